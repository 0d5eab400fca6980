"""Commands change lights, and a state is published only after it was saved."""

import io
import json
import logging
from pathlib import Path

import pytest
from PIL import Image
from raveberry_contract import dumps, loads
from raveberry_contract.messages import LightOrder, LightsInfo, LightState
from raveberry_visualizer.control import SettingsFile, StoredSettings
from raveberry_visualizer.control import command_handler as commands_module
from raveberry_visualizer.control import light_controller as controller_module
from raveberry_visualizer.control.overrides import CALIBRATION_S
from raveberry_visualizer.effects import EFFECTS
from raveberry_visualizer.engine import DEFAULT_SETTING

from tests.visualizer.control.controller_fixture import (
    ALL,
    ARTWORK,
    EVENT,
    INFO,
    PLAYER,
    PREVIEW,
    SET,
    SETTINGS,
    STATE,
    WATCH,
    ControllerFixture,
)

SAMPLES = Path(__file__).parents[2] / "contract/samples/v1"


@pytest.fixture
def fixture(tmp_path: Path) -> ControllerFixture:
    return ControllerFixture(tmp_path / "lights.json")


def test_at_first_everything_is_published(fixture: ControllerFixture) -> None:
    news = fixture.news(0.0)
    assert set(news) == {STATE, STATE.replace("strip", "ring"), INFO}
    assert json.loads(news[STATE]) == {
        "state": "ON",
        "brightness": 255,
        "color": {"r": 255, "g": 180, "b": 107},
        "effect": "rave",
        "palette": "own",
        "monochrome": False,
        "delay_ms": 0,
        "gamma": 1.0,
        "white": {"r": 255, "g": 255, "b": 255},
        "crossfade_s": 0.5,
    }
    assert fixture.news(1.0) == {}


def test_a_parameter_is_set_stored_per_effect_and_published_with_its_effect(
    fixture: ControllerFixture,
) -> None:
    fixture.order({"effect": "spectrum", "parameters": {"mirror": 1}})
    assert fixture.state(0.0).parameters == {"mirror": 1.0, "contrast": 2.0}
    fixture.order({"effect": "pulse"})
    assert fixture.state(1.0).parameters == {"fade_s": 0.14}
    fixture.order({"effect": "rave"})
    assert fixture.state(2.0).parameters is None
    again = ControllerFixture(fixture.path)
    again.order({"effect": "spectrum"})
    assert again.state(0.0).parameters == {"mirror": 1.0, "contrast": 2.0}
    assert again.lights["strip"].setting.parameters == {"spectrum": {"mirror": 1.0}}


def test_the_info_contains_all_parameters(fixture: ControllerFixture) -> None:
    info = loads(LightsInfo, fixture.news(0.0)[INFO])
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


def test_the_info_names_the_effects_with_colours_of_their_own(fixture: ControllerFixture) -> None:
    named = fixture.info(0.0).own_colors
    assert named is not None
    assert {"rainbow", "rave"} <= set(named)
    assert not {"disabled", "fixed", "spectrum"} & set(named)


def test_the_info_contains_all_lights(fixture: ControllerFixture) -> None:
    info = loads(LightsInfo, fixture.news(0.0)[INFO])
    assert [(device.id, device.name, device.pixels) for device in info.devices] == [
        ("strip", "Strip", 30),
        ("ring", "Ring", 30),
    ]
    assert not info.devices[0].available
    assert info.devices[0].effects == tuple(EFFECTS)
    assert (info.source, info.speed, info.latency_ms) == ("scripted", 0.5, None)


