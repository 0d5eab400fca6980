"""The check of the address that guests get."""

import asyncio
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv4Network, ip_address, ip_network

import pytest
from raveberry_contract.messages import AccessObstacle
from raveberry_server.adapters.system.guest_access_check import GuestAccessCheck, resolve
from raveberry_server.domain.model.state import PartyState
from raveberry_server.presenter.public_links import ServerAddresses

NOW = datetime(2026, 5, 1, 20, 0, tzinfo=UTC)
# All of 127.0.0.0/8 answers on this machine; the check takes this one for an address in the house.
HERE = IPv4Network("127.0.0.0/8")


class HouseAddress(IPv4Address):
    """An address of this machine that counts as one of the house."""

    @property
    def is_loopback(self) -> bool:
        return False


def a_check(
    url: str | None, *found: IPv4Address, networks: Sequence[IPv4Network] = (HERE,)
) -> GuestAccessCheck:
    async def resolved(_name: str) -> Collection[IPv4Address]:
        if not found:
            raise OSError("no such name")
        return found

    return GuestAccessCheck(
        server_addresses=ServerAddresses(guest_url=url, lan_address="192.0.2.7", guest_port=8080),
        networks=lambda: networks,
        at=lambda: NOW,
        resolve=resolved,
    )


async def a_port() -> tuple[asyncio.Server, int]:
    server = await asyncio.start_server(lambda _reader, writer: writer.close(), "127.0.0.1", 0)
    return server, server.sockets[0].getsockname()[1]


async def test_an_address_that_answers_in_this_network_has_no_obstacle() -> None:
    server, port = await a_port()
    async with server:
        url = f"http://party.example:{port}"
        found = await a_check(url, HouseAddress("127.0.0.1")).check(PartyState())
    assert found.obstacles == ()
    assert (found.guest_url, found.reached_at) == (f"{url}/", None)


async def test_a_name_that_is_not_found_is_an_obstacle() -> None:
    found = await a_check("https://party.example").check(PartyState())
    assert found.obstacles == (AccessObstacle.NAME_NOT_FOUND,)


async def test_a_loopback_address_leads_each_phone_to_itself() -> None:
    found = await a_check(None, IPv4Address("127.0.0.1")).check(PartyState())
    assert found.obstacles == (AccessObstacle.NO_NETWORK,)


async def test_a_closed_port_and_another_network_are_obstacles() -> None:
    server, port = await a_port()
    server.close()
    await server.wait_closed()
    house = HouseAddress("127.0.0.1")
    networks = [IPv4Network("192.168.1.0/24")]
    check = a_check(f"http://party.example:{port}", house, networks=networks)
    found = await check.check(PartyState())
    assert found.obstacles == (AccessObstacle.PORT_CLOSED, AccessObstacle.OTHER_NETWORK)


@pytest.mark.parametrize("own", ["127.0.0.1", "::1", "192.0.2.7"])
async def test_only_another_device_reaches_the_page(own: str) -> None:
    check = a_check(None, IPv4Address("127.0.0.1"))
    check.note_arrival(ip_address(own))
    assert (await check.check(PartyState())).reached_at is None
    check.note_arrival(ip_address("192.0.2.30"))
    assert (await check.check(PartyState())).reached_at == NOW


async def test_an_address_resolves_to_itself() -> None:
    assert await resolve("127.0.0.1") == {ip_address("127.0.0.1")}
    assert ip_address("127.0.0.1") in ip_network("127.0.0.0/8")
