"""R2: one player for one queue, however often servers are started, stopped and killed."""

import re
import sqlite3
import subprocess
from pathlib import Path
from random import Random

import pytest

from tests.ports import free_port
from tests.system.support.party_system import BIN, System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(600)]

STARTS = 40
SONGS = ("Amber", "Birch", "Cedar")
LENGTH_S = 5
"""A song and the next one in the player last longer than any outage of the server."""

REFUSED_WITHIN_S = 10.0


def another_server(system: System) -> subprocess.CompletedProcess[str]:
    """Run a second server on the same data."""
    ports = {name: str(free_port()) for name in ("RAVEBERRY_GUEST_PORT", "RAVEBERRY_HOST_PORT")}
    return subprocess.run(
        [BIN / "python", "-m", "raveberry_server"],
        env=system.environment | ports,
        capture_output=True,
        text=True,
        check=False,
        timeout=REFUSED_WITHIN_S,
    )


def kill(system: System) -> None:
    pid = system.kill("server")
    until(lambda: system.is_back("server", after=pid), within_s=20, what="the server is back")
    system.wait_until_served()


def stop_and_start(system: System) -> None:
    system.hold_back("server")
    system.let_go("server")
    system.wait_until_served()


def start_a_second(system: System) -> None:
    refused = another_server(system)
    assert refused.returncode != 0
    assert f"process {system.pid('server')}" in refused.stderr


def epoch_of(system: System) -> int:
    player = system.host().state()["player"]
    assert isinstance(player, dict)
    epoch = player["epoch"]
    assert isinstance(epoch, int)
    return epoch


def plays_kept(system: System) -> list[tuple[int, str]]:
    """Return epoch and title of every play in the server's history."""
    with sqlite3.connect(system.folder / "data" / "party.db") as database:
        rows = database.execute("SELECT epoch, title FROM play ORDER BY epoch").fetchall()
    database.close()
    return [(int(epoch), str(title)) for epoch, title in rows]


def songs_played(system: System) -> list[str]:
    """Return the songs that MPD has played to the end, according to its log."""
    return [title_of(Path(file)) for file in re.findall(r'played "(.*)"', system.log("mpd"))]


def title_of(played: Path) -> str:
    """Return the title of a song by its file, or by the script that plays it with a gain."""
    if played.suffix != ".concat":
        return played.stem
    (link,) = (each for each in played.parent.glob(f"{played.stem}.*") if each.is_symlink())
    return link.readlink().stem


def test_r02_a_second_server_on_the_same_data_refuses() -> None:
    with a_system() as system:
        system.music.mkdir()
        with system.running():
            system.wait_until_served()
            start_a_second(system)
            assert system.is_served()


@pytest.mark.long
def test_r02_each_song_is_started_once_whatever_becomes_of_servers() -> None:
    random = Random(2)
    with a_system(is_patient=False) as system:
        for title in SONGS:
            system.add_tone(title, length_s=LENGTH_S)
        with system.running():
            system.wait_until_served()
            host = system.host()
            host.done("set_setting", name="repeat", value="all")
            for title in SONGS:
                until(
                    lambda name=title: host.command("enqueue", query=name).status == 200,
                    within_s=30,
                    what=f"{title} is known",
                )
            for _ in range(STARTS):
                random.choice((kill, stop_and_start, start_a_second))(system)
            last = epoch_of(system)
            until(lambda: epoch_of(system) > last, within_s=20, what="the music goes on")
            host.done("pause")
            kept, played = plays_kept(system), songs_played(system)
    assert [epoch for epoch, _ in kept] == list(range(1, len(kept) + 1))
    # The last song was paused; MPD has played each one before it once, in that order.
    assert [title for _, title in kept[:-1]] == played
