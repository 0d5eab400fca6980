"""One light: what it shows, and on which devices."""

from typing import TYPE_CHECKING, Final

import numpy as np

from raveberry_visualizer.dsp import Features, FloatArray
from raveberry_visualizer.effects import PALETTES, Frame, Rgb, black_frame
from raveberry_visualizer.kernels import expose

from .act import KINDS, Act
from .delay import DelayLine, Foresight, Hindsight
from .device import Device
from .fade import Crossfade
from .flash import FlashGuard
from .output import Output
from .overlay import Overlay
from .place import Layout, whole
from .ports import LedSink, Pixels
from .rig import Rig
from .setting import BRIGHTNESS_MAX, COLOR_MAX, WHITE, Cue, LightSetting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PREVIEW: Final = "preview"
"""The kind of device that is drawn only while somebody looks at it."""

_BYTE_MAX: Final = 255
_ONE_BYTE: Final = np.float32(1.0 / _BYTE_MAX)
_MS_PER_S: Final = 1000.0
_SILENCE: Final = Features()


class Light:
    """One light of the show.

    `setting`, `override`, `cue`, `overlay`, `palettes`, `is_watched` and `guard.is_calm` may be
    replaced from any thread; everything else belongs to the thread of the show.

    Args:
        sink: of the device that the light is; or a layout over parts of devices.

    Attributes:
        setting: what people chose.
        override: what is shown in its place for a while.
        cue: what becomes the override with the next bar.
        overlay: what lies over all of it for a while, one of OVERLAYS.
        palettes: the colours of each palette by its name.
        is_watched: somebody looks at the preview.
        outputs: the devices it lies on.
        guard: keeps it from flashing too often.
    """

    def __init__(self, *, device: Device, sink: LedSink | Layout, setting: LightSetting) -> None:
        self.device = device
        self.setting = setting
        self.override: LightSetting | None = None
        self.cue: Cue | None = None
        self.overlay: LightSetting | None = None
        self._overlay: Overlay | None = None
        self.palettes: Mapping[str, Sequence[Rgb]] = PALETTES
        self.is_watched = False
        self._is_preview = device.kind == PREVIEW
        laid = sink if isinstance(sink, Layout) else whole(Output(device=device, sink=sink))
        self.outputs = tuple(dict.fromkeys(place.output for place in laid.places))
        self._hearing = tuple(output for output in self.outputs if output.hears)
        self.guard = FlashGuard()
        self._pixels = laid.pixels
        self._places = laid.places
        self._only_output = self.outputs[0]
        self._light = np.empty(3, dtype=np.float32)
        self._drawn_setting: LightSetting | None = None
        self._drawn_palettes: Mapping[str, Sequence[Rgb]] | None = None
        self._act = Act(kind=KINDS["disabled"], pixels=laid.pixels)
        self._fade: Crossfade | None = None
        self._correction: _Correction | None = None
        self._foresight = Foresight()
        self._hindsight: Hindsight | None = None
        self._delayed: _Delayed | None = None
        self._frame: Frame | None = None
        self._is_dark = False
        self._brightness = 0.0
        # A light that is a device of its own is shown by itself, without detours.
        self._rig = Rig((self,)) if isinstance(sink, Layout) else None

    @property
    def shown(self) -> LightSetting:
        """What it shows now, chosen or not."""
        return self.override or self.setting

    @property
    def is_available(self) -> bool:
        """One of its devices at least can be reached."""
        return any(output.is_available for output in self.outputs)

    @property
    def is_lit(self) -> bool:
        """It shows something that has to be drawn."""
        return self._is_lit(self.shown)

    @property
    def is_left_alone(self) -> bool:
        """It is not driven: others may use the device."""
        return self.shown.effect == "disabled"

    @property
    def hears(self) -> bool:
        """What it shows follows the music."""
        shown = self.override or self.setting
        return KINDS[shown.effect].hears and self._is_lit(shown)

    @property
    def idle_s(self) -> float | None:
        """How long it may be left unshown while nothing moves; None for as long as one likes."""
        is_left_alone = self.is_left_alone
        idles_s = (output.idle_s(is_left_alone=is_left_alone) for output in self.outputs)
        return min((idle_s for idle_s in idles_s if idle_s is not None), default=None)

    @property
    def preview(self) -> Pixels:
        """What is drawn on its places now, shape (pixels drawn, 3)."""
        pixels = np.zeros((self._pixels, 3), dtype=np.uint8)
        for place in self._places:
            pixels[place.first : place.first + len(place.target)] = place.target
        return pixels

    def show(self, features: Features, *, speed: float, dt_s: float, now_s: float) -> bool:
        """Draw the next frame and send it if that is due; whether there was anything to draw."""
        cue = self.cue
        if cue is not None and cue.is_due(features):
            self.override, self.cue = cue.setting, None
        setting = self.override or self.setting
        is_lit, is_left_alone = self._is_lit(setting), setting.effect == "disabled"
        if self._hearing:
            self._tell(setting, features, now_s)
        if is_lit:
            self._frame = self._drawn(setting, features, speed=speed, dt_s=dt_s)
            self._brightness = setting.brightness / BRIGHTNESS_MAX
            if setting.delay_ms > 0:
                self._put_off(setting.delay_ms / _MS_PER_S, now_s)
            else:
                self._delayed = None
        else:
            # At once and not delayed: a show without light sleeps.
            self._frame = self._delayed = None
        if self._rig is not None:
            self._rig.note_drawn(now_s)
            return is_lit
        if self._frame is not None:
            self.expose(self.guard.factor(self._frame, self._brightness, now_s))
        else:
            self.guard.go_dark(now_s)
            self.expose(0.0)
        self._only_output.flush(now_s, is_lit=is_lit, is_left_alone=is_left_alone)
        return is_lit

    def close(self) -> None:
        """Go dark and let go of the devices."""
        for output in self.outputs:
            output.close()

    # --- for lights that hang together -----------------------------------------------------------

    def join(self, rig: Rig) -> None:
        """Be shown together with others."""
        self._rig = rig

    def share_of(self, output: Output) -> FloatArray:
        """How much of an output each drawn pixel is, shape (pixels drawn,)."""
        copies = np.zeros(self._pixels, dtype=np.float32)
        for place in self._places:
            if place.output is output:
                copies[place.first : place.first + len(place.target)] += 1.0
        return copies / np.float32(output.device.pixels)

    def add_light(self, share: FloatArray, total: FloatArray) -> None:
        """Add the red, green and blue that it shows, each pixel weighed by its share."""
        frame = self._frame
        if frame is None:
            return
        if frame.shape[1] == len(share):
            np.dot(frame, share, out=self._light)
            np.multiply(self._light, self._brightness, out=self._light)
        else:
            np.multiply(frame[:, 0], self._brightness * float(share.sum()), out=self._light)
        np.add(total, self._light, out=total)

    def expose(self, factor: float) -> None:
        """Put the frame on the devices, dimmed by that factor."""
        frame = self._frame
        if frame is None:
            if not self._is_dark:
                self._is_dark = True
                for place in self._places:
                    place.target.fill(0)
            return
        self._is_dark = False
        factor *= self._brightness * _BYTE_MAX
        for place in self._places:
            expose(frame, place.first, factor, place.target)

    def _tell(self, setting: LightSetting, features: Features, now_s: float) -> None:
        """Tell the devices that draw by themselves what to draw to."""
        if not setting.is_on:
            features, self._hindsight = _SILENCE, None
        elif setting.delay_ms > 0:
            self._hindsight = self._hindsight or Hindsight()
            features = self._hindsight.past(features, setting.delay_ms / _MS_PER_S, now_s)
        else:
            self._hindsight = None
        for output in self._hearing:
            output.hear(features)

    def _put_off(self, delay_s: float, now_s: float) -> None:
        """Let the frame take the place of the one that is due now.

        Before the guard, which has to judge what is seen when it is seen.
        """
        frame = self._frame
        assert frame is not None  # noqa: S101 - its only caller has just drawn it
        if self._delayed is None:
            self._delayed = _Delayed(self._pixels)
        self._frame = self._delayed.exchanged(frame, self._brightness, delay_s, now_s)
        self._brightness = 1.0

    # --- drawing ---------------------------------------------------------------------------------

    def _is_lit(self, shown: LightSetting) -> bool:
        is_wanted = self.is_watched or not self._is_preview
        return is_wanted and shown.is_on and shown.effect != "disabled"

    def _drawn(
        self, setting: LightSetting, features: Features, *, speed: float, dt_s: float
    ) -> Frame:
        if setting is not self._drawn_setting or self.palettes is not self._drawn_palettes:
            self._prepare(setting)
        if setting.delay_ms < 0:
            features = self._foresight.ahead(features, -setting.delay_ms / _MS_PER_S)
        frame = self._act.draw(features, speed=speed, dt_s=dt_s)
        if self._fade is not None:
            frame = self._fade.mixed(frame, features, speed=speed, dt_s=dt_s)
            if self._fade.is_over:
                self._fade = None
        overlay = self.overlay
        if overlay is None:
            self._overlay = None
        else:
            self._overlay = self._overlay or Overlay(matrix=self.device.matrix)
            frame = self._overlay.over(frame, overlay, features, speed=speed, dt_s=dt_s)
        return frame if self._correction is None else self._correction.of(frame)

    def _prepare(self, setting: LightSetting) -> None:
        """Do once what only another setting changes; an effect that stays goes on."""
        kind = KINDS[setting.effect]
        pixels = 1 if setting.is_monochrome else self._pixels
        if not self._act.is_of(kind, pixels):
            if self._frame is None or setting.crossfade_s <= 0.0:
                self._fade = None
            else:
                self._fade = Crossfade(
                    before=self._act, pixels=self._pixels, fade_s=setting.crossfade_s
                )
            self._act = Act(
                kind=kind,
                pixels=pixels,
                matrix=None if setting.is_monochrome else self.device.matrix,
            )
        palettes = self._drawn_palettes = self.palettes
        self._act.dress(setting, palettes.get(setting.palette, ()))
        if setting.gamma == 1.0 and setting.white == WHITE:
            self._correction = None
        else:
            self._correction = _Correction(
                pixels=self._pixels, gamma=setting.gamma, white=setting.white
            )
        self._drawn_setting = setting


