"""The sidebar of Home Assistant: users have their roles, and every page works behind the proxy."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.chromium import CHROMIUM, FLAGS
from tests.supervisor.ingress import IngressProxy
from tests.supervisor.rig import ANN, BEN, INGRESS_PATH, INGRESS_PORT, Rig, User, Visitor
from tests.supervisor.rig import ingress_headers as headers_of

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(300)]

CLARA = User(id="7c" * 16, name="clara", display_name="Clara")
PATIENCE_MS = 30_000
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def house(party: Rig) -> Rig:
    """A party with Ann as host, Ben as mod and Clara as guest."""
    host = party.app.user(ANN)
    host.done("set_setting", name="mod_users", value=[BEN.id])
    host.done("set_setting", name="host_users", value=[ANN.id])
    return party


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=FLAGS,
        )
        yield browser
        browser.close()


@pytest.fixture
def open_sidebar(house: Rig, browser: Browser) -> Iterator["OpenSidebar"]:
    opened = OpenSidebar(house, browser)
    yield opened
    opened.close()


class OpenSidebar:
    """Opens the app's page from the sidebar of a user."""

    def __init__(self, house: Rig, browser: Browser) -> None:
        self._house = house
        self._context = browser.new_context(viewport=PHONE, locale="en-GB")  # type: ignore[arg-type]
        self._context.set_default_timeout(PATIENCE_MS)
        self._proxies: list[Iterator[None]] = []
        self.troubles: list[str] = []

    def __call__(self, user: User) -> Page:
        proxy = IngressProxy(supervisor=self._house.network.supervisor, user=user)
        serving = proxy.serving()
        serving.__enter__()
        self._proxies.append(serving)  # type: ignore[arg-type]
        page = self._context.new_page()
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("requestfailed", lambda request: self.troubles.append(request.url))
        page.goto(proxy.url)
        page.wait_for_selector("rb-now")
        return page

    def close(self) -> None:
        self._context.close()
        for serving in self._proxies:
            serving.__exit__(None, None, None)  # type: ignore[attr-defined]


def page_of(visitor: Visitor, path: str = "/") -> str:
    answer = visitor.ask("GET", path)
    assert answer.status == 200
    found = re.search(rb"<rb-(guest|host|tv)>", answer.body)
    assert found is not None
    return found[1].decode()


@pytest.mark.parametrize(
    ("user", "page", "role"),
    [(ANN, "host", "host"), (BEN, "guest", "mod"), (CLARA, "guest", "guest")],
)
def test_the_sidebar_opens_the_page_that_fits_the_user(
    house: Rig, user: User, page: str, role: str
) -> None:
    visitor = house.app.user(user)
    assert page_of(visitor) == page
    assert page_of(visitor, "/guest") == "guest"
    assert page_of(visitor, "/tv") == "tv"
    me = visitor.state()["me"]
    assert isinstance(me, dict)
    assert me["role"] == role


def test_pages_ask_for_everything_by_relative_addresses(house: Rig) -> None:
    for path in ("/", "/guest", "/tv"):
        body = house.app.user().ask("GET", path).body.decode()
        linked = re.findall(r'(?:src|href)="([^"]+)"', body)
        assert linked
        assert [address for address in linked if address.startswith(("/", "http"))] == []


def test_a_user_is_known_by_the_name_that_home_assistant_shows(house: Rig) -> None:
    visitor = house.app.user(ANN)
    visitor.done("enqueue", query="Other Tone")
    me = visitor.state()["me"]
    assert isinstance(me, dict)
    assert me["name"] == "Ann Müller"


def test_only_the_supervisor_reaches_the_hosts_port(house: Rig) -> None:
    for address in (house.network.phone, house.network.broker, house.network.host):
        stranger = Visitor(address, port=INGRESS_PORT, headers=headers_of(ANN))
        assert stranger.ask("GET", "/api/v1/state").status == 403
        assert stranger.command("close_party").status == 403


def test_the_headers_of_ingress_count_for_nothing_at_the_guests_port(house: Rig) -> None:
    forged = Visitor(house.network.phone, port=8080, headers=headers_of(ANN))
    me = forged.state()["me"]
    assert isinstance(me, dict)
    assert me["role"] == "guest"
    assert forged.ask("GET", "/host").status == 404


def test_nobody_without_a_user_is_more_than_a_guest(house: Rig) -> None:
    visitor = house.app.user(None)
    assert page_of(visitor) == "guest"
    assert visitor.command("close_party").status == 403


def test_a_host_finds_every_page_from_the_sidebar(open_sidebar: OpenSidebar) -> None:
    page = open_sidebar(ANN)
    expect(page.locator("rb-host")).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("link", name="Guest page").click()
    page.wait_for_url(f"**{INGRESS_PATH}/guest")
    expect(page.locator("rb-guest rb-now")).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("link", name="Host page").click()
    page.wait_for_url(f"**{INGRESS_PATH}/host")
    page.get_by_role("link", name="Screen").click()
    page.wait_for_url(f"**{INGRESS_PATH}/tv")
    expect(page.locator("rb-tv")).to_be_visible(timeout=PATIENCE_MS)
    assert open_sidebar.troubles == []


def test_a_guest_of_the_house_requests_a_song_from_the_sidebar(
    house: Rig, open_sidebar: OpenSidebar
) -> None:
    page = open_sidebar(CLARA)
    expect(page.locator("rb-guest")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.get_by_role("link", name="Host page")).to_have_count(0)
    page.locator("[data-open=search]").click()
    page.locator("rb-search [type=search]").fill("Tone")
    # Autoplay may have queued one of them.
    page.locator("rb-search li:has-text('Tones') .ask:not([disabled])").first.click()
    guest = house.app.guest()

    def requested_by_clara() -> bool:
        queue = guest.state()["queue"]
        assert isinstance(queue, dict)
        names = [(entry["requested_by"] or {}).get("name") for entry in queue["entries"]]
        return "Clara" in names

    page.wait_for_timeout(500)
    for _ in range(40):
        if requested_by_clara():
            break
        page.wait_for_timeout(250)
    assert requested_by_clara()
    assert open_sidebar.troubles == []


def test_a_change_reaches_a_page_in_the_sidebar_at_once(
    house: Rig, open_sidebar: OpenSidebar
) -> None:
    page = open_sidebar(ANN)
    house.app.user(ANN).done("pause")
    expect(page.locator("rb-now .label")).to_have_text("Paused by Ann Müller", timeout=PATIENCE_MS)
    house.app.user(ANN).done("play")
    expect(page.locator("rb-now .label")).to_have_text("Now playing", timeout=PATIENCE_MS)
