"""Pages in WebKitGTK, as nothing else here has the engine of Safari and of all iPhones."""

import asyncio
import os
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest
import pytest_asyncio
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Remote, WebKitGTKOptions
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.webkitgtk.service import Service

DRIVER: Final = "/usr/bin/WebKitWebDriver"
MINI_BROWSER: Final = next(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"), None)
PATIENCE_S: Final = 20.0
PHONE: Final = (420, 900)
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


class WebKitPage:
    """One window, whose calls wait in a thread, as the server of the page runs in the loop."""

    def __init__(self, driver: Remote) -> None:
        self._driver = driver

    async def open(self, url: str, *, size: tuple[int, int] = PHONE) -> None:
        """Open an address in a window of that size."""
        await asyncio.to_thread(self._driver.set_window_size, *size)
        await asyncio.to_thread(self._driver.get, url)

    async def run(self, script: str, *arguments: object) -> object:
        """Return what a function's body returns in the page."""
        return await asyncio.to_thread(self._driver.execute_script, script, *arguments)

    async def find(self, selector: str, words: str = "") -> WebElement:
        """Wait for an element that is shown, which may be in a shadow tree, and return it."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                found = await self.run(_SEARCH, selector, words)
                if isinstance(found, WebElement):
                    return found
                await asyncio.sleep(0.1)

    async def click(self, selector: str, words: str = "") -> None:
        """Click an element as soon as nothing covers it."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                # Pages are rendered anew, and sheets move.
                with suppress(WebDriverException):
                    element = await self.find(selector, words)
                    # The driver does not scroll to elements in shadow trees.
                    await self.run("arguments[0].scrollIntoView({ block: 'center' })", element)
                    await asyncio.to_thread(element.click)
                    return
                await asyncio.sleep(0.1)

    async def type(self, text: str, selector: str) -> None:
        """Type into a field."""
        field = await self.find(selector)
        await asyncio.to_thread(field.send_keys, text)

    async def style(self, name: str, selector: str, words: str = "") -> str:
        """Return a property of an element as the engine computes it."""
        element = await self.find(selector, words)
        return await asyncio.to_thread(element.value_of_css_property, name)

    async def until_gone(self, selector: str, words: str = "") -> None:
        """Wait until no such element is shown."""
        async with asyncio.timeout(PATIENCE_S):
            while await self.run(_SEARCH, selector, words) is not None:  # noqa: ASYNC110 - it asks again
                await asyncio.sleep(0.1)


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
    service = Service(DRIVER, env=environment)
    service.start()
    yield service.service_url
    service.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def webkit(driver_url: str) -> AsyncIterator[WebKitPage]:
    """Start a browser with an empty profile."""
    options = WebKitGTKOptions()
    options.binary_location = str(MINI_BROWSER)
    options.add_argument("--automation")
    connection = RemoteConnection(client_config=ClientConfig(remote_server_addr=driver_url))
    driver = await asyncio.to_thread(Remote, command_executor=connection, options=options)
    try:
        yield WebKitPage(driver)
    finally:
        await asyncio.to_thread(driver.quit)
