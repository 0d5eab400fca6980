"""No light flashes more than three times in any second."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from raveberry_visualizer.dsp import BAND_COUNT, Features
from raveberry_visualizer.effects import OVERLAYS, EffectKind
from raveberry_visualizer.engine import (
    Device,
    DeviceOutput,
    Light,
    LightSetting,
    Segment,
    display_units,
    layout,
)
from raveberry_visualizer.engine.light.effect_runner import KINDS
from raveberry_visualizer.engine.light.flash_guard import FlashGuard

from tests.fakes.effort import examples
from tests.fakes.lights.light_ports import RecordingSink

FPS = 60
STEP = 0.104
"""The guard's tenth, and half a step of 8 bits at each end of a rise."""


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


def most_full_flashes(levels: list[float], step: float) -> int:
    """The most flashes that lie within a second from their trough to the end of their fall.

    Steps of 8 bits make the moment in which a slow rise has become a flash uncertain, but neither
    its beginning nor its end.
    """
    flashes, is_up, extreme, trough_s, rose_s = [], False, 1.0, 0.0, 0.0
    for number, level in enumerate(levels):
        at_s = number / FPS
        if is_up:
            extreme = max(extreme, level)
            if extreme - level >= step:
                flashes.append((rose_s, at_s))
                is_up, extreme, trough_s = False, level, at_s
        else:
            if level <= extreme:
                extreme, trough_s = level, at_s
            if level - extreme >= step:
                is_up, extreme, rose_s = True, level, trough_s
    return max(
        (
            sum(start_s <= other_s and end_s - start_s < 0.999 for other_s, end_s in flashes)
            for start_s, _ in flashes
        ),
        default=0,
    )


def flashes(frames: list[np.ndarray]) -> int:
    return max(
        most_full_flashes(shown(frames), step=STEP), most_full_flashes(redness(frames), step=STEP)
    )


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
def test_no_sequence_of_levels_defeats_the_guard(levels: list[float], fps: int) -> None:
    guard, passed = FlashGuard(), []
    for number, level in enumerate(levels):
        frame = np.full((3, 2), level, dtype=np.float32)
        passed.append(level * guard.factor(frame, 1.0, number / fps))
    # A float's rounding beside the step of a tenth.
    assert most_flashes(passed, [n / fps for n in range(len(levels))], step=0.1001) <= 3


def test_three_flashes_in_a_second_are_not_dimmed() -> None:
    guard = FlashGuard()
    for number in range(600):
        frame = np.full((3, 1), float(number % 20 < 10), dtype=np.float32)
        assert guard.factor(frame, 1.0, number / FPS) == 1.0


def test_a_fourth_flash_is_dimmed() -> None:
    guard = FlashGuard()
    factors = [
        guard.factor(np.full((3, 1), float(number % 10 >= 5), dtype=np.float32), 1.0, number / FPS)
        for number in range(60)
    ]
    assert min(factors) < 0.11
    assert factors.count(1.0) >= 45


def test_slow_and_steady_light_is_never_dimmed() -> None:
    guard = FlashGuard()
    for number in range(1200):
        level = 0.5 + 0.5 * np.sin(number / FPS * 2 * np.pi / 2)
        assert guard.factor(np.full((3, 1), level, dtype=np.float32), 1.0, number / FPS) == 1.0


def wild_features(number: int, random_generator: np.random.Generator) -> Features:
    """Everything on, everything off, at ten times a second, with beats at every chance."""
    is_on = number % 6 < 3
    value = 1.0 if is_on else 0.0
    bands = np.full(BAND_COUNT, value, dtype=np.float32)
    if number % 7 == 0:
        bands = random_generator.random(BAND_COUNT, dtype=np.float32)
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
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_no_effect_flashes_more_whatever_is_played(kind: EffectKind, pixels: int) -> None:
    random_generator = np.random.default_rng(9)
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
        light.show(
            wild_features(number, random_generator), speed=10.0, dt_s=1 / FPS, now_s=number / FPS
        )
    assert flashes(sink.frames) <= 3


@pytest.mark.parametrize("pixels", [1, 60])
@pytest.mark.parametrize("kind", OVERLAYS.values(), ids=lambda kind: kind.id)
def test_no_overlay_flashes_more_however_guests_vote(kind: EffectKind, pixels: int) -> None:
    random_generator = np.random.default_rng(9)
    sink = RecordingSink(keep_alive_s=0.0)
    setting = LightSetting(is_on=True, brightness=255, color=(255, 255, 255), effect="rave")
    light = Light(device=a_device("strip", pixels), sink=sink, setting=setting)
    for number in range(600):
        if number % 4 == 0:
            light.overlay = a_wild_overlay(random_generator, kind) if number % 8 else None
        light.show(Features(), speed=1.0, dt_s=1 / FPS, now_s=number / FPS)
    assert max(frame.max() for frame in sink.frames) > 20
    assert flashes(sink.frames) <= 3


def test_the_strict_guard_allows_one_flash_a_second_and_no_fast_rise() -> None:
    guard, passed = FlashGuard(), []
    guard.is_strict = True
    for number in range(1200):
        frame = np.full((3, 1), float(number % 12 < 6), dtype=np.float32)
        passed.append(float(number % 12 < 6) * guard.factor(frame, 1.0, number / FPS))
    times_s = [number / FPS for number in range(1200)]
    assert most_flashes(passed, times_s, step=0.1001) <= 1
    rises = [after - before for before, after in itertools.pairwise(passed)]
    assert max(rises) <= 0.25 / FPS + 1e-6


