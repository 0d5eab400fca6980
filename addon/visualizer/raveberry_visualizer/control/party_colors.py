"""The palettes that lights can take, some of which change with the party."""

from collections.abc import Mapping, Sequence

from raveberry_visualizer.effects import COVER, OWN, PALETTES, REQUESTER, Rgb

from .cover import cover_colors


class PartyColors:
    """Knows the colours of the song's cover, and of whoever asked for it."""

    def __init__(self) -> None:
        self._cover: Sequence[Rgb] = ()
        self._cover_read = b""

    @property
    def has_cover(self) -> bool:
        """Whether the song has a cover with colours."""
        return bool(self._cover)

    def read_cover(self, image: bytes) -> None:
        """Take the colours of another cover; without an image there are none.

        Raises:
            CoverError: it is no picture; it has no colours then.
        """
        if image == self._cover_read:
            return
        self._cover_read, self._cover = image, ()
        if image:
            self._cover = cover_colors(image)

    def palettes(self, requester: Rgb | None) -> Mapping[str, Sequence[Rgb]]:
        """All palettes by name; those that nothing is known for are empty."""
        return {
            OWN: (),
            COVER: self._cover,
            REQUESTER: () if requester is None else (requester,),
            **PALETTES,
        }
