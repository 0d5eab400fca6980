"""The scripts for a real Home Assistant: its start, its end, and the suite for the newest one."""

import os
import platform
import re
import socket
import subprocess
import sys
import threading
import time
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


SLOW_END = """
import ctypes, os, signal, socket, sys, threading

listener = socket.create_server(("127.0.0.1", int(sys.argv[2])))

def hold_port():
    sys.stdin.read()
    os._exit(0)

def end_first_thread(*_):
    # Its command line is gone, as that of a process whose memory is freed.
    ctypes.CDLL(None).syscall({"x86_64": 60, "aarch64": 93}[os.uname().machine], 0)

signal.signal(signal.SIGTERM, end_first_thread)
threading.Thread(target=hold_port).start()
print("ready", flush=True)
while True:
    signal.pause()
"""


@pytest.mark.skipif(platform.machine() not in ("x86_64", "aarch64"), reason="numbers of exit(2)")
def test_after_a_stop_the_port_is_free(tmp_path: Path) -> None:
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-c", SLOW_END, str(tmp_path), str(port)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        (tmp_path / "pid").write_text(f"{process.pid}\n")
        stopping = threading.Thread(target=home_assistant.stop, args=(tmp_path,))
        stopping.start()
        while home_assistant._running(tmp_path) is not None:
            time.sleep(0.02)
        # A stop that does not await the end returns within this second.
        stopping.join(1)
        assert stopping.is_alive()
        process.stdin.close()
        stopping.join()
        socket.create_server(("127.0.0.1", port)).close()


def test_one_that_does_not_run_is_stopped_already(tmp_path: Path) -> None:
    home_assistant.stop(tmp_path)
    (tmp_path / "pid").write_text(f"{os.getpid()}\n")
    home_assistant.stop(tmp_path)


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
