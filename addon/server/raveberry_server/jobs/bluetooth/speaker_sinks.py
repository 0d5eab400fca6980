"""Bluetooth sinks of the sound server, by `pactl`, which also speaks to PipeWire."""

import asyncio
import contextlib
import json
import math
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeIs

_WITHIN_S: Final = 2.0
_MOST_LATENCY_US: Final = 5_000_000
"""Above that a latency is an error: sound servers buffer two seconds at most."""
_PLAYER: Final = "Music Player Daemon"
"""MPD's name at a sound server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sink:
    """A sink of the sound server that belongs to a Bluetooth device.

    Attributes:
        address: the Bluetooth address, in upper case with colons.
    """

    index: int
    name: str
    address: str
    latency_ms: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundRouting:
    """The Bluetooth sinks, and what plays where.

    Attributes:
        player_sinks: the sinks of the player's streams, by the streams' indexes.
    """

    sinks: Sequence[Sink] = ()
    default: str = ""
    player_sinks: Mapping[int, int] | None = None

    def sink_of(self, address: str) -> Sink | None:
        """Return the sink of a device, None if it has none."""
        return next((sink for sink in self.sinks if sink.address == address.upper()), None)

    def plays_on(self, sink: Sink) -> bool:
        """Return True if the player plays on a sink, or will when it starts."""
        if self.player_sinks:
            return sink.index in self.player_sinks.values()
        return self.default == sink.name


class SoundServer:
    """Client of the sound server."""

    async def routing(self) -> SoundRouting:
        """Return the present routing; it is empty while the sound server is away."""
        return SoundRouting(
            sinks=sinks_in(await _pactl("--format=json", "list", "sinks")),
            default=(await _pactl("get-default-sink")).decode("utf-8", "replace").strip(),
            player_sinks=player_sinks_in(await _pactl("--format=json", "list", "sink-inputs")),
        )

    async def choose(self, sink: Sink) -> None:
        """Let the player play on a sink, now and after its next start."""
        await _pactl("set-default-sink", sink.name)
        streams = player_sinks_in(await _pactl("--format=json", "list", "sink-inputs"))
        for stream, current in streams.items():
            if current != sink.index:
                await _pactl("move-sink-input", str(stream), sink.name)


def sinks_in(text: bytes) -> Sequence[Sink]:
    """Return the Bluetooth sinks in a list of `pactl`; malformed ones are left out."""
    return tuple(sink for described in _list_in(text) if (sink := _sink(described)) is not None)


def player_sinks_in(text: bytes) -> Mapping[int, int]:
    """Return the sinks of the player's streams in a list of `pactl`, by the streams' indexes."""
    found = {}
    for described in _list_in(text):
        index, sink, properties = (described.get(key) for key in ("index", "sink", "properties"))
        if not isinstance(properties, Mapping) or not _is_index(index) or not _is_index(sink):
            continue
        if properties.get("application.name") == _PLAYER:
            found[index] = sink
    return found


def _sink(described: Mapping[str, object]) -> Sink | None:
    index, name, properties = (described.get(key) for key in ("index", "name", "properties"))
    if not _is_index(index) or not isinstance(name, str) or not isinstance(properties, Mapping):
        return None
    # PulseAudio has the address in the first property, PipeWire in the second.
    keys = ("api.bluez5.address", "device.string")
    addresses = (properties.get(key) for key in keys)
    is_bluetooth = properties.get("device.bus") == "bluetooth" or keys[0] in properties
    address = next((text for text in addresses if isinstance(text, str)), None)
    if not is_bluetooth or address is None:
        return None
    return Sink(index=index, name=name, address=address.upper(), latency_ms=_latency_ms(described))


def _latency_ms(described: Mapping[str, object]) -> int | None:
    """Return the current latency of a sink; None if there is none, as while it is suspended."""
    latency = described.get("latency")
    actual = latency.get("actual") if isinstance(latency, Mapping) else None
    if not isinstance(actual, int | float) or isinstance(actual, bool):
        return None
    if not math.isfinite(actual) or not 0 < actual <= _MOST_LATENCY_US:
        return None
    return round(actual / 1_000)


def _is_index(value: object) -> TypeIs[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _list_in(text: bytes) -> Iterator[Mapping[str, object]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return
    if isinstance(found, list):
        yield from (one for one in found if isinstance(one, Mapping))


async def _pactl(*arguments: str) -> bytes:
    """Return the output of `pactl`, empty if it fails."""
    try:
        process = await asyncio.create_subprocess_exec(
            "pactl",
            *arguments,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C"},
        )
    except OSError:
        return b""
    try:
        async with asyncio.timeout(_WITHIN_S):
            output, _ = await process.communicate()
    except TimeoutError:
        return b""
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    return output if process.returncode == 0 else b""
