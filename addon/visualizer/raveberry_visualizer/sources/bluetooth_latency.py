"""Latency of Bluetooth sinks, as the sound server knows it."""

import json
from collections.abc import Mapping
from typing import Final

MOST_LATENCY_S: Final = 2.0
"""Sound servers buffer no more; a larger latency is an error."""

_PREFIX: Final = "bluez_"
"""The names of Bluetooth sinks begin with it, in PulseAudio and in PipeWire."""
_MONITOR: Final = ".monitor"
_US_PER_S: Final = 1_000_000


def bluetooth_sink(source: str) -> str | None:
    """Return the Bluetooth sink whose monitor a source is, None for another source."""
    is_one = source.startswith(_PREFIX) and source.endswith(_MONITOR)
    return source.removesuffix(_MONITOR) if is_one else None


def sink_latency_s(text: bytes, sink: str) -> float | None:
    """Return the latency of a sink in the JSON list of `pactl`.

    Returns:
        None if the list is malformed or does not have it, as while the sink is suspended.
    """
    try:
        sinks = json.loads(text.decode(errors="replace"))
    except (ValueError, RecursionError):
        return None
    for described in sinks if isinstance(sinks, list) else ():
        if not isinstance(described, Mapping) or described.get("name") != sink:
            continue
        latency = described.get("latency")
        actual = latency.get("actual") if isinstance(latency, Mapping) else None
        if not isinstance(actual, int | float) or isinstance(actual, bool):
            return None
        # Also false for NaN.
        is_likely = 0 < actual <= MOST_LATENCY_S * _US_PER_S
        return actual / _US_PER_S if is_likely else None
    return None
