"""What a source may use of the house that it runs in."""

from dataclasses import dataclass
from pathlib import Path

from raveberry_server.application.ports import PlayCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where a source may keep things, and who knows what was played."""

    data: Path
    plays: PlayCounts
