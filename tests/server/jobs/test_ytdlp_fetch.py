"""Fetching a song: from the page over real HTTP into the cache, or a clear reason why not."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from raveberry_server.adapters.processes.child_process import ChildProcess, ResidentProcess
from raveberry_server.adapters.sources.cache.fetch_process import failure_of
from raveberry_server.adapters.sources.cache.song_cache import cache_key
from raveberry_server.adapters.sources.ytdlp.source import YtdlpSource
from raveberry_server.adapters.sources.ytdlp.version_selection import YtdlpVersions
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.application.ports import FetchOrder, FetchReport
from raveberry_server.application.ports.jobs import JobError
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.model.song import Song

from tests.fakes.sources.song_caches import a_cache
from tests.fakes.sources.song_site import PICTURE, Site, served

CROOKED = """
import errno, os, shutil, socket, sys
real = socket.getaddrinfo
trick, order = sys.argv[1:]
def crooked(host, port, *rest, **more):
    if trick == "none":
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    family = socket.AF_INET6 if ":" in trick else socket.AF_INET
    at = (trick, port, 0, 0) if family == socket.AF_INET6 else (trick, port)
    return [(family, socket.SOCK_STREAM, 6, "", at)]
if trick == "full":
    shutil.disk_usage = lambda _path: shutil._ntuple_diskusage(10**9, 10**9, 0)
else:
    socket.getaddrinfo = crooked
