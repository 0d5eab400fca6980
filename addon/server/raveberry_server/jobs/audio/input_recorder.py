"""The sound of an input as it is heard, recorded by a process and timed for the player."""

import os
import re
import select
import subprocess
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Final

from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.domain.playback.loudness import PLAYED_HZ

INPUT_KIND: Final = f"audio/L16;rate={PLAYED_HZ};channels=2"
"""Content type of the sound: raw samples, which the player decodes without looking ahead."""

_FRAME_BYTES: Final = 4
_FORMAT: Final = ("--raw", f"--rate={PLAYED_HZ}", "--format=s16be", "--channels=2")
_FRAGMENT_MS: Final = 20
_HEAD_START_S: Final = 1.3
"""Silence that is sent at once: MPD plays only after it has received a second."""
_LATENCY_S: Final = 0.25
"""Sound that the player has in store beyond its output; shorter pauses are not heard."""
_STALL_S: Final = 4.0
"""Longer than the two seconds for which an idle null sink delivers nothing at first."""
_PART: Final = 16_384
_LONGEST_REASON: Final = 200
_DEFAULT: Final = "default"
_MOVED: Final = "Stream moved to device"
"""parec's message when its source is unplugged: the sound server gives it another one."""
_MONITOR: Final = re.compile(r"Connected to device \S+\.monitor \(")
"""Its message when it records what the machine plays itself."""
_PROGRESS: Final = re.compile(r"Time: [^\r\n]*")


def input_sound(device: str) -> Generator[bytes]:
    """Yield the sound of a PulseAudio source until it is lost; the first part is silence.

    The silence lets the player start. Sound is left out whenever the player would have more than
    `_LATENCY_S` of it in store: for the first second, and after the machine was late.

    Args:
        device: name of the source; `default` for that of libpulse's configuration.

    Raises:
        FetchError: the source is missing or has been lost.
    """
    with _recorder(device) as process:
        begun_at_s, sent = None, _bytes_in(_HEAD_START_S)
        for part in _parts(process, is_default=device == _DEFAULT):
            now_s = time.monotonic()
            if begun_at_s is None:
                begun_at_s = now_s
                yield bytes(sent)
            if sent <= _bytes_in(now_s - begun_at_s + _LATENCY_S):
                sent += len(part)
                yield part


def _bytes_in(duration_s: float) -> int:
    return int(duration_s * PLAYED_HZ) * _FRAME_BYTES


@contextmanager
def _recorder(device: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run parec, which the kernel kills if the thread ends that started it."""
    chosen = () if device == _DEFAULT else ("-d", device)
    latency = f"--latency-msec={_FRAGMENT_MS}"
    try:
        process = subprocess.Popen(  # noqa: S603 - no shell; fixed arguments and a name
            ("setpriv", "--pdeathsig", "KILL", "--", "parec", "-v", *_FORMAT, latency, *chosen),  # noqa: S607 - found by PATH
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "LC_ALL": "C"},
        )
    except OSError as err:
        raise FetchError(Cause.BROKEN, f"parec cannot start: {err}") from err
    with process:
        try:
            yield process
        finally:
            process.kill()


def _parts(process: subprocess.Popen[bytes], *, is_default: bool) -> Iterator[bytes]:
    """Yield what parec records, in whole samples.

    Raises:
        FetchError: it has ended, delivers nothing, or records something else than it should.
    """
    assert process.stdout is not None  # noqa: S101 - Popen was called with PIPE
    assert process.stderr is not None  # noqa: S101 - the same
    sound, messages = process.stdout.fileno(), process.stderr.fileno()
    waiting = select.poll()
    for stream in (sound, messages):
        waiting.register(stream, select.POLLIN)
    received_at_s = time.monotonic()
    said, rest = "", b""
    while True:
        ready = {stream for stream, _ in waiting.poll(1_000 * _STALL_S)}
        if messages in ready:
            text = os.read(messages, _PART)
            if not text:
                waiting.unregister(messages)
            said = _PROGRESS.sub("", said + text.decode(errors="replace"))[-_PART:]
            _expect_input(said, is_default=is_default)
        if sound in ready:
            part = os.read(sound, _PART)
            if not part:
                last = [line for line in said.split("\n") if line.strip()][-1:]
                raise FetchError(Cause.BROKEN, f"the recording ended: {last}"[:_LONGEST_REASON])
            received_at_s = time.monotonic()
            part = rest + part
            whole = len(part) - len(part) % _FRAME_BYTES
            rest = part[whole:]
            yield part[:whole]
        elif time.monotonic() - received_at_s > _STALL_S:
            raise FetchError(Cause.BROKEN, "the input delivers nothing")


def _expect_input(said: str, *, is_default: bool) -> None:
    """Raise if parec records another source than the host has named.

    Raises:
        FetchError: its source is gone, or there is no input and the default is an output.
    """
    if _MOVED in said:
        raise FetchError(Cause.BROKEN, "the input is gone")
    # Played again, the sound of this machine would be its own echo.
    if is_default and _MONITOR.search(said):
        raise FetchError(Cause.BROKEN, "there is no input, and the default is an output")
