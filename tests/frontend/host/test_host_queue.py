"""The queue of the host page: menu, keyboard, dragging, selection and join code."""

import pytest
import raveberry_contract.messages as m
from playwright.async_api import Page, expect

from tests.frontend.conftest import PHONE, OpenPage
from tests.frontend.fake_web_server import FakeWebServer, make_entry, make_song, refusal

pytestmark = pytest.mark.asyncio(loop_scope="session")

DESKTOP = (1280, 800)


async def titles(page: Page) -> list[str]:
    return await page.locator("rb-queue ol.queue .title").all_text_contents()


async def open_menu(page: Page, row: int) -> None:
    await page.locator("rb-queue .more-actions").nth(row).click()
    await expect(page.locator("rb-host-queue .menu button").first).to_be_focused()


async def act(page: Page, row: int, name: str) -> None:
    await open_menu(page, row)
    await page.locator(f"rb-host-queue [data-act={name}]").click()
    await expect(page.locator("rb-host-queue dialog")).not_to_be_visible()


async def handle(page: Page, row: int) -> tuple[float, float]:
    box = await page.locator("rb-queue .handle").nth(row).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
async def test_the_menu_of_a_row_moves_and_removes_its_song(
    open_page: OpenPage, server: FakeWebServer, size: tuple[int, int]
) -> None:
    first, second, third, fourth, last = server.order
    page = await open_page("host", size=size)
    await act(page, 1, "prioritize")
    assert await server.wait_for("prioritize") == [{"entry": second}]
    await expect(page.locator("rb-notices")).to_contain_text("plays next")
    await act(page, 1, "up")
    await act(page, 1, "down")
    await act(page, 0, "end")
    assert await server.wait_for("move", 3) == [
        {"entry": second, "before": first},
        {"entry": first, "before": fourth},
        {"entry": second},
    ]
    assert server.order[-2:] == [last, second]
    await page.locator("rb-notices").get_by_role("button", name="Undo").last.click()
    await server.wait_for("undo")
    await act(page, 0, "remove")
    assert await server.wait_for("remove") == [{"entry": third}]


async def test_the_menu_mutes_the_guest_and_finds_the_song_again(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await act(page, 1, "mute")
    assert await server.wait_for("mute_guest") == [{"guest": "guest-bo", "minutes": 15}]
    await expect(page.locator("rb-notices")).to_contain_text("Bo is muted")
    await act(page, 1, "find")
    await expect(page.locator("rb-search input[type=search]")).to_have_value(
        "Mono Parade Sugar & Static"
    )
    await expect(page.locator("rb-search")).to_contain_text("Already in the queue")


async def test_the_menu_is_used_by_keyboard_and_returns_the_focus(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await open_menu(page, 0)
    await page.keyboard.press("ArrowDown")
    await expect(page.locator("rb-host-queue [data-act=down]")).to_be_focused()
    await page.keyboard.press("End")
    await expect(page.locator("rb-host-queue [data-act=remove]")).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(page.locator("rb-host-queue [data-act=prioritize]")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.locator("rb-queue .more-actions").first).to_be_focused()
    assert server.commands == []


async def test_alt_and_keys_move_a_row_and_keep_the_focus(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    order = server.order
    page = await open_page("host", size=DESKTOP)
    moved, *rest = await titles(page)
    await page.locator("rb-queue .handle").first.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "End", "Home", "Home", "ArrowUp"):
        await page.keyboard.press(f"Alt+{key}")
    assert await server.wait_for("move", 5) == [
        {"entry": order[0], "before": order[2]},
        {"entry": order[0], "before": order[3]},
        {"entry": order[0], "before": order[2]},
        {"entry": order[0]},
        {"entry": order[0], "before": order[1]},
    ]
    await expect(page.locator("rb-queue ol.queue .title").first).to_have_text(moved)
    assert await titles(page) == [moved, *rest]
    await expect(page.locator("rb-queue .handle").first).to_be_focused()
    await expect(page.get_by_text(f"{moved} is number 1 of 5 now")).to_have_count(1)


async def test_a_refused_move_is_taken_back(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page("host", size=DESKTOP)
    before = await titles(page)
    server.refusal = refusal("gone", "song_left")
    await page.locator("rb-queue .handle").first.focus()
    await page.keyboard.press("Alt+End")
    await expect(page.locator("rb-queue ol.queue .title").last).to_have_text(before[0])
    await expect(page.locator("rb-queue ol.queue .title").first).to_have_text(before[0])
    assert await titles(page) == before


async def test_a_row_is_dragged_by_its_handle(open_page: OpenPage, server: FakeWebServer) -> None:
    first, second, third, *_ = order = server.order
    page = await open_page("host", size=DESKTOP)
    names = await titles(page)
    x, y = await handle(page, 0)
    _, target = await handle(page, 2)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x, target + 4, steps=5)
    await expect(page.locator("li.dragged")).to_have_count(1)
    await page.mouse.up()
    await expect(page.locator("rb-queue ol.queue .title").nth(2)).to_have_text(names[0])
    assert await server.wait_for("move") == [{"entry": first, "before": order[3]}]
    assert server.order[:3] == [second, third, first]
    await expect(page.locator("li.dragged, ol.dragging")).to_have_count(0)
    x, y = await handle(page, 2)
    _, target = await handle(page, 0)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x, target - 4, steps=5)
    await page.mouse.up()
    assert (await server.wait_for("move", 2))[1] == {"entry": first, "before": second}


async def test_escape_cancels_a_drag(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page("host", size=DESKTOP)
    before = await titles(page)
    x, y = await handle(page, 0)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x, y + 200, steps=5)
    await page.keyboard.press("Escape")
    await expect(page.locator("li.dragged")).to_have_count(0)
    await page.mouse.up()
    assert await titles(page) == before
    assert server.commands == []


async def test_rows_rest_during_a_drag(open_page: OpenPage, server: FakeWebServer) -> None:
    page = await open_page("host", size=DESKTOP)
    before = await titles(page)
    x, y = await handle(page, 0)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x, y + 40, steps=3)
    await server.set_entry(server.order[-1], score=30, up=30)
    await page.wait_for_timeout(1_200)
    assert await titles(page) == before
    await page.keyboard.press("Escape")
    await page.mouse.up()
    await expect(page.locator("rb-queue ol.queue .title").first).to_have_text(before[-1])


