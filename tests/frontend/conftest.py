"""Fixtures: one browser per session, a fake server and pages per test."""

from collections.abc import AsyncIterator, Awaitable
from typing import Final, Literal, Protocol

import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.chromium import CHROMIUM, FLAGS
from tests.frontend.fake_web_server import FakeWebServer, make_server

TIMEOUT_MS: Final = 20_000
# Long enough for a busy machine; only failing expectations wait for it.
expect.set_options(timeout=TIMEOUT_MS)

PHONE: Final = (390, 844)


class OpenPage(Protocol):
    """Open a page and wait until it has rendered the party."""

    def __call__(
        self,
        path: str = "",
        *,
        size: tuple[int, int] = PHONE,
        scheme: Literal["dark", "light"] = "dark",
        language: str = "en-GB",
        reduced_motion: bool = False,
        script: str = "",
        has_requested: bool = True,
    ) -> Awaitable[Page]: ...


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM,
            # The screen draws by WebGL, here without a GPU.
            args=[*FLAGS, "--enable-unsafe-swiftshader"],
        )
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def server() -> AsyncIterator[FakeWebServer]:
    server = make_server()
    await server.start()
    yield server
    await server.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(browser: Browser, server: FakeWebServer) -> AsyncIterator[OpenPage]:
    contexts = []
    errors: list[str] = []
    requests: list[str] = []

    async def open_page(
        path: str = "",
        *,
        size: tuple[int, int] = PHONE,
        scheme: Literal["dark", "light"] = "dark",
        language: str = "en-GB",
        reduced_motion: bool = False,
        script: str = "",
        has_requested: bool = True,
    ) -> Page:
        width, height = size
        context = await browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale=language,
            has_touch=width < 600,
            reduced_motion="reduce" if reduced_motion else "no-preference",
        )
        contexts.append(context)
        context.set_default_timeout(TIMEOUT_MS)
        if path == "host":
            await context.add_cookies([{"name": "host", "value": "1", "url": server.url}])
        if has_requested:
            # A sheet follows the first request of an evening.
            await context.add_init_script(
                "localStorage.setItem('raveberry-requested', String(Date.now()))"
            )
        page = await context.new_page()
        if script:
            await page.add_init_script(script)
        page.on("pageerror", lambda error: errors.append(f"error: {error}"))
        page.on(
            "console",
            lambda message: errors.append(message.text) if _is_unexpected(message.text) else None,
        )
        page.on("request", lambda request: requests.append(request.url))
        await page.goto(server.url + path)
        if path == "tv":
            await page.wait_for_selector("rb-tv main")
            return page
        await page.wait_for_selector("rb-now")
        # The sheets load after the page, faster than a person taps but not than a test does.
        await page.evaluate("customElements.whenDefined('rb-sheet').then(() => true)")
        return page

    yield open_page
    for context in contexts:
        await context.close()
    assert errors == []
    origin = f"http://127.0.0.1:{server.port}/"
    assert [url for url in requests if not url.startswith((origin, "data:"))] == []


def _is_unexpected(text: str) -> bool:
    # Errors that tests cause on purpose.
    return not any(
        expected in text
        for expected in (
            "WebSocket connection",
            "net::ERR",
            "status of 400 (Bad Request)",
            "status of 403 (Forbidden)",
            # Tests read what WebGL has drawn.
            "GPU stall due to ReadPixels",
        )
    )
