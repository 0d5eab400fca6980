"""All palettes, including those that follow the current song."""

from collections.abc import Mapping, Sequence

from raveberry_visualizer.effects import COVER, OWN, PALETTES, REQUESTER, Rgb

from .cover_colors import cover_colors


class PartyPalettes:
    """Fixed palettes, the colours of the cover and the colour of the requester."""

    def __init__(self) -> None:
        self._cover_colors: Sequence[Rgb] = ()
        self._cover = b""

    @property
    def has_cover(self) -> bool:
        """True if the current song has a cover with colours."""
        return bool(self._cover_colors)

    def set_cover(self, image: bytes) -> None:
        """Extract the colours of a cover; an empty image has none.

        Raises:
            CoverError: the image cannot be decoded; it has no colours then.
        """
        if image == self._cover:
            return
        self._cover, self._cover_colors = image, ()
        if image:
            self._cover_colors = cover_colors(image)

    def by_name(self, requester: Rgb | None) -> Mapping[str, Sequence[Rgb]]:
        """Return all palettes by name; those without known colours are empty."""
        return {
            OWN: (),
            COVER: self._cover_colors,
            REQUESTER: () if requester is None else (requester,),
            **PALETTES,
        }
