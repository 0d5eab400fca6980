"""A page that applies every delta shows what a page that reads everything shows."""

import contextlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast, override

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from raveberry_contract import dumps, messages
from raveberry_server.application.party import Change
from raveberry_server.application.ports import SavedState
from raveberry_server.domain import lifecycle
from raveberry_server.domain.guests import cheers, joining, moderation
from raveberry_server.domain.model.ballot import Ballot
from raveberry_server.domain.model.entry import Entry, EntryState, MovedTo, Origin
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.guest import HOST_CALLER, Cheer, Newcomer, Role
from raveberry_server.domain.model.ids import GuestId, entry_id
from raveberry_server.domain.model.settings import Order
from raveberry_server.domain.model.state import PartyState
from raveberry_server.domain.model.waiting_entries import Ranking, WaitingEntries
from raveberry_server.domain.playback import control_steps
from raveberry_server.presenter.deltas import (
    PARTS_OF_PARTY,
    Snapshot,
    delta,
    delta_after_reconnect,
    is_player_changed,
    is_queue_changed,
    moved_entries,
    order_pairs,
)
from raveberry_server.presenter.state import (
    party_message,
    player_message,
    settings_message,
)

from tests.fakes.effort import examples
from tests.fakes.party.domain_party import DomainParty, a_guest, a_playing_party, a_song
from tests.fakes.party.page_replica import Replica
from tests.fakes.party.random_commits import AnyParty
from tests.fakes.party.reference_queue import queue_message


def names_of(frame: messages.DeltaFrame | None) -> list[str]:
    """Return the names of the newcomers in a delta."""
    return [guest.name for guest in (frame and frame.newcomers) or ()]


def moved(order: list[str], pairs: tuple[tuple[str, str | None], ...]) -> list[str]:
    """Apply pairs as a page does."""
    for name, before in pairs:
        if name in order:
            order.remove(name)
        order.insert(len(order) if before is None else order.index(before), name)
    return order


names = st.lists(st.sampled_from([f"e{at}" for at in range(30)]), unique=True)


class TestOrder:
    @given(before=names, after=names)
    def test_pairs_turn_one_order_into_the_other(self, before: list[str], after: list[str]) -> None:
        left = [name for name in before if name in after]
        assert moved(left, order_pairs(before, after)) == after

    @given(order=names)
    def test_nothing_moved_is_no_pair(self, order: list[str]) -> None:
        assert order_pairs(order, order) == ()

    @given(order=names.filter(bool), data=st.data())
    def test_one_song_that_moved_is_one_pair(self, order: list[str], data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(order))
        rest = [other for other in order if other != name]
        at = data.draw(st.integers(0, len(rest)))
        assert len(order_pairs(order, [*rest[:at], name, *rest[at:]])) <= 1

    @given(before=names, after=names)
    def test_every_new_song_has_a_pair(self, before: list[str], after: list[str]) -> None:
        pairs = order_pairs(before, after)
        assert set(after) - set(before) <= {name for name, _ in pairs}
        assert len({name for name, _ in pairs}) == len(pairs)


class TestMovedEntries:
    """The kept order is compared by what changed, not as a whole."""

    @given(
        count=st.integers(0, 90),
        changes=st.lists(
            st.tuples(
                st.integers(0, 99),
                st.sampled_from(["leave", "come", "score", "pin", "hide", "move", "last"]),
                st.integers(0, 99),
            ),
            max_size=12,
        ),
        is_ranked=st.booleans(),
    )
    def test_the_moves_turn_one_order_into_the_other(
        self, count: int, changes: list[tuple[int, str, int]], is_ranked: bool
    ) -> None:
        before = after = WaitingEntries.of(map(a_waiting_entry, range(count)))
        for number, kind, more in changes:
            after = changed_queue(after, number, kind, more)
        if is_ranked:
            after = after.ranked_by(Ranking(Order.VOTES))
        old, new = ([entry.id for entry in waiting.public.values()] for waiting in (before, after))
        pairs = moved_entries(before, after)
        assert moved([name for name in old if name in set(new)], pairs) == new
        assert set(new) - set(old) <= {name for name, _ in pairs}
        assert len({name for name, _ in pairs}) == len(pairs)

    @given(number=st.integers(0, 89), score=st.integers(-3, 3))
    def test_a_vote_moves_one_entry_or_none(self, number: int, score: int) -> None:
        before = WaitingEntries.of(map(a_waiting_entry, range(90)))
        after = changed_queue(before, number, "score", score)
        assert len(moved_entries(before, after)) <= 1

    def test_an_entry_that_changes_in_its_place_is_not_moved(self) -> None:
        before = WaitingEntries.of(map(a_waiting_entry, range(90)))
        assert moved_entries(before, changed_queue(before, 0, "score", 1)) == ()


