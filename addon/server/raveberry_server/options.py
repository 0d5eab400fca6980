"""Options that are fixed while the server runs: one typed table, read in one place.

In the app, the Supervisor writes ``options.json``; elsewhere they come from the environment. An
option that ``options.json`` leaves out is read from the environment, so that a container image can
set its folders.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from string import Template
from typing import Final
from urllib.parse import urlsplit

from raveberry_server.domain.model.errors import RaveberryError

type Network = IPv4Network | IPv6Network

ADDON_DATA: Final = "/data"
_DEFAULT_MQTT_PORT: Final = "1883"
CERTIFICATES: Final = Path("/ssl")
"""Home Assistant's folder of certificates, as mounted in the app."""

_NODE = re.compile(r"[^/+#\x00-\x1f\x7f]{1,64}")
_HIGHEST_PORT = 65535
SOURCES: Final = ("local", "subsonic", "online", "jamendo", "radio")
"""The sources that can be switched off, in the order of a search; all are on by default."""

_LEAST_CACHE_MB = 50
_MOST_CACHE_MB = 10_000_000


class OptionsError(RaveberryError):
    """An option has an unusable value; the message names it and what is expected."""


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


class WeightingOption(StrEnum):
    """Frequency weighting of the visualizer."""

    FLAT = "flat"
    A = "a"


class LogLevel(StrEnum):
    """Verbosity of the logs."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table.

    Attributes:
        env: name of the environment variable.
        addon: name in ``options.json``, None where the app offers no choice.
        parse: converts text to the value; its ValueError describes what is expected.
        default: text that is parsed if none is given; may refer to options above it as ``$NAME``.
        choices: the valid texts, of each item of a list; empty where they are not enumerable.
        safe: text that replaces an unusable value in the app, where the default would be unsafe.
        separator: separator of the items of a list, None for a single value.
        meaning: one line for people.
    """

    env: str
    addon: str | None
    parse: Callable[[str], object]
    default: str
    separator: str | None
    meaning: str
    choices: tuple[str, ...] = ()
    safe: str | None = None


