"""Token buckets in memory: how often somebody may do something that costs."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from raveberry_server.domain.model.errors import Reason, RefusedError

MOST_KEPT: Final = 10_000
"""Buckets that are remembered; the one that was used longest ago is forgotten first, as it is the
fullest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How often something may be done.

    Attributes:
        at_once: so often without a pause.
        per_s: so often a second from then on.
    """

    at_once: float
    per_s: float


@dataclass(slots=True)
class _Bucket:
    level: float
    at_s: float


class RateLimiter:
    """Counts by key; not durable."""

    def __init__(self, *, mono_s: Callable[[], float]) -> None:
        self._mono_s = mono_s
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def expect_left(self, key: str, rate: Rate) -> None:
        """Take one of what a key may do.

        Raises:
            RefusedError: `rate_limited`, and when there is one again; nothing was taken.
        """
        now_s = self._mono_s()
        bucket = self._buckets.get(key)
        if bucket is None:
            self._buckets[key] = bucket = _Bucket(rate.at_once, now_s)
            if len(self._buckets) > MOST_KEPT:
                self._buckets.popitem(last=False)
        else:
            self._buckets.move_to_end(key)
        passed_s = max(0.0, now_s - bucket.at_s)
        bucket.level = min(rate.at_once, bucket.level + passed_s * rate.per_s)
        bucket.at_s = now_s
        if bucket.level < 1:
            raise RefusedError(
                Reason.RATE_LIMITED,
                "That is more than a person can do; try again in a moment",
                limit=rate.at_once,
                remaining=0,
                retry_after_s=(1 - bucket.level) / rate.per_s,
            )
        bucket.level -= 1
