"""Client for the parts of the Supervisor's HTTP interface that the app needs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Interface
from pathlib import Path
from typing import Final, Self

import aiohttp

from raveberry_server.application.broker_selection import BrokerAddress, BrokerOrigin
from raveberry_server.domain.model.errors import RaveberryError

SUPERVISOR_URL: Final = "http://supervisor"
"""Address of the Supervisor in every app."""

TIMEOUT_S: Final = 8.0
GUEST_PORT: Final = "8080/tcp"
"""Name of the guest port in the app's config.yaml."""

_LONGEST_BODY: Final = 1_000_000
_LONGEST_MESSAGE: Final = 100
_FORBIDDEN: Final = 403
_NO_SERVICE: Final = "Service not enabled"
_PORTS: Final = range(1, 65_536)


class SupervisorError(RaveberryError):
    """The Supervisor does not answer as expected; the message contains no secret."""


class SupervisorTimeoutError(SupervisorError):
    """The Supervisor did not answer in time."""


class _ForbiddenError(SupervisorError):
    """The app lacks permission for this request, or its token is refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestAddress:
    """Address of the guest page for phones; `url` is None where the port is not open."""

    url: str | None


class SupervisorClient:
    """Supervisor client, an async context manager."""

    def __init__(self, *, token: str, url: str = SUPERVISOR_URL, ca: Path | None = None) -> None:
        self._token = token
        self._url = url
        self._ca = ca
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            self._url,
            headers={"Authorization": f"Bearer {self._token}"},
            timeout=aiohttp.ClientTimeout(total=TIMEOUT_S),
            # A restarted Supervisor has lost its connections.
            connector=aiohttp.TCPConnector(force_close=True),
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._session is not None:
            await self._session.close()

    async def broker(self) -> BrokerAddress | None:
        """Return Home Assistant's MQTT broker, None if it has none.

        Raises:
            SupervisorError: no answer, or an unexpected one.
        """
        match await self._answer("GET", "/services/mqtt"):
            case {"result": "error", "message": str(message)} if message == _NO_SERVICE:
                return None
            case {"data": {"host": str(host), "port": int(port), **rest}} if (
                host and port in _PORTS and not isinstance(port, bool)
            ):
                return BrokerAddress(
                    host=host,
                    port=port,
                    username=str(rest.get("username") or "") or None,
                    password=str(rest.get("password") or "") or None,
                    uses_tls=rest.get("ssl") is True,
                    ca=self._ca,
                    origin=BrokerOrigin.SUPERVISOR,
                )
            case {"data": {**facts}}:
                # The values may be secret.
                names = ", ".join(map(str, facts))[:_LONGEST_MESSAGE]
                raise SupervisorError(
                    f"its answer names no broker by host and port: it has {names}"
                )
            case answer:
                raise SupervisorError(_complaint(answer, "its answer names no broker"))

    async def guest_address(self) -> GuestAddress:
        """Return the address of the guest page.

        It is an IPv4 address of the machine's network, which every phone there can use; many do not
        resolve names that end in .local (docs/adr/0022).

        Raises:
            SupervisorError: no answer, or an unexpected one.
        """
        app = await self._answer("GET", "/addons/self/info")
        match app:
            case {"data": {"network": {**ports}}}:
                port = ports.get(GUEST_PORT)
            case {"data": {"network": None}}:
                port = None
            case _:
                raise SupervisorError(_complaint(app, "its answer about the app has no network"))
        if not isinstance(port, int):
            return GuestAddress(url=None)
        host = await self._lan_address() or await self._local_name()
        return GuestAddress(url=f"http://{host}:{port}")

    async def announce(self, service: str, config: Mapping[str, object]) -> None:
        """Announce the party, so that Home Assistant offers to set up our integration.

        Raises:
            SupervisorError: no answer, or a refusal.
        """
        body = {"service": service, "config": dict(config)}
        match await self._answer("POST", "/discovery", body=body):
            case {"result": "ok"}:
                return
            case answer:
                raise SupervisorError(_complaint(answer, "it does not take the discovery"))

    async def _lan_address(self) -> str | None:
        """Return the address of the first interface that is up, preferring the primary one."""
        try:
            answer = await self._answer("GET", "/network/info")
        except _ForbiddenError:
            return None
        match answer:
            case {"data": {"interfaces": [*interfaces]}}:
                found = [pair for pair in map(_address, interfaces) if pair is not None]
                return min(found)[1] if found else None
            case _:
                raise SupervisorError(_complaint(answer, "its answer has no interfaces"))

    async def _local_name(self) -> str:
        answer = await self._answer("GET", "/info")
        match answer:
            case {"data": {"hostname": str(name)}} if name:
                return f"{name}.local"
            case _:
                raise SupervisorError(_complaint(answer, "its answer names no host"))

    async def _answer(self, method: str, path: str, *, body: object = None) -> object:
        if self._session is None:
            raise SupervisorError("it was not opened")
        try:
            async with self._session.request(
                method, path, json=body, allow_redirects=False
            ) as response:
                raw = await _read(response)
        except TimeoutError as err:
            raise SupervisorTimeoutError(f"no answer within {TIMEOUT_S:.0f} s") from err
        except (aiohttp.ClientError, OSError) as err:
            raise SupervisorError(_first_line(str(err)) or type(err).__name__) from err
        if response.status == _FORBIDDEN and not raw.startswith(b"{"):
            raise _ForbiddenError("403: it refuses our token")
        try:
            answer: object = json.loads(raw)
        except (ValueError, RecursionError) as err:
            raise SupervisorError(f"{response.status}: its answer is not JSON") from err
        return answer


async def _read(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for part in response.content.iter_chunked(65_536):
        body += part
        if len(body) > _LONGEST_BODY:
            raise SupervisorError("its answer is longer than a megabyte")
    return bytes(body)


def _address(interface: object) -> tuple[bool, str] | None:
    """Return a sort key, with primary interfaces first, and the address of an interface."""
    match interface:
        case {"connected": True, "ipv4": {"address": [str(text), *_]}, **rest}:
            pass
        case _:
            return None
    try:
        address = IPv4Interface(text).ip
    except ValueError:
        return None
    if address.is_loopback or address.is_link_local or address.is_unspecified:
        return None
    return rest.get("primary") is not True, str(address)


def _complaint(answer: object, otherwise: str) -> str:
    match answer:
        case {"result": "error", "message": str(message)}:
            return _first_line(message)
        case _:
            return otherwise


def _first_line(text: str) -> str:
    return (text.splitlines() or [""])[0][:_LONGEST_MESSAGE]
