"""Joining over the web: codes, links, mods, revoked cookies, new identities."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_network
from pathlib import Path

import aiohttp
import pytest
from aiohttp import WSMsgType
from raveberry_contract import decoded, loads, messages
from raveberry_server.adapters.web.auth.authenticator import HostAccess
from raveberry_server.adapters.web.qr_codes import qr_svg
from raveberry_server.application.throttling.wrong_code_limiter import AT_ONCE, ONE_MORE_AFTER_S
from raveberry_server.domain.model.ids import GuestId
from yarl import URL

from tests.fakes.party.headless_server import WHEREABOUTS
from tests.fakes.party.served_party import Served, serving

AT_A_PROXY = HostAccess(trusted_proxies=[ip_network("127.0.0.0/8")])
GUEST_URL = f"http://{WHEREABOUTS.lan_address}:{WHEREABOUTS.guest_port}/"


async def command(browser: aiohttp.ClientSession, name: str, /, **args: object) -> tuple[int, str]:
    """Return status and error code of a command."""
    response = await browser.post(f"/api/v1/command/{name}", json=args)
    body = await response.json()
    return response.status, body.get("code", "")


async def session(browser: aiohttp.ClientSession, **wish: str) -> tuple[int, str]:
    response = await browser.post("/api/v1/session", json=wish)
    body = await response.json()
    return response.status, body.get("code", "")


async def the_state(browser: aiohttp.ClientSession) -> messages.State:
    return loads(messages.State, await (await browser.get("/api/v1/state")).read())


async def made[M](host: aiohttp.ClientSession, name: str, kind: type[M]) -> M:
    response = await host.post(f"/api/v1/command/{name}")
    assert response.status == 200
    return decoded(kind, (await response.json())["result"])


@asynccontextmanager
async def a_party_by_code(served: Served) -> AsyncIterator[aiohttp.ClientSession]:
    """The host's session at a party that is joined by code."""
    async with served.browser(endpoint="host") as host:
        assert await command(host, "set_setting", name="join", value="code") == (200, "")
        yield host


OK, REFUSED, TOO_OFTEN = (200, ""), (403, "not_allowed"), (429, "rate_limited")


class TestCodes:
    async def test_only_the_host_sees_code_and_link(self, served: Served) -> None:
        async with a_party_by_code(served) as host, served.browser() as guest:
            known, unknown = await the_state(host), await the_state(guest)
            assert known.me.join_code is not None
            assert known.me.join_url == f"{GUEST_URL}p/{known.me.join_code}"
            assert known.party.join_code_expires_at is not None
            assert known.party == unknown.party
            assert (unknown.me.join_code, unknown.me.join_url) == (None, None)
            code = await (await host.get("/join.svg")).read()
            assert code == qr_svg(known.me.join_url)
            assert await (await guest.get("/join.svg")).read() == qr_svg(GUEST_URL)
            fresh = await made(host, "rotate_code", messages.JoinCode)
            assert fresh.code != known.me.join_code
            assert await (await host.get("/join.svg")).read() == qr_svg(fresh.join_url)

    async def test_the_host_page_shows_the_guest_address(self, served: Served) -> None:
        async with served.browser(endpoint="host") as host, served.browser() as guest:
            known, unknown = await the_state(host), await the_state(guest)
            assert (known.me.join_code, known.me.join_url) == (None, GUEST_URL)
            assert known.me.stream_url == f"{GUEST_URL}stream.mp3"
            assert (unknown.me.join_url, unknown.me.stream_url) == (None, None)

    async def test_the_stream_address_is_hidden_when_disabled(self, served: Served) -> None:
        async with served.browser(endpoint="host") as host:
            await command(host, "set_setting", name="listen_along", value=False)
            assert (await the_state(host)).me.stream_url is None

    async def test_a_session_with_the_code_lets_one_in(self, served: Served) -> None:
        async with a_party_by_code(served) as host, served.browser() as guest:
            assert await command(guest, "enqueue", query="Birch") == REFUSED
            assert await session(guest, name="Ann") == REFUSED
            assert await session(guest, code="2222-2222") == REFUSED
            assert not served.server.state.guests.keys() & {GuestId("Ann")}
            code = (await the_state(host)).me.join_code or ""
            assert await session(guest, code=code.lower(), name="Ann") == OK
            assert await command(guest, "enqueue", query="Birch") == OK
            assert (await the_state(guest)).me.name == "Ann"

    async def test_the_link_lets_the_first_command_in(self, served: Served) -> None:
        async with a_party_by_code(served) as host, served.browser() as guest:
            code = (await the_state(host)).me.join_code
            response = await guest.get(f"/p/{code}", allow_redirects=False)
            assert (response.status, response.headers["Location"]) == (303, "../")
            cookie = response.cookies["raveberry_code"]
            assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
            assert len(served.server.state.guests) == 1  # the host: reading creates no identity
            assert await command(guest, "enqueue", query="Birch") == OK

    async def test_an_old_link_leads_to_the_page_that_asks(self, served: Served) -> None:
        async with a_party_by_code(served) as host, served.browser() as guest:
            old = (await the_state(host)).me.join_code
            await made(host, "rotate_code", messages.JoinCode)
            response = await guest.get(f"/p/{old}", allow_redirects=False)
            assert (response.status, "raveberry_code" in response.cookies) == (303, False)
            assert await command(guest, "enqueue", query="Birch") == REFUSED

    async def test_a_socket_lets_in_by_link_too(self, served: Served) -> None:
        async with a_party_by_code(served) as host, served.browser() as guest:
            code = (await the_state(host)).me.join_code
            await guest.get(f"/p/{code}")
            async with guest.ws_connect("/api/v1/ws") as ws:
                await ws.send_json({"id": "1", "command": "enqueue", "args": {"query": "Birch"}})
                while (frame := await ws.receive_json(timeout=20))["type"] != "ack":
                    assert frame["type"] != "nack"

    async def test_joining_open_needs_no_code_even_with_an_old_one(self, served: Served) -> None:
        headers = {"Cookie": "raveberry_code=22222222"}
        async with served.browser(cookies=False, headers=headers) as guest:
            assert await command(guest, "enqueue", query="Birch") == OK


