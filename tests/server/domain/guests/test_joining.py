"""Coming in by a code, becoming a mod by one, and what bans and closing make of that."""

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.domain import lifecycle
from raveberry_server.domain.guests import joining, moderation
from raveberry_server.domain.model import join_codes
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.events import GuestJoined
from raveberry_server.domain.model.guest import (
    HOST_CALLER,
    Caller,
    Location,
    Newcomer,
    Role,
)
from raveberry_server.domain.model.ids import GuestId, kiosk_guest

from tests.fakes.party.domain_party import DomainParty, a_song

CODE, OTHER = "ABCD-EFGH", "WXYZ-2345"


def a_newcomer(name: str, code: str | None = "", address: str | None = "192.0.2.1") -> Caller:
    guest = GuestId(name)
    newcomer = Newcomer(id=guest, token_hash=f"hash of {name}", code=code)
    return Caller(id=guest, role=Role.GUEST, newcomer=newcomer, address=address)


def a_known(name: str) -> Caller:
    return Caller(id=GuestId(name), role=Role.GUEST, address="192.0.2.1")


def a_party_by_code() -> DomainParty:
    party = DomainParty(join="code")
    party.do(joining.rotate_code(party.state, CODE, party.now))
    return party


def come(party: DomainParty, caller: Caller, **wish: str) -> None:
    party.do(joining.join(party.state, caller, joining.JoinRequest(**wish), party.now))


def refusal(party: DomainParty, caller: Caller, **wish: str) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        come(party, caller, **wish)
    return caught.value


class TestCodes:
    @given(st.integers())
    def test_a_code_is_short_and_readable(self, seed: int) -> None:
        code = join_codes.generate_code(random.Random(seed).choice)
        assert len(code) == 9
        assert code[4] == "-"
        assert not set(code) & set("01ILOU")

    @pytest.mark.parametrize("typed", [CODE, "abcdefgh", " ab cd-ef gh ", "ABCD\u2010EFGH"])
    def test_codes_are_accepted_in_any_spelling(self, typed: str) -> None:
        assert joining.JoinCode(text=CODE, expires_at=None).matches(typed, DomainParty().now.at)

    @pytest.mark.parametrize("typed", ["", "-", "ABCD-EFG", "ABCD-EFGHA", "ÄBCD-EFGH", "x" * 9999])
    def test_another_code_does_not_match(self, typed: str) -> None:
        assert not joining.JoinCode(text=CODE, expires_at=None).matches(typed, DomainParty().now.at)

    def test_a_mod_code_is_kept_as_a_hash_only(self) -> None:
        code = joining.ModCode.of(CODE, DomainParty().now.at)
        assert CODE not in repr(code)
        assert "ABCDEFGH" not in repr(code)


class TestJoining:
    def test_newcomers_without_the_code_are_refused(self) -> None:
        party = a_party_by_code()
        before = party.state
        refused = refusal(party, a_newcomer("ann"))
        assert refused.refusal is Refusal.JOIN_CODE_NEEDED
        assert isinstance(refusal(party, a_newcomer("ann", OTHER)), join_codes.WrongCodeError)
        assert isinstance(refusal(party, a_newcomer("ann"), code=OTHER), join_codes.WrongCodeError)
        assert party.state is before

    def test_the_code_admits_a_newcomer(self) -> None:
        party = a_party_by_code()
        come(party, a_newcomer("ann"), code=CODE.lower(), name="Ann")
        come(party, a_newcomer("ben", CODE))
        assert [guest.name for guest in party.state.guests.values()] == ["Ann", "Guest 2"]
        assert len(party.happened(GuestJoined)) == 2

    def test_guests_of_trusted_interfaces_need_no_code(self) -> None:
        party = a_party_by_code()
        come(party, a_newcomer("button", None, None))
        assert GuestId("button") in party.state.guests

    def test_guests_stay_when_the_code_changes(self) -> None:
        party = DomainParty()
        come(party, a_newcomer("ann"))
        party.set("join", "code")
        party.do(joining.rotate_code(party.state, CODE, party.now))
        come(party, a_known("ann"), name="Anna")
        assert party.state.guests[GuestId("ann")].name == "Anna"

    def test_an_old_code_is_refused(self) -> None:
        party = a_party_by_code()
        party.do(joining.rotate_code(party.state, OTHER, party.now))
        refusal(party, a_newcomer("ann"), code=CODE)
        party.wait(8 * 3_600)
        refusal(party, a_newcomer("ann"), code=OTHER)

    def test_a_wrong_code_is_refused_even_where_none_is_needed(self) -> None:
        refusal(DomainParty(), a_newcomer("ann"), code=CODE)

    def test_a_valid_code_spares_the_address_its_identities(self) -> None:
        party = DomainParty(identity_burst=1)
        party.do(joining.rotate_code(party.state, CODE, party.now))
        for name in ("ann", "ben"):
            come(party, a_newcomer(name), code=CODE)
            party.ask(name, f"song of {name}")
        come(party, a_newcomer("cid"))
        come(party, a_known("cid"), code=CODE)
        for name in ("dan", "eve"):
            come(party, a_newcomer(name))
        party.request(a_known("cid"), a_song("c"))
        party.request(a_known("dan"), a_song("d"))
        with pytest.raises(RefusedError) as caught:
            party.request(a_known("eve"), a_song("e"))
        assert caught.value.reason is Reason.RATE_LIMITED


