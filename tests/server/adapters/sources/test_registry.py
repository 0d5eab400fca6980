"""Rules for every source, the template included."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from raveberry_server.adapters.sources import _template
from raveberry_server.adapters.sources.context import SourceContext
from raveberry_server.adapters.sources.registry import SOURCES, Opener, opened_sources
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.ports import Source
from raveberry_server.domain.model.settings import Settings

from tests.fakes.party.memory_store import MemoryStore

ALL: dict[str, Opener] = {**SOURCES, _template.NAME: _template.opened}


def source_context(tmp_path: Path) -> SourceContext:
    return SourceContext(data=tmp_path, plays=MemoryStore(), settings=Settings)


@asynccontextmanager
async def a_source(name: str, tmp_path: Path) -> AsyncIterator[Source]:
    async with ALL[name](source_context(tmp_path)) as source:
        yield source


@pytest.mark.parametrize("name", ALL)
async def test_a_source_is_called_as_the_table_says(tmp_path: Path, name: str) -> None:
    async with a_source(name, tmp_path) as source:
        assert source.name == name


@pytest.mark.parametrize("name", ALL)
async def test_a_source_ignores_uris_of_others(tmp_path: Path, name: str) -> None:
    async with a_source(name, tmp_path) as source:
        foreign = "nobody:song" if name == "online" else "https://example.com/song"
        assert await source.song(foreign) is None
        assert await source.playable(foreign) is None
        assert await source.browse("nowhere/1", 0, 10) is None
        assert await source.playlist(foreign, 10) is None
        assert await source.playlist_like("no playlist of that name") is None


@pytest.mark.parametrize("name", ALL)
async def test_the_dice_picks_songs_that_the_source_knows(tmp_path: Path, name: str) -> None:
    async with a_source(name, tmp_path) as source:
        songs = await source.random_songs(3)
        assert len({song.uri for song in songs}) == len(songs) <= 3
        assert [await source.song(song.uri) for song in songs] == list(songs)
        assert await source.artwork("no key") is None


@pytest.mark.parametrize("name", [name for name in ALL if name not in ("online", "radio")])
async def test_an_empty_search_finds_nothing(tmp_path: Path, name: str) -> None:
    async with a_source(name, tmp_path) as source:
        assert (await source.search("\U0001f4a9", 10)).songs == ()


async def test_the_template_knows_the_songs_that_it_finds(tmp_path: Path) -> None:
    async with a_source(_template.NAME, tmp_path) as source:
        (song,) = (await source.search("nobody nothing", 10)).songs
        assert await source.song(song.uri) == song
        assert await source.playable(song.uri)
        shelf = await source.browse(_template.NAME, 0, 10)
        assert shelf is not None
        assert [item.song for item in shelf.items] == [song]


async def test_the_sources_make_a_catalog(tmp_path: Path) -> None:
    async with opened_sources(source_context(tmp_path)) as sources:
        assert Catalog(sources=sources).names == tuple(SOURCES)


async def test_a_source_that_is_not_wanted_is_not_opened(tmp_path: Path) -> None:
    async with opened_sources(source_context(tmp_path), ["local"]) as sources:
        assert [source.name for source in sources] == ["local", "stream", "home"]
    async with opened_sources(source_context(tmp_path), ["radio"]) as sources:
        assert [source.name for source in sources] == ["radio", "stream", "home"]
