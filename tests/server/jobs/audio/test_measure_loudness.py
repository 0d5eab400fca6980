"""The loudness of a library is measured once for each file, whatever the files are."""

import gc
import os
import sqlite3
import subprocess
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import override

import pytest
from raveberry_server.adapters.processes.child_process import report_of
from raveberry_server.adapters.sources.local.database import song_key
from raveberry_server.adapters.sources.local.idle_jobs.process import (
    MEASURE_LOUDNESS,
    IdleJobProcess,
)
from raveberry_server.adapters.sources.local.loudness.measurements import (
    Finding,
    Measurement,
    measurements,
    opened_for_measuring,
)
from raveberry_server.adapters.sources.local.songs import PREFIX
from raveberry_server.application.ports.jobs import JobReport
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.jobs import scan_library
from raveberry_server.jobs.audio import measure_loudness
from raveberry_server.jobs.audio.duty_cycle import DutyCycle, IdleError, OverrunError
from raveberry_server.jobs.audio.measure_loudness import Candidate, main
from raveberry_server.jobs.library.requested_keys import RequestedKeys


def make(
    file: Path,
    *,
    volume: str = "1",
    duration_s: float = 2.0,
    tag: str = "",
    layout: str = "mono|c0=c0",
) -> Path:
    """Write noise in the format of the name, at a volume."""
    noise = f"anoisesrc=duration={duration_s}:color=pink:seed=1:amplitude=0.5,volume={volume}"
    metadata = ("-metadata", tag) if tag else ()
    subprocess.run(  # noqa: S603 - our own arguments
        [
            *("ffmpeg", "-v", "error", "-f", "lavfi", "-i", noise, "-af", f"pan={layout}"),
            *metadata,
            str(file),
        ],
        check=True,
    )
    return file


def replace_content(file: Path, content: bytes) -> None:
    """Replace a file's bytes, but neither its size nor its time."""
    status = file.stat()
    file.write_bytes(content.ljust(status.st_size, b"\0")[: status.st_size])
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


class CountedCycle(DutyCycle):
    """A cycle without pauses that remembers the files.

    Args:
        on_file: called with the name of each file before it is measured.
    """

    def __init__(self, on_file: Callable[[str], object] = lambda _name: None) -> None:
        super().__init__(share=1.0, longest_s=60.0, idle_s=60.0)
        self.names: list[str] = []
        self._on_file = on_file

    @override
    def run(self, command: Sequence[str]) -> tuple[int, str]:
        (name,) = (word for word in command if word.startswith("file:"))
        self.names.append(Path(name).name)
        self._on_file(Path(name).name)
        return super().run(command)


class Measuring:
    """A library in a folder, and its measurements."""

    def __init__(self, folder: Path) -> None:
        self.music = folder / "music"
        self.music.mkdir()
        self.library = folder / "library.db"
        self.results = folder / "loudness.db"
        self.requested = RequestedKeys()

    def scan(self) -> None:
        assert scan_library.main(["--library", str(self.library), "--", str(self.music)]) == 0

    def key(self, name: str) -> str:
        return song_key(os.fsencode(self.music / name))

    def request(self, *names: str) -> None:
        keys = ", ".join(f'"{self.key(name)}"' for name in names)
        self.requested.receive(f"[{keys}]\n".encode())

    def run(self, *first: str, cycle: CountedCycle | None = None) -> Sequence[str]:
        """Measure, and return the names of the files in their order."""
        self.request(*first)
        counted = cycle or CountedCycle()
        arguments = (str(self.library), str(self.results))
        assert main(arguments, requested=self.requested, cycle=counted) == 0
        return counted.names

    def found(self, name: str) -> Measurement | None:
        with closing(sqlite3.connect(self.results)) as connection:
            return measurements(connection, [self.key(name)]).get(self.key(name))

    def lufs(self, name: str) -> float:
        found = self.found(name)
        assert found is not None
        assert found.loudness is not None
        return found.loudness.lufs


@pytest.fixture
def measuring(tmp_path: Path) -> Measuring:
    return Measuring(tmp_path)


