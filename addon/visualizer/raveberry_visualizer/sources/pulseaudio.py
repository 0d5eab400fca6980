"""Capture from PulseAudio through PortAudio."""

import ctypes
import logging
import os
import selectors
import shutil
import subprocess
import time
from collections import deque
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager
from threading import Thread
from types import TracebackType
from typing import Final, Self

import numpy as np
import pyaudio

from raveberry_visualizer.dsp import SampleBuffer
from raveberry_visualizer.engine import (
    SourceError,
    is_realtime,
    keep_running,
    realtime_for_new_threads,
    request_realtime,
)

_LOGGER = logging.getLogger(__name__)

_FRAMES_PER_BUFFER: Final = 512
"""Smaller buffers hardly reduce the latency, larger ones increase it in steps."""

_NEWEST_BLOCKS: Final = 16
_DEVICES: Final = ("pulse", "default")
"""Names of ALSA's PulseAudio device, best first."""

_TICK_S: Final = 0.25
_STALL_S: Final = 3.0
"""Longer than the two seconds for which an idle null sink delivers nothing at first."""

_FIRST_RETRY_S: Final = 0.25
_LAST_RETRY_S: Final = 2.0
_PACTL_TIMEOUT_S: Final = 2.0
_JOIN_TIMEOUT_S: Final = 1.0
_READ_BYTES: Final = 1 << 20
_STDERR: Final = 2


