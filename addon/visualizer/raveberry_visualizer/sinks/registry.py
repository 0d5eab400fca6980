"""The one table of the ways to drive devices."""

from collections.abc import Mapping
from typing import Final

from raveberry_visualizer.engine import LedSink

from . import ddp
from .datagrams import DatagramLine
from .entry import LightSpec, SinkKind


def _ddp(spec: LightSpec) -> LedSink:
    line = DatagramLine(host=spec.host, port=spec.port)
    return ddp.DdpSink(pixels=spec.device.pixels, line=line)


_KINDS: Final = (SinkKind(id="ddp", default_port=ddp.PORT, make=_ddp),)

SINKS: Final[Mapping[str, SinkKind]] = {kind.id: kind for kind in _KINDS}
"""By the `kind` of an entry of RAVEBERRY_LIGHTS."""
