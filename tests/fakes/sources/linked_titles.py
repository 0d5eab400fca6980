"""A source that names the songs behind links, which the test fills."""

from collections.abc import Mapping

from raveberry_server.application.errors import SourceError
from raveberry_server.application.ports import LinkTitle
from raveberry_server.domain.model.errors import Refusal, RefusedError

from tests.fakes.sources.fake_source import FakeSource

SITE = "https://streaming.example/"
ALBUM = f"{SITE}album"
DAMAGED = f"{SITE}damaged"


class LinkedTitles(FakeSource):
    """Implements `LinkTitleSource` for links to `SITE`.

    Attributes:
        titles: the titles, by link.
        asked: links whose titles were read.
    """

    def __init__(self, titles: Mapping[str, tuple[str, str]]) -> None:
        super().__init__(songs=(), name="titles")
        self.titles = {
            link: LinkTitle(service="Streaming", artist=artist, title=title)
            for link, (artist, title) in titles.items()
        }
        self.asked: list[str] = []

    def names_link(self, link: str) -> bool:
        return link.startswith(SITE)

    async def title_behind(self, link: str) -> LinkTitle:
        self.asked.append(link)
        if link == ALBUM:
            raise RefusedError(Refusal.LINK_NOT_OF_A_SONG, service="Streaming")
        if link == DAMAGED:
            raise SourceError(Refusal.SOURCE_BROKEN)
        if link not in self.titles:
            raise RefusedError(Refusal.LINK_TITLE_UNREADABLE, service="Streaming")
        return self.titles[link]
