"""Cue sheets are matched with the sound files beside them, in any encoding."""

import marshal
import os
import unicodedata
from pathlib import Path

import pytest
from raveberry_server.jobs.library.cue_sheet import LARGEST_BYTES, cue_sheet_in
from raveberry_server.jobs.library.cue_sheet_files import (
    FileTracks,
    decoded,
    embedded_tracks,
    folder_tracks,
    is_cue_sheet,
    tracks_by_sound,
)

TRACKS = "TRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 01 01:00:00\n"


def sheet(name: str) -> str:
    return f'FILE "{name}" WAVE\n{TRACKS}'


@pytest.mark.parametrize(
    ("named", "sounds", "found"),
    [
        ("album.flac", ["album.flac"], "album.flac"),
        ("album.wav", ["album.flac"], "album.flac"),
        ("ALBUM.WAV", ["Album.flac"], "Album.flac"),
        ("Album.flac", ["album.ape", "ALBUM.FLAC"], "ALBUM.FLAC"),
        ("C:\\Rips\\album.wav", ["album.wv"], "album.wv"),
        ("/srv/rips/album.wav", ["album.wv"], "album.wv"),
        (unicodedata.normalize("NFD", "Ärger.wav"), ["Ärger.flac"], "Ärger.flac"),
        ("CDImage.ape", ["The Set.flac", "other.flac"], "The Set.flac"),
        ("CDImage.ape", ["the set.cue.flac", "other.flac"], None),
        ("album.wav", ["01 - First.flac", "02 - Second.flac"], None),
        ("", ["album.flac"], None),
        ("album.wav", [], None),
    ],
)
def test_a_sheet_belongs_to_the_file_that_it_names_or_that_has_its_name(
    named: str, sounds: list[str], found: str | None
) -> None:
    listed = dict(tracks_by_sound(cue_sheet_in(sheet(named)), "The Set.cue", sounds))
    assert list(listed) == ([found] if found else [])


def test_a_sheet_may_name_several_files() -> None:
    text = sheet("a.wav") + sheet("b.wav") + sheet("gone.wav")
    listed = dict(tracks_by_sound(cue_sheet_in(text), "x.cue", ["a.flac", "b.flac", "x.flac"]))
    assert list(listed) == ["a.flac", "b.flac"]


def test_a_file_with_one_track_is_a_song_as_it_is() -> None:
    text = "".join(
        f'FILE "{number}.flac" WAVE\nTRACK {number} AUDIO\nINDEX 01 00:00:00\n'
        for number in (1, 2, 3)
    )
    assert not list(tracks_by_sound(cue_sheet_in(text), "x.cue", ["1.flac", "2.flac", "3.flac"]))


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1251", "cp932"],
)
def test_a_sheet_is_decoded_whatever_its_encoding(encoding: str) -> None:
    titles = {
        "cp1251": ("Звезда по имени Солнце", "Группа крови"),
        "cp932": ("上を向いて歩こう", "見上げてごらん夜の星を"),
    }.get(encoding, ("Motörhead", "Señorita"))
    text = sheet("album.wav").replace("INDEX 01 00", f'TITLE "{titles[0]}"\nINDEX 01 00')
    text = f'TITLE "{titles[1]}"\n{text}'
    found = cue_sheet_in(decoded(text.encode(encoding)))
    assert (found.title, found.files[0].tracks[0].title) == (titles[1], titles[0])


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"\xff\xfe\x00", b"\xef\xbb\xbf\xff", b"\x80" * 99]
)
def test_any_bytes_are_decoded(content: bytes) -> None:
    assert isinstance(decoded(content), str)


def test_sheets_of_a_folder_are_read_and_unusable_ones_named(tmp_path: Path) -> None:
    (tmp_path / "a.cue").write_text(sheet("album.flac"))
    (tmp_path / "bad.cue").write_text("nothing")
    (tmp_path / "huge.cue").write_text("x" * (LARGEST_BYTES + 1))
    names = ["a.cue", "bad.cue", "gone.cue", "huge.cue"]
    found = folder_tracks(str(tmp_path), names, ["album.flac"])
    assert list(found.by_sound) == ["album.flac"]
    assert [(name, reason) for name, reason, _ in found.unusable] == [
        ("bad.cue", "it names no file"),
        ("gone.cue", "No such file or directory"),
        ("huge.cue", "it is too large"),
    ]


def test_a_pipe_in_place_of_a_sheet_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.cue")
    assert not folder_tracks(str(tmp_path), ["a.cue"], ["album.flac"]).by_sound


def test_of_several_sheets_the_first_that_can_be_used_counts(tmp_path: Path) -> None:
    (tmp_path / "1.cue").write_text("nothing")
    (tmp_path / "2.cue").write_text(f'TITLE "Two"\n{sheet("album.flac")}')
    (tmp_path / "3.cue").write_text(f'TITLE "Three"\n{sheet("album.flac")}')
    found = folder_tracks(str(tmp_path), ["1.cue", "2.cue", "3.cue"], ["album.flac"])
    assert found.by_sound["album.flac"].sheet.title == "Two"


def test_tracks_are_sent_to_another_process_and_changes_are_noticed() -> None:
    (tracks,) = (one for _, one in tracks_by_sound(cue_sheet_in(sheet("a.wav")), "", ["a.wav"]))
    sent = FileTracks.of(marshal.loads(marshal.dumps(tracks.plain())))  # noqa: S302 - our own
    assert (sent.plain(), sent.digest) == (tracks.plain(), tracks.digest)
    later = sheet("a.wav").replace("01:00:00", "01:00:01")
    (other,) = (one for _, one in tracks_by_sound(cue_sheet_in(later), "", ["a.wav"]))
    assert other.digest != tracks.digest


@pytest.mark.parametrize(
    ("text", "has_tracks"),
    [
        (sheet("any name.wav"), True),
        ("nothing", False),
        (sheet("a.wav") + sheet("b.wav"), False),
        ('FILE "a.wav" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00', False),
    ],
)
def test_a_sheet_in_tags_is_that_of_its_own_file(text: str, *, has_tracks: bool) -> None:
    assert (embedded_tracks(text) is not None) is has_tracks


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.cue", True), ("A.CUE", True), (".a.cue", False), ("a.cue.bak", False)],
)
def test_cue_sheets_are_known_by_their_suffix(name: str, *, expected: bool) -> None:
    assert is_cue_sheet(name) is expected
