"""The party's player in Home Assistant."""

from __future__ import annotations

from homeassistant.core import HomeAssistant

from tests.homeassistant.server import Server

PLAYER = "media_player.raveberry"


async def test_it_shows_what_plays(hass: HomeAssistant, party: Server) -> None:
    state = hass.states.get(PLAYER)
    assert state is not None
    assert state.state == "playing"
    assert state.attributes["media_title"] == "Night Ferry"
