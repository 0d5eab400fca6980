"""Statistics, export and copy of ``party.db``: ``python -m raveberry_server.jobs.history_report``.

It neither starts nor changes anything, so it works while the server runs, too.
"""

import argparse
import dataclasses
import json
import os
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from raveberry_server.adapters.persistence.database_copies import opened_for_reading, write_copy
from raveberry_server.adapters.persistence.history.history_reader import (
    read_opened_at,
    read_plays,
    read_statistics,
)
from raveberry_server.adapters.persistence.migrate import is_current
from raveberry_server.adapters.system.clock import SystemClock
from raveberry_server.adapters.terminal_texts import CommandLineError
from raveberry_server.application.history.export import MOST_EXPORTED, exported, summary
from raveberry_server.application.ports.history import Period
from raveberry_server.domain.model.errors import RaveberryError
from raveberry_server.translations.argparse_texts import translate_argparse
from raveberry_server.translations.catalogue import Catalogue, terminal_language

_LINES: Final = 10


class ReportError(CommandLineError):
    """The operation failed; the message contains the reason and the remedy."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    catalogue = Catalogue(terminal_language(os.environ))
    translate_argparse(catalogue)
    chosen = _parser(catalogue).parse_args(arguments)
    try:
        with closing(_opened(chosen.data / "party.db")) as connection:
            chosen.act(chosen, connection)
    except CommandLineError as err:
        sys.stderr.write(f"raveberry: {err.sentence.text(catalogue)}\n")
        return 1
    except RaveberryError as err:
        sys.stderr.write(f"raveberry: {err}\n")
        return 1
    except sqlite3.Error as err:
        values = {"path": str(chosen.data / "party.db"), "detail": str(err)}
        text = catalogue.text("party_unreadable", values)
        sys.stderr.write(f"raveberry: {text}\n")
        return 1
    except BrokenPipeError:
        # The reader has closed the pipe; flushing at exit must not fail either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _parser(catalogue: Catalogue) -> argparse.ArgumentParser:
    def text(code: str) -> str:
        return catalogue.text(code, {})

    parser = argparse.ArgumentParser(prog="raveberry library")
    parser.set_defaults(catalogue=catalogue)
    parser.add_argument("--data", type=Path, required=True, help=argparse.SUPPRESS)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    since = argparse.ArgumentParser(add_help=False)
    since.add_argument("--since", type=partial(_moment, catalogue), help=text("help_since"))
    stats = commands.add_parser("stats", parents=[since], help=text("help_stats"))
    stats.add_argument("--json", action="store_true", help=text("help_json"))
    stats.set_defaults(act=_print_result)
    export = commands.add_parser("export", parents=[since], help=text("help_export"))
    export.add_argument("--text", action="store_true", help=text("help_export_text"))
    export.set_defaults(act=_export)
    backup = commands.add_parser("backup", help=text("help_library_backup"))
    backup.add_argument("file", type=Path, help=text("help_copy_file"))
    backup.set_defaults(act=_back_up)
    return parser


def _moment(catalogue: Catalogue, text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as err:
        message = catalogue.text("time_expected", {"given": repr(text)})
        raise argparse.ArgumentTypeError(message) from err
    return moment if moment.tzinfo else moment.replace(tzinfo=SystemClock().zone())


def _opened(file: Path) -> sqlite3.Connection:
    if not file.exists():
        raise ReportError("party_missing", folder=str(file.parent))
    if not os.access(file, os.R_OK | os.W_OK):
        raise ReportError("file_of_another_user", path=str(file))
    connection = opened_for_reading(file)
    try:
        if is_current(connection):
            return connection
    except sqlite3.Error:
        connection.close()
        raise
    connection.close()
    raise ReportError("database_of_another_version", path=str(file))


def _period(chosen: argparse.Namespace, connection: sqlite3.Connection) -> Period:
    since = chosen.since or read_opened_at(connection)
    return Period(since=since, until=SystemClock().at())


def _print_result(chosen: argparse.Namespace, connection: sqlite3.Connection) -> None:
    numbers = read_statistics(connection, _period(chosen, connection), most=_LINES)
    if chosen.json:
        sys.stdout.write(json.dumps(_plain(numbers), indent=2, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(summary(numbers, chosen.catalogue))


def _export(chosen: argparse.Namespace, connection: sqlite3.Connection) -> None:
    found = read_plays(connection, _period(chosen, connection), before=None, limit=MOST_EXPORTED)
    made = exported(found.plays[::-1], {}, SystemClock().zone())
    sys.stdout.write(made.text if chosen.text else made.m3u)


def _back_up(chosen: argparse.Namespace, connection: sqlite3.Connection) -> None:
    target: Path = chosen.file
    if target.is_dir():
        target /= f"raveberry-{SystemClock().at():%Y-%m-%d-%H%M%S}.db"
    if target.exists():
        raise ReportError("file_exists", path=str(target))
    try:
        write_copy(connection, target)
    except (OSError, sqlite3.Error) as err:
        raise ReportError("file_not_written", path=str(target), detail=str(err)) from err
    hint = chosen.catalogue.text("backup_hint", {"path": str(target)})
    sys.stdout.write(f"{target}\n{hint}\n")


def _plain(value: object) -> object:
    """Return a value in JSON types."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {item.name: _plain(getattr(value, item.name)) for item in dataclasses.fields(value)}
    if isinstance(value, datetime):
        return value.isoformat()
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


if __name__ == "__main__":
    sys.exit(main())
