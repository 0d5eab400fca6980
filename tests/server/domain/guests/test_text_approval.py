"""Names and dedications that wait for the host's word."""

import pytest
from raveberry_server.domain import lifecycle
from raveberry_server.domain.guests import joining, moderation, text_approval
from raveberry_server.domain.guests.moderation import Profile
from raveberry_server.domain.model.entry import Origin
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import HOST_CALLER, Role
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.queue import undo

from tests.fakes.party.domain_party import DomainParty, a_guest, a_song

ANN = GuestId("ann")


def a_moderated_scene() -> DomainParty:
    party = DomainParty(moderate_texts=True)
    for name in ("ann", "ben"):
        party.join(name)
    return party


def call(party: DomainParty, name: str, role: Role = Role.GUEST, guest: str = "ann") -> None:
    caller = a_guest(guest, role)
    party.do(moderation.set_profile(party.state, caller, Profile(name=name), party.now))


def name_of(party: DomainParty) -> str:
    return party.state.guests[ANN].name


def approve(party: DomainParty, text: str) -> None:
    party.do(text_approval.approve_text(party.state, text))


def test_a_moderated_name_is_shown_once_approved() -> None:
    party = a_moderated_scene()
    call(party, "Rude")
    call(party, " Ann  the First")
    assert name_of(party) == "Guest 1"
    assert [text.text for text in party.state.texts.values()] == ["Ann the First"]
    approve(party, "name:ann")
    assert name_of(party) == "Ann the First"
    assert not party.state.texts


def test_a_name_chosen_while_joining_waits_for_approval() -> None:
    party = a_moderated_scene()
    party.do(joining.join(party.state, a_guest("ann"), joining.JoinRequest(name="Ann"), party.now))
    assert name_of(party) == "Guest 1"
    assert list(party.state.texts) == ["name:ann"]


def test_a_rejected_name_is_never_shown() -> None:
    party = a_moderated_scene()
    call(party, "Rude")
    party.do(text_approval.reject_text(party.state, "name:ann"))
    assert (name_of(party), len(party.state.texts)) == ("Guest 1", 0)


def test_restoring_the_old_name_withdraws_the_new_one() -> None:
    party = a_moderated_scene()
    call(party, "Rude")
    call(party, "Guest 1")
    assert not party.state.texts
    before = party.state
    call(party, "Guest 1")
    assert party.state is before


def test_mods_and_the_host_need_no_approval() -> None:
    party = a_moderated_scene()
    call(party, "Rude")
    call(party, "Annabel", Role.MOD)
    assert (name_of(party), len(party.state.texts)) == ("Annabel", 0)
    entry = party.request(HOST_CALLER, a_song("a"), dedication="For you").entry
    assert party.entry(entry).dedication == "For you"


def test_without_the_setting_nothing_waits() -> None:
    party = a_moderated_scene()
    party.set("moderate_texts", value=False)
    call(party, "Ann")
    entry = party.ask("ann", "a", dedication="For Ben")
    assert (name_of(party), party.entry(entry).dedication) == ("Ann", "For Ben")


def test_a_moderated_dedication_is_shown_once_approved() -> None:
    party = a_moderated_scene()
    waiting, playing = (party.ask("ann", name, dedication=f"Hi {name}") for name in "ab")
    party.start(playing)
    assert {party.entry(entry).dedication for entry in (waiting, playing)} == {None}
    for entry in (waiting, playing):
        approve(party, f"dedication:{entry}")
    assert party.entry(waiting).dedication == "Hi a"
    assert party.entry(playing).dedication == "Hi b"


def test_the_dedication_of_an_adopted_song_waits_too() -> None:
    party = a_moderated_scene()
    entry = party.put("a", Origin.AUTOPLAY)
    party.ask("ann", "a", dedication="Mine")
    assert party.entry(entry).dedication is None
    approve(party, f"dedication:{entry}")
    assert party.entry(entry).dedication == "Mine"


def test_a_waiting_text_leaves_and_returns_with_its_song() -> None:
    party = a_moderated_scene()
    removed, withdrawn = (party.ask("ann", name, dedication="Hi") for name in "ab")
    party.remove(removed)
    party.withdraw("ann", withdrawn)
    for text in (f"dedication:{removed}", f"dedication:{withdrawn}", "name:nobody"):
        with pytest.raises(RefusedError) as refusal:
            approve(party, text)
        assert refusal.value.reason is Reason.NOT_FOUND
    call(party, "Ben", guest="ben")
    assert list(party.state.texts) == [f"dedication:{removed}", "name:ben"]
    party.do(undo.bring_back(party.state, HOST_CALLER, removed, party.now))
    approve(party, f"dedication:{removed}")
    assert party.entry(removed).dedication == "Hi"


@pytest.mark.parametrize("gone", ["banned", "forgotten", "closed"])
def test_texts_of_removed_guests_are_removed(gone: str) -> None:
    party = a_moderated_scene()
    call(party, "Rude")
    if gone == "banned":
        party.do(moderation.ban_guest(party.state, HOST_CALLER, ANN, is_on=True))
    elif gone == "forgotten":
        party.do(moderation.forget_guest(party.state, ANN))
    else:
        party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    assert not party.state.texts


def test_newcomers_have_only_so_many_texts_waiting_and_others_as_many_as_they_want() -> None:
    party = a_moderated_scene()
    for number in range(text_approval.MAX_TEXTS_OF_NEWCOMERS):
        party.join(f"tab {number}")
        call(party, "Rude", guest=f"tab {number}")
    with pytest.raises(RefusedError) as refused:
        call(party, "Ann")
    assert refused.value.reason is Reason.LIMIT_REACHED
    assert refused.value.retry_after_s
    call(party, "Ruder", guest="tab 0")
    party.ask("ann", "a", dedication="For Ben")
    call(party, "Ann")
    assert {"name:ann", "dedication:e0"} <= set(party.state.texts)
    party.do(text_approval.reject_text(party.state, "name:tab 0"))
    call(party, "Ben", guest="ben")
