"""No background task of the wired server can end it."""

import asyncio
import http.client
import json
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from raveberry_server import app
from raveberry_server.adapters.mqtt.bridge import MqttBridge
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from raveberry_server.adapters.processes.child_process import ResidentProcess
from raveberry_server.adapters.sources.json_api import JsonApi
from raveberry_server.adapters.web.live.broadcast import LiveUpdates
from raveberry_server.adapters.web.server import WebServer
from raveberry_server.application.automation.autoplay import Autoplay
from raveberry_server.application.automation.random_alarm_after_song import AlarmAfterSong
from raveberry_server.application.automation.scheduler import Scheduler
from raveberry_server.application.catalog.playlist_enqueuer import PlaylistEnqueuer
from raveberry_server.application.history.retention import Retention
from raveberry_server.application.jobs.library_scans import LibraryScans, LibraryWatch
from raveberry_server.application.jobs.song_fetcher import SongFetcher
from raveberry_server.application.jobs.source_maintenance import SourceMaintenance
from raveberry_server.application.playback.reconciler import PlayerReconciler
from raveberry_server.application.problems.problems import ProblemCode
from raveberry_server.options import Loaded, load
from raveberry_server.translations import english

from tests.ports import free_port

TASKS = (
    PlayerReconciler, WebServer, LiveUpdates, MqttBridge, LibraryScans, LibraryWatch, SongFetcher,
    SourceMaintenance, PlaylistEnqueuer, Retention, Scheduler, Autoplay, AlarmAfterSong, JsonApi,
    ResidentProcess,
)  # fmt: skip
"""Each has a method `run` that lasts as long as the server."""


class Faults:
    """Failures planted at the start of tasks, and the number of starts of each task."""

    def __init__(self) -> None:
        self.starts: dict[tuple[type, int], int] = {}
        self._has_changed = asyncio.Event()

    def plant(self, task: type, failure: BaseException, patch: pytest.MonkeyPatch) -> None:
        original: Callable[[object], Awaitable[None]] = task.run  # type: ignore[attr-defined]

        async def run(itself: object) -> None:
            starts = self.starts[task, id(itself)] = self.starts.get((task, id(itself)), 0) + 1
            self._has_changed.set()
            if starts == 1:
                await asyncio.sleep(0.2)
                raise failure
            await original(itself)

        patch.setattr(task, "run", run)

    async def until_started_twice(self, task: type) -> None:
        async with asyncio.timeout(20):
            while not any(kind is task and n > 1 for (kind, _), n in self.starts.items()):
                self._has_changed.clear()
                await self._has_changed.wait()


@asynccontextmanager
async def serving(folder: Path, port: int) -> AsyncIterator[asyncio.Task[None]]:
    """Run the whole server, without a player and a broker."""
    (folder / "music").mkdir()
    options = load(
        {
            "RAVEBERRY_RUNTIME": str(folder),
            "RAVEBERRY_DATA": str(folder / "data"),
            "RAVEBERRY_MUSIC": str(folder / "music"),
            "RAVEBERRY_GUEST_PORT": str(port),
            "RAVEBERRY_HOST_PORT": str(free_port()),
            "RAVEBERRY_MQTT_PORT": str(free_port()),
        }
    )
    async with asyncio.TaskGroup() as tasks:
        server = tasks.create_task(app.serve(Loaded(options=options, variables={})))
        yield server
        if not server.done():
            os.kill(os.getpid(), signal.SIGTERM)


async def health(port: int) -> dict[str, bool]:
    """Return the server's health checks, as soon as it answers."""

    def ask() -> dict[str, bool]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            checks: dict[str, bool] = json.loads(connection.getresponse().read())["checks"]
        finally:
            connection.close()
        return checks

    async with asyncio.timeout(20):
        while True:
            with suppress(OSError, http.client.HTTPException):
                return await asyncio.to_thread(ask)
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
async def test_a_task_that_fails_comes_back_and_the_server_goes_on(
    task: type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    faults, port = Faults(), free_port()
    faults.plant(task, ZeroDivisionError("planted"), monkeypatch)
    async with serving(tmp_path, port) as server:
        await faults.until_started_twice(task)
        assert (await health(port))["server"]
        assert not server.done()
    assert "planted" in caplog.text
    assert str(english.PROBLEMS[ProblemCode.TASK_FAILING][0]) in caplog.text


@pytest.mark.parametrize(
    "failure",
    [OSError(24, "Too many open files"), MemoryError(), asyncio.CancelledError()],
    ids=repr,
)
async def test_all_tasks_failing_at_once_come_back(
    failure: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults, port = Faults(), free_port()
    for task in TASKS:
        faults.plant(task, failure, monkeypatch)
    async with serving(tmp_path, port):
        for task in TASKS:
            await faults.until_started_twice(task)
        assert (await health(port))["server"]


async def test_a_writer_that_breaks_ends_the_server_with_its_state_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that was acknowledged may be lost, so the next start reads what is on disk."""
    port = free_port()

    async def break_down(*_: object, **__: object) -> None:
        raise ZeroDivisionError("planted")

    def request() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        with suppress(OSError, http.client.HTTPException):
            connection.request("POST", "/api/v1/command/set_profile", json.dumps({"name": "Ann"}))
            connection.getresponse()
        connection.close()

    async def serve_and_break() -> None:
        async with serving(tmp_path, port) as server:
            await health(port)
            monkeypatch.setattr(SqliteStore, "commit", break_down)
            await asyncio.to_thread(request)
            await asyncio.wait([server])

    with pytest.raises(ExceptionGroup) as failed:
        await serve_and_break()
    assert failed.group_contains(ZeroDivisionError)
    monkeypatch.undo()
    store = SqliteStore(data=tmp_path / "data")
    assert (await store.load()).state.is_open
    await store.close()


def test_others_of_its_user_cannot_look_into_it_before_it_opens_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def serve(coroutine: Coroutine[None, None, None]) -> None:
        coroutine.close()
        done.append("served")

    monkeypatch.setenv("RAVEBERRY_DATA", str(tmp_path))
    monkeypatch.setattr(app, "forbid_inspection", lambda: done.append("hidden"))
    monkeypatch.setattr(app, "shorten_collections", lambda: None)
    monkeypatch.setattr(app, "shorten_waits_for_threads", lambda: None)
    monkeypatch.setattr(app.uvloop, "run", serve)
    umask = os.umask(0o022)
    try:
        assert app.run() == 0
    finally:
        os.umask(umask)
    assert done == ["hidden", "served"]
