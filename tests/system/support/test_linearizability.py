"""The checker accepts linearizable histories and no others, and shows the least of a failure."""

import pytest

from tests.system.support.linearizability import NEVER_S, Operation, failure_of
from tests.system.support.queue_model import (
    EntryRead,
    Prioritized,
    QueueRead,
    Removed,
    Requested,
    Seen,
    VoteSet,
    Withdrawn,
    failures_of_queue,
    wrong_turns,
)


def write(value: object, invoked_s: float, returned_s: float = NEVER_S) -> Operation:
    return Operation(actor="w", invoked_s=invoked_s, returned_s=returned_s, action=("write", value))


def read(value: object, invoked_s: float, returned_s: float) -> Operation:
    action = ("read", value)
    return Operation(
        actor="r", invoked_s=invoked_s, returned_s=returned_s, action=action, is_read=True
    )


def register(value: object, operation: Operation) -> object | None:
    """Return the value of a register after an operation, None if its answer is impossible."""
    assert isinstance(operation.action, tuple)
    verb, operand = operation.action
    return operand if verb == "write" or operand == value else None


@pytest.mark.parametrize(
    "history",
    [
        [],
        [read(0, 1, 2)],
        [write(1, 1, 2), read(1, 3, 4)],
        # A read concurrent with a write may see either value.
        [write(1, 1, 4), read(0, 2, 3)],
        [write(1, 1, 4), read(1, 2, 3)],
        # A slow read may see what was true before a write that ended meanwhile.
        [read(0, 1, 6), write(1, 2, 3), read(1, 4, 5)],
        # Two concurrent writes may take effect in either order.
        [write(1, 1, 4), write(2, 1, 4), read(1, 5, 6)],
        # An unanswered write may take effect late, or never.
        [write(1, 1), read(0, 2, 3), read(1, 4, 5)],
        [write(1, 1), read(0, 2, 3), read(0, 4, 5)],
    ],
)
def test_histories_with_an_order_are_linearizable(history: list[Operation]) -> None:
    assert failure_of(history, {0}, register) is None


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
def test_histories_without_an_order_are_not_linearizable(history: list[Operation]) -> None:
    assert failure_of(history, {0}, register) is not None


def test_a_failure_is_reduced_to_its_operations() -> None:
    before = [write(0, 10 + number, 10.5 + number) for number in range(20)]
    fine = [read(0, 31 + number, 31.5 + number) for number in range(20)]
    lost = [write(1, 60, 63), read(1, 61, 62), read(0, 64, 65)]
    later = [write(number, 70 + number, 70.5 + number) for number in range(20)]
    failure = failure_of([*before, *fine, *lost, *later], {0}, register)
    assert failure is not None
    # The write had ended before the read began, so the possible state says it all.
    assert failure.states == {1}
    assert failure.history == (lost[2],)


# --- votes and the queue -------------------------------------------------------------------------


def did(actor: str, action: object, number: int) -> Operation:
    is_read = isinstance(action, QueueRead | EntryRead)
    return Operation(
        actor=actor, invoked_s=number, returned_s=number + 0.5, action=action, is_read=is_read
    )


def in_turn(*actions: object) -> list[Operation]:
    """Return a history of operations, each of which ended before the next began."""
    return [did("Ann", action, number) for number, action in enumerate(actions)]


def seen(*entries: tuple[str, int, int] | tuple[str, int, int, int]) -> QueueRead:
    return QueueRead("Ann", tuple(Seen(*entry) for entry in entries))


TWO = (Requested("Ann", "e1", False), Requested("Ben", "e2", False))


@pytest.mark.parametrize(
    "actions",
    [
        (*TWO, seen(("e1", 1, 1), ("e2", 1, 0))),
        (*TWO, VoteSet("Ann", "e2", 1, 2), seen(("e2", 2, 1), ("e1", 1, 1))),
        (*TWO, VoteSet("Ann", "e1", -1, -1), seen(("e2", 1, 0), ("e1", -1, -1))),
        (*TWO, Requested("Ann", "e2", True), EntryRead("e2", 2), seen(("e2", 2, 1), ("e1", 1, 1))),
        (*TWO, Prioritized("e2"), seen(("e2", 1, 0), ("e1", 1, 1))),
        (*TWO, Prioritized("e1"), Prioritized("e2"), seen(("e2", 1, 0), ("e1", 1, 1))),
        (*TWO, Removed("e1"), seen(("e2", 1, 0))),
        (*TWO, Withdrawn("Ann", "e1"), seen(("e2", 1, 0))),
        # In the fair order the turn comes before the score, and the score before the request.
        (*TWO, VoteSet("Ann", "e2", 1, 2), seen(("e1", 1, 1, 1), ("e2", 2, 1, 2))),
        (*TWO, VoteSet("Ann", "e2", 1, 2), seen(("e2", 2, 1, 1), ("e1", 1, 1, 1))),
        (*TWO, seen(("e1", 1, 1, 1), ("e2", 1, 0, 1))),
        (*TWO, Prioritized("e2"), seen(("e2", 1, 0, 2), ("e1", 1, 1, 1))),
    ],
)
def test_a_queue_in_the_order_of_the_rules_is_linearizable(actions: tuple[object, ...]) -> None:
    assert not list(failures_of_queue(in_turn(*actions)))


