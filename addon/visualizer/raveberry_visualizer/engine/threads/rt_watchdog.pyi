"""Watchdog for threads in real time, in C (rt_watchdog.c)."""

def limit_running(longest_us: int, /) -> None:
    """Return every thread in real time to ordinary scheduling if it runs this long without a pause.

    The limit is one of the process. After it was reached once, the system raises it by a second, so
    it has to be set again when the thread returns to real time. The thread reports it on stderr.

    Raises:
        ValueError: the limit is not above 0.
        OSError: the system refuses; nothing may run in real time then.
    """
