"""Bluetooth devices as BlueZ offers them on the system's D-Bus.

https://bluez.readthedocs.io/en/latest/ documents its interfaces.
"""

import asyncio
import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dbus_fast import BusType, DBusError, Message, MessageType, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.unpack import unpack_variants

from raveberry_server.domain.model.errors import RaveberryError
from raveberry_server.domain.notices import Notice, NoticeCode

_BLUEZ: Final = "org.bluez"
_ADAPTER: Final = "org.bluez.Adapter1"
_DEVICE: Final = "org.bluez.Device1"
_AGENT: Final = "org.bluez.Agent1"
_AGENT_PATH: Final = "/raveberry/agent"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"

_PLAYS_SOUND: Final = "0000110b-0000-1000-8000-00805f9b34fb"
"""UUID of the profile A2DP in the role of a loudspeaker (Bluetooth Assigned Numbers, 3.3)."""
_SHIFT_OF_MAJOR_CLASS: Final = 8
_MAJOR_CLASSES: Final = 0x1F
_AUDIO_CLASS: Final = 4
"""Major class "audio/video" of a device (Bluetooth Assigned Numbers, 2.8)."""

_LOOKS_WITHIN_S: Final = 3.0
_ACTS_WITHIN_S: Final = 45.0
"""Longer than BlueZ itself waits for a device that does not respond."""
_LONGEST_NAME: Final = 60
_PIN: Final = "0000"
"""The PIN of loudspeakers older than Bluetooth 2.1, by convention."""

_GONE: Final = (
    "org.bluez.Error.AuthenticationTimeout",
    "org.bluez.Error.ConnectionAttemptFailed",
    "org.bluez.Error.DoesNotExist",
    "org.freedesktop.DBus.Error.UnknownObject",
)
_SIGNS_OF_ABSENCE: Final = ("host is down", "no route to host", "page-timeout", "timed out")
_SIGNS_OF_SILENCE: Final = ("profile-unavailable", "protocol not available")


