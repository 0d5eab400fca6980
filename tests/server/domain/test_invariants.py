"""The invariants of queue, votes and player, whatever happens in which order.

They are numbered as in the design: I1 one state each, I2 one current song, I3 one vote each, I4 a
refusal changes nothing, I5 a vote leaves the others in order, I6 votes commute (test_fairness.py),
I7 sequences are unique and only ready songs start, I9 epochs rise and end once, I10 position,
I11 a dead player ends nothing, I12 kicks, I13 limits and duplicates, I14 nothing is lost, I15 a
ready song plays, I16 fairness (test_fairness.py). I8 is tested with the receipts, I17 with the
store and I18 with the presenter.
"""

from collections import Counter
from collections.abc import Callable

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from raveberry_server.domain.model.entry import EndReason, Entry, EntryState, Origin
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import SongBroughtBack, SongEnded, SongStarted
from raveberry_server.domain.model.guest import HOST_CALLER, Role
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.song import match_key
from raveberry_server.domain.playback import control_steps, current_song, faults
from raveberry_server.domain.queue import order
from raveberry_server.domain.queue import undo as undoing
from raveberry_server.domain.requests import placeholders, queue_management

from tests.fakes.party.domain_party import a_guest, a_playing_party, a_song

GUESTS = st.sampled_from(["ann", "bob", "cem", "dora"])
NUMBERS = st.integers(min_value=0, max_value=40)
SECONDS = st.integers(min_value=0, max_value=100)
MOST_WAITING = 3
QUEUE_MAX = 9


