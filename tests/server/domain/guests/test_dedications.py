"""Guests dedicate songs that they have requested before."""

import pytest
from raveberry_server.domain import lifecycle
from raveberry_server.domain.guests import dedications, limits, moderation, text_approval
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.guest import HOST_CALLER, Caller, Role
from raveberry_server.domain.model.ids import EntryId, GuestId

from tests.fakes.party.domain_party import DomainParty, a_guest

ANN = a_guest("ann")


def a_party(**settings: object) -> tuple[DomainParty, EntryId]:
    """Return a party with a song that Ann requested."""
    party = DomainParty(**settings)
    party.join("ann")
    party.join("ben")
    return party, party.ask("ann", "a")


def dedicate(party: DomainParty, entry: EntryId, text: str, caller: Caller = ANN) -> None:
    party.do(dedications.dedicate(party.state, caller, party.entry(entry), text, party.now))


def refusal(party: DomainParty, entry: EntryId, text: str, caller: Caller = ANN) -> Refusal:
    with pytest.raises(RefusedError) as refused:
        dedicate(party, entry, text, caller)
    return refused.value.refusal


def test_a_guest_dedicates_an_own_song_and_changes_it() -> None:
    party, entry = a_party()
    dedicate(party, entry, " For \x00 Ben\n")
    assert party.entry(entry).dedication == "For Ben"
    dedicate(party, entry, "For all")
    assert party.entry(entry).dedication == "For all"
    dedicate(party, entry, " ")
    assert party.entry(entry).dedication is None


def test_a_song_that_plays_can_be_dedicated() -> None:
    party, entry = a_party()
    party.start()
    dedicate(party, entry, "For Ben")
    assert party.state.playback.entry is not None
    assert party.state.playback.entry.dedication == "For Ben"


def test_only_mods_touch_dedications_of_others_and_only_to_remove_them() -> None:
    party, entry = a_party()
    dedicate(party, entry, "For Ben")
    for text in ("", "For me"):
        assert refusal(party, entry, text, a_guest("ben")) is Refusal.DEDICATION_NOT_YOURS
    assert refusal(party, entry, "For me", HOST_CALLER) is Refusal.DEDICATION_NOT_YOURS
    dedicate(party, entry, "", a_guest("ben", Role.MOD))
    assert party.entry(entry).dedication is None


def test_the_host_can_switch_dedications_off() -> None:
    party, entry = a_party(dedications=False)
    assert refusal(party, entry, "For Ben") is Refusal.DEDICATIONS_OFF
    asked = party.ask("ann", "b", dedication="For Ben")
    assert party.entry(asked).dedication is None


def test_muted_guests_and_closed_parties_have_none() -> None:
    party, entry = a_party()
    party.start()
    party.do(moderation.mute_guest(party.state, HOST_CALLER, GuestId("ann"), 5, party.now))
    assert refusal(party, entry, "For Ben").reason is Reason.NOT_ALLOWED
    party.do(moderation.mute_guest(party.state, HOST_CALLER, GuestId("ann"), 0, party.now))
    party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    assert refusal(party, entry, "For Ben").reason is Reason.PARTY_CLOSED
    dedicate(party, entry, "")


def test_dedications_use_up_votes() -> None:
    party, entry = a_party(vote_rate_per_min=3)
    while (
        votes := limits.remaining_limits(party.state, ANN.id, Role.GUEST, party.now).votes
    ) and votes.remaining:
        dedicate(party, entry, f"For {votes.remaining}")
    assert refusal(party, entry, "For Ben").reason is Reason.RATE_LIMITED


def test_a_moderated_dedication_waits_and_a_newer_one_replaces_it() -> None:
    party, entry = a_party(moderate_texts=True)
    for text in ("First", "Second"):
        dedicate(party, entry, text)
    assert party.entry(entry).dedication is None
    assert [text.text for text in party.state.texts.values()] == ["Second"]
    party.do(text_approval.approve_text(party.state, f"dedication:{entry}"))
    assert party.entry(entry).dedication == "Second"
    dedicate(party, entry, "Third")
    dedicate(party, entry, "")
    assert not party.state.texts
