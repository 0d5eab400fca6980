"""Generated files are current, and released samples are never edited."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OPENAPI = "addon/server/raveberry_server/adapters/web/openapi.json"
RELEASE = "# Changelog\n\n## [0.1.0] - 2026-12-24\n\nContract 1.0.\n"


def contract(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own script
        [root / "scripts/contract", *arguments], capture_output=True, text=True, check=False
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A tree with just what scripts/contract reads and writes, nothing released yet."""
    for folder in (
        "addon/contract",
        "custom_components/raveberry/contract",
        "tests/contract/samples",
    ):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    for file in (ROOT / "custom_components/raveberry").glob("*.*"):
        shutil.copy(file, tmp_path / "custom_components/raveberry")
    (tmp_path / "docs").mkdir()
    shutil.copy(ROOT / "docs/asyncapi.json", tmp_path / "docs")
    (copied := tmp_path / OPENAPI).parent.mkdir(parents=True)
    shutil.copy(ROOT / OPENAPI, copied)
    (tmp_path / "scripts").mkdir()
    for name in ("contract", "services_yaml.py"):
        shutil.copy(ROOT / "scripts" / name, tmp_path / "scripts" / name)
    (tmp_path / "tests/contract/samples/released.json").write_text("{}\n")
    return tmp_path


def a_sample(root: Path) -> Path:
    return root / "tests/contract/samples/v1/Info.json"


def test_schema_copy_and_released_samples_are_current() -> None:
    checked = contract(ROOT, "--check")
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "name",
    [
        "addon/contract/schemas/contract.schema.json",
        "docs/asyncapi.json",
        OPENAPI,
        "custom_components/raveberry/services.yaml",
        "custom_components/raveberry/contract/messages.py",
        "custom_components/raveberry/contract/surplus.py",
    ],
)
def test_an_edited_or_surplus_made_file_is_found_and_mended(copy: Path, name: str) -> None:
    with (copy / name).open("a") as file:
        file.write("# edited by hand\n")
    found = contract(copy, "--check")
    assert found.returncode == 1
    assert found.stderr == f"{name} is not current; run scripts/contract\n"
    assert name in contract(copy).stdout
    assert contract(copy, "--check").returncode == 0


def test_a_missing_copy_is_found_and_mended(copy: Path) -> None:
    shutil.rmtree(copy / "custom_components/raveberry/contract")
    assert contract(copy, "--check").returncode == 1
    assert contract(copy).returncode == 0
    assert contract(copy, "--check").returncode == 0


def test_samples_may_be_edited_before_their_version_is_released(copy: Path) -> None:
    (copy / "CHANGELOG.md").write_text("## [Unreleased]\n\nContract 1.0.\n")
    a_sample(copy).write_text("{}")
    assert contract(copy, "--check").returncode == 0


def test_a_release_must_freeze_its_samples(copy: Path) -> None:
    (copy / "CHANGELOG.md").write_text(RELEASE)
    forgotten = contract(copy, "--check")
    assert forgotten.returncode == 1
    assert "contract 1.0 is released; run scripts/contract --freeze" in forgotten.stderr
    assert contract(copy, "--freeze").returncode == 0
    assert contract(copy, "--check").returncode == 0


@pytest.mark.parametrize("change", ["edited", "deleted"])
def test_a_released_sample_is_never_touched_again(copy: Path, change: str) -> None:
    (copy / "CHANGELOG.md").write_text(RELEASE)
    contract(copy, "--freeze")
    if change == "deleted":
        a_sample(copy).unlink()
    else:
        a_sample(copy).write_text("{}")
    for arguments in (["--check"], ["--freeze"]):
        refused = contract(copy, *arguments)
        assert refused.returncode == 1
        assert "v1/Info.json belongs to released contract 1.0" in refused.stderr


def test_a_later_version_freezes_only_what_it_adds(copy: Path) -> None:
    (copy / "CHANGELOG.md").write_text(RELEASE)
    contract(copy, "--freeze")
    (a_sample(copy).parent / "Info.new.json").write_text(a_sample(copy).read_text())
    (copy / "CHANGELOG.md").write_text(f"{RELEASE}\n## [0.2.0] - 2027-01-31\n\nContract 1.1.\n")
    assert "froze 1 samples of contract 1.1" in contract(copy, "--freeze").stdout
    recorded = json.loads((copy / "tests/contract/samples/released.json").read_text())
    assert list(recorded["1.1"]) == ["v1/Info.new.json"]


def test_a_version_removed_from_the_changelog_is_found(copy: Path) -> None:
    (copy / "CHANGELOG.md").write_text(RELEASE)
    contract(copy, "--freeze")
    (copy / "CHANGELOG.md").write_text("## [Unreleased]\n")
    assert "1.0 is frozen but not released" in contract(copy, "--check").stderr
