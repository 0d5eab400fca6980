"""Copies of the library: block by block, whole at any moment, and equal to that of the party."""

import errno
import os
import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from raveberry_server.adapters.sources.local.copies.library_assembler import LibraryAssembler
from raveberry_server.adapters.sources.local.copies.library_copier import LibraryCopier
from raveberry_server.adapters.sources.local.database import VERSION, opened_for_reading
from raveberry_server.adapters.sources.local.search import LibrarySearch
from raveberry_server.adapters.sources.local.source import LIBRARY
from raveberry_server.application.ports.library import (
    LEAST_BLOCK_BYTES,
    MOST_BLOCK_BYTES,
    LibraryBlocks,
    LibraryCopyError,
    block_bytes_of,
    block_hash,
)

from tests.fakes.sources.generated_library import Made, catalogue, write_library
from tests.fakes.sources.search_queries import KINDS


@pytest.fixture
def songs() -> list[Made]:
    return list(catalogue(2_000))


@pytest.fixture
def house(tmp_path: Path, songs: list[Made]) -> LibraryCopier:
    write_library(tmp_path / LIBRARY, songs)
    return LibraryCopier(library=tmp_path / LIBRARY)


@pytest.fixture
def worker(tmp_path: Path) -> LibraryAssembler:
    return LibraryAssembler(library=tmp_path / "worker" / LIBRARY)


def follow(house: LibraryCopier, worker: LibraryAssembler, number: int = 1) -> int:
    """Fetch the library, and return the number of fetched blocks."""
    wanted = house.copy(number)
    lacking = worker.begin(wanted)
    for block in lacking:
        worker.write(block, house.read(block))
    worker.finish()
    return len(lacking)


def found(file: Path, query: str) -> object:
    connection = opened_for_reading(file)
    assert connection is not None
    with closing(connection):
        return LibrarySearch(connection=connection).found(query, 20, {})


def queries(songs: list[Made], each: int) -> list[str]:
    dice = random.Random(2)
    return [
        query
        for kind in KINDS.values()
        for song in dice.sample(songs, each)
        if (query := kind(song, dice)) is not None
    ]


def test_every_search_finds_the_same_in_a_copy(
    tmp_path: Path, songs: list[Made], house: LibraryCopier, worker: LibraryAssembler
) -> None:
    follow(house, worker)
    for query in queries(songs, 12):
        here, there = (found(tmp_path / part / LIBRARY, query) for part in (".", "worker"))
        assert here == there, query
    # It needs nothing beside it.
    assert [path.name for path in (tmp_path / "worker").iterdir()] == [LIBRARY]


def test_only_blocks_that_differ_are_fetched(
    tmp_path: Path, house: LibraryCopier, worker: LibraryAssembler
) -> None:
    everything = follow(house, worker)
    assert everything == len(house.copy(1).hashes) > 4
    assert follow(house, worker) == 0
    with closing(sqlite3.connect(tmp_path / LIBRARY)) as connection:
        connection.execute("UPDATE song SET title = 'Renamed' WHERE id = 7")
        connection.commit()
    assert 0 < follow(house, worker, 2) < everything / 2
    with closing(sqlite3.connect(tmp_path / "worker" / LIBRARY)) as connection:
        assert connection.execute("SELECT title FROM song WHERE id = 7").fetchone() == ("Renamed",)
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)


