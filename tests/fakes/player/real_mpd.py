"""A real MPD and sound server for a test, without audible sound, and files to play."""

import asyncio
import contextlib
import os
import shutil
import signal
import subprocess
from pathlib import Path

CONFIG = """
bind_to_address "{folder}/mpd.sock"
log_level "notice"
auto_update "no"
zeroconf_enabled "no"
replaygain "track"
{outputs}
"""

NULL_OUTPUT = """
audio_output {
  type "null"
  name "speakers"
  mixer_type "software"
}
"""


SECOND_OUTPUT = """
audio_output {
  type "null"
  name "headphones"
  enabled "no"
  mixer_type "none"
}
"""

PULSE_OUTPUT = """
audio_output {{
  type "pulse"
  name "speakers"
  server "unix:{folder}/native"
  sink "party"
  mixer_type "software"
}}
"""


class _Daemon:
    """A process in its own folder, which can be killed and restarted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None

    async def _run(self, name: str, *arguments: str) -> None:
        home = {"HOME": str(self._folder), "XDG_RUNTIME_DIR": str(self._folder)}
        with (self._folder / f"{name}.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                _program(name), *arguments, stdout=log, stderr=log, env={**os.environ, **home}
            )

    @property
    def pid(self) -> int:
        """The process id."""
        assert self._process is not None
        return self._process.pid

    def send(self, signal_number: signal.Signals) -> None:
        """Send a signal to the process."""
        assert self._process is not None
        self._process.send_signal(signal_number)

    async def ended(self) -> int:
        """Wait for its end and return the exit code."""
        assert self._process is not None
        code = await self._process.wait()
        self._process = None
        return code

    async def kill(self) -> None:
        """Kill it with SIGKILL."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self.ended()


class RealMpd(_Daemon):
    """An MPD with its socket in the folder."""

    def __init__(self, folder: Path, *, outputs: str = NULL_OUTPUT) -> None:
        super().__init__(folder)
        self.socket = folder / "mpd.sock"
        self._outputs = outputs

    async def start(self) -> None:
        """Start MPD; it may take a moment until it listens."""
        config = self._folder / "mpd.conf"
        config.write_text(CONFIG.format(folder=self._folder, outputs=self._outputs))
        await self._run("mpd", "--no-daemon", "--stderr", str(config))

    async def listening(self) -> None:
        """Wait until it accepts connections."""
        async with asyncio.timeout(25):
            while True:
                try:
                    _, writer = await asyncio.open_unix_connection(self.socket)
                except OSError:
                    await asyncio.sleep(0.05)
                else:
                    writer.close()
                    return

    async def send_command(self, command: str) -> None:
        """Send it a command as another client."""
        reader, writer = await asyncio.open_unix_connection(self.socket)
        await reader.readline()
        writer.write(f"{command}\n".encode())
        await reader.readline()
        writer.close()


class RealSound(_Daemon):
    """A PulseAudio with a null sink."""

    @property
    def output(self) -> str:
        """The audio output for MPD's configuration."""
        return PULSE_OUTPUT.format(folder=self._folder)

    async def start(self) -> None:
        """Start PulseAudio; it may take a moment until it listens."""
        script = self._folder / "pulse.pa"
        script.write_text(
            "load-module module-native-protocol-unix auth-anonymous=1"
            f" socket={self._folder}/native\n"
            "load-module module-null-sink sink_name=party\n"
        )
        await self._run(
            "pulseaudio",
            *("-n", "-F", str(script), "--daemonize=no", "--exit-idle-time=-1"),
            *("--use-pid-file=no", "--disable-shm=yes"),
        )


def make_tone(path: Path, *, pitch_hz: float, duration_s: float) -> None:
    """Write a sound file of the type in its name."""
    tone = f"sine=frequency={pitch_hz}"
    subprocess.run(  # noqa: S603 - our own arguments
        [
            _program("ffmpeg"),
            *("-loglevel", "error", "-y", "-f", "lavfi", "-i", tone),
            *("-t", str(duration_s), "-ac", "2", path),
        ],
        check=True,
    )


def make_corrupt(path: Path) -> None:
    """Write a file that no player can decode."""
    path.write_bytes(bytes((n * 131 + n // 7) % 251 for n in range(20_000)))


def _program(name: str) -> str:
    program = shutil.which(name)
    assert program is not None, f"{name} is missing: apt-get install {name}"
    return program
