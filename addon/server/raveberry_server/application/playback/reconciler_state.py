"""The reconciler's state: one immutable value, and the pure functions that step it.

The reconciler holds the present value and is the only one to replace it. Everything else takes a
session, or a part of it, as an argument and returns the one after it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from raveberry_server.application.ports import PlayerReport, PlayerState
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.immutable_mappings import with_item
from raveberry_server.domain.model.state import PartyState
from raveberry_server.domain.playback import volume

from . import plan
from .announcer import AnnouncementState
from .desired_state import DesiredState
from .plan import EntriesByNumber, Operation
from .song_resolver import ResolvedSongs
from .stall_detector import StallDetector
from .stream_health import StreamHealth, is_stream
from .stream_output import StreamOutput

BEGINNING_S: Final = 5.0
"""A song that has played for so long plays steadily, and is looked at more rarely."""

NO_EPOCH: Final = -1

CHECKPOINT_EVERY_S: Final = 5.0
"""At most so much of a song plays twice after a power cut."""

RECHECK_S: Final = 1.0
"""After a song began: a crossfade makes its position jump once the old song has ended."""

KEEP_ALIVE_S: Final = 20.0
"""Players drop clients that are idle (MPD after 60 s), and a hang should be noticed."""

STARTING_POLL_S: Final = 0.1
LONGEST_STARTING_POLL_S: Final = 2.0
START_WITHIN_S: Final = 10.0
"""A song that is not audible by then means that the player is stuck."""

FADE_STEP_S: Final = 0.2
"""The volume is adjusted so often during a fade."""

LIBRARY_RETRY_S: Final = 2.0
SOUND_POLL_S: Final = 0.2


CRASH_WITHIN_S: Final = 1.0
CRASHES_IN_A_ROW: Final = 5
"""A player that is lost so soon after starting a song, so often, crashes because of the song."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartCrashes:
    """Crashes right after a start, since a song last became audible.

    Attributes:
        count: how often in a row the player was lost right after it started a song.
    """

    count: int = 0

    def after_loss(self, *, lost_after_s: float) -> tuple[bool, "StartCrashes"]:
        """Return True if the song crashes the player, lost so long after its start; the count."""
        count = self.count + 1 if lost_after_s <= CRASH_WITHIN_S else 0
        is_song_to_blame = count >= CRASHES_IN_A_ROW
        return is_song_to_blame, StartCrashes(count=0 if is_song_to_blame else count)


@dataclass(frozen=True, slots=True, kw_only=True)
class StartAttempt:
    """A song that the player was ordered to start, and of which no sound is confirmed yet."""

    entry: EntryId
    since_s: float
    position_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerSession:
    """Everything that the reconciler remembers between two rounds.

    The first part describes one connection to the player and starts afresh with the next.

    Attributes:
        generation: the number of the connection, from 1; 0 before the first.
        entries: the entries of the songs in the player's list, by the player's numbers.
        own_numbers: the numbers of all songs that the reconciler has added, also of removed ones.
        is_adopted: the list that the player had when it was connected has been matched.
        attempt: the song that was started; its time is that of the first of several attempts.
        sought_s: a position that the player was ordered to go to.
        desired: the desired state for which the last operations were carried out.
        announcement: the sound over the music.
        last_start: the last order to start a song, kept when the connection is lost.
        began_s: when a song last began.
        corrected_s: when operations were last carried out.
        recorrect_from_s: the same desired state causes no operations before that moment.
        checkpoint_from_s: the position is stored again from that moment on.
        silent_from_s: since when a fault keeps the player silent.
        awaits_host: the music is held until a host resumes it, after a long silence.
        is_foreign_reported: the foreign song that plays has been reported.
        resolved: the locations of the current and the next song.
        stall: the confirmed position of the playing song.
        stream: the health of the stream that plays.
        stream_output: the output that sends to remote listeners.
        start_crashes: crashes of the player right after a start.
    """

    generation: int = 0
    entries: EntriesByNumber = field(default_factory=lambda: MappingProxyType({}))
    own_numbers: frozenset[int] = frozenset()
    is_adopted: bool = False
    attempt: StartAttempt | None = None
    sought_s: float | None = None
    desired: DesiredState | None = None
    announcement: AnnouncementState = field(default_factory=AnnouncementState)

    last_start: StartAttempt | None = None
    began_s: float = -BEGINNING_S
    corrected_s: float = 0.0
    recorrect_from_s: float = 0.0
    checkpoint_from_s: float = 0.0
    silent_from_s: float | None = None
    awaits_host: bool = False
    is_foreign_reported: bool = False
    resolved: ResolvedSongs = field(default_factory=ResolvedSongs)
    stall: StallDetector = field(default_factory=StallDetector)
    stream: StreamHealth = field(default_factory=StreamHealth)
    stream_output: StreamOutput = field(default_factory=StreamOutput)
    start_crashes: StartCrashes = field(default_factory=StartCrashes)


