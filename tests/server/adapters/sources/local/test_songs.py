"""Songs whose drive is away are told apart from those that were deleted."""

from pathlib import Path

from raveberry_server.adapters.sources.local.songs import absent_folder


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
