"""Every refusal at every endpoint has the contract's code and changes nothing."""

import asyncio
import json
import re
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus

import aiohttp
import pytest
from raveberry_contract.echo_detection import LARGEST_PAYLOAD
from raveberry_contract.errors import HTTP_STATUS, ErrorCode

from tests.system.support.party_system import Browser, MqttClient, System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(120)]

TWO_MEGABYTES = 2 * 1024 * 1024
type Door = Callable[[str, bytes], str]
"""Sends a command with arguments as JSON, valid or not, and returns the code of the refusal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party with one song playing, one waiting and one removed."""

    system: System
    mqtt: MqttClient
    guest: Browser
    host: Browser
    gone: str
    waiting: str

    def what_is_kept(self) -> object:
        """Return everything that a command could change."""
        state = self.host.state()
        player, queue = state["player"], state["queue"]
        assert isinstance(player, dict)
        assert isinstance(queue, dict)
        for passing in ("position_s", "position_at", "now"):
            del player[passing]
        for entry in queue["entries"]:
            entry["eta_s"] = None
        del queue["duration_s"]
        return {name: state[name] for name in ("revision", "player", "queue", "party", "settings")}


@pytest.fixture(scope="module")
def party() -> Iterator[Party]:
    with a_system() as system:
        for title in ("One", "Two", "Three"):
            system.add_tone(title, length_s=600)
        with system.running():
            system.wait_until_served()
            guest, host = system.guest(), system.host()
            entries = {}
            for title in ("One", "Two", "Three"):
                until(lambda name=title: known(guest, name), within_s=15, what=f"{title} is known")
                entry = guest.done("enqueue", query=title)["entry"]
                assert isinstance(entry, dict)
                entries[title] = entry["id"]
            until(
                lambda: system.mpd("status").get("state") == "play", within_s=10, what="One plays"
            )
            host.done("pause")
            host.done("remove", entry=entries["Three"])
            with system.mqtt() as mqtt:
                # The wall button is a guest too, and known from its first command on.
                vote = {"as": {"guest": "button"}, "args": {"entry": entries["Two"], "value": 1}}
                assert mqtt.raw_command("vote", json.dumps(vote).encode())["ok"] is True
                # MPD reports the exact position of the pause a little later.
                until(lambda: is_at_rest(host), within_s=20, what="nothing changes any more")
                yield Party(
                    system=system,
                    mqtt=mqtt,
                    guest=guest,
                    host=host,
                    gone=entries["Three"],
                    waiting=entries["Two"],
                )


def known(guest: Browser, title: str) -> bool:
    return bool(guest.ask("GET", f"/api/v1/search?q={title}").json.get("hits"))


def is_at_rest(host: Browser) -> bool:
    before = host.state()["revision"]
    time.sleep(1)
    return host.state()["revision"] == before


def over_http(browser: Browser) -> Door:
    def refused(name: str, body: bytes) -> str:
        answer = browser.ask("POST", f"/api/v1/command/{name}", body)
        return code_of(answer.status, answer.headers, answer.json)

    return refused


def code_of(status: int, headers: Mapping[str, str], problem: Mapping[str, object]) -> str:
    """Return the code of a problem, which must conform to RFC 9457."""
    assert headers["content-type"].startswith("application/problem+json")
    assert problem["status"] == status
    assert problem["title"]
    assert problem["message"]
    code = ErrorCode(str(problem["code"]))
    assert status in {HTTP_STATUS[code], HTTPStatus.METHOD_NOT_ALLOWED}
    return code


def over_websocket(browser: Browser) -> Door:
    async def exchange(frame: bytes) -> str:
        url = f"http://127.0.0.1:{browser.port}/api/v1/ws"
        async with (
            aiohttp.ClientSession(headers={"Cookie": browser.cookie}) as session,
            session.ws_connect(url, max_msg_size=0) as socket,
        ):
            await socket.send_frame(frame, aiohttp.WSMsgType.TEXT)
            async with asyncio.timeout(10):
                async for message in socket:
                    said = json.loads(message.data)
                    if said["type"] == "nack":
                        assert said["error"]["message"]
                        return str(said["error"]["code"])
        return f"closed with {socket.close_code}"

    def refused(name: str, args: bytes) -> str:
        return asyncio.run(
            exchange(b'{"id": "1", "command": "%s", "args": %s}' % (name.encode(), args))
        )

    return refused


def over_mqtt(mqtt: MqttClient, acting_as: bytes = b"") -> Door:
    def refused(name: str, args: bytes) -> str:
        topic = f"{mqtt.base}/reply/refusal"
        payload = b'{"id": "%d", "reply_to": "%s", %s "args": %s}' % (
            hash((name, args)),
            topic.encode(),
            acting_as,
            args,
        )
        mqtt.say(f"command/{name}", payload)
        answer = mqtt.answer_at(topic)
        assert answer["ok"] is False
        error = answer["error"]
        assert isinstance(error, dict)
        assert error["message"]
        return str(error["code"])

    return refused


