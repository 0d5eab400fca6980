"""Valid answers of the Supervisor are used, all others are refused with a reason."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from raveberry_server.adapters.supervisor import client as clients
from raveberry_server.adapters.supervisor.client import (
    GuestAddress,
    SupervisorClient,
    SupervisorError,
    SupervisorTimeoutError,
)
from raveberry_server.application.broker_selection import BrokerAddress, BrokerOrigin

from tests.supervisor.stand_in import TOKEN, Fault, SupervisorStandIn, an_interface

FACTS = {"host": "core-mosquitto", "port": 1883, "username": "addons", "password": "open sesame"}


@pytest.fixture
async def supervisor() -> AsyncIterator[SupervisorStandIn]:
    async with SupervisorStandIn() as stand_in:
        yield stand_in


@pytest.fixture
async def client(supervisor: SupervisorStandIn) -> AsyncIterator[SupervisorClient]:
    url = f"http://127.0.0.1:{supervisor.port}"
    async with SupervisorClient(token=TOKEN, url=url) as client:
        yield client


async def test_the_broker_of_home_assistant_is_found(
    supervisor: SupervisorStandIn, client: SupervisorClient
) -> None:
    supervisor.mqtt = {**FACTS, "ssl": True}
    assert await client.broker() == BrokerAddress(
        host="core-mosquitto",
        port=1883,
        username="addons",
        password="open sesame",  # noqa: S106 - of the stand-in
        uses_tls=True,
        origin=BrokerOrigin.SUPERVISOR,
    )


async def test_no_broker_is_an_answer_and_no_error(client: SupervisorClient) -> None:
    assert await client.broker() is None


@pytest.mark.parametrize(
    "changes",
    [
        *({"host": host} for host in ("", 1, None)),
        *({"port": port} for port in ("1883", 0, True, 65_536, None)),
    ],
)
async def test_an_invalid_broker_is_an_error_without_its_password(
    supervisor: SupervisorStandIn, client: SupervisorClient, changes: dict[str, Any]
) -> None:
    supervisor.mqtt = {**FACTS, **changes}
    with pytest.raises(SupervisorError, match="names no broker") as error:
        await client.broker()
    assert "sesame" not in str(error.value)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("bad_gateway", "502: its answer is not JSON"),
        ("refused", "403: it refuses our token"),
        ("unauthorized", "401: its answer is not JSON"),
        ("malformed", "200: its answer is not JSON"),
        ("nonsense", "names no broker"),
        ("huge", "longer than a megabyte"),
        ("reset", "."),
        ("absent", "."),
        ("starting", "System is not ready"),
    ],
)
async def test_every_fault_is_an_error_in_words(
    supervisor: SupervisorStandIn, client: SupervisorClient, kind: str, words: str
) -> None:
    supervisor.mqtt = FACTS
    await supervisor.break_with(Fault(kind=kind))
    with pytest.raises(SupervisorError, match=words):
        await client.broker()
    for ask in (client.guest_address(), client.announce("raveberry", {})):
        with pytest.raises(SupervisorError):
            await ask
    await supervisor.break_with(None)
    assert await client.broker() is not None


async def test_a_silent_supervisor_times_out(
    supervisor: SupervisorStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clients, "TIMEOUT_S", 0.2)
    url = f"http://127.0.0.1:{supervisor.port}"
    await supervisor.break_with(Fault(kind="hang"))
    async with SupervisorClient(token=TOKEN, url=url) as client:
        with pytest.raises(SupervisorTimeoutError, match="no answer within"):
            await client.broker()


async def test_a_name_that_is_not_known_is_an_error() -> None:
    async with SupervisorClient(token=TOKEN, url="http://nobody.invalid") as client:
        with pytest.raises(SupervisorError):
            await client.broker()


async def test_guests_get_the_address_of_the_machine_in_its_network(
    supervisor: SupervisorStandIn, client: SupervisorClient
) -> None:
    supervisor.app["network"] = {"8080/tcp": 8888}
    assert await client.guest_address() == GuestAddress(url="http://192.168.1.20:8888")


@pytest.mark.parametrize(
    ("interfaces", "host"),
    [
        ([an_interface("10.0.0.9/8", primary=False), an_interface()], "192.168.1.20"),
        ([an_interface("10.0.0.9/8", primary=False)], "10.0.0.9"),
        ([an_interface(connected=False), an_interface("10.0.0.9/8")], "10.0.0.9"),
        ([an_interface("169.254.1.1/16"), an_interface("10.0.0.9/8")], "10.0.0.9"),
        ([an_interface(ipv4=None)], "homeassistant.local"),
        ([an_interface(ipv4={"address": []})], "homeassistant.local"),
        ([an_interface("nonsense"), 7, None, "x"], "homeassistant.local"),
        ([], "homeassistant.local"),
    ],
)
async def test_the_primary_interface_that_is_up_goes_first_and_the_name_last(
    supervisor: SupervisorStandIn, client: SupervisorClient, interfaces: list[Any], host: str
) -> None:
    supervisor.interfaces = interfaces
    assert await client.guest_address() == GuestAddress(url=f"http://{host}:8080")


async def test_without_the_permission_to_see_the_network_the_name_does(
    supervisor: SupervisorStandIn, client: SupervisorClient
) -> None:
    supervisor.app["hassio_api"] = False
    assert await client.guest_address() == GuestAddress(url="http://homeassistant.local:8080")


@pytest.mark.parametrize("network", [None, {}, {"8080/tcp": None}, {"1883/tcp": 1883}])
async def test_a_closed_port_has_no_address(
    supervisor: SupervisorStandIn, client: SupervisorClient, network: object
) -> None:
    supervisor.app["network"] = network
    assert await client.guest_address() == GuestAddress(url=None)


async def test_the_party_is_announced_to_home_assistant(
    supervisor: SupervisorStandIn, client: SupervisorClient
) -> None:
    for node in ("bar", "club"):
        await client.announce("raveberry", {"node": node})
    (left,) = supervisor.discovery.values()
    assert left["config"] == {"node": "club"}
    with pytest.raises(SupervisorError, match="list services"):
        await client.announce("other", {})
