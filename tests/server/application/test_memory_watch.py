"""Memory is returned once a burst is over, and not again while it is in use."""

from collections.abc import Sequence

from raveberry_server.application.memory_watch import MemoryWatch

MB = 1 << 20


def times_given_back(sizes_mb: Sequence[float | None]) -> list[int]:
    """Check once at each size, and return the checks that returned memory."""
    given: list[int] = []
    left = list(sizes_mb)

    def resident_bytes() -> int | None:
        size_mb = left.pop(0)
        return None if size_mb is None else int(size_mb * MB)

    watch = MemoryWatch(
        resident_bytes=resident_bytes,
        give_back=lambda: given.append(len(sizes_mb) - len(left) - 1),
    )
    while left:
        watch.check()
    return given


def test_a_burst_is_given_back_when_it_is_over() -> None:
    assert times_given_back([60, 70, 80, 90, 90.5, 61, 61]) == [4]


def test_a_little_growth_is_not_worth_it() -> None:
    assert times_given_back([60, 62, 64, 65, 65, 65]) == []


def test_what_is_in_use_is_not_collected_for_again() -> None:
    assert times_given_back([60, 80, 80, 79, 79, 79, 80, 82]) == [2]
    assert times_given_back([60, 80, 80, 79, 86, 86, 79]) == [2, 5]


def test_a_process_that_shrinks_by_itself_has_a_lower_floor() -> None:
    assert times_given_back([90, 60, 67, 67, 60]) == [3]


def test_a_size_that_cannot_be_read_is_passed_over() -> None:
    assert times_given_back([60, None, 70, None, 70, 60]) == [4]
