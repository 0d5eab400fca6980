"""A dashboard with the card of a party, without Home Assistant: the server of the pages answers.

What the card needs of Home Assistant's frontend is in dashboard.html; the real one is in
tests/system.
"""

import json
from collections.abc import AsyncIterator, Awaitable
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import quote

import pytest_asyncio
import raveberry_contract.messages as m
from aiohttp import web
from playwright.async_api import Browser, Page

from tests.frontend.conftest import TIMEOUT_MS
from tests.frontend.fake_web_server import ROOT, FakeWebServer, cover

CARD: Final = ROOT / "custom_components/raveberry/frontend"
DASHBOARD: Final = Path(__file__).with_name("dashboard.html")
SERVED: Final = "/raveberry_static"
COLUMN: Final = (480, 900)


class OpenCard(Protocol):
    """Open a dashboard with one card; return its page when it shows something."""

    def __call__(
        self,
        *,
        role: m.Role = m.Role.GUEST,
        size: tuple[int, int] = COLUMN,
        language: str = "en",
        **config: object,
    ) -> Awaitable[Page]: ...


@pytest_asyncio.fixture(loop_scope="session")
async def dashboard_url() -> AsyncIterator[str]:
    """Address of the dashboard, on a port of its own, as Home Assistant has one."""

    async def dashboard(_request: web.Request) -> web.FileResponse:
        return web.FileResponse(DASHBOARD)

    async def artwork(request: web.Request) -> web.Response:
        picture = cover(int(request.match_info["key"]))
        return web.Response(text=picture, content_type="image/svg+xml")

    app = web.Application()
    app.add_routes(
        [
            web.get("/", dashboard),
            web.get("/api/v1/song/{key}/artwork", artwork),
            web.static(SERVED, CARD),
        ]
    )
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    await runner.cleanup()


@pytest_asyncio.fixture(loop_scope="session")
async def open_card(
    browser: Browser, server: FakeWebServer, dashboard_url: str
) -> AsyncIterator[OpenCard]:
    contexts = []
    errors: list[str] = []

    async def open_card(
        *,
        role: m.Role = m.Role.GUEST,
        size: tuple[int, int] = COLUMN,
        language: str = "en",
        **config: object,
    ) -> Page:
        server.is_mod = role is m.Role.MOD
        width, height = size
        context = await browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce"
        )
        contexts.append(context)
        context.set_default_timeout(TIMEOUT_MS)
        if role is m.Role.HOST:
            await context.add_cookies([{"name": "host", "value": "1", "url": server.url}])
        page = await context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        shown = {"config": config, "language": language, "server": server.url}
        await page.goto(f"{dashboard_url}#{quote(json.dumps(shown))}")
        await page.locator("raveberry-card-content").locator(".party, .message").wait_for()
        return page

    yield open_card
    for context in contexts:
        await context.close()
    assert errors == [], errors
