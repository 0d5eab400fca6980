"""Configuration files of all supervised processes, generated from the options."""

import base64
import contextlib
import hashlib
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from raveberry_server.adapters.sources.registry import SOURCE_OPTIONS
from raveberry_server.adapters.terminal_texts import CommandLineError
from raveberry_server.application.ports import (
    ANNOUNCEMENT_OUTPUT,
    ROOMS_OUTPUT,
    STREAM_OUTPUT,
)
from raveberry_server.domain.playback.loudness import PLAYED_HZ
from raveberry_server.options import AudioOutput, AudioSourceOption, Options, Role

from .snapcast_configuration import (
    ROOMS_FORMAT,
    rooms_fifo,
    snapcast_services,
    snapcast_variables,
    snapserver_conf,
    snapserver_data,
)
from .sound_output_selection import SoundRoute, SoundServer

SINK: Final = "party"
"""Sink of the embedded sound server."""

_LIBRARIES: Final = Path("/usr/lib")

_LONGEST_SOCKET_BYTES = 107
"""Size of `sun_path` in unix(7), without the closing NUL."""

_STOP_MS: Final = 15_000
"""Time that a service has to stop; it is killed by its own time-out before that."""

LARGEST_PACKET: Final = 32 << 20
"""Bytes of a message that the embedded broker accepts. The largest reply has five hundred songs
whose texts are as long as they may be (tests/server/adapters/mqtt/test_largest_messages.py)."""

_PASSWORD_ROUNDS = 1000
"""Rounds of PBKDF2 in mosquitto's password file; each connection pays for them once."""


class ConfigurationError(CommandLineError):
    """The services cannot be set up; the message has the remedy."""


def own_sound_server(options: Options) -> str:
    """Return the address of the embedded sound server."""
    return f"unix:{_pulse_socket(options)}"


def kept_services(options: Options, route: SoundRoute) -> tuple[str, ...]:
    """Return the services that these options need."""
    if options.role is Role.VISUALIZER:
        return ("visualizer",)
    return (
        *(("sound",) if route.server is SoundServer.OWN else ()),
        *(("broker",) if options.has_own_broker else ()),
        "mpd",
        *snapcast_services(options),
        "server",
        *(("visualizer",) if options.light_show else ()),
    )


def environment(options: Options, route: SoundRoute, *, python: Path) -> Mapping[str, str]:
    """Return the environment of all processes, the same however they are started."""
    home = options.runtime / "home"
    return {
        **_sound_variables(route),
        **snapcast_variables(options),
        "HOME": str(home),
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "RAVEBERRY_AUDIO_SOURCE": route.source.value,
        "RAVEBERRY_DATA": str(options.data),
        "RAVEBERRY_LOGS": str(options.logs),
        "RAVEBERRY_MPD_SOCKET": str(options.mpd_socket),
        **options.of_sources.variables(SOURCE_OPTIONS),
        "RAVEBERRY_OUTPUT": route.output.value,
        "RAVEBERRY_PYTHON": str(python),
        "RAVEBERRY_ROLE": options.role.value,
        "RAVEBERRY_RUNTIME": str(options.runtime),
        # Beside a server it has no name.
        "RAVEBERRY_VISUALIZER": options.visualizer if options.role is Role.VISUALIZER else "",
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "XDG_STATE_HOME": str(home / "state"),
    }


def preloaded_heap(libraries: Path) -> str:
    """Return the path of jemalloc below a folder of libraries, empty if it is not to be used.

    Debian builds it with pages of 4 kB for x86 and of 64 kB for ARM, where it would keep more
    memory than the C library (docs/adr/0033).
    """
    library = libraries / "x86_64-linux-gnu" / "libjemalloc.so.2"
    return str(library) if library.exists() else ""


def shell_exports(variables: Mapping[str, str]) -> str:
    """Return variables as shell code for a service's `run`; s6-envdir truncates at 4095 bytes."""
    return "".join(f"export {name}={shlex.quote(text)}\n" for name, text in variables.items())