def test_formats_and_levels_are_measured_alike(measuring: Measuring) -> None:
    make(measuring.music / "loud.wav")
    make(measuring.music / "quiet.flac", volume="-10dB")
    make(measuring.music / "web.opus")
    measuring.scan()
    assert len(measuring.run()) == 3
    assert measuring.lufs("loud.wav") - measuring.lufs("quiet.flac") == pytest.approx(10.0, abs=0.2)
    assert measuring.lufs("web.opus") == pytest.approx(measuring.lufs("loud.wav"), abs=0.5)
    found = measuring.found("web.opus")
    assert found is not None
    assert found.loudness is not None
    assert found.loudness.duration_s == pytest.approx(2.0, abs=0.05)


def test_files_are_measured_once_until_they_change(measuring: Measuring) -> None:
    make(measuring.music / "a.wav")
    make(measuring.music / "b.wav")
    measuring.scan()
    assert measuring.run() == ["a.wav", "b.wav"]
    assert measuring.run() == []
    before = measuring.lufs("a.wav")
    (measuring.music / "a.wav").unlink()
    make(measuring.music / "a.wav", volume="-20dB", duration_s=1.5)
    measuring.scan()
    assert measuring.run() == ["a.wav"]
    assert measuring.lufs("a.wav") == pytest.approx(before - 20.0, abs=1.0)


def test_results_outlast_the_library(measuring: Measuring) -> None:
    make(measuring.music / "a.wav")
    measuring.scan()
    measuring.run()
    for file in measuring.library.parent.glob("library.db*"):
        file.unlink()
    measuring.scan()
    assert measuring.run() == []


def test_a_run_that_was_killed_continues(measuring: Measuring) -> None:
    for name in ("a.wav", "b.wav"):
        make(measuring.music / name)
    measuring.scan()

    class Killed(CountedCycle):
        @override
        def rest(self) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        # What was requested is committed at once.
        measuring.run("a.wav", cycle=Killed())
    assert measuring.run() == ["b.wav"]


def test_requested_songs_come_first_in_the_order_of_the_queue(measuring: Measuring) -> None:
    for name in ("a.wav", "b.wav", "c.wav", "d.wav"):
        make(measuring.music / name, duration_s=0.5)
    measuring.scan()
    assert measuring.run("d.wav", "b.wav") == ["d.wav", "b.wav", "a.wav", "c.wav"]


def test_a_song_requested_on_the_way_is_the_next_one(measuring: Measuring) -> None:
    for name in ("a.wav", "b.wav", "c.wav"):
        make(measuring.music / name, duration_s=0.5)
    measuring.scan()

    def request(name: str) -> None:
        if name == "a.wav":
            measuring.request("c.wav")

    assert measuring.run(cycle=CountedCycle(on_file=request)) == ["a.wav", "c.wav", "b.wav"]


def test_few_songs_are_in_memory_however_many_the_library_has(
    measuring: Measuring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measure_loudness, "_BATCH", 2)
    names = [f"{folder}/{song}.wav" for folder in "xy" for song in "abc"]
    for name in names:
        (measuring.music / name).parent.mkdir(exist_ok=True)
        make(measuring.music / name, duration_s=0.5)
    measuring.scan()
    counts: list[int] = []

    def count(_name: str) -> None:
        counts.append(sum(isinstance(one, Candidate) for one in gc.get_objects()))

    done = measuring.run("y/c.wav", cycle=CountedCycle(on_file=count))
    assert done[0] == "c.wav"
    assert sorted(done) == ["a.wav", "a.wav", "b.wav", "b.wav", "c.wav", "c.wav"]
    # A batch, and the one that is requested.
    assert max(counts) <= 3
    assert measuring.run() == []


