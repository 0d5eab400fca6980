"""The image without a Supervisor, with the fewest privileges that it needs.

Part of scripts/test --long.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts import debian
from tests.system.image.test_image import (
    LIMITS,
    RUN_DIR,
    TAG,
    Container,
    folder,
    found,
    image,
    is_heard,
    music,
    podman,
)
from tests.system.support.party_system import ROOT, until

__all__ = ["folder", "image", "music"]  # fixtures

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(600)]

LOCKED = (
    *("--read-only", "--cap-drop=all", "--security-opt=no-new-privileges"),
    # As Docker mounts them: programs on them cannot be executed.
    *("--tmpfs=/run:noexec", "--tmpfs=/tmp:noexec"),
)
CAPABILITIES = ("CHOWN", "DAC_OVERRIDE", "KILL", "SETGID", "SETUID")
"""The capabilities of a container that starts as root, as listed in docs/container.md."""

USER = 4711
"""A user id without a name in the image."""


@contextmanager
def started(image: str, folder: Path, music: Path, *options: str) -> Iterator[Container]:
    """Run a container with its data in a new volume inside the block."""
    container = Container(name=folder.name)
    podman(
        *("run", "--detach", "--name", container.name, *LIMITS, "--network=host"),
        *(f"--volume={container.name}:/data", f"--volume={music}:/media:ro"),
        *(f"--env={name}" for name in variables(container)),
        *options,
        image,
    )
    try:
        until(container.is_served, within_s=30, what="the container serves")
        yield container
    finally:
        sys.stdout.write(podman("logs", container.name).stdout)
        podman("rm", "--force", "--time", "0", container.name)
        podman("volume", "rm", container.name)


def variables(container: Container) -> Sequence[str]:
    return (
        f"RAVEBERRY_GUEST_PORT={container.guest_port}",
        f"RAVEBERRY_HOST_PORT={container.host_port}",
        f"RAVEBERRY_MQTT_PORT={container.mqtt_port}",
    )


def expect_music(container: Container) -> None:
    until(lambda: found(container), within_s=20, what="the song is found")
    container.guest().done("enqueue", query="Long Tone")
    until(lambda: container.title() == "Long Tone", within_s=10, what="the song plays")
    before_s = container.position_s()
    until(lambda: container.position_s() > before_s + 1, within_s=10, what="the music goes on")


@pytest.mark.parametrize(
    ("options", "user"),
    [
        pytest.param((f"--user={USER}:{USER}",), USER, id="a user without capabilities"),
        pytest.param(
            tuple(f"--cap-add={name}" for name in CAPABILITIES), None, id="root with what is named"
        ),
    ],
)
def test_a_locked_container_plays_heals_and_stops(
    image: str, folder: Path, music: Path, options: Sequence[str], user: int | None
) -> None:
    with started(image, folder, music, *LOCKED, *options) as container:
        expect_music(container)
        assert container.inside("raveberry", "health")
        podman("healthcheck", "run", container.name)
        for service in ("broker", "mpd", "server", "visualizer"):
            dead = container.pid(service)
            owner = container.inside("stat", "-c", "%u", f"/proc/{dead}")
            assert owner == str(user or container.inside("id", "-u", "raveberry"))
            container.inside("s6-svc", "-k", f"/run/raveberry/services/{service}")
            until(
                lambda service=service, dead=dead: container.pid(service) not in {0, dead},
                within_s=5,
                what=f"{service} is back",
            )
        until(container.is_served, within_s=10, what="it serves again")
        stopping_s = time.monotonic()
        podman("stop", "--time", "30", container.name)
        assert time.monotonic() - stopping_s < 8, "SIGTERM did not end it in time"
        exit_code = podman("inspect", "--format", "{{.State.ExitCode}}", container.name).stdout
        assert exit_code.strip() == "0"


def test_a_backup_is_restored_over_a_database_of_a_newer_version(
    image: str, folder: Path, music: Path
) -> None:
    with started(image, folder, music) as container:
        expect_music(container)
        guest = container.guest()
        guest.done("set_profile", name="Ann")
        # Guests who have not taken part are not stored.
        guest.done("vote", entry=playing_entry(container), value=1)
        container.inside("raveberry", "backup", "/data/party.tar.gz")
        container.inside("/opt/raveberry/.venv/bin/python", "-c", _MADE_NEWER)
        container.inside("s6-svc", "-k", "/run/raveberry/services/server")
        until(lambda: "schema 999" in refusal(container), within_s=20, what="it is refused")
        assert "restore a backup" in refusal(container)
        restored = container.inside("raveberry", "restore", "/data/party.tar.gz")
        assert "Restored" in restored
        until(container.is_served, within_s=20, what="the party is back")
        assert "Ann" in str(guest.state()["me"])
        until(lambda: container.title() == "Long Tone", within_s=10, what="its song plays again")


def playing_entry(container: Container) -> str:
    entry = container.player()["entry"]
    assert isinstance(entry, dict)
    return str(entry["id"])


_MADE_NEWER = (
    "import sqlite3; database = sqlite3.connect('/data/party.db');"
    "database.execute('PRAGMA user_version = 999')"
)


def refusal(container: Container) -> str:
    """Return the text with which the host's endpoint refuses to serve, or nothing."""
    try:
        answer = container.host().ask("GET", "/api/v1/state")
    except OSError:
        return ""
    return str(answer.json.get("detail", "")) if answer.status == 503 else ""


