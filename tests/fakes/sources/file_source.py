"""A source with a configurable file for each song."""

from collections.abc import Mapping

from raveberry_server.application.errors import SourceError
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.model.song import Song


class FileSource:
    """Implements `Source`, but only `playable`.

    Attributes:
        files: the location that the player opens, by uri; the file of a missing uri is gone.
        trouble: the error that `playable` raises, or empty.
        away: the uris for which it raises one.
    """

    name = "local"

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = dict(files)
        self.trouble = ""
        self.away = set[str]()

    async def song(self, uri: str) -> Song | None:
        raise NotImplementedError

    async def playable(self, uri: str) -> str | None:
        if self.trouble or uri in self.away:
            raise SourceError(Refusal.SOURCE_BROKEN, self.trouble)
        return self.files.get(uri)
