"""Publication of the lights: their states, the summary, previews, and the music."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from raveberry_contract import Topics
from raveberry_contract.messages import LightFault, LightsInfo, LightState
from raveberry_contract.topics import (
    LIGHT_PREVIEW,
    LIGHT_STATE,
    LIGHTS_INFO,
    SPECTRUM,
    Address,
    Encoded,
)
from raveberry_contract.visualizers import info_address

from raveberry_visualizer.control.party.screen_colors import hex_from_light
from raveberry_visualizer.engine import LightSetting

from .lights_info import OWN_COLORS, PARAMETERS, found_light, light_device, rounded_features
from .party_lighting import PartyLighting
from .preview_selector import PreviewSelector
from .settings_and_scenes import LightsState
from .settings_format import light_state
from .spectrum_selector import SpectrumSelector
from .throttled_publisher import Message, ThrottledPublisher

MEASURED_INTERVAL_S: Final = 10.0
"""Interval for measurements (frame rate, latency, features), which change all the time."""


class LightsPublisher:
    """Builds the messages that are due.

    A changed setting is published, and thereby acknowledged, only after it was saved; commands that
    arrive within a fifth of a second (a finger on a slider) share one save.
    """

    def __init__(  # noqa: PLR0913 - keyword-only
        self,
        *,
        state: LightsState,
        party: PartyLighting,
        previews: PreviewSelector,
        spectrum: SpectrumSelector,
        topics: Topics,
        visualizer: str,
        faults: Sequence[LightFault],
    ) -> None:
        self._state = state
        self._party = party
        self._previews = previews
        self._spectrum = spectrum
        self._topics = topics
        self._info_address = info_address(topics, visualizer)
        self._faults = tuple(faults) or None
        self._throttle = ThrottledPublisher()
        self._encoded: dict[str, tuple[LightSetting, Encoded[LightState]]] = {}
        self._removed: list[Address[LightState]] = []
        self._last_info: tuple[object, ...] = ()

    def republish_all(self) -> None:
        """Publish everything again, for a broker that may have lost it."""
        self._throttle.republish_all()

    def republish(self, address: Address[Any]) -> None:
        """Publish one topic again, as soon as its rate allows."""
        if address == self._info_address:
            self._last_info = ()
        self._throttle.republish(address)

    def republish_light(self, device: str) -> None:
        """Publish the state of a light again, as the answer to a command."""
        self._throttle.republish(self._topics.address(LIGHT_STATE, device))

    def remove_light(self, device: str) -> None:
        """Delete the retained state of a light that was removed."""
        address = self._topics.address(LIGHT_STATE, device)
        self._throttle.remove(address)
        self._removed.append(address)

    def due_messages(self, now_s: float) -> Iterator[Message]:
        """Save pending changes, then yield the messages that are due."""
        due = [
            Message.of(address, self._state_message(device, light.setting))
            for device, light in self._state.lights.items()
            if self._throttle.is_due(address := self._topics.address(LIGHT_STATE, device), now_s)
        ]
        self._state.save()
        yield from self._throttle.changed(due, now_s)
        while self._removed:
            yield Message(self._removed.pop(), b"")
        yield from self._info_messages(now_s)
        for device, pixels in self._previews.due(self._state.lights, now_s):
            preview = self._topics.address(LIGHT_PREVIEW, device)
            yield Message.of(preview, LIGHT_PREVIEW.encode(pixels))
        colors = self._party.screen_colors
        if (spectrum := self._spectrum.due(self._state.loop.features, colors, now_s)) is not None:
            yield Message.of(self._topics.address(SPECTRUM), SPECTRUM.encode(spectrum))

    def _state_message(self, device: str, setting: LightSetting) -> Encoded[LightState]:
        known = self._encoded.get(device)
        if known is None or known[0] is not setting:
            known = self._encoded[device] = setting, LIGHT_STATE.encode(light_state(setting))
        return known[1]

    def _info_messages(self, now_s: float) -> Iterator[Message]:
        address = self._info_address
        info = self._info()
        # Changed measurements alone can wait, but not the start or end of measuring.
        significant = (
            *(info.devices, info.speed, info.palettes, info.scenes, info.scene),
            *(info.safe, info.automatic, info.reactions, info.alarm, info.calibrating),
            *(info.finding, info.found, info.fps > 0.0),
        )
        is_changed = significant != self._last_info
        if self._throttle.is_due(address, now_s, None if is_changed else MEASURED_INTERVAL_S):
            self._last_info = significant
            message = Message.of(address, LIGHTS_INFO.encode(info))
            yield from self._throttle.changed([message], now_s)

    def _info(self) -> LightsInfo:
        loop, registry = self._state.loop, self._state.registry
        settings, overrides = self._state.settings, self._party.overrides
        latency_s = loop.latency_s
        return LightsInfo(
            fps=float(round(loop.fps)),
            source=loop.source.name,
            devices=tuple(
                light_device(light, is_added=device in registry.added)
                for device, light in self._state.lights.items()
            ),
            speed=loop.speed,
            latency_ms=None if latency_s is None else float(round(1000.0 * latency_s)),
            features=rounded_features(loop.features),
            parameters=PARAMETERS,
            own_colors=OWN_COLORS,
            palettes={
                name: tuple(map(hex_from_light, colors))
                for name, colors in self._party.palettes.items()
            },
            scenes=tuple(settings.scenes),
            scene=self._state.scene,
            safe=settings.safe,
            automatic=settings.automatic,
            reactions=settings.reactions,
            alarm=overrides.is_alarm_active,
            calibrating=overrides.calibrating,
            finding=registry.is_searching if registry.can_search else None,
            found=tuple(map(found_light, registry.found)) or None,
            faults=self._faults,
        )
