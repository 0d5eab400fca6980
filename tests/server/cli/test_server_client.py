"""Requests of the command line to a running server."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingUnixStreamServer
from typing import override

import pytest
from raveberry_server.cli.errors import RefusalError, error_text
from raveberry_server.cli.server_client import ServerClient, ServerClientError
from raveberry_server.translations.catalogue import Catalogue

type Asked = list[tuple[str, str, str]]


class SomeServer(ThreadingUnixStreamServer):
    """Sends the same answer to every request and records the requests."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path), SomeAnswer)
        self.asked: Asked = []
        self.status = 200
        self.answer = b"{}"


class SomeAnswer(BaseHTTPRequestHandler):
    server: SomeServer

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        self.server.asked.append((self.command, self.path, self.rfile.read(length).decode()))
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(self.server.answer)

    do_POST = do_GET  # noqa: N815 - the same

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""

    @override
    def address_string(self) -> str:
        return "unix"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SomeServer]:
    with SomeServer(tmp_path / "server.sock") as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def door(server: SomeServer) -> ServerClient:
    return ServerClient(path=Path(str(server.server_address)))


def test_a_command_is_posted_with_its_arguments(server: SomeServer, door: ServerClient) -> None:
    server.answer = b'{"result": {"score": 1}}'
    assert door.command("vote", {"entry": "e1", "value": 1}) == {"score": 1}
    [(method, target, body)] = server.asked
    assert (method, target) == ("POST", "/api/v1/command/vote")
    assert json.loads(body) == {"entry": "e1", "value": 1}


def test_a_command_cannot_leave_its_folder(server: SomeServer, door: ServerClient) -> None:
    door.command("../state?x", {})
    assert server.asked[0][1] == "/api/v1/command/..%2Fstate%3Fx"


def test_the_state_is_got(server: SomeServer, door: ServerClient) -> None:
    server.answer = b'{"revision": 7}'
    assert door.state() == {"revision": 7}
    assert server.asked == [("GET", "/api/v1/state", "")]


def test_a_refusal_has_code_and_message(server: SomeServer, door: ServerClient) -> None:
    server.status = 409
    server.answer = (
        b'{"code": "queue_full", "refusal": "queue_full", "params": {}, "limit": 5,'
        b' "message": "The queue is full (5 songs). Try again later."}'
    )
    with pytest.raises(RefusalError, match="queue_full: queue_full") as refusal:
        door.command("vote", {})
    english = error_text(refusal.value, Catalogue())
    assert english.startswith("queue_full: The queue is full (5 songs).")
    german = error_text(refusal.value, Catalogue("de"))
    assert german.startswith("queue_full: Die Warteschlange ist voll (5 Songs).")


def test_an_unknown_refusal_is_named_by_its_code_and_not_in_the_english_of_the_server(
    server: SomeServer, door: ServerClient
) -> None:
    server.status = 409
    server.answer = (
        b'{"code": "gone", "refusal": "of_a_newer_server", "message": "The song has been played."}'
    )
    with pytest.raises(RefusalError) as refusal:
        door.command("vote", {})
    text = "dieser Befehl kennt die Ablehnung of_a_newer_server nicht; aktualisiere ihn"
    assert error_text(refusal.value, Catalogue("de")) == f"gone: {text}"


def test_bad_health_is_returned_too(server: SomeServer, door: ServerClient) -> None:
    server.status = 503
    server.answer = b'{"status": "failing", "checks": {"server": true, "player": false}}'
    assert door.health() == {"server": True, "player": False}


@pytest.mark.parametrize("answer", [b"", b"{", b"[]", b"\xff", b'{"checks": 1}'])
def test_an_invalid_answer_is_reported(
    server: SomeServer, door: ServerClient, answer: bytes
) -> None:
    server.answer = answer
    with pytest.raises(ServerClientError, match="answer"):
        door.health()


def test_a_missing_server_is_reported_with_its_command(tmp_path: Path) -> None:
    door = ServerClient(path=tmp_path / "server.sock")
    with pytest.raises(ServerClientError, match=r"does not run .*scripts/run"):
        door.state()


def test_a_socket_that_a_killed_server_left_is_no_server(tmp_path: Path) -> None:
    path = tmp_path / "server.sock"
    SomeServer(path).server_close()
    with pytest.raises(ServerClientError, match="does not run"):
        ServerClient(path=path).state()
