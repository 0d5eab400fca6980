"""Protection of this process from inspection by others of the same user."""

import ctypes
from typing import Final

_SET_DUMPABLE: Final = 4  # PR_SET_DUMPABLE in prctl(2)


def forbid_inspection() -> None:
    """Keep other processes of this user from reading this one's environment and memory.

    Both contain passwords and tokens, and child processes parse untrusted files and pages. Only a
    process with CAP_SYS_PTRACE can still inspect it (ptrace(2), "Ptrace access mode checking"), and
    reads `/proc/PID/environ` as it was at the start, including variables that were removed since.
    Programs executed by this process can be inspected again.
    """
    ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
