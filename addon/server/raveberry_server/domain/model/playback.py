"""Playback: the current song, interruptions, outputs and faults."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from .entry import Entry
from .ids import EntryId, GuestId


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """The reason why the player cannot play, and since when."""

    kind: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """An output of the player."""

    id: str
    name: str
    is_on: bool
    is_available: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room with loudspeakers, with a volume of its own from 0 to 1."""

    id: str
    name: str
    volume: float
    is_muted: bool
    latency_ms: int
    is_connected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Position of a song at a moment of the monotonic clock; later positions are computed."""

    position_s: float = 0.0
    mono_s: float = 0.0
    is_moving: bool = False

    def position_at_s(self, mono_s: float, duration_s: float | None) -> float:
        """Return the position at a moment, from 0 to the end of the song."""
        passed_s = max(0.0, mono_s - self.mono_s) if self.is_moving else 0.0
        position_s = max(0.0, self.position_s + passed_s)
        return position_s if duration_s is None else min(position_s, duration_s)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fade:
    """A linear fade from a volume to `to`, or to the set volume if that is None."""

    volume: float
    since_s: float
    over_s: float
    to: float | None = None


class SoundKind(StrEnum):
    """Kind of an interruption."""

    ALARM = "alarm"
    ANNOUNCEMENT = "announcement"
    BUZZER = "buzzer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interruption:
    """A sound that pauses or lowers the music for a while.

    Attributes:
        id: its id in the player, in place of an entry's.
        sound: the name of a bundled sound, or a URL.
        volume: its volume, None for that of the music.
        begins_s: the time at which the music has faded.
        is_sounding: it is to play now; the music is paused or lowered.
        is_heard: the player plays it.
        is_over_music: it is mixed with the music instead of pausing it.
    """

    id: EntryId
    kind: SoundKind
    sound: str
    volume: float | None
    begins_s: float
    is_sounding: bool = False
    is_heard: bool = False
    is_over_music: bool = False

    @property
    def replaces_music(self) -> bool:
        """Return True while it plays in place of the music."""
        return self.is_sounding and not self.is_over_music


@dataclass(frozen=True, slots=True, kw_only=True)
class Playback:
    """The current song and the desired state of the player.

    Attributes:
        entry: the song in the player, which has started.
        epoch: the number of its start; only rises.
        is_held: the music was paused by a person, or by a planned stop.
        held_by: who paused it, None for a planned stop or a fault, and while it is not paused.
        stops_after_song: the music is paused when the song ends.
        stops_at: the end of the sleep timer.
        anchor: the position of the song.
        stream_title: what a station calls the song that it plays.
        plays_when_ready: an entry that is being downloaded, to be played once it is here.
        seek_s: a requested position that the player has not reached yet.
        fade: the fade in progress, if any.
        interruption: the sound that plays, or that the music fades for.
        buzzed_s: the time of the last press of the buzzer.
        fault: the reason why the player cannot play.
        outputs: the outputs of the player.
        rooms: the rooms that its output `rooms` reaches.
        can_mix: the player can mix a sound with the music.
        outputs_wanted: outputs that the host switched on or off, by name.
        last_audible_at: when the song was last audible before the server started; None afterwards.
        restarts_requested: rises with every requested restart of the player.
    """

    entry: Entry | None = None
    epoch: int = 0
    is_held: bool = False
    held_by: GuestId | None = None
    stops_after_song: bool = False
    stops_at: datetime | None = None
    anchor: Anchor = field(default_factory=Anchor)
    stream_title: str | None = None
    plays_when_ready: EntryId | None = None
    seek_s: float | None = None
    is_muted: bool = False
    fade: Fade | None = None
    interruption: Interruption | None = None
    buzzed_s: float | None = None
    fault: Fault | None = None
    outputs: tuple[Output, ...] = ()
    rooms: tuple[Room, ...] = ()
    can_mix: bool = False
    outputs_wanted: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    last_audible_at: datetime | None = None
    restarts_requested: int = 0

    def position_at_s(self, mono_s: float) -> float:
        """Return the position of the song at a moment."""
        return self.anchor.position_at_s(mono_s, self.entry.song.duration_s if self.entry else None)

    def stopped_at(self, mono_s: float) -> Anchor:
        """Return the anchor of a song that stops at a moment."""
        return Anchor(position_s=self.position_at_s(mono_s), mono_s=mono_s)
