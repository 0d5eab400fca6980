"""Cookie of a browser that has given the host's password; it grants no access.

It distinguishes that browser from others at its address, so that their wrong passwords do not count
against it.
"""

import hashlib
import hmac
import secrets
from typing import Final

HOST_BROWSER_COOKIE: Final = "raveberry_host"
HOST_BROWSER_COOKIE_AGE_S: Final = 365 * 24 * 3600
_NAME_BYTES: Final = 16


class HostBrowserCookie:
    """Signer of cookies; changing the password or the key invalidates all of them."""

    def __init__(self, *, key: bytes, password: str) -> None:
        self._key = hmac.digest(key, f"host cookie {password}".encode(), hashlib.sha256)

    def issued(self) -> str:
        """Return a cookie for a new browser."""
        name = secrets.token_hex(_NAME_BYTES)
        return f"{name}.{self._signature(name)}"

    def browser_of(self, cookie: str) -> str | None:
        """Return the name of the browser with this cookie, None if the signature is wrong."""
        name, _, signature = cookie.partition(".")
        if not cookie.isascii():
            return None
        is_ours = hmac.compare_digest(signature, self._signature(name))
        return name if is_ours else None

    def _signature(self, name: str) -> str:
        return hmac.digest(self._key, name.encode(), hashlib.sha256).hex()
