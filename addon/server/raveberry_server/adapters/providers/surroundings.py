"""What a source may use of the house that it runs in."""

from dataclasses import dataclass
from pathlib import Path

from raveberry_server.application.ports import PlayCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where a source may keep things, and who knows what was played.

    Attributes:
        data: the folder that everything is kept in.
        plays: how often songs were played.
        cache_mb: how large all fetched songs together may be.
        cookies: a file of cookies for sites that want to know who asks, in Netscape's format.
    """

    data: Path
    plays: PlayCounts
    cache_mb: int = 4_000
    cookies: Path | None = None
