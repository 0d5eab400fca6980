"""A song is opened with its measured gain, unless it began without one."""

from typing import override

import pytest
from raveberry_server.adapters.player.gains import Gains
from raveberry_server.application.errors import TrackError


class Measured:
    """Files with gains of the songs that are measured."""

    def __init__(self) -> None:
        self.songs: set[str] = set()

    async def adjusted(self, location: str, file: str) -> str:
        return f"{location}.concat" if location in self.songs else file

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
        async def adjusted(self, _location: str, file: str) -> str:
            if self.hangs:
                raise TrackError("the folder does not answer")
            return file

    songs = Hanging()
    gains = Gains(songs)
    assert await gains.opened("/a.flac") == "/a.flac"
    songs.hangs = True
    with pytest.raises(TrackError):
        await gains.opened("/a.flac")


class Copied:
    """Copies of all songs below /nas, once they are made."""

    are_made = True

    def path_of(self, location: str) -> str:
        is_copied = self.are_made and location.startswith("/nas/")
        return location.replace("/nas/", "/copies/") if is_copied else location

    def original(self, file: str) -> str:
        return file.replace("/copies/", "/nas/")


async def test_a_copy_is_opened_in_place_of_a_song_and_named_as_the_song() -> None:
    for songs in (None, Measured()):
        gains = Gains(songs, copies=Copied())
        assert await gains.opened("/nas/a.flac") == "/copies/a.flac"
        assert await gains.opened("/a.flac") == "/a.flac"
        listed = [{"id": "1", "file": "/copies/a.flac"}]
        status = {"error": "Failed to open '/copies/a.flac'"}
        status, songs_listed = gains.named(status, listed)
        assert songs_listed[0]["file"] == "/nas/a.flac"
        assert status["error"] == "Failed to open '/nas/a.flac'"


async def test_a_copy_that_began_without_a_gain_goes_on_without_it() -> None:
    measured = Measured()
    gains = Gains(measured, copies=Copied())
    assert await gains.opened("/nas/a.flac") == "/copies/a.flac"
    measured.songs.add("/nas/a.flac")
    assert await gains.opened("/nas/a.flac") == "/copies/a.flac"


@pytest.mark.parametrize("opened", ["/copies/a.flac", "/nas/a.flac"])
async def test_a_copied_song_that_fails_has_not_failed_because_of_its_gain(opened: str) -> None:
    gains = Gains(Measured(), copies=Copied())
    status = {"state": "stop", "error": f"Failed to open '{opened}'"}
    assert gains.failed(status, [{"id": "1", "file": opened}]) is None
