"""Checks of everything that a party needs, with remedies; read-only, and needs no server."""

import math
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode

from raveberry_server.adapters.check_result import Finding, Verdict
from raveberry_server.adapters.terminal_texts import Sentence
from raveberry_server.options import TABLE, AudioOutput, Options, Role

from .server_client import ServerClient, ServerClientError
from .service_configurations import environment, is_supervised, own_sound_server
from .sound_output_selection import CLIENT_CONFIG, SoundRoute, SoundServer, found_sound, sound_route
from .source_checks import health_findings, source_findings
from .visualizer_kernel_check import light_findings

_LOW_BYTES: Final = 1_000_000_000
_FULL_BYTES: Final = 100_000_000
_PATIENCE_S: Final = 5.0
_WHERE_NAMED: Final[Mapping[SoundServer, Sentence]] = {
    SoundServer.CLIENT_CONFIG: Sentence("check_client_config", path=str(CLIENT_CONFIG)),
    SoundServer.VARIABLE: Sentence("check_pulse_server"),
    SoundServer.NONE: Sentence("set_pulse_server_or_output", option="RAVEBERRY_OUTPUT"),
}
_OPTION_NAMES: Final[Mapping[object, str]] = {row.env: row.addon for row in TABLE if row.addon}
_CONTAINER_MARKS: Final = (Path("/.dockerenv"), Path("/run/.containerenv"))
_LISTEN: Final = "0A"  # a socket's state in /proc/net/tcp, include/net/tcp_states.h


def examination(options: Options) -> tuple[Finding, ...]:
    """Return the findings of all checks, at least one for each."""
    is_running = is_supervised(options.runtime / "services")
    parts = _visualizer_findings if options.role is Role.VISUALIZER else _party_findings
    findings = tuple(parts(options, is_running=is_running))
    if not (options.in_addon or any(mark.exists() for mark in _CONTAINER_MARKS)):
        return findings
    return tuple(for_container(finding, options) for finding in findings)


def _visualizer_findings(options: Options, *, is_running: bool) -> Iterator[Finding]:
    """Check what a visualizer of a party elsewhere needs."""
    yield from broker_findings(options, is_running=is_running)
    yield from disk_findings(options)
    yield from light_findings()


def _party_findings(options: Options, *, is_running: bool) -> Iterator[Finding]:
    yield from (
        *player_findings(options, is_running=is_running),
        *sound_findings(options, is_running=is_running),
        *broker_findings(options, is_running=is_running),
        *port_findings(options),
        *disk_findings(options),
        _program("ffmpeg", "ffmpeg", "-version", purpose="purpose_covers"),
        *source_findings(options),
        *health_findings(options),
        *light_findings(),
    )


def for_container(finding: Finding, options: Options) -> Finding:
    """Adapt a finding to a container, whose options and image can be changed but not its inside."""
    place = "place_app" if options.in_addon else "place_container"
    where = "where_network" if options.in_addon else "where_started"
    remedy = finding.remedy
    return replace(
        finding,
        description=_in_container(finding.description, options, where=where),
        remedy=None if remedy is None else _in_container(remedy, options, place=place),
    )


def _in_container(sentence: Sentence, options: Options, **params: str) -> Sentence:
    code, values = sentence.in_container or sentence.code, {**sentence.params, **params}
    option = values.get("option")
    if options.in_addon and option in _OPTION_NAMES:
        values |= {"option": "app_option", "name": _OPTION_NAMES[option]}
        code = "check_broker_options" if code == "check_broker" else code
    return Sentence.of(code, values)


def player_findings(options: Options, *, is_running: bool) -> Iterator[Finding]:
    """Check that MPD is installed and, while the party runs, answers."""
    yield _program("player", "mpd", "--version", purpose="purpose_music")
    greeting = _greeting(options.mpd_socket)
    if greeting.startswith("OK MPD"):
        answers = Sentence("mpd_answers", path=str(options.mpd_socket))
        yield Finding(part="player", verdict=Verdict.OK, description=answers)
    elif is_running:
        yield Finding(
            part="player",
            verdict=Verdict.BAD,
            description=Sentence("mpd_does_not_answer", path=str(options.mpd_socket)),
            remedy=_read_log(options, "mpd"),
        )
    else:
        yield _not_started("player", "what_mpd")


