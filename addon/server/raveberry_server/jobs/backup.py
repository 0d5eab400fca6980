"""Backup and restore of a party: ``python -m raveberry_server.jobs.backup``.

A backup may be made while the server runs. A restore needs exclusive access to the data folder: the
`raveberry` command stops the server before and starts it afterwards.
"""

import argparse
import gzip
import io
import json
import os
import re
import shutil
import sqlite3
import sys
import tarfile
import zlib
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import IO, Final

from raveberry_server.adapters.persistence.data_lock import DataLock
from raveberry_server.adapters.persistence.database_copies import (
    opened_for_reading,
    publish,
    write_copy,
)
from raveberry_server.adapters.persistence.database_snapshots import (
    PARTY,
    drop_library_copy,
    take_snapshot,
)
from raveberry_server.adapters.persistence.migrate import NewerSchemaError
from raveberry_server.adapters.persistence.prepared_restore import prepare
from raveberry_server.adapters.persistence.recovery import is_damage, replace_database
from raveberry_server.adapters.system.clock import SystemClock
from raveberry_server.adapters.terminal_texts import CommandLineError
from raveberry_server.application.errors import StoreError
from raveberry_server.domain.model.errors import RaveberryError
from raveberry_server.translations.catalogue import Catalogue, terminal_language

_ONLY_OWNER: Final = 0o600
_LIGHTS: Final = "lights.json"
_MOST_BYTES: Final = 4_000_000_000
"""No party is nearly that large; a larger file is refused before it fills the disk."""
_MOST_UPLOADED: Final = 1_000_000_000
"""The same for a file that a host page uploads."""
_SNAPSHOT: Final = re.compile(r"(?:\./)?data/snapshots/(party-\d{6,}\.db)")
"""A snapshot in the archive that Home Assistant makes of the add-on."""


