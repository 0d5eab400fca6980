"""Devices in the network are found, offered, added, found again and removed."""

import itertools
import json
import logging
from dataclasses import replace
from pathlib import Path

import pytest
from raveberry_contract import loads
from raveberry_contract.messages import FoundLight, LightsInfo
from raveberry_visualizer.control import SettingsFile
from raveberry_visualizer.control.device_registry import LONGEST_PAUSE_S, LOST_S, SHORTEST_PAUSE_S
from raveberry_visualizer.engine import FoundDevice, SearchError

from tests.visualizer.control.controller_fixture import ALL, INFO, ControllerFixture

BAR = FoundDevice(id="wled-a0b1c2d3e4f5", name="Bar", host="192.0.2.7", pixels=144, has_white=False)
COUNTER = FoundDevice(
    id="wled-0123456789ab", name="Counter", host="192.0.2.8", pixels=30, has_white=True
)
NAMED = FoundDevice(id="wled-ffffffffffff", name="Old", host="192.0.2.1", pixels=9, has_white=False)
STATE = f"raveberry/bar/lights/{BAR.id}/state"
SET = f"raveberry/bar/lights/{BAR.id}/set"


@pytest.fixture
def fixture(tmp_path: Path) -> ControllerFixture:
    return ControllerFixture(tmp_path / "lights.json")


def find(fixture: ControllerFixture, *devices: FoundDevice, now_s: float = 1.0) -> None:
    fixture.order({"find": True}, ALL)
    fixture.search.end(list(devices))
    fixture.news(now_s)


def add(fixture: ControllerFixture, device: FoundDevice, now_s: float = 2.0) -> None:
    find(fixture, device)
    fixture.order({"add": device.id}, ALL)
    fixture.news(now_s)
    fixture.loop.step(now_s)


def test_nothing_is_connected_before_it_is_opened(fixture: ControllerFixture) -> None:
    info = fixture.info(0.0)
    assert (info.finding, info.found) == (False, None)
    assert fixture.search.starts == 0


def test_a_found_device_is_offered_unless_configured(fixture: ControllerFixture) -> None:
    fixture.news(0.0)
    fixture.order({"find": True}, ALL)
    assert fixture.info(1.0).finding is True
    fixture.search.end([BAR, COUNTER, NAMED])
    info = loads(LightsInfo, fixture.news(1.3)[INFO])
    assert info.finding is False
    assert info.found == (
        FoundLight(id=BAR.id, name="Bar", host="192.0.2.7", pixels=144, white=False),
        FoundLight(id=COUNTER.id, name="Counter", host="192.0.2.8", pixels=30, white=True),
    )


def test_an_added_device_is_a_light_at_once_and_kept(fixture: ControllerFixture) -> None:
    find(fixture, BAR, COUNTER)
    fixture.order({"add": BAR.id}, ALL)
    news = fixture.news(2.0)
    assert json.loads(news[STATE])["effect"] == "rave"
    info = loads(LightsInfo, news[INFO])
    assert [device.id for device in info.devices] == ["strip", "ring", BAR.id]
    assert [device.added for device in info.devices] == [None, None, True]
    assert info.found is not None
    assert [found.id for found in info.found] == [COUNTER.id]
    fixture.loop.step(2.0)
    assert fixture.found_sinks[0].tries == 1
    kept = SettingsFile(path=fixture.path).load().devices
    assert list(kept) == [BAR.id]
    assert kept[BAR.id].host == "192.0.2.7"


def test_an_added_device_survives_a_restart(fixture: ControllerFixture) -> None:
    add(fixture, BAR)
    fixture.order({"effect": "comet"}, SET)
    fixture.news(3.0)
    again = ControllerFixture(fixture.path)
    info = again.info(0.0)
    assert [device.id for device in info.devices] == ["strip", "ring", BAR.id]
    assert info.devices[-1].added is True
    again.loop.step(0.0)
    assert again.found_sinks[0].frames


def test_an_added_light_takes_commands_and_the_safe_mode(fixture: ControllerFixture) -> None:
    fixture.order({"safe": True}, ALL)
    add(fixture, BAR)
    assert fixture.registry.lights[BAR.id].flash_guard.is_strict
    fixture.order({"effect": "fixed", "color": {"r": 9, "g": 8, "b": 7}}, SET)
    for second in range(3, 9):
        fixture.loop.step(float(second))
    assert fixture.found_sinks[0].frames[-1][0].tolist() == [9, 8, 7]
    assert json.loads(fixture.news(9.0)[STATE])["effect"] == "fixed"


