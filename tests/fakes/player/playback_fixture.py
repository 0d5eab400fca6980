"""A party, its player and the reconciler between them, for tests."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import override

from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.party import Party, StepFunction
from raveberry_server.application.playback.reconciler import PlayerReconciler
from raveberry_server.application.playback.stream_listeners import StreamListeners
from raveberry_server.application.ports import Clock, KeptAnswer, Player, SavedState
from raveberry_server.application.presence import Presence
from raveberry_server.domain import setting_changes
from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.events import Event
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.model.state import PartyState
from raveberry_server.domain.playback import control_steps
from raveberry_server.domain.requests import queue_management, removal, song_requests
from raveberry_server.domain.requests.song_requests import Request

from tests.fakes.party.memory_store import MemoryStore
from tests.fakes.sources.file_source import FileSource
from tests.fakes.tasks import running


class CheckpointStore(MemoryStore):
    """A store in which a committed position replaces every earlier checkpoint."""

    @override
    async def commit(
        self,
        *,
        after: SavedState,
        events: Sequence[Event],
        at: datetime,
        answers: Sequence[KeptAnswer] = (),
    ) -> None:
        before = self.saved.state
        await super().commit(after=after, events=events, at=at, answers=answers)
        if after.state.playback.anchor is not before.playback.anchor:
            self.checkpoints.clear()


class PlaybackFixture:
    """A party with its store, catalog and reconciler, and the commands of its host.

    Songs are called by their names; `files` has the location of each.
    """

    def __init__(
        self,
        *,
        player: Player,
        clock: Clock,
        files: Mapping[str, str],
        durations_s: Mapping[str, float],
        store: CheckpointStore,
        sounds: Mapping[str, str] | None = None,
    ) -> None:
        self.clock = clock
        self.store = store
        self.listeners = StreamListeners()
        self.source = FileSource(files)
        self.party = Party(saved=store.saved, store=store, clock=clock, presence=Presence())
        self.reconciler = PlayerReconciler(
            party=self.party,
            catalog=Catalog(sources=[self.source]),
            player=player,
            store=store,
            clock=clock,
            sounds=sounds or {},
            listeners=self.listeners,
        )
        self._durations_s = durations_s

    @asynccontextmanager
    async def committing(self) -> AsyncIterator[None]:
        """Run the party inside the block."""
        async with running(self.party.run()):
            yield

    async def until(self, is_so: Callable[[], bool], *, within_s: float = 20.0) -> None:
        """Wait for a condition that is checked after every change of the party."""
        changed = asyncio.Event()
        unlisten = self.party.listen(lambda _change: changed.set())
        try:
            async with asyncio.timeout(within_s):
                while not is_so():
                    await changed.wait()
                    changed.clear()
        finally:
            unlisten()

    @property
    def state(self) -> PartyState:
        return self.party.saved.state

    @property
    def events(self) -> list[Event]:
        return self.store.events

    @property
    def current(self) -> str | None:
        """The name of the playing song in the party's state."""
        entry = self.state.playback.entry
        return entry.song.title if entry else None

    @property
    def waiting(self) -> list[str]:
        """The names of the waiting songs, in the order of their requests."""
        entries = sorted(self.state.waiting.values(), key=lambda entry: entry.sequence)
        return [entry.song.title for entry in entries]

    @property
    def fault(self) -> str | None:
        """The kind of the reported fault."""
        fault = self.state.playback.fault
        return fault.kind if fault else None

    @property
    def position_s(self) -> float:
        """The position of the song in the party's state."""
        return self.state.playback.position_at_s(self.clock.mono_s())

    def entry(self, name: str) -> Entry:
        """Return the entry of that name, waiting or playing."""
        current = self.state.playback.entry
        entries = (*self.state.waiting.values(), *((current,) if current else ()))
        return next(entry for entry in entries if entry.song.title == name)

    async def do[R](self, step: StepFunction[R]) -> R:
        return await self.party.apply(step)

    async def request(self, *names: str) -> None:
        """Request songs as the host."""
        for name in names:
            song = Song(
                uri=name, source="local", title=name, duration_s=self._durations_s.get(name)
            )
            await self.do(
                lambda state, now, song=song: song_requests.request(  # type: ignore[misc]
                    state, HOST_CALLER, Request(song=song), now
                )
            )

    async def play(self) -> None:
        await self.do(control_steps.play)

    async def pause(self) -> None:
        await self.do(control_steps.pause)

    async def skip(self) -> None:
        await self.do(lambda state, _now: control_steps.skip(state, HOST_CALLER, None))

    async def seek(self, position_s: float) -> None:
        await self.do(lambda state, now: control_steps.seek(state, position_s, now))

    async def prioritize(self, name: str) -> None:
        await self.do(lambda state, _now: queue_management.prioritize(state, self.entry(name).id))

    async def remove(self, name: str) -> None:
        await self.do(lambda state, _now: removal.remove(state, HOST_CALLER, self.entry(name).id))

    async def restart_player(self) -> None:
        await self.do(lambda state, _now: control_steps.restart_player(state))

    async def set(self, name: str, value: object) -> None:
        await self.do(lambda state, _now: setting_changes.set_setting(state, name, value))

    def saved_after_a_crash(self) -> SavedState:
        """Return the state that a restarted server loads: at the checkpoint, and not moving."""
        saved = self.store.saved
        playback = saved.state.playback
        position_s = self.store.checkpoints.get(playback.epoch, playback.anchor.position_s)
        anchor = replace(playback.anchor, position_s=position_s, mono_s=0.0, is_moving=False)
        last_audible_at = self.store.last_audible_at if playback.entry else None
        loaded = replace(
            playback,
            anchor=anchor,
            fault=None,
            fade=None,
            interruption=None,
            last_audible_at=last_audible_at,
        )
        return SavedState(
            state=replace(saved.state, playback=loaded),
            revision=saved.revision,
        )
