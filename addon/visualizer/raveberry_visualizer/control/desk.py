"""The lighting desk: takes orders for the lights and says what they show."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from raveberry_contract import ContractError, Topics, dumps, loads
from raveberry_contract.messages import (
    EffectParameter,
    LightDevice,
    LightOrder,
    LightsInfo,
    Power,
)

from raveberry_visualizer.effects import EFFECTS
from raveberry_visualizer.engine import Light, LightSetting, Show

from .memory import LightsFile, Memory, kept_light, light_state

_LOGGER = logging.getLogger(__name__)

SHORTEST_INTERVAL_S: Final = 0.2
"""Five messages a second and topic, as the contract allows."""

MEASURED_INTERVAL_S: Final = 10.0
"""For what only measures (frame rate, latency, features) and would chatter otherwise."""

_MOST_COMPLAINTS: Final = 100
"""Whoever makes up names of lights must not fill the log."""

_PARAMETERS: Final = {
    kind.id: tuple(
        EffectParameter(
            id=parameter.id,
            low=parameter.low,
            high=parameter.high,
            default=parameter.default,
            unit=parameter.unit,
            explanation=parameter.explanation,
        )
        for parameter in kind.parameters
    )
    for kind in EFFECTS.values()
    if kind.parameters
}


@dataclass(frozen=True, slots=True)
class Message:
    """A retained message."""

    topic: str
    payload: str


@dataclass(slots=True)
class _Topic:
    """When a topic was last published and with what."""

    payload: str = ""
    published_at_s: float | None = None


class Desk:
    """The single writer of the lights' settings; belongs to one thread.

    An order shows at once. It is published, and thereby acknowledged, only after the file holds
    it; orders that follow within a fifth of a second (a finger on a slider) share one writing.
    """

    def __init__(self, *, show: Show, topics: Topics, file: LightsFile, memory: Memory) -> None:
        self._show = show
        self._topics = topics
        self._file = file
        self._memory = memory
        self._lights = {light.device.id: light for light in show.lights}
        self._published: dict[str, _Topic] = {}
        self._devices: tuple[LightDevice, ...] = ()
        self._complaints: dict[str, str] = {}
        self._is_saved = True
        self._disk_trouble = ""

    def take(self, topic: str, payload: bytes, *, is_retained: bool) -> None:
        """Carry an order out, or refuse it with one word in the log and show the true state."""
        device = self._topics.light_device(topic)
        if device is None or topic != self._topics.light_set(device):
            return
        light = self._lights.get(device)
        if light is None:
            known = ", ".join(self._lights) or "none"
            self._complain(device, f"there is no light {device!r}; there are: {known}")
            return
        self._repeat(self._topics.light_state(device))
        try:
            setting = _ordered(light.setting, payload, is_retained=is_retained)
        except ContractError as err:
            self._complain(device, f"an order for light {device} is refused: {err}")
            return
        self._complaints.pop(device, None)
        if setting != light.setting:
            light.setting = setting
            self._is_saved = False
            self._show.wake()

    def repeat_all(self) -> None:
        """Have everything published again, for a broker that may have forgotten."""
        self._published.clear()

    def news(self, now_s: float) -> Iterator[Message]:
        """What is to be published now; what it says about the lights is kept by then."""
        due = [
            (self._topics.light_state(device), dumps(light_state(light.setting)))
            for device, light in self._lights.items()
            if self._is_due(self._topics.light_state(device), now_s)
        ]
        if any(self._is_new(topic, payload) for topic, payload in due):
            self._save()
        yield from self._published_messages(due, now_s)
        yield from self._info_news(now_s)

    def _complain(self, device: str, complaint: str) -> None:
        # A client that repeats itself must not fill the log.
        if self._complaints.get(device) != complaint and len(self._complaints) < _MOST_COMPLAINTS:
            self._complaints[device] = complaint
            _LOGGER.warning("%s", complaint)

    def _repeat(self, topic: str) -> None:
        if topic in self._published:
            self._published[topic].payload = ""

    def _is_due(self, topic: str, now_s: float) -> bool:
        at_s = self._published.setdefault(topic, _Topic()).published_at_s
        return at_s is None or now_s - at_s >= SHORTEST_INTERVAL_S

    def _is_new(self, topic: str, payload: str) -> bool:
        return self._published[topic].payload != payload

    def _published_messages(self, due: list[tuple[str, str]], now_s: float) -> Iterator[Message]:
        for topic, payload in due:
            if self._is_new(topic, payload):
                self._published[topic] = _Topic(payload, now_s)
                yield Message(topic, payload)

    def _save(self) -> None:
        if self._is_saved:
            return
        kept = {device: kept_light(light.setting) for device, light in self._lights.items()}
        self._memory = replace(self._memory, lights={**self._memory.lights, **kept})
        try:
            self._file.save(self._memory)
        except OSError as err:
            if str(err) != self._disk_trouble:
                self._disk_trouble = str(err)
                _LOGGER.error("the lights' settings are not kept: %s", err)  # noqa: TRY400
        else:
            self._is_saved = True
            self._disk_trouble = ""

    def _info_news(self, now_s: float) -> Iterator[Message]:
        topic = self._topics.lights_info
        devices = tuple(_described(light) for light in self._show.lights)
        published_at_s = self._published.setdefault(topic, _Topic()).published_at_s
        interval_s = SHORTEST_INTERVAL_S if devices != self._devices else MEASURED_INTERVAL_S
        if published_at_s is None or now_s - published_at_s >= interval_s:
            self._devices = devices
            yield from self._published_messages([(topic, dumps(self._info(devices)))], now_s)

    def _info(self, devices: tuple[LightDevice, ...]) -> LightsInfo:
        latency_s = self._show.latency_s
        return LightsInfo(
            fps=float(round(self._show.fps)),
            source=self._show.source.name,
            devices=devices,
            speed=self._show.speed,
            latency_ms=None if latency_s is None else float(round(1000.0 * latency_s)),
            features=_reported(self._show),
            parameters=_PARAMETERS,
        )


def _ordered(setting: LightSetting, payload: bytes, *, is_retained: bool) -> LightSetting:
    """The setting that an order asks for.

    Raises:
        ContractError: it asks for what there is not.
    """
    if is_retained:
        raise ContractError("$", "it is retained and would come back after each reconnection")
    order = loads(LightOrder, payload)
    effect = setting.effect if order.effect is None else order.effect
    if effect not in EFFECTS:
        allowed = ", ".join(EFFECTS)
        raise ContractError("$.effect", f"expected one of {allowed}, got {effect!r:.80}")
    color = order.color
    return LightSetting(
        is_on=setting.is_on if order.state is None else order.state is Power.ON,
        brightness=setting.brightness if order.brightness is None else order.brightness,
        color=setting.color if color is None else (color.r, color.g, color.b),
        effect=effect,
        parameters=_tuned(setting.parameters, effect, order.parameters or {}),
    )


def _tuned(
    before: Mapping[str, Mapping[str, float]], effect: str, ordered: Mapping[str, float]
) -> Mapping[str, Mapping[str, float]]:
    """All that is tuned, after some parameters of one effect were ordered."""
    parameters = {parameter.id: parameter for parameter in EFFECTS[effect].parameters}
    for name, value in ordered.items():
        path = f"$.parameters.{name:.40}"
        if name not in parameters:
            known = ", ".join(parameters) or "none"
            raise ContractError(path, f"effect {effect} has no such parameter; it has: {known}")
        if not parameters[name].allows(value):
            low, high = parameters[name].low, parameters[name].high
            raise ContractError(path, f"must be from {low} to {high}, got {value}")
    return {**before, effect: {**before.get(effect, {}), **ordered}} if ordered else before


def _described(light: Light) -> LightDevice:
    return LightDevice(
        id=light.device.id,
        name=light.device.name,
        kind=light.device.kind,
        pixels=light.device.pixels,
        effects=tuple(EFFECTS),
        available=light.is_available,
    )


def _reported(show: Show) -> Mapping[str, float | None]:
    features = show.features
    return {
        "bpm": None if features.bpm is None else float(round(features.bpm)),
        "level": round(features.level, 1),
        "bass": round(features.bass, 1),
        "mid": round(features.mid, 1),
        "treble": round(features.treble, 1),
    }
