"""The `raveberry` command."""

import argparse
import json
import os
import pwd
import secrets
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from importlib.metadata import version
from pathlib import Path
from time import strftime
from typing import NoReturn

from raveberry_server.adapters.check_result import Finding, Verdict
from raveberry_server.domain.model.errors import RaveberryError
from raveberry_server.options import Options, Role, load_usable
from raveberry_server.translations.argparse_texts import translate_argparse
from raveberry_server.translations.catalogue import Catalogue, terminal_language

from .doctor import examination
from .errors import error_text
from .server_client import ServerClient
from .service_configurations import own_sound_server, paused_services, write_services
from .sound_output_selection import found_sound, sound_route

_SERVICES = (Path(__file__).parents[3] / "services", Path(sys.prefix).parent / "services")
"""Folder of the services: in a checkout, and in the container beside the Python environment."""

_VERDICT_WIDTH = 7
_PART_WIDTH = 8

_COLORS = {Verdict.OK: "32", Verdict.WARN: "33", Verdict.BAD: "31"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given:
        # The server replaces this process, so that other commands need not import it.
        os.execv(sys.executable, [sys.executable, "-m", "raveberry_server"])  # noqa: S606 - no shell
    catalogue = Catalogue(terminal_language(os.environ))
    translate_argparse(catalogue)
    chosen = _parser(catalogue).parse_args(given)
    try:
        if chosen.act is _take_snapshot:
            # Invalid options must not prevent a backup.
            os.environ.pop("SUPERVISOR_TOKEN", None)
        exit_code: int = chosen.act(chosen, load_usable(os.environ).options)
    except RaveberryError as err:
        sys.stderr.write(f"raveberry: {error_text(err, catalogue)}\n")
        return 1
    return exit_code


def _parser(catalogue: Catalogue) -> argparse.ArgumentParser:
    def text(code: str) -> str:
        # argparse fills in values of its own after a percent sign.
        return catalogue.text(code, {}).replace("%", "%%")

    parser = argparse.ArgumentParser(prog="raveberry", description=text("help_program"))
    parser.add_argument("--version", action="version", version=version("raveberry-addon"))
    parser.set_defaults(catalogue=catalogue)
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")

    doctor = commands.add_parser("doctor", help=text("help_doctor"))
    doctor.add_argument("--json", action="store_true", help=text("help_json"))
    doctor.set_defaults(act=_examine)

    library = commands.add_parser("library", add_help=False, help=text("help_library"))
    library.add_argument("rest", nargs=argparse.REMAINDER)
    library.set_defaults(act=_tend_library)

    for name in ("backup", "restore"):
        copier = commands.add_parser(name, help=text(f"help_{name}"))
        copier.add_argument("file", type=Path, metavar="FILE")
        copier.set_defaults(act=_copy_party)

    snapshot = commands.add_parser("snapshot", help=text("help_snapshot"))
    snapshot.add_argument("--done", action="store_true", help=text("help_snapshot_done"))
    snapshot.set_defaults(act=_take_snapshot)

    services = commands.add_parser("services", help=text("help_services"))
    services.set_defaults(act=_lay_out)

    gateway = commands.add_parser("gateway", help=text("help_gateway"))
    gateway.set_defaults(act=_run_gateway)

    worker = commands.add_parser("searcher", help=text("help_searcher"))
    worker.set_defaults(act=_run_searcher)

    keys = commands.add_parser("gateway-keys", help=text("help_gateway_keys"))
    keys.add_argument("folder", type=Path, metavar="FOLDER")
    keys.add_argument("--gateways", type=int, default=1, help=text("help_gateways"))
    keys.add_argument("--searchers", type=int, default=0, help=text("help_searchers"))
    keys.add_argument("--standbys", type=int, default=0, help=text("help_standbys"))
    keys.set_defaults(act=_make_gateway_keys)

    health = commands.add_parser("health", help=text("help_health"))
    health.set_defaults(act=_judge_health)

    state = commands.add_parser("state", help=text("help_state"))
    state.set_defaults(act=_show_state)

    command = commands.add_parser(
        "command", help=text("help_command"), description=text("help_command_values")
    )
    command.add_argument("name")
    command.add_argument("args", nargs="*", type=partial(_argument, catalogue), metavar="KEY=VALUE")
    command.set_defaults(act=_give_command)
    return parser


def _argument(catalogue: Catalogue, text: str) -> tuple[str, object]:
    key, equals, value = text.partition("=")
    if not (key and equals):
        message = catalogue.text("argument_expected", {"given": repr(text)})
        raise argparse.ArgumentTypeError(message)
    try:
        return key, json.loads(value)
    except ValueError:
        return key, value


def _run_gateway(_chosen: argparse.Namespace, _options: Options) -> int:
    _become("raveberry_server.gateway")


def _run_searcher(_chosen: argparse.Namespace, _options: Options) -> int:
    _become("raveberry_server.searcher")


def _become(module: str) -> NoReturn:
    """Replace this process by one that runs a module, without docstrings, like the server."""
    os.execv(sys.executable, [sys.executable, "-OO", "-m", module])  # noqa: S606 - no shell


def _make_gateway_keys(chosen: argparse.Namespace, options: Options) -> int:
    from raveberry_server.adapters.nats.authorization import (  # noqa: PLC0415 - a party without gateways needs none of it
        write_keys,
    )

    for path in write_keys(
        chosen.folder,
        options.node,
        gateways=chosen.gateways,
        searchers=chosen.searchers,
        standbys=chosen.standbys,
    ):
        sys.stdout.write(f"{path}\n")
    return 0


def _examine(chosen: argparse.Namespace, options: Options) -> int:
    findings = examination(options)
    is_fit = all(finding.verdict is not Verdict.BAD for finding in findings)
    if chosen.json:
        _show({"ok": is_fit, "findings": [_plain(finding) for finding in findings]})
    else:
        sys.stdout.writelines(_line(finding, chosen.catalogue) for finding in findings)
    return 0 if is_fit else 1


def _plain(finding: Finding) -> Mapping[str, object]:
    """Return a finding for programs: codes with parameters, and the texts in English."""
    remedy = finding.remedy
    return {
        "part": finding.part,
        "verdict": finding.verdict,
        "code": finding.description.code,
        "params": finding.description.params,
        "text": finding.text,
        "mend_code": remedy.code if remedy else None,
        "mend_params": remedy.params if remedy else None,
        "mend": finding.mend,
    }


def _line(finding: Finding, catalogue: Catalogue) -> str:
    verdict = f"{catalogue.text(f'verdict_{finding.verdict}', {}):{_VERDICT_WIDTH}}"
    part = catalogue.text(f"part_{finding.part}", {}, default=finding.part)
    start = f"{verdict}  {part:{_PART_WIDTH}}  "
    if sys.stdout.isatty():
        start = start.replace(verdict, f"\x1b[{_COLORS[finding.verdict]}m{verdict}\x1b[0m", 1)
    line = f"{start}{finding.description.text(catalogue)}\n"
    if finding.remedy is None:
        return line
    remedy = catalogue.text("doctor_remedy", {"remedy": finding.remedy.text(catalogue)})
    return f"{line}{' ' * (_VERDICT_WIDTH + _PART_WIDTH + 4)}{remedy}\n"


def _lay_out(_chosen: argparse.Namespace, options: Options) -> int:
    loaded = load_usable(os.environ)
    for fault in loaded.faults:
        _log(fault.sentence)
    if loaded.unreadable is not None:
        _log(f"{loaded.unreadable}; every option has its default")
    route = sound_route(options, found_sound(), own_server=own_sound_server(options))
    if options.role is Role.VISUALIZER:
        _log(f"Visualizer {options.visualizer}: sound from {route.lights_url or route.source}")
    else:
        _log(route.meaning)
    if options.snapcast is not None:
        _log(f"Rooms: {options.snapcast_url}{', our own' if options.snapcast.is_own else ''}")
    folder = write_services(
        options,
        route,
        source=next((folder for folder in _SERVICES if folder.is_dir()), _SERVICES[0]),
        python=Path(sys.executable),
        user=_user_name(),
        salt=secrets.token_bytes(12),
        extra=loaded.variables,
    )
    sys.stdout.write(f"{folder}\n")
    return 0


def _user_name() -> str:
    """Return the name of the user, or the number: a container may run as a user without a name."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())


def _tend_library(chosen: argparse.Namespace, options: Options) -> int:
    # A separate program, because it opens the database and this process only forwards to it.
    program = [sys.executable, "-m", "raveberry_server.jobs.history_report"]
    os.execv(sys.executable, [*program, "--data", str(options.data), *chosen.rest])  # noqa: S606 - no shell


def _take_snapshot(chosen: argparse.Namespace, options: Options) -> int:
    return _run_backup_job(options, "snapshot", *(("--done",) if chosen.done else ()))


def _copy_party(chosen: argparse.Namespace, options: Options) -> int:
    with ExitStack() as stack:
        if chosen.command == "restore":
            stack.enter_context(paused_services(options, ("server", "visualizer")))
        return _run_backup_job(options, chosen.command, str(chosen.file.absolute()))


def _run_backup_job(options: Options, *arguments: str) -> int:
    # A separate program, because it opens the database and this process only forwards to it.
    program = [sys.executable, "-m", "raveberry_server.jobs.backup", "--data", str(options.data)]
    return subprocess.run([*program, *arguments], check=False).returncode  # noqa: S603 - fixed arguments


def _judge_health(_chosen: argparse.Namespace, options: Options) -> int:
    checks = ServerClient(path=options.command_socket).health()
    _show(checks)
    # Fails only for what a restart heals, like the container's own check (addon/health): a full
    # disk or a lost player or broker would not improve.
    return 0 if checks.get("server") is True else 1


def _show_state(_chosen: argparse.Namespace, options: Options) -> int:
    _show(ServerClient(path=options.command_socket).state())
    return 0


def _give_command(chosen: argparse.Namespace, options: Options) -> int:
    _show(ServerClient(path=options.command_socket).command(chosen.name, dict(chosen.args)))
    return 0


def _log(text: str) -> None:
    """Write a line in the format of the process logs."""
    sys.stderr.write(f"{strftime('%Y-%m-%d %H:%M:%S')}  start: {text}\n")


def _show(value: Mapping[str, object] | object) -> None:
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=False) + "\n")
