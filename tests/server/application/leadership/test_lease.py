"""Two servers never lead at one moment, whatever the network and the machines do."""

import collections
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from raveberry_server.application.leadership import lease as lease_module
from raveberry_server.application.leadership.lease import (
    READ_EVERY_S,
    RENEW_EVERY_S,
    TAKE_AFTER_S,
    VALID_S,
    Lease,
    LeaseRead,
    LeaseRecord,
    LeaseRequest,
    LeaseWrite,
    SeenRecord,
)

EPOCH = 1_000


@dataclass
class Store:
    """A store that replaces its record by compare-and-set."""

    seen: SeenRecord = field(default_factory=lambda: SeenRecord(record=None, revision=0))
    revisions: int = 0

    def carry_out(self, request: LeaseRequest) -> SeenRecord | int | None:
        """Return the record, the new revision, or None for a refused write."""
        if isinstance(request, LeaseRead):
            return self.seen
        if request.after != self.seen.revision:
            return None
        self.revisions += 1
        self.seen = SeenRecord(record=request.record, revision=self.revisions)
        return self.revisions


def note(lease: Lease, request: LeaseRequest, answer: SeenRecord | int | None, at_s: float) -> None:
    """Pass an answer of the store to a server."""
    match request, answer:
        case LeaseRead(), SeenRecord():
            lease.note_seen(answer, at_s)
        case LeaseWrite(), int():
            lease.note_written(request, answer, at_s)
        case LeaseWrite(), None:
            lease.note_unknown()


@dataclass
class Server:
    """A server with a clock of its own, whose requests and answers may take any time."""

    name: str
    speed: float
    offset_s: float
    lease: Lease
    hangs_until_s: float = 0.0
    is_cut_until_s: float = 0.0
    on_the_way: list[LeaseRequest] = field(default_factory=list)
    answers: list[tuple[LeaseRequest, SeenRecord | int | None]] = field(default_factory=list)

    def mono_s(self, at_s: float) -> float:
        """Return the time of its clock."""
        return self.offset_s + at_s * self.speed


