"""The Supervisor's answers, from a stand-in that speaks its HTTP."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from raveberry_server.adapters.cli.supervisor import Supervisor, SupervisorError

TOKEN = "a-token"  # noqa: S105 - of the stand-in


class StandIn(ThreadingHTTPServer):
    """Answers what a test has put in."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, tuple[int, bytes]] = {}

    def answer(self, path: str, value: object, status: int = 200) -> None:
        self.answers[path] = (status, json.dumps(value).encode())


class Handler(BaseHTTPRequestHandler):
    server: StandIn

    def do_GET(self) -> None:
        allowed = self.headers.get("Authorization") == f"Bearer {TOKEN}"
        status, body = self.server.answers[self.path] if allowed else (401, b"{}")
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    with StandIn() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def supervisor(stand_in: StandIn) -> Supervisor:
    return Supervisor(token=TOKEN, host="127.0.0.1", port=stand_in.server_port)


def test_the_broker_of_home_assistant_becomes_our_variables(
    stand_in: StandIn, supervisor: Supervisor
) -> None:
    facts = {"host": "core-mosquitto", "port": 1883, "username": "addons", "password": "secret"}
    stand_in.answer("/services/mqtt", {"result": "ok", "data": {**facts, "ssl": False}})
    assert supervisor.broker() == {
        "RAVEBERRY_MQTT_HOST": "core-mosquitto",
        "RAVEBERRY_MQTT_PORT": "1883",
        "RAVEBERRY_MQTT_USERNAME": "addons",
        "RAVEBERRY_MQTT_PASSWORD": "secret",
        "RAVEBERRY_MQTT_TLS": "false",
    }


def test_without_a_broker_of_home_assistant_nothing_is_told(
    stand_in: StandIn, supervisor: Supervisor
) -> None:
    refusal = {"result": "error", "message": "Service not enabled"}
    stand_in.answer("/services/mqtt", refusal, status=400)
    assert supervisor.broker() == {}


@pytest.mark.parametrize("answer", [[], {}, {"data": {"host": 1, "port": 1883}}, "no", None])
def test_an_answer_about_the_broker_that_makes_no_sense_is_an_error(
    stand_in: StandIn, supervisor: Supervisor, answer: object
) -> None:
    stand_in.answer("/services/mqtt", answer)
    with pytest.raises(SupervisorError, match="names no broker"):
        supervisor.broker()


def test_the_error_about_the_broker_tells_no_password(
    stand_in: StandIn, supervisor: Supervisor
) -> None:
    facts = {"host": "core-mosquitto", "port": "1883", "password": "open sesame"}
    stand_in.answer("/services/mqtt", {"result": "ok", "data": facts})
    with pytest.raises(SupervisorError) as error:
        supervisor.broker()
    assert "sesame" not in str(error.value)
    assert "port" in str(error.value)


def test_the_guests_page_is_found_by_the_name_of_the_machine(
    stand_in: StandIn, supervisor: Supervisor
) -> None:
    stand_in.answer("/info", {"data": {"hostname": "party"}})
    stand_in.answer("/addons/self/info", {"data": {"network": {"8080/tcp": 8888}}})
    assert supervisor.guest_page() == {"RAVEBERRY_GUEST_URL": "http://party.local:8888"}


@pytest.mark.parametrize("network", [None, {}, {"8080/tcp": None}, {"1883/tcp": 1883}])
def test_a_port_that_is_closed_has_no_page(
    stand_in: StandIn, supervisor: Supervisor, network: object
) -> None:
    stand_in.answer("/info", {"data": {"hostname": "party"}})
    stand_in.answer("/addons/self/info", {"data": {"network": network}})
    assert supervisor.guest_page() == {}


def test_what_is_not_json_is_an_error(stand_in: StandIn, supervisor: Supervisor) -> None:
    stand_in.answers["/services/mqtt"] = (502, b"<html>")
    with pytest.raises(SupervisorError, match="does not answer"):
        supervisor.broker()


def test_nobody_there_is_an_error() -> None:
    with pytest.raises(SupervisorError, match="does not answer"):
        Supervisor(token=TOKEN, host="127.0.0.1", port=1).broker()
