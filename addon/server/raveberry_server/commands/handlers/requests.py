"""Handlers for requests and votes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from raveberry_contract import commands, messages

from raveberry_server.application.catalog.role_url_policy import reach_of
from raveberry_server.application.catalog.search import (
    TopResult,
    linked_result,
    searcher,
    top_result,
)
from raveberry_server.application.catalog.url_validation import expect_within_reach, link_in
from raveberry_server.application.ports import HandedMedia, LinkTitle
from raveberry_server.commands.context import CommandContext
from raveberry_server.commands.handler_table import HandlerTable
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.state import (
    Now,
    PartyState,
    PlaylistPlace,
    PlaylistRequest,
    Step,
)
from raveberry_server.domain.requests import removal, song_requests, voting
from raveberry_server.domain.requests.playlist_requests import PlaylistAdded
from raveberry_server.presenter import command_results

handlers = HandlerTable()

_SONGS_ON_THE_DICE: Final = 20
"""Random songs that are tried before the request is refused."""


@handlers.handles(commands.ENQUEUE)
async def enqueue(
    context: CommandContext, caller: Caller, args: commands.Enqueue
) -> messages.Enqueued:
    _expect_may_replace(context, caller, args)
    wanted = _either(args.uri, args.query)
    link = wanted if args.query is None else link_in(wanted)
    linked = await context.catalog.title_behind(link) if link is not None else None
    try:
        if linked is None:
            hit = await _song(context, caller, wanted, link, args.source)
        else:
            hit = await _linked_song(context, caller, linked)
    except RefusedError as refusal:
        is_unknown = refusal.reason in (Reason.NOT_FOUND, Reason.SOURCE_FAILED)
        if link is None or linked is not None or not is_unknown:
            raise
        if not await context.playlists.is_one(caller, link):
            raise
        return await _enqueue_songs_of(context, caller, link, _playlist_place(args))
    asked = song_requests.Request(
        song=hit.song,
        is_ready=await context.catalog.is_here(hit.song),
        to_top=args.top,
        dedication=args.dedication,
        query=wanted if link is None else context.searches.query_for(caller.id, hit.song.uri),
    )
    request = _request_step(args)
    return await context.answer(
        caller,
        lambda state, now: request(state, caller, asked, now),
        lambda made, state, now: command_results.enqueued(replace(made, note=hit.note), state, now),
    )


@handlers.handles(commands.HAND_OVER)
async def hand_over(
    context: CommandContext, caller: Caller, args: commands.HandOver
) -> messages.Enqueued:
    handed = HandedMedia(
        media=args.media.strip(),
        address=args.address.strip(),
        title=args.title,
        artist=args.artist,
        album=args.album,
        artwork=args.artwork,
    )
    if not handed.media:
        raise RefusedError(Refusal.MEDIA_MISSING)
    if link_in(handed.address) != handed.address:
        raise RefusedError(Refusal.ADDRESS_INCOMPLETE)
    expect_within_reach(handed.address, context.state.settings.allowed_private_hosts)
    song = await context.catalog.handed_over(handed)
    asked = song_requests.Request(
        song=song,
        is_ready=await context.catalog.is_here(song),
        to_top=args.top,
        dedication=args.dedication,
    )
    request = _request_step(args)
    return await context.answer(
        caller,
        lambda state, now: request(state, caller, asked, now),
        command_results.enqueued,
    )


async def _enqueue_songs_of(
    context: CommandContext, caller: Caller, link: str, place: PlaylistPlace
) -> messages.Enqueued:
    """Enqueue a playlist that was requested as a song; return the result of its first song."""
    context.expect_role(commands.ENQUEUE_PLAYLIST, caller.role)
    added = await context.playlists.enqueue(
        caller,
        link,
        place,
        lambda order: context.answer(caller, order, lambda *_: Refusal.PLAYLIST_PENDING),
    )
    if not added.is_done:
        raise RefusedError(Refusal.PLAYLIST_PENDING)
    if not added.entries:
        if not added.missing:
            raise RefusedError(Refusal.PLAYLIST_EMPTY)
        raise RefusedError(Refusal.PLAYLIST_UNPLAYABLE, detail=added.missing[0].reason.message)
    first = song_requests.Requested(entry=added.entries[0], is_duplicate=False)
    return command_results.enqueued(first, context.state, context.party.now())


@handlers.handles(commands.ENQUEUE_PLAYLIST)
async def enqueue_playlist(
    context: CommandContext, caller: Caller, args: commands.EnqueuePlaylist
) -> messages.PlaylistAdded:
    _expect_may_replace(context, caller, args)
    wanted = _either(args.uri, args.query)
    link = wanted if args.query is None else link_in(wanted)
    uri = link or await context.catalog.playlist_like(wanted)
    added = await context.playlists.enqueue(
        caller,
        uri,
        _playlist_place(args),
        lambda order: context.answer(caller, order, lambda made, *_: _being_read(made)),
    )
    return command_results.playlist_added(added)


@handlers.handles(commands.ENQUEUE_RANDOM)
async def enqueue_random(
    context: CommandContext, caller: Caller, _args: commands.Nothing
) -> messages.Enqueued:
    songs = await context.catalog.random_songs(_SONGS_ON_THE_DICE)
    choice = [
        song_requests.Request(song=song, is_ready=await context.catalog.is_here(song))
        for song in songs
    ]
    return await context.answer(
        caller,
        lambda state, now: song_requests.request_one(state, caller, choice, now),
        command_results.enqueued,
    )


def _expect_may_replace(
    context: CommandContext, caller: Caller, args: commands.Enqueue | commands.EnqueuePlaylist
) -> None:
    """Raise if the caller may not clear the queue, but wants to replace it.

    Raises:
        RefusedError: `not_allowed`.
    """
    if args.replace:
        context.expect_role(commands.CLEAR_QUEUE, caller.role)


def _request_step(
    args: commands.Enqueue | commands.HandOver,
) -> Callable[[PartyState, Caller, song_requests.Request, Now], Step[song_requests.Requested]]:
    if args.replace:
        return song_requests.replace_queue
    return song_requests.play_now if args.play else song_requests.request


def _playlist_place(args: commands.Enqueue | commands.EnqueuePlaylist) -> PlaylistPlace:
    if args.replace:
        return PlaylistPlace.REPLACE
    if args.play:
        return PlaylistPlace.NOW
    return PlaylistPlace.NEXT if args.top else PlaylistPlace.END


def _being_read(order: PlaylistRequest) -> messages.PlaylistAdded:
    return command_results.playlist_added(PlaylistAdded(job=order.job, is_done=False))


def _either(uri: str | None, query: str | None) -> str:
    wanted = uri if query is None else query
    if wanted is None or not wanted.strip() or (uri is not None and query is not None):
        raise RefusedError(Refusal.URI_OR_QUERY_EXPECTED)
    return wanted


async def _song(
    context: CommandContext, caller: Caller, wanted: str, link: str | None, source: str | None
) -> TopResult:
    settings = context.state.settings
    if link is not None:
        uri = context.catalog.requested_uri(link, source)
        return TopResult(
            song=await context.catalog.song_within(reach_of(settings, caller.role), uri)
        )
    by = searcher(context.state, caller.id, caller.role)
    return await top_result(context.catalog, settings, wanted, source, by)


async def _linked_song(context: CommandContext, caller: Caller, linked: LinkTitle) -> TopResult:
    by = searcher(context.state, caller.id, caller.role)
    return await linked_result(context.catalog, context.state.settings, linked, by)


@handlers.handles(commands.VOTE)
async def vote(context: CommandContext, caller: Caller, args: commands.Vote) -> messages.Voted:
    return await context.answer(
        caller,
        lambda state, now: voting.vote(state, caller, EntryId(args.entry), args.value, now),
        lambda made, *_: command_results.voted(made),
    )


@handlers.handles(commands.WITHDRAW)
async def withdraw(context: CommandContext, caller: Caller, args: commands.OneEntry) -> None:
    await context.apply(
        caller, lambda state, _now: removal.withdraw(state, caller, EntryId(args.entry))
    )
