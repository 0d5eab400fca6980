"""A child of an unprivileged user cannot read its parent's secrets."""

import os
import subprocess
import sys
from pathlib import Path

from raveberry_server.adapters import inspection

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


def test_children_can_read_nothing_once_inspection_is_forbidden() -> None:
    source = Path(inspection.__file__).read_text()
    said = said_by(f"{source}\nforbid_inspection()\n{READ}")
    assert said.splitlines() == ["b''", "b''"]


def test_without_that_they_could() -> None:
    assert "a-secret" in said_by(READ)
