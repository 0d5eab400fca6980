"""BlueZ without hardware: the mock of python-dbusmock, on a private D-Bus."""

import asyncio
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, Final, Self

from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus

_MOCK: Final = "org.freedesktop.DBus.Mock"
_BLUEZ_MOCK: Final = "org.bluez.Mock"
_DEVICE: Final = "org.bluez.Device1"
_PLAYS_SOUND: Final = "0000110b-0000-1000-8000-00805f9b34fb"
_LOUDSPEAKER: Final = 0x240414
"""Class of a loudspeaker: rendering and audio, audio/video, loudspeaker."""
_STARTS_WITHIN_S: Final = 20.0
_CONFIGURATION: Final = """<busconfig>
<type>system</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/>
<allow own="*"/></policy></busconfig>"""

PAIRS: Final = (
    "self.UpdateProperties('org.bluez.Device1', {"
    "'Paired': dbus.Boolean(True, variant_level=1), "
    f"'UUIDs': dbus.Array(['{_PLAYS_SOUND}'], signature='s', variant_level=1)}})"
)
CONNECTS: Final = (
    "self.UpdateProperties('org.bluez.Device1', {'Connected': dbus.Boolean(True, variant_level=1)})"
)
DISCONNECTS: Final = CONNECTS.replace("True", "False")


def fails(error: str, detail: str) -> str:
    """Return code of a method that fails."""
    return f"raise dbus.exceptions.DBusException({detail!r}, name={error!r})"


class MockedBluez:
    """Controller and devices of the mock.

    Attributes:
        address: address of the D-Bus.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._socket = folder / "dbus"
        self.address = f"unix:path={self._socket}"
        self._bus: MessageBus | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Self]:
        """Run the D-Bus with BlueZ and one controller inside the block."""
        configuration = self._folder / "dbus.conf"
        configuration.write_text(_CONFIGURATION.format(socket=self._socket))
        with _a_process("dbus-daemon", f"--config-file={configuration}", "--nofork", "--nopidfile"):
            await _until(self._is_listening)
            mock = ("/usr/bin/python3", "-m", "dbusmock", "--system", "--template", "bluez5")
            with _a_process(*mock, DBUS_SYSTEM_BUS_ADDRESS=self.address):
                self._bus = await MessageBus(bus_address=self.address).connect()
                try:
                    await _until(self._is_there)
                    await self._call("/", _BLUEZ_MOCK, "AddAdapter", "ss", "hci0", "party")
                    yield self
                finally:
                    self._bus.disconnect()
                    await self._bus.wait_for_disconnect()

    async def _is_listening(self) -> bool:
        return self._socket.exists()

    async def _is_there(self) -> bool:
        assert self._bus is not None
        reply = await self._bus.call(
            Message(
                destination="org.bluez",
                path="/",
                interface="org.freedesktop.DBus.ObjectManager",
                member="GetManagedObjects",
            )
        )
        return reply is not None and reply.message_type is MessageType.METHOD_RETURN

    async def add_speaker(
        self, address: str, name: str, *, pairs: str = PAIRS, connects: str = CONNECTS
    ) -> None:
        """Put a loudspeaker within reach.

        Args:
            address: its Bluetooth address.
            name: its name.
            pairs: code of its method `Pair`.
            connects: code of its method `Connect`.
        """
        await self._call("/", _BLUEZ_MOCK, "AddDevice", "sss", "hci0", address, name)
        path = f"/org/bluez/hci0/dev_{address.replace(':', '_')}"
        await self.set(path, _DEVICE, "Class", Variant("u", _LOUDSPEAKER))
        codes = {"Pair": pairs, "Connect": connects, "Disconnect": DISCONNECTS}
        for method, code in codes.items():
            await self._call(path, _MOCK, "AddMethod", "sssss", _DEVICE, method, "", "", code)

    async def add_phone(self, address: str) -> None:
        """Put a device that is no loudspeaker within reach."""
        await self._call("/", _BLUEZ_MOCK, "AddDevice", "sss", "hci0", address, "Phone")

    async def set(self, path: str, interface: str, name: str, value: Variant) -> None:
        """Set a property, whoever may do so."""
        await self._call(path, _MOCK, "UpdateProperties", "sa{sv}", interface, {name: value})

    async def get(self, path: str, interface: str, name: str) -> Any:  # noqa: ANN401 - of its type
        """Return a property."""
        found = await self._call(
            path, "org.freedesktop.DBus.Properties", "Get", "ss", interface, name
        )
        return found.value

    async def _call(
        self, path: str, interface: str, member: str, signature: str, *body: object
    ) -> Any:  # noqa: ANN401 - each method has another result
        assert self._bus is not None
        reply = await self._bus.call(
            Message(
                destination="org.bluez",
                path=path,
                interface=interface,
                member=member,
                signature=signature,
                body=list(body),
            )
        )
        assert reply is not None
        assert reply.message_type is MessageType.METHOD_RETURN, (member, reply.body)
        return reply.body[0] if reply.body else None


@contextmanager
def _a_process(*command: str, **variables: str) -> Iterator[None]:
    environment = {"PATH": "/usr/bin:/bin", **variables}
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL)  # noqa: S603 - our own words
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


async def _until(claim: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(_STARTS_WITHIN_S):
        while not await claim():  # noqa: ASYNC110 - another process makes it true
            await asyncio.sleep(0.02)
