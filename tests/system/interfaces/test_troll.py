"""A troll at a real party gains nothing over an honest guest, whatever is tried."""

import asyncio
import json
import os
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from playwright.sync_api import expect, sync_playwright

from tests.chromium import CHROMIUM, FLAGS
from tests.system.support.party_system import Answer, Browser, System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(120)]

type Json = Any
"""JSON that a test reads from an answer and asserts on."""

AT_ONCE = 20
ATTACK_S = 4.0
TITLES = tuple(f"Song {number}" for number in range(12))
SCRIPT = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
HOSTILE_NAMES = {
    "markup": SCRIPT,
    "ends of lines": "a\r\nSet-Cookie: x=y\r\n\r\nb",
    "right to left": "\u202eevil\u2066",
    "invisible": "\u200b\u200b\u200b",
    "half a surrogate": "\\ud800",
    "a novel": "x" * 100_000,
    "marks on marks": "Z" + "\u0335" * 5_000,
    "zero": "a\u0000b",
}
FORGED = {
    "X-Forwarded-For": "203.0.113.7",
    "X-Real-IP": "203.0.113.7",
    "Forwarded": "for=203.0.113.7",
    "X-Remote-User-Id": "0123456789abcdef",
    "X-Remote-User-Name": "admin",
    "X-Ingress-Path": "/api/hassio_ingress/x",
    "X-Hass-Source": "core.ingress",
    "X-HTTP-Method-Override": "DELETE",
}


