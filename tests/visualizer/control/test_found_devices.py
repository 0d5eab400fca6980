"""Devices of the network: found, offered, added, found again, and removed."""

import itertools
import json
import logging
from dataclasses import replace
from pathlib import Path

import pytest
from raveberry_contract import loads
from raveberry_contract.messages import FoundLight, LightsInfo
from raveberry_visualizer.control import LightsFile
from raveberry_visualizer.control.roster import LONGEST_PAUSE_S, LOST_S, SHORTEST_PAUSE_S
from raveberry_visualizer.engine import FoundDevice, SearchError

from tests.visualizer.control.booth import ALL, INFO, Booth

BAR = FoundDevice(id="wled-a0b1c2d3e4f5", name="Bar", host="192.0.2.7", pixels=144, has_white=False)
COUNTER = FoundDevice(
    id="wled-0123456789ab", name="Counter", host="192.0.2.8", pixels=30, has_white=True
)
NAMED = FoundDevice(id="wled-ffffffffffff", name="Old", host="192.0.2.1", pixels=9, has_white=False)
STATE = f"raveberry/bar/lights/{BAR.id}/state"
SET = f"raveberry/bar/lights/{BAR.id}/set"


@pytest.fixture
def booth(tmp_path: Path) -> Booth:
    return Booth(tmp_path / "lights.json")


def find(booth: Booth, *devices: FoundDevice, now_s: float = 1.0) -> None:
    booth.order({"find": True}, ALL)
    booth.search.end(list(devices))
    booth.news(now_s)


def add(booth: Booth, device: FoundDevice, now_s: float = 2.0) -> None:
    find(booth, device)
    booth.order({"add": device.id}, ALL)
    booth.news(now_s)
    booth.show.step(now_s)


def test_nobody_is_asked_before_somebody_wants_it(booth: Booth) -> None:
    info = booth.info(0.0)
    assert (info.finding, info.found) == (False, None)
    assert booth.search.starts == 0


def test_what_is_found_is_offered_unless_it_is_named_already(booth: Booth) -> None:
    booth.news(0.0)
    booth.order({"find": True}, ALL)
    assert booth.info(1.0).finding is True
    booth.search.end([BAR, COUNTER, NAMED])
    info = loads(LightsInfo, booth.news(1.3)[INFO])
    assert info.finding is False
    assert info.found == (
        FoundLight(id=BAR.id, name="Bar", host="192.0.2.7", pixels=144, white=False),
        FoundLight(id=COUNTER.id, name="Counter", host="192.0.2.8", pixels=30, white=True),
    )


def test_an_added_device_is_a_light_at_once_and_kept(booth: Booth) -> None:
    find(booth, BAR, COUNTER)
    booth.order({"add": BAR.id}, ALL)
    news = booth.news(2.0)
    assert json.loads(news[STATE])["effect"] == "rave"
    info = loads(LightsInfo, news[INFO])
    assert [device.id for device in info.devices] == ["strip", "ring", BAR.id]
    assert [device.added for device in info.devices] == [None, None, True]
    assert info.found is not None
    assert [found.id for found in info.found] == [COUNTER.id]
    booth.show.step(2.0)
    assert booth.found_sinks[0].tries == 1
    kept = LightsFile(path=booth.path).load().devices
    assert list(kept) == [BAR.id]
    assert kept[BAR.id].host == "192.0.2.7"


def test_an_added_device_is_there_after_a_restart(booth: Booth) -> None:
    add(booth, BAR)
    booth.order({"effect": "comet"}, SET)
    booth.news(3.0)
    again = Booth(booth.path)
    info = again.info(0.0)
    assert [device.id for device in info.devices] == ["strip", "ring", BAR.id]
    assert info.devices[-1].added is True
    again.show.step(0.0)
    assert again.found_sinks[0].frames


def test_an_added_light_takes_orders_and_heeds_safety(booth: Booth) -> None:
    booth.order({"safe": True}, ALL)
    add(booth, BAR)
    assert booth.roster.lights[BAR.id].guard.is_calm
    booth.order({"effect": "fixed", "color": {"r": 9, "g": 8, "b": 7}}, SET)
    for second in range(3, 9):
        booth.show.step(float(second))
    assert booth.found_sinks[0].frames[-1][0].tolist() == [9, 8, 7]
    assert json.loads(booth.news(9.0)[STATE])["effect"] == "fixed"


