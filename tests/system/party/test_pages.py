"""The pages on a real server: the actions of a host and guests during a party."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.chromium import CHROMIUM, FLAGS
from tests.system.support.party_system import System, a_system

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(300)]

PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="module")
def system() -> Iterator[System]:
    with a_system() as system:
        for title, frequency_hz in (
            ("Prime", 220),
            ("Third", 275),
            ("Fifth", 330),
            ("Octave", 440),
        ):
            system.add_tone(title, frequency_hz=frequency_hz, length_s=120)
        with system.running():
            system.wait_until_served()
            yield system


@dataclass(frozen=True, slots=True, kw_only=True)
class Phones:
    """Opens pages, each in a separate browser context."""

    chromium: Browser
    system: System

    def guest(self) -> Page:
        return self._page(f"http://127.0.0.1:{self.system.guest_port}/")

    def host(self) -> Page:
        return self._page(f"http://127.0.0.1:{self.system.host_port}/host", width=1400)

    def screen(self) -> Page:
        page = self.chromium.new_page(locale="en-GB", viewport={"width": 1280, "height": 720})
        page.goto(f"http://127.0.0.1:{self.system.guest_port}/tv")
        return page

    def _page(self, address: str, width: int = 390) -> Page:
        page = self.chromium.new_page(locale="en-GB", viewport={"width": width, "height": 900})
        page.set_default_timeout(PATIENCE_MS)
        page.goto(address)
        page.wait_for_selector("rb-now")
        return page


@pytest.fixture(scope="module")
def phones(system: System) -> Iterator[Phones]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=FLAGS,
        )
        yield Phones(chromium=chromium, system=system)
        chromium.close()


def ask(page: Page, words: str) -> None:
    """Request the first search result that can be requested."""
    page.locator("[data-open=search]").click()
    page.get_by_role("searchbox").fill(words)
    page.locator("rb-search ul:not(.row) > li[data-uri] .ask:enabled").first.click()
    expect(page.locator("rb-search")).to_have_count(0)


def test_a_party_of_a_host_and_guests(phones: Phones) -> None:
    guest, host, newcomer = phones.guest(), phones.host(), phones.guest()
    host.get_by_role("button", name="Skip the first steps").click()
    expect_the_first_song_from_the_library_to_play(guest, phones.screen())
    expect_a_song_to_wait_for_a_yes(guest, host)
    expect_codes_to_let_in(guest, host, newcomer)
    expect_the_host_to_make_a_mod(newcomer, host)
    expect_panels_to_show_what_is(host)
    expect_the_end_to_be_told_and_undone(guest, host)


def expect_the_first_song_from_the_library_to_play(guest: Page, screen: Page) -> None:
    guest.locator("[data-open=search]").click()
    guest.locator("[data-path=recent]").click()
    guest.locator("rb-browse li[data-uri] .ask").first.click()
    guest.locator("rb-requested [data-done]").click()
    expect(guest.locator("rb-now .label")).to_have_text("Now playing")
    expect(screen.locator("h1")).to_have_text(guest.locator("rb-now .title").inner_text())


def expect_a_song_to_wait_for_a_yes(guest: Page, host: Page) -> None:
    guest.locator("[data-open=profile]").click()
    guest.get_by_role("textbox", name="Your name").fill("Robin")
    guest.locator("[data-command=set_profile]").click()
    expect(host.locator("rb-now .who")).to_have_text("Robin")
    host.get_by_role("tab", name="Settings").click()
    host.locator("rb-settings summary", has_text="Party").click()
    switch = host.locator("[data-setting=approval] [role=switch]")
    switch.click()
    expect(switch).to_be_checked()
    ask(guest, "tones")
    expect(guest.locator("rb-approvals h3")).to_have_text("Waiting for the host")
    host.get_by_role("button", name="Approve: ").click()
    expect(guest.locator("rb-queue li[data-id].own")).to_have_count(1)
    expect(guest.locator("rb-approvals h3")).to_have_count(0)


def expect_codes_to_let_in(guest: Page, host: Page, newcomer: Page) -> None:
    host.get_by_role("tab", name="Party").click()
    host.get_by_role("checkbox", name="Join by code").check()
    code = host.locator("[data-code=join]").inner_text()
    arrow = newcomer.locator("rb-queue [data-way='1']").first
    arrow.click()
    newcomer.get_by_role("textbox", name="Join code").fill(code)
    newcomer.locator("[data-join=code]").click()
    expect(arrow).to_have_attribute("aria-pressed", "true")
    host.locator("[data-command=make_mod_code]").click()
    mod_code = host.locator("[data-code=mod]").inner_text()
    guest.locator("[data-open=profile]").click()
    guest.locator("[data-ask=mod_code]").click()
    guest.get_by_role("textbox", name="Mod code").fill(mod_code)
    guest.locator("[data-join=mod_code]").click()
    expect(guest.locator("rb-controls")).to_be_visible()


def expect_the_host_to_make_a_mod(guest: Page, host: Page) -> None:
    before = cookie_of(guest)
    host.get_by_role("tab", name="Guests").click()
    mod = host.locator("summary", has_text="mod")
    row = host.locator("rb-guests details").filter(has_not=mod).first
    row.locator("summary").click()
    row.get_by_role("button", name="Make a mod").click()
    expect(host.locator("rb-notices")).to_contain_text("is a mod now")
    expect(guest.locator("rb-controls")).to_be_visible()
    assert cookie_of(guest) != before


def cookie_of(page: Page) -> str:
    (value,) = [
        cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "raveberry"
    ]
    return value


def expect_panels_to_show_what_is(host: Page) -> None:
    host.get_by_role("tab", name="Lights").click()
    expect(host.locator("rb-lights canvas").first).not_to_have_attribute("width", "1")
    host.locator("rb-lights details summary").first.click()
    palette = host.locator("[data-palette=ocean]").first
    palette.click()
    expect(palette).to_be_checked()
    host.get_by_role("tab", name="Music").click()
    expect(host.locator("[data-source=local]")).to_contain_text("works")
    host.get_by_role("tab", name="Guests").click()
    expect(host.locator("rb-guests summary", has_text="Robin")).to_contain_text("Mod")


def expect_the_end_to_be_told_and_undone(guest: Page, host: Page) -> None:
    host.get_by_role("tab", name="Party").click()
    host.locator("[data-command=close_party]").click()
    host.locator("[data-command=close_party]").click()
    expect(host.locator("rb-recap")).to_contain_text("That was the party")
    guest.locator(".banner [data-open=recap]").click()
    expect(guest.locator("rb-recap")).to_contain_text("That was the party")
    host.locator("rb-recap [data-command=undo]").click()
    expect(host.locator("rb-party .status")).to_have_text("The party is open")
