"""The library follows the music folders, whatever they contain."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from raveberry_server.adapters.processes.child_process import report_of
from raveberry_server.adapters.sources.local.songs import PLACED
from raveberry_server.domain.notices import Notice
from raveberry_server.jobs import scan_library as scan_module
from raveberry_server.jobs.library import folders as folders_module
from raveberry_server.jobs.library import tag_reader_processes as readers_module
from raveberry_server.jobs.library.library_writer import LibraryWriter
from raveberry_server.jobs.scan_library import main

from tests.fakes import scan_that_loses_a_reader
from tests.fakes.player.sound_files import bare_mp3, tagged

_PRESENT = f"SELECT title FROM {PLACED}"  # noqa: S608 - a constant


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "music"
    folder.mkdir()
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.db"


@pytest.fixture
def sound(sounds: Path) -> bytes:
    return bare_mp3(sounds)


def put(folder: Path, name: str, sound: bytes, title: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_bytes(tagged(sound, TIT2=title) if title else sound)
    return file


def scanned(library: Path, *folders: Path) -> None:
    assert main(["--library", str(library), "--", *map(str, folders)]) == 0


def last_summary(capsys: pytest.CaptureFixture[str]) -> Notice:
    """Return the summary of the last scan."""
    report = report_of(capsys.readouterr().out.splitlines()[-1].encode())
    assert report is not None
    assert report.summary is not None
    return report.summary


def rows(library: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(library)) as connection:
        return connection.execute(sql).fetchall()


def titles(library: Path) -> list[object]:
    return [row[0] for row in rows(library, "SELECT title FROM song ORDER BY title")]


def is_indexed(library: Path, word: str) -> bool:
    """Return whether both search indexes find a song for a word."""
    known = {
        bool(rows(library, f"SELECT rowid FROM {table} WHERE {table} MATCH '\"{text}\"'"))  # noqa: S608
        for table, text in (("word", word), ("part", word[:3]))
    }
    assert len(known) == 1
    return known.pop()


# --- contents ------------------------------------------------------------------------------------


def test_songs_are_found_in_folders_of_folders(music: Path, library: Path, sound: bytes) -> None:
    put(music, "a.mp3", sound, "One")
    put(music / "x" / "y", "b.mp3", sound, "Two")
    (music / "notes.txt").write_text("no music")
    scanned(library, music)
    assert titles(library) == ["One", "Two"]


def test_several_music_folders_share_a_library(tmp_path: Path, library: Path, sound: bytes) -> None:
    put(tmp_path / "a", "a.mp3", sound, "One")
    put(tmp_path / "b", "a.mp3", sound, "Two")
    scanned(library, tmp_path / "a", tmp_path / "b", tmp_path / "a")
    assert titles(library) == ["One", "Two"]


def test_a_music_folder_inside_another_is_looked_at_once(
    music: Path, library: Path, sound: bytes
) -> None:
    put(music / "inner", "a.mp3", sound, "One")
    for _ in range(2):
        scanned(library, music, music / "inner")
        assert titles(library) == ["One"]


def test_unreadable_files_are_listed_with_their_reason(
    music: Path, library: Path, sound: bytes
) -> None:
    put(music, "good.mp3", sound, "One")
    (music / "empty.mp3").touch()
    (music / "text.mp3").write_text("no music at all\n" * 100)
    for _ in range(2):
        scanned(library, music)
        assert rows(library, "SELECT name, problem FROM file WHERE problem NOT NULL") == [
            (b"empty.mp3", "file_empty"),
            (b"text.mp3", "file_silent"),
        ]
    put(music, "empty.mp3", sound, "Mended")
    scanned(library, music)
    assert titles(library) == ["Mended", "One"]


def test_repaired_tags_are_told_with_their_encodings(
    music: Path, library: Path, sound: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    put(music, "a.mp3", sound, "Señorita")
    for name, text, encoding in (
        ("b.mp3", "Группа крови", "cp1251"),
        ("c.mp3", "Звезда по имени Солнце", "cp1251"),
        ("d.mp3", "Déjà Vu", "utf-8"),
    ):
        put(music, name, sound, text.encode(encoding).decode("latin-1"))
    for _ in range(2):
        scanned(library, music)
        assert titles(library) == ["Déjà Vu", "Señorita", "Группа крови", "Звезда по имени Солнце"]
        assert last_summary(capsys).message == (
            "4 songs; the tags of 3 songs were in another encoding (Windows-1251, UTF-8) "
            "and are repaired"
        )


def test_pipes_devices_and_dead_links_are_listed_with_their_reason(
    music: Path, library: Path, sound: bytes
) -> None:
    put(music, "good.mp3", sound, "One")
    os.mkfifo(music / "pipe.mp3")
    (music / "dead.mp3").symlink_to(music / "nowhere")
    (music / "self.mp3").symlink_to(music / "self.mp3")
    (music / "zero.mp3").symlink_to("/dev/zero")
    (music / "dead.txt").symlink_to(music / "nowhere")
    for _ in range(2):
        scanned(library, music)
        assert rows(library, "SELECT name, problem FROM file ORDER BY name") == [
            (b"dead.mp3", "file_not_opened: No such file or directory"),
            (b"good.mp3", None),
            (b"pipe.mp3", "file_not_opened: not a file"),
            (b"self.mp3", "file_not_opened: Too many levels of symbolic links"),
            (b"zero.mp3", "file_not_opened: not a file"),
        ]
    put(music, "nowhere", sound, "Two")
    (music / "self.mp3").unlink()
    scanned(library, music)
    assert titles(library) == ["One", "Two"]
    assert len(rows(library, "SELECT * FROM file")) == 4


def test_links_in_circles_end(music: Path, library: Path, sound: bytes) -> None:
    put(music / "a", "a.mp3", sound, "One")
    (music / "a" / "up").symlink_to(music, target_is_directory=True)
    (music / "a" / "self").symlink_to(music / "a", target_is_directory=True)
    (music / "b").symlink_to(music / "c")
    (music / "c").symlink_to(music / "b")
    scanned(library, music)
    assert titles(library) == ["One"]


@pytest.mark.parametrize(
    "name",
    [
        "new\nline.mp3",
        "quote'\".mp3",
        "\udcff\udc80 no utf-8.mp3",
        "\u202eright to left.mp3",
        "\u0001\u001b[31m.mp3",
        "ü" * 120 + ".mp3",
        "{}; DROP TABLE song; --.mp3",
        "-- --help.mp3",
    ],
)
def test_strange_names_are_names(music: Path, library: Path, sound: bytes, name: str) -> None:
    file = put(music, name, sound)
    put(music / name.removesuffix(".mp3"), "a.mp3", sound, "Inner")
    for _ in range(2):
        scanned(library, music)
        assert len(titles(library)) == 2
    (stored,) = rows(library, "SELECT name FROM file WHERE name <> x'612e6d7033'")
    assert stored == (os.fsencode(file.name),)
    (title,) = rows(library, "SELECT title FROM song WHERE title <> 'Inner'")
    assert "\n" not in str(title[0])


def test_texts_of_500_characters_and_more_are_cut(music: Path, library: Path, sound: bytes) -> None:
    put(music, "a.mp3", sound, "x" * 700)
    scanned(library, music)
    assert titles(library) == ["x" * 500]


def test_audiobooks_are_marked(music: Path, library: Path, sound: bytes) -> None:
    put(music, "a.mp3", tagged(sound, TIT2="Chapter", TCON="Audiobook"))
    put(music, "b.mp3", tagged(sound, TIT2="Song", TCON="Pop"))
    scanned(library, music)
    found = rows(library, "SELECT title, is_spoken FROM song ORDER BY title")
    assert found == [("Chapter", 1), ("Song", 0)]


def test_the_cover_beside_the_songs_is_noticed(music: Path, library: Path, sound: bytes) -> None:
    put(music, "a.mp3", sound, "One")
    scanned(library, music)
    assert rows(library, "SELECT cover FROM folder") == [(None,)]
    for name in ("back.jpg", "album.png", "Folder.JPG"):
        (music / name).touch()
    scanned(library, music)
    assert rows(library, "SELECT cover FROM folder") == [(b"Folder.JPG",)]


# --- changes -------------------------------------------------------------------------------------


def test_an_unchanged_file_is_not_read_again(music: Path, library: Path, sound: bytes) -> None:
    file = put(music, "a.mp3", sound, "One")
    status = file.stat()
    scanned(library, music)
    put(music, "a.mp3", sound, "Two")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    scanned(library, music)
    assert titles(library) == ["One"]


def test_a_scan_counts_the_parts_of_words_that_typing_errors_are_found_by(
    music: Path, library: Path, sound: bytes
) -> None:
    put(music, "a.mp3", sound, "Song")
    put(music, "b.mp3", sound, "Songs")
    scanned(library, music)
    assert rows(library, "SELECT songs FROM part_count WHERE term = 'son'") == [(2,)]
    (music / "a.mp3").unlink()
    scanned(library, music)
    assert rows(library, "SELECT songs FROM part_count WHERE term = 'son'") == [(1,)]


def test_a_scan_stores_what_a_typo_may_leave_of_each_word(
    music: Path, library: Path, sound: bytes
) -> None:
    put(music, "a.mp3", sound, "Moonlight")
    put(music, "b.mp3", sound, "Hey Moonlight")
    scanned(library, music)
    words = "SELECT DISTINCT word FROM word_form WHERE word IN ('moonlight', 'hey') ORDER BY word"
    assert rows(library, words) == [("hey",), ("moonlight",)]
    assert rows(library, "SELECT word FROM word_form WHERE form = 'monl'") == [("moonlight",)]
    (music / "b.mp3").unlink()
    scanned(library, music)
    assert rows(library, words) == [("moonlight",)]


def test_a_changed_file_is_read_again_and_stays_the_same_song(
    music: Path, library: Path, sound: bytes
) -> None:
    file = put(music, "a.mp3", sound, "Before")
    scanned(library, music)
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute("UPDATE song SET added_at = 'long ago'")
    key = rows(library, "SELECT key FROM song")
    put(music, "a.mp3", sound, "After")
    os.utime(file, ns=(1, 1))
    scanned(library, music)
    assert rows(library, "SELECT title, added_at FROM song") == [("After", "long ago")]
    assert rows(library, "SELECT key FROM song") == key
    assert not is_indexed(library, "before")
    assert is_indexed(library, "after")


def test_removed_songs_leave_the_library(music: Path, library: Path, sound: bytes) -> None:
    put(music, "a.mp3", sound, "One")
    put(music, "b.mp3", sound, "Two")
    put(music / "x" / "y", "c.mp3", sound, "Three")
    scanned(library, music)
    (music / "b.mp3").unlink()
    shutil.rmtree(music / "x")
    scanned(library, music)
    assert titles(library) == ["One"]
    assert not is_indexed(library, "two")
    assert not is_indexed(library, "three")
    assert is_indexed(library, "one")
    assert len(rows(library, "SELECT * FROM folder")) == 1


def test_songs_of_a_music_folder_that_is_away_are_kept_and_hidden(
    tmp_path: Path, music: Path, library: Path, sound: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    put(music, "a.mp3", sound, "One")
    scanned(library, music)
    before = rows(library, "SELECT * FROM song")
    music.rename(tmp_path / "unplugged")
    scanned(library, music)
    summary = last_summary(capsys)
    assert (summary.params["missing"], summary.params["paths"]) == (1, str(music))
    assert "its songs are kept" in summary.message
    assert rows(library, "SELECT is_present FROM root") == [(0,)]
    (tmp_path / "unplugged").rename(music)
    scanned(library, music)
    assert rows(library, "SELECT is_present FROM root") == [(1,)]
    assert rows(library, "SELECT * FROM song") == before


@pytest.mark.parametrize("leaves_a_folder", [True, False])
@pytest.mark.parametrize("depth", [1, 3])
def test_a_drive_inside_a_music_folder_is_kept_while_it_is_away(
    library: Path,
    music: Path,
    sound: bytes,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    leaves_a_folder: bool,
    depth: int,
) -> None:
    drive = music.joinpath(*"xyz"[:depth])
    monkeypatch.setattr(
        folders_module, "device_of", lambda path, _status: 1 + path.is_relative_to(drive)
    )
    put(music, "built in.mp3", sound, "Built In")
    put(drive, "on it.mp3", sound, "On It")
    put(drive / "album", "deep.mp3", sound, "Deep")
    scanned(library, music)
    keys = rows(library, "SELECT title, key FROM song ORDER BY title")
    assert len(keys) == 3
    drive.rename(music.parent / "unplugged")
    if leaves_a_folder:
        drive.mkdir()
    scanned(library, music)
    summary = last_summary(capsys)
    assert (summary.params["missing"], summary.params["paths"]) == (1, str(drive))
    assert rows(library, "SELECT title, key FROM song ORDER BY title") == keys
    assert rows(library, _PRESENT) == [("Built In",)]
    if leaves_a_folder:
        drive.rmdir()
    (music.parent / "unplugged").rename(drive)
    scanned(library, music)
    assert len(rows(library, _PRESENT)) == 3
    shutil.rmtree(drive / "album")
    scanned(library, music)
    assert len(rows(library, "SELECT title FROM song")) == 2, "what is deleted on it is gone"


def test_a_drive_that_became_a_folder_is_a_folder(
    library: Path, music: Path, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive = music / "drive"
    put(drive, "a.mp3", sound, "A")
    put(drive / "inner", "b.mp3", sound, "B")
    with monkeypatch.context() as mounted:
        mounted.setattr(
            folders_module, "device_of", lambda path, _status: 1 + path.is_relative_to(drive)
        )
        scanned(library, music)
    assert len(rows(library, "SELECT * FROM root")) == 2
    shutil.rmtree(drive / "inner")
    scanned(library, music)
    assert len(rows(library, "SELECT * FROM root")) == 1
    assert rows(library, _PRESENT) == [("A",)]


def test_the_empty_folder_that_an_unplugged_disk_leaves_is_no_reason_to_forget_its_songs(
    music: Path, library: Path, sound: bytes
) -> None:
    file = put(music, "a.mp3", sound, "One")
    scanned(library, music)
    before = rows(library, "SELECT * FROM song")
    file.rename(library.with_name("a.mp3"))
    scanned(library, music)
    assert rows(library, "SELECT is_present FROM root") == [(0,)]
    library.with_name("a.mp3").rename(file)
    scanned(library, music)
    assert rows(library, "SELECT is_present FROM root") == [(1,)]
    assert rows(library, "SELECT * FROM song") == before


def test_songs_of_a_folder_that_is_no_music_folder_any_more_vanish(
    tmp_path: Path, library: Path, sound: bytes
) -> None:
    put(tmp_path / "a", "a.mp3", sound, "One")
    put(tmp_path / "b", "a.mp3", sound, "Two")
    scanned(library, tmp_path / "a", tmp_path / "b")
    scanned(library, tmp_path / "b")
    assert titles(library) == ["Two"]
    assert len(rows(library, "SELECT * FROM root")) == 1
    scanned(library)
    assert titles(library) == []


def test_an_unreadable_subfolder_is_reported(
    music: Path,
    library: Path,
    sound: bytes,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    put(music, "a.mp3", sound, "One")
    put(music / "closed", "b.mp3", sound, "Two")
    scandir = os.scandir

    def guarded(path: str | Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    # Root may open every file, so the error is faked.
    monkeypatch.setattr("raveberry_server.jobs.library.folders.os.scandir", guarded)
    scanned(library, music)
    assert titles(library) == ["One"]
    assert last_summary(capsys).message == "1 song; 1 folder cannot be opened"


def test_one_is_told_from_many(
    music: Path, library: Path, sound: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.mp3", "b.mp3"):
        put(music, name, sound, name)
    (music / "c.mp3").write_bytes(b"")
    scanned(library, music)
    assert last_summary(capsys).message == "2 songs; 1 file cannot be read"
    (music / "d.mp3").write_bytes(b"")
    (music / "b.mp3").unlink()
    scanned(library, music)
    assert last_summary(capsys).message == "1 song; 2 files cannot be read"


def test_a_file_that_cannot_be_opened_is_listed(
    music: Path, library: Path, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(music, "a.mp3", sound, "One")

    opened = os.open

    def guarded(path: str, *flags: int, **folder: int | None) -> int:
        if path.endswith("a.mp3"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *flags, **folder)

    # Root may open every file, so the error is faked.
    monkeypatch.setattr(os, "open", guarded)
    scanned(library, music)
    assert rows(library, "SELECT problem FROM file") == [("file_not_opened: Permission denied",)]


def test_a_music_folder_that_goes_away_during_a_scan_loses_nothing(
    tmp_path: Path,
    music: Path,
    library: Path,
    sound: bytes,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    put(music, "a.mp3", sound, "One")
    scanned(library, music)

    class Vanishing(scan_module.Walk):
        def __init__(self, away: Iterable[Path]) -> None:
            super().__init__(away)
            if not music.exists():
                return
            music.rename(tmp_path / "unplugged")

    monkeypatch.setattr(scan_module, "Walk", Vanishing)
    assert main(["--library", str(library), str(music)]) == 1
    assert "The scan stopped" in capsys.readouterr().err
    assert titles(library) == ["One"]


def test_a_link_into_a_share_that_is_silent_is_not_even_asked_what_it_is(
    music: Path, library: Path, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(music, "a.mp3", sound, "One")
    put(music.with_name("share"), "b.mp3", sound, "Two")
    (music / "linked.mp3").symlink_to(music.with_name("share"))
    monkeypatch.setattr(folders_module, "device_of", lambda path, _: int(path.name == "linked.mp3"))
    scanned(library, music)
    # Asked, a link that leads to itself is an error, as is one into a share that hangs.
    (music / "linked.mp3").unlink()
    (music / "linked.mp3").symlink_to("linked.mp3")
    walk = folders_module.Walk([music / "linked.mp3"])
    assert [(found.path, found.left_out) for found in walk.folders_below(music)] == [(music, [])]
    assert main(["--library", str(library), "--silent", str(music / "linked.mp3"), str(music)]) == 0
    assert titles(library) == ["One", "Two"]


# --- the library file ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(b"no database " * 1_000),
        lambda file: file.write_bytes(file.read_bytes()[:6_000]),
        lambda file: sqlite3.connect(file).execute("PRAGMA user_version = 99").connection.close(),
    ],
)
def test_a_library_that_is_damaged_or_of_another_version_is_made_anew(
    music: Path, library: Path, sound: bytes, damage: object
) -> None:
    put(music, "a.mp3", sound, "One")
    scanned(library, music)
    assert callable(damage)
    damage(library)
    scanned(library, music)
    assert titles(library) == ["One"]


def test_a_write_failure_of_the_library_is_reported(
    tmp_path: Path, music: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert main(["--library", str(tmp_path / "file" / "library.db"), str(music)]) == 1
    assert "The scan stopped" in capsys.readouterr().err


def test_each_line_is_a_report(
    music: Path,
    library: Path,
    sound: bytes,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scan_module, "_REPORT_S", 0.0)
    monkeypatch.setattr(scan_module, "_BATCHES", (3,))
    monkeypatch.setattr(scan_module, "_MANY", 4)
    monkeypatch.setattr(readers_module, "_CHUNK", 1)
    for number in range(4):
        put(music, f"{number}.mp3", sound, "One")
    scanned(library, music)
    reports = [report_of(line.encode()) for line in capsys.readouterr().out.splitlines()]
    progress = [report.progress for report in reports if report]
    assert progress == sorted(progress)
    assert set(progress) == {0.0, 0.25, 0.5, 0.75, 1.0}
    assert reports[-1] is not None
    assert reports[-1].summary is not None
    assert reports[-1].summary.message == "4 songs"


# --- as a process --------------------------------------------------------------------------------


MANY = 8_000
"""Enough files for separate readers, and for a scan that can be watched."""


def many(music: Path, sound: bytes) -> None:
    first = put(music, "first.mp3", sound, "Song")
    for number in range(MANY - 1):
        folder = music / str(number // 1_000)
        folder.mkdir(exist_ok=True)
        os.link(first, folder / f"{number}.mp3")


def child(
    library: Path,
    folders: Sequence[Path],
    *,
    module: str = "raveberry_server.jobs.scan_library",
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own code
        [
            sys.executable,
            "-m",
            module,
            "--library",
            library,
            "--",
            *folders,
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def wait_for_songs(library: Path, process: subprocess.Popen[bytes]) -> int:
    """Wait until a batch is committed; return the number of songs."""
    while process.poll() is None:
        time.sleep(0.005)  # the scan yields to a process that polls without a pause
        try:
            ((count,),) = rows(library, "SELECT count(*) FROM song")
        except sqlite3.OperationalError:
            continue
        if count:
            return int(str(count))
    raise AssertionError("the scan ended before it could be looked at")


def readers_of(scan: subprocess.Popen[bytes]) -> list[int]:
    """Return the process ids of a scan's readers, which start with it."""
    children = Path(f"/proc/{scan.pid}/task/{scan.pid}/children").read_text().split()
    assert children
    return [int(child) for child in children]


