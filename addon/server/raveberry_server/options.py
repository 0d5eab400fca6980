"""Options that are fixed while the server runs: one typed table, read in one place.

In the app, the Supervisor writes ``options.json``; elsewhere they come from the environment. An
option that ``options.json`` leaves out is read from the environment, so that a container image can
set its folders.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from string import Template
from typing import Any, Final
from urllib.parse import urlsplit

from raveberry_server.adapters.sources.registry import SOURCE_OPTIONS, SPECS
from raveberry_server.domain.model.errors import RaveberryError

from .option_rows import (
    ADDRESS,
    FILE,
    FLAG,
    JSON,
    LINE,
    NETWORKS,
    PATH,
    PORT,
    RELATIVE_FILE,
    SECRET_VALUE,
    TEXT,
    Network,
    OptionReasonCode,
    OptionRow,
    OptionType,
    OptionValues,
    UnusableValueError,
    ValueUsed,
    choice,
    names_of,
    option,
    whole_number,
)
from .translations import english
from .translations.message_rendering import rendered

ADDON_DATA: Final = "/data"
_DEFAULT_MQTT_PORT: Final = "1883"
CERTIFICATES: Final = Path("/ssl")
"""Home Assistant's folder of certificates, as mounted in the app."""

_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+(%\w+)?")
_VISUALIZER = re.compile(r"[a-z0-9_-]{0,20}")
_NODE = re.compile(r"[^/+#\x00-\x1f\x7f]{1,64}")
SOURCES: Final = tuple(name for name, spec in SPECS.items() if spec.is_optional)
"""The sources that can be switched off, in the order of a search; all are on by default."""


class OptionsError(RaveberryError):
    """An option has an unusable value; the message names it and what is expected.

    Attributes:
        fault: the fault of the option; None if the file of the options cannot be read.
    """

    def __init__(self, message: str, fault: "OptionFault | None" = None) -> None:
        """Keep the fault."""
        super().__init__(message)
        self.fault = fault


class AudioOutput(StrEnum):
    """Output of the player; `AUTO` is the best one available."""

    AUTO = "auto"
    PULSE = "pulse"
    ALSA = "alsa"
    NULL = "null"


class AudioSourceOption(StrEnum):
    """Audio source of the visualizer; `AUTO` matches the output."""

    AUTO = "auto"
    PULSE = "pulse"
    FIFO = "fifo"
    SYNTHETIC = "synthetic"
    STREAM = "stream"


class Role(StrEnum):
    """Which processes run: those of a party, or only the visualizer of one elsewhere."""

    PARTY = "party"
    VISUALIZER = "visualizer"


class WeightingOption(StrEnum):
    """Frequency weighting of the visualizer."""

    FLAT = "flat"
    A = "a"


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapcastServer:
    """A Snapcast server that plays the music in several rooms.

    Attributes:
        host: its address; that of this machine if it is our own.
        source_port: port at which a server that is not our own takes the sound, as raw PCM.
        is_own: it is one of our processes.
    """

    host: str = "127.0.0.1"
    source_port: int = 4953
    is_own: bool = False

    @property
    def url_host(self) -> str:
        """The host as in a URL: IPv6 addresses have brackets."""
        return f"[{self.host}]" if ":" in self.host else self.host


class Durability(StrEnum):
    """Place of a change before it is acknowledged: the disk here, or those of others, too."""

    LOCAL = "local"
    REPLICATED = "replicated"


