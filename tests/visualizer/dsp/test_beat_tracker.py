"""Beats are found, reported in time, and not invented."""

import numpy as np
import pytest
from raveberry_visualizer.dsp.beat_tracker import BeatTracker


def told_beats(
    bpm: float, *, fps: float = 60.0, duration_s: float = 30.0, first_s: float = 0.1
) -> tuple[BeatTracker, np.ndarray, np.ndarray]:
    """Feed an onset on every beat and a weaker one between; return reported and true times."""
    tracker = BeatTracker(lead_s=0.0)
    period_s, told, phase_at = 60.0 / bpm, [], []
    count = int(duration_s * fps)
    beats_s = np.arange(first_s, duration_s, period_s)
    onsets = np.zeros(count + 1)
    for beat_s in beats_s:
        onsets[int(beat_s * fps)] += 1.0
        between = int((beat_s + period_s / 2) * fps)
        if between < count:
            onsets[between] += 0.3
    for frame in range(count):
        if tracker.step(float(onsets[frame]), 1.0 / fps):
            told.append(frame / fps)
        phase_at.append(tracker.phase)
    assert min(phase_at) >= 0.0
    assert max(phase_at) <= 1.0
    return tracker, np.array(told), beats_s


def late_s(told: np.ndarray, beats_s: np.ndarray, *, after_s: float) -> np.ndarray:
    """Delay of each reported beat relative to the nearest true one."""
    told = told[told > after_s]
    return told - beats_s[np.abs(told[:, np.newaxis] - beats_s).argmin(axis=1)]


@pytest.mark.parametrize("bpm", [90, 100, 120, 128, 135, 140])
def test_a_steady_beat_is_found_within_eight_seconds(bpm: float) -> None:
    tracker, told, beats_s = told_beats(bpm)
    assert tracker.bpm == pytest.approx(bpm, rel=0.005)
    late = late_s(told, beats_s, after_s=8.0)
    assert np.abs(late).max() < 0.07
    assert len(late) == pytest.approx(22 * bpm / 60, abs=2)


@pytest.mark.parametrize(("bpm", "also"), [(60, 120), (70, 140), (160, 80), (174, 87)])
def test_a_slow_or_fast_beat_is_found_at_its_own_tempo_or_an_octave_away(
    bpm: float, also: float
) -> None:
    tracker, _, _ = told_beats(bpm)
    assert tracker.bpm in (pytest.approx(bpm, rel=0.03), pytest.approx(also, rel=0.03))


@pytest.mark.parametrize("fps", [25, 50, 144, 240])
def test_any_frame_rate_finds_it(fps: float) -> None:
    tracker, told, beats_s = told_beats(120, fps=fps)
    assert tracker.bpm == pytest.approx(120, rel=0.01)
    assert np.abs(late_s(told, beats_s, after_s=8.0)).max() < 0.07


def test_a_beat_may_be_reported_ahead() -> None:
    times = {}
    for lead_s in (0.0, 0.05):
        tracker = BeatTracker(lead_s=lead_s)
        told = [frame for frame in range(1800) if tracker.step(float(frame % 30 == 10), 1.0 / 60.0)]
        times[lead_s] = np.median(np.array(told[20:]) % 30)
    assert times[0.0] - times[0.05] == pytest.approx(3, abs=1)


def test_silence_has_no_beat() -> None:
    tracker = BeatTracker()
    for _ in range(600):
        assert not tracker.step(0.0, 1 / 60)
    assert tracker.bpm is None
    assert tracker.beats == 0


def test_noise_has_hardly_a_beat() -> None:
    tracker, random_generator = BeatTracker(), np.random.default_rng(5)
    unsure = 0
    for _ in range(3600):
        tracker.step(float(random_generator.random()), 1 / 60)
        unsure += tracker.bpm is None
    assert unsure > 2400


def test_when_the_music_stops_the_beat_stops() -> None:
    tracker = BeatTracker()
    for frame in range(900):
        tracker.step(float(frame % 30 == 0), 1 / 60)
    assert tracker.bpm is not None
    for _ in range(600):
        tracker.step(0.0, 1 / 60)
    assert tracker.bpm is None


def test_a_beat_goes_on_where_two_bars_are_empty() -> None:
    tracker, told = BeatTracker(lead_s=0.0), []
    for frame in range(1500):
        sounds = frame % 30 == 10 and not 1000 < frame < 1240
        if tracker.step(float(sounds), 1 / 60) and frame > 900:
            told.append(frame)
    assert len(told) == pytest.approx(20, abs=1)
    assert max(abs((frame - 10 + 15) % 30 - 15) for frame in told) <= 4


def test_a_beat_is_found_after_an_hour_of_silence() -> None:
    tracker = BeatTracker()
    for frame in range(900):
        tracker.step(float(frame % 24 == 0), 1 / 60)
    for _ in range(3600 * 60):
        tracker.step(0.0, 1 / 60)
    assert tracker.bpm is None
    for frame in range(480):
        tracker.step(float(frame % 30 == 0), 1 / 60)
    assert tracker.bpm == pytest.approx(120, rel=0.01)


@pytest.mark.parametrize("loudness", [0.01, 1.0, 1e6])
def test_quiet_music_has_the_beat_of_loud_music(loudness: float) -> None:
    tracker = BeatTracker()
    for frame in range(900):
        tracker.step(loudness * (frame % 30 == 0), 1 / 60)
    assert tracker.bpm == pytest.approx(120, rel=0.01)


def test_equal_music_is_sent_equally() -> None:
    onsets = np.random.default_rng(7).exponential(size=1200).tolist()
    trackers = BeatTracker(), BeatTracker()
    for onset in onsets:
        told = [(tracker.step(onset, 1 / 60), tracker.phase, tracker.bpm) for tracker in trackers]
        assert told[0] == told[1]


def test_a_new_tempo_is_followed() -> None:
    tracker = BeatTracker()
    for frame in range(1200):
        tracker.step(float(frame % 30 == 0), 1 / 60)
    for frame in range(1200):
        tracker.step(float(frame % 24 == 0), 1 / 60)
    assert tracker.bpm == pytest.approx(150, rel=0.03)


def test_the_next_place_is_always_predicted() -> None:
    tracker, random_generator = BeatTracker(), np.random.default_rng(6)
    for _ in range(3000):
        tracker.step(
            float(random_generator.exponential()), float(random_generator.uniform(0.001, 0.25))
        )
        assert 0.0 <= tracker.phase <= 1.0
