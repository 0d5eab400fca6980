"""Readability metrics of the source: folder sizes, and patterns of stilted English.

The patterns are counted in docstrings, comments and Markdown, except in generated files.
"""

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LARGEST_FOLDER: Final = 15
"""Maximum number of modules in a folder other than `LARGE_FOLDERS`."""

LARGE_FOLDERS: Final = frozenset(
    {
        "addon/visualizer/raveberry_visualizer/effects",
        "addon/visualizer/raveberry_visualizer/sinks",
        "custom_components/raveberry",
        "frontend/src/shared/texts",
    }
)
"""Folders with a file per plug-in, Home Assistant's platform files, and tables of texts."""

_MODULES: Final = frozenset({".py", ".ts", ".c"})
_PROSE: Final = frozenset({".py", ".pyi", ".ts", ".c", ".md"})
_PYTHON: Final = "#!/usr/bin/python3"
_NO_MODULES: Final = frozenset({"__init__.py", "__main__.py", "conftest.py"})
_GENERATED: Final = re.compile(r"/static/|/contract/messages\.py$|CHANGELOG|LICENSE|\.d\.ts$")

_QUESTION: Final = re.compile(r"(What|Whatever|Who|Whose|Whoever|Whether|How)\b")
_TELL: Final = re.compile(r"\b(tell|tells|told)\b", re.IGNORECASE)
_HEAR: Final = re.compile(r"\b(hear|hears|heard)\b", re.IGNORECASE)
_COMMENT: Final = re.compile(r"(?:^|\s)# (?!noqa)(.+)")
_COMMENT_OF_C: Final = re.compile(r"(?://|/\*\*?|^\s*\*)\s?(.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Word and pattern counts of docstrings, comments and Markdown.

    Attributes:
        words: total number of words.
        docstrings: docstrings of Python, and doc comments of TypeScript and C.
        questions: docstrings that open with What, Who, Whether or How.
        tells: uses of forms of `tell`.
        hears: uses of forms of `hear`.
    """

    words: int
    docstrings: int
    questions: int
    tells: int
    hears: int

    @property
    def questions_percent(self) -> float:
        """Share of docstrings that open with a question word."""
        return 100 * self.questions / max(1, self.docstrings)

    @property
    def tells_per_mille(self) -> float:
        """Forms of `tell` per 1,000 words."""
        return 1_000 * self.tells / max(1, self.words)

    @property
    def hears_per_mille(self) -> float:
        """Forms of `hear` per 1,000 words."""
        return 1_000 * self.hears / max(1, self.words)


def project_files(root: Path) -> tuple[Path, ...]:
    """Return the tracked files relative to the root; empty outside a Git checkout."""
    listed = subprocess.run(
        ("git", "ls-files", "-z"),  # noqa: S607 - git
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    names = (Path(name) for name in listed.stdout.split("\0") if name)
    return tuple(name for name in names if (root / name).is_file())


def folder_sizes(files: Iterable[Path]) -> dict[str, int]:
    """Return the number of modules in each folder, largest first."""
    folders = Counter(
        str(file.parent)
        for file in files
        if file.suffix in _MODULES
        and file.name not in _NO_MODULES
        and not _GENERATED.search(str(file))
    )
    return dict(folders.most_common())


def large_folders(files: Iterable[Path]) -> dict[str, int]:
    """Return the folders with too many modules and their number of modules."""
    return {
        folder: size
        for folder, size in folder_sizes(files).items()
        if size > LARGEST_FOLDER and folder not in LARGE_FOLDERS
    }


def prose(root: Path, files: Iterable[Path]) -> Prose:
    """Return the word and pattern counts of these files."""
    counts: Counter[str] = Counter()
    for file in files:
        if file.suffix not in {*_PROSE, ""} or _GENERATED.search(f"/{file}"):
            continue
        for text, is_opening in _texts(file.suffix, (root / file).read_text(errors="replace")):
            counts["words"] += len(text.split())
            counts["docstrings"] += is_opening
            counts["questions"] += is_opening and bool(_QUESTION.match(text))
            counts["tells"] += len(_TELL.findall(text))
            counts["hears"] += len(_HEAR.findall(text))
    return Prose(
        words=counts["words"],
        docstrings=counts["docstrings"],
        questions=counts["questions"],
        tells=counts["tells"],
        hears=counts["hears"],
    )


def report(root: Path) -> Iterator[str]:
    """Yield the lines that scripts/test prints below its table."""
    files = project_files(root)
    if not files:
        return
    counts = prose(root, files)
    yield (
        f"prose: {counts.questions_percent:.1f} % of {counts.docstrings} docstrings open with "
        "What, Who, Whether or How; per 1,000 words "
        f"tell {counts.tells_per_mille:.2f}, hear {counts.hears_per_mille:.2f}"
    )
    sizes = [f"{folder} {size}" for folder, size in large_folders(files).items()]
    yield f"folders of more than {LARGEST_FOLDER} modules: {', '.join(sizes) or 'none'}"


def _texts(suffix: str, source: str) -> Iterator[tuple[str, bool]]:
    """Yield each line of prose, and whether it opens a docstring."""
    if suffix in {".py", ".pyi"} or source.startswith(_PYTHON):
        yield from _docstrings(source)
        yield from (
            (found[1], False) for found in map(_COMMENT.search, source.splitlines()) if found
        )
    elif suffix in {".ts", ".c"}:
        for line in source.splitlines():
            if found := _COMMENT_OF_C.search(line):
                yield found[1].rstrip("*/ "), "/**" in line
    elif suffix == ".md":
        is_code = False
        for line in source.splitlines():
            if line.startswith("```"):
                is_code = not is_code
            elif not is_code:
                yield line.strip(), False


def _docstrings(source: str) -> Iterator[tuple[str, bool]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (ast.get_docstring(node) or "").splitlines()
            yield from ((line.strip(), number == 0) for number, line in enumerate(lines))
