"""A real FIFO, with the test in the role of MPD."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from raveberry_visualizer.dsp import SampleBuffer
from raveberry_visualizer.sources import FifoSource

from tests.visualizer.daemons import Player, tone_file, wait_for


@pytest.fixture
def buffer() -> SampleBuffer:
    return SampleBuffer(size=8)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mpd.fifo"


@pytest.fixture
def source(path: Path) -> Iterator[FifoSource]:
    source = FifoSource(path=path)
    source.open()
    yield source
    source.close()


class Writer:
    """MPD, as far as its fifo goes: it opens both ends, so it never waits for a reader."""

    def __init__(self, path: Path) -> None:
        self._path = path
        os.mkfifo(path)
        self._fd = os.open(path, os.O_RDWR | os.O_NONBLOCK)

    def write(self, data: bytes) -> None:
        os.write(self._fd, data)

    def end(self) -> None:
        os.close(self._fd)
        self._path.unlink()


def test_samples_arrive_newest_last(path: Path, source: FifoSource, buffer: SampleBuffer) -> None:
    mpd = Writer(path)
    assert source.pull(buffer, 0.0) == 0
    mpd.write(np.array([-32768, 0, 16384], dtype="<i2").tobytes())
    assert source.pull(buffer, 0.1) == 3
    assert buffer.newest[-3:].tolist() == [-1.0, 0.0, 0.5]
    mpd.end()


def test_half_a_sample_waits_for_its_other_half(
    path: Path, source: FifoSource, buffer: SampleBuffer
) -> None:
    mpd = Writer(path)
    source.pull(buffer, 0.0)
    mpd.write(b"\x00\x40\x00")
    assert source.pull(buffer, 0.1) == 1
    mpd.write(b"\xc0")
    assert source.pull(buffer, 0.2) == 1
    assert buffer.newest[-2:].tolist() == [0.5, -0.5]
    mpd.end()


def test_it_waits_for_mpd_and_comes_back_after_its_restart(
    path: Path, source: FifoSource, buffer: SampleBuffer, caplog: pytest.LogCaptureFixture
) -> None:
    assert source.pull(buffer, 0.0) == 0
    for now_s in (1.0, 2.0):
        mpd = Writer(path)
        source.pull(buffer, now_s)
        mpd.write(b"\x00\x40" * 5)
        assert source.pull(buffer, now_s + 0.1) == 5
        mpd.end()
        assert source.pull(buffer, now_s + 0.2) == 0
        assert source.pull(buffer, now_s + 0.3) == 0
    assert caplog.text.count("no sound from") == 3
    assert "No such file" in caplog.text
    assert "it has no writer" in caplog.text


def test_a_missing_fifo_is_tried_four_times_a_second_and_logged_once(
    path: Path, source: FifoSource, buffer: SampleBuffer, caplog: pytest.LogCaptureFixture
) -> None:
    for frame in range(60):
        assert source.pull(buffer, frame / 60) == 0
    assert len(caplog.records) == 1
    mpd = Writer(path)
    mpd.write(b"\x00\x40")
    assert source.pull(buffer, 1.01) == 1
    mpd.end()


def test_a_file_that_is_no_fifo_is_survived(
    path: Path, source: FifoSource, buffer: SampleBuffer
) -> None:
    path.mkdir()
    assert source.pull(buffer, 0.0) == 0
    assert source.pull(buffer, 0.1) == 0


def test_a_closed_source_delivers_nothing(
    path: Path, source: FifoSource, buffer: SampleBuffer
) -> None:
    mpd = Writer(path)
    source.close()
    mpd.write(b"\x00\x40")
    assert source.pull(buffer, 0.0) == 0
    mpd.end()


def test_a_writer_faster_than_real_time_does_not_delay_the_frame(
    path: Path, buffer: SampleBuffer
) -> None:
    path.symlink_to("/dev/zero")
    source = FifoSource(path=path)
    source.open()
    assert source.pull(buffer, 0.0) > 0
    source.close()


@pytest.mark.system
def test_mpd_is_captured_and_captured_again_after_a_kill(folder: Path) -> None:
    mpd = Player(folder)
    source, buffer = FifoSource(path=mpd.fifo), SampleBuffer(size=2048)
    source.open()
    tone = tone_file(folder, 441)
    for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGTERM):
        mpd.start()
        mpd.play(tone)
        buffer.write_silence(2048)
        # 441 Hz repeats every 100 samples: it is the tone, at the right rate, without a gap.
        wait_for(
            lambda: (
                source.pull(buffer, time.monotonic()) > 0
                and np.abs(buffer.newest).max() > 0.35
                and np.abs(buffer.newest[100:] - buffer.newest[:-100]).max() < 0.001
            )
        )
        mpd.end(number)
        wait_for(lambda: source.pull(buffer, time.monotonic()) == 0)
    source.close()
