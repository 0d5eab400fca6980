"""Secrets of this process: keys, random codes, and protection from inspection."""

import ctypes
import logging
import os
import secrets
from pathlib import Path
from typing import Final

from raveberry_server.domain.model.join_codes import generate_code

KEY_BYTES: Final = 32
_DICE: Final = secrets.SystemRandom()
_LOGGER = logging.getLogger(__name__)

_SET_DUMPABLE: Final = 4  # PR_SET_DUMPABLE in prctl(2)


def forbid_inspection() -> None:
    """Keep other processes of this user from reading this one's environment and memory.

    Both contain passwords and tokens, and child processes parse untrusted files and pages. Only a
    process with CAP_SYS_PTRACE can still inspect it (ptrace(2), "Ptrace access mode checking"), and
    reads `/proc/PID/environ` as it was at the start, including variables that were removed since.
    Programs executed by this process can be inspected again.
    """
    ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)


def signing_key(path: Path) -> bytes:
    """Return the key in a file, or a new one if there is no usable one.

    A file that belongs to another user stays: it was copied from another machine.
    """
    try:
        key = path.read_bytes()
    except PermissionError:
        _LOGGER.warning(
            "%s cannot be read by user %d and is not used: make it a file of that user (chown)",
            path,
            os.geteuid(),
        )
        return secrets.token_bytes(KEY_BYTES)
    except OSError as err:
        _LOGGER.debug("No key in %s: %s", path, err)
    else:
        if len(key) == KEY_BYTES:
            return key
    fresh = secrets.token_bytes(KEY_BYTES)
    try:
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(fresh)
    except OSError as err:
        _LOGGER.warning("%s cannot be kept (%s); it is another one after a restart", path, err)
    return fresh


def drawn_code() -> str:
    """Return an unpredictable code."""
    return generate_code(_DICE.choice)
