"""Background reader of requested playlists, which adds their songs to the queue.

Playlist requests are part of the party's state, so they survive a restart. The caller waits a while
for the result; after that the songs are added in the background, and an event reports what is
missing.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final

from raveberry_server.application.party import Party, StepFunction
from raveberry_server.application.ports import Playlist
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Caller, Role
from raveberry_server.domain.model.state import PlaylistPlace, PlaylistRequest
from raveberry_server.domain.requests import playlist_requests
from raveberry_server.domain.requests.playlist_requests import PlaylistAdded
from raveberry_server.domain.requests.song_requests import Request

from .catalog import Catalog
from .role_url_policy import UrlPolicy, reach_of

_LOGGER = logging.getLogger(__name__)

PATIENCE_S: Final = 10.0
"""Longest time that a command waits for a playlist to be read."""


class PlaylistEnqueuer:
    """Runner of playlist requests."""

    def __init__(self, *, party: Party, catalog: Catalog, draw_job: Callable[[], str]) -> None:
        self._party = party
        self._catalog = catalog
        self._draw_job = draw_job
        self._outcomes: dict[str, asyncio.Future[PlaylistAdded]] = {}
        self._has_orders = asyncio.Event()
        self._has_orders.set()

    async def enqueue(
        self,
        caller: Caller,
        uri: str,
        place: PlaylistPlace,
        apply: Callable[[StepFunction[PlaylistRequest]], Awaitable[object]],
    ) -> PlaylistAdded:
        """Request a playlist; return the result, or that it is still being read.

        Args:
            caller: who requests the playlist.
            uri: URI of the playlist.
            place: where its songs enter the queue.
            apply: applies the step of the request to the party.

        Raises:
            RefusedError: as `playlist_requests.request_playlist` and `Catalog.playlist`.
        """
        job = f"{playlist_requests.JOB_KIND}-{self._draw_job()}"
        order = PlaylistRequest(job=job, uri=uri, by=caller.id, role=caller.role, place=place)
        outcome: asyncio.Future[PlaylistAdded] = asyncio.get_running_loop().create_future()
        self._outcomes[job] = outcome
        try:
            await apply(lambda state, now: playlist_requests.request_playlist(state, order, now))
            self._has_orders.set()
            async with asyncio.timeout(PATIENCE_S):
                return await outcome
        except TimeoutError:
            return PlaylistAdded(job=job, is_done=False)
        finally:
            del self._outcomes[job]

    async def is_one(self, caller: Caller, uri: str) -> bool:
        """Return whether a URI names a playlist that the caller may use."""
        try:
            await self._catalog.playlist(uri, 1, self._url_policy(caller.role))
        except RefusedError:
            return False
        return True

    async def run(self) -> None:
        """Read requested playlists, until cancelled."""
        running: set[str] = set()
        async with asyncio.TaskGroup() as tasks:
            while True:
                await self._has_orders.wait()
                self._has_orders.clear()
                for order in self._party.saved.state.playlist_requests:
                    if order.job not in running:
                        running.add(order.job)
                        task = tasks.create_task(self._carry_out(order), name=order.job)
                        task.add_done_callback(lambda done: running.discard(done.get_name()))

    async def _carry_out(self, order: PlaylistRequest) -> None:
        try:
            added = await self._added_or_refused(order)
        except RefusedError as refusal:
            reason = refusal.notice
            # A caller who still waits receives the refusal as the answer, so no event is needed.
            outcome = self._outcomes.get(order.job)
            give_up = (
                playlist_requests.drop_playlist_request
                if outcome
                else playlist_requests.fail_playlist_request
            )
            await self._party.learn(lambda state, _now: give_up(state, order, reason))
            if outcome is not None and not outcome.done():
                outcome.set_exception(refusal)
            return
        outcome = self._outcomes.get(order.job)
        if outcome is not None and not outcome.done():
            outcome.set_result(added)
        elif added.missing:
            _LOGGER.info("%s: %s", order.job, playlist_requests.summary(added).message)

    async def _added_or_refused(self, order: PlaylistRequest) -> PlaylistAdded:
        """Run `_added`; a bug drops this request only.

        Raises:
            RefusedError: as `_added`, and for a bug.
        """
        try:
            return await self._added(order)
        except RefusedError:
            raise
        except Exception as err:
            _LOGGER.exception("%s cannot be read", order.job)
            raise RefusedError(Refusal.PLAYLIST_UNREADABLE) from err

    async def _added(self, order: PlaylistRequest) -> PlaylistAdded:
        """Add the songs of a playlist as they are read; those before all others together.

        Raises:
            RefusedError: it cannot be read, and nothing of it was.
        """
        longest = self._party.saved.state.settings.max_playlist_items
        reading = _Reading(taken=order.taken)

        async def on_part(read: Playlist) -> None:
            if len(read.songs) > reading.taken:
                await self._add(order, reading, read, is_whole=False)

        try:
            read = await self._catalog.playlist(
                order.uri,
                longest,
                self._url_policy(order.role),
                on_part if order.place is PlaylistPlace.END else None,
            )
        except RefusedError as refusal:
            if reading.added is None:
                raise
            reason = refusal.notice
            await self._party.learn(
                lambda state, _now: playlist_requests.fail_playlist_request(state, order, reason)
            )
            return replace(reading.added, is_done=True)
        return await self._add(order, reading, read, is_whole=True)

    async def _add(
        self, order: PlaylistRequest, reading: "_Reading", read: Playlist, *, is_whole: bool
    ) -> PlaylistAdded:
        """Add the songs that were read since the last time."""
        contents = playlist_requests.PlaylistContents(
            songs=[
                Request(song=song, is_ready=await self._catalog.is_here(song))
                for song in read.songs[reading.taken :]
            ],
            missing=read.missing[reading.missing :],
            left_out=read.left_out,
            is_whole=is_whole,
        )
        is_awaited = order.job in self._outcomes
        reading.added = await self._party.learn(
            lambda state, now: playlist_requests.add_playlist_songs(
                state, order, contents, now, is_told=not is_awaited, earlier=reading.added
            )
        )
        reading.taken, reading.missing = len(read.songs), len(read.missing)
        return reading.added

    def _url_policy(self, role: Role) -> UrlPolicy:
        return reach_of(self._party.saved.state.settings, role)


@dataclass(slots=True, kw_only=True)
class _Reading:
    """Progress of a playlist that is being read.

    Attributes:
        taken: number of its songs that were handled, also before a restart.
        missing: number of its missing songs that were handled.
        added: the result so far.
    """

    taken: int
    missing: int = 0
    added: PlaylistAdded | None = None
