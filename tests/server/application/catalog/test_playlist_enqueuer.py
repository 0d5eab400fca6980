"""Playlists are requested, read in the background and added; a restart resumes them."""

import asyncio
from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pytest
from raveberry_server.application.catalog import playlist_enqueuer as reading
from raveberry_server.application.catalog.playlist_enqueuer import PlaylistEnqueuer
from raveberry_server.application.errors import SourceError
from raveberry_server.application.party import StepFunction
from raveberry_server.application.ports import OnPlaylistPart, Playlist
from raveberry_server.commands.idempotency import IdempotencyKey, IdempotencyKeys
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.events import JobFailed
from raveberry_server.domain.model.guest import HOST_CALLER, Caller, Role
from raveberry_server.domain.model.ids import HOST, GuestId
from raveberry_server.domain.model.state import PlaylistRequest, Step
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.requests import playlist_requests
from raveberry_server.domain.requests.playlist_requests import MissingSong

from tests.fakes.party.domain_party import a_guest, a_song
from tests.fakes.party.headless_server import TITLES, HeadlessServer
from tests.fakes.sources.fake_source import FakeSource

URI = "local:list"
MO = a_guest("mo", Role.MOD)
GONE = MissingSong(title="Gone", reason=Notice(NoticeCode.GONE))


def a_house(*, missing: tuple[MissingSong, ...] = ()) -> HeadlessServer:
    """Return a party whose library has a playlist of three songs."""
    server = HeadlessServer()
    library = server.sources[0]
    songs = tuple(library.songs[f"local:{title}"] for title in TITLES[:3])
    library.playlists[URI] = Playlist(uri=URI, title="Trees", songs=songs, missing=missing)
    return server


async def give(server: HeadlessServer, name: str, caller: Caller, /, **args: object) -> Any:  # noqa: ANN401 - each command has another result
    return await server.execute(name, caller, **args)


def titles(server: HeadlessServer) -> list[str]:
    return [entry.song.title for entry in server.state.waiting.values()]


def requested(order: PlaylistRequest) -> StepFunction[PlaylistRequest]:
    return lambda state, now: playlist_requests.request_playlist(state, order, now)


async def all_read(server: HeadlessServer) -> None:
    """Wait until no playlist is being read."""
    is_read = asyncio.Event()

    def look(_change: object = None) -> None:
        if not server.state.playlist_requests:
            is_read.set()

    stop_listening = server.party.listen(look)
    look()
    async with asyncio.timeout(30):
        await is_read.wait()
    stop_listening()


@pytest.mark.parametrize("args", [{"uri": URI}, {"query": "Trees"}])
async def test_the_answer_lists_added_and_missing_songs(args: dict[str, str]) -> None:
    async with a_house(missing=(GONE,)).running() as server:
        added = await give(server, "enqueue_playlist", MO, **args)
        assert (added.added, added.total, added.left_out, added.reading) == (3, 4, None, None)
        assert [(song.title, song.reason.code) for song in added.failed] == [("Gone", "gone")]
        assert titles(server) == list(TITLES[:3])
        assert server.state.playlist_requests == ()


async def test_only_the_first_songs_of_a_long_playlist_are_taken() -> None:
    async with a_house().running() as server:
        await server.set("max_playlist_items", 2)
        added = await give(server, "enqueue_playlist", MO, uri=URI)
        assert (added.added, added.left_out) == (2, 1)


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        ({"uri": "local:none"}, Reason.NOT_FOUND),
        ({"query": "none"}, Reason.NOT_FOUND),
        ({"uri": "file:///etc/passwd"}, Reason.NOT_ALLOWED),
        ({"uri": "http://127.0.0.1/list"}, Reason.NOT_ALLOWED),
        ({"query": "http://127.0.0.1/list"}, Reason.NOT_ALLOWED),
        ({"uri": URI, "query": "Trees"}, Reason.BAD_REQUEST),
        ({}, Reason.BAD_REQUEST),
        ({"uri": " "}, Reason.BAD_REQUEST),
    ],
)
async def test_what_is_no_playlist_is_refused(args: dict[str, str], reason: Reason) -> None:
    async with a_house().running() as server:
        with pytest.raises(RefusedError) as refusal:
            await give(server, "enqueue_playlist", MO, **args)
        assert refusal.value.reason is reason
        assert (titles(server), server.state.playlist_requests) == ([], ())


