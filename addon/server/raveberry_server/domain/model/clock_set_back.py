"""Elapsed time on a wall clock that may be set back.

Stored times use the wall clock, because they survive restarts. A machine without a clock battery
starts somewhere in the past, until it gets the time from the network.
"""

import math
from datetime import datetime, timedelta
from typing import Final

_SLACK_S: Final = 5.0
"""Tolerance for clocks that are slewed back."""


def elapsed_s(since: datetime, at: datetime) -> float:
    """Return the seconds since a moment, infinite if the clock was set back to before it.

    Otherwise a limit would hold until the clock has caught up, possibly for years.
    """
    passed_s = (at - since).total_seconds()
    if passed_s < -_SLACK_S:
        return math.inf
    return max(0.0, passed_s)


def is_ahead(until: datetime, at: datetime, longest: timedelta) -> bool:
    """Return True if a moment lies in the future, at most `longest` ahead.

    If it lies further ahead the clock was set back, and the remaining time is unknown.
    """
    return timedelta(0) < until - at <= longest + timedelta(seconds=_SLACK_S)