def processor_s(system: System) -> float:
    """Return the processor time that the server has used."""
    fields = Path(f"/proc/{system.pid('server')}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.fixture(scope="module")
def system() -> Iterator[System]:
    with a_system() as system:
        system.add_tone("Overture", length_s=900)
        for title in TITLES:
            system.add_tone(title, length_s=5)
        system.add_tone("Trap", length_s=5)
        subprocess.run(
            [
                *("ffmpeg", "-v", "error", "-y", "-i", str(system.music / "Trap.flac")),
                *("-c", "copy", "-metadata", f"title=Trap {SCRIPT}", "-metadata"),
                *("artist=\u202e\r\nEvil", str(system.music / "Trap 2.flac")),
            ],
            check=True,
        )
        with system.running():
            system.wait_until_served()
            host = system.host()
            for title in ("Overture", *TITLES, "Trap"):
                until(lambda name=title: is_known(host, name), within_s=20, what=f"{title} known")
            host.done("enqueue", query="Overture")
            until(
                lambda: host.state()["player"]["entry"],  # type: ignore[index]
                within_s=20,
                what="it plays",
            )
            yield system


@pytest.fixture(autouse=True)
def without_traces(system: System) -> Iterator[None]:
    """Start each test with an empty queue and without the limits that it does not test."""
    host = system.host()
    defaults = {
        "vote_rate_per_min": 0,
        "identity_burst": 0,
        "connections_per_address": 0,
        "identity_refill_s": 86_400,
        "fresh_requests": 0,
        "autoplay": False,
    }
    for name, value in defaults.items():
        host.done("set_setting", name=name, value=value)
    host.done("clear_queue")
    yield
    assert host.state()["player"]["entry"]["song"]["title"] == "Overture"  # type: ignore[index]


def is_known(browser: Browser, title: str) -> bool:
    return bool(browser.ask("GET", f"/api/v1/search?q={title.replace(' ', '%20')}").json["hits"])


def asked_for(guest: Browser, title: str) -> str:
    entry: Json = guest.done("enqueue", query=title)["entry"]
    return str(entry["id"])


def waiting(system: System) -> list[Json]:
    state: Json = system.host().state()
    return list(state["queue"]["entries"])


def score_of(system: System, entry: str) -> int:
    return next(int(row["score"]) for row in waiting(system) if row["id"] == entry)


def at_once(attempts: list[Callable[[], Answer]]) -> list[int]:
    """Make all attempts at the same time and return their statuses."""
    with ThreadPoolExecutor(len(attempts)) as pool:
        return [answer.status for answer in pool.map(lambda attempt: attempt(), attempts)]


def test_cleared_cookies_count_until_the_newcomers_of_an_address_are_used_up(
    system: System,
) -> None:
    honest = system.guest()
    entry = asked_for(honest, "Song 0")
    system.host().done("set_setting", name="identity_burst", value=5)
    # A separate address: quotas that other tests used up are not restored.
    troll_at = "127.0.0.2"
    answers = [system.guest(troll_at).command("vote", entry=entry, value=1) for _ in range(30)]
    counted = [answer.status for answer in answers].count(HTTPStatus.OK)
    assert counted == 5
    refused = answers[-1].json
    assert refused["code"] == "rate_limited"
    assert refused["retry_after_s"]
    assert score_of(system, entry) == 1 + counted
    # An existing guest is not affected.
    assert honest.command("vote", entry=entry, value=0).status == HTTPStatus.OK


def test_forged_headers_make_no_other_address_and_no_other_role(system: System) -> None:
    entry = asked_for(system.guest(), "Song 0")
    system.host().done("set_setting", name="identity_burst", value=3)
    troll_at = "127.0.0.3"
    while system.guest(troll_at).command("vote", entry=entry, value=1).status == HTTPStatus.OK:
        pass
    body = json.dumps({"entry": entry, "value": 1}).encode()
    counted = 0
    for number in range(10):
        headers = {name: value.replace("113.7", f"113.{number}") for name, value in FORGED.items()}
        answer = system.guest(troll_at).ask("POST", "/api/v1/command/vote", body, headers)
        counted += answer.status == HTTPStatus.OK
    assert counted == 0
    for name in ("skip", "close_party"):
        answer = system.guest().ask("POST", f"/api/v1/command/{name}", b"{}", FORGED)
        assert answer.json["code"] == "not_allowed"
    assert system.guest().ask("GET", "/host", headers=FORGED).status == HTTPStatus.NOT_FOUND


def test_ten_tabs_are_one_guest(system: System) -> None:
    entry = asked_for(system.guest(), "Song 0")
    troll = system.guest()
    troll.done("vote", entry=entry, value=0)

    async def ten_tabs() -> None:
        async with aiohttp.ClientSession(headers={"Cookie": troll.cookie}) as session:
            url = f"http://127.0.0.1:{system.guest_port}/api/v1/ws"
            tabs = [await session.ws_connect(url) for _ in range(10)]
            for number, tab in enumerate(tabs):
                args = {"entry": entry, "value": 1}
                await tab.send_json({"id": str(number), "command": "vote", "args": args})
            for tab in tabs:
                async for message in tab:
                    if json.loads(message.data)["type"] in {"ack", "nack"}:
                        break
                await tab.close()

    asyncio.run(ten_tabs())
    assert score_of(system, entry) == 2


def test_raced_votes_count_once(system: System) -> None:
    entry = asked_for(system.guest(), "Song 0")
    troll = system.guest()
    troll.done("vote", entry=entry, value=0)
    at_once([lambda: troll.command("vote", entry=entry, value=1)] * AT_ONCE)
    assert score_of(system, entry) == 2


def test_raced_requests_pass_no_limit(system: System) -> None:
    system.host().done("set_setting", name="max_waiting_per_guest", value=3)
    troll = system.guest()
    troll.done("set_profile", name="Troll")
    answers = at_once(
        [lambda name=title: troll.command("enqueue", query=name) for title in TITLES]  # type: ignore[misc]
    )
    assert answers.count(HTTPStatus.OK) == 3
    assert len(waiting(system)) == 3
    system.host().done("set_setting", name="max_waiting_per_guest", value=5)


def test_a_replayed_request_is_no_second_song_and_no_second_vote(system: System) -> None:
    troll = system.guest()
    body = json.dumps({"query": "Song 0"}).encode()
    key = {"Idempotency-Key": "once"}
    first = troll.ask("POST", "/api/v1/command/enqueue", body, key)
    for headers in (key, {}, {"Idempotency-Key": "twice"}):
        again = troll.ask("POST", "/api/v1/command/enqueue", body, headers)
        assert again.status == HTTPStatus.OK
        assert again.json["result"]["entry"]["id"] == first.json["result"]["entry"]["id"]  # type: ignore[index]
    [entry] = waiting(system)
    assert entry["score"] == 1


def test_a_foreign_key_reveals_no_answer(system: System) -> None:
    honest, troll = system.guest(), system.guest()
    body = json.dumps({"query": "Song 0"}).encode()
    key = {"Idempotency-Key": "shared"}
    honest.ask("POST", "/api/v1/command/enqueue", body, key)
    answer = troll.ask("POST", "/api/v1/command/enqueue", body, key).json["result"]
    assert answer["duplicate"] is True  # type: ignore[index]
    assert [entry["score"] for entry in waiting(system)] == [2]


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_a_link_or_a_picture_gives_no_command(system: System, method: str) -> None:
    entry = asked_for(system.guest(), "Song 0")
    troll = system.guest()
    answer = troll.ask(method, f"/api/v1/command/vote?entry={entry}&value=1")
    assert answer.status == HTTPStatus.METHOD_NOT_ALLOWED
    assert score_of(system, entry) == 1


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded"])
def test_another_site_gives_no_command(system: System, origin: str, kind: str) -> None:
    """A form of another site sends the victim's cookie, but also its own origin."""
    victim = system.guest()
    entry = asked_for(victim, "Song 0")
    for browser, name in ((victim, "withdraw"), (system.host(), "remove")):
        answer = browser.ask(
            "POST",
            f"/api/v1/command/{name}",
            json.dumps({"entry": entry}).encode(),
            {"Origin": origin, "Content-Type": kind},
        )
        assert answer.json["code"] == "not_allowed"
    assert score_of(system, entry) == 1


@pytest.mark.parametrize("name", ["evil.example", "evil.example:80", "127.0.0.1.evil.example"])
def test_dns_rebinding_does_not_open_the_host_endpoint(system: System, name: str) -> None:
    headers = {"Host": name, "Origin": f"http://{name}"}
    for method, target in (
        ("GET", "/host"),
        ("GET", "/api/v1/state"),
        ("POST", "/api/v1/command/close_party"),
    ):
        answer = system.host().ask(method, target, b"{}" if method == "POST" else None, headers)
        assert answer.status == HTTPStatus.FORBIDDEN, (method, target)
    assert system.host().state()["party"]["open"] is True  # type: ignore[index]


@pytest.mark.parametrize("which", ["guessed", "empty", "of another guest's id", "with a tail"])
def test_a_forged_cookie_is_no_guest(system: System, which: str) -> None:
    victim = system.guest()
    entry = asked_for(victim, "Song 0")
    name, _, secret = victim.cookie.partition("=")
    me: Json = victim.state()["me"]
    forged = {
        "guessed": "A" * len(secret),
        "empty": "",
        "of another guest's id": me["id"],
        "with a tail": f"{secret}x",
    }[which]
    troll = system.guest()
    troll.cookie = f"{name}={forged}"
    answer = troll.command("withdraw", entry=entry)
    assert answer.status == HTTPStatus.FORBIDDEN, answer
    assert [row["id"] for row in waiting(system)] == [entry]


def test_guests_cannot_act_for_others_or_raise_their_role(system: System) -> None:
    victim, troll = system.guest(), system.guest()
    entry = asked_for(victim, "Song 0")
    me: Json = victim.state()["me"]
    troll.command("vote", entry=entry, value=0)
    mine: Json = troll.state()["me"]
    for name, args in (
        ("withdraw", {"entry": entry}),
        ("set_role", {"guest": mine["id"], "role": "mod"}),
        ("set_profile", {"name": "x", "role": "host"}),
        ("vote", {"entry": entry, "value": 1, "as": {"guest": me["id"]}}),
        ("vote", {"entry": entry, "value": 1000}),
        ("vote", {"entry": entry, "value": -1}),
        ("enqueue", {"query": "Song 1", "top": True}),
        ("remove", {"entry": entry}),
    ):
        troll.ask("POST", f"/api/v1/command/{name}", json.dumps(args).encode())
    assert troll.state()["me"]["role"] == "guest"  # type: ignore[index]
    assert next(row["id"] for row in waiting(system)) == entry
    assert score_of(system, entry) <= 2


@pytest.mark.parametrize("kind", HOSTILE_NAMES)
def test_a_hostile_name_is_refused_or_harmless(system: System, kind: str) -> None:
    troll = system.guest()
    body = json.dumps({"name": HOSTILE_NAMES[kind]}).replace("\\\\ud800", "\\ud800").encode()
    answer = troll.ask("POST", "/api/v1/command/set_profile", body)
    assert answer.status in {
        HTTPStatus.OK,
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    }
    assert answer.status == HTTPStatus.OK or answer.json["message"]
    asked_for(troll, "Song 0")
    [entry] = waiting(system)
    name = entry["requested_by"]["name"]
    assert len(name) <= 60
    assert name.isprintable()
    assert not set(name) & set("\u202e\u2066\u200b")


def test_a_hostile_title_stays_text_on_the_page(system: System) -> None:
    guest = system.guest()
    asked_for(guest, "Trap")
    hits: Json = guest.ask("GET", "/api/v1/search?q=Trap").json["hits"]
    uri = next(hit["song"]["uri"] for hit in hits if "<img" in hit["song"]["title"])
    guest.done("enqueue", uri=uri, dedication=SCRIPT[:80])
    guest.done("set_profile", name=SCRIPT[:30])
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=FLAGS,
        )
        page = chromium.new_page(locale="en-GB")
        page.goto(f"http://127.0.0.1:{system.guest_port}/")
        expect(page.get_by_text("<img src=x").first).to_be_visible(timeout=20_000)
        assert page.title() != "owned"
        assert page.locator("img[src=x]").count() == 0
        chromium.close()


