"""Kiosk: a browser in the room where guests without a phone enter a name (docs/rules.md, "Kiosk").

The host opens it by a link, whose key ends in a cookie that scripts cannot read. The name of the
present guest is another cookie, which the page sets and deletes; without the key it means nothing.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from typing import Final
from urllib.parse import unquote

from raveberry_server.domain.model.guest import Location
from raveberry_server.domain.model.guest_texts import MAX_NAME_LENGTH, one_line
from raveberry_server.domain.model.ids import GuestId, kiosk_guest

KIOSK_COOKIE: Final = "raveberry_kiosk"
KIOSK_COOKIE_AGE_S: Final = 365 * 24 * 3600
KIOSK_NAME_COOKIE: Final = "raveberry_kiosk_name"

KIOSK_LOCATION: Final = Location(key="kiosk", network="kiosk", is_kiosk=True)
"""Where all guests of kiosks are, so that no copy of the key is another voice or address."""

_KEY_BYTES: Final = 18
_LONGEST_COOKIE: Final = 1_000


def kiosk_key(signing_key: bytes, number: int) -> str:
    """Return the key of the kiosk; it changes with the number of the link for screens."""
    digest = hmac.digest(signing_key, f"kiosk {number}".encode(), hashlib.sha256)
    return urlsafe_b64encode(digest[:_KEY_BYTES]).decode()


def guest_in(name_cookie: str) -> GuestId | None:
    """Return the guest whose name is in the cookie, None without one."""
    name = one_line(unquote(name_cookie[:_LONGEST_COOKIE]), MAX_NAME_LENGTH)
    return kiosk_guest(name) if name else None
