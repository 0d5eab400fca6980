"""Key in the link that the host opens on a screen; it shows what only people in the room may read.

A screen at the guest port has no login. The key makes it show the join code, which guests elsewhere
must not be able to read, and grants nothing else.
"""

import hashlib
import hmac
import re
from base64 import urlsafe_b64encode
from typing import Final

SCREEN_COOKIE: Final = "raveberry_screen"
SCREEN_COOKIE_AGE_S: Final = 365 * 24 * 3600
_KEY_BYTES: Final = 18
_FORM: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")


def screen_key(signing_key: bytes, number: int) -> str:
    """Return the key of all screens, which another number or signing key invalidates."""
    text = f"screen {number}" if number else "screen"
    digest = hmac.digest(signing_key, text.encode(), hashlib.sha256)
    return urlsafe_b64encode(digest[:_KEY_BYTES]).decode()


def is_screen_key(given: str, key: str) -> bool:
    """Return whether a text is the key; without a key nothing is."""
    return bool(key) and given.isascii() and hmac.compare_digest(given, key)


def resembles_screen_key(given: str) -> bool:
    """Return whether a text could be a key, the present or an earlier one."""
    return _FORM.fullmatch(given) is not None
