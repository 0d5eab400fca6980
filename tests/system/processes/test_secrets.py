"""Only the server and the visualizer can read a secret in their environment."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest

from tests.fakes.sources.music_services import Services, served_music
from tests.system.support.party_system import System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(240)]

SECRETS: Final = {
    "RAVEBERRY_MQTT_USERNAME": "secret-name-at-the-broker",
    "RAVEBERRY_MQTT_PASSWORD": "secret-of-the-broker",
    "HASSIO_TOKEN": "secret-of-the-supervisor",
}
CHILDREN: Final = ("scan_library", "stream_relay", "watch_folders", "ytdlp_lookup")


@pytest.fixture(scope="module")
def system() -> Iterator[System]:
    variables = {**SECRETS, "RAVEBERRY_SOURCES": "local,online,radio"}
    with a_system(variables=variables) as system, system.running():
        system.wait_until_served()
        yield system


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    sound = tmp_path / "sound.mp3"
    source = ("-f", "lavfi", "-i", "sine=frequency=440:duration=60", "-b:a", "64k")
    subprocess.run(["ffmpeg", "-v", "error", "-nostdin", *source, sound], check=True)
    with served_music(sound) as services:
        yield services


def environments(pid: int) -> Iterator[tuple[str, bytes]]:
    """Yield the command line and environment of each descendant of a process."""
    for thread in Path(f"/proc/{pid}/task").iterdir():
        with suppress(OSError):
            for child in map(int, (thread / "children").read_text().split()):
                with suppress(OSError):
                    folder = Path(f"/proc/{child}")
                    command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                    yield command, (folder / "environ").read_bytes()
                    yield from environments(child)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root sees the children of the server")
def test_children_of_the_server_have_no_secrets(system: System, services: Services) -> None:
    host, guest = system.host(), system.guest()
    host.done("set_setting", name="allowed_private_hosts", value=[services.host])
    host.done("set_setting", name="autoplay", value=False)
    host.done("set_setting", name="backup_stream", value=services.url("/media/radio"))
    system.add_tone("Amber", length_s=5)
    met: dict[str, bytes] = {}

    def have_met_all() -> bool:
        host.command("scan_library")
        guest.command("search", q="Amber", sources=["online"])
        met.update(
            (command, variables)
            for command, variables in environments(system.pid("server"))
            # Between fork and exec a child still is the server.
            if "raveberry_server.jobs" in command or "python" not in command
        )
        return all(any(f".{name}" in command for command in met) for name in CHILDREN)

    until(have_met_all, within_s=60, what=f"{CHILDREN} run")
    for service in ("mpd", "sound", "broker"):
        met[service] = Path(f"/proc/{system.pid(service)}/environ").read_bytes()
    assert all(b"PATH=" in variables for variables in met.values())
    found = {command: secrets_in(variables) for command, variables in met.items()}
    assert not {command: names for command, names in found.items() if names}
    server = Path(f"/proc/{system.pid('server')}/environ").read_bytes()
    assert secrets_in(server) == list(SECRETS), "this way they would be found"


def secrets_in(variables: bytes) -> list[str]:
    return [name for name, secret in SECRETS.items() if secret.encode() in variables]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look into every process")
@pytest.mark.parametrize("service", ["server", "visualizer"])
@pytest.mark.parametrize("file", ["environ", "maps", "mem"])
def test_processes_of_the_same_user_cannot_inspect_the_server(
    system: System, service: str, file: str
) -> None:
    assert b"PATH=" in Path(f"/proc/{system.pid('mpd')}/environ").read_bytes()
    with pytest.raises(PermissionError):
        Path(f"/proc/{system.pid(service)}/{file}").read_bytes()


def test_the_doctor_still_knows_the_ports_of_its_party(system: System) -> None:
    said = system.shell("doctor").stdout
    assert f"{system.guest_port} is held by this party" in said
    assert "is taken by" not in said
