"""What PulseAudio plays, heard through PortAudio."""

import logging
import os
import selectors
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

from raveberry_visualizer.dsp import Ring
from raveberry_visualizer.engine import (
    SourceError,
    has_precedence,
    keep_running,
    precedence_for_new_threads,
    take_precedence,
)

_LOGGER = logging.getLogger(__name__)

_FRAMES_PER_BUFFER: Final = 512
"""Below it the latency hardly falls, above it grows in steps (lights.md, section 5)."""

_NEWEST_BLOCKS: Final = 16
_DEVICES: Final = ("pulse", "default")
"""How ALSA's configuration calls the way to PulseAudio, best first."""

_TICK_S: Final = 0.25
_STALL_S: Final = 3.0
"""Longer than the two seconds that an idle null sink may keep its first listener waiting."""

_FIRST_RETRY_S: Final = 0.25
_LAST_RETRY_S: Final = 2.0
_ASK_TIMEOUT_S: Final = 2.0
_JOIN_TIMEOUT_S: Final = 1.0
_READ_BYTES: Final = 1 << 20
_STDERR: Final = 2


class PulseSource:
    """Captures the monitor of the default sink, or a source named by the host.

    One thread opens, watches and reopens the stream, with a pause after each failure; it lives
    from `__enter__` to `__exit__`. PortAudio's own thread only appends to a deque whose oldest
    blocks fall out, and `pull` empties it.

    Args:
        source: a PulseAudio source; None follows the default sink.
    """

    name = "pulse"
    rate_hz = 44_100

    def __init__(self, *, source: str | None) -> None:
        self._source = source
        self._blocks: deque[bytes] = deque(maxlen=_NEWEST_BLOCKS)
        self.latency_s = 0.0
        self._is_wanted = False
        self._is_over = False
        self._wake_out, self._wake_in = -1, -1
        self._thread = Thread(
            target=keep_running, args=("capture", self._run), name="capture", daemon=True
        )
        self._troubles: set[str] = set()

    def __enter__(self) -> Self:
        """Start the thread; it captures nothing until `open`."""
        self._wake_out, self._wake_in = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """End the thread. One that hangs in a hung sound server is left to die with us."""
        self._is_over = True
        self._wake()
        self._thread.join(_JOIN_TIMEOUT_S)

    def open(self) -> None:
        """Want the sound."""
        self._is_wanted = True
        self._wake()

    def pull(self, ring: Ring, _now_s: float) -> int:
        """Write the blocks that have come."""
        count = 0
        blocks = self._blocks
        while blocks:
            block = np.frombuffer(blocks.popleft(), dtype=np.float32)
            ring.write(block)
            count += len(block)
        return count

    def close(self) -> None:
        """Stop capturing, soon."""
        self._is_wanted = False
        self._wake()

    def _wake(self) -> None:
        try:
            os.write(self._wake_in, b"!")
        except BlockingIOError:
            return  # it is being woken already

    def _run(self) -> None:
        retry_s = _FIRST_RETRY_S
        while not self._is_over:
            if not self._is_wanted:
                self._rest(None)
                continue
            try:
                self._capture()
            except SourceError as err:
                if str(err) not in self._troubles:
                    self._troubles.add(str(err))
                    _LOGGER.warning("no sound: %s; trying again", err)
                self._rest(retry_s)
                retry_s = min(2 * retry_s, _LAST_RETRY_S)
            else:
                retry_s = _FIRST_RETRY_S

    def _rest(self, timeout_s: float | None) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._wake_out, selectors.EVENT_READ)
            if selector.select(timeout_s):
                os.read(self._wake_out, _READ_BYTES)

    def _capture(self) -> None:
        """Capture until nobody wants it any more or the default sink is another.

        Raises:
            SourceError: the sound server is away, or went away.
        """
        monitor = self._monitor()
        with ExitStack() as stack:
            news = stack.enter_context(_child("pactl", "subscribe"))
            # An idle null sink renders two seconds ahead, and its next listener gets nothing for
            # so long. A listener that never leaves keeps it from idling (lights.md, section 5).
            # It ends by itself when its pipe breaks, so it outlives no kill -9 of ours.
            keeper = stack.enter_context(
                _child("parec", "--raw", "--latency-msec=20", "-d", monitor)
            )
            if not self._begins(monitor, keeper):
                return
            stream = stack.enter_context(self._stream(monitor))
            _LOGGER.info("listening to %s", monitor)
            self._troubles.clear()
            self._watch(monitor, news, keeper, stream)

    def _begins(self, monitor: str, keeper: subprocess.Popen[bytes]) -> bool:
        """Wait for the first sound; False when nobody wants it any more.

        PortAudio would spin on the processor while an idle sink keeps it waiting.
        """
        until_s = time.monotonic() + _STALL_S
        with selectors.DefaultSelector() as selector:
            selector.register(self._wake_out, selectors.EVENT_READ)
            selector.register(_pipe(keeper), selectors.EVENT_READ)
            while self._is_wanted and not self._is_over:
                ready = {key.fd for key, _ in selector.select(_TICK_S)}
                if self._wake_out in ready:
                    os.read(self._wake_out, _READ_BYTES)
                if _pipe(keeper) in ready:
                    return bool(_drained(keeper))
                if time.monotonic() > until_s:
                    raise SourceError(f"{monitor} is silent")
        return False

    def _monitor(self) -> str:
        if self._source is not None:
            return self._source
        try:
            answer = subprocess.run(
                ["pactl", "get-default-sink"],  # noqa: S607 - where it is, PATH knows best
                check=False,
                capture_output=True,
                env=_environment(),
                text=True,
                timeout=_ASK_TIMEOUT_S,
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
        # ALSA's way to PulseAudio records from what this variable of libpulse names.
        os.environ["PULSE_SOURCE"] = monitor
        with _quiet_stderr():
            portaudio = pyaudio.PyAudio()
        try:
            stream = self._opened(portaudio, monitor)
            try:
                yield stream
            finally:
                stream.close()
        finally:
            portaudio.terminate()
            # Emptied, it would break off a `pull` under way.
            self._blocks = deque(maxlen=_NEWEST_BLOCKS)

    def _opened(self, portaudio: pyaudio.PyAudio, monitor: str) -> pyaudio.Stream:
        device = _device(portaudio)
        try:
            # Here PulseAudio's library starts the thread that fetches the sound, and below
            # PortAudio the one that hands it on, which would spin with precedence until some comes.
            with _quiet_stderr(), precedence_for_new_threads():
                stream = portaudio.open(
                    rate=self.rate_hz,
                    channels=1,
                    format=pyaudio.paFloat32,
                    input=True,
                    input_device_index=device,
                    frames_per_buffer=_FRAMES_PER_BUFFER,
                    stream_callback=self._take,
                    start=False,
                )
            stream.start_stream()
        except OSError as err:
            raise SourceError(f"PortAudio cannot record from {monitor}: {err}") from err
        self.latency_s = stream.get_input_latency()
        return stream

    def _take(
        self,
        data: bytes | None,
        _frames: int,
        _time: Mapping[str, float],
        _status: int,
    ) -> tuple[None, int]:
        if not has_precedence():
            take_precedence()
        if data is not None:
            self._blocks.append(data)
        return None, pyaudio.paContinue

    def _watch(
        self,
        monitor: str,
        news: subprocess.Popen[bytes],
        keeper: subprocess.Popen[bytes],
        stream: pyaudio.Stream,
    ) -> None:
        heard_at_s = time.monotonic()
        with selectors.DefaultSelector() as selector:
            selector.register(self._wake_out, selectors.EVENT_READ)
            selector.register(_pipe(news), selectors.EVENT_READ)
            while True:
                ready = {key.fd for key, _ in selector.select(_TICK_S)}
                if self._wake_out in ready:
                    os.read(self._wake_out, _READ_BYTES)
                if self._is_over or not self._is_wanted:
                    return
                if _pipe(news) in ready and self._has_moved(monitor, _drained(news)):
                    return
                now_s = time.monotonic()
                heard_at_s = now_s if _drained(keeper) else heard_at_s
                if not stream.is_active() or now_s - heard_at_s > _STALL_S:
                    raise SourceError(f"{monitor} fell silent")

    def _has_moved(self, monitor: str, news: bytes) -> bool:
        """The default sink is no longer the one whose monitor is captured."""
        return b" on server" in news and self._monitor() != monitor


def _environment() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C"}


@contextmanager
def _child(*command: str) -> Generator[subprocess.Popen[bytes]]:
    """A process whose output is read without waiting, and which ends with the block."""
    try:
        process = subprocess.Popen(  # noqa: S603 - no shell; our words and a sink's name
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
    except FileNotFoundError as err:
        raise SourceError(f"{command[0]} is missing; install pulseaudio-utils") from err
    with process:
        os.set_blocking(_pipe(process), False)
        try:
            yield process
        finally:
            process.kill()


def _pipe(process: subprocess.Popen[bytes]) -> int:
    assert process.stdout is not None  # noqa: S101 - it was asked for; this tells the type checker
    return process.stdout.fileno()


def _drained(process: subprocess.Popen[bytes]) -> bytes:
    """What the process has written since.

    Raises:
        SourceError: it has ended, as it does with the sound server.
    """
    try:
        data = os.read(_pipe(process), _READ_BYTES)
    except BlockingIOError:
        return b""
    if not data:
        raise SourceError("the sound server went away")
    return data


def _device(portaudio: pyaudio.PyAudio) -> int:
    """The number of the way to PulseAudio.

    Raises:
        SourceError: there is none. (PyAudio would crash when told to open a missing device.)
    """
    with _quiet_stderr():
        numbers = {
            str(portaudio.get_device_info_by_index(number)["name"]): number
            for number in range(portaudio.get_device_count())
        }
    for name in _DEVICES:
        if name in numbers:
            return numbers[name]
    raise SourceError("ALSA does not know PulseAudio; install libasound2-plugins")


@contextmanager
def _quiet_stderr() -> Generator[None]:
    """Send what the C libraries print to nowhere: a hundred lines for every probe of a device.

    The log goes to standard output, so nothing of ours is lost meanwhile.
    """
    kept = os.dup(_STDERR)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STDERR)
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(nowhere)
        os.close(kept)
