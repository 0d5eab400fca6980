"""Config flow: discovery, manual setup and reconfiguration."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import pytest
from homeassistant.config_entries import SOURCE_HASSIO, SOURCE_MQTT, SOURCE_USER, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers.service_info.hassio import HassioServiceInfo
from homeassistant.helpers.service_info.mqtt import MqttServiceInfo
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from custom_components.raveberry import mqtt_client
from custom_components.raveberry.const import CONF_NODE, DOMAIN
from custom_components.raveberry.contract import Topics, topics
from tests.homeassistant.fake_server import (
    SERVER_ID,
    TOPICS,
    FakeServer,
    sample,
    subscription,
)

GARDEN = Topics("garden")
OTHER_MAJOR_VERSION = '{"contract": [2, 0]}'


@contextmanager
def short_timeout() -> Iterator[None]:
    """Shorten the wait for a message that never arrives; one that does must not be timed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mqtt_client, "PROBE_TIMEOUT_S", 0.05)
        yield


@pytest.fixture(autouse=True)
def _without_entry_setup(monkeypatch: pytest.MonkeyPatch) -> None:
    """Skip the setup of the entry, which other tests cover."""

    async def set_up(hass: HomeAssistant, entry: Any) -> bool:
        return True

    monkeypatch.setattr("custom_components.raveberry.async_setup_entry", set_up)
    monkeypatch.setattr("custom_components.raveberry.async_unload_entry", set_up)


async def announce(
    hass: HomeAssistant, payload: str, topic: str = TOPICS.name(topics.INFO)
) -> ConfigFlowResult:
    return await hass.config_entries.flow.async_init(
        DOMAIN,
        context={"source": SOURCE_MQTT},
        data=MqttServiceInfo(
            topic=topic,
            payload=payload,
            qos=1,
            retain=True,
            subscribed_topic="raveberry/+/info",
            timestamp=0.0,
        ),
    )


async def submit(
    hass: HomeAssistant,
    mqtt_mock: MqttMockHAClient,
    flow: ConfigFlowResult,
    node: str,
    retained: dict[str, str | bytes],
) -> ConfigFlowResult:
    """Submit the form and publish retained messages as soon as their topics are subscribed."""
    subscribed = {topic: subscription(mqtt_mock, topic) for topic in retained}
    async with asyncio.TaskGroup() as tasks:
        filled = tasks.create_task(
            hass.config_entries.flow.async_configure(flow["flow_id"], {CONF_NODE: node})
        )
        for topic, payload in retained.items():
            await subscribed[topic]
            FakeServer(hass=hass).fire(topic, payload, retain=True)
    return filled.result()


# --- discovered through the Supervisor -----------------------------------------------------------


async def announce_app(hass: HomeAssistant, **config: object) -> ConfigFlowResult:
    return await hass.config_entries.flow.async_init(
        DOMAIN,
        context={"source": SOURCE_HASSIO},
        data=HassioServiceInfo(config=config, name="Raveberry", slug="local_raveberry", uuid="0"),
    )


async def test_the_server_of_the_app_is_discovered_and_reached_over_mqtt(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient
) -> None:
    flow = await announce_app(hass, node="raveberry", id=SERVER_ID)
    assert (flow["type"], flow["step_id"]) == (FlowResultType.FORM, "hassio_confirm")
    with short_timeout():
        missing = await hass.config_entries.flow.async_configure(flow["flow_id"], {})
    assert missing["errors"] == {"base": "no_server"}
    subscribed = subscription(mqtt_mock, TOPICS.name(topics.INFO))
    async with asyncio.TaskGroup() as tasks:
        filled = tasks.create_task(hass.config_entries.flow.async_configure(flow["flow_id"], {}))
        await subscribed
        FakeServer(hass=hass).fire(TOPICS.name(topics.INFO), sample("Info"), retain=True)
    done = filled.result()
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert done["data"] == {CONF_NODE: "raveberry"}
    assert done["result"].unique_id == SERVER_ID


async def test_the_server_of_the_app_needs_the_mqtt_integration(hass: HomeAssistant) -> None:
    flow = await announce_app(hass, node="raveberry", id=SERVER_ID)
    done = await hass.config_entries.flow.async_configure(flow["flow_id"], {})
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "mqtt_missing")


async def test_the_server_of_the_app_is_discovered_once(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient
) -> None:
    MockConfigEntry(domain=DOMAIN, unique_id=SERVER_ID, data={CONF_NODE: "a"}).add_to_hass(hass)
    flow = await announce_app(hass, node="raveberry", id=SERVER_ID)
    assert (flow["type"], flow["reason"]) == (FlowResultType.ABORT, "already_configured")


@pytest.mark.parametrize(
    "config", [{}, {"node": "a"}, {"id": "1"}, {"node": "", "id": "1"}, {"node": 1, "id": "1"}]
)
async def test_an_app_without_a_server_is_not_discovered(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient, config: dict[str, object]
) -> None:
    flow = await announce_app(hass, **config)
    assert (flow["type"], flow["reason"]) == (FlowResultType.ABORT, "not_a_server")