async def test_a_failing_source_is_reported() -> None:
    async with a_house().running() as server:
        server.sources[0].trouble = "The disk is away"
        for args in ({"uri": URI}, {"query": "Trees"}):
            with pytest.raises(RefusedError) as refusal:
                await give(server, "enqueue_playlist", MO, **args)
            assert refusal.value.reason is Reason.SOURCE_FAILED
        with pytest.raises(RefusedError) as refusal:
            await give(server, "enqueue_random", MO)
        assert refusal.value.reason is Reason.SOURCE_FAILED


async def test_guests_request_playlists_only_in_full_control() -> None:
    async with a_house().running() as server:
        ann = a_guest("ann")
        for name in ("enqueue_playlist", "enqueue"):
            with pytest.raises(RefusedError) as refusal:
                await give(server, name, ann, uri=URI)
            assert refusal.value.reason is Reason.NOT_ALLOWED
        await server.set("mode", "full_control")
        await give(server, "enqueue_playlist", ann, uri=URI)
        assert titles(server) == list(TITLES[:3])


async def test_a_playlist_requested_as_a_song_adds_its_first_song() -> None:
    async with a_house().running() as server:
        asked = await give(server, "enqueue", MO, uri=URI)
        assert server.state.waiting[asked.entry.id].song.title == TITLES[0]
        with pytest.raises(RefusedError, match="Already in the queue"):
            await give(server, "enqueue", MO, uri=URI)


async def test_a_requested_playlist_is_added_despite_a_full_disk(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server = a_house()
    may_read = asyncio.Event()
    library = server.sources[0]
    read = library.playlist

    async def slowly(uri: str, limit: int) -> Playlist | None:
        await may_read.wait()
        return await read(uri, limit)

    monkeypatch.setattr(library, "playlist", slowly)
    async with server.running(), asyncio.TaskGroup() as tasks:
        asked = tasks.create_task(give(server, "enqueue_playlist", MO, uri=URI))
        ordered = asyncio.Event()
        stop_listening = server.party.listen(lambda _change: ordered.set())
        await ordered.wait()
        stop_listening()
        server.store.is_broken = True
        may_read.set()
        added = await asked
        assert added.added == 3
        assert titles(server) == list(TITLES[:3])
        with pytest.raises(RefusedError):
            await server.set("max_playlist_items", 2)
        server.store.is_broken = False
        await server.set("max_playlist_items", 3)
        saved = server.store.saved.state
        assert [entry.song.title for entry in saved.waiting.values()] == list(TITLES[:3])
        assert saved.playlist_requests == ()


async def test_a_slow_playlist_is_answered_as_still_being_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "PATIENCE_S", 0.05)
    server = a_house(missing=(GONE,))
    may_read = asyncio.Event()
    library = server.sources[0]
    read = library.playlist

    async def slowly(uri: str, limit: int) -> Playlist | None:
        await may_read.wait()
        return await read(uri, limit)

    monkeypatch.setattr(library, "playlist", slowly)
    async with server.running():
        added = await give(server, "enqueue_playlist", MO, uri=URI)
        assert (added.job, added.added, added.reading) == ("playlist-job", 0, True)
        assert server.state.playlist_requests[0].job == "playlist-job"
        may_read.set()
        await all_read(server)
        assert titles(server) == list(TITLES[:3])
        failed = [event for event in server.store.events if isinstance(event, JobFailed)]
        assert [event.reason and event.reason.message for event in failed] == [
            "3 of 4 songs added, 1 not available"
        ]


