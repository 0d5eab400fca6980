"""The scripts for a real Home Assistant: why it did not start, and the suite for the newest one."""

import re
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import aiohttp
import pytest

from scripts import home_assistant
from tests.architecture.tree import ROOT
from tests.ports import free_port

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


@pytest.fixture
def ended() -> subprocess.Popen[bytes]:
    """A process that has exited."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process


async def test_an_end_at_the_start_is_explained_with_the_end_of_its_log(
    tmp_path: Path, ended: subprocess.Popen[bytes]
) -> None:
    log = tmp_path / "current"
    log.write_text("".join(f"line {number}\n" for number in range(100)))
    (tmp_path / "stderr").write_text("Traceback\nOSError: address in use\n")
    async with aiohttp.ClientSession() as session:
        with pytest.raises(home_assistant.HomeAssistantError) as raised:
            await home_assistant._answering(session, f"http://127.0.0.1:{free_port()}", ended, log)
    said = str(raised.value)
    assert "Home Assistant has ended" in said
    assert "line 99" in said
    assert "line 80" not in said
    assert "address in use" in said
