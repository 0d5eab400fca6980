"""Backups of the party for download, made by the job of ``raveberry backup``."""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import BinaryIO, Final

from raveberry_server.domain.model.errors import Refusal, RefusedError

from .environment import child_environment
from .spawned_process import spawned

_PREFIX: Final = ".download-"
_PATIENCE_S: Final = 300.0


class BackupFiles:
    """Maker of backups, one at a time; none stays on the disk."""

    def __init__(self, *, data: Path) -> None:
        self._data = data
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def made(self) -> AsyncIterator[BinaryIO]:
        """Make a backup, open inside the block.

        Raises:
            RefusedError: `unavailable`, it could not be made.
        """
        if self._turn.locked():
            raise RefusedError(Refusal.BACKUP_RUNNING)
        async with self._turn:
            file = await self._make()
        try:
            yield file
        finally:
            file.close()

    async def _make(self) -> BinaryIO:
        try:
            folder = await asyncio.to_thread(self._empty_folder)
        except OSError as err:
            raise RefusedError(Refusal.BACKUP_FAILED, detail=str(err)) from err
        try:
            await self._write(folder / "backup.tar.gz")
            # It vanishes from the disk once it is closed, even if the server ends before.
            return await asyncio.to_thread((folder / "backup.tar.gz").open, "rb")
        except OSError as err:
            raise RefusedError(Refusal.BACKUP_FAILED, detail=str(err)) from err
        finally:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)

    def _empty_folder(self) -> Path:
        for left in self._data.glob(f"{_PREFIX}*"):
            shutil.rmtree(left, ignore_errors=True)
        return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=self._data))

    async def _write(self, file: Path) -> None:
        """Write the backup.

        Raises:
            OSError: it was not written; the message is the reason.
        """
        module = ("-m", "raveberry_server.jobs.backup", "--data", str(self._data))
        command = (sys.executable, *module, "backup", str(file))
        async with (
            asyncio.timeout(_PATIENCE_S),
            spawned(command, environment=child_environment()) as child,
        ):
            complaint = await child.stderr.read()
            code = await child.wait()
        if code:
            raise OSError(complaint.decode(errors="replace").strip())
