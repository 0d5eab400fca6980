"""A state machine that makes arbitrary commits to a party."""

import contextlib
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from raveberry_server.application.party import Change
from raveberry_server.application.ports import SavedState
from raveberry_server.domain import lifecycle
from raveberry_server.domain.guests import moderation, text_approval
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.guest import HOST_CALLER, Caller, Role
from raveberry_server.domain.model.ids import HOST, EntryId, GuestId
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.playback import control_steps
from raveberry_server.domain.queue import undo as undoing
from raveberry_server.domain.requests import queue_management

from tests.fakes.party.domain_party import DomainParty, a_song

GUESTS = tuple(GuestId(f"g{number}") for number in range(4))

a_guest_id = st.sampled_from(GUESTS)
an_entry = st.integers(0, 9).map(lambda number: EntryId(f"e{number}"))


def role_of(guest: GuestId, state: PartyState) -> Role:
    """Return the current role of a guest or the host."""
    known = state.guests.get(guest)
    return Role.HOST if guest == HOST else known.role if known else Role.GUEST


class AnyParty(RuleBasedStateMachine):
    """Random commands of guests, the host and the player, one commit each."""

    def __init__(self) -> None:
        super().__init__()
        self.party = DomainParty(mode="full_voting", max_waiting_per_guest=3)
        for guest in GUESTS[:3]:
            self.party.join(guest)

    def committed(self, change: Change) -> None:
        """Check the invariant of the test after a commit."""
        raise NotImplementedError

    def _commit(self, act: Callable[[], object]) -> None:
        party = self.party
        before, told = party.state, len(party.events)
        with contextlib.suppress(RefusedError):
            act()
        self.committed(
            Change(
                before=SavedState(state=before, revision=1),
                after=SavedState(state=party.state, revision=2),
                events=tuple(party.events[told:]),
                now=party.now,
            )
        )

    def _step(self, make: Callable[[PartyState, Now], Step[Any]]) -> None:
        self._commit(lambda: self.party.do(make(self.party.state, self.party.now)))

    def _caller(self, guest: GuestId) -> Caller:
        return Caller(id=guest, role=role_of(guest, self.party.state))

    @rule(guest=a_guest_id, song=st.integers(0, 5), dedication=st.none() | st.just("For Ann"))
    def request(self, guest: GuestId, song: int, dedication: str | None) -> None:
        self._commit(
            lambda: self.party.request(
                self._caller(guest), a_song(f"s{song}"), dedication=dedication
            )
        )

    @rule(guest=a_guest_id, entry=an_entry, value=st.sampled_from([-1, 0, 1]))
    def vote(self, guest: GuestId, entry: EntryId, value: int) -> None:
        self._commit(lambda: self.party.vote(guest, entry, value))

    @rule(guest=a_guest_id, entry=an_entry)
    def withdraw(self, guest: GuestId, entry: EntryId) -> None:
        self._commit(lambda: self.party.withdraw(guest, entry))

    @rule(entry=an_entry)
    def remove(self, entry: EntryId) -> None:
        self._commit(lambda: self.party.remove(entry))

    @rule(entry=an_entry)
    def bring_back(self, entry: EntryId) -> None:
        self._step(lambda state, now: undoing.bring_back(state, HOST_CALLER, entry, now))

    @rule()
    def undo(self) -> None:
        self._step(lambda state, now: undoing.undo(state, HOST_CALLER, now))

    @rule()
    def clear(self) -> None:
        self._step(lambda state, _now: queue_management.clear_queue(state, HOST_CALLER))

    @rule(entry=an_entry, is_welcome=st.booleans())
    def decide(self, entry: EntryId, is_welcome: bool) -> None:
        decide = queue_management.approve if is_welcome else queue_management.reject
        self._step(lambda state, _now: decide(state, HOST_CALLER, entry))

    @rule(is_welcome=st.booleans())
    def decide_text(self, is_welcome: bool) -> None:
        decide = text_approval.approve_text if is_welcome else text_approval.reject_text
        first = next(iter(self.party.state.texts), "none")
        self._step(lambda state, _now: decide(state, first))

    @rule(guest=a_guest_id, name=st.sampled_from(["Ann", "Ben"]))
    def name(self, guest: GuestId, name: str) -> None:
        wanted = moderation.Profile(name=name)
        self._step(
            lambda state, now: moderation.set_profile(state, self._caller(guest), wanted, now)
        )

    @rule(guest=a_guest_id, minutes=st.sampled_from([0, 5]))
    def mute(self, guest: GuestId, minutes: int) -> None:
        self._step(
            lambda state, now: moderation.mute_guest(state, HOST_CALLER, guest, minutes, now)
        )

    @rule(guest=a_guest_id, is_on=st.booleans())
    def ban(self, guest: GuestId, is_on: bool) -> None:
        self._step(lambda state, _now: moderation.ban_guest(state, HOST_CALLER, guest, is_on=is_on))

    @rule(guest=a_guest_id)
    def forget(self, guest: GuestId) -> None:
        self._step(lambda state, _now: moderation.forget_guest(state, guest))

    @rule(guest=a_guest_id, role=st.sampled_from([Role.GUEST, Role.MOD]))
    def set_role(self, guest: GuestId, role: Role) -> None:
        self._step(lambda state, _now: moderation.set_role(state, guest, role))

    @rule()
    def start(self) -> None:
        self._commit(self.party.start)

    @rule()
    def finish(self) -> None:
        self._commit(self.party.finish)

    @rule(is_held=st.booleans())
    def hold(self, is_held: bool) -> None:
        self._step(control_steps.pause if is_held else control_steps.play)

    @rule(position_s=st.sampled_from([0.0, 90.0]))
    def seek(self, position_s: float) -> None:
        self._step(lambda state, now: control_steps.seek(state, position_s, now))

    @rule(entry=an_entry)
    def fail(self, entry: EntryId) -> None:
        self._commit(lambda: self.party.fail(entry))

    @rule(seconds=st.sampled_from([1.0, 60.0]))
    def wait(self, seconds: float) -> None:
        self.party.wait(seconds)
        self._step(lifecycle.apply_due_changes)

    @rule()
    def close(self) -> None:
        self._step(lambda state, now: lifecycle.close_party(state, now, HOST_CALLER))
        self._step(lifecycle.open_party)

    @rule(
        setting=st.sampled_from(
            [
                ("approval", True),
                ("approval", False),
                ("moderate_texts", True),
                ("moderate_texts", False),
                ("colors_visible_to", "everybody"),
                ("colors_visible_to", "mods"),
                ("colors_visible_to", "nobody"),
                ("max_waiting_per_guest", 1),
                ("max_requests_per_hour", 2),
                ("vote_rate_per_min", 2),
                ("repeat", "all"),
                ("repeat", "one"),
                ("repeat", "off"),
                ("join", "code"),
                ("order", "votes"),
                ("order", "fair"),
                ("volume", 0.25),
                ("guest_url", "http://party.example"),
                ("listen_along", False),
            ]
        )
    )
    def set(self, setting: tuple[str, object]) -> None:
        self._commit(lambda: self.party.set(*setting))
