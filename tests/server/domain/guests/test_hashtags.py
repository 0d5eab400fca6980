"""Words for the screen: from anybody, not too many, and moderated like other texts."""

import pytest
from raveberry_server.domain import lifecycle
from raveberry_server.domain.guests import hashtags, moderation, text_approval
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.ids import GuestId

from tests.fakes.party.domain_party import DomainParty, a_guest


def add(party: DomainParty, guest: str, text: str) -> None:
    party.do(hashtags.add_hashtag(party.state, a_guest(guest), text, party.now))


def shown(party: DomainParty) -> list[str]:
    return [tag.text for tag in party.state.hashtags]


def a_party(**settings: object) -> DomainParty:
    party = DomainParty(**settings)
    for guest in ("ann", "bob"):
        party.join(guest)
    return party


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("party", "#party"),
        ("##Party!", "#Party!"),
        (" new\nyear  2026", "#newyear2026"),
        ("🎉", "#🎉"),
        ("x" * 300, "#" + "x" * 100),
    ],
)
def test_a_hashtag_is_one_word_with_its_sign(text: str, line: str) -> None:
    party = a_party()
    add(party, "ann", text)
    assert shown(party) == [line]


@pytest.mark.parametrize("text", ["", " ", "#", "# #\n"])
def test_an_empty_hashtag_is_refused(text: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        add(a_party(), "ann", text)
    assert refusal.value.reason is Reason.BAD_REQUEST


@pytest.mark.parametrize("text", ["bad", "#BAD", "so bad", "Bäd"])
def test_forbidden_words_are_not_shown(text: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        add(a_party(forbidden_words="bad"), "ann", text)
    assert refusal.value.reason is Reason.FILTERED


def test_newer_hashtags_replace_older_ones() -> None:
    party = a_party()
    for text in ("a", "b", "c", "d"):
        add(party, "ann", text)
    add(party, "bob", "C")
    assert shown(party) == ["#b", "#d", "#C"]
    for number in range(60):
        party.join(f"guest{number}")
        add(party, f"guest{number}", f"tag{number}")
    assert shown(party) == [f"#tag{number}" for number in range(10, 60)]


def test_a_hashtag_uses_up_a_vote_and_needs_an_open_party() -> None:
    party = a_party(vote_rate_per_min=1)
    add(party, "ann", "a")
    with pytest.raises(RefusedError) as refusal:
        add(party, "ann", "b")
    assert refusal.value.reason is Reason.RATE_LIMITED
    party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    assert shown(party) == []
    with pytest.raises(RefusedError) as refusal:
        add(party, "bob", "b")
    assert refusal.value.reason is Reason.PARTY_CLOSED


def test_moderated_hashtags_wait_for_approval() -> None:
    party = a_party(moderate_texts=True)
    add(party, "ann", "first")
    add(party, "ann", "second")
    assert shown(party) == []
    party.do(text_approval.approve_text(party.state, "hashtag:ann"))
    assert (shown(party), dict(party.state.texts)) == (["#second"], {})
    add(party, "bob", "rude")
    party.do(text_approval.reject_text(party.state, "hashtag:bob"))
    assert shown(party) == ["#second"]


def test_the_hashtags_of_the_muted_the_banned_and_the_forgotten_go() -> None:
    for act in (
        lambda state, now: moderation.mute_guest(state, HOST_CALLER, GuestId("ann"), 5, now),
        lambda state, _now: moderation.ban_guest(state, HOST_CALLER, GuestId("ann"), is_on=True),
        lambda state, _now: moderation.forget_guest(state, GuestId("ann")),
    ):
        party = a_party()
        add(party, "ann", "a")
        add(party, "bob", "b")
        party.do(act(party.state, party.now))
        assert shown(party) == ["#b"]
        with pytest.raises(RefusedError):
            party.do(moderation.mute_guest(party.state, HOST_CALLER, GuestId("x"), 5, party.now))


@pytest.mark.parametrize("said", ["#Party", "party", "PÁRTY"])
def test_a_mod_takes_one_word_off_the_screen(said: str) -> None:
    party = a_party()
    add(party, "ann", "party")
    add(party, "bob", "partytime")
    party.do(hashtags.remove_hashtag(party.state, said))
    assert shown(party) == ["#partytime"]


def test_a_word_that_is_not_there_cannot_be_taken_off() -> None:
    with pytest.raises(RefusedError) as refusal:
        hashtags.remove_hashtag(a_party().state, "party")
    assert refusal.value.reason is Reason.NOT_FOUND
