"""Files and covers of the dashboard card, served by Home Assistant."""

from __future__ import annotations

from base64 import b64decode
from hashlib import sha256
from hmac import compare_digest
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aiohttp import web
from homeassistant.components.frontend import DOMAIN as FRONTEND
from homeassistant.components.frontend import add_extra_js_url
from homeassistant.components.http import KEY_HASS, HomeAssistantView, StaticPathConfig

from .command_errors import RaveberryError
from .contract.messages import Artwork
from .live_feed import ARTWORK_PATH, FEEDS
from .mqtt_client import image_type

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

FILES: Final = Path(__file__).with_name("frontend")
FILES_PATH: Final = "/raveberry_static"
_LOADER: Final = "loader.js"
_MAX_AGE_S: Final = 86_400
_VERSION_DIGITS: Final = 12


async def register_card(hass: HomeAssistant) -> None:
    """Serve the card, and let dashboards load it when they show it."""
    hass.http.register_view(ArtworkView())
    loader = await hass.async_add_executor_job((FILES / _LOADER).read_bytes)
    await hass.http.async_register_static_paths(
        [StaticPathConfig(FILES_PATH, str(FILES), cache_headers=True)]
    )
    if FRONTEND in hass.config.components:
        # The loader names the other files, which have hashes of their contents in their names.
        version = sha256(loader).hexdigest()[:_VERSION_DIGITS]
        add_extra_js_url(hass, f"{FILES_PATH}/{_LOADER}?v={version}")


class ArtworkView(HomeAssistantView):
    """Covers of songs, whose addresses are known to users who may see the player."""

    url = f"{ARTWORK_PATH}/{{entry_id}}/{{token}}/{{key}}"
    name = "api:raveberry:artwork"
    # Browsers load images without credentials.
    requires_auth = False

    async def get(self, request: web.Request, entry_id: str, token: str, key: str) -> web.Response:
        """Return the cover of a song; with `size=small` that of rows."""
        feed = request.app[KEY_HASS].data.get(FEEDS, {}).get(entry_id)
        if feed is None or not compare_digest(feed.artwork_token.encode(), token.encode()):
            return web.Response(status=HTTPStatus.NOT_FOUND)
        is_small = request.query.get("size") == "small"
        try:
            cover = await feed.party.client.typed_command(
                Artwork, "artwork", key=key, small=is_small
            )
            image = b64decode(cover.image, validate=True)
        except (RaveberryError, ValueError):
            return web.Response(status=HTTPStatus.NOT_FOUND)
        return web.Response(
            body=image,
            content_type=image_type(image) or "application/octet-stream",
            headers={
                "Cache-Control": f"private, max-age={_MAX_AGE_S}",
                "X-Content-Type-Options": "nosniff",
            },
        )
