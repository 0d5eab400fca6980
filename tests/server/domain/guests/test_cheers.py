"""Guests cheer the song that plays, in bursts that do not fill the screen."""

import pytest
from raveberry_server.domain import lifecycle
from raveberry_server.domain.guests import cheers, moderation
from raveberry_server.domain.guests.limits import prune_buckets
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.events import CheerSent
from raveberry_server.domain.model.guest import HOST_CALLER, Caller, Cheer
from raveberry_server.domain.model.ids import GuestId

from tests.fakes.party.domain_party import DomainParty, a_guest


def cheer(party: DomainParty, caller: Caller | None = None, kind: Cheer = Cheer.HEART) -> None:
    step = cheers.cheer(party.state, caller or a_guest("ann"), kind, party.now)
    assert step.events == (CheerSent(cheer=kind),)
    party.do(step)


def a_party_that_plays(**settings: object) -> DomainParty:
    party = DomainParty(**settings)
    party.join("ann")
    party.ask("ann", "a")
    party.start()
    return party


def refusal(party: DomainParty) -> Refusal:
    with pytest.raises(RefusedError) as refused:
        cheer(party)
    return refused.value.refusal


def test_cheers_are_counted_by_kind() -> None:
    party = a_party_that_plays()
    for kind in (Cheer.HEART, Cheer.FIRE, Cheer.HEART):
        cheer(party, kind=kind)
    assert party.state.cheers == {Cheer.HEART: 2, Cheer.FIRE: 1}


def test_a_cheer_is_no_vote() -> None:
    party = a_party_that_plays()
    before = party.state
    cheer(party)
    assert (party.state.votes_cast, party.state.playback) == (before.votes_cast, before.playback)


def test_a_guest_has_six_at_once_and_one_more_every_two_seconds() -> None:
    party = a_party_that_plays()
    for _ in range(6):
        cheer(party)
    with pytest.raises(RefusedError) as refused:
        cheer(party)
    assert refused.value.refusal is Refusal.CHEER_LIMIT
    assert refused.value.retry_after_s == pytest.approx(2.0)
    party.wait(2)
    cheer(party)
    assert refusal(party) is Refusal.CHEER_LIMIT


def test_a_rested_guest_leaves_no_bucket() -> None:
    party = a_party_that_plays()
    cheer(party)
    assert len(prune_buckets(party.state, party.now).buckets) == len(party.state.buckets)
    party.wait(3_600)
    assert not prune_buckets(party.state, party.now).buckets


def test_the_host_has_no_limit() -> None:
    party = a_party_that_plays()
    for _ in range(20):
        cheer(party, HOST_CALLER)
    assert party.state.cheers == {Cheer.HEART: 20}


def test_there_is_nothing_to_cheer_while_nothing_plays() -> None:
    party = DomainParty()
    party.join("ann")
    assert refusal(party) is Refusal.NOTHING_PLAYS


def test_the_host_can_turn_cheers_off() -> None:
    assert refusal(a_party_that_plays(cheers=False)) is Refusal.CHEERS_OFF


def test_muted_guests_and_closed_parties_do_not_cheer() -> None:
    party = a_party_that_plays()
    party.do(moderation.mute_guest(party.state, HOST_CALLER, GuestId("ann"), 5, party.now))
    assert refusal(party) is Refusal.MUTED
    party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    assert refusal(party) is Refusal.PARTY_CLOSED
