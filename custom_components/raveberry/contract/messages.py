"""Every message, as a frozen dataclass.

A field whose default is None is left out of the message when it has no value; all others are
always sent, as null where they have none. Fields may be added as such optional ones; anything else
is a new major version.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final, Literal


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers that a field may hold, both ends included."""

    ge: float
    le: float


type Fraction = Annotated[float, Range(0.0, 1.0)]
type Byte = Annotated[int, Range(0, 255)]
type DelayMs = Annotated[int, Range(-500, 2000)]
type Gamma = Annotated[float, Range(1.0, 3.0)]
type CrossfadeS = Annotated[float, Range(0.0, 10.0)]
type Speed = Annotated[float, Range(0.0, 10.0)]

MOST_SCENES: Final = 100
"""So many scenes of the lights are kept; an order for another one is refused."""


# --- songs -----------------------------------------------------------------------------------


class EntryState(StrEnum):
    """How far a requested song has come."""

    APPROVAL = "approval"
    PENDING = "pending"
    READY = "ready"
    FAILED = "failed"


class Origin(StrEnum):
    """Why a song is in the queue."""

    GUEST = "guest"
    HOST = "host"
    PLAYLIST = "playlist"
    AUTOPLAY = "autoplay"
    FALLBACK = "fallback"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Song:
    """A song as its source describes it; `licence` is the one under which it is free."""

    uri: str
    source: str
    title: str
    artist: str
    album: str
    duration_s: float | None
    artwork_url: str | None
    explicit: bool
    licence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """A guest as others may see one."""

    id: str
    name: str
    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A song in the queue, or the one that plays (position 0)."""

    id: str
    song: Song
    state: EntryState
    progress: Fraction | None
    reason: str | None
    score: int
    up: int
    down: int
    position: int | None
    eta_s: float | None
    why: str
    requested_by: Guest | None
    requested_at: datetime
    origin: Origin
    turn: int | None
    pinned: bool
    dedication: str | None


# --- state topics ----------------------------------------------------------------------------


class Presence(StrEnum):
    """What a last will says."""

    ONLINE = "online"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """Who a server is and where it is reached."""

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
    """What the player does."""

    PLAYING = "playing"
    PAUSED = "paused"
    IDLE = "idle"
    ERROR = "error"


class Repeat(StrEnum):
    """What happens to a finished song."""

    OFF = "off"
    ALL = "all"
    ONE = "one"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerFault:
    """Why there is no music, since when, and what helps."""

    kind: str
    since: datetime
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One way the sound leaves the player."""

    id: str
    name: str
    on: bool
    available: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """What plays; the position now is position_s + (now - position_at) while playing."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What waits; `length` counts all, `entries` may hold only the first."""

    revision: int
    length: int
    duration_s: float
    entries: tuple[Entry, ...]


class Mode(StrEnum):
    """How much of the music guests decide."""

    FULL_CONTROL = "full_control"
    FULL_VOTING = "full_voting"
    UPVOTES_ONLY = "upvotes_only"
    NO_CONTROL = "no_control"


class Order(StrEnum):
    """How the queue is ordered."""

    FAIR = "fair"
    VOTES = "votes"
    FIFO = "fifo"


class Join(StrEnum):
    """What a newcomer needs to take part."""

    OPEN = "open"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Whether there is a party, by which rules, and who is there.

    `last_orders_at`: from when on no songs are taken, if that is before the end.
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
    """What values a setting takes, and so which field a form has for it."""

    CHOICE = "choice"
    SWITCH = "switch"
    WHOLE_NUMBER = "whole_number"
    NUMBER = "number"
    TEXT = "text"
    TEXTS = "texts"
    QUIET_HOURS = "quiet_hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingRow:
    """One setting for a form; `low` and `high` belong to numbers, `choices` to a choice."""

    name: str
    group: str
    kind: SettingKind
    default: object
    low: float | None
    high: float | None
    choices: tuple[str, ...] | None
    explanation: str
    secret: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsTable:
    """Every setting in the order of its form; those of one group stand together."""

    settings: tuple[SettingRow, ...]


# --- lights ----------------------------------------------------------------------------------


class Power(StrEnum):
    """On or off, as Home Assistant's JSON light schema spells it."""

    ON = "ON"
    OFF = "OFF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Color:
    """A colour, red, green and blue of 0 to 255."""

    r: Byte
    g: Byte
    b: Byte


