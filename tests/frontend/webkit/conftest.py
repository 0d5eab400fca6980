"""Pages in WebKitGTK, as nothing else here has the engine of Safari and of all iPhones.

The calls are those of WebDriver. Selenium would make them, too, but it brings PySocks, which
paho-mqtt loads wherever it finds it, so the services under test would not be those of a party.
"""

import asyncio
import os
import subprocess
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import aiohttp
import pytest
import pytest_asyncio

from tests.ports import free_port

DRIVER: Final = "/usr/bin/WebKitWebDriver"
MINI_BROWSER: Final = next(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"), None)
PATIENCE_S: Final = 20.0
PHONE: Final = (420, 900)
_ELEMENT: Final = "element-6066-11e4-a52e-4f735466cecf"
"""The key of an element's id in an answer (https://www.w3.org/TR/webdriver2/#elements)."""
_SEARCH: Final = """
const [selectors, words] = arguments;
const below = (node) =>
  [node.shadowRoot, node]
    .filter(Boolean)
    .flatMap((root) => [...root.querySelectorAll("*")])
    .flatMap((one) => (one.shadowRoot ? [one, ...below(one.shadowRoot)] : [one]));
const text = (one) =>
  [one, one, ...below(one)]
    .map((each, at) => (at === 0 ? each.textContent : each.shadowRoot?.textContent ?? ""))
    .join(" ");
let found = [document];
for (const selector of selectors.split(" "))
  found = found.flatMap((one) => below(one).filter((each) => each.matches(selector)));
return found.find(
  (one) => one.getClientRects().length > 0 && `${one.ariaLabel} ${text(one)}`.includes(words),
);
"""
"""The first element that is shown and has words in its text or name; parts of the selector may be
in the shadow trees of those before them."""


type Json = Any
type Element = Mapping[str, str]


class DriverError(Exception):
    """The browser refuses a call, as it does while an element is covered or gone."""


class WebKitPage:
    """One window of a browser."""

    def __init__(self, *, calls: aiohttp.ClientSession, session: str) -> None:
        self._calls = calls
        self._session = session

    async def open(self, url: str, *, size: tuple[int, int] = PHONE) -> None:
        """Open an address in a window of that size."""
        width, height = size
        await self._post("window/rect", width=width, height=height)
        await self._post("url", url=url)

    async def run(self, script: str, *arguments: object) -> Json:
        """Return what a function's body returns in the page."""
        return await self._post("execute/sync", script=script, args=arguments)

    async def find(self, selector: str, words: str = "") -> Element:
        """Wait for an element that is shown, which may be in a shadow tree, and return it."""
        async with asyncio.timeout(PATIENCE_S):
            while (found := await self.run(_SEARCH, selector, words)) is None:  # noqa: ASYNC110 - it notifies nobody
                await asyncio.sleep(0.1)
        return dict(found)

    async def click(self, selector: str, words: str = "") -> None:
        """Click an element as soon as nothing covers it."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                # Pages are rendered anew, and sheets move.
                with suppress(DriverError):
                    element = await self.find(selector, words)
                    # The driver does not scroll to elements in shadow trees.
                    await self.run("arguments[0].scrollIntoView({ block: 'center' })", element)
                    await self._post(f"element/{element[_ELEMENT]}/click")
                    return
                await asyncio.sleep(0.1)

    async def type(self, text: str, selector: str) -> None:
        """Type into a field."""
        field = await self.find(selector)
        await self._post(f"element/{field[_ELEMENT]}/value", text=text)

    async def style(self, name: str, selector: str) -> str:
        """Return a property of an element as the engine computes it."""
        element = await self.find(selector)
        return str(
            await self.run("return getComputedStyle(arguments[0])[arguments[1]]", element, name)
        )

    async def until_gone(self, selector: str, words: str = "") -> None:
        """Wait until no such element is shown."""
        async with asyncio.timeout(PATIENCE_S):
            while await self.run(_SEARCH, selector, words) is not None:  # noqa: ASYNC110 - it notifies nobody
                await asyncio.sleep(0.1)

    async def _post(self, path: str, **body: object) -> Json:
        return await posted(self._calls, f"/session/{self._session}/{path}", body)


async def posted(calls: aiohttp.ClientSession, path: str, body: Mapping[str, object]) -> Json:
    """Return the answer of the driver to a call.

    Raises:
        DriverError: it refuses the call.
    """
    async with calls.post(path, json=body) as answer:
        value = (await answer.json())["value"]
    if answer.status != 200:
        raise DriverError(f"{path}: {value['error']}: {value['message']}")
    return value


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """Name of a screen without hardware, which the browser needs."""
    with subprocess.Popen(
        ["/usr/bin/Xvfb", "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as screen:
        assert screen.stdout is not None
        yield f":{screen.stdout.readline().strip()}"
        screen.terminate()


@pytest.fixture(scope="session")
def driver_url(display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the process that starts browsers."""
    environment = {
        **os.environ,
        "DISPLAY": display,
        "HOME": str(tmp_path_factory.mktemp("webkit")),
        "GDK_BACKEND": "x11",
        "LANG": "C.UTF-8",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        # Its sandbox needs namespaces that containers do not have.
        "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
    }
    port = free_port()
    command = (DRIVER, f"--port={port}")
    with subprocess.Popen(command, env=environment) as driver:  # noqa: S603 - the program above
        yield f"http://127.0.0.1:{port}"
        driver.terminate()


@pytest_asyncio.fixture(loop_scope="session")
async def webkit(driver_url: str) -> AsyncIterator[WebKitPage]:
    """A browser with an empty profile."""
    browser = {"binary": str(MINI_BROWSER), "args": ["--automation"]}
    wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": browser}}}
    async with aiohttp.ClientSession(driver_url) as calls:
        async with asyncio.timeout(PATIENCE_S):
            while True:
                # The driver needs a moment until it listens.
                with suppress(aiohttp.ClientConnectorError):
                    session = (await posted(calls, "/session", wanted))["sessionId"]
                    break
                await asyncio.sleep(0.05)
        try:
            yield WebKitPage(calls=calls, session=session)
        finally:
            async with calls.delete(f"/session/{session}"):
                pass
