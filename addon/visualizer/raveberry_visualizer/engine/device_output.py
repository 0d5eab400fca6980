"""The output to one device: its current frame, and when it is sent."""

import logging
from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features

from .device_description import Device
from .errors import SinkError
from .ports import FeatureSink, LedSink, PacedSink, Pixels, YieldingSink

_LOGGER = logging.getLogger(__name__)

PROBE_S: Final = 0.5
"""Interval at which a lost device is tried. The refusal of one datagram is reported with the next,
so only two that pass in a row prove that the device is back."""

_EARLY_S: Final = 0.002
"""A frame may be sent this much early; the next one waits longer."""

_BLACK_REPEATS: Final = 3
"""The last frame must arrive, and datagrams may be lost."""

_PRIMARIES: Final = 3
_WITH_WHITE: Final = 4


class DeviceOutput:
    """The current frame of one device, and the decision when to send it.

    Attributes:
        frame: shape (pixels, 3); lights write into it.
        is_available: the device is reachable.
        takes_features: the device draws its own effects from features of the music.
        paced_chunks: the unsent rest of a frame, if the transport paces it.
    """

    def __init__(self, *, device: Device, sink: LedSink) -> None:
        self.device = device
        self.is_available = False
        self._sink = sink
        self._feature_sink = sink if isinstance(sink, FeatureSink) else None
        self.takes_features = self._feature_sink is not None
        self._yields_when_dark = isinstance(sink, YieldingSink)
        self.paced_chunks = sink.paced_chunks if isinstance(sink, PacedSink) else None
        # Byte arrays, because comparing them is many times faster than comparing numpy arrays.
        self._shown = bytearray(_PRIMARIES * device.pixels)
        self._sent = bytearray(_PRIMARIES * device.pixels)
        shown = np.frombuffer(self._shown, dtype=np.uint8)
        self.frame: Pixels = shown.reshape(device.pixels, _PRIMARIES)
        self._white_frame = _WhiteFrame(device.pixels) if device.has_white else None
        self._period_s = 1.0 / device.most_fps
        self._sent_at_s: float | None = None
        self._next_s = 0.0
        self._passed_in_a_row = 1
        self._failure = ""
        self._is_closed = False

    def idle_s(self, *, is_lit: bool, is_released: bool) -> float | None:
        """Return the longest time without a frame while nothing changes; None for no limit.

        The arguments are those of `flush`.
        """
        if not self.is_available:
            return PROBE_S
        is_left = self._is_left_to_others(is_lit=is_lit, is_released=is_released)
        return None if is_left else self._sink.keep_alive_s

    def set_features(self, features: Features) -> None:
        """Pass features to a device that draws its own effects."""
        if self._feature_sink is not None:
            self._feature_sink.set_features(features)

    def flush(self, now_s: float, *, is_lit: bool, is_released: bool) -> None:
        """Send the frame if it is due.

        Args:
            now_s: never decreases.
            is_lit: a light on it is lit.
            is_released: all its lights are disabled, so others may use it.
        """
        if self._is_due(now_s, is_lit=is_lit, is_released=is_released):
            is_left = self._is_left_to_others(is_lit=is_lit, is_released=is_released)
            self._send(now_s, is_last=is_left)

    def close(self) -> None:
        """Send black and close the device."""
        if self._is_closed:
            return
        self._is_closed = True
        self.frame.fill(0)
        try:
            for _ in range(_BLACK_REPEATS):
                self._send_frame()
            self._sink.release()
        except SinkError as err:
            _LOGGER.warning("light %s could not be switched off: %s", self.device.id, err)
        self._sink.close()

    def _is_due(self, now_s: float, *, is_lit: bool, is_released: bool) -> bool:
        if self.is_available and self._shown != self._sent:
            # The last frame before the light goes dark is sent at once: none follows it.
            return now_s >= self._next_s - _EARLY_S or not is_lit
        if self._sent_at_s is None:
            return True
        idle_s = self.idle_s(is_lit=is_lit, is_released=is_released)
        return idle_s is not None and now_s - self._sent_at_s >= idle_s

    def _is_left_to_others(self, *, is_lit: bool, is_released: bool) -> bool:
        return is_released or (self._yields_when_dark and not is_lit)

    def _send(self, now_s: float, *, is_last: bool) -> None:
        self._sent_at_s = now_s
        self._next_s = max(self._next_s, now_s - self._period_s) + self._period_s
        self._sent[:] = self._shown
        try:
            self._send_frame()
            if is_last:
                self._sink.release()
        except SinkError as err:
            self._note_failure(str(err))
        else:
            self._passed_in_a_row += 1
            if self._passed_in_a_row > 1 and not self.is_available:
                self.is_available = True
                self._failure = ""
                _LOGGER.info("light %s is reachable", self.device.id)

    def _send_frame(self) -> None:
        frame = self.frame
        self._sink.send(frame if self._white_frame is None else self._white_frame.convert(frame))

    def _note_failure(self, reason: str) -> None:
        self._passed_in_a_row = 0
        self.is_available = False
        if reason != self._failure:
            self._failure = reason
            _LOGGER.warning("light %s is unreachable: %s", self.device.id, reason)


class _WhiteFrame:
    """Conversion to four primaries: the part common to red, green and blue becomes white."""

    def __init__(self, pixels: int) -> None:
        self._pixels = np.empty((pixels, _WITH_WHITE), dtype=np.uint8)

    def convert(self, frame: Pixels) -> Pixels:
        """Return the frame, shape (pixels, 4), valid until the next call."""
        white = self._pixels[:, _PRIMARIES]
        np.minimum(frame[:, 0], frame[:, 1], out=white)
        np.minimum(white, frame[:, 2], out=white)
        for primary in range(_PRIMARIES):
            np.subtract(frame[:, primary], white, out=self._pixels[:, primary])
        return self._pixels
