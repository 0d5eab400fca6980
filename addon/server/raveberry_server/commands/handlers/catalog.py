"""Handlers for the search, the pages of the library and lyrics."""

from base64 import b64encode

from raveberry_contract import commands, messages

from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.catalog.role_url_policy import reach_of
from raveberry_server.application.catalog.search import (
    SearchQuery,
    complete_search,
    searched_online,
    searcher,
)
from raveberry_server.commands.context import CommandContext
from raveberry_server.commands.handler_table import HandlerTable
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.model.state import PartyState
from raveberry_server.presenter import command_results
from raveberry_server.presenter.entries import uri_of

handlers = HandlerTable()


@handlers.handles(commands.SEARCH)
async def search(
    context: CommandContext, caller: Caller, args: messages.SearchRequest
) -> messages.SearchAnswer:
    by = searcher(context.state, caller.id, caller.role)
    query = SearchQuery(words=args.q, limit=args.limit, sources=args.sources)
    progress = await complete_search(context.catalog, context.state.settings, query, by)
    context.searches.note(caller.id, args.q, (song.uri for song in progress.found.songs))
    return command_results.search_answer(
        args.q, progress, context.state, context.party.now(), caller.role
    )


@handlers.handles(commands.ONLINE_SOURCES)
async def online_sources(
    context: CommandContext, caller: Caller, _args: commands.Nothing
) -> messages.OnlineSourcesAnswer:
    by = searcher(context.state, caller.id, caller.role)
    names = searched_online(context.catalog, context.state.settings, by)
    return messages.OnlineSourcesAnswer(sources=tuple(names))


@handlers.handles(commands.DISCOVER)
async def discover(
    context: CommandContext, caller: Caller, _args: commands.Nothing
) -> messages.Discovered:
    sections = await context.discovery.sections_for(caller.id)
    return command_results.discovered(sections, context.state, context.party.now(), caller.role)


@handlers.handles(commands.BROWSE)
async def browse(
    context: CommandContext, caller: Caller, args: messages.BrowseRequest
) -> messages.BrowseAnswer:
    url_policy = reach_of(context.state.settings, caller.role)
    page = await context.catalog.browse_page(args.path, args.offset, args.limit, url_policy)
    return command_results.browse_answer(page, context.state, context.party.now(), caller.role)


@handlers.handles(commands.LYRICS)
async def lyrics(
    context: CommandContext, _caller: Caller, args: commands.OneEntry
) -> messages.Lyrics:
    found = await context.lyrics.of(EntryId(args.entry))
    return messages.Lyrics(
        entry=args.entry,
        lines=tuple(
            messages.LyricLine(text=line.text, at_s=line.at_s)
            for line in (found.lines if found else ())
        ),
    )


@handlers.handles(commands.ARTWORK)
async def artwork(
    context: CommandContext, _caller: Caller, args: commands.ReadArtwork
) -> messages.Artwork:
    song = await song_with_cover(context.catalog, context.state, args.key)
    image = await context.catalog.artwork(song)
    if image and args.small:
        image = await context.thumbnail(image)
    if not image:
        raise RefusedError(Refusal.COVER_MISSING)
    return messages.Artwork(image=b64encode(image).decode())


@handlers.handles(commands.SONG_FILE)
async def song_file(
    context: CommandContext, _caller: Caller, args: commands.OneSong
) -> messages.SongFile:
    return context.song_link(args.uri, await context.catalog.file_of(args.uri))


async def song_with_cover(catalog: Catalog, state: PartyState, key: str) -> Song:
    """Return a song by the key in its `artwork_url`, or by entry id.

    Raises:
        RefusedError: `not_found`.
    """
    entry = state.entry(EntryId(key))
    if entry is not None:
        return entry.song
    uri = uri_of(key)
    if not uri or not catalog.has_covers(uri):
        raise RefusedError(Refusal.SONG_UNKNOWN)
    return await catalog.song(uri)
