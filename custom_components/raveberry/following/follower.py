"""State machine of a media player that follows the party; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final
from urllib.parse import unquote

START_TIMEOUT_S: Final = 30.0
"""A player that does not play the stream for so long after its start is started again."""

RETRY_DELAYS_S: Final = (2.0, 5.0, 15.0, 60.0, 300.0)
"""Delay before each start in a row; the last one repeats."""

FAILING_AFTER: Final = 3
"""Starts without success after which a player counts as failing."""

STEADY_S: Final = 60.0
"""A player that has played for so long starts over with the shortest delay."""

SETTLE_S: Final = 5.0
"""A player that becomes available is left alone for so long, as its first state may be wrong."""

EXCUSE_S: Final = 60.0
"""A stop so soon after an outage or a gap is attributed to it, not to a person."""

GAP_S: Final = 600.0
"""Players are given back when there has been no music for so long."""

CLOSED_GAP_S: Final = 60.0
"""The same after the party was closed."""

EVENING_GAP_S: Final = 21_600.0
"""Music after such a gap belongs to the next evening, even if the party was never closed."""

_ANNOUNCEMENTS: Final = ("/api/tts_proxy/", "media-source://tts/")


class Music(StrEnum):
    """Playback of the party, as far as Home Assistant knows."""

    PLAYING = "playing"
    SILENT = "silent"
    UNKNOWN = "unknown"


class Activity(StrEnum):
    """Activity of a player."""

    PLAYING = "playing"
    BUFFERING = "buffering"
    STOPPED = "stopped"
    OFF = "off"
    UNAVAILABLE = "unavailable"


class Phase(StrEnum):
    """Relation of a player to the party."""

    WAITING = "waiting"
    STARTING = "starting"
    PLAYING = "playing"
    RETRYING = "retrying"
    RELEASED = "released"


class Release(StrEnum):
    """Reason for which a player no longer follows this evening."""

    STOPPED = "stopped"
    TURNED_OFF = "turned_off"
    OTHER_MEDIA = "other_media"
    SWITCHED_OFF = "switched_off"


class Command(StrEnum):
    """Order to a player."""

    START = "start"
    GIVE_BACK = "give_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerView:
    """A player as Home Assistant shows it.

    Attributes:
        is_led: it belongs to a group that another player leads.
        is_by_person: a person or an automation caused this change.
    """

    activity: Activity
    media_id: str | None = None
    media_type: str | None = None
    volume: float | None = None
    is_muted: bool | None = None
    is_led: bool = False
    is_by_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyView:
    """The party as players see it.

    Attributes:
        stream: address of the stream, None if the party has none.
        has_ended: there has been no music for long enough to give players back.
        is_over: the evening is over, and with it what people decided.
    """

    music: Music
    stream: str | None
    has_ended: bool = False
    is_over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Time since which the party has not been known to play, None while it plays."""

    since: float | None = None

    def after(self, music: Music, now: float) -> Silence:
        """Return the state after an observation."""
        if music is Music.PLAYING:
            return Silence()
        return self if self.since is not None else Silence(since=now)

    def has_ended(self, now: float, *, is_open: bool) -> bool:
        """Return True if players are given back."""
        return self._lasts(GAP_S if is_open else CLOSED_GAP_S, now)

    def is_over(self, now: float, *, is_open: bool) -> bool:
        """Return True if the evening is over."""
        return self._lasts(EVENING_GAP_S if is_open else CLOSED_GAP_S, now)

    def deadlines(self) -> tuple[float, ...]:
        """Return the times at which one of these may become true."""
        if self.since is None:
            return ()
        return tuple(self.since + gap for gap in (CLOSED_GAP_S, GAP_S, EVENING_GAP_S))

    def _lasts(self, gap_s: float, now: float) -> bool:
        return self.since is not None and now >= self.since + gap_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """State of one player.

    Attributes:
        since: start of the phase.
        before: the player before it was taken over; None while it is not.
        media_id: what the player calls the stream.
        displaced: what it played when it was started.
        is_accepted: the player has accepted the start.
        attempts: starts in a row without steady music.
        next_try_at: the earliest time of the next start.
        excused_until: until then, a stop has a cause other than a person.
        is_cut: the server was restarted, so the connection of the stream is lost.
        was_taken: the player was given back this evening.
        returned: what it was given back with.
        seen: the activity at the last step.
        release: why it was released.
    """

    phase: Phase = Phase.WAITING
    since: float = 0.0
    before: PlayerView | None = None
    media_id: str | None = None
    displaced: str | None = None
    is_accepted: bool = False
    attempts: int = 0
    next_try_at: float = 0.0
    excused_until: float = 0.0
    is_cut: bool = False
    was_taken: bool = False
    returned: str | None = None
    seen: Activity = Activity.STOPPED
    release: Release | None = None

    @property
    def is_failing(self) -> bool:
        """Return True if the player could not be started several times in a row."""
        return self.phase is not Phase.RELEASED and self.attempts >= FAILING_AFTER

    def deadlines(self) -> tuple[float, ...]:
        """Return the times at which a step is due without an event."""
        if self.phase is Phase.STARTING:
            return (self.since + START_TIMEOUT_S,)
        if self.phase in {Phase.WAITING, Phase.RETRYING}:
            return (self.next_try_at,)
        return (self.since + STEADY_S,) if self.attempts else ()

    def accepted(self) -> Follower:
        """Return the state after the player has accepted the start."""
        return replace(self, is_accepted=True)

    def refused(self, now: float) -> Follower:
        """Return the state after the player has refused the start."""
        return _retry(self, now) if self.phase is Phase.STARTING else self

    def hurried(self, now: float) -> Follower:
        """Return the state in which the next start is due now."""
        return replace(self, next_try_at=now)

    def cut(self) -> Follower:
        """Return the state after the server has lost all connections."""
        return replace(self, is_cut=self.before is not None)

    def released(self, release: Release) -> Follower:
        """Return the state after a person took the player."""
        return Follower(phase=Phase.RELEASED, release=release, seen=self.seen)

    def restored(self, now: float) -> Follower:
        """Return the state after Home Assistant has restarted."""
        if self.before is None:
            return self
        return replace(
            self,
            phase=Phase.RETRYING,
            since=now,
            next_try_at=now + SETTLE_S,
            excused_until=now + EXCUSE_S,
            seen=Activity.UNAVAILABLE,
        )


