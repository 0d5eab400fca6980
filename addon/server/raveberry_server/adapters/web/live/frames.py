"""WebSocket text frames as bytes, built once for all recipients."""

import struct
from typing import Final

_FINAL_TEXT: Final = 0x81
_SHORT: Final = 126
_LONG: Final = 1 << 16


def text_frame(text: str) -> bytes:
    """Return a complete, unmasked text frame (RFC 6455, 5.2), as servers send them."""
    payload = text.encode()
    size = len(payload)
    if size < _SHORT:
        return struct.pack("!BB", _FINAL_TEXT, size) + payload
    if size < _LONG:
        return struct.pack("!BBH", _FINAL_TEXT, _SHORT, size) + payload
    return struct.pack("!BBQ", _FINAL_TEXT, _SHORT + 1, size) + payload
