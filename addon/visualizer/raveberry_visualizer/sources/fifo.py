"""The fifo that MPD writes its sound to."""

import logging
import os
from pathlib import Path
from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Ring

_LOGGER = logging.getLogger(__name__)

_REOPEN_S: Final = 0.25
_READ_BYTES: Final = 65_536
"""As much as a pipe holds."""

_READS_PER_PULL: Final = 4
"""Whoever writes faster than sound is played must not keep the frame waiting."""

_SAMPLE_BYTES: Final = 2
_FULL_SCALE: Final = np.float32(1.0 / 32_768.0)


class FifoSource:
    """Reads MPD's `fifo` output; the format there must be 44100:16:1.

    MPD makes the fifo and removes it when it ends, so it is opened again whenever nobody writes.
    """

    name = "fifo"
    rate_hz = 44_100
    latency_s = 0.0
    """MPD fills the fifo ahead of the sound card (lights.md, section 5: by 38 ms)."""

    def __init__(self, *, path: Path) -> None:
        self._path = path
        self._fd: int | None = None
        self._is_wanted = False
        self._retry_at_s = 0.0
        self._rest = b""
        self._trouble = ""

    def open(self) -> None:
        """Want the sound; the fifo itself is opened by the next pull."""
        self._is_wanted = True
        self._retry_at_s = 0.0

    def pull(self, ring: Ring, now_s: float) -> int:
        """Write all that waits in the fifo."""
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
                self._lose(now_s, err.strerror or str(err))
                break
            if not data:
                self._lose(now_s, "nobody writes to it")
                break
            count += self._write(ring, data)
        return count

    def close(self) -> None:
        """Stop reading."""
        self._is_wanted = False
        self._close_fd()

    def _reopened(self, now_s: float) -> int | None:
        if not self._is_wanted or now_s < self._retry_at_s:
            return None
        try:
            self._fd = os.open(self._path, os.O_RDONLY | os.O_NONBLOCK)
        except OSError as err:
            self._lose(now_s, err.strerror or str(err))
            return None
        return self._fd

    def _write(self, ring: Ring, data: bytes) -> int:
        if self._trouble:
            self._trouble = ""
            _LOGGER.info("sound comes from %s", self._path)
        data = self._rest + data
        whole = len(data) - len(data) % _SAMPLE_BYTES
        self._rest = data[whole:]
        samples = np.frombuffer(data[:whole], dtype="<i2").astype(np.float32)
        np.multiply(samples, _FULL_SCALE, out=samples)
        ring.write(samples)
        return len(samples)

    def _lose(self, now_s: float, reason: str) -> None:
        self._close_fd()
        self._retry_at_s = now_s + _REOPEN_S
        if reason != self._trouble:
            self._trouble = reason
            _LOGGER.warning("no sound from %s: %s; is MPD's fifo output on?", self._path, reason)

    def _close_fd(self) -> None:
        if self._fd is not None:
            os.close(self._fd)
        self._fd = None
        self._rest = b""
