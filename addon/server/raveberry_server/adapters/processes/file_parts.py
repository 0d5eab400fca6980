"""Functions that copy a file in parts, run by `RemoteFolders` where the file may be on a network.

Each call is short, so that its deadline tells a slow folder from one that hangs. Arguments and
results can be JSON.
"""

import os
from pathlib import Path


def stamp(path: str) -> tuple[int, int]:
    """Return size and time of change of a file, in bytes and nanoseconds.

    Raises:
        OSError: it cannot be read.
    """
    status = Path(path).stat()
    return status.st_size, status.st_mtime_ns


def copy_part(path: str, target: str, offset: int, most_bytes: int) -> int:
    """Append a part of a file to its copy, and return the number of bytes.

    Raises:
        OSError: the file cannot be read, or the copy cannot be written.
    """
    with Path(path).open("rb") as file:
        file.seek(offset)
        part = file.read(most_bytes)
    copy = os.open(target, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        written = 0
        while written < len(part):
            written += os.pwrite(copy, part[written:], offset + written)
    finally:
        os.close(copy)
    return written
