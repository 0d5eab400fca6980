"""What is known of a device without talking to it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One LED device as people named it.

    Attributes:
        id: how topics spell it.
        kind: how it is driven.
        pixels: 1 to 20,000.
    """

    id: str
    name: str
    kind: str
    pixels: int
