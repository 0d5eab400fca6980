"""Authentication: ports, origins, forged headers, users of Home Assistant, passwords."""

import asyncio
import base64
import re
from dataclasses import replace
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest
from multidict import CIMultiDict
from raveberry_contract import loads, messages
from raveberry_server.adapters.web.auth import authenticator
from raveberry_server.adapters.web.auth.authenticator import (
    Endpoint,
    HostAccess,
    counted_address,
)
from raveberry_server.adapters.web.auth.screen_key import is_screen_key, screen_key
from raveberry_server.presenter.entries import artwork_url

from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.party.served_party import Served, serving
from tests.fakes.sources.fetched_source import FakeRadioSource

LOOPBACK = ip_address("127.0.0.1")
AS_ADDON = HostAccess(supervisor=LOOPBACK)
AT_A_PROXY = HostAccess(trusted_proxies=[ip_network("127.0.0.0/8")])
FORGED = {
    "X-Remote-User-Id": "boss",
    "X-Remote-User-Name": "boss",
    "X-Ingress-Path": "/api/hassio_ingress/x",
    "X-Hass-Source": "core.ingress",
    "X-Forwarded-For": "172.30.32.2",
}


async def role_at(browser: aiohttp.ClientSession, **headers: str) -> messages.Role:
    response = await browser.get("/api/v1/state", headers=headers)
    return loads(messages.State, await response.read()).me.role


async def me_at(browser: aiohttp.ClientSession, **headers: str) -> messages.Me:
    response = await browser.get("/api/v1/state", headers=headers)
    return loads(messages.State, await response.read()).me


async def page_at(browser: aiohttp.ClientSession, path: str, **headers: str) -> str:
    response = await browser.get(path, headers=headers)
    assert response.status == 200
    found = re.search("<rb-(guest|host)>", await response.text())
    assert found is not None
    return found[1]


class TestDoors:
    async def test_each_endpoint_gives_its_role(self, served: Served) -> None:
        async with (
            served.browser() as guest,
            served.browser(endpoint="host") as host,
            served.browser(endpoint="socket") as command_line,
        ):
            assert await role_at(guest) == "guest"
            assert await role_at(host) == "host"
            assert (await me_at(command_line)).id == "host"

    async def test_the_hosts_page_is_not_at_the_guest_endpoint(self, served: Served) -> None:
        async with served.browser() as guest, served.browser(endpoint="host") as host:
            assert (await guest.get("/host")).status == 404
            for path in ("/host", "/"):
                assert await page_at(host, path) == "host"
            for path in ("/", "/guest"):
                assert await page_at(guest, path) == "guest"
            assert await page_at(host, "/guest") == "guest"

    async def test_forged_headers_count_for_nothing(self, served: Served) -> None:
        async with served.browser(headers=FORGED) as browser:
            assert await role_at(browser) == "guest"
            response = await browser.post("/api/v1/command/close_party")
            assert response.status == 403
        async with served.browser(endpoint="host", headers=FORGED) as browser:
            assert (await me_at(browser)).id is None

    async def test_a_cookie_is_the_same_guest_at_both_endpoints(self, served: Served) -> None:
        async with served.browser() as browser:
            response = await browser.post("/api/v1/command/enqueue", json={"query": "Birch"})
            cookie = {"Cookie": f"raveberry={response.cookies['raveberry'].value}"}
            as_guest = await me_at(browser)
        async with served.browser(endpoint="host", cookies=False, headers=cookie) as host:
            as_host = await me_at(host)
        assert (as_guest.id, as_guest.role, as_host.role) == (as_host.id, "guest", "host")

    async def test_all_that_a_guest_does_is_kept_under_one_text(self, served: Served) -> None:
        async with served.browser() as browser:
            for title in ("Birch", "Elm"):
                await browser.post("/api/v1/command/enqueue", json={"query": title})
        state = served.server.state
        (guest,) = state.guests
        assert {id(entry.requested_by) for entry in state.waiting.values()} == {id(guest)}

    @pytest.mark.parametrize("kept", [1, authenticator.MOST_RECENT])
    async def test_a_connection_may_bring_another_cookie_with_each_request(
        self, served: Served, monkeypatch: pytest.MonkeyPatch, kept: int
    ) -> None:
        monkeypatch.setattr(authenticator, "MOST_RECENT", kept)
        async with served.browser(cookies=False) as browser:
            tokens = []
            for title in ("Birch", "Elm"):
                response = await browser.post("/api/v1/command/enqueue", json={"query": title})
                tokens.append(response.cookies["raveberry"].value)
            ids = [
                (await me_at(browser, Cookie=f"raveberry={token}")).id
                for token in (*tokens, tokens[0])
            ]
        assert ids[0] == ids[2] != ids[1]

    async def test_the_socket_is_for_one_user_only(self, served: Served) -> None:
        assert served.socket_path.stat().st_mode & 0o777 == 0o600

    async def test_a_socket_left_by_a_killed_server_makes_way(self, tmp_path: Path) -> None:
        (tmp_path / "server.sock").write_text("left over")
        async with serving(tmp_path) as served, served.browser(endpoint="socket") as browser:
            assert (await browser.get("/healthz")).status == 200
        assert not served.socket_path.exists()


