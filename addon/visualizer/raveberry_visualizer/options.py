"""Options of the process, parsed from environment variables."""

import json
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Final

from .control import Broker, Topics
from .dsp import Weighting
from .engine import VisualizerError
from .sinks import SINKS, LightEntryError, LightPlan, read_lights_option
from .sources import SNAPCAST_CLIENT, StreamAddress, stream_address

_EMBEDDED_BROKER: Final = "127.0.0.1"
_BROKER_FILE: Final = "broker.json"
_CERTIFICATES: Final = Path("/ssl")
"""Folder of Home Assistant's certificates in the add-on."""

_PORTS: Final = range(1, 65_536)
_TRUE: Final = ("1", "on", "true", "yes")
_FALSE: Final = ("0", "off", "false", "no")

_NAME: Final = re.compile(r"[a-z0-9_-]{0,20}")

_BRIDGE: Final = Path("/sys/class/net/hassio")
"""The Supervisor's bridge to the add-ons, which exists only in the network of the host."""


class OptionError(VisualizerError):
    """An invalid environment variable; the message names it and what is allowed."""


class AudioSourceKind(StrEnum):
    """Kinds of audio sources."""

    PULSE = "pulse"
    FIFO = "fifo"
    SYNTHETIC = "synthetic"
    STREAM = "stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Options of the process.

    Attributes:
        visualizer: our name among the visualizers of the party; empty beside the server.
        data: folder of persistent data.
        runtime: folder of sockets and FIFOs.
        broker: the initial broker.
        broker_file: file in which the server names the broker; None if the options name it.
        pulse_source: PulseAudio source; None for the monitor of the default sink.
        line_in: PulseAudio source that lights may follow instead of the player; None without one.
        stream: address of the stream, if that is the audio source.
        weighting: of the bands that lights show.
        lights: valid lights.
        refused: errors of the other entries.
        is_isolated: multicast does not leave our network.
        log_level: of the logging module.
    """

    topics: Topics
    visualizer: str
    data: Path
    runtime: Path
    broker: Broker
    broker_file: Path | None
    audio_source: AudioSourceKind
    pulse_source: str | None
    line_in: str | None
    stream: StreamAddress | None
    weighting: Weighting
    lights: tuple[LightPlan, ...]
    refused: tuple[LightEntryError, ...]
    is_isolated: bool
    log_level: int


def options(environment: Mapping[str, str], *, bridge: Path = _BRIDGE) -> Options:
    """Parse the options of an environment; an empty variable counts as unset.

    Args:
        environment: of the process.
        bridge: exists if the network is that of Home Assistant's host.

    Raises:
        OptionError: a variable is invalid.
    """
    read = _Reader(environment)
    # The Supervisor sets this variable for add-ons only.
    is_isolated = bool(environment.get("SUPERVISOR_TOKEN")) and not bridge.exists()
    in_addon = bool(environment.get("SUPERVISOR_TOKEN"))
    visualizer = read("RAVEBERRY_VISUALIZER", "", _visualizer)
    parse_lights = partial(
        _lights,
        prefix=id_prefix(visualizer),
        is_isolated=is_isolated,
        option="lights" if in_addon else "RAVEBERRY_LIGHTS",
    )
    parse_stream = partial(
        stream_address, client=" ".join(filter(None, (SNAPCAST_CLIENT, visualizer)))
    )
    lights, refused = read("RAVEBERRY_LIGHTS", "[]", parse_lights)
    audio_source = read("RAVEBERRY_AUDIO_SOURCE", "pulse", _audio_source)
    is_stream = audio_source is AudioSourceKind.STREAM
    runtime = read("RAVEBERRY_RUNTIME", ".run", Path)
    return Options(
        topics=read("RAVEBERRY_NODE", "raveberry", Topics),
        visualizer=visualizer,
        data=read("RAVEBERRY_DATA", ".run/data", Path),
        runtime=runtime,
        broker=_broker(environment, read),
        broker_file=None if environment.get("RAVEBERRY_MQTT_HOST") else runtime / _BROKER_FILE,
        audio_source=audio_source,
        pulse_source=_pulse_source(environment),
        line_in=environment.get("RAVEBERRY_LINE_IN", "").strip() or None,
        stream=read("RAVEBERRY_AUDIO_URL", "", parse_stream) if is_stream else None,
        weighting=read("RAVEBERRY_WEIGHTING", Weighting.FLAT, _weighting),
        lights=lights,
        refused=refused,
        is_isolated=is_isolated,
        log_level=read("RAVEBERRY_LOG_LEVEL", "info", _log_level),
    )


class _Reader:
    """Parses variables and adds their names to errors."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def __call__[T](self, name: str, default: str, parse: Callable[[str], T]) -> T:
        try:
            return parse(self._environment.get(name, "").strip() or default)
        except ValueError as err:
            raise OptionError(f"{name}: {err}") from err