def test_a_command_changes_only_the_fields_that_it_contains(fixture: ControllerFixture) -> None:
    fixture.order({"brightness": 10})
    fixture.order({"state": "OFF", "color": {"r": 1, "g": 2, "b": 3}})
    fixture.order({"delay_ms": -120, "gamma": 2.2, "white": {"r": 255, "g": 200, "b": 150}})
    fixture.order({"palette": "sunset", "monochrome": True, "crossfade_s": 2})
    assert json.loads(dumps(fixture.state(0.0))) == {
        "state": "OFF",
        "brightness": 10,
        "color": {"r": 1, "g": 2, "b": 3},
        "effect": "rave",
        "palette": "sunset",
        "monochrome": True,
        "delay_ms": -120,
        "gamma": 2.2,
        "white": {"r": 255, "g": 200, "b": 150},
        "crossfade_s": 2,
    }
    assert ControllerFixture(fixture.path).strip.setting == fixture.strip.setting
    assert fixture.lights["ring"].setting == DEFAULT_SETTING


def test_fields_added_by_home_assistant_are_ignored(fixture: ControllerFixture) -> None:
    fixture.order({"state": "ON", "transition": 2, "effect": "spectrum"})
    assert fixture.state(0.0).effect == "spectrum"


def test_a_setting_is_saved_before_it_is_published(fixture: ControllerFixture) -> None:
    fixture.news(0.0)
    fixture.order({"brightness": 10})
    messages = fixture.controller.due_messages(1.0)
    assert next(messages).address.name == STATE
    again = ControllerFixture(fixture.path)
    assert again.lights["strip"].setting.brightness == 10
    assert again.state(0.0).brightness == 10


def test_settings_of_absent_devices_are_kept(fixture: ControllerFixture) -> None:
    state = loads(LightState, fixture.news(0.0)[STATE])
    SettingsFile(path=fixture.path).save(StoredSettings(speed=2.0, lights={"lamp": state}))
    again = ControllerFixture(fixture.path)
    again.order({"brightness": 1})
    again.news(0.0)
    kept = SettingsFile(path=fixture.path).load()
    assert kept.speed == 2.0
    assert set(kept.lights) == {"lamp", "strip", "ring"}


def test_a_slider_causes_at_most_five_messages_a_second(fixture: ControllerFixture) -> None:
    published = []
    for frame in range(100):
        fixture.order({"brightness": frame})
        published += [topic for topic in fixture.news(frame / 50) if topic == STATE]
    assert len(published) == 10
    assert fixture.state(3.0).brightness == 99


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
    b'{"effect":"alarm"}',
    b'{"palette":"plaid"}',
    b'{"palette":1}',
    b'{"monochrome":1}',
    b'{"delay_ms":-501}',
    b'{"delay_ms":2001}',
    b'{"delay_ms":1.5}',
    b'{"gamma":0.9}',
    b'{"gamma":3.1}',
    b'{"white":{"r":256,"g":0,"b":0}}',
    b'{"crossfade_s":-1}',
    b'{"crossfade_s":11}',
    b'{"parameters":[1]}',
    b'{"parameters":{"mirror":1}}',
    b'{"effect":"spectrum","parameters":{"mirror":2}}',
    b'{"effect":"spectrum","parameters":{"mirror":"yes"}}',
    b'{"effect":"spectrum","parameters":{"mirror":NaN}}',
    b'{"effect":"spectrum","parameters":{"' + b"x" * 1000 + b'":1}}',
    b"[" * 100_000,
]