class World:
    """Servers, the store between them, and a network that loses and delays."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.store = Store()
        self.at_s = 0.0
        self.starts = 0
        self.servers = [self._server() for _ in range(3)]
        self.leaders: list[str] = []

    def _server(self) -> Server:
        self.starts += 1
        return Server(
            name=f"s{self.starts}",
            speed=self.random.uniform(0.9, 1.1),
            offset_s=self.random.uniform(0, 1000),
            lease=Lease(holder=f"s{self.starts}"),
        )

    def step(self) -> None:
        """Let a moment pass in which one thing happens."""
        self.at_s += self.random.choice((0.0, 0.005, 0.02, 0.05))
        number = self.random.randrange(len(self.servers))
        server = self.servers[number]
        match self.random.random():
            case chance if chance < 0.001:
                self.servers[number] = self._server()
            case chance if chance < 0.004:
                server.hangs_until_s = self.at_s + self.random.uniform(0, 8)
            case chance if chance < 0.007:
                server.is_cut_until_s = self.at_s + self.random.uniform(0, 8)
            case chance if chance < 0.4:
                self._let_act(server)
            case chance if chance < 0.7:
                self._deliver(server)
            case _:
                self._answer(server)
        self._note_leaders()

    def _let_act(self, server: Server) -> None:
        if self.at_s < server.hangs_until_s:
            return
        request = server.lease.request(
            server.mono_s(self.at_s), epoch=EPOCH, may_take=self.random.random() < 0.9
        )
        if request is not None:
            server.on_the_way.append(request)

    def _deliver(self, server: Server) -> None:
        if self.at_s < server.is_cut_until_s or not server.on_the_way:
            return
        request = server.on_the_way.pop(self.random.randrange(len(server.on_the_way)))
        match self.random.random():
            case chance if chance < 0.02:
                server.answers.append((request, None))
            case chance if chance < 0.05:
                # The answer is lost, and then the request arrives once more.
                self.store.carry_out(request)
                server.answers.append((request, None))
            case _:
                server.answers.append((request, self.store.carry_out(request)))

    def _answer(self, server: Server) -> None:
        if self.at_s < server.hangs_until_s or not server.answers:
            return
        request, answer = server.answers.pop(self.random.randrange(len(server.answers)))
        note(server.lease, request, answer, server.mono_s(self.at_s))

    def _note_leaders(self) -> None:
        leading = [one for one in self.servers if one.lease.is_leading(one.mono_s(self.at_s))]
        assert len(leading) <= 1, (self.at_s, [one.name for one in leading])
        for one in leading:
            if one.name not in self.leaders:
                assert all(one.lease.epoch > other for other in self._epochs(one))
                self.leaders.append(one.name)

    def _epochs(self, newest: Server) -> Iterator[int]:
        return (one.lease.epoch for one in self.servers if one is not newest)


def many_leaders(seed: int, steps: int = 3_000) -> int:
    """Return how many servers led one after the other in a random world."""
    world = World(Random(seed))
    for _ in range(steps):
        world.step()
    return len(world.leaders)


@settings(deadline=None)
@given(st.integers(0, 2**32))
def test_two_servers_never_lead_at_one_moment(seed: int) -> None:
    many_leaders(seed)


def test_leaders_follow_each_other_in_such_worlds() -> None:
    assert sum(map(many_leaders, range(20))) >= 20


def test_a_lease_that_is_taken_too_early_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease_module, "TAKE_AFTER_S", VALID_S - 1.0)
    with pytest.raises(AssertionError):
        collections.deque(map(many_leaders, range(200)))


def test_a_lease_that_counts_from_the_answer_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = Lease._write

    def later(lease: Lease, now_s: float, epoch: int) -> LeaseWrite:
        return sent(lease, now_s + 3.0, epoch)

    monkeypatch.setattr(Lease, "_write", later)
    with pytest.raises(AssertionError):
        collections.deque(map(many_leaders, range(200)))


def led(store: Store, holder: str = "a", at_s: float = 0.0) -> Lease:
    """Return the lease of a server that leads."""
    lease = Lease(holder=holder)
    for later_s in (0.0, READ_EVERY_S, 2 * READ_EVERY_S):
        exchange(lease, store, at_s + later_s)
    assert lease.is_leading(at_s + 2 * READ_EVERY_S)
    return lease


def exchange(lease: Lease, store: Store, at_s: float, *, may_take: bool = True) -> None:
    """Carry out what a server requests, without a delay."""
    request = lease.request(at_s, epoch=EPOCH, may_take=may_take)
    if request is not None:
        note(lease, request, store.carry_out(request), at_s)


def test_the_first_server_leads_at_once() -> None:
    lease = led(Store())
    assert lease.epoch == EPOCH


def test_a_server_that_lacks_commits_does_not_take_the_lease() -> None:
    lease, store = Lease(holder="a"), Store()
    for number in range(10):
        exchange(lease, store, number * READ_EVERY_S, may_take=False)
    assert store.seen.record is None
    assert not lease.is_lost(3.0)


def test_a_leader_that_cannot_renew_stops_after_three_seconds() -> None:
    store = Store()
    lease = led(store)
    sent_s = 2 * READ_EVERY_S
    assert lease.is_leading(sent_s + VALID_S - 0.01)
    assert not lease.is_leading(sent_s + VALID_S)
    assert lease.is_lost(sent_s + VALID_S)
    assert lease.request(sent_s + VALID_S, epoch=EPOCH, may_take=True) is None


def test_a_renewal_keeps_the_lease() -> None:
    store = Store()
    lease = led(store)
    for second in range(1, 30):
        exchange(lease, store, second * RENEW_EVERY_S + 1.0)
    assert lease.is_leading(31.0)


def test_another_server_takes_the_lease_after_four_seconds_with_the_next_epoch() -> None:
    store = Store()
    led(store)
    other = Lease(holder="b")
    exchange(other, store, 1.0)
    exchange(other, store, 1.0 + TAKE_AFTER_S - 0.01)
    assert other.epoch == 0
    exchange(other, store, 1.0 + TAKE_AFTER_S + READ_EVERY_S)
    assert other.epoch == EPOCH + 1
    assert other.is_leading(1.0 + TAKE_AFTER_S + READ_EVERY_S)


def test_a_released_lease_is_taken_at_once() -> None:
    store = Store()
    lease = led(store)
    release = lease.release(1.0)
    assert release is not None
    assert not lease.is_leading(1.0)
    store.carry_out(release)
    led(store, "b", at_s=1.1)


def test_a_server_that_does_not_lead_releases_nothing() -> None:
    assert Lease(holder="a").release(0.0) is None


def test_a_renewal_whose_answer_was_lost_counts_once_it_is_read() -> None:
    store = Store()
    lease = led(store)
    renewal = lease.request(2.0, epoch=EPOCH, may_take=True)
    assert isinstance(renewal, LeaseWrite)
    store.carry_out(renewal)
    lease.note_unknown()
    exchange(lease, store, 3.0)
    assert lease.is_leading(2.0 + VALID_S - 0.01)
    assert not lease.is_leading(2.0 + VALID_S)


def test_a_first_write_that_was_stored_too_late_is_no_leadership() -> None:
    lease, store = Lease(holder="a"), Store()
    exchange(lease, store, 0.0)
    first = lease.request(1.0, epoch=EPOCH, may_take=True)
    assert isinstance(first, LeaseWrite)
    note(lease, first, store.carry_out(first), 1.0 + VALID_S)
    assert not lease.is_leading(1.0 + VALID_S)
    assert lease.is_lost(1.0 + VALID_S)


def test_a_leader_that_sees_another_one_stops_at_once() -> None:
    store = Store()
    lease = led(store)
    other = SeenRecord(record=LeaseRecord(epoch=EPOCH + 5, holder="b"), revision=9)
    lease.note_seen(other, 1.0)
    assert not lease.is_leading(1.0)
    assert lease.seen == other.record


def test_an_older_record_of_a_slow_answer_is_ignored() -> None:
    store = Store()
    lease = led(store)
    lease.note_seen(SeenRecord(record=None, revision=0), 1.0)
    assert lease.is_leading(1.0)