def _broker(environment: Mapping[str, str], read: _Reader) -> Broker:
    host = environment.get("RAVEBERRY_MQTT_HOST", "").strip()
    ca = environment.get("RAVEBERRY_MQTT_CA", "").strip()
    folder = _CERTIFICATES if environment.get("SUPERVISOR_TOKEN") else Path.cwd()
    is_tls = read("RAVEBERRY_MQTT_TLS", "false", _boolean) or bool(ca)
    return Broker(
        host=host or _EMBEDDED_BROKER,
        port=read("RAVEBERRY_MQTT_PORT", "1883", _port),
        username=environment.get("RAVEBERRY_MQTT_USERNAME") or None,
        password=environment.get("RAVEBERRY_MQTT_PASSWORD") or None,
        # The embedded broker is reachable on this machine only.
        is_tls=is_tls and bool(host),
        ca=str(folder / Path(ca).expanduser()) if ca else None,
    )


def _pulse_source(environment: Mapping[str, str]) -> str | None:
    """Return libpulse's source if set, else the monitor of the sink that plays the music."""
    if source := environment.get("PULSE_SOURCE"):
        return source
    sink = environment.get("RAVEBERRY_SINK")
    return f"{sink}.monitor" if sink else None


def _port(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text[:6]) not in _PORTS:
        raise ValueError(f"must be a number from {_PORTS[0]} to {_PORTS[-1]}, not {text[:80]!r}")
    return int(text)


def _boolean(text: str) -> bool:
    if text.lower() in _TRUE:
        return True
    if text.lower() in _FALSE:
        return False
    raise ValueError(f"must be true or false, not {text[:80]!r}")


def _audio_source(text: str) -> AudioSourceKind:
    try:
        return AudioSourceKind(text)
    except ValueError:
        allowed = ", ".join(AudioSourceKind)
        raise ValueError(f"must be one of {allowed}, not {text[:80]!r}") from None


def _weighting(text: str) -> Weighting:
    try:
        return Weighting(text.lower())
    except ValueError:
        raise ValueError(f"must be one of {', '.join(Weighting)}, not {text[:80]!r}") from None


def _log_level(text: str) -> int:
    levels = logging.getLevelNamesMapping()
    allowed = ("debug", "info", "warning", "error")
    if text.lower() not in allowed:
        raise ValueError(f"must be one of {', '.join(allowed)}, not {text[:80]!r}")
    return levels[text.upper()]


def id_prefix(visualizer: str) -> str:
    """Return how the ids of the devices of a visualizer begin, so that no two have the same."""
    return f"{visualizer}-" if visualizer else ""


def _visualizer(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise ValueError(f"must have up to 20 of a-z, 0-9, - and _, not {text[:80]!r}")
    return text


def _lights(
    text: str, *, prefix: str, is_isolated: bool, option: str
) -> tuple[tuple[LightPlan, ...], tuple[LightEntryError, ...]]:
    """Return the valid lights and the errors of the other entries."""
    try:
        entries = json.loads(text)
    except (ValueError, RecursionError) as err:
        raise ValueError(f"is not JSON ({err}); it must be a list of lights") from err
    if not isinstance(entries, list):
        raise ValueError(  # noqa: TRY004 - the value is invalid, not its type
            'must be a list such as [{"id": "strip", "kind": "ddp", …}]'
        )
    entries = [_prefixed(entry, prefix) for entry in entries]
    return read_lights_option(entries, SINKS, is_isolated=is_isolated, option=option)


def _prefixed(entry: object, prefix: str) -> object:
    """Return the entry of a light with the prefix before its id and those of its parts."""
    if not prefix or not isinstance(entry, dict):
        return entry
    changed = dict(entry)
    if "id" in entry:
        changed["id"] = _with_prefix(entry["id"], prefix)
        changed.setdefault("name", entry["id"])
    if isinstance(entry.get("of"), list):
        changed["of"] = [_with_prefix(part, prefix) for part in entry["of"]]
    return changed


def _with_prefix(identifier: object, prefix: str) -> object:
    return f"{prefix}{identifier}" if isinstance(identifier, str) and identifier else identifier
