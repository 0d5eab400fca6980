"""Reports of played songs to the servers that they are from (scrobbles)."""

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Final

from raveberry_server.application.backoff import Backoff
from raveberry_server.application.catalog.source_isolation import SourceAnswers
from raveberry_server.application.errors import SourceError, StoreError
from raveberry_server.application.party import Change, Party
from raveberry_server.application.ports import ScrobblingSource, Source
from raveberry_server.application.ports.history import StartedSong, UnsentPlays
from raveberry_server.domain.model.entry import EndReason
from raveberry_server.domain.model.events import SongEnded, SongStarted
from raveberry_server.domain.playback.current_song import played_entry

_LOGGER = logging.getLogger(__name__)

SHORTEST_S: Final = 30.0
LONG_ENOUGH_S: Final = 240.0
"""A song of at least 30 s counts as played after half of it, or after four minutes: the rule of
Last.fm and ListenBrainz, to which the servers forward."""
MOST_UNSENT: Final = 1_000
"""Plays that wait while their server is away, some days of music; the oldest are dropped."""
FIRST_PAUSE_S: Final = 30.0
LONGEST_PAUSE_S: Final = 600.0


class _Outbox:
    """Reports to one source: the song that plays now, and plays that are kept until sent.

    What waits while the source is away survives a restart. A play may be sent twice if the server
    ends while it sends.
    """

    def __init__(
        self,
        *,
        source: ScrobblingSource,
        answers: SourceAnswers,
        unsent: UnsentPlays,
        first_pause_s: float,
    ) -> None:
        self._source = source
        self._answers = answers
        self._unsent = unsent
        self._stored: Sequence[StartedSong] = ()
        self._backoff = Backoff(first_s=first_pause_s, most_s=LONGEST_PAUSE_S)
        self._now: StartedSong | None = None
        self._played = deque[StartedSong](maxlen=MOST_UNSENT)
        self._has_news = asyncio.Event()

    def note_start(self, play: StartedSong) -> None:
        """Send this song as the one that plays now."""
        self._now = play
        self._has_news.set()

    def note_play(self, play: StartedSong) -> None:
        """Send this song as played."""
        self._now = None
        self._played.append(play)
        self._has_news.set()

    def note_stop(self) -> None:
        """Forget the song that plays now."""
        self._now = None

    async def run(self) -> None:
        """Send reports, until cancelled."""
        await self._load()
        while True:
            await self._has_news.wait()
            self._has_news.clear()
            try:
                await self._send()
            except SourceError as err:
                _LOGGER.info("%s does not take scrobbles: %s", self._source.name, err)
                await self._pause(self._backoff.longer_s())
            else:
                self._backoff.reset()
                await self._store()

    async def _load(self) -> None:
        """Take over what waited before a restart."""
        try:
            self._stored = await self._unsent.unsent(self._source.name)
        except StoreError as err:
            _LOGGER.warning("Plays that wait for %s cannot be read: %s", self._source.name, err)
        if self._stored:
            self._played = deque([*self._stored, *self._played], maxlen=MOST_UNSENT)
            self._has_news.set()

    async def _pause(self, pause_s: float) -> None:
        """Store what waits, for as long; later songs do not shorten the pause."""
        clock = asyncio.get_running_loop()
        until_s = clock.time() + pause_s
        while (left_s := until_s - clock.time()) > 0:
            await self._store()
            with suppress(TimeoutError):
                async with asyncio.timeout(left_s):
                    await self._has_news.wait()
            self._has_news.clear()
        self._has_news.set()

    async def _store(self) -> None:
        """Store what waits, if it is not what is stored."""
        waiting = tuple(self._played)
        if waiting == self._stored:
            return
        try:
            await self._unsent.keep_unsent(self._source.name, waiting)
        except StoreError as err:
            _LOGGER.warning("Plays that wait for %s cannot be kept: %s", self._source.name, err)
        else:
            self._stored = waiting

    async def _send(self) -> None:
        """Send what waits, plays first; what cannot be sent waits again.

        Raises:
            SourceError: the source does not answer, or refuses.
        """
        while self._played:
            play = self._played[0]
            await self._report(play, is_finished=True)
            # A full queue may have dropped it meanwhile.
            if self._played and self._played[0] is play:
                self._played.popleft()
        if (play_now := self._now) is not None:
            await self._report(play_now, is_finished=False)
            if self._now is play_now:
                self._now = None

    async def _report(self, play: StartedSong, *, is_finished: bool) -> None:
        name, report = self._source.name, self._source.scrobble
        await self._answers.of(name, report(play.song, play.started_at, is_finished=is_finished))


class Scrobbler:
    """Background task that reports songs to the sources that they are from, where these want it."""

    def __init__(
        self,
        *,
        party: Party,
        sources: Sequence[Source],
        unsent: UnsentPlays,
        first_pause_s: float = FIRST_PAUSE_S,
    ) -> None:
        self._party = party
        answers = SourceAnswers()
        self._outboxes = {
            source.name: _Outbox(
                source=source, answers=answers, unsent=unsent, first_pause_s=first_pause_s
            )
            for source in sources
            if isinstance(source, ScrobblingSource)
        }

    async def run(self) -> None:
        """Follow the party's songs, until cancelled."""
        unlisten = self._party.listen(self._follow)
        try:
            async with asyncio.TaskGroup() as tasks:
                for outbox in self._outboxes.values():
                    tasks.create_task(outbox.run())
                await asyncio.Event().wait()
        finally:
            unlisten()

    def _follow(self, change: Change) -> None:
        for event in change.events:
            if not isinstance(event, SongStarted | SongEnded):
                continue
            outbox = self._outboxes.get(event.entry.song.source)
            if outbox is None or event.epoch is None:
                continue
            song = event.entry.song
            if isinstance(event, SongStarted):
                outbox.note_start(StartedSong(song=song, started_at=change.now.at))
            elif _is_played(change, event):
                outbox.note_play(StartedSong(song=song, started_at=_started_at(change, event)))
            else:
                outbox.note_stop()


def _is_played(change: Change, event: SongEnded) -> bool:
    song, playback = event.entry.song, change.before.state.playback
    if song.duration_s is not None and song.duration_s < SHORTEST_S:
        return False
    if event.reason is EndReason.FINISHED:
        return True
    if event.reason is EndReason.FAILED or playback.epoch != event.epoch:
        return False
    heard_s = playback.anchor.position_at_s(change.now.mono_s, song.duration_s)
    enough_s = LONG_ENOUGH_S if song.duration_s is None else song.duration_s / 2
    return heard_s >= min(LONG_ENOUGH_S, enough_s)


def _started_at(change: Change, event: SongEnded) -> datetime:
    """Return the start of a song that has ended; one of the same commit began just now."""
    if change.before.state.playback.epoch != event.epoch:
        return change.now.at
    return played_entry(change.before.state, event.entry).started_at
