"""Capture from PulseAudio, in a process of its own."""

import logging
import os
import select
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Lock, Thread
from types import TracebackType
from typing import Final, Self

import numpy as np

from raveberry_visualizer.dsp import SampleBuffer
from raveberry_visualizer.engine import SourceError, keep_running, realtime_for_new_children

from .bluetooth_latency import MOST_LATENCY_S, bluetooth_sink, sink_latency_s
from .sample_delay import SampleDelay

_LOGGER = logging.getLogger(__name__)

_RATE_HZ: Final = 44_100
_LATENCY_MS: Final = 20
"""With 10, light comes no sooner (bench/lights.md)."""

_SAMPLE: Final = np.dtype("<f4")
_FORMAT: Final = ("--raw", f"--rate={_RATE_HZ}", "--format=float32le", "--channels=1")
_PIPE_BYTES: Final = 1 << 16
"""The size of a pipe in Linux, a third of a second of sound."""

_TICK_S: Final = 0.25
_STALL_S: Final = 3.0
"""Longer than the two seconds for which an idle null sink delivers nothing at first."""

_FIRST_RETRY_S: Final = 0.25
_LAST_RETRY_S: Final = 2.0
_HEALTHY_S: Final = 5.0
"""A capture that lasted longer is restarted with the shortest pause."""

DEFAULT_INPUT: Final = "default"
"""Stands for the source of libpulse's configuration, else the default of the sound server."""

_MOVES: Final = (b"'new' on source #", b"'remove' on source #")
"""Events after which the sound server may record from another source than the named one."""

_LATENCY_EVERY_S: Final = 10.0
_LATENCY_RETRY_S: Final = 1.0
"""While it is unknown, as at first, when a sink has not played yet."""
_LATENCY_STEP_S: Final = 0.02
"""Smaller changes of a latency are not followed: it varies with the fill of a buffer."""

_PACTL_TIMEOUT_S: Final = 2.0
_JOIN_TIMEOUT_S: Final = 1.0
_LONGEST_REASON: Final = 200
_INHERITED: Final = ("HOME", "PATH", "TMPDIR", "USER")
_INHERITED_PREFIXES: Final = ("PULSE_", "XDG_")


