"""One light: the effect that it shows, and the devices it is shown on."""

from typing import TYPE_CHECKING, Final

import numpy as np

from raveberry_visualizer.dsp import Features, FloatArray
from raveberry_visualizer.effects import PALETTES, Frame, Rgb, black_frame
from raveberry_visualizer.engine.device_description import Device
from raveberry_visualizer.engine.device_output import DeviceOutput
from raveberry_visualizer.engine.light_layout import Layout, whole
from raveberry_visualizer.engine.ports import LedSink, Pixels
from raveberry_visualizer.kernels import write_pixels

from .crossfade import Crossfade
from .delay import DelayedFeatures, DelayLine, PredictedBeats
from .effect_overlay import EffectOverlay
from .effect_runner import KINDS, EffectRunner
from .flash_guard import FlashGuard
from .settings import BRIGHTNESS_MAX, COLOR_MAX, WHITE, Cue, LightSetting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PREVIEW: Final = "preview"
"""The kind of device that is drawn only while a page shows it."""

_BYTE_MAX: Final = 255
_ONE_BYTE: Final = np.float32(1.0 / _BYTE_MAX)
_MS_PER_S: Final = 1000.0
_SILENCE: Final = Features()


class Light:
    """One light.

    `setting`, `override`, `cue`, `overlay`, `palettes`, `is_watched` and `flash_guard.is_strict`
    may be replaced from any thread; everything else belongs to the render thread.

    Args:
        sink: of the device that the light is; or a layout over parts of devices, in which case it
            is shown by an OutputGroup.

    Attributes:
        name: its id, for logs.
        setting: chosen by users.
        override: temporarily shown in place of the setting.
        cue: becomes the override at the next bar.
        overlay: temporarily drawn on top, one of OVERLAYS.
        palettes: the colours of each palette by name.
        is_watched: a page shows the preview.
        outputs: the devices it lies on.
        is_whole_device: it is one device and nothing else.
        flash_guard: limits how often it flashes.
    """

    def __init__(self, *, device: Device, sink: LedSink | Layout, setting: LightSetting) -> None:
        self.device = device
        self.name = device.id
        self.setting = setting
        self.override: LightSetting | None = None
        self.cue: Cue | None = None
        self.overlay: LightSetting | None = None
        self._overlay: EffectOverlay | None = None
        self.palettes: Mapping[str, Sequence[Rgb]] = PALETTES
        self.is_watched = False
        self._is_preview = device.kind == PREVIEW
        self.is_whole_device = not isinstance(sink, Layout)
        layout = sink if isinstance(sink, Layout) else whole(DeviceOutput(device=device, sink=sink))
        self.outputs = tuple(dict.fromkeys(part.output for part in layout.slices))
        self._feature_outputs = tuple(output for output in self.outputs if output.takes_features)
        self.flash_guard = FlashGuard()
        self._pixels = layout.pixels
        self._slices = layout.slices
        self._only_output = self.outputs[0]
        self._light = np.empty(3, dtype=np.float32)
        self._prepared_setting: LightSetting | None = None
        self._prepared_palettes: Mapping[str, Sequence[Rgb]] | None = None
        self._runner = EffectRunner(kind=KINDS["disabled"], pixels=layout.pixels)
        self._crossfade: Crossfade | None = None
        self._correction: _Correction | None = None
        self._predicted_beats = PredictedBeats()
        self._delayed_features: DelayedFeatures | None = None
        self._delayed_frames: _DelayedFrames | None = None
        self._frame: Frame | None = None
        self._is_dark = False
        self._brightness = 0.0

    @property
    def shown(self) -> LightSetting:
        """The setting that is in effect now."""
        return self.override or self.setting

    @property
    def is_available(self) -> bool:
        """True if at least one of its devices is reachable."""
        return any(output.is_available for output in self.outputs)

    @property
    def is_lit(self) -> bool:
        """True if it shows an effect that has to be drawn."""
        return self._is_lit(self.shown)

    @property
    def is_released(self) -> bool:
        """True if it is disabled, so that others may use the device."""
        return (self.override or self.setting).effect == "disabled"

    @property
    def uses_audio(self) -> bool:
        """True if its effect follows the music."""
        shown = self.override or self.setting
        return KINDS[shown.effect].uses_audio and self._is_lit(shown)

    @property
    def idle_s(self) -> float | None:
        """Longest time between calls of `show` while nothing changes; None for no limit."""
        is_lit, is_released = self.is_lit, self.is_released
        idles_s = (output.idle_s(is_lit=is_lit, is_released=is_released) for output in self.outputs)
        return min((idle_s for idle_s in idles_s if idle_s is not None), default=None)

    @property
    def preview(self) -> Pixels:
        """The current frame, shape (drawn pixels, 3)."""
        pixels = np.zeros((self._pixels, 3), dtype=np.uint8)
        for part in self._slices:
            pixels[part.first : part.first + len(part.target)] = part.target
        return pixels

    def show(self, features: Features, *, speed: float, dt_s: float, now_s: float) -> bool:
        """Draw the next frame of a whole device and send it if due; return True if it is lit."""
        is_lit = self.draw(features, speed=speed, dt_s=dt_s, now_s=now_s)
        if self._frame is not None:
            self.write_pixels(self.flash_guard.factor(self._frame, self._brightness, now_s))
        else:
            self.flash_guard.go_dark(now_s)
            self.write_pixels(0.0)
        self._only_output.flush(now_s, is_lit=is_lit, is_released=self.is_released)
        return is_lit

    def draw(self, features: Features, *, speed: float, dt_s: float, now_s: float) -> bool:
        """Draw the next frame; return True if the light is lit."""
        cue = self.cue
        if cue is not None and cue.is_due(features):
            self.override, self.cue = cue.setting, None
        setting = self.override or self.setting
        is_lit = self._is_lit(setting)
        if self._feature_outputs:
            self._send_features(setting, features, now_s)
        if is_lit:
            self._frame = self._drawn(setting, features, speed=speed, dt_s=dt_s)
            self._brightness = setting.brightness / BRIGHTNESS_MAX
            if setting.delay_ms > 0:
                self._delay_frame(setting.delay_ms / _MS_PER_S, now_s)
            else:
                self._delayed_frames = None
        else:
            # Not delayed, because the render loop sleeps when no light is lit.
            self._frame = self._delayed_frames = None
        return is_lit

    def close(self) -> None:
        """Go dark and close the devices."""
        for output in self.outputs:
            output.close()

    def share_of(self, output: DeviceOutput) -> FloatArray:
        """Return the share of an output that each drawn pixel covers, shape (drawn pixels,)."""
        copies = np.zeros(self._pixels, dtype=np.float32)
        for part in self._slices:
            if part.output is output:
                copies[part.first : part.first + len(part.target)] += 1.0
        return copies / np.float32(output.device.pixels)

    def add_light(self, share: FloatArray, total: FloatArray) -> None:
        """Add the mean red, green and blue of the frame to `total`, weighted by pixel."""
        frame = self._frame
        if frame is None:
            return
        if frame.shape[1] == len(share):
            np.dot(frame, share, out=self._light)
            np.multiply(self._light, self._brightness, out=self._light)
        else:
            np.multiply(frame[:, 0], self._brightness * float(share.sum()), out=self._light)
        np.add(total, self._light, out=total)

    def write_pixels(self, factor: float) -> None:
        """Write the frame to the devices, dimmed by the factor."""
        frame = self._frame
        if frame is None:
            if not self._is_dark:
                self._is_dark = True
                for part in self._slices:
                    part.target.fill(0)
            return
        self._is_dark = False
        factor *= self._brightness * _BYTE_MAX
        for part in self._slices:
            write_pixels(frame, part.first, factor, part.target)

    def _send_features(self, setting: LightSetting, features: Features, now_s: float) -> None:
        """Pass the features to devices that draw their own effects."""
        if not setting.is_on:
            features, self._delayed_features = _SILENCE, None
        elif setting.delay_ms > 0:
            self._delayed_features = self._delayed_features or DelayedFeatures()
            delay_s = setting.delay_ms / _MS_PER_S
            features = self._delayed_features.delayed(features, delay_s, now_s)
        else:
            self._delayed_features = None
        for output in self._feature_outputs:
            output.set_features(features)

    def _delay_frame(self, delay_s: float, now_s: float) -> None:
        """Replace the frame by the one that is due now.

        This precedes the flash guard, which has to judge frames in the order they are visible.
        """
        frame = self._frame
        assert frame is not None  # noqa: S101 - its only caller has just drawn it
        if self._delayed_frames is None:
            self._delayed_frames = _DelayedFrames(self._pixels)
        self._frame = self._delayed_frames.exchange(frame, self._brightness, delay_s, now_s)
        self._brightness = 1.0

    def _is_lit(self, shown: LightSetting) -> bool:
        is_visible = self.is_watched or not self._is_preview
        return is_visible and shown.is_on and shown.effect != "disabled"

    def _drawn(
        self, setting: LightSetting, features: Features, *, speed: float, dt_s: float
    ) -> Frame:
        if setting is not self._prepared_setting or self.palettes is not self._prepared_palettes:
            self._prepare(setting)
        if setting.delay_ms < 0:
            features = self._predicted_beats.ahead(features, -setting.delay_ms / _MS_PER_S)
        frame = self._runner.draw(features, speed=speed, dt_s=dt_s)
        if self._crossfade is not None:
            frame = self._crossfade.mix(frame, features, speed=speed, dt_s=dt_s)
            if self._crossfade.is_over:
                self._crossfade = None
        overlay = self.overlay
        if overlay is None:
            self._overlay = None
        else:
            self._overlay = self._overlay or EffectOverlay(matrix=self.device.matrix)
            frame = self._overlay.draw_over(frame, overlay, features, speed=speed, dt_s=dt_s)
        return frame if self._correction is None else self._correction.apply(frame)

    def _prepare(self, setting: LightSetting) -> None:
        """Apply a new setting or new palettes; an unchanged effect keeps its state."""
        kind = KINDS[setting.effect]
        pixels = 1 if setting.is_monochrome else self._pixels
        if not self._runner.matches(kind, pixels):
            if self._frame is None or setting.crossfade_s <= 0.0:
                self._crossfade = None
            else:
                self._crossfade = Crossfade(
                    before=self._runner, pixels=self._pixels, fade_s=setting.crossfade_s
                )
            self._runner = EffectRunner(
                kind=kind,
                pixels=pixels,
                matrix=None if setting.is_monochrome else self.device.matrix,
            )
        palettes = self._prepared_palettes = self.palettes
        self._runner.configure(setting, palettes.get(setting.palette, ()))
        if setting.gamma == 1.0 and setting.white == WHITE:
            self._correction = None
        else:
            self._correction = _Correction(
                pixels=self._pixels, gamma=setting.gamma, white=setting.white
            )
        self._prepared_setting = setting


