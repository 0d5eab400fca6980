"""Placeholders: what a song is between being asked for and being there."""

from dataclasses import replace

import pytest
from raveberry_server.domain.model.entry import EndReason, EntryState, Origin
from raveberry_server.domain.model.events import SongEnded
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.requests import placeholders

from tests.fakes.scene import Scene, a_song

LINK = replace(a_song("a link"), uri="https://example.org/song", artist="", duration_s=None)


def a_placeholder(**settings: object) -> tuple[Scene, EntryId]:
    scene = Scene(**settings)
    return scene, scene.ask("ann", "a link", song=LINK, is_ready=False)


def test_a_song_that_must_be_fetched_waits_but_is_passed_over() -> None:
    scene, entry = a_placeholder()
    assert (scene.entry(entry).state, scene.entry(entry).progress) == (EntryState.PENDING, 0.0)
    other = scene.ask("bob", "b")
    assert scene.line == ["a link", "b"]
    assert scene.start() == other


def test_progress_is_seen_with_the_reason_why_it_takes_long() -> None:
    scene, entry = a_placeholder()
    scene.do(placeholders.update_progress(scene.state, entry, 0.3, "tried again"))
    assert (scene.entry(entry).progress, scene.entry(entry).reason) == (0.3, "tried again")
    assert placeholders.update_progress(scene.state, entry, 0.3, "tried again").state is scene.state
    assert placeholders.update_progress(scene.state, EntryId("e9"), 0.3).state is scene.state


def test_a_placeholder_becomes_the_song_and_then_ready() -> None:
    scene, entry = a_placeholder()
    song = a_song("real")
    scene.do(placeholders.update_song(scene.state, entry, song, scene.now))
    assert (scene.entry(entry).song, scene.entry(entry).state) == (song, EntryState.PENDING)
    longer = replace(song, duration_s=200.0)
    scene.do(placeholders.finish_download(scene.state, entry, longer, scene.now))
    ready = scene.entry(entry)
    assert (ready.song, ready.state, ready.progress, ready.reason) == (
        longer,
        EntryState.READY,
        None,
        None,
    )
    assert scene.start() == entry


@pytest.mark.parametrize(
    ("settings", "song", "reason"),
    [
        ({"song_max_s": 60}, a_song("x", duration_s=61.0), "Longer than"),
        ({"forbidden_words": "x"}, a_song("x"), "not played here"),
    ],
)
def test_what_turns_out_not_to_be_played_here_fails_with_the_reason(
    settings: dict[str, object], song: object, reason: str
) -> None:
    scene, entry = a_placeholder(**settings)
    scene.do(placeholders.finish_download(scene.state, entry, song, scene.now))  # type: ignore[arg-type]
    assert scene.state.entry(entry) is None
    (ended,) = scene.happened(SongEnded)
    assert (ended.reason, ended.entry.song) == (EndReason.FAILED, song)
    assert reason in (ended.detail or "")


def test_what_turns_out_to_wait_already_becomes_a_vote_for_it() -> None:
    scene, entry = a_placeholder()
    waiting = scene.ask("bob", "real")
    scene.do(placeholders.update_song(scene.state, entry, a_song("real"), scene.now))
    assert scene.state.entry(entry) is None
    assert scene.entry(waiting).score == 2
    assert "your vote was added" in (scene.happened(SongEnded)[0].detail or "")


def test_without_votes_it_only_says_that_it_waits_already() -> None:
    scene, entry = a_placeholder(mode="no_control")
    waiting = scene.ask("bob", "real")
    scene.do(placeholders.update_song(scene.state, entry, a_song("real"), scene.now))
    assert scene.entry(waiting).score == 1
    assert scene.happened(SongEnded)[0].detail == "That song waits already"


def test_what_nobody_asked_for_votes_for_nothing() -> None:
    scene = Scene()
    entry = scene.put("a link", Origin.AUTOPLAY, song=LINK, state=EntryState.PENDING, progress=0.0)
    waiting = scene.ask("bob", "real")
    scene.do(placeholders.update_song(scene.state, entry, a_song("real"), scene.now))
    assert (scene.state.entry(entry), scene.entry(waiting).score) == (None, 1)


def test_what_turns_out_to_play_right_now_fails() -> None:
    scene, entry = a_placeholder()
    scene.start(scene.ask("bob", "real"))
    scene.do(placeholders.update_song(scene.state, entry, a_song("real"), scene.now))
    assert "playing right now" in (scene.happened(SongEnded)[0].detail or "")
    again = scene.ask("ann", "a link", song=LINK, is_ready=False)
    scene.do(placeholders.finish_download(scene.state, again, a_song("other"), scene.now))
    assert scene.entry(again).is_ready


def test_what_left_meanwhile_stays_away() -> None:
    scene, entry = a_placeholder()
    scene.remove(entry)
    before = scene.state
    for step in (
        placeholders.update_progress(before, entry, 0.5),
        placeholders.update_song(before, entry, a_song("real"), scene.now),
        placeholders.finish_download(before, entry, a_song("real"), scene.now),
        placeholders.restart_download(before, entry),
    ):
        assert (step.state, step.events) == (before, ())


def test_a_ready_song_without_its_file_is_fetched_once_more() -> None:
    scene, entry = a_placeholder()
    scene.do(placeholders.finish_download(scene.state, entry, a_song("real"), scene.now))
    scene.do(placeholders.restart_download(scene.state, entry))
    assert (scene.entry(entry).state, scene.entry(entry).progress) == (EntryState.PENDING, 0.0)
    assert placeholders.restart_download(scene.state, entry).state is scene.state
