"""WS281x LEDs on a pin of a Raspberry Pi, driven by a process of its own."""

import os
import selectors
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from raveberry_visualizer.engine import Device, Pixels

from .worker import Worker

PINS: Final = (10, 12, 13, 18, 19, 21)
"""SPI, PWM and PCM: those that rpi_ws281x can drive."""

ORDERS: Final = ("GRB", "RGB", "RBG", "GBR", "BRG", "BGR")
"""In which order the LEDs take their primaries; the usual one first."""

MODELS: Final = (Path("/proc/device-tree/model"), Path("/device-tree/model"))
"""Where Linux says what machine this is; the second is how the Supervisor maps it."""

_CHILD: Final = Path(__file__).with_name("ws281x_child.py")
_PATIENCE_S: Final = 5.0
"""Ten thousand LEDs take 0.3 s; whoever needs longer hangs."""

_RETRY_S: Final = 5.0
_END_S: Final = 1.0
_TOLD_BYTES: Final = 4096


class Ws281xSink:
    """LEDs on a pin of this machine, if it is a Raspberry Pi; elsewhere it only says so."""

    keep_alive_s = 10.0
    """The LEDs keep what they show; a rare frame finds out whether the driver still lives."""

    def __init__(
        self, *, device: Device, pin: int, order: str, models: Sequence[Path] = MODELS
    ) -> None:
        shape = (str(device.pixels), str(pin), order + ("W" if device.has_white else ""))
        # -P: the folder of the child's file holds no modules of its own.
        self._command = (sys.executable, "-P", str(_CHILD), *shape)
        self._models = models
        self._child: subprocess.Popen[bytes] | None = None
        self._failure = ""
        self._retry_at_s = 0.0
        self._worker = Worker(write=self._write, close=self._end)

    def send(self, frame: Pixels) -> None:
        """Show a frame, soon."""
        self._worker.send(frame.tobytes())

    def release(self) -> None:
        """Nobody else drives it: it stays dark."""

    def close(self) -> None:
        """Let the driver end after the last frame."""
        self._worker.end()

    def _write(self, frame: bytes) -> None:
        if self._child is None:
            self._begin()
        try:
            child = self._child
            assert child is not None and child.stdin is not None  # noqa: S101, PT018 - as begun
            child.stdin.write(frame)
            child.stdin.flush()
            self._await_done(child)
        except OSError as err:
            self._fail(err)

    def _begin(self) -> None:
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
            if not selector.select(_PATIENCE_S):
                raise OSError("the driver hangs")
        if not os.read(child.stdout.fileno(), 1):
            raise OSError(_last_word(child))

    def _fail(self, reason: OSError) -> None:
        """End the child and remember why, so that not every frame starts another.

        Raises:
            OSError: with the last word of the child, if it said one.
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
    """What machine this is; empty where Linux does not say."""
    for model in models:
        try:
            return model.read_bytes()
        except OSError:
            continue
    return b""


def _last_word(child: subprocess.Popen[bytes]) -> str:
    """What a child that has ended said last."""
    assert child.stderr is not None  # noqa: S101 - it was asked for
    lines = os.read(child.stderr.fileno(), _TOLD_BYTES).decode(errors="replace").split("\n")
    words = [line.strip() for line in lines if line.strip()]
    return words[-1] if words else "the driver ended without a word"