class TestRotating:
    def test_a_code_holds_as_long_as_the_setting_says(self) -> None:
        party = DomainParty(join_code_s=60, join="code")
        code = party.do(joining.rotate_code(party.state, CODE, party.now))
        assert code.expires_at == party.now.at + timedelta(seconds=60)
        party.set("join_code_s", 0)
        assert party.do(joining.rotate_code(party.state, CODE, party.now)).expires_at is None
        assert joining.next_join_code_renewal_at(party.state) is None

    @pytest.mark.parametrize("lasts_s", [0, 28_800])
    def test_where_joining_is_open_it_changes_every_hour_and_the_one_before_still_counts(
        self, lasts_s: int
    ) -> None:
        party = DomainParty(join_code_s=lasts_s)
        party.state = joining.renew_expired_join_code(party.state, CODE, party.now)
        assert not joining.is_join_code(party.state, "", party.now)
        party.wait(joining.OPEN_JOIN_CODE_LIFETIME_S)
        assert not joining.is_join_code(party.state, CODE, party.now)
        party.state = joining.renew_expired_join_code(party.state, OTHER, party.now)
        for typed in (CODE, OTHER):
            assert joining.is_join_code(party.state, typed, party.now)
        party.set("join", "code")
        assert not joining.is_join_code(party.state, CODE, party.now)

    def test_a_closed_party_has_none(self) -> None:
        party = DomainParty()
        party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
        assert joining.renew_expired_join_code(party.state, CODE, party.now) is party.state
        assert joining.next_join_code_renewal_at(party.state) is None

    def test_it_is_renewed_only_when_it_is_over(self) -> None:
        party = DomainParty()
        party.set("join", "code")
        assert joining.next_join_code_renewal_at(party.state) is None
        party.state = joining.renew_expired_join_code(party.state, CODE, party.now)
        assert party.state.join_code is not None
        assert joining.next_join_code_renewal_at(party.state) == party.state.join_code.expires_at
        assert joining.renew_expired_join_code(party.state, OTHER, party.now) is party.state
        party.wait(8 * 3_600)
        party.state = joining.renew_expired_join_code(party.state, OTHER, party.now)
        assert party.state.join_code.text == OTHER


class TestMods:
    def test_the_mod_code_makes_mods_and_lets_them_in(self) -> None:
        party = a_party_by_code()
        made = party.do(joining.make_mod_code(party.state, OTHER, party.now))
        assert made.text == OTHER
        come(party, a_newcomer("ann"), mod_code=OTHER)
        come(party, a_newcomer("ben"), code=CODE)
        come(party, a_known("ben"), mod_code=OTHER.lower())
        assert {guest.role for guest in party.state.guests.values()} == {Role.MOD}

    @pytest.mark.parametrize("spoil", ["none", "wrong", "over", "another"])
    def test_a_code_that_does_not_hold_makes_nobody_a_mod(self, spoil: str) -> None:
        party = DomainParty()
        come(party, a_newcomer("ann"))
        if spoil != "none":
            party.do(joining.make_mod_code(party.state, CODE, party.now))
        if spoil == "over":
            party.wait(3_600)
        if spoil == "another":
            party.do(joining.make_mod_code(party.state, "2222-2222", party.now))
        refused = refusal(party, a_known("ann"), mod_code=OTHER if spoil == "wrong" else CODE)
        assert isinstance(refused, join_codes.WrongCodeError)
        assert party.state.guests[GuestId("ann")].role is Role.GUEST

    def test_a_new_code_leaves_the_mods_of_the_old_one(self) -> None:
        party = DomainParty()
        party.do(joining.make_mod_code(party.state, CODE, party.now))
        come(party, a_newcomer("ann"), mod_code=CODE)
        party.do(joining.make_mod_code(party.state, OTHER, party.now))
        assert party.state.guests[GuestId("ann")].role is Role.MOD
        party.do(moderation.set_role(party.state, GuestId("ann"), Role.GUEST))
        assert party.state.guests[GuestId("ann")].role is Role.GUEST

    def test_the_host_is_no_guest_whose_role_could_change(self) -> None:
        party = DomainParty()
        party.do(joining.make_mod_code(party.state, CODE, party.now))
        come(party, HOST_CALLER, mod_code=CODE, name="Boss")
        assert not party.state.guests


