"""The Bluetooth loudspeakers on the host page."""

from dataclasses import replace
from typing import Final

import pytest
import raveberry_contract.messages as m
from playwright.async_api import expect

from tests.frontend.conftest import OpenPage
from tests.frontend.fake_web_server import FakeWebServer, make_notice

pytestmark = pytest.mark.asyncio(loop_scope="session")

BOOM: Final = m.BluetoothSpeaker(
    address="AA:BB:CC:00:00:01",
    name="Boom",
    paired=True,
    connected=True,
    playing=True,
    latency_ms=180,
)
NEW: Final = m.BluetoothSpeaker(
    address="AA:BB:CC:00:00:02", name="Shelf", paired=False, connected=False, playing=False
)
FOUND: Final = m.BluetoothSpeakers(available=True, searching=False, speakers=(BOOM, NEW))


async def test_a_loudspeaker_is_searched_for_connected_and_shown_with_its_state(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.bluetooth = replace(FOUND, speakers=())
    page = await open_page("host", size=(1280, 800))
    await page.get_by_role("tab", name="Music").click()
    card = page.locator("rb-bluetooth-speakers")
    await expect(card).to_contain_text("None yet.")
    server.bluetooth = replace(FOUND, searching=True)
    await card.get_by_role("button", name="Search for loudspeakers").click()
    await expect(card.get_by_role("status")).to_contain_text("Put the loudspeaker into pairing")
    await expect(card.get_by_role("button", name="Search for loudspeakers")).to_be_disabled()
    boom, new = (card.locator(f"[data-speaker='{one.address}']") for one in (BOOM, NEW))
    await expect(boom).to_contain_text("plays the music · 180 ms late")
    await expect(new).to_contain_text("new")
    server.bluetooth = replace(FOUND, speakers=(BOOM, replace(NEW, busy=True)))
    await new.get_by_role("switch", name="Connect or disconnect Shelf").click()
    await expect(new).to_contain_text("one moment")
    await expect(new.get_by_role("switch")).to_be_disabled()
    server.bluetooth = replace(
        FOUND, speakers=(BOOM, replace(NEW, problem=make_notice("speaker_away")))
    )
    await expect(new).to_contain_text("Switch it on, put it nearby")
    await boom.get_by_role("switch").click()
    assert await server.wait_for("set_bluetooth_speaker", 2) == [
        {"address": NEW.address, "connected": True},
        {"address": BOOM.address, "connected": False},
    ]


async def test_a_pairing_is_removed_after_a_second_tap(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.bluetooth = FOUND
    page = await open_page("host", size=(1280, 800))
    await page.get_by_role("tab", name="Music").click()
    boom = page.locator(f"[data-speaker='{BOOM.address}']")
    await boom.get_by_role("button", name="Remove").click()
    assert not [name for name, *_ in server.commands if name == "remove_bluetooth_speaker"]
    await boom.locator("[data-command=remove_bluetooth_speaker]").click()
    assert await server.wait_for("remove_bluetooth_speaker") == [{"address": BOOM.address}]
    # A new loudspeaker has no pairing.
    new = page.locator(f"[data-speaker='{NEW.address}']")
    await expect(new.locator("[data-command=remove_bluetooth_speaker]")).to_have_count(0)


async def test_what_keeps_bluetooth_from_working_is_named(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.bluetooth = replace(FOUND, speakers=(), problem=make_notice("bluetooth_off"))
    page = await open_page("host", size=(1280, 800))
    await page.get_by_role("tab", name="Music").click()
    await expect(page.locator("rb-bluetooth-speakers")).to_contain_text("Bluetooth is switched off")


async def test_without_bluetooth_there_is_no_card_and_no_polling(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=(1280, 800))
    await page.get_by_role("tab", name="Music").click()
    await expect(page.locator("rb-music [data-job]").first).to_be_visible()
    await expect(page.locator("#bluetooth")).to_have_count(0)
    assert len([name for name, *_ in server.commands if name == "bluetooth_speakers"]) == 1
