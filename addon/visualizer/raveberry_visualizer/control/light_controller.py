"""Control of the lights over MQTT: commands in, states out."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from raveberry_contract import ContractError, Topics
from raveberry_contract.messages import LightFault
from raveberry_contract.topics import (
    LIGHT_SET,
    LIGHTS_SET,
    LIGHTS_WATCH,
    Address,
    Peer,
    received_by,
)
from raveberry_contract.visualizers import LOCAL

from raveberry_visualizer.engine import RenderLoop, SearchError

from .command_handler import CommandHandler
from .device_registry import DeviceRegistry
from .lights_publisher import LightsPublisher
from .log_once import LogOnce
from .party_lighting import PartyLighting
from .preview_selector import PREVIEW_INTERVAL_S, PreviewSelector
from .settings_and_scenes import LightsState
from .settings_format import StoredSettings
from .settings_store import SettingsFile, SettingsStore
from .spectrum_selector import SPECTRUM_INTERVAL_S, SpectrumSelector
from .throttled_publisher import Message

AUTO_SHOW_INTERVAL_S: Final = 0.1
BUSY_INTERVAL_S: Final = 0.25
IDLE_INTERVAL_S: Final = 1.0
"""Longest time between calls of `due_messages` while nothing is watched: during the automatic
show, while anything is in progress, and otherwise."""

IDLE_AFTER_S: Final = 5.0
"""After this time without a message nothing is in progress: no slider, confetti or countdown."""

_SEARCH: Final = "search"


class LightController:
    """Dispatches messages to the parts that handle them; belongs to one thread."""

    def __init__(  # noqa: PLR0913 - keyword-only
        self,
        *,
        loop: RenderLoop,
        registry: DeviceRegistry,
        topics: Topics,
        file: SettingsFile,
        settings: StoredSettings,
        visualizer: str = LOCAL,
        faults: Sequence[LightFault] = (),
    ) -> None:
        store = SettingsStore(file=file, settings=settings)
        self._topics = topics
        self._visualizer = visualizer
        self._previews = PreviewSelector()
        self._spectrum = SpectrumSelector()
        self._state = LightsState(loop=loop, registry=registry, store=store)
        self._party = PartyLighting(state=self._state)
        self._publisher = LightsPublisher(
            state=self._state,
            party=self._party,
            previews=self._previews,
            spectrum=self._spectrum,
            topics=topics,
            visualizer=visualizer,
            faults=faults,
        )
        self._commands = CommandHandler(
            state=self._state, party=self._party, publisher=self._publisher
        )
        self._log = LogOnce()
        self._received_at_s = 0.0
        self._party.set_palettes()

    @property
    def filters(self) -> tuple[str, ...]:
        """Topic filters to subscribe to."""
        return tuple(map(self._topics.filter, received_by(Peer.VISUALIZER)))

    def interval_s(self, now_s: float) -> float:
        """Return the longest time until the next call of `due_messages`."""
        if self._spectrum.is_watched(now_s):
            return SPECTRUM_INTERVAL_S
        if self._previews.are_watched(now_s):
            return PREVIEW_INTERVAL_S
        if self._state.settings.automatic:
            return AUTO_SHOW_INTERVAL_S
        is_busy = (
            now_s - self._received_at_s < IDLE_AFTER_S
            or self._party.overrides.has_timeout
            or self._state.registry.is_searching
            or not self._state.is_saved
        )
        return BUSY_INTERVAL_S if is_busy else IDLE_INTERVAL_S

    def handle(
        self, address: Address[Any], payload: bytes, *, is_retained: bool, now_s: float
    ) -> None:
        """Handle a message; its effect is visible with the next frame."""
        self._received_at_s = now_s
        if address.topic is LIGHT_SET:
            self._commands.handle_light(address.level, payload, is_retained=is_retained)
        elif address.topic is LIGHTS_SET:
            self._commands.handle_all(payload, is_retained=is_retained, now_s=now_s)
        elif address.topic is LIGHTS_WATCH:
            self._handle_watch(address, payload, now_s)
        else:
            self._party.handle(address, payload, now_s)
        self._update_party(now_s)

    def has_light(self, device: str) -> bool:
        """Return whether a light is one of this visualizer."""
        return device in self._state.lights

    def republish_all(self) -> None:
        """Publish everything again, for a broker that may have lost it."""
        self._publisher.republish_all()

    def republish(self, address: Address[Any]) -> None:
        """Publish one topic again."""
        self._publisher.republish(address)

    def due_messages(self, now_s: float) -> Iterator[Message]:
        """Yield the messages that are due; the settings in them are saved by then."""
        self._update_party(now_s)
        self._update_registry(now_s)
        yield from self._publisher.due_messages(now_s)

    def _update_party(self, now_s: float) -> None:
        is_watched = self._spectrum.is_watched(now_s)
        if is_watched is not self._state.loop.is_watched:
            self._party.set_screen_watching(is_watching=is_watched)
            self._state.loop.set_watched(is_watched=is_watched)
        self._party.update(now_s, is_watched=self._previews.are_watched(now_s))

    def _update_registry(self, now_s: float) -> None:
        try:
            if self._state.update_registry(now_s):
                self._party.set_palettes()
        except SearchError as err:
            self._log.warn(_SEARCH, str(err))

    def _handle_watch(self, address: Address[Any], payload: bytes, now_s: float) -> None:
        try:
            watch = LIGHTS_WATCH.decode(payload)
        except ContractError as err:
            self._log.warn(address.name, f"a request for previews is invalid: {err}")
            return
        self._previews.watch(watch.for_s, now_s)
        is_own = (watch.spectrum_of or LOCAL) == self._visualizer
        self._spectrum.watch((watch.spectrum_for_s or 0.0) if is_own else 0.0, now_s)
