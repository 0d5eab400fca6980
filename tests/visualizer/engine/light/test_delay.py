"""Frames and features are delayed, and beats reported earlier."""

import tracemalloc
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_visualizer.dsp import Features
from raveberry_visualizer.engine import Device, Light, LightSetting
from raveberry_visualizer.engine.light.delay import (
    EARLY_S,
    DelayedFeatures,
    DelayLine,
    PredictedBeats,
)

from tests.fakes.lights.light_ports import RecordingSink, SilentSink

FPS = 60
RED = LightSetting(is_on=True, brightness=255, color=(255, 0, 0), effect="fixed")
BLUE = replace(RED, color=(0, 0, 255))


def a_light(setting: LightSetting) -> tuple[Light, RecordingSink]:
    sink = RecordingSink()
    device = Device(id="strip", name="Strip", kind="ddp", pixels=2)
    return Light(device=device, sink=sink, setting=setting), sink


def show(light: Light, now_s: float, features: Features | None = None) -> None:
    light.show(features or Features(), speed=0.5, dt_s=1 / FPS, now_s=now_s)


@given(
    delay_s=st.floats(min_value=0.0, max_value=2.0),
    gaps_s=st.lists(st.floats(min_value=0.016, max_value=0.3), min_size=1, max_size=300),
)
def test_the_newest_frame_that_is_old_enough_is_due(delay_s: float, gaps_s: list[float]) -> None:
    line, now_s, drawn = DelayLine(pixels=1), 0.0, []
    for number, gap_s in enumerate(gaps_s):
        now_s += gap_s
        drawn.append((now_s, number))
        line.vacant.fill(number % 256)
        line.push(now_s)
        old = [at for at_s, at in drawn if at_s <= now_s - delay_s + EARLY_S]
        held = drawn[-121][1] if len(drawn) > 120 else 0
        wanted = max(old[-1] if old else 0, held)
        assert line.due(now_s, delay_s)[0, 0] == wanted % 256


def test_a_delay_may_change_both_ways_while_the_light_runs() -> None:
    line = DelayLine(pixels=1)
    for number in range(200):
        line.vacant.fill(number)
        line.push(number / FPS)
        assert line.due(number / FPS, 0.5)[0, 0] == max(0, number - 30)
    assert line.due(199 / FPS, 1.5)[0, 0] == 109
    assert line.due(199 / FPS, 0.0)[0, 0] == 199


@pytest.mark.parametrize("delay_ms", [1, 250, 2000])
def test_a_light_delays_its_frames(delay_ms: int) -> None:
    light, sink = a_light(replace(RED, delay_ms=delay_ms))
    for frame in range(150):
        show(light, frame / FPS)
    light.setting = replace(BLUE, delay_ms=delay_ms)
    frame = 150
    while not sink.frames[-1][0, 2]:
        show(light, frame / FPS)
        frame += 1
    assert (frame - 1 - 150) / FPS == pytest.approx(delay_ms / 1000, abs=1.01 / FPS)


def test_a_delayed_light_that_is_switched_off_is_dark_at_once() -> None:
    light, sink = a_light(replace(RED, delay_ms=1000))
    for frame in range(100):
        show(light, frame / FPS)
    light.setting = replace(light.setting, is_on=False)
    show(light, 101 / FPS)
    assert not sink.frames[-1].any()


def test_a_delay_line_allocates_nothing() -> None:
    pixels = 20_000
    device = Device(id="strip", name="Strip", kind="ddp", pixels=pixels)
    setting = replace(RED, effect="rainbow", delay_ms=500)
    light = Light(device=device, sink=SilentSink(), setting=setting)
    for frame in range(60):
        show(light, frame / FPS)
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        for frame in range(60, 90):
            show(light, frame / FPS)
        after, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < pixels
    # Numpy's own buffers, of 8,192 elements, are smaller than a frame.
    assert peak - before < 3 * pixels


def music(number: int, bpm: float | None = 120.0) -> Features:
    beats, phase = divmod(number / FPS * (bpm or 120.0) / 60.0, 1.0)
    return Features(level=0.5, bpm=bpm, beats=int(beats), beat_phase=phase)


def test_a_negative_delay_reports_beats_ahead() -> None:
    foresight = PredictedBeats()
    for number in range(600):
        told = foresight.ahead(music(number), 0.25)
        beats, phase = divmod(number / FPS * 2.0 + 0.5, 1.0)
        assert (told.beats, told.level) == (int(beats), 0.5)
        assert told.beat_phase == pytest.approx(phase, abs=1e-6)


def test_without_a_beat_nothing_is_predicted() -> None:
    heard = Features(level=0.5, beats=7, beat_phase=0.3)
    told = PredictedBeats().ahead(heard, 0.5)
    assert (told.beats, told.beat_phase, told.bpm) == (7, 0.3, None)


def test_a_corrected_tempo_takes_no_beat_back() -> None:
    foresight = PredictedBeats()
    before = foresight.ahead(Features(bpm=120.0, beats=3, beat_phase=0.8), 0.15).beats
    told = foresight.ahead(Features(bpm=60.0, beats=3, beat_phase=0.81), 0.15)
    assert (before, told.beats, told.beat_phase) == (4, 4, 0.0)
    # A restarted tracker counts from 0.
    assert foresight.ahead(Features(bpm=60.0, beats=0, beat_phase=0.0), 0.15).beats == 0


def test_a_light_pulses_before_the_beat() -> None:
    light, sink = a_light(replace(RED, effect="pulse", delay_ms=-200))
    lit = []
    for number in range(240):
        show(light, number / FPS, music(number))
        lit.append(int(sink.frames[-1].max()))
    rises = [number for number in range(20, 240) if lit[number] > lit[number - 1] + 50]
    assert len(rises) >= 6
    for number in rises:
        until_beat_s = 0.5 - (number / FPS) % 0.5
        assert until_beat_s == pytest.approx(0.2, abs=1.5 / FPS)


def test_a_device_with_effects_of_its_own_gets_delayed_features() -> None:
    hindsight, heard = DelayedFeatures(), Features()
    for number in range(2 * FPS):
        heard.level = number / 1000
        heard.bands.fill(number / 1000)
        told = hindsight.delayed(heard, 0.5, number / FPS)
        past = max(0, number - FPS // 2) / 1000
        assert told.level == past
        assert (told.bands == told.bands.dtype.type(past)).all()


def test_a_shorter_delay_catches_up_at_once() -> None:
    hindsight = DelayedFeatures()
    for number in range(FPS):
        hindsight.delayed(Features(level=number / 1000), 2.0, number / FPS)
    assert hindsight.delayed(Features(level=0.06), 0.1, 1.0).level == 0.054
