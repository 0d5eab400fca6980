"""The files of our own sounds, which scripts/sounds makes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from raveberry_server.domain.playback.interruptions import ALARM, CLICKS, NO, YES

_FOLDER: Final = Path(__file__).resolve().parent / "sounds"

SOUNDS: Final[Mapping[str, str]] = {
    name: str(_FOLDER / f"{name}.ogg") for name in (ALARM, YES, NO, CLICKS)
}