async def test_the_page_scrolls_at_the_edge_while_a_finger_drags(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.queue = [
        make_entry(f"e{at}", make_song(at, f"Song {at}", "Somebody", artwork_url=None))
        for at in range(30)
    ]
    page = await open_page("host", size=PHONE, reduced_motion=True)
    await page.locator("rb-queue .handle").first.scroll_into_view_if_needed()
    x, y = await handle(page, 0)
    client = await page.context.new_cdp_session(page)

    async def touch(kind: str, *points: tuple[float, float]) -> None:
        await client.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": px, "y": py} for px, py in points]},
        )

    await touch("touchStart", (x, y))
    await touch("touchMove", (x, y + 20))
    await touch("touchMove", (x, 838))
    scrolled = await page.evaluate("scrollY")
    await page.wait_for_function("from => scrollY > from + 600", arg=scrolled)
    await touch("touchEnd")
    ((move),) = await server.wait_for("move")
    assert move["entry"] == "e0"
    assert int(move.get("before", "e30").removeprefix("e")) > 8


async def test_several_songs_are_chosen_and_removed_in_one_step(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    order = server.order
    page = await open_page("host", size=DESKTOP)
    await page.locator("rb-queue [data-act=select]").click()
    tools = page.locator("rb-queue .tools")
    await expect(tools.locator("[data-command=remove_entries]")).to_be_disabled()
    await page.get_by_role("checkbox", name="Select Lowlands").check()
    await page.locator("rb-queue li .open").first.click()
    await expect(tools).to_contain_text("2 songs selected")
    await page.locator("rb-queue li .open").nth(1).click()
    await page.locator("rb-queue li .open").nth(1).click()
    await tools.locator("[data-command=remove_entries]").click()
    assert await server.wait_for("remove_entries") == [{"entries": [order[0], order[2]]}]
    await expect(page.locator("rb-notices")).to_contain_text("2 songs were removed")
    await page.locator("rb-notices").get_by_role("button", name="Undo").click()
    await server.wait_for("undo")
    await expect(page.locator("rb-queue .handle").first).to_be_visible()


async def test_chosen_songs_play_next_and_choosing_can_end(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await open_page("host", size=DESKTOP)
    await act(page, 3, "select")
    await expect(page.get_by_role("checkbox").nth(3)).to_be_checked()
    await page.locator("rb-queue [data-command=prioritize_entries]").click()
    assert await server.wait_for("prioritize_entries") == [{"entries": [server.order[3]]}]
    await page.locator("rb-queue [data-act=select]").click()
    await page.locator("rb-queue [data-act=done]").click()
    await expect(page.locator("rb-queue [data-command=undo]")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
async def test_the_join_code_is_in_view_and_is_enlarged(
    open_page: OpenPage, server: FakeWebServer, size: tuple[int, int]
) -> None:
    server.join_code = "K7M2QX"
    page = await open_page("host", size=size)
    code = page.locator("rb-join-code .join img")
    await expect(code).to_be_in_viewport(ratio=1)
    await code.click()
    large = page.locator("rb-join-code .large")
    await expect(large).to_contain_text("K7M2QX")
    box = await large.locator("img").bounding_box()
    assert box is not None
    assert box["width"] >= 260
    await page.keyboard.press("Escape")
    await expect(large).to_have_count(0)


async def test_guests_have_no_menu(open_page: OpenPage, server: FakeWebServer) -> None:
    await server.set_party(mode=m.Mode.FULL_CONTROL)
    page = await open_page()
    await expect(page.locator("rb-queue li").first).to_be_visible()
    await expect(page.locator("rb-queue .handle, rb-queue .more-actions")).to_have_count(0)
