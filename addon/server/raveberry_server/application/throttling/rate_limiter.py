"""Rate limiter with in-memory token buckets."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from raveberry_server.domain.model.errors import Refusal, RefusedError

MOST_KEPT: Final = 10_000
"""Buckets kept; the least recently used one is evicted first, as it is the fullest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Size and refill rate of a token bucket.

    Attributes:
        at_once: burst size.
        per_s: tokens added each second.
    """

    at_once: float
    per_s: float


@dataclass(slots=True)
class _Bucket:
    level: float
    at_s: float


class RateLimiter:
    """Token buckets by key; not durable."""

    def __init__(self, *, mono_s: Callable[[], float]) -> None:
        self._mono_s = mono_s
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def expect_left(self, key: str, rate: Rate) -> None:
        """Take a token from the bucket of a key.

        Raises:
            RefusedError: `rate_limited`, with the time until the next token; nothing was taken.
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
                Refusal.TOO_MANY_REQUESTS,
                limit=rate.at_once,
                remaining=0,
                retry_after_s=(1 - bucket.level) / rate.per_s,
            )
        bucket.level -= 1