class PulseAudioSource:
    """Captures the monitor of the default sink, or a configured source.

    One thread, from `__enter__` to `__exit__`, opens, watches and reopens the stream, with a pause
    after each failure. PortAudio's own thread only appends to a deque that drops the oldest blocks,
    and `pull` empties it.

    Args:
        source: a PulseAudio source; None for the monitor of the default sink.
    """

    name = "pulse"
    rate_hz = 44_100

    def __init__(self, *, source: str | None) -> None:
        self._source = source
        self._blocks: deque[bytes] = deque(maxlen=_NEWEST_BLOCKS)
        self.latency_s = 0.0
        self._is_open = False
        self._is_stopped = False
        self._wake_out, self._wake_in = -1, -1
        self._thread = Thread(
            target=keep_running, args=("capture", self._run), name="capture", daemon=True
        )
        self._logged_failures: set[str] = set()

    def __enter__(self) -> Self:
        """Start the thread, which captures after `open`."""
        self._wake_out, self._wake_in = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """End the thread; one that is blocked by the sound server ends with the process."""
        self._is_stopped = True
        self._wake()
        self._thread.join(_JOIN_TIMEOUT_S)

    def open(self) -> None:
        """Start capturing."""
        self._is_open = True
        self._wake()

    def pull(self, buffer: SampleBuffer, _now_s: float) -> int:
        """Write the captured blocks."""
        count = 0
        blocks = self._blocks
        while blocks:
            block = np.frombuffer(blocks.popleft(), dtype=np.float32)
            buffer.write(block)
            count += len(block)
        return count

    def close(self) -> None:
        """Stop capturing soon."""
        self._is_open = False
        self._wake()

    def _wake(self) -> None:
        try:
            os.write(self._wake_in, b"!")
        except BlockingIOError:
            return  # a wake-up is pending already

    def _run(self) -> None:
        retry_s = _FIRST_RETRY_S
        while not self._is_stopped:
            if not self._is_open:
                self._pause(None)
                continue
            try:
                self._capture()
            except SourceError as err:
                if str(err) not in self._logged_failures:
                    self._logged_failures.add(str(err))
                    _LOGGER.warning("no sound: %s; retrying", err)
                self._pause(retry_s)
                retry_s = min(2 * retry_s, _LAST_RETRY_S)
            else:
                retry_s = _FIRST_RETRY_S

    def _pause(self, timeout_s: float | None) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._wake_out, selectors.EVENT_READ)
            if selector.select(timeout_s):
                os.read(self._wake_out, _READ_BYTES)

    def _capture(self) -> None:
        """Capture until closed or the default sink changes.

        Raises:
            SourceError: the sound server is or became unavailable.
        """
        monitor = self._monitor()
        with ExitStack() as stack:
            events = stack.enter_context(_child("pactl", "subscribe"))
            # An idle null sink renders two seconds ahead, and its next listener gets nothing during
            # that time. A permanent listener keeps it from idling.
            keeper = stack.enter_context(
                _child("parec", "--raw", "--latency-msec=20", "-d", monitor)
            )
            if not self._wait_for_sound(monitor, keeper):
                return
            stream = stack.enter_context(self._stream(monitor))
            _LOGGER.info("capturing %s", monitor)
            self._logged_failures.clear()
            self._watch(monitor, events, keeper, stream)

    def _wait_for_sound(self, monitor: str, keeper: subprocess.Popen[bytes]) -> bool:
        """Wait for the first samples; return False if closed meanwhile.

        PortAudio would busy-wait while an idle sink delivers nothing.
        """
        until_s = time.monotonic() + _STALL_S
        with selectors.DefaultSelector() as selector:
            selector.register(self._wake_out, selectors.EVENT_READ)
            selector.register(_pipe(keeper), selectors.EVENT_READ)
            while self._is_open and not self._is_stopped:
                ready = {key.fd for key, _ in selector.select(_TICK_S)}
                if self._wake_out in ready:
                    os.read(self._wake_out, _READ_BYTES)
                if _pipe(keeper) in ready:
                    return bool(_read_available(keeper))
                if time.monotonic() > until_s:
                    raise SourceError(f"{monitor} is silent")
        return False

    def _monitor(self) -> str:
        if self._source is not None:
            return self._source
        try:
            answer = subprocess.run(
                ["pactl", "get-default-sink"],  # noqa: S607 - found by PATH
                check=False,
                capture_output=True,
                env=_environment(),
                text=True,
                timeout=_PACTL_TIMEOUT_S,
            )
        except FileNotFoundError as err:
            raise SourceError("pactl is missing; install pulseaudio-utils") from err
        except subprocess.TimeoutExpired as err:
            raise SourceError("the sound server does not answer") from err
        sink = answer.stdout.strip()
        if answer.returncode != 0 or not sink:
            reason = answer.stderr.strip().splitlines() or ["it has no default sink"]
            raise SourceError(f"PulseAudio: {reason[0]}")
        return f"{sink}.monitor"

    @contextmanager
    def _stream(self, monitor: str) -> Generator[pyaudio.Stream]:
        # libpulse, which ALSA's device uses, records from the source in this variable.
        os.environ["PULSE_SOURCE"] = monitor
        with _quiet_stderr():
            read_alsa_configuration()
            try:
                portaudio = pyaudio.PyAudio()
            except OSError as err:
                raise SourceError(
                    f"PortAudio cannot start; check /etc/asound.conf and ~/.asoundrc: {err}"
                ) from err
        try:
            stream = self._opened(portaudio, monitor)
            try:
                yield stream
            finally:
                stream.close()
        finally:
            portaudio.terminate()
            # Clearing the deque would disturb a concurrent `pull`.
            self._blocks = deque(maxlen=_NEWEST_BLOCKS)

    def _opened(self, portaudio: pyaudio.PyAudio, monitor: str) -> pyaudio.Stream:
        device = _device(portaudio)
        try:
            # `open` starts libpulse's thread, in real time. PortAudio's is started below, as it
            # would busy-wait in real time until the first samples.
            with _quiet_stderr(), realtime_for_new_threads():
                stream = portaudio.open(
                    rate=self.rate_hz,
                    channels=1,
                    format=pyaudio.paFloat32,
                    input=True,
                    input_device_index=device,
                    frames_per_buffer=_FRAMES_PER_BUFFER,
                    stream_callback=self._callback,
                    start=False,
                )
            stream.start_stream()
        except OSError as err:
            raise SourceError(f"PortAudio cannot record from {monitor}: {err}") from err
        self.latency_s = stream.get_input_latency()
        return stream

    def _callback(
        self,
        data: bytes | None,
        _frames: int,
        _time: Mapping[str, float],
        _status: int,
    ) -> tuple[None, int]:
        if not is_realtime():
            request_realtime()
        if data is not None:
            self._blocks.append(data)
        return None, pyaudio.paContinue

    def _watch(
        self,
        monitor: str,
        events: subprocess.Popen[bytes],
        keeper: subprocess.Popen[bytes],
        stream: pyaudio.Stream,
    ) -> None:
        received_at_s = time.monotonic()
        with selectors.DefaultSelector() as selector:
            selector.register(self._wake_out, selectors.EVENT_READ)
            selector.register(_pipe(events), selectors.EVENT_READ)
            while True:
                ready = {key.fd for key, _ in selector.select(_TICK_S)}
                if self._wake_out in ready:
                    os.read(self._wake_out, _READ_BYTES)
                if self._is_stopped or not self._is_open:
                    return
                if _pipe(events) in ready and self._has_moved(monitor, _read_available(events)):
                    return
                now_s = time.monotonic()
                received_at_s = now_s if _read_available(keeper) else received_at_s
                if not stream.is_active() or now_s - received_at_s > _STALL_S:
                    raise SourceError(f"{monitor} fell silent")

    def _has_moved(self, monitor: str, events: bytes) -> bool:
        """Check that the default sink is no longer the captured one."""
        return b" on server" in events and self._monitor() != monitor