class TestGuessing:
    async def test_wrong_codes_slow_down_one_browser_and_no_other(self, served: Served) -> None:
        async with (
            a_party_by_code(served) as host,
            served.browser() as troll,
            served.browser() as ann,
            served.browser(cookies=False) as script,
        ):
            code = (await the_state(host)).me.join_code or ""
            for page in (troll, ann):
                async with page.ws_connect("/api/v1/ws"):
                    pass  # the handshake sets the cookie
            for browser in (troll, script):
                answers = [await session(browser, code="2222-2222") for _ in range(AT_ONCE + 1)]
                assert answers == [REFUSED] * AT_ONCE + [TOO_OFTEN]
            assert await session(troll, code=code) == TOO_OFTEN
            assert await session(troll, mod_code="2222-2222") == TOO_OFTEN
            assert await session(ann, code=code) == OK
            assert await session(script, code=code) == OK
            response = await troll.post("/api/v1/session", json={"code": code})
            assert 0 < float(response.headers["Retry-After"]) <= ONE_MORE_AFTER_S
            served.server.clock.advance(ONE_MORE_AFTER_S)
            assert await session(troll, code=code) == OK

    async def test_wrong_passwords_slow_down_one_address(self, tmp_path: Path) -> None:
        access = HostAccess(host_password="right", trusted_proxies=AT_A_PROXY.trusted_proxies)  # noqa: S106 - of this test
        async with serving(tmp_path, access=access) as served:
            troll = served.browser(endpoint="host", headers={"X-Forwarded-For": "198.51.100.6"})
            owner = served.browser(endpoint="host", headers={"X-Forwarded-For": "198.51.100.7"})
            wrong, right = (
                {"Authorization": aiohttp.encode_basic_auth("", word)}
                for word in ("wrong", "right")
            )
            async with troll as troll_at, owner as owner_at:
                statuses = [
                    (await troll_at.get("/host", headers=wrong)).status for _ in range(AT_ONCE + 1)
                ]
                assert statuses == [401] * AT_ONCE + [429]
                assert (await troll_at.get("/host", headers=right)).status == 429
                assert (await troll_at.get("/host")).status == 401
                assert (await owner_at.get("/host", headers=right)).status == 200
                served.server.clock.advance(ONE_MORE_AFTER_S)
                assert (await troll_at.get("/host", headers=right)).status == 200

    @pytest.mark.parametrize("address", ["198.51.100.6", "2001:db8::6"])
    async def test_a_browser_that_was_host_is_never_slowed_down_by_others(
        self, tmp_path: Path, address: str
    ) -> None:
        access = HostAccess(
            host_password="right",  # noqa: S106 - of this test
            trusted_proxies=AT_A_PROXY.trusted_proxies,
            key=bytes(32),
        )
        async with serving(tmp_path, access=access) as served:
            there = {"X-Forwarded-For": address}
            async with (
                served.browser(endpoint="host", headers=there) as owner,
                served.browser(endpoint="host", headers=there) as troll,
            ):
                wrong, right = (
                    {"Authorization": aiohttp.encode_basic_auth("", word)}
                    for word in ("wrong", "right")
                )
                cookie = (await owner.get("/host", headers=right)).cookies["raveberry_host"]
                assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
                for _ in range(3 * AT_ONCE):
                    await troll.get("/host", headers=wrong)
                assert (await troll.get("/host", headers=right)).status == 429
                again = await owner.get("/host", headers=right)
                assert (again.status, "raveberry_host" in again.cookies) == (200, False)
                # The cookie grants no access, and its browser's attempts are limited too.
                assert (await owner.get("/host")).status == 401
                statuses = [
                    (await owner.get("/host", headers=wrong)).status for _ in range(AT_ONCE + 1)
                ]
                assert statuses == [401] * AT_ONCE + [429]

    @pytest.mark.parametrize(
        "cookie", ["", "x", ".", "a.b", f"{'0' * 32}.{'0' * 64}", "é.é", "\udcff.x"]
    )
    async def test_a_cookie_of_no_host_gives_no_other_bound(
        self, tmp_path: Path, cookie: str
    ) -> None:
        access = HostAccess(host_password="right", key=bytes(32))  # noqa: S106 - of this test
        async with serving(tmp_path, access=access) as served:
            headers = {"Cookie": f"raveberry_host={cookie}"}
            async with served.browser(endpoint="host", cookies=False, headers=headers) as troll:
                for number in range(AT_ONCE + 1):
                    given = {"Authorization": aiohttp.encode_basic_auth("", f"wrong {number}")}
                    status = (await troll.get("/host", headers=given)).status
                assert status == 429


