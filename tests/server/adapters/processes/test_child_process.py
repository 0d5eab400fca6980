"""Child processes, as the server sees them."""

import asyncio
import os
import select
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
import uvloop
from raveberry_server.adapters.processes.child_process import (
    ChildProcess,
    ResidentProcess,
    report_of,
)
from raveberry_server.adapters.sources.local.scan_processes import ScanProcess
from raveberry_server.application.ports.jobs import JobError, JobReport
from raveberry_server.domain.notices import Notice

from tests.fakes.tasks import running

SERVER = """
import asyncio, sys
from pathlib import Path
from raveberry_server.adapters.sources.local.scan_processes import ScanProcess

async def report(said):
    print(said.progress, flush=True)

library, music = map(Path, sys.argv[1:])
scan = ScanProcess(library=library, folders=[music], is_party=lambda: False)
asyncio.run(scan.run(report))
"""


async def reports_of(process: ChildProcess | ScanProcess) -> list[JobReport]:
    reports: list[JobReport] = []

    async def note(report: JobReport) -> None:
        reports.append(report)

    await process.run(note)
    return reports


def python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> ChildProcess:
    """Return a child process that runs this code."""
    (tmp_path / "job_of_the_test.py").write_text(code)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return ChildProcess(module="job_of_the_test", arguments=())


def processes_with(argument: str) -> Sequence[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if argument.encode() in (folder / "cmdline").read_bytes().split(b"\0"):
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def processors_of(processes: Sequence[int]) -> list[int]:
    """Return the number of processors that each process may use."""
    found = []
    for process in processes:
        with suppress(ProcessLookupError):
            found.append(len(os.sched_getaffinity(process)))
    return found


def wait_for_the_end_of(process: int) -> None:
    with suppress(ProcessLookupError):
        handle = os.pidfd_open(process)
        select.select([handle], [], [])
        os.close(handle)


@pytest.mark.parametrize(
    ("line", "report"),
    [
        (b'{"progress": 0.5, "summary": null}', JobReport(progress=0.5)),
        (
            b'{"progress": 1, "summary": {"code": "full", "params": {"limit": 3}}, "new": 1}',
            JobReport(progress=1.0, summary=Notice("full", limit=3)),
        ),
        (b'{"progress": 1, "summary": {"code": "full"}}', JobReport(progress=1.0)),
        (b"", None),
        (b"null", None),
        (b"[]", None),
        (b"{", None),
        (b"\xff\xfe", None),
        (b'{"progress": 0.5}', None),
        (b'{"progress": "0.5", "summary": null}', None),
        (b'{"progress": true, "summary": null}', None),
        (b'{"progress": NaN, "summary": null}', None),
        (b'{"progress": Infinity, "summary": null}', None),
        (b'{"progress": -0.1, "summary": null}', None),
        (b'{"progress": 1.1, "summary": null}', None),
        (b'{"progress": 1, "summary": 7}', None),
        (b'{"progress": 1, "summary": "3 songs"}', None),
    ],
)
def test_a_line_is_a_report_or_nothing(line: bytes, report: JobReport | None) -> None:
    assert report_of(line) == report


async def test_reports_of_a_job_are_read_and_other_lines_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    lines = (
        '{"progress": 0.5, "summary": null}',
        "hello",
        '{"progress": 1, "summary": {"code": "full", "params": {}}}',
    )
    code = "\n".join(f"print({line!r})" for line in lines)
    reports = await reports_of(python(tmp_path, monkeypatch, code))
    assert reports == [JobReport(progress=0.5), JobReport(progress=1.0, summary=Notice("full"))]
    assert "hello" in caplog.text


async def test_an_endless_line_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = """print("x" * 3_000_000); print('{"progress": 0.5, "summary": null}')"""
    assert await reports_of(python(tmp_path, monkeypatch, code)) == [JobReport(progress=0.5)]


async def test_the_first_line_is_the_childs_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python(tmp_path, monkeypatch, "import sys; print(sys.stdin.readline(), flush=True)")
    heard: list[bytes] = []

    async def on_report(line: bytes) -> None:
        heard.append(line)

    child = ChildProcess(module="job_of_the_test", first_line=b"sesame")
    await child.run_and_read(on_report)
    assert heard[0] == b"sesame\n"


async def test_the_last_complaint_is_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "import sys; print('first\\nthe disk is full\\n', file=sys.stderr); sys.exit(3)"
    with pytest.raises(JobError, match=r"^the disk is full$"):
        await reports_of(python(tmp_path, monkeypatch, code))


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import sys; sys.exit(3)", "ended with 3"),
        ("import os; os.kill(os.getpid(), 9)", "ended by signal 9"),
    ],
)
async def test_without_a_complaint_the_way_it_ended_is_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, reason: str
) -> None:
    with pytest.raises(JobError, match=reason):
        await reports_of(python(tmp_path, monkeypatch, code))


async def test_a_missing_interpreter_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(JobError, match="could not be started"):
        await reports_of(ChildProcess(module="any", arguments=()))


async def test_a_cancelled_job_leaves_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = 'print(\'{"progress": 0, "summary": null}\', flush=True); import sys; sys.stdin.read()'
    has_begun = asyncio.Event()

    async def note(_report: JobReport) -> None:
        has_begun.set()

    process = python(tmp_path, monkeypatch, code)
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(process.run(note))
        await has_begun.wait()
        assert processes_with("job_of_the_test")
        task.cancel()
    assert not processes_with("job_of_the_test")


