"""The doctor's checks, on real files, sockets and programs."""

import json
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import StreamRequestHandler, UnixStreamServer
from typing import override

import pytest
from raveberry_server.adapters.check_result import Finding, Verdict
from raveberry_server.adapters.terminal_texts import Sentence
from raveberry_server.cli import doctor
from raveberry_server.cli.doctor import (
    broker_findings,
    disk_findings,
    examination,
    for_container,
    listening_sockets,
    player_findings,
    port_findings,
    sound_findings,
)
from raveberry_server.cli.service_configurations import mosquitto_conf, mosquitto_passwords
from raveberry_server.cli.source_checks import health_findings, source_findings
from raveberry_server.options import Options, load

from tests.ports import free_port


def options_in(tmp_path: Path, **environment: str) -> Options:
    return load(
        {
            "RAVEBERRY_RUNTIME": str(tmp_path),
            "RAVEBERRY_DATA": str(tmp_path / "data"),
            **environment,
        }
    )


@contextmanager
def listening() -> Iterator[int]:
    """A loopback port with a listening socket."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def worst(findings: Iterator[Finding]) -> Finding:
    return max(findings, key=lambda finding: list(Verdict).index(finding.verdict))


class Greeting(StreamRequestHandler):
    @override
    def handle(self) -> None:
        self.wfile.write(b"OK MPD 0.24.0\n")


class SomePlayer(UnixStreamServer):
    """A unix socket with MPD's greeting."""


class TestPlayer:
    def test_a_player_that_answers_is_well(self, tmp_path: Path) -> None:
        options = options_in(tmp_path)
        with SomePlayer(str(options.mpd_socket), Greeting) as player:
            thread = threading.Thread(target=player.handle_request)
            thread.start()
            findings = [*player_findings(options, is_running=True)]
            thread.join()
        assert {finding.verdict for finding in findings} == {Verdict.OK}

    def test_a_missing_player_is_a_fault_only_while_the_party_runs(self, tmp_path: Path) -> None:
        options = options_in(tmp_path)
        assert worst(player_findings(options, is_running=True)).verdict is Verdict.BAD
        assert worst(player_findings(options, is_running=False)).verdict is Verdict.WARN

    def test_a_missing_mpd_is_reported_with_its_package(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        finding = next(player_findings(options_in(tmp_path), is_running=False))
        assert (finding.verdict, finding.mend) == (Verdict.BAD, "apt-get install mpd")


class TestSound:
    def test_the_null_output_is_reported_as_silent(self, tmp_path: Path) -> None:
        options = options_in(tmp_path, RAVEBERRY_OUTPUT="null")
        assert worst(sound_findings(options, is_running=True)).verdict is Verdict.WARN

    def test_a_sound_server_that_does_not_answer_is_named(self, tmp_path: Path) -> None:
        options = options_in(tmp_path, PULSE_SERVER=f"unix:{tmp_path}/nobody")
        finding = worst(sound_findings(options, is_running=True))
        assert finding.verdict is Verdict.BAD
        assert f"{tmp_path}/nobody" in finding.text
        assert finding.mend is not None
        assert "PULSE_SERVER" in finding.mend


class TestBroker:
    def test_a_broker_that_is_not_started_is_no_fault(self, tmp_path: Path) -> None:
        options = options_in(tmp_path, RAVEBERRY_MQTT_PORT=str(free_port()))
        assert worst(broker_findings(options, is_running=False)).verdict is Verdict.WARN
        assert worst(broker_findings(options, is_running=True)).verdict is Verdict.BAD

    def test_a_foreign_broker_that_is_away_is_a_fault(self, tmp_path: Path) -> None:
        options = options_in(
            tmp_path, RAVEBERRY_MQTT_HOST="127.0.0.1", RAVEBERRY_MQTT_PORT=str(free_port())
        )
        finding = worst(broker_findings(options, is_running=False))
        assert finding.verdict is Verdict.BAD
        assert "RAVEBERRY_MQTT_HOST" in (finding.mend or "")

    @pytest.mark.parametrize("is_encrypted", [False, True])
    def test_a_broker_that_accepts_and_says_nothing_is_a_fault_within_seconds(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_encrypted: bool
    ) -> None:
        monkeypatch.setattr(doctor, "_PATIENCE_S", 1.0)
        with listening() as port:
            options = options_in(
                tmp_path,
                RAVEBERRY_MQTT_HOST="127.0.0.1",
                RAVEBERRY_MQTT_PORT=str(port),
                RAVEBERRY_MQTT_TLS="true" if is_encrypted else "false",
            )
            start_s = time.monotonic()
            finding = worst(broker_findings(options, is_running=False))
            assert time.monotonic() - start_s < 4.0
        assert finding.verdict is Verdict.BAD
        assert "timed out" in finding.text

    def test_a_real_broker_takes_the_right_password_and_no_other(self, tmp_path: Path) -> None:
        port = free_port()
        right = {"RAVEBERRY_MQTT_USERNAME": "ann", "RAVEBERRY_MQTT_PASSWORD": "right"}
        options = options_in(
            tmp_path, RAVEBERRY_MQTT_PORT=str(port), RAVEBERRY_LOG_LEVEL="debug", **right
        )
        user = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True)  # noqa: S607 - coreutils
        (options.data / "mosquitto").mkdir(parents=True)
        conf = tmp_path / "mosquitto.conf"
        conf.write_text(mosquitto_conf(options, user=user.stdout.strip()))
        passwords = tmp_path / "mosquitto.passwords"
        passwords.touch(mode=0o600)
        passwords.write_text(mosquitto_passwords(options, salt=b"twelve bytes"))
        mosquitto = shutil.which("mosquitto", path="/usr/sbin:/usr/bin")
        assert mosquitto is not None
        with subprocess.Popen([mosquitto, "-c", conf], stderr=subprocess.PIPE) as broker:  # noqa: S603 - ours
            try:
                assert broker.stderr is not None
                while b"running" not in (line := broker.stderr.readline()):
                    assert line, "mosquitto has ended"
                findings = [*broker_findings(options, is_running=True)]
                assert {finding.verdict for finding in findings} == {Verdict.OK}
                wrong = options_in(
                    tmp_path,
                    RAVEBERRY_MQTT_HOST="127.0.0.1",
                    RAVEBERRY_MQTT_PORT=str(port),
                    **right | {"RAVEBERRY_MQTT_PASSWORD": "wrong"},
                )
                finding = worst(broker_findings(wrong, is_running=True))
                assert finding.verdict is Verdict.BAD
                assert "Not authorized" in finding.text
            finally:
                broker.terminate()