def cookie_of(browser: aiohttp.ClientSession) -> str:
    return next(cookie.value for cookie in browser.cookie_jar if cookie.key == "raveberry")


class TestMods:
    async def test_the_mod_code_raises_a_guest_until_it_is_over(self, served: Served) -> None:
        async with (
            served.browser(endpoint="host") as host,
            served.browser() as mo,
            served.browser() as late,
        ):
            code = (await made(host, "make_mod_code", messages.ModCode)).code
            assert await command(mo, "pause") == REFUSED
            assert await session(mo, mod_code=code) == OK
            assert (await the_state(mo)).me.role is messages.Role.MOD
            assert await command(mo, "pause") == OK
            assert await command(mo, "close_party") == REFUSED
            await made(host, "make_mod_code", messages.ModCode)
            assert await session(late, mod_code=code) == REFUSED
            assert await command(mo, "pause") == OK

    async def test_a_shared_cookie_does_not_become_a_mods(self, served: Served) -> None:
        async with served.browser() as troll, served.browser(endpoint="host") as host:
            assert await session(troll, name="Troll") == OK
            planted = {"Cookie": f"raveberry={cookie_of(troll)}"}
            code = (await made(host, "make_mod_code", messages.ModCode)).code
            async with (
                served.browser(cookies=False, headers=planted) as victim,
                troll.ws_connect("/api/v1/ws") as spy,
            ):
                response = await victim.post("/api/v1/session", json={"mod_code": code})
                assert (await response.json())["role"] == "mod"
                renewed = response.cookies["raveberry"].value
                while not spy.closed:
                    await spy.receive(timeout=20)
            assert (await the_state(troll)).me.role is messages.Role.GUEST
            assert (await the_state(troll)).me.id is None
            assert await command(troll, "pause") == REFUSED
            # Everything that the troll does from now on is done as another guest.
            assert await session(troll, name="Somebody else") == OK
            mod = {"Cookie": f"raveberry={renewed}"}
            async with served.browser(cookies=False, headers=mod) as victim:
                me = (await the_state(victim)).me
                assert (me.role, me.name) == (messages.Role.MOD, "Troll")
                assert await command(victim, "pause") == OK

    async def test_a_planted_unknown_cookie_does_not_become_a_mods(self, served: Served) -> None:
        async with served.browser(endpoint="host") as host:
            code = (await made(host, "make_mod_code", messages.ModCode)).code
            planted = {"Cookie": f"raveberry={'A' * 43}"}
            async with served.browser(cookies=False, headers=planted) as both:
                response = await both.post("/api/v1/session", json={"mod_code": code})
                assert response.cookies["raveberry"].value != "A" * 43
                assert (await the_state(both)).me.role is messages.Role.GUEST
                assert await command(both, "pause") == REFUSED

    async def test_a_renewed_cookie_ends_with_the_party_like_all_others(
        self, served: Served
    ) -> None:
        async with served.browser(endpoint="host") as host, served.browser() as mo:
            await command(host, "close_party")
            await served.server.forget_guests()
            await command(host, "open_party")
            code = (await made(host, "make_mod_code", messages.ModCode)).code
            assert await session(mo, mod_code=code) == OK
            assert (await the_state(mo)).me.role is messages.Role.MOD
            await command(host, "close_party")
            assert (await the_state(mo)).me.role is messages.Role.MOD
            await served.server.forget_guests()
            assert (await the_state(mo)).me.role is messages.Role.GUEST

    async def test_mods_see_all_guests_and_guests_do_not(self, served: Served) -> None:
        async with served.browser(endpoint="host") as host, served.browser() as guest:
            await session(guest, name="Ann")
            listed = await made(host, "guests", messages.GuestList)
            assert [(row.name, row.role, row.active) for row in listed.guests] == [
                ("Ann", "guest", True)
            ]
            assert await command(guest, "guests") == REFUSED


