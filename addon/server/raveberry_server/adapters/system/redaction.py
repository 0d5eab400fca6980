"""Lines of a log without secrets."""

import re
from collections.abc import Iterable
from typing import Final

MASK: Final = "***"
_SHORTEST: Final = 4
"""Shorter secrets would mask parts of ordinary words."""

_PATTERNS: Final = (
    # Credentials in an address.
    (re.compile(r"(?<=://)[^/\s@]+(?=@)"), MASK),
    # Parameters of addresses, settings and headers.
    (
        re.compile(
            r"(?i)\b([\w-]*(?:password|passwd|passphrase|token|secret|api_?key|authorization|cookie"
            r"|signature|client_id|authsig)[\w-]*[\"']?\s*[=:]\s*[\"']?)(?:(?:bearer|basic)\s+)?"
            r"[^\s\"'&;,]+"
        ),
        rf"\1{MASK}",
    ),
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{8,}"), rf"\1 {MASK}"),
    # Subsonic's hash, salt and password, and signatures of addresses.
    (re.compile(r"(?i)([?&](?:t|s|p|u|key|sig|code)=)[^\s&\"']+"), rf"\1{MASK}"),
    # Links with a key in the path, and JSON Web Tokens.
    (re.compile(r"(/p/)[\w-]+"), rf"\1{MASK}"),
    (re.compile(r"\beyJ[\w-]{10,}\.[\w-]+\.[\w-]*"), MASK),
    # Anything as random as a key.
    (re.compile(r"\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{40,}\b"), MASK),
)


def redacted(line: str, secrets: Iterable[str] = ()) -> str:
    """Return a line without these secrets, and without anything that looks like one."""
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST:
            line = line.replace(secret, MASK)
    for pattern, mask in _PATTERNS:
        line = pattern.sub(mask, line)
    return line
