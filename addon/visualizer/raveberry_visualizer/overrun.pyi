"""Limits how long a thread may run in real time, in C: see overrun.c."""

def limit_running(longest_us: int, /) -> None:
    """Have each thread that runs for longer without a pause in real time go on as an ordinary one.

    It holds for all threads of the process. A thread that goes on so says it on the standard error,
    and the system has put the limit for all up by a second: say it again when that one comes back.

    Raises:
        ValueError: no time would be left.
        OSError: the system does not let us; then nothing may run in real time.
    """
