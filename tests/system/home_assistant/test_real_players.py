"""A player of the house follows the party: another MPD, by Home Assistant's own integration.

What it plays is read from it, and not from Home Assistant.
"""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import mpd
import pytest

from scripts.home_assistant import Login
from tests.ports import free_port
from tests.system.home_assistant.test_home_assistant import (
    SOON_S,
    ask_for_songs,
    run_home_assistant,
)
from tests.system.home_assistant.test_home_assistant_evening import SONGS, Home
from tests.system.support.party_system import System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(600), pytest.mark.long]

ADDRESS: Final = "127.0.0.1"


@pytest.fixture
def system() -> Iterator[System]:
    variables = {"RAVEBERRY_SOURCES": "local"}
    with a_system(variables=variables) as system:
        variables["RAVEBERRY_GUEST_URL"] = f"http://{ADDRESS}:{system.guest_port}/"
        for song in SONGS:
            system.add_tone(song, length_s=240)
        with system.running():
            system.wait_until_served()
            yield system


@pytest.fixture
def home(system: System) -> Iterator[Home]:
    run_home_assistant(system, "--port", str(free_port()))
    login = Login.read(system.folder / "home-assistant")
    assert login is not None
    yield Home(system=system, login=login)
    run_home_assistant(system, "--stop")


@contextmanager
def an_mpd(folder: Path) -> Iterator[int]:
    """Run another MPD, without sound; yield its port."""
    port = free_port()
    folder.mkdir()
    conf = folder / "mpd.conf"
    conf.write_text(
        f'bind_to_address "{ADDRESS}"\nport "{port}"\nstate_file "{folder}/state"\n'
        'input {\n  plugin "curl"\n}\n'
        'audio_output {\n  type "null"\n  name "none"\n  mixer_type "null"\n}\n'
    )
    with subprocess.Popen(["mpd", "--no-daemon", "--stderr", conf]) as process:
        try:
            until(lambda: is_open(port), within_s=SOON_S, what="MPD listens")
            yield port
        finally:
            process.terminate()


def is_open(port: int) -> bool:
    with suppress(OSError), socket.create_connection((ADDRESS, port), timeout=5):
        return True
    return False


def reported(port: int) -> dict[str, Any]:
    """Return the status and the song of an MPD."""
    client = mpd.MPDClient()
    client.connect(ADDRESS, port)
    try:
        return {**client.status(), **client.currentsong()}
    finally:
        client.disconnect()


def added(home: Home, handler: str, **answers: object) -> str:
    """Add an integration by its flow, and return its media player."""
    flows = "/api/config/config_entries/flow"
    form = home.http("POST", flows, {"handler": handler})
    done = home.http("POST", f"{flows}/{form['flow_id']}", answers)
    assert done["type"] == "create_entry", done
    entry = done["result"]["entry_id"]
    found: list[str] = []

    def is_there() -> bool:
        entities = home.ask("config/entity_registry/list")
        found[:] = [one["entity_id"] for one in entities if one["config_entry_id"] == entry]
        return bool(found)

    until(is_there, within_s=SOON_S, what=f"{handler} has a player")
    return found[0]


def follow(home: Home, player: str) -> None:
    home.act("set_setting", name="listen_along", value=True)
    home.set_up("followers", followers=[player], follow_volume="free")


def test_another_mpd_plays_the_party_and_is_given_back(home: Home, tmp_path: Path) -> None:
    with an_mpd(tmp_path / "mpd") as port:
        player = added(home, "mpd", host=ADDRESS, port=port)
        ask_for_songs(home.system)
        home.becomes(home.player, "playing")
        follow(home, player)
        until(
            lambda: (
                reported(port)["state"] == "play"
                and str(reported(port)["file"]).endswith("/stream.mp3")
                and float(str(reported(port)["elapsed"])) > 3
            ),
            within_s=SOON_S,
            what="the other MPD plays the stream",
        )
        # Choosing it has reloaded the integration.
        home.becomes(home.player, "playing")
        skipped = home.current["id"]
        home.act("media_player.media_next_track")
        until(lambda: home.current["id"] != skipped, within_s=SOON_S, what="the next song plays")
        so_far_s = float(str(reported(port)["elapsed"]))
        until(
            lambda: float(str(reported(port).get("elapsed", 0))) > so_far_s + 5,
            within_s=SOON_S,
            what="the stream goes on over the skip",
        )
        home.set_up("followers", followers=[], follow_volume="free")
        until(
            lambda: reported(port)["state"] != "play",
            within_s=SOON_S,
            what="it is given back when it is not chosen any more",
        )
