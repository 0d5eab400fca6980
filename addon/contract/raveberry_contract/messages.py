"""All messages between server, visualizer, pages and Home Assistant, as frozen dataclasses.

Fields with the default None are optional: they are omitted if they have no value. All other fields
are always sent, as null if they have no value. Only optional fields may be added; any other change
requires a new major version.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final, Literal


@dataclass(frozen=True, slots=True)
class Range:
    """Valid range of a number, both ends included."""

    ge: float
    le: float


@dataclass(frozen=True, slots=True)
class MaxLength:
    """The maximum length of a text."""

    max_length: int


ShortName = Annotated[str, MaxLength(60)]
type Fraction = Annotated[float, Range(0.0, 1.0)]
type Byte = Annotated[int, Range(0, 255)]
type DelayMs = Annotated[int, Range(-500, 2000)]
type Gamma = Annotated[float, Range(1.0, 3.0)]
type CrossfadeS = Annotated[float, Range(0.0, 10.0)]
type Speed = Annotated[float, Range(0.0, 10.0)]

MOST_SCENES: Final = 100
"""Maximum number of saved light scenes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A reason or note: `code` names a text, which has `params` as its placeholders.

    `message` is that text in English, for developers and unknown codes.
    """

    code: str
    params: Mapping[str, str | float]
    message: str


# --- songs -----------------------------------------------------------------------------------


class EntryState(StrEnum):
    """State of an entry."""

    APPROVAL = "approval"
    PENDING = "pending"
    READY = "ready"
    FAILED = "failed"


class Origin(StrEnum):
    """Origin of an entry: the reason why its song is in the queue."""

    GUEST = "guest"
    HOST = "host"
    PLAYLIST = "playlist"
    AUTOPLAY = "autoplay"
    FALLBACK = "fallback"
    REPEAT = "repeat"


class PlaceReason(StrEnum):
    """Reason for the place of an entry, or the way in which it left.

    Its text has `turn` and `score` of the entry as placeholders.
    """

    PINNED = "pinned"
    MOVED = "moved"
    APPROVAL = "approval"
    PENDING = "pending"
    TURN = "turn"
    VOTES = "votes"
    REQUEST_ORDER = "request_order"
    PLAYLIST = "playlist"
    REPEAT = "repeat"
    AUTOPLAY = "autoplay"
    FALLBACK = "fallback"
    PLAYING = "playing"
    FAVORITE = "favorite"
    FINISHED = "finished"
    SKIPPED = "skipped"
    KICKED = "kicked"
    FAILED = "failed"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    BANNED = "banned"
    MUTED = "muted"
    CLEARED = "cleared"
    PARTY_CLOSED = "party_closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Song:
    """A song as described by its source; `licence` is its free licence, if any."""

    uri: str
    source: str
    title: str
    artist: str
    album: str
    duration_s: float | None
    artwork_url: str | None
    explicit: bool
    licence: str | None = None


class Sign(StrEnum):
    """A symbol that a guest chose, shown beside the name in the guest's colour."""

    BOLT = "bolt"
    CAT = "cat"
    CHERRY = "cherry"
    CROWN = "crown"
    DROP = "drop"
    FISH = "fish"
    FLAME = "flame"
    FLOWER = "flower"
    GHOST = "ghost"
    HEART = "heart"
    LEAF = "leaf"
    MOON = "moon"
    NOTE = "note"
    ROCKET = "rocket"
    STAR = "star"
    SUN = "sun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """The public profile of a guest."""

    id: str
    name: str
    color: str
    sign: Sign | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the queue, or the current song (position 0).

    `reason`: why it failed, or why its download takes longer. `why`: why it has its place.
    """

    id: str
    song: Song
    state: EntryState
    progress: Fraction | None
    reason: Notice | None
    score: int
    up: int
    down: int
    position: int | None
    eta_s: float | None
    why: PlaceReason
    requested_by: Guest | None
    requested_at: datetime
    origin: Origin
    turn: int | None
    pinned: bool
    dedication: str | None


# --- state topics ----------------------------------------------------------------------------


class Presence(StrEnum):
    """Status of a process, as in its last will."""

    ONLINE = "online"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """Identity and addresses of a server."""

    contract: tuple[int, int]
    id: str
    version: str
    node: str
    name: str
    guest_url: str
    join_url: str
    host_url: str | None
    stream_url: str | None


class PlayerState(StrEnum):
    """State of the player."""

    PLAYING = "playing"
    PAUSED = "paused"
    IDLE = "idle"
    ERROR = "error"