@dataclass(frozen=True, slots=True, kw_only=True)
class LightState:
    """What one LED device shows.

    `parameters` are those of its effect, if it has any; `palette` is one of `LightsInfo.palettes`;
    `monochrome`: all pixels alike; `delay_ms`: later than drawn, or beats told earlier; `gamma`: 1
    is linear; `white` is what full white is shown as; `crossfade_s`: from effect to effect.
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
    """What one LED device should show; what is left out stays as it is."""

    state: Power | None = None
    brightness: Byte | None = None
    color: Color | None = None
    effect: str | None = None
    parameters: Mapping[str, float] | None = None
    palette: str | None = None
    monochrome: bool | None = None
    delay_ms: DelayMs | None = None
    gamma: Gamma | None = None
    white: Color | None = None
    crossfade_s: CrossfadeS | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A device that flashes whenever it hears a click, so that its delay can be set; or no more."""

    device: str
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LightsOrder:
    """What all lights together should do; what is left out stays as it is.

    `safe`: for photosensitive people, `automatic`: effects are chosen by what is played,
    `reactions`: votes are shown. A scene is what all lights show, kept under a name. `find` looks
    for devices in the network; `add` makes a light of one of `LightsInfo.found`, `remove` takes it
    back.
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
    """Somebody looks for the next seconds: until then previews are sent."""

    for_s: Annotated[float, Range(0.0, 60.0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectParameter:
    """What can be tuned about an effect: a number from `low` to `high`."""

    id: str
    low: float
    high: float
    default: float
    unit: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LightDevice:
    """One LED device and what it can do; `added`: it was found in the network, not named."""

    id: str
    name: str
    kind: str
    pixels: int
    effects: tuple[str, ...]
    available: bool
    added: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLight:
    """An LED device that told of itself in the network and is no light yet."""

    id: str
    name: str
    host: str
    pixels: int
    white: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LightFault:
    """Part of an option that the visualizer cannot use, as ``lights[2].host``, and why."""

    option: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LightsInfo:
    """The visualizer: its devices, what it hears, and the parameters of each effect by its id.

    `palettes`: the colours of each by its name, as ``#rrggbb``, first to last. `scene`: the one
    recalled last, until something else is chosen. `calibrating`: the device, if there is one.
    `finding`: devices are looked for in the network; None where that leads nowhere. `faults`: of
    the options.
    """

    fps: float
    source: str
    devices: tuple[LightDevice, ...]
    speed: float
    latency_ms: float | None
    features: Mapping[str, float | None]
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
    faults: tuple[LightFault, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """One LED device with what it shows, as the pages get it; see `LightState`."""

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
    """All lights, as the pages get them; see `LightsInfo`."""

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
    """What can happen to a song."""

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
    """Something happened to a song; `by` is a guest's id, ``host`` or null."""

    type: SongEventType
    at: datetime
    entry: Entry
    by: str | None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteEvent:
    """Votes were cast on an entry: `count` of them since the last such event, never by whom."""

    type: Literal["vote_cast"] = "vote_cast"
    at: datetime
    entry: str
    title: str
    score: int
    up: int
    down: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestEvent:
    """A guest joined."""

    type: Literal["guest_joined"] = "guest_joined"
    at: datetime
    guest: Guest


class PlayerEventType(StrEnum):
    """What can happen to the player."""

    PLAYER_FAILED = "player_failed"
    PLAYER_RECOVERED = "player_recovered"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerEvent:
    """The player failed, or recovered from that error."""

    type: PlayerEventType
    at: datetime
    error: PlayerFault


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """What a party was."""

    songs: int
    guests: int
    votes: int
    top: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyClosedEvent:
    """The party was closed."""

    type: Literal["party_closed"] = "party_closed"
    at: datetime
    recap: Recap


class PlainEventType(StrEnum):
    """What needs no more than its name."""

    PARTY_OPENED = "party_opened"
    LAST_ORDERS = "last_orders"
    ALARM_STARTED = "alarm_started"
    ALARM_STOPPED = "alarm_stopped"
    BUZZER = "buzzer"
    ANNOUNCEMENT_STARTED = "announcement_started"
    ANNOUNCEMENT_FINISHED = "announcement_finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainEvent:
    """Something happened that its name says all about."""

    type: PlainEventType
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class JobEvent:
    """A job failed."""

    type: Literal["job_failed"] = "job_failed"
    at: datetime
    job: str
    kind: str
    reason: str
    entry: str | None


type Event = (
    SongEvent | VoteEvent | GuestEvent | PlayerEvent | PartyClosedEvent | PlainEvent | JobEvent
)
"""The payload of the `event` topic; `type` tells which one."""


