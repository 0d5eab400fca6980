"""Pages, files, QR codes and the health check."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from raveberry_contract import loads, messages
from raveberry_server.adapters.web.assets import BUILT, assets

from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.party.served_party import Served, serving
from tests.fakes.sources.fake_source import a_library

ASSETS = assets(BUILT)


class TestFiles:
    async def test_the_guests_page_is_at_the_root(self, served: Served) -> None:
        async with served.browser() as browser:
            response = await browser.get("/")
            assert (response.status, response.content_type) == (200, "text/html")
            assert "<rb-guest>" in await response.text()

    @pytest.mark.parametrize("path", ["/", "/tv"])
    async def test_a_page_is_in_the_language_of_the_browser(
        self, served: Served, path: str
    ) -> None:
        async with served.browser() as browser:
            for header, language in (("de-AT,de;q=0.9,en;q=0.8", "de"), ("tlh", "en"), ("", "en")):
                response = await browser.get(path, headers={"Accept-Language": header})
                assert f'<html lang="{language}"' in await response.text()
                assert "Accept-Language" in response.headers["Vary"]

    async def test_the_screen_is_served_at_both_ports(self, served: Served) -> None:
        for endpoint in ("guest", "host"):
            async with served.browser(endpoint=endpoint) as browser:
                assert "<rb-tv>" in await (await browser.get("/tv")).text()

    @pytest.mark.parametrize("name", sorted(ASSETS))
    async def test_every_built_file_is_served_as_it_is(self, served: Served, name: str) -> None:
        asset = ASSETS[name]
        async with served.browser() as browser:
            for encoding in ("identity", "gzip"):
                accepted = {"Accept-Encoding": encoding}
                response = await browser.get(f"/static/{name}", headers=accepted)
                is_packed = response.headers.get("Content-Encoding") == "gzip"
                assert is_packed == (asset.is_packed and encoding == "gzip")
                assert await response.read() == (BUILT / name).read_bytes()
            assert response.content_type == asset.content_type != "application/octet-stream"
            known = {"If-None-Match": response.headers["ETag"]}
            assert (await browser.get(f"/static/{name}", headers=known)).status == 304
            head = await browser.head(f"/static/{name}")
            assert (head.status, await head.read()) == (200, b"")

    async def test_a_file_of_a_named_version_is_kept_for_ever(self, served: Served) -> None:
        version = ASSETS["guest.en.js"].version
        async with served.browser() as browser:
            assert f"static/guest.en.js?v={version}" in await (await browser.get("/")).text()
            for_ever = await browser.get(f"/static/guest.en.js?v={version}")
            stale = await browser.get("/static/guest.en.js?v=0123456789ab")
        assert "immutable" in for_ever.headers["Cache-Control"]
        assert stale.headers["Cache-Control"] == "no-cache"

    async def test_a_file_that_its_content_names_is_kept_for_ever(self, served: Served) -> None:
        name = next(name for name in ASSETS if name.startswith("chunks/"))
        async with served.browser() as browser:
            response = await browser.get(f"/static/{name}")
        assert "immutable" in response.headers["Cache-Control"]

    async def test_texts_are_packed_for_browsers_that_unpack(self, served: Served) -> None:
        plain = {"Accept-Encoding": "identity"}
        async with served.browser() as browser:
            browser._auto_decompress = False
            path = "/static/guest.en.js"
            packed = await browser.get(path, headers={"Accept-Encoding": "br, gzip"})
            whole = await browser.get(path, headers=plain)
            assert gzip.decompress(await packed.read()) == await whole.read()
        assert packed.headers["Vary"] == "Accept-Encoding"

    def test_a_server_without_pages_has_no_files(self, tmp_path: Path) -> None:
        assert assets(tmp_path / "nothing") == {}


class TestInstalledPage:
    async def test_it_has_the_name_of_the_party(self, served: Served) -> None:
        async with served.browser() as browser:
            unnamed = await manifest_of(browser)
            await served.server.set("party_name", 'Zoë\'s "30"')
            named = await manifest_of(browser)
        assert (unnamed["name"], unnamed["short_name"]) == ("Raveberry", "Raveberry")
        assert (named["name"], named["short_name"]) == ('Zoë\'s "30"', 'Zoë\'s "30"')

    @pytest.mark.parametrize("endpoint", ["guest", "host"])
    async def test_its_addresses_are_below_that_of_the_page(
        self, served: Served, endpoint: str
    ) -> None:
        async with served.browser(endpoint=endpoint) as browser:
            page = await (await browser.get("/")).text()
            manifest = await manifest_of(browser)
            pictures = [await browser.get(f"/{icon['src']}") for icon in manifest["icons"]]
        assert 'href="manifest.webmanifest"' in page
        assert (manifest["start_url"], manifest["scope"]) == ("./", "./")
        assert [(one.status, one.content_type) for one in pictures] == [
            (200, icon["type"]) for icon in manifest["icons"]
        ]

    async def test_links_and_texts_are_shared_with_the_page(self, served: Served) -> None:
        async with served.browser() as browser:
            target = (await manifest_of(browser))["share_target"]
            query = dict.fromkeys(target["params"].values(), "https://example.org/?a=1")
            page = await browser.get(f"/{target['action']}", params=query)
        assert target["method"] == "GET"
        assert "<rb-guest>" in await page.text()

    async def test_nothing_of_it_is_kept_by_a_service_worker(self, served: Served) -> None:
        assert not [name for name in ASSETS if b"serviceWorker" in ASSETS[name].content]
        async with served.browser() as browser:
            response = await browser.get("/manifest.webmanifest")
        assert response.headers["Cache-Control"] == "no-cache"


async def manifest_of(browser: aiohttp.ClientSession) -> dict[str, Any]:
    response = await browser.get("/manifest.webmanifest")
    assert (response.status, response.content_type) == (200, "application/manifest+json")
    manifest: dict[str, Any] = json.loads(await response.text())
    return manifest


class TestStateInThePage:
    async def test_the_guest_page_has_the_state_of_its_guest(self, served: Served) -> None:
        async with served.browser() as browser, served.browser() as stranger:
            await browser.post("/api/v1/command/enqueue", json={"query": "Birch"})
            mine, theirs = await state_in(browser), await state_in(stranger)
        assert [entry.song.title for entry in mine.queue.entries] == ["Birch"]
        assert mine.me.votes == {"e0": 1}
        assert theirs.me.id is None
        assert theirs.me.votes == {}

    async def test_no_cache_keeps_it(self, served: Served) -> None:
        async with served.browser() as browser:
            response = await browser.get("/")
        assert response.headers["Cache-Control"] == "no-store"
        assert "Cookie" in response.headers["Vary"]
        assert "ETag" not in response.headers

    async def test_text_of_others_ends_no_element(self, served: Served) -> None:
        async with served.browser() as browser:
            await browser.post("/api/v1/session", json={"name": "</script><b>"})
            await browser.post("/api/v1/command/enqueue", json={"query": "Birch"})
            text = await (await browser.get("/")).text()
            assert "</script><b>" not in text
            assert (await state_in(browser)).me.name == "</script><b>"

    async def test_the_first_vote_and_the_socket_of_a_page_are_one_guest(
        self, served: Served
    ) -> None:
        async with served.browser(endpoint="socket") as host:
            await host.post("/api/v1/command/enqueue", json={"query": "Birch"})
        async with served.browser() as browser:
            page = await browser.get("/")
            assert page.cookies["raveberry"]["httponly"]
            assert not served.server.state.guests
            async with browser.ws_connect("/api/v1/ws") as ws:
                assert (await ws.receive_json())["me"]["id"] is None
                vote = {"entry": "e0", "value": 1}
                answer = await browser.post("/api/v1/command/vote", json=vote)
                assert "Set-Cookie" not in answer.headers
                frame = await ws.receive_json()
                while frame["type"] != "me":
                    frame = await ws.receive_json()
        assert frame["id"] in served.server.state.guests

    @pytest.mark.parametrize("waiting", [8, 200])
    async def test_the_first_vote_takes_at_most_60_kb(self, tmp_path: Path, waiting: int) -> None:
        titles = [f"{number} Songs of a Long Evening" for number in range(waiting + 1)]
        server = HeadlessServer(sources=(a_library(*titles),))
        async with serving(tmp_path, server=server) as served:
            async with served.browser(endpoint="socket") as host:
                for title in titles:
                    response = await host.post("/api/v1/command/enqueue", json={"query": title})
                    assert response.status == 200
            async with served.browser(headers={"Accept-Encoding": "gzip"}) as phone:
                phone._auto_decompress = False
                page = await (await phone.get("/")).read()
                text = gzip.decompress(page).decode()
                scripts = set(re.findall(r"static/[\w./-]+?\.js", text))
                assert "static/guest.en.js" in scripts
                sizes = [len(await (await phone.get(f"/{path}")).read()) for path in scripts]
                vote = await phone.post("/api/v1/command/vote", json={"entry": "e1", "value": 1})
                assert vote.status == 200
        assert len(page) + sum(sizes) <= 60_000

    async def test_a_socket_continues_from_the_revision_in_the_page(self, served: Served) -> None:
        async with served.browser() as browser, served.browser(endpoint="socket") as host:
            await host.post("/api/v1/command/enqueue", json={"query": "Birch"})
            revision = (await state_in(browser)).revision
            await host.post("/api/v1/command/enqueue", json={"query": "Cedar"})
            async with browser.ws_connect(f"/api/v1/ws?since={revision}") as ws:
                frame = await ws.receive_json()
        assert frame["type"] == "delta"
        assert [entry["song"]["title"] for entry in frame["entries"].values()] == ["Cedar"]


async def state_in(browser: aiohttp.ClientSession) -> messages.State:
    text = await (await browser.get("/")).text()
    _, _, rest = text.partition('<script type="application/json" id="state">')
    return loads(messages.State, rest.partition("</script>")[0])


class TestHeaders:
    @pytest.mark.parametrize(
        "path", ["/", "/static/guest.en.js", "/api/v1/state", "/nothing", "/join.svg", "/healthz"]
    )
    async def test_every_answer_ties_browsers_down(self, served: Served, path: str) -> None:
        async with served.browser() as guest, served.browser(endpoint="host") as host:
            at_guest = (await guest.get(path)).headers
            at_host = (await host.get(path)).headers
        policy = at_guest["Content-Security-Policy"]
        assert policy.startswith("default-src 'self'; img-src 'self' data: blob:;")
        assert "frame-ancestors 'none'" in policy
        assert "frame-ancestors 'self'" in at_host["Content-Security-Policy"]
        for headers in (at_guest, at_host):
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert "Server" not in headers


class TestJoining:
    async def test_a_join_link_leads_to_the_guests_page(self, served: Served) -> None:
        async with served.browser() as browser:
            response = await browser.get("/p/K7QX", allow_redirects=False)
            assert (response.status, response.headers["Location"]) == (303, "../")
            assert (await browser.get("/p/K7QX")).url.path == "/"

    async def test_the_join_code_is_a_picture_that_follows_the_settings(
        self, served: Served
    ) -> None:
        async with served.browser() as browser:
            before = await browser.get("/join.svg")
            assert (before.status, before.content_type) == (200, "image/svg+xml")
            first = await before.text()
            await served.server.set("guest_url", "https://party.example")
            assert await (await browser.get("/join.svg")).text() != first

    async def test_the_wifi_code_is_there_once_the_host_has_set_a_wifi(
        self, served: Served
    ) -> None:
        async with served.browser() as browser:
            assert (await browser.get("/wifi.svg")).status == 404
            await served.server.set("wifi_ssid", "Party; of: all")
            opened = await (await browser.get("/wifi.svg")).text()
            await served.server.set("wifi_password", "se;cret")
            locked = await browser.get("/wifi.svg")
            assert (locked.status, locked.content_type) == (200, "image/svg+xml")
            assert await locked.text() != opened


class TestHealth:
    async def test_it_is_well_without_a_broker_and_only_then(self, served: Served) -> None:
        async with served.browser() as browser:
            assert await health(browser) == (200, "ok", (True, True, True, True))
            served.signs["broker"] = False
            assert await health(browser) == (200, "ok", (True, True, True, False))
            served.signs["player"] = False
            assert await health(browser) == (503, "failing", (True, True, False, False))

    async def test_a_write_failure_is_reported(self, served: Served) -> None:
        async with served.browser() as browser:
            served.server.store.is_broken = True
            await browser.post("/api/v1/command/enqueue", json={"query": "Birch"})
            assert await health(browser) == (503, "failing", (True, False, True, True))
            served.server.store.is_broken = False
            await browser.post("/api/v1/command/enqueue", json={"query": "Birch"})
            assert (await health(browser))[0] == 200


async def health(browser: aiohttp.ClientSession) -> tuple[int, str, tuple[bool, ...]]:
    response = await browser.get("/healthz")
    told = loads(messages.Health, await response.read())
    checks = told.checks
    return (
        response.status,
        told.status,
        (checks.server, checks.store, checks.player, checks.broker),
    )