class Party(RuleBasedStateMachine):
    """Everybody does everything; a song plays and two wait at the start."""

    def __init__(self) -> None:
        super().__init__()
        self.party, *_ = a_playing_party(
            mode="full_voting", max_waiting_per_guest=MOST_WAITING, queue_max=QUEUE_MAX
        )
        self.votes: dict[tuple[EntryId, GuestId], int] = {
            (EntryId(f"e{number}"), GuestId(f"guest{number}")): 1 for number in range(3)
        }
        self.is_pending: set[EntryId] = set()
        self.is_downtime = False

    # --- doing ---------------------------------------------------------------------------------

    def attempt(self, act: Callable[[], object]) -> bool:
        """Whether it was accepted; a refusal leaves no trace (I4)."""
        state, events = self.party.state, len(self.party.events)
        try:
            act()
        except RefusedError:
            assert self.party.state is state
            assert len(self.party.events) == events
            return False
        return True

    @rule(guest=GUESTS, number=NUMBERS, is_ready=st.booleans())
    def ask(self, guest: str, number: int, is_ready: bool) -> None:
        made = self.party.state.entries_made

        def act() -> None:
            answer = self.party.request(a_guest(guest), a_song(f"song{number}"), is_ready=is_ready)
            if answer.is_duplicate or self.party.state.entries_made > made:
                self.votes[answer.entry, GuestId(guest)] = 1
            if self.party.state.entries_made > made and not is_ready:
                self.is_pending.add(answer.entry)

        self.attempt(act)

    @rule(guest=GUESTS, number=NUMBERS, value=st.sampled_from([-1, 0, 1]))
    def vote(self, guest: str, number: int, value: int) -> None:
        entry = EntryId(f"e{number}")
        before = self.party.state.entry(entry)
        line = [other.id for other in order.queue_order(self.party.state) if other.id != entry]
        ends = len(self.party.happened(SongEnded))
        if not self.attempt(lambda: self.party.vote(guest, entry, value)):
            assert before is None
            return
        assert before is not None
        self.votes[entry, GuestId(guest)] = value
        score = before.score - before.ballot.vote_of(GuestId(guest)) + value
        is_last_bars = self.is_nearly_over(before)
        is_immune = before.immune_until is not None and self.party.now.at < before.immune_until
        must_go = score < before.score and score <= -2 and not is_last_bars and not is_immune
        is_gone = self.party.state.entry(entry) is None
        assert is_gone == must_go, "I12"
        assert len(self.party.happened(SongEnded)) == ends + is_gone
        if not is_gone:
            now = [other.id for other in order.queue_order(self.party.state) if other.id != entry]
            assert now == line, "I5"

    @rule(guest=GUESTS, number=NUMBERS)
    def withdraw(self, guest: str, number: int) -> None:
        self.attempt(lambda: self.party.withdraw(guest, EntryId(f"e{number}")))

    @rule(number=NUMBERS)
    def remove(self, number: int) -> None:
        self.attempt(lambda: self.party.remove(EntryId(f"e{number}")))

    @rule(number=NUMBERS)
    def prioritize(self, number: int) -> None:
        self.attempt(lambda: self.party.prioritize(EntryId(f"e{number}")))

    @rule(number=NUMBERS, before=st.none() | NUMBERS)
    def move(self, number: int, before: int | None) -> None:
        neighbour = None if before is None else EntryId(f"e{before}")
        self.attempt(
            lambda: self.party.do(
                queue_management.move(self.party.state, EntryId(f"e{number}"), neighbour)
            )
        )

    @rule()
    def undo(self) -> None:
        self.come_back(lambda: undoing.undo(self.party.state, HOST_CALLER, self.party.now))

    @rule(number=NUMBERS)
    def bring_back(self, number: int) -> None:
        entry = EntryId(f"e{number}")
        self.come_back(
            lambda: undoing.bring_back(self.party.state, HOST_CALLER, entry, self.party.now)
        )

    def come_back(self, step: Callable[[], object]) -> None:
        known = len(self.party.happened(SongBroughtBack))
        self.attempt(lambda: self.party.do(step()))  # type: ignore[arg-type] # a Step of either
        for event in self.party.happened(SongBroughtBack)[known:]:
            if not event.entry.ballot.votes:
                self.forget_votes(event.entry.id)

    def forget_votes(self, entry: EntryId) -> None:
        for key in [key for key in self.votes if key[0] == entry]:
            del self.votes[key]

    # --- the player ----------------------------------------------------------------------------

    @rule()
    def start_next(self) -> None:
        chosen = order.next_ready(self.party.state)
        if chosen is not None and not self.is_downtime:
            assert chosen.is_ready, "I7"
            self.party.start(chosen.id)

    @rule(number=NUMBERS)
    def hear_of_a_start(self, number: int) -> None:
        entry, before = EntryId(f"e{number}"), self.party.state
        could = entry in before.waiting and before.waiting[entry].is_ready
        self.party.do(current_song.start_song(before, entry, 0.0, self.party.now))
        assert (self.party.state is not before) == could, "I7"

    @rule(late=st.integers(min_value=-2, max_value=1))
    def hear_of_an_end(self, late: int) -> None:
        before = self.party.state
        epoch = before.playback.epoch + late
        self.party.do(current_song.finish_song(before, epoch, self.party.now))
        if late or before.playback.entry is None:
            assert self.party.state is before, "I9"

    @rule(number=NUMBERS)
    def hear_of_a_failure(self, number: int) -> None:
        self.party.fail(EntryId(f"e{number}"))

    @rule(number=NUMBERS)
    def lose_the_source(self, number: int) -> None:
        entry, before = EntryId(f"e{number}"), self.party.state
        self.party.do(placeholders.wait_for_source(before, (entry,)))
        if before.entry(entry) is not None:
            assert self.party.entry(entry).waits_for_source

    @rule(number=NUMBERS)
    def find_the_source(self, number: int) -> None:
        entry = EntryId(f"e{number}")
        self.party.do(placeholders.stop_waiting(self.party.state, entry, is_ready=True))

    @rule(number=NUMBERS)
    def fetched(self, number: int) -> None:
        entry = EntryId(f"e{number}")
        if entry in self.party.state.waiting:
            self.party.change(entry, state=EntryState.READY, progress=None)

    @rule(is_stale=st.booleans())
    def skip(self, is_stale: bool) -> None:
        playback = self.party.state.playback
        epoch = playback.epoch - is_stale

        def act() -> None:
            self.party.do(control_steps.skip(self.party.state, HOST_CALLER, epoch))

        assert self.attempt(act) == (playback.entry is not None and not is_stale), "I9"

    @rule(seconds=SECONDS)
    def wait(self, seconds: int) -> None:
        before = self.party.state, self.position_s()
        self.party.wait(seconds)
        assert self.party.state is before[0], "I11"
        if not before[0].playback.anchor.is_moving:
            assert self.position_s() == before[1], "I10"
        else:
            assert self.position_s() >= before[1], "I10"

    @rule(is_on=st.booleans())
    def hold(self, is_on: bool) -> None:
        act = control_steps.pause if is_on else control_steps.play
        position_s = self.position_s()
        self.party.do(act(self.party.state, self.party.now))
        once = self.party.state
        self.party.do(act(once, self.party.now))
        assert self.party.state is once, "I10"
        assert self.position_s() == position_s, "I10"

    @rule(seconds=st.integers(min_value=0, max_value=400))
    def seek(self, seconds: int) -> None:
        self.attempt(
            lambda: self.party.do(control_steps.seek(self.party.state, seconds, self.party.now))
        )

    @rule(seconds=SECONDS)
    def lose_the_player(self, seconds: int) -> None:
        before = self.party.state
        self.party.do(faults.report_fault(before, "lost", self.party.now))
        self.is_downtime = True
        position_s = self.position_s()
        self.party.wait(seconds)
        assert self.party.state.waiting is before.waiting, "I11"
        assert self.party.state.playback.entry is before.playback.entry, "I11"
        assert self.position_s() == position_s, "I11"

    @rule()
    def find_the_player(self) -> None:
        self.party.do(faults.clear_fault(self.party.state))
        self.is_downtime = False

    # --- what always holds ---------------------------------------------------------------------

    @invariant()
    def each_entry_is_in_one_place(self) -> None:
        state = self.party.state
        current = [state.playback.entry.id] if state.playback.entry else []
        left = [entry.id for removal in state.removals for entry in removal.entries]
        places = Counter([*state.waiting, *current, *left])
        assert set(places.values()) <= {1}, "I1"
        assert all(name == entry.id for name, entry in state.waiting.items())

    @invariant()
    def nothing_is_lost(self) -> None:
        state = self.party.state
        ends = Counter(end.entry.id for end in self.party.happened(SongEnded))
        returns = Counter(event.entry.id for event in self.party.happened(SongBroughtBack))
        for number in range(state.entries_made):
            entry = EntryId(f"e{number}")
            is_open = state.entry(entry) is not None
            assert is_open + ends[entry] == 1 + returns[entry], "I14"

    @invariant()
    def votes_are_the_last_accepted_ones(self) -> None:
        playing_now = self.party.state.playback.entry
        entries = [*self.party.state.waiting.values(), *([playing_now] if playing_now else [])]
        for entry in entries:
            expected = {
                guest: value for (name, guest), value in self.votes.items() if name == entry.id
            }
            assert dict(entry.ballot.votes) == {g: v for g, v in expected.items() if v}, "I3"
            assert entry.score == sum(expected.values()), "I3"

    @invariant()
    def sequences_are_unique_and_the_order_is_total(self) -> None:
        line = order.queue_order(self.party.state)
        assert len({entry.sequence for entry in line}) == len(line), "I7"
        assert {entry.id for entry in line} == set(self.party.state.waiting)

    @invariant()
    def epochs_rise_and_end_once(self) -> None:
        starts = [start.epoch for start in self.party.happened(SongStarted)]
        assert starts == list(range(1, len(starts) + 1)), "I9"
        ends = [end.epoch for end in self.party.happened(SongEnded) if end.epoch is not None]
        assert len(ends) == len(set(ends)), "I9"
        is_playing = self.party.state.playback.entry is not None
        assert set(starts) - set(ends) == ({starts[-1]} if is_playing else set()), "I9"

    @invariant()
    def the_position_is_in_the_song(self) -> None:
        assert 0 <= self.position_s() <= 180, "I10"

    @invariant()
    def limits_hold(self) -> None:
        waiting = self.party.state.waiting.values()
        asked = Counter(entry.requested_by for entry in waiting if entry.origin is Origin.GUEST)
        returned = Counter(
            event.entry.requested_by for event in self.party.happened(SongBroughtBack)
        )
        for guest, songs in asked.items():
            assert songs <= MOST_WAITING + returned[guest], "I13"
        assert len(waiting) <= QUEUE_MAX + sum(returned.values()), "I13"
        names = [match_key(entry.song) for entry in waiting]
        assert len(names) == len(set(names)), "I13"

    @invariant()
    def a_ready_song_can_start(self) -> None:
        is_any_ready = any(entry.is_ready for entry in self.party.state.waiting.values())
        assert (order.next_ready(self.party.state) is not None) == is_any_ready, "I15"

    @invariant()
    def what_is_over_is_gone(self) -> None:
        for end in self.party.happened(SongEnded)[-3:]:
            if self.party.state.entry(end.entry.id) is None:
                try:
                    self.party.vote("mo", end.entry.id, 1, Role.MOD)
                except RefusedError as refusal:
                    assert refusal.reason is Reason.GONE  # noqa: PT017 - nothing else may come
                else:
                    raise AssertionError("I1")
            assert end.reason is not EndReason.PARTY_CLOSED

    # --- pieces --------------------------------------------------------------------------------

    def position_s(self) -> float:
        return self.party.state.playback.position_at_s(self.party.now.mono_s)

    def is_nearly_over(self, entry: Entry) -> bool:
        current = self.party.state.playback.entry
        is_playing = current is not None and current.id == entry.id
        return is_playing and 180 - self.position_s() < 10


Party.TestCase.settings = settings(stateful_step_count=40)
test_a_party_of_everybody = Party.TestCase