def step(
    follower: Follower, player: PlayerView, party: PartyView, now: float
) -> tuple[Follower, Command | None]:
    """Return the next state of a follower, and what its player is to do."""
    excused = _excused(follower, player, party, now)
    after, command = _step(excused, player, party, now)
    return replace(after, seen=player.activity), command


def is_ours(follower: Follower, player: PlayerView, stream: str | None) -> bool:
    """Return True if what the player has loaded is the stream."""
    if player.media_id is None or player.media_id == follower.media_id:
        return True
    return stream is not None and stream.partition("://")[2] in unquote(player.media_id)


def _step(
    follower: Follower, player: PlayerView, party: PartyView, now: float
) -> tuple[Follower, Command | None]:
    if follower.before is None:
        return _wait(follower, player, party, now)
    if player.activity is Activity.UNAVAILABLE:
        is_lost = follower.phase is not Phase.RETRYING
        return (_retry(follower, now, is_failure=False) if is_lost else follower), None
    if release := _release(follower, player, party, now):
        return follower.released(release), None
    is_playing = player.activity is Activity.PLAYING
    is_kept = party.music is Music.UNKNOWN or _is_announcement(player)
    if party.has_ended and not (is_playing and is_kept):
        was_playing = follower.before.activity is Activity.PLAYING
        returned = follower.before.media_id if was_playing else None
        return Follower(was_taken=True, returned=returned), Command.GIVE_BACK
    if is_playing and _is_stream_heard(follower, player, party, now):
        return _play(follower, player, party, now)
    return _restart(follower, player, party, now)


def _excused(follower: Follower, player: PlayerView, party: PartyView, now: float) -> Follower:
    """Return the follower with its excuses for a stop up to date."""
    if follower.seen is Activity.UNAVAILABLE and player.activity is not Activity.UNAVAILABLE:
        follower = replace(follower, next_try_at=max(follower.next_try_at, now + SETTLE_S))
    has_cause = (
        party.music is not Music.PLAYING
        or player.is_led
        or player.activity in {Activity.UNAVAILABLE, Activity.BUFFERING}
        or _is_announcement(player)
    )
    return replace(follower, excused_until=now + EXCUSE_S) if has_cause else follower


def _is_announcement(player: PlayerView) -> bool:
    media_id = player.media_id or ""
    return any(part in media_id for part in _ANNOUNCEMENTS)


def _can_start(follower: Follower, player: PlayerView, party: PartyView, now: float) -> bool:
    return (
        party.music is Music.PLAYING
        and party.stream is not None
        and player.activity is not Activity.UNAVAILABLE
        and not player.is_led
        and now >= follower.next_try_at
    )


def _wait(
    follower: Follower, player: PlayerView, party: PartyView, now: float
) -> tuple[Follower, Command | None]:
    """Take the player over once music plays, unless a person uses it since it was given back."""
    if party.is_over:
        follower = Follower(next_try_at=follower.next_try_at)
    if follower.phase is Phase.RELEASED or not _can_start(follower, player, party, now):
        return follower, None
    is_playing = player.activity in {Activity.PLAYING, Activity.BUFFERING}
    if follower.was_taken and is_playing and player.media_id != follower.returned:
        return follower.released(Release.OTHER_MEDIA), None
    before = replace(player, is_by_person=False)
    if player.media_id is not None and is_ours(follower, player, party.stream):
        before = replace(before, activity=Activity.STOPPED, media_id=None, media_type=None)
    return _start(replace(follower, before=before), player, now), Command.START


