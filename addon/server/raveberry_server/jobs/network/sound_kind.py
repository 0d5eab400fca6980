"""Format of a stream from its first bytes, for stations that declare none or a wrong one; pure."""

import re
from typing import Final

ENOUGH_BYTES: Final = 8_192
"""A stream may begin in the middle of a frame; so many bytes contain the start of another one."""

_HEADS: Final = (
    (b"OggS", "application/ogg"),
    (b"fLaC", "audio/flac"),
    (b"RIFF", "audio/wav"),
    (b"ID3", "audio/mpeg"),
)
_MP4: Final = re.compile(rb"....(?:ftyp|styp|moof|moov)", re.DOTALL)
# ISO/IEC 13818-7, 6.2.1: sync word, layer 0, a sampling frequency that exists.
_ADTS: Final = re.compile(rb"\xff[\xf0\xf1\xf8\xf9][\x00-\x73\x80-\xb3]")
# ISO/IEC 11172-3, 2.4.2.3: sync word, layers I to III, neither bit rate nor frequency reserved.
_MPEG: Final = re.compile(rb"\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff][\x10-\xeb]")
_TS_PACKET: Final = 188
_TS_SYNC: Final = 0x47


def sound_kind(head: bytes) -> str | None:
    """Return the content type of a stream that begins with these bytes, None if it is no sound."""
    for begin, kind in _HEADS:
        if head.startswith(begin):
            return kind
    if _MP4.match(head):
        return "audio/mp4"
    if head[:1] == b"G" and all(byte == _TS_SYNC for byte in head[::_TS_PACKET]):
        return "video/mp2t"
    if not head or head.lstrip()[:1] in (b"<", b"#", b"["):
        return None
    for pattern, kind in ((_ADTS, "audio/aac"), (_MPEG, "audio/mpeg")):
        if pattern.match(head):
            return kind
    return "audio/mpeg" if _MPEG.search(head) else "audio/aac" if _ADTS.search(head) else None
