"""Tags in APEv2, which music players append to MP3 files."""

import os
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

_FOOT: Final = b"APETAGEX"
_FOOT_BYTES: Final = 32
_ID3V1_BYTES: Final = 128
"""An ID3v1 tag may follow."""
_LARGEST_BYTES: Final = 1 << 24
"""Tags may contain covers."""
_MOST_ITEMS: Final = 500
_IS_NOT_TEXT: Final = 0b110


def ape_tags(path: str) -> Mapping[str, str]:
    """Return the texts of an APEv2 tag by their names in lower case, none without one.

    Several values of an item are separated by zero bytes.

    Raises:
        OSError: the file cannot be read.
    """
    with open(path, "rb") as file:  # noqa: PTH123 - a Path is slow
        size = file.seek(0, os.SEEK_END)
        for after in (0, _ID3V1_BYTES):
            content = _content_before(file, size - after)
            if content:
                return dict(_items(content))
    return {}


def _content_before(file: BinaryIO, end: int) -> bytes:
    """Return the items of the tag that ends there, empty without one."""
    if end < _FOOT_BYTES:
        return b""
    file.seek(end - _FOOT_BYTES)
    foot = file.read(_FOOT_BYTES)
    size = int.from_bytes(foot[12:16], "little")
    if not foot.startswith(_FOOT) or not _FOOT_BYTES <= size <= min(end, _LARGEST_BYTES):
        return b""
    file.seek(end - size)
    return file.read(size - _FOOT_BYTES)


def _items(content: bytes) -> Iterator[tuple[str, str]]:
    at = 0
    for _ in range(_MOST_ITEMS):
        size = int.from_bytes(content[at : at + 4], "little")
        flags = int.from_bytes(content[at + 4 : at + 8], "little")
        start = content.find(b"\0", at + 8) + 1
        if not start or start + size > len(content):
            return
        if not flags & _IS_NOT_TEXT:
            name = content[at + 8 : start - 1].decode("latin-1").lower()
            yield name, _text(content[start : start + size])
        at = start + size


def _text(value: bytes) -> str:
    """Return a value, which is UTF-8 unless its program has ignored that."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")