def mpd_conf(options: Options, route: SoundRoute) -> str:
    """Return MPD's configuration, without a database: the server sends absolute paths."""
    return "\n".join(
        (
            f"bind_to_address {_quoted(options.mpd_socket)}",
            f'log_level "{_MPD_LEVELS[options.log_level.value]}"',
            'filesystem_charset "UTF-8"',
            'auto_update "no"',
            'zeroconf_enabled "no"',
            # The server switches to the gains of albums while one plays.
            'replaygain "track"',
            f'audio_output_format "{_OUTPUT_FORMAT}"',
            # These two decoders need sound fonts and log an error at each start if there are none.
            *_block("decoder", plugin="wildmidi", enabled="no"),
            *_block("decoder", plugin="fluidsynth", enabled="no"),
            *_speakers(route),
            *_light_feed(options, route),
            *_rooms(options),
            *_stream(options),
            "",
        )
    )


def mosquitto_conf(options: Options, *, user: str) -> str:
    """Return the embedded broker's configuration: on loopback, or protected by a password."""
    listener = (
        (
            f"listener {options.mqtt_port}",
            "allow_anonymous false",
            f"password_file {options.runtime / 'mosquitto.passwords'}",
        )
        if options.mqtt_password
        else (f"listener {options.mqtt_port} 127.0.0.1", "allow_anonymous true")
    )
    return "\n".join(
        (
            # Started as root, mosquitto would switch to a user who may not write to our folders.
            f"user {user}",
            *listener,
            "persistence true",
            f"persistence_location {broker_data(options)}/",
            # Clients publish their retained messages again when they reconnect; SD cards wear out.
            "autosave_on_changes false",
            "autosave_interval 900",
            "set_tcp_nodelay true",
            # MQTT allows 256 MB; the server itself reads up to 256 kB (docs/contract.md, MQTT).
            # Unlike message_size_limit, it disconnects the sender before the payload is read.
            f"max_packet_size {LARGEST_PACKET}",
            "log_dest stderr",
            "log_timestamp false",
            *(f"log_type {kind}" for kind in _MOSQUITTO_LEVELS[options.log_level.value]),
            "",
        )
    )


def mosquitto_passwords(options: Options, *, salt: bytes) -> str:
    """Return the embedded broker's password file, as from mosquitto_passwd(1): PBKDF2-SHA-512."""
    password = (options.mqtt_password or "").encode()
    digest = hashlib.pbkdf2_hmac("sha512", password, salt, _PASSWORD_ROUNDS)
    parts = (
        "7",
        str(_PASSWORD_ROUNDS),
        *(base64.b64encode(part).decode() for part in (salt, digest)),
    )
    return f"{options.mqtt_username}:${'$'.join(parts)}\n"


def pulse_pa(options: Options) -> str:
    """Return the embedded sound server's configuration; its only sink feeds the visualizer."""
    return (
        "load-module module-native-protocol-unix auth-anonymous=1"
        f' socket="{_pulse_socket(options)}"\n'
        f"load-module module-null-sink sink_name={SINK} rate=44100 format=s16le channels=2\n"
        f"set-default-sink {SINK}\n"
        f"set-default-source {SINK}.monitor\n"
    )


def broker_data(options: Options) -> Path:
    """Return the folder in which the embedded broker stores retained topics."""
    return options.data / "mosquitto"


def check_sockets(options: Options) -> None:
    """Raise if the path of a unix socket is too long for the system.

    Raises:
        ConfigurationError: one is too long.
    """
    for socket in (
        options.mpd_socket,
        options.stream_socket,
        options.command_socket,
        _pulse_socket(options),
    ):
        length = len(os.fsencode(socket))
        if length > _LONGEST_SOCKET_BYTES:
            raise ConfigurationError(
                "socket_path_too_long",
                path=str(socket),
                length=length,
                longest=_LONGEST_SOCKET_BYTES,
            )