class PulseAudioSource:
    """Captures the monitor of the default sink, or a configured source.

    `parec` records into a pipe, which `pull` empties. So no error inside libpulse can end this
    process. One thread, from `__enter__` to `__exit__`, starts, watches and restarts it, with a
    pause after each failure. Samples for a Bluetooth loudspeaker are held back as long as that
    loudspeaker takes to play them.

    Args:
        source: a PulseAudio source, or `DEFAULT_INPUT`; None for the monitor of the default sink.
    """

    name = "pulse"
    rate_hz = _RATE_HZ
    latency_s = _LATENCY_MS / 1_000
    """As requested from PulseAudio, which may deliver sooner."""

    def __init__(self, *, source: str | None) -> None:
        self._source = source
        self._recording: _Recording | None = None
        self._delay = SampleDelay(most=round(MOST_LATENCY_S * _RATE_HZ))
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
        """End the thread and its children."""
        self._is_stopped = True
        self._wake()
        self._thread.join(_JOIN_TIMEOUT_S)

    def open(self) -> None:
        """Start capturing."""
        self._is_open = True
        self._wake()

    def pull(self, buffer: SampleBuffer, _now_s: float) -> int:
        """Write what has been recorded since the last call."""
        recording = self._recording
        return 0 if recording is None else recording.read_into(buffer, self._delay)

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
            started_s = time.monotonic()
            try:
                self._capture()
            except SourceError as err:
                if time.monotonic() - started_s > _HEALTHY_S:
                    retry_s = _FIRST_RETRY_S
                if str(err) not in self._logged_failures:
                    self._logged_failures.add(str(err))
                    _LOGGER.warning("no sound: %s; retrying", err)
                self._pause(retry_s)
                retry_s = min(2 * retry_s, _LAST_RETRY_S)
            else:
                retry_s = _FIRST_RETRY_S

    def _pause(self, timeout_s: float | None) -> None:
        waiting = select.poll()
        waiting.register(self._wake_out, select.POLLIN)
        if waiting.poll(None if timeout_s is None else 1_000 * timeout_s):
            self._take_wake_ups()

    def _take_wake_ups(self) -> None:
        try:
            os.read(self._wake_out, _PIPE_BYTES)
        except BlockingIOError:
            return

    def _capture(self) -> None:
        """Capture until closed or the default sink changes.

        Raises:
            SourceError: the sound server is or became unavailable.
        """
        monitor = self._monitor()
        device = () if monitor == DEFAULT_INPUT else ("-d", monitor)
        latency = f"--latency-msec={_LATENCY_MS}"
        with (
            _child("pactl", "subscribe") as events,
            _child("parec", *_FORMAT, latency, *device, is_realtime=True) as recorder,
        ):
            self._delay.clear()
            self._recording = recording = _Recording(_output(recorder))
            try:
                self._watch(monitor, events, recorder, recording)
            finally:
                self._recording = None
                recording.close()

    def _watch(
        self,
        monitor: str,
        events: subprocess.Popen[bytes],
        recorder: subprocess.Popen[bytes],
        recording: "_Recording",
    ) -> None:
        received_at_s = time.monotonic()
        is_heard = False
        latency = _LatencyReader(sink=bluetooth_sink(monitor), delay=self._delay)
        waiting = select.poll()
        waiting.register(self._wake_out, select.POLLIN)
        waiting.register(_output(events), select.POLLIN)
        waiting.register(_output(recorder), 0)  # its end only: `pull` reads
        while True:
            ready = {fd for fd, _ in waiting.poll(1_000 * _TICK_S)}
            if self._wake_out in ready:
                self._take_wake_ups()
            if self._is_stopped or not self._is_open:
                return
            if _output(recorder) in ready:
                raise SourceError(_reason_of_end(recorder))
            if _output(events) in ready and self._has_moved(monitor, _read_events(events)):
                return
            now_s = time.monotonic()
            if recording.has_progress():
                received_at_s = now_s
                if not is_heard:
                    is_heard = True
                    _LOGGER.info("capturing %s", monitor)
                    self._logged_failures.clear()
                latency.read_if_due(now_s)
            elif now_s - received_at_s > _STALL_S:
                raise SourceError(f"{monitor} {'fell' if is_heard else 'is'} silent")

    def _has_moved(self, monitor: str, events: bytes) -> bool:
        """Check that another sink is the default, or that a named source has come or gone."""
        if self._source is not None:
            return any(event in events for event in _MOVES)
        return b" on server" in events and self._monitor() != monitor

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
        except OSError as err:
            raise SourceError(f"pactl cannot start: {err}") from err
        sink = answer.stdout.strip()
        if answer.returncode != 0 or not sink:
            reason = answer.stderr.strip().splitlines() or ["it has no default sink"]
            raise SourceError(f"PulseAudio: {reason[0]}")
        return f"{sink}.monitor"


class _LatencyReader:
    """Sets the delay to the latency of a Bluetooth sink, to none for another sink.

    The capture is late, too, so that is subtracted.
    """

    def __init__(self, *, sink: str | None, delay: SampleDelay) -> None:
        self._sink = sink
        self._delay = delay
        self._due_s = 0.0
        delay.samples = 0

    def read_if_due(self, now_s: float) -> None:
        if self._sink is None or now_s < self._due_s:
            return
        known_s = sink_latency_s(self._list(), self._sink)
        self._due_s = now_s + (_LATENCY_RETRY_S if known_s is None else _LATENCY_EVERY_S)
        if known_s is None:
            return
        latency_s = max(known_s - _LATENCY_MS / 1_000, 0.0)
        if abs(latency_s - self._delay.samples / _RATE_HZ) < _LATENCY_STEP_S:
            return
        _LOGGER.info("the lights wait %.0f ms for %s", 1_000 * latency_s, self._sink)
        self._delay.samples = round(latency_s * _RATE_HZ)

    def _list(self) -> bytes:
        try:
            return subprocess.run(
                ["pactl", "--format=json", "list", "sinks"],  # noqa: S607 - found by PATH
                check=False,
                capture_output=True,
                env=_environment(),
                timeout=_PACTL_TIMEOUT_S,
            ).stdout
        except (OSError, subprocess.TimeoutExpired) as err:
            _LOGGER.debug("the latency of %s is unknown: %s", self._sink, err)
            return b""