class TestOrigins:
    @pytest.mark.parametrize("endpoint", ["guest", "host"])
    @pytest.mark.parametrize(
        "origin",
        ["http://evil.example", "https://127.0.0.1", "null", "", "http://127.0.0.1:1", "http://["],
    )
    async def test_foreign_pages_are_refused(
        self, served: Served, origin: str, endpoint: str
    ) -> None:
        headers = {"Origin": origin}
        async with served.browser(endpoint=endpoint, headers=headers) as browser:
            for call in (
                browser.post("/api/v1/command/enqueue", json={"query": "Birch"}),
                browser.get("/api/v1/state"),
                browser.get("/"),
            ):
                response = await call
                assert (response.status, (await response.json())["code"]) == (403, "not_allowed")
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await browser.ws_connect("/api/v1/ws")
            assert refused.value.status == 403
        assert not served.server.state.waiting

    @pytest.mark.parametrize("endpoint", ["guest", "host"])
    async def test_own_pages_are_let_in(self, served: Served, endpoint: str) -> None:
        origin = served.guest_url if endpoint == "guest" else served.host_url
        async with served.browser(endpoint=endpoint, headers={"Origin": origin}) as browser:
            assert (await browser.get("/api/v1/state")).status == 200
            async with browser.ws_connect("/api/v1/ws") as page:
                assert (await page.receive_json())["type"] == "snapshot"

    async def test_the_usual_ports_need_not_be_named(self, served: Served) -> None:
        await served.server.set("guest_url", "http://party.example")
        headers = {"Origin": "http://party.example", "Host": "party.example:80"}
        async with served.browser(headers=headers) as browser:
            assert (await browser.get("/api/v1/state")).status == 200

    async def test_a_forwarded_name_counts_only_from_a_trusted_proxy(self, tmp_path: Path) -> None:
        headers = {"Origin": "https://party.example", "X-Forwarded-Host": "party.example"}
        async with serving(tmp_path) as served, served.browser(headers=headers) as browser:
            assert (await browser.get("/api/v1/state")).status == 403
        async with (
            serving(tmp_path, access=AT_A_PROXY) as served,
            served.browser(headers=headers) as browser,
        ):
            assert (await browser.get("/api/v1/state")).status == 200
            evil = {"Origin": "https://evil.example"}
            assert (await browser.get("/api/v1/state", headers=evil)).status == 403

    @pytest.mark.parametrize("name", ["evil.example", "evil.example:8099", "127.0.0.1.evil"])
    async def test_a_foreign_host_name_is_refused_at_the_host_endpoint(
        self, served: Served, name: str
    ) -> None:
        async with served.browser(endpoint="host", headers={"Host": name}) as browser:
            response = await browser.get("/api/v1/state")
            assert (response.status, (await response.json())["code"]) == (403, "not_allowed")

    @pytest.mark.parametrize("name", ["localhost", "LOCALHOST:8099", "127.0.0.1", "[::1]:8099"])
    async def test_its_own_names_are_not(self, served: Served, name: str) -> None:
        async with served.browser(endpoint="host", headers={"Host": name}) as browser:
            assert (await browser.get("/api/v1/state")).status == 200