@pytest.fixture
def progress(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Collect what the job reports, with batches of two songs."""
    reported: list[float] = []
    monkeypatch.setattr(measure_loudness, "_BATCH", 2)
    monkeypatch.setattr(measure_loudness, "report", lambda share, *_: reported.append(share))
    return reported


def test_the_progress_counts_each_song_once(measuring: Measuring, progress: list[float]) -> None:
    make(measuring.music / "a.wav", duration_s=0.5)
    measuring.scan()
    measuring.run()
    for name in ("b.wav", "c.wav", "d.wav"):
        make(measuring.music / name, duration_s=0.5)
    measuring.scan()
    (measuring.music / "c.wav").unlink()
    progress.clear()
    # The one that is gone is tried as it is requested, and again in its turn.
    assert measuring.run("c.wav", "d.wav") == ["d.wav", "b.wav"]
    assert progress == [0.25, 0.25, 0.5, 0.75, 1.0, 1.0]


def test_songs_that_a_scan_finds_on_the_way_are_measured_and_counted(
    measuring: Measuring, progress: list[float]
) -> None:
    for name in ("a.wav", "b.wav"):
        make(measuring.music / name, duration_s=0.5)
    measuring.scan()

    def add(name: str) -> None:
        if name == "b.wav":
            for late in ("c.wav", "d.wav"):
                make(measuring.music / late, duration_s=0.5)
            measuring.scan()

    assert measuring.run(cycle=CountedCycle(on_file=add)) == ["a.wav", "b.wav", "c.wav", "d.wav"]
    assert progress == [0.0, 0.5, 1.0, 0.75, 1.0, 1.0]


def test_the_latest_requests_count() -> None:
    requested = RequestedKeys()
    requested.receive(b'["a", "b"]\n["c')
    assert list(requested) == ["a", "b"]
    requested.receive(b'"]\n')
    assert list(requested) == ["c"]


def test_files_with_a_gain_of_their_own_keep_it(measuring: Measuring) -> None:
    make(measuring.music / "a.flac", tag="REPLAYGAIN_TRACK_GAIN=-3.00 dB")
    make(measuring.music / "b.opus", tag="R128_TRACK_GAIN=-256")
    measuring.scan()
    # The scan knows the first one already.
    assert measuring.run() == ["b.opus"]
    found = measuring.found("b.opus")
    assert found is not None
    assert (found.finding, found.loudness) == (Finding.TAGGED, None)


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        (bytes((n * 131 + n // 7) % 251 for n in range(20_000)), Finding.UNREADABLE),
        (b"<html>No song</html>", Finding.UNREADABLE),
        (b"ffconcat version 1.0\nfile other.wav\n", Finding.UNREADABLE),
        (b"#EXTM3U\n#EXT-X-TARGETDURATION:1\nhttp://127.0.0.1/x\n", Finding.UNREADABLE),
        (b"", Finding.UNREADABLE),
    ],
    ids=["damaged", "page", "script", "playlist", "zeros"],
)
def test_what_is_no_sound_is_tried_once(
    measuring: Measuring, content: bytes, finding: Finding
) -> None:
    file = make(measuring.music / "a.wav")
    make(measuring.music / "b.wav")
    measuring.scan()
    replace_content(file, content)
    assert measuring.run() == ["a.wav", "b.wav"]
    found = measuring.found("a.wav")
    assert found is not None
    assert found.finding is finding
    assert measuring.run() == []


@pytest.mark.parametrize(
    ("volume", "duration_s"), [("0", 2.0), ("1", 0.2)], ids=["silent", "too short"]
)
def test_what_has_no_loudness_gets_no_gain(
    measuring: Measuring, volume: str, duration_s: float
) -> None:
    make(measuring.music / "a.wav", volume=volume, duration_s=duration_s)
    measuring.scan()
    measuring.run()
    found = measuring.found("a.wav")
    assert found is not None
    assert (found.finding, found.loudness) == (Finding.SILENT, None)


def test_an_endless_file_is_given_up(measuring: Measuring) -> None:
    make(measuring.music / "a.wav")
    measuring.scan()

    class Endless(CountedCycle):
        @override
        def run(self, command: Sequence[str]) -> tuple[int, str]:
            raise OverrunError

    measuring.run(cycle=Endless())
    found = measuring.found("a.wav")
    assert found is not None
    assert found.finding is Finding.TOO_LONG


def test_a_file_whose_storage_hangs_is_tried_again_in_the_next_run(measuring: Measuring) -> None:
    make(measuring.music / "a.wav")
    measuring.scan()

    class Hanging(CountedCycle):
        @override
        def run(self, command: Sequence[str]) -> tuple[int, str]:
            raise IdleError

    measuring.run(cycle=Hanging())
    assert measuring.run() == ["a.wav"]


def test_what_vanishes_or_changes_is_left_to_the_next_scan(measuring: Measuring) -> None:
    for name in ("gone.wav", "pipe.wav", "new.wav", "z.wav"):
        make(measuring.music / name, duration_s=0.5)
    measuring.scan()
    (measuring.music / "gone.wav").unlink()
    (measuring.music / "pipe.wav").unlink()
    os.mkfifo(measuring.music / "pipe.wav")
    (measuring.music / "new.wav").write_bytes(b"more")
    assert measuring.run() == ["z.wav"]
    assert [measuring.found(name) for name in ("gone.wav", "pipe.wav", "new.wav")] == [None] * 3


def test_a_damaged_database_is_made_anew(measuring: Measuring) -> None:
    make(measuring.music / "a.wav")
    measuring.scan()
    measuring.results.write_bytes(b"no database" * 1_000)
    assert measuring.run() == ["a.wav"]
    assert measuring.run() == []


def test_without_a_library_there_is_nothing_to_do(measuring: Measuring) -> None:
    assert measuring.run() == []


def test_a_database_that_cannot_be_written_ends_the_job(
    measuring: Measuring, capsys: pytest.CaptureFixture[str]
) -> None:
    make(measuring.music / "a.wav")
    measuring.scan()
    measuring.results.mkdir()
    arguments = (str(measuring.library), str(measuring.results))
    assert main(arguments, requested=RequestedKeys(), cycle=CountedCycle()) == 1
    assert "Measuring stopped" in capsys.readouterr().err


def test_the_last_report_counts_songs_and_failures(
    measuring: Measuring, capsys: pytest.CaptureFixture[str]
) -> None:
    make(measuring.music / "a.wav", duration_s=0.5)
    bad = make(measuring.music / "b.wav", duration_s=0.5)
    measuring.scan()
    replace_content(bad, b"no")
    capsys.readouterr()
    measuring.run()
    first, *_, last = capsys.readouterr().out.splitlines()
    assert report_of(first.encode()) == JobReport(progress=0.0)
    assert report_of(last.encode()) == JobReport(
        progress=1.0, summary=Notice(NoticeCode.LOUDNESS_MEASURED, songs=1, files=1)
    )


async def test_the_child_process_measures_requested_songs(measuring: Measuring) -> None:
    make(measuring.music / "a.wav", duration_s=0.5)
    measuring.scan()
    process = IdleJobProcess(
        module=MEASURE_LOUDNESS,
        library=measuring.library,
        results=measuring.results,
        requested=lambda: ["web:x", f"{PREFIX}{measuring.key('a.wav')}"],
    )
    reports: list[JobReport] = []

    async def note(report: JobReport) -> None:
        reports.append(report)

    await process.run(note)
    assert reports[-1].summary == Notice(NoticeCode.LOUDNESS_MEASURED, songs=1, files=0)
    assert measuring.found("a.wav") is not None


def test_the_database_is_opened_again_as_it_was(tmp_path: Path) -> None:
    for _ in range(2):
        opened_for_measuring(tmp_path / "loudness.db").close()


def test_songs_are_measured_again_after_an_update_that_measures_otherwise(
    measuring: Measuring,
) -> None:
    make(measuring.music / "a.wav")
    measuring.scan()
    assert measuring.run() == ["a.wav"]
    with closing(sqlite3.connect(measuring.results)) as results:
        results.execute("PRAGMA user_version = 1")
    assert measuring.run() == ["a.wav"]
    assert measuring.run() == []


def test_a_song_of_six_channels_is_measured_as_it_is_played(measuring: Measuring) -> None:
    make(measuring.music / "two.flac")
    make(measuring.music / "six.flac", layout="5.1|FL=c0|FR=c0")
    measuring.scan()
    assert set(measuring.run()) == {"two.flac", "six.flac"}
    assert measuring.lufs("two.flac") - measuring.lufs("six.flac") == pytest.approx(9.5, abs=0.2)
