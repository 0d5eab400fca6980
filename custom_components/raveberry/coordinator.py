"""State of one server, pushed to the entities when it changes."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, cast

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import callback
from homeassistant.exceptions import ConfigEntryError, ConfigEntryNotReady
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
from homeassistant.util import dt as dt_util

from . import issues
from .command_errors import AnnouncementFailedError, NoAnswerError
from .const import CONF_NODE, DOMAIN, LOGGER
from .contract import Topics, encoded, topics
from .contract.messages import (
    AnnouncementEvent,
    Event,
    Info,
    LibraryAnswer,
    LightDevice,
    LightOrder,
    LightsInfo,
    LightsOrder,
    LightState,
    Party,
    Player,
    Presence,
    Queue,
    Room,
    Settings,
    Undecided,
    Upkeep,
    VoteEvent,
)
from .contract.visualizers import LOCAL, Visualizers
from .mqtt_client import (
    ANSWER_TIMEOUT_S,
    ContractVersion,
    ImageFile,
    RaveberryClient,
    ReceivedMessage,
    ReceivedQueue,
    wait_for_mqtt,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from homeassistant.core import HomeAssistant

type RaveberryConfigEntry = ConfigEntry[RaveberryCoordinator]

# Smaller differences are attributed to message delay and NTP, and ignored.
_CLOCK_TOLERANCE: Final = timedelta(seconds=2)

_VOTES: Final = re.compile(rb'\s*{\s*"type"\s*:\s*"vote_cast"')
"""Start of an event of votes; `type` is the first key."""

ANNOUNCEMENT_TIMEOUT_S: Final = 15.0
"""The server gives up an announcement that is not heard after ten seconds."""

PLAYER_ISSUE_DELAY_S: Final = 60.0
"""Delay of the issue, as shorter player faults recover without help."""

SOURCE_ISSUE_DELAY_S: Final = 600.0
"""Delay of the issue, as shorter outages of sites and networks are common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RaveberryState:
    """State of a server and its visualizer; None means unknown.

    Attributes:
        is_visualizer_online: at least one visualizer is online.
        clock_lead: Home Assistant's time minus the server's time.
        visualizers: messages of each visualizer.
        lights: the lights of all visualizers.
    """

    is_connected: bool = False
    is_server_online: bool = False
    is_visualizer_online: bool = False
    is_compatible: bool = True
    info: Info | None = None
    player: Player | None = None
    clock_lead: timedelta = timedelta()
    received_queue: ReceivedQueue | None = None
    party: Party | None = None
    settings: Settings | None = None
    undecided: Undecided | None = None
    upkeep: Upkeep | None = None
    artwork: ImageFile | None = None
    join_qr: ImageFile | None = None
    join_qr_at: datetime | None = None
    visualizers: Visualizers = field(default_factory=Visualizers)
    lights: LightsInfo | None = None
    light_states: Mapping[str, LightState] = field(default_factory=dict)

    @property
    def is_server_available(self) -> bool:
        """Return True if the state of the server is current."""
        return self.is_connected and self.is_server_online and self.is_compatible

    @property
    def are_lights_available(self) -> bool:
        """Return True if the state of the visualizer is current."""
        return self.is_connected and self.is_visualizer_online and self.is_compatible

    @property
    def queue(self) -> Queue | None:
        """The queue with all its entries; decoding a long one takes milliseconds."""
        return self.received_queue.queue if self.received_queue else None

    @property
    def library(self) -> LibraryAnswer | None:
        """The music library."""
        return self.upkeep.library if self.upkeep else None

    def setting(self, name: str) -> object:
        """Return the value of a setting, None if it is unknown."""
        return self.settings.get(name) if self.settings is not None else None

    @property
    def rooms(self) -> tuple[Room, ...]:
        """The rooms of Snapcast."""
        return (self.player.rooms if self.player else None) or ()

    def light_device(self, device: str) -> LightDevice | None:
        """Return an LED device by its id."""
        devices = self.lights.devices if self.lights else ()
        return next((light for light in devices if light.id == device), None)


