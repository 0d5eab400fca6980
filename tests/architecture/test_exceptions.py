"""Every exception class derives from the root exception of its package."""

import ast
import builtins
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, project_files

ROOTS = {
    "addon/contract/raveberry_contract": {"ContractError"},
    "addon/server/raveberry_server": {"RaveberryError"},
    "addon/visualizer/raveberry_visualizer": {"VisualizerError"},
    # Home Assistant expects its own exceptions from entities and flows.
    "custom_components/raveberry": {"RaveberryError", "HomeAssistantError", "ContractError"},
}

SIGNALS = {
    # yt-dlp handles every Exception itself; this one ends a download from within its hooks.
    "addon/server/raveberry_server": {"_AbortedError"},
}
"""Classes that are no errors, and therefore not handled as such."""


def base_names(node: ast.ClassDef) -> set[str]:
    return {ast.unparse(base).rpartition(".")[2].partition("[")[0] for base in node.bases}


def is_exception(name: str) -> bool:
    kind = getattr(builtins, name, None)
    is_builtin = isinstance(kind, type) and issubclass(kind, BaseException)
    return is_builtin or name.endswith(("Error", "Exception"))


@cache
def exception_classes(package: str, files: tuple[Path, ...]) -> dict[str, tuple[str, set[str]]]:
    """Return location and base names of each exception class of a package."""
    found = {}
    for file in files:
        if file.suffix == ".py" and file.is_relative_to(package):
            for node in ast.walk(ast.parse((ROOT / file).read_text())):
                if isinstance(node, ast.ClassDef) and any(map(is_exception, base_names(node))):
                    found[node.name] = (f"{file}:{node.lineno}", base_names(node))
    return found


def reaches(name: str, roots: set[str], classes: dict[str, tuple[str, set[str]]]) -> bool:
    if name in roots:
        return True
    _, bases = classes.get(name, ("", set()))
    return any(reaches(base, roots, classes) for base in bases)


@pytest.mark.parametrize(("package", "roots"), ROOTS.items())
def test_every_exception_is_under_its_root(package: str, roots: set[str]) -> None:
    classes = exception_classes(package, project_files())
    assert roots & classes.keys(), f"{package} has no root"
    under = roots | SIGNALS.get(package, set())
    strays = {place for name, (place, _) in classes.items() if not reaches(name, under, classes)}
    assert not strays


def test_a_stray_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "stray.py"
    file.write_text("class StrayError(ValueError): ...\nclass GoodError(RaveberryError): ...\n")
    classes = exception_classes(str(tmp_path), (file,))
    assert not reaches("StrayError", {"RaveberryError"}, classes)
    assert reaches("GoodError", {"RaveberryError"}, classes)


@pytest.mark.parametrize("package", ROOTS)
def test_there_is_one_root(package: str) -> None:
    classes = exception_classes(package, project_files())
    bare = {
        name
        for name, (place, bases) in classes.items()
        if bases == {"Exception"} and "/contract/errors.py" not in place.removeprefix(package)
    }
    assert len(bare) <= 1, bare
