"""Tools for language models of the newest Home Assistant, at a real party.

Home Assistant runs in the chroot of scripts/test-newest-home-assistant, the party beside it.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from scripts.home_assistant import HomeAssistant, Login
from tests.ports import free_port
from tests.system.home_assistant import test_home_assistant as home_assistant
from tests.system.home_assistant.test_home_assistant import (
    SOON_S,
    ask_for_songs,
    at_home,
    is_blue,
)
from tests.system.support.party_system import ROOT, System, until

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(900)]

system = home_assistant.system

TREE: Final = ROOT / ".run" / "forky"
STAND_IN: Final = "tests/homeassistant/stand_ins/stand_in_voice"
TOOLS: Final = {
    f"raveberry__{name}"
    for name in ("announce", "close", "lights", "open", "queue", "request", "search", "skip",
                 "vote")
}  # fmt: skip


def inside(command: str) -> None:
    """Run a command in the chroot."""
    script = ROOT / "scripts" / "test-newest-home-assistant"
    done = subprocess.run(
        [script, "--inside", command], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def login(system: System) -> Iterator[Login]:
    """Start the newest Home Assistant, which discovers the party."""
    run_dir = Path("/run") / system.folder.name
    program = f"/venv/bin/python scripts/home_assistant.py --run-dir {run_dir}"
    port = f"RAVEBERRY_MQTT_PORT={system.mqtt_port}"
    inside(f"{port} {program} --port {free_port()} --component {STAND_IN}")
    folder = TREE / run_dir.relative_to("/")
    login = Login.read(folder / "home-assistant")
    assert login is not None
    yield login
    inside(f"{program} --stop")
    shutil.rmtree(folder)


def call(login: Login, tool: str, **args: object) -> tuple[Any, bool]:
    """Call a tool as a language model does, for the user of the login."""

    async def called(home: HomeAssistant) -> Any:  # noqa: ANN401 - JSON
        return await home.ask(
            "call_service",
            domain="stand_in_voice",
            service="call_tool",
            service_data={"tool": f"raveberry__{tool}", "args": args},
            return_response=True,
        )

    response = at_home(login, called)["response"]
    own = {tool for tool in response["offered"] if tool.startswith("raveberry")}
    assert own == TOOLS
    return response["answer"], response["has_failed"]


def test_a_language_model_takes_part_in_the_party(system: System, login: Login) -> None:
    at_home(login, lambda home: home.configure("stand_in_voice", {}))
    player = home_assistant.entity_of(login, "media_player")
    at_home(
        login,
        lambda home: home.ask(
            "homeassistant/expose_entity",
            assistants=["conversation"],
            entity_ids=[player],
            should_expose=True,
        ),
    )
    playing, *waiting = ask_for_songs(system)

    def queue() -> Any:  # noqa: ANN401 - JSON
        return call(login, "queue")[0]

    def score_of(title: str) -> int:
        return next(int(one["score"]) for one in queue()["waiting"] if one["title"] == title)

    until(lambda: len(queue()["waiting"]) == len(waiting), within_s=SOON_S, what="the others wait")
    assert queue()["current"]["title"] == playing

    # It searches, requests and votes; the queue follows.
    found, has_failed = call(login, "search", query="a")
    assert not has_failed
    wish = next(song for song in found["songs"] if song["title"] not in (playing, *waiting))
    answer, has_failed = call(login, "request", query=f"{wish['title']} {wish['artist']}")
    assert (has_failed, wish["title"] in answer["answer"]) == (False, True), answer

    user = at_home(login, lambda home: home.ask("auth/current_user"))["id"]

    def who_asked() -> list[str]:
        entries = system.guest().state()["queue"]["entries"]
        return [
            one["requested_by"]["id"] for one in entries if one["song"]["title"] == wish["title"]
        ]

    until(
        lambda: who_asked() == [f"mqtt:user-{user}"], within_s=SOON_S, what="it waits as the user's"
    )
    before = score_of(waiting[0])
    answer, has_failed = call(login, "vote", direction="up", query=waiting[0])
    assert not has_failed, answer
    until(lambda: score_of(waiting[0]) == before + 1, within_s=SOON_S, what=f"{answer} counts")

    # Lights and skipping are for hosts only, which the party decides.
    with system.mqtt() as mqtt:
        mqtt.command("set_setting", name="host_users", value=["somebody else"])
        until(
            lambda: call(login, "skip") == ({"answer": "Only a host may do that."}, True),
            within_s=SOON_S,
            what="the user is no host",
        )
        assert call(login, "lights", look="blue") == ({"answer": "Only a host may do that."}, True)
        assert not is_blue(system)
        mqtt.command("set_setting", name="host_users", value=[user])
        until(
            lambda: not call(login, "lights", look="blue")[1],
            within_s=SOON_S,
            what="the user is host",
        )
    until(lambda: is_blue(system), within_s=SOON_S, what="the strip is blue")
    first = queue()["waiting"][0]["title"]
    assert not call(login, "skip")[1]
    until(
        lambda: (queue()["current"] or {}).get("title") == first,
        within_s=SOON_S,
        what="the next song plays",
    )
