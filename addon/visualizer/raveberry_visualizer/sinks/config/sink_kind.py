"""The declaration of a protocol or chip."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from raveberry_visualizer.engine import Device, LedSink

from .entry_fields import Fields

MOST_PIXELS: Final = 20_000
HIGHEST_FPS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberField:
    """A whole number of a range, or one of a few."""

    key: str
    allowed: range | tuple[int, ...]
    default: int

    def read(self, fields: Fields) -> int:
        """Return the value in an entry."""
        return fields.number(self.key, allowed=self.allowed, default=self.default)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceField:
    """One of a few texts; the first by default."""

    key: str
    allowed: tuple[str, ...]

    def read(self, fields: Fields) -> str:
        """Return the value in an entry."""
        return fields.choice(self.key, allowed=self.allowed)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagField:
    """True or false; false by default."""

    key: str

    def read(self, fields: Fields) -> bool:
        """Return the value in an entry."""
        return fields.boolean(self.key, default=False)


type OwnField = NumberField | ChoiceField | FlagField
"""A field that only some protocols have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SinkKind:
    """A protocol or chip, declared as `KIND` by its module.

    Attributes:
        most_pixels: of one device.
        port: default of the UDP port; None without a network.
        fps: default of the highest frame rate.
        most_primaries: 4 if pixels may have a white LED besides red, green and blue.
        has_multicast: its devices can be reached by multicast.
        fields: those that only some protocols have.
        plan: parses the fields of this kind and returns the factory of the driver; raises
            LightEntryError.
    """

    id: str
    most_pixels: int
    port: int | None = None
    fps: int = HIGHEST_FPS
    most_primaries: int = 4
    has_multicast: bool = False
    fields: tuple[OwnField, ...] = ()
    plan: Callable[[Fields, Device], Callable[[], LedSink]]
