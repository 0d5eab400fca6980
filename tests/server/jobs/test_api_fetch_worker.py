"""Requests to online services and the answers of the job."""

import json
import socket
import ssl
import threading
from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.jobs.api_fetch_worker import ApiClient, json_at, picture_at
from raveberry_server.jobs.network.guard import ConnectionGuard
from raveberry_server.jobs.network.http_client import answer_at

from tests.fakes.certificates import server_context
from tests.fakes.sources.music_services import PICTURE, Services, served_music


@pytest.fixture(scope="module")
def services(sounds: Path) -> Iterator[Services]:
    with served_music(sounds / "tagged.mp3") as services:
        yield services


def test_an_answer_is_one_line_whatever_it_holds(
    services: Services, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    services.trouble = "wrong json"
    asker = ApiClient(guard=ConnectionGuard())
    asker.answer(json.dumps({"id": 1, "get": services.url("/json/x")}).encode())
    asker.answer(json.dumps({"id": 2, "get": "http://127.0.0.1:1/"}).encode())
    asker.answer(b"no question")
    asker.answer(b'{"get": "http://127.0.0.1:1/"}')
    said = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert said[0] == {"id": 1, "json": {"answer": [{"of": "something else"}]}}
    assert said[1]["failed"]["cause"] == "network"
    assert len(said) == 2


def test_a_picture_is_answered_in_letters(
    services: Services, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    services.trouble = ""
    asker = ApiClient(guard=ConnectionGuard())
    asker.answer(json.dumps({"id": 1, "picture": services.url("?type=album&id=1")}).encode())
    (line,) = capfdbinary.readouterr().out.splitlines()
    assert b64decode(json.loads(line)["base64"]) == PICTURE


@pytest.mark.parametrize(
    ("trouble", "cause"),
    [
        ("cover is a page", Cause.UNPLAYABLE),
        ("cover is huge", Cause.BROKEN),
        ("wrong json", Cause.UNPLAYABLE),
        ("401", Cause.LOGIN),
        ("503", Cause.NETWORK),
        ("endless", Cause.UNPLAYABLE),
    ],
)
def test_what_is_no_picture_is_none(services: Services, trouble: str, cause: Cause) -> None:
    services.trouble = trouble
    with pytest.raises(FetchError) as failure:
        picture_at(services.url("?type=album&id=1"))
    assert failure.value.cause is cause


def test_a_failure_repeats_nothing_of_the_question(
    services: Services, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    asker = ApiClient(guard=ConnectionGuard())
    for trouble, address in (
        ("html", services.url("/rest/ping?t=sesame")),
        ("503", services.url("/rest/ping?t=sesame")),
        ("", "http://127.0.0.1:1/?t=sesame"),
        ("", "http://127.0.0.1:1/?t=sesame\r\nHost: x"),
        ("", "http://[::1/?t=sesame"),
        ("", "ftp://127.0.0.1/?t=sesame"),
    ):
        services.trouble = trouble
        asker.answer(json.dumps({"id": 1, "get": address}).encode())
    said = capfdbinary.readouterr()
    assert len(said.out.splitlines()) == 6
    assert b"sesame" not in said.out + said.err


@pytest.mark.parametrize(
    "address", ["", "x", "file:///etc/passwd", "http://", "http://a b/", "http://ü.example/"]
)
def test_only_plain_addresses_are_opened(address: str) -> None:
    with pytest.raises(FetchError) as failure, answer_at(address):
        pass
    assert failure.value.cause is Cause.REFUSED


def test_a_redirect_loop_is_an_error(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "tests.fakes.sources.music_services.ELSEWHERE", services.url("/json/again"), raising=True
    )
    services.trouble = "redirect"
    with pytest.raises(FetchError) as failure:
        json_at(services.url("/json/x"))
    assert "circles" in str(failure.value)


def test_an_untrusted_certificate_is_an_error(tmp_path: Path) -> None:
    context, _ = server_context(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=shake_hands, args=(context, listening))
        thread.start()
        with pytest.raises(FetchError) as failure:
            json_at(f"https://127.0.0.1:{listening.getsockname()[1]}/")
        thread.join()
    assert "certificate" in str(failure.value)


def shake_hands(context: ssl.SSLContext, listening: socket.socket) -> None:
    """Accept a TLS client, which finds an untrusted certificate."""
    connection, _ = listening.accept()
    with suppress(OSError), context.wrap_socket(connection, server_side=True):
        pass
