"""Covers of songs."""

from collections.abc import Awaitable, Callable

from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.party_view import PartyView

from .handlers.catalog import song_with_cover


class Covers:
    """Covers by the key in a song's `artwork_url`, or by entry id."""

    def __init__(
        self,
        *,
        party: PartyView,
        catalog: Catalog,
        thumbnail: Callable[[bytes], Awaitable[bytes | None]],
    ) -> None:
        """Get covers from a catalog; `thumbnail` returns a small version, None if there is none."""
        self._party = party
        self._catalog = catalog
        self._thumbnail = thumbnail

    async def image(self, key: str, *, is_small: bool) -> bytes | None:
        """Return the cover of a song, or the size of it that rows show; None if there is none.

        Raises:
            RefusedError: `not_found`.
        """
        song = await song_with_cover(self._catalog, self._party.saved.state, key)
        image = await self._catalog.artwork(song)
        return await self._thumbnail(image) if image and is_small else image
