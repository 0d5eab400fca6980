"""Lanes of downloads."""

import pytest
from raveberry_server.application.jobs.download_lanes import (
    GIVE_UP_AFTER_S,
    MOST_AT_ONCE,
    MOST_PER_LANE,
    MOST_PER_SOURCE,
    DownloadLanes,
    Lane,
    lane_of,
)
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.song import Song

A, B, C = (Lane("online", f"{name}.example") for name in "abc")
SERVER = Lane("subsonic", "")


@pytest.mark.parametrize(
    ("source", "uri", "lane"),
    [
        ("online", "https://a.example/x?y", A),
        ("online", "https://A.example:8443/x", A),
        ("online", "ytsearch1:words", Lane("online", "")),
        ("online", "http://[nonsense", Lane("online", "")),
        ("radio", "radio:http://a.example/live", Lane("radio", "a.example")),
        ("subsonic", "subsonic:tag-12", SERVER),
    ],
)
def test_a_lane_is_a_server(source: str, uri: str, lane: Lane) -> None:
    assert lane_of(Song(uri=uri, source=source, title="x")) == lane


def started(*lanes: Lane) -> DownloadLanes:
    known = DownloadLanes()
    for number, lane in enumerate(lanes):
        assert known.may_start(lane, 0.0)
        known.start(EntryId(f"e{number}"), lane)
    return known


def test_two_slow_links_leave_room_for_other_servers_and_sources() -> None:
    lanes = started(*[A] * MOST_PER_LANE)
    assert not lanes.may_start(A, 0.0)
    assert lanes.may_start(B, 0.0)
    lanes = started(A, B, C)
    assert MOST_PER_SOURCE == 3
    assert not lanes.may_start(Lane("online", "d.example"), 0.0)
    assert lanes.may_start(SERVER, 0.0)
    lanes.start(EntryId("other"), SERVER)
    assert lanes.is_full
    assert MOST_AT_ONCE == 4
    lanes.end(EntryId("e0"))
    assert lanes.may_start(A, 0.0)


def test_a_silent_server_gets_one_attempt_at_a_time_with_longer_pauses() -> None:
    lanes = started()
    pauses = [lanes.note_silence(A, 0.0) for _ in range(6)]
    assert pauses == [5.0, 10.0, 20.0, 30.0, 30.0, 30.0]
    assert lanes.is_silent(A)
    assert not lanes.may_start(A, 29.0)
    assert lanes.may_start(A, 30.0)
    lanes.start(EntryId("one"), A)
    assert not lanes.may_start(A, 30.0)


def test_a_server_that_answers_is_silent_no_more() -> None:
    lanes = started()
    assert not lanes.note_answer(A, 1.0)
    lanes.note_silence(A, 2.0)
    assert not lanes.has_answered_since(A, 1.5)
    assert lanes.note_answer(A, 3.0)
    assert lanes.has_answered_since(A, 1.5)
    assert lanes.may_start(A, 3.0)


def test_a_server_is_given_up_after_an_hour() -> None:
    lanes = started()
    lanes.note_silence(A, 0.0)
    lanes.note_silence(A, 100.0)
    assert not lanes.is_given_up(A, GIVE_UP_AFTER_S)
    assert lanes.is_given_up(A, GIVE_UP_AFTER_S + 1)
    assert not lanes.is_given_up(B, GIVE_UP_AFTER_S + 1)
    lanes.forget_others(iter([B]))
    assert not lanes.is_silent(A)