def test_a_copy_is_of_one_moment_while_a_scan_writes(tmp_path: Path, house: LibraryCopier) -> None:
    with closing(sqlite3.connect(tmp_path / LIBRARY, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE song SET title = 'Unfinished'")
        blocks = house.copy(1)
        content = b"".join(map(house.read, range(len(blocks.hashes))))
        connection.execute("ROLLBACK")
    assert len(content) == blocks.size
    assert b"Unfinished" not in content


@pytest.mark.parametrize("written", [0, 1, 3])
def test_a_worker_that_was_killed_goes_on_where_it_was(
    tmp_path: Path, house: LibraryCopier, worker: LibraryAssembler, written: int
) -> None:
    wanted = house.copy(1)
    lacking = worker.begin(wanted)
    for block in lacking[:written]:
        worker.write(block, house.read(block))
    again = LibraryAssembler(library=tmp_path / "worker" / LIBRARY)
    assert not (tmp_path / "worker" / LIBRARY).exists()
    assert again.begin(wanted) == lacking[written:]
    assert follow(house, again) == len(lacking) - written
    assert found(tmp_path / "worker" / LIBRARY, "love")


def test_an_open_library_is_searched_until_the_new_one_is_complete(
    tmp_path: Path, songs: list[Made], house: LibraryCopier, worker: LibraryAssembler
) -> None:
    follow(house, worker)
    file = tmp_path / "worker" / LIBRARY
    before = found(file, songs[3].title)
    wanted = replace(house.copy(2), hashes=("0" * 32,) * len(house.copy(2).hashes))
    worker.begin(wanted)
    with pytest.raises(LibraryCopyError, match="damaged"):
        worker.finish()
    assert found(file, songs[3].title) == before


def test_a_damaged_block_is_not_written(house: LibraryCopier, worker: LibraryAssembler) -> None:
    (block, *_) = worker.begin(house.copy(1))
    content = bytearray(house.read(block))
    content[17] ^= 1
    with pytest.raises(LibraryCopyError, match="damaged"):
        worker.write(block, bytes(content))


def test_a_file_that_the_disk_has_changed_is_fetched_again(
    tmp_path: Path, house: LibraryCopier, worker: LibraryAssembler
) -> None:
    follow(house, worker)
    with (tmp_path / "worker" / LIBRARY).open("r+b") as file:
        os.pwrite(file.fileno(), b"?", 3 * LEAST_BLOCK_BYTES + 5)
    assert follow(house, worker) == 1


def test_a_disk_without_room_is_said_in_words_before_anything_is_fetched(
    house: LibraryCopier, worker: LibraryAssembler, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "posix_fallocate", refuse)
    with pytest.raises(LibraryCopyError, match=r"No space left on device.*room for the library"):
        worker.begin(house.copy(1))


def test_a_party_whose_disk_is_full_says_so_and_leaves_nothing(
    tmp_path: Path, house: LibraryCopier
) -> None:
    (tmp_path / "library.db-copy").mkdir()
    with pytest.raises(LibraryCopyError, match="cannot be copied"):
        house.copy(1)
    (tmp_path / "library.db-copy").rmdir()
    house.copy(1)
    house.remove()
    assert not (tmp_path / "library.db-copy").exists()
    with pytest.raises(LibraryCopyError, match="cannot be read"):
        house.read(0)


def test_a_party_without_a_library_has_no_blocks(tmp_path: Path, worker: LibraryAssembler) -> None:
    assert LibraryCopier(library=tmp_path / LIBRARY).copy(3) == LibraryBlocks(number=3)
    worker.remove()


def test_a_library_of_another_version_is_refused_in_words(
    tmp_path: Path, house: LibraryCopier, worker: LibraryAssembler
) -> None:
    wanted = house.copy(1)
    with closing(sqlite3.connect(tmp_path / "library.db-copy")) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    first = house.read(0)
    hashes = (block_hash(first), *wanted.hashes[1:])
    newer = replace(wanted, hashes=hashes)
    for block in worker.begin(newer):
        worker.write(block, house.read(block))
    with pytest.raises(LibraryCopyError, match="update the older one"):
        worker.finish()


@pytest.mark.parametrize(
    ("size", "block"),
    [(0, 1), (256 << 20, 1), ((256 << 20) + 1, 2), (1 << 30, 4), (64 << 30, 8)],
)
def test_a_library_has_some_thousand_blocks_that_fit_into_messages(size: int, block: int) -> None:
    assert block_bytes_of(size) == block * LEAST_BLOCK_BYTES
    assert block_bytes_of(size) <= MOST_BLOCK_BYTES


@pytest.mark.parametrize(
    "blocks",
    [
        LibraryBlocks(size=1),
        LibraryBlocks(size=-1),
        LibraryBlocks(size=5, hashes=("a", "b")),
        LibraryBlocks(size=5, block_bytes=5, hashes=("a",)),
        LibraryBlocks(size=5, block_bytes=1 << 30, hashes=("a",)),
    ],
)
def test_blocks_that_make_no_sense_are_known(blocks: LibraryBlocks) -> None:
    assert not blocks.is_sound
    assert LibraryBlocks(size=5, hashes=("a",)).is_sound
