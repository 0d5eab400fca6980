"""The monitor of a real PulseAudio, recorded by a process."""

import json
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
    return sorted(name for name in pids_by_name() if name in ("parec", "pactl"))


def pids_by_name() -> dict[str, int]:
    answer = subprocess.run(  # noqa: S603 - the tests' own words
        ["ps", "-o", "comm=,pid=", "--ppid", str(os.getpid())],  # noqa: S607 - the same
        check=False,
        capture_output=True,
        text=True,
    )
    words = answer.stdout.split()
    return dict(zip(words[::2], map(int, words[1::2]), strict=True))


def replace_program(folder: Path, name: str, script: str) -> None:
    """Let a shell script be found before the program of this name."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def test_a_tone_is_detected(sound: Sound, source: PulseAudioSource) -> None:
    ear = Ear(source)
    with sound.tone(440, sink="party"):
        ear.wait_for(440)
    ear.wait_for(0)


def test_a_tone_keeps_its_pitch_and_loudness(sound: Sound, source: PulseAudioSource) -> None:
    buffer = SampleBuffer(size=44_100)
    with sound.tone(1000, sink="party"):
        Ear(source).wait_for(1000)
        samples = 0
        started_s = time.monotonic()
        while samples < 3 * 44_100:
            samples += source.pull(buffer, 0.0)
            time.sleep(0.01)
        took_s = time.monotonic() - started_s
    assert took_s == pytest.approx(3, abs=0.3)
    spectrum = np.abs(np.fft.rfft(buffer.newest))
    assert np.argmax(spectrum) == 1000
    assert np.max(np.abs(buffer.newest)) == pytest.approx(0.4, abs=0.01)


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


@pytest.mark.usefixtures("environment")
def test_the_lights_wait_for_a_bluetooth_loudspeaker(
    sound: Sound, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A null sink has a Bluetooth name, and a stand-in for pactl names its latency."""
    caplog.set_level(logging.INFO)
    sink = "bluez_sink.AA_BB_CC_00_00_01.a2dp_sink"
    assert sound.ask("pactl", "load-module", "module-null-sink", f"sink_name={sink}").stdout
    assert sound.ask("pactl", "set-default-sink", sink).returncode == 0
    listed = f'[{{"name": "{sink}", "latency": {{"actual": 1000000.0}}}}]'
    script = (
        f"""case "$*" in *sinks) echo '{listed}';; *) exec {shutil.which("pactl")} "$@";; esac"""
    )
    replace_program(tmp_path, "pactl", script)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with PulseAudioSource(source=None) as source:
        source.open()
        wait_for(lambda: f"the lights wait 980 ms for {sink}" in caplog.text)
        ear = Ear(source)
        started_s = time.monotonic()
        with sound.tone(440, sink=sink):
            ear.wait_for(440)
        assert time.monotonic() - started_s > 0.98
        # Back at a sink that is not late.
        assert sound.ask("pactl", "set-default-sink", "party").returncode == 0
        with sound.tone(880, sink="party"):
            ear.wait_for(880)


def test_the_sound_server_lists_sinks_as_expected(sound: Sound) -> None:
    (listed, *_) = json.loads(sound.ask("pactl", "--format=json", "list", "sinks").stdout)
    assert isinstance(listed["name"], str)
    assert isinstance(listed["latency"]["actual"], float)


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
    script = f"echo >> {asked}\nwc -l < {asked} | tr 123456 ababab >&2\nexit 1"
    replace_program(tmp_path, "pactl", script)
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


def test_a_killed_recorder_is_replaced(
    sound: Sound, source: PulseAudioSource, caplog: pytest.LogCaptureFixture
) -> None:
    ear = Ear(source)
    with sound.tone(440, sink="party"):
        ear.wait_for(440)
        killed = pids_by_name()["parec"]
        os.kill(killed, signal.SIGKILL)
        wait_for(lambda: pids_by_name().get("parec", killed) != killed)
        ear.wait_for(440)
    assert "no sound: the recording ended; retrying" in caplog.text


@pytest.mark.usefixtures("environment")
def test_an_unknown_source_is_logged_with_the_reason(caplog: pytest.LogCaptureFixture) -> None:
    with PulseAudioSource(source="cellar.monitor") as source:
        source.open()
        wait_for(lambda: "No such entity" in caplog.text)


@pytest.mark.usefixtures("environment")
def test_a_recorder_that_delivers_nothing_is_replaced(
    sound: Sound,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    replace_program(tmp_path, "parec", "exec sleep 300")
    with (
        monkeypatch.context() as while_hanging,
        PulseAudioSource(source=None) as source,
        sound.tone(440, sink="party"),
    ):
        while_hanging.setenv("PATH", str(tmp_path), prepend=os.pathsep)
        source.open()
        wait_for(lambda: "no sound: party.monitor is silent" in caplog.text)
        while_hanging.undo()
        Ear(source).wait_for(440)


@pytest.mark.usefixtures("environment")
def test_a_sample_that_arrives_in_parts_is_put_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (f"'\\{byte:03o}\\000\\200\\077'" for byte in (0, 1))
    parts = f"printf '\\000\\000\\200'; sleep 0.3; printf '\\077'; printf {second}; exec sleep 300"
    replace_program(tmp_path, "parec", f"printf {first}; {parts}")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    buffer = SampleBuffer(size=4)
    with PulseAudioSource(source=None) as source:
        source.open()
        pulled = 0

        def has_all() -> bool:
            nonlocal pulled
            pulled += source.pull(buffer, 0.0)
            return pulled == 3

        wait_for(has_all)
    assert buffer.newest.tobytes() == b"\0" * 4 + b"\0\0\x80\x3f" * 2 + b"\1\0\x80\x3f"


@pytest.mark.usefixtures("environment")
def test_samples_that_nobody_pulls_are_discarded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = tmp_path / "written"
    replace_program(tmp_path, "parec", f"head -c 400000 /dev/zero\ntouch {written}\nexec sleep 300")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with PulseAudioSource(source=None) as source:
        source.open()
        wait_for(written.exists)


@pytest.mark.usefixtures("environment")
def test_its_programs_receive_no_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    received = tmp_path / "received"
    replace_program(tmp_path, "parec", f"env > {received}.part; mv {received}.part {received}")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("RAVEBERRY_MQTT_PASSWORD", "open sesame")
    with PulseAudioSource(source=None) as source:
        source.open()
        wait_for(received.exists)
        wait_for(lambda: "the recording ended" in caplog.text)
    assert "PULSE_SERVER=" in received.read_text()
    assert "RAVEBERRY" not in received.read_text()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may always run in real time")
def test_the_recorder_alone_runs_in_real_time(sound: Sound, source: PulseAudioSource) -> None:
    with sound.tone(440, sink="party"):
        Ear(source).wait_for(440)
    pids = pids_by_name()
    assert os.sched_getscheduler(pids["parec"]) == os.SCHED_RR
    assert os.sched_getscheduler(pids["pactl"]) != os.SCHED_RR


@pytest.mark.usefixtures("environment")
def test_without_the_recorder_its_package_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "pactl").symlink_to(str(shutil.which("pactl")))
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "setpriv").symlink_to("/usr/bin/setpriv")
    with PulseAudioSource(source=None) as source:
        source.open()
        wait_for(lambda: "parec is missing; install pulseaudio-utils" in caplog.text)


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