@pytest.mark.parametrize(
    "actions",
    [
        # Two entries are swapped.
        (*TWO, seen(("e2", 1, 0), ("e1", 1, 1))),
        (*TWO, VoteSet("Ann", "e2", 1, 2), seen(("e1", 1, 1), ("e2", 2, 1))),
        (*TWO, Prioritized("e2"), seen(("e1", 1, 1), ("e2", 1, 0))),
        # A song of a later turn stands first, or in the same turn one of a lower score.
        (*TWO, VoteSet("Ann", "e2", 1, 2), seen(("e2", 2, 1, 2), ("e1", 1, 1, 1))),
        (*TWO, VoteSet("Ann", "e2", 1, 2), seen(("e1", 1, 1, 1), ("e2", 2, 1, 1))),
        (*TWO, seen(("e2", 1, 0, 1), ("e1", 1, 1, 1))),
        # A vote is acknowledged and not applied.
        (*TWO, VoteSet("Ann", "e2", 1, 2), seen(("e1", 1, 1), ("e2", 1, 0))),
        (*TWO, VoteSet("Ann", "e2", 1, 2), VoteSet("Ben", "e2", 0, 0)),
        # A vote of another guest counts twice.
        (*TWO, seen(("e2", 2, 0), ("e1", 1, 1))),
        # A read is stale: it shows an entry that was removed, or an old score.
        (*TWO, Removed("e1"), seen(("e1", 1, 1), ("e2", 1, 0))),
        (*TWO, VoteSet("Ann", "e1", 0, 0), seen(("e1", 1, 1), ("e2", 1, 0))),
        # An entry is lost, appears twice, or from nowhere.
        (*TWO, seen(("e1", 1, 1))),
        (*TWO, seen(("e1", 1, 1), ("e1", 1, 1), ("e2", 1, 0))),
        (*TWO, seen(("e1", 1, 1), ("e2", 1, 0), ("e3", 1, 0))),
        # A guest takes back what another upvoted, or what is not theirs.
        (*TWO, VoteSet("Ben", "e1", 1, 2), Withdrawn("Ann", "e1")),
        (*TWO, Withdrawn("Ann", "e2")),
        # What left is acted on.
        (*TWO, Removed("e1"), VoteSet("Ann", "e1", 1, 1)),
        (*TWO, Removed("e1"), Requested("Ann", "e1", False)),
        # A new request is answered as a vote, and the other way round.
        (*TWO, Requested("Ann", "e2", False)),
        (Requested("Ann", "e1", True),),
        # The answer to a request shows an older entry.
        (*TWO, Requested("Ann", "e2", True), EntryRead("e2", 1)),
    ],
)
def test_any_other_queue_is_not(actions: tuple[object, ...]) -> None:
    assert list(failures_of_queue(in_turn(*actions)))


def test_concurrent_requests_may_be_in_either_order_and_in_one_only() -> None:
    requests = [
        Operation(actor=guest, invoked_s=0, returned_s=9, action=Requested(guest, entry, False))
        for guest, entry in (("Ann", "e1"), ("Ben", "e2"))
    ]
    one, other = seen(("e1", 1, 1), ("e2", 1, 0)), seen(("e2", 1, 0), ("e1", 1, 1))
    for order in (one, other):
        assert not list(failures_of_queue([*requests, did("Ann", order, 10)]))
    both = [*requests, did("Ann", one, 10), did("Ann", other, 11)]
    (failure,) = failures_of_queue(both)
    assert "read" in str(failure)


def test_the_first_explanation_of_an_answer_need_not_be_the_right_one() -> None:
    history = [
        did("Cem", Requested("Cem", "e1", False), 0),
        Operation(actor="Ann", invoked_s=1, returned_s=NEVER_S, action=VoteSet("Ann", "e1", 1)),
        Operation(actor="Ben", invoked_s=2, returned_s=9, action=Requested("Ben", "e1", True)),
        # Ben's request would explain this, but then Ann's second vote would be answered with 2.
        did("Dee", EntryRead("e1", 2), 3),
        did("Ann", VoteSet("Ann", "e1", 0, 1), 4),
        did("Dee", EntryRead("e1", 2), 10),
    ]
    assert not list(failures_of_queue(history))
    lost = [*history[:-1], did("Dee", EntryRead("e1", 1), 10)]
    assert list(failures_of_queue(lost))


REQUESTS = {"Ann": ["e1", "e3", "e4"], "Ben": ["e2"]}


@pytest.mark.parametrize(
    ("turns", "are_first"),
    [
        ({"e1": 1, "e2": 1, "e3": 2, "e4": 3}, True),
        # One song is gone, so that the later ones are a turn earlier.
        ({"e2": 1, "e3": 1, "e4": 2}, True),
        # Songs have started meanwhile.
        ({"e2": 4, "e3": 4, "e4": 6}, False),
        # The requester of a song is not known, as the request was not answered.
        ({"e1": 1, "e2": 2, "e5": 1}, True),
    ],
)
def test_turns_follow_the_requests_of_each_guest(turns: dict[str, int], are_first: bool) -> None:
    assert wrong_turns(turns, REQUESTS, are_first=are_first) is None


@pytest.mark.parametrize(
    ("turns", "are_first"),
    [
        # Two songs of a guest share a turn, or a later one comes first.
        ({"e1": 1, "e3": 1}, False),
        ({"e1": 2, "e3": 1}, False),
        # The turn of a song that is gone stays, a newcomer waits, or a song jumps the queue.
        ({"e2": 1, "e3": 2, "e4": 3}, True),
        ({"e1": 1, "e2": 2}, True),
        ({"e1": 0, "e3": 1, "e2": 1}, True),
    ],
)
def test_other_turns_are_found(turns: dict[str, int], are_first: bool) -> None:
    assert wrong_turns(turns, REQUESTS, are_first=are_first)