def a_waiting_entry(number: int) -> Entry:
    return Entry(
        id=entry_id(number),
        song=a_song(f"s{number}"),
        state=EntryState.READY,
        origin=Origin.GUEST,
        requested_by=GuestId(f"g{number % 7}"),
        requested_at=datetime(2026, 11, 29, tzinfo=UTC),
        sequence=number,
        turn=1 + number // 7,
    )


def changed_queue(waiting: WaitingEntries, number: int, kind: str, more: int) -> WaitingEntries:
    """Return the entries after one change."""
    known = waiting.get(entry_id(number))
    if kind == "come" or known is None:
        return waiting if known else waiting.with_entries([a_waiting_entry(number)])
    if kind == "leave":
        return waiting.without([known.id])
    number_of_move = 1 + max(
        (one.moved_to.number for one in waiting.values() if one.moved_to), default=0
    )
    changes: dict[str, Callable[[], Entry]] = {
        "score": lambda: replace(known, ballot=Ballot(up=more)),
        "pin": lambda: replace(known, pin=more, moved_to=None),
        "hide": lambda: replace(known, state=EntryState.APPROVAL),
        "move": lambda: replace(
            known, moved_to=MovedTo(before=entry_id(more), number=number_of_move)
        ),
        "last": lambda: replace(known, moved_to=MovedTo(before=None, number=number_of_move)),
    }
    return waiting.with_entries([changes[kind]()])


def whole(shown: Snapshot, party: DomainParty) -> dict[str, object]:
    """Everything, as a page that reads the whole state gets it."""
    state = shown.saved.state
    text = dumps(
        {
            "type": "snapshot",
            "revision": shown.saved.revision,
            "player": player_message(state, party.now),
            "queue": queue_message(shown.saved, party.now),
            "party": party_message(state, shown.guests_active),
            "settings": settings_message(state, Role.HOST),
            "lights": shown.lights,
            "me": None,
        }
    )
    read: dict[str, object] = json.loads(text)
    return read


