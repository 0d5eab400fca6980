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

from tests.fakes.scene import Scene, a_guest, a_song

ANN = GuestId("ann")


def a_moderated_scene() -> Scene:
    scene = Scene(moderate_texts=True)
    for name in ("ann", "ben"):
        scene.join(name)
    return scene


def call(scene: Scene, name: str, role: Role = Role.GUEST, guest: str = "ann") -> None:
    caller = a_guest(guest, role)
    scene.do(moderation.set_profile(scene.state, caller, Profile(name=name), scene.now))


def name_of(scene: Scene) -> str:
    return scene.state.guests[ANN].name


def approve(scene: Scene, text: str) -> None:
    scene.do(text_approval.approve_text(scene.state, text))


def test_a_name_waits_and_is_then_seen() -> None:
    scene = a_moderated_scene()
    call(scene, "Rude")
    call(scene, " Ann  the First")
    assert name_of(scene) == "Guest 1"
    assert [text.text for text in scene.state.texts.values()] == ["Ann the First"]
    approve(scene, "name:ann")
    assert name_of(scene) == "Ann the First"
    assert not scene.state.texts


def test_a_name_waits_that_is_taken_while_joining() -> None:
    scene = a_moderated_scene()
    scene.do(joining.join(scene.state, a_guest("ann"), joining.JoinRequest(name="Ann"), scene.now))
    assert name_of(scene) == "Guest 1"
    assert list(scene.state.texts) == ["name:ann"]


def test_a_refused_name_is_never_seen() -> None:
    scene = a_moderated_scene()
    call(scene, "Rude")
    scene.do(text_approval.reject_text(scene.state, "name:ann"))
    assert (name_of(scene), len(scene.state.texts)) == ("Guest 1", 0)


def test_who_goes_back_to_the_old_name_wants_no_other() -> None:
    scene = a_moderated_scene()
    call(scene, "Rude")
    call(scene, "Guest 1")
    assert not scene.state.texts
    before = scene.state
    call(scene, "Guest 1")
    assert scene.state is before


def test_mods_and_the_host_need_no_yes() -> None:
    scene = a_moderated_scene()
    call(scene, "Rude")
    call(scene, "Annabel", Role.MOD)
    assert (name_of(scene), len(scene.state.texts)) == ("Annabel", 0)
    entry = scene.request(HOST_CALLER, a_song("a"), dedication="For you").entry
    assert scene.entry(entry).dedication == "For you"


def test_without_the_setting_nothing_waits() -> None:
    scene = a_moderated_scene()
    scene.set("moderate_texts", value=False)
    call(scene, "Ann")
    entry = scene.ask("ann", "a", dedication="For Ben")
    assert (name_of(scene), scene.entry(entry).dedication) == ("Ann", "For Ben")


def test_a_dedication_waits_and_is_then_seen_wherever_its_song_is() -> None:
    scene = a_moderated_scene()
    waiting, playing = (scene.ask("ann", name, dedication=f"Hi {name}") for name in "ab")
    scene.start(playing)
    assert {scene.entry(entry).dedication for entry in (waiting, playing)} == {None}
    for entry in (waiting, playing):
        approve(scene, f"dedication:{entry}")
    assert scene.entry(waiting).dedication == "Hi a"
    assert scene.entry(playing).dedication == "Hi b"


def test_an_adopted_song_has_its_dedication_waiting_too() -> None:
    scene = a_moderated_scene()
    entry = scene.put("a", Origin.AUTOPLAY)
    scene.ask("ann", "a", dedication="Mine")
    assert scene.entry(entry).dedication is None
    approve(scene, f"dedication:{entry}")
    assert scene.entry(entry).dedication == "Mine"


def test_a_text_whose_song_has_left_waits_no_more_but_comes_back_with_it() -> None:
    scene = a_moderated_scene()
    removed, withdrawn = (scene.ask("ann", name, dedication="Hi") for name in "ab")
    scene.remove(removed)
    scene.withdraw("ann", withdrawn)
    for text in (f"dedication:{removed}", f"dedication:{withdrawn}", "name:nobody"):
        with pytest.raises(RefusedError) as refusal:
            approve(scene, text)
        assert refusal.value.reason is Reason.NOT_FOUND
    call(scene, "Ben", guest="ben")
    assert list(scene.state.texts) == [f"dedication:{removed}", "name:ben"]
    scene.do(undo.bring_back(scene.state, HOST_CALLER, removed, scene.now))
    approve(scene, f"dedication:{removed}")
    assert scene.entry(removed).dedication == "Hi"


@pytest.mark.parametrize("gone", ["banned", "forgotten", "closed"])
def test_the_texts_of_who_is_gone_are_gone(gone: str) -> None:
    scene = a_moderated_scene()
    call(scene, "Rude")
    if gone == "banned":
        scene.do(moderation.ban_guest(scene.state, HOST_CALLER, ANN, is_on=True))
    elif gone == "forgotten":
        scene.do(moderation.forget_guest(scene.state, ANN))
    else:
        scene.do(lifecycle.close_party(scene.state, HOST_CALLER))
    assert not scene.state.texts


def test_newcomers_have_only_so_many_texts_waiting_and_others_as_many_as_they_want() -> None:
    scene = a_moderated_scene()
    for number in range(text_approval.MAX_TEXTS_OF_NEWCOMERS):
        scene.join(f"tab {number}")
        call(scene, "Rude", guest=f"tab {number}")
    with pytest.raises(RefusedError) as refused:
        call(scene, "Ann")
    assert refused.value.reason is Reason.LIMIT_REACHED
    assert refused.value.retry_after_s
    call(scene, "Ruder", guest="tab 0")
    scene.ask("ann", "a", dedication="For Ben")
    call(scene, "Ann")
    assert {"name:ann", "dedication:e0"} <= set(scene.state.texts)
    scene.do(text_approval.reject_text(scene.state, "name:tab 0"))
    call(scene, "Ben", guest="ben")
