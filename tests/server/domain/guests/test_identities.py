"""Identities cost something, and those that do nothing are forgotten."""

from datetime import timedelta

import pytest
from raveberry_server.domain.guests import hashtags, identities, joining, limits, moderation
from raveberry_server.domain.guests.identities import (
    IDLE_TIMEOUT,
    NEW_IDENTITIES_BURST,
    NEW_IDENTITIES_REFILL_S,
)
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import HOST_CALLER, Caller, Location, Newcomer, Role
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.state import BucketKind

from tests.fakes.scene import Scene, a_song

CODE = "ABCD-EFGH"
HERE = Location(key="192.0.2.1", network="192.0.2.0/24")


def come(scene: Scene, name: str, location: Location | None = HERE, code: str = "") -> Caller:
    newcomer = Newcomer(id=GuestId(name), token_hash=name, code=code, location=location)
    scene.do(joining.admit(scene.state, newcomer, scene.now))
    return Caller(id=newcomer.id, role=Role.GUEST, location=location)


def made(scene: Scene, times: int, location: Location | None = HERE) -> int:
    before = len(scene.state.guests)
    for number in range(times):
        try:
            come(scene, f"{location} {before} {number}", location)
        except RefusedError:
            break
    return len(scene.state.guests) - before


def test_an_address_makes_only_so_many() -> None:
    scene = Scene()
    assert made(scene, NEW_IDENTITIES_BURST + 10) == NEW_IDENTITIES_BURST
    with pytest.raises(RefusedError) as refused:
        come(scene, "one too many")
    assert refused.value.reason is Reason.RATE_LIMITED
    assert refused.value.retry_after_s == NEW_IDENTITIES_REFILL_S
    scene.wait(2 * NEW_IDENTITIES_REFILL_S)
    assert made(scene, 10) == 2
    assert made(scene, 10, Location(key="192.0.2.2", network="192.0.2.0/24")) == 10


def test_doors_that_vouch_for_their_guests_are_not_counted() -> None:
    scene = Scene()
    assert made(scene, NEW_IDENTITIES_BURST + 10, None) == NEW_IDENTITIES_BURST + 10


def test_who_comes_by_the_code_costs_the_address_nothing() -> None:
    scene = Scene()
    scene.state = joining.renew_expired_join_code(scene.state, CODE, scene.now)
    made(scene, NEW_IDENTITIES_BURST)
    come(scene, "honest", code=CODE)
    assert "honest" in scene.state.guests


def test_a_known_guest_comes_in_again_for_nothing() -> None:
    scene = Scene()
    ann = come(scene, "ann")
    made(scene, NEW_IDENTITIES_BURST)
    come(scene, ann.id)


def test_there_are_only_so_many_altogether(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identities, "MAX_IDLE_IDENTITIES", 3)
    scene = Scene()
    places = [Location(key=str(number), network="many") for number in range(5)]
    assert [made(scene, 1, place) for place in places] == [1, 1, 1, 0, 0]
    scene.ask(next(iter(scene.state.guests)), "a")
    assert made(scene, 0) == 0


def test_those_that_did_nothing_are_forgotten_and_nobody_else() -> None:
    scene = Scene(moderate_texts=True)
    for name in ("idle", "asked", "mod", "banned", "muted", "page is open", "wrote"):
        come(scene, name, None)
    entry = scene.request(come(scene, "asked", None), a_song("a")).entry
    scene.do(moderation.set_role(scene.state, GuestId("mod"), Role.MOD))
    scene.do(moderation.ban_guest(scene.state, HOST_CALLER, GuestId("banned"), is_on=True))
    scene.do(moderation.mute_guest(scene.state, HOST_CALLER, GuestId("muted"), 5, scene.now))
    scene.do(hashtags.add_hashtag(scene.state, come(scene, "wrote", None), "#hi", scene.now))
    here = {GuestId("page is open")}
    assert identities.without_idle(scene.state, here, scene.now) is scene.state
    assert identities.next_idle_at(scene.state) == scene.now.at + IDLE_TIMEOUT
    scene.wait(IDLE_TIMEOUT.total_seconds())
    scene.state = identities.without_idle(scene.state, here, scene.now)
    assert set(scene.state.guests) == {"asked", "mod", "banned", "muted", "page is open"}
    assert (scene.state.texts, entry in scene.state.waiting) == ({}, True)
    scene.state = identities.without_idle(scene.state, (), scene.now)
    assert identities.next_idle_at(scene.state) is None
    assert identities.count_participants(scene.state) == 1


def test_without_texts_none_are_touched() -> None:
    scene = Scene()
    come(scene, "idle", None)
    texts = scene.state.texts
    scene.wait(IDLE_TIMEOUT.total_seconds())
    assert identities.without_idle(scene.state, (), scene.now).texts is texts


def test_an_address_that_made_none_for_long_is_forgotten() -> None:
    scene = Scene()
    made(scene, 2)
    key = (BucketKind.NEWCOMERS, HERE.key)
    assert key in limits.prune_buckets(scene.state, scene.now).buckets
    scene.wait(2 * NEW_IDENTITIES_REFILL_S)
    assert key not in limits.prune_buckets(scene.state, scene.now).buckets
    assert timedelta(seconds=NEW_IDENTITIES_BURST * NEW_IDENTITIES_REFILL_S) >= IDLE_TIMEOUT
