"""The kiosk: names of guests without a phone, and what nobody gets out of it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import aiohttp
import pytest
from raveberry_contract import loads, messages
from raveberry_server.adapters.web.auth.authenticator import HostAccess
from raveberry_server.adapters.web.auth.kiosk import KIOSK_COOKIE, KIOSK_NAME_COOKIE, kiosk_key
from raveberry_server.domain.model.ballot import VOTES_PER_VOICE
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.ids import kiosk_guest
from yarl import URL

from tests.fakes.party.served_party import Served, serving

KEYS = {0: "kiosk-0", 1: "kiosk-1"}


@pytest.fixture
async def with_kiosk(tmp_path: Path) -> AsyncIterator[Served]:
    access = HostAccess(kiosk_key=KEYS.__getitem__, screen_key=lambda number: f"screen-{number}")
    async with serving(tmp_path, access=access) as served:
        served.server_addresses.kiosk_key = KEYS.__getitem__
        await served.server.set("kiosk", value=True)
        yield served


async def me_at(browser: aiohttp.ClientSession) -> messages.Me:
    response = await browser.get("/api/v1/state")
    return loads(messages.State, await response.read()).me


async def open_kiosk(browser: aiohttp.ClientSession, key: str = KEYS[0]) -> int:
    return (await browser.get(f"/kiosk?key={key}")).status


def take_name(browser: aiohttp.ClientSession, name: str) -> None:
    """Write the name into the cookie, as the page does."""
    cookie = {KIOSK_NAME_COOKIE: quote(name)}
    browser.cookie_jar.update_cookies(cookie, URL(str(browser._base_url)))


async def enter(browser: aiohttp.ClientSession, name: str) -> int:
    take_name(browser, name)
    return (await browser.post("/api/v1/session", json={"name": name})).status


async def command(
    browser: aiohttp.ClientSession, name: str, **args: object
) -> tuple[int, dict[str, Any]]:
    response = await browser.post(f"/api/v1/command/{name}", json=args)
    return response.status, await response.json()


class TestLink:
    async def test_the_hosts_link_makes_a_browser_a_kiosk(self, with_kiosk: Served) -> None:
        async with (
            with_kiosk.browser(endpoint="host") as host,
            with_kiosk.browser() as tablet,
            with_kiosk.browser() as phone,
        ):
            link = urlsplit((await me_at(host)).kiosk_url or "")
            opened = await tablet.get(f"{link.path}?{link.query}")
            assert (opened.status, opened.url.path, opened.url.query_string) == (200, "/kiosk", "")
            assert "<rb-guest>" in await opened.text()
            (elsewhere,) = (await tablet.get("/")).history
            assert elsewhere.headers["Location"] == "kiosk"
            assert (await phone.get("/kiosk")).status == 403
            assert "/kiosk" not in str((await phone.get("/")).url)
            assert (await me_at(phone)).kiosk_url is None

    async def test_scripts_cannot_read_its_key(self, with_kiosk: Served) -> None:
        async with with_kiosk.browser() as tablet:
            first = await tablet.get(f"/kiosk?key={KEYS[0]}", allow_redirects=False)
        assert first.cookies[KIOSK_COOKIE]["httponly"]

    async def test_without_the_setting_there_is_neither_link_nor_kiosk(
        self, with_kiosk: Served
    ) -> None:
        async with with_kiosk.browser(endpoint="host") as host, with_kiosk.browser() as tablet:
            await open_kiosk(tablet)
            await with_kiosk.server.set("kiosk", value=False)
            assert (await me_at(host)).kiosk_url is None
            page = await tablet.get("/kiosk", headers={"Accept-Language": "de"})
            assert page.status == 403
            assert "Gäste-Tablet" in await page.text()
            assert (await tablet.get("/")).url.path == "/"

    async def test_an_open_host_page_gets_the_link_with_the_setting(
        self, with_kiosk: Served
    ) -> None:
        await with_kiosk.server.set("kiosk", value=False)
        async with (
            with_kiosk.browser(endpoint="host") as host,
            host.ws_connect("/api/v1/ws") as page,
        ):
            assert (await page.receive_json())["me"].get("kiosk_url") is None
            await host.post("/api/v1/command/set_setting", json={"name": "kiosk", "value": True})
            async with asyncio.timeout(20):
                while (frame := await page.receive_json())["type"] != "me":
                    pass
        assert frame["kiosk_url"].endswith(f"/kiosk?key={KEYS[0]}")

    async def test_a_new_link_for_screens_ends_all_kiosks(self, with_kiosk: Served) -> None:
        async with with_kiosk.browser(endpoint="host") as host, with_kiosk.browser() as tablet:
            await open_kiosk(tablet)
            await command(host, "renew_screen_link")
            assert (await tablet.get("/kiosk")).status == 403
            assert await open_kiosk(tablet, KEYS[0]) == 403
            assert await open_kiosk(tablet, KEYS[1]) == 200

    async def test_a_wrong_key_ends_the_kiosk_of_a_browser(self, with_kiosk: Served) -> None:
        async with with_kiosk.browser() as tablet:
            await open_kiosk(tablet)
            assert await open_kiosk(tablet, "off") == 403
            assert (await tablet.get("/")).url.path == "/"

    async def test_the_host_port_has_none(self, with_kiosk: Served) -> None:
        async with with_kiosk.browser(endpoint="host") as host:
            assert (await host.get(f"/kiosk?key={KEYS[0]}")).status == 404

    def test_its_key_is_none_of_a_screen(self) -> None:
        keys = {kiosk_key(secret, number) for secret in (b"a", b"b") for number in (0, 1)}
        assert len(keys) == 4
        assert kiosk_key(b"a", 0) == kiosk_key(b"a", 0)


class TestGuests:
    async def test_a_name_is_a_guest_who_returns_with_it(self, with_kiosk: Served) -> None:
        async with with_kiosk.browser() as tablet, with_kiosk.browser() as other:
            await open_kiosk(tablet)
            await open_kiosk(other)
            assert await enter(tablet, "Table 5") == 200
            assert (await command(tablet, "enqueue", query="Birch"))[0] == 200
            mine = await me_at(tablet)
            assert (mine.name, mine.role) == ("Table 5", "guest")
            assert await enter(tablet, "Zoë") == 200
            assert (await me_at(tablet)).votes == {}
            take_name(other, "  TABLE\u30005 ")
            again = await me_at(other)
        assert (again.id, again.votes) == (mine.id, mine.votes)
        assert len(with_kiosk.server.state.guests) == 2

    async def test_without_a_name_the_party_is_only_read(self, with_kiosk: Served) -> None:
        async with with_kiosk.browser() as tablet:
            await open_kiosk(tablet)
            assert (await me_at(tablet)).id is None
            for name in ("", " ", "\x00", "\u200b"):
                take_name(tablet, name)
                status, problem = await command(tablet, "enqueue", query="Birch")
                assert (status, problem["refusal"]) == (403, "kiosk_name_needed")
        assert not with_kiosk.server.state.guests

    async def test_names_are_moderated_and_reserved_as_elsewhere(self, with_kiosk: Served) -> None:
        await with_kiosk.server.set("moderate_texts", value=True)
        async with with_kiosk.browser() as tablet:
            await open_kiosk(tablet)
            assert await enter(tablet, "Host") == 403
            assert await enter(tablet, "Table 5") == 200
            (guest,) = with_kiosk.server.state.guests.values()
        assert guest.name != "Table 5"
        assert [text.text for text in with_kiosk.server.state.texts.values()] == ["Table 5"]

    async def test_no_code_is_needed_and_none_is_taken(self, with_kiosk: Served) -> None:
        async with with_kiosk.browser(endpoint="host") as host, with_kiosk.browser() as tablet:
            await with_kiosk.server.set("join", "code")
            _, made = await command(host, "make_mod_code")
            await open_kiosk(tablet)
            assert await enter(tablet, "Table 5") == 200
            assert (await command(tablet, "enqueue", query="Birch"))[0] == 200
            link = (await me_at(host)).join_url or ""
            await tablet.get(f"/p/{link.rpartition('/')[2]}")
            for body in ({"code": "x"}, {"mod_code": made["result"]["code"]}, {"promotion": "x"}):
                assert (await tablet.post("/api/v1/session", json=body)).status in {403, 404}
            guest = with_kiosk.server.state.guests[kiosk_guest("Table 5")]
            assert (guest.joined_by_code, guest.role) == (False, Role.GUEST)
            status, problem = await command(host, "set_role", guest=guest.id, role="mod")
            assert (status, problem["refusal"]) == (403, "kiosk_guest")

    async def test_a_screens_key_shows_no_code_on_a_kiosk(self, with_kiosk: Served) -> None:
        async with with_kiosk.browser() as tablet:
            await tablet.get("/tv?key=screen-0")
            assert (await me_at(tablet)).join_url is not None
            await open_kiosk(tablet)
            assert (await me_at(tablet)).join_url is None


class TestAttacks:
    async def test_names_do_not_multiply_the_votes_of_a_kiosk(self, with_kiosk: Served) -> None:
        await with_kiosk.server.set("mode", "full_voting")
        await with_kiosk.server.set("identity_burst", 0)
        async with AsyncExitStack() as stack:
            phone = await stack.enter_async_context(with_kiosk.browser())
            _, made = await command(phone, "enqueue", query="Birch")
            entry = made["result"]["entry"]["id"]
            for number in range(30):
                # Copies of the key in other browsers are the same kiosk.
                browser = await stack.enter_async_context(with_kiosk.browser())
                await open_kiosk(browser)
                take_name(browser, f"Table {number}")
                status, voted = await command(browser, "vote", entry=entry, value=1)
                assert status == 200
            assert voted["result"]["score"] == 1 + VOTES_PER_VOICE
            for number in range(30):
                take_name(browser, f"Table {number}")
                status, voted = await command(browser, "vote", entry=entry, value=-1)
                assert status == 200
            assert voted["result"]["score"] == 1 - VOTES_PER_VOICE
        assert with_kiosk.server.state.waiting.get(entry) is not None

    async def test_new_names_are_new_identities_of_one_address(self, with_kiosk: Served) -> None:
        await with_kiosk.server.set("identity_burst", 3)
        async with with_kiosk.browser() as tablet:
            await open_kiosk(tablet)
            answers = []
            for number, title in enumerate(("Birch", "Cedar", "Dogwood", "Elm", "Fir")):
                take_name(tablet, f"Table {number}")
                answers.append(await command(tablet, "enqueue", query=title))
        assert [status for status, _ in answers] == [200, 200, 200, 429, 429]
        assert answers[-1][1]["refusal"] == "newcomers_limit"

    async def test_the_name_alone_makes_nobody_a_guest_of_the_kiosk(
        self, with_kiosk: Served
    ) -> None:
        async with with_kiosk.browser() as tablet, with_kiosk.browser() as thief:
            await open_kiosk(tablet)
            await enter(tablet, "Table 5")
            await command(tablet, "enqueue", query="Birch")
            take_name(thief, "Table 5")
            cookie = {KIOSK_COOKIE: "guessed"}
            thief.cookie_jar.update_cookies(cookie, URL(str(thief._base_url)))
            assert (await me_at(thief)).id is None
            assert (await command(thief, "withdraw", entry="e0"))[0] == 403
