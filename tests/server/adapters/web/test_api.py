"""The HTTP interface, as used by phones and scripts."""

import asyncio
import gzip
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from raveberry_contract import decoded, loads, messages
from raveberry_server.adapters.persistence.prepared_restore import finish
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from raveberry_server.adapters.processes import backup_upload
from raveberry_server.adapters.sources.artwork import THUMBNAIL_BYTES
from raveberry_server.adapters.web.api import picture_type
from raveberry_server.adapters.web.auth.authenticator import HostAccess
from raveberry_server.adapters.web.websocket import PageSocket
from raveberry_server.application.playlists.playlist_formats import LARGEST_BYTES
from raveberry_server.application.ports.history import Play, Requester
from raveberry_server.domain import lifecycle
from raveberry_server.domain.model.entry import Origin
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.playback import current_song
from raveberry_server.domain.presets import PRESETS
from raveberry_server.jobs.backup import main as restore

from tests.fakes.party.domain_party import BROKEN, START
from tests.fakes.party.served_party import Served, serving
from tests.fakes.sources.fake_source import PICTURE


async def the_state(browser: aiohttp.ClientSession) -> messages.State:
    response = await browser.get("/api/v1/state")
    assert response.status == 200
    return loads(messages.State, await response.read())


type Json = Any


async def ask(browser: aiohttp.ClientSession, title: str, **headers: str) -> messages.Enqueued:
    response = await browser.post("/api/v1/command/enqueue", json={"query": title}, headers=headers)
    assert response.status == 200, await response.text()
    return decoded(messages.Enqueued, (await response.json())["result"])


async def test_a_form_of_the_settings_can_be_made_from_their_table(served: Served) -> None:
    async with served.browser(endpoint="host") as browser:
        response = await browser.get("/api/v1/settings")
        table = loads(messages.SettingsTable, await response.read())
        state = await the_state(browser)
    rows = table.settings
    assert [row.name for row in rows] == list(state.settings)
    assert {preset.name: preset.values for preset in table.presets} == PRESETS
    assert {row.kind for row in rows} == set(messages.SettingKind)
    (order,) = (row for row in rows if row.name == "order")
    assert (order.choices, order.default, order.low) == (("fair", "votes", "fifo"), "fair", None)
    assert [row.name for row in rows if row.secret] == [
        "subsonic_user",
        "subsonic_password",
        "jamendo_client_id",
        "wifi_password",
    ]


async def test_only_the_host_has_the_poster(served: Served) -> None:
    async with served.browser(endpoint="host") as host, served.browser() as guest:
        assert (await host.get("/poster")).status == 200
        assert (await guest.get("/poster")).status == 404


async def test_opening_the_guest_page_tells_the_host_that_a_device_has_arrived(
    tmp_path: Path,
) -> None:
    arrived: list[str] = []
    access = HostAccess(note_arrival=lambda address: arrived.append(str(address)))
    async with serving(tmp_path, access=access) as served:
        async with served.browser(endpoint="host") as host:
            await host.get("/guest")
        assert arrived == []
        async with served.browser() as guest:
            await guest.get("/")
        assert arrived == ["127.0.0.1"]


