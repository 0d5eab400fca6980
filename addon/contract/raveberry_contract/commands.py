"""All commands: their names, arguments, results and least roles.

A command is one row: a `Command` that follows the dataclass of its arguments. The server binds a
handler to each row; OpenAPI, `commands.ts`, docs/contract.md and the actions of the integration are
generated from the rows.
"""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from datetime import datetime
from typing import Annotated, Any, Final, Literal

from .messages import (
    AccessCheck,
    AddedToPlaylist,
    Announced,
    Artwork,
    BluetoothSpeakers,
    BroughtBack,
    BrowseAnswer,
    BrowseRequest,
    Cheer,
    Closed,
    Discovered,
    Enqueued,
    Evenings,
    Exported,
    Fraction,
    GuestList,
    History,
    JoinCode,
    LibraryAnswer,
    LightOrder,
    Lyrics,
    MaxLength,
    Me,
    ModCode,
    MyData,
    OnlineSourcesAnswer,
    PlaylistAdded,
    PlaylistSaved,
    ProcessesAnswer,
    Range,
    Recap,
    Repeat,
    Role,
    SavedPlaylist,
    SavedPlaylists,
    SearchAnswer,
    SearchRequest,
    SettingsChanged,
    ShortName,
    SongFile,
    SourcesAnswer,
    Speed,
    Stats,
    Undone,
    Voted,
    WifiQr,
)

Name = Annotated[str, MaxLength(200)]
Uri = Annotated[str, MaxLength(2_000)]
Url = Annotated[str, MaxLength(4_000)]
Words = Annotated[str, MaxLength(500)]
SourceName = Annotated[str, MaxLength(40)]


@dataclass(frozen=True, slots=True)
class Command[Args, Result]:
    """One command.

    Attributes:
        name: its name on all interfaces.
        arguments: the dataclass of its arguments.
        result: the dataclass of its result; `NONE` is sent as an empty object.
        least_role: lowest role that may run it.
        is_open_in_full_control: guests may run it in the mode `full_control`.
        is_reading: it changes nothing and creates no guest.
        is_resent: clients send it again when its answer was lost, because it is idempotent and
            still wanted then.
        is_search: it has the rate limit of searches, and ends with the page that sent it.
    """

    name: str
    arguments: type[Args]
    result: type[Result]
    least_role: Role
    _: KW_ONLY
    is_open_in_full_control: bool = False
    is_reading: bool = False
    is_resent: bool = False
    is_search: bool = False


NONE: Final = type(None)
"""Result of commands that return nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """No arguments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneEntry:
    """The entry to act on."""

    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralEntries:
    """The entries to act on in one step; those that have left are left out."""

    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneGuest:
    """The guest to act on."""

    guest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """On or off."""

    on: bool


# --- requests and votes --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Enqueue:
    """A request for a song, by its URI or a search query.

    Attributes:
        top: pin it before all others.
        play: pin it, and skip the current song for it.
        replace: the same, and clear the queue, which only the host may.
    """

    query: Words | None = None
    uri: Uri | None = None
    source: SourceName | None = None
    top: bool = False
    play: bool = False
    replace: bool = False
    dedication: Name | None = None