class Party(RuleBasedStateMachine):
    """Anything happens; now and then a delta is sent, now and then a page comes back."""

    def __init__(self) -> None:
        super().__init__()
        self.party = DomainParty(mode="full_voting")
        self.revision = 0
        self.page = Replica()
        self.shown = self.now_shown()
        self.page.take(whole(self.shown, self.party))
        self.first = self.shown

    def now_shown(self) -> Snapshot:
        self.revision += 1
        saved = SavedState(state=self.party.state, revision=self.revision)
        return Snapshot(saved=saved, guests_active=self.revision % 3)

    @rule(guest=st.integers(0, 3), song=st.integers(0, 9), ready=st.booleans())
    def request(self, guest: int, song: int, ready: bool) -> None:
        self.attempt(lambda: self.party.ask(f"g{guest}", f"s{song}", is_ready=ready))

    @rule(guest=st.integers(0, 3), at=st.integers(0, 20), value=st.sampled_from([-1, 0, 1]))
    def vote(self, guest: int, at: int, value: int) -> None:
        self.attempt(lambda: self.party.vote(f"g{guest}", f"e{at}", value))

    @rule(at=st.integers(0, 20))
    def remove(self, at: int) -> None:
        self.attempt(lambda: self.party.remove(f"e{at}"))

    @rule(at=st.integers(0, 20))
    def prioritize(self, at: int) -> None:
        self.attempt(lambda: self.party.prioritize(f"e{at}"))

    @rule(guest=st.integers(0, 3))
    def admit(self, guest: int) -> None:
        newcomer = Newcomer(id=GuestId(f"g{guest}"), token_hash=None)
        self.party.do(joining.admit(self.party.state, newcomer, self.party.now))

    @rule(at=st.integers(0, 20))
    def hide(self, at: int) -> None:
        entry = self.party.state.waiting.get(f"e{at}")
        if entry is not None:
            hidden = {entry.id: replace(entry, state=EntryState.APPROVAL)}
            waiting = self.party.state.waiting.with_entries(hidden.values())
            self.party.state = replace(self.party.state, waiting=waiting)

    @rule()
    def start(self) -> None:
        self.party.start()

    @rule(order=st.sampled_from(["fair", "votes", "fifo"]))
    def reorder(self, order: str) -> None:
        self.party.set("order", order)

    @rule()
    def close(self) -> None:
        self.party.do(lifecycle.close_party(self.party.state, self.party.now, HOST_CALLER))
        self.party.do(lifecycle.open_party(self.party.state, self.party.now))

    @rule()
    def send(self) -> None:
        after = self.now_shown()
        frame = delta(self.shown, after, self.party.now, Role.HOST)
        assert frame is not None
        self.shown = after
        self.page.take(json.loads(dumps(frame)))

    @rule()
    def come_back(self) -> None:
        late = Replica()
        late.take(whole(self.first, self.party))
        late.take(
            json.loads(
                dumps(delta_after_reconnect(self.first, self.shown, self.party.now, Role.HOST))
            )
        )
        late.expect(whole(self.shown, self.party))

    @invariant()
    def the_page_is_right(self) -> None:
        self.page.expect(whole(self.shown, self.party))

    def attempt(self, act: Callable[[], object]) -> None:
        with contextlib.suppress(RefusedError):
            act()


TestParty = Party.TestCase


class DeltaMachine(AnyParty):
    """Whatever guests, hosts and the player do, each commit is told at once."""

    def __init__(self) -> None:
        super().__init__()
        self.revision = 1
        self.shown = shown_of(self.party, self.revision)
        self.page = Replica()
        self.page.take(whole(self.shown, self.party))

    @override
    def committed(self, change: Change) -> None:
        self.revision += 1
        after = shown_of(self.party, self.revision)
        frame = delta(self.shown, after, change.now, Role.HOST)
        assert frame is not None
        self.shown = after
        self.page.take(json.loads(dumps(frame)))
        self.page.expect(whole(after, self.party))


TestEvening = DeltaMachine.TestCase
TestEvening.settings = settings(max_examples=examples(150), deadline=None)


def shown_of(party: DomainParty, revision: int = 1, **more: object) -> Snapshot:
    return Snapshot(saved=SavedState(state=party.state, revision=revision), **more)


class _RecordedState:
    """A state that records which of its attributes are read."""

    def __init__(self, state: PartyState) -> None:
        self._state = state
        self.read: set[str] = set()

    def __getattr__(self, name: str) -> object:
        self.read.add(name)
        return getattr(self._state, name)


