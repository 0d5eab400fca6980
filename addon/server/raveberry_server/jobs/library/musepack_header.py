"""Length of Musepack files of stream version 8, which ffprobe rounds down to whole packets.

A packet is up to 1.7 s long. Source: SV8 specification of the Musepack project.
"""

from typing import Final

_MAGIC: Final = b"MPCK"
_HEAD_BYTES: Final = 4_096
"""The header is one of the first packets, which are short."""
_RATES_HZ: Final = (44_100, 48_000, 37_800, 32_000)
_CRC_BYTES: Final = 4
_VERSION: Final = 8
_NUMBERS: Final = 1 << 63
"""Numbers are less."""


def musepack_duration_s(path: str) -> float:
    """Return the duration in seconds.

    Raises:
        ValueError: there is no readable header of that version.
        OSError: the file cannot be read.
    """
    with open(path, "rb") as file:  # noqa: PTH123 - paths of scans are no Paths
        return duration_in(file.read(_HEAD_BYTES))


def duration_in(head: bytes) -> float:
    """Return the duration in seconds that the beginning of a file says.

    Raises:
        ValueError: there is no readable header of that version.
    """
    try:
        return _duration_s(head)
    except IndexError as err:
        raise ValueError("the header is cut off") from err


def _duration_s(head: bytes) -> float:
    if not head.startswith(_MAGIC):
        raise ValueError("it is not Musepack of stream version 8")
    at = len(_MAGIC)
    while (key := head[at : at + 2]) != b"SH":
        size, _ = _number(head, at + 2)
        if size <= len(key):
            raise ValueError(f"the packet {key!r} has no size")
        at += size
    _, at = _number(head, at + 2)
    at += _CRC_BYTES
    if head[at] != _VERSION:
        raise ValueError(f"its stream version is {head[at]}")
    samples, at = _number(head, at + 1)
    silent, at = _number(head, at)
    rate = head[at] >> 5
    if rate >= len(_RATES_HZ) or not 0 <= silent < samples:
        raise ValueError("the numbers of its header contradict each other")
    return (samples - silent) / _RATES_HZ[rate]


def _number(head: bytes, at: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, and the place after it."""
    number = 0
    while True:
        number = number << 7 | head[at] & 127
        if number >= _NUMBERS:
            raise ValueError("a number is too long")
        at += 1
        if not head[at - 1] & 128:
            return number, at
