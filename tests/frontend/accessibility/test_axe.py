"""No state of a page has a problem that axe finds: dark, light and in forced colours."""

from typing import Any, Final

import pytest
from playwright.async_api import Page

from tests.frontend.accessibility.page_states import STATES
from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import ROOT, FakeWebServer

pytestmark = pytest.mark.asyncio(loop_scope="session")

SIZES: Final = {
    "": (390, 844),
    "host": (1280, 800),
    "kiosk": (1024, 768),
    "tv": (1920, 1080),
}
AXE: Final = ROOT / "frontend/node_modules/axe-core/axe.min.js"
TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
APPEARANCES: Final[tuple[dict[str, Any], ...]] = (
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
)
_RUN: Final = """async ([tags, rules]) => {
    const { violations } = await axe.run(document, {
        runOnly: tags,
        rules,
        resultTypes: ["violations"],
    });
    return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) =>
            `${id}: ${target.flat().join(" ")}: ${failureSummary}`));
}"""


@pytest.fixture(scope="session")
def axe() -> str:
    return AXE.read_text()


async def found_by_axe(page: Page) -> list[str]:
    # What a notice covers can be used when it has gone, or at once when it is dismissed.
    is_covered = await page.locator("rb-notices .notice").count() > 0
    rules = {"target-size": {"enabled": not is_covered}}
    found: list[str] = await page.evaluate(_RUN, [TAGS, rules])
    return found


@pytest.mark.parametrize("state", STATES)
async def test_axe_finds_nothing(
    open_page: OpenPage, server: FakeWebServer, axe: str, state: str
) -> None:
    page_state = STATES[state]
    page = await page_state.open(open_page, server, SIZES[page_state.path])
    await page.evaluate(axe)
    # Bars that stay at the top cover what is scrolled below them.
    await page.evaluate("scrollTo(0, 0)")
    for appearance in APPEARANCES:
        await page.emulate_media(reduced_motion="reduce", **appearance)
        assert await found_by_axe(page) == [], appearance
