"""Backups that a host page uploads, checked by the job of ``raveberry restore``."""

import asyncio
import json
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from raveberry_server.domain.model.errors import Refusal, RefusedError

from .environment import child_environment
from .spawned_process import spawned

LONGEST: Final = 256_000_000
"""Bytes of a file; a party of many evenings has a few million."""
_RESERVE: Final = 100_000_000
"""Bytes of the disk that stay free for the party."""
_PATIENCE_S: Final = 120.0
_LONGEST_S: Final = 900.0
"""Time for an upload."""
_PREFIX: Final = ".upload-"
_REFUSALS: Final = {
    "backup_damaged": Refusal.UPLOAD_DAMAGED,
    "backup_unreadable": Refusal.UPLOAD_DAMAGED,
    "backup_without_party": Refusal.UPLOAD_FOREIGN,
    "backup_newer": Refusal.UPLOAD_TOO_NEW,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedBackup:
    """Numbers of songs and guests in a backup that is about to be restored."""

    songs: int
    guests: int


class BackupUploads:
    """Receiver of backups, one at a time; the server restarts into one that can be used."""

    def __init__(self, *, data: Path, restart: Callable[[], None]) -> None:
        self._data = data
        self._restart = restart
        self._turn = asyncio.Lock()

    async def receive(self, pieces: AsyncIterator[bytes]) -> AcceptedBackup:
        """Receive and check a backup, and restart the server soon.

        Raises:
            RefusedError: it cannot be used; nothing has changed.
        """
        if self._turn.locked():
            raise RefusedError(Refusal.RESTORE_RUNNING)
        async with self._turn:
            try:
                accepted = await self._prepare(pieces)
            except OSError as err:
                raise RefusedError(Refusal.RESTORE_FAILED, detail=str(err)) from err
            self._restart()
            return accepted

    async def _prepare(self, pieces: AsyncIterator[bytes]) -> AcceptedBackup:
        folder = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix=_PREFIX, dir=self._data))
        try:
            async with asyncio.timeout(_LONGEST_S):
                await self._save(pieces, folder / "backup")
            async with asyncio.timeout(_PATIENCE_S):
                return await self._check(folder / "backup")
        finally:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)

    async def _save(self, pieces: AsyncIterator[bytes], file: Path) -> None:
        free = (await asyncio.to_thread(shutil.disk_usage, self._data)).free - _RESERVE
        size = 0
        with await asyncio.to_thread(file.open, "wb") as opened:
            async for piece in pieces:
                size += len(piece)
                if size > LONGEST:
                    raise RefusedError(Refusal.UPLOAD_TOO_LARGE, megabytes=LONGEST // 1_000_000)
                if size > free:
                    raise RefusedError(Refusal.DISK_FULL)
                await asyncio.to_thread(opened.write, piece)

    async def _check(self, file: Path) -> AcceptedBackup:
        module = ("-m", "raveberry_server.jobs.backup", "--data", str(self._data))
        command = (sys.executable, *module, "prepare", str(file))
        async with spawned(command, environment=child_environment()) as child:
            answer = await child.stdout.read()
            complaint = await child.stderr.read()
            code = await child.wait()
        match json.loads(answer) if code == 0 and answer else None:
            case {"songs": int(songs), "guests": int(guests)}:
                return AcceptedBackup(songs=songs, guests=guests)
            case {"refusal": str(refusal)}:
                raise RefusedError(_REFUSALS.get(refusal, Refusal.UPLOAD_DAMAGED))
            case _:
                raise OSError(complaint.decode(errors="replace").strip())
