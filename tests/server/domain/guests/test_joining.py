"""Coming in by a code, becoming a mod by one, and what bans and closing make of that."""

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.domain import lifecycle
from raveberry_server.domain.guests import joining, moderation
from raveberry_server.domain.model import codes
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import GuestJoined
from raveberry_server.domain.model.guest import HOST_CALLER, Caller, Newcomer, Role
from raveberry_server.domain.model.ids import GuestId

from tests.fakes.scene import Scene, a_song

CODE, OTHER = "ABCD-EFGH", "WXYZ-2345"


def a_newcomer(name: str, code: str | None = "", address: str | None = "192.0.2.1") -> Caller:
    guest = GuestId(name)
    newcomer = Newcomer(id=guest, token_hash=f"hash of {name}", code=code)
    return Caller(id=guest, role=Role.GUEST, newcomer=newcomer, address=address)


def a_known(name: str) -> Caller:
    return Caller(id=GuestId(name), role=Role.GUEST, address="192.0.2.1")


def a_party_by_code() -> Scene:
    scene = Scene(join="code")
    scene.do(joining.rotate_code(scene.state, CODE, scene.now))
    return scene


def come(scene: Scene, caller: Caller, **wish: str) -> None:
    scene.do(joining.join(scene.state, caller, joining.JoinRequest(**wish), scene.now))


def refusal(scene: Scene, caller: Caller, **wish: str) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        come(scene, caller, **wish)
    return caught.value


class TestCodes:
    @given(st.integers())
    def test_a_code_is_short_and_readable(self, seed: int) -> None:
        code = codes.generate_code(random.Random(seed).choice)
        assert len(code) == 9
        assert code[4] == "-"
        assert not set(code) & set("01ILOU")

    @pytest.mark.parametrize("typed", [CODE, "abcdefgh", " ab cd-ef gh ", "ABCD\u2010EFGH"])
    def test_it_is_typed_in_any_way(self, typed: str) -> None:
        assert joining.JoinCode(text=CODE, expires_at=None).matches(typed, Scene().now.at)

    @pytest.mark.parametrize("typed", ["", "-", "ABCD-EFG", "ABCD-EFGHA", "ÄBCD-EFGH", "x" * 9999])
    def test_what_is_another_code_does_not_fit(self, typed: str) -> None:
        assert not joining.JoinCode(text=CODE, expires_at=None).matches(typed, Scene().now.at)

    def test_a_mod_code_is_kept_as_a_hash_only(self) -> None:
        code = joining.ModCode.of(CODE, Scene().now.at)
        assert CODE not in repr(code)
        assert "ABCDEFGH" not in repr(code)


