"""Folders and files in the options are reported as problems exactly while they are unusable."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from raveberry_server.adapters import option_path_checks
from raveberry_server.adapters.option_path_checks import (
    Look,
    OptionPathWatch,
    Read,
    cookies_fault,
    watched_paths,
)
from raveberry_server.adapters.processes.remote_folders import RemoteFolders
from raveberry_server.adapters.sources.local.folder_check import MUSIC
from raveberry_server.adapters.sources.registry import PATH_CHECKS
from raveberry_server.adapters.sources.ytdlp.source import COOKIES
from raveberry_server.application.errors import SourceError
from raveberry_server.application.problems.problems import Param, ProblemCode, Problems
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.option_rows import OptionValues

from tests.fakes.clock import FakeClock

COOKIE = ".example.org\tTRUE\t/\tTRUE\t1893456000\tsession\tsecret\n"


@asynccontextmanager
async def watched(
    music: tuple[Path, ...], cookies: tuple[Path, ...], read: Read | None = None
) -> AsyncIterator[Problems]:
    problems = Problems(at=FakeClock().at)
    values = OptionValues({MUSIC.env: music, COOKIES.env: cookies[0] if cookies else None})
    paths = watched_paths(PATH_CHECKS, values, lambda row: str(row.addon))
    watch = OptionPathWatch(paths=paths, problems=problems, read=read or RemoteFolders().read)
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(watch.run())
        yield problems
        running.cancel()


async def until(claim: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not claim():  # noqa: ASYNC110 - the threads set no event
            await asyncio.sleep(0.01)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(option_path_checks, "LOOK_S", 0.01)


async def test_a_folder_that_is_away_is_a_problem_until_it_is_there(tmp_path: Path) -> None:
    here, disk = tmp_path / "here", tmp_path / "disk"
    here.mkdir()
    async with watched((here, disk), ()) as problems:
        await until(lambda: bool(problems.current))
        (problem,) = problems.current
        assert problem.code is ProblemCode.MUSIC_FOLDER_MISSING
        assert problem.params == {"path": str(disk), "option": "music"}
        disk.mkdir()
        await until(lambda: not problems.current)
        disk.rmdir()
        await until(lambda: bool(problems.current))


async def test_a_folder_that_does_not_answer_is_not_reported_as_missing(tmp_path: Path) -> None:
    asked = 0

    async def read(path: Path, look: Look, text: str) -> Mapping[str, Param] | None:
        nonlocal asked
        asked += 1
        if path.name == "silent":
            raise SourceError(Refusal.MUSIC_FOLDER_SILENT)
        return look(text)

    async with watched((tmp_path / "silent", tmp_path / "away"), (), read) as problems:
        await until(lambda: asked > 4)
        assert [one.params["path"] for one in problems.current] == [str(tmp_path / "away")]


async def test_a_file_in_place_of_a_folder_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "song.mp3"
    file.touch()
    async with watched((file,), ()) as problems:
        await until(lambda: bool(problems.current))


async def test_cookies_are_a_problem_until_they_can_be_used(tmp_path: Path) -> None:
    file = tmp_path / "cookies.txt"
    async with watched((), (file,)) as problems:
        await until(lambda: bool(problems.current))
        assert problems.current[0].params["reason"] == "cookies_missing"
        file.write_text("nonsense")
        await until(lambda: problems.current[0].params["reason"] == "cookies_line")
        file.write_text(COOKIE)
        await until(lambda: not problems.current)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "cookies_absent"),
        ("# Netscape HTTP Cookie File\n\n", "cookies_absent"),
        ("[]", "cookies_json"),
        ('\n{"cookies": []}', "cookies_json"),
        ("session=secret", "cookies_line"),
        (f"# Netscape HTTP Cookie File\n{COOKIE}session", "cookies_line"),
        (COOKIE.replace("\t", " "), "cookies_line"),
        (COOKIE.replace("1893456000", "tomorrow"), "cookies_line"),
        (COOKIE.replace("\tsecret", ""), "cookies_line"),
        ("<html>", "cookies_line"),
    ],
)
def test_files_without_cookies_are_found(tmp_path: Path, content: str, reason: str) -> None:
    file = tmp_path / "cookies.txt"
    file.write_text(content)
    fault = cookies_fault(file)
    assert fault is not None
    assert fault.code == reason
    assert "secret" not in str(fault)


@pytest.mark.parametrize(
    "content",
    [COOKIE, f"# Netscape HTTP Cookie File\r\n{COOKIE}", f"#HttpOnly_{COOKIE}", COOKIE * 100],
)
def test_cookies_in_netscapes_format_are_taken(tmp_path: Path, content: str) -> None:
    file = tmp_path / "cookies.txt"
    file.write_text(content)
    assert cookies_fault(file) is None


def test_the_first_line_that_is_no_cookie_is_named(tmp_path: Path) -> None:
    file = tmp_path / "cookies.txt"
    file.write_text(f"# Netscape HTTP Cookie File\n{COOKIE}session")
    fault = cookies_fault(file)
    assert fault is not None
    assert fault.params == {"line": 3}


def code(path: Path) -> str | None:
    fault = cookies_fault(path)
    return None if fault is None else fault.code


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    assert code(tmp_path) == "cookies_folder"
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe")
    assert code(binary) == "cookies_binary"
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(20_000_000)
    assert code(large) == "cookies_too_large"
    assert code(binary / "below") == "cookies_unreadable"
