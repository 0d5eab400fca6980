"""Only one server uses a data folder."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from raveberry_server.adapters.persistence.data_lock import DataLock
from raveberry_server.application.errors import StoreError

HOLDER = """
import sys, time
from pathlib import Path
from raveberry_server.adapters.persistence.data_lock import DataLock
with DataLock(data=Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_is_refused_with_the_holders_id(tmp_path: Path) -> None:
    with DataLock(data=tmp_path):
        for _ in range(2):
            with pytest.raises(StoreError, match=rf"process {os.getpid()}\).*RAVEBERRY_DATA"):
                DataLock(data=tmp_path).__enter__()
    with DataLock(data=tmp_path):
        pass


def test_it_dies_with_its_process(tmp_path: Path) -> None:
    with subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(StoreError, match=rf"process {holder.pid}\)"):
            DataLock(data=tmp_path).__enter__()
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        with DataLock(data=tmp_path):
            pass


def test_the_folder_is_made(tmp_path: Path) -> None:
    with DataLock(data=tmp_path / "not" / "yet"):
        assert (tmp_path / "not" / "yet").is_dir()


def test_an_impossible_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be written"):
        DataLock(data=tmp_path / "file").__enter__()


def test_leaving_what_was_never_entered_is_harmless(tmp_path: Path) -> None:
    DataLock(data=tmp_path).__exit__(None, None, None)
