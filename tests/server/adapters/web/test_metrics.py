"""The host, and nobody else, reads the metrics of the server."""

from ipaddress import ip_address
from pathlib import Path

import aiohttp
from raveberry_server.adapters.web.auth.authenticator import HostAccess
from raveberry_server.domain.model.guest import HOST_CALLER

from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.party.served_party import Served, serving
from tests.fakes.prometheus import scraped

LOOPBACK = ip_address("127.0.0.1")
PASSWORD = "open sesame"  # noqa: S105 - of a test


async def test_the_metrics_follow_the_party(served: Served) -> None:
    async with served.browser(endpoint="host") as host, served.browser() as ann:
        before = await scraped(host, "/metrics")
        assert before["raveberry_sockets"] == before["raveberry_queue_songs"] == 0
        assert before["raveberry_player_up"] == before["raveberry_store_up"] == 1
        assert before["process_resident_memory_bytes"] > 10_000_000
        async with ann.ws_connect("/api/v1/ws") as socket:
            await socket.receive_json()
            await served.server.execute("enqueue", HOST_CALLER, uri="local:Birch")
            while (await socket.receive_json())["type"] != "delta":
                pass
            served.signs["player"] = False
            after = await scraped(host, "/metrics")
        assert after["raveberry_sockets"] == after["raveberry_queue_songs"] == 1
        assert after["raveberry_connections"] >= 2
        assert after["raveberry_deltas_total"] >= 1
        assert after["raveberry_commits_total"] == served.server.party.saved.revision
        assert after["raveberry_commits_total"] > before["raveberry_commits_total"]
        assert after["raveberry_player_up"] == 0


async def test_the_command_line_has_the_metrics_and_guests_have_none(served: Served) -> None:
    async with served.browser(endpoint="socket") as command_line:
        assert await scraped(command_line, "/metrics")
    async with served.browser() as guest, guest.get("/metrics") as answer:
        assert answer.status == 404


async def test_other_machines_need_the_password_of_the_host(tmp_path: Path) -> None:
    async with (
        serving(tmp_path, access=HostAccess(host_password=PASSWORD)) as served,
        served.browser(endpoint="host", cookies=False) as prometheus,
    ):
        async with prometheus.get("/metrics") as answer:
            assert answer.status == 401
        given = aiohttp.encode_basic_auth("", PASSWORD)
        async with prometheus.get("/metrics", headers={"Authorization": given}) as answer:
            assert answer.status == 200


async def test_users_of_home_assistant_who_are_no_hosts_have_no_metrics(tmp_path: Path) -> None:
    server = HeadlessServer()
    ann = {"X-Remote-User-Id": "ann"}
    async with (
        serving(tmp_path, server=server, access=HostAccess(supervisor=LOOPBACK)) as served,
        served.browser(endpoint="host", headers=ann) as user,
    ):
        async with user.get("/metrics") as answer:
            assert answer.status == 200
        await server.set("host_users", ["ben"])
        async with user.get("/metrics") as answer:
            assert answer.status == 403