class _Delayed:
    """Frames on their way, and the one that is due as light."""

    def __init__(self, pixels: int) -> None:
        self._line = DelayLine(pixels=pixels)
        self._due = black_frame(pixels)

    def exchanged(self, frame: Frame, brightness: float, delay_s: float, now_s: float) -> Frame:
        """Take a frame, of its width or of 1, and give the one that is due."""
        expose(frame, 0, brightness * _BYTE_MAX, self._line.vacant.T)
        self._line.push(now_s)
        return np.multiply(
            self._line.due(now_s, delay_s), _ONE_BYTE, out=self._due, dtype=np.float32
        )


class _Correction:
    """What makes up for the LEDs: gamma, then white balance."""

    def __init__(self, *, pixels: int, gamma: float, white: Rgb) -> None:
        self._wide = black_frame(pixels)
        self._narrow = black_frame(1)
        self._gamma = gamma
        self._white = np.array(white, dtype=np.float32).reshape(3, 1) / np.float32(COLOR_MAX)

    def of(self, frame: Frame) -> Frame:
        """The corrected frame, valid until the next."""
        out = self._wide if frame.shape[1] > 1 else self._narrow
        if self._gamma == 1.0:
            np.multiply(frame, self._white, out=out)
        else:
            np.power(frame, self._gamma, out=out)
            np.multiply(out, self._white, out=out)
        return out
