"""One device as it is driven: the frame that lights draw on it, and when that is sent."""

import logging
from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features

from .device import Device
from .errors import SinkError
from .ports import HearingSink, LedSink, Pixels, SpreadingSink

_LOGGER = logging.getLogger(__name__)

PROBE_S: Final = 0.5
"""How often a lost device is tried. A refusal of one datagram comes back with the next, so only
the second of two that pass in a row proves that the device is there again."""

_EARLY_S: Final = 0.002
"""A frame that comes so much before its time still counts as in time; the next waits longer."""

_BLACK_REPEATS: Final = 3
"""The last frame must arrive, and datagrams may be lost."""

_PRIMARIES: Final = 3
_WITH_WHITE: Final = 4


class Output:
    """One device.

    Attributes:
        frame: what it should show, shape (pixels, 3); lights draw on it.
        is_available: it can be reached.
        hears: it wants to be told what is heard.
        bursts: what is still to be sent of a frame, if it may leave in bursts.
    """

    def __init__(self, *, device: Device, sink: LedSink) -> None:
        self.device = device
        self.is_available = False
        self._sink = sink
        self._hearing = sink if isinstance(sink, HearingSink) else None
        self.hears = self._hearing is not None
        self.bursts = sink.bursts if isinstance(sink, SpreadingSink) else None
        # Bytes of two, because comparing bytes is many times faster than comparing arrays.
        self._shown = bytearray(_PRIMARIES * device.pixels)
        self._sent = bytearray(_PRIMARIES * device.pixels)
        shown = np.frombuffer(self._shown, dtype=np.uint8)
        self.frame: Pixels = shown.reshape(device.pixels, _PRIMARIES)
        self._wire = _WhiteFrame(device.pixels) if device.has_white else None
        self._period_s = 1.0 / device.most_fps
        self._sent_at_s: float | None = None
        self._next_s = 0.0
        self._passed_in_a_row = 1
        self._failure = ""
        self._is_closed = False

    def idle_s(self, *, is_left_alone: bool) -> float | None:
        """How long it may be left unshown while nothing moves; None for as long as one likes."""
        if not self.is_available:
            return PROBE_S
        return None if is_left_alone else self._sink.keep_alive_s

    def hear(self, features: Features) -> None:
        """Take what is heard, if the device wants to know."""
        if self._hearing is not None:
            self._hearing.hear(features)

    def flush(self, now_s: float, *, is_lit: bool, is_left_alone: bool) -> None:
        """Send the frame if that is due.

        Args:
            now_s: never falls.
            is_lit: something on it has to be drawn.
            is_left_alone: it is not driven, others may use it.
        """
        if self._is_due(now_s, is_lit=is_lit, is_left_alone=is_left_alone):
            self._send(now_s, is_left_alone=is_left_alone)

    def close(self) -> None:
        """Go dark and let go of the device."""
        if self._is_closed:
            return
        self._is_closed = True
        self.frame.fill(0)
        try:
            for _ in range(_BLACK_REPEATS):
                self._put()
            self._sink.release()
        except SinkError as err:
            _LOGGER.warning("light %s could not be darkened: %s", self.device.id, err)
        self._sink.close()

    def _is_due(self, now_s: float, *, is_lit: bool, is_left_alone: bool) -> bool:
        if self.is_available and self._shown != self._sent:
            # A light that goes dark sleeps after it, so that frame is not left for later.
            return now_s >= self._next_s - _EARLY_S or not is_lit
        if self._sent_at_s is None:
            return True
        idle_s = self.idle_s(is_left_alone=is_left_alone)
        return idle_s is not None and now_s - self._sent_at_s >= idle_s

    def _send(self, now_s: float, *, is_left_alone: bool) -> None:
        self._sent_at_s = now_s
        self._next_s = max(self._next_s, now_s - self._period_s) + self._period_s
        self._sent[:] = self._shown
        try:
            self._put()
            if is_left_alone:
                self._sink.release()
        except SinkError as err:
            self._lose(str(err))
        else:
            self._passed_in_a_row += 1
            if self._passed_in_a_row > 1 and not self.is_available:
                self.is_available = True
                self._failure = ""
                _LOGGER.info("light %s is there", self.device.id)

    def _put(self) -> None:
        self._sink.send(self.frame if self._wire is None else self._wire.of(self.frame))

    def _lose(self, reason: str) -> None:
        self._passed_in_a_row = 0
        self.is_available = False
        if reason != self._failure:
            self._failure = reason
            _LOGGER.warning("light %s is out of reach: %s", self.device.id, reason)


class _WhiteFrame:
    """The frame of a device with white LEDs: what is in all three primaries, white shows."""

    def __init__(self, pixels: int) -> None:
        self._pixels = np.empty((pixels, _WITH_WHITE), dtype=np.uint8)

    def of(self, frame: Pixels) -> Pixels:
        """Shape (pixels, 4); valid until the next call."""
        white = self._pixels[:, _PRIMARIES]
        np.minimum(frame[:, 0], frame[:, 1], out=white)
        np.minimum(white, frame[:, 2], out=white)
        for primary in range(_PRIMARIES):
            np.subtract(frame[:, primary], white, out=self._pixels[:, primary])
        return self._pixels