@pytest.mark.parametrize(
    "target",
    [
        "/api/v1/song/../../../etc/passwd/artwork",
        "/api/v1/song/%2e%2e%2f%2e%2e%2fetc%2fpasswd/artwork",
        "/static/../../../../etc/passwd",
        "/static/%2e%2e/%2e%2e/app.py",
        "/p/../../host",
        "//evil.example/",
    ],
)
def test_a_path_leads_nowhere_it_should_not(system: System, target: str) -> None:
    answer = system.guest().ask("GET", target)
    assert answer.status in {HTTPStatus.NOT_FOUND, HTTPStatus.BAD_REQUEST}
    assert b"root:" not in answer.body
    assert "location" not in answer.headers


def test_a_banned_guest_stays_banned_in_every_tab(system: System) -> None:
    troll = system.guest()
    asked_for(troll, "Song 0")
    me: Json = troll.state()["me"]
    system.host().done("ban_guest", guest=me["id"])
    assert not waiting(system)
    other = asked_for(system.guest(), "Song 2")
    for name, args in (
        ("enqueue", {"query": "Song 1"}),
        ("vote", {"entry": other, "value": 1}),
    ):
        assert troll.command(name, **args).json["code"] == "not_allowed"
    troll.ask("POST", "/api/v1/session", b'{"name": "Somebody Else"}')
    assert troll.command("enqueue", query="Song 1").status == HTTPStatus.FORBIDDEN
    assert [row["id"] for row in waiting(system)] == [other]


