"""The source `local`, from files on disk to songs, pages, paths and covers."""

import asyncio
import os
import shutil
import sqlite3
import subprocess
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path

import pytest
from blockbuster import blockbuster_ctx
from raveberry_server.adapters.sources import artwork
from raveberry_server.adapters.sources.local.database import opened_for_scan
from raveberry_server.adapters.sources.local.source import LIBRARY, LocalSource
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.errors import SourceError
from raveberry_server.application.ports import BrowseItem, BrowsePage
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.jobs.scan_library import main

from tests.fakes.party.memory_store import MemoryStore
from tests.fakes.player.sound_files import bare_mp3, tagged
from tests.fakes.sources.generated_library import Made, write_library


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "music"
    folder.mkdir()
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def sound(sounds: Path) -> bytes:
    return bare_mp3(sounds)


def scan(data: Path, *folders: Path) -> None:
    assert main(["--library", str(data / LIBRARY), "--", *map(str, folders)]) == 0


@asynccontextmanager
async def local_files(data: Path, *, folders: tuple[Path, ...] = ()) -> AsyncIterator[LocalSource]:
    source = LocalSource(data=data, plays=MemoryStore(), folders=folders)
    try:
        yield source
    finally:
        await source.close()


async def only_song(source: LocalSource, query: str) -> Song:
    (song,) = (await source.search(query, 5)).songs
    return song


def names(page: BrowsePage | None) -> Sequence[tuple[str, str]]:
    assert page is not None
    return [(item.kind, title_of(item)) for item in page.items]


def title_of(page: BrowseItem | BrowsePage) -> str:
    return page.label.message if page.label else page.title


# --- songs ---------------------------------------------------------------------------------------


async def test_a_song_has_what_its_file_says(music: Path, data: Path, sounds: Path) -> None:
    shutil.copy(sounds / "covered.mp3", music / "a.mp3")
    scan(data, music)
    async with local_files(data) as source:
        song = await only_song(source, "senorita")
        assert song == Song(
            uri=song.uri,
            source="local",
            title="Señorita",
            artist="Ann & Bob",
            album="The Album",
            duration_s=pytest.approx(0.5, abs=0.1),
            artwork=song.uri.removeprefix("local:"),
            composer="Cole",
            label=song.label,  # MP3 has no such tag of its own
            isrc="USRC17607839",
        )
        assert await source.relative_paths({song.uri, "local:x"}) == {song.uri: "a.mp3"}
        assert await source.song(song.uri) == song
        assert await source.playable(song.uri) == str(music / "a.mp3")


async def test_the_same_file_is_the_same_song_for_ever(
    music: Path, data: Path, sound: bytes
) -> None:
    (music / "a.mp3").write_bytes(tagged(sound, TIT2="One"))
    uris = []
    for _ in range(2):
        scan(data, music)
        async with local_files(data) as source:
            uris.append((await only_song(source, "one")).uri)
        (data / LIBRARY).unlink()
    assert uris[0] == uris[1]


@pytest.mark.parametrize(
    "uri",
    [
        "local:0123456789abcdef",
        "local:0123456789ABCDEF",
        "local:1",
        "local:../../etc/passwd",
        "/etc/passwd",
        "https://example.com/a.mp3",
        "",
    ],
)
async def test_a_uri_that_names_no_song_is_none(data: Path, uri: str) -> None:
    scan(data)
    async with local_files(data) as source:
        assert await source.song(uri) is None
        assert await source.playable(uri) is None
        assert await source.artwork(uri) is None


async def test_before_the_first_scan_missing_songs_are_unknown(
    music: Path, data: Path, sound: bytes
) -> None:
    """After a restore of party.db alone, the queue holds songs that no library has yet."""
    (music / "a.mp3").write_bytes(tagged(sound, TIT2="One"))
    async with local_files(data) as source:
        with pytest.raises(SourceError, match="being scanned"):
            await source.playable("local:0123456789abcdef")
        opened_for_scan(data / LIBRARY).close()
        with pytest.raises(SourceError, match="being scanned"):
            await source.playable("local:0123456789abcdef")
        scan(data, music)
        assert await source.playable("local:0123456789abcdef") is None


