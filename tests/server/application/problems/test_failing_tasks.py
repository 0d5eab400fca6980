"""The host sees which background task keeps failing, until it runs again."""

import asyncio

import pytest
from raveberry_server.application import supervision
from raveberry_server.application.problems.failing_tasks import report_task_failures
from raveberry_server.application.problems.table import ProblemCode, Problems
from raveberry_server.application.supervision import TaskSupervisor

from tests.fakes.clock import FakeClock
from tests.fakes.tasks import running


@pytest.mark.parametrize(
    ("failure", "reason"),
    [(OSError(24, "Too many open files"), "Too many open files"), (MemoryError(), "MemoryError")],
    ids=repr,
)
async def test_a_failing_task_is_a_problem_until_it_runs_well(
    failure: Exception, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervision, "FIRST_PAUSE_S", 0.001)
    monkeypatch.setattr(supervision, "HEALTHY_S", 0.05)
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