class TestIdentity:
    async def test_reading_creates_no_guest(self, served: Served) -> None:
        async with served.browser() as browser:
            state = await browser.get("/api/v1/state")
            await browser.post("/api/v1/search", json={"q": "a"})
            await browser.get("/api/v1/browse")
            assert "Set-Cookie" not in state.headers
            assert (await the_state(browser)).me.id is None
        assert not served.server.state.guests

    async def test_the_first_command_makes_a_guest_and_brings_the_cookie(
        self, served: Served
    ) -> None:
        async with served.browser() as browser:
            response = await browser.post("/api/v1/command/enqueue", json={"query": "Birch"})
            cookie = response.cookies["raveberry"]
            assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
            assert int(cookie["max-age"]) == 365 * 24 * 3600
            me = (await the_state(browser)).me
        assert me.id in served.server.state.guests
        assert (me.name, me.role) == ("Disco Otter", "guest")
        assert me.votes == {"e0": 1}

    async def test_the_cookie_is_kept_as_a_hash_only(self, served: Served) -> None:
        async with served.browser() as browser:
            response = await browser.post("/api/v1/command/enqueue", json={"query": "Birch"})
        (guest,) = served.server.state.guests.values()
        assert response.cookies["raveberry"].value not in repr(served.server.state)
        assert guest.token_hash is not None
        assert len(guest.token_hash) == 64

    async def test_a_refused_command_creates_no_guest(self, served: Served) -> None:
        async with served.browser() as browser:
            response = await browser.post("/api/v1/command/vote", json={"entry": "e9", "value": 1})
            assert response.status == 404
            assert "Set-Cookie" not in response.headers
        assert not served.server.state.guests

    async def test_several_tabs_are_one_guest(self, served: Served) -> None:
        async with served.browser() as browser:
            await ask(browser, "Birch")
            await asyncio.gather(ask(browser, "Cedar"), ask(browser, "Elm"))
        assert len(served.server.state.guests) == 1
        assert {entry.turn for entry in served.server.state.waiting.values()} == {1, 2, 3}

    async def test_a_party_that_opens_again_knows_its_guests(self, served: Served) -> None:
        async with served.browser() as browser, served.browser(endpoint="socket") as host:
            await ask(browser, "Birch")
            before = (await the_state(browser)).me
            await host.post("/api/v1/command/close_party")
            assert (await the_state(browser)).me.id == before.id
            await host.post("/api/v1/command/open_party")
            await ask(browser, "Cedar")
            me = (await the_state(browser)).me
        assert (me.id, me.name, me.color) == (before.id, before.name, before.color)

    async def test_forgetting_guests_after_the_party_revokes_cookies(self, served: Served) -> None:
        async with served.browser() as browser, served.browser(endpoint="socket") as host:
            await ask(browser, "Birch")
            before = (await the_state(browser)).me.id
            await host.post("/api/v1/command/close_party")
            await served.server.forget_guests()
            await host.post("/api/v1/command/open_party")
            assert (await the_state(browser)).me.id is None
            await ask(browser, "Cedar")
            me = (await the_state(browser)).me
            assert me.id not in (None, before)
            await ask(browser, "Elm")
            assert (await the_state(browser)).me.id == me.id

    async def test_a_malformed_cookie_is_no_guest(self, served: Served) -> None:
        async with served.browser(cookies=False, headers={"Cookie": "raveberry=admin"}) as browser:
            response = await browser.post("/api/v1/command/enqueue", json={"query": "Birch"})
            assert response.cookies["raveberry"].value != "admin"

    async def test_a_session_brings_name_and_cookie(self, served: Served) -> None:
        async with served.browser() as browser:
            response = await browser.post("/api/v1/session", json={"name": " Ann\n"})
            me = loads(messages.Me, await response.read())
            assert me.name == "Ann"
            assert me.id == (await the_state(browser)).me.id
            again = await browser.post("/api/v1/session", json={"name": "Anne"})
            assert loads(messages.Me, await again.read()).name == "Anne"
        assert len(served.server.state.guests) == 1

    async def test_a_wrong_mod_code_creates_no_guest(self, served: Served) -> None:
        async with served.browser() as browser:
            response = await browser.post("/api/v1/session", json={"mod_code": "1234"})
            assert (response.status, (await response.json())["code"]) == (403, "not_allowed")
        assert not served.server.state.guests


