"""The sound of an input on a real MPD: it is heard soon, and comes back after it was lost."""

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
from raveberry_server.application.errors import FetchError
from raveberry_server.application.playback import stream_health
from raveberry_server.application.ports import INPUT_SCHEME
from raveberry_server.jobs.audio.input_recorder import input_sound

from tests.fakes.player.real_mpd import RealMpd, RealSound, make_tone

from .mpd_playback import MpdPlayback

pytestmark = [pytest.mark.system, pytest.mark.timeout(180)]

INPUT = "line.monitor"
LOUD = 0.02
LATENCY_S = 5.0
"""Most time from the input to the output."""


class Studio:
    """A sound server with an input, and what is heard of it at the output."""

    def __init__(self, sound: RealSound, folder: Path) -> None:
        self.sound = sound
        self.server = f"unix:{folder}/native"
        self.beep = folder / "beep.wav"
        self._module = ""
        make_tone(self.beep, pitch_hz=880, duration_s=0.3)

    async def start(self) -> None:
        await self.sound.start()
        async with asyncio.timeout(25):
            while not await self.ask("pactl", "info"):  # noqa: ASYNC110 - another process
                await asyncio.sleep(0.05)
        await self.plug()

    async def plug(self) -> None:
        self._module = await self.ask("pactl", "load-module", "module-null-sink", "sink_name=line")
        assert self._module

    async def unplug(self) -> None:
        await self.ask("pactl", "unload-module", self._module)

    @property
    def recorders(self) -> list[int]:
        """The processes that record from the input for the player."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                command = (folder / "cmdline").read_bytes().split(b"\0")
                environment = (folder / "environ").read_bytes().split(b"\0")
                is_own = f"PULSE_SERVER={self.server}".encode() in environment
                if command[0] == b"parec" and b"-v" in command and is_own:
                    found.append(int(folder.name))
        return found

    async def ask(self, *command: str) -> str:
        process = await asyncio.create_subprocess_exec(
            *command,
            env={**os.environ, "PULSE_SERVER": self.server},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        answer, _ = await process.communicate()
        return answer.decode().strip()

    async def is_heard(self, source: str) -> float:
        """Return the loop's time at which the source becomes loud."""
        command = ("parec", "--raw", "--format=float32le", "--channels=1", "--latency-msec=10")
        process = await asyncio.create_subprocess_exec(
            *command,
            *("-d", source),
            env={**os.environ, "PULSE_SERVER": self.server},
            stdout=asyncio.subprocess.PIPE,
        )
        assert process.stdout is not None
        try:
            while part := await process.stdout.readexactly(882):
                samples = np.frombuffer(part[: len(part) // 4 * 4], "<f4")
                if np.abs(samples).max() > LOUD:
                    return asyncio.get_running_loop().time()
        finally:
            process.kill()
            await process.wait()
        raise AssertionError("the recording ended")

    async def latency_s(self) -> float:
        """Return the time from the input to the output of a beep."""
        async with asyncio.timeout(30), asyncio.TaskGroup() as tasks:
            at = [tasks.create_task(self.is_heard(one)) for one in (INPUT, "party.monitor")]
            await asyncio.sleep(2.5)
            assert not any(task.done() for task in at), "it is not silent before the beep"
            await self.ask("paplay", "-d", "line", "--latency-msec=20", str(self.beep))
        begin_s, end_s = (task.result() for task in at)
        await asyncio.sleep(1.0)
        return end_s - begin_s


@pytest.fixture
async def studio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Studio]:
    made = Studio(RealSound(tmp_path), tmp_path)
    monkeypatch.setenv("PULSE_SERVER", made.server)
    try:
        await made.start()
        yield made
    finally:
        await made.sound.kill()


@pytest.fixture
async def playback(studio: Studio, tmp_path: Path, music: Path) -> AsyncIterator[MpdPlayback]:
    """A house in which the input is the song `dj`, and plays."""
    mpd = RealMpd(tmp_path, outputs=studio.sound.output)
    made = MpdPlayback(mpd=mpd, music=music, files={"dj": f"{INPUT_SCHEME}{INPUT}"})
    try:
        async with made.living():
            await mpd.start()
            await made.request("dj", "long")
            await made.until_moving("dj")
            yield made
    finally:
        await mpd.kill()


async def test_a_sound_is_heard_within_seconds(playback: MpdPlayback, studio: Studio) -> None:
    assert 0.0 < await studio.latency_s() < LATENCY_S
    assert (playback.started, playback.ended, playback.waiting) == (["dj"], [], ["long"])


async def test_a_pause_makes_it_no_later(playback: MpdPlayback, studio: Studio) -> None:
    await playback.pause()
    await asyncio.sleep(LATENCY_S)
    await playback.play()
    await playback.until_moving("dj")
    assert 0.0 < await studio.latency_s() < LATENCY_S


async def test_an_input_that_is_plugged_in_again_is_heard_again(
    playback: MpdPlayback, studio: Studio
) -> None:
    await studio.unplug()
    await playback.until(lambda: playback.fault == "stream", within_s=40)
    assert playback.current == "dj"
    await studio.plug()
    await playback.until_moving("dj", within_s=40)
    assert 0.0 < await studio.latency_s() < LATENCY_S
    assert (playback.started, playback.ended, playback.waiting) == (["dj"], [], ["long"])


async def test_an_input_that_stays_away_gives_way_to_the_next_song(
    playback: MpdPlayback, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream_health, "MOST_RETRIES", 2)
    await studio.unplug()
    await playback.until_moving("long", within_s=90)
    assert playback.ended == [("dj", "failed")]
    assert playback.fault is None


async def test_a_recording_that_hangs_is_replaced(playback: MpdPlayback, studio: Studio) -> None:
    (recorder,) = studio.recorders
    os.kill(recorder, signal.SIGSTOP)
    await playback.until(lambda: studio.recorders not in ([], [recorder]), within_s=60)
    await playback.until_moving("dj", within_s=40)
    assert 0.0 < await studio.latency_s() < LATENCY_S
    assert (playback.started, playback.ended, playback.waiting) == (["dj"], [], ["long"])


async def test_it_is_heard_again_after_a_restart_of_the_sound_server(
    playback: MpdPlayback, studio: Studio
) -> None:
    await studio.sound.kill()
    await playback.until(lambda: not studio.recorders, within_s=40)
    await studio.start()
    await playback.until(lambda: bool(studio.recorders), within_s=60)
    await playback.until_moving("dj", within_s=60)
    assert 0.0 < await studio.latency_s() < LATENCY_S
    assert (playback.started, playback.ended, playback.waiting) == (["dj"], [], ["long"])


@pytest.mark.parametrize("device", ["default", "absent", "-h", "", "a b", "é" * 300])
async def test_neither_a_missing_input_nor_the_own_output_is_recorded(
    studio: Studio, device: str
) -> None:
    await studio.ask("pactl", "set-default-source", "party.monitor")
    with pytest.raises(FetchError):
        await asyncio.to_thread(list, input_sound(device))
