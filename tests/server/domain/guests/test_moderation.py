"""Muting, banning, forgetting, names, colours and roles."""

import pytest
from raveberry_server.domain.guests import moderation
from raveberry_server.domain.guests.moderation import Profile
from raveberry_server.domain.model.entry import EndReason
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.events import SongEnded
from raveberry_server.domain.model.guest import HOST_CALLER, Role, Sign
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.state import BucketKind
from raveberry_server.domain.playback import control_steps

from tests.fakes.party.domain_party import DomainParty, a_guest

ANN = GuestId("ann")


def a_party(**settings: object) -> DomainParty:
    party = DomainParty(mode="full_voting", **settings)
    for guest in ("ann", "bob"):
        party.join(guest)
    return party


def mute(party: DomainParty, minutes: int) -> None:
    party.do(moderation.mute_guest(party.state, HOST_CALLER, ANN, minutes, party.now))


def ban(party: DomainParty, *, is_on: bool = True) -> None:
    party.do(moderation.ban_guest(party.state, HOST_CALLER, ANN, is_on=is_on))


def expect_silent(party: DomainParty) -> None:
    entry = party.ask("bob", f"b{party.state.entries_made}")
    for act in (lambda: party.ask("ann", "x"), lambda: party.vote("ann", entry, 1)):
        with pytest.raises(RefusedError) as refusal:
            act()
        assert refusal.value.reason is Reason.NOT_ALLOWED


def test_a_muted_guest_neither_requests_nor_votes() -> None:
    party = a_party()
    party.ask("ann", "a")
    party.ask("bob", "b")
    mute(party, 10)
    assert party.line == ["b"]
    assert [end.reason for end in party.happened(SongEnded)] == [EndReason.MUTED]
    expect_silent(party)
    party.wait(600)
    party.ask("ann", "a")


def test_a_mute_is_ended_by_hand() -> None:
    party = a_party()
    mute(party, 10)
    mute(party, 0)
    party.ask("ann", "a")


def test_a_banned_guest_is_silent_until_the_ban_is_lifted() -> None:
    party = a_party()
    ban(party)
    party.wait(1e6)
    expect_silent(party)
    ban(party, is_on=False)
    party.ask("ann", "a")


def test_a_ban_takes_waiting_songs_and_votes_and_kicks_nobody() -> None:
    party = a_party(downvotes_to_kick=1)
    party.ask("ann", "a")
    entry = party.ask("bob", "b")
    party.ask("cem", "c")
    party.vote("ann", entry, 1)
    party.vote("bob", entry, 0)
    party.set("downvotes_to_kick", 0)
    for guest in ("x", "y"):
        party.vote(guest, entry, -1)
    party.set("downvotes_to_kick", 1)
    ban(party)
    assert party.line == ["c", "b"]
    assert party.entry(entry).score == -2
    assert [end.reason for end in party.happened(SongEnded)] == [EndReason.BANNED]


def test_a_banned_guests_playing_song_plays_on() -> None:
    party = a_party()
    current = party.ask("ann", "a")
    party.start()
    party.vote("ann", current, 1)
    ban(party)
    assert party.current is not None
    assert (party.current.id, party.current.score) == (current, 1)


def test_a_mod_mutes_guests_but_no_mods() -> None:
    party = a_party()
    mo = a_guest("bob", Role.MOD)
    party.do(moderation.set_role(party.state, ANN, Role.MOD))
    with pytest.raises(RefusedError) as refusal:
        moderation.mute_guest(party.state, mo, ANN, 5, party.now)
    assert refusal.value.reason is Reason.NOT_ALLOWED
    party.do(moderation.set_role(party.state, ANN, Role.GUEST))
    party.do(moderation.mute_guest(party.state, mo, ANN, 5, party.now))


def test_a_forgotten_guests_songs_and_votes_stay_without_a_name() -> None:
    party = a_party()
    party.start(party.ask("ann", "a1"))
    lost = party.ask("ann", "lost")
    mine, theirs = party.ask("ann", "a2"), party.ask("bob", "b")
    party.vote("ann", theirs, 1)
    party.remove(lost)
    before = party.line
    party.do(moderation.forget_guest(party.state, ANN))
    assert party.line == before
    assert party.entry(mine).requested_by is None
    assert (party.turn(mine), party.entry(mine).score) == (2, 1)
    assert (party.entry(theirs).score, party.entry(theirs).ballot.vote_of(ANN)) == (2, 0)
    assert party.current is not None
    assert party.current.requested_by is None
    assert "ann" not in repr((party.state.waiting, party.state.playback, party.state.removals))
    assert ANN not in party.state.guests
    assert ANN not in party.state.latest_turns
    assert (BucketKind.REQUESTS, ANN) not in party.state.buckets


def test_forgetting_in_silence_works_too() -> None:
    party = a_party()
    party.do(moderation.forget_guest(party.state, ANN))
    assert set(party.state.guests) == {"bob"}