class TestNames:
    """A foreign page whose name was pointed at this machine is refused (DNS rebinding)."""

    @pytest.mark.parametrize(
        "name",
        [
            "evil.example",
            "evil.example:8080",
            "127.0.0.1.evil.example",
            "local.evil.example",
            "party.local.evil.example.",
            "xn--prty-hoa.example",
            "",
            "a..b",
            "[::1",
        ],
    )
    async def test_a_name_that_is_not_ours_reads_only_how_to_add_it(
        self, served: Served, name: str
    ) -> None:
        await served.server.set("wifi_ssid", "Party")
        headers = {"Host": name, "Origin": f"http://{name}", "Accept": "text/html"}
        async with served.browser(headers=headers) as browser:
            for path in ("/", "/tv", "/p/K7QX", "/static/guest.en.js"):
                page = await browser.get(path, allow_redirects=False)
                assert (page.status, page.content_type) == (403, "text/html")
                assert "allowed_hosts" in await page.text()
                assert "Set-Cookie" not in page.headers
            for call in (
                browser.get("/api/v1/state"),
                browser.get("/healthz", headers={"Accept": "*/*"}),
                browser.get("/wifi.svg", headers={"Accept": "image/svg+xml"}),
                browser.post("/api/v1/command/enqueue", json={"query": "Birch"}),
                browser.post("/api/v1/session", json={"name": "Eve"}),
            ):
                response = await call
                assert (response.status, (await response.json())["code"]) == (403, "not_allowed")
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await browser.ws_connect("/api/v1/ws")
            assert refused.value.status == 403
        assert not served.server.state.waiting
        assert not served.server.state.guests

    @pytest.mark.parametrize(
        "name",
        [
            "127.0.0.1",
            "192.0.2.7:8080",
            "[2001:db8::7]:8080",
            "localhost:8080",
            "raveberry",
            "homeassistant.local:8080",
            "PARTY.LAN",
            "party.home.arpa",
            "party.fritz.box",
            "party.example",
            "Party.Example.:443",
            "second.example",
            "xn--mnchen-3ya.example",
            "option.example:8080",
        ],
    )
    async def test_addresses_local_names_and_what_the_host_names_are_let_in(
        self, tmp_path: Path, name: str
    ) -> None:
        access = HostAccess(guest_url="https://option.example:8080/party")
        async with (
            serving(tmp_path, access=access) as served,
            served.browser(headers={"Host": name}) as browser,
        ):
            await served.server.set("guest_url", "https://party.example")
            await served.server.set("allowed_hosts", [" second.example", "münchen.example"])
            assert (await browser.get("/api/v1/state")).status == 200

    async def test_the_page_repeats_no_markup_and_speaks_german(self, served: Served) -> None:
        headers = {
            "Host": "<b>.example",
            "Accept": "text/html",
            "Accept-Language": "de-DE,de;q=0.9",
        }
        async with served.browser(headers=headers) as browser:
            text = await (await browser.get("/")).text()
        assert "&lt;b&gt;.example" in text
        assert "<b>" not in text
        assert "kennt den Namen" in text


