"""Generated configuration files, and the programs that read them."""

import hashlib
import os
import shlex
import stat
import subprocess
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path

import pytest
from raveberry_server.cli.service_configurations import (
    ConfigurationError,
    environment,
    is_supervised,
    kept_services,
    mosquitto_conf,
    mosquitto_passwords,
    mpd_conf,
    own_sound_server,
    preloaded_heap,
    pulse_pa,
    shell_exports,
    write_services,
)
from raveberry_server.cli.snapcast_configuration import snapserver_conf
from raveberry_server.cli.sound_output_selection import FoundSound, SoundRoute, sound_route
from raveberry_server.options import Options, load
from syrupy.assertion import SnapshotAssertion

SOURCE = Path(__file__).parents[3] / "addon" / "services"
PYTHON = Path("/opt/raveberry/.venv/bin/python")
FOLDERS = {
    "RAVEBERRY_RUNTIME": "/run/raveberry",
    "RAVEBERRY_DATA": "/data",
    "RAVEBERRY_MUSIC": "/media:/share/more music",
}
PASSWORD = {"RAVEBERRY_MQTT_USERNAME": "ann", "RAVEBERRY_MQTT_PASSWORD": "a secret"}

DEBIAN = FoundSound(has_pulseaudio=True)
"""A machine without a sound card that can start a sound server."""

HOME_ASSISTANT = FoundSound(server="unix://run/audio/pulse.sock", sink="alsa_output.usb")
"""A container of the Supervisor whose user has chosen a sink."""

VARIANTS: Mapping[str, Mapping[str, str]] = {
    "all our own": {},
    "a sound server that runs": {"PULSE_SERVER": "unix:/run/audio/pulse.sock"},
    "a sound card": {"RAVEBERRY_OUTPUT": "alsa", "RAVEBERRY_AUDIO_SOURCE": "fifo"},
    "no sound": {"RAVEBERRY_OUTPUT": "null", "RAVEBERRY_AUDIO_SOURCE": "fifo"},
    "a broker with a password": PASSWORD,
    "rooms of our own": {"RAVEBERRY_SNAPCAST": "own", "RAVEBERRY_OUTPUT": "null"},
    "rooms of another server": {"RAVEBERRY_SNAPCAST": "10.0.0.7", "PULSE_SERVER": "unix:/pulse"},
    "a foreign broker": {"RAVEBERRY_MQTT_HOST": "broker"},
    "lights elsewhere": {"RAVEBERRY_LIGHT_SHOW": "false"},
    "a visualizer alone": {
        "RAVEBERRY_ROLE": "visualizer",
        "RAVEBERRY_VISUALIZER": "kitchen",
        "RAVEBERRY_MQTT_HOST": "broker",
    },
    "a quiet log": {"RAVEBERRY_LOG_LEVEL": "error"},
    "a loud log": {"RAVEBERRY_LOG_LEVEL": "debug"},
}


def route_of(options: Options, found: FoundSound = DEBIAN) -> SoundRoute:
    return sound_route(options, found, own_server=own_sound_server(options))


def options_of(variant: Mapping[str, str]) -> Options:
    return load({**FOLDERS, **variant})


@pytest.fixture(params=VARIANTS.values(), ids=VARIANTS.keys())
def options(request: pytest.FixtureRequest) -> Options:
    return options_of(request.param)


def test_jemalloc_is_preloaded_where_it_is_installed_with_small_pages(tmp_path: Path) -> None:
    assert preloaded_heap(tmp_path) == ""
    for machine in ("aarch64", "x86_64"):
        library = tmp_path / f"{machine}-linux-gnu" / "libjemalloc.so.2"
        library.parent.mkdir()
        library.touch()
    assert preloaded_heap(tmp_path) == str(library)


def test_mpd_is_configured(options: Options, snapshot: SnapshotAssertion) -> None:
    assert mpd_conf(options, route_of(options)) == snapshot


def test_mosquitto_is_configured(options: Options, snapshot: SnapshotAssertion) -> None:
    assert mosquitto_conf(options, user="somebody") == snapshot


def test_only_what_is_needed_is_started(options: Options, snapshot: SnapshotAssertion) -> None:
    assert kept_services(options, route_of(options)) == snapshot