class Repeat(StrEnum):
    """Repeat mode."""

    OFF = "off"
    ALL = "all"
    ONE = "one"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerFault:
    """A fault that keeps the player from playing, with its start.

    `code` is the text, which has `params` as its placeholders; `message` is that text in English.
    """

    code: str
    params: Mapping[str, str | float]
    message: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """An output of the player."""

    id: str
    name: str
    on: bool
    available: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room with loudspeakers: a client of the Snapcast server.

    Attributes:
        volume: within the room; that of the party comes on top.
        latency_ms: how much earlier it plays, for loudspeakers that are late.
        connected: its loudspeakers are on.
    """

    id: str
    name: str
    volume: Fraction
    muted: bool
    latency_ms: int
    connected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BluetoothSpeaker:
    """A Bluetooth loudspeaker that is paired or in reach.

    Attributes:
        address: its Bluetooth address, six bytes in hexadecimal with colons.
        busy: it is being connected, disconnected or removed; left out otherwise.
        playing: the music plays on it.
        latency_ms: the time from the sound server to its sound; left out if unknown.
        problem: why it could not be connected, or plays nothing; left out otherwise.
    """

    address: str
    name: str
    paired: bool
    connected: bool
    playing: bool
    busy: bool | None = None
    latency_ms: int | None = None
    problem: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BluetoothSpeakers:
    """The Bluetooth loudspeakers of this machine.

    Attributes:
        available: the machine has Bluetooth, and its sound server can play on it.
        searching: loudspeakers in reach are being searched for.
        problem: why Bluetooth cannot be used at present; left out otherwise.
    """

    available: bool
    searching: bool
    speakers: tuple[BluetoothSpeaker, ...]
    problem: Notice | None = None


class Role(StrEnum):
    """Role of a caller."""

    GUEST = "guest"
    MOD = "mod"
    HOST = "host"


@dataclass(frozen=True, slots=True, kw_only=True)
class PausedBy:
    """The person who paused the music; `name` of a guest or mod, if everyone may see it."""

    role: Role
    name: str | None = None


class Sound(StrEnum):
    """A sound in place of the music, or over it."""

    ALARM = "alarm"
    ANNOUNCEMENT = "announcement"
    BUZZER = "buzzer"
    CALIBRATION = "calibration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """The player; while playing, the current position is position_s + (now - position_at).

    Attributes:
        stops_after_song: the music stops when the current song ends; left out otherwise.
        stops_at: the end of the sleep timer; the song that plays then is the last one.
        paused_by: who paused the music; left out after a planned stop or a fault.
        sound: what is heard besides music; left out otherwise.
        stream_title: what a radio station calls its current song; left out for other songs.
        rooms: the rooms of the Snapcast server; left out without any.
    """

    state: PlayerState
    error: PlayerFault | None
    entry: Entry | None
    epoch: int
    position_s: float
    position_at: datetime
    now: datetime
    duration_s: float | None
    volume: Fraction
    muted: bool
    shuffle: bool
    repeat: Repeat
    autoplay: bool
    output: str | None
    outputs: tuple[Output, ...]
    stops_after_song: bool | None = None
    stops_at: datetime | None = None
    paused_by: PausedBy | None = None
    sound: Sound | None = None
    stream_title: str | None = None
    rooms: tuple[Room, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """The queue; `length` counts all entries, `entries` may contain only the first."""

    revision: int
    length: int
    duration_s: float
    entries: tuple[Entry, ...]


class Mode(StrEnum):
    """Mode of the party: the influence of guests on the music."""

    FULL_CONTROL = "full_control"
    FULL_VOTING = "full_voting"
    UPVOTES_ONLY = "upvotes_only"
    NO_CONTROL = "no_control"


class Order(StrEnum):
    """Order of the queue."""

    FAIR = "fair"
    VOTES = "votes"
    FIFO = "fifo"


class Join(StrEnum):
    """Requirement for joining."""

    OPEN = "open"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """The party: whether it is open, its rules and its guests.

    `last_orders_at`: the time at which requests close, if that is before the end.
    """

    open: bool
    mode: Mode
    order: Order
    join: Join
    guests_active: int
    guests_total: int
    people_to_party: int
    partying: bool
    join_code_expires_at: datetime | None
    closes_at: datetime | None
    hashtags: tuple[str, ...] | None = None
    last_orders_at: datetime | None = None


type Settings = Mapping[str, object]
"""Every setting by name; secrets read ``***``."""


class SettingKind(StrEnum):
    """Kind of a setting, which determines its form field."""

    CHOICE = "choice"
    SWITCH = "switch"
    WHOLE_NUMBER = "whole_number"
    NUMBER = "number"
    TEXT = "text"
    TEXTS = "texts"
    QUIET_HOURS = "quiet_hours"


class SettingUnit(StrEnum):
    """Unit of a setting; a percentage is a fraction in the setting."""

    SECONDS = "s"
    PERCENT = "percent"
    MEGABYTES = "mb"
    SONGS = "songs"
    VOTES = "votes"
    GUESTS = "guests"
    DAYS = "days"
    RESULTS = "results"
    CONNECTIONS = "connections"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingRow:
    """One setting for a form; its words are those of `name` in the texts of each language.

    `group`: code of the heading. `low`, `high` and `unit` belong to numbers, `choices` to a choice.
    """

    name: str
    group: str
    kind: SettingKind
    default: object
    low: float | None
    high: float | None
    unit: SettingUnit | None
    choices: tuple[str, ...] | None
    secret: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingPreset:
    """Values of settings that fit an occasion; its words are those of `name` in the texts."""

    name: str
    values: Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsTable:
    """All settings in the order of the form, grouped, and the presets."""

    settings: tuple[SettingRow, ...]
    presets: tuple[SettingPreset, ...] = ()


# --- lights ----------------------------------------------------------------------------------


class Power(StrEnum):
    """Power state, spelled as in Home Assistant's JSON schema for MQTT lights."""

    ON = "ON"
    OFF = "OFF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Color:
    """An RGB colour, with components from 0 to 255."""

    r: Byte
    g: Byte
    b: Byte


