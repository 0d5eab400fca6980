"""Restore of an uploaded backup: prepared while the server runs, finished at its next start.

A prepared backup was checked and migrated. Its folder gets its final name when it is complete, and
its files are moved out of it one by one, so that a crash at any moment loses neither party.
"""

import logging
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from raveberry_server.application.errors import StoreError

from .database_copies import check, publish
from .database_snapshots import PARTY
from .recovery import SET_ASIDE, is_party, loadable, replace_database

_LOGGER = logging.getLogger(__name__)

LIGHTS: Final = "lights.json"
_PREPARED: Final = "restore"
_UNFINISHED: Final = (".restore-*", ".upload-*")
"""Folders of jobs that were killed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedParty:
    """Numbers of songs and guests in a backup that is ready to be restored."""

    songs: int
    guests: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedRestore:
    """A backup that is in use now.

    Attributes:
        kept: folder of the party before.
        has_lights: the settings of the lights are from the backup, too.
    """

    kept: Path
    has_lights: bool


def prepare(data: Path, unpacked: Path) -> PreparedParty:
    """Check an unpacked backup, and leave it ready for the next start of the server.

    Raises:
        NewerSchemaError: it is of a newer version.
        StoreError: it holds no party of this version or an earlier one.
        OSError: the data folder cannot be written.
        sqlite3.Error: it is damaged.
    """
    party = unpacked / PARTY
    with closing(sqlite3.connect(f"{party.absolute().as_uri()}?mode=rw", uri=True)) as connection:
        check(connection)
        if not is_party(connection):
            raise StoreError(f"{party.name} is no database of a party")
    loadable(party)
    with closing(sqlite3.connect(party)) as connection:
        songs, guests = (
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - ours
            for table in ("entry", "guest")
        )
    for file in unpacked.iterdir():
        publish(file, file)
    prepared = data / _PREPARED
    shutil.rmtree(prepared, ignore_errors=True)
    publish(unpacked, prepared)
    return PreparedParty(songs=songs, guests=guests)


def finish(data: Path) -> FinishedRestore | None:
    """Replace the party by a prepared backup; None if there is none.

    The caller holds the lock of the data folder. A restore that fails is given up, and the party
    stays as it is.

    Raises:
        StoreError: it failed; the message is the reason.
    """
    for pattern in _UNFINISHED:
        for left in data.glob(pattern):
            shutil.rmtree(left, ignore_errors=True)
    prepared = data / _PREPARED
    if not prepared.is_dir():
        return None
    try:
        if (prepared / PARTY).exists():
            replace_database(data, prepared / PARTY, is_moved=True)
        has_lights = (prepared / LIGHTS).exists()
        if has_lights:
            publish(prepared / LIGHTS, data / LIGHTS)
    except (StoreError, OSError, sqlite3.Error) as err:
        raise StoreError(f"The backup was not restored: {err}") from err
    finally:
        shutil.rmtree(prepared, ignore_errors=True)
    folders = (data / SET_ASIDE).glob("[0-9]*")
    newest = max((int(one.name) for one in folders if one.name.isdigit()), default=0)
    _LOGGER.info("The party continues from an uploaded backup")
    return FinishedRestore(kept=data / SET_ASIDE / str(newest), has_lights=has_lights)
