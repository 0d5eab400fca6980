"""Unused memory of this process, and its return to the system."""

import asyncio
import gc
import resource
import sys
from collections.abc import Callable
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Final

from aiohttp.http import HttpVersion11, RawRequestMessage
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

from .heap import HEAP

type BoundedCache = _lru_cache_wrapper[object]

MOST_SPARES: Final = 256
"""No library keeps more of a kind: uvloop and aiohttp 250, asyncio 255."""


COLLECTIONS: Final = (2_000, 5, 100)
"""Net allocations before a collection of the youngest objects, and collections of each generation
before one of the next.

A collection of all objects stops the event loop for 0.2 to 0.6 s while 2,000 pages are open. By
default (2,000, 10, 10) there is one while they connect; now after a million net allocations, and
after many pages have closed (`trim_memory`).
"""


def shorten_collections() -> None:
    """Let the garbage collector visit few objects at once, as the event loop waits for it.

    Call it once all modules are imported: their 70,000 objects would take 15 to 50 ms each time,
    so they are exempt.
    """
    gc.freeze()
    gc.set_threshold(*COLLECTIONS)


def unused_bytes() -> int | None:
    """Return the resident memory that is not allocated, None if unknown.

    Programs, libraries and stacks are included, but their size hardly changes.
    """
    allocated = HEAP.allocated_bytes()
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return None
    return None if allocated is None else int(pages) * resource.getpagesize() - allocated


def trim_memory() -> None:
    """Collect reference cycles, and return free memory to the system shortly after.

    A closed page leaves a cycle of some sixty objects. A single small object keeps 4 kB: Python's
    method cache alone holds up to 4,096 names that datetime created for one call each
    (bench/screen.md).
    """
    loop = asyncio.get_running_loop()
    gc.collect()
    sys._clear_internal_caches()  # noqa: SLF001 - documented by CPython
    HEAP.empty_thread_cache()
    for make in spares(loop):
        renew(make)
    # The event loop frees cancelled timers in its next turn, the last cancelled ones first.
    loop.call_later(1, HEAP.trim)


def bounded_caches() -> tuple[BoundedCache, ...]:
    """Return the caches of functions that all imported modules have, of a limited size each.

    Call it before `shorten_collections`, which exempts them from being found.
    """
    caches = (each for each in gc.get_objects() if isinstance(each, _lru_cache_wrapper))
    return tuple(each for each in caches if each.cache_parameters()["maxsize"] is not None)


def spares(loop: asyncio.AbstractEventLoop) -> tuple[Callable[[], object], ...]:
    """Return factories of the objects that asyncio, aiohttp and uvloop keep in free lists."""
    of_request: Final = (
        *("GET", "/", HttpVersion11, CIMultiDictProxy(CIMultiDict[str]()), ()),
        *(False, None, False, False, URL("/")),
    )

    def timer() -> asyncio.TimerHandle:
        planned = loop.call_later(1, lambda: None)
        planned.cancel()
        return planned

    return loop.create_future().__iter__, lambda: RawRequestMessage(*of_request), timer


def renew(make: Callable[[], object]) -> None:
    """Replace the objects in a library's free list by others that are close together in memory.

    The list keeps the last few hundred freed objects and cannot be cleared. After a burst, almost
    each of them occupies a page of its own. So this takes all of them, allocates as many new ones,
    and frees the new ones first, which leaves no room in the list for the old ones.
    """
    old = [make() for _ in range(MOST_SPARES)]
    new = [make() for _ in range(MOST_SPARES)]
    new.clear()
    old.clear()