class TestOutcasts:
    async def test_a_ban_holds_for_cookie_session_and_name(self, served: Served) -> None:
        async with served.browser(endpoint="host") as host, served.browser() as troll:
            await session(troll, name="Troll")
            guest = (await the_state(troll)).me.id
            assert await command(host, "ban_guest", guest=guest) == OK
            assert await command(troll, "enqueue", query="Birch") == REFUSED
            assert await command(troll, "set_profile", name="Angel") == REFUSED
            assert await session(troll, name="Angel") == REFUSED
            assert await session(troll) == REFUSED
            await command(host, "close_party")
            await served.server.forget_guests()
            await command(host, "open_party")
            assert await session(troll) == REFUSED
            (outcast,) = (guest for guest in served.server.state.guests.values() if guest.is_banned)
            assert outcast.name == "Troll"

    async def test_forgetting_guests_after_the_party_gives_pages_new_identities(
        self, served: Served
    ) -> None:
        async with served.browser(endpoint="socket") as host, served.browser() as guest:
            await session(guest, name="Ann")
            before = (await the_state(guest)).me.id
            async with guest.ws_connect("/api/v1/ws") as ws:
                assert (await ws.receive_json(timeout=20))["me"]["id"] == before
                await host.post("/api/v1/command/close_party")
                await served.server.forget_guests()
                while (await ws.receive(timeout=20)).type is aiohttp.WSMsgType.TEXT:
                    pass
                assert ws.close_code == aiohttp.WSCloseCode.SERVICE_RESTART
            await host.post("/api/v1/command/open_party")
            async with guest.ws_connect("/api/v1/ws") as ws:
                assert (await ws.receive_json(timeout=20))["me"]["id"] is None
                await ws.send_json({"id": "1", "command": "enqueue", "args": {"query": "Birch"}})
                while (await ws.receive_json(timeout=20))["type"] != "ack":
                    pass
            me = (await the_state(guest)).me
            assert me.id not in (None, before)
            assert me.name == "Funk Panda"


class TestDefaultNames:
    """A guest gets a name in the language of the phone, until they choose one."""

    @pytest.mark.parametrize(
        ("accepted", "name"),
        [("de-DE,de;q=0.9,en;q=0.8", "Disco-Otter"), ("eo", "Disco Otter"), ("", "Disco Otter")],
    )
    async def test_a_newcomer_gets_a_name_in_their_language(
        self, served: Served, accepted: str, name: str
    ) -> None:
        async with served.browser() as browser:
            await browser.post(
                "/api/v1/command/enqueue",
                json={"query": "Birch"},
                headers={"Accept-Language": accepted},
            )
            assert (await the_state(browser)).me.name == name