def test_a_data_folder_of_another_user_is_reported(image: str, folder: Path) -> None:
    data = folder / "data"
    data.mkdir(mode=0o755)
    done = subprocess.run(
        [
            *("podman", "--runtime", "/usr/sbin/runc", "run", "--rm", *LIMITS, "--network=host"),
            *(f"--user={USER}:{USER}", f"--volume={data}:/data", image),
        ],
        env={**os.environ, "CONTAINERS_STORAGE_CONF": str(RUN_DIR / "image/storage.conf")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert f"/data cannot be written by user {USER}" in done.stdout


@pytest.fixture
def desktop(folder: Path) -> Iterator[Path]:
    """Run a desktop's sound server, which serves only its own user; yield its folder."""
    shared = folder / "audio"
    shared.mkdir()
    os.chown(shared, USER, USER)
    script = folder / "sound.pa"
    script.write_text(
        f"load-module module-native-protocol-unix socket={shared}/pulse.sock\n"
        "load-module module-null-sink sink_name=party rate=44100 format=s16le channels=2\n"
        "set-default-sink party\n"
    )
    folder.chmod(0o755)
    daemon = subprocess.Popen(
        [
            *("setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "pulseaudio"),
            *("-n", "-F", script, "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
        ],
        env={"PATH": debian.SYSTEM_PATH, "HOME": str(shared), "XDG_RUNTIME_DIR": str(shared)},
        stderr=subprocess.DEVNULL,
    )
    until((shared / "pulse.sock").exists, within_s=10, what="the sound server listens")
    yield shared
    daemon.terminate()
    daemon.wait(5)


def compose(container: Container, *arguments: str, **environment: str) -> None:
    """Run podman-compose on the files of the repository."""
    subprocess.run(
        [
            *("podman-compose", "--podman-args=--runtime /usr/sbin/runc"),
            f"--podman-run-args={' '.join(LIMITS)}",
            *("--project-name", container.name.removesuffix("_party_1")),
            *("--file", ROOT / "compose.yaml"),
            *("--file", ROOT / "compose/pulse.yaml", *arguments),
        ],
        env={
            **os.environ,
            **dict(variable.split("=") for variable in variables(container)),
            **environment,
            "CONTAINERS_STORAGE_CONF": str(RUN_DIR / "image/storage.conf"),
        },
        check=True,
    )


@pytest.mark.usefixtures("image")
def test_compose_starts_a_party_that_the_sound_server_of_a_desktop_hears(
    folder: Path, music: Path, desktop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    debian.install(debian.missing({"podman-compose": "podman-compose"}))
    monkeypatch.setenv("PULSE_COOKIE", str(desktop / ".config/pulse/cookie"))
    podman("tag", TAG, "localhost/raveberry:latest")
    container = Container(name=f"{folder.name}_party_1")
    chosen = {
        "MUSIC": str(music),
        "PARTY_USER": f"{USER}:{USER}",
        "PULSE_SOCKET": str(desktop / "pulse.sock"),
    }
    compose(container, "up", "--detach", "--no-build", **chosen)
    try:
        until(container.is_served, within_s=30, what="the container serves")
        expect_music(container)
        assert is_heard(desktop), "nothing arrives at the sound server"
    finally:
        sys.stdout.write(podman("logs", container.name).stdout)
        compose(container, "down", "--volumes", "--timeout", "5", **chosen)
    assert container.name not in podman("ps", "--all", "--format", "{{.Names}}").stdout
