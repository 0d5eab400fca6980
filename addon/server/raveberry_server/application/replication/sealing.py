"""Messages as bytes: compressed JSON, signed with the key that also signs cookies.

Whoever has the key may speak for any guest, so a message without a valid signature is not read.
"""

import hashlib
import hmac
import json
import zlib
from typing import Final, cast

from raveberry_server.domain.model.errors import RaveberryError

from .values import UnreadableValueError, decoded, encoded

_SIGNATURE_BYTES: Final = 16
_JSON: Final = b"j"
_COMPRESSED: Final = b"z"
_BYTES: Final = b"b"
_LONG: Final = 1_000
"""Bytes from which on compression is worth its time."""

_PURPOSE: Final = b"raveberry replication 1"


class WrongKeyError(RaveberryError):
    """A message whose signature is not that of our key."""


class Sealer:
    """Signs messages, and reads those of peers with the same key."""

    def __init__(self, key: bytes) -> None:
        # The signatures of messages are no cookies.
        self._key = hmac.digest(key, _PURPOSE, hashlib.sha256)

    def seal(self, subject: str, message: object) -> bytes:
        """Return a message as bytes for a subject."""
        if isinstance(message, bytes):
            return self._signed(subject, _BYTES + message)
        text = json.dumps(encoded(message), ensure_ascii=False, separators=(",", ":"))
        data = text.encode(errors="surrogatepass")
        if len(data) < _LONG:
            return self._signed(subject, _JSON + data)
        return self._signed(subject, _COMPRESSED + zlib.compress(data, level=1))

    def open[T](self, subject: str, data: bytes, kind: type[T]) -> T:
        """Return a message, or the bytes that were sealed if that is the kind.

        Raises:
            WrongKeyError: the signature is wrong.
            UnreadableValueError: it is no such message.
        """
        body = data[_SIGNATURE_BYTES:]
        if not hmac.compare_digest(data[:_SIGNATURE_BYTES], self._signature(subject, body)):
            raise WrongKeyError(f"a message of {subject} is signed with another key")
        kind_of_body, content = body[:1], body[1:]
        if (kind is bytes) != (kind_of_body == _BYTES):
            raise UnreadableValueError(f"a message of {subject} is no {kind.__name__}")
        if kind is bytes:
            return cast("T", content)
        try:
            text = zlib.decompress(content) if kind_of_body == _COMPRESSED else content
            raw = json.loads(text.decode(errors="surrogatepass"))
        except (TypeError, ValueError, zlib.error) as err:
            raise UnreadableValueError(f"a message of {subject}: {err}") from err
        return decoded(kind, raw)

    def _signed(self, subject: str, body: bytes) -> bytes:
        return self._signature(subject, body) + body

    def _signature(self, subject: str, body: bytes) -> bytes:
        signed = hmac.digest(self._key, subject.encode() + b"\0" + body, hashlib.sha256)
        return signed[:_SIGNATURE_BYTES]
