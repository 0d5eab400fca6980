"""Handlers for sources, the library and the history."""

from dataclasses import dataclass

from raveberry_server.application.catalog.role_url_policy import reach_of
from raveberry_server.application.catalog.search import complete_search, searched_online, searcher
from raveberry_server.application.commands.context import CommandContext
from raveberry_server.application.errors import SourceError
from raveberry_server.application.history.export import HistoryExport
from raveberry_server.domain import command_arguments as arguments
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import Caller


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineSources:
    """Online sources that are searched for the caller."""

    names: tuple[str, ...]


async def search(context: CommandContext, caller: Caller, args: arguments.Search) -> object:
    state = context.party.saved.state
    by = searcher(state, caller.id, caller.role)
    progress = await complete_search(context.catalog, state.settings, args, by)
    context.searches.note(caller.id, args.q, progress.found.songs)
    return progress


async def online_sources(
    context: CommandContext, caller: Caller, _args: arguments.Nothing
) -> object:
    state = context.party.saved.state
    by = searcher(state, caller.id, caller.role)
    return OnlineSources(names=tuple(searched_online(context.catalog, state.settings, by)))


async def browse(context: CommandContext, caller: Caller, args: arguments.Browse) -> object:
    url_policy = reach_of(context.party.saved.state.settings, caller.role)
    return await context.catalog.shelf(args.path, args.offset, args.limit, url_policy)


async def history(context: CommandContext, _caller: Caller, args: arguments.ReadHistory) -> object:
    return await context.history.history(args)


async def stats(context: CommandContext, _caller: Caller, args: arguments.ReadStats) -> object:
    return await context.history.statistics(args)


async def export(
    context: CommandContext, _caller: Caller, args: arguments.ExportPlays
) -> HistoryExport:
    return await context.history.export(args.since, with_files=True)


async def save_playlist(
    context: CommandContext, _caller: Caller, args: arguments.SavePlaylist
) -> object:
    return await context.history.save_playlist(args)


async def library(context: CommandContext, _caller: Caller, args: arguments.ReadLibrary) -> object:
    try:
        return await context.library.overview(args.offset, args.limit)
    except SourceError as err:
        raise RefusedError(Reason.SOURCE_FAILED, str(err)) from err


async def scan_library(context: CommandContext, _caller: Caller, _args: arguments.Nothing) -> None:
    context.library.scan()


async def sources(context: CommandContext, _caller: Caller, _args: arguments.Nothing) -> object:
    return await context.sources.overview()


async def renew_source(
    context: CommandContext, _caller: Caller, args: arguments.RenewSource
) -> None:
    if args.back:
        await context.sources.go_back()
    else:
        context.sources.renew()
