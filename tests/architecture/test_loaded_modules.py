"""Server and visualizer load no module that an idle party does not need (bench/weight.md).

They run without docstrings and assertions, so nothing at run time depends on these.
"""

import ast
import subprocess
import sys

import pytest

from tests.architecture.tree import ROOT, project_files

SERVICES = {
    "raveberry_server.app": (
        *("importlib.metadata", "multiprocessing", "nats", "numpy", "statistics", "unittest"),
        *("raveberry_contract.asyncapi", "raveberry_contract.json_schema"),
        *("raveberry_contract.openapi", "raveberry_server.cli", "raveberry_server.gateway"),
    ),
    "raveberry_visualizer.app": (
        *("asyncio", "email", "hashlib", "hmac", "http", "importlib.metadata", "numpy.random"),
        *("raveberry_contract.commands", "raveberry_contract.json_schema", "secrets", "shutil"),
        *("sqlite3", "ssl", "statistics", "unittest", "urllib.request"),
    ),
}
LIBRARIES = {"raveberry_server.app": (), "raveberry_visualizer.app": ("libcrypto", "libssl")}
PROGRAM = """
import sys
import {}
print(*sys.modules)
print(open("/proc/self/maps").read())
"""
GENERATORS = {f"addon/contract/raveberry_contract/{name}.py" for name in ("json_schema", "openapi")}
"""They run in scripts/contract, with docstrings."""


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_loads_no_module_that_it_does_not_need(service: str) -> None:
    done = subprocess.run(  # noqa: S603 - the program above
        [sys.executable, "-OO", "-c", PROGRAM.format(service)],
        capture_output=True,
        check=True,
        text=True,
    )
    modules, _, maps = done.stdout.partition("\n")
    assert service in modules.split()
    assert not {*SERVICES[service]} & {*modules.split()}
    assert not [name for name in LIBRARIES[service] if name in maps]


def test_no_service_reads_a_docstring() -> None:
    readers = {
        path.as_posix()
        for path in project_files()
        if path.parts[0] == "addon" and path.suffix == ".py" and "jobs" not in path.parts
        for node in ast.walk(ast.parse((ROOT / path).read_text()))
        if (isinstance(node, ast.Attribute) and node.attr == "__doc__")
        or (isinstance(node, ast.Name) and node.id == "getdoc")
    }
    assert readers == GENERATORS


@pytest.mark.parametrize("name", ["server", "visualizer"])
def test_a_service_runs_without_docstrings_and_assertions(name: str) -> None:
    run = (ROOT / f"addon/services/{name}/run").read_text()
    assert f'"$RAVEBERRY_PYTHON" -OO -m raveberry_{name} ' in run
