"""State and previews of all lights, combined from the visualizer's messages."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from raveberry_contract import messages
from raveberry_contract.visualizers import LOCAL, Visualizers

from .state import NO_LIGHTS

type PreviewListener = Callable[[str, str], None]
"""Receives a device id and its pixels, encoded as in `PreviewFrame`."""

_UNKNOWN: Final = messages.LightState(
    state=messages.Power.OFF,
    brightness=0,
    color=messages.Color(r=0, g=0, b=0),
    effect="disabled",
)
"""State of a device that has not sent any yet."""


_FPS_NOISE: Final = 2.0
_LATENCY_NOISE_MS: Final = 3.0
"""Smaller changes of measured values are noise, and not sent to pages."""


class LightsCache:
    """Latest messages of all visualizers; listeners are notified of changes."""

    def __init__(self) -> None:
        self._visualizers = Visualizers()
        self._states: dict[str, messages.LightState] = {}
        self._lights = NO_LIGHTS
        self._listeners: list[Callable[[], None]] = []
        self._previews: dict[str, str] = {}
        self._watchers: list[PreviewListener] = []
        self._watched_listeners: list[Callable[[], None]] = []

    @property
    def lights(self) -> messages.Lights:
        """Return the state of all lights."""
        return self._lights

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call the listener after every change, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @property
    def visualizers(self) -> Visualizers:
        """Return the latest messages of all visualizers."""
        return self._visualizers

    def show(self, lights: messages.Lights) -> None:
        """Show a state that another server has combined."""
        self._lights = lights
        for listener in tuple(self._listeners):
            listener()

    def disconnect(self) -> None:
        """Take all visualizers as offline, until they report again."""
        self._set_visualizers(replace(self._visualizers, online=frozenset()))

    def set_online(self, visualizer: str = LOCAL, *, is_online: bool) -> None:
        """Set whether a visualizer is online."""
        self._set_visualizers(self._visualizers.with_presence(visualizer, is_online=is_online))

    def set_info(self, info: messages.LightsInfo | None, visualizer: str = LOCAL) -> None:
        """Set the info of a visualizer, or remove it."""
        self._set_visualizers(self._visualizers.with_info(visualizer, info))

    def _set_visualizers(self, visualizers: Visualizers) -> None:
        self._visualizers = visualizers
        self._redraw()

    def set_state(self, device: str, state: messages.LightState | None) -> None:
        """Set the state of a device, or remove it."""
        if state is None:
            self._states.pop(device, None)
        else:
            self._states[device] = state
        self._redraw()

    # --- previews --------------------------------------------------------------------------------

    @property
    def is_watched(self) -> bool:
        """Return True while previews are watched."""
        return bool(self._watchers)

    def on_watched_change(self, listener: Callable[[], None]) -> None:
        """Call the listener whenever the first watcher comes or the last one leaves."""
        self._watched_listeners.append(listener)

    def watch(self, watcher: PreviewListener) -> Callable[[], None]:
        """Send all previews to the watcher, until the returned function is called."""
        for device, pixels in self._previews.items():
            watcher(device, pixels)
        self._watchers.append(watcher)
        if len(self._watchers) == 1:
            self._notify_watched_change()

        def end() -> None:
            self._watchers.remove(watcher)
            if not self._watchers:
                self._previews.clear()
                self._notify_watched_change()

        return end

    def receive_preview(self, device: str, pixels: bytes) -> None:
        """Forward the pixels of a device: red, green and blue, a byte each."""
        if not self._watchers:
            return
        text = b64encode(pixels).decode()
        self._previews[device] = text
        for watcher in tuple(self._watchers):
            watcher(device, text)

    def _notify_watched_change(self) -> None:
        for listener in self._watched_listeners:
            listener()

    @property
    def _is_online(self) -> bool:
        return bool(self._visualizers.online)

    # --- the state of all lights -----------------------------------------------------------------

    def _redraw(self) -> None:
        lights = self._drawn()
        if lights == self._lights:
            return
        self._lights = lights
        for listener in tuple(self._listeners):
            listener()

    def _drawn(self) -> messages.Lights:
        info = self._visualizers.combined
        if info is None:
            return messages.Lights(
                online=self._is_online,
                fps=None,
                source=None,
                speed=None,
                latency_ms=None,
                devices=(),
            )
        return messages.Lights(
            online=self._is_online,
            fps=_steady(self._lights.fps, info.fps, within=_FPS_NOISE),
            source=info.source,
            speed=info.speed,
            latency_ms=_steady(self._lights.latency_ms, info.latency_ms, within=_LATENCY_NOISE_MS),
            devices=tuple(self._light(device) for device in info.devices),
            parameters=info.parameters,
            palettes=info.palettes,
            scenes=info.scenes,
            scene=info.scene,
            safe=info.safe,
            automatic=info.automatic,
            reactions=info.reactions,
            alarm=info.alarm,
            calibrating=info.calibrating,
            finding=info.finding,
            found=info.found,
        )

    def _light(self, device: messages.LightDevice) -> messages.Light:
        shown = self._states.get(device.id, _UNKNOWN)
        return messages.Light(
            id=device.id,
            name=device.name,
            kind=device.kind,
            pixels=device.pixels,
            effects=device.effects,
            available=device.available and self._is_online,
            state=shown.state,
            brightness=shown.brightness,
            color=shown.color,
            effect=shown.effect,
            parameters=shown.parameters,
            palette=shown.palette,
            monochrome=shown.monochrome,
            delay_ms=shown.delay_ms,
            gamma=shown.gamma,
            white=shown.white,
            crossfade_s=shown.crossfade_s,
            added=device.added,
        )


def _steady(shown: float | None, measured: float | None, *, within: float) -> float | None:
    """Return the measured value, or the shown one if the difference is noise."""
    if shown is None or measured is None or abs(measured - shown) >= within:
        return measured
    return shown
