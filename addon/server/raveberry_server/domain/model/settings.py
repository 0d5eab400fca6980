"""The table of settings; validation, forms, MQTT and documentation are generated from it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum, StrEnum
from functools import cache
from typing import Annotated, Any, Final, get_args, get_origin, get_type_hints

from .guest import Role

MASK: Final = "***"
"""Replaces a secret when settings are read; setting it changes nothing."""


class Mode(StrEnum):
    """Mode of the party: the influence of guests on the music."""

    FULL_CONTROL = "full_control"
    FULL_VOTING = "full_voting"
    UPVOTES_ONLY = "upvotes_only"
    NO_CONTROL = "no_control"

    @property
    def lowest_vote(self) -> int:
        """Return the lowest vote of a guest: -1, or 0 without downvotes."""
        return -1 if self in (Mode.FULL_CONTROL, Mode.FULL_VOTING) else 0


class Order(StrEnum):
    """Order of the queue."""

    FAIR = "fair"
    VOTES = "votes"
    FIFO = "fifo"


class Join(StrEnum):
    """Requirement for joining."""

    OPEN = "open"
    CODE = "code"


class Repeat(StrEnum):
    """The repeat mode."""

    OFF = "off"
    ALL = "all"
    ONE = "one"


class ReplayGain(StrEnum):
    """Replay gain mode."""

    OFF = "off"
    TRACK = "track"
    ALBUM = "album"
    AUTO = "auto"


class WifiCode(StrEnum):
    """Visibility of the QR code of the guests' Wi-Fi, which contains the password."""

    HOUSE = "house"
    HOST = "host"


class LightsSound(StrEnum):
    """Sound that the lights follow: the player's, or that of the input of the visualizer."""

    PLAYER = "player"
    INPUT = "input"


class FallbackYield(StrEnum):
    """Moment at which a fallback song yields to a request."""

    AT_SONG_END = "at_song_end"
    AT_ONCE = "at_once"


class Visibility(StrEnum):
    """Audience of a piece of information."""

    EVERYBODY = "everybody"
    MODS = "mods"
    HOST = "host"
    NOBODY = "nobody"

    def includes(self, role: Role) -> bool:
        """Return True if the role belongs to the audience."""
        least = {
            Visibility.EVERYBODY: Role.GUEST,
            Visibility.MODS: Role.MOD,
            Visibility.HOST: Role.HOST,
        }.get(self)
        return least is not None and role >= least


@dataclass(frozen=True, slots=True)
class Range:
    """The valid numbers of a value, both ends included."""

    ge: float
    le: float


@dataclass(frozen=True, slots=True)
class MaxLength:
    """The most characters of a text."""

    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """A daily period with a maximum volume."""

    start: str
    end: str
    volume_max: float


class Unit(StrEnum):
    """Unit of a number; a percentage is stored as a fraction."""

    SECONDS = "s"
    PERCENT = "percent"
    MEGABYTES = "mb"
    SONGS = "songs"
    VOTES = "votes"
    GUESTS = "guests"
    DAYS = "days"
    RESULTS = "results"
    CONNECTIONS = "connections"


class SettingGroup(StrEnum):
    """Heading under which a setting is listed."""

    PARTY = "party"
    LIMITS = "limits"
    SONGS = "songs"
    PLAYBACK = "playback"
    OCCASIONS = "occasions"
    SOURCES = "sources"
    ACCESS = "access"
    PRIVACY = "privacy"


@dataclass(frozen=True, slots=True)
class Entity:
    """Marker of settings that are an entity in Home Assistant.

    Attributes:
        icon: name of a Material Design icon.
        is_enabled: whether the entity is enabled when the integration is set up.
    """

    icon: str
    is_enabled: bool = True


class Secrecy(Enum):
    """Marker of secret settings."""

    SECRET = "secret"  # noqa: S105 - a marker, not a password


SECRET: Final = Secrecy.SECRET


class ReadAccess(Enum):
    """Marker of settings that not every role may read."""

    HOST = "host"


HOST_ONLY: Final = ReadAccess.HOST
"""For settings with addresses of the house, or names of people and accounts."""


class TextFormat(Enum):
    """Format of a text."""

    ADDRESS = "address"


ADDRESS: Final = TextFormat.ADDRESS
"""A URL without credentials, as everyone may read it."""

MAX_TEXT_LENGTH: Final = 2_000
"""The most characters of a text without a `MaxLength`."""

