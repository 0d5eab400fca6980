"""The GitHub workflows have minimal permissions, pinned actions and existing scripts."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.architecture.tree import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FILES = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)


def parsed(file: Path) -> dict[str, Any]:
    # YAML 1.1 parses the key `on` as a boolean.
    workflow: dict[str, Any] = yaml.safe_load(file.read_text().replace("\non:", "\n'on':", 1))
    return workflow


@FILES
def test_every_action_is_pinned_to_a_commit_and_says_its_version(file: Path) -> None:
    for used in re.findall(r"uses: (.*)", file.read_text()):
        assert used.startswith("./") or re.fullmatch(r"\S+@[0-9a-f]{40} # \S+", used), used


@FILES
def test_a_workflow_may_only_read_unless_a_job_says_otherwise(file: Path) -> None:
    assert parsed(file)["permissions"] in ({}, {"contents": "read"})


@FILES
def test_no_job_runs_for_ever(file: Path) -> None:
    for name, job in parsed(file)["jobs"].items():
        assert "uses" in job or job.get("timeout-minutes", 999) <= 90, name


@FILES
def test_what_people_write_never_becomes_part_of_a_command(file: Path) -> None:
    for job in parsed(file)["jobs"].values():
        for step in job.get("steps", []):
            assert "${{" not in step.get("run", ""), step


@FILES
def test_shellcheck_finds_nothing_in_the_commands(file: Path) -> None:
    for job in parsed(file)["jobs"].values():
        for step in job.get("steps", []):
            checked = subprocess.run(
                ["shellcheck", "--shell=bash", "-"],  # noqa: S607 - Debian's
                input=f"set -e\n{step.get('run', '')}",
                capture_output=True,
                text=True,
                check=False,
            )
            assert checked.returncode == 0, checked.stdout


def test_the_commands_and_scripts_of_the_workflows_exist() -> None:
    called = {
        name
        for file in WORKFLOWS
        for name in re.findall(r"(?<![\w./])((?:scripts|\.github)/[\w-]+)", file.read_text())
        if name != ".github/workflows"
    }
    assert {"scripts/test", "scripts/release", "scripts/lock"} <= called
    for name in called:
        assert (ROOT / name).stat().st_mode & 0o111, name


def test_the_addon_offers_an_image_only_after_it_was_pulled_and_started() -> None:
    jobs = parsed(ROOT / ".github/workflows/release.yml")["jobs"]
    assert {"check", "image"} <= set(jobs["publish"]["needs"])
    image = parsed(ROOT / ".github/workflows/image.yml")["jobs"]
    assert any("scripts/release try" in step.get("run", "") for step in image["try"]["steps"])
    publishing = [
        name
        for name, job in jobs.items()
        if any("scripts/release publish" in step.get("run", "") for step in job.get("steps", []))
    ]
    assert publishing == ["publish"]


def test_the_architectures_that_are_built_are_those_of_the_addon() -> None:
    wanted = set(yaml.safe_load((ROOT / "addon/config.yaml").read_text())["arch"])
    for name in ("ci.yml", "image.yml"):
        workflow = parsed(ROOT / ".github/workflows" / name)
        for job in workflow["jobs"].values():
            if "strategy" in job:
                built = {entry["architecture"] for entry in job["strategy"]["matrix"]["include"]}
                assert built == wanted, name