def _release(
    follower: Follower, player: PlayerView, party: PartyView, now: float
) -> Release | None:
    """Return how a person has taken the player, None if nobody has."""
    if player.activity in {Activity.PLAYING, Activity.BUFFERING}:
        is_other = not is_ours(follower, player, party.stream) and not _is_announcement(player)
        return Release.OTHER_MEDIA if is_other and _is_changed(follower, player) else None
    if player.is_by_person:
        return Release.TURNED_OFF if player.activity is Activity.OFF else Release.STOPPED
    if follower.phase is not Phase.PLAYING or player.is_led:
        return None
    if player.activity is Activity.OFF and follower.seen is Activity.PLAYING:
        return Release.TURNED_OFF
    return Release.STOPPED if now >= follower.excused_until else None


def _is_changed(follower: Follower, player: PlayerView) -> bool:
    """Return True if other media than the stream was not there, and is not how it is called."""
    if player.media_id == follower.displaced:
        return False
    is_start = follower.media_id is None and (
        follower.phase is Phase.STARTING or follower.is_accepted
    )
    return not is_start or player.is_by_person


def _is_stream_heard(follower: Follower, player: PlayerView, party: PartyView, now: float) -> bool:
    if _is_announcement(player):
        return False
    if player.media_id is not None and is_ours(follower, player, party.stream):
        return True
    if follower.phase is Phase.PLAYING:
        return True
    if not follower.is_accepted:
        return False
    # Some players call everything by the same name.
    is_old = player.media_id is not None and player.media_id == follower.displaced
    return not is_old or now >= follower.since + START_TIMEOUT_S


def _play(
    follower: Follower, player: PlayerView, party: PartyView, now: float
) -> tuple[Follower, Command | None]:
    """Note that the stream is heard; start it again if its connection was lost."""
    if follower.is_cut and _can_start(follower, player, party, now):
        return _start(follower, player, now), Command.START
    if follower.phase is Phase.PLAYING:
        is_steady = now >= follower.since + STEADY_S
        return (replace(follower, attempts=0) if is_steady else follower), None
    before = follower.before
    if before is not None and before.volume is None:
        before = replace(before, volume=player.volume, is_muted=player.is_muted)
    return (
        replace(
            follower,
            phase=Phase.PLAYING,
            since=now,
            before=before,
            media_id=player.media_id,
            displaced=None,
            excused_until=0.0 if party.music is Music.PLAYING else follower.excused_until,
        ),
        None,
    )


def _restart(
    follower: Follower, player: PlayerView, party: PartyView, now: float
) -> tuple[Follower, Command | None]:
    """Start a player that is not heard, when its time has come."""
    if _is_announcement(player) and player.activity is Activity.PLAYING:
        return replace(follower, next_try_at=now + RETRY_DELAYS_S[0]), None
    if follower.phase is Phase.PLAYING:
        return _interrupted(follower, player, party, now), None
    if follower.phase is Phase.STARTING:
        is_late = now >= follower.since + START_TIMEOUT_S
        return (_retry(follower, now) if is_late else follower), None
    if _can_start(follower, player, party, now):
        return _start(follower, player, now), Command.START
    return follower, None


def _interrupted(follower: Follower, player: PlayerView, party: PartyView, now: float) -> Follower:
    """Return the state of a player that is no longer heard, although nobody has taken it."""
    if player.is_led:
        return follower
    if player.activity is not Activity.BUFFERING:
        return _retry(follower, now, is_failure=False)
    if party.music is Music.PLAYING:  # as slow as a start is accepted
        return replace(follower, phase=Phase.STARTING, since=now, is_accepted=True)
    return follower


def _start(follower: Follower, player: PlayerView, now: float) -> Follower:
    is_playing = player.activity is Activity.PLAYING and not _is_announcement(player)
    is_stream = follower.media_id is not None and player.media_id == follower.media_id
    return replace(
        follower,
        phase=Phase.STARTING,
        since=now,
        media_id=follower.media_id if is_stream else None,
        displaced=player.media_id if is_playing and not is_stream else None,
        is_accepted=False,
        is_cut=False,
    )


def _retry(follower: Follower, now: float, *, is_failure: bool = True) -> Follower:
    """Return the state in which the player is started again after a delay that grows."""
    is_steady = follower.phase is Phase.PLAYING and now >= follower.since + STEADY_S
    attempts = 0 if is_steady else follower.attempts + is_failure
    if not is_failure and not is_steady and follower.phase is Phase.PLAYING:
        attempts += 1
    delay_s = RETRY_DELAYS_S[min(attempts, len(RETRY_DELAYS_S) - 1)]
    return replace(
        follower,
        phase=Phase.RETRYING,
        since=now,
        attempts=attempts,
        next_try_at=max(follower.next_try_at, now + delay_s),
    )
