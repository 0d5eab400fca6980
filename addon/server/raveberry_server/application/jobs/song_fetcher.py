"""Background fetching of pending songs, in the order of the queue.

The work list is part of the party's state: entries that are `pending`. So a restart, a killed job
or a removed entry need no bookkeeping; the stored jobs only count the failures of each song.
"""

import asyncio
import logging
from dataclasses import replace
from functools import partial
from typing import Final

from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.errors import (
    Cause,
    FetchError,
    SourceError,
    StoreError,
    fetch_notice,
)
from raveberry_server.application.party import Change, Party
from raveberry_server.application.ports import Clock, FetchingSource, FetchOrder, FetchReport
from raveberry_server.application.ports.jobs import Job, JobState, JobStore
from raveberry_server.domain.model.entry import Entry, EntryState
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.events import JobFailed
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.model.waiting_entries import WaitingEntries
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.playback import current_song
from raveberry_server.domain.requests import placeholders

from .download_lanes import DownloadLanes, Lane, lane_of

_LOGGER = logging.getLogger(__name__)

KIND: Final = "fetch"
_BACK_OFF_S: Final = (2.0, 10.0)
"""Pause after each failure but the last."""
_PROBE_S: Final = 2.0
"""Sources that need no download are looked at so often while songs wait for them."""
_ANSWERS: Final = frozenset(
    {
        Cause.GONE,
        Cause.BLOCKED,
        Cause.REGION,
        Cause.TOO_LONG,
        Cause.ENDLESS,
        Cause.TOO_LARGE,
        Cause.LOGIN,
        Cause.UNPLAYABLE,
    }
)
"""Failures that are the answer of a server, which so is not silent."""
_STEP: Final = 0.05
"""Progress that is worth a commit and a broadcast."""


