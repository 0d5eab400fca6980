"""What the player does and should do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from .entry import Entry
from .ids import EntryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why there is no music: what broke, since when, and what helps."""

    kind: str
    help: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One way the sound leaves the player."""

    id: str
    name: str
    is_on: bool
    is_available: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a song stood at a moment of the monotonic clock; position is arithmetic from there."""

    position_s: float = 0.0
    mono_s: float = 0.0
    is_moving: bool = False

    def position_at_s(self, mono_s: float, duration_s: float | None) -> float:
        """The position at that moment, from 0 to the song's end."""
        passed_s = max(0.0, mono_s - self.mono_s) if self.is_moving else 0.0
        position_s = max(0.0, self.position_s + passed_s)
        return position_s if duration_s is None else min(position_s, duration_s)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fade:
    """The volume goes evenly from this one to another, from a moment on; `to` None is as set."""

    volume: float
    since_s: float
    over_s: float
    to: float | None = None


class SoundKind(StrEnum):
    """What may interrupt the music."""

    ALARM = "alarm"
    ANNOUNCEMENT = "announcement"
    BUZZER = "buzzer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interruption:
    """A sound that takes the place of the music for a while.

    Attributes:
        id: names it where the player's songs are named by their entries.
        sound: the name of one of ours, or an address.
        volume: how loud, None as the music.
        begins_s: when the music has faded.
        is_sounding: the music stands still for it, or has become quiet.
        is_over_music: it sounds over the music instead of in its place.
    """

    id: EntryId
    kind: SoundKind
    sound: str
    volume: float | None
    begins_s: float
    is_sounding: bool = False
    is_over_music: bool = False

    @property
    def replaces_music(self) -> bool:
        """Whether it is heard where else the music is."""
        return self.is_sounding and not self.is_over_music


@dataclass(frozen=True, slots=True, kw_only=True)
class Playback:
    """What plays and what the host wants of it.

    Attributes:
        entry: the song in the player, which has really started.
        epoch: rises with every started song, for ever.
        is_held: the music was paused by somebody.
        anchor: where the song stands.
        seek_s: a position that was asked for and that the player has not reached yet.
        fade: how the volume gets to where it is set, if not at once.
        interruption: the sound that plays instead or over the music, or is about to.
        buzzed_s: when the buzzer was last pressed.
        fault: why the player cannot play.
        outputs: the ways out that the player has.
        can_mix: a sound can be heard over the music.
        outputs_wanted: which of them the host has switched on or off, by name.
        heard_at: when this song was last heard before the server was started, None since then.
        restarts_asked: rises whenever the host asks for the player to be restarted.
    """

    entry: Entry | None = None
    epoch: int = 0
    is_held: bool = False
    anchor: Anchor = field(default_factory=Anchor)
    seek_s: float | None = None
    is_muted: bool = False
    fade: Fade | None = None
    interruption: Interruption | None = None
    buzzed_s: float | None = None
    fault: Fault | None = None
    outputs: tuple[Output, ...] = ()
    can_mix: bool = False
    outputs_wanted: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    heard_at: datetime | None = None
    restarts_asked: int = 0

    def position_at_s(self, mono_s: float) -> float:
        """Where the song stands at that moment."""
        return self.anchor.position_at_s(mono_s, self.entry.song.duration_s if self.entry else None)

    def stopped_at(self, mono_s: float) -> Anchor:
        """The anchor of a song that stands still from that moment on."""
        return Anchor(position_s=self.position_at_s(mono_s), mono_s=mono_s)
