"""A library without folders names the option that sets them."""

from pathlib import Path

from raveberry_server.adapters.sources.local.source import LocalSource
from raveberry_server.application.ports import SourceHealth

from tests.fakes.party.memory_store import MemoryStore


def test_a_library_without_folders_names_the_option_that_sets_them(tmp_path: Path) -> None:
    source = LocalSource(data=tmp_path, plays=MemoryStore(), folders_option="music")
    assert source.health == SourceHealth(name="local", is_set_up=False, option="music")


def test_a_library_with_folders_needs_no_option(tmp_path: Path) -> None:
    source = LocalSource(
        data=tmp_path, plays=MemoryStore(), folders=(tmp_path,), folders_option="music"
    )
    assert source.health == SourceHealth(name="local")