class LongPlaylist(FakeSource):
    """A source whose playlist of songs `0` to `9` comes in two parts.

    Attributes:
        gate: lets the second part be read.
        asked: the private hosts that were allowed, by request.
        fails: the second part cannot be read.
    """

    def __init__(self) -> None:
        super().__init__(songs=[], name="web")
        self.gate = asyncio.Event()
        self.asked: list[Collection[str]] = []
        self.fails = False

    async def playlist_behind(
        self,
        link: str,
        limit: int,
        *,
        private_hosts: Collection[str] = (),
        on_part: OnPlaylistPart | None = None,
    ) -> Playlist | None:
        self.asked.append(private_hosts)
        songs = tuple(a_song(str(number)) for number in range(min(10, limit)))
        whole = Playlist(uri=link, title="Long", songs=songs, missing=(GONE, GONE))
        if on_part is not None and limit > 4:
            await on_part(replace(whole, songs=songs[:4], missing=(GONE,)))
            await self.gate.wait()
            if self.fails:
                raise SourceError(Refusal.SOURCE_BROKEN, "the site is away")
        return whole


LONG = "https://example.org/list"


async def test_the_first_songs_of_a_long_playlist_wait_before_it_is_read() -> None:
    source = LongPlaylist()
    async with HeadlessServer(sources=(source,)).running() as server:
        first = asyncio.Event()
        stop_listening = server.party.listen(lambda _: first.set() if titles(server) else None)
        async with asyncio.TaskGroup() as tasks:
            asked = tasks.create_task(give(server, "enqueue_playlist", MO, uri=LONG))
            await first.wait()
            stop_listening()
            assert titles(server) == ["0", "1", "2", "3"]
            assert [one.taken for one in server.state.playlist_requests] == [4]
            source.gate.set()
        added = asked.result()
        assert titles(server) == [str(number) for number in range(10)]
        assert (added.added, added.total, len(added.failed)) == (10, 12, 2)
        assert server.state.playlist_requests == ()


async def test_songs_before_a_failure_stay() -> None:
    source = LongPlaylist()
    source.fails = True
    source.gate.set()
    async with HeadlessServer(sources=(source,)).running() as server:
        added = await give(server, "enqueue_playlist", MO, uri=LONG)
        assert (added.added, added.reading, titles(server)) == (4, None, ["0", "1", "2", "3"])
        (failed,) = [event for event in server.store.events if isinstance(event, JobFailed)]
        assert failed.reason.code == "source_broken"
        assert server.state.playlist_requests == ()


async def test_a_long_playlist_goes_on_behind_its_last_song_after_a_restart() -> None:
    source = LongPlaylist()
    source.gate.set()
    async with HeadlessServer(sources=(source,)).running() as server:
        order = PlaylistRequest(job="job", uri=LONG, by=MO.id, role=MO.role, taken=6)
        await server.step(
            lambda state, _now: Step(state=replace(state, playlist_requests=(order,)), result=None)
        )
        again = PlaylistEnqueuer(party=server.party, catalog=server.catalog, draw_job=lambda: "x")
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(again.run())
            await all_read(server)
            running.cancel()
        assert titles(server) == ["6", "7", "8", "9"]


async def test_only_a_host_reads_playlists_of_allowed_local_hosts() -> None:
    source = LongPlaylist()
    source.gate.set()
    link = "http://192.168.1.20:8080/list"
    async with HeadlessServer(sources=(source,)).running() as server:
        await server.set("allowed_private_hosts", ("192.168.1.20:8080",))
        with pytest.raises(RefusedError) as refusal:
            await give(server, "enqueue_playlist", MO, uri=link)
        assert refusal.value.reason is Reason.NOT_ALLOWED
        for host in (HOST_CALLER, Caller(id=GuestId("home-assistant-user"), role=Role.HOST)):
            await give(server, "enqueue_playlist", host, uri=link)
            assert source.asked[-1] == ("192.168.1.20:8080",)
            await give(server, "clear_queue", HOST_CALLER)
        assert all(hosts == ("192.168.1.20:8080",) for hosts in source.asked)


async def test_a_late_failure_of_a_playlist_is_an_event(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "PATIENCE_S", 0.05)
    server = a_house()
    may_fail = asyncio.Event()

    async def fail_late(_uri: str, _limit: int) -> Playlist | None:
        await may_fail.wait()
        raise SourceError(Refusal.SOURCE_BROKEN, "the disk is away")

    monkeypatch.setattr(server.sources[0], "playlist", fail_late)
    async with server.running():
        added = await give(server, "enqueue_playlist", MO, uri=URI)
        assert (added.job, added.added, added.reading) == ("playlist-job", 0, True)
        may_fail.set()
        await all_read(server)
        failed = [event for event in server.store.events if isinstance(event, JobFailed)]
        assert [event.reason and event.reason.code for event in failed] == ["source_broken"]


