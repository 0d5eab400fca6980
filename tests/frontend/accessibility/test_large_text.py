"""With text of twice the size on a small phone, nothing is cut or overlaps.

In German, whose words are longest.
"""

from typing import Final

import pytest
from playwright.async_api import Page

from tests.frontend.accessibility.layout import LAYOUT
from tests.frontend.accessibility.page_states import STATES
from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import FakeWebServer

pytestmark = pytest.mark.asyncio(loop_scope="session")

SIZE: Final = (360, 740)
LOOKS: Final = 50
BETWEEN_LOOKS_MS: Final = 200


@pytest.mark.parametrize("state", [name for name in STATES if not name.startswith("screen")])
async def test_large_text_is_readable(
    open_page: OpenPage, server: FakeWebServer, state: str
) -> None:
    page = await STATES[state].open(open_page, server, SIZE, "de-DE")
    await page.add_style_tag(content="html { font-size: 200% }")
    assert await problems_of(page) == []


async def problems_of(page: Page) -> list[str]:
    """Return the problems of the layout that remain when the page has settled."""
    problems: list[str] = []
    for _ in range(LOOKS):
        problems = await page.evaluate(LAYOUT)
        if not problems:
            break
        await page.wait_for_timeout(BETWEEN_LOOKS_MS)
    return problems
