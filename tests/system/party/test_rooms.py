"""Music in several rooms by Snapcast: a server of our own, and one elsewhere."""

import socket
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from tests.fakes.player.real_snapcast import Rooms, a_room, a_server, lag_ms, supervised_rooms
from tests.ports import free_port
from tests.system.support.party_system import Browser, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]

WITHIN_S: Final = 60
AUDIBLE: Final = 100.0
"""Root mean square of audible samples, of 32,767."""

MOST_APART_MS: Final = 10.0
MUSIC_HZ: Final = 1_000.0
VOICE_HZ: Final = 300.0
VOICE_S: Final = 6


@pytest.fixture(scope="module")
def noise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A minute of noise, whose copies can be compared at every moment."""
    file = tmp_path_factory.mktemp("music") / "noise.wav"
    made = "anoisesrc=duration=60:color=pink:amplitude=0.5:sample_rate=44100"
    command = ("ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", made, "-ac", "2", file)
    subprocess.run(command, check=True)
    return file


def ask(mpd: Path, *commands: str) -> str:
    """Send MPD commands and return its last answer, empty without an MPD."""
    try:
        with socket.socket(socket.AF_UNIX) as peer:
            peer.settimeout(30)
            peer.connect(str(mpd))
            with peer.makefile("rw") as lines:
                lines.readline()
                answer = ""
                for command in commands:
                    lines.write(f"{command}\n")
                    lines.flush()
                    answer = "".join(iter(lines.readline, "OK\n"))
    except OSError:
        return ""
    return answer


def play(mpd: Path, file: Path) -> None:
    until(lambda: ask(mpd, "status"), within_s=WITHIN_S, what="MPD answers")
    ask(mpd, f'addid "{file}"', "repeat 1", "play")


def elapsed_s(mpd: Path) -> float:
    lines = dict(line.split(": ", 1) for line in ask(mpd, "status").splitlines())
    return float(lines.get("elapsed", "0"))


def loudness(rooms: Rooms) -> tuple[float, ...]:
    sound = rooms.recorded(0.3)
    return tuple(np.sqrt(np.mean(sound**2, axis=0))) if len(sound) else (0.0, 0.0)


def are_heard(rooms: Rooms) -> Callable[[], bool]:
    return lambda: min(loudness(rooms)) > AUDIBLE


def test_a_server_of_our_own_plays_in_all_rooms(tmp_path: Path, noise: Path) -> None:
    port = free_port()
    variables = {"RAVEBERRY_SNAPCAST": "own", "RAVEBERRY_SNAPCAST_PORT": str(port)}
    with (
        supervised_rooms(tmp_path, variables) as options,
        a_room(tmp_path, "kitchen", port=port) as kitchen,
        a_room(tmp_path, "garden", port=port) as garden,
    ):
        play(options.mpd_socket, noise)
        until(kitchen.is_heard, within_s=WITHIN_S, what="the kitchen plays")
        until(garden.is_heard, within_s=WITHIN_S, what="the garden plays")


def test_a_server_elsewhere_that_was_away_plays_again_and_stops_nothing(
    tmp_path: Path, noise: Path
) -> None:
    port, source_port = free_port(), free_port()
    variables = {
        "RAVEBERRY_SNAPCAST": f"127.0.0.1:{source_port}",
        "RAVEBERRY_SNAPCAST_PORT": str(port),
    }
    with supervised_rooms(tmp_path, variables) as options:
        play(options.mpd_socket, noise)
        for name in ("kitchen", "garden"):
            before_s = elapsed_s(options.mpd_socket)
            until(
                lambda before_s=before_s: abs(elapsed_s(options.mpd_socket) - before_s) > 0.5,
                within_s=WITHIN_S,
                what="MPD plays without a server",
            )
            with (
                a_server(tmp_path, port=port, source_port=source_port),
                a_room(tmp_path, name, port=port) as room,
            ):
                until(room.is_heard, within_s=WITHIN_S, what=f"the {name} plays")


def test_an_announcement_is_heard_in_a_room(tmp_path: Path) -> None:
    port = free_port()
    variables = {"RAVEBERRY_SNAPCAST": "own", "RAVEBERRY_SNAPCAST_PORT": str(port)}
    with a_system(variables=variables) as system:
        system.add_tone("Amber", frequency_hz=MUSIC_HZ, length_s=900)
        system.add_tone("Voice", frequency_hz=VOICE_HZ, length_s=VOICE_S)
        with system.running(), a_room(tmp_path, "kitchen", port=port) as kitchen:
            system.wait_until_served()
            host = system.host()
            voice = until(
                lambda: uri_of(host, "Voice"), within_s=WITHIN_S, what="the songs are known"
            )
            until(
                lambda: host.command("enqueue", query="Amber").status == 200,
                within_s=WITHIN_S,
                what="the songs are known",
            )
            until(lambda: is_near(kitchen.loudest_hz(), MUSIC_HZ), within_s=WITHIN_S, what="music")
            # Rooms get no mixed sound.
            assert host.done("announce", media_uri=voice, duck=True)["ducked"] is False
            until(lambda: is_near(kitchen.loudest_hz(), VOICE_HZ), within_s=WITHIN_S, what="voice")
            until(lambda: is_near(kitchen.loudest_hz(), MUSIC_HZ), within_s=WITHIN_S, what="music")


def uri_of(host: Browser, title: str) -> str:
    hits = host.ask("GET", f"/api/v1/search?q={title}").json["hits"]
    assert isinstance(hits, list)
    return str(hits[0]["song"]["uri"]) if hits else ""


def is_near(found_hz: float, expected_hz: float) -> bool:
    return abs(found_hz - expected_hz) < expected_hz / 10


@pytest.mark.long
def test_two_rooms_play_in_step(tmp_path: Path, noise: Path) -> None:
    port = free_port()
    rooms = Rooms(tmp_path)
    variables = {"RAVEBERRY_SNAPCAST": "own", "RAVEBERRY_SNAPCAST_PORT": str(port)}
    with supervised_rooms(tmp_path, variables) as options:
        # Before the clients come: snapclient 0.31 may crash when nothing plays for five seconds.
        play(options.mpd_socket, noise)
        with rooms.listening(port):
            until(are_heard(rooms), within_s=WITHIN_S, what="both rooms play")
            # Clients take a moment to agree on the time.
            until(
                lambda: abs(lag_ms(rooms.recorded(2.0))) <= MOST_APART_MS,
                within_s=WITHIN_S,
                what="the rooms are in step",
            )
