"""A pseudo-locale: texts with accents in brackets, which show what is not translated."""

from collections.abc import Iterator, Mapping
from typing import Final

type Texts = str | Mapping[str, Texts]
"""The texts of a language, in tables of any depth."""

OPENING: Final = "⟦"
CLOSING: Final = "⟧"
_PADDING: Final = "·"
_ACCENTS: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "åƀçđëƒğħïĵķłɱñøþɋřšŧüṽŵẋýžÅƁÇĐËƑĞĦÏĴĶŁṀÑØÞɊŘŠŦÜṼŴẊÝŽ",
)


def pseudo(text: str) -> str:
    """Return an ICU message in the pseudo-locale, a third longer; its placeholders stay."""
    return f"{OPENING}{''.join(_accented(text))}{_PADDING * (len(text) // 3)}{CLOSING}"


def pseudo_texts(texts: Texts) -> Texts:
    """Return nested tables of messages in the pseudo-locale; their keys stay."""
    if isinstance(texts, str):
        return pseudo(texts)
    return {key: pseudo_texts(inner) for key, inner in texts.items()}


def _accented(text: str) -> Iterator[str]:
    """Yield the characters: literal ones, also in the branches of a plural, with accents."""
    depth = 0
    for char in text:
        depth += {"{": 1, "}": -1}.get(char, 0)
        yield char if depth % 2 else char.translate(_ACCENTS)