# --- discovered over MQTT ------------------------------------------------------------------------


async def discover(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient, status: str = "online"
) -> ConfigFlowResult:
    """Announce a server with a retained status."""
    subscribed = subscription(mqtt_mock, TOPICS.name(topics.STATUS))
    async with asyncio.TaskGroup() as tasks:
        flow = tasks.create_task(announce(hass, sample("Info")))
        await subscribed
        FakeServer(hass=hass).fire(TOPICS.name(topics.STATUS), status, retain=True)
    return flow.result()


async def test_an_announced_server_is_discovered(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient
) -> None:
    flow = await discover(hass, mqtt_mock)
    assert flow["type"] is FlowResultType.FORM
    assert flow["step_id"] == "confirm"
    assert flow["description_placeholders"] == {
        "name": "Raveberry",
        "node": "raveberry",
        "version": "0.1.0",
    }
    (progress,) = hass.config_entries.flow.async_progress()
    assert progress["context"]["title_placeholders"] == {"name": "Raveberry"}
    done = await hass.config_entries.flow.async_configure(flow["flow_id"], {})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert done["title"] == "Raveberry"
    assert done["data"] == {CONF_NODE: "raveberry"}
    assert done["result"].unique_id == SERVER_ID


async def test_mqtt_discovery_starts_the_flow(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient
) -> None:
    server = FakeServer(hass=hass)
    subscribed = subscription(mqtt_mock, TOPICS.name(topics.STATUS))
    server.fire(TOPICS.name(topics.INFO), sample("Info"), retain=True)
    await subscribed
    await server.publish(TOPICS.name(topics.STATUS), "online", retain=True)
    (progress,) = hass.config_entries.flow.async_progress()
    assert (progress["handler"], progress["step_id"]) == (DOMAIN, "confirm")


@pytest.mark.parametrize(
    ("payload", "topic", "reason"),
    [
        ("", TOPICS.name(topics.INFO), "not_a_server"),
        ("{", TOPICS.name(topics.INFO), "not_a_server"),
        ("[]", TOPICS.name(topics.INFO), "not_a_server"),
        ('{"contract": [1, 0]}', TOPICS.name(topics.INFO), "not_a_server"),
        ('{"contract": 1}', TOPICS.name(topics.INFO), "not_a_server"),
        (sample("Info"), "raveberry/info", "not_a_server"),
        (OTHER_MAJOR_VERSION, TOPICS.name(topics.INFO), "unsupported_contract"),
    ],
)
async def test_invalid_announcements_are_ignored(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient, payload: str, topic: str, reason: str
) -> None:
    flow = await announce(hass, payload, topic)
    assert flow["type"] is FlowResultType.ABORT
    assert flow["reason"] == reason


async def test_a_configured_server_is_not_discovered_again(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient, entry: MockConfigEntry
) -> None:
    flow = await announce(hass, sample("Info"))
    assert flow["reason"] == "already_configured"


async def test_a_server_that_is_gone_is_not_discovered(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient
) -> None:
    """Its retained `info` outlives it."""
    flow = await discover(hass, mqtt_mock, "offline")
    assert (flow["type"], flow["reason"]) == (FlowResultType.ABORT, "not_online")
    with short_timeout():
        flow = await announce(hass, sample("Info"))
    assert flow["reason"] == "not_online"


@pytest.mark.parametrize("status", ["offline", ""])
async def test_a_discovery_is_withdrawn_when_its_server_goes(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient, status: str
) -> None:
    await discover(hass, mqtt_mock)
    server = FakeServer(hass=hass)
    await server.publish(TOPICS.name(topics.STATUS), "online")
    assert len(hass.config_entries.flow.async_progress()) == 1
    await server.publish(TOPICS.name(topics.STATUS), status)
    assert hass.config_entries.flow.async_progress() == []
    await discover(hass, mqtt_mock)
    assert len(hass.config_entries.flow.async_progress()) == 1


async def test_a_server_is_discovered_once(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient
) -> None:
    await discover(hass, mqtt_mock)
    flow = await announce(hass, sample("Info"))
    assert flow["reason"] == "already_in_progress"


async def moved(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient, status: str | None
) -> ConfigFlowResult:
    """Announce a configured server at another node, with a status there."""
    subscribed = subscription(mqtt_mock, GARDEN.name(topics.STATUS))
    timeout = nullcontext() if status is not None else short_timeout()
    with timeout:
        async with asyncio.TaskGroup() as tasks:
            flow = tasks.create_task(
                announce(hass, sample("Info", node="garden"), GARDEN.name(topics.INFO))
            )
            if status is not None:
                await subscribed
                FakeServer(hass=hass).fire(GARDEN.name(topics.STATUS), status, retain=True)
    return flow.result()


