"""Suites that run at the same time choose different ports."""

import os
import subprocess
import sys
from collections import deque
from pathlib import Path

import pytest

from tests import ports
from tests.system.support.party_system import ROOT

FEW = range(32_000, 32_010)
"""Ports that no other test chooses."""

ALL_BUT_ONE = f"""
import os, sys
from tests import ports
ports.PORTS, ports._FILE = {FEW!r}, os.open(sys.argv[1], os.O_RDWR)
for _ in ports.PORTS[1:]:
    print(ports.free_port(), flush=True)
sys.stdin.read()
"""


def test_a_port_that_another_suite_has_chosen_is_chosen_after_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locks = tmp_path / "locks"
    monkeypatch.setattr(ports, "PORTS", FEW)
    monkeypatch.setattr(ports, "_KEPT", deque())
    monkeypatch.setattr(ports, "_FILE", os.open(locks, os.O_RDWR | os.O_CREAT))
    with subprocess.Popen(
        [sys.executable, "-c", ALL_BUT_ONE, locks],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        chosen = {int(other.stdout.readline()) for _ in FEW[1:]}
        (left,) = {*FEW} - chosen
        assert ports.free_port() == left
        other.stdin.close()
    assert ports.free_port() in chosen
    os.close(ports._FILE)
