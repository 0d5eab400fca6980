"""A source of songs whose files a test chooses."""

from collections.abc import Mapping, Sequence

from raveberry_server.application.errors import SourceError
from raveberry_server.application.ports import Found, Playlist, Shelf
from raveberry_server.domain.model.song import Song


class FileSource:
    """Implements `Source`; it is asked for nothing but the files of its songs.

    Attributes:
        files: what the player opens for a uri; the file of a uri that is missing is gone.
        trouble: why it cannot answer, if it cannot.
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