def test_every_process_gets_the_same_environment(
    options: Options, snapshot: SnapshotAssertion
) -> None:
    assert shell_exports(environment(options, route_of(options), python=PYTHON)) == snapshot


def test_the_snapcast_server_is_configured(snapshot: SnapshotAssertion) -> None:
    assert snapserver_conf(options_of({"RAVEBERRY_SNAPCAST": "own"})) == snapshot


def test_the_own_sound_server_has_one_sink(snapshot: SnapshotAssertion) -> None:
    assert pulse_pa(options_of({})) == snapshot


def test_a_mounted_client_configuration_alone_leads_to_the_sound_server(
    snapshot: SnapshotAssertion,
) -> None:
    options = options_of({})
    route = route_of(options, HOME_ASSISTANT)
    assert kept_services(options, route) == ("broker", "mpd", "server", "visualizer")
    assert "PULSE_SERVER" not in environment(options, route, python=PYTHON)
    assert environment(options, route, python=PYTHON)["RAVEBERRY_SINK"] == "alsa_output.usb"
    assert mpd_conf(options, route) == snapshot


def test_passwords_are_hashed_as_mosquitto_does() -> None:
    line = mosquitto_passwords(options_of(PASSWORD), salt=b"twelve bytes")
    user, _, rest = line.strip().partition(":")
    _, kind, rounds, salt, digest = rest.split("$")
    assert (user, kind, b64decode(salt)) == ("ann", "7", b"twelve bytes")
    assert b64decode(digest) == hashlib.pbkdf2_hmac(
        "sha512", b"a secret", b"twelve bytes", int(rounds)
    )


def test_quotes_in_a_path_do_not_end_it() -> None:
    options = load({**FOLDERS, "RAVEBERRY_MPD_SOCKET": '/run/a "b" \\c/mpd.sock'})
    assert '"/run/a \\"b\\" \\\\c/mpd.sock"' in mpd_conf(options, route_of(options))


def test_a_shell_reads_back_whatever_a_variable_holds() -> None:
    values = {"A": 'it\'s $HOME `x` "y" \\n', "B": "two\nlines", "C": "", "D": "x" * 10_000}
    script = shell_exports(values) + f"exec {shlex.quote('/usr/bin/env')} -0"
    shown = subprocess.run(["/bin/sh", "-c", script], env={}, capture_output=True, check=True)  # noqa: S603 - fixed arguments
    read = dict(line.split("=", 1) for line in shown.stdout.decode().split("\0") if line)
    assert {name: read[name] for name in values} == values


def written(tmp_path: Path, **variant: str) -> tuple[Options, Path]:
    options = load(
        {"RAVEBERRY_RUNTIME": str(tmp_path), "RAVEBERRY_DATA": str(tmp_path / "data"), **variant}
    )
    folder = write_services(
        options,
        route_of(options),
        source=SOURCE,
        python=PYTHON,
        user="somebody",
        salt=b"twelve bytes",
        extra={"RAVEBERRY_LIGHTS": "[]"},
    )
    return options, folder


def test_the_services_are_laid_out_and_can_be_run(tmp_path: Path) -> None:
    options, folder = written(tmp_path)
    assert folder == tmp_path / "services"
    services = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    assert services == ["broker", "mpd", "server", "sound", "visualizer"]
    for service in services:
        for script in ("run", "finish", "log/run"):
            assert os.access(folder / service / script, os.X_OK), (service, script)
        assert (folder / service / "timeout-finish").read_text() == "12000\n"
    assert "export RAVEBERRY_LIGHTS='[]'\n" in (tmp_path / "environment").read_text()
    assert options.logs.is_dir()
    assert options.data.is_dir()


def test_the_rooms_have_a_server_of_our_own_or_a_sender_to_another(tmp_path: Path) -> None:
    for chosen, service in (("own", "snapserver"), ("10.0.0.7:4954", "snapcast")):
        options, folder = written(tmp_path, RAVEBERRY_SNAPCAST=chosen)
        others = {"snapserver", "snapcast"} - {service}
        assert os.access(folder / service / "run", os.X_OK)
        assert not any((folder / other).exists() for other in others)
        assert stat.S_ISFIFO((tmp_path / "rooms.fifo").stat().st_mode)
        assert (options.data / "snapcast").is_dir()
    assert "SOURCE_PORT=4954\n" in (tmp_path / "environment").read_text()


