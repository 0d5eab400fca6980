"""R2: one player for one queue, however often servers are started, stopped and killed."""

import re
import sqlite3
import subprocess
from random import Random

import pytest

from tests.ports import free_port
from tests.system.stage import BIN, Stage, a_stage, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(600)]

STARTS = 40
SONGS = ("Amber", "Birch", "Cedar")
LENGTH_S = 5
"""A song and the next one in the player last longer than any outage of the server."""

REFUSED_WITHIN_S = 10.0


def another_server(stage: Stage) -> subprocess.CompletedProcess[str]:
    """Run a second server on the same data."""
    ports = {name: str(free_port()) for name in ("RAVEBERRY_GUEST_PORT", "RAVEBERRY_HOST_PORT")}
    return subprocess.run(
        [BIN / "python", "-m", "raveberry_server"],
        env=stage.environment | ports,
        capture_output=True,
        text=True,
        check=False,
        timeout=REFUSED_WITHIN_S,
    )


def kill(stage: Stage) -> None:
    pid = stage.kill("server")
    until(lambda: stage.is_back("server", after=pid), within_s=20, what="the server is back")
    stage.wait_until_served()


def stop_and_start(stage: Stage) -> None:
    stage.hold_back("server")
    stage.let_go("server")
    stage.wait_until_served()


def start_a_second(stage: Stage) -> None:
    refused = another_server(stage)
    assert refused.returncode != 0
    assert f"process {stage.pid('server')}" in refused.stderr


def epoch_of(stage: Stage) -> int:
    player = stage.host().state()["player"]
    assert isinstance(player, dict)
    epoch = player["epoch"]
    assert isinstance(epoch, int)
    return epoch


def plays_kept(stage: Stage) -> list[tuple[int, str]]:
    """Return epoch and title of every play in the server's history."""
    with sqlite3.connect(stage.folder / "data" / "party.db") as database:
        rows = database.execute("SELECT epoch, title FROM play ORDER BY epoch").fetchall()
    database.close()
    return [(int(epoch), str(title)) for epoch, title in rows]


def songs_played(stage: Stage) -> list[str]:
    """Return the songs that MPD has played to the end, according to its log."""
    return re.findall(r'played ".*/(\w+)\.flac"', stage.log("mpd"))


def test_r02_a_second_server_on_the_same_data_refuses() -> None:
    with a_stage() as stage:
        stage.music.mkdir()
        with stage.running():
            stage.wait_until_served()
            start_a_second(stage)
            assert stage.is_served()


@pytest.mark.long
def test_r02_each_song_is_started_once_whatever_becomes_of_servers() -> None:
    random = Random(2)
    with a_stage(is_patient=False) as stage:
        for title in SONGS:
            stage.add_tone(title, length_s=LENGTH_S)
        with stage.running():
            stage.wait_until_served()
            host = stage.host()
            host.done("set_setting", name="repeat", value="all")
            for title in SONGS:
                until(
                    lambda name=title: host.command("enqueue", query=name).status == 200,
                    within_s=30,
                    what=f"{title} is known",
                )
            for _ in range(STARTS):
                random.choice((kill, stop_and_start, start_a_second))(stage)
            last = epoch_of(stage)
            until(lambda: epoch_of(stage) > last, within_s=20, what="the music goes on")
            host.done("pause")
            kept, played = plays_kept(stage), songs_played(stage)
    assert [epoch for epoch, _ in kept] == list(range(1, len(kept) + 1))
    # The last song was paused; MPD has played each one before it once, in that order.
    assert [title for _, title in kept[:-1]] == played
