"""Listening along: the audio of a real party over HTTP, while its processes are restarted."""

import http.client
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest

from tests.system.support.party_system import System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]

TONE_HZ = 1000
VOICE_HZ = 300
VOICE_S = 10
RATE_HZ = 44_100


@pytest.fixture(scope="module")
def system() -> Iterator[System]:
    with a_system() as system:
        system.add_tone("Amber", frequency_hz=TONE_HZ, length_s=900)
        system.add_tone("Voice", frequency_hz=VOICE_HZ, length_s=VOICE_S)
        with system.running():
            system.wait_until_served()
            host = system.host()
            until(
                lambda: host.command("enqueue", query="Amber").status == 200,
                within_s=30,
                what="the song is known",
            )
            until(lambda: plays(system), within_s=30, what="it plays")
            yield system


class Listener:
    """A client of the stream, with the audio that it received lately."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self._response = response
        self._sound = bytearray()
        self._thread = threading.Thread(target=self._listen)
        self.is_over = False
        self._thread.start()

    def _listen(self) -> None:
        try:
            while piece := self._response.read1(4096):
                self._sound += piece
        except (OSError, http.client.HTTPException, ValueError, AttributeError):
            pass
        self.is_over = True

    def hears(self, frequency_hz: float) -> bool:
        """Return whether the next second of the stream is that tone."""
        self._sound.clear()
        until(lambda: len(self._sound) > 48_000, within_s=30, what="sound comes")
        return abs(loudest_hz(bytes(self._sound)) - frequency_hz) < 5

    def join(self) -> None:
        self._thread.join(10)


@contextmanager
def listening(system: System) -> Iterator[Listener]:
    connection = http.client.HTTPConnection("127.0.0.1", system.guest_port, timeout=30)
    connection.request("GET", "/stream.mp3")
    response = connection.getresponse()
    assert (response.status, response.headers["Content-Type"]) == (200, "audio/mpeg")
    listener = Listener(response)
    try:
        yield listener
    finally:
        if connection.sock is not None:
            connection.sock.shutdown(2)
        listener.join()
        response.close()
        connection.close()


def loudest_hz(mp3: bytes) -> float:
    """Return the loudest frequency of an MP3."""
    decoded = subprocess.run(
        [
            *("ffmpeg", "-v", "fatal", "-f", "mp3", "-i", "pipe:"),
            *("-f", "s16le", "-ac", "1", "-ar", str(RATE_HZ), "pipe:"),
        ],
        input=mp3,
        capture_output=True,
        check=True,
    ).stdout
    samples = np.frombuffer(decoded, np.int16)[-RATE_HZ:]
    assert len(samples) == RATE_HZ, "less than a second was heard"
    return float(np.argmax(np.abs(np.fft.rfft(samples))) * RATE_HZ / len(samples))


def sends(system: System) -> bool:
    """Return whether MPD's stream output is on."""
    return system.mpd_if_there("outputs").get("outputenabled") == "1"


def player(system: System) -> dict[str, Any]:
    shown = system.host().state()["player"]
    assert isinstance(shown, dict)
    return shown


def plays(system: System) -> bool:
    return player(system)["state"] == "playing"


def fault(system: System) -> str | None:
    error = player(system)["error"]
    return error["code"] if error else None


def speakers(system: System) -> str:
    (output,) = player(system)["outputs"]
    return str(output["id"])


def test_two_listen_and_the_player_sends_until_both_have_left(system: System) -> None:
    guests = system.host().state()["party"]
    assert not sends(system), "nobody listens yet"
    with listening(system) as first:
        assert first.hears(TONE_HZ)
        assert sends(system)
        with listening(system) as second:
            assert second.hears(TONE_HZ)
        assert first.hears(TONE_HZ), "it stays when another one leaves"
    until(lambda: not sends(system), within_s=10, what="nothing is sent to nobody")
    assert system.host().state()["party"] == guests, "nobody became a guest"
    assert [output["name"] for output in player(system)["outputs"]] == ["speakers"]


def test_an_announcement_is_heard_in_the_stream(system: System) -> None:
    host = system.host()
    (hit,) = until(lambda: hits_of(system, "Voice"), within_s=30, what="the sound is known")
    with listening(system) as listener:
        assert listener.hears(TONE_HZ)
        # The stream gets no mixed sound.
        assert host.done("announce", media_uri=hit["song"]["uri"], duck=True)["ducked"] is False
        until(lambda: listener.hears(VOICE_HZ), within_s=VOICE_S + 10, what="the announcement")
        until(lambda: listener.hears(TONE_HZ), within_s=30, what="the music is back")
    until(lambda: not sends(system), within_s=10, what="nothing is sent to nobody")


def hits_of(system: System, title: str) -> list[dict[str, Any]]:
    hits = system.host().ask("GET", f"/api/v1/search?q={title}").json["hits"]
    assert isinstance(hits, list)
    return hits[:1]


def test_a_listener_hears_on_after_mpd_was_killed(system: System) -> None:
    with listening(system) as listener:
        assert listener.hears(TONE_HZ)
        killed = system.kill("mpd")
        until(lambda: system.is_back("mpd", after=killed), within_s=30, what="MPD is back")
        until(lambda: plays(system), within_s=30, what="the music is back")
        assert listener.hears(TONE_HZ)
    until(lambda: not sends(system), within_s=10, what="nothing is sent to nobody")


def test_a_lost_sound_server_is_reported_with_listeners_too(system: System) -> None:
    with listening(system) as listener:
        assert listener.hears(TONE_HZ)
        system.hold_back("sound")
        until(lambda: fault(system) == "player_output", within_s=40, what="the fault is told")
        assert not sends(system)
        system.let_go("sound")
        until(lambda: plays(system), within_s=40, what="the music is back")
        assert listener.hears(TONE_HZ), "who has waited hears on"
    until(lambda: not sends(system), within_s=10, what="nothing is sent to nobody")


def test_the_stream_plays_with_disabled_speakers(
    system: System,
) -> None:
    host = system.host()
    with listening(system) as listener:
        assert listener.hears(TONE_HZ)
        host.done("set_output", output=speakers(system), on=False)
        system.hold_back("sound")
        for _ in range(3):
            assert listener.hears(TONE_HZ)
        assert plays(system)
    until(
        lambda: fault(system) == "player_output", within_s=10, what="without a listener it is mute"
    )
    system.let_go("sound")
    host.done("set_output", output=speakers(system), on=True)
    until(lambda: plays(system), within_s=40, what="the music is back")


def test_the_stream_address_is_published_while_enabled(system: System) -> None:
    with system.mqtt() as mqtt:

        def told() -> object:
            info = mqtt.latest("info")
            return info["stream_url"] if isinstance(info, dict) else ""

        until(lambda: str(told()).endswith("/stream.mp3"), within_s=10, what="the address is told")
        system.host().done("set_setting", name="listen_along", value=False)
        until(lambda: told() is None, within_s=10, what="it is told no more")
        assert system.guest().ask("GET", "/stream.mp3").status == 404
        system.host().done("set_setting", name="listen_along", value=True)


def test_a_listener_does_not_keep_the_server_from_stopping(system: System) -> None:
    with listening(system) as listener:
        assert listener.hears(TONE_HZ)
        before_s = time.monotonic()
        system.hold_back("server")
        assert time.monotonic() - before_s < 5
        until(lambda: listener.is_over, within_s=5, what="the stream is over")
    system.let_go("server")
    system.wait_until_served()
    until(lambda: not sends(system), within_s=10, what="a server without listeners sends nothing")
