"""A real MPD reads songs of network folders through the relay, as it reads other files."""

import asyncio
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from raveberry_server.adapters.player.mpd_player import MpdPlayer
from raveberry_server.adapters.processes.relay_process import RelayProcess
from raveberry_server.application.errors import TrackError
from raveberry_server.application.ports import PlayerReport, PlayerState
from raveberry_server.domain.model.settings import Settings
from raveberry_server.domain.playback.file_range import FileRange

from tests.fakes.player.real_mpd import RealMpd
from tests.fakes.tasks import running

from .test_mpd_player import reached, until

pytestmark = pytest.mark.system

LENGTH_S = 60.0
FORMATS = ("mp3", "flac", "ogg", "opus", "m4a", "wav", "wv", "aiff")


class NetworkFolder:
    """Songs that have no copies."""

    def path_of(self, location: str) -> str:
        """Return the song itself."""
        return location

    def original(self, file: str) -> str:
        """Return the file itself."""
        return file

    async def is_read_from_network(self, location: str) -> bool:
        """Return whether it is a file."""
        return location.startswith("/")


@pytest.fixture(scope="module")
def songs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("network")
    found = {}
    for kind in FORMATS:
        file = folder / f"Long Mix.{kind}"
        subprocess.run(  # noqa: S603 - our own arguments
            [
                *("ffmpeg", "-v", "error", "-f", "lavfi"),
                *("-i", f"sine=frequency=440:duration={LENGTH_S}"),
                *("-metadata", "title=Long Mix", "-metadata", "artist=Ann", str(file)),
            ],
            check=True,
        )
        found[kind] = str(file)
    return found


def a_relay() -> RelayProcess:
    return RelayProcess(settings=Settings, own_names=tuple)


@asynccontextmanager
async def a_player(mpd: RealMpd) -> AsyncIterator[MpdPlayer]:
    relay = a_relay()
    player = MpdPlayer(path=mpd.socket, relay=relay, copies=NetworkFolder())
    async with running(relay.run()):
        await mpd.start()
        await reached(player)
        try:
            yield player
        finally:
            await player.close()


async def heard_from(player: MpdPlayer, position_s: float) -> PlayerReport:
    """Return the report once the song is heard from a position on."""
    async with asyncio.timeout(25):
        while True:
            report = await player.report()
            at_s = report.position_s
            if report.state is PlayerState.PLAYING and at_s and at_s > position_s + 0.2:
                assert at_s < position_s + 10
                return report
            await asyncio.sleep(0.05)


def opened(mpd: RealMpd, folder: Path) -> list[str]:
    """Return the files of the folder that MPD has open."""
    targets = []
    for link in Path(f"/proc/{mpd.pid}/fd").iterdir():
        with suppress(FileNotFoundError):
            targets.append(str(link.readlink()))
    return [target for target in targets if target.startswith(str(folder))]


async def test_a_track_of_an_album_is_read_through_the_relay(
    mpd: RealMpd, songs: dict[str, str]
) -> None:
    track = FileRange(file=songs["flac"], start_s=20.0, end_s=40.0).location
    async with a_player(mpd) as player:
        number = await player.add(track, place=0)
        await player.start(number, 3.0, is_held=False)
        report = await heard_from(player, 3.0)
        assert report.duration_s == pytest.approx(20.0)
        assert [(one.number, one.location) for one in report.songs] == [(number, track)]
        assert report.current == report.songs[0]
        assert report.stream_title is None, "no station plays"
        await player.seek(number, 19.0)
        report = await until(player, lambda now: now.state is PlayerState.STOPPED)
        assert report.error is None


@pytest.mark.parametrize("kind", FORMATS)
async def test_a_song_of_any_format_starts_seeks_and_ends(
    kind: str, mpd: RealMpd, songs: dict[str, str]
) -> None:
    song = songs[kind]
    async with a_player(mpd) as player:
        number = await player.add(song, place=0)
        await player.start(number, 20.0, is_held=False)
        report = await heard_from(player, 20.0)
        assert report.current is not None
        assert (report.current.location, report.current.number) == (song, number)
        assert [one.location for one in report.songs] == [song]
        assert report.stream_title is None, "no station plays"
        assert opened(mpd, Path(song).parent) == []
        for position_s in (45.0, 3.0):
            await player.seek(number, position_s)
            await heard_from(player, position_s)
        await player.seek(number, LENGTH_S - 1)
        report = await until(player, lambda now: now.state is PlayerState.STOPPED)
        assert report.error is None


async def test_a_held_song_begins_at_its_position(mpd: RealMpd, songs: dict[str, str]) -> None:
    async with a_player(mpd) as player:
        number = await player.add(songs["flac"], place=0)
        await player.start(number, 30.0, is_held=True)
        report = await until(player, lambda now: now.state is PlayerState.PAUSED)
        assert report.position_s == pytest.approx(30.0, abs=0.5)
        await player.resume()
        await heard_from(player, 30.0)


async def test_a_song_goes_on_with_the_next_server(mpd: RealMpd, songs: dict[str, str]) -> None:
    song = songs["flac"]
    async with a_player(mpd) as player:
        number = await player.add(song, place=0)
        await player.start(number, 0.0, is_held=False)
        await heard_from(player, 0.0)
    next_player = MpdPlayer(path=mpd.socket, relay=a_relay(), copies=NetworkFolder())
    await next_player.connect()
    try:
        report = await heard_from(next_player, 0.2)
        assert report.current is not None
        assert report.current.location == song
    finally:
        await next_player.close()


async def test_a_song_that_is_gone_fails_alone(mpd: RealMpd, songs: dict[str, str]) -> None:
    async with a_player(mpd) as player:
        number = await player.add("/nowhere/absent.flac", place=0)
        try:
            await player.start(number, 0.0, is_held=False)
            error = (await until(player, lambda now: now.error is not None)).error
        except TrackError as err:
            error = str(err)
        assert error is not None
        assert "127.0.0.1" not in error, "an address of ours means nothing to anybody"
        number = await player.add(songs["mp3"], place=0)
        await player.start(number, 0.0, is_held=False)
        await heard_from(player, 0.0)