def _path(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _paths(text: str) -> tuple[Path, ...]:
    return tuple(_path(part) for part in text.split(":") if part)


def _file(text: str) -> Path | None:
    return _path(text) if text else None


def _relative_file(text: str) -> Path | None:
    return Path(text).expanduser() if text else None


def _names(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if unknown := {*names} - {*SOURCES}:
        raise ValueError(
            f"some of {', '.join(sorted(SOURCES))} are expected, not {min(unknown)[:40]!r}"
        )
    return names


def _megabytes(text: str) -> int:
    if text.isascii() and text.isdigit() and _LEAST_CACHE_MB <= int(text[:9]) <= _MOST_CACHE_MB:
        return int(text)
    raise ValueError(f"megabytes of {_LEAST_CACHE_MB} to {_MOST_CACHE_MB} are expected")


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < (port := int(text)) <= _HIGHEST_PORT:
        return port
    raise ValueError(f"a port of 1 to {_HIGHEST_PORT} is expected")


def _text(text: str) -> str | None:
    return text or None


def _json(text: str) -> str | None:
    try:
        json.loads(text or "null")
    except (ValueError, RecursionError) as err:
        raise ValueError(f"JSON is expected ({err})") from err
    return text or None


def _node(text: str) -> str:
    if _NODE.fullmatch(text):
        return text
    raise ValueError("one MQTT topic level is expected: at most 64 characters without / + #")


def _url(text: str) -> str | None:
    if not text:
        return None
    problem = "an address like http://party.local:8080 is expected"
    try:
        url = urlsplit(text)
        is_usable = url.scheme in {"http", "https"} and url.hostname and url.port != 0
    except ValueError as err:
        raise ValueError(problem) from err
    if not is_usable or url.query or url.fragment:
        raise ValueError(problem)
    return text.rstrip("/")


def _stream(text: str) -> str | None:
    if not text:
        return None
    expected = "an address like http://host:8000/stream, snapcast://host or tcp://host:4953"
    try:
        url = urlsplit(text)
        is_whole = bool(url.hostname) and (url.scheme != "tcp" or url.port is not None)
    except ValueError as err:
        raise ValueError(f"{expected} is expected") from err
    if url.scheme not in {"http", "https", "tcp", "snapcast"} or not is_whole:
        raise ValueError(f"{expected} is expected")
    return text


def _flag(text: str) -> bool:
    match text.lower():
        case "true" | "1" | "yes" | "on":
            return True
        case "false" | "0" | "no" | "off" | "":
            return False
        case _:
            raise ValueError("true or false is expected")


def _networks(text: str) -> tuple[Network, ...]:
    parts = (part.strip() for part in text.split(","))
    try:
        return tuple(ip_network(part, strict=False) for part in parts if part)
    except ValueError as err:
        raise ValueError(
            f"addresses or networks like 192.168.0.2,10.0.0.0/8 are expected ({err})"
        ) from err


def _choice[C: StrEnum](choices: type[C]) -> Callable[[str], C]:
    def parse(text: str) -> C:
        try:
            return choices(text.lower())
        except ValueError as err:
            raise ValueError(f"one of {', '.join(choices)} is expected") from err

    return parse


def _row(  # noqa: PLR0913 - the columns of the table
    env: str,
    parse: Callable[[str], object],
    default: str,
    meaning: str,
    *,
    addon: str | None = None,
    separator: str | None = None,
    choices: Iterable[str] = (),
    safe: str | None = None,
) -> Mapping[str, Row]:
    return {
        "row": Row(
            env=env,
            addon=addon,
            parse=parse,
            default=default,
            separator=separator,
            meaning=meaning,
            choices=tuple(choices),
            safe=safe,
        )
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """All options of the server; paths are absolute."""

    in_addon: bool = field(
        metadata=_row("SUPERVISOR_TOKEN", bool, "", "set by Home Assistant: this is the add-on")
    )
    supervisor_url: str = field(
        metadata=_row(
            "SUPERVISOR_API", str, "http://supervisor", "in the add-on: where the Supervisor is"
        )
    )
    data: Path = field(
        metadata=_row("RAVEBERRY_DATA", _path, ".run/data", "folder of everything that is kept")
    )
    runtime: Path = field(
        metadata=_row("RAVEBERRY_RUNTIME", _path, ".run", "folder of sockets and generated files")
    )
    logs: Path = field(
        metadata=_row(
            "RAVEBERRY_LOGS", _path, "$RAVEBERRY_RUNTIME/logs", "folder of logs, one per process"
        )
    )
    mpd_socket: Path = field(
        metadata=_row(
            "RAVEBERRY_MPD_SOCKET", _path, "$RAVEBERRY_RUNTIME/mpd.sock", "unix socket of MPD"
        )
    )
    music: tuple[Path, ...] = field(
        metadata=_row(
            "RAVEBERRY_MUSIC",
            _paths,
            "",
            "music folders, with a colon between them",
            addon="music",
            separator=":",
        )
    )
    sources: tuple[str, ...] = field(
        metadata=_row(
            "RAVEBERRY_SOURCES",
            _names,
            ",".join(SOURCES),
            "where music comes from, with a comma between them",
            addon="sources",
            separator=",",
            choices=SOURCES,
            safe="local",
        )
    )
    cache_mb: int = field(
        metadata=_row(
            "RAVEBERRY_CACHE_MB",
            _megabytes,
            "4000",
            "how much disk the songs from the net may take, in MB",
            addon="cache_mb",
        )
    )
    cookies: Path | None = field(
        metadata=_row(
            "RAVEBERRY_COOKIES",
            _file,
            "",
            "file of cookies (Netscape's format) for sites that ask who is there",
            addon="cookies",
        )
    )
    guest_port: int = field(
        metadata=_row("RAVEBERRY_GUEST_PORT", _port, "8080", "port of the guests' pages")
    )
    host_port: int = field(
        metadata=_row(
            "RAVEBERRY_HOST_PORT", _port, "8099", "port of the host's pages, on loopback at home"
        )
    )
    host_password: str | None = field(
        repr=False,
        metadata=_row(
            "RAVEBERRY_HOST_PASSWORD",
            _text,
            "",
            "opens the host's pages to other machines, which have to give it",
        ),
    )
    node: str = field(
        metadata=_row(
            "RAVEBERRY_NODE",
            _node,
            "raveberry",
            "name of this party among the MQTT topics",
            addon="node",
        )
    )
    guest_url: str | None = field(
        metadata=_row(
            "RAVEBERRY_GUEST_URL",
            _url,
            "",
            "address of the guests' page, when it is not found by itself",
            addon="guest_url",
        )
    )
    mqtt_host: str | None = field(
        metadata=_row(
            "RAVEBERRY_MQTT_HOST",
            _text,
            "",
            "MQTT broker; without one an own broker is started",
            addon="mqtt_host",
        )
    )
    mqtt_port: int = field(
        metadata=_row(
            "RAVEBERRY_MQTT_PORT",
            _port,
            "1883",
            "port of the MQTT broker, also of the own one",
            addon="mqtt_port",
        )
    )
    mqtt_username: str | None = field(
        metadata=_row(
            "RAVEBERRY_MQTT_USERNAME",
            _text,
            "",
            "name for the broker; opens the own broker to other machines",
            addon="mqtt_username",
        )
    )
    mqtt_password: str | None = field(
        repr=False,
        metadata=_row(
            "RAVEBERRY_MQTT_PASSWORD", _text, "", "password for the broker", addon="mqtt_password"
        ),
    )
    mqtt_tls: bool = field(
        metadata=_row(
            "RAVEBERRY_MQTT_TLS",
            _flag,
            "false",
            "whether the broker is spoken to through TLS",
            addon="mqtt_tls",
            safe="true",
        )
    )
    mqtt_ca: Path | None = field(
        metadata=_row(
            "RAVEBERRY_MQTT_CA",
            _relative_file,
            "",
            "file of the certificates to trust for TLS, in the add-on below /ssl; "
            "without it those of the system",
            addon="mqtt_ca",
        )
    )
    output: AudioOutput = field(
        metadata=_row(
            "RAVEBERRY_OUTPUT",
            _choice(AudioOutput),
            AudioOutput.AUTO,
            f"how the sound leaves: {', '.join(AudioOutput)}",
            addon="output",
            choices=AudioOutput,
        )
    )
    pulse_server: str | None = field(
        metadata=_row(
            "PULSE_SERVER",
            _text,
            "",
            "PulseAudio server; without one, /etc/pulse/client.conf may name one",
        )
    )
    is_silent: bool = field(
        metadata=_row(
            "RAVEBERRY_SILENT", _flag, "false", "set at the start where no output was found"
        )
    )
    audio_source: AudioSourceOption = field(
        metadata=_row(
            "RAVEBERRY_AUDIO_SOURCE",
            _choice(AudioSourceOption),
            AudioSourceOption.AUTO,
            f"what the light show listens to: {', '.join(AudioSourceOption)}",
            addon="audio_source",
            choices=AudioSourceOption,
        )
    )
    audio_url: str | None = field(
        metadata=_row(
            "RAVEBERRY_AUDIO_URL",
            _stream,
            "",
            "with the source stream: where it is (http, https, tcp or snapcast)",
            addon="audio_url",
        )
    )
    weighting: WeightingOption = field(
        metadata=_row(
            "RAVEBERRY_WEIGHTING",
            _choice(WeightingOption),
            WeightingOption.FLAT,
            "how lights weigh bands: flat, or a as ears do at low volume, with less of the bass",
            addon="weighting",
            choices=WeightingOption,
        )
    )
    lights: str | None = field(
        metadata=_row(
            "RAVEBERRY_LIGHTS",
            _json,
            "",
            "LED devices as a JSON list, which the light show reads",
            addon="lights",
        )
    )
    trusted_proxies: tuple[Network, ...] = field(
        metadata=_row(
            "RAVEBERRY_TRUSTED_PROXIES",
            _networks,
            "",
            "proxies that may name the address of a guest, with a comma between them",
            addon="trusted_proxies",
            separator=",",
        )
    )
    log_level: LogLevel = field(
        metadata=_row(
            "RAVEBERRY_LOG_LEVEL",
            _choice(LogLevel),
            LogLevel.INFO,
            f"how much is logged: {', '.join(LogLevel)}",
            addon="log_level",
            choices=LogLevel,
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
    def command_socket(self) -> Path:
        """Socket at which the running server accepts the command line."""
        return self.data / "server.sock"


TABLE: Final[tuple[tuple[str, Row], ...]] = tuple(
    (option.name, option.metadata["row"]) for option in fields(Options)
)
"""Field name and row of each option, in the order in which they are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionFault:
    """An option with an unusable value.

    Attributes:
        option: its name, as known to the person who set it.
        reason: what is expected, and what was given.
        used: the value that is used instead, as text.
    """

    option: str
    reason: str
    used: str


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
        raise OptionsError(f"{fault.option}: {fault.reason}")

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
    given = {row.env for _, row in TABLE if row.addon in faulty or _is_given(row, chosen)}
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
    values: dict[str, object] = {}
    for name, row in TABLE:
        default = Template(row.default).substitute(texts)
        given = environment.get(row.env, "").strip()
        text = given or default
        try:
            text = _text_of(row, chosen) or text
            values[name] = row.parse(text)
        except ValueError as err:
            is_chosen = _is_given(row, chosen)
            reason = str(err) if isinstance(err, _KindError) else f"{err}, not {text[:80]!r}"
            text = row.safe or (given if is_chosen else "") or default
            option = (row.addon if is_chosen else None) or row.env
            note(OptionFault(option=option, reason=reason, used=text or "nothing"))
            values[name] = row.parse(text)
        texts[row.env] = text
    # The table has a row for each field, and each row's parser returns that field's type, which a
    # test checks; a type checker cannot.
    options = Options(**values)  # type: ignore[arg-type]
    return _settled(options, texts, note), texts


class _KindError(OptionsError, ValueError):
    """A value in ``options.json`` has another type than its option."""


def _is_given(row: Row, chosen: Mapping[str, object]) -> bool:
    return row.addon is not None and chosen.get(row.addon) not in (None, "", [])


def _text_of(row: Row, chosen: Mapping[str, object]) -> str:
    """Return a value of ``options.json`` as the environment would contain it, empty if not set.

    Raises:
        _KindError: it has another type.
    """
    if row.addon is None or not _is_given(row, chosen):
        return ""
    match chosen[row.addon]:
        case bool() as flag:
            return str(flag).lower()
        case str() | int() as plain:
            return str(plain).strip()
        case list() as items if row.parse is _json:
            return json.dumps(items)
        case list() as items if row.separator and all(isinstance(item, str) for item in items):
            return row.separator.join(items)
        case other:
            kind = "a list of texts" if row.separator else "a plain value"
            raise _KindError(f"{kind} is expected, not {json.dumps(other)[:80]}")


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
    names = {row.env: row.addon if options.in_addon and row.addon else row.env for _, row in TABLE}
    ports = {
        "RAVEBERRY_GUEST_PORT": options.guest_port,
        "RAVEBERRY_HOST_PORT": options.host_port,
    }
    if options.has_own_broker:
        ports["RAVEBERRY_MQTT_PORT"] = options.mqtt_port
    if len(set(ports.values())) < len(ports):
        given = ", ".join(f"{name}={port}" for name, port in ports.items())
        option = names["RAVEBERRY_MQTT_PORT"] if options.has_own_broker else "RAVEBERRY_HOST_PORT"
        reason = f"each needs a port of its own ({given})"
        if options.in_addon:
            reason = f"the embedded broker needs a port of its own, not {options.mqtt_port}"
        note(OptionFault(option=option, reason=reason, used=_DEFAULT_MQTT_PORT))
        options = replace(options, mqtt_port=int(_DEFAULT_MQTT_PORT))
        texts["RAVEBERRY_MQTT_PORT"] = _DEFAULT_MQTT_PORT
    if options.audio_source is AudioSourceOption.STREAM and options.audio_url is None:
        reason = f"stream needs {names['RAVEBERRY_AUDIO_URL']} beside it"
        source, auto = names["RAVEBERRY_AUDIO_SOURCE"], AudioSourceOption.AUTO
        note(OptionFault(option=source, reason=reason, used=auto))
        options = replace(options, audio_source=auto)
        texts["RAVEBERRY_AUDIO_SOURCE"] = auto
    username, password = names["RAVEBERRY_MQTT_USERNAME"], names["RAVEBERRY_MQTT_PASSWORD"]
    if options.mqtt_password and not options.mqtt_username:
        reason = f"needs {username} beside it"
        note(OptionFault(option=password, reason=reason, used="no password"))
        options = replace(options, mqtt_password=None)
        texts["RAVEBERRY_MQTT_PASSWORD"] = ""
    if options.has_own_broker and options.mqtt_username and not options.mqtt_password:
        reason = f"it opens the embedded broker to other machines: set {password} too"
        note(OptionFault(option=username, reason=reason, used="a broker for this machine alone"))
        options = replace(options, mqtt_username=None)
        texts["RAVEBERRY_MQTT_USERNAME"] = ""
    return options
