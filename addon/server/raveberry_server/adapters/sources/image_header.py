"""Memory that showing an image takes, by the first bytes of its file.

A PNG of 200 kB can have a billion pixels. Nothing is decoded here.
"""

from typing import Final

_JPEG: Final = b"\xff\xd8"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_MOST_PIXELS: Final = 2_048 * 2_048
_LONGEST_SIDE: Final = 4_096
_MOST_SCANS: Final = 40
"""Scans of a progressive JPEG, each of which browsers draw; encoders make about ten."""
_SCAN: Final = b"\xff\xda"
"""The marker before a scan."""
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG markers whose segment has the size of the image."""


def is_harmless(image: bytes) -> bool:
    """Return True for a still JPEG or PNG of a size that any phone can show."""
    size = _jpeg_size(image) if image.startswith(_JPEG) else _png_size(image)
    if size is None:
        return False
    width, height = size
    return 0 < width * height <= _MOST_PIXELS and max(size) <= _LONGEST_SIDE


def _png_size(image: bytes) -> tuple[int, int] | None:
    # acTL is the header of an animation.
    if not image.startswith(_PNG) or image[12:16] != b"IHDR" or b"acTL" in image:
        return None
    return _number(image, 16, 4), _number(image, 20, 4)


def _jpeg_size(image: bytes) -> tuple[int, int] | None:
    if image.count(_SCAN) > _MOST_SCANS:
        return None
    at = len(_JPEG)
    while image[at : at + 1] == b"\xff":
        marker = _number(image, at + 1, 1)
        if marker in _FRAMES:
            return _number(image, at + 7, 2), _number(image, at + 5, 2)
        length = _number(image, at + 2, 2)
        if marker == _SCAN[1] or length < 2:  # noqa: PLR2004 - the length counts itself
            return None
        at += 2 + length
    return None


def _number(image: bytes, at: int, size: int) -> int:
    """Return a number of the image, a smaller one or 0 beyond its end."""
    return int.from_bytes(image[at : at + size], "big")