class TestOutcasts:
    def test_a_ban_holds_for_names_codes_and_coming_in_again(self) -> None:
        party = DomainParty()
        party.do(joining.make_mod_code(party.state, CODE, party.now))
        come(party, a_newcomer("ann"), mod_code=CODE)
        party.do(moderation.ban_guest(party.state, HOST_CALLER, GuestId("ann"), is_on=True))
        assert party.state.guests[GuestId("ann")].role is Role.GUEST
        for wish in ({}, {"name": "Not Ann"}, {"mod_code": CODE}):
            assert refusal(party, a_known("ann"), **wish).refusal is Refusal.BANNED

    def test_neither_closing_nor_forgetting_lifts_a_ban(self) -> None:
        party = DomainParty()
        for name in ("ann", "ben"):
            come(party, a_newcomer(name), name=name)
        party.do(moderation.ban_guest(party.state, HOST_CALLER, GuestId("ann"), is_on=True))
        party.do(moderation.forget_guest(party.state, GuestId("ann")))
        party.set("guests_kept_s", 0)
        party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
        party.do(lifecycle.apply_due_changes(party.state, party.now))
        party.do(lifecycle.open_party(party.state, party.now))
        (outcast,) = party.state.guests.values()
        assert (outcast.id, outcast.name) == ("ann", moderation.BANNED_GUEST_NAME)
        refusal(party, a_known("ann"))
        party.do(moderation.ban_guest(party.state, HOST_CALLER, GuestId("ann"), is_on=False))
        come(party, a_known("ann"))

    def test_closing_revokes_all_codes(self) -> None:
        party = a_party_by_code()
        party.do(joining.make_mod_code(party.state, OTHER, party.now))
        party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
        assert (party.state.join_code, party.state.mod_code) == (None, None)


def test_each_renewal_makes_another_link_for_screens() -> None:
    party = DomainParty()
    numbers = []
    for _ in range(3):
        party.do(joining.renew_screen_link(party.state))
        numbers.append(party.state.screen_links_made)
    assert numbers == [1, 2, 3]


class TestKiosk:
    """At a kiosk anybody may enter any name, so it needs no code and gives no role."""

    def a_caller(self, name: str) -> Caller:
        location = Location(key="kiosk", network="kiosk", is_kiosk=True)
        guest = kiosk_guest(name)
        newcomer = Newcomer(id=guest, token_hash=None, code=None, location=location)
        return Caller(
            id=guest, role=Role.GUEST, newcomer=newcomer, address="kiosk", location=location
        )

    def test_a_name_joins_without_the_code(self) -> None:
        party = a_party_by_code()
        come(party, self.a_caller("Table 5"), name="Table 5")
        (guest,) = party.state.guests.values()
        assert (guest.name, guest.joined_by_code) == ("Table 5", False)

    @pytest.mark.parametrize("wish", [{"code": CODE}, {"mod_code": OTHER}])
    def test_no_code_is_taken(self, wish: dict[str, str]) -> None:
        party = a_party_by_code()
        assert refusal(party, self.a_caller("Table 5"), **wish).refusal is Refusal.KIOSK_GUEST

    def test_its_guests_become_no_mods(self) -> None:
        party = a_party_by_code()
        come(party, self.a_caller("Table 5"))
        with pytest.raises(RefusedError) as caught:
            moderation.set_role(party.state, kiosk_guest("Table 5"), Role.MOD)
        assert caught.value.refusal is Refusal.KIOSK_GUEST
        party.do(moderation.set_role(party.state, kiosk_guest("Table 5"), Role.GUEST))

    def test_a_name_is_one_guest_in_any_spelling(self) -> None:
        assert kiosk_guest("Zoë") == kiosk_guest(" ZOË ") != kiosk_guest("Zoe")
