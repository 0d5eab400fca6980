"""Where songs come from, and which have played."""

from dataclasses import dataclass

from raveberry_server.application.catalog.search import last_sighting, searched_online, seeker
from raveberry_server.application.catalog.url_policy import reach_of
from raveberry_server.application.commands.context import Desk
from raveberry_server.application.errors import SourceError
from raveberry_server.application.history.history_log import Exported
from raveberry_server.domain import command_arguments as arguments
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import Caller


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineSources:
    """The sources of the net that are searched for somebody."""

    names: tuple[str, ...]


async def search(desk: Desk, caller: Caller, args: arguments.Search) -> object:
    state = desk.party.saved.state
    by = seeker(state, caller.id, caller.role)
    sighting = await last_sighting(desk.catalog, state.settings, args, by)
    desk.searches.note(caller.id, args.q, sighting.found.songs)
    return sighting


async def online_sources(desk: Desk, caller: Caller, _args: arguments.Nothing) -> object:
    state = desk.party.saved.state
    by = seeker(state, caller.id, caller.role)
    return OnlineSources(names=tuple(searched_online(desk.catalog, state.settings, by)))


async def browse(desk: Desk, caller: Caller, args: arguments.Browse) -> object:
    reach = reach_of(desk.party.saved.state.settings, caller.role)
    return await desk.catalog.shelf(args.path, args.offset, args.limit, reach)


async def history(desk: Desk, _caller: Caller, args: arguments.ReadHistory) -> object:
    return await desk.chronicle.history(args)


async def stats(desk: Desk, _caller: Caller, args: arguments.ReadStats) -> object:
    return await desk.chronicle.statistics(args)


async def export(desk: Desk, _caller: Caller, args: arguments.ExportPlays) -> Exported:
    return await desk.chronicle.export(args.since, with_files=True)


async def save_playlist(desk: Desk, _caller: Caller, args: arguments.SavePlaylist) -> object:
    return await desk.chronicle.save_playlist(args)


async def library(desk: Desk, _caller: Caller, args: arguments.ReadLibrary) -> object:
    try:
        return await desk.librarian.overview(args.offset, args.limit)
    except SourceError as err:
        raise RefusedError(Reason.SOURCE_FAILED, str(err)) from err


async def scan_library(desk: Desk, _caller: Caller, _args: arguments.Nothing) -> None:
    desk.librarian.scan()


async def sources(desk: Desk, _caller: Caller, _args: arguments.Nothing) -> object:
    return await desk.sources.overview()


async def renew_source(desk: Desk, _caller: Caller, args: arguments.RenewSource) -> None:
    if args.back:
        await desk.sources.go_back()
    else:
        desk.sources.renew()