class TestPorts:
    def verdicts(self, options: Options) -> dict[str, Finding]:
        return {finding.text.split()[0]: finding for finding in port_findings(options)}

    def test_free_ports_are_well(self, tmp_path: Path) -> None:
        port = free_port()
        options = options_in(tmp_path, RAVEBERRY_GUEST_PORT=str(port))
        assert self.verdicts(options)[str(port)].verdict is Verdict.OK

    def test_a_port_in_other_hands_is_bad_and_its_holder_is_named(self, tmp_path: Path) -> None:
        with listening() as port:
            options = options_in(tmp_path, RAVEBERRY_HOST_PORT=str(port))
            finding = self.verdicts(options)[str(port)]
        assert finding.verdict is Verdict.BAD
        assert f"process {os.getpid()}" in finding.text
        assert finding.mend is not None
        assert "RAVEBERRY_HOST_PORT" in finding.mend

    def test_a_port_that_this_party_holds_is_well(self, tmp_path: Path) -> None:
        script = (
            "import socket, sys; s = socket.create_server(('127.0.0.1', 0));"
            "print(s.getsockname()[1], flush=True); sys.stdin.read()"
        )
        with subprocess.Popen(  # noqa: S603 - our own script
            ["/usr/bin/python3", "-c", script],
            env={"RAVEBERRY_RUNTIME": str(tmp_path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as holder:
            assert holder.stdout is not None
            port = holder.stdout.readline().decode().strip()
            finding = self.verdicts(options_in(tmp_path, RAVEBERRY_GUEST_PORT=port))[port]
            holder.communicate()
        assert (finding.verdict, finding.text) == (Verdict.OK, f"{port} is held by this party")

    def test_only_listening_sockets_of_both_families_count(self) -> None:
        header = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt uid\n"
        four = header + "   0: 0100007F:1F90 00000000:0000 0A 0:0 0:0 0 0 0 11 1\n"
        four += "   1: 0100007F:0016 0100007F:1F90 01 0:0 0:0 0 0 0 12 1\n"
        six = header + f"   0: {'0' * 32}:1F9B {'0' * 32}:0000 0A 0:0 0:0 0 7 0 13 1\n"
        assert listening_sockets([four, six]) == {
            8080: doctor.ListeningSocket(user=0, inode="11"),
            8091: doctor.ListeningSocket(user=7, inode="13"),
        }


class TestDisk:
    def test_a_data_folder_that_is_not_there_yet_is_measured_where_it_will_be(
        self, tmp_path: Path
    ) -> None:
        [finding] = disk_findings(options_in(tmp_path, RAVEBERRY_DATA=str(tmp_path / "a" / "b")))
        assert finding.text.endswith(f"GB free in {tmp_path}")

    def test_a_read_only_folder_is_a_fault(self, tmp_path: Path) -> None:
        [finding] = disk_findings(options_in(tmp_path, RAVEBERRY_DATA="/proc/raveberry"))
        assert finding.verdict is Verdict.BAD


class Answering(StreamRequestHandler):
    """Answers `sources` as the server does."""

    @override
    def handle(self) -> None:
        while self.rfile.readline().strip():
            continue
        assert self.rfile.read(2) == b"{}"
        fault = {"code": "downloads_failed", "params": {"count": 3}, "message": "Failed"}
        sources = [
            {"name": "local", "reason": None, "version": None},
            {"name": "subsonic", "reason": None, "version": "navidrome 0.58.0"},
            {"name": "online", "reason": fault, "version": "2026.1"},
            {"name": "jamendo", "reason": None, "version": None, "set_up": False},
        ]
        body = json.dumps({"result": {"sources": sources, "jobs": []}}).encode()
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))


class TestSources:
    def test_each_selected_source_is_examined(self, tmp_path: Path) -> None:
        both = {finding.part for finding in source_findings(options_in(tmp_path))}
        assert both == {"music", "scripts"}
        folders = source_findings(options_in(tmp_path, RAVEBERRY_SOURCES="local"))
        assert {finding.part for finding in folders} == {"music"}

    def test_the_health_of_sources_is_read_from_the_running_server(self, tmp_path: Path) -> None:
        options = options_in(tmp_path)
        options.data.mkdir()
        with SomePlayer(str(options.command_socket), Answering) as server:
            thread = threading.Thread(target=server.handle_request)
            thread.start()
            findings = [*health_findings(options)]
            thread.join()
        assert [(finding.verdict, finding.text) for finding in findings] == [
            (Verdict.OK, "local works"),
            (Verdict.OK, "subsonic works (navidrome 0.58.0)"),
            (
                Verdict.WARN,
                "online: The last 3 songs could not be downloaded. Update the source.",
            ),
            (Verdict.OK, "jamendo is not set up"),
        ]

    def test_without_a_server_the_health_of_sources_is_unknown(self, tmp_path: Path) -> None:
        assert not [*health_findings(options_in(tmp_path))]


def test_a_visualizer_alone_is_examined_without_the_parts_of_a_party(tmp_path: Path) -> None:
    options = options_in(
        tmp_path,
        RAVEBERRY_ROLE="visualizer",
        RAVEBERRY_VISUALIZER="kitchen",
        RAVEBERRY_MQTT_HOST="127.0.0.1",
        RAVEBERRY_MQTT_PORT=str(free_port()),
    )
    assert {finding.part for finding in examination(options)} == {"broker", "disk", "lights"}


class TestInAContainer:
    """Programs cannot be installed there, and ports are those inside."""

    def options(self, tmp_path: Path, **environment: str) -> Options:
        (tmp_path / "data").mkdir(exist_ok=True)
        (tmp_path / "data" / "options.json").write_text("{}")
        token = {"SUPERVISOR_TOKEN": "t"}
        return options_in(tmp_path, **token, **environment)

    @pytest.mark.parametrize(
        ("remedy", "expected"),
        [
            (
                Sentence("install_quickjs", in_container="update_image"),
                "it belongs to the image: update the app",
            ),
            (Sentence("start_party", in_container="start_place"), "start the app"),
            (
                Sentence("set_output", option="RAVEBERRY_OUTPUT"),
                "set the option output to auto",
            ),
            (
                Sentence("check_broker", option="RAVEBERRY_MQTT_HOST"),
                "check the option mqtt_host and those beside it",
            ),
            (
                Sentence(
                    "make_folder",
                    option="RAVEBERRY_MUSIC",
                    in_container="make_folder_or_set_option",
                ),
                "make it, or choose another with the option music",
            ),
            (
                Sentence("set_music", option="RAVEBERRY_MUSIC", in_container="set_music_option"),
                "set the option music, or restart the app",
            ),
        ],
    )
    def test_remedies_name_the_options(
        self, tmp_path: Path, remedy: Sentence, expected: str
    ) -> None:
        away = Sentence("it is away")
        finding = Finding(part="music", verdict=Verdict.BAD, description=away, remedy=remedy)
        told = for_container(finding, self.options(tmp_path)).mend or ""
        assert told.startswith(expected)
        assert "RAVEBERRY_" not in told
        assert "scripts/run" not in told

    def test_in_a_container_published_ports_are_unknown(self, tmp_path: Path) -> None:
        options = self.options(tmp_path, RAVEBERRY_GUEST_PORT=str(free_port()))
        first, *_ = port_findings(options)
        assert "whether it is open to the house" in for_container(first, options).text

    def test_elsewhere_than_in_the_app_variables_stay_variables(self, tmp_path: Path) -> None:
        remedy = Sentence("make_folder_or_set_option", option="RAVEBERRY_MUSIC")
        away = Sentence("it is away")
        finding = Finding(part="x", verdict=Verdict.BAD, description=away, remedy=remedy)
        told = for_container(finding, options_in(tmp_path))
        assert told.mend == "make it, or choose another with RAVEBERRY_MUSIC"
        assert told.text == "it is away"


class FailingHealth(StreamRequestHandler):
    """Answers as a server that works while everything else fails."""

    @override
    def handle(self) -> None:
        while self.rfile.readline().strip():
            continue
        body = b'{"status": "failing", "checks": {"server": true, "player": false}}'
        self.wfile.write(
            b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)
        )


