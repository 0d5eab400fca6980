"""Orders in, state out; nothing is acknowledged that is not kept."""

import json
import logging
from pathlib import Path

import pytest
from raveberry_contract import Topics, dumps, loads
from raveberry_contract.messages import LightOrder, LightsInfo, LightState
from raveberry_visualizer.control import Desk, LightsFile, Memory
from raveberry_visualizer.engine import FRESH_SETTING, Device, Light, Show

from tests.fakes.lights import ManualClock, RecordingSink, ScriptedSource

TOPICS = Topics("bar")
STATE = "raveberry/bar/lights/strip/state"
SET = "raveberry/bar/lights/strip/set"
INFO = "raveberry/bar/lights/info"


class Booth:
    """A desk with one strip and one ring."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sinks = {name: RecordingSink() for name in ("strip", "ring")}
        memory = LightsFile(path=path).load()
        self.lights = {
            name: Light(
                device=Device(id=name, name=name.title(), kind="ddp", pixels=30),
                sink=sink,
                setting=memory.setting(name),
            )
            for name, sink in self.sinks.items()
        }
        self.clock = ManualClock()
        self.show = Show(
            lights=list(self.lights.values()),
            source=ScriptedSource(),
            clock=self.clock,
            speed=memory.speed,
        )
        self.desk = Desk(show=self.show, topics=TOPICS, file=LightsFile(path=path), memory=memory)

    def order(self, payload: object, topic: str = SET, *, is_retained: bool = False) -> None:
        data = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        self.desk.take(topic, data, is_retained=is_retained)

    def news(self, now_s: float) -> dict[str, str]:
        messages = list(self.desk.news(now_s))
        assert len({message.topic for message in messages}) == len(messages)
        return {message.topic: message.payload for message in messages}

    def state(self, now_s: float) -> LightState:
        return loads(LightState, self.news(now_s)[STATE])


@pytest.fixture
def booth(tmp_path: Path) -> Booth:
    return Booth(tmp_path / "lights.json")


def test_at_first_everything_is_news(booth: Booth) -> None:
    news = booth.news(0.0)
    assert set(news) == {STATE, STATE.replace("strip", "ring"), INFO}
    assert json.loads(news[STATE]) == {
        "state": "ON",
        "brightness": 255,
        "color": {"r": 255, "g": 180, "b": 107},
        "effect": "rave",
    }
    assert booth.news(1.0) == {}


def test_a_parameter_is_tuned_kept_per_effect_and_shown_with_its_effect(booth: Booth) -> None:
    booth.order({"effect": "spectrum", "parameters": {"mirror": 1}})
    assert booth.state(0.0).parameters == {"mirror": 1.0, "contrast": 2.0}
    booth.order({"effect": "pulse"})
    assert booth.state(1.0).parameters == {"fade_s": 0.14}
    booth.order({"effect": "rave"})
    assert booth.state(2.0).parameters is None
    again = Booth(booth.path)
    again.order({"effect": "spectrum"})
    assert again.state(0.0).parameters == {"mirror": 1.0, "contrast": 2.0}
    assert again.lights["strip"].setting.parameters == {"spectrum": {"mirror": 1.0}}


def test_info_says_what_can_be_tuned(booth: Booth) -> None:
    info = loads(LightsInfo, booth.news(0.0)[INFO])
    assert info.parameters is not None
    (fade,) = info.parameters["pulse"]
    assert (fade.id, fade.low, fade.high, fade.default, fade.unit) == (
        "fade_s",
        0.05,
        1.0,
        0.14,
        "s",
    )
    assert "rave" not in info.parameters


def test_info_says_what_there_is(booth: Booth) -> None:
    info = loads(LightsInfo, booth.news(0.0)[INFO])
    assert [(device.id, device.name, device.pixels) for device in info.devices] == [
        ("strip", "Strip", 30),
        ("ring", "Ring", 30),
    ]
    assert not info.devices[0].available
    assert info.devices[0].effects[:5] == ("disabled", "fixed", "rainbow", "rave", "spectrum")
    assert (info.source, info.speed, info.latency_ms) == ("scripted", 0.5, None)


def test_an_order_changes_what_it_names_and_leaves_the_rest(booth: Booth) -> None:
    booth.order({"brightness": 10})
    booth.order({"state": "OFF", "color": {"r": 1, "g": 2, "b": 3}})
    state = booth.state(0.0)
    assert dumps(state) == (
        '{"state":"OFF","brightness":10,"color":{"r":1,"g":2,"b":3},"effect":"rave"}'
    )
    assert booth.lights["strip"].setting.color == (1, 2, 3)
    assert booth.lights["ring"].setting == FRESH_SETTING


def test_what_home_assistant_adds_is_ignored(booth: Booth) -> None:
    booth.order({"state": "ON", "transition": 2, "effect": "spectrum"})
    assert booth.state(0.0).effect == "spectrum"


def test_an_order_is_kept_before_it_is_published(booth: Booth) -> None:
    booth.news(0.0)
    booth.order({"brightness": 10})
    messages = booth.desk.news(1.0)
    assert next(messages).topic == STATE
    again = Booth(booth.path)
    assert again.lights["strip"].setting.brightness == 10
    assert again.state(0.0).brightness == 10


def test_what_is_not_plugged_in_today_is_not_forgotten(booth: Booth) -> None:
    state = loads(LightState, booth.news(0.0)[STATE])
    LightsFile(path=booth.path).save(Memory(speed=2.0, lights={"lamp": state}))
    again = Booth(booth.path)
    again.order({"brightness": 1})
    again.news(0.0)
    kept = LightsFile(path=booth.path).load()
    assert kept.speed == 2.0
    assert set(kept.lights) == {"lamp", "strip", "ring"}


def test_a_finger_on_a_slider_makes_five_messages_a_second(booth: Booth) -> None:
    published = []
    for frame in range(100):
        booth.order({"brightness": frame})
        published += [topic for topic in booth.news(frame / 50) if topic == STATE]
    assert len(published) == 10
    assert booth.state(3.0).brightness == 99


BAD_ORDERS = [
    b"",
    b"{",
    b"\xff",
    b"null",
    b"[]",
    b'"ON"',
    b'{"state":"on"}',
    b'{"state":true}',
    b'{"brightness":-1}',
    b'{"brightness":256}',
    b'{"brightness":"10"}',
    b'{"brightness":NaN}',
    b'{"color":[255,0,0]}',
    b'{"color":{"r":255,"g":0}}',
    b'{"color":{"r":255,"g":0,"b":1.5}}',
    b'{"effect":"hologram"}',
    b'{"effect":""}',
    b'{"effect":["rave"]}',
    b'{"parameters":[1]}',
    b'{"parameters":{"mirror":1}}',
    b'{"effect":"spectrum","parameters":{"mirror":2}}',
    b'{"effect":"spectrum","parameters":{"mirror":"yes"}}',
    b'{"effect":"spectrum","parameters":{"mirror":NaN}}',
    b'{"effect":"spectrum","parameters":{"' + b"x" * 1000 + b'":1}}',
    b"[" * 100_000,
]


@pytest.mark.parametrize("payload", BAD_ORDERS, ids=lambda data: data[:40].decode("latin-1"))
def test_a_bad_order_changes_nothing_is_told_once_and_the_state_said_again(
    booth: Booth, payload: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    booth.news(0.0)
    for _ in range(3):
        booth.order(payload)
    assert booth.lights["strip"].setting == FRESH_SETTING
    assert len(caplog.records) == 1
    assert "an order for light strip is refused: $" in caplog.text
    assert len(caplog.text) < 400
    assert list(booth.news(1.0)) == [STATE]
    assert not booth.path.exists()


def test_an_order_that_changes_nothing_writes_nothing(booth: Booth) -> None:
    booth.news(0.0)
    booth.order({"state": "ON"})
    assert list(booth.news(1.0)) == [STATE]
    assert not booth.path.exists()


def test_a_bad_order_is_told_again_after_a_good_one(
    booth: Booth, caplog: pytest.LogCaptureFixture
) -> None:
    booth.order({"state": 1})
    booth.order({"state": "OFF"})
    booth.order({"state": 1})
    assert len(caplog.records) == 2


def test_a_retained_order_is_refused(booth: Booth, caplog: pytest.LogCaptureFixture) -> None:
    booth.order({"state": "OFF"}, is_retained=True)
    assert booth.lights["strip"].setting.is_on
    assert "retained" in caplog.text


def test_an_order_for_a_light_that_is_not_there_is_told_with_those_that_are(
    booth: Booth, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(200):
        booth.order({"state": "OFF"}, topic=f"raveberry/bar/lights/lamp{number}/set")
    assert "there is no light 'lamp0'; there are: strip, ring" in caplog.text
    assert len(caplog.records) == 100


def test_other_topics_are_no_orders(booth: Booth) -> None:
    booth.news(0.0)
    booth.order({"state": "OFF"}, topic=STATE)
    booth.order({"state": "OFF"}, topic="raveberry/bar/player")
    assert booth.news(1.0) == {}


def test_a_found_device_is_news_at_once_and_measurements_are_not(booth: Booth) -> None:
    booth.news(0.0)
    booth.show.step(1000.0)
    news = booth.news(0.3)
    assert loads(LightsInfo, news[INFO]).devices[0].available
    for frame in range(60):
        booth.clock.at_s = 1000.0 + frame / 60
        booth.show.step(booth.clock.at_s)
    assert booth.news(1.0) == {}
    info = loads(LightsInfo, booth.news(10.4)[INFO])
    assert info.latency_ms == 52
    assert info.features == {"bpm": None, "level": 0, "bass": 0, "mid": 0, "treble": 0}


def test_the_tempo_is_told_in_whole_beats_a_minute(booth: Booth) -> None:
    booth.news(0.0)
    booth.show.step(1000.0)
    booth.show.features.bpm = 127.6
    assert loads(LightsInfo, booth.news(10.0)[INFO]).features["bpm"] == 128


def test_devices_that_come_and_go_are_told_at_most_five_times_a_second(booth: Booth) -> None:
    booth.news(0.0)
    booth.show.step(1000.0)
    assert booth.news(0.1) == {}
    assert INFO in booth.news(0.21)


def test_a_broker_that_forgot_is_told_all_again(booth: Booth) -> None:
    first = booth.news(0.0)
    booth.desk.repeat_all()
    assert booth.news(0.01) == first


def test_a_full_disk_is_told_once_and_the_light_still_shows(
    booth: Booth, caplog: pytest.LogCaptureFixture
) -> None:
    booth.path.mkdir()
    for brightness in (1, 2, 3):
        booth.order({"brightness": brightness})
        assert booth.state(float(brightness)).brightness == brightness
    errors = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert len(errors) == 1
    assert "not kept" in errors[0].getMessage()
    booth.path.rmdir()
    booth.order({"brightness": 4})
    booth.news(4.0)
    assert Booth(booth.path).lights["strip"].setting.brightness == 4


def test_orders_are_typed_by_the_contract() -> None:
    assert loads(LightOrder, b"{}") == LightOrder()
