"""Descriptions of LED devices."""

import math
from dataclasses import dataclass

from .matrix import Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDevice:
    """A device that announced itself in the network.

    Attributes:
        id: derived from its MAC address, so independent of its IP address.
        host: its current address.
        pixels: 1 to 20,000.
    """

    id: str
    name: str
    host: str
    pixels: int
    has_white: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One LED device as configured.

    Attributes:
        id: part of its topics.
        kind: protocol or driver.
        pixels: 1 to 20,000.
        most_fps: highest frame rate that it accepts.
        has_white: its pixels have a white LED besides red, green and blue.
        matrix: arrangement of the pixels, if they form one.
    """

    id: str
    name: str
    kind: str
    pixels: int
    most_fps: float = math.inf
    has_white: bool = False
    matrix: Matrix | None = None

    @property
    def primaries(self) -> int:
        """Bytes per pixel that are sent to the device."""
        return 4 if self.has_white else 3
