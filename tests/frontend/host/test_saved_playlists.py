"""Saved playlists are made, edited and imported on the host page."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.frontend.conftest import PHONE, OpenPage
from tests.frontend.fake_web_server import FakeWebServer, refusal

pytestmark = pytest.mark.asyncio(loop_scope="session")

DESKTOP = (1280, 800)


async def opened(open_page: OpenPage, size: tuple[int, int] = DESKTOP) -> Page:
    """Open the panel of the music."""
    page = await open_page("host", size=size)
    await page.locator("[data-tab=music]").click()
    return page


async def edited(open_page: OpenPage, size: tuple[int, int] = DESKTOP) -> Page:
    """Open the first playlist."""
    page = await opened(open_page, size)
    await page.locator("rb-playlists [data-playlist]").first.click()
    await expect(rows(page).first).to_be_attached()
    return page


def rows(page: Page) -> Locator:
    return page.locator("rb-playlist-editor li[data-id]")


async def expect_titles(page: Page, *titles: str) -> None:
    await expect(page.locator("rb-playlist-editor li[data-id] .name")).to_have_text(list(titles))


async def test_an_empty_list_says_how_to_begin_and_creates_a_playlist(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await opened(open_page)
    await expect(page.get_by_text("No playlists yet.")).to_be_visible()
    await page.locator("[data-command=create_playlist]").click()
    name = page.get_by_role("textbox", name="Name of the playlist")
    await expect(name).to_be_focused()
    await name.fill(" Road trip ")
    await name.press("Enter")
    assert await server.wait_for("create_playlist") == [{"name": "Road trip"}]
    await expect(page.locator("rb-playlist-editor").get_by_text("No songs yet")).to_be_visible()
    await expect(page.get_by_role("button", name="All playlists")).to_be_focused()


async def test_songs_are_found_and_added_and_the_addition_is_undone(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    uri = server.saved_playlists.make("Road trip", "Amber")
    page = await edited(open_page)
    await page.locator("rb-playlist-editor input[type=search]").fill("gooseberries")
    await page.keyboard.press("Enter")
    await page.locator("rb-playlist-editor [data-add]").first.click()
    ((args),) = await server.wait_for("add_to_playlist")
    assert (args["playlist"], len(args["songs"])) == (uri, 1)
    await expect(rows(page)).to_have_count(2)
    await page.locator("rb-notices .act").click()
    await expect(rows(page)).to_have_count(1)
    assert await server.wait_for("undo_playlist") == [{"playlist": uri}]


@pytest.mark.parametrize("of", ["queue", "evening"])
async def test_songs_of_the_party_are_added(
    open_page: OpenPage, server: FakeWebServer, of: str
) -> None:
    server.saved_playlists.make("Road trip", "Amber")
    page = await edited(open_page)
    await page.locator(f"[data-of={of}]").click()
    await expect_titles(page, "Amber", of)


async def test_alt_and_keys_move_a_song_and_keep_the_focus(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    uri = server.saved_playlists.make("Road trip", "Amber", "Birch", "Cedar")
    page = await edited(open_page)
    await rows(page).first.locator(".handle").focus()
    await page.keyboard.press("Alt+ArrowDown")
    await page.keyboard.press("Alt+End")
    await page.keyboard.press("Alt+End")
    await expect_titles(page, "Birch", "Cedar", "Amber")
    await expect(rows(page).last.locator(".handle")).to_be_focused()
    assert await server.wait_for("move_in_playlist", 2) == [
        {"playlist": uri, "song": "local:Amber", "before": "local:Cedar"},
        {"playlist": uri, "song": "local:Amber", "before": None},
    ]
    await expect(page.get_by_text("Amber is number 3 of 3 now")).to_have_count(1)


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
async def test_a_song_is_dragged_by_its_handle(
    open_page: OpenPage, server: FakeWebServer, size: tuple[int, int]
) -> None:
    uri = server.saved_playlists.make("Road trip", "Amber", "Birch", "Cedar")
    page = await edited(open_page, size)
    await rows(page).last.scroll_into_view_if_needed()
    handle = rows(page).first.locator(".handle")
    start, end = await handle.bounding_box(), await rows(page).last.bounding_box()
    assert start
    assert end
    x, y = start["x"] + start["width"] / 2, start["y"] + start["height"] / 2
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x, end["y"] + end["height"], steps=5)
    await page.mouse.up()
    await expect_titles(page, "Birch", "Cedar", "Amber")
    await server.wait_for("move_in_playlist")
    await expect(page.locator("rb-notices .act")).to_be_visible()
    assert server.saved_playlists.titles(uri) == ["Birch", "Cedar", "Amber"]


async def test_a_song_moved_to_the_last_loaded_row_stays_before_the_others(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    uri = server.saved_playlists.make("Long", *(f"Song {number}" for number in range(103)))
    page = await edited(open_page)
    await expect(rows(page)).to_have_count(100)
    await rows(page).first.locator(".handle").focus()
    await page.keyboard.press("Alt+End")
    assert await server.wait_for("move_in_playlist") == [
        {"playlist": uri, "song": "local:Song 0", "before": "local:Song 100"}
    ]
    await page.locator("rb-playlist-editor [data-more]").click()
    await expect(rows(page)).to_have_count(103)
    assert server.saved_playlists.titles(uri)[99:101] == ["Song 0", "Song 100"]


async def test_a_removed_song_comes_back_by_undo(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    uri = server.saved_playlists.make("Road trip", "Amber", "Birch")
    page = await edited(open_page)
    await page.get_by_role("button", name="Remove: Amber").click()
    await expect_titles(page, "Birch")
    await expect(page.get_by_role("button", name="Remove: Birch")).to_be_focused()
    assert await server.wait_for("remove_from_playlist") == [
        {"playlist": uri, "songs": ["local:Amber"]}
    ]
    await page.locator("rb-playlist-editor [data-command=undo_playlist]").click()
    await expect_titles(page, "Amber", "Birch")


async def test_a_refused_change_shows_the_playlist_as_it_is(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.saved_playlists.make("Road trip", "Amber", "Birch")
    page = await edited(open_page)
    server.refusal = refusal("not_found", "song_not_in_playlist")
    await rows(page).first.locator(".handle").focus()
    await page.keyboard.press("Alt+ArrowDown")
    await expect(page.locator("rb-notices")).to_contain_text("no longer in the playlist")
    await expect_titles(page, "Amber", "Birch")


async def test_a_playlist_is_renamed_requested_and_downloaded(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    uri = server.saved_playlists.make("Road trip", "Amber")
    page = await edited(open_page)
    link = page.get_by_role("link", name="Download (M3U8)")
    assert (await link.get_attribute("href") or "").endswith("/api/v1/playlist/1.m3u8")
    await page.locator("[data-rename]").click()
    await page.get_by_role("textbox", name="Name of the playlist").fill("Trip")
    await page.keyboard.press("Enter")
    assert await server.wait_for("rename_playlist") == [{"playlist": uri, "name": "Trip"}]
    await expect(page.locator("rb-playlist-editor h3")).to_contain_text("Trip")
    await expect(page.locator("[data-rename]")).to_be_focused()
    await page.locator("rb-playlist-editor [data-command=enqueue_playlist]").click()
    assert await server.wait_for("enqueue_playlist") == [{"uri": uri}]
    await expect(page.locator("rb-notices")).to_contain_text("7 of 10")


async def test_a_deleted_playlist_is_restored_from_any_browser(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    uri = server.saved_playlists.make("Road trip", "Amber")
    page = await edited(open_page)
    await page.locator("[data-command=delete_playlist]").click()
    await expect(page.locator("rb-notices")).to_contain_text("Road trip was deleted")
    assert server.saved_playlists.saved == {}
    other = await opened(open_page)
    await other.get_by_text("1 deleted playlist").click()
    await other.get_by_role("button", name="Restore: Road trip").click()
    await expect(other.locator(f"[data-playlist='{uri}']")).to_be_visible()
    assert server.saved_playlists.titles(uri) == ["Amber"]


async def test_pasted_lines_become_a_playlist_and_what_is_not_found_is_listed(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await opened(open_page)
    await page.locator("rb-playlists [data-import]").click()
    importing = page.locator("rb-playlist-import")
    await importing.get_by_role("textbox").fill("\n".join(["Amber", "Lost?", *"CDEFG"]))
    await importing.locator("[data-read]").click()
    await importing.get_by_role("textbox", name="Name of the playlist").fill("Wishes")
    await importing.locator("[data-start]").click()
    await expect(importing).to_contain_text("6 of 7 songs added")
    await expect(importing.locator(".report li")).to_have_text(
        "Line 2: Lost? Nothing found. Try other words.", use_inner_text=True
    )
    first, second = await server.wait_for("add_to_playlist", 2)
    assert (len(first["songs"]), first["continued"]) == (5, False)
    assert (len(second["songs"]), second["continued"]) == (2, True)
    await importing.locator("[data-close]").click()
    await expect_titles(page, "Amber", *"CDEFG")
    await page.locator("rb-playlist-editor [data-command=undo_playlist]").click()
    await expect(rows(page)).to_have_count(0)


async def test_an_import_that_was_refused_is_continued(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.saved_playlists.make("Road trip", "Amber")
    page = await edited(open_page)
    await page.locator("rb-playlist-editor [data-import]").click()
    importing = page.locator("rb-playlist-import")
    await importing.locator("input[type=file]").set_input_files(
        {"name": "trip.m3u8", "mimeType": "audio/x-mpegurl", "buffer": b"#EXTM3U\nBirch\nCedar\n"}
    )
    await expect(importing).to_contain_text("2 songs in the list")
    server.refusal = refusal("unavailable", "disk_full")
    await importing.locator("[data-start]").click()
    await expect(page.locator("rb-notices")).to_contain_text("cannot save anything")
    await importing.locator("[data-start]").click()
    await expect(importing).to_contain_text("2 of 2 songs added")
    await importing.locator("[data-close]").click()
    await expect_titles(page, "Amber", "Birch", "Cedar")


async def test_a_file_that_is_no_playlist_is_refused_with_the_reason(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    page = await opened(open_page)
    await page.locator("rb-playlists [data-import]").click()
    server.refusal = refusal("bad_request", "playlist_file_invalid")
    await page.locator("rb-playlist-import input[type=file]").set_input_files(
        {"name": "a.png", "mimeType": "image/png", "buffer": b"\x89PNG"}
    )
    await expect(page.locator("rb-notices")).to_contain_text("That is not a playlist.")


async def test_full_playlists_offer_nothing_to_add(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.saved_playlists.make("Road trip", "Amber", "Birch")
    server.saved_playlists.max_playlists, server.saved_playlists.max_songs = 1, 2
    page = await opened(open_page)
    await expect(page.get_by_text("There is 1 playlist, as many as")).to_be_visible()
    await expect(page.locator("rb-playlists [data-command=create_playlist]")).to_have_count(0)
    await page.locator("rb-playlists [data-playlist]").click()
    await expect(page.get_by_text("The playlist is full: 2 songs.")).to_be_visible()
    await expect(page.locator("rb-playlist-editor input[type=search]")).to_have_count(0)


async def test_playlists_that_cannot_be_loaded_are_loaded_again(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    server.saved_playlists.make("Road trip", "Amber")
    page = await opened(open_page)
    await page.locator("[data-tab=lights]").click()
    server.refused["playlists"] = refusal("unavailable", "history_unavailable")
    await page.locator("[data-tab=music]").click()
    await expect(page.get_by_text("The playlists could not be loaded.")).to_be_visible()
    del server.refused["playlists"]
    await page.locator("rb-playlists [data-retry]").click()
    await expect(page.locator("rb-playlists [data-playlist]")).to_be_visible()


async def test_a_song_of_the_queue_is_added_by_its_menu(
    open_page: OpenPage, server: FakeWebServer
) -> None:
    uri = server.saved_playlists.make("Road trip")
    page = await open_page("host", size=PHONE)
    await page.locator("rb-queue .more-actions").first.click()
    await page.locator("rb-host-queue [data-act=playlist]").click()
    await page.locator(f"rb-playlist-chooser [data-playlist='{uri}']").click()
    ((args),) = await server.wait_for("add_to_playlist")
    assert (args["playlist"], list(args["songs"][0])) == (uri, ["entry"])
    await page.locator("rb-notices .act").click()
    assert await server.wait_for("undo_playlist") == [{"playlist": uri}]
