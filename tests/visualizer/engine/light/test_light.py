"""The frames of one light and the times at which they are sent."""

import logging
import math
import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
from raveberry_visualizer.dsp import BAND_COUNT, Features
from raveberry_visualizer.engine import (
    DEFAULT_SETTING,
    Cue,
    Device,
    DeviceOutput,
    Light,
    LightSetting,
    Segment,
    layout,
)

from tests.fakes.lights.light_ports import RecordingSink, SilentSink

WHITE = LightSetting(is_on=True, brightness=255, color=(255, 255, 255), effect="fixed")
DT_S = 1 / 60


def a_light(
    setting: LightSetting = WHITE, *, pixels: int = 2, most_fps: float = math.inf
) -> tuple[Light, RecordingSink]:
    sink = RecordingSink()
    device = Device(id="strip", name="Strip", kind="ddp", pixels=pixels, most_fps=most_fps)
    return Light(device=device, sink=sink, setting=setting), sink


def show(light: Light, now_s: float, features: Features | None = None) -> None:
    light.show(features or Features(), speed=0.5, dt_s=DT_S, now_s=now_s)


def test_brightness_and_colour_become_bytes() -> None:
    light, sink = a_light(replace(WHITE, brightness=128, color=(255, 100, 0)))
    show(light, 0.0)
    assert sink.frames[-1].tolist() == [[128, 50, 0]] * 2


def test_a_light_that_is_off_is_dark() -> None:
    light, sink = a_light(replace(WHITE, is_on=False))
    show(light, 0.0)
    assert not sink.frames[-1].any()


def test_full_light_does_not_wrap_round() -> None:
    light, sink = a_light(replace(WHITE, effect="rave"), pixels=16)
    show(light, 0.0, Features(bands=np.ones(BAND_COUNT, dtype=np.float32)))
    assert sink.frames[-1].max() == 255
    assert sink.frames[-1][0].tolist() == [255, 0, 0]


def test_an_unchanged_frame_is_sent_again_only_to_keep_the_device_alive() -> None:
    light, sink = a_light()
    for frame in range(150):
        show(light, frame * DT_S)
    assert len(sink.frames) == 3


def test_a_changed_frame_is_sent_at_once() -> None:
    light, sink = a_light()
    show(light, 0.0)
    light.setting = replace(WHITE, brightness=7)
    show(light, DT_S)
    assert sink.frames[-1].max() == 7


@pytest.mark.parametrize(("most_fps", "sent"), [(25, 25), (44, 44), (60, 60), (math.inf, 60)])
def test_a_device_gets_no_more_frames_than_it_takes(most_fps: float, sent: int) -> None:
    light, sink = a_light(replace(WHITE, effect="rainbow"), pixels=16, most_fps=most_fps)
    for frame in range(600):
        # Frames come a little early or late, as they do.
        show(light, frame * DT_S + 0.0015 * (frame % 3))
    assert len(sink.frames) == pytest.approx(10 * sent, abs=1)


def test_a_slow_device_gets_the_last_change(caplog: pytest.LogCaptureFixture) -> None:
    light, sink = a_light(most_fps=10)
    for frame in range(30):
        light.setting = replace(WHITE, brightness=100 + min(frame, 8))
        show(light, frame * DT_S)
    assert sink.frames[-1].max() == 108
    light.setting = replace(WHITE, is_on=False)
    show(light, 30 * DT_S)
    light.setting = replace(WHITE)
    show(light, 31 * DT_S)
    light.setting = replace(WHITE, is_on=False)
    show(light, 32 * DT_S)
    assert not sink.frames[-1].any(), "dark is never late: the show sleeps after it"
    assert not caplog.records


def test_an_effect_restarts_when_it_is_chosen_again() -> None:
    light, sink = a_light(replace(WHITE, effect="rainbow"), pixels=16)
    show(light, 0.0)
    show(light, DT_S)
    light.setting = WHITE
    show(light, 2 * DT_S)
    light.setting = replace(WHITE, effect="rainbow")
    show(light, 3 * DT_S)
    assert (sink.frames[3] == sink.frames[0]).all()


def test_a_disabled_light_goes_dark_once_and_is_released() -> None:
    light, sink = a_light()
    show(light, 0.0)
    light.setting = replace(WHITE, effect="disabled")
    for frame in range(1, 300):
        show(light, frame * DT_S)
    assert len(sink.frames) == 2
    assert not sink.frames[-1].any()
    assert sink.releases == 1


class YieldingSink(RecordingSink):
    yields_when_dark = True


