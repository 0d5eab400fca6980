"""Background tasks survive every failure."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from raveberry_server.application import task_supervisor
from raveberry_server.application.problems.problems import ProblemCode, Problems
from raveberry_server.application.task_supervisor import TaskSupervisor, report_task_failures

from tests.fakes.clock import FakeClock
from tests.fakes.tasks import running


class Task:
    """A task with one scripted failure at each start, which runs on after the last."""

    def __init__(self, *failures: BaseException | None) -> None:
        self.failures = list(failures)
        self.starts = 0
        self.runs = asyncio.Event()

    async def run(self) -> None:
        self.starts += 1
        if self.failures:
            failure = self.failures.pop(0)
            if failure is not None:
                raise failure
            return
        self.runs.set()
        await asyncio.Event().wait()


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(task_supervisor, "FIRST_PAUSE_S", 0.001)


@asynccontextmanager
async def supervised(task: Task, supervisor: TaskSupervisor) -> AsyncIterator[asyncio.Task[None]]:
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(supervisor.keep_running("lights", task.run))
        async with asyncio.timeout(10):
            await task.runs.wait()
        yield running
        running.cancel()


@pytest.mark.parametrize(
    "failure",
    [
        RuntimeError("unable to perform operation; the handler is closed"),
        OSError(24, "Too many open files"),
        MemoryError(),
        ExceptionGroup("unhandled errors in a TaskGroup", [ConnectionResetError()]),
        asyncio.CancelledError(),
        None,
    ],
    ids=repr,
)
async def test_a_task_that_fails_or_ends_is_started_again(
    failure: BaseException | None, caplog: pytest.LogCaptureFixture
) -> None:
    task = Task(failure)
    async with supervised(task, TaskSupervisor()):
        assert task.starts == 2
    assert "lights failed and is restarted" in caplog.text


async def test_the_same_failure_is_logged_with_its_traceback_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    task = Task(*(OSError(5, "planted") for _ in range(5)))
    async with supervised(task, TaskSupervisor()):
        assert task.starts == 6
    assert caplog.text.count("Traceback") == 1
    assert caplog.text.count("failed again") == 4


async def test_each_new_failure_and_the_recovery_are_notified(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(task_supervisor, "HEALTHY_S", 0.05)
    supervisor, notified = TaskSupervisor(), asyncio.Queue[tuple[str, str]]()
    supervisor.listen(lambda name, failure: notified.put_nowait((name, str(failure))))
    task = Task(OSError("one"), OSError("one"), ValueError("two"))
    async with supervised(task, supervisor), asyncio.timeout(10):
        assert await notified.get() == ("lights", "one")
        assert await notified.get() == ("lights", "two")
        assert await notified.get() == ("lights", "None")
    assert notified.empty()


async def test_a_failing_listener_affects_no_task_and_no_listener() -> None:
    supervisor, notified = TaskSupervisor(), list[str]()

    def fail(_name: str, _failure: BaseException | None) -> None:
        raise ZeroDivisionError

    supervisor.listen(fail)
    stop = supervisor.listen(lambda name, _failure: notified.append(name))
    async with supervised(Task(OSError("one")), supervisor):
        assert notified == ["lights"]
    stop()
    async with supervised(Task(OSError("one")), supervisor):
        assert notified == ["lights"]


async def test_a_task_that_is_cancelled_is_not_started_again() -> None:
    task = Task()
    async with supervised(task, TaskSupervisor()) as running:
        running.cancel()
        await asyncio.wait([running])
        assert running.cancelled()
    assert task.starts == 1


async def test_a_task_that_fails_while_it_is_cancelled_is_not_started_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    starts, runs = [], asyncio.Event()

    async def fail_at_the_end() -> None:
        starts.append(1)
        runs.set()
        try:
            await asyncio.Event().wait()
        finally:
            raise OSError("planted")

    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(TaskSupervisor().keep_running("lights", fail_at_the_end))
        await runs.wait()
        running.cancel()
    assert starts == [1]
    assert "planted" in caplog.text


async def test_pauses_grow_while_a_task_keeps_failing(caplog: pytest.LogCaptureFixture) -> None:
    task = Task(*(OSError("planted") for _ in range(4)))
    async with supervised(task, TaskSupervisor()):
        pass
    assert [record.args[1] for record in caplog.records[1:] if isinstance(record.args, tuple)] == [
        0.002,
        0.004,
        0.008,
    ]


@pytest.mark.parametrize("failure", [MemoryError(), asyncio.CancelledError()], ids=repr)
async def test_a_pause_that_fails_is_only_shorter(
    failure: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_seconds: float) -> None:
        raise failure

    monkeypatch.setattr(task_supervisor.asyncio, "sleep", fail)
    task = Task(OSError(5, "planted"))
    async with supervised(task, TaskSupervisor()) as running:
        assert task.starts == 2
        assert not running.done()


@pytest.mark.parametrize(
    ("failure", "reason"),
    [(OSError(24, "Too many open files"), "Too many open files"), (MemoryError(), "MemoryError")],
    ids=repr,
)
async def test_a_failing_task_is_a_problem_until_it_runs_well(
    failure: Exception, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task_supervisor, "HEALTHY_S", 0.05)
    problems, supervisor = Problems(at=FakeClock().at), TaskSupervisor()
    report_task_failures(supervisor, problems)
    seen = asyncio.Queue[list[tuple[ProblemCode, object, str]]]()
    problems.listen(
        lambda: seen.put_nowait([(p.code, p.params["task"], p.message) for p in problems.current])
    )
    failures = [failure]

    async def run() -> None:
        if failures:
            raise failures.pop()
        await asyncio.Event().wait()

    async with running(supervisor.keep_running("lights", run)), asyncio.timeout(10):
        ((code, task, message),) = await seen.get()
        assert (code, task) == (ProblemCode.TASK_FAILING, "lights")
        assert reason in message
        assert await seen.get() == []