class TestState:
    async def test_it_shows_what_was_committed(self, served: Served) -> None:
        async with served.browser() as browser:
            first = await ask(browser, "Birch")
            await ask(browser, "Cedar")
            await served.server.start(first.entry.id)
            served.server.clock.advance(12.5)
            state = await the_state(browser)
        assert state.player.state == "playing"
        assert state.player.entry is not None
        assert (state.player.entry.id, state.player.entry.position) == ("e0", 0)
        assert state.player.position_s == 12.5
        assert [entry.position for entry in state.queue.entries] == [1]
        assert state.queue.entries[0].eta_s == 167.5
        assert state.revision == served.server.party.saved.revision

    async def test_it_is_sent_once_while_nothing_changes(self, served: Served) -> None:
        async with served.browser() as browser:
            await ask(browser, "Birch")
            tag = (await browser.get("/api/v1/state")).headers["ETag"]
            served.server.clock.advance(5)
            same = await browser.get("/api/v1/state", headers={"If-None-Match": tag})
            assert (same.status, await same.read()) == (304, b"")
            await ask(browser, "Cedar")
            other = await browser.get("/api/v1/state", headers={"If-None-Match": tag})
            assert other.status == 200

    async def test_it_is_compressed_for_clients_that_read_gzip(self, served: Served) -> None:
        async with served.browser() as browser:
            await ask(browser, "Birch")
            await ask(browser, "Cedar")
            plain = await browser.get("/api/v1/state", headers={"Accept-Encoding": "identity"})
            packed = await browser.get("/api/v1/state", headers={"Accept-Encoding": "gzip"})
            texts = [await plain.text(), await packed.text()]
        assert "Content-Encoding" not in plain.headers
        assert packed.headers["Content-Encoding"] == "gzip"
        assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding, Cookie"
        assert int(packed.headers["Content-Length"]) < int(plain.headers["Content-Length"]) / 2
        states = [loads(messages.State, text) for text in texts]
        assert states[0] == replace(states[1], now=states[0].now)

    async def test_its_first_entries_can_be_read_alone(self, served: Served) -> None:
        async with served.browser() as browser:
            for title in ("Birch", "Cedar", "Elm"):
                await ask(browser, title)
            first = await browser.get("/api/v1/state?entries=1")
            queue = loads(messages.State, await first.read()).queue
            assert (len(queue.entries), queue.length) == (1, len(served.server.state.waiting))
            assert queue.length > 1
            whole = await browser.get(
                "/api/v1/state", headers={"If-None-Match": first.headers["ETag"]}
            )
            assert whole.status == 200
            refused = await browser.get("/api/v1/state?entries=some")
            assert refused.status == 400

    async def test_the_tag_is_another_one_for_another_guest(self, served: Served) -> None:
        async with served.browser() as ann, served.browser() as ben:
            await ask(ann, "Birch")
            await ask(ben, "Cedar")
            tags = [(await browser.get("/api/v1/state")).headers["ETag"] for browser in (ann, ben)]
        assert len(set(tags)) == 2

    async def test_failed_songs_are_shown_to_their_requester_for_half_a_minute(
        self, served: Served
    ) -> None:
        async with (
            served.browser() as ann,
            served.browser() as ben,
            served.browser(endpoint="host") as host,
        ):
            await ask(ann, "Birch")
            await ask(ben, "Cedar")
            await served.server.step(
                lambda state, _now: current_song.fail_song(state, EntryId("e0"), BROKEN)
            )
            (failed,) = (await the_state(ann)).me.failed
            assert failed.reason is not None
            assert (failed.reason.code, failed.why, failed.position) == (
                "file_unplayable",
                "failed",
                None,
            )
            assert (await the_state(ben)).me.failed == ()
            assert len((await the_state(host)).me.failed) == 1
            await served.server.step(lifecycle.apply_due_changes)
            served.server.clock.advance(31)
            assert (await the_state(ann)).me.failed == ()

    async def test_requesting_a_failed_song_again_dismisses_its_failure(
        self, served: Served
    ) -> None:
        async with served.browser() as ann:
            await ask(ann, "Birch")
            await served.server.step(
                lambda state, _now: current_song.fail_song(state, EntryId("e0"), BROKEN)
            )
            await ask(ann, "Birch")
            assert (await the_state(ann)).me.failed == ()


