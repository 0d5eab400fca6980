"""All sources as one: search, look a song up, open a shelf."""

import ipaddress
import re
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

from raveberry_server.domain.errors import Reason, RefusedError
from raveberry_server.domain.song import Song

from .errors import SourceError
from .ports import Found, Shelf, Source

_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_LINK_SCHEMES: Final = ("http", "https")


class Catalog:
    """The sources in the order in which they are asked, the library first."""

    def __init__(self, *, sources: Sequence[Source]) -> None:
        self._sources: Mapping[str, Source] = {source.name: source for source in sources}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sources."""
        return tuple(self._sources)

    async def found(self, query: str, limit: int, sources: Sequence[str] | None = None) -> Found:
        """What the sources find, the earlier ones first.

        Raises:
            RefusedError: `bad_request` for an unknown source, `source_failed` if none answers.
        """
        chosen = [self._source(name) for name in sources or self._sources]
        songs: list[Song] = []
        has_more = False
        failures: list[SourceError] = []
        for source in chosen:
            try:
                part = await source.search(query, limit)
            except SourceError as err:
                failures.append(err)
                continue
            songs += part.songs
            has_more |= part.has_more
        if failures and len(failures) == len(chosen):
            raise RefusedError(Reason.SOURCE_FAILED, f"The search failed: {failures[0]}")
        return Found(songs=tuple(songs[:limit]), has_more=has_more or len(songs) > limit)

    async def song(self, uri: str) -> Song:
        """The song of that uri.

        Raises:
            RefusedError: `not_allowed` for a forbidden scheme or a private address,
                `not_found`, or `source_failed`.
        """
        for source in self._sources.values():
            try:
                song = await source.song(uri)
            except SourceError as err:
                raise RefusedError(Reason.SOURCE_FAILED, str(err)) from err
            if song is not None:
                return song
        expect_allowed_address(uri)
        if _SCHEME.match(uri) and uri.partition(":")[0] not in self._sources:
            raise RefusedError(
                Reason.SOURCE_FAILED, "No source takes links of that kind; search by name instead"
            )
        raise RefusedError(Reason.NOT_FOUND, "There is no such song; search for it by name")

    async def best_hit(self, query: str, source: str | None) -> Song:
        """The song that fits a query best.

        Raises:
            RefusedError: `not_found`, or as `found`.
        """
        found = await self.found(query, 1, (source,) if source else None)
        if not found.songs:
            raise RefusedError(Reason.NOT_FOUND, "Nothing was found; try other words")
        return found.songs[0]

    async def shelf(self, path: str, offset: int, limit: int) -> Shelf:
        """One page of what is there.

        Raises:
            RefusedError: `not_found` or `source_failed`.
        """
        for source in self._sources.values():
            try:
                shelf = await source.browse(path, offset, limit)
            except SourceError as err:
                raise RefusedError(Reason.SOURCE_FAILED, str(err)) from err
            if shelf is not None:
                return shelf
        raise RefusedError(Reason.NOT_FOUND, "There is no such page; start at the front page")

    async def playable(self, song: Song) -> str | None:
        """What the player opens for a song, None if it is gone."""
        source = self._sources.get(song.source)
        return await source.playable(song.uri) if source else None

    async def artwork(self, song: Song) -> bytes | None:
        """The cover of a song, None if it has none."""
        source = self._sources.get(song.source)
        if source is None or song.artwork is None:
            return None
        return await source.artwork(song.artwork)

    def _source(self, name: str) -> Source:
        source = self._sources.get(name)
        if source is None:
            raise RefusedError(
                Reason.BAD_REQUEST, f"There is no source {name[:40]!r}; use {', '.join(self.names)}"
            )
        return source


def expect_allowed_address(uri: str) -> None:
    """Let only names of our own sources and public web addresses through.

    Names are not resolved here: the job that fetches checks each address it connects to.

    Raises:
        RefusedError: `not_allowed`.
    """
    scheme = uri.partition(":")[0].lower() if _SCHEME.match(uri) else ""
    if uri.startswith(("/", "\\", "~", ".")) or scheme == "file":
        raise RefusedError(Reason.NOT_ALLOWED, "Files are not taken by their path; search by name")
    if "://" not in uri:
        return
    if scheme not in _LINK_SCHEMES:
        raise RefusedError(Reason.NOT_ALLOWED, "Only http and https links are taken")
    host = _host(uri)
    if host in ("", "localhost") or host.endswith((".localhost", ".local", ".internal")):
        raise RefusedError(Reason.NOT_ALLOWED, "Only public addresses are taken")
    address = _literal_address(host)
    if address is not None and not address.is_global:
        raise RefusedError(Reason.NOT_ALLOWED, "Only public addresses are taken")


def _host(uri: str) -> str:
    try:
        return (urlsplit(uri).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def _literal_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that a host literally is, also as 127.1, 0x7f000001 or 2130706433."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return _old_style_address(host)
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address


def _old_style_address(host: str) -> ipaddress.IPv4Address | None:
    """Resolvers take 1 to 4 numbers in decimal, octal or hex, the last filling the rest."""
    try:
        parts = [_old_style_number(part) for part in host.split(".")]
    except ValueError:
        return None
    *heads, tail = parts
    if len(heads) > 3 or any(head > 255 for head in heads) or tail >= 256 ** (4 - len(heads)):  # noqa: PLR2004 - bytes of an address
        return None
    value = tail
    for at, head in enumerate(heads):
        value += head << (24 - 8 * at)
    return ipaddress.IPv4Address(value)


def _old_style_number(text: str) -> int:
    if text.startswith(("0x", "0X")):
        return int(text, 16)
    return int(text, 8) if len(text) > 1 and text.startswith("0") else int(text, 10)
