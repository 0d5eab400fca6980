"""Run a complete party on a plain Debian machine: install missing packages, start it, show its URL.

All files it makes are in .run and .venv. Ctrl-C ends the party and all its processes.
"""

import argparse
import contextlib
import fcntl
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import debian
import processes
import steps
from demo_music import make_demo_music
from python_environment import addon_environment, compile_kernels
from steps import SetupError

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
SHARED = ROOT / ".run"
SOUND_CARDS = Path("/proc/asound/cards")
LIGHTS = '[{"id": "screen", "kind": "preview", "name": "Screen", "pixels": 60}]'
"""Light without a device, previewed on the pages."""
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
MUSIC_SUFFIXES = (".aac", ".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav", ".wma")
STOP_PATIENCE_S = 8.0
SLOW_S = 20.0
MUSIC_WITHIN_S = 10.0
"""Patience with a party that can be reached but has a fault, such as a missing player."""


class StoppedError(Exception):
    """Stop signal received."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """Audio output of this machine, and the lights' audio source.

    Attributes:
        output: value of RAVEBERRY_OUTPUT.
        source: value of RAVEBERRY_AUDIO_SOURCE.
        server: value of PULSE_SERVER if a PulseAudio server is running.
        meaning: description shown to the user.
    """

    output: str
    source: str
    server: str | None
    meaning: str

    @property
    def packages(self) -> tuple[Mapping[str, str], ...]:
        """Debian packages that it needs."""
        if self.output != "pulse":
            return ()
        if self.server:
            return (debian.PULSE_CLIENT,)
        return (debian.PULSE_CLIENT, debian.PULSE_SERVER)


def main() -> int:
    """Run the party until it is stopped; return the exit code."""
    for number in SIGNALS:
        signal.signal(number, _stop)
    chosen = _arguments()
    try:
        _party(chosen)
    except SetupError as err:
        print(f"scripts/run: {err}", file=sys.stderr)
        return 1
    except StoppedError:
        return 0
    return 0


def sound_of(variables: Mapping[str, str], cards: Path, is_served: Callable[[Path], bool]) -> Sound:
    """Return the output that the environment selects, or the best one that is available.

    Args:
        variables: the environment.
        cards: the kernel's list of sound cards.
        is_served: return whether a unix socket accepts connections.
    """
    server = variables.get("PULSE_SERVER") or _sound_server(variables, is_served)
    has_card = cards.exists() and "[" in cards.read_text()
    wished = variables.get("RAVEBERRY_OUTPUT") or "any"
    if wished in {"any", "pulse"} and server:
        return Sound(
            output="pulse", source="pulse", server=server, meaning=f"PulseAudio at {server}"
        )
    if wished == "any" and has_card:
        return Sound(
            output="alsa", source="fifo", server=None, meaning="the sound card, through ALSA"
        )
    if wished in {"any", "pulse"}:
        meaning = "a PulseAudio sink of our own that only the lights hear (no sound card found)"
        return Sound(output="pulse", source="pulse", server=None, meaning=meaning)
    return Sound(output=wished, source="fifo", server=None, meaning=f"RAVEBERRY_OUTPUT={wished}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/run",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--music", type=Path, metavar="DIR", help="folder of your music")
    parser.add_argument("--port", help="port of the guests' pages (8080)")
    parser.add_argument("--host-port", metavar="PORT", help="port of the host's pages (8099)")
    parser.add_argument("--mqtt-port", metavar="PORT", help="port of the MQTT broker (1883)")
    parser.add_argument("--node", help="name of this party among the MQTT topics (raveberry)")
    parser.add_argument(
        "--run-dir",
        type=Path,
        default=SHARED,
        metavar="DIR",
        help="where everything of this party is kept (.run); a second party needs another",
    )
    parser.add_argument(
        "--home-assistant", action="store_true", help="start a Home Assistant as well"
    )
    parser.add_argument(
        "--home-assistant-port", default="8123", metavar="PORT", help="its port (8123)"
    )
    parser.add_argument("--verbose", action="store_true", help="show all logs here as well")
    chosen = parser.parse_args()
    chosen.run_dir = chosen.run_dir.expanduser().absolute()
    return chosen


def _party(chosen: argparse.Namespace) -> None:
    run_dir: Path = chosen.run_dir
    with _locked(run_dir / "run.lock", f"a party runs already in {run_dir}; see --run-dir"):
        processes.adopt_orphans()
        if processes.running(run_dir):
            print("Ending what an earlier run has left behind", flush=True)
            processes.end_all(run_dir, patience_s=STOP_PATIENCE_S)
        sound = sound_of(os.environ, SOUND_CARDS, _is_served)
        with _locked(SHARED / "setup.lock", "", is_patient=True):
            _set_up(sound)
            music = _music(chosen.music)
        variables = _variables(chosen, sound, music)
        _check_ports(variables)
        services = _laid_out(variables)
        print(f"Sound: {sound.meaning}", flush=True)
        with _supervisor(services, variables, run_dir, is_verbose=chosen.verbose) as supervisor:
            _wait_until_served(supervisor, variables, run_dir)
            _greet(variables, run_dir)
            if chosen.home_assistant:
                _start_home_assistant(variables, run_dir, chosen.home_assistant_port)
            supervisor.wait()
            raise SetupError(f"the supervisor has ended by itself; see {run_dir / 'logs'}")


@contextlib.contextmanager
def _locked(file: Path, refusal: str, *, is_patient: bool = False) -> Iterator[None]:
    """Hold a file lock, which the kernel releases when this process ends.

    Raises:
        SetupError: another process holds it and `is_patient` is false; otherwise, wait for it.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if is_patient else fcntl.LOCK_NB))
        except BlockingIOError as err:
            raise SetupError(refusal) from err
        yield


