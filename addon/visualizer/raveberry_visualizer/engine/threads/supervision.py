"""Supervision of threads: a loop that fails is logged and restarted.

No sound server, broker, device or bug in an effect may end the light show.
"""

import logging
import time
import traceback
from collections.abc import Callable
from typing import Final

_LOGGER = logging.getLogger(__name__)

FIRST_PAUSE_S: Final = 0.1
LONGEST_PAUSE_S: Final = 30.0
HEALTHY_S: Final = 60.0
"""After running this long without a failure, a loop restarts with the shortest pause again."""


class FailureLog:
    """Logs a failure with its traceback once, until another one occurs."""

    def __init__(self) -> None:
        self._last = ""

    def note(self, name: str, failure: Exception) -> None:
        """Log a failure unless it is the same as the last one."""
        place = traceback.extract_tb(failure.__traceback__)[-1]
        signature = f"{type(failure).__name__} {place.filename}:{place.lineno}"
        if signature != self._last:
            self._last = signature
            _LOGGER.error("%s failed and goes on", name, exc_info=failure)


def keep_running(name: str, run: Callable[[], object]) -> None:
    """Run a thread's loop until it returns; restart it with exponential back-off when it fails."""
    failures = FailureLog()
    pause_s = FIRST_PAUSE_S
    while True:
        started_s = time.monotonic()
        try:
            run()
        except Exception as failure:  # noqa: BLE001 - a supervisor catches everything
            failures.note(name, failure)
        else:
            return
        if time.monotonic() - started_s >= HEALTHY_S:
            pause_s = FIRST_PAUSE_S
        time.sleep(pause_s)
        pause_s = min(2 * pause_s, LONGEST_PAUSE_S)
