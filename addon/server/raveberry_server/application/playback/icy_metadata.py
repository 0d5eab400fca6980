"""ICY metadata: titles in a radio stream, as SHOUTcast and Icecast send them; pure.

After each `icy-metaint` bytes of sound comes a length in units of 16 bytes, and a text such as
``StreamTitle='Artist - Song';StreamUrl='';`` filled up with zeros. A length of zero means that
nothing has changed. No encoding is declared: old stations send Latin-1, others UTF-8.
"""

import re
from collections.abc import Iterator
from typing import Final

from raveberry_server.domain.model.guest_texts import one_line

METADATA_INTERVAL: Final = 16_384
"""Bytes of sound between two titles in the streams that this server sends."""

_UNIT: Final = 16
_LARGEST_INTERVAL: Final = 1_000_000
_LONGEST_TITLE: Final = 200
_LONGEST_URL: Final = 500
# Titles contain quotes and semicolons: one ends at a quote before the next field or the end.
_TITLE: Final = re.compile(
    rb"StreamTitle='(.*?)'(?:;\s*Stream\w+=|;?\s*(?:\0|\Z))", re.DOTALL | re.IGNORECASE
)


def decoded_text(raw: bytes) -> str:
    """Return a text in UTF-8 or else in Windows-1252, a superset of Latin-1."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def header_text(value: str) -> str:
    """Return the text of an HTTP header that was decoded as Latin-1."""
    return decoded_text(value.encode("latin-1", "replace"))


def interval_in(value: str | None) -> int | None:
    """Return the interval in a header `icy-metaint`, None if there is no valid one."""
    text = (value or "").strip()
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(_LARGEST_INTERVAL))):
        return None
    return int(text) if 0 < int(text) <= _LARGEST_INTERVAL else None


def title_in(block: bytes) -> str | None:
    """Return the title in a block of metadata, empty if a station sends an empty one."""
    found = _TITLE.search(block)
    return None if found is None else one_line(decoded_text(found[1]), _LONGEST_TITLE)


def metadata_block(title: str, url: str = "") -> bytes:
    """Return a block of metadata with its length."""
    title = title.replace("';", "' ;")
    text = f"StreamTitle='{title[:_LONGEST_TITLE]}';".encode()
    if url and "'" not in url and len(url) <= _LONGEST_URL:
        text += f"StreamUrl='{url}';".encode()
    units = -(-len(text) // _UNIT)
    return bytes([units]) + text.ljust(units * _UNIT, b"\0")


class MetadataSplitter:
    """Splitter of a stream into sound and titles."""

    def __init__(self, interval: int) -> None:
        self._interval = interval
        self._until_block = interval
        self._block: bytearray | None = None
        self._missing = 0

    def split(self, part: bytes) -> Iterator[tuple[bytes, str | None]]:
        """Yield pieces of sound, each with the title that begins behind it, if any."""
        at = 0
        while at < len(part):
            if self._block is not None:
                taken = part[at : at + self._missing]
                at += len(taken)
                self._block += taken
                self._missing -= len(taken)
                if not self._missing:
                    yield b"", title_in(bytes(self._block))
                    self._block, self._until_block = None, self._interval
            elif self._until_block:
                sound = part[at : at + self._until_block]
                at += len(sound)
                self._until_block -= len(sound)
                yield sound, None
            else:
                self._missing = part[at] * _UNIT
                at += 1
                if self._missing:
                    self._block = bytearray()
                else:
                    self._until_block = self._interval


class MetadataInserter:
    """Inserter of the current title into a stream."""

    def __init__(self, interval: int = METADATA_INTERVAL) -> None:
        self._interval = interval
        self._until_block = interval
        self._sent: bytes | None = None

    def insert(self, sound: bytes, block: bytes) -> bytes:
        """Return the sound with a block of metadata where one is due, empty if it was sent."""
        pieces = []
        at = 0
        while len(sound) - at >= self._until_block:
            pieces.append(sound[at : at + self._until_block])
            pieces.append(b"\0" if block == self._sent else block)
            self._sent = block
            at += self._until_block
            self._until_block = self._interval
        pieces.append(sound[at:])
        self._until_block -= len(sound) - at
        return b"".join(pieces)
