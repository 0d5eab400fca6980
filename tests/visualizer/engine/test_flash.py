"""Nothing flashes more than three times in any second."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from raveberry_visualizer.dsp import BAND_COUNT, Features
from raveberry_visualizer.effects import EFFECTS, EffectKind
from raveberry_visualizer.engine import Device, Light, LightSetting
from raveberry_visualizer.engine.flash import FlashGuard

from tests.fakes.effort import examples
from tests.fakes.lights import RecordingSink

FPS = 60


def most_flashes(levels: list[float], times_s: list[float], step: float = 0.1) -> int:
    """The most flashes in any second: rises by a step above the trough before.

    Written apart from the guard: troughs and peaks first, then the counting.
    """
    begins, is_up, extreme = [], False, 0.0
    for level, at_s in zip(levels, times_s, strict=True):
        if is_up:
            extreme = max(extreme, level)
            if extreme - level >= step:
                is_up, extreme = False, level
        else:
            extreme = min(extreme, level)
            if level - extreme >= step:
                is_up, extreme = True, level
                begins.append(at_s)
    return max((sum(0 <= other - at < 0.999 for other in begins) for at in begins), default=0)


def shown(frames: list[np.ndarray]) -> list[float]:
    """Relative luminance of the whole light."""
    return [float((frame / 255).mean(axis=0) @ (0.2126, 0.7152, 0.0722)) for frame in frames]


def redness(frames: list[np.ndarray]) -> list[float]:
    return [max(0.0, float((frame / 255).mean(axis=0) @ (1, -1, -1))) for frame in frames]


@settings(max_examples=examples(200), deadline=None)
@given(
    levels=st.lists(st.floats(min_value=0, max_value=1, width=32), min_size=2, max_size=300),
    fps=st.sampled_from([25, 60, 144]),
)
def test_no_sequence_of_levels_gets_past_the_guard(levels: list[float], fps: int) -> None:
    guard, passed = FlashGuard(pixels=2), []
    for number, level in enumerate(levels):
        frame = np.full((3, 2), level, dtype=np.float32)
        passed.append(level * guard.factor(frame, 1.0, number / fps))
    # A float's rounding beside the step of a tenth.
    assert most_flashes(passed, [n / fps for n in range(len(levels))], step=0.1001) <= 3


def test_three_flashes_in_a_second_pass_unharmed() -> None:
    guard = FlashGuard(pixels=1)
    for number in range(600):
        frame = np.full((3, 1), float(number % 20 < 10), dtype=np.float32)
        assert guard.factor(frame, 1.0, number / FPS) == 1.0


def test_a_fourth_is_dimmed() -> None:
    guard = FlashGuard(pixels=1)
    factors = [
        guard.factor(np.full((3, 1), float(number % 10 >= 5), dtype=np.float32), 1.0, number / FPS)
        for number in range(60)
    ]
    assert min(factors) < 0.11
    assert factors.count(1.0) >= 45


def test_slow_and_steady_light_is_never_dimmed() -> None:
    guard = FlashGuard(pixels=1)
    for number in range(1200):
        level = 0.5 + 0.5 * np.sin(number / FPS * 2 * np.pi / 2)
        assert guard.factor(np.full((3, 1), level, dtype=np.float32), 1.0, number / FPS) == 1.0


def wild_features(number: int, dice: np.random.Generator) -> Features:
    """Everything on, everything off, at ten times a second, with beats at every chance."""
    is_on = number % 6 < 3
    value = 1.0 if is_on else 0.0
    bands = np.full(BAND_COUNT, value, dtype=np.float32)
    if number % 7 == 0:
        bands = dice.random(BAND_COUNT, dtype=np.float32)
    return Features(
        bands=bands,
        bass=value,
        mid=value,
        treble=value,
        level=value,
        bass_onset=value,
        mid_onset=value,
        treble_onset=value,
        bpm=240.0 if number % 400 < 200 else None,
        beats=number // 6,
        beat_phase=number % 6 / 6,
    )


@pytest.mark.parametrize("pixels", [1, 60])
@pytest.mark.parametrize("kind", EFFECTS.values(), ids=lambda kind: kind.id)
def test_no_effect_flashes_more_whatever_is_played(kind: EffectKind, pixels: int) -> None:
    dice = np.random.default_rng(9)
    sink = RecordingSink(keep_alive_s=0.0)
    setting = LightSetting(is_on=True, brightness=255, color=(255, 255, 255), effect=kind.id)
    device = Device(id="strip", name="Strip", kind="ddp", pixels=pixels)
    light = Light(device=device, sink=sink, setting=setting)
    for number in range(600):
        # The wildest host, too: on, off and another colour twenty times a second.
        if number > 300 and number % 3 == 0:
            light.setting = LightSetting(
                is_on=bool(number % 2),
                brightness=255,
                color=((255, 0, 0), (255, 255, 255))[number % 4 // 2],
                effect=kind.id,
            )
        light.show(wild_features(number, dice), speed=10.0, dt_s=1 / FPS, now_s=number / FPS)
    times_s = [number / FPS for number in range(len(sink.frames))]
    # Half a step of 8 bits more than the guard's tenth.
    assert most_flashes(shown(sink.frames), times_s, step=0.103) <= 3
    assert most_flashes(redness(sink.frames), times_s, step=0.103) <= 3
