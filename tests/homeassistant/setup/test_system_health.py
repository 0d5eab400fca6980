"""The page of system information."""

import asyncio

from homeassistant.components.system_health import DOMAIN as SYSTEM_HEALTH
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import get_system_health_info

from custom_components.raveberry.const import DOMAIN
from custom_components.raveberry.contract import topics
from tests.homeassistant.fake_server import TOPICS, FakeServer, sample


async def test_system_health_shows_versions_connections_and_faults(
    hass: HomeAssistant, server: FakeServer
) -> None:
    assert await async_setup_component(hass, SYSTEM_HEALTH, {})
    await hass.async_block_till_done()
    healthy = await get_system_health_info(hass, DOMAIN)
    assert healthy == {
        "parties": "Raveberry",
        "versions": "0.1.0",
        "broker": True,
        "server": True,
        "light_show": True,
        "player_error": "-",
    }
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.error"))
    await server.publish(TOPICS.name(topics.LIGHTS_STATUS), "offline")
    async with asyncio.timeout(5):
        ill = await get_system_health_info(hass, DOMAIN)
    assert ill["light_show"] is False
    assert ill["player_error"] != "-"
