"""A small sequential model of votes and the queue, written from docs/rules.md alone.

It shares no code with the product. It models the orders `fair` and `votes` (pinned songs, the last
prioritised first; then, in the fair order, by turn; then by score; then in the order of the
requests), which compare two entries by their own turns, votes, pins and requests. So a part of the
queue is in the same order as in the whole queue, and a history is linearizable only if what it says
about each entry, and about each pair of entries, is.

A turn depends on other songs of its guest. The model takes it from the read that shows it, and
`wrong_turns` checks it against the other songs in the same read.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Final, TypeIs

from tests.system.support.linearizability import Failure, Operation, failure_of


@dataclass(frozen=True, slots=True)
class Waiting:
    """A waiting entry."""

    entry: str
    requester: str
    votes: frozenset[tuple[str, int]]

    @property
    def score(self) -> int:
        return sum(value for _, value in self.votes)

    def vote_of(self, guest: str) -> int:
        return dict(self.votes).get(guest, 0)

    def with_vote(self, guest: str, value: int) -> "Waiting":
        others = {one for one in self.votes if one[0] != guest}
        return replace(self, votes=frozenset(others | ({(guest, value)} if value else set())))


@dataclass(frozen=True, slots=True)
class Queue:
    """The state of the model.

    Attributes:
        waiting: the entries in the order of their requests.
        pinned: the prioritised entries, the last one first.
        gone: the entries that left.
    """

    waiting: tuple[Waiting, ...] = ()
    pinned: tuple[str, ...] = ()
    gone: frozenset[str] = frozenset()

    def find(self, entry: str) -> Waiting | None:
        return next((one for one in self.waiting if one.entry == entry), None)

    def in_order(self, turns: Mapping[str, int] | None = None) -> list[Waiting]:
        """Return the entries in the fair order of their turns, or without turns by votes."""
        pins = {entry: place for place, entry in enumerate(self.pinned)}
        turns = turns or {}

        def rank(one: Waiting) -> tuple[int, int, int]:
            # Sorting is stable, so that the order of the requests decides among equals.
            if one.entry in pins:
                return (pins[one.entry], 0, 0)
            return (len(pins), turns.get(one.entry, 0), -one.score)

        return sorted(self.waiting, key=rank)

    def __str__(self) -> str:
        shown = [
            f"{one.entry} of {one.requester} {dict(sorted(one.votes))}"
            f"{' pinned' if one.entry in self.pinned else ''}"
            for one in self.in_order()
        ]
        return ", ".join(shown) or "an empty queue"


EMPTY: Final = Queue()


@dataclass(frozen=True, slots=True)
class Requested:
    """A song was requested, which makes an entry, or a vote if the song waits already.

    Attributes:
        is_duplicate: whether the answer says that the song waited already.
    """

    guest: str
    entry: str
    is_duplicate: bool | None = None

    def __str__(self) -> str:
        kind = {None: "requested", True: "requested again", False: "requested new"}
        return f"{kind[self.is_duplicate]} {self.entry}"


@dataclass(frozen=True, slots=True)
class VoteSet:
    """A guest's vote was set; `score` is the answered score of the entry."""

    guest: str
    entry: str
    value: int
    score: int | None = None

    def __str__(self) -> str:
        return f"voted {self.value:+d} on {self.entry}, score {self.score}"


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A guest took their own entry back, which no other guest had upvoted."""

    guest: str
    entry: str

    def __str__(self) -> str:
        return f"withdrew {self.entry}"


@dataclass(frozen=True, slots=True)
class Removed:
    """The host removed an entry."""

    entry: str

    def __str__(self) -> str:
        return f"removed {self.entry}"


@dataclass(frozen=True, slots=True)
class Prioritized:
    """The host pinned an entry before all others."""

    entry: str

    def __str__(self) -> str:
        return f"prioritized {self.entry}"


@dataclass(frozen=True, slots=True)
class Seen:
    """A waiting entry in a read, with the vote of the guest who read.

    Attributes:
        turn: the turn in the fair order, 0 in the order `votes`.
    """

    entry: str
    score: int
    own_vote: int
    turn: int = 0

    def __str__(self) -> str:
        turn = f"turn {self.turn}, " if self.turn else ""
        return f"{self.entry} ({turn}score {self.score}, own vote {self.own_vote:+d})"


@dataclass(frozen=True, slots=True)
class EntryRead:
    """An entry was read. The answer to a request shows the entry as it was a little later."""

    entry: str
    score: int

    def __str__(self) -> str:
        return f"read {self.entry} (score {self.score})"


@dataclass(frozen=True, slots=True)
class QueueRead:
    """The queue was read, in its order."""

    guest: str
    entries: tuple[Seen, ...]

    def __str__(self) -> str:
        return f"read {', '.join(map(str, self.entries)) or 'none of them'}"


type OnEntry = Requested | VoteSet | Withdrawn | Removed | Prioritized | EntryRead


def after(queue: Queue, operation: Operation) -> Queue | None:
    """Return the queue after an operation, or None if its answer is impossible."""
    match operation.action:
        case QueueRead() | EntryRead() as read:
            return queue if _shows(queue, read) else None
        case Requested(guest, entry, is_duplicate):
            return _after_request(queue, guest, entry, is_duplicate)
        case VoteSet(guest, entry, value, score):
            return _with_vote(queue, guest, entry, value, score)
        case Withdrawn() | Removed():
            return _after_removal(queue, operation.action)
        case Prioritized(entry) if queue.find(entry):
            return replace(queue, pinned=(entry, *(one for one in queue.pinned if one != entry)))
        case _:
            return None


def failures_of_queue(operations: Iterable[Operation]) -> Iterator[Failure[Queue]]:
    """Yield the failures of each entry, and of each pair of entries that were seen together."""
    operations = list(operations)
    changed = {one.action.entry for one in operations if _is_on_entry(one.action)}
    reads = [one.action for one in operations if isinstance(one.action, QueueRead)]
    seen = [[entry.entry for entry in read.entries] for read in reads]
    pairs = {frozenset(pair) for entries in seen for pair in combinations(entries, 2)}
    entries = sorted(changed.union(*seen))
    for group in (*({entry} for entry in entries), *sorted(pairs, key=sorted)):
        part = list(_part(operations, group))
        if (failure := failure_of(part, {EMPTY}, after)) is not None:
            yield failure


def wrong_turns(
    turns: Mapping[str, int], requests: Mapping[str, Sequence[str]], *, are_first: bool
) -> str | None:
    """Return what is wrong with the turns of all waiting entries at one moment, None if they fit.

    Args:
        turns: the turns by entry.
        requests: the entries of each guest that are known, in the order of the requests.
        are_first: whether no song has started since turns were forgotten, so that each guest's
            songs have the turns 1, 2, 3 and so on.
    """
    are_all_known = {entry for mine in requests.values() for entry in mine} >= turns.keys()
    for guest, mine in requests.items():
        found = [turns[entry] for entry in mine if entry in turns]
        if any(later <= earlier for earlier, later in pairwise(found)):
            return f"songs of {guest} have the turns {found}, in the order of the requests"
        if are_first and are_all_known and found != list(range(1, len(found) + 1)):
            return f"songs of {guest} have the turns {found}, although no song has started"
    return None


def _shows(queue: Queue, read: QueueRead | EntryRead) -> bool:
    if isinstance(read, EntryRead):
        found = queue.find(read.entry)
        return found is not None and found.score == read.score
    turns = {one.entry: one.turn for one in read.entries}
    return read.entries == tuple(
        Seen(one.entry, one.score, one.vote_of(read.guest), turns.get(one.entry, 0))
        for one in queue.in_order(turns)
    )


def _after_request(queue: Queue, guest: str, entry: str, is_duplicate: bool | None) -> Queue | None:
    is_waiting = queue.find(entry) is not None
    if entry in queue.gone or is_duplicate not in {None, is_waiting}:
        return None
    if is_waiting:
        return _with_vote(queue, guest, entry, 1, None)
    new = Waiting(entry, guest, frozenset({(guest, 1)}))
    return replace(queue, waiting=(*queue.waiting, new))


def _with_vote(queue: Queue, guest: str, entry: str, value: int, score: int | None) -> Queue | None:
    found = queue.find(entry)
    if found is None:
        return None
    changed = found.with_vote(guest, value)
    if score not in {None, changed.score}:
        return None
    waiting = tuple(changed if one is found else one for one in queue.waiting)
    return replace(queue, waiting=waiting)


def _after_removal(queue: Queue, removal: Withdrawn | Removed) -> Queue | None:
    found = queue.find(removal.entry)
    if found is None:
        return None
    if isinstance(removal, Withdrawn):
        upvoters = {guest for guest, value in found.votes if value > 0}
        if removal.guest != found.requester or not upvoters <= {removal.guest}:
            return None
    return Queue(
        waiting=tuple(one for one in queue.waiting if one is not found),
        pinned=tuple(one for one in queue.pinned if one != found.entry),
        gone=queue.gone | {found.entry},
    )


def _is_on_entry(action: object) -> TypeIs[OnEntry]:
    return isinstance(action, OnEntry.__value__)


def _part(operations: Iterable[Operation], group: Collection[str]) -> Iterator[Operation]:
    """Yield what the operations say about a group of entries.

    A pair needs only the reads that show both; the others are checked for each entry alone.
    """
    for operation in operations:
        action = operation.action
        if isinstance(action, QueueRead):
            shown = tuple(one for one in action.entries if one.entry in group)
            if len(group) == 1 or len(shown) == len(group):
                yield replace(operation, action=QueueRead(action.guest, shown))
        elif _is_on_entry(action) and action.entry in group:
            yield operation
