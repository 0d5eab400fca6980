"""What the library lacks is looked up once, and shown by the next scan."""

import asyncio
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from raveberry_server.adapters.processes.child_process import report_of
from raveberry_server.adapters.sources.local.database import song_key
from raveberry_server.adapters.sources.local.idle_jobs.process import (
    COMPLETE_LIBRARY,
    IdleJobProcess,
)
from raveberry_server.adapters.sources.local.musicbrainz.findings import (
    cover_of,
    covers_bytes,
    findings_file,
    opened_for_reading,
)
from raveberry_server.application.ports.jobs import JobReport
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.jobs import scan_library
from raveberry_server.jobs.library.requested_keys import RequestedKeys
from raveberry_server.jobs.musicbrainz import complete_library
from raveberry_server.jobs.musicbrainz.complete_library import AGAIN_S, main
from raveberry_server.jobs.musicbrainz.web_service import (
    MusicBrainzClient,
    RequestSpacing,
    ServiceAddresses,
)
from raveberry_server.jobs.network.guard import AddressPolicy

from tests.fakes.player.sound_files import bare_mp3, tagged
from tests.fakes.sources.musicbrainz import (
    MusicBrainzStandIn,
    TestClock,
    credit,
    release,
    send,
)
from tests.fakes.tasks import running

LENGTH_MS = 500
TODAY_S = 1_800_000_000


class Completion:
    """A library in a folder, and both services."""

    def __init__(self, folder: Path, sound: bytes) -> None:
        self.sound = sound
        self.music = folder / "music"
        self.music.mkdir()
        self.library = folder / "library.db"
        self.findings = findings_file(self.library)
        self.clock = TestClock()
        self.stand_in = MusicBrainzStandIn(clock=self.clock)
        self.requested = RequestedKeys()
        self.today_s = TODAY_S

    def put(self, name: str, **texts: str) -> Path:
        file = self.music / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(tagged(self.sound, **texts) if texts else self.sound)
        return file

    def put_album(self, album: str, artist: str = "Queen", songs: int = 1) -> None:
        for number in range(songs):
            title = f"{album} {number}"
            self.put(f"{title}.mp3", TIT2=title, TPE1=artist, TALB=album)

    def add_song(self, title: str, artist: str = "Queen", album: str = "Hot Space") -> None:
        self.stand_in.add_recording(title, credit(artist), LENGTH_MS, release(album))

    def scan(self) -> None:
        assert scan_library.main(["--library", str(self.library), "--", str(self.music)]) == 0

    def request(self, *names: str) -> None:
        keys = [song_key(os.fsencode(self.music / name)) for name in names]
        self.requested.receive(json.dumps(keys).encode() + b"\n")

    def run(self, *, code: int = 0) -> Sequence[str]:
        """Look up what is missing, and return the paths of the requests."""
        before = len(self.stand_in.requests)
        base = self.stand_in.base
        client = MusicBrainzClient(
            outside=AddressPolicy(networks=()),
            spacing=RequestSpacing(clock=self.clock, sleep=self.clock.sleep),
            addresses=ServiceAddresses(musicbrainz=f"{base}/ws/2", cover_art=base),
            private_hosts=[base.removeprefix("http://")],
        )
        ended = main(
            [str(self.library), str(self.findings)],
            requested=self.requested,
            client=client,
            now_s=lambda: self.today_s,
        )
        assert ended == code
        assert self.stand_in.refused == []
        return self.stand_in.requests[before:]

    def process(self) -> IdleJobProcess:
        """Return the real process, which would ask the real services."""
        return IdleJobProcess(
            module=COMPLETE_LIBRARY,
            library=self.library,
            results=self.findings,
            requested=tuple,
        )

    def shown(self) -> Sequence[tuple[str, str, str, int]]:
        """Return title, artist, album and kind of cover of each song, after a scan."""
        self.scan()
        with closing(sqlite3.connect(self.library)) as connection:
            return connection.execute(
                "SELECT title, artist, album, has_cover FROM song ORDER BY title"
            ).fetchall()

    def image_of(self, title: str) -> bytes | None:
        findings = opened_for_reading(self.findings)
        assert findings is not None
        with closing(sqlite3.connect(self.library)) as library, closing(findings):
            (album,) = library.execute(
                "SELECT album_key FROM song WHERE title = ?", (title,)
            ).fetchone()
            return cover_of(findings, album)


@pytest.fixture
def completion(tmp_path: Path, sounds: Path) -> Iterator[Completion]:
    made = Completion(tmp_path, bare_mp3(sounds))
    with made.stand_in.serving():
        yield made


def last_report(capsys: pytest.CaptureFixture[str]) -> JobReport:
    report = report_of(capsys.readouterr().out.splitlines()[-1].encode())
    assert report is not None
    return report


def summary(songs: int, albums: int, *, full: int = 0) -> Notice:
    return Notice(NoticeCode.MUSICBRAINZ_COMPLETED, songs=songs, albums=albums, full=full)