class TestWifiCode:
    @pytest.mark.parametrize(
        "sign", ["Forwarded", "Via", "X-Forwarded-For", "X-Real-IP", "CF-Connecting-IP"]
    )
    async def test_a_proxy_that_is_not_trusted_does_not_get_it(
        self, served: Served, sign: str
    ) -> None:
        await served.server.set("wifi_ssid", "Party")
        async with served.browser(headers={sign: "192.168.1.5"}) as browser:
            assert (await browser.get("/wifi.svg")).status == 403

    @pytest.mark.parametrize(
        ("client", "status"), [("192.168.1.5", 200), ("fd00::5", 200), ("8.8.8.8", 403)]
    )
    async def test_a_trusted_proxy_names_the_client(
        self, tmp_path: Path, client: str, status: int
    ) -> None:
        headers = {"X-Forwarded-For": client}
        async with (
            serving(tmp_path, access=AT_A_PROXY) as served,
            served.browser(headers=headers) as browser,
        ):
            await served.server.set("wifi_ssid", "Party")
            assert (await browser.get("/wifi.svg")).status == status

    async def test_the_host_may_keep_it(self, served: Served) -> None:
        await served.server.set("wifi_ssid", "Party")
        await served.server.set("wifi_code", "host")
        async with served.browser() as guest, served.browser(endpoint="host") as host:
            assert (await guest.get("/wifi.svg")).status == 403
            assert (await host.get("/wifi.svg")).status == 200

    async def test_a_screen_shows_it_too(self, tmp_path: Path) -> None:
        async with (
            serving(tmp_path, access=HostAccess(screen_key=key_of)) as served,
            served.browser() as screen,
        ):
            await served.server.set("wifi_ssid", "Party")
            await served.server.set("wifi_code", "host")
            await screen.get("/tv?key=k")
            assert (await screen.get("/wifi.svg")).status == 200

    @pytest.mark.parametrize(
        ("client", "status"), [("2a00:1450:1:2::5", 200), ("2a00:1450:1:3::5", 403)]
    )
    async def test_the_networks_of_this_machine_are_in_the_house(
        self, tmp_path: Path, client: str, status: int
    ) -> None:
        access = replace(AT_A_PROXY, on_link_networks=lambda: (ip_network("2a00:1450:1:2::/64"),))
        async with (
            serving(tmp_path, access=access) as served,
            served.browser(headers={"X-Forwarded-For": client}) as browser,
        ):
            await served.server.set("wifi_ssid", "Party")
            assert (await browser.get("/wifi.svg")).status == status


