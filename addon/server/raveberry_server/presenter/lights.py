"""The lights as the pages show them, put together from what the visualizer says."""

from collections.abc import Callable
from typing import Final

from raveberry_contract import messages

from .state import NO_LIGHTS

_UNKNOWN: Final = messages.LightState(
    state=messages.Power.OFF,
    brightness=0,
    color=messages.Color(r=0, g=0, b=0),
    effect="disabled",
)
"""What a device shows that has not said anything yet."""


class LightBoard:
    """Remembers the visualizer's messages and tells listeners when the picture changes."""

    def __init__(self) -> None:
        self._is_online = False
        self._info: messages.LightsInfo | None = None
        self._states: dict[str, messages.LightState] = {}
        self._lights = NO_LIGHTS
        self._listeners: list[Callable[[], None]] = []

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
            fps=info.fps,
            source=info.source,
            speed=info.speed,
            latency_ms=info.latency_ms,
            devices=tuple(self._light(device) for device in info.devices),
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
        )
