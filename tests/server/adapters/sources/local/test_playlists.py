"""Playlist files, folders and albums of the library as playlists."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from raveberry_server.adapters.sources.local.source import LIBRARY, LocalSource
from raveberry_server.application.errors import SourceError
from raveberry_server.application.ports import Playlist
from raveberry_server.jobs.scan_library import main

from tests.fakes.party.memory_store import MemoryStore
from tests.fakes.player.sound_files import bare_mp3, tagged


@pytest.fixture
def music(tmp_path: Path, sounds: Path) -> Path:
    """Create two albums in two folders, and an unreadable file."""
    folder = tmp_path / "music"
    sound = bare_mp3(sounds)
    for name, tags in {
        "ann/b.mp3": {"TIT2": "One", "TALB": "First", "TRCK": "2"},
        "ann/a.mp3": {"TIT2": "Two", "TALB": "First", "TRCK": "1"},
        "ann/more/c.mp3": {"TIT2": "Three", "TALB": "Second"},
        "Señor.mp3": {"TIT2": "Four"},
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(tagged(sound, **tags))
    (folder / "bad.mp3").write_text("no sound")
    return folder


@asynccontextmanager
async def library(tmp_path: Path, music: Path) -> AsyncIterator[LocalSource]:
    assert main(["--library", str(tmp_path / LIBRARY), "--", str(music)]) == 0
    source = LocalSource(data=tmp_path, plays=MemoryStore())
    try:
        yield source
    finally:
        await source.close()


async def playlist_like(source: LocalSource, query: str, limit: int = 50) -> Playlist:
    uri = await source.playlist_like(query)
    assert uri is not None
    playlist = await source.playlist(uri, limit)
    assert playlist is not None
    assert playlist.uri == uri
    return playlist


def titles(playlist: Playlist | None) -> list[str]:
    assert playlist is not None
    return [song.title for song in playlist.songs]


async def test_a_playlist_file_is_found_by_its_name_and_keeps_its_order(
    tmp_path: Path, music: Path
) -> None:
    (music / "Party Hits.m3u").write_text(f"ann/a.mp3\n{music}/ann/b.mp3\nSeñor.mp3\nann/a.mp3\n")
    async with library(tmp_path, music) as source:
        for query in ("party hits", "PARTY", "hits", "party hist"):
            playlist = await playlist_like(source, query)
            assert (playlist.title, titles(playlist)) == (
                "Party Hits",
                ["Two", "One", "Four", "Two"],
            )


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("D:\\Music\\ann\\a.mp3", "Two"),
        ("d:\\music\\ANN\\A.MP3", "Two"),
        ("C:\\Users\\Ann\\Music\\ann\\more\\c.mp3", "Three"),
        ("\\\\nas\\share\\ann\\more\\c.mp3", "Three"),
        ("\\Music\\ann\\b.mp3", "One"),
        ("..\\Ann\\b.mp3", "One"),
        (".\\sub\\..\\ann\\b.mp3", "One"),
        ("Ann/B.mp3", "One"),
        ("/Volumes/USB/Music/ann/a.mp3", "Two"),
        ("file:///D:/Music/ann/a.mp3", "Two"),
        ("D:\\a.mp3", None),
        ("D:\\Music\\bob\\a.mp3", None),
        ("\\\\", None),
        ("D:", None),
        ("D:\\", None),
        ("\\\\?\\D:\\Music\\ann\\a.mp3", "Two"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
async def test_paths_of_windows_and_of_other_machines_are_found(
    tmp_path: Path, music: Path, line: str, title: str | None, encoding: str
) -> None:
    (music / "lists").mkdir()
    (music / "lists" / "windows.m3u").write_bytes(f"#EXTM3U\r\n{line}\r\n".encode(encoding))
    async with library(tmp_path, music) as source:
        playlist = await playlist_like(source, "windows")
    assert titles(playlist) == ([title] if title else [])
    assert len(playlist.missing) == (0 if title else 1)


async def test_missing_entries_have_a_reason(tmp_path: Path, music: Path) -> None:
    (music / "a.m3u8").write_text(
        "ann/a.mp3\n#EXTINF:1,Gone\ngone.mp3\nbad.mp3\n../../../../etc/passwd\nhttp://x/radio\n"
    )
    async with library(tmp_path, music) as source:
        playlist = await playlist_like(source, "a")
    assert titles(playlist) == ["Two"]
    assert [(one.title, one.reason.code) for one in playlist.missing] == [
        ("Gone", "file_unknown_here"),
        ("bad.mp3", "file_unreadable"),
        ("passwd", "outside_folders"),
    ]


async def test_a_link_in_a_playlist_keeps_its_place_for_its_source(
    tmp_path: Path, music: Path
) -> None:
    (music / "a.pls").write_text(
        "[playlist]\nFile1=https://example.org/1\nFile2=ann/a.mp3\nFile3=gone.mp3\n"
        "File4=https://example.org/2\nTitle4=Ann - Two\nFile5=Señor.mp3\n"
    )
    async with library(tmp_path, music) as source:
        playlist = await playlist_like(source, "a")
        page = await source.browse(playlist.uri.removeprefix("local:"), 0, 50)
    assert [(one.title, one.uri, one.place) for one in playlist.linked] == [
        ("1", "https://example.org/1", 0),
        ("Ann - Two", "https://example.org/2", 1),
    ]
    assert titles(playlist) == ["Two", "Four"]
    assert page is not None
    assert [(item.title, item.link) for item in page.items] == [
        ("1", "https://example.org/1"),
        ("Two", None),
        ("Ann - Two", "https://example.org/2"),
        ("Four", None),
    ]


async def test_a_playlist_is_read_anew_each_time(tmp_path: Path, music: Path) -> None:
    file = music / "a.m3u"
    file.write_text("ann/a.mp3\n")
    async with library(tmp_path, music) as source:
        uri = (await playlist_like(source, "a")).uri
        file.write_text("ann/b.mp3\nSeñor.mp3\n")
        assert titles(await source.playlist(uri, 50)) == ["One", "Four"]
        page = await source.browse(uri.removeprefix("local:"), 0, 50)
        assert page is not None
        assert [item.title for item in page.items] == ["One", "Four"]
        file.unlink()
        with pytest.raises(SourceError, match="No such file"):
            await source.playlist(uri, 50)


async def test_more_than_is_wanted_is_counted(tmp_path: Path, music: Path) -> None:
    (music / "a.m3u").write_text("ann/a.mp3\ngone.mp3\nann/b.mp3\nSeñor.mp3\n")
    async with library(tmp_path, music) as source:
        playlist = await playlist_like(source, "a", 2)
        assert (len(playlist.songs), len(playlist.missing), playlist.left_out) == (1, 1, 2)
        folder = await playlist_like(source, "ann", 2)
        assert (len(folder.songs), folder.left_out) == (2, 1)


async def test_folders_and_albums_are_playlists_too(tmp_path: Path, music: Path) -> None:
    async with library(tmp_path, music) as source:
        assert titles(await playlist_like(source, "ann")) == ["Two", "One", "Three"]
        assert titles(await playlist_like(source, "first")) == ["Two", "One"]
        for kind in ("folders", "albums"):
            page = await source.browse(kind, 0, 50)
            assert page is not None
            uris = [item.uri for item in page.items if item.uri]
            assert uris
            assert [await source.playlist(uri, 1) for uri in uris]
        assert await source.playlist_like("nowhere") is None
        assert await source.playlist_like("!!!") is None


async def test_playlists_and_folders_match_word_prefixes(tmp_path: Path, music: Path) -> None:
    (music / "Party Hits.m3u").write_text("ann/a.mp3\n")
    (music / "ann" / "hits.m3u").write_text("a.mp3\n")
    (music / "Hits of Mine").mkdir()
    (music / "Hits of Mine" / "d.mp3").write_bytes((music / "ann" / "a.mp3").read_bytes())
    (music / "hits empty").mkdir()
    async with library(tmp_path, music) as source:

        async def found(query: str, limit: int = 10) -> list[tuple[str, str, str | None]]:
            items = await source.playlists_named(query, limit)
            for item in items:
                assert item.uri is not None
                assert await source.playlist(item.uri, 1) is not None
                assert await source.browse(item.path or "", 0, 1) is not None
            return [(item.kind, item.title, item.subtitle) for item in items]

        hits, party = ("playlist", "hits", "ann"), ("playlist", "Party Hits", "music")
        folder = ("folder", "Hits of Mine", "music")
        assert await found("hits") == [hits, folder, party]
        assert await found("hits", 1) == [hits]
        assert await found("hits part") == [party]
        assert await found("h") == [hits, party]
        assert await found("ITS") == []
        assert await found("mor") == [("folder", "more", "ann")]
        assert await found("mus") == []
        assert await found("!!!") == []


async def test_playlists_of_a_folder_that_is_away_are_not_looked_for(
    tmp_path: Path, music: Path
) -> None:
    (music / "a.m3u").write_text("ann/a.mp3\n")
    async with library(tmp_path, music):
        pass
    shutil.move(music, tmp_path / "unplugged")
    async with library(tmp_path, music) as source:
        assert not await source.playlists_named("a", 10)
        assert not await source.playlists_named("ann", 10)


async def test_playlists_have_a_page_that_pages(tmp_path: Path, music: Path) -> None:
    (music / "b.m3u").write_text("ann/a.mp3\n")
    (music / "ann" / "a.pls").write_text("[playlist]\nFile1=a.mp3\nFile2=b.mp3\nFile3=no.mp3\n")
    async with library(tmp_path, music) as source:
        page = await source.browse("playlists", 0, 50)
        assert page is not None
        assert [(item.kind, item.title, item.subtitle) for item in page.items] == [
            ("playlist", "a", "ann"),
            ("playlist", "b", "music"),
        ]
        path = page.items[0].path or ""
        assert [item.uri for item in page.items[:1]] == [f"local:{path}"]
        pages = [await source.browse(path, offset, 1) for offset in range(2)]
        assert [(page.items[0].title, page.has_more) for page in pages if page] == [
            ("Two", True),
            ("One", False),
        ]
    (music / "b.m3u").unlink()
    (music / "ann" / "a.pls").unlink()
    async with library(tmp_path, music) as source:
        page = await source.browse("playlists", 0, 50)
        assert page is not None
        assert page.items == ()
        assert await source.browse(path, 0, 50) is None
        assert await source.playlist(f"local:{path}", 50) is None


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "local:playlist/",
        "local:playlist/0123456789abcdef",
        "local:folder/0123456789abcdef",
        "local:album/0123456789abcdef",
        "local:playlist/../../etc/passwd",
        "local:0123456789abcdef",
        "https://example.org/list",
    ],
)
async def test_unknown_playlists_are_none(tmp_path: Path, music: Path, uri: str) -> None:
    async with library(tmp_path, music) as source:
        assert await source.playlist(uri, 50) is None


async def test_a_playlist_whose_name_is_no_utf8_is_read(tmp_path: Path, music: Path) -> None:
    (music / os.fsdecode(b"caf\xe9.m3u")).write_text("ann/a.mp3\n")
    async with library(tmp_path, music) as source:
        assert titles(await playlist_like(source, "caf")) == ["Two"]


async def test_without_a_library_there_is_no_playlist(tmp_path: Path) -> None:
    source = LocalSource(data=tmp_path, plays=MemoryStore())
    assert await source.playlist_like("a") is None
    assert await source.playlist("local:playlist/0123456789abcdef", 5) is None
    assert await source.browse("playlist/0123456789abcdef", 0, 5) is None
    await source.close()


async def test_songs_are_found_by_the_paths_of_other_machines(tmp_path: Path, music: Path) -> None:
    paths = {
        "ann/b.mp3": "One",
        str(music / "ann/a.mp3"): "Two",
        "D:\\Music\\ann\\more\\c.mp3": "Three",
        "file:///srv/bob/M%C3%BAsica/Se%C3%B1or.mp3": "Four",
        "../../ann/b.mp3": "One",
        "http://example.org/b.mp3": None,
        "bad.mp3": None,
        "": None,
        "/" + "x/" * 3_000: None,
        "a\0b.mp3": None,
    }
    async with library(tmp_path, music) as source:
        found = await source.songs_at(tuple(paths))
        assert [song and song.title for song in found] == list(paths.values())
