"""Limits on costly calls."""

import pytest
from raveberry_server.application.throttling import rate_limiter
from raveberry_server.application.throttling.rate_limiter import Rate, RateLimiter
from raveberry_server.domain.model.errors import Reason, RefusedError

from tests.fakes.clock import FakeClock

RATE = Rate(at_once=3, per_s=2)


def allowed(limiter: RateLimiter, key: str, times: int = 10) -> int:
    done = 0
    for _ in range(times):
        try:
            limiter.expect_left(key, RATE)
        except RefusedError:
            break
        done += 1
    return done


def test_a_burst_is_followed_by_an_even_rate() -> None:
    clock = FakeClock()
    limiter = RateLimiter(mono_s=clock.mono_s)
    assert allowed(limiter, "ann") == 3
    clock.advance(1)
    assert allowed(limiter, "ann") == 2
    clock.advance(1_000)
    assert allowed(limiter, "ann") == 3


def test_a_refusal_has_the_time_of_the_next_attempt() -> None:
    clock = FakeClock()
    limiter = RateLimiter(mono_s=clock.mono_s)
    allowed(limiter, "ann")
    with pytest.raises(RefusedError) as refused:
        limiter.expect_left("ann", RATE)
    assert refused.value.reason is Reason.RATE_LIMITED
    clock.advance(refused.value.retry_after_s or 0)
    assert allowed(limiter, "ann", times=1) == 1


def test_claimants_are_counted_separately() -> None:
    limiter = RateLimiter(mono_s=FakeClock().mono_s)
    assert [allowed(limiter, key) for key in ("ann", "ben")] == [3, 3]


def test_only_so_many_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limiter, "MOST_KEPT", 2)
    limiter = RateLimiter(mono_s=FakeClock().mono_s)
    assert [allowed(limiter, key) for key in ("ann", "ben", "cid", "ann")] == [3] * 4
    assert allowed(limiter, "cid") == 0