class TestParts:
    def test_the_partys_message_is_made_of_the_parts_that_are_compared(self) -> None:
        party, playing_now, *_ = a_playing_party()
        newcomer = Newcomer(id=GuestId("ann"), token_hash=None)
        party.do(joining.admit(party.state, newcomer, party.now))
        party.vote("ann", playing_now, 1)
        party.set("join", "code")
        recorded = _RecordedState(party.state)
        party_message(cast("PartyState", recorded), 0)
        assert recorded.read == set(PARTS_OF_PARTY)

    def test_nothing_changed_is_no_delta(self) -> None:
        party, *_ = a_playing_party()
        before = shown_of(party)
        party.wait(10)
        assert delta(before, shown_of(party), party.now, Role.HOST) is None

    def test_a_new_revision_is_sent_without_visible_changes(self) -> None:
        party, *_ = a_playing_party()
        frame = delta(shown_of(party), shown_of(party, 2), party.now, Role.HOST)
        assert frame == messages.DeltaFrame(revision=2, now=party.now.at)

    def test_a_vote_on_the_playing_song_changes_the_player_alone(self) -> None:
        party, playing_now, *_ = a_playing_party()
        before = shown_of(party)
        party.vote("guest1", playing_now, 1)
        frame = delta(before, shown_of(party, 2), party.now, Role.HOST)
        assert frame is not None
        assert frame.player is not None
        assert frame.player.entry is not None
        assert frame.player.entry.score == 2
        assert (frame.entries, frame.order, frame.party, frame.settings) == (None,) * 4

    def test_cheers_are_counted_since_the_page_was_up_to_date(self) -> None:
        party, *_ = a_playing_party()
        party.do(cheers.cheer(party.state, HOST_CALLER, Cheer.FIRE, party.now))
        before = shown_of(party)
        for kind in (Cheer.HEART, Cheer.HEART, Cheer.STAR):
            party.do(cheers.cheer(party.state, HOST_CALLER, kind, party.now))
        told = delta(before, shown_of(party, 2), party.now, Role.GUEST)
        assert told is not None
        assert told.cheers == {"heart": 2, "star": 1}
        assert (told.player, told.party, told.entries) == (None, None, None)

    def test_who_joins_is_told_to_all_and_told_again_once_named(self) -> None:
        party, *_ = a_playing_party()
        before = shown_of(party)
        ann = GuestId("ann")
        party.do(joining.admit(party.state, Newcomer(id=ann, token_hash=None), party.now))
        joined = shown_of(party, 2)
        assert names_of(delta(before, joined, party.now, Role.GUEST)) == ["Guest 1"]
        party.wait(9 * 60)
        profile = moderation.Profile(name="Ann", sign="heart")
        party.do(moderation.set_profile(party.state, a_guest("ann"), profile, party.now))
        named = shown_of(party, 3)
        assert names_of(delta(joined, named, party.now, Role.GUEST)) == ["Ann"]
        party.wait(60)
        assert names_of(delta(joined, named, party.now, Role.GUEST)) == []

    def test_who_joins_is_not_told_where_guests_are_not_visible(self) -> None:
        party, *_ = a_playing_party()
        party.set("colors_visible_to", "mods")
        before = shown_of(party)
        newcomer = Newcomer(id=GuestId("ann"), token_hash=None)
        party.do(joining.admit(party.state, newcomer, party.now))
        told = delta(before, shown_of(party, 2), party.now, Role.HOST)
        assert told is not None
        assert told.newcomers is None

    def test_a_setting_is_told_with_what_it_changes(self) -> None:
        party, *_ = a_playing_party()
        before = shown_of(party)
        party.set("volume", 0.25)
        frame = delta(before, shown_of(party, 2), party.now, Role.HOST)
        assert frame is not None
        assert (frame.player and frame.player.volume, frame.party) == (0.25, None)
        assert frame.settings == settings_message(party.state, Role.HOST)

    def test_a_guest_who_gets_a_name_changes_their_songs(self) -> None:
        party, _, second, _ = a_playing_party()
        before = shown_of(party)
        newcomer = Newcomer(id=GuestId("guest1"), token_hash=None, name="Ann")
        party.do(joining.admit(party.state, newcomer, party.now))
        frame = delta(before, shown_of(party, 2), party.now, Role.HOST)
        assert frame is not None
        assert frame.entries is not None
        assert list(frame.entries) == [second]
        assert list(frame.entries[second] or ()) == ["requested_by"]

    def test_the_players_topic_differs_by_more_than_time(self) -> None:
        party, *_ = a_playing_party()
        before = party.state
        party.wait(10)
        assert not is_player_changed(before, party.state)
        party.do(control_steps.pause(party.state, party.now))
        assert is_player_changed(before, party.state)

    def test_the_queues_topic_differs_when_its_times_do(self) -> None:
        party, *_ = a_playing_party()
        before = shown_of(party)
        assert not is_queue_changed(before, shown_of(party, 2))
        party.do(control_steps.seek(party.state, 100, party.now))
        assert is_queue_changed(before, shown_of(party, 3))
