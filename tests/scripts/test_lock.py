"""The lock of the image's Python packages."""

import re
import subprocess
import tomllib

import pytest

from tests.architecture.tree import ROOT

LOCK = ROOT / "addon/requirements.lock"


def normalized(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_of_the_addon_is_locked() -> None:
    project = tomllib.loads((ROOT / "addon/pyproject.toml").read_text())["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    wanted = {normalized(re.split(r"[<>=!~;\[ ]", line)[0]) for group in groups for line in group}
    locked = set(re.findall(r"^([\w.-]+)==", LOCK.read_text(), re.MULTILINE))
    assert wanted <= {normalized(name) for name in locked}


def test_every_locked_version_has_hashes_and_no_address() -> None:
    blocks = re.split(r"\n(?=\S)", LOCK.read_text().strip())
    for block in blocks:
        assert re.match(r"[\w.-]+==\S+", block), block
        assert "--hash=sha256:" in block, block
        assert "://" not in block, block


@pytest.mark.long
def test_the_lock_fits_pyproject_and_can_be_installed_on_both_architectures() -> None:
    checked = subprocess.run(
        [ROOT / "scripts/lock", "--check"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
    assert "amd64" in checked.stdout
    assert "aarch64" in checked.stdout