class RaveberryCoordinator(DataUpdateCoordinator[RaveberryState]):
    """Coordinator of the subscriptions to one server, for all entities of its config entry.

    Attributes:
        client: MQTT client for commands.
        changed: names of the fields of the state that the last update changed.
        info: identity of the server, set once `start` has returned.
    """

    config_entry: RaveberryConfigEntry
    info: Info

    def __init__(self, hass: HomeAssistant, entry: RaveberryConfigEntry) -> None:
        """Initialize with an unknown state."""
        super().__init__(hass, LOGGER, config_entry=entry, name=entry.title)
        self.client = RaveberryClient(
            hass=hass, topics=Topics(entry.data[CONF_NODE]), caller=entry.entry_id
        )
        self.data = RaveberryState()
        self._first_info: asyncio.Future[Info | ContractVersion] = hass.loop.create_future()
        self.changed: frozenset[str] = frozenset()
        self.device_id = ""
        self._event_listeners: list[Callable[[Event], None]] = []
        self._vote_listeners: list[Callable[[VoteEvent], None]] = []
        self._was_available: bool | None = None
        self._player_issue = issues.DelayedIssue(
            hass=hass,
            delay_s=PLAYER_ISSUE_DELAY_S,
            create=self._create_player_issue,
            delete=lambda: issues.delete_issues(hass, entry, issues.PLAYER_ISSUE),
        )
        self._source_issue = issues.DelayedIssue(
            hass=hass,
            delay_s=SOURCE_ISSUE_DELAY_S,
            create=self._create_source_issues,
            delete=lambda: issues.delete_issues(hass, entry, issues.SOURCE_ISSUE),
        )

    async def start(self) -> None:
        """Subscribe, and wait for the info of the server.

        Raises:
            ConfigEntryNotReady: no broker, no server, or an incompatible contract version.
            ConfigEntryError: another server uses this node.
        """
        if not await wait_for_mqtt(self.hass):
            raise ConfigEntryNotReady(translation_domain=DOMAIN, translation_key="mqtt_missing")
        self.config_entry.async_on_unload(self.client.stop)
        self.config_entry.async_on_unload(self._player_issue.clear)
        self.config_entry.async_on_unload(self._source_issue.clear)
        await self._subscribe()
        self._set(is_connected=self.client.is_connected)
        try:
            async with asyncio.timeout(ANSWER_TIMEOUT_S):
                info = await asyncio.shield(self._first_info)
        except TimeoutError as err:
            raise ConfigEntryNotReady(
                translation_domain=DOMAIN,
                translation_key="no_server",
                translation_placeholders={"node": self.config_entry.data[CONF_NODE]},
            ) from err
        if isinstance(info, ContractVersion):
            raise ConfigEntryNotReady(
                translation_domain=DOMAIN,
                translation_key="unsupported_contract",
                translation_placeholders=issues.version_placeholders(info),
            )
        if info.id != self.config_entry.unique_id:
            raise ConfigEntryError(
                translation_domain=DOMAIN,
                translation_key="another_server",
                translation_placeholders={"node": info.node, "name": info.name},
            )
        self.config_entry.async_on_unload(
            lambda: issues.delete_issues(self.hass, self.config_entry, issues.SERVER_ISSUE)
        )
        self._update_server_issues()

    async def _async_update_data(self) -> RaveberryState:
        """Request the states anew; they arrive like every change."""
        await self.client.refresh()
        self.changed = frozenset()
        return self.data

    async def _subscribe(self) -> None:
        self.client.subscribe_connection(self._receive_connection)
        await self.client.start()
        await self.client.subscribe_info(self._receive_info)
        await self.client.subscribe(topics.STATUS, self._receive_status)
        await self.client.subscribe(topics.PLAYER, self._receive_player)
        await self.client.subscribe_queue(
            topics.QUEUE, lambda message: self._set(received_queue=message.value)
        )
        await self.client.subscribe(topics.PARTY, lambda message: self._set(party=message.value))
        await self.client.subscribe(
            topics.SETTINGS, lambda message: self._set(settings=message.value)
        )
        await self.client.subscribe(
            topics.UNDECIDED, lambda message: self._set(undecided=message.value)
        )
        await self.client.subscribe(topics.UPKEEP, self._receive_upkeep)
        await self.client.subscribe_image(
            topics.ARTWORK, lambda message: self._set(artwork=message.value)
        )
        await self.client.subscribe_image(topics.JOIN_QR, self._receive_join_qr)
        await self.client.subscribe_wanted(topics.EVENT, self._is_wanted, self._receive_event)
        for status in (topics.LIGHTS_STATUS, topics.VISUALIZER_STATUS):
            await self.client.subscribe(status, self._receive_lights_status)
        for info in (topics.LIGHTS_INFO, topics.VISUALIZER_INFO):
            await self.client.subscribe(info, self._receive_lights_info)
        await self.client.subscribe(topics.LIGHT_STATE, self._receive_light_state)

    def create_device(self) -> None:
        """Create the device of the party, before the lights refer to it."""
        registry = dr.async_get(self.hass)
        known = device_of(registry, self.config_entry.entry_id, self.info.id)
        self._follow_name(known.name if known else None)
        device = registry.async_get_or_create(
            config_entry_id=self.config_entry.entry_id, **self.device_info
        )
        self.device_id = device.id

    def _follow_name(self, before: str | None) -> None:
        """Rename the config entry with the party, unless a person has given it another name."""
        if self.config_entry.title == before != self.info.name:
            self.hass.config_entries.async_update_entry(self.config_entry, title=self.info.name)

    def light_device_info(self, light: LightDevice) -> DeviceInfo:
        """Return the device of a light, with an area of its own.

        It is below the device of the party, or below that of its visualizer on another machine.
        """
        info = DeviceInfo(
            identifiers={(DOMAIN, self.light_identifier(light.id))},
            name=self._light_name(light),
            manufacturer="Raveberry",
            model=light.kind,
        )
        visualizer = self.data.visualizers.owner(light.id)
        if visualizer == LOCAL:
            return _below(info, self.info.id, self.device_id)
        device = dr.async_get(self.hass).async_get_or_create(
            config_entry_id=self.config_entry.entry_id, **self._visualizer_device_info(visualizer)
        )
        return _below(info, self.visualizer_identifier(visualizer), device.id)

    def room_device_info(self, room: Room) -> DeviceInfo:
        """Return the device of a room, with an area of its own."""
        info = DeviceInfo(
            identifiers={(DOMAIN, self.room_identifier(room.id))},
            name=f"{self.info.name} {room.name}",
            manufacturer="Raveberry",
            model="Snapcast",
        )
        return _below(info, self.info.id, self.device_id)

    def room_identifier(self, room: str) -> str:
        """Return the identifier of the device of a room."""
        return f"{self.info.id}_room_{room}"

    def visualizer_identifier(self, visualizer: str) -> str:
        """Return the identifier of the device of a visualizer on another machine."""
        return f"{self.info.id}_visualizer_{visualizer}"

    def is_awaited(self, device: dr.DeviceEntry) -> bool:
        """Return whether a device is, or is below, a visualizer that has not reported yet."""
        via = dr.async_get(self.hass).async_get(device.via_device_id or "")
        prefix = self.visualizer_identifier("")
        return any(
            identifier.startswith(prefix)
            and identifier.removeprefix(prefix) not in self.data.visualizers.infos
            for one in (device, via)
            if one is not None
            for _, identifier in one.identifiers
        )

    def _visualizer_device_info(self, visualizer: str) -> DeviceInfo:
        info = DeviceInfo(
            identifiers={(DOMAIN, self.visualizer_identifier(visualizer))},
            name=f"{self.info.name} {visualizer}",
            manufacturer="Raveberry",
            model="Visualizer",
        )
        return _below(info, self.info.id, self.device_id)

    def light_identifier(self, light: str) -> str:
        """Return the identifier of the device of a light."""
        return f"{self.info.id}_light_{light}"

    def _light_name(self, light: LightDevice) -> str:
        """Return the name of a light with that of the party, which tells two parties apart."""
        return f"{self.info.name} {light.name}"

    @property
    def device_info(self) -> DeviceInfo:
        """The device of the config entry."""
        return DeviceInfo(
            identifiers={(DOMAIN, self.info.id)},
            name=self.info.name,
            manufacturer="Raveberry",
            model="Party",
            sw_version=self.info.version,
            configuration_url=_configuration_url(self.info.host_url)
            or _configuration_url(self.info.guest_url),
            entry_type=DeviceEntryType.SERVICE,
        )

    async def set_light(self, device: str, order: LightOrder) -> None:
        """Change one LED device; the server confirms or refuses it in words.

        Without the server, the order goes to the visualizer, whose state topic confirms it.

        Raises:
            RaveberryError: the order was refused, or its outcome is unknown.
        """
        if self.data.is_server_available:
            await self.client.command("set_lights", device=device, **encoded(order))
        else:
            await self.client.set_light(device, order)

    async def set_light_show(self, order: LightsOrder) -> None:
        """Change the light show; the server confirms or refuses it in words.

        Without the server, the order goes to the visualizer.

        Raises:
            RaveberryError: the order was refused, or its outcome is unknown.
        """
        if not self.data.is_server_available:
            await self.client.set_lights(order)
        elif order.scene is not None:
            await self.client.command("recall_light_scene", name=order.scene)
        else:
            await self.client.command("set_light_show", **encoded(order))

    async def announce(self, **args: object) -> None:
        """Play an announcement; return once it is heard.

        Raises:
            RaveberryError: it was refused, or cannot be played.
        """
        outcome: asyncio.Future[Event] = self.hass.loop.create_future()

        @callback
        def receive(event: Event) -> None:
            is_outcome = event.type in ("announcement_started", "announcement_failed")
            if is_outcome and not outcome.done():
                outcome.set_result(event)

        unsubscribe = self.subscribe_events(receive)
        try:
            await self.client.command("announce", **args)
            async with asyncio.timeout(ANNOUNCEMENT_TIMEOUT_S):
                event = await outcome
        except TimeoutError as err:
            raise NoAnswerError from err
        finally:
            unsubscribe()
        if isinstance(event, AnnouncementEvent):
            raise AnnouncementFailedError(event.reason)

    @callback
    def subscribe_events(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Call the listener for each event but votes; return the unsubscribe function."""
        self._event_listeners.append(listener)
        return lambda: self._event_listeners.remove(listener)

    @callback
    def subscribe_votes(self, listener: Callable[[VoteEvent], None]) -> Callable[[], None]:
        """Call the listener for each event of votes; return the unsubscribe function.

        Without listeners, these events are not decoded: there may be a hundred a second.
        """
        self._vote_listeners.append(listener)
        return lambda: self._vote_listeners.remove(listener)

    # --- messages ----------------------------------------------------------------------------

    def _set(self, **changes: Any) -> None:
        changed = frozenset(
            name for name, value in changes.items() if getattr(self.data, name) != value
        )
        if not changed:
            return
        data = replace(self.data, **changes)
        self.changed = changed
        self.async_set_updated_data(data)
        self._log_availability(is_available=data.is_server_available)

    def _log_availability(self, *, is_available: bool) -> None:
        """Log when the server becomes unavailable and when it is available again."""
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
            # The retained status topics arrive again as soon as the broker is back.
            self._set(is_connected=False, is_server_online=False)
            self._set_visualizers(replace(self.data.visualizers, online=frozenset()))

    def _receive_info(self, message: ReceivedMessage[Info | ContractVersion]) -> None:
        info = message.value
        if info is None:
            return
        if isinstance(info, ContractVersion):
            issues.create_contract_issue(self.hass, self.config_entry, info)
            self._set(is_compatible=False)
        else:
            issues.delete_issues(self.hass, self.config_entry, issues.CONTRACT_ISSUE)
            self._update_info(info)
            self._set(is_compatible=True, info=info)
        if not self._first_info.done():
            self._first_info.set_result(info)

    def _update_info(self, info: Info) -> None:
        """Update the device; reload the config entry if another server took over the node."""
        if not self._first_info.done():
            self.info = info
            return
        if info.id != self.config_entry.unique_id:
            self.hass.config_entries.async_schedule_reload(self.config_entry.entry_id)
            return
        before, self.info = self.info.name, info
        self._follow_name(before)
        registry, device_info = dr.async_get(self.hass), self.device_info
        lights = {
            (DOMAIN, self.light_identifier(light.id)): self._light_name(light)
            for light in (self.data.lights.devices if self.data.lights else ())
        }
        for device in dr.async_entries_for_config_entry(registry, self.config_entry.entry_id):
            if (DOMAIN, info.id) in device.identifiers:
                registry.async_update_device(
                    device.id,
                    name=device_info["name"],
                    sw_version=device_info["sw_version"],
                    configuration_url=device_info["configuration_url"],
                )
            elif name := next(filter(None, map(lights.get, device.identifiers)), None):
                registry.async_update_device(device.id, name=name)

    def _receive_status(self, message: ReceivedMessage[Presence]) -> None:
        self._set(is_server_online=message.value is Presence.ONLINE)

    def _receive_player(self, message: ReceivedMessage[Player]) -> None:
        player = message.value
        error = player.error if player else None
        self._player_issue.update(error.code if error else None)
        if player is None or message.is_retained:
            self._set(player=player)  # the `now` of a retained message is old
            return
        lead = dt_util.utcnow() - player.now
        if abs(lead) <= _CLOCK_TOLERANCE:
            lead = timedelta()
        elif abs(lead - self.data.clock_lead) <= _CLOCK_TOLERANCE:
            lead = self.data.clock_lead  # the delay of each message differs
        self._set(player=player, clock_lead=lead)

    def _receive_upkeep(self, message: ReceivedMessage[Upkeep]) -> None:
        upkeep = message.value
        self._set(upkeep=upkeep)
        broken = [source.name for source in upkeep.sources if not source.works] if upkeep else []
        self._source_issue.update(" ".join(broken))
        if self.data.info is not None:
            self._update_server_issues()

    def _update_server_issues(self) -> None:
        upkeep, page = self.data.upkeep, _configuration_url(self.info.host_url)
        problems = (upkeep.problems if upkeep else None) or ()
        issues.update_server_issues(self.hass, self.config_entry, problems, page)

    def _create_player_issue(self) -> None:
        error = self.data.player.error if self.data.player else None
        if error is not None:
            issues.create_player_issue(self.hass, self.config_entry, error)

    def _create_source_issues(self) -> None:
        page = _configuration_url(self.data.info.host_url) if self.data.info else None
        for source in self.data.upkeep.sources if self.data.upkeep else ():
            if not source.works:
                issues.create_source_issue(self.hass, self.config_entry, source, page)

    def _receive_join_qr(self, message: ReceivedMessage[ImageFile]) -> None:
        if message.value != self.data.join_qr:
            self._set(join_qr=message.value, join_qr_at=dt_util.utcnow())

    def _is_wanted(self, payload: bytes) -> bool:
        return bool(self._vote_listeners) or _VOTES.match(payload) is None

    def _receive_event(self, message: ReceivedMessage[Event]) -> None:
        event = message.value
        if event is None or message.is_retained:
            return
        if isinstance(event, VoteEvent):
            for vote_listener in tuple(self._vote_listeners):
                vote_listener(event)
            return
        for listener in tuple(self._event_listeners):
            listener(event)

    def _receive_lights_status(self, message: ReceivedMessage[Presence]) -> None:
        is_online = message.value is Presence.ONLINE
        self._set_visualizers(
            self.data.visualizers.with_presence(message.level, is_online=is_online)
        )

    def _receive_lights_info(self, message: ReceivedMessage[LightsInfo]) -> None:
        self._set_visualizers(self.data.visualizers.with_info(message.level, message.value))

    def _set_visualizers(self, visualizers: Visualizers) -> None:
        self._set(
            visualizers=visualizers,
            is_visualizer_online=bool(visualizers.online),
            lights=visualizers.combined,
        )

    def _receive_light_state(self, message: ReceivedMessage[LightState]) -> None:
        device, state = message.level, message.value
        others = {key: value for key, value in self.data.light_states.items() if key != device}
        self._set(light_states=others if state is None else others | {device: state})


def device_of(registry: dr.DeviceRegistry, entry_id: str, identifier: str) -> dr.DeviceEntry | None:
    """Return the device of a config entry with an identifier, as no version deprecates it."""
    devices = dr.async_entries_for_config_entry(registry, entry_id)
    return next((one for one in devices if (DOMAIN, identifier) in one.identifiers), None)


def _below(info: DeviceInfo, identifier: str, device_id: str) -> DeviceInfo:
    """Return a device that is reached through another one."""
    if "via_device_id" in DeviceInfo.__annotations__:
        # Home Assistant 2026.8 and later; the other way is deprecated there.
        return cast("DeviceInfo", {**info, "via_device_id": device_id})
    return cast("DeviceInfo", {**info, "via_device": (DOMAIN, identifier)})


def _configuration_url(url: str | None) -> str | None:
    """Return the URL if Home Assistant accepts it as a configuration URL."""
    return url if url and url.startswith(("http://", "https://")) else None
