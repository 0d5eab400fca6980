"""Muting, banning, forgetting, names, colours and roles."""

import pytest
from raveberry_server.domain.guests import moderation
from raveberry_server.domain.guests.moderation import Profile
from raveberry_server.domain.model.entry import EndReason
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import SongEnded
from raveberry_server.domain.model.guest import HOST_CALLER, Role
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.state import BucketKind

from tests.fakes.scene import Scene, a_guest

ANN = GuestId("ann")


def a_scene(**settings: object) -> Scene:
    scene = Scene(mode="full_voting", **settings)
    for guest in ("ann", "bob"):
        scene.join(guest)
    return scene


def mute(scene: Scene, minutes: int) -> None:
    scene.do(moderation.mute_guest(scene.state, HOST_CALLER, ANN, minutes, scene.now))


def ban(scene: Scene, *, is_on: bool = True) -> None:
    scene.do(moderation.ban_guest(scene.state, HOST_CALLER, ANN, is_on=is_on))


def expect_silent(scene: Scene) -> None:
    entry = scene.ask("bob", f"b{scene.state.entries_made}")
    for act in (lambda: scene.ask("ann", "x"), lambda: scene.vote("ann", entry, 1)):
        with pytest.raises(RefusedError) as refusal:
            act()
        assert refusal.value.reason is Reason.NOT_ALLOWED


def test_a_muted_guest_neither_asks_nor_votes_for_that_time() -> None:
    scene = a_scene()
    scene.ask("ann", "a")
    scene.ask("bob", "b")
    mute(scene, 10)
    assert scene.line == ["b"]
    assert [end.reason for end in scene.happened(SongEnded)] == [EndReason.MUTED]
    expect_silent(scene)
    scene.wait(600)
    scene.ask("ann", "a")


def test_a_mute_is_ended_by_hand() -> None:
    scene = a_scene()
    mute(scene, 10)
    mute(scene, 0)
    scene.ask("ann", "a")


def test_a_banned_guest_is_silent_until_the_ban_is_lifted() -> None:
    scene = a_scene()
    ban(scene)
    scene.wait(1e6)
    expect_silent(scene)
    ban(scene, is_on=False)
    scene.ask("ann", "a")


def test_a_ban_takes_waiting_songs_and_votes_and_kicks_nobody() -> None:
    scene = a_scene(downvotes_to_kick=1)
    scene.ask("ann", "a")
    entry = scene.ask("bob", "b")
    scene.ask("cem", "c")
    scene.vote("ann", entry, 1)
    scene.vote("bob", entry, 0)
    scene.set("downvotes_to_kick", 0)
    for guest in ("x", "y"):
        scene.vote(guest, entry, -1)
    scene.set("downvotes_to_kick", 1)
    ban(scene)
    assert scene.line == ["c", "b"]
    assert scene.entry(entry).score == -2
    assert [end.reason for end in scene.happened(SongEnded)] == [EndReason.BANNED]


def test_a_banned_guests_playing_song_plays_on() -> None:
    scene = a_scene()
    current = scene.ask("ann", "a")
    scene.start()
    scene.vote("ann", current, 1)
    ban(scene)
    assert scene.current is not None
    assert (scene.current.id, scene.current.score) == (current, 1)


def test_a_mod_mutes_guests_but_no_mods() -> None:
    scene = a_scene()
    mo = a_guest("bob", Role.MOD)
    scene.do(moderation.set_role(scene.state, ANN, Role.MOD))
    with pytest.raises(RefusedError) as refusal:
        moderation.mute_guest(scene.state, mo, ANN, 5, scene.now)
    assert refusal.value.reason is Reason.NOT_ALLOWED
    scene.do(moderation.set_role(scene.state, ANN, Role.GUEST))
    scene.do(moderation.mute_guest(scene.state, mo, ANN, 5, scene.now))


def test_a_forgotten_guests_songs_and_votes_stay_without_a_name() -> None:
    scene = a_scene()
    scene.start(scene.ask("ann", "a1"))
    lost = scene.ask("ann", "lost")
    mine, theirs = scene.ask("ann", "a2"), scene.ask("bob", "b")
    scene.vote("ann", theirs, 1)
    scene.remove(lost)
    before = scene.line
    scene.do(moderation.forget_guest(scene.state, ANN))
    assert scene.line == before
    assert scene.entry(mine).requested_by is None
    assert (scene.turn(mine), scene.entry(mine).score) == (2, 1)
    assert (scene.entry(theirs).score, scene.entry(theirs).ballot.vote_of(ANN)) == (2, 0)
    assert scene.current is not None
    assert scene.current.requested_by is None
    assert "ann" not in repr((scene.state.waiting, scene.state.playback, scene.state.removals))
    assert ANN not in scene.state.guests
    assert ANN not in scene.state.latest_turns
    assert (BucketKind.REQUESTS, ANN) not in scene.state.buckets


def test_forgetting_in_silence_works_too() -> None:
    scene = a_scene()
    scene.do(moderation.forget_guest(scene.state, ANN))
    assert set(scene.state.guests) == {"bob"}


def test_forgetting_somebody_leaves_what_others_did() -> None:
    scene = a_scene()
    entry = scene.ask("bob", "mine")
    before = scene.entry(entry)
    scene.do(moderation.forget_guest(scene.state, ANN))
    assert scene.entry(entry) is before


def test_one_takes_another_name_and_colour() -> None:
    scene = a_scene()
    ann = a_guest("ann")
    scene.do(
        moderation.set_profile(
            scene.state, ann, Profile(name=" Anna ", color="#AABBCC", source="web"), scene.now
        )
    )
    guest = scene.state.guests[ANN]
    assert (guest.name, guest.color) == ("Anna", "#aabbcc")
    before = scene.state
    scene.do(moderation.set_profile(scene.state, ann, Profile(), scene.now))
    assert scene.state is before


@pytest.mark.parametrize(
    ("name", "color"),
    [("", None), (" \n", None), (None, "red"), (None, "#12345"), (None, "#12345g"), (None, "")],
)
def test_a_profile_that_is_none_is_refused(name: str | None, color: str | None) -> None:
    scene = a_scene()
    with pytest.raises(RefusedError) as refusal:
        moderation.set_profile(
            scene.state, a_guest("ann"), Profile(name=name, color=color), scene.now
        )
    assert refusal.value.reason is Reason.BAD_REQUEST


def test_unknown_guests_are_not_found() -> None:
    scene = a_scene()
    nobody = GuestId("nobody")
    for act in (
        lambda: moderation.mute_guest(scene.state, HOST_CALLER, nobody, 5, scene.now),
        lambda: moderation.ban_guest(scene.state, HOST_CALLER, nobody, is_on=True),
        lambda: moderation.forget_guest(scene.state, nobody),
        lambda: moderation.set_role(scene.state, nobody, Role.MOD),
        lambda: moderation.set_profile(scene.state, HOST_CALLER, Profile(name="Boss"), scene.now),
    ):
        with pytest.raises(RefusedError) as refusal:
            act()
        assert refusal.value.reason is Reason.NOT_FOUND
