"""Nobody but the host has the name or the color of the host, however it is spelled."""

# ruff: noqa: RUF001 - letters that look alike are what this is about

import pytest
from raveberry_server.domain.guests import joining, moderation
from raveberry_server.domain.guests.moderation import Profile
from raveberry_server.domain.guests.reserved_names import expect_free_color, is_reserved
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import HOST_COLOR, Newcomer, Role, guest_color
from raveberry_server.domain.model.ids import GuestId

from tests.fakes.party.domain_party import DomainParty, a_guest

OF_THE_HOST = (
    "Host",
    "HOST",
    "hOsT",
    "  host  ",
    "H o s t",
    "H.o.s.t.",
    "★ Host ★",
    "(host)",
    "Host ✓",
    "Host 👑",
    "Host 2",
    "Host#1",
    "The Host",
    "der Gastgeber",
    "GASTGEBERIN",
    "Gäst\u200bgeber".replace("ä", "a"),
    "l'hôte",
    "Hote",
    "Anfitrión",
    "Хост",
    "хозяин",
    "ホスト",
    "ﾎｽﾄ",
    "主人",
    "호스트",
    "מארח",
    "Ноѕт",  # Cyrillic
    "Ηοst",  # Greek
    "Ｈｏｓｔ",
    "𝐇𝐨𝐬𝐭",
    "𝓗𝓸𝓼𝓽",
    "Ⓗⓞⓢⓣ",
    "🅷🅾🆂🆃",
    "🅗🅞🅢🅣",
    "🇭🇴🇸🇹",
    "ʜᴏꜱᴛ",
    "Ꮋost",
    "ꓧꓳꓢꓔ",
    "H0st",
    "h05t",
    "Hos7",
    "Ho$t",
    "Ĥöšť",
    "H̶o̶s̶t̶",
    "Høst",
    "Ga5tgeber",
)
OF_GUESTS = (
    "Horst",
    "Hostel",
    "Ghost",
    "Hosta",
    "Gast",
    "Гость",
    "Guest 1",
    "Cost",
    "Ann",
    "Thehost'",
    "Ёлка",
    "佐藤",
    "👩‍🎤",
    "Ooh!",
    "1",
)


@pytest.mark.parametrize("name", OF_THE_HOST)
def test_a_name_that_looks_like_the_hosts_is_refused(name: str) -> None:
    party = DomainParty()
    party.join("ann")
    for wish in (
        lambda: moderation.set_profile(party.state, a_guest("ann"), Profile(name=name), party.now),
        lambda: joining.join(
            party.state, a_guest("ann"), joining.JoinRequest(name=name), party.now
        ),
        lambda: moderation.set_profile(
            party.state, a_guest("ann", Role.MOD), Profile(name=name), party.now
        ),
    ):
        with pytest.raises(RefusedError) as refused:
            wish()
        assert refused.value.reason is Reason.NOT_ALLOWED
    assert party.state.guests[GuestId("ann")].name == "Guest 1"


@pytest.mark.parametrize("name", OF_GUESTS)
def test_other_names_are_free(name: str) -> None:
    assert not is_reserved(name)


def test_the_host_may_have_a_reserved_name() -> None:
    party = DomainParty()
    party.join("ann")
    caller = a_guest("ann", Role.HOST)
    party.do(moderation.set_profile(party.state, caller, Profile(name="Host"), party.now))
    assert party.state.guests[GuestId("ann")].name == "Host"


def test_a_newcomer_of_that_name_gets_a_number_instead() -> None:
    party = DomainParty()
    newcomer = Newcomer(id=GuestId("mqtt:button"), token_hash=None, name="Hоst")
    assert joining.admit(party.state, newcomer, party.now).result.name == "Guest 1"


@pytest.mark.parametrize("color", [HOST_COLOR, "#FFFFFF", "#fefefe", "#fffff0", "#c0c0c0"])
def test_a_color_that_looks_like_the_hosts_is_refused(color: str) -> None:
    party = DomainParty()
    party.join("ann")
    for caller in (a_guest("ann"), a_guest("ann", Role.MOD)):
        with pytest.raises(RefusedError) as refused:
            moderation.set_profile(party.state, caller, Profile(color=color), party.now)
        assert refused.value.reason is Reason.NOT_ALLOWED


@pytest.mark.parametrize("color", ["#bfffff", "#808080", "#000000", "#ffb28c"])
def test_other_colors_are_free(color: str) -> None:
    party = DomainParty()
    party.join("ann")
    party.do(moderation.set_profile(party.state, a_guest("ann"), Profile(color=color), party.now))
    assert party.state.guests[GuestId("ann")].color == color


def test_no_newcomer_gets_the_color_of_the_host() -> None:
    for number in range(10_000):
        expect_free_color(guest_color(number), Role.GUEST)


def test_the_host_may_have_that_color() -> None:
    party = DomainParty()
    party.join("ann")
    caller = a_guest("ann", Role.HOST)
    party.do(moderation.set_profile(party.state, caller, Profile(color=HOST_COLOR), party.now))
    assert party.state.guests[GuestId("ann")].color == HOST_COLOR
