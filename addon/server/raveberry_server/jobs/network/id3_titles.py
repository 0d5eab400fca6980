"""Titles in ID3 tags between the sound of an HLS stream; pure.

https://datatracker.ietf.org/doc/html/rfc8216#section-3.4 for sound without a container, and "Timed
Metadata for HTTP Live Streaming" for MPEG transport streams.
"""

from typing import Final

from raveberry_server.domain.model.guest_texts import one_line

_HEAD: Final = 10
_MOST_FRAMES: Final = 50
_LONGEST_TITLE: Final = 200
_PACKET: Final = 188
_SYNC: Final = 0x47
_PRIVATE_STREAM: Final = b"\x00\x00\x01\xbd"
_UNSYNCHRONISED: Final = 4
"""Version of ID3 whose frame sizes have seven bits a byte."""
_ENCODINGS: Final = {0: "latin-1", 1: "utf-16", 2: "utf-16-be", 3: "utf-8"}


def id3_length(data: bytes) -> int:
    """Return the length of the tag at the beginning, 0 without one."""
    if len(data) < _HEAD or not data.startswith(b"ID3") or max(data[6:10]) > 0x7F:  # noqa: PLR2004 - 7 bits
        return 0
    return _HEAD + _sevens(data[6:10])


def title_in_id3(data: bytes) -> str | None:
    """Return the title in the tag at the beginning, joined with its artist."""
    end = min(id3_length(data), len(data))
    if not end:
        return None
    found: dict[bytes, str] = {}
    at = _HEAD
    for _ in range(_MOST_FRAMES):
        if at + _HEAD > end:
            break
        name, raw = data[at : at + 4], data[at + 4 : at + 8]
        size = _sevens(raw) if data[3] == _UNSYNCHRONISED else int.from_bytes(raw)
        body = data[at + _HEAD : min(at + _HEAD + size, end)]
        if name in (b"TIT2", b"TPE1") and body:
            found[name] = _text(body)
        at += _HEAD + size
    parts = [found[name] for name in (b"TPE1", b"TIT2") if found.get(name)]
    return one_line(" - ".join(parts), _LONGEST_TITLE) or None


def title_in_transport_stream(data: bytes) -> str | None:
    """Return the title in the first packets of an MPEG transport stream."""
    if data[:1] != bytes([_SYNC]):
        return None
    tag, wanted = b"", -1
    for at in range(0, len(data) - _PACKET + 1, _PACKET):
        packet = data[at : at + _PACKET]
        if packet[0] != _SYNC:
            break
        pid = int.from_bytes(packet[1:3]) & 0x1FFF
        begin = 5 + packet[4] if packet[3] & 0x20 else 4
        payload = packet[begin:]
        if packet[1] & 0x40 and payload.startswith(_PRIVATE_STREAM):
            if tag:
                break
            tag, wanted = payload[9 + payload[8] :] if len(payload) > 8 else b"", pid  # noqa: PLR2004 - PES header
        elif pid == wanted and tag:
            tag += payload
        if tag and id3_length(tag) and len(tag) >= id3_length(tag):
            break
    return title_in_id3(tag)


def _sevens(raw: bytes) -> int:
    return sum((byte & 0x7F) << 7 * (3 - at) for at, byte in enumerate(raw))


def _text(body: bytes) -> str:
    text = body[1:].decode(_ENCODINGS.get(body[0], "latin-1"), "replace")
    return text.partition("\0")[0]