def is_supervised(scanned: Path) -> bool:
    """Return whether `s6-svscan` supervises the services in a folder."""
    try:
        # A FIFO opens for writing without blocking only while a process reads from it.
        os.close(os.open(scanned / ".s6-svscan" / "control", os.O_WRONLY | os.O_NONBLOCK))
    except OSError:
        return False
    return True


@contextmanager
def paused_services(options: Options, names: Sequence[str]) -> Iterator[None]:
    """Stop running services for the duration of the block."""
    scanned = options.runtime / "services"
    if not is_supervised(scanned):
        yield
        return
    _control(scanned, names, "-wD", "-d", "-T", f"{_STOP_MS}")
    try:
        yield
    finally:
        _control(scanned, names, "-u")


def _control(scanned: Path, names: Sequence[str], *arguments: str) -> None:
    folders = [str(scanned / name) for name in names if (scanned / name).is_dir()]
    # A program in this machine's PATH, with fixed arguments.
    for folder in folders:
        subprocess.run(["s6-svc", *arguments, folder], check=False)  # noqa: S603, S607


def write_services(  # noqa: PLR0913 - all that the files depend on
    options: Options,
    route: SoundRoute,
    *,
    source: Path,
    python: Path,
    user: str,
    salt: bytes,
    extra: Mapping[str, str],
) -> Path:
    """Write all files that `s6-svscan` and the processes need, and return the folder to scan.

    Args:
        options: the options.
        route: the route of the sound.
        source: folder with one s6 service folder per process.
        python: interpreter of server and visualizer.
        user: name of the user who runs all processes.
        salt: random bytes for the password file.
        extra: additional variables for all processes.

    Raises:
        ConfigurationError: a socket's path is too long, the services are running, or a folder
            cannot be written.
    """
    check_sockets(options)
    scanned = options.runtime / "services"
    if is_supervised(scanned):
        raise ConfigurationError("services_running", path=str(scanned))
    try:
        _make_folders(options)
        for name, text in _files(options, route, user=user, salt=salt).items():
            _write_private(options.runtime / name, text)
        heap = {"RAVEBERRY_HEAP": preloaded_heap(_LIBRARIES)}
        variables = {**extra, **environment(options, route, python=python), **heap}
        _write_private(options.runtime / "environment", _PRIVATE + shell_exports(variables))
        _replace_folder(scanned)
        _copy_services(source, scanned, kept_services(options, route))
    except OSError as err:
        raise ConfigurationError("services_not_written", detail=str(err)) from err
    return scanned


_PRIVATE: Final = "umask 077\n"
"""Sourced by every process, so that its files are accessible to its user only."""
_OUTPUT_FORMAT: Final = f"{PLAYED_HZ}:f:2"
"""MPD crossfades and changes without a gap only between songs of one format."""
_MPD_LEVELS: Final = {"debug": "verbose", "info": "notice", "warning": "warning", "error": "error"}
_MOSQUITTO_LEVELS: Final = {
    "debug": ("all",),
    "info": ("error", "warning", "notice"),
    "warning": ("error", "warning"),
    "error": ("error",),
}


def _sound_variables(route: SoundRoute) -> Mapping[str, str]:
    """Return variables for the sound server if libpulse's configuration does not name it."""
    names_server = route.server in {SoundServer.OWN, SoundServer.VARIABLE}
    return {
        **({"PULSE_SERVER": route.address} if names_server and route.address else {}),
        **({"RAVEBERRY_SINK": route.sink} if route.sink else {}),
        **({"RAVEBERRY_SILENT": "true"} if route.is_silent else {}),
        **({"RAVEBERRY_AUDIO_URL": route.lights_url} if route.lights_url else {}),
    }


def _speakers(route: SoundRoute) -> Iterable[str]:
    if route.output is not AudioOutput.PULSE:
        kind = route.output.value
        return _block("audio_output", type=kind, name="speakers", mixer_type="software")
    sound = {"type": "pulse", "mixer_type": "software"}
    if server := _sound_variables(route).get("PULSE_SERVER"):
        sound["server"] = server
    if route.server is SoundServer.OWN:
        sound["sink"] = SINK
    return (
        *_block("audio_output", name="speakers", **sound),
        # For sounds over the music: a second player in MPD, mixed by the sound server.
        *_block("audio_output", name=ANNOUNCEMENT_OUTPUT, enabled="no", **sound),
    )


