"""Where a light lies: on a part of a device, or over several of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from .output import Output
from .ports import Pixels


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Span:
    """A part of a device.

    Attributes:
        first: its first pixel.
        pixels: how many.
        is_reversed: it begins with the last one.
    """

    output: Output
    first: int
    pixels: int
    is_reversed: bool = False

    @property
    def turned(self) -> "Span":
        """The same, from the other end."""
        return Span(
            output=self.output,
            first=self.first,
            pixels=self.pixels,
            is_reversed=not self.is_reversed,
        )

    def part(self, first: int, last: int) -> "Span":
        """From its pixel `first` to the one before `last`, counted as it runs."""
        start = self.pixels - last if self.is_reversed else first
        return Span(
            output=self.output,
            first=self.first + start,
            pixels=last - first,
            is_reversed=self.is_reversed,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Place:
    """A part of what a light draws, and where that goes.

    Attributes:
        first: of the pixels drawn, `len(target)` of them.
        target: a part of the output's frame, shape (pixels, 3).
    """

    output: Output
    first: int
    target: Pixels


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layout:
    """All that a light draws.

    Attributes:
        pixels: how many it draws.
        places: each drawn pixel is in one of them at least.
    """

    pixels: int
    places: Sequence[Place]


def layout(
    spans: Sequence[Span], *, is_reversed: bool = False, is_mirrored: bool = False
) -> Layout:
    """The layout over spans, one after the other.

    Args:
        spans: one at least.
        is_reversed: from the last pixel to the first.
        is_mirrored: the second half shows the first, from the end; with `is_reversed` it is the
            middle that both halves begin in.
    """
    total = sum(span.pixels for span in spans)
    if not is_mirrored:
        ordered = [span.turned for span in reversed(spans)] if is_reversed else spans
        return Layout(pixels=total, places=_places(ordered))
    drawn = (total + 1) // 2
    halves = (
        _cut(spans, 0, drawn),
        _cut([span.turned for span in reversed(spans)], 0, total - drawn),
    )
    if is_reversed:
        halves = (_from_the_middle(halves[0]), _from_the_middle(halves[1]))
        # Where the number is odd, the pixel in the middle belongs to the first half alone.
        late = drawn - (total - drawn)
        return Layout(pixels=drawn, places=[*_places(halves[0]), *_places(halves[1], late)])
    return Layout(pixels=drawn, places=[*_places(halves[0]), *_places(halves[1])])


def whole(output: Output) -> Layout:
    """The layout of a light that is a device of its own."""
    return layout([Span(output=output, first=0, pixels=output.device.pixels)])


def _from_the_middle(spans: Sequence[Span]) -> list[Span]:
    return [span.turned for span in reversed(spans)]


def _cut(spans: Sequence[Span], first: int, last: int) -> list[Span]:
    parts, at = [], 0
    for span in spans:
        start, end = max(first - at, 0), min(last - at, span.pixels)
        if start < end:
            parts.append(span.part(start, end))
        at += span.pixels
    return parts


def _places(spans: Sequence[Span], first: int = 0) -> list[Place]:
    places = []
    for span in spans:
        target = span.output.frame[span.first : span.first + span.pixels]
        places.append(
            Place(
                output=span.output,
                first=first,
                target=target[::-1] if span.is_reversed else target,
            )
        )
        first += span.pixels
    return places