async def test_while_a_scan_is_awaited_missing_songs_are_unknown_and_others_play(
    music: Path, data: Path, sound: bytes
) -> None:
    """A server that leads since a moment has a library from before the last requests."""
    for name in ("a", "b"):
        (music / f"{name}.mp3").write_bytes(tagged(sound, TIT2=f"Song {name}"))
    scan(data, music)
    async with local_files(data, folders=(music,)) as source:
        there, gone = await only_song(source, "song a"), await only_song(source, "song b")
        of_another_machine = replace(there, uri="local:0123456789abcdef")
        unknown = replace(gone, uri="local:0123456789abcdef", title="Song c")
        (music / "b.mp3").unlink()
        catalog = Catalog(sources=[source])
        source.await_scan(is_awaited=True)
        for song in (there, of_another_machine):
            assert await catalog.playable(song) == str(music / "a.mp3")
        for song in (gone, unknown):
            with pytest.raises(SourceError):
                await catalog.playable(song)
        source.await_scan(is_awaited=False)
        for song in (gone, unknown):
            assert await catalog.playable(song) is None


async def test_songs_are_found_after_the_cache_was_released(
    music: Path, data: Path, sound: bytes
) -> None:
    (music / "a.mp3").write_bytes(tagged(sound, TIT2="One"))
    async with local_files(data) as source:
        await source.release_cache()
        scan(data, music)
        before = await only_song(source, "one")
        await source.release_cache()
        assert await only_song(source, "one") == before


async def test_a_file_that_is_gone_cannot_be_played(music: Path, data: Path, sound: bytes) -> None:
    for title in ("One", "Other"):
        (music / f"{title}.mp3").write_bytes(tagged(sound, TIT2=title))
    scan(data, music)
    (music / "One.mp3").unlink()
    async with local_files(data) as source:
        song = await only_song(source, "one")
        assert await source.playable(song.uri) is None


def unplug(folder: Path) -> None:
    folder.rename(folder.with_name("unplugged"))
    folder.mkdir()


def plug_in(folder: Path) -> None:
    folder.rmdir()
    folder.with_name("unplugged").rename(folder)


async def test_a_song_on_a_drive_that_is_away_can_be_played_once_it_is_back(
    music: Path, data: Path, sound: bytes
) -> None:
    (music / "a.mp3").write_bytes(tagged(sound, TIT2="One"))
    scan(data, music)
    async with local_files(data, folders=(music,)) as source:
        song = await only_song(source, "one")
        unplug(music)
        with pytest.raises(SourceError, match="music folder"):
            await source.playable(song.uri)
        plug_in(music)
        assert await source.playable(song.uri) == str(music / "a.mp3")


async def test_a_song_of_a_drive_is_not_gone_when_a_scan_has_missed_it(
    music: Path, data: Path, sound: bytes
) -> None:
    (music / "a.mp3").write_bytes(tagged(sound, TIT2="One"))
    scan(data, music)
    async with local_files(data, folders=(music,)) as source:
        song = await only_song(source, "one")
        unplug(music)
        scan(data, music)
        with pytest.raises(SourceError, match="music folder"):
            await source.playable(song.uri)
        plug_in(music)
        assert await source.playable(song.uri) == str(music / "a.mp3"), "before the next scan"


@pytest.mark.parametrize("is_scanned", [True, False])
async def test_a_renamed_file_is_found_again(
    music: Path, data: Path, sound: bytes, is_scanned: bool
) -> None:
    (music / "a.mp3").write_bytes(tagged(sound, TIT2="One", TPE1="Ann"))
    (music / "b.mp3").write_bytes(tagged(sound, TIT2="Other", TPE1="Ann"))
    scan(data, music)
    async with local_files(data, folders=(music,)) as source:
        song = await only_song(source, "one")
        (music / "a.mp3").rename(music / "Ann - One.mp3")
        if is_scanned:
            scan(data, music)
        assert await source.playable(song.uri) is None
        assert await source.found_again(song) == str(music / "Ann - One.mp3")
        assert await Catalog(sources=[source]).playable(song) == str(music / "Ann - One.mp3")


async def test_a_file_in_another_folder_is_found_again_by_its_tags_and_length(
    music: Path, data: Path, sound: bytes
) -> None:
    (music / "a.mp3").write_bytes(tagged(sound, TIT2="One", TPE1="Ann"))
    scan(data, music)
    async with local_files(data, folders=(music,)) as source:
        song = await only_song(source, "one")
        (music / "Ann").mkdir()
        (music / "a.mp3").rename(music / "Ann" / "One.mp3")
        assert await source.found_again(song) is None
        scan(data, music)
        assert await source.found_again(song) == str(music / "Ann" / "One.mp3")
        assert await source.found_again(replace(song, duration_s=300.0)) is None
        assert await source.found_again(replace(song, uri="local:x")) is None
        shutil.rmtree(music / "Ann")
        assert await source.found_again(song) is None


