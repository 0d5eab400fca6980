"""Handlers for sources, the library and the history."""

from raveberry_contract import commands, messages

from raveberry_server.application.catalog.role_url_policy import reach_of
from raveberry_server.application.catalog.search import (
    SearchQuery,
    complete_search,
    searched_online,
    searcher,
)
from raveberry_server.application.errors import SourceError, source_refusal
from raveberry_server.commands.context import CommandContext
from raveberry_server.commands.handler_table import HandlerTable
from raveberry_server.domain.model.guest import Caller
from raveberry_server.presenter import command_results
from raveberry_server.presenter import history as history_messages

handlers = HandlerTable()


@handlers.handles(commands.SEARCH)
async def search(
    context: CommandContext, caller: Caller, args: messages.SearchRequest
) -> messages.SearchAnswer:
    by = searcher(context.state, caller.id, caller.role)
    query = SearchQuery(words=args.q, limit=args.limit, sources=args.sources)
    progress = await complete_search(context.catalog, context.state.settings, query, by)
    context.searches.note(caller.id, args.q, progress.found.songs)
    return command_results.search_answer(args.q, progress, context.state, context.party.now())


@handlers.handles(commands.ONLINE_SOURCES)
async def online_sources(
    context: CommandContext, caller: Caller, _args: commands.Nothing
) -> messages.OnlineSourcesAnswer:
    by = searcher(context.state, caller.id, caller.role)
    names = searched_online(context.catalog, context.state.settings, by)
    return messages.OnlineSourcesAnswer(sources=tuple(names))


@handlers.handles(commands.BROWSE)
async def browse(
    context: CommandContext, caller: Caller, args: messages.BrowseRequest
) -> messages.BrowseAnswer:
    url_policy = reach_of(context.state.settings, caller.role)
    shelf = await context.catalog.shelf(args.path, args.offset, args.limit, url_policy)
    return command_results.browse_answer(shelf, context.state, context.party.now())


@handlers.handles(commands.HISTORY)
async def history(
    context: CommandContext, _caller: Caller, args: commands.ReadHistory
) -> messages.History:
    found = await context.history.history(
        args.since, args.until, before=args.before, limit=args.limit
    )
    return history_messages.history_message(found, context.state)


@handlers.handles(commands.STATS)
async def stats(
    context: CommandContext, _caller: Caller, args: commands.ReadStats
) -> messages.Stats:
    found = await context.history.statistics(args.since, args.until)
    return history_messages.stats_message(found, context.state)


@handlers.handles(commands.EXPORT)
async def export(
    context: CommandContext, _caller: Caller, args: commands.ExportPlays
) -> messages.Exported:
    made = await context.history.export(args.since, with_files=True)
    return messages.Exported(m3u=made.m3u, text=made.text)


@handlers.handles(commands.SAVE_PLAYLIST)
async def save_playlist(
    context: CommandContext, _caller: Caller, args: commands.SavePlaylist
) -> messages.PlaylistSaved:
    saved = await context.history.save_playlist(args.name, args.since)
    return messages.PlaylistSaved(uri=saved.uri, name=saved.name, songs=saved.songs)


@handlers.handles(commands.LIBRARY)
async def library(
    context: CommandContext, _caller: Caller, args: commands.ReadLibrary
) -> messages.LibraryAnswer:
    try:
        overview = await context.library.overview(args.offset, args.limit)
    except SourceError as err:
        raise source_refusal(err) from err
    return command_results.library_answer(overview)


@handlers.handles(commands.SCAN_LIBRARY)
async def scan_library(context: CommandContext, _caller: Caller, _args: commands.Nothing) -> None:
    context.library.scan()


@handlers.handles(commands.SOURCES)
async def sources(
    context: CommandContext, _caller: Caller, _args: commands.Nothing
) -> messages.SourcesAnswer:
    return command_results.sources_answer(await context.sources.overview())


@handlers.handles(commands.RENEW_SOURCE)
async def renew_source(
    context: CommandContext, _caller: Caller, args: commands.RenewSource
) -> None:
    if args.back:
        await context.sources.go_back()
    else:
        context.sources.renew()
