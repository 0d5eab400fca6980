"""Packages are installed as root or through sudo, or a person reads what to do."""

import os
from pathlib import Path

import debian
import pytest


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An ordinary user without a terminal, who has only what a test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(debian, "SYSTEM_PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(debian, "_has_terminal", lambda: False)
    return tmp_path


def program(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{text}\n")
    (folder / name).chmod(0o755)


@pytest.mark.usefixtures("path")
def test_nothing_missing_needs_nobody() -> None:
    debian.install([])
    assert not debian.installation().is_due()


@pytest.mark.usefixtures("path")
def test_without_sudo_the_command_for_root_is_named() -> None:
    with pytest.raises(debian.PackagesError, match=r"no sudo.*apt-get install .*mpd s6"):
        debian.install(["s6", "mpd"])


def test_sudo_that_asks_for_a_password_needs_a_terminal(path: Path) -> None:
    program(path, "sudo", "exit 1")
    with pytest.raises(debian.PackagesError, match=r"password.*no terminal.*apt-get install .*mpd"):
        debian.install(["mpd"])


def test_sudo_may_ask_at_a_terminal(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(path, "sudo", f'[ "$1" = -n ] && exit 1; echo "$@" >>{path}/calls')
    monkeypatch.setattr(debian, "_has_terminal", lambda: True)
    debian.install(["mpd"])
    assert "install -q -y --no-install-recommends mpd" in (path / "calls").read_text()


def test_sudo_without_a_password_needs_no_terminal(path: Path) -> None:
    program(path, "sudo", f'echo "$@" >>{path}/calls')
    debian.install(["mpd"])
    assert "apt-get" in (path / "calls").read_text()


def test_a_failure_of_apt_names_the_command(path: Path) -> None:
    program(path, "sudo", '[ "$1" = -n ] || { echo "no space left"; exit 100; }')
    with pytest.raises(debian.PackagesError, match="run as root: apt-get install"):
        debian.install(["mpd"])


def test_a_program_below_sbin_is_found(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (path / "sbin").mkdir()
    program(path / "sbin", "mosquitto", "")
    monkeypatch.setattr(debian, "SYSTEM_PATH", str(path / "sbin"))
    assert debian.missing({"mosquitto": "mosquitto", "mpd": "mpd"}) == ["mpd"]
