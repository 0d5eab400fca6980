"""Downloads that are too slow or too long are found out early."""

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.jobs.audio import fetch_job
from raveberry_server.jobs.audio.fetch_job import FetchTask, Progress
from raveberry_server.jobs.audio.replay_gain import least_duration_of

if TYPE_CHECKING:
    from collections.abc import Mapping

LONG_S = 600.0


class Watched:
    """The progress of a download, on a clock that the test sets."""

    def __init__(self) -> None:
        self.now_s = 1_000.0
        self.lines: list[Mapping[str, object]] = []
        self.progress = Progress(write_line=self.lines.append, monotonic_s=lambda: self.now_s)

    def come(self, bytes_per_s: float, seconds: int, *, at: float = 0.0) -> float:
        """Receive bytes at a speed, one report per second; return how many have come."""
        for _ in range(seconds):
            self.now_s += 1
            at += bytes_per_s
            self.progress.note(at, 10_000_000)
        return at


def test_a_slow_download_is_aborted_after_twenty_seconds() -> None:
    watched = Watched()
    with pytest.raises(FetchError) as failure:
        watched.come(1.0, 60)
    assert failure.value.cause is Cause.SLOW
    assert watched.now_s <= 1_000 + fetch_job.SLOW_AFTER_S + 2


def test_a_download_that_slows_down_is_aborted_also_while_nothing_comes() -> None:
    watched = Watched()
    watched.come(100_000, 60)
    watched.now_s += fetch_job.SLOW_AFTER_S + 21
    with pytest.raises(FetchError):
        watched.progress.expect_speed()


def test_a_file_that_was_asked_for_and_does_not_come_is_slow() -> None:
    watched = Watched()
    watched.come(100_000, 30)
    watched.progress.begin()
    watched.come(100_000, 5)
    watched.progress.begin()
    watched.now_s += fetch_job.SLOW_AFTER_S + 1
    with pytest.raises(FetchError, match="slower"):
        watched.progress.expect_speed()


def test_a_steady_download_goes_on_however_long_it_takes() -> None:
    watched = Watched()
    watched.come(5_000, 600)
    assert watched.lines
    watched.progress.finish()
    watched.now_s += 600
    watched.progress.expect_speed()


def test_a_download_that_does_not_begin_or_end_is_aborted() -> None:
    watched = Watched()
    watched.now_s += fetch_job.BEGIN_WITHIN_S + 1
    with pytest.raises(FetchError, match="begin"):
        watched.progress.expect_speed()
    watched.progress.finish()
    watched.now_s += fetch_job.LONGEST_JOB_S
    with pytest.raises(FetchError, match="long"):
        watched.progress.expect_speed()


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("a.mp3", ("-b:a", "24k", "-write_xing", "0")),
        ("b.mp3", ("-b:a", "24k")),
        ("c.m4a", ("-b:a", "24k", "-movflags", "+faststart")),
        ("d.flac", ()),
        ("e.wav", ()),
        ("f.ogg", ("-b:a", "24k")),
        ("g.mka", ("-c:a", "pcm_s16le")),
    ],
)
def test_the_beginning_of_a_file_shows_that_it_is_long(
    tmp_path: Path, name: str, options: tuple[str, ...]
) -> None:
    whole = tmp_path / name
    subprocess.run(  # noqa: S603 - our own arguments
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "anoisesrc=r=8000:d=600:a=0.1", *options,  # noqa: S607
         str(whole)],
        check=True,
    )  # fmt: skip
    content = whole.read_bytes()
    part = tmp_path / f"part of {name}"
    part.write_bytes(content[:300_000])
    least_s = least_duration_of(part, 300_000, len(content))
    assert least_s is not None
    assert 300 < least_s < 1.02 * LONG_S
    whole_s = least_duration_of(whole, len(content), len(content))
    assert whole_s == pytest.approx(LONG_S, rel=0.02)
    task = FetchTask(uri="x", cache=tmp_path, longest_s=200, largest_bytes=10**9, private_hosts=())
    task.expect_short_so_far(part, 1_000, len(content))
    with pytest.raises(FetchError, match="longer"):
        task.expect_short_so_far(part, 300_000, len(content))


def test_what_is_no_sound_says_nothing_of_its_length(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"no sound" * 50_000)
    assert least_duration_of(tmp_path / "x", 300_000, None) is None
