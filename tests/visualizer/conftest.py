"""Daemons for the tests that need real ones."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.visualizer.daemons import Broker, Listener, Sound, short_folder


@pytest.fixture
def folder() -> Iterator[Path]:
    with short_folder() as folder:
        yield folder


@pytest.fixture
def broker(folder: Path) -> Iterator[Broker]:
    broker = Broker(folder)
    broker.start()
    yield broker
    broker.end()


@pytest.fixture
def sound(folder: Path) -> Iterator[Sound]:
    sound = Sound(folder, "party", "other")
    sound.start()
    yield sound
    sound.end()


@pytest.fixture
def listener(broker: Broker) -> Iterator[Listener]:
    listener = Listener(broker.port, "raveberry/#")
    yield listener
    listener.close()