def _light_feed(options: Options, route: SoundRoute) -> Iterable[str]:
    if route.source is not AudioSourceOption.FIFO:
        return ()
    return _block(
        "audio_output",
        type="fifo",
        name="lights",
        path=options.runtime / "mpd.fifo",
        format="44100:16:1",
        mixer_type="none",
    )


def _rooms(options: Options) -> Iterable[str]:
    """Return the output for Snapcast, which has the volume of the party."""
    if options.snapcast is None:
        return ()
    return _block(
        "audio_output",
        type="fifo",
        name=ROOMS_OUTPUT,
        path=rooms_fifo(options),
        format=ROOMS_FORMAT,
        mixer_type="software",
    )


def _stream(options: Options) -> Iterable[str]:
    """Return the output for listeners elsewhere; the server enables it while there are any."""
    return _block(
        "audio_output",
        type="httpd",
        name=STREAM_OUTPUT,
        bind_to_address=options.stream_socket,
        encoder="lame",
        bitrate="192",
        format="44100:16:2",
        enabled="no",
        # Listeners set their own volume, and quiet hours do not apply to them.
        mixer_type="none",
    )


def _block(kind: str, **settings: str | Path) -> Iterable[str]:
    return (
        f"{kind} {{",
        *(f"  {name} {_quoted(value)}" for name, value in settings.items()),
        "}",
    )


def _quoted(value: str | Path) -> str:
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _pulse_socket(options: Options) -> Path:
    return options.runtime / "pulse" / "native"


def _files(options: Options, route: SoundRoute, *, user: str, salt: bytes) -> Mapping[str, str]:
    if options.role is Role.VISUALIZER:
        return {}
    files = {"mpd.conf": mpd_conf(options, route)}
    if route.server is SoundServer.OWN:
        files["pulse.pa"] = pulse_pa(options)
    if options.snapcast is not None and options.snapcast.is_own:
        files["snapserver.conf"] = snapserver_conf(options)
    if options.has_own_broker:
        files["mosquitto.conf"] = mosquitto_conf(options, user=user)
    if options.has_own_broker and options.mqtt_password:
        files["mosquitto.passwords"] = mosquitto_passwords(options, salt=salt)
    return files


def _make_folders(options: Options) -> None:
    for folder in (options.data, options.logs, options.runtime, options.mpd_socket.parent):
        folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    for folder in (options.data, options.logs, options.runtime):
        _close_to_others(folder)
    private = [options.runtime / "home" / "run", _pulse_socket(options).parent]
    if options.has_own_broker:
        private.append(broker_data(options))
    if options.snapcast is not None:
        private.append(snapserver_data(options))
    for folder in private:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if options.snapcast is not None:
        rooms_fifo(options).unlink(missing_ok=True)
        # MPD removes a FIFO that it has made, and its reader would keep the removed one.
        os.mkfifo(rooms_fifo(options), mode=0o600)


def _close_to_others(folder: Path) -> None:
    """Remove permissions of other users of this machine, also in folders of earlier versions.

    MPD's sockets accept every user, so their folder must not.
    """
    # The permissions of another user's folder are left alone.
    with contextlib.suppress(PermissionError):
        folder.chmod(folder.stat().st_mode & 0o770)


def _write_private(file: Path, text: str) -> None:
    file.unlink(missing_ok=True)
    file.touch(mode=0o600)
    file.write_text(text)


def _replace_folder(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir()


def _copy_services(source: Path, target: Path, names: Iterable[str]) -> None:
    # Symlinks, because a temporary file system may be mounted noexec. Shared files have names with
    # a leading dot, which s6-svscan ignores.
    source = source.resolve()
    for shared in source.glob(".*"):
        (target / shared.name).symlink_to(shared)
    for name in names:
        shutil.copytree(source / name, target / name, symlinks=True, copy_function=os.symlink)
