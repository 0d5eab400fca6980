"""The table of settings; validation, forms, MQTT and documentation are generated from it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum, StrEnum
from functools import cache
from typing import Annotated, Any, Final, get_args, get_type_hints

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


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """A daily period with a maximum volume."""

    start: str
    end: str
    volume_max: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Explanation of a setting for the host."""

    text: str


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

Count = Annotated[int, Range(0, 100_000)]
Fraction = Annotated[float, Range(0.0, 1.0)]
Seconds = Annotated[int, Range(0, 86_400)]
TextList = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings with their defaults; 0 or empty switches a limit off."""

    mode: Annotated[Mode, Explanation("What guests may do: from full control to requests only")] = (
        Mode.UPVOTES_ONLY
    )
    order: Annotated[Order, Explanation("Order of the queue")] = Order.FAIR
    join: Annotated[Join, Explanation("Who can join: anyone, or only with the code")] = Join.OPEN
    join_code_s: Annotated[
        int,
        Range(0, 604_800),
        Explanation("Lifetime of the join code in seconds; 0 = until the host changes it"),
    ] = 28_800
    requests_open: Annotated[bool, Explanation("Accept requests")] = True
    approval: Annotated[bool, Explanation("Requests need approval")] = False
    downvotes_to_kick: Annotated[
        int,
        Range(0, 1_000),
        Explanation("Net downvotes at which a song is kicked; 0 = never"),
    ] = 2
    kick_quorum: Annotated[
        Fraction, Explanation("Share of the active guests that a kick needs")
    ] = 0.25
    max_waiting_per_guest: Annotated[Count, Explanation("Waiting songs per guest")] = 5
    max_requests_per_hour: Annotated[Count, Explanation("Requests per guest and hour")] = 30
    fresh_requests: Annotated[Count, Explanation("Requests that a new guest can make at once")] = 3
    vote_rate_per_min: Annotated[Count, Explanation("Votes per guest and minute")] = 60
    identity_burst: Annotated[Count, Explanation("New guests per address at once")] = 20
    identity_refill_s: Annotated[
        int,
        Range(1, 86_400),
        Explanation("Seconds until another new guest of that address is accepted"),
    ] = 15
    connections_per_address: Annotated[
        Count, Explanation("Connections per address of guests who have not requested or voted yet")
    ] = 64
    queue_max: Annotated[Count, Explanation("Maximum length of the queue")] = 0
    song_max_s: Annotated[Seconds, Explanation("Maximum length of a song in seconds")] = 900
    download_max_mb: Annotated[Count, Explanation("Maximum size of a download in MB")] = 0
    cooldown_s: Annotated[
        int, Range(0, 31_536_000), Explanation("Seconds until a played song can be requested again")
    ] = 0
    new_music_only: Annotated[
        bool, Explanation("Accept only songs that have never played here")
    ] = False
    explicit_allowed: Annotated[bool, Explanation("Allow explicit songs")] = True
    forbidden_words: Annotated[
        str, Explanation("Words that titles and artists must not contain, separated by commas")
    ] = ""
    blocked_artists: Annotated[str, Explanation("Blocked artists, separated by commas")] = ""
    additional_words: Annotated[str, Explanation("Words added to every online search")] = ""
    moderate_texts: Annotated[
        bool, Explanation("Names, dedications and hashtags need approval")
    ] = False
    shuffle: Annotated[bool, Explanation("Shuffle the queue; only in the order fifo")] = False
    repeat: Annotated[Repeat, Explanation("Repeat mode")] = Repeat.OFF
    autoplay: Annotated[bool, Explanation("Play similar songs when the queue is empty")] = True
    fallback_playlist: Annotated[
        str, Explanation("Fallback playlist, played when the queue is empty"), HOST_ONLY
    ] = ""
    backup_stream: Annotated[
        str, Explanation("Fallback stream, played when there is nothing else"), HOST_ONLY
    ] = ""
    fallback_yields: Annotated[
        FallbackYield, Explanation("When the fallback yields to requests")
    ] = FallbackYield.AT_SONG_END
    crossfade_s: Annotated[int, Range(0, 30), Explanation("Crossfade in seconds")] = 0
    replay_gain: Annotated[ReplayGain, Explanation("Replay gain, which evens out loudness")] = (
        ReplayGain.AUTO
    )
    volume: Annotated[Fraction, Explanation("Volume of the music")] = 0.8
    volume_max: Annotated[Fraction, Explanation("Maximum volume")] = 1.0
    listen_along: Annotated[bool, Explanation("Listen along on other devices, at /stream.mp3")] = (
        True
    )
    quiet_hours: Annotated[
        tuple[QuietHours, ...], Explanation("Quiet hours: times of day with a lower maximum volume")
    ] = ()
    last_orders_s: Annotated[
        Seconds, Explanation("Seconds before the end at which requests close")
    ] = 900
    people_to_party: Annotated[int, Range(1, 10_000), Explanation("Guests needed for a party")] = 3
    alarm_probability: Annotated[Fraction, Explanation("Chance of an alarm after a song")] = 0.0
    buzzer_cooldown_s: Annotated[
        float, Range(0.0, 3_600.0), Explanation("Cooldown of the buzzer in seconds")
    ] = 1.0
    buzzer_success: Annotated[
        float,
        Range(-1.0, 1.0),
        Explanation("Chance that the buzzer says yes; below 0 it sounds the alarm"),
    ] = -1.0
    online_suggestions: Annotated[bool, Explanation("Search online sources")] = True
    suggestions: Annotated[int, Range(1, 100), Explanation("Search results shown at once")] = 20
    max_playlist_items: Annotated[
        int, Range(1, 10_000), Explanation("Maximum number of songs per playlist")
    ] = 50
    allowed_extractors: Annotated[
        TextList, Explanation("Sites from which guests can request links")
    ] = (
        "youtube",
        "soundcloud",
        "bandcamp",
    )
    allowed_private_hosts: Annotated[
        TextList,
        Explanation("Exact host:port of this house that the host's own sources may fetch from"),
        HOST_ONLY,
    ] = ()
    subsonic_url: Annotated[
        str,
        Explanation(
            "Address of a music server: Navidrome, Gonic, Airsonic or another OpenSubsonic"
        ),
        ADDRESS,
        HOST_ONLY,
    ] = ""
    subsonic_user: Annotated[
        str, Explanation("Name of an account on the music server"), SECRET, HOST_ONLY
    ] = ""
    subsonic_password: Annotated[
        str, Explanation("Password of that account"), SECRET, HOST_ONLY
    ] = ""
    jamendo_client_id: Annotated[
        str,
        Explanation("Client id of devportal.jamendo.com, for free music of Jamendo"),
        SECRET,
        HOST_ONLY,
    ] = ""
    radio_directory: Annotated[
        Visibility, Explanation("Who can find stations of radio-browser.info")
    ] = Visibility.MODS
    guest_url: Annotated[
        str, Explanation("Address of the guest page, if it is not detected correctly"), ADDRESS
    ] = ""
    wifi_ssid: Annotated[str, Explanation("Name of the guests' Wi-Fi, for its QR code")] = ""
    wifi_password: Annotated[
        str, Explanation("Password of the guests' Wi-Fi"), SECRET, HOST_ONLY
    ] = ""
    wifi_code: Annotated[
        WifiCode,
        Explanation(
            "Where the QR code of the Wi-Fi is shown, which holds its password: on every screen in "
            "this house, or only on pages of the host"
        ),
    ] = WifiCode.HOUSE
    allowed_hosts: Annotated[
        TextList,
        Explanation(
            "Further names under which guests reach this server, such as party.example; "
            "addresses, local names and the name in guest_url always work"
        ),
        HOST_ONLY,
    ] = ()
    mod_users: Annotated[TextList, Explanation("Home Assistant users who are mods"), HOST_ONLY] = ()
    host_users: Annotated[
        TextList, Explanation("Home Assistant users who are hosts; empty = all"), HOST_ONLY
    ] = ()
    colors_visible_to: Annotated[Visibility, Explanation("Who can see requesters")] = (
        Visibility.EVERYBODY
    )
    retention_days: Annotated[int, Range(0, 36_500), Explanation("Days to keep the history")] = 90
    guests_kept_s: Annotated[
        int,
        Range(0, 604_800),
        Explanation("Seconds until guests are forgotten after the party has closed"),
    ] = 3_600
    log_requests: Annotated[bool, Explanation("Keep requesters in the history")] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingRow:
    """A row of the settings table."""

    name: str
    group: str
    kind: Any
    range: Range | None
    default: object
    explanation: str
    is_secret: bool
    is_address: bool = False
    is_host_only: bool = False


FIRST_OF_GROUP: Final[Mapping[str, str]] = {
    "mode": "The party",
    "max_waiting_per_guest": "Limits",
    "cooldown_s": "Which songs are taken",
    "shuffle": "Playing",
    "last_orders_s": "The end, the alarm and the buzzer",
    "online_suggestions": "Search and sources",
    "guest_url": "How guests get here",
    "mod_users": "People and privacy",
}
"""The headings of the table, by the first setting of each group."""


@cache
def setting_rows() -> Mapping[str, SettingRow]:
    """Return the settings table by name, in order."""
    hints = get_type_hints(Settings, include_extras=True)
    group = ""
    rows = {}
    for item in fields(Settings):
        group = FIRST_OF_GROUP.get(item.name, group)
        rows[item.name] = _row(item.name, group, hints[item.name], item.default)
    return rows


def _row(name: str, group: str, hint: Any, default: object) -> SettingRow:  # noqa: ANN401 - a type
    kind, *notes = get_args(hint)
    return SettingRow(
        name=name,
        group=group,
        kind=kind,
        range=next((note for note in notes if isinstance(note, Range)), None),
        default=default,
        explanation=next(note.text for note in notes if isinstance(note, Explanation)),
        is_secret=SECRET in notes,
        is_address=ADDRESS in notes,
        is_host_only=HOST_ONLY in notes,
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
