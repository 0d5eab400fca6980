"""Types of compiled messages, and their rendering in English."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

type Param = str | int | float
"""Value of a placeholder."""

type Part = str | Value | Duration | Nested | Plural
type Message = tuple[Part, ...]
type Texts = Mapping[str, Message]

_MINUTE_S = 60
_LONGEST_IN_SECONDS = 90
_LONGEST_IN_MINUTES_S = 90 * _MINUTE_S


@dataclass(frozen=True, slots=True)
class Value:
    """A placeholder, rendered as it is."""

    name: str


@dataclass(frozen=True, slots=True)
class Duration:
    """A placeholder in seconds."""

    name: str


@dataclass(frozen=True, slots=True)
class Nested:
    """A placeholder whose value is the code of another text, with values from the same params."""

    name: str


@dataclass(frozen=True, slots=True)
class Plural:
    """A choice by the plural category of a number; `zero` is for exactly 0, or no number."""

    name: str
    one: Message
    other: Message
    zero: Message | None = None


def rendered(message: Message, params: Mapping[str, Param], *nested: Texts) -> str:
    """Return the English text of a message; a missing value becomes a question mark.

    Nested texts are in the tables `nested`; a value that is none of their codes stays.
    """
    return "".join(_rendered_part(part, params, nested) for part in message)


def duration_text(seconds: float) -> str:
    """Return a duration in a readable unit, rounded up."""
    if seconds < _LONGEST_IN_SECONDS:
        return f"{max(1, math.ceil(seconds))} s"
    if seconds < _LONGEST_IN_MINUTES_S:
        return f"{math.ceil(seconds / _MINUTE_S)} min"
    return f"{math.ceil(seconds / _MINUTE_S / _MINUTE_S)} h"


def _rendered_part(part: Part, params: Mapping[str, Param], nested: Sequence[Texts]) -> str:
    if isinstance(part, str):
        return part
    value = params.get(part.name, "?")
    match part:
        case Plural() if part.zero is not None and part.name not in params:
            # A message of an older version, which did not count that.
            return rendered(part.zero, params, *nested)
        case Plural():
            return rendered(_form(part, value), params, *nested)
        case Nested():
            found = (texts[code] for texts in nested if (code := str(value)) in texts)
            # Without the code itself, as a text that names itself would have no end.
            others = {name: other for name, other in params.items() if name != part.name}
            return rendered(next(found, (str(value),)), others, *nested)
        case Duration() if not isinstance(value, str):
            return duration_text(value)
        case _:
            return (
                str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
            )


def _form(plural: Plural, count: Param) -> Message:
    if count == 0 and plural.zero is not None:
        return plural.zero
    return plural.one if count == 1 else plural.other