async def test_the_songs_of_a_playlist_enter_where_the_request_says() -> None:
    async with a_house().running() as server:
        for title in TITLES[3:5]:
            await give(server, "enqueue", MO, uri=f"local:{title}")
        await give(server, "enqueue_playlist", MO, uri=URI, top=True)
        assert titles(server) == [*TITLES[:3], *TITLES[3:5]]
        await give(server, "enqueue", HOST_CALLER, uri=URI, replace=True)
        assert titles(server) == list(TITLES[:3])
        await give(server, "enqueue", HOST_CALLER, uri=f"local:{TITLES[3]}", replace=True)
        assert titles(server) == [TITLES[3]]
        await give(server, "enqueue_playlist", HOST_CALLER, uri=URI, play=True)
        assert titles(server) == [*TITLES[:3], TITLES[3]]


async def test_only_the_host_may_replace_the_queue() -> None:
    async with a_house().running() as server:
        await give(server, "enqueue", MO, uri=f"local:{TITLES[3]}")
        for name in ("enqueue", "enqueue_playlist"):
            with pytest.raises(RefusedError) as caught:
                await give(server, name, MO, uri=URI, replace=True)
            assert caught.value.refusal is Refusal.HOST_ONLY
        assert titles(server) == [TITLES[3]]


async def test_requested_playlists_are_read_after_a_restart() -> None:
    server = a_house()
    async with server.running():
        for job, uri in (("old", "local:none"), ("job", URI)):
            order = PlaylistRequest(job=job, uri=uri, by=HOST, role=Role.HOST)
            await server.step(requested(order))
        # As after a restart: there is no caller to answer.
        again = PlaylistEnqueuer(party=server.party, catalog=server.catalog, draw_job=lambda: "x")
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(again.run())
            await all_read(server)
            running.cancel()
    assert titles(server) == list(TITLES[:3])
    (failed,) = [event for event in server.store.events if isinstance(event, JobFailed)]
    assert (failed.job, failed.kind) == ("old", "playlist")


async def test_a_random_request_picks_a_permitted_song() -> None:
    async with HeadlessServer().running() as server:
        await server.set("forbidden_words", TITLES[0])
        asked = await give(server, "enqueue_random", a_guest("ann"))
        assert server.state.waiting[asked.entry.id].song.title == TITLES[1]
        assert server.state.waiting[asked.entry.id].turn == 1


async def test_a_random_request_without_songs_is_refused() -> None:
    server = HeadlessServer()
    server.sources[0].songs.clear()
    async with server.running():
        with pytest.raises(RefusedError) as refusal:
            await give(server, "enqueue_random", a_guest("ann"))
        assert refusal.value.reason is Reason.NOT_FOUND


async def test_a_playlist_that_is_repeated_with_its_key_after_a_restart_is_read_once() -> None:
    key = IdempotencyKey(text="k")
    async with a_house().running() as server:
        await server.commands.execute("enqueue_playlist", {"uri": URI}, MO, key=key)
        start_again(server)
        again = await server.commands.execute("enqueue_playlist", {"uri": URI}, MO, key=key)
        # What was stored with the request, before anything was read.
        assert (again["job"], again["added"], again["reading"]) == ("playlist-job", 0, True)
        await all_read(server)
        assert server.state.entries_made == 3


async def test_a_playlist_requested_as_a_song_is_read_once_though_it_was_refused_as_pending(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "PATIENCE_S", 0.0)
    key = IdempotencyKey(text="k")
    async with a_house().running() as server:
        for is_restarted in (False, False, True):
            if is_restarted:
                start_again(server)
            with pytest.raises(RefusedError) as refusal:
                await server.commands.execute("enqueue", {"uri": URI}, MO, key=key)
            assert refusal.value.refusal is Refusal.PLAYLIST_PENDING
        await all_read(server)
        assert server.state.entries_made == 3


def start_again(server: HeadlessServer) -> None:
    """Forget the answers that are not stored, as a restart does."""
    stored = server.store.answers.values()
    server.commands._idempotency_keys = IdempotencyKeys(clock=server.clock, stored=stored)