class TestPortsWhoseProcessNobodySees:
    """A container's root may not see which process owns a socket of another user."""

    @pytest.fixture(autouse=True)
    def unseen(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(doctor, "_owner", lambda _inode: None)

    def test_those_of_a_server_that_answers_are_ours(self, tmp_path: Path) -> None:
        with listening() as port, listening() as other:
            options = options_in(
                tmp_path, RAVEBERRY_GUEST_PORT=str(port), RAVEBERRY_MQTT_PORT=str(other)
            )
            options.data.mkdir()
            with SomePlayer(str(options.command_socket), FailingHealth) as server:
                thread = threading.Thread(target=server.handle_request)
                thread.start()
                guest, *_, broker = port_findings(options)
                thread.join()
        assert (guest.verdict, guest.text) == (Verdict.OK, f"{port} is held by this party")
        assert broker.verdict is Verdict.BAD, "a server that answers says nothing about a broker"

    def test_those_of_another_user_are_not(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        stranger = doctor.ListeningSocket(user=os.getuid() + 1, inode="1")
        with listening() as port:
            options = options_in(tmp_path, RAVEBERRY_GUEST_PORT=str(port))
            monkeypatch.setattr(doctor, "listening_sockets", lambda _: {port: stranger})
            options.data.mkdir()
            with SomePlayer(str(options.command_socket), FailingHealth) as server:
                thread = threading.Thread(target=server.handle_request)
                thread.start()
                guest, *_ = port_findings(options)
                thread.join()
        assert guest.verdict is Verdict.BAD
        assert "a program of another user" in guest.text

    def test_without_a_server_they_are_not(self, tmp_path: Path) -> None:
        with listening() as port:
            guest, *_ = port_findings(options_in(tmp_path, RAVEBERRY_GUEST_PORT=str(port)))
        assert guest.verdict is Verdict.BAD
