"""Unused memory of this process, and its return to the system."""

import asyncio
import ctypes
import gc
import sys
import weakref

import pytest
import uvloop
from raveberry_server.adapters.system.memory import (
    exempt_modules_from_collection,
    renew,
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


def test_collections_do_not_visit_modules() -> None:
    try:
        exempt_modules_from_collection()
        assert gc.get_freeze_count() > 10_000
        assert len(gc.get_objects()) < 1_000
    finally:
        gc.unfreeze()


def test_unused_memory_grows_when_memory_is_freed_and_not_given_back() -> None:
    kept = [ctypes.create_string_buffer(b"x" * 4_000) for _ in range(10_000)]
    before = unused_bytes()
    del kept[::2]
    after = unused_bytes()
    assert before is not None
    assert after is not None
    assert after - before > 15_000_000
    assert kept
