"""scripts/version, on a copy of the files that hold the version."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, project_files

COPIES = (
    "addon/config.yaml",
    "addon/Dockerfile",
    "compose.yaml",
    "addon/contract/raveberry_contract/versions.py",
    "custom_components/raveberry/manifest.json",
)
CHANGELOGS = ("CHANGELOG.md", "addon/CHANGELOG.md")
FILES = ("addon/pyproject.toml", *COPIES, *CHANGELOGS)


def version(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [ROOT / "scripts/version", "--root", root, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for file in FILES:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    return tmp_path


def test_every_file_of_the_project_has_the_same_version() -> None:
    checked = version(ROOT, "--check")
    assert checked.returncode == 0, checked.stderr


def test_no_other_file_has_a_version() -> None:
    names = {"manifest.json", "pyproject.toml", "versions.py"}
    with_version = {str(file) for file in project_files() if file.name in names}
    others = {
        # The integration's copy of the contract has the version of the contract only.
        "custom_components/raveberry/contract/versions.py",
        # Home Assistant loads nothing without a version.
        "tests/homeassistant/stand_ins/stand_in_voice/manifest.json",
    }
    assert with_version - others <= {*FILES, "pyproject.toml"}


def test_a_new_version_is_written_everywhere_and_checks_out(copy: Path) -> None:
    assert version(copy, "7.8.9").stdout == "7.8.9\n"
    assert version(copy, "--check").returncode == 0
    for file in FILES:
        assert "7.8.9" in (copy / file).read_text(), file


def test_a_new_version_changes_nothing_but_its_own_lines(copy: Path) -> None:
    version(copy, "7.8.9")
    for file in ("addon/pyproject.toml", *COPIES):
        before = (ROOT / file).read_text().splitlines()
        after = (copy / file).read_text().splitlines()
        changed = [new for old, new in zip(before, after, strict=True) if old != new]
        assert len(changed) == 1, file


def test_a_new_version_opens_a_section_above_the_others_once(copy: Path) -> None:
    version(copy, "7.8.9")
    version(copy, "7.8.9")
    sections = re.findall(r"^## (.*)$", (copy / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert sections[0] == "7.8.9"
    assert sections.count("7.8.9") == 1


@pytest.mark.parametrize("file", [*COPIES, *CHANGELOGS])
def test_a_file_with_another_version_is_named(copy: Path, file: str) -> None:
    path = copy / file
    current = version(copy).stdout.strip()
    path.write_text(path.read_text().replace(current, "0.0.1", 1))
    checked = version(copy, "--check")
    assert checked.returncode == 1
    assert file in checked.stderr


def test_a_beta_may_become_its_release_but_not_the_other_way_round(copy: Path) -> None:
    assert version(copy, "7.8.9b1").returncode == 0
    assert version(copy, "7.8.9").returncode == 0
    assert version(copy, "7.8.9rc1").returncode == 1


@pytest.mark.parametrize(
    "text", ["", "1", "1.2", "v1.2.3", "1.2.3-beta", "1.2.3.4", "one", "1.2.x"]
)
def test_what_is_no_version_is_refused_and_changes_nothing(copy: Path, text: str) -> None:
    refused = version(copy, text)
    assert refused.returncode == 1
    assert "is no version" in refused.stderr
    assert version(copy, "--check").returncode == 0