def test_a_killed_scan_resumes(music: Path, library: Path, sound: bytes) -> None:
    many(music, sound)
    with child(library, [music]) as process:
        wait_for_songs(library, process)
        process.send_signal(signal.SIGKILL)
    before = set(rows(library, "SELECT id, key FROM song"))
    assert 0 < len(before) < MANY
    with child(library, [music]) as process:
        assert process.stdout is not None
        output = process.stdout.read()
        assert process.wait() == 0
    after = set(rows(library, "SELECT id, key FROM song"))
    assert before < after
    assert len(after) == MANY
    report = report_of(output.splitlines()[-1])
    assert report is not None
    assert report.summary is not None
    assert (report.progress, report.summary.params["songs"]) == (1.0, MANY)


@pytest.mark.parametrize("files", [1, MANY])
def test_a_first_scan_indexes_all_songs_and_words(
    music: Path, library: Path, sound: bytes, files: int
) -> None:
    if files == MANY:
        many(music, sound)
    put(music / "z", "last.mp3", sound, "Zyzzyva")
    with child(library, [music]) as process:
        assert process.stdout is not None
        process.stdout.read()
        assert process.wait() == 0
    indexed = rows(library, "SELECT DISTINCT word FROM word_form WHERE word = 'zyzzyva'")
    assert indexed == [("zyzzyva",)]
    made = rows(library, "SELECT name FROM sqlite_master WHERE tbl_name = 'song' AND sql > ''")
    assert {name for (name,) in made} == {
        "song", "song_by_age", "song_by_artist", "song_by_title",
        "song_on_albums_shelf", "song_on_artists_shelf", "song_on_genres_shelf",
    }  # fmt: skip