def over_shell(system: System) -> Door:
    def refused(name: str, body: bytes) -> str:
        args = (f"{key}={json.dumps(value)}" for key, value in json.loads(body).items())
        done = system.shell("command", name, *args)
        assert done.returncode == 1
        said = re.fullmatch(r"raveberry: (\w+): .+\n", done.stderr)
        assert said, done.stderr
        return said[1]

    return refused


HOSTS_DOORS = ("HTTP host", "MQTT", "command line")
GUESTS_DOORS = ("HTTP guest", "WebSocket", "MQTT as a guest")
ALL_DOORS = (*GUESTS_DOORS, *HOSTS_DOORS)
FAR_OFF = "local:0000000000000000"


def door(party: Party, name: str) -> Door:
    doors = {
        "HTTP guest": lambda: over_http(party.guest),
        "HTTP host": lambda: over_http(party.host),
        "WebSocket": lambda: over_websocket(party.guest),
        "MQTT": lambda: over_mqtt(party.mqtt),
        "MQTT as a guest": lambda: over_mqtt(party.mqtt, b'"as": {"guest": "button"},'),
        "command line": lambda: over_shell(party.system),
    }
    return doors[name]()


type Refusal = tuple[ErrorCode, str, Mapping[str, object], tuple[str, ...]]

REFUSALS: Mapping[str, Refusal] = {
    "an unknown song": (ErrorCode.NOT_FOUND, "enqueue", {"uri": FAR_OFF}, ALL_DOORS),
    "a search without a hit": (ErrorCode.NOT_FOUND, "enqueue", {"query": "zqxjk"}, ALL_DOORS),
    "an unknown command": (ErrorCode.NOT_FOUND, "make_coffee", {}, ALL_DOORS),
    "a vote on what never was": (
        ErrorCode.NOT_FOUND,
        "vote",
        {"entry": "e9999", "value": 1},
        ALL_DOORS,
    ),
    "a vote on a gone entry": (ErrorCode.GONE, "vote", {"entry": "GONE", "value": 1}, ALL_DOORS),
    "skipping as a guest": (ErrorCode.NOT_ALLOWED, "skip", {}, GUESTS_DOORS),
    "a setting as a guest": (
        ErrorCode.NOT_ALLOWED,
        "set_setting",
        {"name": "mode", "value": "full_control"},
        GUESTS_DOORS,
    ),
    "closing as a guest": (ErrorCode.NOT_ALLOWED, "close_party", {}, GUESTS_DOORS),
    "a downvote where only upvotes count": (
        ErrorCode.NOT_ALLOWED,
        "vote",
        {"entry": "WAITING", "value": -1},
        GUESTS_DOORS,
    ),
    "a number for an entry": (
        ErrorCode.BAD_REQUEST,
        "vote",
        {"entry": 5, "value": 1},
        ALL_DOORS,
    ),
    "a vote of two": (
        ErrorCode.BAD_REQUEST,
        "vote",
        {"entry": "WAITING", "value": 2},
        ALL_DOORS,
    ),
    "a vote without a value": (
        ErrorCode.BAD_REQUEST,
        "vote",
        {"entry": "WAITING"},
        ALL_DOORS,
    ),
    "a text for a volume": (
        ErrorCode.BAD_REQUEST,
        "set_volume",
        {"volume": "loud"},
        HOSTS_DOORS,
    ),
    "a setting that is none": (
        ErrorCode.BAD_REQUEST,
        "set_setting",
        {"name": "queue_max", "value": []},
        HOSTS_DOORS,
    ),
    "a file of the server": (
        ErrorCode.NOT_ALLOWED,
        "enqueue",
        {"uri": "file:///etc/passwd"},
        ALL_DOORS,
    ),
    "a script as a link": (
        ErrorCode.NOT_ALLOWED,
        "enqueue",
        {"uri": "javascript:alert(1)"},
        ALL_DOORS,
    ),
    "a forbidden scheme as a query": (
        ErrorCode.NOT_ALLOWED,
        "enqueue",
        {"query": "ftp://example.org/song.mp3"},
        ALL_DOORS,
    ),
    "loopback": (
        ErrorCode.NOT_ALLOWED,
        "enqueue",
        {"uri": "http://127.0.0.1:8123/song.mp3"},
        ALL_DOORS,
    ),
    "loopback in other words": (
        ErrorCode.NOT_ALLOWED,
        "enqueue",
        {"uri": "http://[::ffff:127.0.0.1]/song.mp3"},
        ALL_DOORS,
    ),
    "a private address": (
        ErrorCode.NOT_ALLOWED,
        "enqueue",
        {"uri": "http://192.168.1.1/song.mp3"},
        ALL_DOORS,
    ),
    "a link-local address": (
        ErrorCode.NOT_ALLOWED,
        "enqueue",
        {"query": "http://169.254.169.254/latest/meta-data"},
        ALL_DOORS,
    ),
    "a body above 64 kB": (
        ErrorCode.TOO_LARGE,
        "enqueue",
        {"query": "x" * 100_000},
        ALL_DOORS,
    ),
}

CASES = [
    pytest.param(*refusal[:3], name, id=f"{case}, {name}")
    for case, refusal in REFUSALS.items()
    for name in refusal[3]
]


