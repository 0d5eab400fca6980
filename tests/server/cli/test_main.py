"""The `raveberry` command, run from a shell."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from raveberry_server.translations.catalogue import Catalogue

from tests.ports import free_port

ROOT = Path(__file__).parents[3]
RAVEBERRY = Path(sys.executable).with_name("raveberry")


def said(tmp_path: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    places = {
        "RAVEBERRY_RUNTIME": str(tmp_path / "run"),
        "RAVEBERRY_DATA": str(tmp_path / "data"),
        "PATH": os.environ["PATH"],
    }
    return subprocess.run(  # noqa: S603 - our own command
        [RAVEBERRY, *arguments],
        env=places | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_version_is_that_of_the_package(tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "addon" / "pyproject.toml").read_text())["project"]
    assert said(tmp_path, "--version").stdout == f"{project['version']}\n"


def test_services_are_laid_out_and_their_folder_is_told(tmp_path: Path) -> None:
    done = said(tmp_path, "services")
    assert done.returncode == 0
    assert "  start: Sound: " in done.stderr
    assert Path(done.stdout.strip()) == tmp_path / "run" / "services"
    assert (tmp_path / "run" / "services" / "server" / "run").exists()


def test_an_invalid_option_is_reported_in_one_line(tmp_path: Path) -> None:
    done = said(tmp_path, "services", RAVEBERRY_GUEST_PORT="many")
    assert done.returncode == 1
    assert done.stderr == (
        "raveberry: RAVEBERRY_GUEST_PORT: a port from 1 to 65535 is expected, not 'many'\n"
    )


@pytest.mark.parametrize("locale", [{"LANG": "de_DE.UTF-8"}, {"LANG": "C", "LC_ALL": "de_AT"}])
def test_a_german_terminal_gets_german(tmp_path: Path, locale: dict[str, str]) -> None:
    done = said(tmp_path, "services", RAVEBERRY_GUEST_PORT="many", **locale)
    assert done.stderr == (
        "raveberry: RAVEBERRY_GUEST_PORT: erwartet wird ein Port von 1 bis 65535, nicht 'many'\n"
    )
    assert "dem laufenden Server einen Befehl geben" in said(tmp_path, "--help", **locale).stdout
    assert "Der Server läuft nicht" in said(tmp_path, "state", **locale).stderr


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("backup",), "raveberry backup: Fehler: Es fehlt: FILE"),
        (("state", "now"), "raveberry: Fehler: unbekannte Argumente: now"),
        (("doctor", "--json=1"), "Argument --json: nimmt keinen Wert, angegeben ist '1'"),
        (("command", "vote", "e1"), "Argument KEY=VALUE: Erwartet wird KEY=VALUE, nicht 'e1'"),
        (("library", "export", "--since"), "Argument --since: braucht einen Wert"),
    ],
)
def test_a_german_terminal_gets_german_for_wrong_arguments(
    tmp_path: Path, arguments: Sequence[str], error: str
) -> None:
    done = said(tmp_path, *arguments, LANG="de_DE.UTF-8")
    assert done.returncode == 2
    assert error in done.stderr
    assert done.stderr.startswith("Aufruf: raveberry ")


def test_a_german_terminal_gets_german_for_an_unknown_command(tmp_path: Path) -> None:
    done = said(tmp_path, "skipp", LANG="de_DE.UTF-8")
    assert "'skipp' gibt es nicht (möglich: doctor, library, " in done.stderr


@pytest.mark.parametrize("arguments", [("--help",), ("doctor", "-h"), ("library", "stats", "-h")])
def test_german_help_has_german_headings(tmp_path: Path, arguments: Sequence[str]) -> None:
    shown = said(tmp_path, *arguments, LANG="de_DE.UTF-8").stdout
    assert shown.startswith("Aufruf: raveberry ")
    assert "\nOptionen:\n" in shown
    assert "diese Hilfe anzeigen" in shown
    assert "show" not in shown


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX", "xx_XX.UTF-8", "../de", "english"])
def test_any_other_terminal_gets_english(tmp_path: Path, locale: str) -> None:
    assert "the server does not run" in said(tmp_path, "state", LANG=locale).stderr


@pytest.mark.parametrize(
    "command", [("state",), ("health",), ("command", "skip"), ("command", "vote", "value=1")]
)
def test_commands_that_need_a_server_report_its_absence(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    done = said(tmp_path, *command)
    assert done.returncode == 1
    assert "the server does not run" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("argument", ["value", "=1", ""])
def test_an_argument_without_a_name_is_refused(tmp_path: Path, argument: str) -> None:
    done = said(tmp_path, "command", "vote", argument)
    assert done.returncode == 2
    assert "KEY=VALUE is expected" in done.stderr


def test_doctor_reports_the_same_as_text_and_json(tmp_path: Path) -> None:
    environment = {
        "RAVEBERRY_MUSIC": str(tmp_path / "none"),
        "RAVEBERRY_OUTPUT": "null",
        "RAVEBERRY_GUEST_PORT": str(free_port()),
        "RAVEBERRY_HOST_PORT": str(free_port()),
        "RAVEBERRY_MQTT_PORT": str(free_port()),
    }
    for_people = said(tmp_path, "doctor", **environment)
    for_programs = said(tmp_path, "doctor", "--json", **environment)
    assert for_people.returncode == for_programs.returncode == 1
    told = json.loads(for_programs.stdout)
    assert told["ok"] is False
    bad = [finding for finding in told["findings"] if finding["verdict"] == "bad"]
    assert [finding["part"] for finding in bad] == ["music"]
    assert bad[0]["mend"].startswith("make it")
    assert (bad[0]["code"], bad[0]["mend_code"]) == ("music_folder_absent", "make_folder")
    for finding in told["findings"]:
        if finding["part"] == "disk":
            continue  # other processes write to it between the two calls
        assert finding["text"] in for_people.stdout
        assert (finding["mend"] or "") in for_people.stdout


def test_doctor_says_nothing_in_english_to_a_german_terminal(tmp_path: Path) -> None:
    environment = {"RAVEBERRY_MUSIC": str(tmp_path / "none"), "RAVEBERRY_OUTPUT": "null"}
    german = said(tmp_path, "doctor", LANG="de_DE.UTF-8", **environment).stdout
    findings = json.loads(said(tmp_path, "doctor", "--json", **environment).stdout)["findings"]
    catalogue = Catalogue("de")
    for finding in findings:
        if finding["part"] != "disk":  # other processes write to it between the two calls
            assert catalogue.text(finding["code"], finding["params"]) in german
    assert f"Fehler   Musik     {tmp_path}/none ist nicht da\n" in german
    assert f"{' ' * 19}Abhilfe: Lege ihn an" in german


def test_doctor_changes_nothing(tmp_path: Path) -> None:
    said(tmp_path, "doctor")
    assert not list(tmp_path.iterdir())
