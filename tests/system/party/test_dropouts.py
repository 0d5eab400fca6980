"""The music of a party on a busy machine: no dropouts, compared with a program that only plays.

A null sink cannot be late as a sound card can: what is found is that the player was.
"""

import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Thread
from typing import IO, Final

import numpy as np
import pytest

from tests.rounds import Rounds
from tests.system.promises.crowd import WITHOUT_LIMITS
from tests.system.support.party_system import System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(400)]

RATE_HZ: Final = 44_100
BUSY_PROCESSES: Final = 8
"""They alone are a load of 8."""

ROUND_S: Final = 30
SONGS: Final = 16
SHORTEST_SONG_S: Final = 25
SILENT: Final = 0.002
SHORTEST_GAP_S: Final = 0.005
SAME_TIME_S: Final = 1.0
LONG_ENOUGH_S: Final = 10.0
"""A player that is stopped for so long has no sound left in its buffers."""

BARE: Final = "bare"

HZ_APART: Final = 100
"""Difference between the tones of two songs in succession."""

BLOCK_S: Final = 0.02
SKIPS: Final = 8
HEARD_WITHIN_S: Final = 0.3
SETTLED_S: Final = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A silence in a recording."""

    at_s: float
    length_s: float


def gaps(sound: bytes) -> list[Gap]:
    """Return each silence that is long enough to be heard."""
    samples = np.frombuffer(sound, dtype="<i2") / 32_768
    edges = np.flatnonzero(np.diff(np.concatenate(([0], np.abs(samples) < SILENT, [0]))))
    return [
        Gap(at_s=start / RATE_HZ, length_s=(end - start) / RATE_HZ)
        for start, end in edges.reshape(-1, 2)
        if end - start >= SHORTEST_GAP_S * RATE_HZ
    ]


def of_the_party_alone(music: Sequence[Gap], plain: Sequence[Gap]) -> list[Gap]:
    """Return the gaps of the music at whose time the other program had none."""
    return [gap for gap in music if all(abs(gap.at_s - one.at_s) > SAME_TIME_S for one in plain)]


@contextmanager
def busy_machine() -> Iterator[None]:
    """Compute in as many processes as the load is to be."""
    command = [sys.executable, "-c", "while True: pass"]
    busy = [subprocess.Popen(command) for _ in range(BUSY_PROCESSES)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


@contextmanager
def recording(system: System, sink: str, *, latency_ms: int = 500) -> Iterator[IO[bytes]]:
    """Record a sink, usually with a buffer that a busy machine does not exhaust."""
    with subprocess.Popen(
        [
            *("parec", "--raw", "--format=s16le", "--channels=1", f"--rate={RATE_HZ}"),
            *(f"--latency-msec={latency_ms}", "-d", f"{sink}.monitor"),
        ],
        env=system.sound_environment,
        stdout=subprocess.PIPE,
    ) as recorder:
        assert recorder.stdout is not None
        try:
            yield recorder.stdout
        finally:
            recorder.kill()


@contextmanager
def played_by_itself(system: System, file: Path) -> Iterator[None]:
    """Let paplay play to another sink of the same sound server."""
    shape = (f"rate={RATE_HZ}", "format=s16le", "channels=2")
    subprocess.run(
        ["pactl", "load-module", "module-null-sink", f"sink_name={BARE}", *shape],
        env=system.sound_environment,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    player = subprocess.Popen(["paplay", "-d", BARE, file], env=system.sound_environment)
    try:
        yield
    finally:
        player.kill()
        player.wait()


@contextmanager
def playing(*, for_s: float) -> Iterator[System]:
    """Run a party that plays songs for so long, one after the other."""
    length_s = max(SHORTEST_SONG_S, math.ceil((for_s + 60) / (SONGS - 1)))
    titles = [f"Tone {chr(ord('A') + number)}" for number in range(SONGS)]
    with a_system() as system:
        for number, title in enumerate(titles):
            system.add_tone(title, frequency_hz=300 + HZ_APART * number, length_s=length_s)
        with system.running():
            system.wait_until_served()
            host = system.host()
            for name, value in {**WITHOUT_LIMITS, "autoplay": False, "crossfade_s": 0}.items():
                host.done("set_setting", name=name, value=value)
            for title in titles:
                until(
                    lambda title=title: host.command("enqueue", query=title).status == 200,
                    within_s=60,
                    what=f"{title} is known",
                )
            until(lambda: any(system.recorded(0.3)), within_s=60, what="the music plays")
            yield system


@pytest.mark.rounds(4)
def test_a_busy_machine_plays_without_dropouts(rounds: Rounds) -> None:
    size = ROUND_S * RATE_HZ * 2
    music_s = plain_s = 0.0
    with playing(for_s=rounds.count * ROUND_S) as system:
        tone = system.add_tone("Bare", length_s=rounds.count * ROUND_S + 120)
        with (
            played_by_itself(system, tone),
            recording(system, "party") as music,
            recording(system, BARE) as plain,
            busy_machine(),
        ):
            # Recordings begin with what was played before.
            music.read(size // ROUND_S)
            plain.read(size // ROUND_S)
            for _ in rounds:
                own, others = gaps(music.read(size)), gaps(plain.read(size))
                music_s += sum(gap.length_s for gap in own)
                plain_s += sum(gap.length_s for gap in others)
                assert of_the_party_alone(own, others) == []
                assert sum(gap.length_s for gap in others) < 1.0, "paplay is not heard"
            load = Path("/proc/loadavg").read_text().split()[0]
    rounds.report(
        f"{rounds.count * ROUND_S} s: silent for {1000 * music_s:.0f} ms, paplay for"
        f" {1000 * plain_s:.0f} ms, load {load} at the end"
    )


def hz_of(block: bytes) -> float:
    """Return the loudest frequency, 0 for silence."""
    samples = np.frombuffer(block, dtype="<i2") / 32_768
    if np.abs(samples).max(initial=0.0) < SILENT:
        return 0.0
    size = 1 << 14
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), size))
    return float(spectrum.argmax()) * RATE_HZ / size


def heard_after_s(blocks: Sequence[tuple[float, float]], at_s: float) -> float:
    """Return how long after a moment another tone is heard, infinite if none is."""
    before = [hz for heard_s, hz in blocks if heard_s < at_s and hz]
    return next(
        (
            heard_s - at_s
            for heard_s, hz in blocks
            if heard_s >= at_s and hz and abs(hz - before[-1]) > HZ_APART / 2
        ),
        math.inf,
    )


def test_a_skip_is_heard_soon_on_a_busy_machine() -> None:
    blocks: list[tuple[float, float]] = []
    size = int(BLOCK_S * RATE_HZ) * 2

    def listen(music: IO[bytes]) -> None:
        while len(block := music.read(size)) == size:
            blocks.append((time.monotonic(), hz_of(block)))

    skipped_s = []
    with playing(for_s=60) as system, busy_machine():
        host = system.host()
        with recording(system, "party", latency_ms=10) as music:
            listener = Thread(target=listen, args=(music,))
            listener.start()
            for _ in range(SKIPS):
                time.sleep(SETTLED_S)
                skipped_s.append(time.monotonic())
                host.done("skip")
            time.sleep(SETTLED_S)
        listener.join(30)
    found_s = sorted(heard_after_s(blocks, at_s) for at_s in skipped_s)
    sys.stdout.write(f"heard after {', '.join(f'{1000 * one:.0f} ms' for one in found_s)}\n")
    assert median(found_s) <= HEARD_WITHIN_S


def test_a_player_that_stops_is_a_dropout() -> None:
    with playing(for_s=2 * LONG_ENOUGH_S) as system, recording(system, "party") as music:
        player = system.pid("mpd")
        os.kill(player, signal.SIGSTOP)
        try:
            time.sleep(LONG_ENOUGH_S)
        finally:
            os.kill(player, signal.SIGCONT)
        found = gaps(music.read(int((LONG_ENOUGH_S + 5) * RATE_HZ) * 2))
    assert max(gap.length_s for gap in found) > LONG_ENOUGH_S / 4


def test_a_silence_of_five_milliseconds_is_a_gap_and_a_shorter_one_is_none() -> None:
    tone = np.full(RATE_HZ, 9_000, dtype="<i2")
    tone[1_000:1_220] = 0
    tone[5_000:5_221] = 0
    assert gaps(tone.tobytes()) == [Gap(at_s=5_000 / RATE_HZ, length_s=221 / RATE_HZ)]


def test_a_gap_counts_unless_the_other_program_had_one_at_the_same_time() -> None:
    first, second = Gap(at_s=3.0, length_s=0.01), Gap(at_s=9.0, length_s=0.01)
    assert of_the_party_alone([first, second], [Gap(at_s=3.4, length_s=0.2)]) == [second]
