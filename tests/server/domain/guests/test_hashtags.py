"""Words for the screen: from anybody, not too many, and moderated like other texts."""

import pytest
from raveberry_server.domain import lifecycle
from raveberry_server.domain.guests import hashtags, moderation, text_approval
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.ids import GuestId

from tests.fakes.scene import Scene, a_guest


def add(scene: Scene, guest: str, text: str) -> None:
    scene.do(hashtags.add_hashtag(scene.state, a_guest(guest), text, scene.now))


def shown(scene: Scene) -> list[str]:
    return [tag.text for tag in scene.state.hashtags]


def a_scene(**settings: object) -> Scene:
    scene = Scene(**settings)
    for guest in ("ann", "bob"):
        scene.join(guest)
    return scene


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
    scene = a_scene()
    add(scene, "ann", text)
    assert shown(scene) == [line]


@pytest.mark.parametrize("text", ["", " ", "#", "# #\n"])
def test_a_hashtag_needs_something_to_say(text: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        add(a_scene(), "ann", text)
    assert refusal.value.reason is Reason.BAD_REQUEST


@pytest.mark.parametrize("text", ["bad", "#BAD", "so bad", "Bäd"])
def test_forbidden_words_are_not_shown(text: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        add(a_scene(forbidden_words="bad"), "ann", text)
    assert refusal.value.reason is Reason.FILTERED


def test_newer_ones_take_the_place_of_older_ones() -> None:
    scene = a_scene()
    for text in ("a", "b", "c", "d"):
        add(scene, "ann", text)
    add(scene, "bob", "C")
    assert shown(scene) == ["#b", "#d", "#C"]
    for number in range(60):
        scene.join(f"guest{number}")
        add(scene, f"guest{number}", f"tag{number}")
    assert shown(scene) == [f"#tag{number}" for number in range(10, 60)]


def test_a_hashtag_uses_up_a_vote_and_needs_an_open_party() -> None:
    scene = a_scene(vote_rate_per_min=1)
    add(scene, "ann", "a")
    with pytest.raises(RefusedError) as refusal:
        add(scene, "ann", "b")
    assert refusal.value.reason is Reason.RATE_LIMITED
    scene.do(lifecycle.close_party(scene.state, HOST_CALLER))
    assert shown(scene) == []
    with pytest.raises(RefusedError) as refusal:
        add(scene, "bob", "b")
    assert refusal.value.reason is Reason.PARTY_CLOSED


def test_moderated_hashtags_wait_for_the_hosts_word() -> None:
    scene = a_scene(moderate_texts=True)
    add(scene, "ann", "first")
    add(scene, "ann", "second")
    assert shown(scene) == []
    scene.do(text_approval.approve_text(scene.state, "hashtag:ann"))
    assert (shown(scene), dict(scene.state.texts)) == (["#second"], {})
    add(scene, "bob", "rude")
    scene.do(text_approval.reject_text(scene.state, "hashtag:bob"))
    assert shown(scene) == ["#second"]


def test_the_hashtags_of_the_muted_the_banned_and_the_forgotten_go() -> None:
    for act in (
        lambda state, now: moderation.mute_guest(state, HOST_CALLER, GuestId("ann"), 5, now),
        lambda state, _now: moderation.ban_guest(state, HOST_CALLER, GuestId("ann"), is_on=True),
        lambda state, _now: moderation.forget_guest(state, GuestId("ann")),
    ):
        scene = a_scene()
        add(scene, "ann", "a")
        add(scene, "bob", "b")
        scene.do(act(scene.state, scene.now))
        assert shown(scene) == ["#b"]
        with pytest.raises(RefusedError):
            scene.do(moderation.mute_guest(scene.state, HOST_CALLER, GuestId("x"), 5, scene.now))


@pytest.mark.parametrize("said", ["#Party", "party", "PÁRTY"])
def test_a_mod_takes_one_word_off_the_screen(said: str) -> None:
    scene = a_scene()
    add(scene, "ann", "party")
    add(scene, "bob", "partytime")
    scene.do(hashtags.remove_hashtag(scene.state, said))
    assert shown(scene) == ["#partytime"]


def test_a_word_that_is_not_there_cannot_be_taken_off() -> None:
    with pytest.raises(RefusedError) as refusal:
        hashtags.remove_hashtag(a_scene().state, "party")
    assert refusal.value.reason is Reason.NOT_FOUND