class TestScreens:
    @pytest.mark.parametrize("join", ["open", "code"])
    async def test_only_the_host_s_link_shows_the_code_at_the_guest_port(
        self, tmp_path: Path, join: str
    ) -> None:
        async with (
            serving(tmp_path, access=HostAccess(screen_key=key_of)) as served,
            served.browser() as screen,
            served.browser() as guest,
            served.browser(endpoint="host") as host,
        ):
            served.server_addresses.screen_key = key_of
            await host.post("/api/v1/command/set_setting", json={"name": "join", "value": join})
            await host.post("/api/v1/command/rotate_code", json={})
            hosts = await me_at(host)
            assert "/p/" in (hosts.join_url or "")
            assert hosts.screen_url is not None
            target = urlsplit(hosts.screen_url)
            opened = await screen.get(f"{target.path}?{target.query}")
            assert (opened.status, opened.url.path, opened.url.query_string) == (200, "/tv", "")
            shown = await me_at(screen)
            assert (shown.join_url, shown.join_code) == (hosts.join_url, hosts.join_code)
            assert (shown.screen_url, shown.problems, shown.role) == (None, None, "guest")
            assert await picture(screen) == await picture(host)
            await guest.get("/tv?key=other")
            assert (await me_at(guest)).join_url is None
            assert await picture(guest) != await picture(host)

    async def test_an_open_screen_gets_each_new_code(self, tmp_path: Path) -> None:
        async with (
            serving(tmp_path, access=HostAccess(screen_key=key_of)) as served,
            served.browser() as screen,
            served.browser(endpoint="host") as host,
        ):
            await host.post("/api/v1/command/set_setting", json={"name": "join", "value": "code"})
            await screen.get("/tv?key=k")
            async with screen.ws_connect("/api/v1/ws") as page:
                before = (await page.receive_json())["me"]["join_code"]
                await host.post("/api/v1/command/rotate_code", json={})
                async with asyncio.timeout(5):
                    while (frame := await page.receive_json())["type"] != "me":
                        pass
                assert frame["join_code"] not in (None, before)
                assert frame["join_url"].endswith(frame["join_code"])

    async def test_once_the_link_is_renewed_earlier_screens_are_none_and_show_that(
        self, tmp_path: Path
    ) -> None:
        async with (
            serving(tmp_path, access=HostAccess(screen_key=key_of)) as served,
            served.browser() as screen,
            served.browser() as guest,
            served.browser(endpoint="host") as host,
        ):
            served.server_addresses.screen_key = key_of
            await host.post("/api/v1/command/set_setting", json={"name": "join", "value": "code"})
            old = await path_of_screens(host)
            await screen.get(old)
            assert (await me_at(screen)).join_code is not None
            async with (
                screen.ws_connect("/api/v1/ws") as page,
                host.ws_connect("/api/v1/ws") as hosts,
            ):
                await page.receive_json()
                await hosts.receive_json()
                await host.post("/api/v1/command/renew_screen_link", json={})
                shown, known = await next_me(page), await next_me(hosts)
            assert (shown.get("join_code"), shown.get("join_url")) == (None, None)
            assert shown["screen_revoked"] is True
            new = await path_of_screens(host)
            assert known["screen_url"].endswith(new)
            assert new != old
            # Neither an earlier link nor its cookie opens a screen any more.
            await guest.get(old)
            for browser in (screen, guest):
                me = await me_at(browser)
                assert (me.join_code, me.screen_revoked) == (None, True)
            for link in (new, old):
                await screen.get(link)
            me = await me_at(screen)
            assert (me.join_code is None, me.screen_revoked) == (False, None)

    async def test_a_guest_cannot_renew_the_link(self, served: Served) -> None:
        async with served.browser() as guest:
            refused = await guest.post("/api/v1/command/renew_screen_link", json={})
        assert refused.status == 403

    async def test_without_a_key_nothing_is_a_screen(self, served: Served) -> None:
        async with served.browser(headers={"Cookie": "raveberry_screen="}) as browser:
            await browser.get("/tv?key=")
            assert (await me_at(browser)).join_url is None

    @pytest.mark.parametrize("given", ["", "x", "é", "\udcff", "k" * 4_000])
    def test_another_text_is_not_the_key(self, given: str) -> None:
        assert not is_screen_key(given, screen_key(b"a", 0))

    def test_the_key_stays_with_the_data(self) -> None:
        assert screen_key(b"a", 0) == screen_key(b"a", 0) != screen_key(b"b", 0)
        assert len(screen_key(b"a", 0)) == 24

    def test_each_number_has_another_key(self) -> None:
        assert len({screen_key(b"a", number) for number in range(20)}) == 20


def key_of(number: int) -> str:
    return "k" * (number + 1)


async def path_of_screens(host: aiohttp.ClientSession) -> str:
    """Return path and query of the link for screens."""
    target = urlsplit((await me_at(host)).screen_url or "")
    return f"{target.path}?{target.query}"


async def next_me(page: aiohttp.ClientWebSocketResponse) -> dict[str, Any]:
    async with asyncio.timeout(5):
        while (frame := await page.receive_json())["type"] != "me":
            pass
    assert isinstance(frame, dict)
    return frame


async def picture(browser: aiohttp.ClientSession) -> bytes:
    return await (await browser.get("/join.svg")).read()