from raveberry_server.jobs import ytdlp_fetch
sys.exit(ytdlp_fetch.main([order]))
"""
"""A job with a faked resolver or a full disk."""


@pytest.fixture(scope="module")
def site(sounds: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    long = tmp_path_factory.mktemp("site") / "tone.mp3"
    subprocess.run(  # noqa: S603 - our own arguments
        ["ffmpeg", "-v", "error", "-stream_loop", "5", "-i", str(sounds / "tagged.mp3"),  # noqa: S607
         "-map_metadata", "-1", "-c", "copy", str(long)],
        check=True,
    )  # fmt: skip
    half_an_hour = tmp_path_factory.mktemp("site") / "long.mp3"
    subprocess.run(  # noqa: S603 - our own arguments
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono", "-t", "1800",  # noqa: S607
         "-b:a", "24k", "-write_xing", "0", str(half_an_hour)],
        check=True,
    )  # fmt: skip
    with served(long) as site:
        site.long_sound = half_an_hour.read_bytes()
        yield site
        site.is_over.set()


class SourceFixture:
    """The source with a temporary cache, and its reports."""

    def __init__(self, folder: Path, site: Site) -> None:
        self.folder = folder / "cache"
        self.site = site
        self.cache = a_cache(self.folder, "online", most_bytes=50_000_000)
        self.online = YtdlpSource(
            cache=self.cache,
            lookup=ResidentProcess(module="none", arguments=tuple),
            tasks=asyncio.TaskGroup(),
            renewals=YtdlpVersions(folder=folder / "sites"),
            cookies=folder / "cookies.txt",
        )
        self.reports: list[FetchReport] = []
        self.has_reported = asyncio.Event()

    async def on_report(self, report: FetchReport) -> None:
        self.reports.append(report)
        self.has_reported.set()

    async def song(self, link: str) -> Song:
        song = await self.online.song(link)
        assert song is not None
        return song

    async def fetch(self, link: str, **limits: object) -> Song:
        song = await self.song(link)
        order = FetchOrder(song=song, private_hosts=(self.site.host,), **limits)  # type: ignore[arg-type]
        return await self.online.fetch(order, self.on_report)

    async def failure(self, link: str, **limits: object) -> FetchError:
        with pytest.raises(FetchError) as failure:
            await self.fetch(link, **limits)
        self.expect_empty()
        assert len(str(failure.value)) > 20
        return failure.value

    def expect_empty(self) -> None:
        assert not list(self.folder.glob("*.mka"))


@pytest.fixture
def fixture(tmp_path: Path, site: Site) -> SourceFixture:
    site.gate.clear()
    site.is_waited_for.clear()
    return SourceFixture(tmp_path, site)


def tags_of(file: Path) -> dict[str, str]:
    done = subprocess.run(  # noqa: S603 - our own arguments
        ["ffprobe", "-v", "error", "-show_entries", "format_tags", "-of", "json", str(file)],  # noqa: S607
        capture_output=True,
        check=True,
    )
    tags: dict[str, str] = json.loads(done.stdout)["format"]["tags"]
    return {name.lower(): value for name, value in tags.items()}


async def test_a_fetched_song_has_name_cover_and_loudness(
    fixture: SourceFixture,
) -> None:
    link = fixture.site.page("The Band - The Song")
    song = await fixture.fetch(link)
    assert (song.artist, song.title, song.source) == ("The Band", "The Song", "online")
    assert song.duration_s == pytest.approx(3.3, abs=0.3)
    assert song.artwork is not None
    assert await fixture.online.artwork(song.artwork) == PICTURE
    path = await fixture.online.playable(song.uri)
    assert path is not None
    tags = tags_of(Path(path))
    assert tags["replaygain_track_gain"].endswith(" dB")
    assert 0 < float(tags["replaygain_track_peak"]) < 1
    assert (tags["title"], tags["artist"]) == ("The Song", "The Band")
    assert fixture.reports[0].song is not None
    assert fixture.reports[0].song.title == "The Song"
    assert await fixture.song(link) == song
    before = len(fixture.site.asked)
    assert await fixture.fetch(link) == song
    assert len(fixture.site.asked) == before


async def test_cookies_are_shown_and_not_changed(fixture: SourceFixture, tmp_path: Path) -> None:
    cookies = tmp_path / "cookies.txt"
    text = "# Netscape HTTP Cookie File\n127.0.0.1\tFALSE\t/\tFALSE\t0\twho\tme\n"
    cookies.write_text(text)
    await fixture.fetch(fixture.site.url("/tone.mp3?cookies"))
    assert "who=me" in fixture.site.cookies
    assert cookies.read_text() == text


@pytest.mark.parametrize("missing", ["/text.mp3", "/nowhere.mp3", "/status?code=403"])
@pytest.mark.parametrize("is_first", [True, False])
async def test_another_format_is_tried(
    fixture: SourceFixture, missing: str, is_first: bool
) -> None:
    paths = [missing, "/tone.mp3"] if is_first else ["/tone.mp3", missing]
    song = await fixture.fetch(fixture.site.url(f"/formats?of={quote(' '.join(paths))}"))
    assert song.duration_s == pytest.approx(3.3, abs=0.3)


async def test_no_format_is_worth_a_reason(fixture: SourceFixture) -> None:
    link = fixture.site.url(f"/formats?of={quote('/text.mp3 /zero.mp3')}")
    assert (await fixture.failure(link)).cause is Cause.UNPLAYABLE


HOSTILE = [
    ("/zero.mp3", {}, Cause.UNPLAYABLE),
    ("/text.mp3", {}, Cause.UNPLAYABLE),
    ("/liar.mp3", {}, Cause.UNPLAYABLE),
    ("/mix", {"longest_s": 900}, Cause.TOO_LONG),
    ("/radio", {}, Cause.ENDLESS),
    ("/tone.mp3", {"longest_s": 1}, Cause.TOO_LONG),
    ("/huge.mp3", {}, Cause.TOO_LARGE),
    ("/endless.mp3", {"largest_mb": 1}, Cause.TOO_LARGE),
    ("/several", {}, Cause.REFUSED),
    ("/tone.mp3", {"extractors": ("youtube", "bandcamp")}, Cause.REFUSED),
    ("/nowhere", {}, Cause.GONE),
    ("/status?code=410", {}, Cause.GONE),
    ("/status?code=403", {}, Cause.BLOCKED),
    ("/status?code=451", {}, Cause.REGION),
    ("/status?code=401", {}, Cause.LOGIN),
    ("/status?code=503", {}, Cause.NETWORK),
    ("/dropped.mp3", {}, Cause.NETWORK),
    ("/loop.mp3", {}, None),
    ("/redirect?to=http://127.0.0.1:9/x.mp3", {}, Cause.REFUSED),
    ("/redirect?to=http://169.254.169.254/latest", {}, Cause.REFUSED),
    ("/redirect?to=http://[::ffff:10.0.0.1]/x.mp3", {}, Cause.REFUSED),
    ("/redirect?to=http://localhost:1/x.mp3", {}, Cause.REFUSED),
    ("/redirect?to=file:///etc/passwd", {}, None),
]


@pytest.mark.parametrize(("path", "limits", "cause"), HOSTILE)
async def test_a_failed_download_has_a_reason_and_leaves_no_files(
    fixture: SourceFixture, path: str, limits: dict[str, object], cause: Cause | None
) -> None:
    failure = await fixture.failure(fixture.site.url(path), **limits)
    assert failure.cause is cause or cause is None


@pytest.mark.parametrize(
    "title",
    [
        "two\nlines\tand a tab",
        """all "quotes" 'of' `every` $(kind) <b>&amp;</b> ;--""",
        "\u202eright to left \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
        "x" * 500,
    ],
    ids=["lines", "quotes", "right-to-left", "long"],
)
async def test_unusual_names_become_one_printable_line(fixture: SourceFixture, title: str) -> None:
    song = await fixture.fetch(fixture.site.page(title))
    assert song.title.isprintable()
    assert 0 < len(song.title) <= 200
    path = await fixture.online.playable(song.uri)
    assert path is not None
    assert Path(path).name.isascii()


def the_job() -> int:
    """Return the process id of the fetching job; its children briefly share its name."""
    ours = b"PPid:\t%d\n" % os.getpid()
    found = [
        int(folder.name)
        for folder in Path("/proc").glob("[0-9]*")
        if b"raveberry_server.jobs.ytdlp_fetch" in _command(folder)
        and b"/slow.mp3" in _command(folder)
        and ours in _read(folder / "status")
    ]
    (job,) = found
    return job


def _command(folder: Path) -> bytes:
    return _read(folder / "cmdline")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


async def test_r12_a_killed_download_resumes(fixture: SourceFixture) -> None:
    link = fixture.site.url("/slow.mp3")
    async with asyncio.TaskGroup() as tasks:
        failure = tasks.create_task(fixture.failure(link))
        await asyncio.to_thread(fixture.site.is_waited_for.wait, 30)
        os.kill(the_job(), signal.SIGKILL)
    assert failure.result().cause.may_pass
    fixture.site.gate.set()
    assert (await fixture.fetch(link)).duration_s == pytest.approx(3.3, abs=0.3)
    assert len(list(fixture.folder.glob("*.mka"))) == 1
    assert not list((fixture.folder / "unfinished").iterdir())


async def test_what_a_killed_download_leaves_is_discarded_once_nobody_needs_it(
    fixture: SourceFixture,
) -> None:
    link = fixture.site.url("/slow.mp3")
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(fixture.failure(link))
        await asyncio.to_thread(fixture.site.is_waited_for.wait, 30)
        os.kill(the_job(), signal.SIGKILL)
    (partial,) = (fixture.folder / "unfinished").iterdir()
    await fixture.online.discard_unfinished({link})
    assert partial.exists()
    await fixture.online.discard_unfinished(())
    assert not partial.exists()


async def test_a_cancelled_download_leaves_no_process(fixture: SourceFixture) -> None:
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(fixture.fetch(fixture.site.url("/slow.mp3")))
        await asyncio.to_thread(fixture.site.is_waited_for.wait, 30)
        job = the_job()
        limits = _read(Path(f"/proc/{job}/limits"))
        assert re.search(rb"Max address space +2147483648 ", limits)
        assert os.getpriority(os.PRIO_PROCESS, job) >= 15
        assert os.getpgid(job) == job
        task.cancel()
    assert not _command(Path(f"/proc/{job}"))
    fixture.expect_empty()


async def crooked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trick: str, uri: str
) -> FetchError:
    """Return the failure that the job reports under that condition."""
    (tmp_path / "crooked_job.py").write_text(CROOKED)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    order = {
        "uri": uri, "cache": str(tmp_path / "cache"), "longest_s": 0, "largest_bytes": 10**6,
        "extractors": [], "private_hosts": [], "cookies": None, "overlay": None,
    }  # fmt: skip
    said: list[dict[str, object]] = []

    async def on_report(line: bytes) -> None:
        said.append(json.loads(line))

    job = ChildProcess(module="crooked_job", arguments=(trick, json.dumps(order)))
    await job.run_and_read(on_report)
    failed = said[-1]["failed"]
    assert isinstance(failed, dict)
    return failure_of(failed)


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1", "10.1.2.3", "fd00::1", "::1"]
)
async def test_a_name_of_a_local_address_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    failure = await crooked(tmp_path, monkeypatch, address, "http://songs.example/x.mp3")
    assert failure.cause is Cause.REFUSED
    assert failure.refusal is Refusal.LINK_INTO_HOUSE


GUARDED = """
import subprocess, sys, socket
from raveberry_server.jobs.network.guard import ForbiddenAddressError, ConnectionGuard
guard = ConnectionGuard(private_hosts=["localhost:" + sys.argv[1]])
guard.stand()
def refused(work):
    try:
        work()
    except ForbiddenAddressError:
        return
    sys.exit(f"let through: {work}")
