"""The recipe of CONTRIBUTING.md for a source, applied as its patch says."""

from pathlib import Path

import pytest

from tests.recipes.patched_copy import PatchedCopy

PACKAGE = "addon/server/raveberry_server/adapters/sources/template"

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> PatchedCopy:
    made = PatchedCopy(
        folder=tmp_path_factory.mktemp("recipe"), patch=Path(__file__).with_name("source.patch")
    )
    made.make()
    made.run("scripts/docs")
    return made


def test_a_source_is_written_by_hand_in_two_places(copy: PatchedCopy) -> None:
    places = {str(file.parent if PACKAGE in str(file.parent) else file) for file in copy.edited}
    assert places == {PACKAGE, "addon/server/raveberry_server/options.py"}


def test_the_option_the_schema_and_the_documentation_follow(copy: PatchedCopy) -> None:
    for file in ("addon/config.yaml", "docs/contract.md"):
        lines = (copy.folder / file).read_text().splitlines()
        assert any("jamendo" in line and "template" in line for line in lines), file


def test_it_is_typed_and_keeps_the_import_directions(copy: PatchedCopy) -> None:
    copy.run("mypy", f"{PACKAGE}/source.py", f"{PACKAGE}/../registry.py")
    copy.run("ruff", "check", "addon/server", "tests/server/adapters/sources")
    copy.run("lint-imports", "--no-cache")


def test_its_own_tests_and_those_of_every_source_pass(copy: PatchedCopy) -> None:
    copy.run(
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/server/adapters/sources/template",
        "tests/server/adapters/sources/test_registry.py",
        "tests/server/test_options.py",
        "tests/architecture/test_addon_options.py",
    )