def test_a_file_without_tags_gets_its_names_and_its_cover(
    completion: Completion, image: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    file = completion.put("01 - queen - INNUENDO (Official Video).mp3")
    before = file.read_bytes()
    completion.add_song("Innuendo")
    completion.stand_in.add_release_group("Hot Space", credit("Queen"), image)
    completion.scan()
    assert completion.run() == ["/ws/2/recording"]
    assert completion.shown() == [("Innuendo", "Queen", "Hot Space", 0)]
    # The recording has named the release group.
    requests = completion.run()
    assert [path.split("/")[1] for path in requests] == ["release-group", "archive"]
    assert last_report(capsys) == JobReport(progress=1.0, summary=summary(1, 1))
    assert completion.shown() == [("Innuendo", "Queen", "Hot Space", 2)]
    assert completion.image_of("Innuendo") == image
    assert completion.run() == []
    assert file.read_bytes() == before


def test_an_album_is_looked_up_once_for_all_its_songs(completion: Completion, image: bytes) -> None:
    completion.put_album("Hot Space (Deluxe Edition)", songs=12)
    completion.stand_in.add_release_group("Hot Space", credit("Queen"), image)
    completion.scan()
    assert len(completion.run()) == 3
    assert {has_cover for *_, has_cover in completion.shown()} == {2}
    assert completion.run() == []


def test_an_album_with_a_cover_of_its_own_is_not_looked_up(
    completion: Completion, image: bytes
) -> None:
    completion.put_album("Hot Space")
    (completion.music / "cover.jpg").write_bytes(image)
    completion.scan()
    assert completion.run() == []


def test_songs_with_tags_and_audiobooks_are_not_looked_up(completion: Completion) -> None:
    completion.put("Queen - Innuendo.mp3", TIT2="Innuendo", TPE1="Queen")
    completion.put("Ann - Book.mp3", TCON="Audiobook")
    completion.scan()
    assert completion.run() == []


def test_a_name_of_one_word_is_not_sent(completion: Completion) -> None:
    completion.put("innuendo.mp3")
    completion.scan()
    assert completion.run() == []


def test_words_of_the_own_tags_are_looked_for(completion: Completion) -> None:
    completion.put("07 innuendo.mp3", TPE1="QUEEN")
    completion.put("Queen - Delilah.mp3", TIT2="delilah")
    completion.put("Queen - Headlong.mp3", TIT2="Another title")
    for title in ("Innuendo", "Delilah", "Headlong"):
        completion.add_song(title)
    completion.scan()
    completion.run()
    assert [row[:3] for row in completion.shown()] == [
        ("Another title", "", ""),
        ("Innuendo", "QUEEN", "Hot Space"),
        ("delilah", "Queen", "Hot Space"),
    ]


def test_an_uncertain_match_is_none(completion: Completion) -> None:
    completion.put("Queen - Innuendo.mp3")
    completion.put("Queen - Delilah.mp3")
    completion.stand_in.add_recording("Innuendo", credit("Queen"), LENGTH_MS + 3_600)
    completion.add_song("Delilah (Live)")
    completion.scan()
    completion.run()
    assert [row[0] for row in completion.shown()] == ["Delilah", "Innuendo"]


def test_names_full_of_signs_are_found(completion: Completion) -> None:
    title = 'Who? (What) [If] + "Why" && ~ ^ * ! {Then}: AND OR'
    completion.put(f"AC+DC - {title}.mp3")
    completion.add_song(title, "AC+DC")
    completion.scan()
    completion.run()
    assert completion.shown()[0][:2] == (title, "AC+DC")


def test_what_was_not_found_is_looked_up_again_after_weeks(completion: Completion) -> None:
    completion.put("Queen - Innuendo.mp3")
    completion.put_album("Jazz")
    completion.scan()
    assert len(completion.run()) == 2
    completion.today_s += AGAIN_S - 1
    assert completion.run() == []
    completion.today_s += 1
    assert completion.run() == ["/ws/2/recording", "/ws/2/release-group"]


def test_a_changed_file_is_looked_up_again(completion: Completion) -> None:
    file = completion.put("Queen - Innuendo.mp3")
    completion.add_song("Innuendo")
    completion.scan()
    assert len(completion.run()) == 1
    os.utime(file, ns=(1, 1))
    assert completion.shown()[0][2] == ""
    assert len(completion.run()) == 1
    assert completion.shown()[0][2] == "Hot Space"


def test_requested_songs_are_looked_up_first(completion: Completion) -> None:
    for name in "abc":
        completion.put(f"Queen - {name}.mp3")
    completion.put_album("Jazz")
    completion.scan()
    completion.request("Queen - c.mp3", "Jazz 0.mp3", "gone.mp3")
    assert len(completion.run()) == 4
    asked = [
        terms.get("recording", terms.get("releasegroup")) for terms in completion.stand_in.queries
    ]
    assert asked == [["c"], ["Jazz"], ["a"], ["b"]]


def test_ten_thousand_files_need_a_request_each_and_three_for_an_album(
    completion: Completion, image: bytes
) -> None:
    """Counted with fewer: ten untagged files, and three albums of ten songs."""
    for number in range(10):
        completion.put(f"Queen - Song {number}.mp3")
    for album in ("A Day", "Jazz", "The Game"):
        completion.put_album(album, songs=10)
        completion.stand_in.add_release_group(album, credit("Queen"), image)
    completion.scan()
    begun_s = completion.clock.now_s
    assert len(completion.run()) == 10 + 3 * 3
    assert completion.clock.now_s - begun_s == pytest.approx(19 * 1.1)


def test_a_lookup_that_was_killed_goes_on_where_it_stopped(
    completion: Completion, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        completion.put(f"Queen - {name}.mp3")
    completion.scan()
    monkeypatch.setattr(complete_library, "_COMMIT_S", 0.0)

    real = MusicBrainzClient.recordings
    asked: list[str] = []

    def recordings(client: MusicBrainzClient, query: str) -> Sequence[Mapping[str, object]]:
        if len(asked) == 2:
            raise KeyboardInterrupt
        asked.append(query)
        return real(client, query)

    monkeypatch.setattr(MusicBrainzClient, "recordings", recordings)
    with pytest.raises(KeyboardInterrupt):
        completion.run()
    monkeypatch.setattr(MusicBrainzClient, "recordings", real)
    assert len(completion.run()) == 1


def test_one_question_without_an_answer_stops_no_other(completion: Completion) -> None:
    for name in "abc":
        completion.put(f"Queen - {name}.mp3")
    completion.add_song("b")
    completion.scan()
    completion.stand_in.faults = [lambda handler: send(handler, 500, b"", "text/html")] * 7
    assert len(completion.run()) == 7 + 2
    completion.today_s += 86_399
    assert completion.run() == []
    completion.today_s += 1
    assert len(completion.run()) == 1


def test_a_service_that_is_down_ends_the_job_with_its_reason(
    completion: Completion, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in "abcd":
        completion.put(f"Queen - {name}.mp3")
    completion.scan()
    completion.stand_in.faults = [lambda handler: send(handler, 503, b"", "text/html")] * 99
    assert len(completion.run(code=1)) == 3 * 7
    read = capsys.readouterr()
    assert "The lookup stopped: http://127.0.0.1" in read.err
    assert "/ws/2/recording" in read.err


def test_covers_are_read_while_others_are_looked_up(
    completion: Completion, image: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = image + b"\0" * 600_000
    for album in ("A Day", "Jazz", "The Game"):
        completion.put_album(album)
        completion.stand_in.add_release_group(album, credit("Queen"), large)
    completion.scan()
    real, kept = MusicBrainzClient.front_image, []

    def front_image(client: MusicBrainzClient, group: str) -> bytes | None:
        findings = opened_for_reading(completion.findings, busy_s=0.0)
        assert findings is not None
        with closing(findings):
            kept.append(covers_bytes(findings) // len(large))
        return real(client, group)

    monkeypatch.setattr(MusicBrainzClient, "front_image", front_image)
    completion.run()
    assert kept == [0, 1, 2]


def test_covers_stay_within_their_space(
    completion: Completion,
    image: bytes,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(complete_library, "MOST_COVER_BYTES", 2 * len(image))
    for album in ("A Day", "Jazz", "The Game"):
        completion.put_album(album)
        completion.stand_in.add_release_group(album, credit("Queen"), image)
    completion.scan()
    completion.run()
    assert last_report(capsys).summary == summary(0, 2, full=1)
    # The cover of an album that has gone makes room.
    shown = completion.shown()
    (completion.music / f"{next(row[0] for row in shown if row[3] == 2)}.mp3").unlink()
    completion.scan()
    completion.run()
    assert {row[3] for row in completion.shown()} == {2}


def test_without_a_library_there_is_nothing_to_do(completion: Completion) -> None:
    assert completion.run() == []


def test_a_damaged_database_is_made_anew(completion: Completion) -> None:
    completion.put("Queen - Innuendo.mp3")
    completion.add_song("Innuendo")
    completion.scan()
    completion.findings.write_bytes(b"no database" * 1_000)
    assert len(completion.run()) == 1
    assert completion.shown()[0][2] == "Hot Space"


def test_a_database_that_cannot_be_written_is_named(
    completion: Completion, capsys: pytest.CaptureFixture[str]
) -> None:
    completion.scan()
    completion.findings.mkdir()
    completion.run(code=1)
    assert "The lookup stopped: unable to open database file" in capsys.readouterr().err


async def test_the_process_reports_its_progress_and_ends_with_nothing_to_do(
    completion: Completion,
) -> None:
    completion.put("A.mp3", TIT2="A", TPE1="Queen")
    completion.scan()
    reports: list[JobReport] = []

    async def note(report: JobReport) -> None:
        reports.append(report)

    await completion.process().run(note)
    assert reports[-1] == JobReport(progress=1.0, summary=summary(0, 0))


async def test_the_process_ends_at_once_when_it_is_stopped(completion: Completion) -> None:
    completion.put("Queen - Innuendo.mp3")
    completion.scan()
    has_begun = asyncio.Event()

    async def note(_report: JobReport) -> None:
        has_begun.set()

    # The first request would come a second later, and be repeated for minutes.
    async with asyncio.timeout(30.0), running(completion.process().run(note)):
        await has_begun.wait()
