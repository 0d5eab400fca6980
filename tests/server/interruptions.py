"""Failures at the awaits of a running server: in its supervised tasks and its request handlers."""

import asyncio
from collections import Counter
from collections.abc import Coroutine, Generator
from contextvars import Context
from random import Random
from types import CoroutineType, TracebackType
from typing import Any, Final, Self, override

HANDLER: Final = "request handler"
SUPERVISED: Final = "TaskSupervisor.keep_running"
IN_HANDLERS: Final = 0.25
IN_TASKS: Final = 0.15


class Interruptions:
    """Wraps the tasks of an event loop, and interrupts them at random while switched on.

    A supervised task gets, at an await, an error or a `CancelledError` that was not sent to it, as
    if the awaited task had been cancelled. A request handler is cancelled by `Task.cancel`, as when
    its client disconnects, or gets the same. The party's writer is excluded: only it may end the
    server.

    Attributes:
        counts: interruptions so far, by task and kind.
        cancelled: the tasks that `Task.cancel` was called for.
    """

    def __init__(self, *, random: Random) -> None:
        self.is_on = False
        self.counts: Counter[tuple[str, str]] = Counter()
        self.cancelled: set[asyncio.Task[Any]] = set()
        self._random = random

    def make_task(
        self,
        loop: asyncio.AbstractEventLoop,
        work: Coroutine[Any, Any, Any] | Generator[Any, None, Any],
        *,
        name: str | None = None,
        context: Context | None = None,
        **_: object,
    ) -> asyncio.Task[Any]:
        """Task factory of the event loop."""
        if isinstance(work, CoroutineType) and work.__qualname__ == SUPERVISED:
            # The loop names its tasks after creating them.
            work = _Interrupted(work, self, name=work.cr_frame.f_locals["name"])
        return asyncio.Task(work, loop=loop, name=name, context=context)  # type: ignore[arg-type]

    def handler(self, work: Coroutine[Any, Any, Any]) -> Coroutine[Any, Any, Any]:
        """Wrap a request handler, which runs in the task of its connection."""
        return _Interrupted(work, self, name=HANDLER)

    def draw(self, name: str) -> BaseException | None:
        """Return the exception that the current task resumes with, None for no interruption."""
        is_handler = name == HANDLER
        task = asyncio.current_task()
        chance = IN_HANDLERS if is_handler else IN_TASKS
        if not self.is_on or task is None or self._random.random() >= chance:
            return None
        kinds = ["cancelled elsewhere", "OSError", "MemoryError", "RuntimeError"]
        kind = self._random.choice([*kinds, "cancel", "cancel"] if is_handler else kinds)
        self.counts[name, kind] += 1
        if kind == "cancel":
            self.cancelled.add(task)
            task.add_done_callback(self.cancelled.discard)
            asyncio.get_running_loop().call_soon(task.cancel)
            return None
        failures = {
            "cancelled elsewhere": asyncio.CancelledError("injected"),
            "OSError": OSError(5, "injected"),
            "MemoryError": MemoryError("injected"),
            "RuntimeError": RuntimeError("injected"),
        }
        return failures[kind]


class _Interrupted(Coroutine[Any, Any, Any]):
    """A coroutine that may fail at each await, however deep in it that is."""

    def __init__(
        self, work: Coroutine[Any, Any, Any], interruptions: Interruptions, *, name: str
    ) -> None:
        self._work = work
        self._interruptions = interruptions
        self._name = name
        self._due: BaseException | None = None

    @override
    def send(self, value: Any, /) -> Any:
        failure, self._due = self._due, None
        awaited = self._work.send(value) if failure is None else self._work.throw(failure)
        self._due = self._interruptions.draw(self._name)
        return awaited

    @override
    def throw(
        self,
        kind: Any,
        value: BaseException | object = None,
        traceback: TracebackType | None = None,
        /,
    ) -> Any:
        self._due = None
        awaited = self._work.throw(kind)
        self._due = self._interruptions.draw(self._name)
        return awaited

    @override
    def close(self) -> None:
        self._work.close()

    @override
    def __await__(self) -> Generator[Any, None, Any]:
        return self  # type: ignore[return-value] # `yield from` needs no more than these methods

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> object:
        return self.send(None)