def test_a_removed_light_goes_dark_and_the_broker_forgets_it(booth: Booth) -> None:
    add(booth, BAR)
    booth.order({"calibration": {"device": BAR.id, "on": True}}, ALL)
    booth.order({"remove": BAR.id}, ALL)
    news = booth.news(3.0)
    assert news[STATE] == ""
    info = loads(LightsInfo, news[INFO])
    assert [device.id for device in info.devices] == ["strip", "ring"]
    assert info.calibrating is None
    assert STATE not in booth.news(4.0)
    booth.show.step(4.0)
    (sink,) = booth.found_sinks
    assert not sink.frames[-1].any()
    assert sink.is_closed
    assert LightsFile(path=booth.path).load().devices == {}


def test_a_removed_light_looks_as_before_when_it_is_added_again(booth: Booth) -> None:
    add(booth, BAR)
    booth.order({"effect": "comet", "delay_ms": 120}, SET)
    booth.news(3.0)
    booth.order({"remove": BAR.id}, ALL)
    booth.news(4.0)
    add(booth, BAR, now_s=5.0)
    assert booth.roster.lights[BAR.id].setting.effect == "comet"
    assert booth.roster.lights[BAR.id].setting.delay_ms == 120


def lose(booth: Booth, since_s: float) -> None:
    """Have the newest found device out of reach."""
    booth.found_sinks[-1].trouble = "no route"
    booth.show.step(since_s)
    booth.show.step(since_s + 1.0)
    booth.news(since_s + 1.0)


def test_a_lost_device_is_found_again_at_another_address(booth: Booth) -> None:
    add(booth, BAR)
    booth.order({"effect": "comet"}, SET)
    lose(booth, 10.0)
    assert booth.search.starts == 1, "it was looked for once, by hand"
    booth.news(11.0 + LOST_S)
    assert booth.search.starts == 2
    booth.search.end([replace(BAR, host="192.0.2.99", name="Bar at the window")])
    booth.news(22.0)
    booth.show.step(22.0)
    before, after = booth.found_sinks
    assert before.is_closed
    assert after.frames
    light = booth.roster.lights[BAR.id]
    assert light.setting.effect == "comet"
    assert light.device.name == "Bar at the window"
    assert LightsFile(path=booth.path).load().devices[BAR.id].host == "192.0.2.99"
    booth.news(23.0)
    assert booth.search.starts == 2


def test_what_is_where_it_was_stays_as_it_is(booth: Booth) -> None:
    add(booth, BAR)
    light = booth.roster.lights[BAR.id]
    find(booth, BAR, now_s=4.0)
    assert booth.roster.lights[BAR.id] is light
    assert booth.info(4.0).found is None


def test_what_is_switched_off_is_looked_for_less_and_less_often(booth: Booth) -> None:
    add(booth, BAR)
    lose(booth, 10.0)
    starts = []
    for second in range(11, 4000):
        before = booth.search.starts
        booth.news(float(second))
        if booth.search.starts != before:
            starts.append(second)
            booth.search.end([])
    pauses = [later - earlier for earlier, later in itertools.pairwise(starts)]
    assert pauses[:3] == [SHORTEST_PAUSE_S, 2 * SHORTEST_PAUSE_S, 4 * SHORTEST_PAUSE_S]
    assert set(pauses[5:]) == {LONGEST_PAUSE_S}
    booth.found_sinks[0].trouble = ""
    for now_s in (4000.0, 4001.0):
        booth.show.step(now_s)
    booth.news(4001.0)
    lose(booth, 4002.0)
    starts_before = booth.search.starts
    booth.news(4003.0 + LOST_S)
    assert booth.search.starts == starts_before + 1


def test_a_failed_search_is_told_once(booth: Booth, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    for now_s in (1.0, 2.0):
        booth.order({"find": True}, ALL)
        booth.search.end(SearchError("devices cannot be looked for: no network"))
        booth.news(now_s)
    assert caplog.messages == ["devices cannot be looked for: no network"]


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ({"add": "wled-1"}, "$.add: expected one of none, got 'wled-1'"),
        ({"remove": "strip"}, "$.remove: expected one of none, got 'strip'"),
        ({"find": 1}, "$.find"),
    ],
)
def test_what_is_not_there_is_refused(
    booth: Booth, caplog: pytest.LogCaptureFixture, order: dict[str, object], told: str
) -> None:
    booth.order(order, ALL)
    assert told in caplog.text
    assert booth.search.starts == 0


def test_in_the_network_of_the_addon_nothing_is_looked_for(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    booth = Booth(tmp_path / "lights.json", can_search=False)
    booth.order({"find": True}, ALL)
    assert "$.find: the add-on has a network of its own; name the devices" in caplog.text
    info = booth.info(1.0)
    assert (info.finding, info.found) == (None, None)
    assert booth.search.starts == 0
