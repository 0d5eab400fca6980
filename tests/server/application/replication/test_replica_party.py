"""The party of a gateway shows the server's state by the server's clock."""

import pytest
from raveberry_server.application.party import Change
from raveberry_server.application.ports import SavedState
from raveberry_server.application.replication.replica_party import (
    SILENT_AFTER_S,
    GatewayPresence,
    ReplicaParty,
    ServerStatus,
)
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.state import PartyState

from tests.fakes.clock import FakeClock

ANN = GuestId("ann")


def status(mono_s: float, *, guests: int = 0, is_well: bool = True) -> ServerStatus:
    return ServerStatus(
        mono_s=mono_s,
        guests_active=guests,
        is_store_well=is_well,
        is_player_well=is_well,
        is_broker_well=is_well,
    )


class Fixture:
    def __init__(self) -> None:
        self.clock = FakeClock(mono_s=100.0)
        self.presence = GatewayPresence()
        saved = SavedState(state=PartyState(), revision=1)
        self.party = ReplicaParty(saved=saved, clock=self.clock, presence=self.presence)


@pytest.fixture
def gateway() -> Fixture:
    return Fixture()


def test_positions_of_songs_are_computed_by_the_clock_of_the_server(gateway: Fixture) -> None:
    gateway.party.note_status(status(5_000.0))
    gateway.clock.advance(2)
    assert gateway.party.mono_s() == pytest.approx(5_002.0)
    assert gateway.party.now().mono_s == pytest.approx(5_002.0)


def test_a_delayed_status_does_not_set_the_clock_back(gateway: Fixture) -> None:
    gateway.party.note_status(status(5_000.0))
    gateway.clock.advance(2)
    gateway.party.note_status(status(5_001.5))
    assert gateway.party.mono_s() == pytest.approx(5_002.0)
    gateway.party.note_status(status(5_002.25))
    assert gateway.party.mono_s() == pytest.approx(5_002.25)


def test_a_server_on_another_machine_has_another_clock(gateway: Fixture) -> None:
    gateway.party.note_status(status(5_000.0))
    gateway.party.note_status(status(70.0))
    assert gateway.party.mono_s() == pytest.approx(70.0)


def test_a_silent_server_is_not_well(gateway: Fixture) -> None:
    party = gateway.party
    party.note_status(status(5_000.0))
    assert (party.is_store_well, party.is_player_well, party.is_broker_well) == (True, True, True)
    gateway.clock.advance(SILENT_AFTER_S)
    assert (party.is_store_well, party.is_player_well, party.is_broker_well) == (
        False,
        False,
        False,
    )
    party.note_status(status(5_004.0, is_well=False))
    assert party.is_reachable
    assert not party.is_store_well


def test_pages_hear_of_another_number_of_guests_only(gateway: Fixture) -> None:
    told: list[int] = []
    forget = gateway.presence.listen(lambda: told.append(gateway.party.now().guests_active))
    gateway.party.note_status(status(5_000.0, guests=3))
    gateway.party.note_status(status(5_001.0, guests=3))
    gateway.party.note_status(status(5_002.0, guests=4))
    forget()
    gateway.party.note_status(status(5_003.0, guests=5))
    assert told == [3, 4]


def test_a_newer_state_is_shown_with_the_guests_that_it_is_about(gateway: Fixture) -> None:
    changes: list[Change] = []
    forget = gateway.party.listen(changes.append)
    before, after = gateway.party.saved, SavedState(state=PartyState(played=1), revision=2)
    gateway.party.show(after, (ANN,))
    forget()
    gateway.party.show(before, ())
    (change,) = changes
    assert (change.before, change.after, change.guests) == (before, after, (ANN,))


def test_a_bug_in_one_listener_does_not_affect_the_others(gateway: Fixture) -> None:
    seen: list[Change] = []

    def fail(_change: Change) -> None:
        raise RuntimeError

    gateway.party.listen(fail)
    gateway.party.listen(seen.append)
    gateway.party.show(gateway.party.saved, ())
    assert len(seen) == 1


def test_a_guest_is_here_until_the_last_page_is_closed() -> None:
    presence = GatewayPresence()
    presence.note_open(ANN)
    presence.note_open(ANN)
    presence.note_close(ANN)
    assert presence.guests == {ANN}
    presence.note_close(ANN)
    assert presence.guests == frozenset()
