"""A song is opened with its measured gain, unless it began without one."""

from typing import override

import pytest
from raveberry_server.adapters.player.gains import Gains
from raveberry_server.application.errors import TrackError


class Measured:
    """Files with gains of the songs that are measured."""

    def __init__(self) -> None:
        self.songs: set[str] = set()

    async def adjusted(self, location: str) -> str:
        return f"{location}.concat" if location in self.songs else location

    def original(self, location: str) -> str:
        return location.removesuffix(".concat")


async def test_a_song_that_began_without_a_gain_goes_on_without_it() -> None:
    measured = Measured()
    gains = Gains(measured)
    assert await gains.opened("/a.flac") == "/a.flac"
    measured.songs |= {"/a.flac", "/b.flac"}
    assert await gains.opened("/b.flac") == "/b.flac.concat"
    assert await gains.opened("/a.flac") == "/a.flac"


async def test_a_song_that_began_without_a_gain_has_it_hours_later() -> None:
    measured, mono_s = Measured(), 0.0
    gains = Gains(measured, mono_s=lambda: mono_s)
    assert await gains.opened("/a.flac") == "/a.flac"
    measured.songs.add("/a.flac")
    mono_s = 7_200.0
    assert await gains.opened("/a.flac") == "/a.flac"
    mono_s = 18_000.0
    assert await gains.opened("/a.flac") == "/a.flac.concat"


async def test_a_song_that_an_earlier_server_opened_without_a_gain_goes_on_without_it() -> None:
    measured = Measured()
    measured.songs |= {"/a.flac", "/b.flac"}
    gains = Gains(measured)
    gains.named({}, [{"id": "1", "file": "/a.flac"}, {"id": "2", "file": "/b.flac.concat"}])
    assert await gains.opened("/a.flac") == "/a.flac"
    assert await gains.opened("/b.flac") == "/b.flac.concat"


async def test_streams_have_no_gain() -> None:
    measured = Measured()
    measured.songs.add("http://radio.example/")
    assert await Gains(measured).opened("http://radio.example/") == "http://radio.example/"
    assert await Gains(None).opened("/a.flac") == "/a.flac"


async def test_a_song_in_a_folder_that_hangs_is_refused_also_if_it_has_begun() -> None:
    class Hanging(Measured):
        hangs = False

        @override
        async def adjusted(self, location: str) -> str:
            if self.hangs:
                raise TrackError("the folder does not answer")
            return location

    songs = Hanging()
    gains = Gains(songs)
    assert await gains.opened("/a.flac") == "/a.flac"
    songs.hangs = True
    with pytest.raises(TrackError):
        await gains.opened("/a.flac")
