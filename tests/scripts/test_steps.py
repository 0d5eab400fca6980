"""The steps of a set-up are numbered, and a command that goes on is described."""

import sys
from collections.abc import Callable

import pytest
import steps
from steps import SetupError


def step(title: str, *, is_due: bool = True, does: Callable[[], None] = lambda: None) -> steps.Step:
    return steps.Step(title=title, is_due=lambda: is_due, carry_out=does)


def fail() -> None:
    raise SetupError("no room")


def python(code: str) -> tuple[str, ...]:
    """Return a command whose output arrives in the order in which it is written."""
    return (sys.executable, "-u", "-c", code)


def test_steps_that_are_due_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    steps.carry_out((step("first"), step("made before", is_due=False), step("last")))
    said = capsys.readouterr().out
    assert "[1/2] first\n" in said
    assert "[2/2] last\n" in said
    assert said.count("done in 0 s") == 2


def test_nothing_is_said_when_no_step_is_due(capsys: pytest.CaptureFixture[str]) -> None:
    steps.carry_out((step("made before", is_due=False),))
    assert capsys.readouterr().out == ""


def test_a_failed_step_ends_the_set_up() -> None:
    done = []
    with pytest.raises(SetupError, match="no room"):
        steps.carry_out((step("first", does=fail), step("last", does=lambda: done.append(1))))
    assert not done


def test_a_failed_step_may_be_noted_instead() -> None:
    failed, done = [], []
    steps.carry_out(
        (step("first", does=fail), step("last", does=lambda: done.append(1))),
        on_failure=lambda step, error: failed.append((step.title, str(error))),
    )
    assert failed == [("first", "no room")]
    assert done


def test_a_command_that_works_shows_lasting_notes_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = "print('chatter\\nfor later'); print('Need to get 243 MB of archives.')"
    steps.run(python(code), describe=steps.apt_note)
    assert capsys.readouterr().out == "      243 MB to fetch\n"


def test_a_command_that_goes_on_is_described_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "REPORT_EVERY_S", 0.5)
    code = "import time; print('Unpacking ffmpeg (7:7.1) ...', flush=True); time.sleep(2.5)"
    steps.run(python(code), describe=steps.apt_note)
    assert capsys.readouterr().out.count("installing ffmpeg") >= 2


def test_a_command_that_fails_shows_its_last_lines_and_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = "import sys; [print(f'line {i}') for i in range(100)]; sys.exit('no\\udce4 disk')"
    with pytest.raises(SetupError, match="this failed, see above"):
        steps.run(python(code))
    said = capsys.readouterr().out
    assert "line 99" in said
    assert "disk" in said
    assert "line 2\n" not in said


def test_a_command_that_is_not_there_is_named() -> None:
    with pytest.raises(SetupError, match="no-such-program cannot be started"):
        steps.run(("no-such-program",))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Need to get 243 MB of archives.", "243 MB to fetch"),
        ("Need to get 1,024 kB/243 MB of archives.", "1,024 kB/243 MB to fetch"),
        ("After this operation, 896 MB of additional disk space will be used.", None),
        ("Get:7 http://mirror.example/debian trixie/main amd64 mpd amd64 0.24.4 [611 kB]",
         "mpd (611 kB)"),
        ("Unpacking libavcodec61:amd64 (7:7.1.1-1) ...", "installing libavcodec61:amd64"),
        ("Setting up mpd (0.24.4-1) ...", "installing mpd"),
        ("Reading package lists...", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_lines_of_apt_are_described(line: str, text: str | None) -> None:
    note = steps.apt_note(line)
    assert (note and note.text) == text


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Collecting numpy==2.3.5 (from -r requirements.lock (line 3))", None),
        ("  Downloading numpy-2.3.5-cp313-cp313-manylinux_2_28_x86_64.whl (16.6 MB)",
         "numpy-2.3.5 (16.6 MB)"),
        ("  Downloading segno-1.6.6-py3-none-any.whl.metadata (7.7 kB)", "segno-1.6.6 (7.7 kB)"),
        ("Downloading ws281x-5.0.0.tar.gz (64 kB)", "ws281x-5.0.0.tar.gz (64 kB)"),
        ("  Building wheel for ws281x (pyproject.toml): started", "Building wheel for ws281x"),
        ("Installing collected packages: a, b", "Installing collected packages"),
    ],
)  # fmt: skip
def test_the_lines_of_pip_are_described(line: str, text: str | None) -> None:
    note = steps.pip_note(line)
    assert (note and note.text) == text
