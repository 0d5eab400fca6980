"""Internet radio with a real MPD: a station that hangs up or falls silent is tuned in to again."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from raveberry_server.adapters.processes.stream_relay_urls import relayed
from raveberry_server.application.playback import reconciler, stream_health

from tests.fakes.certificates import server_context
from tests.fakes.player.real_mpd import RealMpd
from tests.fakes.sources.radio_station import Station, on_air, sending_on
from tests.fakes.tasks import kill_children

from .mpd_playback import MpdPlayback, another_client

pytestmark = pytest.mark.system


@pytest.fixture
async def station(music: Path) -> AsyncIterator[Station]:
    async with on_air(music / "radio.mp3") as made:
        yield made


@pytest.fixture
async def playback(mpd: RealMpd, music: Path, station: Station) -> AsyncIterator[MpdPlayback]:
    """A house in which the station is the song `radio`, and plays."""
    made = MpdPlayback(mpd=mpd, music=music, files={"radio": station.url})
    async with made.living():
        await mpd.start()
        await made.request("radio", "long")
        await made.until_moving("radio")
        yield made


async def test_a_station_that_hangs_up_is_tuned_in_to_again(
    playback: MpdPlayback, station: Station
) -> None:
    for visits in (2, 3):
        station.drop()
        await playback.until_heard_anew(station, visits)
    assert (playback.started, playback.ended, playback.waiting) == (["radio"], [], ["long"])
    assert playback.fault is None


async def test_an_encrypted_station_plays_and_is_tuned_in_to_again(
    mpd: RealMpd, music: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, certificate = server_context(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    async with on_air(music / "radio.mp3", tls=context) as station:
        playback = MpdPlayback(mpd=mpd, music=music, files={"radio": station.url})
        async with playback.living():
            await mpd.start()
            await playback.request("radio", "long")
            await playback.until_moving("radio")
            station.drop()
            await playback.until_heard_anew(station, 2)
        assert (playback.started, playback.ended, playback.waiting) == (["radio"], [], ["long"])


async def test_a_station_that_is_away_is_waited_for(
    playback: MpdPlayback, station: Station
) -> None:
    station.is_closed = True
    station.drop()
    await playback.until(lambda: playback.fault == "stream")
    assert playback.current == "radio"
    station.is_closed = False
    await playback.until_moving("radio", within_s=40)
    assert (playback.started, playback.ended, playback.waiting) == (["radio"], [], ["long"])


async def test_a_station_that_stays_away_gives_way_to_the_next_song(
    playback: MpdPlayback, station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream_health, "MOST_RETRIES", 3)
    station.is_closed = True
    station.drop()
    await playback.until_moving("long", within_s=40)
    assert playback.ended == [("radio", "failed")]
    assert playback.fault is None


async def test_a_silent_station_is_reconnected(
    playback: MpdPlayback, station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reconciler, "START_WITHIN_S", 2.0)
    station.is_stalled = True
    await playback.until(lambda: not playback.state.playback.anchor.is_moving)
    await playback.until(lambda: playback.fault == "stream", within_s=40)
    station.is_stalled = False
    await playback.until_moving("radio", within_s=40)
    assert (playback.started, playback.ended, playback.waiting) == (["radio"], [], ["long"])
    assert station.visits > 1


async def test_a_station_that_lies_about_its_length_is_a_station(
    mpd: RealMpd, music: Path, station: Station
) -> None:
    station.promised_bytes = 100_000_000
    playback = MpdPlayback(mpd=mpd, music=music, files={"radio": station.url})
    async with playback.living():
        await mpd.start()
        await playback.request("radio", "long")
        await playback.until_moving("radio")
        station.drop()
        await playback.until_heard_anew(station, 2)
        assert playback.ended == []


async def test_a_station_goes_on_after_mpd_was_killed(
    playback: MpdPlayback, mpd: RealMpd, station: Station
) -> None:
    await mpd.kill()
    await playback.until(lambda: playback.fault == "unreachable")
    await mpd.start()
    await playback.until_heard_anew(station, 2)
    assert (playback.started, playback.fault) == (["radio"], None)


async def test_a_song_of_the_net_that_has_an_end_ends(mpd: RealMpd, music: Path) -> None:
    jingle = music / "jingle.mp3"
    async with on_air(jingle) as site:
        site.promised_bytes = jingle.stat().st_size
        playback = MpdPlayback(mpd=mpd, music=music, files={"radio": site.url})
        async with playback.living():
            await mpd.start()
            await playback.request("radio", "long")
            await playback.until_moving("long", within_s=40)
            assert playback.ended == [("radio", "finished")]
            assert site.visits == 1


async def test_a_station_goes_on_after_its_relay_was_killed(
    playback: MpdPlayback, station: Station
) -> None:
    port = playback.relay.port
    kill_children("raveberry_server.jobs.stream_relay")
    await playback.until_heard_anew(station, 2)
    assert playback.relay.port not in (None, port)
    assert (playback.started, playback.ended, playback.fault) == (["radio"], [], None)


async def test_the_players_list_shows_the_stations_own_address(
    playback: MpdPlayback, mpd: RealMpd, station: Station
) -> None:
    async with another_client(mpd) as client:
        (listed, *_) = (await client.report()).songs
    assert listed.location.startswith("http://127.0.0.1:")
    assert relayed(listed.location) == (playback.relay.port, station.url)
    assert playback.started == ["radio"]


async def test_a_station_in_the_local_network_is_not_played(
    mpd: RealMpd, music: Path, station: Station
) -> None:
    """Its address is fine; where it sends the player afterwards is not."""
    async with sending_on(station.url) as outside:
        playback = MpdPlayback(mpd=mpd, music=music, files={"radio": outside})
        async with playback.living():
            await mpd.start()
            await playback.request("radio", "long")
            await playback.until_moving("long", within_s=40)
    assert playback.ended == [("radio", "failed")]
    assert station.visits == 0
