"""Music folders are checked by `raveberry doctor`, and for songs that cannot be read."""

from pathlib import Path

from raveberry_server.adapters.check_result import Finding, Verdict
from raveberry_server.adapters.sources.local.folder_check import (
    MUSIC,
    absent_folder,
    folder_findings,
)
from raveberry_server.option_rows import OptionValues


def only(data: Path, *folders: Path) -> Finding:
    [finding] = folder_findings(OptionValues({MUSIC.env: folders}), data)
    return finding


def test_songs_are_counted_in_all_folders_below(tmp_path: Path) -> None:
    album = tmp_path / "music" / "a" / "b"
    album.mkdir(parents=True)
    for name in ("1.mp3", "2.FLAC", "cover.jpg", ".hidden"):
        (album / name).touch()
    finding = only(tmp_path, tmp_path / "music")
    assert (finding.verdict, finding.text) == (Verdict.OK, f"2 songs in {tmp_path}/music")


def test_a_folder_that_is_not_there_is_bad(tmp_path: Path) -> None:
    assert only(tmp_path, tmp_path / "none").verdict is Verdict.BAD


def test_an_empty_folder_is_worth_a_warning(tmp_path: Path) -> None:
    assert only(tmp_path, tmp_path).verdict is Verdict.WARN


def test_no_folder_at_all_is_worth_a_warning(tmp_path: Path) -> None:
    assert only(tmp_path).verdict is Verdict.WARN


def test_unreadable_folders_are_named(tmp_path: Path) -> None:
    music = tmp_path / "music"
    music.mkdir()
    (music / "readable.mp3").touch()
    # A dangling link is unreadable for every user, root included.
    (music / "dangling.mp3").symlink_to(tmp_path / "nowhere")
    finding = only(tmp_path, music)
    assert finding.verdict is Verdict.WARN
    assert finding.text.startswith(f"1 song in {music}; 1 place cannot be read")
    assert "dangling.mp3" in finding.text


def test_a_missing_or_empty_music_folder_is_away(tmp_path: Path) -> None:
    music = tmp_path / "music"
    song = music / "album" / "a.mp3"
    assert absent_folder(song, [music]) == music
    music.mkdir()
    assert absent_folder(song, [music]) == music
    assert absent_folder(tmp_path / "other" / "a.mp3", [music]) is None


def test_the_empty_mount_point_of_a_drive_is_away(tmp_path: Path) -> None:
    (tmp_path / "drive").mkdir()
    (tmp_path / "a.mp3").touch()
    assert absent_folder(tmp_path / "drive" / "album" / "b.mp3", [tmp_path]) == tmp_path / "drive"


def test_a_song_that_was_deleted_is_missing_alone(tmp_path: Path) -> None:
    (tmp_path / "album").mkdir()
    (tmp_path / "album" / "b.mp3").touch()
    for name in ("album/a.mp3", "c.mp3", "other/c.mp3"):
        assert absent_folder(tmp_path / name, [tmp_path]) is None