def datagram(to):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as peer:
        peer.sendto(b"x", to)
def local():
    with socket.socket(socket.AF_UNIX) as peer:
        peer.connect("/run/nowhere.sock")
port = int(sys.argv[1])
refused(lambda: socket.create_connection(("127.0.0.1", port)))
refused(lambda: socket.create_connection(("10.0.0.1", port)))
refused(lambda: socket.create_connection(("localhost", port + 1)))
refused(lambda: datagram(("169.254.169.254", 80)))
refused(local)
refused(lambda: subprocess.run(["ffmpeg", "-i", "http://127.0.0.1/x"]))
socket.create_connection(("localhost", port)).close()
assert len(guard.refused) == 6, guard.refused
"""


async def test_the_guard_lets_only_the_exact_host_and_port_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    (tmp_path / "guarded_job.py").write_text(GUARDED)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    await ChildProcess(module="guarded_job", arguments=(str(site.port),)).run_and_read(_nothing)


async def test_without_names_it_is_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failure = await crooked(tmp_path, monkeypatch, "none", "http://songs.example/x.mp3")
    assert failure.cause is Cause.NETWORK


async def test_a_full_disk_is_seen_before_it_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failure = await crooked(tmp_path, monkeypatch, "full", "http://songs.example/x.mp3")
    assert failure.cause is Cause.DISK


async def test_a_disk_that_fills_up_is_reported(fixture: SourceFixture, site: Site) -> None:
    link = site.url("/tone.mp3")
    song = await fixture.song(link)
    work = fixture.folder / "unfinished" / cache_key(song.uri)
    work.mkdir(parents=True)
    (work / "sound.mp3.part").symlink_to("/dev/full")
    assert (await fixture.failure(link)).cause is Cause.DISK


HURRIED = """
import sys
from raveberry_server.jobs.audio import fetch_job
begin, slow, order = sys.argv[1:]
fetch_job.BEGIN_WITHIN_S, fetch_job.SLOW_AFTER_S = float(begin), float(slow)
from raveberry_server.jobs import ytdlp_fetch
sys.exit(ytdlp_fetch.main([order]))
"""


@pytest.mark.parametrize(
    ("path", "begin_s", "slow_s"),
    [("/drip.mp3", 60, 2), ("/loris.mp3", 4, 60), ("/mute.mp3", 4, 60), ("/drip.mp3", 4, 2)],
)
async def test_a_server_that_sends_next_to_nothing_is_given_up(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    site: Site,
    path: str,
    begin_s: int,
    slow_s: int,
) -> None:
    (tmp_path / "hurried_job.py").write_text(HURRIED)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    order = {
        "uri": site.url(path), "cache": str(tmp_path / "cache"), "longest_s": 0,
        "largest_bytes": 10**7, "extractors": [], "private_hosts": [site.host], "cookies": None,
        "overlay": None,
    }  # fmt: skip
    said: list[dict[str, object]] = []

    async def on_report(line: bytes) -> None:
        said.append(json.loads(line))

    arguments = (str(begin_s), str(slow_s), json.dumps(order))
    async with asyncio.timeout(50):
        await ChildProcess(module="hurried_job", arguments=arguments).run_and_read(on_report)
    failed = said[-1]["failed"]
    assert isinstance(failed, dict)
    assert failure_of(failed).cause is Cause.SLOW


async def test_a_song_that_is_too_long_is_refused_after_its_first_part(
    fixture: SourceFixture, site: Site
) -> None:
    assert len(site.long_sound) > 5_000_000
    failure = await fixture.failure(site.url("/beginning.mp3"), longest_s=600)
    assert failure.cause is Cause.TOO_LONG


async def test_a_job_that_cannot_start_is_broken(
    fixture: SourceFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert (await fixture.failure(fixture.site.url("/tone.mp3"))).cause is Cause.BROKEN
    with pytest.raises(JobError):
        await ChildProcess(module="none", arguments=()).run_and_read(_nothing)


async def _nothing(_line: bytes) -> None: ...
