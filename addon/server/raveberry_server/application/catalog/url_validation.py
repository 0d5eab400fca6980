"""Validation of links: only plain web links to public addresses are accepted.

Programs disagree on how to read an ambiguous link (RFC 3986, the URL standard of browsers, the C
library), so any link that two of them might read differently is refused.
"""

import ipaddress
import re
import unicodedata
from collections.abc import Collection
from typing import Final
from urllib.parse import unquote, urlsplit

from raveberry_server.domain.model.errors import Refusal, RefusedError

_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_LINK: Final = re.compile(r"[a-z][a-z0-9+.-]*:[/\\]", re.IGNORECASE)
_WEB_LINK_IN_TEXT: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_DANGEROUS: Final = re.compile(
    r"(about|blob|data|file|filesystem|https?|javascript|vbscript|view-source):\S", re.IGNORECASE
)
_DOUBTFUL: Final = re.compile(r"[\s\\\x00-\x20\x7f]")
_HOST_NAME: Final = re.compile(
    r"(?=.{4,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"
)
_QUERY: Final = re.compile(r"(https?://[^\s?'\"]+|/[^\s?'\"]*)\?[^\s'\"]+", re.IGNORECASE)
_NUMERIC: Final = re.compile(r"0x[0-9a-f]*|[0-9]+")
# No leading zeros: some parsers read them as octal, others reject them.
_NUMBER: Final = re.compile(r"0x[0-9a-f]*|0|[1-9][0-9]*")
_FULL_STOPS: Final = str.maketrans("\u3002\uff0e\uff61", "...")
_NAMES_OF_THE_HOUSE: Final = (
    ".corp",
    ".fritz.box",
    ".home",
    ".home.arpa",
    ".internal",
    ".intranet",
    ".lan",
    ".local",
    ".localdomain",
    ".localhost",
    ".private",
)
_NAMES_NOT_IN_THE_WORLD: Final = (*_NAMES_OF_THE_HOUSE, ".arpa", ".onion")
_IPV4_INSIDE_IPV6: Final = (
    ipaddress.IPv6Network("::/96"),  # RFC 4291, 2.5.5.1
    ipaddress.IPv6Network("::ffff:0:0/96"),  # RFC 4291, 2.5.5.2
    ipaddress.IPv6Network("::ffff:0:0:0/96"),  # RFC 2765, 2.1
    ipaddress.IPv6Network("64:ff9b::/96"),  # RFC 6052, 2.1
)
_IPV6_WORLD: Final = ipaddress.IPv6Network("2000::/3")
"""Global unicast (RFC 4291, 2.4); site-local addresses and the like lie outside."""
_NOT_THE_WORLD: Final = (
    ipaddress.IPv6Network("2001::/23"),  # Teredo (RFC 4380) and protocols
    ipaddress.IPv6Network("2002::/16"),  # 6to4 (RFC 3056): an IPv4 address inside
    ipaddress.IPv4Network("192.88.99.0/24"),  # its relays (RFC 7526)
)
_ISATAP: Final = frozenset({0x0000_5EFE, 0x0200_5EFE})
"""RFC 5214, 6.1: precedes an IPv4 address in the lower half of an IPv6 address."""

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def link_in(text: str) -> str | None:
    """Return the link in a search text, None if the text is a query.

    "Re:Stacks" and "AC/DC: T.N.T." are queries; any text that some program could take for a link
    counts as one.
    """
    bare = text.strip()
    if _LINK.match(bare) or _DANGEROUS.match(bare):
        return bare
    shared = _WEB_LINK_IN_TEXT.search(bare)
    return shared[0] if shared else None


def expect_allowed_address(
    uri: str, sources: Collection[str] = (), private_hosts: Collection[str] = ()
) -> None:
    """Raise unless a URI belongs to a source or is a public web address.

    Names are not resolved here: the job that fetches checks each address it connects to.

    Args:
        uri: URI or link from the client.
        sources: the schemes of the sources.
        private_hosts: exact host:port on the local network that are allowed too.

    Raises:
        RefusedError: `not_allowed`.
    """
    bare = uri.strip()
    if bare.startswith(("/", "\\", "~", ".")):
        raise RefusedError(Refusal.FILE_PATH_NOT_TAKEN)
    scheme = _SCHEME.match(bare)
    if scheme is None or scheme[1] in sources:
        return
    if scheme[1].lower() == "file":
        raise RefusedError(Refusal.FILE_PATH_NOT_TAKEN)
    if scheme[1].lower() not in ("http", "https"):
        raise RefusedError(Refusal.SCHEME_NOT_TAKEN)
    if not bare[scheme.end() :].startswith("//") or _DOUBTFUL.search(bare):
        raise RefusedError(Refusal.LINK_MALFORMED)
    if not _is_public(_host(bare)) and host_and_port(bare) not in private_hosts:
        raise RefusedError(Refusal.ADDRESS_PRIVATE)