@pytest.mark.parametrize("name", ["new\nline.mp3", "\udcff.mp3", "\udcff.m\u00fc3.mp3"])
async def test_a_name_unsupported_by_the_player_gets_a_link(
    music: Path, data: Path, sound: bytes, name: str
) -> None:
    content = tagged(sound, TIT2="One")
    (music / name).write_bytes(content)
    scan(data, music)
    async with local_files(data) as source:
        song = await only_song(source, "one")
        paths = {await source.playable(song.uri) for _ in range(2)}
        (path,) = paths
        assert path is not None
        assert path.isascii()
        assert path.endswith(".mp3")
        assert Path(path).read_bytes() == content  # noqa: ASYNC240 - nothing else runs
        assert [entry.name for entry in os.scandir(data / "aliases")] == [Path(path).name]


async def test_a_failing_link_is_reported(music: Path, data: Path, sound: bytes) -> None:
    (music / "new\nline.mp3").write_bytes(tagged(sound, TIT2="One"))
    scan(data, music)
    (data / "aliases").touch()
    async with local_files(data) as source:
        song = await only_song(source, "one")
        with pytest.raises(SourceError, match="file of that song cannot be read"):
            await source.playable(song.uri)


async def test_a_name_in_any_script_is_told_as_it_is(music: Path, data: Path, sound: bytes) -> None:
    (music / 'Группа "крови" 桜.mp3').write_bytes(tagged(sound, TIT2="One"))
    scan(data, music)
    async with local_files(data) as source:
        song = await only_song(source, "one")
        assert await source.playable(song.uri) == str(music / 'Группа "крови" 桜.mp3')


async def test_the_event_loop_never_waits_for_the_library(
    music: Path, data: Path, sounds: Path
) -> None:
    shutil.copy(sounds / "covered.mp3", music / "a.mp3")
    scan(data, music)
    with blockbuster_ctx("raveberry_server"):
        async with local_files(data) as source:
            song = await only_song(source, "senorita")
            await source.playable(song.uri)
            await source.artwork(song.artwork or "")
            await source.browse("artists", 0, 10)


# --- the library file ----------------------------------------------------------------------------


async def test_without_a_library_nothing_is_found(data: Path) -> None:
    async with local_files(data) as source:
        assert (await source.search("anything", 5)).songs == ()
        assert await source.song("local:0123456789abcdef") is None
        assert await source.browse("", 0, 10) == BrowsePage(
            path="", label=Notice(NoticeCode.PAGE_LIBRARY), items=(), has_more=False
        )
        assert await source.browse("artists", 0, 10) is None


async def test_a_library_that_comes_and_is_replaced_is_seen(
    music: Path, data: Path, sound: bytes
) -> None:
    async with local_files(data) as source:
        assert not (await source.search("one", 5)).songs
        (music / "a.mp3").write_bytes(tagged(sound, TIT2="One"))
        scan(data, music)
        assert (await source.search("one", 5)).songs
        for suffix in ("", "-wal", "-shm"):
            (data / f"{LIBRARY}{suffix}").unlink(missing_ok=True)
        (music / "a.mp3").write_bytes(tagged(sound, TIT2="Two"))
        scan(data, music)
        assert (await source.search("two", 5)).songs
        assert not (await source.search("one", 5)).songs


async def test_a_library_of_another_version_is_as_good_as_none(data: Path) -> None:
    scan(data)
    with closing(sqlite3.connect(data / LIBRARY)) as connection:
        connection.execute("PRAGMA user_version = 99")
    async with local_files(data) as source:
        assert (await source.search("one", 5)).songs == ()


async def test_a_damaged_library_is_reported_and_repaired_by_a_scan(
    music: Path, data: Path, sound: bytes
) -> None:
    (music / "a.mp3").write_bytes(tagged(sound, TIT2="One"))
    scan(data)
    (data / LIBRARY).write_bytes(b"no database " * 1_000)
    async with local_files(data) as source:
        with pytest.raises(SourceError, match="cannot be read at the moment"):
            await source.search("one", 5)
        assert await source.artwork("0123456789abcdef") is None
        scan(data, music)
        assert (await source.search("one", 5)).songs


