"""Internet radio with a real MPD: a station that hangs up or falls silent is tuned in to again."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from raveberry_server.adapters.processes.relay_links import relayed
from raveberry_server.application.playback import reconciler, stream_health

from tests.fakes.mpd import RealMpd
from tests.fakes.station import Station, on_air, sending_on
from tests.fakes.tasks import kill_children

from .house import House, another_client

pytestmark = pytest.mark.system


@pytest.fixture
async def station(music: Path) -> AsyncIterator[Station]:
    async with on_air(music / "radio.mp3") as made:
        yield made


@pytest.fixture
async def house(mpd: RealMpd, music: Path, station: Station) -> AsyncIterator[House]:
    """A house in which the station is the song `radio`, and plays."""
    made = House(mpd=mpd, music=music, files={"radio": station.url})
    async with made.living():
        await mpd.start()
        await made.ask("radio", "long")
        await made.until_moving("radio")
        yield made


async def test_a_station_that_hangs_up_is_tuned_in_to_again(house: House, station: Station) -> None:
    for visits in (2, 3):
        station.drop()
        await house.until_heard_anew(station, visits)
    assert (house.started, house.ended, house.waiting) == (["radio"], [], ["long"])
    assert house.fault is None


async def test_a_station_that_is_away_is_waited_for(house: House, station: Station) -> None:
    station.is_closed = True
    station.drop()
    await house.until(lambda: house.fault == "stream")
    assert house.current == "radio"
    station.is_closed = False
    await house.until_moving("radio", within_s=40)
    assert (house.started, house.ended, house.waiting) == (["radio"], [], ["long"])


async def test_a_station_that_stays_away_gives_way_to_the_next_song(
    house: House, station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream_health, "MOST_RETRIES", 3)
    station.is_closed = True
    station.drop()
    await house.until_moving("long", within_s=40)
    assert house.ended == [("radio", "failed")]
    assert house.fault is None


async def test_a_station_that_falls_silent_is_tuned_in_to_again(
    house: House, station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reconciler, "START_WITHIN_S", 2.0)
    station.is_stalled = True
    await house.until(lambda: not house.state.playback.anchor.is_moving)
    await house.until(lambda: house.fault == "stream", within_s=40)
    station.is_stalled = False
    await house.until_moving("radio", within_s=40)
    assert (house.started, house.ended, house.waiting) == (["radio"], [], ["long"])
    assert station.visits > 1


async def test_a_station_that_lies_about_its_length_is_a_station(
    mpd: RealMpd, music: Path, station: Station
) -> None:
    station.promised_bytes = 100_000_000
    house = House(mpd=mpd, music=music, files={"radio": station.url})
    async with house.living():
        await mpd.start()
        await house.ask("radio", "long")
        await house.until_moving("radio")
        station.drop()
        await house.until_heard_anew(station, 2)
        assert house.ended == []


async def test_a_station_goes_on_after_mpd_was_killed(
    house: House, mpd: RealMpd, station: Station
) -> None:
    await mpd.kill()
    await house.until(lambda: house.fault == "unreachable")
    await mpd.start()
    await house.until_heard_anew(station, 2)
    assert (house.started, house.fault) == (["radio"], None)


async def test_a_song_of_the_net_that_has_an_end_ends(mpd: RealMpd, music: Path) -> None:
    jingle = music / "jingle.mp3"
    async with on_air(jingle) as site:
        site.promised_bytes = jingle.stat().st_size
        house = House(mpd=mpd, music=music, files={"radio": site.url})
        async with house.living():
            await mpd.start()
            await house.ask("radio", "long")
            await house.until_moving("long", within_s=40)
            assert house.ended == [("radio", "finished")]
            assert site.visits == 1


async def test_a_station_goes_on_after_its_relay_was_killed(house: House, station: Station) -> None:
    port = house.relay.port
    kill_children("raveberry_server.jobs.stream_relay")
    await house.until_heard_anew(station, 2)
    assert house.relay.port not in (None, port)
    assert (house.started, house.ended, house.fault) == (["radio"], [], None)


async def test_the_players_list_shows_the_stations_own_address(
    house: House, mpd: RealMpd, station: Station
) -> None:
    async with another_client(mpd) as client:
        (listed, *_) = (await client.report()).songs
    assert listed.location.startswith("http://127.0.0.1:")
    assert relayed(listed.location) == (house.relay.port, station.url)
    assert house.started == ["radio"]


async def test_a_station_that_leads_into_the_house_is_not_heard(
    mpd: RealMpd, music: Path, station: Station
) -> None:
    """Its address is fine; where it sends the player afterwards is not."""
    async with sending_on(station.url) as outside:
        house = House(mpd=mpd, music=music, files={"radio": outside})
        async with house.living():
            await mpd.start()
            await house.ask("radio", "long")
            await house.until_moving("long", within_s=40)
    assert house.ended == [("radio", "failed")]
    assert station.visits == 0
