"""Choice of a language by the Accept-Language header."""

from collections.abc import Collection, Iterator
from typing import Final

DEFAULT: Final = "en"


def preferred_language(header: str, available: Collection[str]) -> str:
    """Return the available language that the reader prefers, English if there is none."""
    qualities = _qualities(header)
    for tag in sorted(qualities, key=lambda tag: -qualities[tag]):
        for code in _candidates(tag):
            if code in available:
                return code
    return DEFAULT


def _candidates(tag: str) -> Iterator[str]:
    """Yield a tag and the more general ones, such as pt-br and pt."""
    while tag:
        yield tag
        tag = tag.rpartition("-")[0]


def _qualities(header: str) -> dict[str, float]:
    """Return the acceptable tags with their qualities, in the order of the header."""
    found: dict[str, float] = {}
    for part in header.split(","):
        tag, _, parameter = part.partition(";")
        quality = _quality(parameter.strip())
        if quality > 0:
            found.setdefault(tag.strip().lower(), quality)
    return found


def _quality(parameter: str) -> float:
    if not parameter.startswith("q="):
        return 1.0
    try:
        return float(parameter.removeprefix("q="))
    except ValueError:
        return 0.0
