"""The lighting desk: takes orders for the lights and says what they show."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from raveberry_contract import ContractError, Topics, dumps, loads
from raveberry_contract.messages import LightDevice, LightOrder, LightsInfo, LightState

from raveberry_visualizer.effects import EFFECTS
from raveberry_visualizer.engine import Light, Show

from .memory import LightsFile, Memory, light_setting, light_state

_LOGGER = logging.getLogger(__name__)

SHORTEST_INTERVAL_S: Final = 0.2
"""Five messages a second and topic, as the contract allows."""

MEASURED_INTERVAL_S: Final = 10.0
"""For what only measures (frame rate, latency, features) and would chatter otherwise."""

_MOST_COMPLAINTS: Final = 100
"""Whoever makes up names of lights must not fill the log."""


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
        self._states = {
            device: light_state(light.setting) for device, light in self._lights.items()
        }
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
            state = self._ordered(self._states[device], payload, is_retained=is_retained)
        except ContractError as err:
            self._complain(device, f"an order for light {device} is refused: {err}")
            return
        self._complaints.pop(device, None)
        self._carry_out(device, light, state)

    def repeat_all(self) -> None:
        """Have everything published again, for a broker that may have forgotten."""
        self._published.clear()

    def news(self, now_s: float) -> Iterator[Message]:
        """What is to be published now; what it says about the lights is kept by then."""
        due = [
            (self._topics.light_state(device), dumps(state))
            for device, state in self._states.items()
            if self._is_due(self._topics.light_state(device), now_s)
        ]
        if any(self._is_new(topic, payload) for topic, payload in due):
            self._save()
        yield from self._published_messages(due, now_s)
        yield from self._info_news(now_s)

    def _ordered(self, state: LightState, payload: bytes, *, is_retained: bool) -> LightState:
        if is_retained:
            raise ContractError("$", "it is retained and would come back after each reconnection")
        order = loads(LightOrder, payload)
        if order.effect is not None and order.effect not in EFFECTS:
            allowed = ", ".join(EFFECTS)
            raise ContractError("$.effect", f"expected one of {allowed}, got {order.effect!r:.80}")
        return replace(
            state,
            state=state.state if order.state is None else order.state,
            brightness=state.brightness if order.brightness is None else order.brightness,
            color=state.color if order.color is None else order.color,
            effect=state.effect if order.effect is None else order.effect,
        )

    def _carry_out(self, device: str, light: Light, state: LightState) -> None:
        if state == self._states[device]:
            return
        self._states[device] = state
        self._is_saved = False
        light.setting = light_setting(state)
        self._show.wake()

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
        self._memory = replace(self._memory, lights={**self._memory.lights, **self._states})
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
        )


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
