"""Votes over MQTT are confetti; downvotes against the song are a countdown."""

import json
from pathlib import Path

import pytest

from tests.visualizer.control.booth import ALL, EVENT, PARTY, PLAYER, SET, Booth

SAMPLES = Path(__file__).parents[2] / "contract/samples/v1"
SETTINGS = "raveberry/bar/settings"


@pytest.fixture
def booth(tmp_path: Path) -> Booth:
    booth = Booth(tmp_path / "lights.json")
    rule = {"downvotes_to_kick": 4, "kick_quorum": 0.25}
    booth.order(rule, SETTINGS)
    return booth


def sample(name: str, **changes: object) -> bytes:
    return json.dumps({**json.loads((SAMPLES / name).read_text()), **changes}).encode()


def vote(booth: Booth, now_s: float, *, entry: str = "e_2", up: int = 1) -> None:
    booth.order(sample("Event.vote_cast.json", entry=entry, up=up), EVENT, now_s=now_s)


def downvotes(booth: Booth, count: int, now_s: float, song: str = "e_1") -> None:
    player = json.loads((SAMPLES / "Player.playing.json").read_text())
    player["entry"] = {**player["entry"], "id": song, "down": count}
    booth.order(player, PLAYER, now_s=now_s)


def shown(booth: Booth, now_s: float) -> tuple[str, float] | None:
    """Overlay and parameter of the strip."""
    list(booth.desk.news(now_s))
    overlay = booth.strip.overlay
    if overlay is None:
        return None
    ((_, value),) = overlay.parameters[overlay.effect].items()
    return overlay.effect, value


def test_a_vote_for_a_song_throws_confetti_for_three_seconds(booth: Booth) -> None:
    assert shown(booth, 0.0) is None
    vote(booth, 1.0)
    assert shown(booth, 1.0) == ("confetti", 1.0)
    vote(booth, 2.0, up=2)
    assert shown(booth, 4.9) == ("confetti", 2.0)
    assert shown(booth, 5.1) is None
    vote(booth, 6.0, up=3)
    assert shown(booth, 6.0) == ("confetti", 1.0), "it counts anew"


def test_votes_taken_back_or_against_are_not_cheered(booth: Booth) -> None:
    vote(booth, 1.0, up=3)
    assert shown(booth, 9.0) is None
    vote(booth, 10.0, up=3)
    vote(booth, 11.0, up=2)
    vote(booth, 12.0, entry="e_3", up=0)
    assert shown(booth, 12.0) is None


def test_a_crowd_costs_no_more_than_ten_votes_a_second(booth: Booth) -> None:
    for number in range(1000):
        vote(booth, 1.0 + number / 1000, entry=f"e_{number}")
    assert shown(booth, 2.0) == ("confetti", 10.0)


def test_songs_that_were_voted_on_long_ago_are_forgotten(booth: Booth) -> None:
    for number in range(1200):
        vote(booth, float(number), entry=f"e_{number}")
    assert len(booth.desk._reactions._upvotes) <= 500


def test_each_downvote_brings_the_end_of_the_song_nearer(booth: Booth) -> None:
    downvotes(booth, 0, 1.0)
    assert shown(booth, 1.0) is None
    downvotes(booth, 1, 2.0)
    assert shown(booth, 2.0) == ("countdown", 0.25)
    assert shown(booth, 6.1) is None
    downvotes(booth, 3, 7.0)
    vote(booth, 7.1)
    assert shown(booth, 7.2) == ("countdown", 0.75), "danger has the first word"
    downvotes(booth, 2, 8.0)
    assert shown(booth, 8.0) == ("countdown", 0.5)
    downvotes(booth, 0, 8.5, song="e_next")
    assert shown(booth, 8.5) == ("confetti", 1.0)


def test_the_more_guests_are_there_the_more_it_takes(booth: Booth) -> None:
    booth.order(sample("Party.json", guests_active=100), PARTY)
    downvotes(booth, 5, 1.0)
    assert shown(booth, 1.0) == ("countdown", 0.2)


def test_where_nothing_is_kicked_there_is_no_countdown(booth: Booth) -> None:
    booth.order({"downvotes_to_kick": 0, "kick_quorum": 0.25}, SETTINGS)
    downvotes(booth, 9, 1.0)
    assert shown(booth, 1.0) is None


def test_only_lights_that_dance_react(booth: Booth) -> None:
    booth.order({"effect": "fixed"}, SET.replace("strip", "ring"))
    vote(booth, 1.0)
    assert shown(booth, 1.0) is not None
    assert booth.lights["ring"].overlay is None
    booth.order(sample("Event.alarm_started.json"), EVENT, now_s=1.5)
    assert shown(booth, 1.5) is None


def test_it_can_be_switched_off_and_stays_so(booth: Booth) -> None:
    assert booth.info(0.0).reactions is True
    vote(booth, 1.0)
    booth.order({"reactions": False}, ALL, now_s=1.5)
    assert shown(booth, 1.5) is None
    vote(booth, 2.0, up=2)
    downvotes(booth, 3, 2.0)
    assert shown(booth, 2.0) is None
    assert Booth(booth.path).info(0.0).reactions is False


def test_settings_that_cannot_be_read_change_nothing(
    booth: Booth, caplog: pytest.LogCaptureFixture
) -> None:
    booth.order({"downvotes_to_kick": "two"}, SETTINGS)
    assert "downvotes_to_kick" in caplog.text
    downvotes(booth, 1, 1.0)
    assert shown(booth, 1.0) == ("countdown", 0.25)