# --- what the others lose ------------------------------------------------------------------------


def test_a_search_is_answered_beside_a_thousand_of_one_phone(system: System) -> None:
    """Without the limit on searches, 0 of 3 honest searches were answered within 15 s."""

    async def beside() -> list[int]:
        url = f"http://127.0.0.1:{system.guest_port}/api/v1"
        troll_at = aiohttp.TCPConnector(local_addr=("127.0.0.66", 0))
        honest_at = aiohttp.TCPConnector(local_addr=("127.0.0.7", 0))
        async with (
            aiohttp.ClientSession(connector=troll_at) as troll,
            aiohttp.ClientSession(connector=honest_at) as honest,
        ):
            pages = [await troll.ws_connect(f"{url}/ws") for _ in range(10)]
            for page in pages:
                for number in range(100):
                    await page.send_json({"id": str(number), "search": {"q": f"song {number}"}})
            statuses = []
            for number in range(3):
                async with asyncio.timeout(15):
                    answer = await honest.post(f"{url}/search", json={"q": f"song {number}"})
                    statuses.append(answer.status if (await answer.json())["hits"] else 0)
            for page in pages:
                await page.close()
        return statuses

    assert asyncio.run(beside()) == [HTTPStatus.OK] * 3


def test_one_phone_takes_no_more_than_its_share_of_the_server(system: System) -> None:
    """Without shares, six connections that read the state kept the server busy all the time."""
    state = f"http://127.0.0.1:{system.guest_port}/api/v1/state"

    async def read_on(address: str, pause_s: float) -> None:
        connector = aiohttp.TCPConnector(local_addr=(address, 0))
        async with aiohttp.ClientSession(connector=connector) as session:
            while True:
                async with session.get(state) as answer:
                    await answer.read()
                await asyncio.sleep(pause_s)

    async def beside() -> float:
        with suppress(TimeoutError):
            async with asyncio.timeout(ATTACK_S), asyncio.TaskGroup() as tasks:
                tasks.create_task(read_on("127.0.0.7", 0.2))
                for _ in range(6):
                    tasks.create_task(read_on("127.0.0.66", 0.0))
        return processor_s(system)

    before_s = processor_s(system)
    assert asyncio.run(beside()) - before_s <= 0.35 * ATTACK_S


