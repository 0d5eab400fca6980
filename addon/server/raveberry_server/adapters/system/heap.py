"""The heap of this process: that of the GNU C library, or of jemalloc where it is preloaded.

addon/services/server/run preloads jemalloc if it is installed (docs/adr/0033).
"""

import ctypes
from _thread import start_new_thread
from collections.abc import Iterable
from typing import Final, Protocol

_CACHED_SIZES: Final = range(24, 1_033, 16)
_CACHED_BLOCKS: Final = 32
_ALL_ARENAS: Final = 4096
"""`MALLCTL_ARENAS_ALL`."""


class Heap(Protocol):
    """A heap whose free memory can be counted and returned to the system."""

    def allocated_bytes(self) -> int | None:
        """Return the bytes that are allocated, None if unknown."""

    def empty_thread_cache(self) -> None:
        """Return the blocks that are cached for this thread to the heap."""

    def trim(self) -> None:
        """Return free memory to the system."""


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


class GnuHeap:
    """The heap of the GNU C library."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._malloc = library.malloc
        self._malloc.argtypes, self._malloc.restype = (ctypes.c_size_t,), ctypes.c_void_p
        self._free = library.free
        self._free.argtypes, self._free.restype = (ctypes.c_void_p,), None
        self._mallinfo2 = library.mallinfo2
        self._mallinfo2.restype = _HeapStatistics
        # Of a library whose calls give up the interpreter: this one takes some milliseconds.
        self._malloc_trim = ctypes.CDLL(None).malloc_trim

    def allocated_bytes(self) -> int:
        """Return the bytes that are allocated in the heap and outside of it."""
        statistics: _HeapStatistics = self._mallinfo2()
        return statistics.uordblks + statistics.hblkhd

    def empty_thread_cache(self) -> None:
        """Return the blocks that are cached for this thread to the heap.

        The library keeps the last 32 freed blocks of each size up to 1 kB (`tcache_count` in
        addon/services/server/run), and counts them as used. After a burst almost each of them
        occupies a page of its own. They are all allocated here and freed by a thread that ends,
        whose own cache is emptied by that. Takes 2 ms.
        """
        blocks = [self._malloc(size) for size in _CACHED_SIZES for _ in range(_CACHED_BLOCKS)]
        try:
            # `Thread.start` would wait for the thread (`worker_threads`).
            start_new_thread(self._free_all, (blocks,))
        except RuntimeError:
            self._free_all(blocks)

    def trim(self) -> None:
        """Return free pages to the system, also those below the last block in use."""
        self._malloc_trim(0)

    def _free_all(self, blocks: Iterable[int]) -> None:
        for block in blocks:
            self._free(block)


class Jemalloc:
    """The heap of jemalloc; its control names are those of its manual, jemalloc(3)."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._control = library.mallctl
        self._control.argtypes = (
            *(ctypes.c_char_p, ctypes.c_void_p, ctypes.c_void_p),
            *(ctypes.c_void_p, ctypes.c_size_t),
        )

    def allocated_bytes(self) -> int | None:
        """Return the bytes that are allocated, None if this build keeps no statistics."""
        epoch = ctypes.c_uint64(1)
        # Statistics are those of the last time at which the epoch was set.
        self._control(b"epoch", None, None, ctypes.byref(epoch), ctypes.sizeof(epoch))
        value, size = ctypes.c_size_t(), ctypes.c_size_t(ctypes.sizeof(ctypes.c_size_t))
        read = (ctypes.byref(value), ctypes.byref(size))
        failed = self._control(b"stats.allocated", *read, None, 0)
        return None if failed else value.value

    def empty_thread_cache(self) -> None:
        """Return the blocks that are cached for this thread to the heap."""
        self._control(b"thread.tcache.flush", None, None, None, 0)

    def trim(self) -> None:
        """Return all free pages to the system at once instead of by and by."""
        self.empty_thread_cache()
        self._control(b"arena.%d.purge" % _ALL_ARENAS, None, None, None, 0)


def heap_of(library: ctypes.CDLL) -> Heap:
    """Return the heap whose functions a library has."""
    return Jemalloc(library) if hasattr(library, "mallctl") else GnuHeap(library)


HEAP: Final = heap_of(ctypes.PyDLL(None))
"""The heap of this process. `PyDLL`: its calls are too short to give up the interpreter for."""
