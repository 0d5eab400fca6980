"""Stations of a real Icecast on a real MPD: titles, and a server that restarts."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.fakes.player.real_mpd import RealMpd
from tests.fakes.sources.icecast import Icecast, an_icecast

from .mpd_playback import MpdPlayback

pytestmark = pytest.mark.system

MP3 = ("-c:a", "libmp3lame", "-b:a", "128k", "-f", "mp3", "-content_type", "audio/mpeg")
OGG = (
    *("-c:a", "libvorbis", "-f", "ogg", "-content_type", "application/ogg"),
    *("-metadata", "title=Kaffee für zwei", "-metadata", "artist=Mond & Söhne"),
)


@pytest.fixture
async def icecast(tmp_path: Path) -> AsyncIterator[Icecast]:
    async with an_icecast(tmp_path) as server:
        yield server


@pytest.mark.parametrize(
    ("mount", "titles"),
    [
        ("new.mp3", ("Söhne Ж Eins", "Don't stop; 'now'")),
        ("old.mp3", ("Söhne - Eins", "Ça va?")),
    ],
)
async def test_titles_of_a_station_are_shown_as_they_change(
    mpd: RealMpd, music: Path, icecast: Icecast, mount: str, titles: tuple[str, ...]
) -> None:
    await icecast.send(music / "radio.mp3", mount, *MP3)
    await icecast.name_song(mount, titles[0])
    playback = MpdPlayback(mpd=mpd, music=music, files={"radio": icecast.url(mount)})
    async with playback.living():
        await mpd.start()
        await playback.request("radio", "long")
        for title in titles:
            await icecast.name_song(mount, title)
            await playback.until_titled(title)
        assert playback.current == "radio"


async def test_the_comments_of_an_ogg_stream_are_its_title(
    mpd: RealMpd, music: Path, icecast: Icecast
) -> None:
    await icecast.send(music / "radio.mp3", "live.ogg", *OGG)
    playback = MpdPlayback(mpd=mpd, music=music, files={"radio": icecast.url("live.ogg")})
    async with playback.living():
        await mpd.start()
        await playback.request("radio", "long")
        await playback.until_titled("Mond & Söhne - Kaffee für zwei")


async def test_a_station_whose_server_restarts_keeps_its_place(
    mpd: RealMpd, music: Path, icecast: Icecast
) -> None:
    await icecast.send(music / "radio.mp3", "new.mp3", *MP3)
    playback = MpdPlayback(mpd=mpd, music=music, files={"radio": icecast.url("new.mp3")})
    async with playback.living():
        await mpd.start()
        await playback.request("radio", "long")
        await playback.until_moving("radio")
        await icecast.end()
        await playback.until(lambda: not playback.moves("radio"), within_s=60)
        await icecast.start()
        await icecast.send(music / "radio.mp3", "new.mp3", *MP3)
        await icecast.name_song("new.mp3", "Back again")
        await playback.until_titled("Back again")
        assert (playback.started, playback.ended, playback.waiting) == (["radio"], [], ["long"])
