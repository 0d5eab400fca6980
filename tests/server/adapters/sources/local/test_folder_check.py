"""Music folders are checked by `raveberry doctor`."""

from pathlib import Path

from raveberry_server.adapters.check_result import Finding, Verdict
from raveberry_server.adapters.sources.local.folder_check import MUSIC, folder_findings
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