# --- commands and answers --------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ActingGuest:
    """The guest that an MQTT command is carried out for."""

    guest: str
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandEnvelope:
    """An MQTT command around its arguments; on the wire `acting_as` is spelled ``as``."""

    id: str | None = None
    reply_to: str | None = None
    acting_as: ActingGuest | None = field(default=None, metadata={"name": "as"})
    args: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a command was refused and what to do; a limit adds the last three."""

    code: str
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
    """The answer to `enqueue`; `note` says when it comes from elsewhere than was asked for."""

    entry: Entry
    duplicate: bool
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingSong:
    """A song of a playlist that was not added, and why."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistAdded:
    """The answer to `enqueue_playlist`: `added` of `total` songs wait now, `failed` has the others.

    `left_out`: how many more the playlist has than are taken of one. `reading`: it is long and
    still being read; its songs come in by themselves, and what fails is told as `job_failed`.
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
    """The answer to `announce`: whether the music goes on quietly under it, or stands still."""

    ducked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """The answer to `undo`: which command was undone, and the songs that are back."""

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
    """The answer to `rotate_code`; without `expires_at` it holds until the next one is made."""

    code: str
    join_url: str
    expires_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModCode:
    """The answer to `make_mod_code`; the one before it makes nobody a mod any more."""

    code: str
    expires_at: datetime


# --- the pages -------------------------------------------------------------------------------


class Role(StrEnum):
    """What a caller may do."""

    GUEST = "guest"
    MOD = "mod"
    HOST = "host"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How much of something is left."""

    limit: int
    remaining: int
    next_in_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the caller has left; null is without limit."""

    requests: Limit | None
    votes: Limit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestRow:
    """A guest as mods and the host see one.

    `several_browsers`: more than one has used their cookie since the server started, so somebody
    else may know it.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestList:
    """The answer to `guests`, the newest first."""

    guests: tuple[GuestRow, ...]


class TextKind(StrEnum):
    """What somebody has written."""

    NAME = "name"
    DEDICATION = "dedication"
    HASHTAG = "hashtag"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingText:
    """A name or a dedication that nobody sees before `approve_text {text: id}`.

    `entry` is the id of the song that a dedication belongs to, `title` its title.
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
    """What waits for the host's word: songs for `approve`, texts for `approve_text`."""

    approval: tuple[Entry, ...]
    texts: tuple[WaitingText, ...]