def _set_up(sound: Sound) -> None:
    steps.carry_out(
        (
            debian.installation(
                debian.BASE, debian.ONLINE, debian.PYTHON, *sound.packages, *_rooms_packages()
            ),
            addon_environment(ROOT).step("Python packages of server and light show"),
        )
    )
    try:
        compile_kernels(ROOT)
    except SetupError as err:
        print(f"the light show runs without its C modules, which takes more CPU: {err}", flush=True)


def _rooms_packages() -> tuple[Mapping[str, str], ...]:
    return (debian.SNAPCAST_SERVER,) if os.environ.get("RAVEBERRY_SNAPCAST") == "own" else ()


def _music(chosen: Path | None) -> str:
    """Return the selected music folders, or the demo library if there is no music."""
    if chosen is None and os.environ.get("RAVEBERRY_MUSIC"):
        return os.environ["RAVEBERRY_MUSIC"]
    if chosen is not None and not chosen.is_dir():
        raise SetupError(f"--music {chosen}: there is no such folder")
    if chosen is not None and _has_music(chosen):
        return str(chosen.expanduser().absolute())
    demo = SHARED / "demo-music"
    if not demo.exists():
        print("Making a demo library, once; --music DIR names your own", flush=True)
    make_demo_music(demo)
    return str(demo)


def _has_music(folder: Path) -> bool:
    return any(
        name.lower().endswith(MUSIC_SUFFIXES) for _, _, names in os.walk(folder) for name in names
    )


def _variables(chosen: argparse.Namespace, sound: Sound, music: str) -> dict[str, str]:
    """Return the environment of the party's processes."""
    run_dir: Path = chosen.run_dir
    has_rooms = bool(os.environ.get("RAVEBERRY_SNAPCAST"))
    defaults = {
        "RAVEBERRY_AUDIO_SOURCE": "auto" if has_rooms else sound.source,
        "RAVEBERRY_DATA": str(run_dir / "data"),
        "RAVEBERRY_GUEST_PORT": "8080",
        "RAVEBERRY_HOST_PORT": "8099",
        "RAVEBERRY_LIGHTS": LIGHTS,
        "RAVEBERRY_MQTT_PORT": "1883",
    }
    fixed = {
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(SHARED / "cache" / "python"),
        "RAVEBERRY_MUSIC": music,
        "RAVEBERRY_OUTPUT": sound.output,
        "RAVEBERRY_RUNTIME": str(run_dir),
        processes.MARK: str(run_dir),
    }
    if sound.server:
        fixed["PULSE_SERVER"] = sound.server
    asked = {
        "RAVEBERRY_GUEST_PORT": chosen.port,
        "RAVEBERRY_HOST_PORT": chosen.host_port,
        "RAVEBERRY_MQTT_PORT": chosen.mqtt_port,
        "RAVEBERRY_NODE": chosen.node,
    }
    given = {name: value for name, value in os.environ.items() if value}
    return defaults | given | fixed | {name: value for name, value in asked.items() if value}


def _sound_server(variables: Mapping[str, str], is_served: Callable[[Path], bool]) -> str | None:
    folders = (
        variables.get("XDG_RUNTIME_DIR", f"/run/user/{os.getuid()}"),
        "/run",
    )
    sockets = (Path(folder, "pulse", "native") for folder in folders)
    return next((f"unix:{path}" for path in sockets if is_served(path)), None)


def _is_served(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as peer:
        try:
            peer.connect(str(path))
        except OSError:
            return False
    return True


def _check_ports(variables: Mapping[str, str]) -> None:
    wanted = {"--port": "RAVEBERRY_GUEST_PORT", "--host-port": "RAVEBERRY_HOST_PORT"}
    if not variables.get("RAVEBERRY_MQTT_HOST"):
        wanted["--mqtt-port"] = "RAVEBERRY_MQTT_PORT"
    for option, name in wanted.items():
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("", int(variables[name])))
            except PermissionError as err:
                raise SetupError(
                    f"port {variables[name]} is for root only; choose one above 1023 with {option}"
                ) from err
            except (OSError, OverflowError, ValueError) as err:
                raise SetupError(
                    f"port {variables[name]} cannot be used ({err}); choose another with {option}"
                ) from err


