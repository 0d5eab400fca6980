"""The pictures of the pages in the documentation.

`RAVEBERRY_SCREENSHOTS=docs .venv/bin/pytest tests/system/party/test_documentation_pictures.py`
takes them anew. test_home_assistant.py takes the one of the dashboard.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.chromium import CHROMIUM, FLAGS
from tests.system.support.party_system import ROOT, System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(300)]

MUSIC: Final = ROOT / ".run" / "demo-music"
MAKE_MUSIC: Final = (
    "import pathlib, sys, demo_music; demo_music.make_demo_music(pathlib.Path(sys.argv[1]))"
)
REQUESTS: Final = {
    "Anna": ("Tarde Azul", "Balcony Lights"),
    "Bo": ("Harbour in the Morning",),
    "Clara": ("Kick Out the Ladder", "Last Tram Home"),
    "David": ("Perigee",),
    "Emre": ("Second Gear",),
}
SIGNS: Final = {"Anna": "bolt", "Bo": "crown", "Clara": "fish", "David": "moon", "Emre": "rocket"}
VOTES: Final = {
    "Tarde Azul": ("Bo", "Clara"),
    "Harbour in the Morning": ("Anna", "Clara", "David", "Emre"),
    "Kick Out the Ladder": ("Anna", "Bo", "Emre"),
    "Perigee": ("Anna", "Clara"),
    "Last Tram Home": ("Bo",),
}
PATIENCE_MS: Final = 30_000


@pytest.fixture(scope="module")
def system() -> Iterator[System]:
    made = [sys.executable, "-B", "-c", MAKE_MUSIC, MUSIC]
    subprocess.run(made, cwd=ROOT / "scripts", check=True)
    variables = {
        "RAVEBERRY_MUSIC": str(MUSIC),
        "RAVEBERRY_GUEST_URL": "http://192.168.1.10:8080/",
    }
    with a_system(variables=variables) as system, system.running():
        system.wait_until_served()
        request_and_vote(system)
        yield system


def request_and_vote(system: System) -> None:
    """Fill the queue with songs of guests with names, and with their votes."""
    guests = {name: system.guest() for name in REQUESTS}
    host = system.host()
    until(
        lambda: guests["Anna"].ask("GET", "/api/v1/search?q=Perigee").json.get("hits"),
        within_s=30,
        what="the library is scanned",
    )
    host.done("set_setting", name="party_name", value="Mia's Birthday")
    entries: dict[str, object] = {}
    most = max(map(len, REQUESTS.values()))
    for number in range(most):
        for name, titles in REQUESTS.items():
            if number == 0:
                guests[name].done("set_profile", name=name, sign=SIGNS[name])
            for title in titles[number : number + 1]:
                found = guests[name].ask("GET", f"/api/v1/search?q={title.replace(' ', '+')}")
                uri = found.json["hits"][0]["song"]["uri"]  # type: ignore[index]
                entries[title] = guests[name].done("enqueue", uri=uri)["entry"]["id"]  # type: ignore[index]
                # Otherwise votes decide which of them plays first.
                until(lambda: host.state()["player"]["entry"], within_s=20, what="one plays")  # type: ignore[index]
                # The songs are short.
                host.done("pause")
    for title, voters in VOTES.items():
        for name in voters:
            guests[name].done("vote", entry=entries[title], value=1)
    host.done("play")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=FLAGS,
        )
        yield chromium
        chromium.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(os.environ.get("RAVEBERRY_SCREENSHOTS", tmp_path))


def opened(
    system: System,
    chromium: Browser,
    address: str,
    *,
    width: int,
    height: int,
    pixels_per_point: int = 1,
) -> Page:
    """Open a page while the first song plays, from its beginning."""
    system.host().done("seek", position_s=5)
    page = chromium.new_page(
        locale="en-GB",
        color_scheme="dark",
        # The picture of the music, drawn without a GPU, would hide words at times.
        reduced_motion="reduce",
        viewport={"width": width, "height": height},
        device_scale_factor=pixels_per_point,
    )
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    expect(page.get_by_text("Tarde Azul").first).to_be_visible(timeout=PATIENCE_MS)
    expect(page.get_by_text("Harbour in the Morning").first).to_be_visible(timeout=PATIENCE_MS)
    return page


def test_guest_page_host_page_lights_and_tv(
    system: System, chromium: Browser, folder: Path
) -> None:
    guests, hosts = (f"http://127.0.0.1:{port}" for port in (system.guest_port, system.host_port))
    phone = opened(system, chromium, f"{guests}/", width=390, height=844, pixels_per_point=2)
    # Covers are loaded after everything else.
    for place in range(4):
        cover = phone.locator("rb-cover img").nth(place)
        expect(cover).to_have_js_property("complete", value=True, timeout=PATIENCE_MS)
    phone.screenshot(path=folder / "guest-page.png")

    host = opened(system, chromium, f"{hosts}/host", width=1100, height=920)
    host.screenshot(path=folder / "host-page.png")
    host.get_by_role("tab", name="Party").click()
    link = host.get_by_role("link", name="/tv?key=").get_attribute("href")
    # High enough that nothing has to be scrolled below what stays in view.
    host.set_viewport_size({"width": 1100, "height": 2400})
    host.get_by_role("tab", name="Lights").click()
    expect(host.locator("rb-lights")).to_contain_text("100 LEDs")
    host.locator("rb-lights").screenshot(path=folder / "lights.png")

    screen_link = f"{guests}/tv?{urlsplit(link).query}"
    screen = opened(system, chromium, screen_link, width=1280, height=720)
    expect(screen.locator("h1")).to_have_text("Tarde Azul")
    expect(screen.locator("rb-cover img")).to_have_count(6)
    screen.wait_for_load_state("networkidle")
    screen.screenshot(path=folder / "tv-page.png")
