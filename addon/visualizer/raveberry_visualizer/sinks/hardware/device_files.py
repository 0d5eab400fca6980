"""Device files of the machine's buses."""

from pathlib import Path
from typing import Final

FOLDERS: Final = (Path("/run/buses"), Path("/dev"))
"""Files that the container created for its user (addon/start) come before those of the machine."""


def device_file(name: str, *, folders: tuple[Path, ...] = FOLDERS) -> Path:
    """Return the path of a device file; in the last folder if it does not exist."""
    return next(
        (path for folder in folders if (path := folder / name).exists()), folders[-1] / name
    )