def test_a_light_that_is_off_leaves_a_device_that_others_may_control() -> None:
    sink = YieldingSink()
    light = Light(
        device=Device(id="strip", name="Strip", kind="e131", pixels=2), sink=sink, setting=WHITE
    )
    show(light, 0.0)
    light.setting = replace(WHITE, is_on=False)
    for frame in range(1, 300):
        show(light, frame * DT_S)
    assert len(sink.frames) == 2
    assert (sink.releases, light.idle_s) == (1, None)
    light.setting = WHITE
    show(light, 300 * DT_S)
    assert sink.frames[-1].all()
    assert light.idle_s == sink.keep_alive_s


def test_a_lost_device_is_logged_once_and_tried_twice_a_second(
    caplog: pytest.LogCaptureFixture,
) -> None:
    light, sink = a_light(replace(WHITE, effect="rainbow"))
    show(light, 0.0)
    assert light.is_available
    sink.trouble = "no route"
    for frame in range(1, 121):
        show(light, frame * DT_S)
    assert not light.is_available
    assert sink.tries == 1 + 1 + 3
    told = [record for record in caplog.records if record.levelno == logging.WARNING]
    assert [record.getMessage() for record in told] == ["light strip is unreachable: no route"]


def test_a_device_is_back_after_two_frames_that_pass(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    light, sink = a_light(replace(WHITE, effect="rainbow"))
    sink.trouble = "no route"
    show(light, 0.0)
    sink.trouble = ""
    show(light, 0.5)
    assert not light.is_available
    sink.trouble = "refused"  # what came of the frame that seemed to pass
    show(light, 1.0)
    sink.trouble = ""
    show(light, 1.5)
    assert not light.is_available
    show(light, 2.0)
    assert light.is_available
    assert caplog.messages[-1] == "light strip is reachable"
    show(light, 2.0 + DT_S)
    assert len(sink.frames) == 4


def test_closing_darkens_and_releases() -> None:
    light, sink = a_light()
    show(light, 0.0)
    light.close()
    assert [frame.any() for frame in sink.frames] == [True, False, False, False]
    assert sink.releases == 1
    assert sink.is_closed


def test_closing_a_lost_device_is_harmless(caplog: pytest.LogCaptureFixture) -> None:
    light, sink = a_light()
    sink.trouble = "no route"
    light.close()
    assert sink.is_closed
    assert "could not be switched off: no route" in caplog.text


def test_a_new_light_follows_the_music_at_once() -> None:
    light, _ = a_light(DEFAULT_SETTING)
    assert light.is_lit
    assert light.uses_audio
    assert DEFAULT_SETTING.brightness == 255


def test_all_pixels_of_a_monochrome_light_are_alike() -> None:
    light, sink = a_light(replace(WHITE, effect="rave", is_monochrome=True), pixels=8)
    bands = np.zeros(BAND_COUNT, dtype=np.float32)
    bands[:40] = 1.0
    show(light, 0.0, Features(bands=bands))
    assert sink.frames[0].max() > 100
    assert (sink.frames[0] == sink.frames[0][0]).all()
    # What the lamp of one pixel would show.
    lamp, lamp_sink = a_light(replace(WHITE, effect="rave"), pixels=1)
    show(lamp, 0.0, Features(bands=bands))
    assert (sink.frames[0][0] == lamp_sink.frames[0][0]).all()


def test_gamma_and_white_balance_make_up_for_the_leds() -> None:
    half = replace(WHITE, color=(128, 128, 128))
    light, sink = a_light(replace(half, gamma=2.0))
    show(light, 0.0)
    assert sink.frames[-1][0].tolist() == [64, 64, 64]
    light.setting = replace(half, white=(255, 200, 100))
    show(light, 0.1)
    assert sink.frames[-1][0].tolist() == [128, 100, 50]
    light.setting = replace(half, gamma=2.0, white=(255, 200, 100), is_monochrome=True)
    show(light, 0.2)
    assert sink.frames[-1][0].tolist() == [64, 50, 25]


@pytest.mark.parametrize("effect", ["fixed", "rainbow", "rave"])
def test_a_palette_replaces_every_kind_of_colours(effect: str) -> None:
    light, sink = a_light(replace(WHITE, effect=effect, palette="red"), pixels=8)
    light.palettes = {"red": ((255, 0, 0),)}
    show(light, 0.0, Features(bands=np.ones(BAND_COUNT, dtype=np.float32)))
    assert sink.frames[-1].tolist() == [[255, 0, 0]] * 8
    light.palettes = {"red": ((0, 0, 255),)}
    show(light, 0.1, Features(bands=np.ones(BAND_COUNT, dtype=np.float32)))
    assert sink.frames[-1].tolist() == [[0, 0, 255]] * 8
    light.palettes = {}
    light.setting = replace(WHITE, palette="red")
    show(light, 0.2)
    assert sink.frames[-1].tolist() == [[255, 255, 255]] * 8


@pytest.mark.parametrize("is_monochrome", [False, True])
def test_one_effect_fades_into_the_next(is_monochrome: bool) -> None:
    start = replace(WHITE, color=(200, 0, 0))
    light, sink = a_light(start, pixels=4)
    show(light, 0.0)
    light.palettes = {"blue": ((0, 0, 200),)}
    light.setting = replace(
        start, effect="rainbow", palette="blue", crossfade_s=0.5, is_monochrome=is_monochrome
    )
    seen = []
    for frame in range(1, 40):
        show(light, frame * DT_S)
        seen.append(sink.frames[-1][0].tolist())
    assert seen[14] == [100, 0, 100]
    assert seen[-1] == [0, 0, 200]
    assert all(red + blue in (200, 201) for red, _, blue in seen)


def test_a_light_that_was_dark_does_not_fade_from_what_it_once_showed() -> None:
    light, sink = a_light(replace(WHITE, color=(255, 0, 0)))
    show(light, 0.0)
    light.setting = replace(WHITE, is_on=False)
    show(light, 1.0)
    light.setting = replace(
        WHITE, color=(0, 0, 255), effect="breathe", crossfade_s=1.0, brightness=255
    )
    show(light, 2.0)
    assert sink.frames[-1][0, 0] == 0


def test_a_cue_takes_effect_at_the_next_bar() -> None:
    light, sink = a_light()
    red = replace(WHITE, color=(255, 0, 0))
    for frame, bars in enumerate((7, 7, 7, 8, 8)):
        show(light, frame * DT_S, Features(bpm=120.0, bars=bars))
        if frame == 0:
            light.cue = Cue(setting=red, bar=7)
    assert [shown[0].tolist()[1] for shown in sink.frames] == [255, 0]
    assert light.override == red
    assert light.cue is None


def test_a_cue_takes_effect_at_once_without_a_beat() -> None:
    light, sink = a_light()
    light.cue = Cue(setting=replace(WHITE, color=(255, 0, 0)), bar=0)
    show(light, 0.0, Features(bpm=None, bars=0))
    assert sink.frames[0][0].tolist() == [255, 0, 0]


def test_an_override_leaves_the_setting_unchanged() -> None:
    light, sink = a_light(WHITE)
    light.override = replace(WHITE, color=(255, 0, 0), effect="alarm")
    light.show(Features(), speed=0.5, dt_s=0.45, now_s=0.0)
    light.show(Features(), speed=0.5, dt_s=DT_S, now_s=0.5)
    assert sink.frames[-1][0].tolist() == [255, 0, 0]
    assert not light.uses_audio
    light.override = None
    show(light, 0.6)
    assert sink.frames[-1][0].tolist() == [255, 255, 255]
    light.override = replace(WHITE, effect="click")
    assert light.uses_audio


def test_a_preview_is_drawn_only_while_watched() -> None:
    sink = RecordingSink()
    device = Device(id="screen", name="Screen", kind="preview", pixels=3)
    light = Light(device=device, sink=sink, setting=DEFAULT_SETTING)
    assert not light.is_lit
    assert not light.uses_audio
    light.is_watched = True
    assert light.uses_audio
    light.setting = replace(WHITE, color=(9, 8, 7))
    show(light, 0.0)
    assert light.preview.tolist() == [[9, 8, 7]] * 3


EVERYTHING = replace(
    WHITE,
    effect="rave",
    palette="sunset",
    gamma=2.2,
    white=(255, 200, 150),
    crossfade_s=5.0,
    delay_ms=-100,
)


@pytest.mark.parametrize("setting", [EVERYTHING, replace(EVERYTHING, is_monochrome=True)])
def test_no_setting_of_a_light_allocates_frames(setting: LightSetting) -> None:
    pixels = 10_000
    output = DeviceOutput(
        device=Device(id="strip", name="", kind="ddp", pixels=pixels, has_white=True),
        sink=SilentSink(),
    )
    span = Segment(output=output, first=0, pixels=pixels)
    device = Device(id="wall", name="", kind="canvas", pixels=pixels)
    light = Light(
        device=device, sink=layout([span], is_mirrored=True), setting=replace(setting, effect="vu")
    )
    features = Features(level=0.5, bpm=120.0, bands=np.ones(BAND_COUNT, dtype=np.float32))
    show(light, 0.0, features)
    light.setting = setting
    for frame in range(1, 10):
        show(light, frame * DT_S, features)
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        for frame in range(10, 40):
            show(light, frame * DT_S, features)
        after, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < pixels
    # Numpy's own buffers, of 8,192 elements, are smaller than a frame.
    assert peak - before < 4 * pixels * 3 // 2