async def test_the_scan_is_started_with_its_folders(tmp_path: Path) -> None:
    folders = [tmp_path / "-a", tmp_path / "b c"]
    for folder in folders:
        folder.mkdir()
    process = ScanProcess(library=tmp_path / "library.db", folders=folders, is_party=lambda: False)
    summary = (await reports_of(process))[-1].summary
    assert summary is not None
    assert (summary.params["songs"], summary.params["missing"]) == (0, 0)


class _SeenError(Exception):
    """Ends a scan whose rest is not looked at."""


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="there is one processor")
# A scan only gets what other programs leave of the processors, and tests run beside each other.
@pytest.mark.timeout(300)
@pytest.mark.parametrize("arrive_after", [0, 1])
async def test_from_the_first_guest_on_a_scan_leaves_them_a_processor(
    tmp_path: Path, sounds: Path, arrive_after: int
) -> None:
    music = tmp_path / "music"
    music.mkdir()
    for number in range(20_000):
        os.link(sounds / "tagged.mp3", music / f"{number}.mp3")
    reports: list[JobReport] = []
    allowed: list[int] = []

    async def look(report: JobReport) -> None:
        reports.append(report)
        while not allowed or (len(reports) > arrive_after and max(allowed) == whole):
            allowed[:] = processors_of(processes_with(str(music)))
            assert len(allowed) == 3
            await asyncio.sleep(0.005)
        if len(reports) > arrive_after:
            raise _SeenError
        assert min(allowed) == whole

    whole = len(os.sched_getaffinity(0))
    process = ScanProcess(
        library=tmp_path / "library.db",
        folders=[music],
        is_party=lambda: len(reports) >= arrive_after,
    )
    with pytest.RaisesGroup(_SeenError, flatten_subgroups=True):
        await process.run(look)
    assert set(allowed) == {whole - 1}


async def test_a_killed_server_leaves_no_scan(tmp_path: Path, sounds: Path) -> None:
    music = tmp_path / "music"
    music.mkdir()
    for number in range(3_000):
        os.link(sounds / "tagged.mp3", music / f"{number}.mp3")
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SERVER, str(tmp_path / "library.db"), str(music),
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert server.stdout is not None
    await server.stdout.readline()
    assert set(processes_with(str(music))) - {server.pid}
    server.send_signal(signal.SIGKILL)
    await server.wait()
    # A reader that is just starting still has the name of the scan.
    while scans := processes_with(str(music)):
        for scan in scans:
            await asyncio.to_thread(wait_for_the_end_of, scan)


def test_a_line_to_an_ended_child_is_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server's event loop is uvloop, whose pipes raise on a write after the child ended."""
    code = 'print(\'{"progress": 0.5, "summary": null}\', flush=True)'
    process = python(tmp_path, monkeypatch, code)
    reports: list[JobReport] = []

    async def answer_after_the_end(report: JobReport) -> None:
        for child in processes_with("job_of_the_test"):
            await asyncio.to_thread(wait_for_the_end_of, child)
        await asyncio.sleep(0.05)
        process.send_line(b"guests")
        reports.append(report)

    uvloop.run(process.run(answer_after_the_end))
    assert reports == [JobReport(progress=0.5)]


def test_a_request_to_an_ended_child_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The child ends after its first answer; the second request finds a closed pipe or none."""
    code = """if True:
        import json, sys
        question = json.loads(sys.stdin.readline())
        print(json.dumps({"id": question["id"]}), flush=True)
    """
    python(tmp_path, monkeypatch, code)
    resident = ResidentProcess(module="job_of_the_test", arguments=tuple)

    async def ask_twice() -> None:
        async with running(resident.run()):
            for _ in range(20):
                assert await resident.ask({}) == {}
                with suppress(JobError):
                    await resident.ask({})

    uvloop.run(ask_twice())


async def test_a_resident_child_continues_after_a_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    code = """if True:
        import json, sys
        for line in sys.stdin:
            print(json.dumps({"id": json.loads(line)["id"]}), flush=True)
    """
    python(tmp_path, monkeypatch, code)
    failures = [ZeroDivisionError("planted"), None]

    def arguments() -> Sequence[str]:
        if failure := failures.pop(0):
            raise failure
        return ()

    resident = ResidentProcess(module="job_of_the_test", arguments=arguments)
    async with running(resident.run()):
        with pytest.raises(JobError, match="failed"):
            await resident.ask({})
        assert await resident.ask({}) == {}
    assert "planted" in caplog.text


async def test_a_scan_that_a_folder_hangs_is_killed_and_the_next_one_leaves_the_folder_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = """if True:
        import json, os, signal, sys
        if "--silent" not in sys.argv:
            print(json.dumps({"progress": 0.0, "summary": None}), flush=True)
            print(json.dumps({"progress": 0.5, "summary": None, "place": "/media/nas"}), flush=True)
            os.kill(os.getpid(), signal.SIGSTOP)
        summary = {"code": "done", "params": {"without": sys.argv[sys.argv.index("--silent") + 1]}}
        print(json.dumps({"progress": 1.0, "summary": summary}), flush=True)
    """
    python(tmp_path, monkeypatch, code)
    scan = ScanProcess(
        library=tmp_path / "library.db",
        folders=[Path("/media/nas"), Path("/media/usb")],
        is_party=lambda: False,
        module="job_of_the_test",
        patience_s=60.0,
    )
    reports: list[JobReport] = []

    async def note(said: JobReport) -> None:
        reports.append(said)
        # From the next line on, as a start takes long on a busy machine.
        monkeypatch.setattr(scan, "_patience_s", 0.2)

    with pytest.raises(JobError, match=r"^/media/nas does not answer$"):
        await scan.run(note)
    assert not processes_with("job_of_the_test")
    monkeypatch.setattr(scan, "_patience_s", 60.0)
    await scan.run(note)
    assert reports[-1].summary == Notice("done", without="/media/nas")