class TestHomeAssistant:
    async def test_a_user_is_host_and_an_identity_of_their_own(self, tmp_path: Path) -> None:
        user = {"X-Remote-User-Id": "u1", "X-Remote-User-Display-Name": "Ann"}
        async with (
            serving(tmp_path, access=AS_ADDON) as served,
            served.browser(endpoint="host", headers=user) as browser,
        ):
            assert (await me_at(browser)).id is None
            response = await browser.post("/api/v1/command/enqueue", json={"query": "Birch"})
            assert "Set-Cookie" not in response.headers
            me = await me_at(browser)
        assert (me.id, me.name, me.role) == ("user:u1", "Ann", "host")

    async def test_settings_make_users_mods_or_guests(self, tmp_path: Path) -> None:
        async with (
            serving(tmp_path, access=AS_ADDON) as served,
            served.browser(endpoint="host") as browser,
        ):
            await served.server.set("mod_users", ["u2"])
            await served.server.set("host_users", ["u1"])
            roles = [
                await role_at(browser, **{"X-Remote-User-Id": user}) for user in ("u1", "u2", "u3")
            ]
            nobody = await role_at(browser)
        assert (*roles, nobody) == ("host", "mod", "guest", "guest")

    async def test_the_sidebar_opens_the_page_that_fits_the_user(self, tmp_path: Path) -> None:
        async with (
            serving(tmp_path, access=AS_ADDON) as served,
            served.browser(endpoint="host") as browser,
        ):
            await served.server.set("mod_users", ["u2"])
            await served.server.set("host_users", ["u1"])
            for path in ("/", "/host"):
                pages = [
                    await page_at(browser, path, **{"X-Remote-User-Id": user})
                    for user in ("u1", "u2", "u3")
                ]
                assert (*pages, await page_at(browser, path)) == ("host", "guest", "guest", "guest")

    async def test_only_the_supervisor_comes_in(self, tmp_path: Path) -> None:
        access = HostAccess(supervisor=ip_address("172.30.32.2"))
        async with (
            serving(tmp_path, access=access) as served,
            served.browser(endpoint="host", headers=FORGED) as browser,
        ):
            response = await browser.get("/api/v1/state")
            assert (response.status, (await response.json())["code"]) == (403, "not_allowed")

    async def test_users_have_roles_at_the_host_endpoint_only(self, tmp_path: Path) -> None:
        async with (
            serving(tmp_path, access=AS_ADDON) as served,
            served.browser(headers=FORGED) as browser,
        ):
            assert await role_at(browser) == "guest"

    async def test_the_origin_is_compared_with_the_forwarded_name(self, tmp_path: Path) -> None:
        headers = {
            "X-Remote-User-Id": "u1",
            "Origin": "http://homeassistant.local:8123",
            "X-Forwarded-Host": "homeassistant.local:8123",
        }
        async with (
            serving(tmp_path, access=AS_ADDON) as served,
            served.browser(endpoint="host", headers=headers) as browser,
        ):
            assert await role_at(browser) == "host"
            async with browser.ws_connect("/api/v1/ws") as page:
                assert (await page.receive_json())["me"]["role"] == "host"


class TestPassword:
    async def test_the_password_opens_the_host_endpoint(self, tmp_path: Path) -> None:
        access = HostAccess(host_password="pässword")  # noqa: S106 - of this test
        async with (
            serving(tmp_path, access=access) as served,
            served.browser(endpoint="host", headers={"Host": "party.example"}) as browser,
        ):
            asked = await browser.get("/host")
            assert (asked.status, (await asked.json())["code"]) == (401, "not_allowed")
            assert asked.headers["WWW-Authenticate"].startswith("Basic ")
            for wrong in ("", "Basic", "Basic %", "Bearer x", basic("host", "no"), basic("x", "")):
                response = await browser.get("/host", headers={"Authorization": wrong})
                assert response.status == 401
            right = {"Authorization": basic("anybody", "pässword")}
            assert (await browser.get("/host", headers=right)).status == 200

    async def test_the_guest_endpoint_needs_no_password(self, tmp_path: Path) -> None:
        access = HostAccess(host_password="secret")  # noqa: S106 - of this test
        async with serving(tmp_path, access=access) as served, served.browser() as browser:
            assert (await browser.get("/")).status == 200


