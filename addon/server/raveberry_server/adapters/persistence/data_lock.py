"""Lock that keeps two servers from using one data folder."""

import fcntl
import logging
import os
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from raveberry_server.application.errors import StoreError

_LOGGER = logging.getLogger(__name__)


class DataLock:
    """Exclusive lock on a data folder; the kernel releases it if the process dies."""

    def __init__(self, *, data: Path) -> None:
        self._data = data
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        """Acquire the lock.

        Raises:
            StoreError: another process holds it, or the folder cannot be written.
        """
        try:
            self._data.mkdir(parents=True, exist_ok=True)
            file = (self._data / "lock").open("a+", encoding="utf-8")
        except OSError as err:
            raise StoreError(
                f"The data folder {self._data} cannot be written ({err.strerror}): give it to the "
                "user that runs Raveberry, or name another folder in RAVEBERRY_DATA"
            ) from err
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as err:
            file.seek(0)
            holder = file.read(20).strip() or "unknown"
            file.close()
            raise StoreError(
                f"Another Raveberry (process {holder}) works on {self._data}: stop it, or give "
                "this one a folder of its own in RAVEBERRY_DATA"
            ) from err
        self._file = file
        try:
            os.ftruncate(file.fileno(), 0)
            os.write(file.fileno(), f"{os.getpid()}\n".encode())
        except OSError as err:
            # The lock is held nevertheless; only the process id of its holder is missing.
            _LOGGER.debug("The process id cannot be written to %s: %s", self._data, err)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        err: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Release the lock."""
        if self._file is not None:
            self._file.close()
            self._file = None