def test_the_strict_guard_allows_slow_changes() -> None:
    guard = FlashGuard()
    guard.is_strict = True
    for number in range(2400):
        level = 0.5 - 0.5 * np.cos(number / FPS * 2 * np.pi / 16)
        frame = np.full((3, 1), level, dtype=np.float32)
        assert guard.factor(frame, 1.0, number / FPS) == pytest.approx(1.0)


EVERYTHING = tuple(KINDS)
PALETTES = {"red": ((255, 0, 0),), "black and white": ((0, 0, 0), (255, 255, 255))}


def a_wild_setting(random_generator: np.random.Generator) -> LightSetting:
    """Any setting that a host can choose."""
    return LightSetting(
        is_on=bool(random_generator.random() < 0.9),
        brightness=int(random_generator.integers(128, 256)),
        color=((255, 0, 0), (255, 255, 255), (0, 0, 255))[random_generator.integers(3)],
        effect=EVERYTHING[random_generator.integers(len(EVERYTHING))],
        palette=("own", *PALETTES)[random_generator.integers(3)],
        is_monochrome=bool(random_generator.random() < 0.5),
        gamma=float(random_generator.choice([1.0, 2.2, 3.0])),
        white=((255, 255, 255), (255, 180, 120))[random_generator.integers(2)],
        crossfade_s=float(random_generator.choice([0.0, 0.1, 0.5, 2.0])),
        delay_ms=int(random_generator.choice([-300, 0, 0, 120, 700, 2000])),
    )


def a_wild_overlay(random_generator: np.random.Generator, kind: EffectKind) -> LightSetting:
    """Any overlay that votes can cause."""
    parameters = {
        one.id: float(random_generator.uniform(one.low, one.high)) for one in kind.parameters
    }
    return replace(
        a_wild_setting(random_generator), effect=kind.id, parameters={kind.id: parameters}
    )


def some_lights() -> tuple[list[Light], dict[str, RecordingSink]]:
    """A single light, three lights on a strip, and a wall of two devices, one of them shared."""
    sinks = {name: RecordingSink(keep_alive_s=0.0) for name in ("alone", "strip", "left", "right")}
    outputs = {
        name: DeviceOutput(device=a_device(name, pixels), sink=sinks[name])
        for name, pixels in (("strip", 30), ("left", 20), ("right", 21))
    }
    layouts = {
        "strip1": layout([Segment(output=outputs["strip"], first=0, pixels=5)]),
        "strip2": layout([Segment(output=outputs["strip"], first=5, pixels=10)], is_mirrored=True),
        "strip3": layout([Segment(output=outputs["strip"], first=15, pixels=15)], is_reversed=True),
        "wall": layout(
            [
                Segment(output=outputs["left"], first=0, pixels=20),
                Segment(output=outputs["right"], first=0, pixels=11),
            ],
            is_mirrored=True,
        ),
        "corner": layout([Segment(output=outputs["right"], first=11, pixels=10)]),
    }
    alone = LightSetting(is_on=True, brightness=255, color=(255, 255, 255), effect="rave")
    lights = [Light(device=a_device("alone", 12), sink=sinks["alone"], setting=alone)]
    lights += [
        Light(device=a_device(name, laid.pixels), sink=laid, setting=alone)
        for name, laid in layouts.items()
    ]
    for light in lights:
        light.palettes = PALETTES
    return lights, sinks


def a_device(name: str, pixels: int) -> Device:
    return Device(id=name, name=name, kind="ddp", pixels=pixels)


def a_wild_show(seed: int, *, is_strict: bool) -> dict[str, list[np.ndarray]]:
    """The frames of each device, and of the wall as a whole, in fifteen seconds."""
    random_generator = np.random.default_rng(seed)
    lights, sinks = some_lights()
    units = display_units(lights)
    seen: dict[str, list[np.ndarray]] = {name: [] for name in (*sinks, "wall")}
    for light in lights:
        light.flash_guard.is_strict = is_strict
    for number in range(900):
        for light in lights:
            if random_generator.random() < 0.1:
                light.setting = a_wild_setting(random_generator)
            if random_generator.random() < 0.02:
                light.override = None if light.override else a_wild_setting(random_generator)
            if random_generator.random() < 0.2:
                kind = tuple(OVERLAYS.values())[random_generator.integers(len(OVERLAYS))]
                light.overlay = (
                    a_wild_overlay(random_generator, kind)
                    if random_generator.random() < 0.7
                    else None
                )
        features = wild_features(number, random_generator)
        for unit in units:
            unit.show(features, speed=10.0, dt_s=1 / FPS, now_s=number / FPS)
        for name, sink in sinks.items():
            seen[name].append(sink.frames[-1])
        seen["wall"].append(np.concatenate([seen["left"][-1], seen["right"][-1][:11]]))
    return seen


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("is_strict", [False, True])
def test_no_device_and_no_light_flashes_more_in_a_wild_show(seed: int, *, is_strict: bool) -> None:
    for name, frames in a_wild_show(seed, is_strict=is_strict).items():
        assert flashes(frames) <= (1 if is_strict else 3), name
        assert np.max(frames) > 20, name


def test_without_guards_the_wild_show_flashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FlashGuard, "allowed", lambda *_: 1.0)
    assert all(flashes(frames) > 3 for frames in a_wild_show(0, is_strict=False).values())