def test_one_phone_leaves_places_in_the_stream(system: System) -> None:
    """Without the limit per address, one phone took all 20 places."""

    async def beside() -> tuple[list[int], int]:
        url = f"http://127.0.0.1:{system.guest_port}/stream.mp3"
        troll_at = aiohttp.TCPConnector(local_addr=("127.0.0.66", 0), limit=0)
        honest_at = aiohttp.TCPConnector(local_addr=("127.0.0.7", 0))
        async with (
            aiohttp.ClientSession(connector=troll_at) as troll,
            aiohttp.ClientSession(connector=honest_at) as honest,
        ):
            taken = [await troll.get(url) for _ in range(20)]
            heard = await honest.get(url)
            statuses, status = [answer.status for answer in taken], heard.status
            for answer in (*taken, heard):
                answer.close()
        return statuses, status

    statuses, status = asyncio.run(beside())
    assert statuses.count(HTTPStatus.OK) == 2
    assert status == HTTPStatus.OK


def test_identities_of_one_phone_are_limited_and_do_not_count(system: System) -> None:
    """Without the limits, one phone made 80,000 in 209 s, all of them kept and active."""
    before: Json = system.host().state()["party"]
    statuses = [
        system.guest("127.0.0.68").ask("POST", "/api/v1/session", b'{"name": "Troll"}').status
        for _ in range(260)
    ]
    assert 200 <= statuses.count(HTTPStatus.OK) < 260
    assert statuses[-1] == HTTPStatus.TOO_MANY_REQUESTS
    after: Json = system.host().state()["party"]
    for name in ("guests_active", "guests_total"):
        assert after[name] == before[name]
    honest = system.guest("127.0.0.7").ask("POST", "/api/v1/session", b'{"name": "Ann"}')
    assert honest.status == HTTPStatus.OK


def test_a_planted_cookie_does_not_become_a_mods(system: System) -> None:
    """A promotion replaces the guest's cookie, so that knowing the old one is of no use.

    tests/server/adapters/web/test_joining.py has the same for a promotion by the host.
    """
    troll, victim = system.guest(), system.guest()
    troll.ask("POST", "/api/v1/session", b'{"name": "Troll"}')
    planted = victim.cookie = troll.cookie
    code = system.host().done("make_mod_code")["code"]
    raised = victim.ask("POST", "/api/v1/session", json.dumps({"mod_code": code}).encode())
    assert raised.json["role"] == "mod"
    assert victim.cookie != planted
    assert victim.state()["me"]["role"] == "mod"  # type: ignore[index]
    assert troll.state()["me"]["role"] == "guest"  # type: ignore[index]
    assert troll.command("skip").status == HTTPStatus.FORBIDDEN