class _Recording:
    """The samples in the pipe of a recorder; read by one thread, closed by another."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe
        self._lock = Lock()
        self._bytes = bytearray(_PIPE_BYTES)
        self._view = memoryview(self._bytes)
        self._samples = np.frombuffer(self._bytes, dtype=_SAMPLE)
        self._rest = 0
        """Bytes of an incomplete sample, at the start of the buffer."""

        self._is_open = True
        self._count = self._seen_count = 0

    def read_into(self, buffer: SampleBuffer, delay: SampleDelay) -> int:
        """Write the samples in the pipe that are due to a buffer; return their number."""
        with self._lock:
            count = self._read()
            if not count:
                return 0
            due = delay.pass_on(self._samples[:count], buffer)
            self._keep_rest(count)
            return due

    def has_progress(self) -> bool:
        """Return whether samples have arrived since the last call.

        Where nobody pulled them, they are discarded: parec would store them without a limit.
        """
        with self._lock:
            if self._count == self._seen_count:
                self._keep_rest(self._read())
            has_progress = self._count != self._seen_count
            self._seen_count = self._count
            return has_progress

    def close(self) -> None:
        """Read no more from the pipe, whose number may soon belong to another file."""
        with self._lock:
            self._is_open = False

    def _read(self) -> int:
        if not self._is_open:
            return 0
        try:
            size = os.readv(self._pipe, [self._view[self._rest :]])
        except OSError:
            return 0  # nothing has arrived, or the watching thread will find out
        self._rest += size
        count = self._rest // _SAMPLE.itemsize
        self._count += count
        return count

    def _keep_rest(self, count: int) -> None:
        start = count * _SAMPLE.itemsize
        if start:
            self._view[: self._rest - start] = self._bytes[start : self._rest]
            self._rest -= start


def _environment() -> dict[str, str]:
    """Return the environment of the children, without our passwords."""
    inherited = {
        name: text
        for name, text in os.environ.items()
        if name in _INHERITED or name.startswith(_INHERITED_PREFIXES)
    }
    return {**inherited, "LC_ALL": "C"}


@contextmanager
def _child(*command: str, is_realtime: bool = False) -> Generator[subprocess.Popen[bytes]]:
    """Run a process with non-blocking output, killed at the end of the context.

    The kernel kills it if this thread ends before: after a `kill -9` of this process, parec has
    been seen to spin for as long as its sound server is gone. In real time, it is killed when it
    spins for half a second.
    """
    if not _is_installed(command[0]):
        raise SourceError(f"{command[0]} is missing; install pulseaudio-utils")
    try:
        with realtime_for_new_children() if is_realtime else nullcontext():
            process = subprocess.Popen(  # noqa: S603 - no shell; fixed arguments and a sink's name
                ("setpriv", "--pdeathsig", "KILL", "--", *command),  # noqa: S607 - found by PATH
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=_environment(),
            )
    except FileNotFoundError as err:
        raise SourceError("setpriv is missing; install util-linux") from err
    except OSError as err:
        raise SourceError(f"{command[0]} cannot start: {err}") from err
    with process:
        try:
            for stream in (process.stdout, process.stderr):
                assert stream is not None  # noqa: S101 - Popen was called with PIPE
                os.set_blocking(stream.fileno(), False)
            yield process
        finally:
            process.kill()


def _is_installed(program: str) -> bool:
    """Return whether a program is found by PATH; `shutil` takes 0.3 MB (bench/weight.md)."""
    paths = (Path(folder, program) for folder in os.get_exec_path())
    return any(os.access(path, os.X_OK) for path in paths)


def _output(process: subprocess.Popen[bytes]) -> int:
    assert process.stdout is not None  # noqa: S101 - Popen was called with stdout=PIPE
    return process.stdout.fileno()


def _read_events(process: subprocess.Popen[bytes]) -> bytes:
    """Return the new output of a process.

    Raises:
        SourceError: it has ended, as it does with the sound server.
    """
    try:
        data = os.read(_output(process), _PIPE_BYTES)
    except BlockingIOError:
        return b""
    if not data:
        raise SourceError(_reason_of_end(process))
    return data


def _reason_of_end(process: subprocess.Popen[bytes]) -> str:
    """Return the last message of a process that has closed its output."""
    assert process.stderr is not None  # noqa: S101 - Popen was called with stderr=PIPE
    try:
        lines = os.read(process.stderr.fileno(), _PIPE_BYTES).decode(errors="replace").splitlines()
    except BlockingIOError:
        lines = []
    return f"the recording ended: {lines[-1][:_LONGEST_REASON]}" if lines else "the recording ended"