class Severity(StrEnum):
    """How much a problem takes from the party."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class HostProblem:
    """A lasting problem that the host has to see to: code and parameters are the facts.

    `message` is an English sentence made from them, for codes that a peer does not know.
    """

    code: str
    severity: Severity
    params: Mapping[str, str | int]
    message: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """What only the caller may know; without an identity `id` is null.

    `texts`: what waits for mods and the host, for others their own. `requesters`: whose songs
    these are by the id of the entry, where not everybody may see it. `join_url`: for the host;
    `join_code`: too, while joining is by code; `stream_url`: too, while the music can be heard from
    elsewhere. `source`: the one of the net that is asked first for them, as they wanted.
    `problems`: for the host.
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
    stream_url: str | None = None
    problems: tuple[HostProblem, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything a page shows."""

    revision: int
    now: datetime
    player: Player
    queue: Queue
    party: Party
    settings: Settings
    lights: Lights
    me: Me


class Mark(StrEnum):
    """Whether a hit may be asked for."""

    OK = "ok"
    WAITING = "waiting"
    FILTERED = "filtered"
    COOLDOWN = "cooldown"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One song that a search found; `entry` is the id of the entry it waits as."""

    song: Song
    mark: Mark
    reason: str | None
    entry: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """What to look for; without a limit as many hits come as the setting `suggestions` says."""

    q: str
    limit: Annotated[int, Range(1, 100)] | None = None
    sources: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """Whether a source of songs works; when it does not, `reason` says what helps.

    `version` is that of what it needs from elsewhere, `renewable` whether `renew_source` renews it.
    `set_up`: false where the host has not yet told it what it needs, as an account.
    """

    name: str
    works: bool
    reason: str | None
    version: str | None
    renewable: bool
    set_up: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineSourcesAnswer:
    """The answer to `online_sources`: those of the net that are searched for the caller."""

    sources: tuple[str, ...]


class JobState(StrEnum):
    """How far a job has come."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A piece of long work: a scan, a renewal, a download of the song of `entry`."""

    id: str
    kind: str
    state: JobState
    progress: Fraction | None
    reason: str | None
    started_at: datetime
    ended_at: datetime | None
    entry: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesAnswer:
    """The answer to `sources`: the sources in their order, and the newest jobs of each kind."""

    sources: tuple[SourceHealth, ...]
    jobs: tuple[Job, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MusicFolder:
    """A folder of music; one that is away, on a disk that is off perhaps, keeps its songs."""

    path: str
    present: bool
    songs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableFile:
    """A file in a music folder that cannot be played, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryAnswer:
    """The answer to `library`: its folders, what cannot be read, and its newest scan.

    `songs` can be asked for now; `problems` counts all unreadable files, `unreadable` has the
    wanted ones.
    """

    songs: int
    folders: tuple[MusicFolder, ...]
    problems: int
    unreadable: tuple[UnreadableFile, ...]
    scan: Job | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """What the host may have to see to; `library` is null while it cannot be read."""

    sources: tuple[SourceHealth, ...]
    library: LibraryAnswer | None


class BrowseKind(StrEnum):
    """What one line of a library page is."""

    FOLDER = "folder"
    ARTIST = "artist"
    ALBUM = "album"
    PLAYLIST = "playlist"
    SONG = "song"


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowseRequest:
    """Which page of the library to show; the empty path is its front page."""

    path: str = ""
    offset: Annotated[int, Range(0, 10_000_000)] = 0
    limit: Annotated[int, Range(1, 500)] = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowseItem:
    """One line of a library page: a song to ask for, or a `path` to open.

    `uri`: what `enqueue_playlist` takes for all songs behind that line, null where it cannot.
    """

    kind: BrowseKind
    path: str | None
    title: str
    subtitle: str | None
    artwork_url: str | None
    hit: Hit | None
    uri: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowseAnswer:
    """One page of the library; `more` when it goes on after the last item."""

    path: str
    title: str
    items: tuple[BrowseItem, ...]
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """What was found; `more` when there is more than that, `note` says which source is missing.

    `playlists`: those whose names fit, each with a `path` to open and a `uri` to enqueue.
    """

    query: str
    hits: tuple[Hit, ...]
    more: bool
    note: str | None = None
    playlists: tuple[BrowseItem, ...] | None = None


# --- the record of the night -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """A song that played, with the votes at its end; `end` is how it ended, null while it plays."""

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
    """What played, the newest first; `more` when there was more before the last one."""

    plays: tuple[Play, ...]
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SongCount:
    """How often a song played, and its votes altogether."""

    song: Song
    times: int
    up: int
    down: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestCount:
    """How many songs somebody asked for."""

    guest: Guest
    requests: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HourCount:
    """What happened in the hour from a moment on."""

    at: datetime
    plays: int
    requests: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """A period in numbers.

    `since` null: from the first song that is remembered. `songs` are different ones, `votes` those
    on the songs that played, `guests` those who asked for songs.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """The answer to `export`: a playlist file, and lines for people."""

    m3u: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistSaved:
    """The answer to `save_playlist`; `uri` can be given to `enqueue_playlist`."""

    uri: str
    name: str
    songs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRequest:
    """How a guest joins or becomes a mod.

    `promotion`: the `secret` of the frame that offered it.
    """

    code: str | None = None
    mod_code: str | None = None
    promotion: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """What holds."""

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
    """Everything, at the start or after a gap."""

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
    """What changed.

    `entries`: changed fields by id, null when the entry is gone. `order`: pairs (id, before),
    applied in turn; each takes `id` out and puts it before `before`, null = at the end.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class MeFrame:
    """What changed for the caller alone."""

    type: Literal["me"] = "me"
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
    stream_url: str | None = None
    problems: tuple[HostProblem, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AckFrame:
    """A command was carried out."""

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
    """What a search has found so far; the last one is `done`. `playlists` is as in SearchAnswer."""

    type: Literal["hits"] = "hits"
    id: str
    query: str
    hits: tuple[Hit, ...]
    more: bool
    done: bool
    note: str | None = None
    playlists: tuple[BrowseItem, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewFrame:
    """What lights show now, to those who watch.

    `pixels`: by device, base64 of red, green, blue, a byte each; long lights are thinned out. A
    device that is not named shows what it did.
    """

    type: Literal["preview"] = "preview"
    pixels: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromotionFrame:
    """The host makes this guest a mod, as soon as the page sends `secret` as SessionRequest says.

    One page of the guest gets it, and another cookie with the answer.
    """

    type: Literal["promotion"] = "promotion"
    secret: str


type ServerFrame = (
    SnapshotFrame
    | DeltaFrame
    | MeFrame
    | AckFrame
    | NackFrame
    | HitsFrame
    | PreviewFrame
    | PromotionFrame
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientFrame:
    """What a page sends: a command with arguments, a search, or whether it watches the lights.

    `watch_lights` is answered by an ack; then `preview` frames come until false or the end.
    """

    id: str
    command: str | None = None
    args: Mapping[str, object] | None = None
    search: SearchRequest | None = None
    watch_lights: bool | None = None
