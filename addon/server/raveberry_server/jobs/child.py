"""What every child process does first."""

import os
import sys
import threading


def live_modestly() -> None:
    """Run only when nobody else wants to, and not a moment longer than the server.

    The scheduler's idle class covers the processor and, through it, the disk. The server keeps the
    other end of standard input open: when it is gone, however it went, reading ends.
    """
    os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    threading.Thread(target=_die_with_parent, name="watch", daemon=True).start()


def _die_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 4096):
        pass
    os._exit(1)
