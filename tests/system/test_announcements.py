"""Announcements play over the music, which continues afterwards as before."""

from collections.abc import Iterator

import numpy as np
import pytest

from tests.system.stage import Stage, a_stage, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]

MUSIC_HZ = 1000.0
VOICE_HZ = 300.0
VOICE_S = 8
RATE_HZ = 44_100
VOLUME = 0.8
AUDIBLE = 0.05


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with a_stage() as stage:
        stage.add_tone("Amber", frequency_hz=MUSIC_HZ, length_s=900)
        stage.add_tone("Voice", frequency_hz=VOICE_HZ, length_s=VOICE_S)
        with stage.running():
            stage.wait_until_served()
            host = stage.host()
            host.done("set_setting", name="autoplay", value=False)
            host.done("set_volume", volume=VOLUME)
            for title in ("Amber", "Voice"):
                until(lambda name=title: uri_of(stage, name), within_s=30, what=f"{title} is known")
            host.done("enqueue", query="Amber")
            until(lambda: level(stage, MUSIC_HZ) > AUDIBLE, within_s=30, what="music is heard")
            yield stage


def uri_of(stage: Stage, title: str) -> str:
    hits = stage.host().ask("GET", f"/api/v1/search?q={title}").json["hits"]
    assert isinstance(hits, list)
    return str(hits[0]["song"]["uri"]) if hits else ""


def level(stage: Stage, frequency_hz: float) -> float:
    """Return the current level of a tone at the sound server, at most about 1."""
    sound = np.frombuffer(stage.recorded(0.25), np.int16) / 32_768
    turns = np.exp(-2j * np.pi * frequency_hz * np.arange(len(sound)) / RATE_HZ)
    return float(abs(2 * np.mean(sound * turns)))


def announce(stage: Stage, *, duck: bool) -> bool:
    uri = uri_of(stage, "Voice")
    return bool(stage.host().done("announce", media_uri=uri, duck=duck)["ducked"])


def playing(stage: Stage) -> tuple[str, int]:
    player = stage.host().state()["player"]
    assert isinstance(player, dict)
    return player["state"], player["epoch"]


def is_as_before(stage: Stage, loud: float) -> bool:
    """Return whether the music is as loud as before and the announcement is over."""
    volume = stage.mpd_if_there("status").get("volume")
    return (
        volume == str(round(VOLUME * 100))
        and level(stage, MUSIC_HZ) == pytest.approx(loud, rel=0.02)
        and level(stage, VOICE_HZ) < 0.01
    )


def test_both_are_heard_and_the_music_is_as_loud_as_before_afterwards(stage: Stage) -> None:
    loud = level(stage, MUSIC_HZ)
    before = playing(stage)
    assert announce(stage, duck=True)
    until(lambda: level(stage, VOICE_HZ) > AUDIBLE, within_s=5, what="the announcement is heard")
    until(
        lambda: 0.005 < level(stage, MUSIC_HZ) < 0.5 * loud, within_s=3, what="the music is quiet"
    )
    assert level(stage, VOICE_HZ) > AUDIBLE, "both at once"
    assert playing(stage) == before
    until(lambda: is_as_before(stage, loud), within_s=20, what="all is as it was")
    assert playing(stage) == before


@pytest.mark.parametrize("process", ["server", "mpd"])
def test_all_is_as_it_was_after_somebody_was_killed_meanwhile(stage: Stage, process: str) -> None:
    loud = level(stage, MUSIC_HZ)
    before = playing(stage)
    assert announce(stage, duck=True)
    until(lambda: level(stage, VOICE_HZ) > AUDIBLE, within_s=5, what="the announcement is heard")
    killed = stage.kill(process)
    until(lambda: stage.is_back(process, after=killed), within_s=30, what=f"{process} is back")
    stage.wait_until_served()
    until(lambda: is_as_before(stage, loud), within_s=VOICE_S, what="all is as it was")
    assert playing(stage) == before


def test_without_that_wish_the_music_stands_still(stage: Stage) -> None:
    loud = level(stage, MUSIC_HZ)
    assert not announce(stage, duck=False)
    until(lambda: level(stage, VOICE_HZ) > AUDIBLE, within_s=5, what="the announcement is heard")
    assert level(stage, MUSIC_HZ) < 0.01
    until(lambda: is_as_before(stage, loud), within_s=20, what="all is as it was")


def test_a_machine_whose_output_mixes_nothing_says_so(stage: Stage) -> None:
    assert "announcements" in (stage.folder / "mpd.conf").read_text()
    with a_stage(variables={"RAVEBERRY_OUTPUT": "null", "RAVEBERRY_AUDIO_SOURCE": "fifo"}) as other:
        other.add_tone("Amber", length_s=60)
        other.add_tone("Voice", length_s=1)
        with other.running():
            other.wait_until_served()
            until(lambda: uri_of(other, "Voice"), within_s=30, what="the songs are known")
            until(lambda: uri_of(other, "Amber"), within_s=30, what="the songs are known")
            other.host().done("enqueue", query="Amber")
            until(lambda: playing(other)[0] == "playing", within_s=20, what="it plays")
            assert not announce(other, duck=True)