@pytest.mark.parametrize(("code", "command", "args", "door_name"), CASES)
def test_a_refusal_has_its_code_and_changes_nothing(
    party: Party, code: ErrorCode, command: str, args: Mapping[str, object], door_name: str
) -> None:
    stand_ins = {"GONE": party.gone, "WAITING": party.waiting}
    filled = {key: stand_ins.get(str(value), value) for key, value in args.items()}
    before = party.what_is_kept()
    assert door(party, door_name)(command, json.dumps(filled).encode()) == code
    assert party.what_is_kept() == before


RAW = {
    "malformed JSON": (ErrorCode.BAD_REQUEST, b'{"entry": '),
    "no object": (ErrorCode.BAD_REQUEST, b"[1]"),
    "bad UTF-8": (ErrorCode.BAD_REQUEST, b'{"query": "\xff\xfe"}'),
    "numbers that JSON has not": (ErrorCode.BAD_REQUEST, b'{"volume": NaN}'),
    "a deep nest": (ErrorCode.BAD_REQUEST, b"[" * 30_000),
    "a hundred kilobytes": (ErrorCode.TOO_LARGE, b'{"query": "' + b"x" * 100_000 + b'"}'),
    "two megabytes": (ErrorCode.TOO_LARGE, b'{"query": "' + b"x" * TWO_MEGABYTES + b'"}'),
}
RAW_DOORS = ("HTTP guest", "HTTP host", "WebSocket", "MQTT")


@pytest.mark.parametrize("door_name", RAW_DOORS)
@pytest.mark.parametrize(("code", "body"), RAW.values(), ids=RAW.keys())
def test_invalid_commands_are_refused(
    party: Party, code: ErrorCode, body: bytes, door_name: str
) -> None:
    before = party.what_is_kept()
    said = door_of_raw(party, door_name)(body)
    assert said in expected_raw(code, body, door_name)
    assert party.what_is_kept() == before


def door_of_raw(party: Party, name: str) -> Callable[[bytes], str]:
    opened = door(party, name)
    if name == "MQTT":
        return lambda body: mqtt_answer(party.mqtt, opened, body)
    return lambda body: opened("enqueue", body)


def mqtt_answer(mqtt: MqttClient, opened: Door, body: bytes) -> str:
    """Return the code; a message whose reply topic cannot be read has no answer."""
    is_read = len(body) <= LARGEST_PAYLOAD and (body.endswith(b"}") or body == b"[1]")
    if is_read:
        return opened("enqueue", body)
    mqtt.say("command/enqueue", body)
    # Commands are answered in order, so an answer to the first would arrive before this one.
    assert mqtt.command("make_coffee")["ok"] is False
    return "no answer"


def expected_raw(code: ErrorCode, body: bytes, door_name: str) -> Collection[str]:
    if door_name == "WebSocket" and b"\xff" in body:
        return {"closed with 1007"}  # RFC 6455, section 8.1: there is no other answer
    if door_name == "WebSocket" and len(body) >= TWO_MEGABYTES:
        # Such a frame is not read to its end, so the answer may be lost with the connection.
        return {code, "closed with 1009"}
    is_unread = len(body) > LARGEST_PAYLOAD or body.startswith((b'{"entry": ', b"[["))
    if door_name == "MQTT" and is_unread:
        return {"no answer"}
    return {code}


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
@pytest.mark.parametrize("which", ["guest", "host"])
def test_a_foreign_origin_is_refused(party: Party, which: str, origin: str) -> None:
    browser: Browser = getattr(party, which)
    before = party.what_is_kept()
    for method, target in (
        ("POST", "/api/v1/command/play"),
        ("POST", "/api/v1/session"),
        ("GET", "/api/v1/ws"),
    ):
        headers = {
            "Origin": origin,
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        }
        body = b"{}" if method == "POST" else None
        answer = browser.ask(
            method, target, body, headers if target.endswith("ws") else {"Origin": origin}
        )
        assert answer.status == HTTP_STATUS[ErrorCode.NOT_ALLOWED], target
        assert code_of(answer.status, answer.headers, answer.json) == ErrorCode.NOT_ALLOWED
    assert party.what_is_kept() == before


def test_the_own_origin_is_taken(party: Party) -> None:
    own = {"Origin": f"http://127.0.0.1:{party.host.port}"}
    assert party.host.ask("POST", "/api/v1/command/pause", b"{}", own).status == 200


@pytest.mark.parametrize("which", ["guest", "host"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
def test_a_command_is_sent_with_post_only(party: Party, which: str, method: str) -> None:
    browser: Browser = getattr(party, which)
    before = party.what_is_kept()
    answer = browser.ask(method, "/api/v1/command/skip")
    assert answer.status == 405
    assert "POST" in answer.headers["allow"]
    if method != "HEAD":
        assert code_of(answer.status, answer.headers, answer.json) == ErrorCode.BAD_REQUEST
    assert party.what_is_kept() == before


def test_the_hosts_page_is_not_at_the_guest_endpoint(party: Party) -> None:
    assert party.guest.ask("GET", "/host").status == 404
    assert party.host.ask("GET", "/host").status == 200
