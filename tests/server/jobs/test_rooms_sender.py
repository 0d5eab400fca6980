"""The sender outlives a Snapcast server and a player that are away, and does not flood the log."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from tests.ports import free_port

SOUND: Final = bytes(range(256)) * 16
WITHIN_S: Final = 10.0
AWAY_S: Final = 2.5
"""Long enough for two attempts."""


class Sender:
    """A sender's process, its FIFO, and the log."""

    def __init__(self, folder: Path) -> None:
        self.fifo = folder / "rooms.fifo"
        self.port = free_port()
        self.log = folder / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(  # noqa: S603 - the tests' own words
                [
                    sys.executable,
                    *("-m", "raveberry_server.jobs.rooms_sender"),
                    *(str(self.fifo), "127.0.0.1", str(self.port)),
                ],
                stdout=log,
                stderr=log,
            )

    def lines(self, word: str) -> int:
        """Return how many lines of the log contain the word."""
        return sum(word in line for line in self.log.read_text().splitlines())


@pytest.fixture
def sender(tmp_path: Path) -> Iterator[Sender]:
    sender = Sender(tmp_path)
    try:
        yield sender
        assert sender.process.poll() is None, "it ended"
    finally:
        sender.process.kill()
        sender.process.wait()


@contextmanager
def a_server(port: int) -> Iterator[socket.socket]:
    """Yield the connection that the sender makes; both are closed afterwards."""
    with socket.create_server(("127.0.0.1", port)) as listening:
        listening.settimeout(WITHIN_S)
        connection, _ = listening.accept()
        with connection:
            connection.settimeout(WITHIN_S)
            yield connection


@contextmanager
def a_player(fifo: Path) -> Iterator[int]:
    """Yield a descriptor for writing, and hold the FIFO open as MPD does."""
    os.mkfifo(fifo)
    descriptor = os.open(fifo, os.O_RDWR)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
        fifo.unlink()


def wait_until(is_so: Callable[[], bool]) -> None:
    end_s = time.monotonic() + WITHIN_S
    while not is_so():
        assert time.monotonic() < end_s, "it took too long"
        time.sleep(0.02)


def test_an_absent_server_is_logged_once_and_receives_the_sound_when_it_comes(
    sender: Sender,
) -> None:
    with a_player(sender.fifo) as player:
        for times in (1, 2):
            wait_until(lambda times=times: sender.lines("is away") == times)
            time.sleep(AWAY_S)
            assert sender.lines("is away") == times
            with a_server(sender.port) as server:
                os.write(player, SOUND)
                assert server.recv(len(SOUND), socket.MSG_WAITALL) == SOUND
            wait_until(lambda times=times: sender.lines("is back") == times)
            for _ in range(3):  # a peer's end is noticed at the write after the first one
                os.write(player, SOUND)
                time.sleep(0.1)


def test_a_player_that_comes_late_or_starts_anew_is_sent(sender: Sender) -> None:
    for _ in range(2):
        time.sleep(AWAY_S / 2)
        with a_player(sender.fifo) as player, a_server(sender.port) as server:
            os.write(player, SOUND)
            assert server.recv(len(SOUND), socket.MSG_WAITALL) == SOUND
