"""A source with a configurable file for each song."""

from collections.abc import Mapping, Sequence

from raveberry_server.application.errors import SourceError
from raveberry_server.application.ports import Found, Playlist, Shelf
from raveberry_server.domain.model.song import Song


class FileSource:
    """Implements `Source`, but only `playable`.

    Attributes:
        files: the location that the player opens, by uri; the file of a missing uri is gone.
        trouble: the error that `playable` raises, or empty.
    """

    name = "local"

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = dict(files)
        self.trouble = ""

    async def search(self, query: str, limit: int) -> Found:
        raise NotImplementedError

    async def song(self, uri: str) -> Song | None:
        raise NotImplementedError

    async def browse(self, path: str, offset: int, limit: int) -> Shelf | None:
        raise NotImplementedError

    async def playlist(self, uri: str, limit: int) -> Playlist | None:
        raise NotImplementedError

    async def playlist_like(self, query: str) -> str | None:
        raise NotImplementedError

    async def random_songs(self, count: int) -> Sequence[Song]:
        raise NotImplementedError

    async def playable(self, uri: str) -> str | None:
        if self.trouble:
            raise SourceError(self.trouble)
        return self.files.get(uri)

    async def artwork(self, key: str) -> bytes | None:
        raise NotImplementedError
