"""A thread that never starts blocks no other thread."""

from threading import Event

import pytest
from raveberry_visualizer.engine import DaemonThread
from raveberry_visualizer.engine.threads import daemon_thread as module


def test_it_runs_and_ends() -> None:
    may_end, has_run = Event(), Event()

    def run() -> None:
        has_run.set()
        may_end.wait(5)

    thread = DaemonThread(run)
    assert not thread.is_alive
    thread.start()
    assert has_run.wait(5)
    assert thread.is_alive
    may_end.set()
    thread.join(5)
    assert not thread.is_alive


def test_a_thread_that_gets_no_memory_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "start_new_thread", lambda *_: None)
    now_s = iter([0.0, 9.9, 10.0])
    thread = DaemonThread(lambda: None, clock=lambda: next(now_s))
    thread.start()
    assert thread.is_alive
    assert not thread.is_alive