class TestSearch:
    async def test_hits_are_marked_as_requestable(self, served: Served) -> None:
        async with served.browser() as browser:
            await ask(browser, "Birch")
            response = await browser.post("/api/v1/search", json={"q": "i", "limit": 2})
            answer = loads(messages.SearchAnswer, await response.read())
        assert answer.more
        assert [(hit.song.title, hit.mark, hit.entry) for hit in answer.hits] == [
            ("Birch", "waiting", "e0"),
            ("Fir", "ok", None),
        ]
        assert answer.hits[0].reason == messages.Notice(
            code="waiting_at", params={"position": 1}, message="Number 1 in the queue"
        )

    async def test_the_address_may_hold_the_words(self, served: Served) -> None:
        async with served.browser() as browser:
            response = await browser.get("/api/v1/search?q=elm&limit=5&sources=local")
            answer = loads(messages.SearchAnswer, await response.read())
        assert [hit.song.title for hit in answer.hits] == ["Elm"]

    async def test_the_library_is_browsed_page_by_page(self, served: Served) -> None:
        async with served.browser() as browser:
            response = await browser.get("/api/v1/browse?offset=2&limit=3")
            answer = loads(messages.BrowseAnswer, await response.read())
        assert [item.title for item in answer.items] == ["Cedar", "Dogwood", "Elm"]
        assert answer.more

    async def test_search_and_browse_are_commands_too(self, served: Served) -> None:
        async with served.browser() as browser:
            found = await browser.post("/api/v1/command/search", json={"q": "elm"})
            page = await browser.post("/api/v1/command/browse")
            assert (await found.json())["result"]["query"] == "elm"
            items = (await page.json())["result"]["items"]
            assert (len(items), items[-1]["path"]) == (9, "dice")
            assert "Set-Cookie" not in found.headers


def a_play(title: str, epoch: int, started_at: datetime) -> Play:
    return Play(
        epoch=epoch,
        song=Song(uri=f"local:{title}", source="local", title=title, duration_s=180.0),
        origin=Origin.GUEST,
        asker=Requester(id=GuestId("ann"), name="Anna", color="#ff8c73"),
        started_at=started_at,
        ended_at=None,
        end=None,
        up=2,
        down=1,
    )


