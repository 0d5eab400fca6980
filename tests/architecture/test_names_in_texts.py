"""Modules and classes named in strings and documents exist, as no other tool checks them."""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, project_files

PACKAGE = r"raveberry_(?:server|visualizer|contract)"
IMPORT = re.compile(rf"from ({PACKAGE}[\w.]*) import (?:\(([^)]*)\)|([\w, ]+))")
DOTTED = re.compile(rf"{PACKAGE}(?:\.\w+)+")
SUFFIXES = {".py", ".md", ".toml", ".yml", ".yaml", ".sh", ""}


def names_in(text: str) -> Iterator[str]:
    for module, several, line in IMPORT.findall(text):
        names = re.sub(r"#.*|\bas \w+", "", several or line).split(",")
        yield from (f"{module}.{name.strip()}" for name in names if name.strip())
    yield from DOTTED.findall(text)


def exists(name: str) -> bool:
    """Return whether the name is a module or an attribute of one."""
    parts = name.split(".")
    if parts[-1] == "__main__":
        return True
    for count in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:count]))
        except ModuleNotFoundError:
            continue
        for part in parts[count:]:
            if not hasattr(found, part):
                return False
            found = getattr(found, part)
        return True
    return False


def test_every_module_and_class_that_is_named_exists() -> None:
    named = {
        name: str(file)
        for file in project_files()
        if file.suffix in SUFFIXES and file != Path(__file__).relative_to(ROOT)
        for name in names_in((ROOT / file).read_text(errors="replace"))
    }
    assert len(named) > 500
    assert {name: file for name, file in named.items() if not exists(name)} == {}


@pytest.mark.parametrize(
    "text",
    [
        '"from raveberry_server.domain import gone"',
        '"raveberry_server.gone.module"',
        "-m raveberry_visualizer.gone",
        "from raveberry_contract import (\n    ContractError,\n    Gone,\n)",
        "from raveberry_contract import ContractError, Gone",
    ],
)
def test_a_name_that_is_gone_is_noticed(text: str) -> None:
    assert [name for name in names_in(text) if not exists(name)]
