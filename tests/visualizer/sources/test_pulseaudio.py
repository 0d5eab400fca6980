"""The monitor of a real PulseAudio, through PortAudio."""

import logging
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from raveberry_visualizer.dsp import WINDOW_SIZE, Analyzer, SampleBuffer, band_centers_hz
from raveberry_visualizer.sources import PulseAudioSource

from tests.visualizer.daemons import Sound, wait_for

pytestmark = pytest.mark.system

STRACE = shutil.which("strace")
ATTEMPTS = """
import pyaudio
from raveberry_visualizer.engine import SourceError
from raveberry_visualizer.sources.pulseaudio import read_alsa_configuration

for _ in range(3):
    try:
        read_alsa_configuration()
        pyaudio.PyAudio().terminate()
    except (OSError, SourceError):
        print("failed")
    else:
        print("opened")
"""


class Ear:
    """Hears what a source gives, from pull to pull."""

    def __init__(self, source: PulseAudioSource) -> None:
        self._source = source
        self._ring = SampleBuffer(size=WINDOW_SIZE)
        self._analyzer = Analyzer(rate_hz=source.rate_hz)

    def loudest_hz(self) -> float:
        """The middle of the loudest band; 0 in silence and while nothing comes."""
        if not self._source.pull(self._ring, 0.0):
            return 0.0
        bands = self._analyzer.step(self._ring.newest, 0.02).bands
        return float(band_centers_hz()[np.argmax(bands)]) if bands.any() else 0.0

    def wait_for(self, hz: float, within_s: float = 30) -> None:
        heard: list[float] = []

        def has_come() -> bool:
            heard.append(self.loudest_hz())
            return abs(heard[-1] - hz) < 15

        wait_for(has_come, within_s, f"heard {heard[-20:]} instead of {hz}")