def test_forgetting_a_guest_keeps_the_deeds_of_others() -> None:
    party = a_party()
    entry = party.ask("bob", "mine")
    before = party.entry(entry)
    party.do(moderation.forget_guest(party.state, ANN))
    assert party.entry(entry) is before


def test_a_guest_changes_name_and_colour() -> None:
    party = a_party()
    ann = a_guest("ann")
    party.do(
        moderation.set_profile(
            party.state, ann, Profile(name=" Anna ", color="#AABBCC", source="web"), party.now
        )
    )
    guest = party.state.guests[ANN]
    assert (guest.name, guest.color) == ("Anna", "#aabbcc")
    before = party.state
    party.do(moderation.set_profile(party.state, ann, Profile(), party.now))
    assert party.state is before


@pytest.mark.parametrize(
    ("name", "color"),
    [("", None), (" \n", None), (None, "red"), (None, "#12345"), (None, "#12345g"), (None, "")],
)
def test_an_invalid_profile_is_refused(name: str | None, color: str | None) -> None:
    party = a_party()
    with pytest.raises(RefusedError) as refusal:
        moderation.set_profile(
            party.state, a_guest("ann"), Profile(name=name, color=color), party.now
        )
    assert refusal.value.reason is Reason.BAD_REQUEST


def test_a_guest_chooses_a_symbol_and_goes_without_one_again() -> None:
    party = a_party()
    ann = a_guest("ann")
    party.do(moderation.set_profile(party.state, ann, Profile(sign="fish"), party.now))
    assert party.state.guests[ANN].sign is Sign.FISH
    party.do(moderation.set_profile(party.state, ann, Profile(name="Anna"), party.now))
    assert party.state.guests[ANN].sign is Sign.FISH
    party.do(moderation.set_profile(party.state, ann, Profile(sign=""), party.now))
    assert party.state.guests[ANN].sign is None


@pytest.mark.parametrize("sign", ["unicorn", "Fish", " fish", "\U0001f41f", "../fish"])
def test_a_symbol_that_is_not_in_the_list_is_refused(sign: str) -> None:
    party = a_party()
    before = party.state
    with pytest.raises(RefusedError) as refusal:
        moderation.set_profile(party.state, a_guest("ann"), Profile(sign=sign), party.now)
    assert refusal.value.refusal is Refusal.SIGN_UNKNOWN
    assert party.state is before


def test_unknown_guests_are_not_found() -> None:
    party = a_party()
    nobody = GuestId("nobody")
    for act in (
        lambda: moderation.mute_guest(party.state, HOST_CALLER, nobody, 5, party.now),
        lambda: moderation.ban_guest(party.state, HOST_CALLER, nobody, is_on=True),
        lambda: moderation.forget_guest(party.state, nobody),
        lambda: moderation.set_role(party.state, nobody, Role.MOD),
        lambda: moderation.set_profile(party.state, HOST_CALLER, Profile(name="Boss"), party.now),
    ):
        with pytest.raises(RefusedError) as refusal:
            act()
        assert refusal.value.reason is Reason.NOT_FOUND


def test_a_guest_who_is_forgotten_leaves_songs_but_no_votes_and_dedications() -> None:
    party = DomainParty()
    party.join("ann")
    party.join("ben")
    playing, own = party.ask("ann", "a", dedication="Hi"), party.ask("ann", "b", dedication="Ho")
    party.start()
    other = party.ask("ben", "c", dedication="Hey")
    third = party.ask("ben", "d")
    party.vote("ann", other, 1)
    party.do(moderation.forget_own(party.state, a_guest("ann"), party.now))
    assert GuestId("ann") not in party.state.guests
    assert party.state.playback.entry is not None
    assert party.state.playback.entry.id == playing
    for entry in (playing, own):
        assert (party.entry(entry).requested_by, party.entry(entry).dedication) == (None, None)
    assert [party.entry(entry).score for entry in (own, other, third)] == [0, 1, 1]
    assert party.entry(other).dedication == "Hey"


def test_the_pause_of_a_forgotten_guest_has_no_author() -> None:
    party = DomainParty()
    party.join("ann")
    party.do(control_steps.pause(party.state, party.now, GuestId("ann")))
    party.do(moderation.forget_guest(party.state, GuestId("ann")))
    assert party.state.playback.is_held
    assert party.state.playback.held_by is None


def test_a_guest_is_forgotten_in_silence() -> None:
    party = DomainParty()
    party.join("ann")
    party.do(moderation.forget_own(party.state, a_guest("ann"), party.now))
    with pytest.raises(RefusedError) as unknown:
        moderation.forget_own(party.state, a_guest("ann"), party.now)
    assert unknown.value.reason is Reason.NOT_FOUND


def test_a_muted_guest_cannot_escape_by_being_forgotten() -> None:
    party = DomainParty()
    party.join("ann")
    party.do(moderation.mute_guest(party.state, HOST_CALLER, GuestId("ann"), 5, party.now))
    with pytest.raises(RefusedError) as muted:
        moderation.forget_own(party.state, a_guest("ann"), party.now)
    assert muted.value.reason is Reason.NOT_ALLOWED
