"""The arguments of every command, as they come in at any door."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Literal

from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.settings import Range


@dataclass(frozen=True, slots=True)
class MaxLength:
    """How long a text may be."""

    max_length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """No arguments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enqueue:
    """Ask for a song by its address or by what to search for."""

    query: Annotated[str, MaxLength(500)] | None = None
    uri: Annotated[str, MaxLength(2_000)] | None = None
    source: Annotated[str, MaxLength(40)] | None = None
    top: bool = False
    dedication: Annotated[str, MaxLength(200)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """Ask for a piece of Home Assistant's own media.

    Attributes:
        media: its name there.
        address: where it can be had for a while; holds a signature, so it is shown nowhere.
        artwork: the address of its cover, of the same kind.
    """

    media: Annotated[str, MaxLength(2_000)]
    address: Annotated[str, MaxLength(4_000)] = field(repr=False)
    title: Annotated[str, MaxLength(200)] = ""
    artist: Annotated[str, MaxLength(200)] = ""
    album: Annotated[str, MaxLength(200)] = ""
    artwork: Annotated[str, MaxLength(4_000)] | None = field(default=None, repr=False)
    top: bool = False
    dedication: Annotated[str, MaxLength(200)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnqueuePlaylist:
    """Ask for the songs of a playlist by its address or by its name."""

    query: Annotated[str, MaxLength(500)] | None = None
    uri: Annotated[str, MaxLength(2_000)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """Set one's vote on an entry; 0 takes it back."""

    entry: EntryId
    value: Literal[-1, 0, 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneEntry:
    """The entry that the command is about."""

    entry: EntryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Skip the playing song; with an epoch only if that one still plays."""

    epoch: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seek:
    """Go to a position in the playing song."""

    position_s: Annotated[float, Range(0.0, 1_000_000.0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetVolume:
    """How loud."""

    volume: Annotated[float, Range(0.0, 1.0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Which song to tie before which; without the second one it goes to the end."""

    entry: EntryId
    before: EntryId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """On or off."""

    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOutput:
    """Switch one way out of the player, on request with all others off."""

    output: Annotated[str, MaxLength(100)]
    on: bool
    exclusive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Announce:
    """Let everybody hear what is at an address; as loud as the music without a volume.

    `duck`: over the music, which becomes quiet, instead of in its place, where that can be done.
    """

    media_uri: Annotated[str, MaxLength(2_000)]
    volume: Annotated[float, Range(0.0, 1.0)] | None = None
    duck: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Buzz:
    """Press the buzzer for a yes or a no; without one chance decides, as the settings say."""

    sound: Literal["yes", "no"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMuted:
    """Whether the music is silenced."""

    muted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRepeat:
    """What happens to a finished song."""

    mode: Literal["off", "all", "one"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetProfile:
    """How one wants to be called and shown, and which source to be asked first; "" for none."""

    name: Annotated[str, MaxLength(200)] | None = None
    color: Annotated[str, MaxLength(20)] | None = None
    source: Annotated[str, MaxLength(40)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OneHashtag:
    """A word for the screen, with or without its sign."""

    text: Annotated[str, MaxLength(200)]


@dataclass(frozen=True, slots=True, kw_only=True)
class MuteGuest:
    """Who may not ask and vote for that long; 0 ends it."""

    guest: GuestId
    minutes: Annotated[int, Range(0, 10_080)]


@dataclass(frozen=True, slots=True, kw_only=True)
class BanGuest:
    """Who may not ask and vote until it is lifted."""

    guest: GuestId
    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OneGuest:
    """The guest that the command is about."""

    guest: GuestId


@dataclass(frozen=True, slots=True, kw_only=True)
class OneText:
    """The name or dedication that the command is about, by the id of the waiting text."""

    text: Annotated[str, MaxLength(200)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRole:
    """What a guest may do from now on."""

    guest: GuestId
    role: Literal["guest", "mod"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSetting:
    """One setting by name."""

    name: Annotated[str, MaxLength(60)]
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenParty:
    """Open the party, for a while or without end."""

    duration_s: Annotated[int, Range(60, 604_800)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LightColor:
    """A colour, red, green and blue of 0 to 255."""

    r: Annotated[int, Range(0, 255)]
    g: Annotated[int, Range(0, 255)]
    b: Annotated[int, Range(0, 255)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLights:
    """What one LED device should show, or all without a device; the rest stays as it is."""

    device: Annotated[str, MaxLength(60)] | None = None
    state: Literal["ON", "OFF"] | None = None
    brightness: Annotated[int, Range(0, 255)] | None = None
    color: LightColor | None = None
    effect: Annotated[str, MaxLength(60)] | None = None
    parameters: Mapping[str, float] | None = None
    palette: Annotated[str, MaxLength(60)] | None = None
    monochrome: bool | None = None
    delay_ms: Annotated[int, Range(-500, 2_000)] | None = None
    gamma: Annotated[float, Range(1.0, 3.0)] | None = None
    white: LightColor | None = None
    crossfade_s: Annotated[float, Range(0.0, 10.0)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLightShow:
    """What all lights together should do; the rest stays as it is.

    Attributes:
        speed: turns per second of what turns.
        safe: nothing flashes, for photosensitive people.
        automatic: effects are chosen by what is played.
        reactions: votes are shown.
    """

    speed: Annotated[float, Range(0.0, 10.0)] | None = None
    safe: bool | None = None
    automatic: bool | None = None
    reactions: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LightScene:
    """A scene of the lights by its name."""

    name: Annotated[str, MaxLength(60)]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrateLights:
    """Have a device flash whenever it hears a click, or no more."""

    device: Annotated[str, MaxLength(60)]
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OneLight:
    """One LED device by its id."""

    device: Annotated[str, MaxLength(60)]


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewSource:
    """Take the newest version of what a source needs from elsewhere, or the one before."""

    back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What to look for; without a limit, as many hits as the setting `suggestions` says."""

    q: Annotated[str, MaxLength(500)]
    limit: Annotated[int, Range(1, 100)] | None = None
    sources: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadHistory:
    """Which songs that played are wanted: of a period, and only of epochs before that one."""

    since: datetime | None = None
    until: datetime | None = None
    before: Annotated[int, Range(0, 2**53)] | None = None
    limit: Annotated[int, Range(1, 500)] = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStats:
    """Which period is wanted in numbers; without a beginning, since the party was opened."""

    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportPlays:
    """From when on the songs that played are wanted; else since the party was opened."""

    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SavePlaylist:
    """The name under which what played since then is kept as a playlist."""

    name: Annotated[str, MaxLength(200)]
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLibrary:
    """Which of the files that cannot be read are wanted."""

    offset: Annotated[int, Range(0, 10_000_000)] = 0
    limit: Annotated[int, Range(0, 500)] = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Browse:
    """Which page of the library to show; the empty path is its front page."""

    path: Annotated[str, MaxLength(1_000)] = ""
    offset: Annotated[int, Range(0, 10_000_000)] = 0
    limit: Annotated[int, Range(1, 500)] = 100