# --- the connection and the player's list --------------------------------------------------------


def with_generation(session: PlayerSession, generation: int) -> PlayerSession:
    """Return the session for a connection; a new one forgets the player's list and all orders."""
    if generation == session.generation:
        return session
    return replace(
        session,
        generation=generation,
        entries=MappingProxyType({}),
        own_numbers=frozenset(),
        is_adopted=False,
        attempt=None,
        sought_s=None,
        desired=None,
        announcement=session.announcement.after_reconnect(),
    )


def with_listed(session: PlayerSession, numbers: Collection[int]) -> PlayerSession:
    """Return the session without songs that are no longer in the player's list."""
    entries = {number: entry for number, entry in session.entries.items() if number in numbers}
    return replace(session, entries=MappingProxyType(entries))


def with_adopted(session: PlayerSession, entries: Mapping[int, EntryId]) -> PlayerSession:
    """Return the session with the songs that the player had when it was connected."""
    return replace(
        session,
        entries=MappingProxyType(dict(entries)),
        own_numbers=frozenset(entries),
        is_adopted=True,
    )


def with_song(session: PlayerSession, number: int, entry: EntryId) -> PlayerSession:
    """Return the session with a song that the player has added to its list."""
    return replace(
        session,
        entries=with_item(session.entries, number, entry),
        own_numbers=session.own_numbers | {number},
    )


def with_entry(session: PlayerSession, number: int, entry: EntryId) -> PlayerSession:
    """Return the session in which a listed song belongs to another entry than before."""
    return replace(session, entries=with_item(session.entries, number, entry))


def without_entry(session: PlayerSession, entry: EntryId) -> PlayerSession:
    """Return the session after the entry has ended: if it plays again, it is a new song."""
    entries = {number: other for number, other in session.entries.items() if other != entry}
    return replace(
        session,
        entries=MappingProxyType(entries),
        resolved=session.resolved.forgetting(entry),
    )


# --- orders --------------------------------------------------------------------------------------


def with_correction(
    session: PlayerSession, desired: DesiredState, *, at_s: float, again_from_s: float
) -> PlayerSession:
    """Return the session in which operations for that desired state are about to be carried out."""
    return replace(session, desired=desired, corrected_s=at_s, recorrect_from_s=again_from_s)


def with_order(
    session: PlayerSession, operation: Operation, *, seek_s: float | None, at_s: float
) -> PlayerSession:
    """Return the session in which an operation is about to be carried out.

    Recorded before the player is called: if it is lost in the call, it may have obeyed.

    Args:
        session: the present session.
        operation: the operation.
        seek_s: the position to which the party wants the playing song to go, if any.
        at_s: the moment on the monotonic clock.
    """
    match operation:
        case plan.Load() | plan.Clear():
            return replace(session, entries=MappingProxyType({}))
        case plan.Start(number=number, position_s=position_s):
            entry = session.entries[number]
            start = StartAttempt(entry=entry, since_s=at_s, position_s=position_s)
            since_s = session.attempt.since_s if session.attempt else at_s
            return replace(
                session,
                last_start=start,
                attempt=replace(start, since_s=since_s),
                stream=session.stream.after_start(entry),
                sought_s=seek_s,
            )
        case plan.SeekPlayer(position_s=position_s):
            return replace(session, sought_s=position_s)
        case _:
            return session


