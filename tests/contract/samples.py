"""The golden samples: one file per message, named by its kind and what is special about it."""

from pathlib import Path
from typing import Any

import raveberry_contract.messages

FOLDER = Path(__file__).parent / "samples"
PATHS = sorted(FOLDER.glob("v*/*.json"))


def kind_of(path: Path) -> Any:
    """The kind of message that a sample shows, as in ``Player.paused.json``."""
    return getattr(raveberry_contract.messages, path.name.partition(".")[0])
