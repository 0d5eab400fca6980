"""The demo library has tagged tracks with covers, is made once, and complete or not at all."""

from pathlib import Path

import demo_music
import pytest
from demo_music import ALBUMS, Album, DemoMusicError, make_demo_music
from tinytag import TinyTag


def shortened(album: Album) -> Album:
    """Return the album with its first track only, of two seconds, as synthesis takes long."""
    return album._replace(tracks=(album.tracks[0]._replace(length_s=2),))


@pytest.fixture
def short_albums(monkeypatch: pytest.MonkeyPatch) -> tuple[Album, ...]:
    albums = tuple(map(shortened, ALBUMS))
    monkeypatch.setattr(demo_music, "ALBUMS", albums)
    return albums


def test_there_are_twelve_tracks_in_four_formats() -> None:
    assert sum(len(album.tracks) for album in ALBUMS) == 12
    assert {album.suffix for album in ALBUMS} == {".flac", ".m4a", ".mp3", ".ogg"}


def test_each_track_has_its_length_tags_and_a_cover(
    tmp_path: Path, short_albums: tuple[Album, ...]
) -> None:
    make_demo_music(tmp_path / "library")
    for album in short_albums:
        (track,) = album.tracks
        file = tmp_path / "library" / album.artist / album.title / f"01 {track.title}{album.suffix}"
        tags = TinyTag.get(file, image=True)
        assert (tags.title, tags.artist, tags.album) == (track.title, album.artist, album.title)
        assert (tags.genre, tags.year) == (album.genre, str(album.year))
        assert 2 <= tags.duration < 3, "two seconds and an echo"
        assert tags.images.any or file.with_name("cover.jpg").exists()


def test_a_library_that_is_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / "own.mp3").write_bytes(b"mine")
    make_demo_music(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["own.mp3"]


def test_a_failure_names_the_track_and_leaves_no_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = ALBUMS[0].tracks[0]._replace(title="Broken", gain_db=float("nan"))
    monkeypatch.setattr(demo_music, "ALBUMS", (ALBUMS[0]._replace(tracks=(broken,)),))
    with pytest.raises(DemoMusicError, match="Broken"):
        make_demo_music(tmp_path / "library")
    assert not (tmp_path / "library").exists()