class BackupError(CommandLineError):
    """The operation failed; the message contains the reason and the remedy."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    catalogue = Catalogue(terminal_language(os.environ))
    chosen = _parser(catalogue).parse_args(arguments)
    try:
        chosen.act(chosen)
    except CommandLineError as err:
        sys.stderr.write(f"raveberry: {err.sentence.text(catalogue)}\n")
        return 1
    except (RaveberryError, OSError, sqlite3.Error) as err:
        sys.stderr.write(f"raveberry: {err}\n")
        return 1
    return 0


def _parser(catalogue: Catalogue) -> argparse.ArgumentParser:
    def text(code: str) -> str:
        return catalogue.text(code, {})

    parser = argparse.ArgumentParser(prog="raveberry")
    parser.set_defaults(catalogue=catalogue)
    parser.add_argument("--data", type=Path, required=True, help=argparse.SUPPRESS)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    backup = commands.add_parser("backup", help=text("help_backup"))
    backup.add_argument("file", type=Path, help=text("help_backup_file"))
    backup.set_defaults(act=_back_up)
    restore = commands.add_parser("restore", help=text("help_restore"))
    restore.add_argument("file", type=Path, help=text("help_restore_file"))
    restore.set_defaults(act=_restore)
    prepared = commands.add_parser("prepare", help=argparse.SUPPRESS)
    prepared.add_argument("file", type=Path)
    prepared.set_defaults(act=_prepare)
    snapshot = commands.add_parser("snapshot", help=text("help_snapshot"))
    snapshot.add_argument("--done", action="store_true", help=text("help_snapshot_done"))
    snapshot.set_defaults(act=_snapshot)
    return parser


def _back_up(chosen: argparse.Namespace) -> None:
    data: Path = chosen.data
    if not (data / PARTY).exists():
        raise BackupError("party_missing", folder=str(data))
    target: Path = chosen.file
    if target.is_dir():
        target /= f"raveberry-{SystemClock().at():%Y-%m-%d-%H%M%S}.tar.gz"
    if target.exists():
        raise BackupError("file_exists", path=str(target))
    unfinished = target.with_name(f"{target.name}.unfinished")
    try:
        with TemporaryDirectory(dir=target.parent, prefix=".raveberry-") as folder:
            copy = Path(folder) / PARTY
            with closing(opened_for_reading(data / PARTY)) as connection:
                write_copy(connection, copy)
            unfinished.touch(mode=_ONLY_OWNER)
            with tarfile.open(unfinished, "w:gz") as archive:
                archive.add(copy, arcname=PARTY)
                if (data / _LIGHTS).exists():
                    archive.add(data / _LIGHTS, arcname=_LIGHTS)
        publish(unfinished, target)
    except (OSError, sqlite3.Error, tarfile.TarError) as err:
        raise BackupError("file_not_written", path=str(target), detail=str(err)) from err
    finally:
        unfinished.unlink(missing_ok=True)
    sys.stdout.write(f"{target}\n")


def _restore(chosen: argparse.Namespace) -> None:
    data: Path = chosen.data
    data.mkdir(parents=True, exist_ok=True)
    with DataLock(data=data), TemporaryDirectory(dir=data, prefix=".restore-") as folder:
        _unpack(chosen.file, Path(folder))
        try:
            aside = replace_database(data, Path(folder) / PARTY)
        except sqlite3.DatabaseError as err:
            raise BackupError("backup_damaged", path=str(chosen.file), detail=str(err)) from err
        lights = Path(folder) / _LIGHTS
        if lights.exists():
            publish(lights, data / _LIGHTS)
    with closing(opened_for_reading(data / PARTY)) as connection:
        songs, guests = (
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - ours
            for table in ("entry", "guest")
        )
    restored = chosen.catalogue.text("backup_restored", {"songs": songs, "guests": guests})
    sys.stdout.write(f"{restored}\n")
    if aside is not None:
        kept = chosen.catalogue.text("previous_party_kept", {"path": str(aside)})
        sys.stdout.write(f"{kept}\n")


def _prepare(chosen: argparse.Namespace) -> None:
    """Leave a backup ready for the next start, and write what it holds, or why it cannot be used.

    The server reads the line; other errors are its reason of a failure.
    """
    folder = Path(mkdtemp(prefix=".restore-", dir=chosen.data))
    try:
        _unpack(chosen.file, folder, most_bytes=_MOST_UPLOADED)
        party = prepare(chosen.data, folder)
        answer: dict[str, object] = {"songs": party.songs, "guests": party.guests}
    except BackupError as err:
        answer = {"refusal": err.sentence.code}
    except NewerSchemaError:
        answer = {"refusal": "backup_newer"}
    except StoreError:
        answer = {"refusal": "backup_without_party"}
    except (sqlite3.DatabaseError, ValueError, TypeError, LookupError) as err:
        if not is_damage(err):
            raise
        answer = {"refusal": "backup_damaged"}
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.stdout.write(f"{json.dumps(answer)}\n")


def _snapshot(chosen: argparse.Namespace) -> None:
    if chosen.done:
        drop_library_copy(chosen.data)
        return
    written = take_snapshot(chosen.data, with_library=True)
    shown = chosen.catalogue.text("party_absent", {}) if written is None else written
    sys.stdout.write(f"{shown}\n")


def _unpack(file: Path, folder: Path, *, most_bytes: int = _MOST_BYTES) -> None:
    """Extract a party's database, and the lights' settings if present, from a backup."""
    try:
        with file.open("rb") as opened:
            start = opened.read(16)
            opened.seek(0)
            if start.startswith(b"SQLite format 3\0"):
                _write(opened, folder / PARTY)
                return
            with tarfile.open(fileobj=opened) as archive:
                members = _members(archive, most_bytes)
                if PARTY not in members:
                    raise BackupError("backup_without_party", path=str(file))
                for name, member in members.items():
                    content = archive.extractfile(member)
                    if content is not None:
                        _write(content, folder / name)
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as err:
        raise BackupError("backup_unreadable", path=str(file), detail=str(err)) from err


def _members(archive: tarfile.TarFile, most_bytes: int) -> dict[str, tarfile.TarInfo]:
    """Return the relevant members of an archive by their file name here."""
    found: dict[str, tarfile.TarInfo] = {}
    newest = ""
    for member in archive:
        if not member.isfile() or member.size > most_bytes:
            continue
        name = member.name.removeprefix("./")
        snapshot = _SNAPSHOT.fullmatch(member.name)
        if snapshot and snapshot[1] > newest:
            newest = snapshot[1]
            found[PARTY] = member
        elif name == PARTY or name in {_LIGHTS, f"data/{_LIGHTS}"}:
            found[Path(name).name] = member
    return found


def _write(content: IO[bytes], target: Path) -> None:
    target.touch(mode=_ONLY_OWNER)
    with target.open("wb") as file:
        while chunk := content.read(io.DEFAULT_BUFFER_SIZE * 8):
            file.write(chunk)


if __name__ == "__main__":
    sys.exit(main())