def _environment() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C"}


@contextmanager
def _child(*command: str) -> Generator[subprocess.Popen[bytes]]:
    """Run a process with non-blocking output, killed at the end of the context.

    The kernel kills it if this thread ends before: after a `kill -9` of this process, parec has
    been seen to spin for as long as its sound server is gone.
    """
    if shutil.which(command[0]) is None:
        raise SourceError(f"{command[0]} is missing; install pulseaudio-utils")
    try:
        process = subprocess.Popen(  # noqa: S603 - no shell; fixed arguments and the name of a sink
            ("setpriv", "--pdeathsig", "KILL", "--", *command),  # noqa: S607 - found by PATH
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
    except FileNotFoundError as err:
        raise SourceError("setpriv is missing; install util-linux") from err
    with process:
        os.set_blocking(_pipe(process), False)
        try:
            yield process
        finally:
            process.kill()


def _pipe(process: subprocess.Popen[bytes]) -> int:
    assert process.stdout is not None  # noqa: S101 - Popen was called with stdout=PIPE
    return process.stdout.fileno()


def _read_available(process: subprocess.Popen[bytes]) -> bytes:
    """Return the new output of a process.

    Raises:
        SourceError: it has ended, as it does with the sound server.
    """
    try:
        data = os.read(_pipe(process), _READ_BYTES)
    except BlockingIOError:
        return b""
    if not data:
        raise SourceError("the sound server ended")
    return data


def read_alsa_configuration() -> None:
    """Let ALSA read its configuration before PortAudio uses it.

    PortAudio 19.7 asserts that the configuration has devices, which would end this process. It uses
    one that has been read already.

    Raises:
        SourceError: it cannot be read, or has no devices.
    """
    try:
        alsa = ctypes.CDLL("libasound.so.2")
    except OSError as err:
        raise SourceError(f"ALSA is missing; install libasound2t64: {err}") from err
    pcms = ctypes.c_void_p()
    # Where its files cannot be opened, the configuration is empty, and that is no error.
    has_devices = (
        alsa.snd_config_update() >= 0
        and alsa.snd_config_search(
            ctypes.c_void_p.in_dll(alsa, "snd_config"), b"pcm", ctypes.byref(pcms)
        )
        >= 0
    )
    if not has_devices:
        alsa.snd_config_update_free_global()
        raise SourceError("ALSA has no devices; check /etc/asound.conf and ~/.asoundrc")


def _device(portaudio: pyaudio.PyAudio) -> int:
    """Return the number of ALSA's PulseAudio device.

    Raises:
        SourceError: there is none. (PyAudio crashes on a missing device.)
    """
    with _quiet_stderr():
        numbers = {
            str(portaudio.get_device_info_by_index(number)["name"]): number
            for number in range(portaudio.get_device_count())
        }
    for name in _DEVICES:
        if name in numbers:
            return numbers[name]
    raise SourceError("ALSA has no PulseAudio device; install libasound2-plugins")


@contextmanager
def _quiet_stderr() -> Generator[None]:
    """Discard the output of C libraries: a hundred lines for every probe of a device.

    The log goes to standard output, so it is not affected.
    """
    saved = os.dup(_STDERR)
    devnull = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(devnull, _STDERR)
        yield
    finally:
        os.dup2(saved, _STDERR)
        os.close(devnull)
        os.close(saved)