class BluezError(RaveberryError):
    """BlueZ refused a call or is not there."""

    def __init__(self, name: str, detail: str = "") -> None:
        """Keep the name of the D-Bus error and its text."""
        super().__init__(f"{name}: {detail}" if detail else name)
        self.name = name
        self.detail = detail

    @property
    def is_repetition(self) -> bool:
        """The call asked for what is so already."""
        return self.name.endswith((".AlreadyConnected", ".AlreadyExists", ".NotConnected"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Controller:
    """A Bluetooth controller of this machine."""

    path: str
    is_powered: bool
    is_searching: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A loudspeaker, or another device that plays sound."""

    path: str
    controller: str
    address: str
    name: str
    is_paired: bool
    is_connected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The controllers, and the loudspeakers that they know or have found."""

    controllers: Sequence[Controller]
    devices: Sequence[Device]

    @property
    def controller(self) -> Controller | None:
        """The controller in use: the first that is powered, else the first."""
        powered = (one for one in self.controllers if one.is_powered)
        return next(powered, next(iter(self.controllers), None))


class Bluez:
    """Client of BlueZ, which connects to D-Bus when it is first used."""

    def __init__(self) -> None:
        self._bus: MessageBus | None = None

    async def surroundings(self) -> Surroundings:
        """Return controllers and loudspeakers.

        Raises:
            BluezError: BlueZ is not there.
        """
        objects = await self._call(
            "/",
            "org.freedesktop.DBus.ObjectManager",
            "GetManagedObjects",
            within_s=_LOOKS_WITHIN_S,
        )
        return surroundings_in(objects)

    async def power_on(self, controller: str) -> None:
        """Switch a controller on.

        Raises:
            BluezError: it stays off, such as by a switch of the machine.
        """
        await self._set(controller, _ADAPTER, "Powered", Variant("b", True))  # noqa: FBT003 - D-Bus

    async def start_search(self, controller: str) -> None:
        """Search for devices until `stop_search` or the end of this process.

        Raises:
            BluezError: the controller is off.
        """
        wanted = {"Transport": Variant("s", "bredr")}
        await self._call(controller, _ADAPTER, "SetDiscoveryFilter", "a{sv}", wanted)
        with contextlib.suppress(_InProgressError):
            await self._call(controller, _ADAPTER, "StartDiscovery")

    async def stop_search(self, controller: str) -> None:
        """End a search of this process."""
        with contextlib.suppress(BluezError):
            await self._call(controller, _ADAPTER, "StopDiscovery")

    async def pair(self, device: str) -> None:
        """Pair with a device, without a question on its side or ours.

        Raises:
            BluezError: it refuses or does not respond.
        """
        with contextlib.suppress(BluezError):
            # It has one already, or is about to refuse the pairing, too. Not the default agent: it
            # serves pairings of this process only.
            await self._call(
                "/org/bluez",
                "org.bluez.AgentManager1",
                "RegisterAgent",
                "os",
                _AGENT_PATH,
                "NoInputNoOutput",
            )
        await self._repeatable(device, "Pair")

    async def connect(self, device: str) -> None:
        """Connect a device, which may also connect by its own choice from now on.

        Raises:
            BluezError: it refuses or does not respond.
        """
        await self._set(device, _DEVICE, "Trusted", Variant("b", True))  # noqa: FBT003 - D-Bus
        await self._repeatable(device, "Connect")

    async def disconnect(self, device: str) -> None:
        """Disconnect a device.

        Raises:
            BluezError: BlueZ does not know it.
        """
        await self._repeatable(device, "Disconnect")

    async def remove(self, device: Device) -> None:
        """Disconnect a device and forget its pairing.

        Raises:
            BluezError: BlueZ does not know it.
        """
        await self._call(device.controller, _ADAPTER, "RemoveDevice", "o", device.path)

    async def _repeatable(self, device: str, action: str) -> None:
        try:
            await self._call(device, _DEVICE, action)
        except BluezError as err:
            if not err.is_repetition:
                raise

    async def _set(self, path: str, interface: str, name: str, value: Variant) -> None:
        await self._call(path, _PROPERTIES, "Set", "ssv", interface, name, value)

    async def _call(
        self,
        path: str,
        interface: str,
        member: str,
        signature: str = "",
        *body: object,
        within_s: float = _ACTS_WITHIN_S,
    ) -> Any:  # noqa: ANN401 - each call has another result
        call = Message(
            destination=_BLUEZ,
            path=path,
            interface=interface,
            member=member,
            signature=signature,
            body=list(body),
        )
        try:
            async with asyncio.timeout(within_s):
                bus = await self._connected()
                reply = await bus.call(call)
        except TimeoutError as err:
            raise BluezError("org.bluez.Error.ConnectionAttemptFailed", "timed out") from err
        except (OSError, EOFError, DBusError) as err:
            raise BluezError("org.freedesktop.DBus.Error.NoServer", str(err)) from err
        return _result_of(reply)

    async def _connected(self) -> MessageBus:
        if self._bus is not None and self._bus.connected:
            return self._bus
        try:
            bus = await MessageBus(bus_type=BusType.SYSTEM).connect()
        except Exception as err:  # the library raises errors of several unrelated classes
            raise BluezError("org.freedesktop.DBus.Error.NoServer", str(err)) from err
        bus.add_message_handler(agent_reply)
        self._bus = bus
        return bus


class _InProgressError(BluezError):
    """The controller does that already."""


def _result_of(reply: Message | None) -> Any:  # noqa: ANN401 - each call has another result
    if reply is None:
        return None
    if reply.message_type is MessageType.ERROR:
        name, detail = str(reply.error_name), str(next(iter(reply.body), ""))
        raise (_InProgressError if name.endswith(".InProgress") else BluezError)(name, detail)
    body = unpack_variants(reply.body)
    return body[0] if body else None


def agent_reply(message: Message) -> Message | None:
    """Return the answer to a question of BlueZ while pairing, None for another message."""
    is_call = message.message_type is MessageType.METHOD_CALL
    if not is_call or message.interface != _AGENT or message.path != _AGENT_PATH:
        return None
    match message.member:
        case "RequestPinCode":
            return Message.new_method_return(message, "s", [_PIN])
        case "RequestPasskey":
            return Message.new_method_return(message, "u", [int(_PIN)])
        case _:
            return Message.new_method_return(message)


def surroundings_in(objects: object) -> Surroundings:
    """Return controllers and loudspeakers among the objects of BlueZ; malformed ones are left out.

    Args:
        objects: paths to interfaces to properties, without variants.
    """
    found = objects if isinstance(objects, Mapping) else {}
    interfaces = [
        (str(path), has) for path, has in sorted(found.items()) if isinstance(has, Mapping)
    ]
    controllers = [
        Controller(
            path=path,
            is_powered=adapter.get("Powered") is True,
            is_searching=adapter.get("Discovering") is True,
        )
        for path, has in interfaces
        if isinstance(adapter := has.get(_ADAPTER), Mapping)
    ]
    devices = [
        device
        for path, has in interfaces
        if isinstance(described := has.get(_DEVICE), Mapping)
        and (device := _device(path, described)) is not None
    ]
    return Surroundings(controllers=controllers, devices=devices)


def _device(path: str, described: Mapping[str, object]) -> Device | None:
    address, controller = described.get("Address"), described.get("Adapter")
    if not isinstance(address, str) or not isinstance(controller, str):
        return None
    if not _plays_sound(described):
        return None
    return Device(
        path=path,
        controller=controller,
        address=address,
        name=_name(described.get("Alias")) or _name(described.get("Name")) or address,
        is_paired=described.get("Paired") is True,
        is_connected=described.get("Connected") is True,
    )


def _plays_sound(described: Mapping[str, object]) -> bool:
    """Return whether a device is a loudspeaker: before it is paired, only its class tells that."""
    uuids = described.get("UUIDs")
    if isinstance(uuids, list | tuple) and uuids and described.get("Paired") is True:
        return _PLAYS_SOUND in uuids
    if isinstance(uuids, list | tuple) and _PLAYS_SOUND in uuids:
        return True
    kind = described.get("Class")
    if not isinstance(kind, int) or isinstance(kind, bool):
        return False
    return kind >> _SHIFT_OF_MAJOR_CLASS & _MAJOR_CLASSES == _AUDIO_CLASS


def _name(text: object) -> str:
    """Return the name of a device, which anybody nearby can choose, as one short line."""
    if not isinstance(text, str):
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:_LONGEST_NAME]


def problem_of(err: BluezError) -> Notice:
    """Return why an action with a loudspeaker failed, and what to do."""
    detail = err.detail.lower()
    if err.name == "org.bluez.Error.NotReady":
        return Notice(NoticeCode.BLUETOOTH_OFF)
    if err.name in _GONE or any(sign in detail for sign in _SIGNS_OF_ABSENCE):
        return Notice(NoticeCode.SPEAKER_AWAY)
    if any(sign in detail for sign in _SIGNS_OF_SILENCE):
        return Notice(NoticeCode.SPEAKER_WITHOUT_SOUND)
    reason = err.detail or err.name.rpartition(".")[2]
    return Notice(NoticeCode.SPEAKER_REFUSES, detail=reason[:200])