async def test_it_is_read_while_a_scan_writes(music: Path, data: Path, sound: bytes) -> None:
    (music / "a.mp3").write_bytes(tagged(sound, TIT2="One"))
    scan(data, music)
    with closing(sqlite3.connect(data / LIBRARY, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM song")
        async with local_files(data) as source:
            assert (await source.search("one", 5)).songs
        connection.execute("ROLLBACK")


# --- pages -------------------------------------------------------------------------------------


@pytest.fixture
def browsable_music(data: Path, music: Path, sound: bytes) -> Path:
    songs = {
        "a/1.mp3": {"TIT2": "B side", "TPE1": "Ann", "TALB": "First", "TRCK": "2", "TCON": "Pop"},
        "a/2.mp3": {"TIT2": "A side", "TPE1": "Ann", "TALB": "First", "TRCK": "1", "TCON": "pop"},
        "a/3.mp3": {"TIT2": "Single", "TPE1": "Ann"},
        "b/4.mp3": {"TIT2": "One", "TPE1": "Bob", "TALB": "Hits", "TPE2": "Various Artists"},
        "b/5.mp3": {"TIT2": "Two", "TPE1": "Ann", "TALB": "Hits", "TPE2": "Various Artists"},
        "b/6.mp3": {"TIT2": "Feat", "TPE1": "Cid feat. Dan", "TALB": "Own", "TPE2": "Cid"},
    }
    for name, tags in songs.items():
        (music / name).parent.mkdir(exist_ok=True)
        (music / name).write_bytes(tagged(sound, **tags))
    (music / "b" / "cover.jpg").write_bytes(b"\xff\xd8\xff")
    scan(data, music)
    return data


async def test_the_front_page_shows_every_kind_of_page(browsable_music: Path) -> None:
    async with local_files(browsable_music) as source:
        page = await source.browse("", 0, 10)
        assert names(page) == [
            ("folder", "Artists"),
            ("folder", "Albums"),
            ("folder", "Genres"),
            ("folder", "Folders"),
            ("folder", "Recently added"),
        ]
        assert page is not None
        for item in page.items:
            assert await source.browse(item.path or "", 0, 10) is not None


async def opened(source: LocalSource, *titles: str) -> BrowsePage:
    """Open a page by the titles of the pages that lead to it."""
    page = await source.browse("", 0, 100)
    for title in titles:
        assert page is not None
        (path,) = {item.path for item in page.items if title_of(item) == title and item.path}
        page = await source.browse(path, 0, 100)
        assert page is not None
        assert (page.path, title_of(page)) == (path, title)
    assert page is not None
    return page


@pytest.mark.parametrize(
    ("way", "items"),
    [
        (["Artists"], [("artist", "Ann"), ("artist", "Bob"), ("artist", "Cid")]),
        (["Albums"], [("album", "First"), ("album", "Hits"), ("album", "Own")]),
        (["Genres"], [("folder", "Pop")]),
        (["Genres", "Pop"], [("song", "A side"), ("song", "B side")]),
        (["Albums", "First"], [("song", "A side"), ("song", "B side")]),
        (["Albums", "Hits"], [("song", "One"), ("song", "Two")]),
        (
            ["Artists", "Ann"],
            [
                ("album", "First"),
                ("album", "Hits"),
                ("song", "Single"),
                ("song", "A side"),
                ("song", "B side"),
                ("song", "Two"),
            ],
        ),
        (["Artists", "Cid"], [("album", "Own"), ("song", "Feat")]),
    ],
)
async def test_a_page_holds_what_belongs_there(
    browsable_music: Path, way: list[str], items: list[tuple[str, str]]
) -> None:
    async with local_files(browsable_music) as source:
        assert names(await opened(source, *way)) == items


async def test_folders_are_pages(browsable_music: Path) -> None:
    async with local_files(browsable_music) as source:
        page = await source.browse("folders", 0, 10)
        assert names(page) == [("folder", "a"), ("folder", "b")]
        assert page is not None
        inner = await source.browse(page.items[0].path or "", 0, 10)
        assert names(inner) == [("song", "B side"), ("song", "A side"), ("song", "Single")]


async def test_several_music_folders_stand_side_by_side(
    tmp_path: Path, data: Path, sound: bytes
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.mp3").write_bytes(tagged(sound, TIT2=name))
    scan(data, tmp_path / "a", tmp_path / "b")
    async with local_files(data) as source:
        assert names(await source.browse("folders", 0, 10)) == [("folder", "a"), ("folder", "b")]


async def test_recent_songs_are_the_newest(
    browsable_music: Path, music: Path, sound: bytes
) -> None:
    with closing(sqlite3.connect(browsable_music / LIBRARY)) as connection, connection:
        connection.execute("UPDATE song SET added_at = '2020-01-01T00:00:00+00:00'")
    (music / "a" / "new.mp3").write_bytes(tagged(sound, TIT2="New"))
    scan(browsable_music, music)
    async with local_files(browsable_music) as source:
        page = await source.browse("recent", 0, 1)
        assert names(page) == [("song", "New")]
        assert page is not None
        assert page.has_more


async def test_an_album_is_whole_and_in_the_order_of_discs_and_tracks(
    data: Path, music: Path, sound: bytes
) -> None:
    for number, (disc, track, artist) in enumerate(
        [("2/2", "1", "Ann"), ("1/2", "10/12", "Ann\0Bob"), ("1/2", "9/12", "Ann feat. Bob")]
    ):
        tags = {"TIT2": f"{disc} {track}", "TPE1": artist, "TPOS": disc, "TRCK": track}
        (music / f"{number}.mp3").write_bytes(tagged(sound, TALB="Both", **tags))
    scan(data, music)
    async with local_files(data) as source:
        artists = await opened(source, "Artists")
        assert [title_of(item) for item in artists.items] == ["Ann"]
        album = await opened(source, "Albums", "Both")
        assert [item.title for item in album.items] == ["1/2 9/12", "1/2 10/12", "2/2 1"]
        assert [item.subtitle for item in album.items] == ["Ann feat. Bob", "Ann, Bob", "Ann"]


async def test_an_album_of_several_artists_is_marked(browsable_music: Path) -> None:
    async with local_files(browsable_music) as source:
        albums = await opened(source, "Albums")
        assert [(item.title, item.subtitle, item.note) for item in albums.items] == [
            ("First", "Ann", None),
            ("Hits", None, Notice(NoticeCode.VARIOUS_ARTISTS)),
            ("Own", "Cid", None),
        ]
        assert [bool(item.cover_of) for item in albums.items] == [False, True, True]
        covered = await source.song(albums.items[1].cover_of or "")
        assert covered is not None
        assert (covered.album, bool(covered.artwork)) == ("Hits", True)


@pytest.mark.parametrize("way", [["Artists"], ["Artists", "Ann"], ["Albums", "First"], ["Folders"]])
@pytest.mark.parametrize("limit", [1, 2, 3, 4])
async def test_all_pages_together_are_the_whole_list(
    browsable_music: Path, way: list[str], limit: int
) -> None:
    async with local_files(browsable_music) as source:
        whole = await source.browse("", 0, 100)
        for title in way:
            assert whole is not None
            path = next(item.path or "" for item in whole.items if title_of(item) == title)
            whole = await source.browse(path, 0, 100)
        assert whole is not None
        assert not whole.has_more
        items, offset, has_more = [], 0, True
        while has_more:
            page = await source.browse(path, offset, limit)
            assert page is not None
            assert len(page.items) <= limit
            items += page.items
            offset, has_more = offset + limit, page.has_more
        assert tuple(items) == whole.items


@pytest.mark.parametrize(
    "path",
    [
        "nowhere",
        "artist",
        "artist/",
        "artist/0123456789abcdef",
        "album/x",
        "genre/' OR 1",
        "folder/9999",
        "folder/-1",
        "folder/one",
        "folder/" + "9" * 30,
        "artists/1",
        "/",
        "../etc",
    ],
)
async def test_a_page_that_is_not_there_is_none(browsable_music: Path, path: str) -> None:
    async with local_files(browsable_music) as source:
        assert await source.browse(path, 0, 10) is None


# --- covers --------------------------------------------------------------------------------------


def noisy_png(file: Path, side_px: int = 800) -> Path:
    """Create an image that does not compress well."""
    subprocess.run(  # noqa: S603 - constant arguments
        [  # noqa: S607 - found on PATH
            "ffmpeg", "-v", "error", "-nostdin", "-y", "-f", "lavfi",
            "-i", f"nullsrc=s={side_px}x{side_px},geq=random(1)*255:128:128",
            "-frames:v", "1", str(file),
        ],
        check=True,
    )  # fmt: skip
    return file


async def cover_of(data: Path, query: str) -> bytes | None:
    async with local_files(data) as source:
        song = await only_song(source, query)
        assert song.artwork is not None
        return await source.artwork(song.artwork)


async def test_the_cover_inside_a_song_is_shown(music: Path, data: Path, sounds: Path) -> None:
    shutil.copy(sounds / "covered.mp3", music / "a.mp3")
    scan(data, music)
    cover = await cover_of(data, "senorita")
    assert cover is not None
    assert cover.startswith(b"\xff\xd8\xff")
    assert not (data / "artwork").exists()


async def test_the_cover_beside_a_song_is_shown(
    music: Path, data: Path, sounds: Path, sound: bytes
) -> None:
    (music / "a.mp3").write_bytes(tagged(sound, TIT2="One"))
    shutil.copy(sounds / "cover.jpg", music / "Folder.jpg")
    scan(data, music)
    assert await cover_of(data, "one") == (sounds / "cover.jpg").read_bytes()
    (music / "Folder.jpg").unlink()
    assert await cover_of(data, "one") is None


async def test_a_large_cover_is_scaled_once_and_kept(
    music: Path, data: Path, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (music / "a.mp3").write_bytes(tagged(sound, TIT2="One"))
    picture = await asyncio.to_thread(noisy_png, music / "cover.png")
    assert picture.stat().st_size > 200_000
    scan(data, music)
    cover = await cover_of(data, "one")
    assert cover is not None
    assert len(cover) <= 200_000
    assert cover.startswith(b"\xff\xd8\xff")
    monkeypatch.setenv("PATH", "")
    assert await cover_of(data, "one") == cover


@pytest.mark.parametrize("content", [b"", b"no picture", b"<svg onload='alert(1)'/>"])
async def test_what_is_no_picture_is_not_shown(
    music: Path, data: Path, sound: bytes, content: bytes
) -> None:
    (music / "a.mp3").write_bytes(tagged(sound, TIT2="One"))
    for picture in (content, content + b"\xff\xd8\xff" + b"x" * 300_000):
        (music / "cover.jpg").write_bytes(picture)
        scan(data, music)
        assert await cover_of(data, "one") is None


async def test_without_ffmpeg_large_covers_are_left_out(
    music: Path, data: Path, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (music / "a.mp3").write_bytes(tagged(sound, TIT2="One"))
    await asyncio.to_thread(noisy_png, music / "cover.png")
    scan(data, music)
    monkeypatch.setenv("PATH", "")
    assert await cover_of(data, "one") is None


async def test_a_picture_of_absurd_size_is_left_out(
    music: Path, data: Path, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(artwork, "_LARGEST_SOURCE_BYTES", 100)
    (music / "a.mp3").write_bytes(tagged(sound, TIT2="One"))
    (music / "cover.jpg").write_bytes(b"\xff\xd8\xff" * 100)
    scan(data, music)
    assert await cover_of(data, "one") is None


async def test_the_number_of_scaled_covers_is_limited(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(artwork, "_KEPT", 10)
    covers = artwork.CoverScaler(folder=data / "artwork")
    picture = (await asyncio.to_thread(noisy_png, tmp_path / "p.png")).read_bytes()
    (data / "artwork").mkdir(parents=True)
    for number in range(10):
        old = data / "artwork" / f"{number}.jpg"
        old.touch()
        os.utime(old, (number, number))
    assert await covers.fitting("key", picture)
    kept = {file.name for file in (data / "artwork").iterdir()}
    assert len(kept) == 10
    assert "0.jpg" not in kept


async def test_a_song_whose_file_is_gone_has_no_cover(
    music: Path, data: Path, sounds: Path
) -> None:
    shutil.copy(sounds / "covered.mp3", music / "a.mp3")
    scan(data, music)
    (music / "a.mp3").unlink()
    assert await cover_of(data, "senorita") is None


async def test_more_songs_than_asked_for_are_told(data: Path) -> None:
    songs = [Made(number, f"Song {number}", "Ann", "") for number in range(30)]
    await asyncio.to_thread(write_library, data / LIBRARY, songs)
    async with local_files(data) as source:
        found = await source.search("song", 20)
        assert (len(found.songs), found.has_more) == (20, True)


async def test_a_slow_picture_is_left_out(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(artwork, "_PATIENCE_S", 0.0)
    picture = (await asyncio.to_thread(noisy_png, tmp_path / "p.png")).read_bytes()
    assert await artwork.CoverScaler(folder=data / "artwork").fitting("key", picture) is None


async def test_a_picture_that_cannot_be_made_small_enough_is_left_out(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(artwork, "_ATTEMPTS", ((800, 2), (800, 2)))
    picture = (await asyncio.to_thread(noisy_png, tmp_path / "p.png")).read_bytes()
    assert await artwork.CoverScaler(folder=data / "artwork").fitting("key", picture) is None