def sound_findings(options: Options, *, is_running: bool) -> Iterator[Finding]:
    """Check that the sound has an output."""
    route = sound_route(options, found_sound(), own_server=own_sound_server(options))
    if options.snapcast is not None and options.snapcast.is_own:
        yield _program("sound", "snapserver", "--version", purpose="purpose_rooms")
    match route.output:
        case AudioOutput.PULSE:
            yield from _pulse_findings(options, route, is_running=is_running)
        case AudioOutput.ALSA:
            yield _sound_card(Path("/proc/asound/cards"))
        case _:
            yield Finding(
                part="sound",
                verdict=Verdict.WARN,
                description=Sentence("output_not_found" if route.is_silent else "output_null"),
                remedy=Sentence("set_pulse_server")
                if route.is_silent
                else Sentence("set_output", option="RAVEBERRY_OUTPUT"),
            )


def broker_findings(options: Options, *, is_running: bool) -> Iterator[Finding]:
    """Check that the MQTT broker accepts our connection."""
    if options.has_own_broker:
        yield _program("broker", "mosquitto", "-h", purpose="purpose_broker")
    host = options.mqtt_host or "127.0.0.1"
    problem = _mqtt_problem(options, host)
    if problem is None:
        answers = Sentence("broker_answers", host=host, port=str(options.mqtt_port))
        yield Finding(part="broker", verdict=Verdict.OK, description=answers)
    elif options.has_own_broker and not is_running:
        yield _not_started("broker", "what_own_broker")
    else:
        yield Finding(
            part="broker",
            verdict=Verdict.BAD,
            description=problem,
            remedy=_read_log(options, "broker")
            if options.has_own_broker
            else Sentence("check_broker", option="RAVEBERRY_MQTT_HOST"),
        )


def port_findings(options: Options) -> Iterator[Finding]:
    """Check that each port is free or used by this party."""
    ports = {"RAVEBERRY_GUEST_PORT": options.guest_port, "RAVEBERRY_HOST_PORT": options.host_port}
    if options.has_own_broker:
        ports["RAVEBERRY_MQTT_PORT"] = options.mqtt_port
    held = listening_sockets(
        table.read_text()
        for table in map(Path, ("/proc/net/tcp", "/proc/net/tcp6"))
        if table.exists()
    )
    for name, port in ports.items():
        if port not in held:
            free = Sentence("port_free", port=str(port), in_container="port_free_inside")
            yield Finding(part="ports", verdict=Verdict.OK, description=free)
            continue
        pid = _owner(held[port].inode)
        is_broker = name == "RAVEBERRY_MQTT_PORT"
        # Without a capability, the owner of another user's socket cannot be determined.
        if (
            (pid is not None and _is_ours(pid, options))
            or (is_broker and _is_own_broker(options))
            or (not is_broker and _is_of_own_server(held[port], options))
        ):
            ours = Sentence("port_held", port=str(port), in_container="port_held_inside")
            yield Finding(part="ports", verdict=Verdict.OK, description=ours)
            continue
        yield Finding(
            part="ports",
            verdict=Verdict.BAD,
            description=Sentence("port_taken", port=str(port), program=_program_of(pid)),
            remedy=Sentence("choose_port", option=name),
        )


