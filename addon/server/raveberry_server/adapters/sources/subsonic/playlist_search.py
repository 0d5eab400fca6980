"""Playlists of a music server, from its latest list."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from raveberry_server.adapters.sources.json_api import line_in, part_of, rows_in
from raveberry_server.adapters.sources.search_text import name_tier, search_text
from raveberry_server.application.ports import BrowseItem
from raveberry_server.domain.notices import Notice

_LONGEST_QUERY = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPlaylist:
    """A playlist of the server; `name` is its id there, `title` the displayed name."""

    name: str
    title: str
    uri: str
    path: str

    def item(self, note: Notice | None = None) -> BrowseItem:
        """Return it as an item of a page."""
        return BrowseItem(
            kind="playlist", title=self.title, note=note, path=self.path, uri=self.uri
        )


def playlists_in(answer: object, *, uris: str, paths: str) -> tuple[ListedPlaylist, ...]:
    """Return the playlists in an answer to `getPlaylists`; unnamed ones are skipped.

    Args:
        answer: the server's answer.
        uris: prefix of the playlists' URIs.
        paths: prefix of the paths of their pages.
    """
    rows = rows_in(part_of(answer, "playlists", "playlist"))
    named = [(line_in(row.get("id")), line_in(row.get("name"))) for row in rows]
    return tuple(
        ListedPlaylist(
            name=name,
            title=title,
            uri=f"{uris}{quote(name, safe='')}",
            path=f"{paths}{quote(name, safe='')}",
        )
        for name, title in named
        if name and title
    )


def fitting(
    playlists: Sequence[ListedPlaylist], query: str, limit: int
) -> Sequence[ListedPlaylist]:
    """Return the playlists with words that have the prefixes of a query, best first."""
    text = search_text(query)[:_LONGEST_QUERY].rstrip()
    if not text:
        return ()
    words = text.split()
    ranked = sorted(
        (tier, len(one.title), one.uri, one)
        for one in playlists
        if (tier := name_tier(search_text(one.title), text, words))
    )
    return [one for *_, one in ranked[:limit]]
