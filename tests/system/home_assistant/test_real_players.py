"""Players of the house follow the party: another MPD and a DLNA renderer.

Home Assistant drives them by its own integrations. What they play is read from them, and not from
Home Assistant.
"""

import os
import re
import socket
import subprocess
import urllib.request
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

FLOWS: Final = "/api/config/config_entries/flow"
ADDRESS: Final = "127.0.0.1"
INTERFACE: Final = "dlna0"
RENDERER: Final = "192.0.2.1"
CONTROL: Final = "/upnp/control/rendertransport1"
TRANSPORT: Final = "urn:schemas-upnp-org:service:AVTransport:1"


@pytest.fixture
def network() -> Iterator[None]:
    """Put this test and what it starts into a network of its own, in which multicast works.

    A renderer announces itself by multicast and does not start without it, as on loopback.
    """
    with open("/proc/self/ns/net", "rb") as before:  # noqa: PTH123
        os.unshare(os.CLONE_NEWNET)
        try:
            for step in (
                "link set lo up",
                f"link add {INTERFACE} type veth peer name {INTERFACE}peer",
                f"link set {INTERFACE}peer up",
                f"address add {RENDERER}/24 dev {INTERFACE}",
                f"link set {INTERFACE} up multicast on",
                f"route add 224.0.0.0/4 dev {INTERFACE}",
            ):
                subprocess.run(["ip", *step.split()], check=True)
            yield
        finally:
            os.setns(before.fileno(), os.CLONE_NEWNET)


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


def is_open(port: int, address: str = ADDRESS) -> bool:
    with suppress(OSError), socket.create_connection((address, port), timeout=5):
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


@contextmanager
def a_renderer(folder: Path) -> Iterator[str]:
    """Run a DLNA renderer without sound; yield its address."""
    port = 49_494
    folder.mkdir()
    words = ("gmediarender", "-I", INTERFACE, "-p", str(port), "--logfile", folder / "log")
    silent = ("--gstout-audiopipe", "fakesink sync=true")
    with subprocess.Popen([*words, *silent]) as process:
        try:
            until(lambda: is_open(port, RENDERER), within_s=SOON_S, what="the renderer listens")
            yield f"http://{RENDERER}:{port}"
        finally:
            process.terminate()


def rendered(renderer: str, action: str) -> dict[str, str]:
    """Return a renderer's answer to a question about what it plays."""
    question = (
        '<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
        's:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body>'
        f'<u:{action} xmlns:u="{TRANSPORT}"><InstanceID>0</InstanceID></u:{action}>'
        "</s:Body></s:Envelope>"
    )
    headers = {"Content-Type": 'text/xml; charset="utf-8"', "SOAPACTION": f'"{TRANSPORT}#{action}"'}
    asked = urllib.request.Request(renderer + CONTROL, question.encode(), headers)  # noqa: S310
    with urllib.request.urlopen(asked, timeout=10) as answer:  # noqa: S310 - both are ours
        return dict(re.findall(r"<(\w+)>([^<]*)</\1>", answer.read().decode()))


def added(home: Home, handler: str, **answers: object) -> str:
    """Add an integration by hand, and return its media player."""
    form = home.http("POST", FLOWS, {"handler": handler})
    return confirmed(home, form["flow_id"], **answers)


def found(home: Home, handler: str) -> str:
    """Add what an integration finds in the network, and return its media player."""
    # Its form loads what searches the network; a usual configuration has it from the beginning.
    home.http("POST", FLOWS, {"handler": handler})
    flows: list[str] = []

    def is_found() -> bool:
        progress = home.ask("config_entries/flow/progress")
        flows[:] = [
            flow["flow_id"]
            for flow in progress
            if (flow["handler"], flow["context"]["source"]) == (handler, "ssdp")
        ]
        return bool(flows)

    until(is_found, within_s=SOON_S, what=f"{handler} finds something")
    return confirmed(home, flows[0])


def confirmed(home: Home, flow: str, **answers: object) -> str:
    """Complete the flow of an integration, and return its media player."""
    done = home.http("POST", f"{FLOWS}/{flow}", answers)
    assert done["type"] == "create_entry", done
    entry = done["result"]["entry_id"]
    players: list[str] = []

    def is_there() -> bool:
        entities = home.ask("config/entity_registry/list")
        players[:] = [one["entity_id"] for one in entities if one["config_entry_id"] == entry]
        return bool(players)

    until(is_there, within_s=SOON_S, what="it has a player")
    return players[0]


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


@pytest.mark.skipif(os.geteuid() != 0, reason="a network of its own needs root")
@pytest.mark.usefixtures("network")
def test_a_dlna_renderer_plays_the_party_and_is_given_back(home: Home, tmp_path: Path) -> None:
    with a_renderer(tmp_path / "renderer") as renderer:

        def position_s() -> float:
            hours, minutes, seconds = rendered(renderer, "GetPositionInfo")["RelTime"].split(":")
            return int(hours) * 3600 + int(minutes) * 60 + float(seconds)

        def is_playing() -> bool:
            return rendered(renderer, "GetTransportInfo")["CurrentTransportState"] == "PLAYING"

        player = found(home, "dlna_dmr")
        ask_for_songs(home.system)
        home.becomes(home.player, "playing")
        follow(home, player)
        until(
            lambda: is_playing() and position_s() > 3,
            within_s=SOON_S,
            what="the renderer plays",
        )
        assert rendered(renderer, "GetMediaInfo")["CurrentURI"].endswith("/stream.mp3")
        home.becomes(home.player, "playing")
        skipped = home.current["id"]
        home.act("media_player.media_next_track")
        until(lambda: home.current["id"] != skipped, within_s=SOON_S, what="the next song plays")
        so_far_s = position_s()
        until(
            lambda: is_playing() and position_s() > so_far_s + 5,
            within_s=SOON_S,
            what="the stream goes on over the skip",
        )
        home.set_up("followers", followers=[], follow_volume="free")
        until(
            lambda: not is_playing(),
            within_s=SOON_S,
            what="it is given back when it is not chosen any more",
        )
