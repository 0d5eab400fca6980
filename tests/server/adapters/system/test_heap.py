"""The heap of the C library, and that of jemalloc in a process of its own."""

import ctypes
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from raveberry_server.adapters.system import heap
from raveberry_server.adapters.system.heap import HEAP, GnuHeap, Jemalloc, heap_of

BLOCKS_IN_JEMALLOC = """
import ctypes
from pathlib import Path
from raveberry_server.adapters.system.heap import HEAP, Jemalloc
from raveberry_server.adapters.system.memory import unused_bytes

assert isinstance(HEAP, Jemalloc)
HEAP.empty_thread_cache()
before = HEAP.allocated_bytes()
blocks = [ctypes.create_string_buffer(b"x" * 4_000) for _ in range(10_000)]
full, unused_when_full = HEAP.allocated_bytes(), unused_bytes()
assert 40_000_000 < full - before < 60_000_000, (before, full)
blocks.clear()
HEAP.empty_thread_cache()
freed, unused = HEAP.allocated_bytes(), unused_bytes()
assert abs(freed - before) < 2_000_000, (before, freed)
assert unused - unused_when_full > 30_000_000, (unused_when_full, unused)
HEAP.trim()
assert abs(unused_bytes() - unused_when_full) < 4_000_000, (unused_when_full, unused_bytes())
"""


def test_the_blocks_cached_for_a_thread_return_to_the_heap() -> None:
    library = ctypes.PyDLL(None)
    library.malloc.restype = ctypes.c_void_p
    blocks = [library.malloc(size) for size in range(40, 1_000, 16) for _ in range(32)]
    for block in blocks:
        library.free(ctypes.c_void_p(block))
    before = HEAP.allocated_bytes()
    HEAP.empty_thread_cache()
    time.sleep(0.2)  # until the thread that frees them has ended
    after = HEAP.allocated_bytes()
    assert before is not None
    assert after is not None
    assert before - after > 100_000


def test_they_return_even_if_no_thread_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(heap, "start_new_thread", refuse)
    gnu = GnuHeap(ctypes.PyDLL(None))
    before = gnu.allocated_bytes()
    gnu.empty_thread_cache()
    assert gnu.allocated_bytes() - before < 1_000_000


def test_jemalloc_counts_what_is_allocated_and_returns_what_is_free() -> None:
    (library,) = Path("/usr/lib").glob("*-linux-gnu*/libjemalloc.so.2")
    subprocess.run(  # noqa: S603 - our own arguments
        (sys.executable, "-c", BLOCKS_IN_JEMALLOC),
        env={
            **os.environ,
            "LD_PRELOAD": str(library),
            "MALLOC_CONF": "dirty_decay_ms:-1",  # nothing returns by itself
            "PYTHONMALLOC": "malloc",
        },
        check=True,
        timeout=60,
    )


def test_a_build_of_jemalloc_without_statistics_leaves_the_amount_unknown() -> None:
    class Library:
        """As a library that knows no name."""

        @staticmethod
        def mallctl(*_: object) -> int:
            return 2  # ENOENT

    found = Jemalloc(Library)  # type: ignore[arg-type] - has the one function
    assert found.allocated_bytes() is None


def test_the_heap_is_known_by_the_functions_of_the_program() -> None:
    assert isinstance(heap_of(ctypes.PyDLL(None)), GnuHeap)
