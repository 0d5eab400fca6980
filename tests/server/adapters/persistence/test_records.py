"""The history is listed, counted, exported, saved as playlists, and deleted when it is old."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from raveberry_server.adapters.persistence import songs_by_past_query
from raveberry_server.adapters.persistence.database_copies import opened_for_reading
from raveberry_server.adapters.persistence.history.history_reader import read_statistics
from raveberry_server.adapters.persistence.sqlite_history_store import SqliteHistory
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from raveberry_server.application.catalog.past_queries import PastSearchQueries
from raveberry_server.application.errors import StoreError
from raveberry_server.application.ports import SavedState
from raveberry_server.application.ports.history import Period
from raveberry_server.domain import lifecycle
from raveberry_server.domain.guests import moderation
from raveberry_server.domain.model.guest import HOST_CALLER, Sign
from raveberry_server.domain.model.ids import GuestId

from tests.fakes.party.domain_party import START, DomainParty, a_song


class HistoryFixture:
    """A scene whose steps are committed one by one, with its history."""

    def __init__(self, store: SqliteStore, records: SqliteHistory, saved: SavedState) -> None:
        self.store = store
        self.records = records
        self.party = DomainParty()
        self.party.state = saved.state
        self._saved = saved

    async def keep(self) -> None:
        """Commit everything since the last call."""
        after = SavedState(state=self.party.state, revision=self._saved.revision + 1)
        await self.store.commit(
            after=after,
            events=self.party.events,
            at=self.party.now.at,
        )
        self.party.events.clear()
        self._saved = after

    async def song(self, guest: str, name: str, *voters: str, query: str | None = None) -> None:
        """A guest's song is requested, voted on, and plays for three minutes."""
        caller = self.party.join(guest)
        entry = self.party.request(caller, a_song(name), query=query).entry
        for voter in voters:
            self.party.vote(voter, entry, 1)
        self.party.start(entry)
        await self.keep()
        self.party.wait(180)
        self.party.finish()
        await self.keep()

    @property
    def ever(self) -> Period:
        return Period(since=None, until=self.party.now.at + timedelta(seconds=1))

    async def titles(self, limit: int = 100) -> list[str]:
        found = await self.records.plays(self.ever, before=None, limit=limit)
        return [play.song.title for play in found.plays]


@asynccontextmanager
async def a_fixture(data: Path) -> AsyncIterator[HistoryFixture]:
    store = SqliteStore(data=data)
    records = SqliteHistory(data=data, store=store)
    try:
        yield HistoryFixture(store, records, await store.load())
    finally:
        await records.close()
        await store.close()


async def test_plays_are_listed_newest_first_in_pages(tmp_path: Path) -> None:
    async with a_fixture(tmp_path) as fixture:
        for name in ("a", "b", "c"):
            await fixture.song("ann", name, "bob")
        page = await fixture.records.plays(fixture.ever, before=None, limit=2)
        assert ([play.song.title for play in page.plays], page.has_more) == (["c", "b"], True)
        rest = await fixture.records.plays(fixture.ever, before=page.plays[-1].epoch, limit=2)
        assert ([play.song.title for play in rest.plays], rest.has_more) == (["a"], False)
        (first,) = rest.plays
        assert first.song == a_song("a")
        assert first.asker is not None
        assert (first.asker.id, first.asker.name) == ("ann", "Guest 1")
        assert (first.started_at, first.ended_at) == (START, START + timedelta(seconds=180))
        assert (first.end, first.up, first.down, first.score) == ("finished", 2, 0, 2)
        period = Period(since=START + timedelta(seconds=200), until=fixture.ever.until)
        late = await fixture.records.plays(period, before=None, limit=9)
        assert [play.song.title for play in late.plays] == ["c"]