class TestFreshIdentities:
    """Deleting cookies does not circumvent limits, and one address is not limited to one voice."""

    @asynccontextmanager
    async def strangers(self, tmp_path: Path, access: HostAccess | None) -> AsyncIterator[Served]:
        async with serving(tmp_path, access=access) as served:
            await served.server.set("identity_burst", 2)
            yield served

    async def ask(self, served: Served, address: str, title: str) -> tuple[int, str]:
        headers = {"X-Forwarded-For": address}
        async with served.browser(cookies=False, headers=headers) as browser:
            return await command(browser, "enqueue", query=title)

    async def test_new_identities_of_a_household_are_limited(self, tmp_path: Path) -> None:
        async with self.strangers(tmp_path, AT_A_PROXY) as served:
            assert await self.ask(served, "2001:db8::1", "Amber") == OK
            assert await self.ask(served, "2001:db8::ffff:2", "Birch") == OK
            assert await self.ask(served, "2001:db8::3", "Cedar") == TOO_OFTEN
            assert await self.ask(served, "2001:db8:0:1::3", "Cedar") == OK
            assert await self.ask(served, "198.51.100.7", "Dogwood") == OK
            assert await self.ask(served, "::ffff:198.51.100.7", "Elm") == OK
            assert await self.ask(served, "198.51.100.7", "Fir") == TOO_OFTEN
            served.server.clock.advance(15)
            assert await self.ask(served, "2001:db8::4", "Fir") == OK

    @pytest.mark.parametrize(
        "access", [None, HostAccess(trusted_proxies=[ip_network("10.0.0.0/8")])]
    )
    async def test_forged_addresses_are_ignored(
        self, tmp_path: Path, access: HostAccess | None
    ) -> None:
        async with self.strangers(tmp_path, access) as served:
            assert await self.ask(served, "198.51.100.1", "Amber") == OK
            assert await self.ask(served, "198.51.100.2", "Birch") == OK
            assert await self.ask(served, "198.51.100.3", "Cedar") == TOO_OFTEN

    async def test_ten_tabs_are_one_guest_and_reading_is_free(self, tmp_path: Path) -> None:
        async with self.strangers(tmp_path, None) as served, served.browser() as guest:
            for number in range(10):
                async with served.browser(cookies=False) as other:
                    await session(other, name=f"Tab {number}")
                    await command(other, "set_profile", name="Nobody")
                    await command(other, "vote", entry="e77", value=1)
                    await command(other, "search", q="Birch")
            for title in ("Amber", "Birch", "Cedar"):
                assert await command(guest, "enqueue", query=title) == OK
            async with served.browser() as other:
                assert await command(other, "vote", entry="e0", value=1) == OK
            async with served.browser() as other:
                assert await command(other, "vote", entry="e0", value=1) == TOO_OFTEN
                assert await command(other, "enqueue", query="Elm") == TOO_OFTEN

    async def test_fresh_sockets_are_fresh_identities_too(self, tmp_path: Path) -> None:
        async with self.strangers(tmp_path, None) as served:
            for answer, title in (("ack", "Amber"), ("ack", "Birch"), ("nack", "Cedar")):
                async with (
                    served.browser(cookies=False) as browser,
                    browser.ws_connect("/api/v1/ws") as ws,
                ):
                    args = {"query": title}
                    await ws.send_json({"id": "1", "command": "enqueue", "args": args})
                    while (frame := await ws.receive_json(timeout=20))["type"][-3:] != "ack":
                        pass
                    assert frame["type"] == answer

    async def test_joining_by_code_uses_no_identity(self, tmp_path: Path) -> None:
        async with (
            self.strangers(tmp_path, None) as served,
            served.browser(endpoint="host") as host,
        ):
            code = (await made(host, "rotate_code", messages.JoinCode)).code
            for title in ("Amber", "Birch", "Cedar", "Dogwood"):
                async with served.browser() as guest:
                    await guest.get(f"/p/{code}")
                    assert await command(guest, "enqueue", query=title) == OK


@asynccontextmanager
async def a_page(
    browser: aiohttp.ClientSession, name: str = ""
) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """Open a page of a browser with a random name of its own."""
    async with browser.ws_connect(f"/api/v1/ws?browser={name}") as page:
        assert (await page.receive_json())["type"] == "snapshot"
        yield page


async def offer_on(page: aiohttp.ClientWebSocketResponse) -> str:
    """Wait for the secret that promotes a page."""
    while (frame := await page.receive_json(timeout=5))["type"] != "promotion":
        pass
    secret: str = frame["secret"]
    return secret


async def guest_row(host: aiohttp.ClientSession, guest: str | None) -> messages.GuestRow:
    (row,) = (
        row for row in (await made(host, "guests", messages.GuestList)).guests if row.id == guest
    )
    return row


