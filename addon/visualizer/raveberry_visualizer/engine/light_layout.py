"""Layout of a light: on a segment of a device, or over several segments."""

from collections.abc import Sequence
from dataclasses import dataclass

from .device_output import DeviceOutput
from .ports import Pixels


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Segment:
    """Consecutive pixels of a device.

    Attributes:
        first: its first pixel.
        pixels: number of pixels.
        is_reversed: it runs from its last pixel to its first.
    """

    output: DeviceOutput
    first: int
    pixels: int
    is_reversed: bool = False

    @property
    def turned(self) -> "Segment":
        """The same pixels in the opposite direction."""
        return Segment(
            output=self.output,
            first=self.first,
            pixels=self.pixels,
            is_reversed=not self.is_reversed,
        )

    def part(self, first: int, end: int) -> "Segment":
        """Return the pixels from `first` to before `end`, counted in its direction."""
        start = self.pixels - end if self.is_reversed else first
        return Segment(
            output=self.output,
            first=self.first + start,
            pixels=end - first,
            is_reversed=self.is_reversed,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LayoutSlice:
    """A part of the drawn pixels and its target.

    Attributes:
        first: first of the drawn pixels, `len(target)` of them.
        target: view of the output's frame, shape (pixels, 3).
    """

    output: DeviceOutput
    first: int
    target: Pixels


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layout:
    """Mapping of all drawn pixels to devices.

    Attributes:
        pixels: number of pixels that are drawn.
        slices: each drawn pixel is in at least one of them.
    """

    pixels: int
    slices: Sequence[LayoutSlice]


def layout(
    segments: Sequence[Segment], *, is_reversed: bool = False, is_mirrored: bool = False
) -> Layout:
    """Return the layout over consecutive segments.

    Args:
        segments: at least one.
        is_reversed: from the last pixel to the first.
        is_mirrored: the second half shows the first one reversed; with `is_reversed` both halves
            start in the middle.
    """
    total = sum(segment.pixels for segment in segments)
    if not is_mirrored:
        ordered = _turned(segments) if is_reversed else segments
        return Layout(pixels=total, slices=_slices(ordered))
    drawn = (total + 1) // 2
    first_half = _cut(segments, 0, drawn)
    second_half = _cut(_turned(segments), 0, total - drawn)
    if is_reversed:
        # Of an odd number of pixels, the middle one belongs to the first half alone.
        offset = drawn - (total - drawn)
        slices = [*_slices(_turned(first_half)), *_slices(_turned(second_half), offset)]
        return Layout(pixels=drawn, slices=slices)
    return Layout(pixels=drawn, slices=[*_slices(first_half), *_slices(second_half)])


def whole(output: DeviceOutput) -> Layout:
    """Return the layout of a light that is one whole device."""
    return layout([Segment(output=output, first=0, pixels=output.device.pixels)])


def _turned(segments: Sequence[Segment]) -> list[Segment]:
    return [segment.turned for segment in reversed(segments)]


def _cut(segments: Sequence[Segment], first: int, end: int) -> list[Segment]:
    parts, at = [], 0
    for segment in segments:
        start, stop = max(first - at, 0), min(end - at, segment.pixels)
        if start < stop:
            parts.append(segment.part(start, stop))
        at += segment.pixels
    return parts


def _slices(segments: Sequence[Segment], first: int = 0) -> list[LayoutSlice]:
    slices = []
    for segment in segments:
        target = segment.output.frame[segment.first : segment.first + segment.pixels]
        slices.append(
            LayoutSlice(
                output=segment.output,
                first=first,
                target=target[::-1] if segment.is_reversed else target,
            )
        )
        first += segment.pixels
    return slices