class TestRecord:
    def after_two_songs(self, served: Served) -> datetime:
        """Return the start of the second of two songs that have played."""
        server = served.server
        at = server.clock.at()
        for number, title in enumerate(("Amber", "Birch"), start=1):
            started_at = at - timedelta(minutes=10 - number)
            server.records.played.append(a_play(title, number, started_at))
        return at - timedelta(minutes=8)

    async def test_what_played_is_read_in_pages(self, served: Served) -> None:
        self.after_two_songs(served)
        async with served.browser() as browser:
            response = await browser.get("/api/v1/history?limit=1")
            first = loads(messages.History, await response.read())
            response = await browser.get(f"/api/v1/history?before={first.plays[0].epoch}")
            rest = loads(messages.History, await response.read())
            assert "Set-Cookie" not in response.headers
        assert ([play.song.title for play in first.plays], first.more) == (["Birch"], True)
        assert ([play.song.title for play in rest.plays], rest.more) == (["Amber"], False)
        assert first.plays[0].requested_by == messages.Guest(id="ann", name="Anna", color="#ff8c73")

    async def test_requesters_are_shown_only_if_visible_to_all(self, served: Served) -> None:
        self.after_two_songs(served)
        await served.server.set("colors_visible_to", "nobody")
        async with served.browser() as browser:
            history = loads(messages.History, await (await browser.get("/api/v1/history")).read())
            stats = loads(messages.Stats, await (await browser.get("/api/v1/stats")).read())
        assert {play.requested_by for play in history.plays} == {None}
        assert (stats.plays, stats.votes, stats.most_active) == (2, 6, ())

    async def test_a_period_may_be_named(self, served: Served) -> None:
        second_at = self.after_two_songs(served)
        async with served.browser() as browser:
            url = f"/api/v1/stats?since={second_at.isoformat()}"  # with an unescaped plus
            stats = loads(messages.Stats, await (await browser.get(url)).read())
            assert (stats.plays, stats.since) == (1, second_at)
            for query in ("since=yesterday", "until=2026-11-24", "since="):
                refused = await browser.get(f"/api/v1/stats?{query}")
                assert refused.status == 400, query

    async def test_the_exports_are_for_the_host_only(self, served: Served) -> None:
        self.after_two_songs(served)
        async with served.browser() as guest, served.browser(endpoint="host") as host:
            for suffix in ("m3u8", "csv"):
                assert (await guest.get(f"/api/v1/export.{suffix}")).status == 403
            assert (await host.get("/api/v1/export.exe")).status == 404
            assert (await host.get("/api/v1/export.csv?since=once")).status == 400

    async def test_a_playlist_is_exported_with_a_name_and_a_date(self, served: Served) -> None:
        self.after_two_songs(served)
        async with served.browser(endpoint="host") as host:
            response = await host.get("/api/v1/export.m3u8")
            assert response.content_type == "audio/x-mpegurl"
            name = f"Raveberry {served.server.clock.at():%Y-%m-%d}.m3u8"
            assert f'filename="{name}"' in response.headers["Content-Disposition"]
            lines = (await response.text()).splitlines()
            assert lines[0] == "#EXTM3U"
            assert lines[2::2] == ["Amber.ogg", "Birch.ogg"]

    async def test_an_export_has_the_name_of_the_party(self, served: Served) -> None:
        await served.server.set("party_name", 'Zoë\'s "30"/../')
        async with served.browser(endpoint="host") as host:
            response = await host.get("/api/v1/export.csv")
        day = f"{served.server.clock.at():%Y-%m-%d}"
        assert response.headers["Content-Disposition"] == (
            f'attachment; filename="Zo_\'s _30__.._ {day}.csv"; '
            f"filename*=UTF-8''Zo%C3%AB%27s%20_30__.._%20{day}.csv"
        )

    async def test_a_spreadsheet_is_exported_for_a_period(self, served: Served) -> None:
        second_at = self.after_two_songs(served)
        async with served.browser(endpoint="host") as host:
            response = await host.get(f"/api/v1/export.csv?since={second_at.isoformat()}")
            body = await response.read()
        assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert body.startswith(b"\xef\xbb\xbfstarted_at,artist,title,")
        (line,) = body.decode("utf-8-sig").split("\r\n")[1:-1]
        assert ",Birch," in line

    async def test_a_backup_is_for_the_host_and_can_be_restored(
        self, served: Served, tmp_path: Path
    ) -> None:
        data = served.socket_path.parent
        store = SqliteStore(data=data)
        await store.load()
        async with served.browser() as guest, served.browser(endpoint="host") as host:
            assert (await guest.get("/api/v1/backup")).status == 403
            response = await host.get("/api/v1/backup")
            assert response.content_type == "application/gzip"
            assert ".tar.gz" in response.headers["Content-Disposition"]
            (tmp_path / "backup").write_bytes(await response.read())
        await store.close()
        assert [file.name for file in data.glob(".download-*")] == []
        words = ["--data", str(tmp_path / "new"), "restore", str(tmp_path / "backup")]
        assert await asyncio.to_thread(restore, words) == 0

    async def test_an_uploaded_backup_is_checked_and_the_server_restarts(
        self, served: Served
    ) -> None:
        data = served.socket_path.parent
        store = SqliteStore(data=data)
        await store.load()
        async with served.browser() as guest, served.browser(endpoint="host") as host:
            backup = await (await host.get("/api/v1/backup")).read()
            assert (await guest.post("/api/v1/restore", data=backup)).status == 403
            assert not served.restarted.is_set()
            response = await host.post("/api/v1/restore", data=backup)
            assert await response.json() == {"songs": 0, "guests": 0}
        await store.close()
        assert served.restarted.is_set()
        assert sorted(path.name for path in data.iterdir() if path.name.startswith(".")) == []
        assert await asyncio.to_thread(finish, data) is not None

    @pytest.mark.parametrize(
        ("content", "refusal"),
        [
            (b"", "upload_damaged"),
            (b"no backup", "upload_damaged"),
            (b"SQLite format 3\0", "upload_damaged"),
            (gzip.compress(bytes(10_240)), "upload_foreign"),
        ],
    )
    async def test_another_file_is_refused_and_nothing_restarts(
        self, served: Served, content: bytes, refusal: str
    ) -> None:
        async with served.browser(endpoint="host") as host:
            response = await host.post("/api/v1/restore", data=content)
            assert (response.status, (await response.json())["refusal"]) == (400, refusal)
        assert not served.restarted.is_set()
        assert await asyncio.to_thread(finish, served.socket_path.parent) is None

    async def test_a_backup_is_refused_beyond_its_limits(
        self, served: Served, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async with served.browser(endpoint="host") as host:
            for limit, value, status in (("LONGEST", 3, 400), ("_RESERVE", 1 << 62, 503)):
                monkeypatch.setattr(backup_upload, limit, value)
                response = await host.post("/api/v1/restore", data=b"four")
                assert response.status == status
                monkeypatch.undo()

    async def test_a_backup_of_nothing_is_refused_with_the_reason(self, served: Served) -> None:
        async with served.browser(endpoint="host") as host:
            response = await host.get("/api/v1/backup")
            assert response.status == 503
            assert "backup" in (await response.json())["message"]

    async def test_an_export_that_cannot_be_read_is_refused(self, served: Served) -> None:
        served.server.records.is_broken = True
        async with served.browser(endpoint="host") as host:
            assert (await host.get("/api/v1/export.csv")).status == 503

    async def test_the_host_saves_and_exports_by_command(self, served: Served) -> None:
        self.after_two_songs(served)
        async with served.browser() as guest, served.browser(endpoint="host") as host:
            assert (await guest.post("/api/v1/command/export")).status == 403
            saved = await host.post("/api/v1/command/save_playlist", json={"name": "Night"})
            assert (await saved.json())["result"] == {"uri": "saved:1", "name": "Night", "songs": 2}
            made = (await (await host.post("/api/v1/command/export")).json())["result"]
            assert set(made) == {"m3u", "text"}
            added = await host.post("/api/v1/command/enqueue_playlist", json={"uri": "saved:1"})
            result = (await added.json())["result"]
        assert result == {"job": "playlist-job", "added": 2, "total": 2, "failed": []}


class TestPlaylists:
    async def test_the_host_uploads_the_lines_of_a_playlist(self, served: Served) -> None:
        file = b"#EXTM3U\n#EXTINF:1,The As - Amber\nAmber.ogg\n\nhttps://x.org/a"
        async with served.browser() as guest, served.browser(endpoint="host") as host:
            path = "/api/v1/playlist/lines?name=Road%20trip.m3u8"
            assert (await guest.post(path, data=file)).status == 403
            response = await host.post(path, data=file)
            assert await response.json() == {
                "name": "Road trip",
                "lines": [
                    {"line": 1, "location": "Amber.ogg", "artist": "The As", "title": "Amber"},
                    {"line": 2, "location": "https://x.org/a", "artist": "", "title": ""},
                ],
                "left_out": 0,
            }

    @pytest.mark.parametrize(
        ("content", "status"), [(b"", 400), (b"\0", 400), (b"a" * (LARGEST_BYTES + 1), 413)]
    )
    async def test_another_file_is_refused(
        self, served: Served, content: bytes, status: int
    ) -> None:
        async with served.browser(endpoint="host") as host:
            response = await host.post("/api/v1/playlist/lines", data=BytesIO(content))
            assert response.status == status

    async def test_a_playlist_is_downloaded_as_a_file(self, served: Served) -> None:
        song = served.server.sources[0].songs["local:Amber"]
        await served.server.saved_playlists.create_playlist("Ann's \u00fc", [song], START)
        async with served.browser() as guest, served.browser(endpoint="host") as host:
            assert (await guest.get("/api/v1/playlist/1.m3u8")).status == 403
            response = await host.get("/api/v1/playlist/1.m3u8")
            assert (response.status, response.content_type) == (200, "audio/x-mpegurl")
            assert "UTF-8''Ann%27s%20%C3%BC.m3u8" in response.headers["Content-Disposition"]
            assert (await response.text()).splitlines()[2] == "Amber.ogg"
            for number in ("2", "x", "1" * 40):
                assert (await host.get(f"/api/v1/playlist/{number}.m3u8")).status == 404


class TestArtwork:
    async def test_the_cover_is_where_the_song_says(self, served: Served) -> None:
        async with served.browser() as browser:
            url = (await ask(browser, "Birch")).entry.song.artwork_url
            assert url is not None
            response = await browser.get(url)
            assert (response.status, response.content_type) == (200, "image/png")
            assert await response.read() == PICTURE
            again = await browser.get(url, headers={"If-None-Match": response.headers["ETag"]})
            assert again.status == 304
            by_entry = await browser.get("/api/v1/song/e0/artwork")
            assert await by_entry.read() == PICTURE

    async def test_a_row_gets_a_picture_of_its_size(self, served: Served) -> None:
        async with served.browser() as browser:
            url = (await ask(browser, "Birch")).entry.song.artwork_url
            response = await browser.get(f"{url}?size=small")
            assert response.status == 200
            assert len(await response.read()) <= THUMBNAIL_BYTES

    @pytest.mark.parametrize("key", ["e99", "A", "%FF", "bG9jYWw6Tm9uZQ", "Li4vLi4vZXRjL3Bhc3N3ZA"])
    async def test_there_is_no_other_picture(self, served: Served, key: str) -> None:
        async with served.browser() as browser:
            response = await browser.get(f"/api/v1/song/{key}/artwork")
            assert response.status in (403, 404)
            assert (await response.json())["code"] in ("not_found", "not_allowed")

    async def test_a_song_without_a_cover_has_no_picture(self, served: Served) -> None:
        library = served.server.sources[0]
        library.songs["local:Elm"] = replace(library.songs["local:Elm"], artwork=None)
        async with served.browser() as browser:
            entry = (await ask(browser, "Elm")).entry
            assert entry.song.artwork_url is None
            response = await browser.get(f"/api/v1/song/{entry.id}/artwork")
            assert (response.status, (await response.json())["code"]) == (404, "not_found")

    @pytest.mark.parametrize(
        ("start", "kind"),
        [
            (b"\xff\xd8\xff\xe0", "image/jpeg"),
            (b"\x89PNG\r\n\x1a\n", "image/png"),
            (b"GIF89a", "image/gif"),
            (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
            (b"<svg onload='alert(1)'>", "application/octet-stream"),
            (b"", "application/octet-stream"),
        ],
    )
    def test_pictures_are_known_by_their_first_bytes(self, start: bytes, kind: str) -> None:
        assert picture_type(start) == kind


class TestIdempotency:
    async def test_the_same_key_has_one_effect_and_one_answer(self, served: Served) -> None:
        async with served.browser() as browser:
            await ask(browser, "Elm")
            first = await ask(browser, "Birch", **{"Idempotency-Key": "k1"})
            second = await ask(browser, "Birch", **{"Idempotency-Key": "k1"})
        assert first == second
        assert not second.duplicate

    async def test_also_while_the_first_is_on_its_way(self, served: Served) -> None:
        async with served.browser() as browser:
            await ask(browser, "Elm")
            served.server.store.gate.clear()
            async with asyncio.TaskGroup() as tasks:
                calls = [
                    tasks.create_task(ask(browser, "Birch", **{"Idempotency-Key": "k1"}))
                    for _ in range(3)
                ]
                for _ in range(5):  # meanwhile all three have arrived
                    await browser.get("/healthz")
                served.server.store.gate.set()
            answers = [call.result() for call in calls]
        assert answers[0] == answers[1] == answers[2]
        assert len(served.server.state.waiting) == 2

    async def test_a_newcomer_who_comes_back_with_the_cookie_is_answered_the_same(
        self, served: Served
    ) -> None:
        async with served.browser() as browser:
            first = await ask(browser, "Birch", **{"Idempotency-Key": "k1"})
            assert await ask(browser, "Birch", **{"Idempotency-Key": "k1"}) == first

    async def test_the_key_of_another_guest_is_another_key(self, served: Served) -> None:
        async with served.browser() as ann, served.browser() as ben:
            await ask(ann, "Birch", **{"Idempotency-Key": "k1"})
            answer = await ask(ben, "Cedar", **{"Idempotency-Key": "k1"})
        assert answer.entry.song.title == "Cedar"

    async def test_a_key_is_for_one_command(self, served: Served) -> None:
        async with served.browser() as browser:
            await ask(browser, "Birch", **{"Idempotency-Key": "k1"})
            response = await browser.post(
                "/api/v1/command/enqueue",
                json={"query": "Cedar"},
                headers={"Idempotency-Key": "k1"},
            )
            assert (response.status, (await response.json())["code"]) == (409, "conflict")

    async def test_a_page_repeats_a_request_with_its_key_over_another_socket(
        self, served: Served
    ) -> None:
        frame = {"id": "1", "command": "enqueue", "args": {"query": "Birch"}, "key": "k1"}
        async with served.browser() as browser:
            await ask(browser, "Elm")
            answers = []
            for _ in range(2):
                async with browser.ws_connect("/api/v1/ws") as ws:
                    answers.append(await answer_over(ws, frame))
        assert answers[0] == answers[1]
        assert not answers[1]["result"]["duplicate"]

    @pytest.mark.parametrize("key", ["", " ", "k" * 201, "\u00fc"])
    async def test_a_key_in_a_frame_has_the_bounds_of_the_header(
        self, served: Served, key: str
    ) -> None:
        frame = {"id": "1", "command": "enqueue", "args": {"query": "Birch"}, "key": key}
        async with served.browser() as browser, browser.ws_connect("/api/v1/ws") as ws:
            answer = await answer_over(ws, frame)
        assert (answer["type"], answer["error"]["code"]) == ("nack", "bad_request")

    async def test_ten_minutes_later_it_is_a_new_key(self, served: Served) -> None:
        async with served.browser() as browser:
            await ask(browser, "Birch", **{"Idempotency-Key": "k1"})
            served.server.clock.advance(601)
            answer = await ask(browser, "Birch", **{"Idempotency-Key": "k1"})
        assert answer.duplicate

    async def test_a_refusal_is_not_kept(self, served: Served) -> None:
        async with served.browser() as browser:
            await ask(browser, "Elm")
            served.server.store.is_broken = True
            call = {"json": {"query": "Birch"}, "headers": {"Idempotency-Key": "k1"}}
            refused = await browser.post("/api/v1/command/enqueue", **call)
            assert (refused.status, (await refused.json())["code"]) == (503, "unavailable")
            served.server.store.is_broken = False
            assert (await browser.post("/api/v1/command/enqueue", **call)).status == 200


@pytest.mark.parametrize("where", ["_read", "_leave_previews"])
async def test_a_bug_that_meets_one_page_leaves_the_others_open(
    served: Served, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    frame = {"id": "1", "command": "enqueue", "args": {"query": "Birch"}}
    async with served.browser() as browser, browser.ws_connect("/api/v1/ws") as other:
        await answer_over(other, frame)
        with monkeypatch.context() as patch:
            patch.setattr(PageSocket, where, fail)
            async with browser.ws_connect("/api/v1/ws"):
                pass
            async with browser.ws_connect("/api/v1/ws") as page:
                await page.close()
        assert (await answer_over(other, frame))["type"] in {"ack", "nack"}


async def answer_over(ws: aiohttp.ClientWebSocketResponse, frame: object) -> Json:
    """Send a command over a socket and return its answer."""
    await ws.send_json(frame)
    while (answer := await ws.receive_json(timeout=20))["type"] not in {"ack", "nack"}:
        pass
    return answer