class SongFetcher:
    """Runner of fetch jobs."""

    def __init__(self, *, party: Party, catalog: Catalog, book: JobStore, clock: Clock) -> None:
        self._party = party
        self._catalog = catalog
        self._book = book
        self._clock = clock
        self._running: dict[EntryId, asyncio.Task[None]] = {}
        self._uris: dict[EntryId, str] = {}
        self._lanes = DownloadLanes()
        self._tried_s: dict[EntryId, float] = {}
        self._failing_since_s: dict[EntryId, float] = {}
        self._probe_from_s = 0.0
        self._pending = frozenset[EntryId]()
        self._has_leftovers = True
        self._not_before_s: dict[EntryId, float] = {}
        self._failures: dict[EntryId, int] = {}
        self._looked_after = WaitingEntries()
        self._has_news = asyncio.Event()

    async def run(self) -> None:
        """Fetch pending songs, until cancelled."""
        stop_listening = self._party.listen(self._note)
        try:
            await self._recall()
            async with asyncio.TaskGroup() as tasks:
                self._has_news.set()
                while True:
                    await self._has_news.wait()
                    self._has_news.clear()
                    await self._look_after_ready_ones()
                    await self._discard_unfinished()
                    await self._note_silent_lanes()
                    await self._probe_sources()
                    self._start_and_stop(tasks)
        finally:
            stop_listening()

    def _note(self, change: Change) -> None:
        before, after = change.before.state.waiting, change.after.state.waiting
        # Most commits are votes.
        if after.pending is not before.pending or not after.has_same_ids(before):
            self._has_news.set()

    async def _recall(self) -> None:
        """Restore the failure counts of jobs from before the restart."""
        try:
            for job in await self._book.jobs(KIND):
                if job.entry is not None and _is_pending(self._state, job.entry):
                    self._failures[job.entry] = job.failures
                else:
                    await self._book.drop_job(job.id)
        except StoreError as err:
            _LOGGER.warning("The saved downloads cannot be read: %s", err)

    @property
    def _state(self) -> PartyState:
        return self._party.saved.state

    async def _look_after_ready_ones(self) -> None:
        """Fetch ready songs again whose file is gone, as after a restored backup or an eviction."""
        waiting = self._state.waiting
        changes = waiting.differences(self._looked_after).values()
        unseen = [entry for was, entry in changes if was is None and entry is not None]
        self._looked_after = waiting
        for entry in unseen:
            if entry.is_ready and not await self._is_here(entry):
                await self._party.learn(partial(_missed, name=entry.id))

    async def _is_here(self, entry: Entry) -> bool:
        try:
            return await self._catalog.is_here(entry.song)
        except RefusedError as err:
            _LOGGER.debug("It is unknown whether %s is in the cache: %s", entry.song.uri, err)
            return True

    async def _discard_unfinished(self) -> None:
        """Delete partial downloads at the start, and after one was given up or removed."""
        pending = self._state.waiting.pending
        names = frozenset(entry.id for entry in pending.values())
        has_left = self._has_leftovers or not self._pending <= names
        self._pending, self._has_leftovers = names, False
        if has_left:
            needed = {entry.song.uri for entry in pending.values()}
            await self._catalog.discard_unfinished(needed.union(self._uris.values()))

    async def _note_silent_lanes(self) -> None:
        """Let songs wait that were requested while their server was silent already."""
        if not self._lanes.has_silent:
            return
        names = [
            entry.id
            for entry in self._state.waiting.pending.values()
            if self._lanes.is_silent(lane_of(entry.song))
            and not entry.waits_for_source
            and entry.id not in self._running
        ]
        if names:
            await self._party.learn(lambda state, _now: placeholders.wait_for_source(state, names))

    async def _probe_sources(self) -> None:
        """Make songs ready whose source needs no download and can be read again."""
        now_s = self._clock.mono_s()
        waiting = [
            entry for entry in self._state.waiting.pending.values() if self._is_probed(entry)
        ]
        if not waiting or now_s < self._probe_from_s:
            return
        for entry in waiting:
            try:
                await self._catalog.playable(entry.song)
            except SourceError as err:
                _LOGGER.debug("%s is not there yet: %s", entry.song.uri, err)
            else:
                await self._party.learn(partial(_ready_again, name=entry.id))
        self._probe_from_s = now_s + _PROBE_S
        asyncio.get_running_loop().call_later(_PROBE_S, self._has_news.set)

    def _is_probed(self, entry: Entry) -> bool:
        return entry.waits_for_source and self._catalog.fetching_source(entry.song) is None

    def _start_and_stop(self, tasks: asyncio.TaskGroup) -> None:
        state, now_s = self._state, self._clock.mono_s()
        for name, task in self._running.items():
            if not _is_pending(state, name):
                task.cancel()
        pending = [entry for entry in state.waiting.pending.values() if not self._is_probed(entry)]
        if self._lanes.has_silent:
            self._lanes.forget_others(lane_of(entry.song) for entry in pending)
            pending = self._in_order_of_attempts(pending)
        for entry in pending:
            if self._lanes.is_full:
                return
            lane = lane_of(entry.song)
            is_due = self._not_before_s.get(entry.id, 0.0) <= now_s
            if entry.id in self._running or not is_due or not self._lanes.may_start(lane, now_s):
                continue
            task = tasks.create_task(self._fetch(entry), name=f"fetch {entry.id}")
            self._running[entry.id] = task
            self._uris[entry.id] = entry.song.uri
            self._lanes.start(entry.id, lane)
            self._tried_s[entry.id] = now_s
            task.add_done_callback(partial(self._forget, entry.id))

    def _forget(self, name: EntryId, _task: asyncio.Task[None]) -> None:
        self._running.pop(name, None)
        self._uris.pop(name, None)
        self._lanes.end(name)
        # Its process has ended only now.
        self._has_leftovers = True
        self._has_news.set()

    def _in_order_of_attempts(self, pending: list[Entry]) -> list[Entry]:
        """Return pending songs in the order of the queue; of a silent server in turns."""
        return sorted(
            pending,
            key=lambda entry: (
                self._tried_s.get(entry.id, 0.0)
                if self._lanes.is_silent(lane_of(entry.song))
                else 0.0
            ),
        )

    async def _fetch(self, entry: Entry) -> None:
        job = Job(
            kind=KIND,
            state=JobState.RUNNING,
            progress=None,
            reason=None,
            started_at=self._clock.at(),
            entry=entry.id,
            failures=self._failures.get(entry.id, 0),
        )
        await self._keep(job)
        source = self._catalog.fetching_source(entry.song)
        if source is None:
            await self._fail(job, entry.id, FetchError(Cause.GONE), Notice(NoticeCode.SOURCE_OFF))
            return
        lane = lane_of(entry.song)
        try:
            song = await self._fetched(source, entry)
        except FetchError as err:
            if err.cause in _ANSWERS:
                await self._note_answer(lane)
            await self._fail(job, entry.id, err, lane=lane)
        except asyncio.CancelledError:
            # The entry was removed; or the server stops, and the song is fetched at the next start.
            if not _is_pending(self._state, entry.id):
                await self._drop(job)
            raise
        except Exception:
            _LOGGER.exception("%s cannot be fetched", entry.song.uri)
            await self._fail(job, entry.id, FetchError(Cause.BROKEN))
        else:
            await self._party.learn(
                lambda state, now: placeholders.finish_download(state, entry.id, song, now)
            )
            await self._drop(job)
            await self._note_answer(lane)
            await source.keep_only(uris_needed(self._state))

    async def _fetched(self, source: FetchingSource, entry: Entry) -> Song:
        told = entry.progress or 0.0

        async def on_report(report: FetchReport) -> None:
            nonlocal told
            if report.song is not None:
                song = report.song
                await self._party.learn(
                    lambda state, now: placeholders.update_song(state, entry.id, song, now)
                )
            if report.progress - told >= _STEP or report.progress < told:
                told = report.progress
                await self._party.learn(
                    lambda state, _now: placeholders.update_progress(
                        state, entry.id, report.progress
                    )
                )

        try:
            return await source.fetch(self._order(entry, entry.song), on_report)
        except FetchError as err:
            if err.cause is not Cause.ENDLESS or not entry.is_hosts:
                raise
            station = await self._catalog.stream(entry.song.uri)
            radio = self._catalog.fetching_source(station) if station else None
            if station is None or radio is None:
                raise
            return await radio.fetch(self._order(entry, station), on_report)

    def _order(self, entry: Entry, song: Song) -> FetchOrder:
        settings = self._state.settings
        is_hosts = entry.is_hosts
        return FetchOrder(
            song=song,
            longest_s=0 if is_hosts else settings.song_max_s,
            largest_mb=settings.download_max_mb,
            extractors=() if is_hosts else settings.allowed_extractors,
            private_hosts=settings.allowed_private_hosts if is_hosts else (),
        )

    async def _note_answer(self, lane: Lane) -> None:
        """Go on with the songs of a server that was silent."""
        if not self._lanes.note_answer(lane, self._clock.mono_s()):
            return
        for entry in self._state.waiting.pending.values():
            if lane_of(entry.song) == lane and entry.waits_for_source:
                self._forget_failures(entry.id)
                await self._party.learn(partial(_download_now, name=entry.id))

    async def _wait_for(self, lane: Lane) -> None:
        """Let the songs of a server wait that does not answer."""
        pause_s = self._lanes.note_silence(lane, self._clock.mono_s())
        names = [
            entry.id
            for entry in self._state.waiting.pending.values()
            if lane_of(entry.song) == lane
        ]
        await self._party.learn(lambda state, _now: placeholders.wait_for_source(state, names))
        asyncio.get_running_loop().call_later(pause_s, self._has_news.set)

    async def _fail(
        self,
        job: Job,
        name: EntryId,
        err: FetchError,
        notice: Notice | None = None,
        lane: Lane | None = None,
    ) -> None:
        failures, now_s = job.failures + 1, self._clock.mono_s()
        reason = notice or fetch_notice(err)
        _LOGGER.warning("A song could not be fetched (%s, time %s): %s", name, failures, err)
        since_s = self._failing_since_s.setdefault(name, now_s)
        is_silent = err.cause is Cause.NETWORK and lane is not None
        if lane and is_silent and self._lanes.is_silent(lane):
            if not self._lanes.is_given_up(lane, now_s):
                await self._wait_for(lane)
                return
        elif err.cause.may_pass and failures <= len(_BACK_OFF_S):
            self._failures[name] = failures
            await self._keep(replace(job, reason=reason, failures=failures))
            await self._party.learn(
                lambda state, _now: placeholders.update_progress(
                    state, name, 0.0, Notice(NoticeCode.DOWNLOAD_RETRIED)
                )
            )
            self._put_off(name, _BACK_OFF_S[failures - 1])
            return
        elif lane and is_silent and not self._lanes.has_answered_since(lane, since_s):
            await self._wait_for(lane)
            return
        failed = JobFailed(job=job.id, kind=job.kind, reason=reason, entry=name)

        def give_up(state: PartyState, _now: Now) -> Step[None]:
            if not _is_pending(state, name):
                return Step(state=state, result=None)
            step = current_song.fail_song(state, name, reason)
            return Step(state=step.state, events=(*step.events, failed), result=None)

        await self._party.learn(give_up)
        await self._drop(job)

    def _put_off(self, name: EntryId, pause_s: float) -> None:
        self._not_before_s[name] = self._clock.mono_s() + pause_s
        asyncio.get_running_loop().call_later(pause_s, self._has_news.set)

    def _forget_failures(self, name: EntryId) -> None:
        self._failures.pop(name, None)
        for times in (self._not_before_s, self._tried_s, self._failing_since_s):
            times.pop(name, None)

    async def _keep(self, job: Job) -> None:
        try:
            await self._book.keep_job(job)
        except StoreError as err:
            _LOGGER.warning("A download cannot be saved: %s", err)

    async def _drop(self, job: Job) -> None:
        if job.entry is not None:
            self._forget_failures(job.entry)
        try:
            await self._book.drop_job(job.id)
        except StoreError as err:
            _LOGGER.warning("A download cannot be deleted: %s", err)


def _ready_again(state: PartyState, _now: Now, *, name: EntryId) -> Step[None]:
    return placeholders.stop_waiting(state, name, is_ready=True)


def _download_now(state: PartyState, _now: Now, *, name: EntryId) -> Step[None]:
    return placeholders.stop_waiting(state, name, is_ready=False)


def _missed(state: PartyState, _now: Now, *, name: EntryId) -> Step[None]:
    return placeholders.restart_download(state, name)


def _is_pending(state: PartyState, name: EntryId) -> bool:
    entry = state.waiting.get(name)
    return entry is not None and entry.state is EntryState.PENDING


def uris_needed(state: PartyState) -> frozenset[str]:
    """Return the URIs of the playing song and of all queued ones."""
    playing_now = (state.playback.entry,) if state.playback.entry else ()
    return frozenset(entry.song.uri for entry in (*state.waiting.values(), *playing_now))
