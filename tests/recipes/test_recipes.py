"""The recipes of CONTRIBUTING.md: each patch works in a copy, and edits the named files only.

A recipe is applied, its generated files are written, its modules are checked by mypy, and its tests
run in the copy.
"""

import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

pytestmark = pytest.mark.timeout(300)
"""A recipe generates, type-checks and tests a copy: half a minute, more beside other parts."""

RECIPES = Path(__file__).parent
SERVER = "addon/server/raveberry_server"
VISUALIZER = "addon/visualizer/raveberry_visualizer"


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """A patch and what may be done by hand.

    Attributes:
        by_hand: patterns of the files that it edits, one each.
        generators: scripts that write the other files.
        generated: files that they have to change.
        tests: arguments of pytest.
        page_test: test of the pages, which are then type-checked and built.
    """

    patch: str
    by_hand: tuple[str, ...]
    generators: tuple[str, ...] = ()
    generated: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    page_test: str | None = None


MADE_OF_SETTINGS = (
    "custom_components/raveberry/settings.py",
    "custom_components/raveberry/icons.json",
    "custom_components/raveberry/translations/en.json",
    "custom_components/raveberry/translations/de.json",
    "docs/settings.md",
)
TESTS_OF_SETTINGS = (
    "tests/scripts/test_settings.py",
    "tests/server/domain/model/test_settings.py",
    "-k",
    "not outdated and not missing",
)
ALL = (
    Recipe(
        patch="command",
        by_hand=(
            r"addon/contract/raveberry_contract/commands\.py",
            rf"{SERVER}/commands/handlers/\w+\.py",
            r"tests/server/commands/test_dispatcher\.py",
        ),
        generators=("scripts/docs",),
        generated=("docs/contract.md",),
        tests=(
            "tests/server/commands/test_handler_table.py",
            "tests/server/commands/test_dispatcher.py",
            "-k",
            "handler or light_commands or role",
        ),
    ),
    Recipe(
        patch="topic",
        by_hand=(
            r"addon/contract/raveberry_contract/topics\.py",
            rf"{SERVER}/adapters/mqtt/state_topics\.py",
            r"tests/contract/test_topics\.py",
        ),
        generators=("scripts/docs",),
        generated=("docs/contract.md",),
        tests=(
            "tests/contract/test_topics.py",
            "tests/server/adapters/mqtt/test_rows.py",
            "tests/server/adapters/mqtt/test_state.py",
            "-k",
            "topics or row or new_subscriber",
        ),
    ),
    Recipe(
        patch="effect",
        by_hand=(
            rf"{VISUALIZER}/effects/\w+\.py",
            r"tests/visualizer/effects/test_\w+\.py",
            r"texts/en\.json",
            r"texts/de\.json",
        ),
        generators=("scripts/light_files.py", "scripts/translations"),
        generated=(
            "custom_components/raveberry/translations/en.json",
            "custom_components/raveberry/translations/de.json",
            "frontend/src/shared/texts/compiled/en/effects.ts",
            "frontend/src/shared/texts/compiled/de/effects.ts",
        ),
        tests=(
            "tests/visualizer/effects/test_glow.py",
            "tests/visualizer/effects/test_every_effect.py",
            "tests/visualizer/effects/test_words.py",
            "tests/contract/test_light_effects.py",
            "-k",
            "glow or words or home_assistant or sorted",
        ),
    ),
    Recipe(
        patch="light_protocol",
        by_hand=(
            rf"{VISUALIZER}/sinks/\w+\.py",
            r"tests/visualizer/sinks/test_\w+\.py",
            r"texts/en\.json",
            r"texts/de\.json",
        ),
        generators=("scripts/light_files.py", "scripts/translations"),
        generated=("addon/config.yaml", "addon/DOCS.md", "addon/translations/de.yaml"),
        tests=(
            "tests/visualizer/sinks/test_kinet.py",
            "tests/visualizer/sinks/test_every_protocol.py",
            "tests/architecture/packaging/test_addon_options.py",
            "-k",
            "not picture",
        ),
    ),
    Recipe(
        patch="setting",
        by_hand=(
            rf"{SERVER}/domain/model/settings\.py",
            rf"{SERVER}/domain/guests/\w+\.py",
            r"tests/server/domain/guests/test_\w+\.py",
            r"texts/en\.json",
            r"texts/de\.json",
        ),
        generators=("scripts/settings", "scripts/docs"),
        generated=(*MADE_OF_SETTINGS, "frontend/src/host/compiled/settings-de.ts"),
        tests=("tests/server/domain/guests/test_hashtags.py", *TESTS_OF_SETTINGS),
    ),
    Recipe(
        patch="entity",
        by_hand=(rf"{SERVER}/domain/model/settings\.py",),
        generators=("scripts/settings", "scripts/docs"),
        generated=MADE_OF_SETTINGS,
        tests=TESTS_OF_SETTINGS,
    ),
    Recipe(
        patch="page_element",
        by_hand=(
            r"frontend/src/shared/elements/\w+\.ts",
            r"frontend/src/tv/main\.ts",
            r"frontend/test/\w+\.test\.ts",
        ),
        page_test="clock",
    ),
    Recipe(
        patch="source",
        by_hand=(
            rf"{SERVER}/adapters/sources/\w+/__init__\.py",
            rf"{SERVER}/adapters/sources/\w+/source\.py",
            r"tests/server/adapters/sources/\w+/test_source\.py",
            r"texts/en\.json",
            r"texts/de\.json",
        ),
        generators=(
            "scripts/source_settings.py",
            "scripts/settings",
            "scripts/translations",
            "scripts/docs",
        ),
        generated=(
            f"{SERVER}/domain/model/settings.py",
            "addon/config.yaml",
            "addon/DOCS.md",
            "addon/translations/de.yaml",
            "custom_components/raveberry/settings.py",
            "custom_components/raveberry/translations/de.json",
            "docs/contract.md",
            "docs/settings.md",
            "frontend/src/host/compiled/settings-de.ts",
            "frontend/src/shared/texts/compiled/de/sources.ts",
        ),
        tests=(
            "tests/server/adapters/sources/template",
            "tests/server/adapters/sources/test_registry.py",
            "tests/server/test_options.py",
            "tests/server/domain/model/test_settings.py",
            "tests/server/domain/test_setting_changes.py",
            "tests/architecture/packaging/test_addon_options.py",
            "-k",
            "not picture",
        ),
    ),
)
COPIED = (
    "addon",
    "custom_components",
    "docs",
    "frontend",
    "pyproject.toml",
    "scripts",
    "tests",
    "texts",
)
LEFT_OUT = shutil.ignore_patterns("__pycache__", "node_modules", "static", "samples", "*.png")


