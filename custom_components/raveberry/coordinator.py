"""What is known about one server, pushed to the entities as it changes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import callback
from homeassistant.exceptions import ConfigEntryError, ConfigEntryNotReady
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
from homeassistant.util import dt as dt_util

from . import issues
from .client import ANSWER_TIMEOUT_S, Client, Greeting, Picture, Received, has_broker
from .const import CONF_NODE, DOMAIN, LOGGER
from .contract import Topics
from .contract.messages import (
    Event,
    Info,
    LibraryAnswer,
    LightDevice,
    LightsInfo,
    LightState,
    Party,
    Player,
    Presence,
    Queue,
    Settings,
    Undecided,
    Upkeep,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from homeassistant.core import HomeAssistant

type RaveberryConfigEntry = ConfigEntry[RaveberryCoordinator]

# Below this, two clocks are taken for one: it is what delivery and NTP make of equal clocks.
_SAME_CLOCK: Final = timedelta(seconds=2)

FAULT_PATIENCE_S: Final = 60.0
"""The player comes back by itself within seconds; what lasts longer needs somebody."""

SOURCE_PATIENCE_S: Final = 600.0
"""Sites and networks have their moments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a server and its visualizer have said, and whether they can be heard.

    Attributes:
        clock_lead: how far Home Assistant's clock is ahead of the server's.
    """

    is_connected: bool = False
    is_server_online: bool = False
    is_visualizer_online: bool = False
    is_compatible: bool = True
    info: Info | None = None
    player: Player | None = None
    clock_lead: timedelta = timedelta()
    queue: Queue | None = None
    party: Party | None = None
    settings: Settings | None = None
    undecided: Undecided | None = None
    upkeep: Upkeep | None = None
    artwork: Picture | None = None
    join_qr: Picture | None = None
    join_qr_at: datetime | None = None
    lights: LightsInfo | None = None
    light_states: Mapping[str, LightState] = field(default_factory=dict)

    @property
    def is_server_available(self) -> bool:
        """Whether the server can be trusted to be what was heard of it last."""
        return self.is_connected and self.is_server_online and self.is_compatible

    @property
    def are_lights_available(self) -> bool:
        """Whether the visualizer can be trusted to be what was heard of it last."""
        return self.is_connected and self.is_visualizer_online and self.is_compatible

    @property
    def library(self) -> LibraryAnswer | None:
        """What the library holds, None while it is not known."""
        return self.upkeep.library if self.upkeep else None

    def setting(self, name: str) -> object:
        """The value of a setting, None while it is not known."""
        return self.settings.get(name) if self.settings is not None else None

    def light_device(self, device: str) -> LightDevice | None:
        """The LED device of that id, if there is one."""
        devices = self.lights.devices if self.lights else ()
        return next((known for known in devices if known.id == device), None)


class RaveberryCoordinator(DataUpdateCoordinator[Known]):
    """Listens to one server for all entities of its entry.

    Attributes:
        client: takes the commands.
        info: who the server is; known once `start` has returned.
    """

    config_entry: RaveberryConfigEntry
    info: Info

    def __init__(self, hass: HomeAssistant, entry: RaveberryConfigEntry) -> None:
        """Know nothing yet."""
        super().__init__(hass, LOGGER, config_entry=entry, name=entry.title)
        self.client = Client(hass=hass, topics=Topics(entry.data[CONF_NODE]), caller=entry.entry_id)
        self.data = Known()
        self._greeted: asyncio.Future[Info | Greeting] = hass.loop.create_future()
        self._event_listeners: list[Callable[[Event], None]] = []
        self._was_available: bool | None = None
        self._fault = issues.Lasting(
            hass=hass,
            patience_s=FAULT_PATIENCE_S,
            report=self._report_fault,
            forget=lambda: issues.forget(hass, entry, issues.FAULT),
        )
        self._broken_sources = issues.Lasting(
            hass=hass,
            patience_s=SOURCE_PATIENCE_S,
            report=self._report_sources,
            forget=lambda: issues.forget(hass, entry, issues.SOURCE),
        )

    async def start(self) -> None:
        """Listen, and wait until the server has said who it is.

        Raises:
            ConfigEntryNotReady: there is no broker, no server, or one of another major version.
            ConfigEntryError: another server took over this node.
        """
        if not await has_broker(self.hass):
            raise ConfigEntryNotReady(translation_domain=DOMAIN, translation_key="mqtt_missing")
        self.config_entry.async_on_unload(self.client.stop)
        self.config_entry.async_on_unload(self._fault.stop)
        self.config_entry.async_on_unload(self._broken_sources.stop)
        await self._listen()
        self._set(is_connected=self.client.is_connected)
        try:
            async with asyncio.timeout(ANSWER_TIMEOUT_S):
                greeting = await asyncio.shield(self._greeted)
        except TimeoutError as err:
            raise ConfigEntryNotReady(
                translation_domain=DOMAIN,
                translation_key="no_server",
                translation_placeholders={"node": self.config_entry.data[CONF_NODE]},
            ) from err
        if isinstance(greeting, Greeting):
            raise ConfigEntryNotReady(
                translation_domain=DOMAIN,
                translation_key="unsupported_contract",
                translation_placeholders=issues.versions(greeting),
            )
        if greeting.id != self.config_entry.unique_id:
            raise ConfigEntryError(
                translation_domain=DOMAIN,
                translation_key="another_server",
                translation_placeholders={"node": greeting.node, "name": greeting.name},
            )

    async def _listen(self) -> None:
        self.client.on_connection(self._receive_connection)
        await self.client.start()
        await self.client.on_info(self._receive_info)
        await self.client.on_status(self._receive_status)
        await self.client.on_player(self._receive_player)
        await self.client.on_queue(lambda message: self._set(queue=message.value))
        await self.client.on_party(lambda message: self._set(party=message.value))
        await self.client.on_settings(lambda message: self._set(settings=message.value))
        await self.client.on_undecided(lambda message: self._set(undecided=message.value))
        await self.client.on_upkeep(self._receive_upkeep)
        await self.client.on_artwork(lambda message: self._set(artwork=message.value))
        await self.client.on_join_qr(self._receive_join_qr)
        await self.client.on_event(self._receive_event)
        await self.client.on_lights_status(self._receive_lights_status)
        await self.client.on_lights_info(lambda message: self._set(lights=message.value))
        await self.client.on_light_state(self._receive_light_state)

    @property
    def device_info(self) -> DeviceInfo:
        """The one device of the entry."""
        return DeviceInfo(
            identifiers={(DOMAIN, self.info.id)},
            name=self.info.name,
            manufacturer="Raveberry",
            model="Party",
            sw_version=self.info.version,
            configuration_url=_web_address(self.info.host_url) or _web_address(self.info.guest_url),
            entry_type=DeviceEntryType.SERVICE,
        )

    @callback
    def listen_to_events(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Call for each event, until the returned function is called."""
        self._event_listeners.append(listener)
        return lambda: self._event_listeners.remove(listener)

    # --- what arrives ------------------------------------------------------------------------

    def _set(self, **changes: Any) -> None:
        known = replace(self.data, **changes)
        if known == self.data:
            return
        self.async_set_updated_data(known)
        self._log_availability(is_available=known.is_server_available)

    def _log_availability(self, *, is_available: bool) -> None:
        """One line when the server is lost, one when it is back; none for the first contact."""
        if self._was_available is None and not is_available:
            return
        if is_available is not self._was_available and self._was_available is not None:
            LOGGER.info("%s is %s", self.name, "available again" if is_available else "unavailable")
        self._was_available = is_available

    @callback
    def _receive_connection(self, is_connected: bool) -> None:
        if is_connected:
            self._set(is_connected=True)
        else:
            # Who is there is told again, retained, as soon as the broker is back.
            self._set(is_connected=False, is_server_online=False, is_visualizer_online=False)

    def _receive_info(self, message: Received[Info | Greeting]) -> None:
        greeting = message.value
        if greeting is None:
            return
        if isinstance(greeting, Greeting):
            issues.report_contract(self.hass, self.config_entry, greeting)
            self._set(is_compatible=False)
        else:
            issues.forget(self.hass, self.config_entry, issues.CONTRACT)
            self._take(greeting)
            self._set(is_compatible=True, info=greeting)
        if not self._greeted.done():
            self._greeted.set_result(greeting)

    def _take(self, info: Info) -> None:
        """Show what is new about the server; let the setup judge if it is another one."""
        if not self._greeted.done():
            self.info = info
            return
        if info.id != self.config_entry.unique_id:
            self.hass.config_entries.async_schedule_reload(self.config_entry.entry_id)
            return
        self.info = info
        registry, shown = dr.async_get(self.hass), self.device_info
        for device in dr.async_entries_for_config_entry(registry, self.config_entry.entry_id):
            registry.async_update_device(
                device.id,
                name=shown["name"],
                sw_version=shown["sw_version"],
                configuration_url=shown["configuration_url"],
            )

    def _receive_status(self, message: Received[Presence]) -> None:
        self._set(is_server_online=message.value is Presence.ONLINE)

    def _receive_player(self, message: Received[Player]) -> None:
        player = message.value
        error = player.error if player else None
        self._fault.note(error.kind if error else None)
        if player is None or message.is_retained:
            self._set(player=player)  # a retained `now` says nothing about the clock now
            return
        lead = dt_util.utcnow() - player.now
        self._set(player=player, clock_lead=lead if abs(lead) > _SAME_CLOCK else timedelta())

    def _receive_upkeep(self, message: Received[Upkeep]) -> None:
        upkeep = message.value
        self._set(upkeep=upkeep)
        broken = [source.name for source in upkeep.sources if not source.works] if upkeep else []
        self._broken_sources.note(" ".join(broken))

    def _report_fault(self) -> None:
        error = self.data.player.error if self.data.player else None
        if error is not None:
            issues.report_fault(self.hass, self.config_entry, error)

    def _report_sources(self) -> None:
        for source in self.data.upkeep.sources if self.data.upkeep else ():
            if not source.works:
                issues.report_source(self.hass, self.config_entry, source)

    def _receive_join_qr(self, message: Received[Picture]) -> None:
        if message.value != self.data.join_qr:
            self._set(join_qr=message.value, join_qr_at=dt_util.utcnow())

    def _receive_event(self, message: Received[Event]) -> None:
        if message.value is not None and not message.is_retained:
            for listener in tuple(self._event_listeners):
                listener(message.value)

    def _receive_lights_status(self, message: Received[Presence]) -> None:
        self._set(is_visualizer_online=message.value is Presence.ONLINE)

    def _receive_light_state(self, device: str, state: LightState | None) -> None:
        others = {key: value for key, value in self.data.light_states.items() if key != device}
        self._set(light_states=others if state is None else others | {device: state})


def _web_address(url: str | None) -> str | None:
    """A URL that Home Assistant takes as the address of a device."""
    return url if url and url.startswith(("http://", "https://")) else None
