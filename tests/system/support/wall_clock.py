"""A wall clock that a test sets while all processes of a party run.

A small library is preloaded into every process, and adds an offset from shared memory to what
CLOCK_REALTIME returns. So a step is seen by the real server, MPD, broker and supervisor at once,
through whatever they read the time with, and the product has no hook for it. CLOCK_MONOTONIC is
untouched, as by a real step. The alternatives are worse: a time namespace has no offset for the
wall clock, setting the machine's clock disturbs everything else on it, and libfaketime opens a file
to read the time, which fails while a test has taken all descriptors. Jobs of the server have a
clean environment and keep the machine's time.
"""

import mmap
import shutil
import struct
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

CC: Final = shutil.which("cc")
_SOURCE: Final = Path(__file__).with_suffix(".c")


@dataclass(frozen=True, slots=True, kw_only=True)
class WallClock:
    """The wall clock of the processes that are started with its variables.

    Attributes:
        variables: the environment that makes a process use this clock.
    """

    variables: Mapping[str, str]
    _offset: mmap.mmap

    def set_offset(self, offset_s: int) -> None:
        """Step the clock, to this many seconds off the machine's."""
        self._offset[:8] = struct.pack("=q", offset_s)


@contextmanager
def a_wall_clock(folder: Path) -> Iterator[WallClock]:
    """Build the library and the shared offset in a folder."""
    assert CC is not None
    library, offset = folder / "wall_clock.so", folder / "wall_clock"
    command = (CC, "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", library, _SOURCE, "-ldl")
    subprocess.run(command, check=True)
    offset.write_bytes(bytes(8))
    with offset.open("r+b") as file, mmap.mmap(file.fileno(), 8) as shared:
        variables = {"LD_PRELOAD": str(library), "WALL_CLOCK_OFFSET": str(offset)}
        yield WallClock(variables=variables, _offset=shared)
