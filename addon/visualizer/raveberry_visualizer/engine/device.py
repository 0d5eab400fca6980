"""What is known of a device without talking to it."""

import math
from dataclasses import dataclass

from .matrix import Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDevice:
    """A device that told of itself in the network.

    Attributes:
        id: of the device itself, wherever it is: made of its MAC address.
        host: its address, which may be another one tomorrow.
        pixels: 1 to 20,000.
    """

    id: str
    name: str
    host: str
    pixels: int
    has_white: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One LED device as people named it.

    Attributes:
        id: how topics spell it.
        kind: how it is driven.
        pixels: 1 to 20,000.
        most_fps: so many frames a second it takes at most.
        has_white: its pixels have a white LED beside red, green and blue.
        matrix: how they lie, if they make a picture.
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
        """How many bytes a pixel has on its way to the device."""
        return 4 if self.has_white else 3