class TestPromotions:
    """A guest's planted cookie must not make its planter a mod as well."""

    @asynccontextmanager
    async def planted(
        self, served: Served
    ) -> AsyncIterator[
        tuple[aiohttp.ClientSession, aiohttp.ClientSession, aiohttp.ClientSession, str]
    ]:
        """The host, and a victim with a cookie planted by a troll."""
        async with (
            served.browser(endpoint="host") as host,
            served.browser() as troll,
            served.browser() as victim,
        ):
            assert await session(troll, name="Mia") == OK
            victim.cookie_jar.update_cookies({"raveberry": cookie_of(troll)}, URL(served.guest_url))
            me = (await the_state(victim)).me.id
            assert me is not None
            assert me == (await the_state(troll)).me.id
            yield host, troll, victim, me

    async def test_a_promoted_page_gets_a_new_cookie_and_the_old_one_is_void(
        self, served: Served
    ) -> None:
        async with self.planted(served) as (host, troll, victim, me):
            before = cookie_of(victim)
            async with a_page(victim, "victim") as page, asyncio.TaskGroup() as tasks:
                raised = tasks.create_task(command(host, "set_role", guest=me, role="mod"))
                secret = await offer_on(page)
                # Until the page has accepted, the guest is no mod, and no other page can accept.
                assert (await the_state(victim)).me.role is messages.Role.GUEST
                assert await session(troll, promotion="x" * 43) == REFUSED
                assert await session(victim, promotion=secret) == OK
            assert raised.result() == OK
            assert cookie_of(victim) != before == cookie_of(troll)
            assert (await the_state(victim)).me.role is messages.Role.MOD
            assert (await the_state(victim)).me.id == me
            assert (await the_state(troll)).me.id is None
            assert await command(troll, "pause") == REFUSED
            assert await session(troll, promotion=secret) == REFUSED
            assert await command(victim, "pause") == OK

    async def test_pages_with_the_cookie_before_are_closed(self, served: Served) -> None:
        async with (
            self.planted(served) as (host, _troll, victim, me),
            a_page(victim, "victim") as first,
            a_page(victim, "victim") as second,
            asyncio.TaskGroup() as tasks,
        ):
            tasks.create_task(command(host, "set_role", guest=me, role="mod"))
            assert await session(victim, promotion=await offer_on(second)) == OK
            for page in (first, second):
                while (message := await page.receive(timeout=5)).type is WSMsgType.TEXT:
                    pass
                assert message.type is WSMsgType.CLOSE

    async def test_two_browsers_with_one_cookie_are_shown_and_none_is_raised(
        self, served: Served
    ) -> None:
        async with self.planted(served) as (host, troll, victim, me):
            async with a_page(victim, "victim"):
                assert (await guest_row(host, me)).several_browsers is None
            async with a_page(troll) as theirs:
                assert (await guest_row(host, me)).several_browsers is True
                for _ in range(2):
                    status = await command(host, "set_role", guest=me, role="mod")
                    assert status == (409, "conflict")
                assert (await the_state(troll)).me.role is messages.Role.GUEST
                # The mod code promotes the browser that sends it, and resolves the doubt.
                code = (await made(host, "make_mod_code", messages.ModCode)).code
                assert await session(victim, mod_code=code) == OK
                while (await theirs.receive(timeout=5)).type is WSMsgType.TEXT:
                    pass
            async with a_page(victim, "victim"):
                row = await guest_row(host, me)
            assert (row.role, row.several_browsers) == (messages.Role.MOD, None)

    async def test_a_guest_without_a_page_is_raised_by_a_code_only(self, served: Served) -> None:
        async with self.planted(served) as (host, troll, _victim, me):
            status = await command(host, "set_role", guest=me, role="mod")
            assert status == (409, "conflict")
            assert (await the_state(troll)).me.role is messages.Role.GUEST

    async def test_a_guest_banned_meanwhile_is_not_promoted(self, served: Served) -> None:
        async with self.planted(served) as (host, _troll, victim, me):
            async with a_page(victim, "victim") as page, asyncio.TaskGroup() as tasks:
                raised = tasks.create_task(command(host, "set_role", guest=me, role="mod"))
                secret = await offer_on(page)
                assert await command(host, "ban_guest", guest=me) == OK
                assert await session(victim, promotion=secret) == REFUSED
            assert raised.result() == (409, "conflict")
            assert (await guest_row(host, me)).role is messages.Role.GUEST

    async def test_a_mod_is_a_guest_again_at_once(self, served: Served) -> None:
        async with self.planted(served) as (host, _troll, victim, me):
            code = (await made(host, "make_mod_code", messages.ModCode)).code
            assert await session(victim, mod_code=code) == OK
            assert await command(host, "set_role", guest=me, role="guest") == OK
            assert (await the_state(victim)).me.role is messages.Role.GUEST
