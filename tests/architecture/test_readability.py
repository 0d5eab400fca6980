"""Folders stay small and the English plain.

Of the docstrings at most two in a hundred open with a question word.
"""

from pathlib import Path

import pytest
import readability

from tests.architecture.tree import ROOT, project_files

PRODUCT = ("addon", "bench", "custom_components", "frontend/src", "scripts")

QUESTIONS_PERCENT = 2.0
TELLS_PER_MILLE = 0.3
HEARS_PER_MILLE = 0.3


def test_no_folder_of_the_product_holds_too_many_modules() -> None:
    large = {
        folder: size
        for folder, size in readability.large_folders(project_files()).items()
        if folder.startswith(PRODUCT)
    }
    assert large == {}


def test_the_prose_of_the_project_is_plain() -> None:
    counts = readability.prose(ROOT, project_files())
    assert counts.words > 50_000
    assert counts.questions_percent <= QUESTIONS_PERCENT
    assert counts.tells_per_mille <= TELLS_PER_MILLE
    assert counts.hears_per_mille <= HEARS_PER_MILLE


@pytest.mark.parametrize(
    ("name", "text", "words", "docstrings", "questions", "tells", "hears"),
    [
        ("a.py", '"""What it is told."""\n', 4, 1, 1, 1, 0),
        ("a.py", '"""Return a song."""\nx = 1  # heard it\n', 5, 1, 0, 0, 1),
        ("a.py", 'x = "what I tell"  # noqa: S1 - told\n', 0, 0, 0, 0, 0),
        ("a.py", 'class A:\n    """How it is.\n\n    Who hears.\n    """\n', 5, 1, 1, 0, 1),
        ("script", '#!/usr/bin/python3 -B\n"""Whose."""\n', 1, 1, 1, 0, 0),
        ("a.ts", "/** Whether it tells. */\n// heard\n", 4, 1, 1, 1, 1),
        ("a.md", "What we tell\n```\ntold\n```\n", 3, 0, 0, 1, 0),
        ("a.css", "/* told */", 0, 0, 0, 0, 0),
    ],
)
def test_patterns_are_counted_in_what_people_read(
    tmp_path: Path,
    name: str,
    text: str,
    words: int,
    docstrings: int,
    questions: int,
    tells: int,
    hears: int,
) -> None:
    (tmp_path / name).write_text(text)
    assert readability.prose(tmp_path, [Path(name)]) == readability.Prose(
        words=words, docstrings=docstrings, questions=questions, tells=tells, hears=hears
    )


def test_modules_are_counted_by_folder() -> None:
    names = [*(f"a/{number}.py" for number in range(16)), "a/__init__.py", "a/x.css", "b/c.ts"]
    assert readability.folder_sizes(map(Path, names)) == {"a": 16, "b": 1}
    assert readability.large_folders(map(Path, names)) == {"a": 16}
