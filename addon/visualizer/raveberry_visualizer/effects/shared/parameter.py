"""Adjustable parameters of effects."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A number that an effect reads from `Look.parameters` by this id.

    Attributes:
        low: minimum.
        high: maximum.
        unit: "s", or "" for a plain number.
    """

    id: str
    low: float
    high: float
    default: float
    unit: str

    def allows(self, value: float) -> bool:
        """Check that a value is in range."""
        return self.low <= value <= self.high
