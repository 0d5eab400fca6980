"""One version number, wherever it is said."""

import re

import pytest

from tests.architecture.tree import ROOT, project_files

SAID = {
    "addon/pyproject.toml": r'^version = "(.*)"$',
    "addon/config.yaml": r'^version: "?([^"\n]*)"?$',
    "addon/Dockerfile": r"^ARG BUILD_VERSION=(.*)$",
    "addon/contract/raveberry_contract/version.py": r'^VERSION: Final = "(.*)"$',
    "custom_components/raveberry/contract/version.py": r'^VERSION: Final = "(.*)"$',
    "custom_components/raveberry/manifest.json": r'^  "version": "(.*)",?$',
    # The newest heading is the version that comes next, or the one that is out.
    "CHANGELOG.md": r"^##+ \[?(\d[^\]\s]*)\]?",
    "addon/CHANGELOG.md": r"^##+ \[?(\d[^\]\s]*)\]?",
}


def version_in(file: str) -> str:
    found = re.search(SAID[file], (ROOT / file).read_text(), re.MULTILINE)
    assert found, f"{file} says no version"
    return found[1]


@pytest.mark.parametrize("file", SAID)
def test_every_place_says_the_same_version(file: str) -> None:
    assert version_in(file) == version_in("addon/pyproject.toml")


def test_the_addon_shows_the_changes_of_the_project() -> None:
    # The Supervisor shows the copy; it sees nothing above the add-on's own folder.
    copy, source = ROOT / "addon/CHANGELOG.md", ROOT / "CHANGELOG.md"
    assert copy.read_bytes() == source.read_bytes(), "cp CHANGELOG.md addon/CHANGELOG.md"


def test_no_other_file_has_a_version_of_its_own() -> None:
    manifests = {
        str(file)
        for file in project_files()
        if file.name in {"manifest.json", "pyproject.toml", "version.py"}
    }
    assert manifests <= SAID.keys() | {"pyproject.toml"}