def with_postponed(session: PlayerSession, entry: EntryId) -> PlayerSession:
    """Return the session after the player refused the entry as its next song."""
    return replace(session, resolved=session.resolved.postponing(entry))


def with_stream_retried(session: PlayerSession, entry: EntryId) -> PlayerSession:
    """Return the session after the entry could not be loaded, which counts if it is the stream."""
    return replace(session, stream=session.stream.after_start(entry))


def without_attempt(session: PlayerSession) -> PlayerSession:
    """Return the session in which no started song is waited for."""
    return replace(session, attempt=None)


def without_starts(session: PlayerSession) -> PlayerSession:
    """Return the session in which no start of a song counts, neither now nor after a loss."""
    return replace(session, attempt=None, last_start=None)


# --- observations --------------------------------------------------------------------------------


def with_test(session: PlayerSession, at_s: float) -> PlayerSession:
    """Return the session in which a test of the output is about to begin."""
    return replace(session, announcement=session.announcement.with_test(at_s))


def with_sound(session: PlayerSession) -> PlayerSession:
    """Return the session after the started song became audible."""
    return replace(without_starts(session), start_crashes=StartCrashes())


def with_stall_checked(
    session: PlayerSession, state: PartyState, report: PlayerReport, at_s: float
) -> tuple[PlayerReport, PlayerSession]:
    """Return the report, in which a song that does not advance is about to start; the session."""
    attempt, present = session.attempt, report.current
    is_attempted = attempt and present and session.entries.get(present.number) == attempt.entry
    sound = state.playback.interruption
    is_music = sound is None or not sound.replaces_music
    checked, stall = session.stall.check(
        report,
        began_at_s=attempt.position_s if attempt and is_attempted else None,
        # The position of a sound says nothing about the song.
        epoch=state.playback.epoch if is_music else NO_EPOCH,
        at_s=at_s,
    )
    return checked, replace(session, stall=stall)


def with_stream_checked(
    session: PlayerSession, state: PartyState, report: PlayerReport, at_s: float
) -> PlayerSession:
    """Return the session with the health of the playing stream, if it is one."""
    entry = _listed_stream(session, state, report)
    if entry is None:
        return session
    return replace(session, stream=session.stream.after_report(entry, report, at_s))


def endless_stream(
    session: PlayerSession, state: PartyState, report: PlayerReport, at_s: float
) -> EntryId | None:
    """Return the playing song if it is a stream that has no end in sight."""
    entry = _listed_stream(session, state, report)
    return None if session.stream.has_ended(at_s) else entry


def _listed_stream(
    session: PlayerSession, state: PartyState, report: PlayerReport
) -> EntryId | None:
    entry = state.playback.entry
    if entry is None:
        return None
    listed = [song for song in report.songs if session.entries.get(song.number) == entry.id]
    return entry.id if listed and is_stream(entry.song, listed[0].location) else None


def with_start_awaited(
    session: PlayerSession, desired: DesiredState, report: PlayerReport, at_s: float
) -> PlayerSession:
    """Return the session that waits for the desired song, also if the player started it itself."""
    if desired.is_held or desired.current is None:
        return without_attempt(session)
    if session.attempt is not None or report.state is not PlayerState.STARTING:
        return session
    attempt = StartAttempt(
        entry=desired.current.entry, since_s=at_s, position_s=report.position_s or 0.0
    )
    return replace(session, attempt=attempt)


# --- the next round -------------------------------------------------------------------------------


def pause_s(session: PlayerSession, state: PartyState, report: PlayerReport, at_s: float) -> float:
    """Return how long the next round may wait after a report of that moment."""
    if volume.is_fading(state, at_s):
        return FADE_STEP_S
    if session.announcement.is_busy:
        return SOUND_POLL_S
    attempt = session.attempt
    if attempt is not None or report.state is PlayerState.STARTING:
        since_s = attempt.since_s if attempt else at_s
        return max(STARTING_POLL_S, min(LONGEST_STARTING_POLL_S, (at_s - since_s) / 4))
    if report.state is not PlayerState.PLAYING:
        return KEEP_ALIVE_S
    return RECHECK_S if at_s - session.began_s < BEGINNING_S else CHECKPOINT_EVERY_S
