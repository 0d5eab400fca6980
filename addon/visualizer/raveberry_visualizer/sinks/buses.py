"""Where the device files of the machine's buses are."""

from pathlib import Path
from typing import Final

FOLDERS: Final = (Path("/run/buses"), Path("/dev"))
"""First those that the container made for its own user (addon/start), then the machine's."""


def device_file(name: str, *, folders: tuple[Path, ...] = FOLDERS) -> Path:
    """The file of a device; the last place for one that is not there."""
    return next(
        (path for folder in folders if (path := folder / name).exists()), folders[-1] / name
    )
