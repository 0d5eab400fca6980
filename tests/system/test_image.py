"""The add-on's image, really built and really started; scripts/test --long runs it."""

import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.ports import free_port
from tests.system.stage import ROOT, Browser, Ear, until

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(600)]

TAG = "raveberry:test"
RUN_DIR = ROOT / ".run"
LIMITS = ("--ulimit", "nproc=90000:90000", "--ulimit", "nofile=20000:20000")
SERVICES = ("broker", "mpd", "server", "visualizer")


@pytest.fixture(scope="module")
def image() -> str:
    subprocess.run([ROOT / "scripts/image", "--run-dir", RUN_DIR, "--tag", TAG], check=True)
    return TAG


@pytest.fixture
def folder() -> Iterator[Path]:
    # Unix sockets have short names, so their folder lies as near to the root as it may.
    made = Path(tempfile.mkdtemp(prefix="rvb-"))
    yield made
    shutil.rmtree(made)


@pytest.fixture
def sound(folder: Path) -> Iterator[Path]:
    """A sound server like the one that the Supervisor shares with add-ons; its folder."""
    shared = folder / "audio"
    shared.mkdir(mode=0o755)
    script = folder / "sound.pa"
    script.write_text(
        f"load-module module-native-protocol-unix auth-anonymous=1 socket={shared}/pulse.sock\n"
        "load-module module-null-sink sink_name=party rate=44100 format=s16le channels=2\n"
        "set-default-sink party\n"
    )
    daemon = subprocess.Popen(
        ["pulseaudio", "-n", "-F", script, "--daemonize=no", "--exit-idle-time=-1",
         "--use-pid-file=no"],
        env={**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)},
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    until((shared / "pulse.sock").exists, within_s=10, what="the sound server listens")
    yield shared
    daemon.terminate()
    daemon.wait(5)


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
    """A started container and the ports that it serves on this machine."""

    name: str
    guest_port: int = field(default_factory=free_port)
    host_port: int = field(default_factory=free_port)
    mqtt_port: int = field(default_factory=free_port)

    def inside(self, *command: str) -> str:
        done = podman("exec", self.name, *command)
        return done.stdout.strip()

    def pid(self, service: str) -> int:
        """The process that runs a service; 0 when none does."""
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


def podman(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "CONTAINERS_STORAGE_CONF": str(RUN_DIR / "image/storage.conf"),
        "PODMAN_IGNORE_CGROUPSV1_WARNING": "1",
    }
    command = ["podman", "--runtime", "/usr/sbin/runc", *arguments]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, f"{arguments}: {done.stderr}"
    return done


@contextmanager
def started(image: str, folder: Path, sound: Path, music: Path) -> Iterator[Container]:
    container = Container(name=folder.name)
    data = folder / "data"
    data.mkdir(exist_ok=True)
    podman(
        "run", "--detach", "--name", container.name, *LIMITS, "--network=host",
        "--volume", f"{data}:/data", "--volume", f"{music}:/media:ro",
        "--volume", f"{sound}:/run/audio",
        "--env", "PULSE_SERVER=unix:/run/audio/pulse.sock",
        "--env", f"RAVEBERRY_GUEST_PORT={container.guest_port}",
        "--env", f"RAVEBERRY_HOST_PORT={container.host_port}",
        "--env", f"RAVEBERRY_MQTT_PORT={container.mqtt_port}",
        image,
    )  # fmt: skip
    try:
        until(container.is_served, within_s=30, what="the container serves")
        yield container
    finally:
        podman("rm", "--force", "--time", "0", container.name)


def test_the_image_plays_heals_stops_and_resumes(
    image: str, folder: Path, sound: Path, music: Path
) -> None:
    with started(image, folder, sound, music) as container:
        assert b"<rb-" in container.guest().ask("GET", "/").body
        until(lambda: found(container), within_s=20, what="the song is found")
        container.guest().done("enqueue", query="Long Tone")
        until(lambda: container.title() == "Long Tone", within_s=10, what="the song plays")
        assert is_heard(sound), "nothing arrives at the null sink"
        with Ear(port=container.mqtt_port, node="raveberry") as ear:
            until(lambda: ear.latest("player"), within_s=5, what="MQTT shows the player")
            player = ear.latest("player")
            assert isinstance(player, dict)
            assert player["state"] == "playing"
            assert ear.retained["raveberry/raveberry/status"] == b"online"
        assert container.inside("raveberry", "health")

        for service in SERVICES:
            dead = container.pid(service)
            before_s, at_s = container.position_s(), time.monotonic()
            container.inside("sh", "-c", f"kill -9 {dead}")
            until(
                lambda service=service, dead=dead: container.pid(service) not in {0, dead},
                within_s=5,
                what=f"{service} is back",
            )
            until(
                lambda: container.is_served() and container.player()["state"] == "playing",
                within_s=5,
                what=f"the music goes on after the death of {service}",
            )
            expected_s = before_s + (time.monotonic() - at_s)
            assert abs(container.position_s() - expected_s) < 7, service
            assert container.title() == "Long Tone"

        deaths = podman("logs", container.name).stdout.count(" has ended: ")
        assert deaths == len(SERVICES), "a process died that nobody killed"

        at_stop_s, stopping_s = container.position_s(), time.monotonic()
        podman("stop", "--time", "30", container.name)
        assert time.monotonic() - stopping_s < 8, "SIGTERM did not end it in time"
        exit_code = podman("inspect", "--format", "{{.State.ExitCode}}", container.name).stdout
        assert exit_code.strip() == "0"

    with started(image, folder, sound, music) as container:
        until(lambda: container.title() == "Long Tone", within_s=10, what="the song resumes")
        until(
            lambda: container.player()["state"] == "playing", within_s=10, what="the music goes on"
        )
        assert -2 <= container.position_s() - at_stop_s < 12


def test_the_processes_run_unprivileged(image: str, folder: Path, sound: Path, music: Path) -> None:
    with started(image, folder, sound, music) as container:
        for service in SERVICES:
            pid = container.pid(service)
            owner = container.inside("stat", "-c", "%U", f"/proc/{pid}")
            assert owner == "raveberry", service


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
    """Whether anything of what the sink plays in these seconds is not silent."""
    with subprocess.Popen(
        ["parec", "--raw", "--latency-msec=20", "-d", "party.monitor"],
        env={**os.environ, "PULSE_SERVER": f"unix:{sound}/pulse.sock"},
        stdout=subprocess.PIPE,
    ) as recorder:
        assert recorder.stdout is not None
        # An idle null sink renders ahead: the first client may hear two seconds of silence.
        samples = b"".join(recorder.stdout.read(44_100) for _ in range(16))
        recorder.kill()
    return any(samples)
