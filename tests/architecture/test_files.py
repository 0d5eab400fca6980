"""Rules for the files of the repository."""

import json
import os
import re
import subprocess
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, project_files

FOREIGN_TEXT = re.compile(
    # Package registries of a particular machine, and paths of a checkout on it.
    rb"registry\.npm|pypi\.org|pythonhosted|"
    rb"(?<![\w.-])/(work|home|Users)/[\w.-]+/",
    re.IGNORECASE,
)
ITSELF = Path("tests/architecture/test_files.py")


def read(file: Path) -> bytes:
    path = ROOT / file
    return str(path.readlink()).encode() if path.is_symlink() else path.read_bytes()


def test_only_the_addon_has_a_file_that_the_supervisor_takes_for_one() -> None:
    named = [file for file in project_files() if re.fullmatch(r"config\.(ya?ml|json)", file.name)]
    assert named == [Path("addon/config.yaml")]


def test_no_file_names_a_package_server_or_a_folder_of_some_machine() -> None:
    telling = {}
    for file in project_files():
        found = FOREIGN_TEXT.search(read(file))
        if found and file != ITSELF:
            telling[str(file)] = found[0].decode()
    assert not telling


@pytest.mark.parametrize(
    "text",
    [
        b".".join((b"https://registry", b"npmjs", b"org/lit")),
        b"/".join((b"see ", b"work", b"main", b"x")),
        b"/".join((b"cd ", b"home", b"ann", b"src", b"")),
        b".".join((b"//pypi", b"org/")),
    ],
)
def test_such_a_name_is_noticed(text: bytes) -> None:
    assert FOREIGN_TEXT.search(text)


def test_what_starts_with_an_interpreter_can_be_started_and_nothing_else() -> None:
    wrong = {
        str(file)
        for file in project_files()
        if not (ROOT / file).is_symlink()
        and read(file).startswith(b"#!") != os.access(ROOT / file, os.X_OK)
    }
    assert not wrong


def test_every_link_leads_somewhere() -> None:
    for file in project_files():
        assert (ROOT / file).exists(), file


def test_each_decision_has_a_number_of_its_own() -> None:
    numbers = Counter(path.name[:4] for path in (ROOT / "docs" / "adr").glob("[0-9]*.md"))
    assert numbers
    assert set(numbers.values()) == {1}, numbers


def test_every_service_has_the_shared_end_and_log() -> None:
    services = ROOT / "addon" / "services"
    names = {path.name for path in services.iterdir() if path.is_dir()}
    assert names == {
        *("sound", "broker", "mpd", "server", "visualizer"),
        *("snapcast", "snapserver"),
    }
    for name in names:
        service = services / name
        assert (service / "finish").readlink() == Path("../.finish")
        assert (service / "log" / "run").readlink() == Path("../../.log")
        # finish may sleep for ten seconds; without this file s6 kills it after five.
        assert int((service / "timeout-finish").read_text()) > 10_000
        lines = (service / "run").read_text().splitlines()
        assert not any(re.match(r"\s*(if|case|\[)", line) for line in lines), name
        assert sum(line.startswith("exec ") for line in lines) == 1


def test_what_is_made_from_the_contract_is_current() -> None:
    done = subprocess.run(  # noqa: S603 - our own script
        [ROOT / "scripts" / "contract", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_bundles_are_made_of_these_sources() -> None:
    frontend = ROOT / "frontend"
    files = [
        *(path for path in (frontend / "src").rglob("*") if path.is_file()),
        *(frontend / name for name in ("build.mjs", "package-lock.json", "tsconfig.json")),
        *(ROOT / "texts").iterdir(),
    ]
    # JavaScript sorts texts by UTF-16 units, which for these names is the same order.
    names = sorted(path.relative_to(frontend, walk_up=True).as_posix() for path in files)
    stamp = sha256()
    for name in names:
        content = sha256((frontend / name).read_bytes()).hexdigest()
        stamp.update(f"{name}\0{content}\n".encode())
    static = ROOT / "addon/server/raveberry_server/adapters/web/static"
    bundles = [*static.glob("*.js")]
    assert bundles
    for bundle in bundles:
        first_line = bundle.read_text().partition("\n")[0]
        assert f"sha256:{stamp.hexdigest()[:16]} " in first_line, f"{bundle.name}: npm run build"


def test_the_lock_of_the_front_end_names_no_server() -> None:
    lock = json.loads((ROOT / "frontend" / "package-lock.json").read_text())
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
