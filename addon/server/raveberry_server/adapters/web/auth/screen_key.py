"""Key in the link that the host opens on a screen; it shows what only people in the room may read.

A screen at the guest port has no login. The key makes it show the join code, which guests elsewhere
must not be able to read, and grants nothing else.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from typing import Final

SCREEN_COOKIE: Final = "raveberry_screen"
SCREEN_COOKIE_AGE_S: Final = 365 * 24 * 3600
_KEY_BYTES: Final = 18


def screen_key(signing_key: bytes) -> str:
    """Return the key of all screens; another signing key invalidates it."""
    digest = hmac.digest(signing_key, b"screen", hashlib.sha256)
    return urlsafe_b64encode(digest[:_KEY_BYTES]).decode()


def is_screen_key(given: str, key: str) -> bool:
    """Return whether a text is the key; without a key nothing is."""
    return bool(key) and given.isascii() and hmac.compare_digest(given, key)
