"""Home Assistant's audio plugin: a PulseAudio server with its socket in /run/audio."""

import array
import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.system.support.party_system import until

SPEAKERS: Final = "speakers"
"""The default sink."""

USB: Final = "usb"

_RATE_HZ: Final = 8000
_SOCKET: Final = "pulse.sock"

CLIENT_CONFIG: Final = """\
# This file is part of PulseAudio.
#
## Configuration file for PulseAudio clients. See pulse-client.conf(5) for
## more information. Default values are commented out.  Use either ; or # for
## commenting.

{sink}
{source}

default-server = unix://run/audio/pulse.sock
; default-dbus-server =

autospawn = no
; daemon-binary = /usr/bin/pulseaudio
; extra-arguments = --log-target=syslog

; cookie-file =

; enable-shm = yes
"""
"""The configuration that the Supervisor writes, from supervisor/data/pulse-client.tmpl."""

ASOUND: Final = """\
# Default to PulseAudio

pcm.!default {
    type pulse
    hint {
        show on
        description "Default ALSA Output (Home Assistant PulseAudio Sound Server)"
    }
}

ctl.!default {
    type pulse
}
"""


def client_config(*, sink: str | None = None, source: str | None = None) -> str:
    """Return the client configuration for the devices chosen on the app's audio panel."""
    return CLIENT_CONFIG.format(
        sink=f"default-sink = {sink}" if sink else "",
        source=f"default-source = {source}" if source else "",
    )


class AudioPlugin:
    """A PulseAudio server with two sinks that can be removed and restored."""

    def __init__(self, folder: Path) -> None:
        self.shared = folder / "audio"
        self.shared.mkdir(mode=0o755)
        self._home = folder / "pulse"
        self._home.mkdir()
        self._script = folder / "sound.pa"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def socket(self) -> Path:
        """The socket of the server."""
        return self.shared / _SOCKET

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment of a client on this machine."""
        return {
            **os.environ,
            "HOME": str(self._home),
            "XDG_RUNTIME_DIR": str(self._home),
            "PULSE_SERVER": f"unix:{self.socket}",
        }

    def start(self, *sinks: str) -> None:
        """Start the server; the first sink is the default."""
        names = sinks or (SPEAKERS, USB)
        lines = [
            f"load-module module-native-protocol-unix auth-anonymous=1 socket={self.socket}",
            *(
                f"load-module module-null-sink sink_name={name} rate=44100 format=s16le channels=2"
                for name in names
            ),
            "load-module module-always-sink",
            "load-module module-rescue-streams",
            f"set-default-sink {names[0]}",
        ]
        self._script.write_text("\n".join([*lines, ""]))
        self._process = subprocess.Popen(
            ["pulseaudio", "-n", "-F", self._script, "--daemonize=no", "--exit-idle-time=-1",
             "--use-pid-file=no"],
            env=self.environment,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        until(self.socket.exists, within_s=10, what="the sound server listens")
        until(lambda: self.pactl("info") != "", within_s=10, what="the sound server answers")

    def stop(self) -> None:
        """Kill the server; its socket disappears, as it does when the plugin restarts."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(5)
        self._process = None
        self.socket.unlink(missing_ok=True)

    def pactl(self, *arguments: str) -> str:
        """Return the server's answer, or nothing if it does not answer."""
        done = subprocess.run(
            ["pactl", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=10,
        )
        return done.stdout

    def loudness(self, sink: str, *, seconds: float = 0.7) -> float:
        """Return the loudest sample that a sink plays within that time, 0 to 1."""
        size = int(_RATE_HZ * seconds) * 2
        with subprocess.Popen(
            ["parec", "--raw", "--latency-msec=20", f"--rate={_RATE_HZ}", "--channels=1",
             "--format=s16le", "-d", f"{sink}.monitor"],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as recorder:  # fmt: skip
            assert recorder.stdout is not None
            data = recorder.stdout.read(size)
            recorder.kill()
        samples = array.array("h", data[: len(data) // 2 * 2])
        return max(map(abs, samples), default=0) / 32_768

    def is_heard(self, sink: str = SPEAKERS) -> bool:
        """Return whether music arrives at a sink."""
        return self.loudness(sink) > 0.01

    def until_heard(self, sink: str = SPEAKERS, *, within_s: float = 30.0) -> None:
        """Wait for music at a sink."""
        until(lambda: self.is_heard(sink), within_s=within_s, what=f"music arrives at {sink}")