async def test_names_outlive_the_party_but_not_the_wish_to_be_forgotten(tmp_path: Path) -> None:
    async with a_fixture(tmp_path) as fixture:
        party = fixture.party
        for name in ("ann", "bob"):
            caller, profile = party.join(name), moderation.Profile(sign="cat")
            party.do(moderation.set_profile(party.state, caller, profile, party.now))
        await fixture.song("ann", "a")
        await fixture.song("bob", "b")
        party.do(moderation.forget_guest(party.state, GuestId("bob")))
        party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
        await fixture.keep()
        found = await fixture.records.plays(fixture.ever, before=None, limit=9)
        shown = [play.asker and (play.asker.name, play.asker.sign) for play in found.plays]
        assert shown == [None, ("Guest 1", Sign.CAT)]
        with closing(opened_for_reading(tmp_path / "party.db")) as connection:
            for table in ("play", "request"):
                query = f"SELECT guest_sign FROM {table} ORDER BY rowid"  # noqa: S608 - constants
                assert connection.execute(query).fetchall() == [("cat",), (None,)]
        numbers = await fixture.records.statistics(fixture.ever, most=9)
        assert [one.asker.id for one in numbers.most_active] == ["ann"]


async def test_a_guest_s_own_records_are_read_until_they_are_forgotten(tmp_path: Path) -> None:
    async with a_fixture(tmp_path) as fixture:
        await fixture.song("ann", "a")
        await fixture.song("bob", "b")
        ann = GuestId("ann")
        own = await fixture.records.personal(ann)
        assert [request.title for request in own.requests] == ["a"]
        assert [play.song.title for play in own.plays] == ["a"]
        assert await fixture.records.played_requests(ann, 9) == [a_song("a")]
        party = fixture.party
        party.do(moderation.forget_guest(party.state, ann))
        await fixture.keep()
        own = await fixture.records.personal(ann)
        assert (own.requests, own.plays) == ((), ())
        assert await fixture.records.played_requests(ann, 9) == []


async def test_without_log_requests_no_names_and_queries_are_stored(tmp_path: Path) -> None:
    async with a_fixture(tmp_path) as fixture:
        fixture.party.set("log_requests", value=False)
        await fixture.song("ann", "a", query="words")
        (play,) = (await fixture.records.plays(fixture.ever, before=None, limit=9)).plays
        assert play.asker is None
        assert fixture.store.songs_of("words") == []
        numbers = await fixture.records.statistics(fixture.ever, most=9)
        assert (numbers.plays, numbers.requests, numbers.most_active) == (1, 0, ())


async def test_statistics_cover_a_period(tmp_path: Path) -> None:
    async with a_fixture(tmp_path) as fixture:
        await fixture.song("ann", "a", "bob", "cem")
        await fixture.song("ann", "b")
        await fixture.song("bob", "a")
        await fixture.song("bob", "c", "ann")
        fixture.party.request(HOST_CALLER, a_song("waits"))
        await fixture.keep()
        numbers = await fixture.records.statistics(fixture.ever, most=2)
        assert (numbers.plays, numbers.songs, numbers.played_s) == (4, 3, 720.0)
        assert (numbers.requests, numbers.guests, numbers.votes) == (5, 2, 7)
        assert [(one.song.title, one.times) for one in numbers.most_played] == [("a", 2), ("c", 1)]
        assert [(one.song.title, one.up) for one in numbers.best_liked] == [("a", 4), ("c", 2)]
        assert [(one.asker.id, one.requests) for one in numbers.most_active] == [
            ("ann", 2),
            ("bob", 2),
        ]
        assert [(one.at, one.plays, one.requests, one.votes) for one in numbers.hours] == [
            (START, 4, 5, 7)
        ]
        assert [(one.asker.id, one.songs, one.score) for one in numbers.hits] == [
            ("ann", 2, 4),
            ("bob", 2, 3),
        ]
        assert [(one.source, one.plays) for one in numbers.sources] == [("local", 4)]
        empty = await fixture.records.statistics(Period(since=None, until=START), most=2)
        assert (empty.plays, empty.votes, empty.played_s, empty.hours) == (0, 0, 0.0, ())


