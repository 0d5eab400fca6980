"""The image of the add-on, built and started; part of scripts/test --long."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.containers import LIMITS, RUN_DIR, TAG, built_image, podman
from tests.ports import free_port
from tests.supervisor.network import network
from tests.supervisor.rig import Visitor
from tests.system.support.party_system import Browser, until

__all__ = ["LIMITS", "RUN_DIR", "TAG", "podman"]  # for other tests that start the image

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def image() -> str:
    return built_image()


@pytest.fixture
def folder() -> Iterator[Path]:
    # The paths of Unix sockets are limited in length, so their folder is close to the root.
    made = Path(tempfile.mkdtemp(prefix="rvb-"))
    yield made
    shutil.rmtree(made)


@pytest.fixture
def music(folder: Path) -> Path:
    songs = folder / "music"
    songs.mkdir()
    subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=frequency=440:duration=180",
         "-metadata", "title=Long Tone", "-metadata", "artist=Tones", songs / "tone.flac"],
        check=True,
    )  # fmt: skip
    return songs


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A running container and its ports on this machine."""

    name: str
    guest_port: int = field(default_factory=free_port)
    host_port: int = field(default_factory=free_port)
    mqtt_port: int = field(default_factory=free_port)

    def inside(self, *command: str) -> str:
        done = podman("exec", self.name, *command)
        return done.stdout.strip()

    def pid(self, service: str) -> int:
        """Return the process id of a service, or 0 if it does not run."""
        shown = self.inside("s6-svstat", "-o", "pid", f"/run/raveberry/services/{service}")
        return max(0, int(shown))

    def is_served(self) -> bool:
        try:
            return self.guest().ask("GET", "/healthz").status == 200
        except OSError:
            return False

    def guest(self) -> Browser:
        return Browser(port=self.guest_port)

    def host(self) -> Browser:
        return Browser(port=self.host_port)

    def player(self) -> dict[str, object]:
        player = self.guest().state()["player"]
        assert isinstance(player, dict)
        return player

    def title(self) -> str | None:
        entry = self.player()["entry"]
        return entry["song"]["title"] if isinstance(entry, dict) else None

    def position_s(self) -> float:
        position_s = self.player()["position_s"]
        assert isinstance(position_s, float | int)
        return position_s


def test_the_image_without_devices_plays_silently_and_reports_it(
    image: str, folder: Path, music: Path
) -> None:
    with network() as members:
        podman(
            "run", "--detach", "--name", folder.name, *LIMITS,
            "--network", f"ns:{members.app.path}", "--volume", f"{music}:/media:ro", image,
        )  # fmt: skip
        try:
            guest = Visitor(members.phone, port=8080)
            until(lambda: is_there(guest), within_s=60, what="the container serves")
            query = "/api/v1/search?q=Long%20Tone"
            until(lambda: guest.ask("GET", query).json["hits"], within_s=20, what="it is found")
            guest.done("enqueue", query="Long Tone")
            until(lambda: position_s(guest) > 1, within_s=20, what="the song goes on")
            log = podman("logs", folder.name)
            said = log.stdout + log.stderr
            assert "Sound: none. Neither a PulseAudio server nor a sound card was found" in said
            assert " has ended: " not in said
            podman("healthcheck", "run", folder.name)
        finally:
            podman("rm", "--force", "--time", "0", "--volumes", folder.name)


def is_there(guest: Browser) -> bool:
    try:
        return guest.ask("GET", "/healthz").status == 200
    except OSError:
        return False


def position_s(guest: Browser) -> float:
    player = guest.state()["player"]
    assert isinstance(player, dict)
    return float(player["position_s"] or 0)


def test_no_compiler_is_in_the_image(image: str) -> None:
    found_programs = podman(
        "run", "--rm", *LIMITS, "--network=host", "--entrypoint", "sh", image,
        "-c", "command -v gcc cc g++ make pip; true",
    ).stdout  # fmt: skip
    assert found_programs.strip() == ""


def test_the_scripts_of_sites_run_in_the_image(image: str) -> None:
    examined = podman(
        "run", "--rm", *LIMITS, "--network=host", "--entrypoint", "sh", image,
        "-c", "raveberry doctor --json; true",
    ).stdout  # fmt: skip
    findings = json.loads(examined)["findings"]
    (finding,) = (one for one in findings if one["part"] == "scripts")
    assert finding["verdict"] == "ok", finding


def test_the_health_check_is_in_the_image(image: str) -> None:
    check = podman("inspect", "--format", "{{json .HealthCheck}}", image).stdout or "null"
    assert "health" in json.dumps(json.loads(check))


def found(container: Container) -> bool:
    answer = container.guest().ask("GET", "/api/v1/search?q=Long%20Tone")
    assert answer.status == 200, answer
    return bool(answer.json["hits"])


def is_heard(sound: Path) -> bool:
    """Return whether the sink plays anything but silence."""
    with subprocess.Popen(
        ["parec", "--raw", "--latency-msec=20", "-d", "party.monitor"],
        env={**os.environ, "PULSE_SERVER": f"unix:{sound}/pulse.sock"},
        stdout=subprocess.PIPE,
    ) as recorder:
        assert recorder.stdout is not None
        # An idle null sink renders ahead, so the first client may record two seconds of silence.
        samples = b"".join(recorder.stdout.read(44_100) for _ in range(16))
        recorder.kill()
    return any(samples)