def basic(name: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()


class TestNetworks:
    """New identities are counted by network."""

    @pytest.mark.parametrize(
        ("hops", "network"),
        [
            ("", "127.0.0.1"),
            ("198.51.100.7", "198.51.100.7"),
            ("6.6.6.6, 198.51.100.7", "198.51.100.7"),
            ("198.51.100.7, 127.0.0.1", "198.51.100.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("::ffff:198.51.100.7", "198.51.100.7"),
            ("nonsense", "127.0.0.1"),
            ("198.51.100.7, nonsense", "127.0.0.1"),
        ],
    )
    async def test_a_trusted_proxy_speaks_for_others(
        self, tmp_path: Path, hops: str, network: str
    ) -> None:
        headers = {"X-Forwarded-For": hops}
        async with (
            serving(tmp_path, access=AT_A_PROXY) as served,
            served.browser(headers=headers) as browser,
        ):
            await browser.post("/api/v1/command/enqueue", json={"query": "Birch"})
            assert {owner for _, owner in served.server.state.buckets} >= {network}

    @pytest.mark.parametrize(
        ("lines", "network"),
        [
            (("6.6.6.6", "198.51.100.7"), "198.51.100.7"),
            (("6.6.6.6, 7.7.7.7", "198.51.100.7, 127.0.0.1"), "198.51.100.7"),
            (("198.51.100.7", "127.0.0.1"), "198.51.100.7"),
            (("198.51.100.7", ""), "127.0.0.1"),
        ],
    )
    async def test_several_lines_are_one_list_read_from_its_end(
        self, tmp_path: Path, lines: tuple[str, ...], network: str
    ) -> None:
        headers = CIMultiDict([("X-Forwarded-For", line) for line in lines])
        async with (
            serving(tmp_path, access=AT_A_PROXY) as served,
            served.browser(headers=headers) as browser,
        ):
            await browser.post("/api/v1/command/enqueue", json={"query": "Birch"})
            owners = {owner for _, owner in served.server.state.buckets}
        assert network in owners
        assert "6.6.6.6" not in owners

    async def test_nobody_else_does(self, served: Served) -> None:
        async with served.browser(headers={"X-Forwarded-For": "198.51.100.7"}) as browser:
            await browser.post("/api/v1/command/enqueue", json={"query": "Birch"})
        assert "127.0.0.1" in {owner for _, owner in served.server.state.buckets}


async def test_the_artwork_of_a_station_causes_no_request(tmp_path: Path) -> None:
    """Otherwise anyone could construct such a key and make the server query the directory."""
    radio = FakeRadioSource()
    radio.trouble = "it was asked"
    server = HeadlessServer(sources=(radio,))
    async with serving(tmp_path, server=server) as served, served.browser() as browser:
        for uri in ("radio:station/12345678-1234-1234-1234-123456789012", "radio:http://a.example"):
            response = await browser.get(artwork_url(uri))
            assert (response.status, (await response.json())["code"]) == (404, "not_found")


class KnownDevices:
    """Neighbour table of one device with two addresses."""

    def device_of(self, address: str) -> str | None:
        return "device a" if address in {"192.168.1.7", "2001:db8:0:1::7"} else None


@pytest.mark.parametrize(
    ("peer", "counted"),
    [
        ("192.168.1.7", "device a"),
        ("2001:db8:0:1::7", "device a"),
        ("::ffff:192.168.1.7", "device a"),
        ("192.168.1.8", "192.168.1.8"),
        ("2001:db8:0:1::8", "2001:db8:0:1::/64"),
        ("2001:db8:0:1:ffff::9", "2001:db8:0:1::/64"),
        ("2001:db8:0:2::8", "2001:db8:0:2::/64"),
        ("10.0.0.1", None),
        ("", None),
    ],
)
def test_connections_count_by_device_or_else_by_address_or_64(
    peer: str, counted: str | None
) -> None:
    access = HostAccess(neighbours=KnownDevices(), trusted_proxies=[ip_network("10.0.0.0/8")])
    assert counted_address(access, Endpoint.GUEST, peer) == counted
