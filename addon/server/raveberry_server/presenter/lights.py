"""The lights as the pages show them, put together from what the visualizer says."""

from base64 import b64encode
from collections.abc import Callable
from typing import Final

from raveberry_contract import messages

from .state import NO_LIGHTS

type PreviewListener = Callable[[str, str], None]
"""Takes a device and what it shows now, as `PreviewFrame` spells it."""

_UNKNOWN: Final = messages.LightState(
    state=messages.Power.OFF,
    brightness=0,
    color=messages.Color(r=0, g=0, b=0),
    effect="disabled",
)
"""What a device shows that has not said anything yet."""


_FPS_NOISE: Final = 2.0
_LATENCY_NOISE_MS: Final = 3.0
"""What is measured trembles; not every page needs to be told."""


class LightsCache:
    """Remembers the visualizer's messages and tells listeners when the picture changes."""

    def __init__(self) -> None:
        self._is_online = False
        self._info: messages.LightsInfo | None = None
        self._states: dict[str, messages.LightState] = {}
        self._lights = NO_LIGHTS
        self._listeners: list[Callable[[], None]] = []
        self._previews: dict[str, str] = {}
        self._watchers: list[PreviewListener] = []
        self._attendants: list[Callable[[], None]] = []

    @property
    def lights(self) -> messages.Lights:
        """All lights."""
        return self._lights

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call the listener after every change, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def note_presence(self, *, is_online: bool) -> None:
        """The visualizer came or went."""
        self._is_online = is_online
        self._redraw()

    def note_info(self, info: messages.LightsInfo | None) -> None:
        """The visualizer said what there is; None takes it back."""
        self._info = info
        self._redraw()

    def note_state(self, device: str, state: messages.LightState | None) -> None:
        """A device said what it shows; None takes it back."""
        if state is None:
            self._states.pop(device, None)
        else:
            self._states[device] = state
        self._redraw()

    # --- previews --------------------------------------------------------------------------------

    @property
    def is_watched(self) -> bool:
        """Whether anybody looks at the previews."""
        return bool(self._watchers)

    def attend(self, attendant: Callable[[], None]) -> None:
        """Call the attendant whenever the first one begins to look or the last one ends."""
        self._attendants.append(attendant)

    def watch(self, watcher: PreviewListener) -> Callable[[], None]:
        """Show the watcher all previews, until the returned function is called."""
        for device, pixels in self._previews.items():
            watcher(device, pixels)
        self._watchers.append(watcher)
        if len(self._watchers) == 1:
            self._tell_attendants()

        def end() -> None:
            self._watchers.remove(watcher)
            if not self._watchers:
                self._previews.clear()
                self._tell_attendants()

        return end

    def note_preview(self, device: str, pixels: bytes) -> None:
        """A device shows this now: red, green, blue of each pixel."""
        if not self._watchers:
            return
        text = b64encode(pixels).decode()
        self._previews[device] = text
        for watcher in tuple(self._watchers):
            watcher(device, text)

    def _tell_attendants(self) -> None:
        for attendant in self._attendants:
            attendant()

    # --- the picture -----------------------------------------------------------------------------

    def _redraw(self) -> None:
        lights = self._drawn()
        if lights == self._lights:
            return
        self._lights = lights
        for listener in tuple(self._listeners):
            listener()

    def _drawn(self) -> messages.Lights:
        info = self._info
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
    """What is measured, or what is shown as long as that is near enough."""
    if shown is None or measured is None or abs(measured - shown) >= within:
        return measured
    return shown
