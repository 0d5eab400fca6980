"""One light: a device, what it should show, and whether it can be reached."""

import logging
from typing import Final

import numpy as np

from raveberry_visualizer.dsp import Features, scalar
from raveberry_visualizer.effects import EFFECTS, Frame, Look, black_frame

from .device import Device
from .errors import SinkError
from .flash import FlashGuard
from .ports import HearingSink, LedSink
from .setting import BRIGHTNESS_MAX, COLOR_MAX, LightSetting

_LOGGER = logging.getLogger(__name__)

PROBE_S: Final = 0.5
"""How often a lost device is tried. A refusal of one datagram comes back with the next, so only
the second of two that pass in a row proves that the device is there again."""

_EARLY_S: Final = 0.002
"""A frame that comes so much before its time still counts as in time; the next waits longer."""

_BYTE_MAX: Final = 255
_HALF_A_STEP: Final = scalar(0.5)
"""Added before the cut to whole numbers, so that it rounds."""

_BLACK_REPEATS: Final = 3
"""The last frame must arrive, and datagrams may be lost."""

_SILENCE: Final = Features()


class Light:
    """One light of the show.

    `setting` may be replaced from any thread; everything else belongs to the thread of the show.
    """

    def __init__(self, *, device: Device, sink: LedSink, setting: LightSetting) -> None:
        self.device = device
        self.setting = setting
        self.is_available = False
        self._sink = sink
        self._hearing = sink if isinstance(sink, HearingSink) else None
        self._guard = FlashGuard(pixels=device.pixels)
        self._drawn_setting: LightSetting | None = None
        self._effect = EFFECTS["disabled"].make(device.pixels)
        self._parameters = EFFECTS["disabled"].tuned({})
        self._scaled = black_frame(device.pixels)
        # Bytes of two, because comparing bytes is many times faster than comparing arrays.
        self._shown = bytearray(3 * device.pixels)
        self._sent = bytearray(3 * device.pixels)
        self._frame = np.frombuffer(self._shown, dtype=np.uint8).reshape(device.pixels, 3)
        self._rows = np.empty((3, device.pixels), dtype=np.uint8)
        self._columns = [(self._frame[:, primary], self._rows[primary]) for primary in range(3)]
        self._factor = scalar(0.0)
        self._color = np.empty((3, 1), dtype=np.float32)
        self._sent_at_s: float | None = None
        self._period_s = 1.0 / device.most_fps
        self._next_s = 0.0
        self._passed_in_a_row = 1
        self._failure = ""

    @property
    def is_lit(self) -> bool:
        """It shows something that has to be drawn."""
        return self.setting.is_on and not self.is_left_alone

    @property
    def is_left_alone(self) -> bool:
        """It is not driven: others may use the device."""
        return self.setting.effect == "disabled"

    @property
    def hears(self) -> bool:
        """What it shows follows the music."""
        return self.is_lit and EFFECTS[self.setting.effect].hears

    @property
    def idle_s(self) -> float | None:
        """How long it may be left unshown while nothing moves; None for as long as one likes."""
        if not self.is_available:
            return PROBE_S
        return None if self.is_left_alone else self._sink.keep_alive_s

    def show(self, features: Features, *, speed: float, dt_s: float, now_s: float) -> None:
        """Draw the next frame and send it if that is due."""
        setting = self.setting
        if self._hearing is not None:
            self._hearing.hear(features if setting.is_on else _SILENCE)
        if setting.is_on:
            drawn = self._drawn(setting, features, speed=speed, dt_s=dt_s)
            brightness = setting.brightness / BRIGHTNESS_MAX
            self._expose(drawn, brightness * self._guard.factor(drawn, brightness, now_s))
        else:
            self._guard.go_dark(now_s)
            self._frame.fill(0)
        if self._is_due(now_s):
            self._send(now_s)

    def close(self) -> None:
        """Go dark and let go of the device."""
        self._frame.fill(0)
        try:
            for _ in range(_BLACK_REPEATS):
                self._sink.send(self._frame)
            self._sink.release()
        except SinkError as err:
            _LOGGER.warning("light %s could not be darkened: %s", self.device.id, err)
        self._sink.close()

    def _drawn(
        self, setting: LightSetting, features: Features, *, speed: float, dt_s: float
    ) -> Frame:
        if setting is not self._drawn_setting:
            self._prepare(setting)
        look = Look(color=self._color, speed=speed, parameters=self._parameters)
        return self._effect.draw(features, look, dt_s)

    def _prepare(self, setting: LightSetting) -> None:
        """Do once what only another setting changes; an effect that stays goes on."""
        kind = EFFECTS[setting.effect]
        if self._drawn_setting is None or setting.effect != self._drawn_setting.effect:
            self._effect = kind.make(self.device.pixels)
        self._color[:, 0] = setting.color
        np.multiply(self._color, 1.0 / COLOR_MAX, out=self._color)
        self._parameters = kind.tuned(setting.parameters.get(setting.effect, {}))
        self._drawn_setting = setting

    def _expose(self, drawn: Frame, brightness: float) -> None:
        self._factor.fill(brightness * _BYTE_MAX)
        np.multiply(drawn, self._factor, self._scaled)
        np.add(self._scaled, _HALF_A_STEP, self._scaled)
        # First to bytes and then to columns: numpy is fast at the one and the other, not at both.
        np.copyto(self._rows, self._scaled, casting="unsafe")
        for column, row in self._columns:
            np.copyto(column, row)

    def _is_due(self, now_s: float) -> bool:
        if self._sent_at_s is None:
            return True
        if self.is_available and self._shown != self._sent:
            # A light that goes dark sleeps after it, so that frame is not left for later.
            return now_s >= self._next_s - _EARLY_S or not self.is_lit
        return self.idle_s is not None and now_s - self._sent_at_s >= self.idle_s

    def _send(self, now_s: float) -> None:
        self._sent_at_s = now_s
        self._next_s = max(self._next_s, now_s - self._period_s) + self._period_s
        self._sent[:] = self._shown
        try:
            self._sink.send(self._frame)
            if self.is_left_alone:
                self._sink.release()
        except SinkError as err:
            self._lose(str(err))
        else:
            self._passed_in_a_row += 1
            if self._passed_in_a_row > 1 and not self.is_available:
                self.is_available = True
                self._failure = ""
                _LOGGER.info("light %s is there", self.device.id)

    def _lose(self, reason: str) -> None:
        self._passed_in_a_row = 0
        self.is_available = False
        if reason != self._failure:
            self._failure = reason
            _LOGGER.warning("light %s is out of reach: %s", self.device.id, reason)