def expect_within_reach(link: str, private_hosts: Collection[str]) -> None:
    """Raise unless a link of the host is allowed; the message names the setting to change.

    Raises:
        RefusedError: `not_allowed`.
    """
    try:
        expect_allowed_address(link, (), private_hosts)
    except RefusedError as err:
        raise RefusedError(Refusal.ADDRESS_NOT_LISTED) from err


def is_local_name(name: str) -> bool:
    """Return whether a name has a meaning on the local network only, unknown to public DNS."""
    return "." not in name or f".{name}".endswith(_NAMES_OF_THE_HOUSE)


def host_and_port(link: str) -> str:
    """Return the host:port of a link, empty if it is missing or ambiguous."""
    host = _host(link)
    if not host:
        return ""
    parts = urlsplit(link)
    port = parts.port or (443 if parts.scheme.lower() == "https" else 80)
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def without_queries(text: str) -> str:
    """Return a text with the query strings of its addresses cut, as they may hold signatures."""
    return _QUERY.sub(r"\1?…", text)


def is_public(address: str) -> bool:
    """Return whether an IP address in network notation is a public one."""
    try:
        if ":" in address:
            return _is_public_ipv6(address)
        return _is_public_address(ipaddress.IPv4Address(address))
    except ValueError:
        return False


def _host(link: str) -> str:
    """Return the normalized host of a link, empty if it is missing or ambiguous."""
    try:
        parts = urlsplit(link)
        port, host = parts.port, parts.hostname
    except ValueError:
        return ""
    if host is None or port == 0 or "@" in parts.netloc:
        return ""
    folded = unicodedata.normalize("NFKC", unquote(host)).translate(_FULL_STOPS)
    return folded.lower().removesuffix(".")


def _is_public(host: str) -> bool:
    if ":" in host:
        return _is_public_ipv6(host)
    if _NUMERIC.fullmatch(host.rpartition(".")[2]):
        address = _ipv4(host)
        return address is not None and _is_public_address(address)
    try:
        ascii_host = host.encode("idna").decode("ascii")
    except UnicodeError:
        return False
    # A name without a dot is local: supervisor, homeassistant, router.
    is_name = _HOST_NAME.fullmatch(ascii_host) is not None
    return is_name and not f".{ascii_host}".endswith(_NAMES_NOT_IN_THE_WORLD)


def _is_public_ipv6(host: str) -> bool:
    try:
        address = ipaddress.IPv6Address(host)
    except ValueError:
        return False
    if any(address in network for network in _IPV4_INSIDE_IPV6):
        return _is_public_address(ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF))
    if int(address) >> 32 & 0xFFFF_FFFF in _ISATAP:
        return False
    return address.scope_id is None and address in _IPV6_WORLD and _is_public_address(address)


def _is_public_address(address: Address) -> bool:
    is_excepted = any(address in network for network in _NOT_THE_WORLD)
    return address.is_global and not address.is_multicast and not is_excepted


def _ipv4(host: str) -> ipaddress.IPv4Address | None:
    """Return the address behind 127.1, 0x7f000001 or 2130706433, as inet_aton(3) reads it."""
    parts = host.split(".")
    if len(parts) > 4 or not all(_NUMBER.fullmatch(part) for part in parts):  # noqa: PLR2004 - bytes
        return None
    *heads, tail = (_number(part) for part in parts)
    if any(head > 0xFF for head in heads) or tail >= 256 ** (4 - len(heads)):  # noqa: PLR2004 - a byte
        return None
    value = tail + sum(head << (24 - 8 * at) for at, head in enumerate(heads))
    return ipaddress.IPv4Address(value)


def _number(text: str) -> int:
    return int(text[2:] or "0", 16) if text.startswith("0x") else int(text)