class LogLevel(StrEnum):
    """Verbosity of the logs."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def _node(text: str) -> str:
    if _NODE.fullmatch(text):
        return text
    raise UnusableValueError(OptionReasonCode.TOPIC_LEVEL_EXPECTED)


def _stream(text: str) -> str | None:
    if not text:
        return None
    try:
        url = urlsplit(text)
        is_whole = bool(url.hostname) and (url.scheme != "tcp" or url.port is not None)
    except ValueError as err:
        raise UnusableValueError(OptionReasonCode.STREAM_EXPECTED) from err
    if url.scheme not in {"http", "https", "tcp", "snapcast"} or not is_whole:
        raise UnusableValueError(OptionReasonCode.STREAM_EXPECTED)
    return text


def _snapcast(text: str) -> SnapcastServer | None:
    if text in {"", "own"}:
        return SnapcastServer(is_own=True) if text else None
    try:
        url = urlsplit(f"//{text}")
        host, port = url.hostname, url.port
    except ValueError as err:
        raise UnusableValueError(OptionReasonCode.SNAPCAST_EXPECTED) from err
    # Without a scheme, a path or a user.
    if not host or url.netloc != text or "@" in text or not _HOST.fullmatch(host):
        raise UnusableValueError(OptionReasonCode.SNAPCAST_EXPECTED)
    return SnapcastServer(host=host, source_port=port or SnapcastServer().source_port)


def _visualizer(text: str) -> str:
    if _VISUALIZER.fullmatch(text):
        return text
    raise UnusableValueError(OptionReasonCode.VISUALIZER_EXPECTED)


def _nats(text: str) -> tuple[str, ...]:
    urls = tuple(part.strip() for part in text.split(",") if part.strip())
    for url in urls:
        try:
            parts = urlsplit(url)
            is_usable = parts.scheme in {"nats", "tls"} and parts.hostname and parts.port != 0
        except ValueError as err:
            raise UnusableValueError(OptionReasonCode.ADDRESS_EXPECTED) from err
        if not is_usable:
            raise UnusableValueError(OptionReasonCode.ADDRESS_EXPECTED)
    return urls


VISUALIZER: Final = OptionType(parse=_visualizer)
PRESENCE: Final = OptionType(parse=bool)
NODE: Final = OptionType(parse=_node, schema="match(^[^/+#]+$)")
NATS: Final = OptionType(parse=_nats, separator=",")
STREAM: Final = OptionType(parse=_stream)
SNAPCAST: Final = OptionType(parse=_snapcast)


def _variable[T](
    env: str, type_: OptionType[T], default: str, meaning: str, *, is_secret: bool = False
) -> Mapping[str, OptionRow[T]]:
    """Return the metadata of an option that the app does not offer."""
    row = OptionRow(
        env=env, addon=None, type=type_, default=default, meaning=meaning, is_secret=is_secret
    )
    return {"row": row}


def _offered[T](  # noqa: PLR0913 - the columns of the table
    name: str,
    type_: OptionType[T],
    default: str,
    meaning: str,
    *,
    safe: str | None = None,
    is_secret: bool = False,
) -> Mapping[str, OptionRow[T]]:
    """Return the metadata of an option that the app offers."""
    row = option(name, type_, meaning, default=default, safe=safe, is_secret=is_secret)
    return {"row": row}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """All options of the server; paths are absolute."""

    in_addon: bool = field(
        metadata=_variable(
            "SUPERVISOR_TOKEN", PRESENCE, "", "set by the Supervisor; present in the app only"
        )
    )
    supervisor_url: str = field(
        metadata=_variable(
            "SUPERVISOR_API", LINE, "http://supervisor", "address of the Supervisor in the app"
        )
    )
    role: Role = field(
        metadata=_variable(
            "RAVEBERRY_ROLE",
            choice(Role),
            Role.PARTY,
            "`visualizer` runs only the lights of a party elsewhere, which uses the same broker",
        )
    )
    visualizer: str = field(
        metadata=_variable(
            "RAVEBERRY_VISUALIZER",
            VISUALIZER,
            "",
            "name of the visualizer with `RAVEBERRY_ROLE=visualizer`, such as `kitchen`; "
            "the ids of its lights begin with it",
        )
    )
    data: Path = field(
        metadata=_variable(
            "RAVEBERRY_DATA", PATH, ".run/data", "folder of database, keys and downloads"
        )
    )
    runtime: Path = field(
        metadata=_variable(
            "RAVEBERRY_RUNTIME", PATH, ".run", "folder of sockets and generated files"
        )
    )
    logs: Path = field(
        metadata=_variable(
            "RAVEBERRY_LOGS", PATH, "$RAVEBERRY_RUNTIME/logs", "folder of logs, one per process"
        )
    )
    mpd_socket: Path = field(
        metadata=_variable(
            "RAVEBERRY_MPD_SOCKET", PATH, "$RAVEBERRY_RUNTIME/mpd.sock", "unix socket of MPD"
        )
    )
    of_sources: OptionValues = field(repr=False, metadata={"rows": SOURCE_OPTIONS})
    sources: tuple[str, ...] = field(
        metadata=_offered(
            "sources",
            names_of(SOURCES),
            ",".join(SOURCES),
            "sources of music, separated by commas",
            safe=",".join(name for name in SOURCES if SPECS[name].is_offline),
        )
    )
    cache_mb: int = field(
        metadata=_offered(
            "cache_mb",
            whole_number(50, 10_000_000, reason=OptionReasonCode.MEGABYTES_EXPECTED),
            "4000",
            "most disk space for downloaded songs, in MB",
        )
    )
    guest_port: int = field(
        metadata=_variable("RAVEBERRY_GUEST_PORT", PORT, "8080", "port of the guest page")
    )
    host_port: int = field(
        metadata=_variable("RAVEBERRY_HOST_PORT", PORT, "8099", "port of the host page")
    )
    host_password: str | None = field(
        repr=False,
        metadata=_variable(
            "RAVEBERRY_HOST_PASSWORD",
            TEXT,
            "",
            "password of the host page; with it, the page can be opened from other machines",
            is_secret=True,
        ),
    )
    nats: tuple[str, ...] = field(
        repr=False,
        metadata=_variable(
            "RAVEBERRY_NATS",
            NATS,
            "",
            "NATS servers of gateways, as URLs separated by commas; see docs/scale.md",
            is_secret=True,
        ),
    )
    nats_ca: Path | None = field(
        metadata=_variable(
            "RAVEBERRY_NATS_CA", FILE, "", "file of trusted certificates of the NATS servers"
        )
    )
    nats_seed: Path | None = field(
        metadata=_variable(
            "RAVEBERRY_NATS_SEED", FILE, "", "file with the NKEY of this process at NATS"
        )
    )
    durability: Durability = field(
        metadata=_variable(
            "RAVEBERRY_DURABILITY",
            choice(Durability),
            "local",
            "`replicated`: other servers stand by; see docs/scale.md",
        )
    )
    node: str = field(
        metadata=_offered("node", NODE, "raveberry", "name of this party in MQTT topics")
    )
    guest_url: str | None = field(
        metadata=_offered(
            "guest_url",
            ADDRESS,
            "",
            "address of the guest page, if the detected one is wrong",
        )
    )
    mqtt_host: str | None = field(
        metadata=_offered(
            "mqtt_host", TEXT, "", "MQTT broker; without it, the embedded broker is used"
        )
    )
    mqtt_port: int = field(
        metadata=_offered(
            "mqtt_port", PORT, "1883", "port of the MQTT broker, also of the embedded one"
        )
    )
    mqtt_username: str | None = field(
        metadata=_offered(
            "mqtt_username",
            TEXT,
            "",
            "user name for the broker; opens the embedded broker to other machines",
        )
    )
    mqtt_password: str | None = field(
        repr=False,
        metadata=_offered("mqtt_password", TEXT, "", "password for the broker", is_secret=True),
    )
    mqtt_tls: bool = field(
        metadata=_offered(
            "mqtt_tls",
            FLAG,
            "false",
            "true connects to the broker by TLS",
            safe="true",
        )
    )
    mqtt_ca: Path | None = field(
        metadata=_offered(
            "mqtt_ca",
            RELATIVE_FILE,
            "",
            "file of trusted certificates for TLS, in the app below /ssl; "
            "the system's certificates without it",
        )
    )
    output: AudioOutput = field(
        metadata=_offered(
            "output",
            choice(AudioOutput),
            AudioOutput.AUTO,
            f"output of the sound: {', '.join(AudioOutput)}",
        )
    )
    snapcast: SnapcastServer | None = field(
        metadata=_offered(
            "snapcast",
            SNAPCAST,
            "",
            "Snapcast server for several rooms: `own`, or the address of another, "
            "which takes raw PCM by TCP (port 4953)",
        )
    )
    snapcast_port: int = field(
        metadata=_variable(
            "RAVEBERRY_SNAPCAST_PORT",
            PORT,
            "1704",
            "port of the Snapcast server for its clients; the next one is that of its control",
        )
    )
    pulse_server: str | None = field(
        metadata=_variable(
            "PULSE_SERVER",
            TEXT,
            "",
            "PulseAudio server; without it, the one of /etc/pulse/client.conf",
        )
    )
    is_silent: bool = field(
        metadata=_variable(
            "RAVEBERRY_SILENT", FLAG, "false", "set at the start if no output was found"
        )
    )
    audio_source: AudioSourceOption = field(
        metadata=_offered(
            "audio_source",
            choice(AudioSourceOption),
            AudioSourceOption.AUTO,
            f"audio source of the light show: {', '.join(AudioSourceOption)}",
        )
    )
    audio_url: str | None = field(
        metadata=_offered(
            "audio_url",
            STREAM,
            "",
            "address of the audio source `stream` (http, https, tcp or snapcast)",
        )
    )
    weighting: WeightingOption = field(
        metadata=_offered(
            "weighting",
            choice(WeightingOption),
            WeightingOption.FLAT,
            "weighting of frequencies by lights: flat, or a (A-weighting, less bass)",
        )
    )
    light_show: bool = field(
        metadata=_offered(
            "light_show",
            FLAG,
            "true",
            "false runs no visualizer beside the server, for parties whose lights are elsewhere",
        )
    )
    lights: str | None = field(metadata=_offered("lights", JSON, "", "LED devices as a JSON list"))
    trusted_proxies: tuple[Network, ...] = field(
        metadata=_offered(
            "trusted_proxies",
            NETWORKS,
            "",
            "proxies that may forward the address of a guest, separated by commas",
        )
    )
    log_level: LogLevel = field(
        metadata=_offered(
            "log_level",
            choice(LogLevel),
            LogLevel.INFO,
            f"verbosity of the logs: {', '.join(LogLevel)}",
        )
    )

    @property
    def has_own_broker(self) -> bool:
        """Return whether the broker is one of our processes."""
        return self.mqtt_host is None

    @property
    def mqtt_authorities(self) -> Path | None:
        """File of trusted certificates for TLS."""
        folder = CERTIFICATES if self.in_addon else Path.cwd()
        return folder / self.mqtt_ca if self.mqtt_ca else None

    @property
    def stream_socket(self) -> Path:
        """Socket at which MPD serves the stream for listeners elsewhere."""
        return self.runtime / "stream.sock"

    @property
    def snapcast_url(self) -> str | None:
        """Address at which clients hear the Snapcast server, None without one."""
        if self.snapcast is None:
            return None
        return f"snapcast://{self.snapcast.url_host}:{self.snapcast_port}"

    @property
    def lights_url(self) -> str | None:
        """Address of the sound of a visualizer elsewhere: by default, of Snapcast at the broker."""
        if self.audio_url is not None or self.mqtt_host is None:
            return self.audio_url
        return f"snapcast://{SnapcastServer(host=self.mqtt_host).url_host}"

    @property
    def command_socket(self) -> Path:
        """Socket at which the running server accepts the command line."""
        return self.data / "server.sock"


def _rows_of(item: Field[Any]) -> Iterator[OptionRow[Any]]:
    yield from item.metadata["rows"] if "rows" in item.metadata else (item.metadata["row"],)


TABLE: Final[tuple[OptionRow[Any], ...]] = tuple(
    row for item in fields(Options) for row in _rows_of(item)
)
"""The rows of all options, in the order in which they are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionFault:
    """An option with an unusable value.

    Attributes:
        option: its name, as known to the person who set it.
        reason: what is expected, and what was given.
        params: the values of the placeholders in the text of the reason.
        used: the value that is used instead, as text or as a code of `ValueUsed`.
    """

    option: str
    reason: OptionReasonCode
    params: Mapping[str, str | int] = field(default_factory=dict)
    used: str

    @property
    def message(self) -> str:
        """The reason in English."""
        return str(UnusableValueError(self.reason, **self.params))

    @property
    def sentence(self) -> str:
        """The fault and what replaces the value, in English."""
        values = {**self.params, "option": self.option, "reason": self.reason, "used": self.used}
        return rendered(
            english.PROBLEMS["option_unusable"], values, english.PROBLEMS, english.OPTIONS
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Options, and faults in the given ones.

    Attributes:
        variables: values of ``options.json`` as variables, for processes that read only these.
        unreadable: why ``options.json`` could not be read, None if it could.
    """

    options: Options
    variables: Mapping[str, str]
    faults: tuple[OptionFault, ...] = ()
    unreadable: str | None = None


def load(environment: Mapping[str, str], *, addon_options: Path | None = None) -> Options:
    """Return the options of the environment and, in the app, of ``options.json``.

    Raises:
        OptionsError: a value, or a combination of values, is unusable.
    """

    def refuse(fault: OptionFault) -> None:
        raise OptionsError(f"{fault.option}: {fault.message}", fault)

    return _read(environment, _chosen(environment, addon_options), refuse)[0]


def load_usable(environment: Mapping[str, str], *, addon_options: Path | None = None) -> Loaded:
    """Return the options; in the app, defaults replace unusable values.

    `Row.safe` is used where the default would be unsafe. Elsewhere the values come from a shell,
    where an immediate error is more useful.

    Raises:
        OptionsError: outside the app, as in `load`.
    """
    if not environment.get("SUPERVISOR_TOKEN"):
        return Loaded(options=load(environment), variables={})
    unreadable = None
    try:
        chosen = _chosen(environment, addon_options)
    except OptionsError as err:
        chosen, unreadable = {}, str(err)
    faults: list[OptionFault] = []
    options, texts = _read(environment, chosen, faults.append)
    faulty = {fault.option for fault in faults}
    given = {row.env for row in TABLE if row.addon in faulty or _is_given(row, chosen)}
    return Loaded(
        options=options,
        variables={name: text for name, text in texts.items() if name in given and text},
        faults=tuple(faults),
        unreadable=unreadable,
    )


def _read(
    environment: Mapping[str, str],
    chosen: Mapping[str, object],
    note: Callable[[OptionFault], None],
) -> tuple[Options, Mapping[str, str]]:
    """Return the options, and the text of each by its variable."""
    texts: dict[str, str] = {}
    values: dict[str, Any] = {}
    for row in TABLE:
        default = Template(row.default).substitute(texts)
        given = environment.get(row.env, "").strip()
        text = given or default
        try:
            text = _text_of(row, chosen) or text
            values[row.env] = row.type.parse(text)
        except UnusableValueError as err:
            is_chosen = _is_given(row, chosen)
            params = {"given": _shown(row, text), **err.params}
            text = row.safe or (given if is_chosen else "") or default
            option_name = (row.addon if is_chosen else None) or row.env
            used = text or ValueUsed.NOTHING
            note(OptionFault(option=option_name, reason=err.code, params=params, used=used))
            values[row.env] = row.type.parse(text)
        texts[row.env] = text
    of_sources = OptionValues({row.env: values[row.env] for row in SOURCE_OPTIONS})
    options = Options(
        of_sources=of_sources,
        **{item.name: values[row.env] for item, row in _own_rows()},
    )
    return _settled(options, texts, note), texts


def _shown(row: OptionRow[Any], text: str) -> str:
    """Return an unusable value for a message, unless it is secret."""
    return SECRET_VALUE if row.is_secret else repr(text[:80])


def _own_rows() -> Iterator[tuple[Field[Any], OptionRow[Any]]]:
    for item in fields(Options):
        if "row" in item.metadata:
            yield item, item.metadata["row"]


def _is_given(row: OptionRow[Any], chosen: Mapping[str, object]) -> bool:
    return row.addon is not None and chosen.get(row.addon) not in (None, "", [])


def _text_of(row: OptionRow[Any], chosen: Mapping[str, object]) -> str:
    """Return a value of ``options.json`` as the environment would contain it, empty if not set.

    Raises:
        UnusableValueError: it has another type.
    """
    if row.addon is None or not _is_given(row, chosen):
        return ""
    separator = row.type.separator
    match chosen[row.addon]:
        case bool() as flag:
            return str(flag).lower()
        case str() | int() as plain:
            return str(plain).strip()
        case list() as items if row.type.is_json:
            return json.dumps(items)
        case list() as items if separator and all(isinstance(item, str) for item in items):
            return separator.join(items)
        case other:
            reason = (
                OptionReasonCode.LIST_EXPECTED
                if separator
                else OptionReasonCode.PLAIN_VALUE_EXPECTED
            )
            given = SECRET_VALUE if row.is_secret else json.dumps(other)[:80]
            raise UnusableValueError(reason, given=given)


def _chosen(environment: Mapping[str, str], file: Path | None) -> Mapping[str, object]:
    """Return the user's choices in the app, empty elsewhere.

    Raises:
        OptionsError: the file cannot be read.
    """
    if not environment.get("SUPERVISOR_TOKEN"):
        return {}
    file = file or Path(environment.get("RAVEBERRY_DATA") or ADDON_DATA) / "options.json"
    try:
        chosen = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError) as err:
        raise OptionsError(f"{file} cannot be read: {err}") from err
    if not isinstance(chosen, dict):
        raise OptionsError(f"{file}: a JSON object is expected")
    return chosen


def _settled(
    options: Options, texts: dict[str, str], note: Callable[[OptionFault], None]
) -> Options:
    """Report combinations of values that are unusable, and replace them by harmless ones."""
    names = {row.env: row.addon if options.in_addon and row.addon else row.env for row in TABLE}
    ports = {
        "RAVEBERRY_GUEST_PORT": options.guest_port,
        "RAVEBERRY_HOST_PORT": options.host_port,
    }
    if options.has_own_broker:
        ports["RAVEBERRY_MQTT_PORT"] = options.mqtt_port
    if len(set(ports.values())) < len(ports):
        option = names["RAVEBERRY_MQTT_PORT"] if options.has_own_broker else "RAVEBERRY_HOST_PORT"
        given = ", ".join(f"{name}={port}" for name, port in ports.items())
        reason, params = OptionReasonCode.PORTS_EQUAL, {"given": given}
        if options.in_addon:
            reason, params = OptionReasonCode.BROKER_PORT_TAKEN, {"port": str(options.mqtt_port)}
        used = _DEFAULT_MQTT_PORT
        note(OptionFault(option=option, reason=reason, params=params, used=used))
        options = replace(options, mqtt_port=int(_DEFAULT_MQTT_PORT))
        texts["RAVEBERRY_MQTT_PORT"] = _DEFAULT_MQTT_PORT
    if options.audio_source is AudioSourceOption.STREAM and options.audio_url is None:
        source, auto = names["RAVEBERRY_AUDIO_SOURCE"], AudioSourceOption.AUTO
        params = {"other": names["RAVEBERRY_AUDIO_URL"]}
        reason = OptionReasonCode.STREAM_ADDRESS_MISSING
        note(OptionFault(option=source, reason=reason, params=params, used=auto))
        options = replace(options, audio_source=auto)
        texts["RAVEBERRY_AUDIO_SOURCE"] = auto
    if options.role is Role.VISUALIZER:
        missing = {
            "RAVEBERRY_VISUALIZER": not options.visualizer,
            "RAVEBERRY_MQTT_HOST": options.has_own_broker,
        }
        for name in (name for name, is_missing in missing.items() if is_missing):
            params, used = {"other": name}, Role.PARTY
            reason = OptionReasonCode.VISUALIZER_INCOMPLETE
            note(OptionFault(option="RAVEBERRY_ROLE", reason=reason, params=params, used=used))
            options = replace(options, role=Role.PARTY)
    username, password = names["RAVEBERRY_MQTT_USERNAME"], names["RAVEBERRY_MQTT_PASSWORD"]
    if options.mqtt_password and not options.mqtt_username:
        reason, params = OptionReasonCode.USER_MISSING, {"other": username}
        used = ValueUsed.NO_PASSWORD
        note(OptionFault(option=password, reason=reason, params=params, used=used))
        options = replace(options, mqtt_password=None)
        texts["RAVEBERRY_MQTT_PASSWORD"] = ""
    if options.has_own_broker and options.mqtt_username and not options.mqtt_password:
        reason, params = OptionReasonCode.PASSWORD_MISSING, {"other": password}
        used = ValueUsed.LOCAL_BROKER
        note(OptionFault(option=username, reason=reason, params=params, used=used))
        options = replace(options, mqtt_username=None)
        texts["RAVEBERRY_MQTT_USERNAME"] = ""
    return options