class TestJoining:
    def test_without_the_code_nobody_new_comes_in(self) -> None:
        scene = a_party_by_code()
        before = scene.state
        refused = refusal(scene, a_newcomer("ann"))
        assert (refused.reason, "scan it" in refused.message) == (Reason.NOT_ALLOWED, True)
        assert isinstance(refusal(scene, a_newcomer("ann", OTHER)), codes.WrongCodeError)
        assert isinstance(refusal(scene, a_newcomer("ann"), code=OTHER), codes.WrongCodeError)
        assert scene.state is before

    def test_the_code_lets_one_in(self) -> None:
        scene = a_party_by_code()
        come(scene, a_newcomer("ann"), code=CODE.lower(), name="Ann")
        come(scene, a_newcomer("ben", CODE))
        assert [guest.name for guest in scene.state.guests.values()] == ["Ann", "Guest 2"]
        assert len(scene.happened(GuestJoined)) == 2

    def test_whom_a_door_vouches_for_needs_none(self) -> None:
        scene = a_party_by_code()
        come(scene, a_newcomer("button", None, None))
        assert GuestId("button") in scene.state.guests

    def test_who_is_here_stays_when_the_code_changes(self) -> None:
        scene = Scene()
        come(scene, a_newcomer("ann"))
        scene.set("join", "code")
        scene.do(joining.rotate_code(scene.state, CODE, scene.now))
        come(scene, a_known("ann"), name="Anna")
        assert scene.state.guests[GuestId("ann")].name == "Anna"

    def test_an_old_code_lets_nobody_in(self) -> None:
        scene = a_party_by_code()
        scene.do(joining.rotate_code(scene.state, OTHER, scene.now))
        refusal(scene, a_newcomer("ann"), code=CODE)
        scene.wait(8 * 3_600)
        refusal(scene, a_newcomer("ann"), code=OTHER)

    def test_a_wrong_code_is_refused_even_where_none_is_needed(self) -> None:
        refusal(Scene(), a_newcomer("ann"), code=CODE)

    def test_a_valid_code_spares_the_address_its_identities(self) -> None:
        scene = Scene(identity_burst=1)
        scene.do(joining.rotate_code(scene.state, CODE, scene.now))
        for name in ("ann", "ben"):
            come(scene, a_newcomer(name), code=CODE)
            scene.ask(name, f"song of {name}")
        come(scene, a_newcomer("cid"))
        come(scene, a_known("cid"), code=CODE)
        for name in ("dan", "eve"):
            come(scene, a_newcomer(name))
        scene.request(a_known("cid"), a_song("c"))
        scene.request(a_known("dan"), a_song("d"))
        with pytest.raises(RefusedError) as caught:
            scene.request(a_known("eve"), a_song("e"))
        assert caught.value.reason is Reason.RATE_LIMITED


class TestRotating:
    def test_a_code_holds_as_long_as_the_setting_says(self) -> None:
        scene = Scene(join_code_s=60, join="code")
        code = scene.do(joining.rotate_code(scene.state, CODE, scene.now))
        assert code.expires_at == scene.now.at + timedelta(seconds=60)
        scene.set("join_code_s", 0)
        assert scene.do(joining.rotate_code(scene.state, CODE, scene.now)).expires_at is None
        assert joining.next_join_code_renewal_at(scene.state) is None

    @pytest.mark.parametrize("lasts_s", [0, 28_800])
    def test_where_joining_is_open_it_changes_every_hour_and_the_one_before_still_counts(
        self, lasts_s: int
    ) -> None:
        scene = Scene(join_code_s=lasts_s)
        scene.state = joining.renew_expired_join_code(scene.state, CODE, scene.now)
        assert not joining.is_join_code(scene.state, "", scene.now)
        scene.wait(joining.OPEN_JOIN_CODE_LIFETIME_S)
        assert not joining.is_join_code(scene.state, CODE, scene.now)
        scene.state = joining.renew_expired_join_code(scene.state, OTHER, scene.now)
        for typed in (CODE, OTHER):
            assert joining.is_join_code(scene.state, typed, scene.now)
        scene.set("join", "code")
        assert not joining.is_join_code(scene.state, CODE, scene.now)

    def test_a_closed_party_has_none(self) -> None:
        scene = Scene()
        scene.do(lifecycle.close_party(scene.state, HOST_CALLER))
        assert joining.renew_expired_join_code(scene.state, CODE, scene.now) is scene.state
        assert joining.next_join_code_renewal_at(scene.state) is None

    def test_it_is_renewed_only_when_it_is_over(self) -> None:
        scene = Scene()
        scene.set("join", "code")
        assert joining.next_join_code_renewal_at(scene.state) is None
        scene.state = joining.renew_expired_join_code(scene.state, CODE, scene.now)
        assert scene.state.join_code is not None
        assert joining.next_join_code_renewal_at(scene.state) == scene.state.join_code.expires_at
        assert joining.renew_expired_join_code(scene.state, OTHER, scene.now) is scene.state
        scene.wait(8 * 3_600)
        scene.state = joining.renew_expired_join_code(scene.state, OTHER, scene.now)
        assert scene.state.join_code.text == OTHER


