"""One browser for all, a party and a page for each."""

from collections.abc import AsyncIterator, Awaitable
from typing import Final, Literal, Protocol

import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.frontend.stand_in import StandIn, a_party

PATIENCE_MS: Final = 20_000
# A machine that is busy is slow; a page that is wrong stays wrong.
expect.set_options(timeout=PATIENCE_MS)

CHROMIUM: Final = "/usr/bin/chromium"
PHONE: Final = (390, 844)


class OpenPage(Protocol):
    """Opens a page of the party and waits until it shows it."""

    def __call__(
        self,
        path: str = "",
        *,
        size: tuple[int, int] = PHONE,
        scheme: Literal["dark", "light"] = "dark",
        language: str = "en-GB",
        reduced_motion: bool = False,
    ) -> Awaitable[Page]: ...


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def party() -> AsyncIterator[StandIn]:
    party = a_party()
    await party.start()
    yield party
    await party.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(browser: Browser, party: StandIn) -> AsyncIterator[OpenPage]:
    contexts = []
    troubles: list[str] = []
    requests: list[str] = []

    async def open_one(
        path: str = "",
        *,
        size: tuple[int, int] = PHONE,
        scheme: Literal["dark", "light"] = "dark",
        language: str = "en-GB",
        reduced_motion: bool = False,
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
        context.set_default_timeout(PATIENCE_MS)
        if path == "host":
            await context.add_cookies([{"name": "host", "value": "1", "url": party.url}])
        page = await context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("console", lambda said: troubles.append(said.text) if _is_bad(said.text) else None)
        page.on("request", lambda request: requests.append(request.url))
        await page.goto(party.url + path)
        if path == "tv":
            await page.wait_for_selector("rb-tv main")
            return page
        await page.wait_for_selector("rb-now")
        # The sheets come after the page; hands are slower than that, tests are not.
        await page.evaluate("customElements.whenDefined('rb-sheet').then(() => true)")
        return page

    yield open_one
    for context in contexts:
        await context.close()
    assert troubles == []
    origin = f"http://127.0.0.1:{party.port}/"
    assert [url for url in requests if not url.startswith((origin, "data:"))] == []


def _is_bad(text: str) -> bool:
    # A server that is down or refuses on purpose is no fault of the page.
    return not any(
        on_purpose in text
        for on_purpose in ("WebSocket connection", "net::ERR", "status of 403 (Forbidden)")
    )