Count = Annotated[int, Range(0, 100_000)]
Fraction = Annotated[float, Range(0.0, 1.0), Unit.PERCENT]
Seconds = Annotated[int, Range(0, 86_400), Unit.SECONDS]
TextList = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings with their defaults; 0 or empty switches a limit off."""

    party_name: Annotated[str, MaxLength(40), Entity("party-popper")] = ""
    mode: Annotated[Mode, Entity("account-voice")] = Mode.UPVOTES_ONLY
    order: Annotated[Order, Entity("sort")] = Order.FAIR
    join: Annotated[Join, Entity("account-key")] = Join.OPEN
    join_code_s: Annotated[int, Range(0, 604_800), Unit.SECONDS] = 28_800
    requests_open: Annotated[bool, Entity("playlist-plus")] = True
    approval: Annotated[bool, Entity("check-decagram")] = False
    downvotes_to_kick: Annotated[int, Range(0, 1_000), Unit.VOTES, Entity("thumb-down")] = 2
    kick_quorum: Annotated[Fraction, Entity("account-multiple-check-outline", is_enabled=False)] = (
        0.25
    )
    max_waiting_per_guest: Annotated[Count, Unit.SONGS, Entity("account-clock")] = 5
    max_requests_per_hour: Annotated[Count, Unit.SONGS, Entity("timer-music")] = 30
    fresh_requests: Annotated[
        Count, Unit.SONGS, Entity("account-plus-outline", is_enabled=False)
    ] = 3
    vote_rate_per_min: Annotated[Count, Unit.VOTES] = 60
    identity_burst: Annotated[Count, Unit.GUESTS] = 20
    identity_refill_s: Annotated[int, Range(1, 86_400), Unit.SECONDS] = 15
    connections_per_address: Annotated[Count, Unit.CONNECTIONS] = 64
    queue_max: Annotated[Count, Unit.SONGS, Entity("playlist-check", is_enabled=False)] = 0
    song_max_s: Annotated[Seconds, Entity("music-note-off", is_enabled=False)] = 900
    download_max_mb: Annotated[Count, Unit.MEGABYTES] = 0
    cooldown_s: Annotated[
        int, Range(0, 31_536_000), Unit.SECONDS, Entity("snowflake", is_enabled=False)
    ] = 0
    new_music_only: Annotated[bool, Entity("new-box", is_enabled=False)] = False
    explicit_allowed: Annotated[bool, Entity("alpha-e-box", is_enabled=False)] = True
    forbidden_words: Annotated[str, Entity("message-off-outline", is_enabled=False)] = ""
    blocked_artists: Annotated[str, Entity("account-music-outline", is_enabled=False)] = ""
    additional_words: Annotated[str, Entity("text-search", is_enabled=False)] = ""
    cheers: Annotated[bool, Entity("emoticon-outline")] = True
    dedications: bool = True
    lyrics_on_screen: bool = True
    moderate_texts: Annotated[bool, Entity("message-text-lock", is_enabled=False)] = False
    shuffle: bool = False
    repeat: Repeat = Repeat.OFF
    autoplay: Annotated[bool, Entity("playlist-star")] = True
    fallback_playlist: Annotated[str, HOST_ONLY, Entity("playlist-star", is_enabled=False)] = ""
    backup_stream: Annotated[str, HOST_ONLY, Entity("radio", is_enabled=False)] = ""
    fallback_yields: Annotated[FallbackYield, Entity("call-merge", is_enabled=False)] = (
        FallbackYield.AT_SONG_END
    )
    crossfade_s: Annotated[
        int, Range(0, 30), Unit.SECONDS, Entity("transition", is_enabled=False)
    ] = 0
    replay_gain: Annotated[ReplayGain, Entity("tune", is_enabled=False)] = ReplayGain.AUTO
    volume: Fraction = 0.8
    volume_max: Annotated[Fraction, Entity("volume-vibrate")] = 1.0
    listen_along: Annotated[bool, Entity("headphones", is_enabled=False)] = True
    lights_sound: Annotated[LightsSound, Entity("microphone-variant", is_enabled=False)] = (
        LightsSound.PLAYER
    )
    quiet_hours: tuple[QuietHours, ...] = ()
    last_orders_s: Annotated[Seconds, Entity("glass-mug-variant", is_enabled=False)] = 900
    people_to_party: Annotated[
        int, Range(1, 10_000), Unit.GUESTS, Entity("account-group", is_enabled=False)
    ] = 3
    alarm_probability: Annotated[Fraction, Entity("alarm-light-outline", is_enabled=False)] = 0.0
    buzzer_cooldown_s: Annotated[float, Range(0.0, 3_600.0), Unit.SECONDS] = 1.0
    buzzer_success: Annotated[float, Range(-1.0, 1.0), Unit.PERCENT] = -1.0
    online_suggestions: Annotated[bool, Entity("cloud-search-outline")] = True
    suggestions: Annotated[int, Range(1, 100), Unit.RESULTS] = 20
    max_playlist_items: Annotated[int, Range(1, 10_000), Unit.SONGS] = 50
    allowed_extractors: TextList = ("youtube", "soundcloud", "bandcamp")
    allowed_private_hosts: Annotated[TextList, HOST_ONLY] = ()
    # Written by scripts/sources from the sources:
    musicbrainz_lookup: Annotated[bool, HOST_ONLY] = False
    subsonic_url: Annotated[str, ADDRESS, HOST_ONLY] = ""
    subsonic_user: Annotated[str, SECRET, HOST_ONLY] = ""
    subsonic_password: Annotated[str, SECRET, HOST_ONLY] = ""
    subsonic_scrobble: Annotated[bool, HOST_ONLY] = False
    jamendo_client_id: Annotated[str, SECRET, HOST_ONLY] = ""
    radio_directory: Visibility = Visibility.MODS
    # End.
    guest_url: Annotated[str, ADDRESS] = ""
    kiosk: bool = False
    wifi_ssid: str = ""
    wifi_password: Annotated[str, SECRET, HOST_ONLY] = ""
    wifi_code: WifiCode = WifiCode.HOUSE
    allowed_hosts: Annotated[TextList, HOST_ONLY] = ()
    mod_users: Annotated[TextList, HOST_ONLY] = ()
    host_users: Annotated[TextList, HOST_ONLY] = ()
    colors_visible_to: Visibility = Visibility.EVERYBODY
    retention_days: Annotated[
        int, Range(0, 36_500), Unit.DAYS, Entity("calendar-remove-outline", is_enabled=False)
    ] = 90
    guests_kept_s: Annotated[int, Range(0, 604_800), Unit.SECONDS] = 3_600
    log_requests: Annotated[bool, Entity("clipboard-text-clock-outline", is_enabled=False)] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingRow:
    """A row of the settings table."""

    name: str
    group: SettingGroup
    kind: Any
    range: Range | None
    unit: Unit | None
    default: object
    is_secret: bool
    is_address: bool = False
    is_host_only: bool = False
    max_length: int = MAX_TEXT_LENGTH
    entity: Entity | None = None

    @property
    def choices(self) -> tuple[str, ...]:
        """The values of a choice; empty for other kinds."""
        is_choice = isinstance(self.kind, type) and issubclass(self.kind, StrEnum)
        return tuple(map(str, self.kind)) if is_choice else ()


FIRST_OF_GROUP: Final[Mapping[str, SettingGroup]] = {
    "party_name": SettingGroup.PARTY,
    "max_waiting_per_guest": SettingGroup.LIMITS,
    "cooldown_s": SettingGroup.SONGS,
    "shuffle": SettingGroup.PLAYBACK,
    "last_orders_s": SettingGroup.OCCASIONS,
    "online_suggestions": SettingGroup.SOURCES,
    "guest_url": SettingGroup.ACCESS,
    "mod_users": SettingGroup.PRIVACY,
}
"""The headings of the table, by the first setting of each group."""


@cache
def setting_rows() -> Mapping[str, SettingRow]:
    """Return the settings table by name, in order."""
    hints = get_type_hints(Settings, include_extras=True)
    group = SettingGroup.PARTY
    rows = {}
    for item in fields(Settings):
        group = FIRST_OF_GROUP.get(item.name, group)
        rows[item.name] = _row(item.name, group, hints[item.name], item.default)
    return rows


def _row(name: str, group: SettingGroup, hint: Any, default: object) -> SettingRow:  # noqa: ANN401 - a type
    kind, *notes = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    return SettingRow(
        name=name,
        group=group,
        kind=kind,
        range=next((note for note in notes if isinstance(note, Range)), None),
        unit=next((note for note in notes if isinstance(note, Unit)), None),
        default=default,
        is_secret=SECRET in notes,
        is_address=ADDRESS in notes,
        is_host_only=HOST_ONLY in notes,
        max_length=next(
            (note.characters for note in notes if isinstance(note, MaxLength)), MAX_TEXT_LENGTH
        ),
        entity=next((note for note in notes if isinstance(note, Entity)), None),
    )


def visible_settings(settings: Settings, role: Role) -> dict[str, object]:
    """Return the settings that a role may read, with secrets masked."""
    return {
        name: MASK
        if row.is_secret and getattr(settings, name)
        else to_json(getattr(settings, name))
        for name, row in setting_rows().items()
        if _may_read(row, settings, role)
    }


def _may_read(row: SettingRow, settings: Settings, role: Role) -> bool:
    if role is Role.HOST:
        return True
    if row.name == "wifi_ssid":
        return settings.wifi_code is WifiCode.HOUSE
    return not row.is_host_only


def to_json(value: object) -> object:
    """Return the JSON value of a setting."""
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if isinstance(value, QuietHours):
        return {"from": value.start, "to": value.end, "volume_max": value.volume_max}
    return value.value if isinstance(value, StrEnum) else value
