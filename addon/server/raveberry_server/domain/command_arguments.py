"""The arguments of all commands, the same for every interface."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Literal

from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.settings import Range


@dataclass(frozen=True, slots=True)
class MaxLength:
    """The maximum length of a text."""

    max_length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """No arguments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enqueue:
    """A request for a song, by its URI or a search query."""

    query: Annotated[str, MaxLength(500)] | None = None
    uri: Annotated[str, MaxLength(2_000)] | None = None
    source: Annotated[str, MaxLength(40)] | None = None
    top: bool = False
    dedication: Annotated[str, MaxLength(200)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """A request for a media item of Home Assistant.

    Attributes:
        media: the media content id in Home Assistant.
        address: a temporary URL; it contains a signature, so it is never shown.
        artwork: the URL of the cover, also signed.
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
    """A request for all songs of a playlist, by its URI or its name."""

    query: Annotated[str, MaxLength(500)] | None = None
    uri: Annotated[str, MaxLength(2_000)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """The caller's vote on an entry; 0 removes it."""

    entry: EntryId
    value: Literal[-1, 0, 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneEntry:
    """The entry to act on."""

    entry: EntryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """A skip of the current song; with an epoch, only if it is still that of the song."""

    epoch: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seek:
    """A position in the current song."""

    position_s: Annotated[float, Range(0.0, 1_000_000.0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetVolume:
    """The volume of the music."""

    volume: Annotated[float, Range(0.0, 1.0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An entry to move directly before another one, or to the end without `before`."""

    entry: EntryId
    before: EntryId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """On or off."""

    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOutput:
    """An output of the player to switch; `exclusive` switches all others off."""

    output: Annotated[str, MaxLength(100)]
    on: bool
    exclusive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Announce:
    """An announcement at a URL; without a volume it is as loud as the music.

    `duck`: play it over the lowered music instead of pausing the music, if the player can mix.
    """

    media_uri: Annotated[str, MaxLength(2_000)]
    volume: Annotated[float, Range(0.0, 1.0)] | None = None
    duck: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Buzz:
    """A press of the buzzer; without a sound, the settings decide at random."""

    sound: Literal["yes", "no"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMuted:
    """The mute state of the music."""

    muted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRepeat:
    """The repeat mode."""

    mode: Literal["off", "all", "one"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetProfile:
    """A guest's name, colour and preferred online source; an empty source means none."""

    name: Annotated[str, MaxLength(200)] | None = None
    color: Annotated[str, MaxLength(20)] | None = None
    source: Annotated[str, MaxLength(40)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OneHashtag:
    """A hashtag for the screen, with or without its sign."""

    text: Annotated[str, MaxLength(200)]


@dataclass(frozen=True, slots=True, kw_only=True)
class MuteGuest:
    """A guest to mute, and for how long; 0 ends it."""

    guest: GuestId
    minutes: Annotated[int, Range(0, 10_080)]


@dataclass(frozen=True, slots=True, kw_only=True)
class BanGuest:
    """A guest to ban, or to unban."""

    guest: GuestId
    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OneGuest:
    """The guest to act on."""

    guest: GuestId


@dataclass(frozen=True, slots=True, kw_only=True)
class OneText:
    """The id of a text that waits for approval."""

    text: Annotated[str, MaxLength(200)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRole:
    """The new role of a guest."""

    guest: GuestId
    role: Literal["guest", "mod"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSetting:
    """A setting by name, with its new value."""

    name: Annotated[str, MaxLength(60)]
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenParty:
    """The duration of the party, None without end."""

    duration_s: Annotated[int, Range(60, 604_800)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LightColor:
    """A colour, red, green and blue of 0 to 255."""

    r: Annotated[int, Range(0, 255)]
    g: Annotated[int, Range(0, 255)]
    b: Annotated[int, Range(0, 255)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLights:
    """Changes for one LED device, or for all without a device; None leaves a value unchanged."""

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
    """Changes for all lights together; None leaves a value unchanged.

    Attributes:
        speed: rotations per second of rotating effects.
        safe: no flashes, for photosensitive people.
        automatic: effects are chosen by the music.
        reactions: lights react to votes.
    """

    speed: Annotated[float, Range(0.0, 10.0)] | None = None
    safe: bool | None = None
    automatic: bool | None = None
    reactions: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LightScene:
    """The name of a light scene."""

    name: Annotated[str, MaxLength(60)]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrateLights:
    """A device that flashes at each click, to calibrate its delay; off ends it."""

    device: Annotated[str, MaxLength(60)]
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OneLight:
    """The id of an LED device."""

    device: Annotated[str, MaxLength(60)]


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewSource:
    """An update of the software that a source depends on; `back` undoes the last one."""

    back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A search; the default limit is the setting `suggestions`."""

    q: Annotated[str, MaxLength(500)]
    limit: Annotated[int, Range(1, 100)] | None = None
    sources: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadHistory:
    """A page of the history: a period, and only epochs below `before`."""

    since: datetime | None = None
    until: datetime | None = None
    before: Annotated[int, Range(0, 2**53)] | None = None
    limit: Annotated[int, Range(1, 500)] = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStats:
    """The period of the statistics; the default start is the opening of the party."""

    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportPlays:
    """The start of the exported history; the default is the opening of the party."""

    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SavePlaylist:
    """The name of the playlist to save, and the start of the history that it contains."""

    name: Annotated[str, MaxLength(200)]
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLibrary:
    """The page of unreadable files to return."""

    offset: Annotated[int, Range(0, 10_000_000)] = 0
    limit: Annotated[int, Range(0, 500)] = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Browse:
    """A page of the library; the empty path is the top level."""

    path: Annotated[str, MaxLength(1_000)] = ""
    offset: Annotated[int, Range(0, 10_000_000)] = 0
    limit: Annotated[int, Range(1, 500)] = 100
