"""Problems of the host are listed once, and logged once when they appear and are solved."""

import logging
from datetime import timedelta

import pytest
from raveberry_server.application.problems.problems import (
    LONGEST_PARAM,
    ProblemCode,
    Problems,
    Severity,
)
from raveberry_server.translations import english

from tests.fakes.clock import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def problems(clock: FakeClock) -> Problems:
    return Problems(at=clock.at)


def lines(caplog: pytest.LogCaptureFixture) -> list[tuple[int, str]]:
    return [
        (record.levelno, record.getMessage())
        for record in caplog.records
        if record.levelno > logging.DEBUG
    ]


def test_a_problem_that_lasts_is_logged_once_when_it_appears_and_once_when_it_goes(
    problems: Problems, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for free_mb in (90, 80, 70):
        problems.report(ProblemCode.DISK_LOW, free_mb=free_mb, path="/data")
    problems.clear(ProblemCode.DISK_LOW)
    problems.clear(ProblemCode.DISK_LOW)
    (first, _), (last, text) = lines(caplog)
    assert (first, last) == (logging.WARNING, logging.INFO)
    assert text.startswith("Solved: The disk is almost full: 70 MB")


def test_it_keeps_since_when_it_lasts_and_has_the_newest_parameters(
    problems: Problems, clock: FakeClock
) -> None:
    problems.report(ProblemCode.DISK_LOW, free_mb=90, path="/data")
    since = clock.at()
    clock.advance(60)
    problems.report(ProblemCode.DISK_LOW, free_mb=80, path="/data")
    (problem,) = problems.current
    assert (problem.since, problem.params["free_mb"]) == (since, 80)
    assert clock.at() - problem.since == timedelta(seconds=60)


def test_listeners_are_called_only_when_something_differs(problems: Problems) -> None:
    calls: list[int] = []
    stop = problems.listen(lambda: calls.append(problems.version))
    for _ in range(3):
        problems.report(ProblemCode.SOUND_MISSING, reason="no sound card")
    problems.clear(ProblemCode.BROKER_AWAY)
    problems.clear(ProblemCode.SOUND_MISSING)
    stop()
    problems.report(ProblemCode.SOUND_MISSING, reason="no sound card")
    assert calls == [1, 2]


def test_problems_of_one_code_are_told_apart_by_their_subject(problems: Problems) -> None:
    for path in ("/media/a", "/media/b"):
        problems.report(ProblemCode.MUSIC_FOLDER_MISSING, path=path, option="music")
    problems.clear(ProblemCode.MUSIC_FOLDER_MISSING, subject="/media/a")
    assert [problem.params["path"] for problem in problems.current] == ["/media/b"]
    problems.clear(ProblemCode.MUSIC_FOLDER_MISSING)
    assert problems.current == ()


def test_problems_are_ordered_by_severity_and_age(problems: Problems, clock: FakeClock) -> None:
    problems.report(ProblemCode.BROKER_EMBEDDED)
    for path in ("/media/a", "/media/b"):
        clock.advance(1)
        problems.report(ProblemCode.MUSIC_FOLDER_MISSING, path=path, option="music")
    problems.report(ProblemCode.DISK_FULL, free_mb=0, path="/data")
    assert [(p.severity, p.params.get("path")) for p in problems.current] == [
        (Severity.ERROR, "/data"),
        (Severity.WARNING, "/media/a"),
        (Severity.WARNING, "/media/b"),
        (Severity.INFO, None),
    ]


def test_a_parameter_without_an_end_is_cut(problems: Problems) -> None:
    path = "/" + "a" * 10_000
    problems.report(ProblemCode.MUSIC_FOLDER_MISSING, path=path, option="music")
    (problem,) = problems.current
    assert len(str(problem.params["path"])) == LONGEST_PARAM
    problems.clear(ProblemCode.MUSIC_FOLDER_MISSING, subject=path)
    assert problems.current == ()


def test_braces_in_a_parameter_are_no_template(problems: Problems) -> None:
    problems.report(ProblemCode.SOUND_MISSING, reason="{0} {missing} %s")
    assert "{0} {missing} %s" in problems.current[0].message


@pytest.mark.parametrize("code", ProblemCode)
def test_every_code_has_its_line_and_a_sentence_even_without_parameters(
    problems: Problems, code: ProblemCode
) -> None:
    problems.report(code)
    (problem,) = problems.current
    names = {part.name for part in english.PROBLEMS[code] if not isinstance(part, str)}
    assert problem.message.count("?") == len(names)
    assert code.subject is None or code.subject in names