class TestMods:
    def test_the_mod_code_makes_mods_and_lets_them_in(self) -> None:
        scene = a_party_by_code()
        made = scene.do(joining.make_mod_code(scene.state, OTHER, scene.now))
        assert made.text == OTHER
        come(scene, a_newcomer("ann"), mod_code=OTHER)
        come(scene, a_newcomer("ben"), code=CODE)
        come(scene, a_known("ben"), mod_code=OTHER.lower())
        assert {guest.role for guest in scene.state.guests.values()} == {Role.MOD}

    @pytest.mark.parametrize("spoil", ["none", "wrong", "over", "another"])
    def test_a_code_that_does_not_hold_makes_nobody_a_mod(self, spoil: str) -> None:
        scene = Scene()
        come(scene, a_newcomer("ann"))
        if spoil != "none":
            scene.do(joining.make_mod_code(scene.state, CODE, scene.now))
        if spoil == "over":
            scene.wait(3_600)
        if spoil == "another":
            scene.do(joining.make_mod_code(scene.state, "2222-2222", scene.now))
        refused = refusal(scene, a_known("ann"), mod_code=OTHER if spoil == "wrong" else CODE)
        assert isinstance(refused, codes.WrongCodeError)
        assert scene.state.guests[GuestId("ann")].role is Role.GUEST

    def test_a_new_code_leaves_the_mods_of_the_old_one(self) -> None:
        scene = Scene()
        scene.do(joining.make_mod_code(scene.state, CODE, scene.now))
        come(scene, a_newcomer("ann"), mod_code=CODE)
        scene.do(joining.make_mod_code(scene.state, OTHER, scene.now))
        assert scene.state.guests[GuestId("ann")].role is Role.MOD
        scene.do(moderation.set_role(scene.state, GuestId("ann"), Role.GUEST))
        assert scene.state.guests[GuestId("ann")].role is Role.GUEST

    def test_the_host_is_no_guest_whose_role_could_change(self) -> None:
        scene = Scene()
        scene.do(joining.make_mod_code(scene.state, CODE, scene.now))
        come(scene, HOST_CALLER, mod_code=CODE, name="Boss")
        assert not scene.state.guests


class TestOutcasts:
    def test_a_ban_holds_for_names_codes_and_coming_in_again(self) -> None:
        scene = Scene()
        scene.do(joining.make_mod_code(scene.state, CODE, scene.now))
        come(scene, a_newcomer("ann"), mod_code=CODE)
        scene.do(moderation.ban_guest(scene.state, HOST_CALLER, GuestId("ann"), is_on=True))
        assert scene.state.guests[GuestId("ann")].role is Role.GUEST
        for wish in ({}, {"name": "Not Ann"}, {"mod_code": CODE}):
            assert "banned" in refusal(scene, a_known("ann"), **wish).message

    def test_neither_closing_nor_forgetting_lifts_a_ban(self) -> None:
        scene = Scene()
        for name in ("ann", "ben"):
            come(scene, a_newcomer(name), name=name)
        scene.do(moderation.ban_guest(scene.state, HOST_CALLER, GuestId("ann"), is_on=True))
        scene.do(moderation.forget_guest(scene.state, GuestId("ann")))
        scene.do(lifecycle.close_party(scene.state, HOST_CALLER))
        scene.do(lifecycle.open_party(scene.state, scene.now))
        (outcast,) = scene.state.guests.values()
        assert (outcast.id, outcast.name) == ("ann", moderation.BANNED_GUEST_NAME)
        refusal(scene, a_known("ann"))
        scene.do(moderation.ban_guest(scene.state, HOST_CALLER, GuestId("ann"), is_on=False))
        come(scene, a_known("ann"))

    def test_closing_revokes_all_codes(self) -> None:
        scene = a_party_by_code()
        scene.do(joining.make_mod_code(scene.state, OTHER, scene.now))
        scene.do(lifecycle.close_party(scene.state, HOST_CALLER))
        assert (scene.state.join_code, scene.state.mod_code) == (None, None)
        assert scene.state.closings == 1
