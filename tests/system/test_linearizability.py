"""The checker accepts linearizable histories and no others."""

import pytest

from tests.system.linearizability import NEVER_S, Operation, is_linearizable, shortest_failure


def write(value: object, invoked_s: float, returned_s: float = NEVER_S) -> Operation:
    return Operation(
        actor="w", invoked_s=invoked_s, returned_s=returned_s, value=value, is_write=True
    )


def read(value: object, invoked_s: float, returned_s: float) -> Operation:
    return Operation(
        actor="r", invoked_s=invoked_s, returned_s=returned_s, value=value, is_write=False
    )


@pytest.mark.parametrize(
    "history",
    [
        [],
        [read(0, 1, 2)],
        [write(1, 1, 2), read(1, 3, 4)],
        # A read concurrent with a write may see either value.
        [write(1, 1, 4), read(0, 2, 3)],
        [write(1, 1, 4), read(1, 2, 3)],
        # Two concurrent writes may take effect in either order.
        [write(1, 1, 4), write(2, 1, 4), read(1, 5, 6)],
        # An unanswered write may take effect late, or never.
        [write(1, 1), read(0, 2, 3), read(1, 4, 5)],
        [write(1, 1), read(0, 2, 3), read(0, 4, 5)],
    ],
)
def test_what_one_order_explains_is_linearizable(history: list[Operation]) -> None:
    assert is_linearizable(history, 0)


@pytest.mark.parametrize(
    "history",
    [
        # An acknowledged write is lost.
        [write(1, 1, 2), read(0, 3, 4)],
        # A read returns an older value than the read before.
        [write(1, 1, 6), read(1, 2, 3), read(0, 4, 5)],
        # A read returns a value that was never written.
        [read(7, 1, 2)],
        # An unanswered write takes effect and is lost again.
        [write(1, 1), read(1, 2, 3), read(0, 4, 5)],
        # A write reappears after a later one.
        [write(1, 1, 2), write(2, 3, 4), read(2, 5, 6), read(1, 7, 8)],
    ],
)
def test_what_no_order_explains_is_not(history: list[Operation]) -> None:
    assert not is_linearizable(history, 0)


def test_a_failure_is_shown_without_what_does_not_belong_to_it() -> None:
    noise = [write(0, 10 + number, 10.5 + number) for number in range(20)]
    fine = [read(0, 31 + number, 31.5 + number) for number in range(20)]
    lost = [write(1, 60, 61), read(0, 62, 63)]
    shortest = shortest_failure([*noise, *fine, *lost], 0)
    assert lost[0] in shortest
    assert lost[1] in shortest
    assert len([one for one in shortest if not one.is_write]) == 1
