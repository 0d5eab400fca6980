"""Make the fixture of a release.

Run ``.venv/bin/python -m tests.system.support.release_fixture 0.1.0 COMMIT``.

The server of that commit runs a small party with a real MPD. The fixture consists of its data
folder, options of the add-on, and the state and options that this server reports.
"""

import argparse
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from tests.system.promises.crowd import Json
from tests.system.support.party_system import ROOT, System, a_system, until

FOLDER: Final = ROOT / "tests" / "fixtures" / "releases"
TITLES: Final = ("Amber", "Birch", "Cedar", "Dogwood", "Elm", "Fir")
NAMES: Final = ("Ann", "Ben", "Cem")
SETTINGS: Final = {"autoplay": False, "max_waiting_per_guest": 7, "crossfade_s": 3}
KEPT: Final = ("party.db", "signing.key", "lights.json")
OPTIONS: Final = {
    "music": ["/media", "/share/music"],
    "sources": ["local", "radio"],
    "cache_mb": 900,
    "guest_url": "http://192.0.2.7:8080",
    "node": "garden",
    "output": "null",
    "audio_source": "synthetic",
    "mqtt_host": "192.0.2.8",
    "mqtt_port": 1884,
    "mqtt_username": "party",
    "mqtt_password": "not a secret",
    "trusted_proxies": ["192.0.2.9"],
    "log_level": "warning",
    "lights": [{"id": "strip", "kind": "ddp", "host": "192.0.2.10", "pixels": 60}],
}
READ_OPTIONS: Final = """
import json, sys
from dataclasses import fields
from pathlib import Path
from raveberry_server.options import load
options = load({"SUPERVISOR_TOKEN": "-"}, addon_options=Path(sys.argv[1]))
print(json.dumps({field.name: str(getattr(options, field.name)) for field in fields(options)}))
"""


def main() -> None:
    """Check out the commit, run the party and write the fixture."""
    parser = argparse.ArgumentParser()
    parser.add_argument("version")
    parser.add_argument("commit")
    chosen = parser.parse_args()
    target = FOLDER / chosen.version
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    with checked_out(chosen.commit) as tree, a_system(held_back=("server", "visualizer")) as system:
        path = f"{tree}/addon/server:{tree}/addon/contract"
        options = target / "options.json"
        options.write_text(json.dumps(OPTIONS, indent=2) + "\n")
        read = [sys.executable, "-c", READ_OPTIONS, options]
        said = subprocess.check_output(read, env={"PYTHONPATH": path}, text=True)
        for title in TITLES:
            system.add_tone(title, length_s=200)
        with system.running(), a_server(system, path):
            shown = a_party(system)
        keep(system.folder / "data", target / "data")
    meaning = {name: text for name, text in json.loads(said).items() if name in OPTIONS}
    expected = {**shown, "options": meaning}
    (target / "expected.json").write_text(json.dumps(expected, indent=2, sort_keys=True) + "\n")


@contextmanager
def checked_out(commit: str) -> Iterator[Path]:
    """Extract the add-on of a commit into a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="release-") as folder:
        archive = subprocess.check_output(["git", "archive", commit, "addon"], cwd=ROOT)
        subprocess.run(["tar", "-x", "-C", folder], input=archive, check=True)
        yield Path(folder)


@contextmanager
def a_server(system: System, path: str) -> Iterator[None]:
    """Run the server of another version in place of the current one."""
    until(lambda: system.mpd_if_there("status"), within_s=20, what="MPD runs")
    program = f". {system.folder}/environment; exec {sys.executable} -m raveberry_server"
    server = subprocess.Popen(
        ["sh", "-c", program], env={**system.environment, "PYTHONPATH": path}, cwd=system.folder
    )
    try:
        system.wait_until_served()
        yield
    finally:
        server.terminate()
        server.wait(20)


def a_party(system: System) -> Mapping[str, Any]:
    """Run a party with requests, votes, a skipped song and a playing one; return its state."""
    host, guests = system.host(), {name: system.guest() for name in NAMES}
    for name, value in SETTINGS.items():
        host.done("set_setting", name=name, value=value)
    for title in TITLES:
        until(
            lambda title=title: host.ask("GET", f"/api/v1/search?q={title}").json["hits"],
            within_s=30,
            what=f"{title} is known",
        )
    for number, title in enumerate(TITLES):
        name = NAMES[number % len(NAMES)]
        if number < len(NAMES):
            guests[name].done("set_profile", name=name)
        guests[name].done("enqueue", query=title)
    until(lambda: playing(host.state()), within_s=20, what="it plays")
    first = playing(host.state())
    host.done("skip")
    until(lambda: playing(host.state()) not in {None, first}, within_s=20, what="the next plays")
    entries: Any = host.state()["queue"]
    for guest in guests.values():
        guest.done("vote", entry=entries["entries"][-1]["id"], value=1)
    guests["Ann"].done("vote", entry=entries["entries"][0]["id"], value=0)
    state: Any = host.state()
    return {
        "cookies": {name: guest.cookie for name, guest in guests.items()},
        "party": seen(state),
        "settings": state["settings"],
        "votes": {name: votes(guest.state()) for name, guest in guests.items()},
        "names": {name: me_name(guest.state()) for name, guest in guests.items()},
        "played": [first],
    }


def seen(state: Json) -> Mapping[str, Any]:
    """Return the state that later versions must keep: current song, queue and votes."""
    return {
        "playing": playing(state),
        "queue": [
            [entry["id"], entry["song"]["title"], entry["requested_by"]["name"], entry["up"]]
            for entry in state["queue"]["entries"]
        ],
    }


def playing(state: Json) -> str | None:
    """Return the title of the current song."""
    entry = state["player"]["entry"]
    return entry and str(entry["song"]["title"])


def votes(state: Json) -> Mapping[str, int]:
    """Return a guest's votes by entry."""
    return dict(state["me"]["votes"])


def me_name(state: Json) -> str:
    """Return a guest's name."""
    return str(state["me"]["name"])


def keep(data: Path, target: Path) -> None:
    """Copy the files that a backup contains, with the database compacted into one file."""
    target.mkdir()
    for name in KEPT:
        if (data / name).exists():
            shutil.copyfile(data / name, target / name)
    with closing(sqlite3.connect(data / "party.db", isolation_level=None)) as connection:
        (target / "party.db").unlink()
        connection.execute("VACUUM INTO ?", (str(target / "party.db"),))


if __name__ == "__main__":
    main()
