"""Announcements play over the music, which continues afterwards as before."""

from collections.abc import Iterator

import numpy as np
import pytest

from tests.system.support.party_system import System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]

MUSIC_HZ = 1000.0
VOICE_HZ = 300.0
VOICE_S = 8
RATE_HZ = 44_100
VOLUME = 0.8
AUDIBLE = 0.05


@pytest.fixture(scope="module")
def system() -> Iterator[System]:
    with a_system() as system:
        system.add_tone("Amber", frequency_hz=MUSIC_HZ, length_s=900)
        system.add_tone("Voice", frequency_hz=VOICE_HZ, length_s=VOICE_S)
        with system.running():
            system.wait_until_served()
            host = system.host()
            host.done("set_setting", name="autoplay", value=False)
            # Levels are compared, while the loudness of the songs is measured.
            host.done("set_setting", name="replay_gain", value="off")
            host.done("set_volume", volume=VOLUME)
            for title in ("Amber", "Voice"):
                until(
                    lambda name=title: uri_of(system, name), within_s=30, what=f"{title} is known"
                )
            host.done("enqueue", query="Amber")
            until(lambda: level(system, MUSIC_HZ) > AUDIBLE, within_s=30, what="music is heard")
            yield system


def uri_of(system: System, title: str) -> str:
    hits = system.host().ask("GET", f"/api/v1/search?q={title}").json["hits"]
    assert isinstance(hits, list)
    return str(hits[0]["song"]["uri"]) if hits else ""


def level(system: System, frequency_hz: float) -> float:
    """Return the current level of a tone at the sound server, at most about 1."""
    sound = np.frombuffer(system.recorded(0.25), np.int16) / 32_768
    turns = np.exp(-2j * np.pi * frequency_hz * np.arange(len(sound)) / RATE_HZ)
    return float(abs(2 * np.mean(sound * turns)))


def announce(system: System, *, duck: bool) -> bool:
    uri = uri_of(system, "Voice")
    return bool(system.host().done("announce", media_uri=uri, duck=duck)["ducked"])


def playing(system: System) -> tuple[str, int]:
    player = system.host().state()["player"]
    assert isinstance(player, dict)
    return player["state"], player["epoch"]


def is_as_before(system: System, loud: float) -> bool:
    """Return whether the music is as loud as before and the announcement is over."""
    volume = system.mpd_if_there("status").get("volume")
    return (
        volume == str(round(VOLUME * 100))
        and level(system, MUSIC_HZ) == pytest.approx(loud, rel=0.02)
        and level(system, VOICE_HZ) < 0.01
    )


def test_announcement_and_music_are_audible_and_the_volume_is_restored(system: System) -> None:
    loud = level(system, MUSIC_HZ)
    before = playing(system)
    assert announce(system, duck=True)
    until(lambda: level(system, VOICE_HZ) > AUDIBLE, within_s=5, what="the announcement is heard")
    until(
        lambda: 0.005 < level(system, MUSIC_HZ) < 0.5 * loud, within_s=3, what="the music is quiet"
    )
    assert level(system, VOICE_HZ) > AUDIBLE, "both at once"
    assert playing(system) == before
    until(lambda: is_as_before(system, loud), within_s=20, what="all is as it was")
    assert playing(system) == before


@pytest.mark.parametrize("process", ["server", "mpd"])
def test_the_state_is_restored_after_a_process_is_killed(system: System, process: str) -> None:
    loud = level(system, MUSIC_HZ)
    before = playing(system)
    assert announce(system, duck=True)
    until(lambda: level(system, VOICE_HZ) > AUDIBLE, within_s=5, what="the announcement is heard")
    killed = system.kill(process)
    until(lambda: system.is_back(process, after=killed), within_s=30, what=f"{process} is back")
    system.wait_until_served()
    until(lambda: is_as_before(system, loud), within_s=VOICE_S, what="all is as it was")
    assert playing(system) == before


def test_without_ducking_an_announcement_pauses_the_music(system: System) -> None:
    loud = level(system, MUSIC_HZ)
    assert not announce(system, duck=False)
    until(lambda: level(system, VOICE_HZ) > AUDIBLE, within_s=5, what="the announcement is heard")
    assert level(system, MUSIC_HZ) < 0.01
    until(lambda: is_as_before(system, loud), within_s=20, what="all is as it was")


def test_an_output_that_cannot_mix_is_reported(system: System) -> None:
    assert "announcements" in (system.folder / "mpd.conf").read_text()
    with a_system(
        variables={"RAVEBERRY_OUTPUT": "null", "RAVEBERRY_AUDIO_SOURCE": "fifo"}
    ) as other:
        other.add_tone("Amber", length_s=60)
        other.add_tone("Voice", length_s=1)
        with other.running():
            other.wait_until_served()
            until(lambda: uri_of(other, "Voice"), within_s=30, what="the songs are known")
            until(lambda: uri_of(other, "Amber"), within_s=30, what="the songs are known")
            other.host().done("enqueue", query="Amber")
            until(lambda: playing(other)[0] == "playing", within_s=20, what="it plays")
            assert not announce(other, duck=True)