@pytest.fixture
def environment(sound: Sound, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in sound.environment.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def source(environment: None) -> Iterator[PulseAudioSource]:  # noqa: ARG001 - it must come first
    with PulseAudioSource(source=None) as source:
        source.open()
        yield source


def children() -> list[str]:
    answer = subprocess.run(  # noqa: S603 - the tests' own words
        ["ps", "-o", "comm=", "--ppid", str(os.getpid())],  # noqa: S607 - the same
        check=False,
        capture_output=True,
        text=True,
    )
    return [name for name in answer.stdout.split() if name in ("parec", "pactl")]


def test_a_tone_is_detected(sound: Sound, source: PulseAudioSource) -> None:
    ear = Ear(source)
    with sound.tone(440, sink="party"):
        ear.wait_for(440)
    ear.wait_for(0)
    assert 0.005 < source.latency_s < 0.1


def test_it_survives_the_sound_server(
    sound: Sound, source: PulseAudioSource, caplog: pytest.LogCaptureFixture
) -> None:
    ear = Ear(source)
    with sound.tone(440, sink="party"):
        ear.wait_for(440)
    sound.end(signal.SIGKILL)
    wait_for(lambda: "went away" in caplog.text or "Connection" in caplog.text)
    sound.start()
    with sound.tone(880, sink="party"):
        ear.wait_for(880)
    assert len(caplog.records) <= 6, "told once, not at each attempt"


@pytest.mark.usefixtures("environment")
def test_an_unresponsive_sound_server_does_not_end_the_process(
    sound: Sound, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    assert sound.process is not None
    with PulseAudioSource(source=None) as source:
        source.open()
        wait_for(lambda: "capturing" in caplog.text)
        sound.process.send_signal(signal.SIGSTOP)
        # Longer than the system lets a thread in real time spin.
        time.sleep(1.5)
        sound.process.send_signal(signal.SIGCONT)
        with sound.tone(440, sink="party"):
            Ear(source).wait_for(440)


def test_it_follows_the_default_sink(sound: Sound, source: PulseAudioSource) -> None:
    ear = Ear(source)
    with sound.tone(440, sink="party"), sound.tone(1760, sink="other"):
        ear.wait_for(440)
        sound.ask("pactl", "set-default-sink", "other")
        ear.wait_for(1760)


@pytest.mark.usefixtures("environment")
def test_a_configured_source_is_kept(sound: Sound) -> None:
    with PulseAudioSource(source="other.monitor") as source:
        source.open()
        ear = Ear(source)
        with sound.tone(440, sink="party"), sound.tone(1760, sink="other"):
            ear.wait_for(1760)


def test_a_closed_source_runs_no_child_and_reopens(sound: Sound, source: PulseAudioSource) -> None:
    ear = Ear(source)
    for hz in (440, 880):
        source.open()
        with sound.tone(hz, sink="party"):
            ear.wait_for(hz)
        assert children() == ["pactl", "parec"]
        source.close()
        wait_for(lambda: not children())
        wait_for(lambda: ear.loudest_hz() == 0)


def test_without_a_sound_server_it_logs_that_and_waits(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    sound = Sound(folder, "party")
    for name, value in sound.environment.items():
        monkeypatch.setenv(name, value)
    with PulseAudioSource(source=None) as source:
        source.open()
        wait_for(lambda: "no sound: PulseAudio" in caplog.text)
        sound.start()
        with sound.tone(440, sink="party"):
            Ear(source).wait_for(440)
    sound.end()
    assert not children()


def test_alternating_failures_are_logged_once_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked = tmp_path / "asked"
    pactl = tmp_path / "pactl"
    pactl.write_text(
        f"#!/bin/sh\necho >> {asked}\nwc -l < {asked} | tr 123456 ababab >&2\nexit 1\n"
    )
    pactl.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with PulseAudioSource(source=None) as source:
        source.open()
        wait_for(lambda: asked.exists() and asked.read_text().count("\n") > 3)
    told = [record.getMessage() for record in caplog.records]
    assert told == [f"no sound: PulseAudio: {reason}; retrying" for reason in "ab"]


def test_without_pulseaudio_utils_the_package_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in (None, "party.monitor"):
        with PulseAudioSource(source=name) as source:
            source.open()
            wait_for(lambda: "install pulseaudio-utils" in caplog.text)
        caplog.clear()


@pytest.mark.usefixtures("environment")
def test_it_waits_until_a_broken_configuration_of_alsa_is_mended(
    sound: Sound,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken = tmp_path / "asound.conf"
    broken.write_text("pcm.!default {{{\n")
    with (
        monkeypatch.context() as while_broken,
        PulseAudioSource(source=None) as source,
        sound.tone(440, sink="party"),
    ):
        while_broken.setenv("ALSA_CONFIG_PATH", str(broken))
        source.open()
        wait_for(lambda: "check /etc/asound.conf and ~/.asoundrc" in caplog.text)
        while_broken.undo()
        Ear(source).wait_for(440)


def test_its_programs_end_with_a_process_that_was_killed() -> None:
    code = (
        "import time\n"
        "from raveberry_visualizer.sources import pulseaudio\n"
        "with pulseaudio._child('sleep', '300') as child:\n"
        "    print(child.pid, flush=True)\n"
        "    time.sleep(300)\n"
    )
    with subprocess.Popen(  # noqa: S603 - the code above
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True
    ) as owner:
        assert owner.stdout is not None
        child = int(owner.stdout.readline())
        command = Path(f"/proc/{child}/cmdline")
        wait_for(lambda: command.read_bytes().startswith(b"sleep"), 10, "sleep did not start")
        owner.kill()
    wait_for(lambda: not command.exists() or not command.read_bytes(), 5, "sleep goes on")


@pytest.mark.skipif(STRACE is None, reason="strace is not installed")
@pytest.mark.parametrize("call", ["openat", "newfstatat"])
@pytest.mark.parametrize("first", [1, 2, 3])
def test_a_configuration_of_alsa_that_cannot_be_read_ends_no_process(
    tmp_path: Path, call: str, first: int
) -> None:
    configuration = tmp_path / "asoundrc"
    configuration.write_text("pcm.!default { type null }\n")
    inject = ("-P", configuration, f"--trace={call}", f"--inject={call}:error=EIO:when={first}")
    command = [str(STRACE), "-f", "-qq", "-o", os.devnull, *inject, sys.executable, "-c", ATTEMPTS]
    ended = subprocess.run(  # noqa: S603 - our own script
        command,
        env={**os.environ, "ALSA_CONFIG_PATH": str(configuration)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "opened" in ended.stdout
