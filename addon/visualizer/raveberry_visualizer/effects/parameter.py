"""What people may tune about an effect."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A number that an effect reads from `Look.parameters` by this id.

    Attributes:
        low: the least it may be.
        high: the most.
        unit: "s", or "" for a plain number.
        explanation: what it changes, for people.
    """

    id: str
    low: float
    high: float
    default: float
    unit: str
    explanation: str

    def allows(self, value: float) -> bool:
        """Whether an effect can draw with this value."""
        return self.low <= value <= self.high
