"""The file by which health check and watchdog see that a visualizer draws."""

from pathlib import Path

import pytest
from raveberry_visualizer import app
from raveberry_visualizer.engine import RenderLoop

from tests.fakes.lights.light_ports import ManualClock, ScriptedSource


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def loop(clock: ManualClock) -> RenderLoop:
    """A loop that has not begun."""
    return RenderLoop(lights=(), source=ScriptedSource(), clock=clock, speed=0.5)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "_HEARTBEAT_EVERY_S", 0)


def test_there_is_none_in_the_first_seconds(tmp_path: Path, loop: RenderLoop) -> None:
    app._heartbeat(loop, tmp_path / "heartbeat")()
    assert not (tmp_path / "heartbeat").exists()


@pytest.mark.usefixtures("at_once")
def test_it_ends_while_no_frame_is_finished(
    tmp_path: Path, loop: RenderLoop, clock: ManualClock
) -> None:
    file = tmp_path / "heartbeat"
    beat = app._heartbeat(loop, file)
    beat()
    assert file.exists()
    file.unlink()
    clock.at_s += 6
    beat()
    assert not file.exists()


@pytest.mark.usefixtures("at_once")
def test_a_folder_that_cannot_be_written_ends_nothing(tmp_path: Path, loop: RenderLoop) -> None:
    app._heartbeat(loop, tmp_path / "missing" / "heartbeat")()
