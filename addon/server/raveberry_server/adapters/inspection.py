"""Protection of this process from being inspected by others of its user."""

import ctypes
from typing import Final

_SET_DUMPABLE: Final = 4  # PR_SET_DUMPABLE in prctl(2)


def forbid_inspection() -> None:
    """Keep other processes of this user from reading this one's environment and memory.

    Both hold passwords and tokens, and child processes read strangers' files and pages. Only a
    process with CAP_SYS_PTRACE can still look (ptrace(2), "Ptrace access mode checking"), and
    whoever can reads `/proc/PID/environ` as the kernel keeps it, whatever was removed since. A
    program that is executed by this one can be inspected again.
    """
    ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
