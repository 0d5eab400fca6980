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
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from time import strftime

from raveberry_server.adapters.check_result import Finding, Verdict
from raveberry_server.domain.model.errors import RaveberryError
from raveberry_server.options import Options, load_usable

from .doctor import examination
from .server_client import ServerClient
from .service_configurations import own_sound_server, paused_services, write_services
from .sound_output_selection import found_sound, sound_route

_SERVICES = (Path(__file__).parents[3] / "services", Path(sys.prefix).parent / "services")
"""Folder of the services: in a checkout, and in the container beside the Python environment."""

_COLORS = {Verdict.OK: "32", Verdict.WARN: "33", Verdict.BAD: "31"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given:
        # The server replaces this process, so that other commands need not import it.
        os.execv(sys.executable, [sys.executable, "-m", "raveberry_server"])  # noqa: S606 - no shell
    chosen = _parser().parse_args(given)
    try:
        if chosen.act is _take_snapshot:
            # Invalid options must not prevent a backup.
            os.environ.pop("SUPERVISOR_TOKEN", None)
        exit_code: int = chosen.act(chosen, load_usable(os.environ).options)
    except RaveberryError as err:
        sys.stderr.write(f"raveberry: {err}\n")
        return 1
    return exit_code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="raveberry", description="Without a command: run the server in the foreground."
    )
    parser.add_argument("--version", action="version", version=version("raveberry-addon"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")

    doctor = commands.add_parser("doctor", help="say what is missing and how to mend it")
    doctor.add_argument("--json", action="store_true", help="for programs instead of people")
    doctor.set_defaults(act=_examine)

    library = commands.add_parser(
        "library",
        add_help=False,
        help="what played: stats, export and backup, whether the server runs or not",
    )
    library.add_argument("rest", nargs=argparse.REMAINDER)
    library.set_defaults(act=_tend_library)

    for name, text in (
        ("backup", "write queue, votes, guests, settings and history into FILE"),
        ("restore", "go on from the backup in FILE; the server is stopped and started for it"),
    ):
        copier = commands.add_parser(name, help=text)
        copier.add_argument("file", type=Path, metavar="FILE")
        copier.set_defaults(act=_copy_party)

    snapshot = commands.add_parser(
        "snapshot", help="make the data folder safe to copy, as before each backup of the add-on"
    )
    snapshot.add_argument("--done", action="store_true", help="tidy up after the copy")
    snapshot.set_defaults(act=_take_snapshot)

    services = commands.add_parser("services", help="lay out what s6-svscan starts")
    services.set_defaults(act=_lay_out)

    health = commands.add_parser(
        "health", help="show which parts work; fails if the server does not answer"
    )
    health.set_defaults(act=_judge_health)

    state = commands.add_parser("state", help="show what the running server knows, as JSON")
    state.set_defaults(act=_show_state)

    command = commands.add_parser(
        "command",
        help="give a command to the running server",
        description="A value that is JSON is taken as such, every other as text: "
        "raveberry command vote entry=e12 value=1",
    )
    command.add_argument("name")
    command.add_argument("args", nargs="*", type=_argument, metavar="KEY=VALUE")
    command.set_defaults(act=_give_command)
    return parser


def _argument(text: str) -> tuple[str, object]:
    key, equals, value = text.partition("=")
    if not (key and equals):
        raise argparse.ArgumentTypeError(f"KEY=VALUE is expected, not {text!r}")
    try:
        return key, json.loads(value)
    except ValueError:
        return key, value


def _examine(chosen: argparse.Namespace, options: Options) -> int:
    findings = examination(options)
    is_fit = all(finding.verdict is not Verdict.BAD for finding in findings)
    if chosen.json:
        _show({"ok": is_fit, "findings": [asdict(finding) for finding in findings]})
    else:
        sys.stdout.writelines(_line(finding) for finding in findings)
    return 0 if is_fit else 1


def _line(finding: Finding) -> str:
    verdict = f"{finding.verdict:4}"
    if sys.stdout.isatty():
        verdict = f"\x1b[{_COLORS[finding.verdict]}m{verdict}\x1b[0m"
    mend = f"\n               mend: {finding.mend}" if finding.mend else ""
    return f"{verdict}  {finding.part:7}  {finding.text}{mend}\n"


def _lay_out(_chosen: argparse.Namespace, options: Options) -> int:
    loaded = load_usable(os.environ)
    for fault in loaded.faults:
        _log(f"option {fault.option}: {fault.reason}; {fault.used} is used instead")
    if loaded.unreadable is not None:
        _log(f"{loaded.unreadable}; every option has its default")
    route = sound_route(options, found_sound(), own_server=own_sound_server(options))
    _log(route.meaning)
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
