"""Time passed, on a clock that somebody may set."""

import math
from datetime import UTC, datetime, timedelta

import pytest
from raveberry_server.domain.model.clock_set_back import elapsed_s, is_ahead

NOW = datetime(2026, 12, 31, 20, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("ago_s", "passed_s"),
    [(0, 0), (10, 10), (-4, 0), (-6, math.inf), (-(10**9), math.inf), (10**9, 10**9)],
)
def test_a_moment_that_a_clock_put_into_the_future_is_long_past(
    ago_s: float, passed_s: float
) -> None:
    assert elapsed_s(NOW - timedelta(seconds=ago_s), NOW) == passed_s


@pytest.mark.parametrize(
    ("left_s", "ahead"), [(-1, False), (0, False), (1, True), (60, True), (64, True), (66, False)]
)
def test_a_moment_is_ahead_only_as_far_as_it_can_be(left_s: float, *, ahead: bool) -> None:
    assert is_ahead(NOW + timedelta(seconds=left_s), NOW, MINUTE) is ahead