def test_a_scan_without_changes_completes_a_killed_one(
    music: Path, library: Path, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for title in ("One", "Two"):
        put(music, f"{title}.mp3", sound, title)

    def fail(_writer: LibraryWriter) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(scan_module, "_BATCHES", (1,))
        patch.setattr(LibraryWriter, "count_parts", fail)
        assert main(["--library", str(library), "--", str(music)]) == 1
    assert titles(library) == ["One", "Two"]
    assert not rows(library, "SELECT * FROM part_count")
    scanned(library, music)
    assert {("one", 1), ("two", 1)} <= set(rows(library, "SELECT * FROM part_count"))


def test_it_lives_modestly_and_ends_with_the_server(
    music: Path, library: Path, sound: bytes
) -> None:
    many(music, sound)
    with child(library, [music]) as process:
        wait_for_songs(library, process)
        assert os.getpriority(os.PRIO_PROCESS, process.pid) >= scan_module.WRITER_NICE
        for reader in readers_of(process):
            # A reader that has just been started yields a moment later.
            deadline_s = time.monotonic() + 10
            while (
                os.getpriority(os.PRIO_PROCESS, reader),
                os.sched_getscheduler(reader),
            ) != (19, os.SCHED_BATCH):
                assert time.monotonic() < deadline_s
                time.sleep(0.01)
        assert process.stdin is not None
        process.stdin.close()
        # Readers hold the output, too: it ends when all of them have ended.
        assert process.stdout is not None
        process.stdout.read()
        assert process.wait() == 1
    assert len(titles(library)) < MANY


def test_a_reader_that_is_killed_stops_the_scan_and_loses_nothing(
    music: Path, library: Path, sound: bytes
) -> None:
    many(music, sound)
    with child(library, [music], module=scan_that_loses_a_reader.__name__) as process:
        assert process.stdout is not None
        process.stdout.read()
        assert process.wait() == 1
    assert 0 < len(titles(library)) < MANY
    assert main(["--library", str(library), "--", str(music)]) == 0
    assert len(titles(library)) == MANY


def test_the_songs_of_a_folder_that_does_not_answer_are_kept_and_the_others_are_scanned(
    tmp_path: Path, sound: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    library, nas, usb = tmp_path / "library.db", tmp_path / "nas", tmp_path / "usb"
    put(nas, "a.mp3", sound, "Amber")
    scanned(library, nas)
    put(nas, "b.mp3", sound, "Birch")
    put(usb, "c.mp3", sound, "Cedar")
    assert main(["--library", str(library), "--silent", str(nas), "--", str(nas), str(usb)]) == 0
    summary = last_summary(capsys)
    assert (summary.params["missing"], summary.params["paths"]) == (1, str(nas))
    assert titles(library) == ["Amber", "Cedar"]
    scanned(library, nas, usb)
    assert titles(library) == ["Amber", "Birch", "Cedar"]


def test_a_silent_folder_inside_a_music_folder_is_not_entered_and_keeps_its_songs(
    tmp_path: Path,
    sound: bytes,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library, music = tmp_path / "library.db", tmp_path / "music"
    nas = music / "nas"
    put(music, "a.mp3", sound, "Amber")
    put(nas, "b.mp3", sound, "Birch")
    monkeypatch.setattr(
        folders_module, "device_of", lambda path, _status: 1 + path.is_relative_to(nas)
    )
    scanned(library, music)
    put(nas, "c.mp3", sound, "Cedar")
    put(music, "d.mp3", sound, "Dahlia")
    entered: list[str] = []
    scandir = os.scandir

    def noted(path: str | Path) -> Iterator[os.DirEntry[str]]:
        entered.append(os.fspath(path))
        return scandir(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", noted)
        assert main(["--library", str(library), "--silent", str(nas), "--", str(music)]) == 0
    assert str(music) in entered
    assert str(nas) not in entered
    summary = last_summary(capsys)
    assert (summary.params["missing"], summary.params["paths"]) == (1, str(nas))
    assert titles(library) == ["Amber", "Birch", "Dahlia"]
    scanned(library, music)
    assert titles(library) == ["Amber", "Birch", "Cedar", "Dahlia"]


def test_a_scan_names_the_folder_that_it_looks_into_first(
    tmp_path: Path, sound: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "music", "a.mp3", sound)
    scanned(tmp_path / "library.db", tmp_path / "music")
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert first["place"] == str(tmp_path / "music")
