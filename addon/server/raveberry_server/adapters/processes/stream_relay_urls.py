"""Links to the relay: signed and self-contained, so that the relay keeps no state."""

import base64
import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final
from urllib.parse import urlsplit

_SIGNATURE_LENGTH: Final = 32
_PATH: Final = re.compile(r"/([0-9a-f]{32})/([A-Za-z0-9_-]+)(?:\.[A-Za-z0-9]+)?")

_SEEKABLE_BY_FFMPEG: Final = dict.fromkeys((".ogg", ".oga", ".opus"), ".mka")
"""MPD's own decoders of Ogg files cannot seek in a stream; with this suffix it takes FFmpeg, which
detects the format by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayLink:
    """One stream, and the local addresses that it may lead to; or a file.

    Attributes:
        file: absolute path of a file that is sent in place of a stream.
        private_hosts: exact host:port on the local network that the host has allowed.
        own_names: public names of this server.
    """

    address: str = ""
    file: str = ""
    private_hosts: tuple[str, ...] = ()
    own_names: tuple[str, ...] = ()


def relay_path(link: RelayLink, key: bytes) -> str:
    """Return the signed path of a link; its suffix tells a player the format of a file."""
    text = json.dumps([link.address, link.file, list(link.private_hosts), list(link.own_names)])
    payload = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    suffix = PurePath(link.file).suffix
    suffix = _SEEKABLE_BY_FFMPEG.get(suffix.lower(), suffix)
    is_plain = suffix.isascii() and suffix[1:].isalnum()
    return f"/{_signature(payload, key)}/{payload}{suffix if is_plain else ''}"


def link_in(path: str, key: bytes) -> RelayLink | None:
    """Return the link in a path, None unless it is signed with the key."""
    match = _PATH.fullmatch(path)
    if match is None or not hmac.compare_digest(match[1], _signature(match[2], key)):
        return None
    return _decoded(match[2])


def relayed(location: str) -> tuple[int, str] | None:
    """Return the relay's port and the address of the stream or path of the file.

    None for another location.
    """
    try:
        parts = urlsplit(location)
        port = parts.port
    except ValueError:
        return None
    match = _PATH.fullmatch(parts.path)
    if parts.scheme != "http" or parts.hostname != "127.0.0.1" or port is None or match is None:
        return None
    link = _decoded(match[2])
    return (port, link.file or link.address) if link is not None else None


def _decoded(payload: str) -> RelayLink | None:
    try:
        raw = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
        address, file, private_hosts, own_names = json.loads(raw)
        return RelayLink(
            address=str(address),
            file=str(file),
            private_hosts=tuple(map(str, private_hosts)),
            own_names=tuple(map(str, own_names)),
        )
    except (ValueError, TypeError):
        return None


def _signature(payload: str, key: bytes) -> str:
    return hmac.digest(key, payload.encode(), hashlib.sha256).hex()[:_SIGNATURE_LENGTH]