def run(copy: Path, *command: str) -> None:
    folders = (copy, copy / "addon/visualizer", copy / "addon/contract", copy / "addon/server")
    done = subprocess.run(  # noqa: S603 - our own tools
        command,
        cwd=copy,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, folders))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command)}:\n{done.stdout}{done.stderr}"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the parts that the recipes use."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=LEFT_OUT)
        else:
            shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture(scope="session")
def mypy_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache for the types of the packages that all recipes use; begins as this checkout's."""
    cache = tmp_path_factory.mktemp("mypy")

    def copy_if_present(source: str, target: str) -> None:
        # Another mypy may be writing: its temporary files vanish.
        with suppress(FileNotFoundError):
            shutil.copy2(source, target)

    with suppress(FileNotFoundError):
        shutil.copytree(
            ROOT / ".mypy_cache", cache, copy_function=copy_if_present, dirs_exist_ok=True
        )
    return cache


LONG = frozenset({"entity", "light_protocol", "page_element", "topic"})
"""Recipes much like another one, left to the long run."""


@pytest.mark.parametrize(
    "recipe",
    [
        pytest.param(one, id=one.patch, marks=[pytest.mark.long] if one.patch in LONG else [])
        for one in ALL
    ],
)
def test_a_recipe_edits_few_files_and_works(recipe: Recipe, copy: Path, mypy_cache: Path) -> None:
    patch = RECIPES / f"{recipe.patch}.patch"
    edited = re.findall(r"^\+\+\+ b/(.*)$", patch.read_text(), re.MULTILINE)
    for pattern in recipe.by_hand:
        assert len([name for name in edited if re.fullmatch(pattern, name)]) == 1, pattern
    assert len(edited) == len(recipe.by_hand)
    run(copy, "git", "apply", str(patch))
    before = {name: (copy / name).read_bytes() for name in recipe.generated}
    for script in recipe.generators:
        run(copy, sys.executable, "-B", script)
        run(copy, sys.executable, "-B", script, "--check")
    assert [name for name in before if (copy / name).read_bytes() == before[name]] == []
    modules = [name for name in edited if name.startswith("addon/") and name.endswith(".py")]
    if modules:
        run(copy, sys.executable, "-m", "mypy", "--cache-dir", str(mypy_cache), *modules)
        run(copy, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *recipe.tests)
    if recipe.page_test:
        check_pages(copy, recipe.page_test)


def check_pages(copy: Path, test: str) -> None:
    """Check the types of the pages, build them, and run one of their tests."""
    packages = ROOT / "frontend/node_modules"
    (copy / "frontend/node_modules").symlink_to(packages)
    assets = "frontend/src/assets"
    shutil.copytree(ROOT / assets, copy / assets, dirs_exist_ok=True)
    source, script = f"frontend/test/{test}.test.ts", f"{test}.test.js"
    run(copy, str(packages / ".bin/tsc"), "--noEmit", "--project", "frontend")
    run(copy, "node", "frontend/build.mjs")
    run(copy, "node", "frontend/build.mjs", "--check")
    bundling = ("--bundle", "--platform=node", "--format=esm", f"--outfile={script}")
    run(copy, str(packages / ".bin/esbuild"), source, *bundling)
    run(copy, "node", "--test", script)
