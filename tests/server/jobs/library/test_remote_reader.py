"""The reader of network folders answers each request once, whatever the others wait for."""

import io
import json
from collections.abc import Callable, Mapping

import pytest
from raveberry_server.jobs.library.remote_reader import MOST_AT_ONCE, RemoteReader


class Threads:
    """Threads that begin when they are let go."""

    def __init__(self) -> None:
        self.output = io.StringIO()
        self.waiting: list[Callable[[], object]] = []
        self.reader = RemoteReader(output=self.output, start=self.waiting.append)

    def ask(self, name: int, path: str, *, mount: str = "7", do: str = "os:listdir") -> None:
        line = {"id": name, "mount": mount, "do": do, "with": [path]}
        self.reader.take(json.dumps(line).encode())

    def let_go(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()

    def answers(self) -> list[Mapping[str, object]]:
        return [json.loads(line) for line in self.output.getvalue().splitlines()]


IS_READABLE = "raveberry_server.adapters.sources.local.song_files:is_readable"


def test_a_function_of_the_server_is_run() -> None:
    threads = Threads()
    threads.ask(1, "/", do=IS_READABLE)
    threads.ask(2, "/missing \udcff", do=IS_READABLE)
    threads.let_go()
    assert threads.answers() == [{"id": 1, "text": "true"}, {"id": 2, "text": "false"}]


def test_a_mount_that_hangs_holds_its_own_threads_only() -> None:
    threads = Threads()
    for name in range(MOST_AT_ONCE + 2):
        threads.ask(name, "/", do=IS_READABLE)
    assert threads.answers() == [
        {"id": MOST_AT_ONCE, "is_busy": True},
        {"id": MOST_AT_ONCE + 1, "is_busy": True},
    ]
    threads.ask(90, "/", mount="8", do=IS_READABLE)
    assert len(threads.waiting) == MOST_AT_ONCE + 1
    threads.let_go()
    threads.ask(91, "/", do=IS_READABLE)
    threads.let_go()
    assert threads.answers()[-1] == {"id": 91, "text": "true"}, "the threads are free again"


def test_a_long_answer_comes_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    threads = Threads()
    monkeypatch.setattr("raveberry_server.jobs.library.remote_reader._PART", 3)
    threads.ask(1, "/", do=IS_READABLE)
    threads.let_go()
    assert threads.answers() == [
        {"id": 1, "is_part": True, "text": "tru"},
        {"id": 1, "text": "e"},
    ]


def test_an_error_of_a_file_has_its_number() -> None:
    threads = Threads()
    threads.ask(1, "/missing", do="os:statvfs")
    threads.let_go()
    (answer,) = threads.answers()
    assert answer["errno"] == 2


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"id": 1}',
        b'{"id": 1, "mount": "7", "do": "os:system", "with": ["true"]}',
        b'{"id": 1, "mount": "7", "do": "raveberry_server.%s:f", "with": []}' % b"nothing",
        b'{"id": 1, "mount": "7", "do": "raveberry_server.app:nothing", "with": []}',
        b'{"id": 1, "mount": "7", "do": "os:statvfs", "with": 1}',
    ],
)
def test_a_malformed_request_starts_nothing(line: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    threads = Threads()
    threads.reader.take(line)
    assert threads.waiting == []
    assert threads.answers() == []
    assert "That is no request" in capfd.readouterr().err
