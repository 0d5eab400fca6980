"""Paths into remote file systems are found without a look into them."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from raveberry_server.adapters.system import mounts
from raveberry_server.adapters.system.mounts import mounts_in, remote_mount, remote_mounts_below


def table(*rows: tuple[str, str]) -> Mapping[str, tuple[str, str]]:
    return {place: (str(number), kind) for number, (place, kind) in enumerate(rows)}


def looked(monkeypatch: pytest.MonkeyPatch, *rows: tuple[str, str]) -> list[str]:
    """Set the table of mounts, and return the list of the paths that are looked at."""
    seen: list[str] = []
    readlink = os.readlink

    def noted(path: str) -> str:
        seen.append(path)
        return readlink(path)

    monkeypatch.setattr(mounts, "_mounts", lambda: table(("/", "ext4"), *rows))
    monkeypatch.setattr(os, "readlink", noted)
    return seen


@pytest.mark.parametrize(
    "kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuseblk", "9p", "virtiofs", "autofs"]
)
def test_a_path_below_a_remote_mount_belongs_to_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str
) -> None:
    share = str(tmp_path / "share")
    seen = looked(monkeypatch, (share, kind))
    assert remote_mount(f"{share}/album/song.mp3") == (share, "1")
    assert remote_mount(share) == (share, "1")
    assert not any(path.startswith(share) for path in seen), "it would hang with the share"


def test_local_paths_belong_to_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    looked(monkeypatch, (str(tmp_path / "disk"), "ext4"), (str(tmp_path / "share"), "nfs"))
    for path in ("disk/song.mp3", "share-like/song.mp3", "missing", "share/../song.mp3"):
        assert remote_mount(str(tmp_path / path)) is None or path.startswith("share/")
    assert remote_mount("/") is None


def test_the_root_is_local_whatever_its_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mounts, "_mounts", lambda: table(("/", "nfs")))
    assert remote_mount("/media/song.mp3") is None


def test_a_link_into_a_share_is_followed_up_to_the_share(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    share = tmp_path / "mnt" / "share"
    share.mkdir(parents=True)
    music = tmp_path / "music"
    music.mkdir()
    (music / "absolute").symlink_to(share)
    (music / "relative").symlink_to("../mnt/./share/album")
    (music / "again").symlink_to("relative")
    looked(monkeypatch, (str(share), "cifs"))
    for name in ("absolute", "relative", "again"):
        assert remote_mount(str(music / name / "song.mp3")) == (str(share), "1"), name


def test_remote_mounts_inside_a_folder_are_found_by_its_own_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "music").symlink_to("house")
    share = str(tmp_path / "house" / "nas")
    looked(
        monkeypatch,
        (share, "nfs4"),
        (str(tmp_path / "house" / "usb"), "ext4"),
        (str(tmp_path / "house-like"), "cifs"),
    )
    for name in ("house", "music"):
        folder = tmp_path / name
        assert remote_mounts_below(str(folder)) == [(str(folder / "nas"), (share, "1"))]
        inside = str(folder / "nas" / "album")
        assert remote_mounts_below(inside) == [(inside, (share, "1"))]
    assert remote_mounts_below(str(tmp_path / "missing")) == []
    assert remote_mounts_below("/")[0] == (share, (share, "1"))


def test_a_circle_of_links_leads_nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    looked(monkeypatch)
    assert remote_mount(str(tmp_path / "a" / "song.mp3")) is None


def test_the_kernels_table_is_read_with_its_escapes_and_optional_fields() -> None:
    lines = [
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n",
        "30 22 0:40 / /media/my\\040music rw - cifs //nas/music rw\n",
        "31 22 0:41 / /media/a rw shared:3 master:2 - autofs systemd-1 rw\n",
        "32 31 0:42 / /media/a rw - nfs4 nas:/a rw\n",
    ]
    assert mounts_in(lines) == {
        "/": ("22", "ext4"),
        "/media/my music": ("30", "cifs"),
        "/media/a": ("32", "nfs4"),
    }


def test_the_table_of_this_machine_can_be_read() -> None:
    assert remote_mount("/proc/self") is None
