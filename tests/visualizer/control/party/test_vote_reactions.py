"""Upvotes and cheers cause confetti, and downvotes of the current song a countdown."""

import json
from pathlib import Path

import pytest

from tests.visualizer.control.controller_fixture import (
    ALL,
    EVENT,
    PARTY,
    PLAYER,
    SET,
    ControllerFixture,
)

SAMPLES = Path(__file__).parents[3] / "contract/samples/v1"
SETTINGS = "raveberry/bar/settings"


@pytest.fixture
def fixture(tmp_path: Path) -> ControllerFixture:
    fixture = ControllerFixture(tmp_path / "lights.json")
    rule = {"downvotes_to_kick": 4, "kick_quorum": 0.25}
    fixture.order(rule, SETTINGS)
    return fixture


def sample(name: str, **changes: object) -> bytes:
    return json.dumps({**json.loads((SAMPLES / name).read_text()), **changes}).encode()


def vote(fixture: ControllerFixture, now_s: float, *, entry: str = "e_2", up: int = 1) -> None:
    fixture.order(sample("Event.vote_cast.json", entry=entry, up=up), EVENT, now_s=now_s)


def downvotes(fixture: ControllerFixture, count: int, now_s: float, song: str = "e_1") -> None:
    player = json.loads((SAMPLES / "Player.playing.json").read_text())
    player["entry"] = {**player["entry"], "id": song, "down": count}
    fixture.order(player, PLAYER, now_s=now_s)


def shown(fixture: ControllerFixture, now_s: float) -> tuple[str, float] | None:
    """Overlay and parameter of the strip."""
    list(fixture.controller.due_messages(now_s))
    overlay = fixture.strip.overlay
    if overlay is None:
        return None
    ((_, value),) = overlay.parameters[overlay.effect].items()
    return overlay.effect, value


def test_an_upvote_causes_confetti_for_three_seconds(fixture: ControllerFixture) -> None:
    assert shown(fixture, 0.0) is None
    vote(fixture, 1.0)
    assert shown(fixture, 1.0) == ("confetti", 1.0)
    vote(fixture, 2.0, up=2)
    assert shown(fixture, 4.9) == ("confetti", 2.0)
    assert shown(fixture, 5.1) is None
    vote(fixture, 6.0, up=3)
    assert shown(fixture, 6.0) == ("confetti", 1.0), "it counts anew"


def test_withdrawn_votes_and_downvotes_cause_no_confetti(fixture: ControllerFixture) -> None:
    vote(fixture, 1.0, up=3)
    assert shown(fixture, 9.0) is None
    vote(fixture, 10.0, up=3)
    vote(fixture, 11.0, up=2)
    vote(fixture, 12.0, entry="e_3", up=0)
    assert shown(fixture, 12.0) is None


def test_at_most_ten_votes_a_second_are_parsed(fixture: ControllerFixture) -> None:
    for number in range(1000):
        vote(fixture, 1.0 + number / 1000, entry=f"e_{number}")
    assert shown(fixture, 2.0) == ("confetti", 10.0)


def test_songs_that_were_voted_on_long_ago_are_forgotten(fixture: ControllerFixture) -> None:
    for number in range(1200):
        vote(fixture, float(number), entry=f"e_{number}")
    assert len(fixture.controller._party._reactions._upvotes) <= 500


def test_each_downvote_advances_the_countdown(fixture: ControllerFixture) -> None:
    downvotes(fixture, 0, 1.0)
    assert shown(fixture, 1.0) is None
    downvotes(fixture, 1, 2.0)
    assert shown(fixture, 2.0) == ("countdown", 0.25)
    assert shown(fixture, 6.1) is None
    downvotes(fixture, 3, 7.0)
    vote(fixture, 7.1)
    assert shown(fixture, 7.2) == ("countdown", 0.75), "danger has the first word"
    downvotes(fixture, 2, 8.0)
    assert shown(fixture, 8.0) == ("countdown", 0.5)
    downvotes(fixture, 0, 8.5, song="e_next")
    assert shown(fixture, 8.5) == ("confetti", 1.0)


def test_the_quorum_grows_with_the_guests(fixture: ControllerFixture) -> None:
    fixture.order(sample("Party.json", guests_active=100), PARTY)
    downvotes(fixture, 5, 1.0)
    assert shown(fixture, 1.0) == ("countdown", 0.2)


def test_where_nothing_is_kicked_there_is_no_countdown(fixture: ControllerFixture) -> None:
    fixture.order({"downvotes_to_kick": 0, "kick_quorum": 0.25}, SETTINGS)
    downvotes(fixture, 9, 1.0)
    assert shown(fixture, 1.0) is None


def test_only_lights_that_follow_the_music_react(fixture: ControllerFixture) -> None:
    fixture.order({"effect": "fixed"}, SET.replace("strip", "ring"))
    vote(fixture, 1.0)
    assert shown(fixture, 1.0) is not None
    assert fixture.lights["ring"].overlay is None
    fixture.order(sample("Event.alarm_started.json"), EVENT, now_s=1.5)
    assert shown(fixture, 1.5) is None


def test_it_can_be_switched_off_and_stays_so(fixture: ControllerFixture) -> None:
    assert fixture.info(0.0).reactions is True
    vote(fixture, 1.0)
    fixture.order({"reactions": False}, ALL, now_s=1.5)
    assert shown(fixture, 1.5) is None
    vote(fixture, 2.0, up=2)
    downvotes(fixture, 3, 2.0)
    assert shown(fixture, 2.0) is None
    assert ControllerFixture(fixture.path).info(0.0).reactions is False


def test_settings_that_cannot_be_read_change_nothing(
    fixture: ControllerFixture, caplog: pytest.LogCaptureFixture
) -> None:
    fixture.order({"downvotes_to_kick": "two"}, SETTINGS)
    assert "downvotes_to_kick" in caplog.text
    downvotes(fixture, 1, 1.0)
    assert shown(fixture, 1.0) == ("countdown", 0.25)


def test_cheers_cause_as_much_confetti_as_there_are(fixture: ControllerFixture) -> None:
    fixture.order(sample("Event.cheer.json", count=3), EVENT, now_s=1.0)
    assert shown(fixture, 1.1) == ("confetti", 3.0)
    fixture.order(sample("Event.cheer.json", count=2), EVENT, now_s=2.0)
    assert shown(fixture, 2.1) == ("confetti", 5.0)
    assert shown(fixture, 6.0) is None
