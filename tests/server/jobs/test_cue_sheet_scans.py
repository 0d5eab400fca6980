"""An album in one file with a cue sheet is in the library as its tracks."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from raveberry_server.jobs.library import tag_reader_processes
from raveberry_server.jobs.scan_library import main

from tests.fakes.player.cue_albums import TITLES, cue_sheet, make_noise

STARTS_S = (0.0, 1.2, 2.48)


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "music"
    folder.mkdir()
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.db"


def scanned(library: Path, music: Path) -> None:
    assert main(["--library", str(library), "--", str(music)]) == 0


def rows(library: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(library)) as connection:
        return connection.execute(sql).fetchall()


def titles(library: Path) -> list[object]:
    return [title for (title,) in rows(library, "SELECT title FROM song ORDER BY track, title")]


def problems(library: Path) -> list[tuple[object, ...]]:
    return rows(library, "SELECT name, problem FROM file WHERE problem IS NOT NULL ORDER BY name")


def make_album(music: Path, name: str = "album.flac", *, sheet: str | None = None) -> Path:
    make_noise(music / name, duration_s=4.0, tags=("title=Whole", "artist=Whole", "genre=Rock"))
    (music / "album.cue").write_text(cue_sheet(name, STARTS_S) if sheet is None else sheet)
    return music / name


def test_an_album_is_listed_as_its_tracks_and_not_as_a_file(music: Path, library: Path) -> None:
    make_album(music)
    for _ in range(2):
        scanned(library, music)
        assert rows(
            library,
            "SELECT title, artist, album, album_artist, track, genre, round(duration_s, 3), "
            "round(start_s, 3), round(end_s, 3), file.name FROM song "
            "JOIN file ON file.id = song.id ORDER BY track",
        ) == [
            ("First", "Ann", "The Album", "Ann", 1, "Rock", 1.2, 0.0, 1.2, b"album.flac/01"),
            ("Second", "Ann", "The Album", "Ann", 2, "Rock", 1.28, 1.2, 2.48, b"album.flac/02"),
            ("Third", "Ann", "The Album", "Ann", 3, "Rock", 1.52, 2.48, None, b"album.flac/03"),
        ]
        assert not problems(library)


def test_tracks_are_read_again_only_after_a_change(
    music: Path, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    readings = tag_reader_processes.readings

    def counted(paths: list[str], *others: object) -> object:
        read.extend(paths)
        return readings(paths, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(tag_reader_processes, "readings", counted)
    file = make_album(music)
    scanned(library, music)
    assert read == [str(file)]
    scanned(library, music)
    assert read == [str(file)]
    keys = rows(library, "SELECT key FROM song ORDER BY track")
    (music / "album.cue").write_text(cue_sheet("album.flac", STARTS_S, title="Another"))
    scanned(library, music)
    assert read == [str(file), str(file)]
    assert rows(library, "SELECT DISTINCT album FROM song") == [("Another",)]
    assert rows(library, "SELECT key FROM song ORDER BY track") == keys


def test_a_sheet_that_comes_later_or_goes_changes_what_is_listed(
    music: Path, library: Path
) -> None:
    make_album(music)
    sheet = music / "album.cue"
    text = sheet.read_text()
    sheet.unlink()
    scanned(library, music)
    assert titles(library) == ["Whole"]
    sheet.write_text(text)
    scanned(library, music)
    assert titles(library) == list(TITLES[:3])
    sheet.unlink()
    scanned(library, music)
    assert titles(library) == ["Whole"]
    (music / "notes.txt").touch()
    (music / "album.flac").unlink()
    scanned(library, music)
    assert rows(library, "SELECT count(*) FROM file") == [(0,)]


def test_tracks_keep_the_date_at_which_the_album_was_added(music: Path, library: Path) -> None:
    make_album(music)
    scanned(library, music)
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("UPDATE song SET added_at = '2020-01-01T00:00:00+00:00'")
        connection.commit()
    (music / "album.cue").write_text(cue_sheet("album.flac", (0.0, 2.0)))
    scanned(library, music)
    assert rows(library, "SELECT title, added_at FROM song ORDER BY track") == [
        ("First", "2020-01-01T00:00:00+00:00"),
        ("Second", "2020-01-01T00:00:00+00:00"),
    ]


@pytest.mark.parametrize("text", ["", "no sheet", "\0", "x" * 300_000])
def test_with_an_unusable_sheet_the_album_is_a_song_and_the_sheet_is_left_out(
    music: Path, library: Path, text: str
) -> None:
    make_album(music, sheet=text)
    for _ in range(2):
        scanned(library, music)
        assert titles(library) == ["Whole"]
        ((name, problem),) = problems(library)
        assert name == b"album.cue"
        assert str(problem).startswith("file_cue_sheet: it ")
    (music / "album.cue").write_text(cue_sheet("album.flac", STARTS_S))
    scanned(library, music)
    assert (titles(library), problems(library)) == (list(TITLES[:3]), [])


def test_a_track_behind_the_end_of_the_file_is_left_out(music: Path, library: Path) -> None:
    make_album(music, sheet=cue_sheet("album.flac", (0.0, 1.2, 2.48, 100.0)))
    scanned(library, music)
    assert titles(library) == list(TITLES[:3])
    assert problems(library) == [
        (b"album.flac/04", "file_cue_sheet: the track begins after the end of the file")
    ]


def test_an_album_of_which_one_track_is_there_is_a_song(music: Path, library: Path) -> None:
    make_album(music, sheet=cue_sheet("album.flac", (0.0, 100.0)))
    for _ in range(2):
        scanned(library, music)
        assert titles(library) == ["Whole"]
        assert [name for name, _ in problems(library)] == [b"album.flac/02"]


def test_the_sheet_of_an_album_that_was_split_is_no_fault(music: Path, library: Path) -> None:
    make_noise(music / "01 - First.flac", duration_s=1.0)
    (music / "album.cue").write_text(cue_sheet("CDImage.wav", STARTS_S))
    scanned(library, music)
    assert (titles(library), problems(library)) == (["First"], [])


def test_tracks_without_names_have_those_of_the_album(music: Path, library: Path) -> None:
    sheet = 'FILE "album.flac" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n'
    make_album(music, sheet=f"{sheet}TRACK 02 AUDIO\nINDEX 01 00:02:00\n")
    scanned(library, music)
    assert rows(library, "SELECT title, artist, album FROM song ORDER BY track") == [
        ("Whole 1", "Whole", "Whole"),
        ("Whole 2", "Whole", "Whole"),
    ]


@pytest.mark.parametrize("name", ["album.flac", "album.wv"])
def test_a_sheet_in_the_tags_counts_unless_there_is_one_beside_the_file(
    music: Path, library: Path, name: str
) -> None:
    embedded = cue_sheet("Range.wav", STARTS_S, title="Embedded")
    make_noise(music / name, duration_s=4.0, tags=(f"CUESHEET={embedded}",))
    for _ in range(2):
        scanned(library, music)
        assert titles(library) == list(TITLES[:3])
    (music / "album.cue").write_text(cue_sheet(name, (0.0, 2.0), title="Beside"))
    scanned(library, music)
    assert titles(library) == ["First", "Second"]
    (music / "album.cue").unlink()
    scanned(library, music)
    assert rows(library, "SELECT DISTINCT album FROM song") == [("Embedded",)]


def test_an_unreadable_album_is_one_problem(music: Path, library: Path) -> None:
    make_album(music).write_bytes(b"no sound at all")
    scanned(library, music)
    assert [name for name, _ in problems(library)] == [b"album.flac"]


def test_tracks_of_many_albums_are_read_by_other_processes(music: Path, library: Path) -> None:
    first = music / "0"
    first.mkdir()
    content = make_album(first).read_bytes()
    for number in range(1, 260):
        folder = music / str(number)
        folder.mkdir()
        (folder / "album.flac").write_bytes(content)
        (folder / "album.cue").write_text(cue_sheet("album.flac", STARTS_S, title=f"No {number}"))
    readers = tag_reader_processes.forked_readers(on_work=lambda: None)
    assert main(["--library", str(library), "--", str(music)], readers=readers) == 0
    assert rows(library, "SELECT count(*), count(DISTINCT album) FROM song") == [(780, 260)]


def test_a_hidden_sheet_and_a_pipe_are_passed_over(music: Path, library: Path) -> None:
    make_album(music, sheet="")
    (music / "album.cue").unlink()
    (music / "._album.cue").write_text(cue_sheet("album.flac", STARTS_S))
    os.mkfifo(music / "album.cue")
    scanned(library, music)
    assert titles(library) == ["Whole"]
