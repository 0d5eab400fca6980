"""One rig for the tests of a module, with or without the app started."""

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests.containers import built_image
from tests.supervisor.rig import Rig, rig

FOLDER = Path(__file__).parent
LOG_SHOWN = 6000


@pytest.fixture(scope="session")
def image() -> str:
    return built_image()


@pytest.fixture(scope="module")
def machine(image: str) -> Iterator[Rig]:  # noqa: ARG001 - it is built before anything is made
    """Home Assistant OS with audio and Supervisor, and without the app started."""
    with rig() as made:
        made.sound.start()
        made.supervisor.start(token=made.app.token, app=made.app.facts)
        yield made


@pytest.fixture(scope="module")
def party(machine: Rig) -> Rig:
    """The same with the app started and playing a song."""
    machine.app.start()
    machine.app.until_served()
    machine.app.play()
    return machine


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the order within each file: a rig takes a minute, so its tests build on each other."""
    places = [place for place, item in enumerate(items) if item.path.parent == FOLDER]
    ours = [items[place] for place in places]
    # pytest-randomly shuffles the files; keep their order by first appearance.
    files = {item.path: place for place, item in reversed(list(enumerate(ours)))}
    ours.sort(key=lambda item: (files[item.path], item.location[1] or 0))
    for place, item in zip(places, ours, strict=True):
        items[place] = item


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add the end of the app's log to the report of a failed test."""
    report = yield
    machine = getattr(item, "funcargs", {}).get("machine")
    if report.failed and isinstance(machine, Rig) and machine.app.is_created:
        report.sections.append(("log of the app", machine.app.log[-LOG_SHOWN:]))
    return report