ENQUEUE: Final = Command("enqueue", Enqueue, Enqueued, Role.GUEST, is_resent=True)
ENQUEUE_RANDOM: Final = Command("enqueue_random", Nothing, Enqueued, Role.GUEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """A request for a media item of Home Assistant.

    Attributes:
        media: the media content id in Home Assistant.
        address: a temporary URL; it contains a signature, so it is never shown.
        artwork: the URL of the cover, also signed.
        top: pin it before all others.
        play: pin it, and skip the current song for it.
        replace: the same, and clear the queue.
    """

    media: Uri
    address: Url = field(repr=False)
    title: Name = ""
    artist: Name = ""
    album: Name = ""
    artwork: Url | None = field(default=None, repr=False)
    top: bool = False
    play: bool = False
    replace: bool = False
    dedication: Name | None = None


HAND_OVER: Final = Command("hand_over", HandOver, Enqueued, Role.HOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnqueuePlaylist:
    """A request for all songs of a playlist, by its URI or its name.

    Attributes:
        top: pin them before all others.
        play: pin them, and skip the current song for them.
        replace: the same, and clear the queue, which only the host may.
    """

    query: Words | None = None
    uri: Uri | None = None
    top: bool = False
    play: bool = False
    replace: bool = False


ENQUEUE_PLAYLIST: Final = Command(
    "enqueue_playlist", EnqueuePlaylist, PlaylistAdded, Role.MOD, is_open_in_full_control=True
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """The caller's vote on an entry; 0 removes it."""

    entry: str
    value: Literal[-1, 0, 1]


VOTE: Final = Command("vote", Vote, Voted, Role.GUEST, is_resent=True)
WITHDRAW: Final = Command("withdraw", OneEntry, NONE, Role.GUEST)
BRING_BACK: Final = Command("bring_back", OneEntry, BroughtBack, Role.MOD)


# --- the queue -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An entry to move directly before another one, or to the end without `before`."""

    entry: str
    before: str | None = None


REMOVE: Final = Command("remove", OneEntry, NONE, Role.MOD, is_open_in_full_control=True)
PRIORITIZE: Final = Command("prioritize", OneEntry, NONE, Role.MOD, is_open_in_full_control=True)
REMOVE_ENTRIES: Final = Command("remove_entries", SeveralEntries, NONE, Role.MOD)
PRIORITIZE_ENTRIES: Final = Command("prioritize_entries", SeveralEntries, NONE, Role.MOD)
MOVE: Final = Command("move", Move, NONE, Role.MOD, is_open_in_full_control=True)
APPROVE: Final = Command("approve", OneEntry, NONE, Role.MOD)
REJECT: Final = Command("reject", OneEntry, NONE, Role.MOD)
CLEAR_QUEUE: Final = Command("clear_queue", Nothing, NONE, Role.HOST)
SHUFFLE_QUEUE: Final = Command("shuffle_queue", Nothing, NONE, Role.HOST)
UNDO: Final = Command("undo", Nothing, Undone, Role.HOST)


# --- sources, library and history ----------------------------------------------------------------


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
    """The period of the exported history; the default start is the opening of the party."""

    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEvenings:
    """A page of the evenings, newest first; `before` is the last id of the page before."""

    before: Annotated[int, Range(0, 2**53)] | None = None
    limit: Annotated[int, Range(1, 50)] = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class SavePlaylist:
    """The name of the playlist to save, and the start of the history that it contains."""

    name: Name
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlaylist:
    """The name of a new playlist; if another one has it, a number is added."""

    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePlaylist:
    """The saved playlist to act on, by its URI."""

    playlist: Uri


@dataclass(frozen=True, slots=True, kw_only=True)
class RenamePlaylist:
    """A saved playlist and its new name; if another one has it, a number is added."""

    playlist: Uri
    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class SongToAdd:
    """A song of the queue, one at an address or path, or one to search for by its names."""

    entry: Name | None = None
    location: Uri | None = None
    artist: Name = ""
    title: Name = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddToPlaylist:
    """At most 25 songs to add to a saved playlist, or songs of the party.

    Attributes:
        of: the songs that wait, or that have played since the opening.
        continued: the songs belong to those added before; one undo is for all.
    """

    playlist: Uri
    songs: tuple[SongToAdd, ...] = ()
    of: Literal["queue", "evening"] | None = None
    continued: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveFromPlaylist:
    """Songs to remove from a saved playlist, by their URIs."""

    playlist: Uri
    songs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveInPlaylist:
    """A song to move directly before another one, or to the end without `before`."""

    playlist: Uri
    song: Uri
    before: Uri | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLibrary:
    """The page of unreadable files to return."""

    offset: Annotated[int, Range(0, 10_000_000)] = 0
    limit: Annotated[int, Range(0, 500)] = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewSource:
    """An update of the software that a source depends on; `back` undoes the last one."""

    back: bool = False


SEARCH: Final = Command(
    "search", SearchRequest, SearchAnswer, Role.GUEST, is_reading=True, is_search=True
)
DISCOVER: Final = Command(
    "discover", Nothing, Discovered, Role.GUEST, is_reading=True, is_search=True
)
ONLINE_SOURCES: Final = Command(
    "online_sources", Nothing, OnlineSourcesAnswer, Role.GUEST, is_reading=True
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArtwork:
    """A song by the key in its `artwork_url`, or by entry id; `small` is the size of rows."""

    key: Uri
    small: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSong:
    """The song to act on, by its URI."""

    uri: Uri


ME: Final = Command("me", Nothing, Me, Role.GUEST, is_reading=True)
ARTWORK: Final = Command("artwork", ReadArtwork, Artwork, Role.GUEST, is_reading=True)
LYRICS: Final = Command("lyrics", OneEntry, Lyrics, Role.GUEST, is_reading=True)
SONG_FILE: Final = Command("song_file", OneSong, SongFile, Role.HOST, is_reading=True)
BROWSE: Final = Command("browse", BrowseRequest, BrowseAnswer, Role.GUEST, is_reading=True)
HISTORY: Final = Command("history", ReadHistory, History, Role.GUEST, is_reading=True)
RECAP: Final = Command("recap", Nothing, Recap, Role.GUEST, is_reading=True)
STATS: Final = Command("stats", ReadStats, Stats, Role.GUEST, is_reading=True)
EVENINGS: Final = Command("evenings", ReadEvenings, Evenings, Role.HOST, is_reading=True)
EXPORT: Final = Command("export", ExportPlays, Exported, Role.HOST)
SAVE_PLAYLIST: Final = Command("save_playlist", SavePlaylist, PlaylistSaved, Role.HOST)
PLAYLISTS: Final = Command("playlists", Nothing, SavedPlaylists, Role.HOST, is_reading=True)
CREATE_PLAYLIST: Final = Command("create_playlist", NewPlaylist, SavedPlaylist, Role.HOST)
RENAME_PLAYLIST: Final = Command("rename_playlist", RenamePlaylist, SavedPlaylist, Role.HOST)
DELETE_PLAYLIST: Final = Command("delete_playlist", OnePlaylist, NONE, Role.HOST)
UNDO_PLAYLIST: Final = Command("undo_playlist", OnePlaylist, SavedPlaylist, Role.HOST)
ADD_TO_PLAYLIST: Final = Command("add_to_playlist", AddToPlaylist, AddedToPlaylist, Role.HOST)
REMOVE_FROM_PLAYLIST: Final = Command(
    "remove_from_playlist", RemoveFromPlaylist, SavedPlaylist, Role.HOST
)
MOVE_IN_PLAYLIST: Final = Command("move_in_playlist", MoveInPlaylist, SavedPlaylist, Role.HOST)
LIBRARY: Final = Command("library", ReadLibrary, LibraryAnswer, Role.HOST, is_reading=True)
SCAN_LIBRARY: Final = Command("scan_library", Nothing, NONE, Role.HOST)
SOURCES: Final = Command("sources", Nothing, SourcesAnswer, Role.HOST, is_reading=True)
RENEW_SOURCE: Final = Command("renew_source", RenewSource, NONE, Role.HOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class OneJob:
    """The job to act on, by its id."""

    job: Name


CANCEL_JOB: Final = Command("cancel_job", OneJob, NONE, Role.HOST)
RETRY_JOB: Final = Command("retry_job", OneJob, NONE, Role.HOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class OneProcess:
    """The process to act on."""

    name: Name


PROCESSES: Final = Command("processes", Nothing, ProcessesAnswer, Role.HOST, is_reading=True)
RESTART_PROCESS: Final = Command("restart_process", OneProcess, NONE, Role.HOST)


# --- playback ------------------------------------------------------------------------------------


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

    volume: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMuted:
    """The mute state of the music."""

    muted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRepeat:
    """The repeat mode."""

    mode: Repeat


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSleepTimer:
    """The minutes after which the music stops; 0 ends the timer."""

    minutes: Annotated[int, Range(0, 1_440)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Buzz:
    """A press of the buzzer; without a sound, the settings decide at random."""

    sound: Literal["yes", "no"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Announce:
    """An announcement at a URL; without a volume it is as loud as the music.

    `duck`: play it over the lowered music instead of pausing the music, if the player can mix.
    """

    media_uri: Uri
    volume: Fraction | None = None
    duck: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOutput:
    """An output of the player to switch; `exclusive` switches all others off."""

    output: Annotated[str, MaxLength(100)]
    on: bool
    exclusive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRoom:
    """Changes of a room of Snapcast; None leaves a value unchanged.

    Attributes:
        latency_ms: how much earlier it plays, for loudspeakers that are late.
    """

    room: Annotated[str, MaxLength(100)]
    volume: Fraction | None = None
    muted: bool | None = None
    name: Annotated[str, MaxLength(60)] | None = None
    latency_ms: Annotated[int, Range(0, 1_000)] | None = None


BluetoothAddress = Annotated[str, MaxLength(17)]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindBluetoothSpeakers:
    """`search`: search for loudspeakers in reach, for half a minute."""

    search: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBluetoothSpeaker:
    """The loudspeaker to connect or disconnect; a new one is paired first.

    The answer does not wait for that: the list shows how it ends.
    """

    address: BluetoothAddress
    connected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OneBluetoothSpeaker:
    """The loudspeaker to act on."""

    address: BluetoothAddress


PLAY: Final = Command("play", Nothing, NONE, Role.MOD, is_open_in_full_control=True)
PAUSE: Final = Command("pause", Nothing, NONE, Role.MOD, is_open_in_full_control=True)
STOP_AFTER_SONG: Final = Command(
    "stop_after_song", Switch, NONE, Role.MOD, is_open_in_full_control=True
)
SET_SLEEP_TIMER: Final = Command(
    "set_sleep_timer", SetSleepTimer, NONE, Role.MOD, is_open_in_full_control=True
)
SKIP: Final = Command("skip", Skip, NONE, Role.MOD, is_open_in_full_control=True)
RESTART_SONG: Final = Command("restart_song", Nothing, NONE, Role.MOD, is_open_in_full_control=True)
SEEK: Final = Command("seek", Seek, NONE, Role.MOD, is_open_in_full_control=True)
SET_VOLUME: Final = Command("set_volume", SetVolume, NONE, Role.MOD, is_open_in_full_control=True)
SET_MUTED: Final = Command("set_muted", SetMuted, NONE, Role.MOD, is_open_in_full_control=True)
SET_SHUFFLE: Final = Command("set_shuffle", Switch, NONE, Role.MOD, is_open_in_full_control=True)
SET_REPEAT: Final = Command("set_repeat", SetRepeat, NONE, Role.MOD, is_open_in_full_control=True)
SET_AUTOPLAY: Final = Command("set_autoplay", Switch, NONE, Role.MOD, is_open_in_full_control=True)
BUZZ: Final = Command("buzz", Buzz, NONE, Role.MOD, is_open_in_full_control=True)
ALARM: Final = Command("alarm", Nothing, NONE, Role.HOST)
ANNOUNCE: Final = Command("announce", Announce, Announced, Role.HOST)
PLAY_TEST_TONE: Final = Command("play_test_tone", Nothing, NONE, Role.HOST)
SET_OUTPUT: Final = Command("set_output", SetOutput, NONE, Role.HOST)
SET_ROOM: Final = Command("set_room", SetRoom, NONE, Role.HOST)
BLUETOOTH_SPEAKERS: Final = Command(
    "bluetooth_speakers", FindBluetoothSpeakers, BluetoothSpeakers, Role.HOST, is_reading=True
)
SET_BLUETOOTH_SPEAKER: Final = Command(
    "set_bluetooth_speaker", SetBluetoothSpeaker, BluetoothSpeakers, Role.HOST
)
REMOVE_BLUETOOTH_SPEAKER: Final = Command(
    "remove_bluetooth_speaker", OneBluetoothSpeaker, BluetoothSpeakers, Role.HOST
)
RESTART_PLAYER: Final = Command("restart_player", Nothing, NONE, Role.HOST)


# --- lights --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLightShow:
    """Changes for all lights together; None leaves a value unchanged.

    Attributes:
        speed: rotations per second of rotating effects.
        safe: no flashes, for photosensitive people.
        automatic: effects are chosen by the music.
        reactions: lights react to votes.
    """

    speed: Speed | None = None
    safe: bool | None = None
    automatic: bool | None = None
    reactions: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LightScene:
    """The name of a light scene."""

    name: ShortName


@dataclass(frozen=True, slots=True, kw_only=True)
class OneLight:
    """The id of an LED device."""

    device: ShortName


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrateLights:
    """A device that flashes at each click, to calibrate its delay; off ends it."""

    device: ShortName
    on: bool


SET_LIGHTS: Final = Command("set_lights", LightOrder, NONE, Role.MOD, is_open_in_full_control=True)
LIGHTS_SHORTCUT: Final = Command(
    "lights_shortcut", Switch, NONE, Role.MOD, is_open_in_full_control=True
)
SET_LIGHT_SHOW: Final = Command("set_light_show", SetLightShow, NONE, Role.MOD)
RECALL_LIGHT_SCENE: Final = Command(
    "recall_light_scene", LightScene, NONE, Role.MOD, is_open_in_full_control=True
)
SAVE_LIGHT_SCENE: Final = Command("save_light_scene", LightScene, NONE, Role.MOD)
REMOVE_LIGHT_SCENE: Final = Command("remove_light_scene", LightScene, NONE, Role.MOD)
FIND_LIGHTS: Final = Command("find_lights", Nothing, NONE, Role.HOST)
ADD_LIGHT: Final = Command("add_light", OneLight, NONE, Role.HOST)
REMOVE_LIGHT: Final = Command("remove_light", OneLight, NONE, Role.HOST)
CALIBRATE_LIGHTS: Final = Command("calibrate_lights", CalibrateLights, NONE, Role.HOST)


# --- guests --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SetProfile:
    """A guest's name, colour, symbol and preferred online source.

    An empty symbol or source means none.
    """

    name: Name | None = None
    color: Annotated[str, MaxLength(20)] | None = None
    sign: Annotated[str, MaxLength(20)] | None = None
    source: SourceName | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendCheer:
    """A reaction to the song that plays."""

    cheer: Cheer


@dataclass(frozen=True, slots=True, kw_only=True)
class Dedicate:
    """The dedication of an entry; an empty text removes it."""

    entry: str
    text: Name = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneHashtag:
    """A hashtag for the screen, with or without its sign."""

    text: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class OneText:
    """The id of a text that waits for approval."""

    text: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class MuteGuest:
    """A guest to mute, and for how long; 0 ends it."""

    guest: str
    minutes: Annotated[int, Range(0, 10_080)]


@dataclass(frozen=True, slots=True, kw_only=True)
class BanGuest:
    """A guest to ban, or to unban."""

    guest: str
    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRole:
    """The new role of a guest."""

    guest: str
    role: Literal["guest", "mod"]


SET_PROFILE: Final = Command("set_profile", SetProfile, NONE, Role.GUEST)
CHEER: Final = Command("cheer", SendCheer, NONE, Role.GUEST)
DEDICATE: Final = Command("dedicate", Dedicate, NONE, Role.GUEST)
ADD_HASHTAG: Final = Command("add_hashtag", OneHashtag, NONE, Role.GUEST)
REMOVE_HASHTAG: Final = Command("remove_hashtag", OneHashtag, NONE, Role.MOD)
APPROVE_TEXT: Final = Command("approve_text", OneText, NONE, Role.MOD)
REJECT_TEXT: Final = Command("reject_text", OneText, NONE, Role.MOD)
GUESTS: Final = Command("guests", Nothing, GuestList, Role.MOD, is_reading=True)
MUTE_GUEST: Final = Command("mute_guest", MuteGuest, NONE, Role.MOD)
SET_ROLE: Final = Command("set_role", SetRole, NONE, Role.HOST)
BAN_GUEST: Final = Command("ban_guest", BanGuest, NONE, Role.HOST)
MY_DATA: Final = Command("my_data", Nothing, MyData, Role.GUEST, is_reading=True)
FORGET_ME: Final = Command("forget_me", Nothing, NONE, Role.GUEST)
FORGET_GUEST: Final = Command("forget_guest", OneGuest, NONE, Role.HOST)


# --- the party -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSetting:
    """A setting by name, with its new value."""

    name: ShortName
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSettings:
    """Settings by name with their new values, set together or not at all."""

    values: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyPreset:
    """A preset by name, whose settings are set together."""

    preset: ShortName


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoPreset:
    """The preset to undo; without effect unless it was applied last and has not been undone."""

    preset: ShortName


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenParty:
    """The duration of the party, None without end."""

    duration_s: Annotated[int, Range(60, 604_800)] | None = None


SET_SETTING: Final = Command("set_setting", SetSetting, NONE, Role.HOST)
SET_SETTINGS: Final = Command("set_settings", SetSettings, SettingsChanged, Role.HOST)
APPLY_PRESET: Final = Command("apply_preset", ApplyPreset, SettingsChanged, Role.HOST)
UNDO_PRESET: Final = Command("undo_preset", UndoPreset, SettingsChanged, Role.HOST)
OPEN_PARTY: Final = Command("open_party", OpenParty, NONE, Role.HOST)
CLOSE_PARTY: Final = Command("close_party", Nothing, Closed, Role.HOST)
CHECK_ACCESS: Final = Command("check_access", Nothing, AccessCheck, Role.HOST, is_reading=True)
WIFI_QR: Final = Command("wifi_qr", Nothing, WifiQr, Role.HOST, is_reading=True)
FINISH_SETUP: Final = Command("finish_setup", Nothing, NONE, Role.HOST)
ROTATE_CODE: Final = Command("rotate_code", Nothing, JoinCode, Role.HOST)
MAKE_MOD_CODE: Final = Command("make_mod_code", Nothing, ModCode, Role.HOST)
RENEW_SCREEN_LINK: Final = Command("renew_screen_link", Nothing, NONE, Role.HOST)


COMMANDS: Final[Mapping[str, Command[Any, Any]]] = {
    value.name: value for value in tuple(vars().values()) if isinstance(value, Command)
}
"""Every command by its name."""