def test_unneeded_services_are_removed(tmp_path: Path) -> None:
    written(tmp_path)
    _, folder = written(tmp_path, RAVEBERRY_MQTT_HOST="broker", RAVEBERRY_OUTPUT="null")
    services = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    assert services == ["mpd", "server", "visualizer"]


def test_others_may_not_read_what_holds_secrets(tmp_path: Path) -> None:
    options, _ = written(tmp_path, **PASSWORD)
    for file in ("environment", "mosquitto.conf", "mosquitto.passwords", "mpd.conf"):
        assert stat.S_IMODE((tmp_path / file).stat().st_mode) == 0o600, file
    for folder in (options.runtime / "pulse", options.data / "mosquitto"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700, folder


def test_folders_are_closed_to_other_users(tmp_path: Path) -> None:
    for name in ("data", "logs"):
        (tmp_path / name).mkdir(mode=0o755)
    tmp_path.chmod(0o755)
    options, _ = written(tmp_path)
    for folder in (options.data, options.logs, options.runtime):
        assert stat.S_IMODE(folder.stat().st_mode) & 0o007 == 0, folder
    assert (tmp_path / "environment").read_text().startswith("umask 077\n")


SECRETS = {
    "SUPERVISOR_TOKEN": "token-of-the-supervisor",
    "HASSIO_TOKEN": "token-of-the-supervisor",
    "RAVEBERRY_HOST_PASSWORD": "password-of-the-host",
    "RAVEBERRY_MQTT_USERNAME": "name-at-the-broker",
    "RAVEBERRY_MQTT_PASSWORD": "password-of-the-broker",
}


@pytest.mark.parametrize(
    ("service", "kept"),
    [
        ("broker", set()),
        ("mpd", set()),
        ("sound", set()),
        ("snapserver", set()),
        ("visualizer", {"name-at-the-broker", "password-of-the-broker"}),
        ("server", set(SECRETS.values())),
        ("mpd/log", set()),
        ("server/log", set()),
    ],
)
def test_a_process_gets_no_secret_but_its_own(tmp_path: Path, service: str, kept: set[str]) -> None:
    _, folder = written(tmp_path, RAVEBERRY_SNAPCAST="own")
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("mosquitto", "mpd", "pulseaudio", "python", "s6-log", "snapserver"):
        (programs / name).write_text("#!/bin/sh\nexec /usr/bin/env\n")
        (programs / name).chmod(0o755)
    with (tmp_path / "environment").open("a") as file:
        file.write(f"export PATH={programs}:/usr/bin:/bin RAVEBERRY_PYTHON={programs}/python\n")
        file.write("unset RAVEBERRY_USER\n")
    done = subprocess.run(  # noqa: S603 - our own script
        [folder / service / "run"],
        cwd=folder / service,
        env={"PATH": "/usr/bin:/bin", **SECRETS},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "RAVEBERRY_DATA=" in done.stdout
    assert {secret for secret in SECRETS.values() if secret in done.stdout} == kept


def test_too_long_a_path_for_a_socket_is_refused_with_advice(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 100)
    with pytest.raises(
        ConfigurationError, match=r"107: choose shorter folders .*--run-dir"
    ) as refusal:
        written(deep)
    assert "mpd.sock" in str(refusal.value)
    assert not deep.exists()


@pytest.mark.parametrize("name", ["RAVEBERRY_DATA", "RAVEBERRY_MPD_SOCKET"])
def test_each_socket_is_measured(tmp_path: Path, name: str) -> None:
    # 60 letters of two bytes each: the limit is in bytes.
    with pytest.raises(ConfigurationError, match="107"):
        written(tmp_path, **{name: f"/{'ü' * 60}"})


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigurationError, match=r"cannot be laid out: .*file"):
        written(tmp_path / "file")


def test_services_that_run_are_not_pulled_from_under_their_supervisor(tmp_path: Path) -> None:
    _, folder = written(tmp_path)
    assert not is_supervised(folder)
    (folder / ".s6-svscan").mkdir()
    control = folder / ".s6-svscan" / "control"
    os.mkfifo(control)
    assert not is_supervised(folder)
    reader = os.open(control, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert is_supervised(folder)
        with pytest.raises(ConfigurationError, match="run already"):
            written(tmp_path)
    finally:
        os.close(reader)
