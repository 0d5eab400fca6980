"""R12: a download survives crashes of itself and the server, is done once, and then plays."""

import subprocess
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from tests.fakes.sources.song_site import Site, served
from tests.system.promises.crowd import Json
from tests.system.support.party_system import Browser, System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(240)]

VARIABLES = {"RAVEBERRY_SOURCES": "local,online,radio"}
LENGTH_S = 60


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    sound = tmp_path / "sound.mp3"
    subprocess.run(
        [
            *("ffmpeg", "-v", "error", "-nostdin", "-f", "lavfi"),
            *("-i", f"sine=frequency=440:duration={LENGTH_S}", "-b:a", "64k", str(sound)),
        ],
        check=True,
    )
    with served(sound) as site:
        yield site


@pytest.fixture
def system() -> Iterator[System]:
    with a_system(variables=VARIABLES) as system, system.running():
        system.wait_until_served()
        yield system


def waiting(browser: Browser) -> list[Json]:
    state: Json = browser.state()
    entries: list[Json] = state["queue"]["entries"]
    return entries


def player(browser: Browser) -> Json:
    return browser.state()["player"]


def downloads(system: System) -> list[Path]:
    """Return the download processes of that party."""
    mark = str(system.folder).encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if b"raveberry_server.jobs.ytdlp_fetch" in command and mark in command:
            found.append(process)
    return found


def is_server_back(system: System, gone: int) -> bool:
    return system.is_back("server", after=gone) and system.is_served()


def test_r12_a_download_outlives_the_server_and_plays_then_radio(
    system: System, site: Site
) -> None:
    host, guest = system.host(), system.guest()
    host.done("set_setting", name="allowed_private_hosts", value=[site.host])
    assert guest.command("enqueue", uri=site.url("/tone.mp3")).status == HTTPStatus.FORBIDDEN

    asked: Json = host.done("enqueue", uri=site.url("/slow.mp3"))
    assert (asked["entry"]["state"], asked["entry"]["progress"]) == ("pending", 0.0)
    assert site.is_waited_for.wait(60)
    gone = system.kill("server")
    until(lambda: not downloads(system), within_s=30, what="the download ends with the server")
    until(lambda: is_server_back(system, gone), within_s=60, what="the server is back")
    site.gate.set()
    until(lambda: player(guest)["entry"], within_s=90, what="the song plays")
    assert player(guest)["entry"]["song"]["source"] == "online"
    cache = system.folder / "data" / "cache"
    (sound,) = cache.glob("*.mka")
    assert system.mpd("currentsong")["file"] == str(sound)
    assert not list((cache / "unfinished").iterdir())

    host.done("enqueue", uri=site.url("/radio"), source="radio")
    until(lambda: waiting(host)[0]["state"] == "ready", within_s=60, what="the station is heard")
    assert waiting(host)[0]["song"]["title"] == "Radio Test"
    host.done("skip")
    until(
        lambda: (player(guest)["entry"] or {}).get("song", {}).get("source") == "radio",
        within_s=60,
        what="the station plays",
    )
    assert player(guest)["duration_s"] is None

    refused: Json = guest.done("enqueue", uri="https://songs.example/song")
    assert refused["entry"]["state"] == "pending"
    until(lambda: guest.state()["me"]["failed"], within_s=60, what="it fails")  # type: ignore[index]
    me: Json = guest.state()["me"]
    assert me["failed"][0]["reason"]["code"] == "link_not_taken"
    overview: Json = host.done("sources")
    assert [source["name"] for source in overview["sources"]] == [
        "local",
        "online",
        "radio",
        "line_in",
        "stream",
        "home",
        "streaming",
    ]