async def test_an_entry_follows_its_server_to_a_new_node(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient, entry: MockConfigEntry
) -> None:
    flow = await moved(hass, mqtt_mock, "online")
    assert flow["reason"] == "already_configured"
    assert entry.data == {CONF_NODE: "garden"}


@pytest.mark.parametrize("status", ["offline", "perhaps", None])
async def test_an_entry_ignores_the_retained_info_of_an_old_node(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient, entry: MockConfigEntry, status: str | None
) -> None:
    flow = await moved(hass, mqtt_mock, status)
    assert flow["reason"] == "already_configured"
    assert entry.data == {CONF_NODE: "raveberry"}


# --- set up manually -----------------------------------------------------------------------------


async def start_user_flow(hass: HomeAssistant) -> ConfigFlowResult:
    return await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})


async def test_a_server_is_added_by_its_node(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient
) -> None:
    flow = await start_user_flow(hass)
    assert (flow["type"], flow["errors"]) == (FlowResultType.FORM, {})
    done = await submit(
        hass, mqtt_mock, flow, " garden ", {GARDEN.name(topics.INFO): sample("Info.bare")}
    )
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert (done["title"], done["data"]) == ("Garden party", {CONF_NODE: "garden"})


async def test_without_mqtt_nothing_can_be_added(hass: HomeAssistant) -> None:
    flow = await start_user_flow(hass)
    assert (flow["type"], flow["reason"]) == (FlowResultType.ABORT, "mqtt_missing")


@pytest.mark.parametrize(
    ("node", "retained", "error"),
    [
        ("a/b", {}, "invalid_node"),
        (" ", {}, "invalid_node"),
        ("garden", {}, "no_server"),
        ("garden", {GARDEN.name(topics.INFO): "{}"}, "not_a_server"),
        ("garden", {GARDEN.name(topics.INFO): b"\xff"}, "not_a_server"),
        ("garden", {GARDEN.name(topics.INFO): OTHER_MAJOR_VERSION}, "unsupported_contract"),
    ],
)
async def test_an_error_can_be_corrected(
    hass: HomeAssistant,
    mqtt_mock: MqttMockHAClient,
    node: str,
    retained: dict[str, str | bytes],
    error: str,
) -> None:
    flow = await start_user_flow(hass)
    with nullcontext() if retained else short_timeout():
        again = await submit(hass, mqtt_mock, flow, node, retained)
    assert (again["type"], again["errors"]) == (FlowResultType.FORM, {CONF_NODE: error})
    done = await submit(
        hass, mqtt_mock, again, "raveberry", {TOPICS.name(topics.INFO): sample("Info")}
    )
    assert done["type"] is FlowResultType.CREATE_ENTRY


async def test_a_cleared_info_topic_is_no_server(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient
) -> None:
    flow = await start_user_flow(hass)
    with short_timeout():
        again = await submit(hass, mqtt_mock, flow, "garden", {GARDEN.name(topics.INFO): ""})
    assert again["errors"] == {CONF_NODE: "no_server"}


async def test_a_discovered_server_can_be_added_manually(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient
) -> None:
    await announce(hass, sample("Info"))
    flow = await start_user_flow(hass)
    done = await submit(
        hass, mqtt_mock, flow, "raveberry", {TOPICS.name(topics.INFO): sample("Info")}
    )
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert hass.config_entries.flow.async_progress() == []


async def test_a_server_is_added_once(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient, entry: MockConfigEntry
) -> None:
    flow = await start_user_flow(hass)
    done = await submit(
        hass, mqtt_mock, flow, "raveberry", {TOPICS.name(topics.INFO): sample("Info")}
    )
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "already_configured")


# --- reconfigured --------------------------------------------------------------------------------


async def test_a_configured_server_can_be_moved_to_another_node(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient, entry: MockConfigEntry
) -> None:
    flow = await entry.start_reconfigure_flow(hass)
    assert flow["step_id"] == "reconfigure"
    done = await submit(hass, mqtt_mock, flow, "garden", {GARDEN.name(topics.INFO): sample("Info")})
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    assert entry.data == {CONF_NODE: "garden"}


async def test_reconfiguring_to_another_server_is_refused(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient, entry: MockConfigEntry
) -> None:
    flow = await entry.start_reconfigure_flow(hass)
    done = await submit(
        hass, mqtt_mock, flow, "garden", {GARDEN.name(topics.INFO): sample("Info.bare")}
    )
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "another_server")
    assert entry.data == {CONF_NODE: "raveberry"}


async def test_an_error_while_reconfiguring_can_be_corrected(
    hass: HomeAssistant, mqtt_mock: MqttMockHAClient, entry: MockConfigEntry
) -> None:
    flow = await entry.start_reconfigure_flow(hass)
    again = await submit(hass, mqtt_mock, flow, "#", {})
    assert again["errors"] == {CONF_NODE: "invalid_node"}
    done = await submit(
        hass, mqtt_mock, again, "raveberry", {TOPICS.name(topics.INFO): sample("Info")}
    )
    assert done["reason"] == "reconfigure_successful"
