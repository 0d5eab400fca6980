"""The first beat of a bar is found where chords change and kicks sound, and reported ahead."""

import numpy as np
import pytest
from raveberry_visualizer.dsp import BAND_COUNT, WINDOW_SIZE, Analyzer, SampleBuffer
from raveberry_visualizer.dsp.bar_tracker import BarTracker

FRAMES_PER_BEAT = 30
BEATS = 64


def told_bars(*, first: int, changes: bool, kicks: bool) -> list[int]:
    """Positions in the true bar at which bars were reported; beats come two frames early."""
    random_generator = np.random.default_rng(first)
    tracker, told = BarTracker(), []
    chord = random_generator.random(BAND_COUNT).astype(np.float32)
    for frame in range(BEATS * FRAMES_PER_BEAT):
        beat, within = divmod(frame, FRAMES_PER_BEAT)
        place = (beat - first) % 4
        if changes and place == 0 and within == 0:
            chord = random_generator.random(BAND_COUNT).astype(np.float32)
        strike = 1.0 if within == 2 else 0.0
        kick = strike * (3.0 if kicks and place == 0 else 1.0)
        snare = strike * (2.0 if kicks and place in (1, 3) else 0.5)
        before = tracker.bars
        tracker.step(chord, (kick, snare, snare), 1 / 60, is_beat=within == 0)
        if tracker.bars > before:
            told.append(place)
    return told


@pytest.mark.parametrize("first", range(4))
@pytest.mark.parametrize(("changes", "kicks"), [(True, False), (False, True), (True, True)])
def test_bars_start_where_chords_change_or_kicks_sound(
    first: int, changes: bool, kicks: bool
) -> None:
    told = told_bars(first=first, changes=changes, kicks=kicks)
    assert told[-8:] == [0] * 8


def test_without_evidence_a_bar_has_four_beats() -> None:
    told = told_bars(first=0, changes=False, kicks=False)
    assert len(told) == pytest.approx(BEATS // 4, abs=1)
    assert len(set(told[2:])) == 1


def test_silence_and_noise_do_no_harm() -> None:
    tracker, random_generator = BarTracker(), np.random.default_rng(1)
    for frame in range(2000):
        logs = np.zeros(BAND_COUNT, np.float32)
        if frame > 1000:
            logs[:] = random_generator.random(BAND_COUNT)
        fluxes = (0.0, 0.0, 0.0) if frame < 1000 else tuple(random_generator.random(3).tolist())
        tracker.step(
            logs,
            fluxes,
            float(random_generator.uniform(0.001, 0.2)),
            is_beat=random_generator.random() < 0.1,
        )
        assert tracker.beat_in_bar in range(4)


@pytest.mark.parametrize("fps", [25, 60, 144])
def test_features_contain_bars_and_beats(fps: int) -> None:
    rate_hz = 44_100
    times_s = np.arange(24 * rate_hz) / rate_hz
    beat = (times_s / 0.5).astype(int)
    since_s = times_s % 0.5
    kick = np.where(beat % 4 == 0, 0.8, 0.25) * np.exp(-since_s / 0.06)
    root_hz = np.array([220.0, 165.0, 294.0])[beat // 4 % 3]
    chord = sum(0.1 * np.sin(2 * np.pi * root_hz * part * times_s) for part in (1, 1.25, 1.5))
    sound = (chord + kick * np.sin(2 * np.pi * 60 * since_s)).astype(np.float32)
    analyzer, buffer, phases, bars_at_s = (
        Analyzer(rate_hz=rate_hz),
        SampleBuffer(size=WINDOW_SIZE),
        [],
        [],
    )
    bars = done = 0
    for frame in range(1, 24 * fps):
        due = frame * rate_hz // fps
        buffer.write(sound[done:due])
        done = due
        features = analyzer.step(buffer.newest, 1 / fps)
        phases.append(features.bar_phase)
        if features.bars > bars:
            bars = features.bars
            bars_at_s.append(frame / fps)
    assert min(phases) >= 0.0
    assert max(phases) <= 1.0
    late_s = np.array([at_s for at_s in bars_at_s if at_s > 14]) % 2.0
    # Half the tempo is as right; between the two, rounding decides.
    assert len(late_s) >= 2
    assert np.minimum(late_s, 2.0 - late_s).max() < 0.1