async def test_the_host_is_called_so(tmp_path: Path) -> None:
    async with a_fixture(tmp_path) as fixture:
        fixture.party.request(HOST_CALLER, a_song("a"))
        fixture.party.start()
        await fixture.keep()
        (play,) = (await fixture.records.plays(fixture.ever, before=None, limit=9)).plays
        assert play.asker is not None
        assert (play.asker.name, play.ended_at, play.end) == ("Host", None, None)


async def test_pages_are_made_of_what_played(tmp_path: Path) -> None:
    async with a_fixture(tmp_path) as fixture:
        for name, voters in (("a", ()), ("b", ("cem", "dan")), ("a", ())):
            await fixture.song("ann", name, *voters)
        records = fixture.records
        most = await records.most_played(offset=0, limit=9)
        assert [(one.song.title, one.times) for one in most] == [("a", 2), ("b", 1)]
        assert [one.song.title for one in await records.most_played(offset=1, limit=9)] == ["b"]
        last = await records.last_played(offset=0, limit=9)
        assert [song.title for song in last] == ["a", "b"]
        liked = await records.best_liked(None, offset=0, limit=1)
        assert [one.song.title for one in liked] == ["b"]
        assert await records.best_liked(fixture.party.now.at, offset=0, limit=9) == []


async def test_old_history_is_deleted_in_small_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "raveberry_server.adapters.persistence.sqlite_history_store._ROWS_AT_ONCE", 2
    )
    async with a_fixture(tmp_path) as fixture:
        for name in ("a", "b", "c"):
            await fixture.song("ann", name, query=f"find {name}")
        moment = fixture.party.now.at
        fixture.party.wait(60)
        await fixture.song("ann", "d", query="find d")
        saved = await fixture.records.create_playlist("Party", [a_song("a")], START)
        assert await fixture.records.forget_before(moment) == 6
        assert await fixture.titles() == ["d"]
        numbers = await fixture.records.statistics(fixture.ever, most=9)
        assert (numbers.plays, numbers.requests) == (1, 1)
        assert fixture.store.songs_of("find a") == []
        assert fixture.store.songs_of("find d") == ["local:d"]
        assert fixture.store.times_played["local:a"] == 1
        assert set(fixture.party.state.last_played) == {f"the band\n{name}" for name in "abcd"}
        assert await fixture.records.saved_playlists() == [saved]
        assert await fixture.records.forget_before(moment) == 0


async def test_past_queries_find_their_songs(tmp_path: Path) -> None:
    async with a_fixture(tmp_path) as fixture:
        await fixture.song("ann", "a", query="that Café song!")
        await fixture.song("bob", "b", query="That cafe song")
        await fixture.song("cem", "a", query="that café song")
    async with a_fixture(tmp_path) as fixture:
        for query in ("that cafe song", "THAT CAFÉ SONG", "that caf"):
            assert fixture.store.songs_of(query) == ["local:a", "local:b"]
        for query in ("tha", "cafe", "", "!!!", "that cafe song too"):
            assert fixture.store.songs_of(query) == []


async def test_the_number_of_past_queries_is_limited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(songs_by_past_query, "MOST", 2)
    async with a_fixture(tmp_path) as fixture:
        for name in ("a", "b", "c"):
            await fixture.song("ann", name, query=f"find {name}")
        await fixture.song("ann", "d", query="?!")
        known = PastSearchQueries()
        with closing(opened_for_reading(tmp_path / "party.db")) as connection:
            known.load(connection.execute(songs_by_past_query.READ_QUERIES))
        assert [known.songs_of(f"find {name}") for name in "abc"] == [[], ["local:b"], ["local:c"]]


async def test_the_record_is_read_while_no_server_runs_and_never_changed(tmp_path: Path) -> None:
    async with a_fixture(tmp_path) as fixture:
        await fixture.song("ann", "a")
        ever = fixture.ever
    with closing(opened_for_reading(tmp_path / "party.db")) as connection:
        assert read_statistics(connection, ever, most=1).plays == 1
        with pytest.raises(Exception, match="readonly"):
            connection.execute("DELETE FROM play")


