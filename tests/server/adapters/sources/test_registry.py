"""Rules for every source."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import get_type_hints

import pytest
from raveberry_server.adapters import sources
from raveberry_server.adapters.sources.context import SourceContext
from raveberry_server.adapters.sources.registry import SPECS, opened_sources
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.ports import (
    ArtworkSource,
    BrowsableSource,
    Capability,
    NamedPlaylistSource,
    PlaylistSource,
    RandomSongSource,
    SearchableSource,
    Source,
)
from raveberry_server.application.ports.source_capabilities import PROTOCOLS, capabilities_of
from raveberry_server.domain.model.settings import Settings
from raveberry_server.options import SOURCES

from tests.fakes.party.memory_store import MemoryStore


def offering(capability: Capability) -> list[str]:
    """Return the names of the sources with a capability."""
    return [name for name, spec in SPECS.items() if capability in spec.capabilities]


def source_context(tmp_path: Path) -> SourceContext:
    return SourceContext(data=tmp_path, plays=MemoryStore(), settings=Settings)


@asynccontextmanager
async def a_source(name: str, tmp_path: Path) -> AsyncIterator[Source]:
    async with SPECS[name].open(source_context(tmp_path)) as source:
        yield source


def test_every_package_of_a_source_is_found() -> None:
    packages = Path(sources.__file__).parent.glob("*/source.py")
    assert len(SPECS) == len(list(packages))


def test_the_sources_have_an_order_and_the_library_comes_first() -> None:
    assert next(iter(SPECS)) == "local"
    ranks = [spec.rank for spec in SPECS.values()]
    assert len(set(ranks)) == len(ranks)


def test_the_option_sources_offers_every_optional_source() -> None:
    assert tuple(name for name, spec in SPECS.items() if spec.is_optional) == SOURCES


def test_every_capability_has_its_protocol() -> None:
    assert set(PROTOCOLS) == set(Capability)


@pytest.mark.parametrize("name", SPECS)
async def test_a_source_implements_what_its_spec_declares(tmp_path: Path, name: str) -> None:
    async with a_source(name, tmp_path) as source:
        assert source.name == SPECS[name].name
        assert capabilities_of(source) == SPECS[name].capabilities


def test_every_setting_of_a_source_is_in_the_table_and_belongs_to_it_alone() -> None:
    owned = [setting for spec in SPECS.values() for setting in spec.settings]
    hints = get_type_hints(Settings, include_extras=True)
    assert len({setting.name for setting in owned}) == len(owned)
    for setting in owned:
        assert hints[setting.name] == setting.hint, setting.name
        assert getattr(Settings(), setting.name) == setting.default, setting.name


@pytest.mark.parametrize("name", SPECS)
async def test_a_source_ignores_uris_of_others(tmp_path: Path, name: str) -> None:
    async with a_source(name, tmp_path) as source:
        is_linked = Capability.LINK in SPECS[name].capabilities
        foreign = "nobody:song" if is_linked else "https://example.com/song"
        assert await source.song(foreign) is None
        assert await source.playable(foreign) is None
        if isinstance(source, BrowsableSource):
            assert await source.browse("nowhere/1", 0, 10) is None
        if isinstance(source, PlaylistSource):
            assert await source.playlist(foreign, 10) is None
        if isinstance(source, NamedPlaylistSource):
            assert await source.playlist_like("no playlist of that name") is None


@pytest.mark.parametrize("name", offering(Capability.RANDOM))
async def test_random_songs_are_known_to_their_source(tmp_path: Path, name: str) -> None:
    async with a_source(name, tmp_path) as source:
        assert isinstance(source, RandomSongSource)
        songs = await source.random_songs(3)
        assert len({song.uri for song in songs}) == len(songs) <= 3
        assert [await source.song(song.uri) for song in songs] == list(songs)


@pytest.mark.parametrize("name", offering(Capability.ARTWORK))
async def test_an_unknown_key_has_no_cover(tmp_path: Path, name: str) -> None:
    async with a_source(name, tmp_path) as source:
        assert isinstance(source, ArtworkSource)
        assert await source.artwork("no key") is None


@pytest.mark.parametrize("name", sorted({*offering(Capability.SEARCH)} - {"online", "radio"}))
async def test_an_empty_search_finds_nothing(tmp_path: Path, name: str) -> None:
    async with a_source(name, tmp_path) as source:
        assert isinstance(source, SearchableSource)
        assert (await source.search("\U0001f4a9", 10)).songs == ()


async def test_the_sources_make_a_catalog(tmp_path: Path) -> None:
    async with opened_sources(source_context(tmp_path)) as opened:
        catalog = Catalog(sources=opened)
        assert catalog.names == tuple(SPECS)
        assert list(catalog.searchable) == offering(Capability.SEARCH)


async def test_a_source_that_is_not_wanted_is_not_opened(tmp_path: Path) -> None:
    async with opened_sources(source_context(tmp_path), ["local"]) as opened:
        assert [source.name for source in opened] == ["local", "line_in", "stream", "home"]
    async with opened_sources(source_context(tmp_path), ["radio"]) as opened:
        assert [source.name for source in opened] == ["radio", "line_in", "stream", "home"]


async def test_a_list_of_sources_from_before_links_of_streaming_services_has_them_with_online(
    tmp_path: Path,
) -> None:
    async with opened_sources(source_context(tmp_path), ["local", "online"]) as opened:
        names = [source.name for source in opened]
    assert set(names) == {"local", "online", "streaming", "line_in", "stream", "home"}
