"""WS281x LEDs on a pin of a Raspberry Pi, driven by a child process."""

import os
import selectors
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from raveberry_visualizer.engine import Device, LedSink, Pixels
from raveberry_visualizer.sinks.config.entry_fields import Fields
from raveberry_visualizer.sinks.config.sink_kind import NumberField, SinkKind
from raveberry_visualizer.sinks.hardware.color_order import ORDER
from raveberry_visualizer.sinks.hardware.driver_thread import DriverThread

_PIN: Final = NumberField(key="pin", allowed=(10, 12, 13, 18, 19, 21), default=10)
"""SPI, PWM and PCM pins that rpi_ws281x supports."""

MODELS: Final = (Path("/proc/device-tree/model"), Path("/device-tree/model"))
"""Model of the machine; the second path is the Supervisor's mapping."""

_CHILD: Final = Path(__file__).parent / "hardware/ws281x_child.py"
_TIMEOUT_S: Final = 5.0
"""Ten thousand LEDs take 0.3 s."""

_RETRY_S: Final = 5.0
_END_S: Final = 1.0
_STDERR_BYTES: Final = 4096


class Ws281xSink:
    """Driver of LEDs on a pin; raises SinkError on anything but a Raspberry Pi."""

    keep_alive_s = 10.0
    """The LEDs keep their colours; rare frames suffice to detect that the driver has ended."""

    def __init__(
        self, *, device: Device, pin: int, order: str, models: Sequence[Path] = MODELS
    ) -> None:
        shape = (str(device.pixels), str(pin), order + ("W" if device.has_white else ""))
        # -P: do not import from the folder of the child's file.
        self._command = (sys.executable, "-P", str(_CHILD), *shape)
        self._models = models
        self._child: subprocess.Popen[bytes] | None = None
        self._failure = ""
        self._retry_at_s = 0.0
        self._worker = DriverThread(write=self._write, close=self._end)

    def send(self, frame: Pixels) -> None:
        """Pass a frame to the driver thread."""
        self._worker.send(frame.tobytes())

    def release(self) -> None:
        """Do nothing: no other controller drives the LEDs."""

    def close(self) -> None:
        """End the child after the last frame."""
        self._worker.end()

    def _write(self, frame: bytes) -> None:
        if self._child is None:
            self._start()
        try:
            child = self._child
            assert child is not None and child.stdin is not None  # noqa: S101, PT018 - as begun
            child.stdin.write(frame)
            child.stdin.flush()
            self._await_done(child)
        except OSError as err:
            self._fail(err)

    def _start(self) -> None:
        if time.monotonic() < self._retry_at_s:
            raise OSError(self._failure)
        machine = _machine(self._models)
        if not machine.startswith(b"Raspberry Pi"):
            self._fail(OSError("this machine is no Raspberry Pi; use ddp or wled instead"))
        if machine.startswith(b"Raspberry Pi 5"):
            self._fail(OSError("the library cannot drive a Raspberry Pi 5; use ws281x_spi instead"))
        self._child = subprocess.Popen(  # noqa: S603 - our own file and numbers
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        try:
            self._await_done(self._child)
        except OSError as err:
            self._fail(err)

    def _await_done(self, child: subprocess.Popen[bytes]) -> None:
        assert child.stdout is not None  # noqa: S101 - it was asked for
        with selectors.DefaultSelector() as selector:
            selector.register(child.stdout, selectors.EVENT_READ)
            if not selector.select(_TIMEOUT_S):
                raise OSError("the driver hangs")
        if not os.read(child.stdout.fileno(), 1):
            raise OSError(_last_line(child))

    def _fail(self, reason: OSError) -> None:
        """End the child and store the reason, so that not every frame starts another one.

        Raises:
            OSError: always, with the reason.
        """
        self._failure = reason.strerror or str(reason)
        self._retry_at_s = time.monotonic() + _RETRY_S
        self._end()
        raise OSError(self._failure) from reason

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        with child:
            assert child.stdin is not None  # noqa: S101 - it was asked for
            try:
                child.stdin.close()
                child.wait(_END_S)
            except (BrokenPipeError, subprocess.TimeoutExpired):
                child.kill()


def _machine(models: Sequence[Path]) -> bytes:
    """Return the model of the machine; empty if unknown."""
    for model in models:
        try:
            return model.read_bytes()
        except OSError:
            continue
    return b""


def _last_line(child: subprocess.Popen[bytes]) -> str:
    """Return the last line that an ended child wrote to stderr."""
    assert child.stderr is not None  # noqa: S101 - it was asked for
    lines = os.read(child.stderr.fileno(), _STDERR_BYTES).decode(errors="replace").split("\n")
    texts = [line.strip() for line in lines if line.strip()]
    return texts[-1] if texts else "the driver ended without an error message"


def _plan(fields: Fields, device: Device) -> Callable[[], LedSink]:
    pin, order = _PIN.read(fields), ORDER.read(fields)
    return lambda: Ws281xSink(device=device, pin=pin, order=order)


KIND: Final = SinkKind(id="ws281x", most_pixels=1000, fields=(_PIN, ORDER), plan=_plan)
