"""The compose files are valid for Docker and Podman."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

FILES = (ROOT / "compose.yaml", *sorted((ROOT / "compose").glob("*.yaml")))


def faults(*files: Path) -> str:
    """Return the violations of the compose specification's schema."""
    checker = Path(sys.executable).with_name("check-jsonschema")
    command = (checker, "--builtin-schema", "vendor.compose-spec", *files)
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout if done.returncode else ""


def test_every_compose_file_follows_the_specification() -> None:
    assert len(FILES) == 6
    assert faults(*FILES) == ""


def test_the_health_check_is_that_of_the_image() -> None:
    asked = re.search(r"HEALTHCHECK .*\n +CMD (\[.*\])", (ROOT / "addon/Dockerfile").read_text())
    assert asked
    assert json.dumps(["CMD", *json.loads(asked[1])]) in FILES[0].read_text()


def test_variables_are_passed_on_by_one_file_and_set_by_none() -> None:
    # podman-compose 1.3 merges no value with another, and replaces no ${NAME:-} in one called NAME.
    passed_on = re.compile(r"^      ([A-Z_]+):(.*)$", re.MULTILINE)
    ours, *others = (passed_on.findall(file.read_text()) for file in FILES)
    assert ours
    assert {value for _, value in ours} == {""}
    assert not any(others)


@pytest.mark.parametrize("name", ["example.env", "visualizer.env"])
def test_the_examples_name_only_variables_that_are_passed_on(name: str) -> None:
    named = re.findall(
        r"^#?(RAVEBERRY_[A-Z_]+)=", (FILES[0].parent / "compose" / name).read_text(), re.MULTILINE
    )
    assert named
    passed_on = re.findall(r"^      ([A-Z_]+):$", FILES[0].read_text(), re.MULTILINE)
    assert set(named) <= set(passed_on)


@pytest.mark.parametrize(
    ("right", "wrong"), [("read_only: true", "read_only: [1]"), ("cap_drop:", "capdrop:")]
)
def test_a_fault_is_noticed(tmp_path: Path, right: str, wrong: str) -> None:
    text = FILES[0].read_text()
    assert right in text
    file = tmp_path / "compose.yaml"
    file.write_text(text.replace(right, wrong))
    assert "compose.yaml" in faults(file)
