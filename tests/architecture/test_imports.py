"""The import directions hold, and each contract notices a violation."""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")
HALVES = ("contract", "server", "visualizer")
SERVER = "server/raveberry_server"
VISUALIZER = "visualizer/raveberry_visualizer"
INTEGRATION = "custom_components/raveberry"

PLANTED = {
    "the domain uses the application": (
        "server-layers",
        f"{SERVER}/domain/planted.py",
        "from raveberry_server.application import party",
    ),
    "the application uses the presenter": (
        "server-layers",
        f"{SERVER}/application/planted.py",
        "from raveberry_server import presenter",
    ),
    "the application uses the options": (
        "server-layers",
        f"{SERVER}/application/planted.py",
        "from raveberry_server import options",
    ),
    "a source uses the options": (
        "server-layers",
        f"{SERVER}/adapters/sources/planted.py",
        "from raveberry_server import options",
    ),
    "an undeclared package of the server": ("server-layers", f"{SERVER}/helpers/__init__.py", ""),
    "an undeclared module of the server": ("server-layers", f"{SERVER}/utils.py", ""),
    "one adapter uses another": (
        "server-adapters",
        f"{SERVER}/adapters/web/planted.py",
        "from raveberry_server.adapters import mqtt",
    ),
    "child processes know a source": (
        "server-adapters-share",
        f"{SERVER}/adapters/processes/planted.py",
        "from raveberry_server.adapters import sources",
    ),
    "an adapter uses a job": (
        "server-layers",
        f"{SERVER}/adapters/processes/planted.py",
        "from raveberry_server import jobs",
    ),
    "a value of the domain knows a rule": (
        "server-domain-layers",
        f"{SERVER}/domain/model/planted.py",
        "from raveberry_server.domain.queue import order",
    ),
    "two packages of the application use each other": (
        "server-acyclic",
        f"{SERVER}/application/catalog/planted.py",
        "from raveberry_server.application.jobs import song_fetcher",
    ),
    "the domain knows a clock": (
        "server-domain-is-pure",
        f"{SERVER}/domain/planted.py",
        "import time",
    ),
    "the domain does I/O": (
        "server-domain-is-pure",
        f"{SERVER}/domain/planted.py",
        "import aiohttp",
    ),
    "the application sees the contract": (
        "server-contract",
        f"{SERVER}/application/planted.py",
        "import raveberry_contract",
    ),
    "the command line sees the contract": (
        "server-contract",
        f"{SERVER}/cli/planted.py",
        "from raveberry_contract import topics",
    ),
    "the web server uses NATS": (
        "server-nats",
        f"{SERVER}/adapters/web/planted.py",
        "import nats",
    ),
    "an effect uses a sink": (
        "visualizer-layers",
        f"{VISUALIZER}/effects/planted.py",
        "from raveberry_visualizer import sinks",
    ),
    "a source uses a sink": (
        "visualizer-layers",
        f"{VISUALIZER}/sources/planted.py",
        "from raveberry_visualizer import sinks",
    ),
    "an undeclared package of the visualizer": (
        "visualizer-layers",
        f"{VISUALIZER}/helpers/__init__.py",
        "",
    ),
    "a transport knows a driver": (
        "visualizer-acyclic",
        f"{VISUALIZER}/sinks/transport/planted.py",
        "from raveberry_visualizer.sinks import ddp",
    ),
    "signal processing knows a clock": (
        "visualizer-dsp-is-pure",
        f"{VISUALIZER}/dsp/planted.py",
        "import time",
    ),
    "an effect rolls dice": (
        "visualizer-dsp-is-pure",
        f"{VISUALIZER}/effects/planted.py",
        "import random",
    ),
    "a sink sees the contract": (
        "visualizer-contract",
        f"{VISUALIZER}/sinks/planted.py",
        "import raveberry_contract",
    ),
    "the server uses the visualizer": (
        "halves",
        f"{SERVER}/planted.py",
        "import raveberry_visualizer",
    ),
    "the visualizer uses the server": (
        "halves",
        f"{VISUALIZER}/planted.py",
        "import raveberry_server",
    ),
    "the contract uses a library": (
        "contract-stands-alone",
        "contract/raveberry_contract/planted.py",
        "import aiohttp",
    ),
    "an import cycle in the integration": (
        "integration-acyclic",
        f"{INTEGRATION}/const.py",
        "from .mqtt_client import RaveberryClient",
    ),
    "the integration uses the server's package": (
        "integration-stands-alone",
        f"{INTEGRATION}/planted.py",
        "import raveberry_contract",
    ),
}


def contract_ids() -> set[str]:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
    return {contract["id"] for contract in tools["importlinter"]["contracts"]}


def linted(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run import-linter on a copy of the packages, which comes first on the path.

    Its cache knows files by their times, so each run parses only what has changed in the copy.
    """
    return subprocess.run(  # noqa: S603 - our own environment
        [
            LINT_IMPORTS,
            f"--cache-dir={tree / 'cache'}",
            "--no-logo",
            f"--config={ROOT / 'pyproject.toml'}",
            *arguments,
        ],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(str(tree / half) for half in HALVES)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tree")
    for half in HALVES:
        shutil.copytree(
            ROOT / "addon" / half, folder / half, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copytree(
        ROOT / INTEGRATION, folder / INTEGRATION, ignore=shutil.ignore_patterns("__pycache__")
    )
    return folder


@contextmanager
def planted_in(tree: Path, file: str, line: str) -> Iterator[Path]:
    """Have a file of one line in the tree inside the block."""
    planted = tree / file
    is_new_package = not planted.parent.exists()
    before = planted.read_bytes() if planted.exists() else None
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(f"{line}\n")
    try:
        yield planted
    finally:
        if is_new_package:
            shutil.rmtree(planted.parent)
        elif before is None:
            planted.unlink()
        else:
            planted.write_bytes(before)


def test_the_directions_hold(tree: Path) -> None:
    done = linted(tree)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("contract", "file", "line"), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_violation_is_noticed(tree: Path, contract: str, file: str, line: str) -> None:
    with planted_in(tree, file, line) as planted:
        done = linted(tree, f"--contract={contract}")
    assert done.returncode == 1, done.stdout
    assert "BROKEN" in done.stdout
    named = planted.parent if planted.name == "__init__.py" else planted
    # For a cycle import-linter names the packages, not the module.
    assert any(name in done.stdout for name in (named.stem, f".{named.parent.name} ->"))


def test_every_rule_has_its_planted_violation() -> None:
    assert {contract for contract, _, _ in PLANTED.values()} == contract_ids()
