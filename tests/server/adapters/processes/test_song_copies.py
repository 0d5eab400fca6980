"""Songs of network folders are copied before the player opens them; others are left alone."""

import asyncio
import importlib
import json
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from raveberry_server.adapters.processes.child_process import OnPart
from raveberry_server.adapters.processes.remote_folders import RemoteFolders
from raveberry_server.adapters.processes.song_copies import PART_BYTES, SongCopies
from raveberry_server.application.problems.disk_space import DiskSpace

LONG = 2 * PART_BYTES + 7


class Reader:
    """Child process that reads in this one; it hangs on request."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.hangs_after: int | None = None
        self.errno = 0

    async def ask(
        self, question: Mapping[str, object], _on_part: OnPart | None = None
    ) -> Mapping[str, object]:
        self.asked.append(str(question["do"]))
        if self.errno:
            return {"errno": self.errno, "failed": os.strerror(self.errno)}
        if self.hangs_after is not None:
            self.hangs_after -= 1
            if self.hangs_after < 0:
                await asyncio.Event().wait()
        module, _, name = str(question["do"]).partition(":")
        arguments = question["with"]
        assert isinstance(arguments, tuple)
        result = getattr(importlib.import_module(module), name)(*arguments)
        return {"text": json.dumps(result)}

    async def run(self) -> None:
        await asyncio.Event().wait()


class Network:
    """A network folder, a local one, and the copies."""

    def __init__(self, folder: Path, *, most_bytes: int = 40 * LONG, free: int = 10**12) -> None:
        self.nas, self.local = folder / "nas", folder / "local"
        for made in (self.nas, self.local):
            made.mkdir()
        self.reader = Reader()
        self.has_news = asyncio.Event()
        self.remote_folders = RemoteFolders(
            reader=self.reader,
            mount_of=lambda path: (str(self.nas), "7") if path.startswith(str(self.nas)) else None,
            on_silence=lambda _silent: self.copies.note_change(),
            answer_within_s=0.5,
            probe_every_s=0.0,
        )

        async def space() -> DiskSpace:
            return DiskSpace(free=free, total=10**13)

        self.folder = folder / "copies"
        self.copies = SongCopies(
            remote_folders=self.remote_folders,
            folder=self.folder,
            most_bytes=most_bytes,
            space=space,
            start_within_s=60,
        )
        self.copies.observe(self.has_news.set)

    def song(self, name: str = "ferry.flac", size: int = LONG) -> str:
        file = self.nas / name
        file.write_bytes(os.urandom(size))
        return str(file)

    async def until_ready(self, location: str) -> None:
        while not await self.copies.is_ready(location):
            self.has_news.clear()
            await self.has_news.wait()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        async with asyncio.TaskGroup() as tasks:
            both = [
                tasks.create_task(self.copies.run()),
                tasks.create_task(self.remote_folders.run()),
            ]
            yield
            for one in both:
                one.cancel()


def is_copied(network: Network, song: str) -> bool:
    """Return whether a song has a copy with its content and time."""
    copy = Path(network.copies.path_of(song))
    is_same = copy.stat().st_mtime_ns == Path(song).stat().st_mtime_ns
    return str(copy) != song and is_same and copy.read_bytes() == Path(song).read_bytes()


@pytest.fixture
def network(tmp_path: Path) -> Network:
    return Network(tmp_path)


async def test_a_song_without_a_copy_is_read_from_the_network(network: Network) -> None:
    song = network.song()
    local = network.local / "local.flac"
    local.write_bytes(b"here")
    read_from_network = network.copies.is_read_from_network
    assert await read_from_network(song)
    assert not await read_from_network(str(local))
    assert not await read_from_network(f"http://radio.example{network.nas}")
    async with network.running():
        await network.until_ready(song)
    assert not await read_from_network(song)


async def test_local_songs_and_streams_are_ready_and_opened_themselves(network: Network) -> None:
    song = network.local / "a.mp3"
    song.touch()
    for location in (str(song), "http://radio.example/"):
        assert await network.copies.is_ready(location)
        await network.copies.prepare(location)
        assert network.copies.path_of(location) == location
        assert network.copies.original(location) == location


async def test_a_song_of_a_network_folder_is_ready_once_its_copy_is_whole(
    network: Network,
) -> None:
    song = network.song()
    assert not await network.copies.is_ready(song)
    assert network.copies.path_of(song) == song
    async with network.running():
        await network.copies.prepare(song)
    copy = Path(network.copies.path_of(song))
    assert copy.parent == network.folder
    assert copy.suffix == ".flac"
    assert is_copied(network, song)
    assert network.copies.original(str(copy)) == song


async def test_a_copy_survives_a_restart_of_the_server_unless_its_song_has_changed(
    network: Network,
) -> None:
    song = network.song()
    async with network.running():
        await network.until_ready(song)
    copy = network.copies.path_of(song)
    for is_changed in (False, True):
        if is_changed:
            network.song(size=LONG - 1)
        network.copies = SongCopies(
            remote_folders=network.remote_folders,
            folder=network.folder,
            most_bytes=40 * LONG,
            space=network.copies._space,
        )
        network.copies.observe(network.has_news.set)
        assert network.copies.original(copy) == song
        network.reader.asked.clear()
        async with network.running():
            await network.until_ready(song)
        assert is_copied(network, song)
        assert any("copy_part" in asked for asked in network.reader.asked) is is_changed


async def test_a_song_is_not_ready_while_its_folder_hangs_unless_it_is_copied(
    network: Network,
) -> None:
    whole, half = network.song("whole.mp3"), network.song("half.mp3")
    async with network.running():
        await network.until_ready(whole)
        network.reader.hangs_after = 2
        assert not await network.copies.is_ready(half)
        network.has_news.clear()
        await network.has_news.wait()
        mount = await network.remote_folders.mount_of(half)
        assert mount is not None
        assert network.remote_folders.is_silent(mount)
        assert not await network.copies.is_ready(half)
        assert network.copies.path_of(half) == half
        assert await network.copies.is_ready(whole)
        network.reader.hangs_after = None
        await network.until_ready(half)
    assert is_copied(network, half)


@pytest.mark.parametrize(("most_bytes", "free"), [(4 * LONG - 1, 10**12), (40 * LONG, 500_000_000)])
async def test_a_song_that_finds_no_room_is_opened_itself(
    tmp_path: Path, most_bytes: int, free: int
) -> None:
    network = Network(tmp_path, most_bytes=most_bytes, free=free)
    song = network.song()
    async with network.running():
        await network.until_ready(song)
    assert network.copies.path_of(song) == song


async def test_a_song_that_cannot_be_copied_is_opened_itself(network: Network) -> None:
    songs = [network.song(f"{number}.mp3", size=1) for number in range(102)]
    network.reader.errno = 5
    async with network.running():
        for song in songs:
            await network.until_ready(song)
        # Not for ever: the first ones are tried again.
        assert not await network.copies.is_ready(songs[0])
        assert await network.copies.is_ready(songs[-1])


async def test_a_song_that_becomes_shorter_meanwhile_is_opened_itself(network: Network) -> None:
    song = network.song()
    ask = network.reader.ask

    async def shorten(
        question: Mapping[str, object], on_part: OnPart | None = None
    ) -> Mapping[str, object]:
        answer = await ask(question, on_part)
        os.truncate(song, PART_BYTES)
        return answer

    network.reader.ask = shorten  # type: ignore[method-assign]
    async with network.running():
        await network.until_ready(song)
    assert network.copies.path_of(song) == song


async def test_the_copies_that_were_used_first_are_removed_first(tmp_path: Path) -> None:
    network = Network(tmp_path, most_bytes=4 * LONG)
    songs = [network.song(f"{number}.mp3") for number in range(6)]
    async with network.running():
        for song in songs:
            await network.until_ready(song)
            network.has_news.clear()
    kept = [song for song in songs if network.copies.path_of(song) != song]
    assert kept == songs[2:]
    assert len(list(network.folder.iterdir())) == 2 * len(kept)
    assert not await network.copies.is_ready(songs[0])


async def test_unfinished_copies_of_an_earlier_server_are_removed(network: Network) -> None:
    network.folder.mkdir()
    old = network.folder / "abc.mp3.unfinished"
    old.touch()
    song = network.song()
    async with network.running():
        await network.until_ready(song)
    assert not old.exists()


async def test_a_file_in_the_folder_that_is_no_copy_is_named_as_it_is(network: Network) -> None:
    assert network.copies.original(str(network.folder / "x.mp3")) == str(network.folder / "x.mp3")


async def test_the_wait_for_a_copy_ends_also_if_nobody_makes_it(network: Network) -> None:
    network.copies._start_within_s = 0.01
    await network.copies.prepare(network.song())


async def test_an_observer_may_leave(network: Network) -> None:
    calls: list[None] = []
    leave = network.copies.observe(lambda: calls.append(None))
    network.copies.note_change()
    leave()
    network.copies.note_change()
    assert len(calls) == 1
