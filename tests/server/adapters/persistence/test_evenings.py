"""Evenings are found in the openings, and in the pauses of what played."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from raveberry_server.adapters.persistence.migrate import migrate
from raveberry_server.application.ports.history import Evening
from raveberry_server.domain import lifecycle
from raveberry_server.domain.model.guest import HOST_CALLER
from raveberry_server.domain.playback.recap import recap_of
from raveberry_server.domain.queue import undo

from tests.fakes.party.domain_party import START
from tests.server.adapters.persistence.test_records import HistoryFixture, a_fixture


async def evenings(fixture: HistoryFixture, before: int | None = None) -> tuple[Evening, ...]:
    at = fixture.party.now.at
    return (await fixture.records.evenings(before=before, limit=9, at=at)).evenings


async def close(fixture: HistoryFixture) -> None:
    party = fixture.party
    party.do(lifecycle.close_party(party.state, party.now, HOST_CALLER))
    await fixture.keep()


async def reopen(fixture: HistoryFixture) -> None:
    party = fixture.party
    party.do(lifecycle.open_party(party.state, party.now))
    await fixture.keep()


async def test_an_evening_lasts_from_an_opening_to_its_closing(tmp_path: Path) -> None:
    async with a_fixture(tmp_path) as fixture:
        await fixture.song("ann", "a", "bob")
        await close(fixture)
        fixture.party.wait(60)
        await reopen(fixture)
        opened_at = fixture.party.now.at
        fixture.party.wait(60)
        await fixture.song("ann", "b")
        await fixture.song("cem", "c", "ann")
        tonight, first = await evenings(fixture)
        assert (tonight.since, tonight.until) == (opened_at, None)
        assert (tonight.opening, tonight.is_whole, tonight.songs) == (1, True, 2)
        assert [one.song.title for one in tonight.top] == ["c", "b"]
        assert (first.since, first.until) == (START, START + timedelta(seconds=180))
        assert await evenings(fixture, before=tonight.first) == (first,)


async def test_an_evening_keeps_the_recap_of_its_closing(tmp_path: Path) -> None:
    async with a_fixture(tmp_path) as fixture:
        await fixture.song("ann", "a", "bob", "cem")
        recap = recap_of(fixture.party.state)
        await close(fixture)
        (evening,) = await evenings(fixture)
        assert (evening.songs, evening.guests, evening.votes) == (
            recap.songs,
            recap.guests,
            recap.votes,
        )
        assert evening.played_s == 180.0


async def test_an_undone_closing_continues_the_evening(tmp_path: Path) -> None:
    async with a_fixture(tmp_path) as fixture:
        await reopen_after_closing(fixture)
        await fixture.song("ann", "b")
        (evening,) = await evenings(fixture)
        assert (evening.until, evening.songs) == (None, 2)


async def reopen_after_closing(fixture: HistoryFixture) -> None:
    await fixture.song("ann", "a")
    await close(fixture)
    party = fixture.party
    party.do(undo.undo(party.state, HOST_CALLER, party.now))
    await fixture.keep()


async def test_a_pause_of_six_hours_ends_an_evening(tmp_path: Path) -> None:
    async with a_fixture(tmp_path) as fixture:
        await fixture.song("ann", "a")
        await fixture.song("bob", "b", "ann")
        fixture.party.wait(6.1 * 3600)
        await fixture.song("ann", "c")
        last, first = await evenings(fixture)
        assert (first.songs, first.guests, first.votes, first.is_whole) == (2, 2, 3, False)
        assert first.until == START + timedelta(seconds=360)
        assert (last.songs, last.until) == (1, None)
        fixture.party.wait(6.1 * 3600)
        (last, _) = await evenings(fixture)
        assert last.until is not None


async def test_old_evenings_are_forgotten_with_their_songs(tmp_path: Path) -> None:
    async with a_fixture(tmp_path) as fixture:
        await fixture.song("ann", "a")
        await close(fixture)
        await fixture.records.forget_before(fixture.party.now.at + timedelta(days=1))
        assert await evenings(fixture) == ()
        with closing(sqlite3.connect(tmp_path / "party.db")) as connection:
            assert connection.execute("SELECT count(*) FROM evening").fetchone() == (0,)


async def test_plays_are_read_oldest_first_for_exports(tmp_path: Path) -> None:
    async with a_fixture(tmp_path) as fixture:
        for name in "abc":
            await fixture.song("ann", name)
        read = fixture.records.plays_after
        first = await read(fixture.ever, after=-1, limit=2)
        assert [play.song.title for play in first] == ["a", "b"]
        rest = await read(fixture.ever, after=first[-1].epoch, limit=2)
        assert [play.song.title for play in rest] == ["c"]


def test_a_database_of_the_schema_before_keeps_the_evening_that_lasts(tmp_path: Path) -> None:
    database = tmp_path / "party.db"
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        migrate(connection, database=database, last=19)
        connection.execute("UPDATE party SET openings = 4, opened_at = '2026-11-24T20:00:00+00:00'")
        migrate(connection, database=database)
        assert connection.execute(
            "SELECT number, opened_at, closed_at FROM evening"
        ).fetchall() == [(4, "2026-11-24T20:00:00+00:00", None)]