@pytest.mark.parametrize("payload", BAD_ORDERS, ids=lambda data: data[:40].decode("latin-1"))
def test_an_invalid_command_changes_nothing_is_logged_once_and_answered_by_the_state(
    fixture: ControllerFixture, payload: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    fixture.news(0.0)
    for _ in range(3):
        fixture.order(payload)
    assert fixture.lights["strip"].setting == DEFAULT_SETTING
    assert len(caplog.records) == 1
    assert "a command for light strip is invalid: $" in caplog.text
    assert len(caplog.text) < 400
    assert list(fixture.news(1.0)) == [STATE]
    assert not fixture.path.exists()


def test_a_command_that_changes_nothing_writes_nothing(fixture: ControllerFixture) -> None:
    fixture.news(0.0)
    fixture.order({"state": "ON"})
    assert list(fixture.news(1.0)) == [STATE]
    assert not fixture.path.exists()


def test_an_invalid_command_is_logged_again_after_a_valid_one(
    fixture: ControllerFixture, caplog: pytest.LogCaptureFixture
) -> None:
    fixture.order({"state": 1})
    fixture.order({"state": "OFF"})
    fixture.order({"state": 1})
    assert len(caplog.records) == 2


def test_a_retained_command_is_refused(
    fixture: ControllerFixture, caplog: pytest.LogCaptureFixture
) -> None:
    fixture.order({"state": "OFF"}, is_retained=True)
    assert fixture.lights["strip"].setting.is_on
    assert "retained" in caplog.text


def test_a_command_for_an_unknown_light_is_logged_with_the_known_ones(
    fixture: ControllerFixture, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    for number in range(200):
        fixture.order({"state": "OFF"}, topic=f"raveberry/bar/lights/lamp{number}/set")
    assert "there is no light 'lamp0' here; there are: strip, ring" in caplog.text
    assert len(caplog.records) == 100


def test_other_topics_are_no_commands(fixture: ControllerFixture) -> None:
    fixture.news(0.0)
    fixture.order({"state": "OFF"}, topic=STATE)
    fixture.order({"state": "OFF"}, topic="raveberry/bar/player")
    assert fixture.news(1.0) == {}


def test_a_found_device_is_published_at_once_and_measurements_are_not(
    fixture: ControllerFixture,
) -> None:
    fixture.news(0.0)
    fixture.loop.step(1000.0)
    news = fixture.news(0.3)
    assert loads(LightsInfo, news[INFO]).devices[0].available
    for frame in range(62):
        fixture.clock.at_s = 1000.0 + frame / 60
        fixture.loop.step(fixture.clock.at_s)
    assert loads(LightsInfo, fixture.news(1.0)[INFO]).fps == 60, "that it is counted is news"
    for frame in range(62):
        fixture.clock.at_s = 1002.0 + frame / 30
        fixture.loop.step(fixture.clock.at_s)
    assert fixture.news(4.0) == {}
    info = loads(LightsInfo, fixture.news(11.1)[INFO])
    assert info.fps < 40
    assert info.latency_ms == 30
    assert info.features == {"bpm": None, "level": 0, "bass": 0, "mid": 0, "treble": 0}


def test_the_tempo_is_published_in_whole_beats_a_minute(fixture: ControllerFixture) -> None:
    fixture.news(0.0)
    fixture.loop.step(1000.0)
    fixture.loop.features.bpm = 127.6
    assert loads(LightsInfo, fixture.news(10.0)[INFO]).features["bpm"] == 128


def test_devices_are_published_at_most_five_times_a_second(
    fixture: ControllerFixture,
) -> None:
    fixture.news(0.0)
    fixture.loop.step(1000.0)
    assert fixture.news(0.1) == {}
    assert INFO in fixture.news(0.21)


def test_everything_is_published_again_after_a_broker_lost_it(fixture: ControllerFixture) -> None:
    first = fixture.news(0.0)
    fixture.controller.republish_all()
    assert fixture.news(0.01) == first


def test_a_full_disk_is_logged_once_and_the_light_still_changes(
    fixture: ControllerFixture, caplog: pytest.LogCaptureFixture
) -> None:
    fixture.path.mkdir()
    for brightness in (1, 2, 3):
        fixture.order({"brightness": brightness})
        assert fixture.state(float(brightness)).brightness == brightness
    errors = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert len(errors) == 1
    assert "cannot be saved" in errors[0].getMessage()
    fixture.path.rmdir()
    fixture.order({"brightness": 4})
    fixture.news(4.0)
    assert ControllerFixture(fixture.path).lights["strip"].setting.brightness == 4


def test_commands_are_validated_by_the_contract() -> None:
    assert loads(LightOrder, b"{}") == LightOrder()


# --- all lights together -------------------------------------------------------------------------


def test_a_scene_restores_the_settings_of_all_lights(fixture: ControllerFixture) -> None:
    fixture.order({"effect": "comet", "palette": "ocean", "delay_ms": 50})
    fixture.order({"state": "OFF"}, topic=SET.replace("strip", "ring"))
    fixture.order({"save_scene": "Slow dance"}, topic=ALL)
    assert (fixture.info(0.0).scenes, fixture.info(0.0).scene) == (("Slow dance",), "Slow dance")
    fixture.order({"effect": "rave", "palette": "own", "delay_ms": 80, "gamma": 2})
    assert fixture.info(1.0).scene is None
    again = ControllerFixture(fixture.path)
    again.order({"scene": "Slow dance"}, topic=ALL)
    assert again.info(2.0).scene == "Slow dance"
    strip, ring = again.strip.setting, again.lights["ring"].setting
    assert (strip.effect, strip.palette, ring.is_on) == ("comet", "ocean", False)
    # What makes up for the device itself is no part of a scene.
    assert (strip.delay_ms, strip.gamma) == (80, 2.0)
    again.order({"remove_scene": "Slow dance"}, topic=ALL)
    assert again.info(3.0).scenes == ()
    assert ControllerFixture(fixture.path).info(0.0).scenes == ()


def test_speed_safety_and_the_automatic_show_are_kept(fixture: ControllerFixture) -> None:
    fixture.order({"speed": 2, "safe": True, "automatic": True}, topic=ALL)
    info = fixture.info(0.0)
    assert (info.speed, info.safe, info.automatic) == (2.0, True, True)
    again = ControllerFixture(fixture.path)
    assert again.loop.speed == 2.0
    assert all(light.flash_guard.is_strict for light in again.lights.values())
    again.order({"safe": False}, topic=ALL)
    assert not any(light.flash_guard.is_strict for light in again.lights.values())


BAD_ORDERS_FOR_ALL = [
    b"",
    b"[]",
    b'{"speed":-1}',
    b'{"speed":11}',
    b'{"safe":"yes"}',
    b'{"automatic":1}',
    b'{"scene":"Nowhere"}',
    b'{"remove_scene":"Nowhere"}',
    b'{"save_scene":""}',
    b'{"save_scene":" "}',
    b'{"save_scene":"a\\nb"}',
    b'{"save_scene":"' + b"x" * 61 + b'"}',
    b'{"calibration":{"device":"lamp","on":true}}',
    b'{"calibration":{"on":true}}',
    b'{"safe":true,"scene":"Nowhere"}',
]


@pytest.mark.parametrize("payload", BAD_ORDERS_FOR_ALL, ids=lambda data: data[:40].decode())
def test_an_invalid_command_for_all_changes_nothing_and_is_logged_once(
    fixture: ControllerFixture, payload: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    fixture.news(0.0)
    for _ in range(3):
        fixture.order(payload, topic=ALL)
    fixture.news(1.0)
    assert not fixture.path.exists()
    assert len(caplog.records) == 1
    assert "a command for all lights " in caplog.text
    assert ": $" in caplog.text


def test_a_scene_or_light_of_another_visualizer_is_no_warning(
    fixture: ControllerFixture, caplog: pytest.LogCaptureFixture
) -> None:
    fixture.order({"scene": "Nowhere"}, topic=ALL)
    fixture.order({"remove": "kitchen-lamp"}, topic=ALL)
    fixture.order({"state": "OFF"}, topic="raveberry/bar/lights/kitchen-lamp/set")
    assert not caplog.records


def test_the_number_of_scenes_is_limited(
    fixture: ControllerFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands_module, "MOST_SCENES", 2)
    for name in ("one", "two", "three", "two"):
        fixture.order({"save_scene": name}, topic=ALL)
    assert fixture.info(0.0).scenes == ("one", "two")


# --- what overrides the settings -----------------------------------------------------------------


def alarm(kind: str) -> bytes:
    return json.dumps({"type": kind, "at": "2026-12-24T20:00:00.000Z"}).encode()


def test_an_alarm_is_shown_by_all_lights_and_changes_no_setting(fixture: ControllerFixture) -> None:
    before = {name: light.setting for name, light in fixture.lights.items()}
    fixture.order(alarm("alarm_started"), topic=EVENT, now_s=1.0)
    assert all(light.shown.effect == "alarm" for light in fixture.lights.values())
    assert fixture.info(1.5).alarm
    assert fixture.strip.setting is before["strip"]
    fixture.order({"brightness": 9}, now_s=2.0)
    assert fixture.strip.shown.brightness == 255
    fixture.order(alarm("alarm_stopped"), topic=EVENT, now_s=3.0)
    assert fixture.strip.shown.brightness == 9
    assert fixture.lights["ring"].shown is before["ring"]
    assert not fixture.info(4.0).alarm


def test_an_alarm_times_out_and_can_be_repeated(
    fixture: ControllerFixture,
) -> None:
    for start_s in (1.0, 20.0):
        fixture.order(alarm("alarm_started"), topic=EVENT, now_s=start_s)
        fixture.news(start_s + 9.9)
        assert fixture.strip.shown.effect == "alarm"
        fixture.news(start_s + 10.0)
        assert fixture.strip.shown.effect == "rave"


def test_a_light_that_is_off_stays_off_in_an_alarm(fixture: ControllerFixture) -> None:
    fixture.order({"state": "OFF"})
    fixture.order(alarm("alarm_started"), topic=EVENT)
    assert not fixture.strip.is_lit
    assert fixture.lights["ring"].is_lit


def test_other_events_and_nonsense_raise_no_alarm(
    fixture: ControllerFixture, caplog: pytest.LogCaptureFixture
) -> None:
    for payload in (alarm("buzzer"), b'{"type":"alarm_started"}', b'"alarm_"', b"{", b""):
        fixture.order(payload, topic=EVENT)
    assert fixture.strip.override is None
    assert len(caplog.records) == 2


def test_a_light_is_calibrated_by_flashes_for_clicks_even_if_it_is_off(
    fixture: ControllerFixture,
) -> None:
    fixture.order({"state": "OFF", "delay_ms": 70})
    fixture.order({"calibration": {"device": "strip", "on": True}}, topic=ALL, now_s=1.0)
    assert (fixture.strip.shown.effect, fixture.strip.shown.delay_ms) == ("click", 70)
    assert fixture.strip.is_lit
    assert fixture.lights["ring"].override is None
    assert fixture.info(2.0).calibrating == "strip"
    fixture.order({"calibration": {"device": "ring", "on": False}}, topic=ALL, now_s=3.0)
    assert fixture.info(3.0).calibrating == "strip"
    fixture.order({"calibration": {"device": "strip", "on": False}}, topic=ALL, now_s=4.0)
    assert fixture.strip.override is None


def test_a_calibration_times_out(fixture: ControllerFixture) -> None:
    fixture.order({"calibration": {"device": "strip", "on": True}}, topic=ALL, now_s=1.0)
    fixture.news(1.0 + CALIBRATION_S)
    assert fixture.strip.override is None


def test_a_controller_without_messages_becomes_idle(fixture: ControllerFixture) -> None:
    fixture.order({"effect": "spectrum"}, now_s=1.0)
    fixture.news(1.5)
    told_s = 1.0 + controller_module.IDLE_AFTER_S
    assert fixture.controller.interval_s(told_s - 0.1) == controller_module.BUSY_INTERVAL_S
    assert fixture.controller.interval_s(told_s) == controller_module.IDLE_INTERVAL_S


def test_a_controller_stays_busy_until_everything_in_progress_has_ended(
    fixture: ControllerFixture,
) -> None:
    fixture.order({"calibration": {"device": "strip", "on": True}}, topic=ALL, now_s=1.0)
    ends_s = 1.0 + CALIBRATION_S
    assert fixture.controller.interval_s(ends_s - 1.0) == controller_module.BUSY_INTERVAL_S
    fixture.news(ends_s)
    assert fixture.controller.interval_s(ends_s) == controller_module.IDLE_INTERVAL_S


def test_the_automatic_show_chooses_until_somebody_else_does(fixture: ControllerFixture) -> None:
    fixture.order({"effect": "disabled"}, topic=SET.replace("strip", "ring"))
    fixture.order({"automatic": True}, topic=ALL, now_s=1.0)
    fixture.news(1.5)
    assert fixture.strip.shown.palette != "own"
    assert fixture.lights["ring"].shown.effect == "disabled"
    assert fixture.strip.setting.effect == "rave"
    assert fixture.controller.interval_s(2.0) == controller_module.AUTO_SHOW_INTERVAL_S
    fixture.order(b'{"brightness":100}', now_s=2.0)
    assert fixture.strip.shown.brightness == 100
    assert fixture.info(3.0).automatic
    fixture.order({"effect": "spectrum"}, now_s=4.0)
    assert not fixture.info(4.0).automatic
    assert fixture.strip.override is None


def test_only_changes_of_the_automatic_show_wait_for_the_bar(
    fixture: ControllerFixture,
) -> None:
    fixture.order({"automatic": True}, topic=ALL, now_s=1.0)
    fixture.loop.step(1.0)
    heard = fixture.loop.features
    heard.bpm, heard.bars = 120.0, 3
    first = fixture.strip.shown
    fixture.order((SAMPLES / "Player.playing.json").read_bytes(), topic=PLAYER, now_s=2.0)
    assert fixture.strip.shown == first
    assert fixture.strip.cue is not None
    assert fixture.strip.cue.setting.palette != first.palette
    assert fixture.strip.cue.bar == 3
    fixture.order(b'{"brightness":100}', now_s=2.1)
    assert fixture.strip.shown.brightness == 100
    assert fixture.strip.cue is None
    fixture.order({"effect": "spectrum"}, now_s=2.2)
    assert fixture.strip.shown.effect == "spectrum"


def test_a_paused_party_does_not_stop_the_show_of_the_line_in(fixture: ControllerFixture) -> None:
    settings = {"downvotes_to_kick": 2, "kick_quorum": 0.25}
    fixture.order({"automatic": True}, topic=ALL)
    fixture.order((SAMPLES / "Player.paused.json").read_bytes(), topic=PLAYER, now_s=1.0)
    for at_s, sound in ((2.0, "input"), (3.0, "player")):
        fixture.order({**settings, "lights_sound": sound}, topic=SETTINGS, now_s=at_s)
        assert fixture.loop.follows_line_in is (sound == "input")
        assert (fixture.lights["strip"].shown.effect == "breathe") is (sound == "player")


def test_a_paused_party_breathes(fixture: ControllerFixture) -> None:
    fixture.order({"automatic": True}, topic=ALL)
    fixture.order((SAMPLES / "Player.paused.json").read_bytes(), topic=PLAYER, now_s=1.0)
    assert fixture.strip.shown.effect == "breathe"
    fixture.order((SAMPLES / "Player.playing.json").read_bytes(), topic=PLAYER, now_s=2.0)
    assert fixture.strip.shown.effect != "breathe"


# --- palettes ------------------------------------------------------------------------------------


def test_the_requesters_colour_is_a_palette(fixture: ControllerFixture) -> None:
    fixture.order({"palette": "requester"})
    assert fixture.info(0.0).palettes["requester"] == ()
    fixture.order((SAMPLES / "Player.playing.json").read_bytes(), topic=PLAYER)
    # #e91e63, but for the 8 bits of its light.
    assert fixture.info(1.0).palettes["requester"] == ("#e91c63",)
    # Light is linear, screens are not.
    assert fixture.strip.palettes["requester"] == ((0xD1, 0x02, 0x20),)
    fixture.order((SAMPLES / "Player.idle.json").read_bytes(), topic=PLAYER)
    assert fixture.strip.palettes["requester"] == ()


def an_image(*colors: tuple[int, int, int], kind: str = "PNG") -> bytes:
    picture = Image.new("RGB", (90, 30 * len(colors)))
    for number, color in enumerate(colors):
        picture.paste(color, (0, 30 * number, 90, 30 * number + 30))
    file = io.BytesIO()
    picture.save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_cover_is_a_palette_of_its_lively_colours(fixture: ControllerFixture, kind: str) -> None:
    fixture.order({"palette": "cover"})
    image = an_image((200, 10, 10), (250, 250, 250), (10, 20, 220), kind=kind)
    fixture.order(image, topic=ARTWORK)
    colors = fixture.strip.palettes["cover"]
    assert {max(range(3), key=color.__getitem__) for color in colors} == {0, 2}
    assert all(max(color) == 255 for color in colors)
    fixture.order(b"", topic=ARTWORK)
    assert fixture.strip.palettes["cover"] == ()


def test_a_grey_cover_has_grey_colours(fixture: ControllerFixture) -> None:
    fixture.order({"palette": "cover"})
    fixture.order(an_image((0, 0, 0), (90, 90, 90)), topic=ARTWORK)
    assert set(fixture.strip.palettes["cover"]) == {(255, 255, 255)}


@pytest.mark.parametrize(
    "image", [b"\x89PNG\r\n", b"\xff\xd8\xff\xe0junk", b"no image", b"BM" * 99]
)
def test_a_broken_cover_is_logged_once_and_has_no_colours(
    fixture: ControllerFixture, image: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    fixture.order({"palette": "cover"})
    for _ in range(3):
        fixture.order(image, topic=ARTWORK)
    assert fixture.strip.palettes["cover"] == ()
    assert len(caplog.records) == 1


def test_an_unused_cover_is_not_decoded(fixture: ControllerFixture) -> None:
    fixture.order(an_image((200, 10, 10)), topic=ARTWORK)
    assert fixture.strip.palettes["cover"] == ()
    fixture.order({"palette": "cover"})
    assert fixture.strip.palettes["cover"] != ()


# --- previews ------------------------------------------------------------------------------------


def test_previews_are_sent_while_watched_and_when_they_change(
    fixture: ControllerFixture,
) -> None:
    fixture.order({"effect": "fixed", "color": {"r": 255, "g": 0, "b": 0}, "crossfade_s": 0})
    fixture.loop.step(1000.0)
    assert fixture.previews(1.0) == {}
    fixture.order({"for_s": 2}, topic=WATCH, now_s=2.0)
    assert fixture.previews(2.0)[PREVIEW] == bytes((255, 0, 0)) * 30
    assert fixture.controller.interval_s(2.0) == controller_module.PREVIEW_INTERVAL_S
    assert fixture.previews(2.1) == {}
    fixture.order({"color": {"r": 0, "g": 0, "b": 255}})
    fixture.loop.step(1000.1)
    assert fixture.previews(2.2) == {PREVIEW: bytes((0, 0, 255)) * 30}
    fixture.order({"color": {"r": 0, "g": 0, "b": 9}})
    fixture.loop.step(1000.2)
    assert fixture.previews(4.1) == {}
    fixture.order({"for_s": 2}, topic=WATCH, now_s=5.0)
    assert len(fixture.previews(5.0)) == 2


@pytest.mark.parametrize("payload", [b"", b"[]", b'{"for_s":61}', b'{"for_s":-1}', b"{}"])
def test_an_invalid_watch_message_is_refused(
    fixture: ControllerFixture, payload: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    fixture.order(payload, topic=WATCH, now_s=1.0)
    assert fixture.previews(1.0) == {}
    assert "a request for previews is invalid" in caplog.text
