"""The card and the dashboard of a party in a real Home Assistant, clicked through in Chromium."""

import asyncio
import json
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from scripts.home_assistant import HomeAssistant, Login, tokens_of
from tests.chromium import CHROMIUM, FLAGS
from tests.system.home_assistant import test_home_assistant as home_assistant
from tests.system.home_assistant.test_home_assistant import SOON_S, ask_for_songs, at_home
from tests.system.support.party_system import ROOT, MqttClient, System, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(900)]

system, login = home_assistant.system, home_assistant.login

DASHBOARD = "card-party"
EMPTY = "card-ours"
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}


@pytest.fixture
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=FLAGS,
        )


def outside[T](action: Callable[[], T]) -> T:
    """Run an action with an event loop of its own, as Playwright occupies that of this thread."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(action).result()


def start_late(route: Route) -> None:
    time.sleep(1)
    route.continue_()


def opened(chromium: Browser, login: Login, path: str, *, language: str, **options: Any) -> Page:  # noqa: ANN401 - Playwright's options
    """Open a page of Home Assistant as the user of the login.

    Its frontend replaces the registry of elements when it starts, here a second after our loader.
    """
    tokens = json.dumps(json.dumps(outside(lambda: asyncio.run(tokens_of(login)))))
    context = chromium.new_context(reduced_motion="reduce", **options)
    context.add_init_script(
        f"localStorage.setItem('hassTokens', {tokens});"
        f"localStorage.setItem('selectedLanguage', '\"{language}\"');"
    )
    page = context.new_page()
    page.route("**/frontend_latest/app.*.js", start_late)
    page.goto(f"{login.url}/{path}")
    return page


def add_dashboard(login: Login) -> None:
    """Add the dashboard of our strategy, as one line of YAML would."""

    async def add(home: HomeAssistant) -> None:
        await home.ask(
            "lovelace/dashboards/create",
            url_path=DASHBOARD,
            title="The party",
            mode="storage",
            show_in_sidebar=True,
            require_admin=False,
        )
        config = {"strategy": {"type": "custom:raveberry"}}
        await home.ask("lovelace/config/save", url_path=DASHBOARD, config=config)

    at_home(login, add)


def row(page: Page, title: str) -> Locator:
    return page.locator("rb-queue li").filter(has_text=title)


def request(page: Page, words: str) -> str:
    """Request the first song that the search of the card finds; return its title."""
    page.get_by_role("button", name="Request a song").click()
    page.get_by_role("searchbox").fill(words)
    hit = page.locator("rb-search li button:enabled:not([data-typed])").first
    expect(hit).to_be_visible()
    title = hit.locator(".title").inner_text()
    hit.click()
    return title


def test_a_user_is_a_guest_of_the_party_and_then_its_host(
    system: System, login: Login, chromium: Browser, tmp_path: Path
) -> None:
    """With RAVEBERRY_SCREENSHOTS=docs this makes the pictures of the documentation."""
    folder = Path(os.environ.get("RAVEBERRY_SCREENSHOTS", tmp_path))
    user = str(outside(lambda: at_home(login, lambda home: home.ask("auth/current_user")))["id"])
    outside(lambda: add_dashboard(login))
    playing, first, second = ask_for_songs(system)
    until(lambda: system.mpd("status")["state"] == "play", within_s=SOON_S, what="the music plays")
    with system.mqtt() as mqtt:
        mqtt.command("pause")
        mqtt.command("set_setting", name="host_users", value=["somebody else"])
        page = opened(chromium, login, f"{DASHBOARD}/music", language="en", viewport=DESKTOP)

        # A user who is nobody special is a guest: they see the party, vote and request.
        card = page.locator("raveberry-card-content")
        expect(card.get_by_role("heading", name=playing)).to_be_visible(timeout=60_000)
        expect(row(page, first)).to_be_visible()
        expect(page.locator("rb-controls")).to_have_count(0)
        row(page, second).locator("[data-way='1']").click()
        until(
            lambda: (
                (second, 2)
                in [(entry["song"]["title"], entry["score"]) for entry in waiting(system)]
            ),
            within_s=SOON_S,
            what="the vote counts",
        )
        expect(row(page, second).locator("[data-way='1']")).to_have_attribute(
            "aria-pressed", "true"
        )
        expect(row(page, second).locator("rb-cover img")).to_have_js_property("complete", True)
        requested = request(page, "e")
        until(
            lambda: (
                f"mqtt:user-{user}"
                in [(entry["requested_by"] or {}).get("id") for entry in waiting(system)]
            ),
            within_s=SOON_S,
            what=f"{requested} is theirs",
        )
        page.keyboard.press("Escape")
        page.screenshot(path=folder / "card.png")

        # The server's settings make them the host, who approves and skips.
        mqtt.command("set_setting", name="approval", value=True)
        mqtt.command("set_setting", name="host_users", value=[user])
        expect(page.locator("rb-controls")).to_be_visible(timeout=30_000)
        until(
            lambda: system.guest().command("enqueue_random").status == HTTPStatus.OK,
            within_s=SOON_S,
            what="a guest requests",
        )
        approvals = page.locator("rb-approvals")
        approvals.get_by_role("button", name="Approve").click()
        until(lambda: not undecided(mqtt), within_s=SOON_S, what="it is approved")
        expect(approvals.get_by_role("button", name="Approve")).to_have_count(0)
        page.locator("rb-controls").get_by_role("button", name="Skip").first.click()
        expect(card.get_by_role("heading", name=playing)).to_have_count(0)

        # While the server is down, the card says so; then it continues.
        system.hold_back("server")
        lost = page.locator("rb-banners").get_by_text("reconnecting")
        expect(lost).to_be_visible(timeout=30_000)
        system.let_go("server")
        expect(lost).to_have_count(0, timeout=30_000)

    # A phone, in German and in the dark.
    phone = opened(
        chromium,
        login,
        f"{DASHBOARD}/queue",
        language="de",
        viewport=PHONE,
        color_scheme="dark",
    )
    expect(phone.get_by_role("button", name="Song wünschen")).to_be_visible(timeout=60_000)
    phone.screenshot(path=folder / "card-phone.png")
    for view, text in {
        "lights": "strip",
        "statistics": "Queue length",
        "join": "Guest page",
    }.items():
        phone.goto(f"{login.url}/{DASHBOARD}/{view}")
        expect(phone.get_by_text(text).first).to_be_visible(timeout=30_000)


def add_empty_dashboard(login: Login) -> None:
    """Add a dashboard with one empty section."""

    async def add(home: HomeAssistant) -> None:
        await home.ask(
            "lovelace/dashboards/create",
            url_path=EMPTY,
            title="Ours",
            mode="storage",
            show_in_sidebar=True,
            require_admin=False,
        )
        section = {"type": "grid", "cards": []}
        view = {"type": "sections", "title": "Ours", "sections": [section]}
        await home.ask("lovelace/config/save", url_path=EMPTY, config={"views": [view]})

    at_home(login, add)


def test_the_card_is_picked_and_each_option_is_edited(
    system: System, login: Login, chromium: Browser
) -> None:
    outside(lambda: add_empty_dashboard(login))
    playing, *_ = ask_for_songs(system)
    player = outside(lambda: home_assistant.entity_of(login, "media_player"))
    page = opened(chromium, login, f"{EMPTY}?edit=1", language="en", viewport=DESKTOP)

    # The picker shows the party before anything is chosen.
    page.locator("hui-grid-section .add").first.click(timeout=60_000)
    picker = page.locator("hui-card-picker")
    picker.get_by_role("textbox", name="Search cards").fill("raveberry")
    preview = picker.locator("raveberry-card-content")
    expect(preview.get_by_role("heading", name=playing)).to_be_visible(timeout=30_000)

    # The editor has its options, and the card beside it follows each.
    picker.locator(".card").filter(has=page.locator("raveberry-card-content")).click()
    editor = page.locator("hui-dialog-edit-card")
    card = editor.locator("raveberry-card-content")
    expect(card.get_by_role("heading", name=playing)).to_be_visible(timeout=30_000)
    switches = editor.locator("ha-form").get_by_role("switch")
    shown_parts = ("rb-queue", "rb-cheers", "rb-controls", "[data-open=join]")
    expect(switches).to_have_count(len(shown_parts))
    for number, part in enumerate(shown_parts):
        expect(card.locator(part)).to_have_count(1)
        switches.nth(number).click()
        expect(card.locator(part)).to_have_count(0)
    for layout in ("compact", "tall", "wide"):
        choose(editor, layout.capitalize())
        expect(card.locator(f".frame.{layout}")).to_have_count(1)
    switches.nth(0).click()
    expect(card.locator("rb-queue")).to_have_count(1)
    assert found_by_axe(card) == []

    editor.get_by_role("button", name="Save").click()
    saved = {
        "type": "custom:raveberry-card",
        "entity": player,
        "layout": "wide",
        "queue": True,
        "reactions": False,
        "controls": False,
        "join": False,
    }

    def cards() -> list[Any]:
        config = at_home(login, lambda home: home.ask("lovelace/config", url_path=EMPTY))
        found: list[Any] = config["views"][0]["sections"][0]["cards"]
        return found

    until(lambda: outside(cards) == [saved], within_s=SOON_S, what="the card is saved")
    page.goto(f"{login.url}/{EMPTY}")
    expect(page.locator("raveberry-card-content .frame.wide rb-queue")).to_be_visible(
        timeout=30_000
    )

    # Newer versions ask for a card for an entity, and for strategies for a new dashboard.
    suggested = page.evaluate(
        """player => {
            const { hass } = document.querySelector("home-assistant");
            const card = customCards.find(({ type }) => type === "raveberry-card");
            return ["sun.sun", player].map((entity) => card.getEntitySuggestion(hass, entity));
        }""",
        player,
    )
    assert suggested == [None, {"config": {"type": "custom:raveberry-card", "entity": player}}]
    strategy = page.evaluate("customStrategies.find(({ type }) => type === 'raveberry')")
    assert (strategy["strategyType"], strategy["name"]) == ("dashboard", "Party")


def choose(editor: Locator, label: str) -> None:
    """Choose from the menu of the editor, which may still be closing after the last choice."""
    option = editor.get_by_role("option", name=label)
    is_chosen = False
    for _ in range(10):
        if not option.is_visible():
            editor.locator("ha-select").click()
        with suppress(PlaywrightTimeoutError):
            option.click(timeout=3_000)
            is_chosen = True
            break
    assert is_chosen, f"{label} cannot be chosen"


def found_by_axe(element: Locator) -> list[str]:
    """Return what axe finds within an element."""
    element.page.evaluate(AXE.read_text())
    found: list[str] = element.evaluate(
        """async (element) => {
            const { violations } = await axe.run(element, { resultTypes: ["violations"] });
            return violations.flatMap(({ id, nodes }) =>
                nodes.map(({ target }) => `${id}: ${target.flat().join(" ")}`));
        }"""
    )
    return found


def waiting(system: System) -> list[dict[str, Any]]:
    """Return the entries that wait."""
    state: dict[str, Any] = dict(system.guest().state())
    entries: list[dict[str, Any]] = state["queue"]["entries"]
    return [entry for entry in entries if entry["origin"] == "guest"]


def undecided(mqtt: MqttClient) -> Any:  # noqa: ANN401 - JSON
    latest: Any = mqtt.latest("undecided")
    return latest["approval"]
