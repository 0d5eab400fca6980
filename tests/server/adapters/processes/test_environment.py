"""Children get what programs need, and none of the server's secrets."""

import json

import pytest
from raveberry_server.adapters.processes.child_process import ChildProcess
from raveberry_server.adapters.processes.environment import (
    child_environment,
    know_own_names,
    own_names,
)

SECRETS = {
    "SUPERVISOR_TOKEN": "secret-of-the-supervisor",
    "HASSIO_TOKEN": "secret-of-the-supervisor",
    "RAVEBERRY_HOST_PASSWORD": "secret-of-the-host",
    "RAVEBERRY_MQTT_USERNAME": "secret-name-at-the-broker",
    "RAVEBERRY_MQTT_PASSWORD": "secret-of-the-broker",
    "AWS_SECRET_ACCESS_KEY": "secret-of-somebody",
    "PIP_INDEX_URL": "https://name:secret@index.example/simple",
    "http_proxy": "http://name:secret@proxy.example",
}


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in SECRETS.items():
        monkeypatch.setenv(name, text)


async def test_a_real_child_sees_no_secret() -> None:
    program = "print(open('/proc/self/environ').read().replace(chr(0), ' '))"
    said: list[str] = []

    async def hear(line: bytes) -> None:
        said.append(line.decode())

    child = ChildProcess(module="timeit", arguments=("-n1", "-r1", program))
    await child.run_and_read(hear)
    assert "PATH=" in said[0]
    assert not [line for line in said if "secret" in line]


def test_pip_is_told_of_its_index() -> None:
    assert child_environment(for_pip=True)["PIP_INDEX_URL"] == SECRETS["PIP_INDEX_URL"]
    assert "PIP_INDEX_URL" not in child_environment()


def test_children_know_the_names_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    know_own_names(lambda: ["party.example", "ü.example"])
    handed = child_environment()["RAVEBERRY_OWN_NAMES"]
    know_own_names(tuple)
    monkeypatch.setenv("RAVEBERRY_OWN_NAMES", handed)
    assert own_names() == ("party.example", "ü.example")


@pytest.mark.parametrize("text", ["", "{", "{}", "1", json.dumps(None)])
def test_a_variable_that_cannot_be_read_names_nothing(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("RAVEBERRY_OWN_NAMES", text)
    assert own_names() == ()