async def test_an_unreadable_history_is_an_error_until_it_is_readable(tmp_path: Path) -> None:
    store = SqliteStore(data=tmp_path / "later")
    records = SqliteHistory(data=tmp_path / "later", store=store)
    try:
        with pytest.raises(StoreError, match="cannot be read"):
            await records.saved_playlists()
        with pytest.raises(StoreError, match="not open"):
            await records.create_playlist("x", [], START)
        await store.load()
        with pytest.raises(StoreError, match="cannot be read"):
            await records.saved_playlist(2**70)
        assert await records.saved_playlists() == []
    finally:
        await records.close()
        await store.close()


async def test_when_the_party_was_opened_is_kept(tmp_path: Path) -> None:
    async with a_fixture(tmp_path) as fixture:
        party = fixture.party
        assert party.state.opened_at is None
        party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
        party.wait(60)
        party.do(lifecycle.open_party(party.state, party.now))
        await fixture.keep()
        opened_at: datetime | None = party.state.opened_at
        assert opened_at == START + timedelta(seconds=60)
    async with a_fixture(tmp_path) as fixture:
        assert fixture.party.state.opened_at == opened_at


async def test_a_vote_counts_in_the_hour_in_which_it_was_cast(tmp_path: Path) -> None:
    async with a_fixture(tmp_path) as fixture:
        party = fixture.party
        entry = party.request(party.join("ann"), a_song("a")).entry
        await fixture.keep()
        party.wait(3_600)
        party.vote("bob", entry, 1)
        party.vote("cem", entry, 1)
        await fixture.keep()
        party.wait(3_600)
        party.start(entry)
        await fixture.keep()
        party.wait(3_600)
        party.vote("cem", entry, 0)
        party.vote("dan", entry, 1)
        # The last vote and the end of its song are committed together.
        party.finish()
        await fixture.keep()
        numbers = await fixture.records.statistics(fixture.ever, most=9)
        voted = {one.at: one.votes for one in numbers.hours}
        assert voted == {
            START + timedelta(hours=at): votes for at, votes in enumerate((1, 1, 0, 1))
        }
        assert numbers.votes == 3


async def test_a_vote_without_a_time_counts_at_the_start_of_its_song(tmp_path: Path) -> None:
    async with a_fixture(tmp_path) as fixture:
        party = fixture.party
        entry = party.request(party.join("ann"), a_song("a")).entry
        party.vote("bob", entry, 1)
        await fixture.keep()
        # As in a database from before votes had a time, while the song waits.
        with closing(sqlite3.connect(tmp_path / "party.db")) as connection:
            connection.execute("UPDATE ballot SET voted_at = NULL")
            connection.commit()
        party.wait(7_200)
        party.start(entry)
        await fixture.keep()
        party.wait(180)
        party.finish()
        await fixture.keep()
        numbers = await fixture.records.statistics(fixture.ever, most=9)
        voted = {one.at: one.votes for one in numbers.hours}
        assert voted == {START: 0, START + timedelta(hours=2): 2}
        # As in such a database, after the song has played.
        with closing(sqlite3.connect(tmp_path / "party.db")) as connection:
            connection.execute("DELETE FROM play_vote")
            connection.commit()
        numbers = await fixture.records.statistics(fixture.ever, most=9)
        assert {one.at: one.votes for one in numbers.hours} == voted


async def test_old_plays_are_deleted_with_the_times_of_their_votes(tmp_path: Path) -> None:
    async with a_fixture(tmp_path) as fixture:
        await fixture.song("ann", "a", "bob")
        await fixture.records.forget_before(START + timedelta(days=1))
        with closing(opened_for_reading(tmp_path / "party.db")) as connection:
            assert connection.execute("SELECT count(*) FROM play_vote").fetchone() == (0,)
