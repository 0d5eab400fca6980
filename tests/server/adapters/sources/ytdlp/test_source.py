"""The source `online`: searches and playlists through its resident process, over real HTTP."""

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from raveberry_server.adapters.processes.child_process import ResidentProcess
from raveberry_server.adapters.sources.cache.song_cache import cache_key
from raveberry_server.adapters.sources.health import OnlineHealth
from raveberry_server.adapters.sources.web_links import readable
from raveberry_server.adapters.sources.ytdlp import source as source_module
from raveberry_server.adapters.sources.ytdlp.canonical_links import (
    list_link,
    mix_link,
    song_link,
)
from raveberry_server.adapters.sources.ytdlp.source import YtdlpSource
from raveberry_server.adapters.sources.ytdlp.version_selection import YtdlpVersions
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.application.ports import Playlist
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.notices import Notice
from raveberry_server.domain.playback.similarity import Seed

from tests.fakes.party.domain_party import a_guest
from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.sources.fake_source import a_library
from tests.fakes.sources.song_caches import a_cache
from tests.fakes.sources.song_site import LONG_LIST, Site, served

VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


@pytest.mark.parametrize(
    ("link", "spelled"),
    [
        ("https://youtu.be/dQw4w9WgXcQ?si=abc", VIDEO),
        ("https://music.youtube.com/watch?v=dQw4w9WgXcQ&list=RDAMVM", VIDEO),
        ("http://m.youtube.com/watch?feature=share&v=dQw4w9WgXcQ#t=10", VIDEO),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ", VIDEO),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", VIDEO),
        ("https://www.youtube.com/@somebody", "https://www.youtube.com/@somebody"),
        ("https://SoundCloud.com/a/b?utm_source=x&si=1", "https://soundcloud.com/a/b"),
        ("https://a.bandcamp.com/track/b?from=embed", "https://a.bandcamp.com/track/b"),
        ("https://x.example/p?id=1&x=#frag", "https://x.example/p?id=1&x="),
        ("https://youtu.be.evil.example/dQw4w9WgXcQ", "https://youtu.be.evil.example/dQw4w9WgXcQ"),
    ],
)
async def test_a_link_has_one_spelling(link: str, spelled: str) -> None:
    assert song_link(link) == spelled


@pytest.mark.parametrize(
    ("link", "spelled"),
    [
        (VIDEO, None),
        (
            "https://youtube.com/playlist?list=PL12&si=x",
            "https://www.youtube.com/playlist?list=PL12",
        ),
        (f"{VIDEO}&list=PL12", "https://www.youtube.com/playlist?list=PL12"),
        (f"{VIDEO}&list=RDdQw4w9WgXcQ", f"{VIDEO}&list=RDdQw4w9WgXcQ"),
        ("https://www.youtube.com/@a/videos", "https://www.youtube.com/@a/videos"),
        ("https://soundcloud.com/a/sets/b?si=1", "https://soundcloud.com/a/sets/b"),
    ],
)
async def test_a_link_to_a_list_too(link: str, spelled: str | None) -> None:
    assert list_link(link) == spelled


@pytest.mark.parametrize(
    ("link", "mix"),
    [
        (VIDEO, f"{VIDEO}&list=RDdQw4w9WgXcQ"),
        ("https://soundcloud.com/a/b", "https://soundcloud.com/a/b/recommended"),
        ("https://soundcloud.com/a/sets/b", None),
        ("https://www.youtube.com/@somebody", None),
        ("https://a.bandcamp.com/track/b", None),
        ("local:0123456789abcdef", None),
    ],
)
async def test_the_site_of_a_song_has_a_list_of_what_follows_it(link: str, mix: str | None) -> None:
    assert mix_link(link) == mix


