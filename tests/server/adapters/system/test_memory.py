"""Unused memory of this process, and its return to the system."""

import asyncio
import ctypes
import gc
import sys
import weakref
from collections.abc import Iterator
from functools import cache, lru_cache

import pytest
import uvloop
from raveberry_server.adapters.system.memory import (
    bounded_caches,
    renew,
    shorten_collections,
    spares,
    trim_memory,
    unused_bytes,
)


class Ring:
    """Refers to itself, like the objects of a page."""

    def __init__(self) -> None:
        self.itself = self


async def test_trimmed_memory_includes_cycles_and_cached_names() -> None:
    ring = weakref.ref(Ring())
    name = f"looked_up_once_{id(ring)}"
    held = sys.getrefcount(name)
    gc.disable()
    try:
        assert not hasattr(0, name)
        assert ring() is not None
        assert sys.getrefcount(name) > held
        trim_memory()
    finally:
        gc.enable()
    assert ring() is None
    assert sys.getrefcount(name) == held


@lru_cache(maxsize=8)
def remembered(text: str) -> object:
    return text.upper()


@cache
def never_forgotten() -> object:
    return object()


def test_bounded_caches_of_functions_are_found_and_others_are_not() -> None:
    found = bounded_caches()
    assert remembered in found
    assert never_forgotten not in found
    remembered("a")
    for each in found:
        each.cache_clear()
    assert remembered.cache_info().currsize == 0


@pytest.mark.parametrize("kind", range(3))
def test_free_lists_of_libraries_are_renewed(kind: int) -> None:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        make = spares(runner.get_loop())[kind]

        def addresses() -> set[int]:
            """Return the addresses of so many objects that all of them enter the free list."""
            found = {*map(id, [make() for _ in range(250)])}
            runner.run(asyncio.sleep(0))
            return found

        kept = addresses()
        assert addresses() == kept
        renew(make)
        runner.run(asyncio.sleep(0))
        assert not addresses() & kept


@pytest.fixture
def collector() -> Iterator[None]:
    """Restore the settings of the garbage collector."""
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.mark.usefixtures("collector")
def test_collections_do_not_visit_modules() -> None:
    shorten_collections()
    assert gc.get_freeze_count() > 10_000
    assert len(gc.get_objects()) < 1_000


@pytest.mark.usefixtures("collector")
def test_no_collection_visits_all_objects_while_thousands_of_pages_connect() -> None:
    shorten_collections()
    visited: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            visited.append(info["generation"])

    gc.callbacks.append(note)
    try:
        pages = [[Ring() for _ in range(150)] for _ in range(2_000)]
    finally:
        gc.callbacks.remove(note)
    assert len(pages) == 2_000
    assert visited
    assert 2 not in visited


def test_unused_memory_grows_when_memory_is_freed_and_not_given_back() -> None:
    kept = [ctypes.create_string_buffer(b"x" * 4_000) for _ in range(10_000)]
    before = unused_bytes()
    del kept[::2]
    after = unused_bytes()
    assert before is not None
    assert after is not None
    assert after - before > 15_000_000
    assert kept