def test_a_removed_light_goes_dark_and_its_retained_state_is_deleted(
    fixture: ControllerFixture,
) -> None:
    add(fixture, BAR)
    fixture.order({"calibration": {"device": BAR.id, "on": True}}, ALL)
    fixture.order({"remove": BAR.id}, ALL)
    news = fixture.news(3.0)
    assert news[STATE] == ""
    info = loads(LightsInfo, news[INFO])
    assert [device.id for device in info.devices] == ["strip", "ring"]
    assert info.calibrating is None
    assert STATE not in fixture.news(4.0)
    fixture.loop.step(4.0)
    (sink,) = fixture.found_sinks
    assert not sink.frames[-1].any()
    assert sink.is_closed
    assert SettingsFile(path=fixture.path).load().devices == {}


def test_a_removed_light_keeps_its_setting_when_added_again(fixture: ControllerFixture) -> None:
    add(fixture, BAR)
    fixture.order({"effect": "comet", "delay_ms": 120}, SET)
    fixture.news(3.0)
    fixture.order({"remove": BAR.id}, ALL)
    fixture.news(4.0)
    add(fixture, BAR, now_s=5.0)
    assert fixture.registry.lights[BAR.id].setting.effect == "comet"
    assert fixture.registry.lights[BAR.id].setting.delay_ms == 120


def lose(fixture: ControllerFixture, since_s: float) -> None:
    """Make the newest found device unreachable."""
    fixture.found_sinks[-1].trouble = "no route"
    fixture.loop.step(since_s)
    fixture.loop.step(since_s + 1.0)
    fixture.news(since_s + 1.0)


def test_a_lost_device_is_found_again_at_another_address(fixture: ControllerFixture) -> None:
    add(fixture, BAR)
    fixture.order({"effect": "comet"}, SET)
    lose(fixture, 10.0)
    assert fixture.search.starts == 1, "it was looked for once, by hand"
    fixture.news(11.0 + LOST_S)
    assert fixture.search.starts == 2
    fixture.search.end([replace(BAR, host="192.0.2.99", name="Bar at the window")])
    fixture.news(22.0)
    fixture.loop.step(22.0)
    before, after = fixture.found_sinks
    assert before.is_closed
    assert after.frames
    light = fixture.registry.lights[BAR.id]
    assert light.setting.effect == "comet"
    assert light.device.name == "Bar at the window"
    assert SettingsFile(path=fixture.path).load().devices[BAR.id].host == "192.0.2.99"
    fixture.news(23.0)
    assert fixture.search.starts == 2


def test_an_unchanged_device_keeps_its_light(fixture: ControllerFixture) -> None:
    add(fixture, BAR)
    light = fixture.registry.lights[BAR.id]
    find(fixture, BAR, now_s=4.0)
    assert fixture.registry.lights[BAR.id] is light
    assert fixture.info(4.0).found is None


def test_searches_for_a_lost_device_become_rarer(fixture: ControllerFixture) -> None:
    add(fixture, BAR)
    lose(fixture, 10.0)
    starts = []
    for second in range(11, 4000):
        before = fixture.search.starts
        fixture.news(float(second))
        if fixture.search.starts != before:
            starts.append(second)
            fixture.search.end([])
    pauses = [later - earlier for earlier, later in itertools.pairwise(starts)]
    assert pauses[:3] == [SHORTEST_PAUSE_S, 2 * SHORTEST_PAUSE_S, 4 * SHORTEST_PAUSE_S]
    assert set(pauses[5:]) == {LONGEST_PAUSE_S}
    fixture.found_sinks[0].trouble = ""
    for now_s in (4000.0, 4001.0):
        fixture.loop.step(now_s)
    fixture.news(4001.0)
    lose(fixture, 4002.0)
    starts_before = fixture.search.starts
    fixture.news(4003.0 + LOST_S)
    assert fixture.search.starts == starts_before + 1


def test_a_failed_search_is_logged_once(
    fixture: ControllerFixture, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    for now_s in (1.0, 2.0):
        fixture.order({"find": True}, ALL)
        fixture.search.end(SearchError("devices cannot be looked for: no network"))
        fixture.news(now_s)
    assert caplog.messages == ["devices cannot be looked for: no network"]


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ({"add": "wled-1"}, "$.add: expected one of none, got 'wled-1'"),
        ({"remove": "strip"}, "$.remove: expected one of none, got 'strip'"),
        ({"find": 1}, "$.find"),
    ],
)
def test_an_unknown_device_is_refused(
    fixture: ControllerFixture,
    caplog: pytest.LogCaptureFixture,
    order: dict[str, object],
    told: str,
) -> None:
    caplog.set_level(logging.INFO)
    fixture.order(order, ALL)
    assert told in caplog.text
    assert fixture.search.starts == 0


def test_nothing_is_searched_for_in_an_isolated_network(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    fixture = ControllerFixture(tmp_path / "lights.json", can_search=False)
    fixture.order({"find": True}, ALL)
    assert "$.find: the add-on has a network of its own; name the devices" in caplog.text
    info = fixture.info(1.0)
    assert (info.finding, info.found) == (None, None)
    assert fixture.search.starts == 0
