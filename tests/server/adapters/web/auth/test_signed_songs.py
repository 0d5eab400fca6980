"""Files of songs are served by links that are signed and current, and by no others."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest
from raveberry_contract import messages
from raveberry_server.adapters.web.auth import signed_songs
from raveberry_server.application.throttling.slot_pool import SlotLimits, SlotPool
from raveberry_server.domain.model.guest import HOST_CALLER

from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.party.served_party import Served, serving
from tests.fakes.sources.fake_source import FakeSource, a_library

SOUND = bytes(range(256)) * 1_000
URI = "local:Night Ferry"


class Shelf(FakeSource):
    """A library whose songs are files."""

    folder: Path

    async def playable(self, uri: str) -> str | None:
        """Return the path of the only file."""
        return str(self.folder / "ferry.FLAC") if uri in self.songs else None


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    """A party with one song on disk."""
    shelf = Shelf(songs=list(a_library("Night Ferry").songs.values()))
    shelf.folder = tmp_path
    (tmp_path / "ferry.FLAC").write_bytes(SOUND)
    async with serving(tmp_path, server=HeadlessServer(sources=(shelf,))) as served:
        yield served


@pytest.fixture
async def player(served: Served) -> AsyncIterator[aiohttp.ClientSession]:
    """A player elsewhere, which is neither host nor guest."""
    async with AsyncExitStack() as stack:
        yield await stack.enter_async_context(aiohttp.ClientSession(served.guest_url))


async def link(served: Served) -> messages.SongFile:
    file = await served.server.execute("song_file", HOST_CALLER, uri=URI)
    assert isinstance(file, messages.SongFile)
    return file


def path_of(file: messages.SongFile) -> str:
    return urlsplit(file.url).path


async def test_any_player_gets_the_file_and_ranges_of_it(
    served: Served, player: aiohttp.ClientSession
) -> None:
    file = await link(served)
    assert file.url.startswith("http://192.0.2.7:8080/songs/")
    assert file.content_type == "audio/flac"
    whole = await player.get(path_of(file))
    assert (whole.status, whole.content_type) == (200, "audio/flac")
    assert await whole.read() == SOUND
    part = await player.get(path_of(file), headers={"Range": "bytes=1000-1999"})
    assert (part.status, await part.read()) == (206, SOUND[1000:2000])
    beyond = await player.get(path_of(file), headers={"Range": "bytes=9999999-"})
    assert beyond.status == 416
    head = await player.head(path_of(file))
    assert (head.status, head.headers["Content-Length"]) == (200, str(len(SOUND)))


async def test_the_link_is_shown_in_no_log(served: Served) -> None:
    assert "/songs/" not in repr(await link(served))


async def test_a_link_ends(served: Served, player: aiohttp.ClientSession) -> None:
    file = await link(served)
    served.server.clock.advance(signed_songs.LIFETIME.total_seconds() - 60)
    assert (await player.get(path_of(file))).status == 200
    served.server.clock.advance(120)
    assert (await player.get(path_of(file))).status == 404


@pytest.mark.parametrize(
    ("part", "changed"),
    [
        (2, "1999999999"),
        (2, "9" * 5_000),
        (2, "soon"),
        (3, "c2lnbmF0dXJl"),
        (3, "%C3%A9"),
        (4, "local%3AAnother"),
        (4, "..%2F..%2Fetc%2Fpasswd"),
    ],
)
async def test_nothing_is_served_by_a_link_that_was_changed(
    served: Served, player: aiohttp.ClientSession, part: int, changed: str
) -> None:
    parts = path_of(await link(served)).split("/")
    parts[part] = changed
    answer = await player.get("/".join(parts))
    assert answer.status == 404
    assert SOUND not in await answer.read()


async def test_a_file_that_is_gone_is_not_found(
    served: Served, player: aiohttp.ClientSession, tmp_path: Path
) -> None:
    file = await link(served)
    (tmp_path / "ferry.FLAC").unlink()
    assert (await player.get(path_of(file))).status == 404


async def test_only_some_files_are_sent_at_the_same_time(
    served: Served, player: aiohttp.ClientSession
) -> None:
    file = await link(served)
    nobody = SlotLimits(altogether=0, of_guest=0, of_address=0)
    served.server.signed_songs._slots = SlotPool(nobody)
    assert (await player.get(path_of(file))).status == 503


async def test_files_of_network_folders_have_a_limit_of_their_own(
    served: Served, player: aiohttp.ClientSession, tmp_path: Path
) -> None:
    file = await link(served)
    nobody = SlotLimits(altogether=0, of_guest=0, of_address=0)
    served.server.signed_songs._slots_of_shares = SlotPool(nobody)
    assert (await player.get(path_of(file))).status == 200
    served.server.remote_files.add(str(tmp_path / "ferry.FLAC"))
    assert (await player.get(path_of(file))).status == 503


async def test_a_file_of_an_unknown_kind_has_no_type_of_sound(served: Served) -> None:
    other = served.server.signed_songs.link(URI, Path("/music/ferry.xyz"))
    assert other.content_type == "application/octet-stream"
