"""Secrets are unreadable for child processes, and keys are kept."""

import inspect
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from raveberry_server.adapters.system import secret_keys
from raveberry_server.adapters.system.secret_keys import KEY_BYTES, signing_key

NOBODY = 65_534
READ = """
import os, subprocess
for file in ("environ", "maps"):
    print(subprocess.run(["cat", f"/proc/{os.getpid()}/{file}"], capture_output=True).stdout)
"""


def said_by(program: str) -> str:
    """Return the output of a program of an unprivileged user with a secret in its environment."""
    user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    return subprocess.run(  # noqa: S603 - of this test
        # Not from a virtual environment, which that user may not be allowed to read.
        [sys._base_executable, "-I", "-c", program],
        env={"PATH": os.environ["PATH"], "RAVEBERRY_HOST_PASSWORD": "a-secret"},
        capture_output=True,
        text=True,
        check=True,
        cwd="/",
        **user,
    ).stdout


def test_children_cannot_inspect_a_protected_process() -> None:
    number = secret_keys._SET_DUMPABLE
    source = inspect.getsource(secret_keys.forbid_inspection)
    said = said_by(
        f"import ctypes\n_SET_DUMPABLE = {number}\n{source}\nforbid_inspection()\n{READ}"
    )
    assert said.splitlines() == ["b''", "b''"]


def test_children_can_inspect_an_unprotected_process() -> None:
    assert "a-secret" in said_by(READ)


@contextmanager
def an_ordinary_user() -> Iterator[None]:
    """Leave the rights of root inside the block."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_signing_key_is_kept_and_private(tmp_path: Path) -> None:
    path = tmp_path / "signing.key"
    key = signing_key(path)
    assert len(key) == KEY_BYTES
    assert signing_key(path) == key
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"x", bytes(KEY_BYTES - 1), bytes(KEY_BYTES + 1)])
def test_a_damaged_key_is_replaced(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "signing.key"
    path.write_bytes(content)
    key = signing_key(path)
    assert key != content
    assert signing_key(path) == key


def test_a_key_that_cannot_be_kept_holds_until_the_end(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert len(signing_key(tmp_path / "away" / "signing.key")) == KEY_BYTES
    assert "cannot be kept" in caplog.text


def test_a_key_of_another_user_stays_and_is_reported(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "signing.key"
    copied = bytes(range(KEY_BYTES))
    path.write_bytes(copied)
    path.chmod(0)
    with an_ordinary_user():
        key = signing_key(path)
        assert signing_key(path) != key
    path.chmod(0o600)
    assert path.read_bytes() == copied
    assert f"{path} cannot be read" in caplog.text