def disk_findings(options: Options) -> Iterator[Finding]:
    """Check that the data folder is writable and has free space."""
    folder = next(path for path in (options.data, *options.data.parents) if path.exists())
    if not os.access(folder, os.W_OK | os.X_OK):
        yield Finding(
            part="disk",
            verdict=Verdict.BAD,
            description=Sentence("folder_not_writable", folder=str(folder)),
            remedy=Sentence("choose_writable_folder", option="RAVEBERRY_DATA"),
        )
        return
    free_bytes = shutil.disk_usage(folder).free
    verdict = (
        Verdict.BAD
        if free_bytes < _FULL_BYTES
        else Verdict.WARN
        if free_bytes < _LOW_BYTES
        else Verdict.OK
    )
    yield Finding(
        part="disk",
        verdict=verdict,
        description=Sentence("space_free", free_gb=f"{free_bytes / 1e9:.1f}", folder=str(folder)),
        remedy=None if verdict is Verdict.OK else Sentence("make_space", option="RAVEBERRY_DATA"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ListeningSocket:
    """A listening socket.

    Attributes:
        user: id of the user who owns it.
        inode: its number in the links of `/proc/PID/fd`.
    """

    user: int
    inode: str


def listening_sockets(tables: Iterable[str]) -> Mapping[int, ListeningSocket]:
    """Return the listening socket of each port, from texts like `/proc/net/tcp`."""
    held: dict[int, ListeningSocket] = {}
    for table in tables:
        for line in table.splitlines()[1:]:
            _, local, _, state, *rest = line.split()
            if state == _LISTEN:
                port = int(local.rpartition(":")[2], 16)
                held[port] = ListeningSocket(user=int(rest[3]), inode=rest[5])
    return held


def _program(part: str, name: str, *version_args: str, purpose: str) -> Finding:
    path = shutil.which(name, path=os.environ.get("PATH", "") + os.pathsep + "/usr/sbin")
    if path is None:
        return Finding(
            part=part,
            verdict=Verdict.BAD,
            description=Sentence("program_missing", program=name, purpose=purpose),
            remedy=_install(name),
        )
    # A program in this machine's PATH, with fixed arguments.
    shown = subprocess.run([path, *version_args], capture_output=True, check=False)  # noqa: S603
    first, *_ = (*shown.stdout.decode(errors="replace").splitlines(), name)
    version = re.search(r"\d+(\.\d+)+", first)
    installed = Sentence("program_installed", program=name, version=version[0] if version else "")
    return Finding(part=part, verdict=Verdict.OK, description=installed)


def _install(package: str) -> Sentence:
    return Sentence("install", package=package, in_container="update_image")


def _read_log(options: Options, service: str) -> Sentence:
    return Sentence("read_log", path=str(options.logs / service / "current"))


def _not_started(part: str, what: str) -> Finding:
    return Finding(
        part=part,
        verdict=Verdict.WARN,
        description=Sentence("not_started", what=what),
        remedy=Sentence("start_party", in_container="start_place"),
    )


def _greeting(path: Path) -> str:
    """Return the greeting of a server on a unix socket, empty if there is none."""
    with socket.socket(socket.AF_UNIX) as peer:
        peer.settimeout(_PATIENCE_S)
        try:
            peer.connect(str(path))
            return peer.recv(64).decode(errors="replace")
        except OSError:
            return ""


def _pulse_findings(options: Options, route: SoundRoute, *, is_running: bool) -> Iterator[Finding]:
    is_own = route.server is SoundServer.OWN
    if is_own:
        yield _program("sound", "pulseaudio", "--version", purpose="purpose_sound_server")
    if shutil.which("parec") is None:
        yield Finding(
            part="sound",
            verdict=Verdict.BAD,
            description=Sentence("parec_missing"),
            remedy=_install("pulseaudio-utils"),
        )
    if is_own and not is_running:
        yield _not_started("sound", "what_own_sound_server")
        return
    pactl = shutil.which("pactl")
    if pactl is None:
        yield Finding(
            part="sound",
            verdict=Verdict.WARN,
            description=Sentence("pactl_missing"),
            remedy=_install("pulseaudio-utils"),
        )
        return
    variables = os.environ | environment(options, route, python=Path("/usr/bin/python3"))
    listed = subprocess.run(  # noqa: S603 - pactl of this machine's own PATH
        [pactl, "list", "short", "sinks"], env=variables, capture_output=True, check=False
    )
    sinks = [line.split("\t")[1] for line in listed.stdout.decode().splitlines() if "\t" in line]
    server = route.address or ""
    if listed.returncode:
        yield Finding(
            part="sound",
            verdict=Verdict.BAD,
            description=Sentence(
                "sound_server_does_not_answer",
                server=server,
                detail=listed.stderr.decode(errors="replace").strip(),
            ),
            remedy=_read_log(options, "sound") if is_own else _WHERE_NAMED[route.server],
        )
    else:
        yield Finding(
            part="sound",
            verdict=Verdict.OK if sinks else Verdict.BAD,
            description=Sentence("sound_server_has_sinks", server=server, sinks=", ".join(sinks))
            if sinks
            else Sentence("sound_server_has_no_sink", server=server),
            remedy=None if sinks else Sentence("connect_speakers"),
        )


def _sound_card(cards: Path) -> Finding:
    names = re.findall(
        r"^ *\d+ \[.*?\]: (.*)$", cards.read_text() if cards.exists() else "", re.MULTILINE
    )
    if names:
        found = Sentence("sound_cards", names=", ".join(names))
        return Finding(part="sound", verdict=Verdict.OK, description=found)
    return Finding(
        part="sound",
        verdict=Verdict.BAD,
        description=Sentence("sound_card_missing"),
        remedy=Sentence("connect_sound_card", option="RAVEBERRY_OUTPUT"),
    )


def _mqtt_problem(options: Options, host: str) -> Sentence | None:
    """Return why the broker refuses our connection, None if it accepts."""
    answers: list[str | None] = []
    address = {"host": host, "port": str(options.mqtt_port)}
    client = Client(CallbackAPIVersion.VERSION2)
    client.on_connect = lambda _client, _userdata, _flags, reason, _properties: answers.append(
        str(reason) if reason.is_failure else None
    )
    client.connect_timeout = _PATIENCE_S
    if options.mqtt_username:
        client.username_pw_set(options.mqtt_username, options.mqtt_password)
    try:
        if not options.has_own_broker and (options.mqtt_tls or options.mqtt_authorities):
            authorities = options.mqtt_authorities
            client.tls_set(ca_certs=str(authorities) if authorities else None)
        # paho waits for a TLS handshake as long as the keep-alive interval.
        client.connect(host, options.mqtt_port, keepalive=math.ceil(_PATIENCE_S))
        until_s = time.monotonic() + _PATIENCE_S
        while not answers and (left_s := until_s - time.monotonic()) > 0:
            outcome = client.loop(timeout=left_s)
            if outcome is not MQTTErrorCode.MQTT_ERR_SUCCESS and not answers:
                return Sentence("broker_closed_connection", **address)
    except (OSError, ValueError) as err:
        return Sentence("broker_does_not_answer", **address, detail=str(err))
    client.disconnect()
    detail = answers[0] if answers else "timed out"
    return None if detail is None else Sentence("broker_does_not_answer", **address, detail=detail)


def _owner(inode: str) -> int | None:
    """Return the process that has a socket open, None if this user may not see it."""
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if str(link.readlink()) == f"socket:[{inode}]":
                return int(link.parts[2])
        except OSError:
            continue
    return None


def _is_ours(pid: int, options: Options) -> bool:
    try:
        variables = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return False
    return os.fsencode(f"RAVEBERRY_RUNTIME={options.runtime}") in variables


def _is_own_broker(options: Options) -> bool:
    """Return whether the broker that answers accepts our credentials."""
    is_running = is_supervised(options.runtime / "services")
    return is_running and _mqtt_problem(options, "127.0.0.1") is None


def _is_of_own_server(listener: ListeningSocket, options: Options) -> bool:
    """Return whether our server works and its user owns the socket; it needs all its ports."""
    try:
        is_working = bool(ServerClient(path=options.command_socket).health().get("server"))
        return is_working and listener.user == options.command_socket.stat().st_uid
    except (ServerClientError, OSError):
        return False


def _program_of(pid: int | None) -> str:
    """Return the name of a process, or the code of a text."""
    try:
        return f"{Path(f'/proc/{pid}/comm').read_text().strip()} (process {pid})"
    except OSError:
        return "program_of_another_user"