async def test_a_link_that_nothing_is_known_of_is_readable() -> None:
    assert readable("https://www.example.org/a/b/?c=d") == "example.org/a/b"


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for a process that yields to all others, on a machine that is busy with tests."""
    monkeypatch.setattr(source_module, "_PATIENCE_S", 100.0)


@pytest.fixture(scope="module")
def site(sounds: Path) -> Iterator[Site]:
    with served(sounds / "tagged.mp3") as site:
        yield site


@asynccontextmanager
async def opened(
    folder: Path,
    site: Site,
    *searches: str,
    overlay: Path | None = None,
    private_hosts: Sequence[str] | None = None,
) -> AsyncIterator[YtdlpSource]:
    def a_lookup(hosts: Collection[str]) -> ResidentProcess:
        order = {
            "cache": str(folder),
            "overlay": str(overlay or ""),
            "private_hosts": sorted(hosts),
        }
        return ResidentProcess(
            module="raveberry_server.jobs.ytdlp_lookup", arguments=lambda: (json.dumps(order),)
        )

    lookup = a_lookup((site.host,) if private_hosts is None else private_hosts)
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(lookup.run())
        online = YtdlpSource(
            cache=a_cache(folder, "online"),
            lookup=lookup,
            private_lookup=a_lookup,
            tasks=tasks,
            renewals=YtdlpVersions(folder=folder / "sites"),
            searches={
                f"Site {number}": search
                for number, search in enumerate(searches or (site.url("/feed?q={words}"),))
            },
            mix_of=lambda uri: site.url("/feed?q=mix") if site.host in uri else None,
        )
        yield online
        online.close()
        running.cancel()


@pytest.fixture
async def online(tmp_path: Path, site: Site) -> AsyncIterator[YtdlpSource]:
    async with opened(tmp_path, site) as online:
        yield online


async def test_a_hit_is_remembered_when_it_is_asked_for(online: YtdlpSource) -> None:
    found = await online.search("hello", 2)
    assert [(song.artist, song.title, song.source) for song in found.songs] == [
        ("hello", "0", "online"),
        ("hello", "1", "online"),
    ]
    assert found.has_more
    assert await online.song(found.songs[1].uri) == found.songs[1]
    assert await online.playable(found.songs[1].uri) is None


def basis(**song: str) -> Seed:
    return Seed(song=Song(**{"uri": "local:1", "source": "local", "title": "?", **song}))


async def test_similar_songs_come_from_the_mix_of_the_site(online: YtdlpSource, site: Site) -> None:
    seed = basis(uri=site.page("0"), source="online", title="0", artist="mix")
    follows = await online.similar(seed, 5)
    assert [(song.artist, song.title) for song in follows] == [("mix", "1"), ("mix", "2")]
    assert len(await online.similar(seed, 1)) == 1


async def test_a_song_from_elsewhere_is_looked_for_first(online: YtdlpSource, site: Site) -> None:
    before = len(site.asked)
    assert len(await online.similar(basis(title="Tune", artist="Band"), 5)) == 3
    assert site.asked[before:].count("/feed") >= 2
    assert await online.similar(basis(title="Intro"), 5) == ()


async def test_no_similar_songs_while_offline(tmp_path: Path, site: Site) -> None:
    async with opened(tmp_path, site, site.url("/status?code=503&q={words}")) as online:
        with pytest.raises(FetchError):
            await online.similar(basis(title="Tune", artist="Band"), 5)


async def test_several_searches_run_at_once(online: YtdlpSource) -> None:
    founds = await asyncio.gather(*(online.search(f"words{number}", 3) for number in range(5)))
    assert [found.songs[0].artist for found in founds] == [f"words{number}" for number in range(5)]


async def test_when_one_site_fails_the_next_is_tried(tmp_path: Path, site: Site) -> None:
    searches = (site.url("/status?code=503&q={words}"), site.url("/feed?q={words}"))
    async with opened(tmp_path, site, *searches) as online:
        found = await online.search("hello", 3)
        assert len(found.songs) == 3
        assert found.note == Notice("found_on_other_site", site="Site 1", silent="Site 0")
        assert online.health.reason == Notice(
            "site_search_failed", site="Site 0", failure="cause_network"
        )
        failed = site.asked.count("/status")
        assert (await online.search("again", 3)).note
        assert site.asked.count("/status") == failed, "nobody waits for it again so soon"
        online.take_up()
        assert online.health.reason is None


async def test_a_search_without_answers_has_a_reason(tmp_path: Path, site: Site) -> None:
    async with opened(tmp_path, site, site.url("/status?code=503&q={words}")) as online:
        with pytest.raises(FetchError) as failure:
            await online.search("hello", 3)
    assert failure.value.cause is Cause.NETWORK


async def test_a_request_to_a_failing_source_uses_the_next_one(tmp_path: Path, site: Site) -> None:
    async with (
        opened(tmp_path, site, site.url("/status?code=503&q={words}")) as online,
        HeadlessServer(sources=(a_library("Hello"), online)).running() as server,
    ):
        asked = await server.execute("enqueue", a_guest("ann"), query="Hello", source="online")
        assert asked.note is not None
        assert asked.note.params == {"source": "local", "silent": "online"}
        (entry,) = server.state.waiting.values()
        assert entry.song.source == "local"
        # On a busy machine the request does not wait until the search has failed.
        async with asyncio.timeout(60):
            while True:
                told = await server.execute("sources", HOST_CALLER)
                if [health.works for health in told.sources] == [True, False]:
                    break
                await asyncio.sleep(0.05)
        seen = await server.execute("search", a_guest("ann"), q="Hello")
        assert (len(seen.hits), bool(seen.note)) == (1, True)


async def test_after_a_failure_searches_fail_at_once(tmp_path: Path, site: Site) -> None:
    async with opened(tmp_path, site, site.url("/status?code=503&q={words}")) as online:
        assert online.health.reason is None
        for words in ("hello", "again"):
            with pytest.raises(FetchError):
                await online.search(words, 3)
        assert site.asked.count("/status") >= 1
        before = len(site.asked)
        with pytest.raises(FetchError):
            await online.search("once more", 3)
        assert len(site.asked) == before
        assert online.health.reason is not None
        assert online.health.reason.code == "online_search_unreachable"
        assert online.placeholder("words") is None
        online.take_up()
        assert online.health.reason is None


async def test_an_abandoned_search_is_reused(online: YtdlpSource, site: Site) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0):
            await online.search("later", 3)
    found = await online.search("later", 3)
    asked = len(site.asked)
    assert await online.search("later", 3) == found
    assert len(site.asked) == asked
    placeholder = online.placeholder("words")
    assert placeholder is not None
    assert placeholder.uri == "ytsearch1:words"
    assert online.health.version


async def test_songs_that_fail_one_after_the_other_are_one_clear_notice() -> None:
    condition = OnlineHealth()
    for cause in (Cause.BROKEN, Cause.GONE, Cause.BLOCKED, Cause.UNPLAYABLE):
        assert condition.reason is None
        condition.note_fetch(FetchError(cause))
    assert condition.reason == Notice("downloads_failed", count=3)
    condition.note_fetch(None)
    assert condition.reason is None
    condition.note_search(FetchError(Cause.BROKEN), 0.0)
    assert condition.reason == Notice("online_search_broken", failure="cause_broken")


def test_downloads_that_a_site_blocks_need_an_account() -> None:
    condition = OnlineHealth()
    for cause in (Cause.BROKEN, Cause.BROKEN, Cause.BROKEN):
        condition.note_fetch(FetchError(cause))
    assert not condition.needs_account
    condition.note_fetch(FetchError(Cause.BLOCKED))
    assert condition.needs_account
    condition.note_fetch(None)
    assert not condition.needs_account


async def test_a_killed_process_fails_its_request_and_is_restarted(
    tmp_path: Path, site: Site
) -> None:
    async with opened(tmp_path, site) as online:
        assert (await online.search("hello", 1)).songs
        (lookup,) = _lookups(tmp_path)
        os.kill(lookup, signal.SIGKILL)
        answers = await asyncio.gather(
            *(online.search("hello", 1) for _ in range(2)), return_exceptions=True
        )
        assert all(
            answer.cause is Cause.BROKEN for answer in answers if isinstance(answer, FetchError)
        )
        assert (await online.search("hello", 1)).songs
    assert not _lookups(tmp_path)


def _lookups(folder: Path) -> list[int]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if b"jobs.ytdlp_lookup" in command and str(folder).encode() in command:
            found.append(int(process.name))
    return found


async def test_a_list_gives_its_first_songs(online: YtdlpSource, site: Site) -> None:
    playlist = await online.playlist(site.url("/feed?q=mine"), 2)
    assert playlist is not None
    assert playlist.title == "Hits"
    assert [song.title for song in playlist.songs] == ["0", "1"]


async def test_the_first_songs_of_a_long_list_come_before_it_is_read(
    tmp_path: Path, site: Site
) -> None:
    plugins = tmp_path / "overlay" / "yt_dlp_plugins" / "extractor"
    plugins.mkdir(parents=True)
    (plugins / "long_list.py").write_text(LONG_LIST)
    site.list_gate.clear()
    counts: list[int] = []

    async def on_part(so_far: Playlist) -> None:
        counts.append(len(so_far.songs))
        if counts[-1] == 80:
            assert "Song 79" in {song.title for song in so_far.songs}
            site.list_gate.set()

    async with opened(tmp_path, site, overlay=tmp_path / "overlay") as online:
        playlist = await online.playlist_behind(site.url("/long-list"), 250, on_part=on_part)
    assert playlist is not None
    assert counts == list(range(20, 241, 20)), "the second page waits for the songs of the first"
    assert [song.title for song in playlist.songs] == [f"Song {number}" for number in range(250)]
    assert playlist.title == "A long list"


async def test_lists_on_allowed_local_hosts_are_read_for_the_host_alone(
    tmp_path: Path, site: Site
) -> None:
    link = site.url("/feed?q=mine")
    async with opened(tmp_path, site, private_hosts=()) as online:
        playlist = await online.playlist_behind(link, 5, private_hosts=(site.host,))
        assert playlist is not None
        assert len(playlist.songs) == 3
        for others in ((), ("127.0.0.1:9",)):
            with pytest.raises(FetchError) as failure:
                await online.playlist_behind(link, 5, private_hosts=others)
            assert failure.value.cause is Cause.REFUSED


async def test_a_list_that_is_gone_says_so(online: YtdlpSource, site: Site) -> None:
    with pytest.raises(FetchError) as failure:
        await online.playlist(site.url("/nowhere"), 2)
    assert failure.value.cause is Cause.GONE


async def test_lists_in_the_local_network_are_refused(online: YtdlpSource) -> None:
    with pytest.raises(FetchError) as failure:
        await online.playlist("http://127.0.0.1:9/list", 2)
    assert failure.value.cause is Cause.REFUSED


async def test_least_recently_played_songs_are_evicted_first(tmp_path: Path) -> None:
    cache = a_cache(tmp_path, "online", most_bytes=650)
    for age, name in enumerate("abcd"):
        for part in ("mka", "json", "cover"):
            file = tmp_path / f"{cache_key(name)}.{part}"
            file.write_bytes(b"x" * 100)
            os.utime(file, (1_000_000 - age, 1_000_000 - age))
    assert await cache.playable("d")
    await cache.keep_only({"c"})
    kept = {name for name in "abcd" if (tmp_path / f"{cache_key(name)}.mka").exists()}
    assert kept == {"c", "d"}
    assert len(set(tmp_path.glob("*"))) == 6  # noqa: ASYNC240 - a handful


async def test_everything_in_the_cache_counts(tmp_path: Path) -> None:
    cache = a_cache(tmp_path, "online", most_bytes=1_000)
    for age, name in enumerate("ab"):
        (tmp_path / f"{cache_key(name)}.mka").write_bytes(b"x" * 100)
        (tmp_path / f"{cache_key(name)}.cover").write_bytes(b"x" * 100)
        os.utime(tmp_path / f"{cache_key(name)}.mka", (1_000_000 - age, 1_000_000 - age))
    partial = tmp_path / "unfinished" / cache_key("c")
    partial.mkdir(parents=True)
    (partial / "sound.part").write_bytes(b"x" * 700)
    await cache.keep_only(())
    assert await cache.playable("a")
    assert await cache.playable("b") is None
    assert (partial / "sound.part").exists()


async def test_a_description_without_its_sound_is_evicted_unless_the_song_is_wanted(
    tmp_path: Path,
) -> None:
    cache = a_cache(tmp_path, "online")
    for name in "ab":
        (tmp_path / f"{cache_key(name)}.cover").write_bytes(b"x")
    await cache.keep_only({"a"})
    assert [file.stem for file in tmp_path.glob("*.cover")] == [cache_key("a")]  # noqa: ASYNC240


async def test_partial_downloads_are_discarded_unless_they_go_on(tmp_path: Path) -> None:
    cache = a_cache(tmp_path, "online")
    await cache.discard_unfinished(())
    for name in "ab":
        partial = tmp_path / "unfinished" / cache_key(name)
        partial.mkdir(parents=True)
        (partial / "sound.part").write_bytes(b"x")
        (tmp_path / f"{cache_key(name)}.json.unfinished").write_bytes(b"x")
    await cache.discard_unfinished({"a"})
    left = {file.name for file in (*tmp_path.glob("*.unfinished"), *tmp_path.glob("unfinished/*"))}  # noqa: ASYNC240
    assert left == {cache_key("a"), f"{cache_key('a')}.json.unfinished"}


async def test_a_song_without_its_sound_is_not_there(tmp_path: Path) -> None:
    cache = a_cache(tmp_path, "online", most_bytes=250)
    (tmp_path / f"{cache_key('a')}.mka").write_bytes(b"")
    (tmp_path / f"{cache_key('b')}.mka").write_bytes(b"x")
    (tmp_path / f"{cache_key('b')}.json").write_bytes(b"{")
    assert await cache.playable("a") is None
    assert await cache.song("a") is None
    assert await cache.song("b") is None
    assert await cache.artwork("../../etc/passwd") is None
    assert await cache.artwork(cache_key("a")) is None
