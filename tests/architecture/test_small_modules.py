"""A module of a few lines with one importer stands in its importer."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.architecture.tree import ROOT, project_files

FEWEST_LINES = 30

PRODUCT = (
    ("addon", "contract"),
    ("addon", "server"),
    ("addon", "visualizer"),
    ("custom_components", "raveberry"),
)

EXEMPT = (
    "__init__",
    "__main__",
    # Protocols, one file for each subject.
    "/ports/",
    # Plug-ins, one file for each.
    "/effects/",
    "/sinks/",
    # Tables that scripts generate.
    "/bundled_sounds",
    "/guest_names",
)


def module_of(file: Path) -> str:
    """Return the dotted name of a module of the product."""
    parts = file.with_suffix("").parts
    parts = parts[2:] if parts[0] == "addon" else parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(module: str, text: str, *, is_package: bool) -> Iterable[str]:
    """Yield the names that a module imports, resolved against its package."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = module.split(".") if is_package else module.split(".")[:-1]
                package = package[: len(package) - node.level + 1]
                base = ".".join([*package, *([node.module] if node.module else [])])
            yield base
            yield from (f"{base}.{one.name}" for one in node.names)


def importers(texts: Mapping[Path, str]) -> Mapping[str, set[str]]:
    """Return the importers of each name."""
    found: dict[str, set[str]] = defaultdict(set)
    for file, text in texts.items():
        module = module_of(file)
        for name in imports_of(module, text, is_package=file.stem == "__init__"):
            found[name].add(module)
    return found


def small_modules(texts: Mapping[Path, str]) -> dict[str, str]:
    """Return modules that are too small to stand alone, with their only importer.

    A module that a package above it exports has importers elsewhere.
    """
    found = importers(texts)
    small = {}
    for file, text in texts.items():
        module = module_of(file)
        users = found[module] - {module}
        is_exported = any(module.startswith(f"{user}.") for user in users)
        is_exempt = is_exported or any(part in str(file) for part in EXEMPT)
        if not is_exempt and len(text.splitlines()) < FEWEST_LINES and len(users) == 1:
            small[module] = users.pop()
    return small


def test_no_small_module_has_only_one_importer() -> None:
    texts = {
        file: (ROOT / file).read_text()
        for file in project_files()
        if file.suffix == ".py" and file.parts[:2] in PRODUCT
    }
    assert len(texts) > 300
    assert small_modules(texts) == {}


def test_a_small_module_with_one_importer_is_found() -> None:
    texts = {
        Path("addon/server/planted/one.py"): "VALUE = 1\n",
        Path("addon/server/planted/two.py"): "from .one import VALUE\n",
        Path("addon/server/planted/ports/three.py"): "VALUE = 1\n",
        Path("addon/server/planted/four.py"): "from .ports import three\n" * 30,
    }
    assert small_modules(texts) == {"planted.one": "planted.two"}