def _laid_out(variables: Mapping[str, str]) -> Path:
    """Run `raveberry services` and return the service folder that it created."""
    done = subprocess.run(  # noqa: S603 - trusted arguments
        [VENV / "bin" / "raveberry", "services"],
        env=variables,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SetupError("the services could not be laid out, see above")
    return Path(done.stdout.strip())


@contextlib.contextmanager
def _supervisor(
    services: Path, variables: Mapping[str, str], run_dir: Path, *, is_verbose: bool
) -> Iterator[subprocess.Popen[bytes]]:
    """Run the s6 supervisor, and end all processes of the party on exit."""
    errors = run_dir / "logs" / "supervisor"
    try:
        with errors.open("wb") as log:
            yield subprocess.Popen(  # noqa: S603 - s6 from Debian
                ["s6-svscan", str(services)],  # noqa: S607 - s6 from Debian
                env=variables,
                stdin=subprocess.DEVNULL,
                stdout=None if is_verbose else subprocess.DEVNULL,
                stderr=None if is_verbose else log,
                # Ctrl-C reaches this process only, which then stops the others.
                start_new_session=True,
                preexec_fn=processes.end_with_parent,  # noqa: PLW1509 - this process has no threads
            )
    finally:
        # A second Ctrl-C must not interrupt the cleanup.
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        print("\nStopping", flush=True)
        processes.end_all(run_dir, patience_s=STOP_PATIENCE_S)


def _wait_until_served(
    supervisor: subprocess.Popen[bytes], variables: Mapping[str, str], run_dir: Path
) -> None:
    port = int(variables["RAVEBERRY_GUEST_PORT"])
    complaint_s = time.monotonic() + SLOW_S
    reached_s: float | None = None
    while True:
        try:
            faults = _faults(port)
        except (OSError, http.client.HTTPException) as err:
            faults, trouble = None, str(err)
        else:
            now_s = time.monotonic()
            reached_s = now_s if reached_s is None else reached_s
            if not faults or now_s - reached_s > MUSIC_WITHIN_S:
                break
            trouble = f"fault: {', '.join(faults)}"
        if supervisor.poll() is not None:
            raise SetupError(f"the supervisor has ended; see {run_dir / 'logs' / 'supervisor'}")
        if time.monotonic() > complaint_s:
            complaint_s = time.monotonic() + SLOW_S
            print(f"Still waiting ({trouble}); the logs are in {run_dir / 'logs'}", flush=True)
        time.sleep(0.05)
    if faults:
        print(
            f"The pages answer, but these do not work yet: {', '.join(faults)}. "
            "The host's page says what to do.",
            flush=True,
        )


def _faults(port: int) -> tuple[str, ...]:
    """Return the parts of the party that fail; the server answers.

    Raises:
        OSError: the server does not answer.
        HTTPException: something else than a server answers.
    """
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        response = connection.getresponse()
        answer = response.read(1000)
    finally:
        connection.close()
    if response.status == http.client.OK:
        return ()
    try:
        checks = json.loads(answer)["checks"]
        failing = tuple(part for part in ("store", "player") if not checks[part])
    except (ValueError, KeyError, TypeError) as err:
        raise http.client.HTTPException(answer.decode(errors="replace")) from err
    return failing


def _greet(variables: Mapping[str, str], run_dir: Path) -> None:
    address = _lan_address()
    guests = variables.get("RAVEBERRY_GUEST_URL") or (
        f"http://{address}:{variables['RAVEBERRY_GUEST_PORT']}/"
    )
    host_address = address if variables.get("RAVEBERRY_HOST_PASSWORD") else "127.0.0.1"
    sys.stdout.flush()
    subprocess.run(  # noqa: S603 - trusted arguments
        [VENV / "bin" / "segno", "--compact", guests],
        env={**variables, "PYTHONUTF8": "1"},
        check=False,
    )
    print(
        f"Guests: {guests}\n"
        f"Host:   http://{host_address}:{variables['RAVEBERRY_HOST_PORT']}/host\n"
        f"Music:  {variables['RAVEBERRY_MUSIC']}\n"
        f"Logs:   {run_dir / 'logs'}\n"
        "Ctrl-C ends the party.",
        flush=True,
    )


def _start_home_assistant(variables: Mapping[str, str], run_dir: Path, port: str) -> None:
    """Start Home Assistant; it carries the marker of this run, so it ends with the party."""
    print("Starting Home Assistant; the first time this takes minutes", flush=True)
    program = ROOT / "scripts" / "home-assistant"
    done = subprocess.run(  # noqa: S603 - trusted arguments
        [program, "--run-dir", run_dir, "--port", port], env=variables, check=False
    )
    if done.returncode:
        raise SetupError("Home Assistant could not be started, see above")


def _lan_address() -> str:
    """Return this machine's address on the local network, or loopback without a route."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Connecting a UDP socket sends nothing; it only selects the local address.
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        address: str = probe.getsockname()[0]
        return address


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise StoppedError


if __name__ == "__main__":
    sys.exit(main())