@dataclass(frozen=True, slots=True, kw_only=True)
class LightState:
    """State of an LED device.

    `parameters`: those of its effect, if any; `palette`: one of `LightsInfo.palettes`;
    `monochrome`: all pixels have the same colour; `delay_ms`: frames are delayed, or beats
    predicted if negative; `gamma`: 1 is linear; `white`: the colour of full white;
    `crossfade_s`: the duration of the transition between effects.
    """

    state: Power
    brightness: Byte
    color: Color
    effect: str
    parameters: Mapping[str, float] | None = None
    palette: str | None = None
    monochrome: bool | None = None
    delay_ms: DelayMs | None = None
    gamma: Gamma | None = None
    white: Color | None = None
    crossfade_s: CrossfadeS | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LightOrder:
    """Changes of one LED device, or of all without a device; omitted fields stay unchanged.

    On the topic of a device, `device` is omitted.
    """

    device: ShortName | None = None
    state: Power | None = None
    brightness: Byte | None = None
    color: Color | None = None
    effect: ShortName | None = None
    parameters: Mapping[str, float] | None = None
    palette: ShortName | None = None
    monochrome: bool | None = None
    delay_ms: DelayMs | None = None
    gamma: Gamma | None = None
    white: Color | None = None
    crossfade_s: CrossfadeS | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Calibration of a device's delay, which flashes at each audible click while `on` is true."""

    device: str
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LightsOrder:
    """Changes of all lights together; omitted fields stay unchanged.

    `safe`: no flashes, for photosensitive people; `automatic`: effects are chosen by the music;
    `reactions`: lights react to votes. A scene is the state of all lights, saved under a name.
    `find` searches for devices in the network, `add` adds one of `LightsInfo.found`, `remove`
    removes an added one.
    """

    speed: Speed | None = None
    safe: bool | None = None
    automatic: bool | None = None
    reactions: bool | None = None
    scene: str | None = None
    save_scene: str | None = None
    remove_scene: str | None = None
    calibration: Calibration | None = None
    find: bool | None = None
    add: str | None = None
    remove: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LightsWatch:
    """A request to send previews and the spectrum for the next seconds; 0 or null ends them.

    `spectrum_of`: the visualizer that sends the spectrum; without it, the one beside the server.
    """

    for_s: Annotated[float, Range(0.0, 60.0)]
    spectrum_for_s: Annotated[float, Range(0.0, 60.0)] | None = None
    spectrum_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spectrum:
    """The music at one moment, for the pictures of screens.

    `bands`: base64 of the loudness of 32 bands, a byte each, lowest first. `level`: mean loudness.
    `bass`: 1 at a kick drum, fading. `beat` and `bar`: number of beats, and of bars of four beats,
    with the fraction since the last one; they rise by `bpm`, which is null while no beat is
    detected. `palette`: colours of the cover or the requester as `#rrggbb`, may be empty.
    """

    bands: str
    level: Annotated[float, Range(0.0, 1.0)]
    bass: Annotated[float, Range(0.0, 1.0)]
    bpm: float | None
    beat: float
    bar: float
    palette: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectParameter:
    """An adjustable parameter of an effect: a number from `low` to `high`.

    Its words are those of the effect and `id` in the texts of each language.
    """

    id: str
    low: float
    high: float
    default: float
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LightDevice:
    """An LED device and its abilities; `added`: it was found in the network, not configured."""

    id: str
    name: str
    kind: str
    pixels: int
    effects: tuple[str, ...]
    available: bool
    added: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLight:
    """An LED device that was discovered in the network and not added yet."""

    id: str
    name: str
    host: str
    pixels: int
    white: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LightFault:
    """An unusable part of an option, such as ``lights[2].host``, with the reason."""

    option: str
    reason: Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class LightsInfo:
    """The visualizer: its devices, audio features, and the parameters of each effect by its id.

    `own_colors`: the effects that ignore the colour of a light. `palettes`: the colours of each
    palette by its name, as ``#rrggbb``. `scene`: the active scene.
    `calibrating`: the device that is being calibrated, if any. `finding`: a search for devices is
    running; None where searching is impossible. `faults`: faults of the options.
    """

    fps: float
    source: str
    devices: tuple[LightDevice, ...]
    speed: float
    latency_ms: float | None
    features: Mapping[str, float | None]
    parameters: Mapping[str, tuple[EffectParameter, ...]] | None = None
    own_colors: tuple[str, ...] | None = None
    palettes: Mapping[str, tuple[str, ...]] | None = None
    scenes: tuple[str, ...] | None = None
    scene: str | None = None
    safe: bool | None = None
    automatic: bool | None = None
    reactions: bool | None = None
    alarm: bool | None = None
    calibrating: str | None = None
    finding: bool | None = None
    found: tuple[FoundLight, ...] | None = None
    faults: tuple[LightFault, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """An LED device with its state, as sent to pages; see `LightState`."""

    id: str
    name: str
    kind: str
    pixels: int
    effects: tuple[str, ...]
    available: bool
    state: Power
    brightness: Byte
    color: Color
    effect: str
    parameters: Mapping[str, float] | None = None
    palette: str | None = None
    monochrome: bool | None = None
    delay_ms: DelayMs | None = None
    gamma: Gamma | None = None
    white: Color | None = None
    crossfade_s: CrossfadeS | None = None
    added: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lights:
    """All lights, as sent to pages; see `LightsInfo`."""

    online: bool
    fps: float | None
    source: str | None
    speed: float | None
    latency_ms: float | None
    devices: tuple[Light, ...]
    parameters: Mapping[str, tuple[EffectParameter, ...]] | None = None
    palettes: Mapping[str, tuple[str, ...]] | None = None
    scenes: tuple[str, ...] | None = None
    scene: str | None = None
    safe: bool | None = None
    automatic: bool | None = None
    reactions: bool | None = None
    alarm: bool | None = None
    calibrating: str | None = None
    finding: bool | None = None
    found: tuple[FoundLight, ...] | None = None


# --- events ----------------------------------------------------------------------------------


class SongEventType(StrEnum):
    """Type of a song event."""

    SONG_REQUESTED = "song_requested"
    SONG_STARTED = "song_started"
    SONG_FINISHED = "song_finished"
    SONG_SKIPPED = "song_skipped"
    SONG_REMOVED = "song_removed"
    SONG_KICKED = "song_kicked"
    SONG_BROUGHT_BACK = "song_brought_back"
    SONG_APPROVED = "song_approved"
    SONG_REJECTED = "song_rejected"
    SONG_FAILED = "song_failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SongEvent:
    """An event of a song; `by` is a guest's id, ``host`` or null, `reason` that of a failure."""

    type: SongEventType
    at: datetime
    entry: Entry
    by: str | None
    reason: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteEvent:
    """Votes on an entry: `count` of them since the last such event, without voters."""

    type: Literal["vote_cast"] = "vote_cast"
    at: datetime
    entry: str
    title: str
    score: int
    up: int
    down: int
    count: int


class Cheer(StrEnum):
    """A symbol with which a guest reacts to the song that plays."""

    HEART = "heart"
    FIRE = "fire"
    LAUGH = "laugh"
    STAR = "star"
    DISCO = "disco"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheerEvent:
    """Reactions of guests: `count` of one kind since the last such event, without their senders."""

    type: Literal["cheer"] = "cheer"
    at: datetime
    cheer: Cheer
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestEvent:
    """A guest joined."""

    type: Literal["guest_joined"] = "guest_joined"
    at: datetime
    guest: Guest


class PlayerEventType(StrEnum):
    """Type of a player event."""

    PLAYER_FAILED = "player_failed"
    PLAYER_RECOVERED = "player_recovered"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerEvent:
    """The player failed, or recovered from that error."""

    type: PlayerEventType
    at: datetime
    error: PlayerFault


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestHits:
    """Songs of a guest that were played, and the sum of their scores."""

    guest: Guest
    songs: int
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapSlot:
    """Songs that started in the part of a party that begins at `at`, and the votes on them."""

    at: datetime
    songs: int
    votes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """Summary of a party; the same figures for everybody.

    `since`: the opening, or the start of the first song. `winners`: the guests whose songs had the
    highest scores, if they are visible to the reader. `timeline`: in equal slots without gaps.
    `own`: the reader's requests that were played; left out in events.
    """

    since: datetime | None
    songs: int
    guests: int
    votes: int
    top: tuple[Entry, ...]
    winners: tuple[GuestHits, ...]
    timeline: tuple[RecapSlot, ...]
    own: tuple[Entry, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyClosedEvent:
    """The party was closed."""

    type: Literal["party_closed"] = "party_closed"
    at: datetime
    recap: Recap


class PlainEventType(StrEnum):
    """Type of an event without further data."""

    PARTY_OPENED = "party_opened"
    LAST_ORDERS = "last_orders"
    ALARM_STARTED = "alarm_started"
    ALARM_STOPPED = "alarm_stopped"
    BUZZER = "buzzer"
    ANNOUNCEMENT_STARTED = "announcement_started"
    ANNOUNCEMENT_FINISHED = "announcement_finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainEvent:
    """An event without further data."""

    type: PlainEventType
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementEvent:
    """An announcement could not be played, or not to its end."""

    type: Literal["announcement_failed"] = "announcement_failed"
    at: datetime
    reason: Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class JobEvent:
    """A job failed."""

    type: Literal["job_failed"] = "job_failed"
    at: datetime
    job: str
    kind: str
    reason: Notice
    entry: str | None


type Event = (
    SongEvent
    | VoteEvent
    | CheerEvent
    | GuestEvent
    | PlayerEvent
    | PartyClosedEvent
    | PlainEvent
    | AnnouncementEvent
    | JobEvent
)
"""The payload of the `event` topic, distinguished by `type`."""


# --- commands and answers --------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ActingGuest:
    """The guest on whose behalf an MQTT command is sent.

    `role`: mod lets this command do what mods may; the guest keeps their own role.
    """

    guest: str
    name: str | None = None
    role: Literal["mod"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandEnvelope:
    """An MQTT command with its arguments; on the wire `acting_as` is named ``as``."""

    id: str | None = None
    reply_to: str | None = None
    acting_as: ActingGuest | None = field(default=None, metadata={"name": "as"})
    args: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A refusal with a remedy; limits add the last three fields.

    `code` is the category and `refusal` the text, which has `params` and the limits as its
    placeholders. `message` is that text in English, for developers and unknown refusals.
    """

    code: str
    refusal: str
    params: Mapping[str, str | float]
    message: str
    limit: float | None = None
    remaining: float | None = None
    retry_after_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The answer to an MQTT command: `result` when `ok`, else `error`."""

    id: str | None
    ok: bool
    result: Mapping[str, object] | None = None
    error: Problem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enqueued:
    """The answer to `enqueue`; `note` explains a song from another source than the wanted one."""

    entry: Entry
    duplicate: bool
    note: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingSong:
    """A song of a playlist that was not added, with the reason."""

    title: str
    reason: Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistAdded:
    """The answer to `enqueue_playlist`: `added` of `total` songs, and the `failed` others.

    `left_out`: the number of songs beyond `max_playlist_items`. `reading`: the playlist is still
    being read; its songs are added later, and failures reported by the event `job_failed`.
    """

    job: str
    added: int
    total: int
    failed: tuple[MissingSong, ...]
    left_out: int | None = None
    reading: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voted:
    """The answer to `vote`; `value` is the caller's vote now."""

    entry: str
    score: int
    up: int
    down: int
    value: Literal[-1, 0, 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """The answer to `announce`: whether the music is ducked or paused."""

    ducked: bool


class AccessObstacle(StrEnum):
    """An obstacle between guests and the guest page, as far as the server can know.

    `no_network`: the address leads to the device itself. `name_not_found`: this machine cannot
    resolve its name. `port_closed`: nothing answers there. `other_network`: none of this machine's
    networks contains it.
    """

    NO_NETWORK = "no_network"
    NAME_NOT_FOUND = "name_not_found"
    PORT_CLOSED = "port_closed"
    OTHER_NETWORK = "other_network"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessCheck:
    """The answer to `check_access`: the address that guests get, and what hinders them.

    `reached_at`: when another device last opened the guest page, since the server started.
    """

    guest_url: str
    obstacles: tuple[AccessObstacle, ...]
    reached_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsChanged:
    """The answer to commands that set settings together: the values before of what changed."""

    before: Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """The answer to `undo`: the command that was undone, and the entries that are back."""

    undone: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtBack:
    """The answer to `bring_back`."""

    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """The answer to `close_party`."""

    recap: Recap


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinCode:
    """The answer to `rotate_code`; without `expires_at` the code is valid until the next one."""

    code: str
    join_url: str
    expires_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModCode:
    """The answer to `make_mod_code`; the previous code is invalid."""

    code: str
    expires_at: datetime


# --- the pages -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The size of a limit, what remains of it, and the wait if nothing does."""

    limit: int
    remaining: int
    next_in_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The remaining requests and votes of the caller; null means unlimited."""

    requests: Limit | None
    votes: Limit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestRow:
    """A guest in the list for mods and the host.

    `several_browsers`: more than one browser has used the guest's cookie since the server started,
    so it may be stolen.
    """

    id: str
    name: str
    color: str
    role: Role
    joined_at: datetime
    active: bool
    banned: bool
    muted_until: datetime | None
    several_browsers: bool | None = None
    sign: Sign | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestList:
    """The answer to `guests`, the newest first."""

    guests: tuple[GuestRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnVote:
    """The caller's vote on a song that waits or plays."""

    title: str
    artist: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRequest:
    """A request of the caller; `reason` is the reason why it left the queue at `left_at`."""

    title: str
    artist: str
    uri: str
    requested_at: datetime
    left_at: datetime | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlay:
    """A song of the caller that was played, with its votes."""

    title: str
    artist: str
    started_at: datetime
    up: int
    down: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MyData:
    """The answer to `my_data`: what the server stores on the caller.

    Attributes:
        id: null for a caller who has not taken part.
        source: the preferred online source, empty for none.
        device: the device that the caller last acted from, empty if unknown.
        last_search: what the caller searched last; it is in memory only.
        texts: dedications, hashtags, and a name that waits for approval.
    """

    id: str | None
    name: str
    color: str
    role: Role
    source: str
    joined_at: datetime | None
    muted_until: datetime | None
    device: str
    last_search: str | None
    votes: tuple[OwnVote, ...]
    texts: tuple[str, ...]
    requests: tuple[OwnRequest, ...]
    plays: tuple[OwnPlay, ...]
    sign: Sign | None = None


class TextKind(StrEnum):
    """Kind of a text."""

    NAME = "name"
    DEDICATION = "dedication"
    HASHTAG = "hashtag"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingText:
    """A text that waits for `approve_text {text: id}`.

    `entry` is the id of the entry of a dedication, `title` its title.
    """

    id: str
    kind: TextKind
    text: str
    guest: Guest
    entry: str | None
    title: str | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """Requests that wait for `approve`, and texts that wait for `approve_text`."""

    approval: tuple[Entry, ...]
    texts: tuple[WaitingText, ...]


class Severity(StrEnum):
    """Severity of a problem."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class HostProblem:
    """A lasting problem that the host has to solve, as a code with parameters.

    `message` is an English sentence, for codes that a peer does not know.
    """

    code: str
    severity: Severity
    params: Mapping[str, str | int]
    message: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """Personal state of the caller; without an identity `id` is null.

    `texts`: all waiting texts for mods and the host, one's own for others. `requesters`: by entry
    id, where they are not visible to everyone. For the host and screens: `join_url`, and
    `join_code` while joining is by code. For the host: `stream_url` while listening along is on,
    `problems`, and `screen_url`, the link that makes a page a screen. `screen_revoked`: the page
    was opened by an earlier link for screens. `setup_pending`, for the host: the first steps
    of a new party are not done. `kiosk_url`, for the host: the link that makes a page a kiosk, if
    `kiosk` is on; `applied_preset`: the preset that `undo_preset` undoes. `source`: the preferred
    online source.
    """

    id: str | None
    role: Role
    name: str
    color: str
    votes: Mapping[str, Literal[-1, 1]]
    limits: Limits
    failed: tuple[Entry, ...]
    waiting_approval: tuple[Entry, ...]
    texts: tuple[WaitingText, ...] | None = None
    requesters: Mapping[str, Guest] | None = None
    join_url: str | None = None
    join_code: str | None = None
    source: str | None = None
    sign: Sign | None = None
    stream_url: str | None = None
    problems: tuple[HostProblem, ...] | None = None
    screen_url: str | None = None
    screen_revoked: bool | None = None
    setup_pending: bool | None = None
    kiosk_url: str | None = None
    applied_preset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The complete state of a page."""

    revision: int
    now: datetime
    player: Player
    queue: Queue
    party: Party
    settings: Settings
    lights: Lights
    me: Me


class Mark(StrEnum):
    """Mark of a search result: whether it can be requested."""

    OK = "ok"
    WAITING = "waiting"
    FILTERED = "filtered"
    COOLDOWN = "cooldown"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A search result; `entry` is the id of its waiting entry, if any."""

    song: Song
    mark: Mark
    reason: Notice | None
    entry: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """A search; the default limit is the setting `suggestions`."""

    q: Annotated[str, MaxLength(500)]
    limit: Annotated[int, Range(1, 100)] | None = None
    sources: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """Health of a source; `reason` explains a failure and names a remedy.

    `version`: of the software that it depends on; `renewable`: `renew_source` updates that.
    `set_up`: false if required settings are missing, such as an account; `setting`: where to start.
    `option`: option of the app, or environment variable, to set or check.
    """

    name: str
    works: bool
    reason: Notice | None
    version: str | None
    renewable: bool
    set_up: bool | None = None
    setting: str | None = None
    option: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineSourcesAnswer:
    """The answer to `online_sources`: the online sources that the caller can search."""

    sources: tuple[str, ...]


class JobState(StrEnum):
    """State of a job."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A job: a scan, an update, or the download of the song of `entry`, whose title it has."""

    id: str
    kind: str
    state: JobState
    progress: Fraction | None
    reason: Notice | None
    started_at: datetime
    ended_at: datetime | None
    entry: str | None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesAnswer:
    """The answer to `sources`: the sources in their order, and the newest jobs of each kind."""

    sources: tuple[SourceHealth, ...]
    jobs: tuple[Job, ...]


class ProcessState(StrEnum):
    """State of a process; unknown where its supervisor belongs to another user."""

    RUNNING = "running"
    STOPPED = "stopped"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A process of this installation.

    `up_s`: seconds since its last start. `restartable`: `restart_process` works. `log`: its last
    lines without secrets, oldest first.
    """

    name: str
    state: ProcessState
    up_s: float | None
    memory_bytes: int | None
    restartable: bool
    log: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disk:
    """Space on the disk of the data, in bytes."""

    free: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessesAnswer:
    """The answer to `processes`: none if nothing supervises them, and a disk if it is measured."""

    processes: tuple[Process, ...]
    disk: Disk | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MusicFolder:
    """A music folder; the songs of a missing one are kept, as its disk may be disconnected."""

    path: str
    present: bool
    songs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableFile:
    """A file in a music folder that cannot be played, with the reason."""

    path: str
    reason: Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryAnswer:
    """The answer to `library`: its folders, unreadable files, and the newest scan.

    `songs` counts available songs, `problems` all unreadable files; `unreadable` is one page.
    """

    songs: int
    folders: tuple[MusicFolder, ...]
    problems: int
    unreadable: tuple[UnreadableFile, ...]
    scan: Job | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """Health of sources and library; `library` is null while it cannot be read.

    `problems`: lasting problems that the host has to solve, most severe first.
    """

    sources: tuple[SourceHealth, ...]
    library: LibraryAnswer | None
    problems: tuple[HostProblem, ...] | None = None


class BrowseKind(StrEnum):
    """Kind of an item of a library page."""

    FOLDER = "folder"
    ARTIST = "artist"
    ALBUM = "album"
    PLAYLIST = "playlist"
    SONG = "song"


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowseRequest:
    """A page of the library; the empty path is the top level."""

    path: Annotated[str, MaxLength(1_000)] = ""
    offset: Annotated[int, Range(0, 10_000_000)] = 0
    limit: Annotated[int, Range(1, 500)] = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowseItem:
    """An item of a library page: a song to request, or a `path` to open.

    `title`: a name, empty for a page with a `label`, such as "Artists". `subtitle`: the name of an
    artist or folder. `note`: such as the number of songs, or of plays.
    `uri`: the argument of `enqueue_playlist` for all its songs, null if it has none.
    """

    kind: BrowseKind
    path: str | None
    title: str
    subtitle: str | None
    artwork_url: str | None
    hit: Hit | None
    uri: str | None = None
    note: Notice | None = None
    label: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowseAnswer:
    """A page of the library; `more` if there are further items.

    `title`: the name of an artist, album, genre, folder or playlist, empty for a page with a
    `label`.
    """

    path: str
    title: str
    items: tuple[BrowseItem, ...]
    more: bool
    label: Notice | None = None


class DiscoveryKind(StrEnum):
    """Kind of a section of suggestions."""

    OWN = "own"
    FAVOURITES = "favourites"
    SIMILAR = "similar"
    PLAYLIST = "playlist"
    RANDOM = "random"
    GENRES = "genres"
    ARTISTS = "artists"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscoverySection:
    """Songs, or pages of the library, to choose from before anything is searched.

    `own`: songs that the caller requested and that have played. `title`: the name of the playlist,
    or the title of the song that the songs of `similar` resemble. `path`: the page of them all.
    """

    kind: DiscoveryKind
    items: tuple[BrowseItem, ...]
    title: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovered:
    """Suggestions; sections without items are omitted."""

    sections: tuple[DiscoverySection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LyricLine:
    """One line of lyrics, sung from `at_s` on; it is empty between verses."""

    text: str
    at_s: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lyrics:
    """Lyrics of the current song, in order; either all lines have `at_s`, or none.

    There are no lines if it has no lyrics, or the entry is not the current one.
    """

    entry: str
    lines: tuple[LyricLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Artwork:
    """The answer to `artwork`: the cover of a song, in base64."""

    image: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SongFile:
    """The answer to `song_file`: where any player gets the file until `expires_at`."""

    url: str = field(repr=False)
    content_type: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WifiQr:
    """The answer to `wifi_qr`: a PNG in base64; whoever sees it knows the password."""

    image: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """Search results; `more` if there are further ones, `note` names sources that failed.

    `playlists`: playlists with matching names, each with a `path` to open and a `uri` to enqueue.
    """

    query: str
    hits: tuple[Hit, ...]
    more: bool
    note: Notice | None = None
    playlists: tuple[BrowseItem, ...] | None = None


# --- history ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """A song that was played, with its final votes; `end` is null while it is playing."""

    epoch: int
    song: Song
    started_at: datetime
    ended_at: datetime | None
    end: str | None
    up: int
    down: int
    origin: Origin
    requested_by: Guest | None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Songs that were played, newest first; `more` if there are earlier ones."""

    plays: tuple[Play, ...]
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SongCount:
    """Number of plays of a song, and the sums of its votes."""

    song: Song
    times: int
    up: int
    down: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evening:
    """Songs from one opening of the party to its closing, or between pauses of six hours.

    `id`: for `before` of the next page. `until`: null while it lasts. `songs`, `guests` and
    `votes`: as in the recap. `top`: the songs with the highest scores.
    """

    id: int
    since: datetime
    until: datetime | None
    songs: int
    guests: int
    votes: int
    played_s: float
    top: tuple[SongCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evenings:
    """Evenings with songs, newest first; `more` if there are earlier ones."""

    evenings: tuple[Evening, ...]
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestCount:
    """Number of requests of a guest."""

    guest: Guest
    requests: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HourCount:
    """Plays, requests and votes on songs that played, within an hour."""

    at: datetime
    plays: int
    requests: int
    votes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """Number of plays from a source."""

    source: str
    plays: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """Statistics of a period.

    `since`: null for the entire history. `songs`: number of different songs. `votes`: number of
    votes on songs that were played. `guests`: number of guests who requested songs. `hits`: guests
    whose songs had the highest scores. `sources`: where the songs came from, most first.
    """

    since: datetime | None
    until: datetime
    plays: int
    songs: int
    played_s: float
    requests: int
    guests: int
    votes: int
    most_played: tuple[SongCount, ...]
    best_liked: tuple[SongCount, ...]
    most_active: tuple[GuestCount, ...]
    hours: tuple[HourCount, ...]
    hits: tuple[GuestHits, ...] = ()
    sources: tuple[SourceCount, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """The answer to `export`: the history as an M3U playlist and as text."""

    m3u: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistSaved:
    """The answer to `save_playlist`; `uri` is an argument for `enqueue_playlist`."""

    uri: str
    name: str
    songs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPlaylist:
    """A saved playlist; `songs` is their number.

    `undoable`: its latest change can be undone.
    """

    uri: str
    name: str
    songs: int
    made_at: datetime
    undoable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPlaylists:
    """The saved playlists, newest first, and the `deleted` ones that can be restored."""

    playlists: tuple[SavedPlaylist, ...]
    deleted: tuple[SavedPlaylist, ...]
    max_playlists: int
    max_songs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedToPlaylist:
    """The answer to `add_to_playlist`: the number of `added` songs.

    `reasons`: for each line why none of its songs was added, null if one was; the lines of the
    command come first, then the songs of the party.
    """

    playlist: SavedPlaylist
    added: int
    reasons: tuple[Notice | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistLine:
    """A song that a file names: by a path or an address, by its names, or by both.

    `line`: its line, row or track, from 1.
    """

    line: int
    location: str | None
    artist: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistLines:
    """The songs that an uploaded file names, and how many more it has than a playlist can hold."""

    name: str
    lines: tuple[PlaylistLine, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupAccepted:
    """The answer to an uploaded backup: what it holds. The server restarts with it."""

    songs: int
    guests: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRequest:
    """A request to join the party or to become a mod.

    `promotion`: the `secret` of a `PromotionFrame`.
    """

    code: str | None = None
    mod_code: str | None = None
    promotion: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """Results of the health checks."""

    server: bool
    store: bool
    player: bool
    broker: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """The answer of ``/healthz``."""

    status: Literal["ok", "failing"]
    checks: Checks


# --- the WebSocket ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotFrame:
    """The complete state, at the start or after a gap."""

    type: Literal["snapshot"] = "snapshot"
    revision: int
    now: datetime
    player: Player
    queue: Queue
    party: Party
    settings: Settings
    lights: Lights
    me: Me


@dataclass(frozen=True, slots=True, kw_only=True)
class DeltaFrame:
    """Changes since a revision.

    `entries`: changed fields by id, null for removed entries. `order`: pairs (id, before), applied
    in sequence; each moves `id` directly before `before`, or to the end if that is null.
    `cheers`: the number of each `Cheer` that guests have sent meanwhile. `newcomers`: guests who
    have joined meanwhile, or changed name, colour or symbol within ten minutes of joining; null if
    not everyone may see them.
    """

    type: Literal["delta"] = "delta"
    revision: int
    now: datetime
    player: Player | None = None
    party: Party | None = None
    settings: Settings | None = None
    lights: Lights | None = None
    entries: Mapping[str, Mapping[str, object] | None] | None = None
    order: tuple[tuple[str, str | None], ...] | None = None
    cheers: Mapping[str, int] | None = None
    newcomers: tuple[Guest, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeFrame:
    """The changed personal state of the caller.

    `votes`: all votes, after reconnecting; otherwise they are as before.
    """

    type: Literal["me"] = "me"
    id: str | None
    role: Role
    name: str
    color: str
    votes: Mapping[str, Literal[-1, 1]] | None = None
    limits: Limits
    failed: tuple[Entry, ...]
    waiting_approval: tuple[Entry, ...]
    texts: tuple[WaitingText, ...] | None = None
    requesters: Mapping[str, Guest] | None = None
    join_url: str | None = None
    join_code: str | None = None
    source: str | None = None
    sign: Sign | None = None
    stream_url: str | None = None
    problems: tuple[HostProblem, ...] | None = None
    screen_url: str | None = None
    screen_revoked: bool | None = None
    setup_pending: bool | None = None
    kiosk_url: str | None = None
    applied_preset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VotesFrame:
    """The changed votes of the caller by entry id; 0 is no vote."""

    type: Literal["votes"] = "votes"
    votes: Mapping[str, Literal[-1, 0, 1]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AckFrame:
    """A command succeeded."""

    type: Literal["ack"] = "ack"
    id: str
    result: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class NackFrame:
    """A command was refused."""

    type: Literal["nack"] = "nack"
    id: str | None
    error: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class HitsFrame:
    """Search results so far; the last frame is `done`. `playlists` as in SearchAnswer."""

    type: Literal["hits"] = "hits"
    id: str
    query: str
    hits: tuple[Hit, ...]
    more: bool
    done: bool
    note: Notice | None = None
    playlists: tuple[BrowseItem, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewFrame:
    """Previews of lights, for pages that watch them.

    `pixels`: by device, base64 of three bytes (red, green, blue) per pixel; long lights are
    sampled. Omitted devices are unchanged.
    """

    type: Literal["preview"] = "preview"
    pixels: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpectrumFrame:
    """The music at one moment, for screens that watch it."""

    type: Literal["spectrum"] = "spectrum"
    spectrum: Spectrum


@dataclass(frozen=True, slots=True, kw_only=True)
class PromotionFrame:
    """An offer to become a mod, accepted by sending `secret` as `SessionRequest.promotion`.

    Only one page of the guest receives it; the answer to the request sets a new cookie.
    """

    type: Literal["promotion"] = "promotion"
    secret: str


type ServerFrame = (
    SnapshotFrame
    | DeltaFrame
    | MeFrame
    | VotesFrame
    | AckFrame
    | NackFrame
    | HitsFrame
    | PreviewFrame
    | SpectrumFrame
    | PromotionFrame
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientFrame:
    """A frame from a page: a command with arguments, a search, or a subscription.

    `key` is the idempotency key of the command, for pages that send it again after a lost answer.
    `watch_lights` is answered with an ack, then with `preview` frames until it is sent as false;
    `watch_spectrum`, which only the host and screens may send, with `spectrum` frames.
    """

    id: str
    command: str | None = None
    args: Mapping[str, object] | None = None
    key: str | None = None
    search: SearchRequest | None = None
    watch_lights: bool | None = None
    watch_spectrum: bool | None = None
