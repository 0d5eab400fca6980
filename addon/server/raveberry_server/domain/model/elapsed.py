"""Time passed since a stored moment, on a clock that somebody may set.

Moments are stored by the wall clock, because they outlive a restart. A machine without a battery
begins somewhere in the past, and is set once it has a network.
"""

import math
from datetime import datetime, timedelta
from typing import Final

_SLACK_S: Final = 5.0
"""How far clocks are slewed back without a step."""


def elapsed_s(since: datetime, at: datetime) -> float:
    """Seconds since a moment; infinite if the clock was set back to before it.

    Otherwise a limit would hold until the clock has caught up, which may take years.
    """
    passed_s = (at - since).total_seconds()
    if passed_s < -_SLACK_S:
        return math.inf
    return max(0.0, passed_s)


def is_ahead(until: datetime, at: datetime, longest: timedelta) -> bool:
    """Whether a moment is yet to come, that was never further ahead than `longest`.

    If it is, the clock was set back since, and nobody knows how much of the time is left.
    """
    return timedelta(0) < until - at <= longest + timedelta(seconds=_SLACK_S)