class _DelayedFrames:
    """A delay line of frames, and the frame that is due as linear light."""

    def __init__(self, pixels: int) -> None:
        self._line = DelayLine(pixels=pixels)
        self._due = black_frame(pixels)

    def exchange(self, frame: Frame, brightness: float, delay_s: float, now_s: float) -> Frame:
        """Append a frame, of full width or of 1 pixel, and return the one that is due."""
        write_pixels(frame, 0, brightness * _BYTE_MAX, self._line.vacant.T)
        self._line.push(now_s)
        return np.multiply(
            self._line.due(now_s, delay_s), _ONE_BYTE, out=self._due, dtype=np.float32
        )


class _Correction:
    """Gamma correction, then white balance."""

    def __init__(self, *, pixels: int, gamma: float, white: Rgb) -> None:
        self._wide = black_frame(pixels)
        self._narrow = black_frame(1)
        self._gamma = gamma
        self._white = np.array(white, dtype=np.float32).reshape(3, 1) / np.float32(COLOR_MAX)

    def apply(self, frame: Frame) -> Frame:
        """Return the corrected frame, valid until the next call."""
        out = self._wide if frame.shape[1] > 1 else self._narrow
        if self._gamma == 1.0:
            np.multiply(frame, self._white, out=out)
        else:
            np.power(frame, self._gamma, out=out)
            np.multiply(out, self._white, out=out)
        return out
