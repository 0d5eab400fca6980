"""Unused memory of this process, and its return to the system."""

import asyncio
import ctypes
import gc
import resource
import sys
from _thread import start_new_thread
from collections.abc import Callable, Iterable
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Final

from aiohttp.http import HttpVersion11, RawRequestMessage
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

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
    """Return the resident memory that is not allocated, None if it cannot be read.

    Programs, libraries and stacks are included, but their size hardly changes.
    """
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return None
    return int(pages) * resource.getpagesize() - allocated_bytes()


class _HeapStatistics(ctypes.Structure):
    """`struct mallinfo2` of the GNU C library."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    )
    hblkhd: int
    uordblks: int


def allocated_bytes() -> int:
    """Return the bytes that are allocated in the heap and outside of it."""
    mallinfo2 = ctypes.CDLL(None).mallinfo2
    mallinfo2.restype = _HeapStatistics
    statistics: _HeapStatistics = mallinfo2()
    return statistics.uordblks + statistics.hblkhd


def trim_memory() -> None:
    """Collect reference cycles, and return free memory to the system shortly after.

    A closed page leaves a cycle of some sixty objects, and the C library keeps freed memory below
    the last object in use. A single small object keeps 4 kB: Python's method cache alone holds up
    to 4,096 names that datetime created for one call each (bench/screen.md).
    """
    loop = asyncio.get_running_loop()
    gc.collect()
    sys._clear_internal_caches()  # noqa: SLF001 - documented by CPython
    empty_thread_cache()
    for make in spares(loop):
        renew(make)
    # The event loop frees cancelled timers in its next turn, the last cancelled ones first.
    loop.call_later(1, ctypes.CDLL(None).malloc_trim, 0)


def bounded_caches() -> tuple[BoundedCache, ...]:
    """Return the caches of functions that all imported modules have, of a limited size each.

    Call it before `shorten_collections`, which exempts them from being found.
    """
    caches = (each for each in gc.get_objects() if isinstance(each, _lru_cache_wrapper))
    return tuple(each for each in caches if each.cache_parameters()["maxsize"] is not None)


def empty_thread_cache() -> None:
    """Return the blocks that the C library caches for this thread to the heap.

    It keeps the last 32 freed blocks of each size up to 1 kB (`tcache_count` in
    addon/services/server/run), and counts them as used. After a burst almost each of them occupies
    a page of its own. They are all allocated here and freed by a thread that ends, whose own cache
    is emptied by that. Takes 2 ms.
    """
    blocks = [_malloc(size) for size in _CACHED_SIZES for _ in range(_CACHED_BLOCKS)]
    try:
        # `Thread.start` would wait for the thread (`worker_threads`).
        start_new_thread(_free_all, (blocks,))
    except RuntimeError:
        _free_all(blocks)


_CACHED_SIZES: Final = range(24, 1_033, 16)
_CACHED_BLOCKS: Final = 32

# These calls are too short to give up the interpreter for.
_C: Final = ctypes.PyDLL(None)
_malloc: Final = _C.malloc
_malloc.argtypes, _malloc.restype = (ctypes.c_size_t,), ctypes.c_void_p
_free: Final = _C.free
_free.argtypes, _free.restype = (ctypes.c_void_p,), None


def _free_all(blocks: Iterable[int]) -> None:
    for block in blocks:
        _free(block)


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
