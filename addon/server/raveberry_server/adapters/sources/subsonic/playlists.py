"""The playlists of a music server, as its last list of them names them."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from raveberry_server.adapters.sources.json_api import line_in, part_of, rows_in
from raveberry_server.adapters.sources.local.search_text import name_tier, search_text
from raveberry_server.application.ports import ShelfItem

_LONGEST_QUERY = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPlaylist:
    """A playlist of the server; `name` is what the server calls it, `title` what people do."""

    name: str
    title: str
    uri: str
    path: str

    def item(self, subtitle: str | None = None) -> ShelfItem:
        """Its line on a page."""
        return ShelfItem(
            kind="playlist", title=self.title, subtitle=subtitle, path=self.path, uri=self.uri
        )


def playlists_in(answer: object, *, uris: str, paths: str) -> tuple[ListedPlaylist, ...]:
    """The playlists that an answer to `getPlaylists` lists; what has no name is none.

    Args:
        answer: what the server said.
        uris: how the uris of its playlists begin.
        paths: how the paths of their pages begin.
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
    """Those with words that start like those of a query, the likeliest first."""
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
