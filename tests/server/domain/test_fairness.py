"""The four properties of the fair order, for parties without pins, moves and returns."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from raveberry_server.domain.model.entry import Entry, EntryState, Origin
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.events import SongStarted
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.playback import control_steps
from raveberry_server.domain.queue import order
from raveberry_server.domain.requests import placeholders

from tests.fakes.party.domain_party import DomainParty, a_playing_party

GUESTS = st.sampled_from(["ann", "bob", "cem", "dora"])
PICKS = st.integers(min_value=0, max_value=1_000)
VALUES = st.sampled_from([-1, 0, 1])


def order_without(party: DomainParty, *left_out: EntryId) -> list[EntryId]:
    return [entry.id for entry in order.queue_order(party.state) if entry.id not in left_out]


class FairParty(RuleBasedStateMachine):
    """Guests ask, vote and withdraw; songs get ready, start, end, fail and are removed."""

    def __init__(self) -> None:
        super().__init__()
        self.party, *_ = a_playing_party(mode="full_voting", max_waiting_per_guest=4)
        self.promised: dict[EntryId, tuple[int, int]] = {}
        self.turns_before: dict[EntryId, int] = {}

    # --- what happens --------------------------------------------------------------------------

    @rule(guest=GUESTS, is_ready=st.booleans())
    def ask(self, guest: str, is_ready: bool) -> None:
        with suppress(RefusedError):
            entry = self.party.ask(guest, f"s{self.party.state.entries_made}", is_ready=is_ready)
            turn = self.party.turn(entry)
            assert turn is not None
            assert turn > self.party.state.started_turn, "a request jumped into the round"

    @rule(origin=st.sampled_from([Origin.PLAYLIST, Origin.REPEAT, Origin.AUTOPLAY]))
    def come_in_by_itself(self, origin: Origin) -> None:
        self.party.put(f"s{self.party.state.entries_made}", origin)

    @precondition(lambda self: self.party.state.waiting)
    @rule(guest=GUESTS, pick=PICKS)
    def ask_for_a_waiting_song(self, guest: str, pick: int) -> None:
        with suppress(RefusedError):
            self.party.ask(guest, self.picked(pick).song.title)

    @precondition(lambda self: self.party.state.waiting)
    @rule(guest=GUESTS, pick=PICKS, value=VALUES)
    def vote(self, guest: str, pick: int, value: int) -> None:
        entry = self.picked(pick).id
        before = order_without(self.party, entry)
        self.party.vote(guest, entry, value)
        if entry in self.party.state.waiting:
            assert order_without(self.party, entry) == before, "a vote moved two others"

    @precondition(lambda self: self.party.state.waiting)
    @rule(pick=PICKS)
    def withdraw(self, pick: int) -> None:
        entry = self.picked(pick)
        with suppress(RefusedError):
            self.party.withdraw(entry.requested_by or "nobody", entry.id)

    @precondition(lambda self: self.party.state.waiting)
    @rule(pick=PICKS)
    def remove(self, pick: int) -> None:
        self.party.remove(self.picked(pick).id)

    @precondition(lambda self: self.party.state.waiting)
    @rule(pick=PICKS)
    def fail(self, pick: int) -> None:
        self.party.fail(self.picked(pick).id)

    @precondition(lambda self: self.party.state.waiting)
    @rule(pick=PICKS)
    def get_ready(self, pick: int) -> None:
        entry = self.picked(pick)
        self.party.change(entry.id, state=EntryState.READY)

    @precondition(lambda self: self.party.state.waiting)
    @rule(pick=PICKS)
    def lose_the_source(self, pick: int) -> None:
        entry = self.picked(pick)
        before = order_without(self.party)
        self.party.do(placeholders.wait_for_source(self.party.state, (entry.id,)))
        self.promised.pop(entry.id, None)
        assert order_without(self.party) == before, "a song that waits lost its place"

    @precondition(lambda self: self.party.state.waiting)
    @rule(pick=PICKS)
    def find_the_source(self, pick: int) -> None:
        entry = self.picked(pick)
        self.party.do(placeholders.stop_waiting(self.party.state, entry.id, is_ready=True))
        assert entry.is_ready or not entry.waits_for_source or self.party.entry(entry.id).is_ready

    @rule()
    def go_on(self) -> None:
        self.party.finish()
        self.party.start()

    @precondition(lambda self: self.party.current)
    @rule()
    def skip(self) -> None:
        self.party.do(control_steps.skip(self.party.state, HOST_CALLER, None))
        self.party.start()

    # --- what always holds ---------------------------------------------------------------------

    @invariant()
    def a_song_of_a_lower_turn_stands_before_one_of_a_higher(self) -> None:
        turns = [entry.turn for entry in order.queue_order(self.party.state)]
        asked_for = [turn for turn in turns if turn is not None]
        assert turns == sorted(asked_for) + [None] * (len(turns) - len(asked_for))

    @invariant()
    def no_guest_has_two_waiting_songs_in_one_turn(self) -> None:
        taken = [(entry.requested_by, entry.turn) for entry in self.asked_for()]
        assert len(taken) == len(set(taken))

    @invariant()
    def no_waiting_song_moves_into_the_round_under_way(self) -> None:
        for entry in self.asked_for():
            turn = entry.turn or 0
            before = self.turns_before.get(entry.id, turn)
            assert turn == before or self.party.state.started_turn < turn < before
        self.turns_before = {entry.id: entry.turn or 0 for entry in self.asked_for()}

    @invariant()
    def a_ready_song_of_the_round_starts_within_its_promise(self) -> None:
        """From the moment of V >= t on, at most the songs that wait with turn <= t come first."""
        started = [
            start.entry.id
            for start in self.party.happened(SongStarted)
            if start.entry.origin.takes_turns
        ]
        for entry, (at, most) in self.promised.items():
            came_first = started[at:]
            if entry in came_first:
                came_first = came_first[: came_first.index(entry)]
            elif entry not in self.party.state.waiting:
                continue
            assert len(came_first) <= most
        for entry in self.asked_for():
            if entry.is_ready and (entry.turn or 0) <= self.party.state.started_turn:
                most = sum((other.turn or 0) <= (entry.turn or 0) for other in self.asked_for()) - 1
                self.promised.setdefault(entry.id, (len(started), most))

    @invariant()
    def no_guest_starts_two_songs_of_one_turn(self) -> None:
        started = [
            (start.entry.requested_by, start.entry.turn)
            for start in self.party.happened(SongStarted)
            if start.entry.turn is not None
        ]
        assert len(started) == len(set(started))

    def teardown(self) -> None:
        """In the end every ready song that nobody takes out plays, one start each."""
        ready = {entry.id for entry in self.party.state.waiting.values() if entry.is_ready}
        started = set()
        for _ in range(len(ready)):
            self.party.finish()
            started.add(self.party.start())
        assert started == ready

    # --- pieces --------------------------------------------------------------------------------

    def picked(self, pick: int) -> Entry:
        waiting = list(self.party.state.waiting.values())
        return waiting[pick % len(waiting)]

    def asked_for(self) -> list[Entry]:
        return [entry for entry in self.party.state.waiting.values() if entry.origin.takes_turns]


FairParty.TestCase.settings = settings(stateful_step_count=40)
test_a_fair_party = FairParty.TestCase


@settings(deadline=None)
@given(
    rivals=st.integers(min_value=1, max_value=6),
    backlog=st.integers(min_value=0, max_value=3),
    downvotes=st.integers(min_value=0, max_value=6),
)
def test_whatever_rivals_ask_and_vote_every_ready_song_plays(
    rivals: int, backlog: int, downvotes: int
) -> None:
    """The rivals ask after each start and vote all of their songs up and the other one down."""
    party = DomainParty(
        mode="full_voting",
        downvotes_to_kick=0,
        max_waiting_per_guest=0,
        max_requests_per_hour=0,
        vote_rate_per_min=0,
    )
    names = [f"rival{number}" for number in range(rivals)]

    def flood() -> None:
        for name in names:
            mine = party.ask(name, f"{name} {party.state.entries_made}")
            for voter in names:
                party.vote(voter, mine, 1)

    for _ in range(4):
        flood()
    for number in range(backlog):
        party.ask("ann", f"ann {number}")
    target = party.ask("ann", "the one")
    turn = party.turn(target)
    assert turn is not None
    for voter in names[:downvotes]:
        party.vote(voter, target, -1)
    starts = 0
    while target in party.state.waiting:
        party.start()
        party.finish()
        flood()
        starts += 1
        # At most one song a guest and turn: that is the promise of finitely many identities.
        assert starts <= (rivals + 1) * turn


@given(
    votes=st.lists(st.tuples(GUESTS, PICKS, VALUES), max_size=20),
    random=st.randoms(use_true_random=False),
)
def test_votes_of_different_guests_commute(
    votes: list[tuple[str, int, int]], random: object
) -> None:
    def after(ballots: list[tuple[tuple[str, int], int]]) -> object:
        party, *_ = a_playing_party(mode="full_voting", downvotes_to_kick=0)
        for (guest, pick), value in ballots:
            party.vote(guest, EntryId(f"e{pick % 3}"), value)
        return party.entry(EntryId("e0")).ballot.score, order_without(party), party.state.waiting

    once_each = list({(guest, pick % 3): value for guest, pick, value in votes}.items())
    shuffled = list(once_each)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    assert after(once_each) == after(shuffled)


@given(st.lists(st.tuples(GUESTS, VALUES), max_size=30), st.integers(min_value=1, max_value=4))
def test_a_song_is_kicked_exactly_by_a_lowering_vote_to_the_threshold(
    votes: list[tuple[str, int]], threshold: int
) -> None:
    party = DomainParty(mode="full_voting", downvotes_to_kick=threshold)
    entry = party.put("a", Origin.AUTOPLAY)
    mine: dict[GuestId, int] = {}
    for guest, value in votes:
        before = sum(mine.values())
        mine[GuestId(guest)] = value
        score = sum(mine.values())
        party.vote(guest, entry, value)
        must_go = score < before and score <= -threshold
        assert (party.state.entry(entry) is None) == must_go
        if must_go:
            break
