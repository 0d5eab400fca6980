"""Lyrics of the current song, for all pages at once."""

import asyncio

import pytest
from raveberry_contract import messages
from raveberry_server.application.catalog import current_lyrics
from raveberry_server.application.errors import SourceError
from raveberry_server.application.ports import LyricLine, Lyrics
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.song import Song

from tests.fakes.party.domain_party import a_guest
from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.sources.fake_source import FakeSource, a_library

ANN = a_guest("ann")
FOUND = Lyrics(lines=(LyricLine(text="One", at_s=1.0),))
ONE = messages.LyricLine(text="One", at_s=1.0)


class Library(FakeSource):
    """A library of songs with lyrics; counts how often they are read."""

    def __init__(self) -> None:
        super().__init__(
            songs=[
                Song(uri=f"local:{title}", source="local", title=title)
                for title in ("Amber", "Birch")
            ]
        )
        self.reads = 0
        self.hangs = False

    async def lyrics(self, uri: str) -> Lyrics | None:
        assert uri in self.songs
        self.reads += 1
        if self.trouble:
            raise SourceError(Refusal.SOURCE_BROKEN, self.trouble)
        if self.hangs:
            await asyncio.Event().wait()
        await asyncio.sleep(0)
        return FOUND


async def play(server: HeadlessServer, title: str) -> str:
    answer: messages.Enqueued = await server.execute("enqueue", HOST_CALLER, uri=f"local:{title}")
    await server.start(answer.entry.id)
    return answer.entry.id


async def lines(server: HeadlessServer, entry: str) -> list[messages.LyricLine]:
    answer = await server.execute("lyrics", ANN, entry=entry)
    assert answer.entry == entry
    return list(answer.lines)


async def test_all_pages_that_ask_wait_for_one_reading() -> None:
    library = Library()
    server = HeadlessServer(sources=(library,))
    async with server.running():
        entry = await play(server, "Amber")
        answers = await asyncio.gather(*(lines(server, entry) for _ in range(20)))
        assert answers == [[ONE]] * 20
        assert library.reads == 1


async def test_only_the_current_song_has_lyrics() -> None:
    library = Library()
    server = HeadlessServer(sources=(library,))
    async with server.running():
        assert await lines(server, "nothing") == []
        before = await play(server, "Amber")
        now = await play(server, "Birch")
        assert await lines(server, before) == []
        assert await lines(server, "../../etc/passwd") == []
        assert library.reads == 0
        assert await lines(server, now) == [ONE]


async def test_a_disk_that_hangs_or_fails_means_no_lyrics(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(current_lyrics, "PATIENCE_S", 0.01)
    library = Library()
    library.hangs = True
    server = HeadlessServer(sources=(library,))
    async with server.running():
        entry = await play(server, "Amber")
        assert await asyncio.gather(*(lines(server, entry) for _ in range(3))) == [[]] * 3
        assert library.reads == 1
        library.hangs = False
        entry = await play(server, "Birch")
        library.trouble = "It broke"
        assert await lines(server, entry) == []


async def test_a_source_without_the_capability_has_none() -> None:
    server = HeadlessServer(sources=(a_library("Amber"),))
    async with server.running():
        assert await lines(server, await play(server, "Amber")) == []
