"""Supervision of background tasks: a failed task is reported and restarted.

No job, source or adapter may end the server. Each task that `app.py` starts runs under a
supervisor, which handles whatever escapes the task's own error handling.
"""

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Callable
from typing import Final

from raveberry_server.application.problems.problems import ProblemCode, Problems

from .backoff import Backoff
from .errors import TaskEndedError

_LOGGER = logging.getLogger(__name__)

FIRST_PAUSE_S: Final = 0.1
LONGEST_PAUSE_S: Final = 30.0
HEALTHY_S: Final = 60.0
"""A task that ran this long since its last failure restarts with the shortest pause."""

type FailureListener = Callable[[str, BaseException | None], None]
"""Receives the name of a task and its failure, None once the task is healthy again."""


class TaskSupervisor:
    """Supervisor that keeps tasks running until they are cancelled.

    A new failure is logged with its traceback, a repeated one in a single line, so that a task that
    keeps failing does not fill the log.
    """

    def __init__(self) -> None:
        self._listeners: list[FailureListener] = []

    def listen(self, listener: FailureListener) -> Callable[[], None]:
        """Call the listener at each failure and recovery, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def keep_running(self, name: str, run: Callable[[], Awaitable[None]]) -> None:
        """Run a task until cancelled; restart it with back-off when it fails or returns.

        Only a cancellation of this very task is passed on. A `CancelledError` from elsewhere, such
        as a future that another task has cancelled, is a failure like any other.
        """
        loop = asyncio.get_running_loop()
        pauses = Backoff(first_s=FIRST_PAUSE_S, most_s=LONGEST_PAUSE_S)
        reported = ""
        while True:
            healthy = loop.call_later(HEALTHY_S, self._notify, name, None) if reported else None
            started_s = loop.time()
            try:
                await run()
                failure: BaseException = TaskEndedError(f"the task {name} ended by itself")
            except asyncio.CancelledError as err:
                if _is_being_cancelled():
                    raise
                failure = err
            except Exception as err:
                if _is_being_cancelled():
                    _LOGGER.exception("%s failed while it was stopped", name)
                    return
                failure = err
            finally:
                if healthy is not None:
                    healthy.cancel()
            if loop.time() - started_s >= HEALTHY_S:
                pauses.reset()
                reported = ""
            pause_s = pauses.longer_s()
            reported = self._report(name, failure, reported, pause_s)
            await _pause(pause_s)

    def _report(self, name: str, failure: BaseException, reported: str, pause_s: float) -> str:
        """Log a failure, notify listeners if it is a new one, and return its signature."""
        signature = failure_signature(failure)
        if signature == reported:
            _LOGGER.warning("%s failed again, next start in %.1f s: %r", name, pause_s, failure)
            return signature
        _LOGGER.error("%s failed and is restarted", name, exc_info=failure)
        self._notify(name, failure)
        return signature

    def _notify(self, name: str, failure: BaseException | None) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(name, failure)
            except Exception:
                _LOGGER.exception("A listener of the supervisor failed")


async def _pause(pause_s: float) -> None:
    """Wait before the next start; a failure here only shortens the wait."""
    try:
        await asyncio.sleep(pause_s)
    except asyncio.CancelledError:
        if _is_being_cancelled():
            raise
    except Exception:
        # Supervision is the outermost handler of a task: only its own cancellation may end it.
        _LOGGER.exception("The pause before the next start was cut short")


def _is_being_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def failure_signature(failure: BaseException) -> str:
    """Return the type of a failure and the place where it was raised, equal for the same bug."""
    if isinstance(failure, BaseExceptionGroup):
        return " ".join(failure_signature(leaf) for leaf in failure.exceptions)
    places = traceback.extract_tb(failure.__traceback__)
    place = f"{places[-1].filename}:{places[-1].lineno}" if places else ""
    return f"{type(failure).__name__} {place}"


def report_task_failures(supervisor: TaskSupervisor, problems: Problems) -> None:
    """Report each supervised task that fails, until it has run well for a while."""

    def report(name: str, failure: BaseException | None) -> None:
        if failure is None:
            problems.clear(ProblemCode.TASK_FAILING, subject=name)
        else:
            reason = str(failure) or type(failure).__name__
            problems.report(ProblemCode.TASK_FAILING, task=name, detail=reason)

    supervisor.listen(report)
