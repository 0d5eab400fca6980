"""scripts/release, on a copy of the files that a release reads and writes."""

import http.server
import json
import os
import re
import shutil
import subprocess
import threading
import zipfile
from pathlib import Path

import pytest
import yaml

from tests.architecture.tree import ROOT
from tests.scripts.test_version import FILES, version


def release(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / "scripts/release", "--root", root, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for file in (*FILES, "hacs.json"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    return tmp_path


def test_the_version_of_the_project_could_be_released_now() -> None:
    current = version(ROOT).stdout.strip()
    checked = release(ROOT, "check", f"v{current}")
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("tag", ["", "v9.9.9", "0.1.0", "main"])
def test_a_tag_that_is_not_the_version_is_refused(copy: Path, tag: str) -> None:
    assert release(copy, "check", tag).returncode != 0


def test_a_version_without_a_word_in_the_changelog_is_refused(copy: Path) -> None:
    version(copy, "7.8.9")
    refused = release(copy, "check", "v7.8.9")
    assert refused.returncode == 1
    assert "says nothing about 7.8.9" in refused.stderr


def test_the_notes_are_the_section_of_the_version_alone(copy: Path) -> None:
    version(copy, "7.8.9")
    changelog = copy / "CHANGELOG.md"
    changelog.write_text(changelog.read_text().replace("## 7.8.9\n", "## 7.8.9\n\n- A new lamp.\n"))
    shutil.copy(changelog, copy / "addon/CHANGELOG.md")
    assert release(copy, "check", "v7.8.9").returncode == 0
    assert release(copy, "notes").stdout == "- A new lamp.\n"


def test_the_archive_is_the_integration_as_hacs_unpacks_it(tmp_path: Path) -> None:
    packed = tmp_path / "raveberry.zip"
    assert release(ROOT, "zip", str(packed)).returncode == 0
    with zipfile.ZipFile(packed) as archive:
        names = set(archive.namelist())
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest["domain"] == "raveberry"
    assert {"__init__.py", "translations/de.json", "LICENSE", "NOTICE"} <= names
    assert not [name for name in names if name.startswith("/") or "__pycache__" in name]


def test_the_same_sources_make_the_same_archive(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        release(ROOT, "zip", str(tmp_path / name))
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_publishing_names_the_image_once_and_changes_nothing_else(copy: Path) -> None:
    before = yaml.safe_load((copy / "addon/config.yaml").read_text())
    for _ in range(2):
        done = release(copy, "publish", "ghcr.io/raveberry/raveberry")
        assert done.returncode == 0, done.stderr
    text = (copy / "addon/config.yaml").read_text()
    assert len(re.findall(r"^image: ", text, re.MULTILINE)) == 1
    wanted = before | {"image": "ghcr.io/raveberry/raveberry"}
    assert yaml.safe_load(text) == wanted
    composed = yaml.safe_load((ROOT / "compose.yaml").read_text())
    composed["services"]["party"].pop("build")
    composed["services"]["party"]["image"] = (
        f"ghcr.io/raveberry/raveberry:{version(copy).stdout.strip()}"
    )
    assert yaml.safe_load((copy / "compose.yaml").read_text()) == composed
    hacs = json.loads((copy / "hacs.json").read_text())
    assert (hacs["zip_release"], hacs["filename"]) == (True, "raveberry.zip")
    assert hacs["homeassistant"] == json.loads((ROOT / "hacs.json").read_text())["homeassistant"]


@pytest.mark.parametrize("image", ["", "raveberry", "ghcr.io/a/b:1.0", "ghcr.io/A/b", "x y/z"])
def test_a_name_that_the_supervisor_cannot_pull_is_refused(copy: Path, image: str) -> None:
    before = (copy / "addon/config.yaml").read_bytes()
    assert release(copy, "publish", image).returncode != 0
    assert (copy / "addon/config.yaml").read_bytes() == before


@pytest.fixture
def engine(tmp_path: Path) -> Path:
    """A container engine that only keeps what it was asked to do."""
    program = tmp_path / "engine"
    program.write_text(f'#!/bin/sh\necho "$@" >>{tmp_path}/asked\n')
    program.chmod(0o755)
    return program


def test_an_image_that_serves_the_party_passes_and_is_removed(engine: Path) -> None:
    class Healthy(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Healthy) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port = str(server.server_port)
        tried = release(ROOT, "try", "an/image:1", CONTAINER_ENGINE=str(engine), TRY_PORT=port)
        server.shutdown()
    assert tried.returncode == 0, tried.stderr
    asked = (engine.parent / "asked").read_text().splitlines()
    assert asked[0].startswith("run --detach")
    assert asked[0].endswith("an/image:1")
    assert asked[-1].startswith("rm --force")


def test_after_publishing_the_next_version_is_written_everywhere_too(copy: Path) -> None:
    release(copy, "publish", "ghcr.io/raveberry/raveberry")
    version(copy, "7.8.9")
    assert version(copy, "--check").returncode == 0
    assert "    image: ghcr.io/raveberry/raveberry:7.8.9\n" in (copy / "compose.yaml").read_text()
