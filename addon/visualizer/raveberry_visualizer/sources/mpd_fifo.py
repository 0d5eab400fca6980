"""Audio from the FIFO output of MPD."""

import logging
import os
from pathlib import Path
from typing import Final

import numpy as np

from raveberry_visualizer.dsp import SampleBuffer

_LOGGER = logging.getLogger(__name__)

_REOPEN_S: Final = 0.25
_READ_BYTES: Final = 65_536
"""Capacity of a pipe."""

_READS_PER_PULL: Final = 4
"""A writer that is faster than real time must not delay the frame."""

_SAMPLE_BYTES: Final = 2
_FULL_SCALE: Final = np.float32(1.0 / 32_768.0)


class FifoSource:
    """Reads the `fifo` output of MPD, whose format must be 44100:16:1.

    MPD creates the FIFO and removes it when it ends, so it is reopened whenever it has no writer.
    """

    name = "fifo"
    rate_hz = 44_100
    latency_s = 0.0
    """MPD writes to the FIFO 38 ms ahead of the sound card."""

    def __init__(self, *, path: Path) -> None:
        self._path = path
        self._fd: int | None = None
        self._is_capturing = False
        self._retry_at_s = 0.0
        self._rest = b""
        self._failure = ""

    def open(self) -> None:
        """Start capturing; the next pull opens the FIFO."""
        self._is_capturing = True
        self._retry_at_s = 0.0

    def pull(self, buffer: SampleBuffer, now_s: float) -> int:
        """Write all samples in the FIFO."""
        fd = self._fd if self._fd is not None else self._reopened(now_s)
        if fd is None:
            return 0
        count = 0
        for _ in range(_READS_PER_PULL):
            try:
                data = os.read(fd, _READ_BYTES)
            except BlockingIOError:
                break
            except OSError as err:
                self._close_until_retry(now_s, err.strerror or str(err))
                break
            if not data:
                self._close_until_retry(now_s, "it has no writer")
                break
            count += self._write(buffer, data)
        return count

    def close(self) -> None:
        """Close the FIFO."""
        self._is_capturing = False
        self._close_fd()

    def _reopened(self, now_s: float) -> int | None:
        if not self._is_capturing or now_s < self._retry_at_s:
            return None
        try:
            self._fd = os.open(self._path, os.O_RDONLY | os.O_NONBLOCK)
        except OSError as err:
            self._close_until_retry(now_s, err.strerror or str(err))
            return None
        return self._fd

    def _write(self, buffer: SampleBuffer, data: bytes) -> int:
        if self._failure:
            self._failure = ""
            _LOGGER.info("receiving sound from %s", self._path)
        data = self._rest + data
        whole = len(data) - len(data) % _SAMPLE_BYTES
        self._rest = data[whole:]
        samples = np.frombuffer(data[:whole], dtype="<i2").astype(np.float32)
        np.multiply(samples, _FULL_SCALE, out=samples)
        buffer.write(samples)
        return len(samples)

    def _close_until_retry(self, now_s: float, reason: str) -> None:
        self._close_fd()
        self._retry_at_s = now_s + _REOPEN_S
        if reason != self._failure:
            self._failure = reason
            _LOGGER.warning(
                "no sound from %s: %s; is the FIFO output of MPD enabled?", self._path, reason
            )

    def _close_fd(self) -> None:
        if self._fd is not None:
            os.close(self._fd)
        self._fd = None
        self._rest = b""
