"""The copy of the suite for the newest Home Assistant holds every file that its tests read."""

import re
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from tests.architecture.tree import ROOT

FILE_THAT_IS_READ = re.compile(r"(?:ROOT|parents\[[23]\]) / \"([^\"]+)\"")
MODULE_THAT_IS_IMPORTED = re.compile(r"^from (tests\.[\w.]+) import", re.MULTILINE)


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, with a folder of its own for the copy."""
    loader = SourceFileLoader("newest", str(ROOT / "scripts" / "test-newest-home-assistant"))
    spec = spec_from_loader(loader.name, loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    monkeypatch.setattr(module, "TREE", tmp_path)
    return module


def test_the_copy_holds_every_file_that_a_test_reads(script: ModuleType) -> None:
    script._copy_suite()
    copy = script.TREE / "suite"
    texts = [test.read_text() for test in (copy / "tests" / "homeassistant").rglob("*.py")]
    files = {name for text in texts for name in FILE_THAT_IS_READ.findall(text)}
    modules = {name for text in texts for name in MODULE_THAT_IS_IMPORTED.findall(text)}
    files |= {f"{name.replace('.', '/')}.py" for name in modules}
    assert {"hacs.json", "tests/ports.py"} <= files
    assert [name for name in sorted(files) if not (copy / name).exists()] == []
