"""Texts as the search compares them: without case, diacritics and the tricks of band names."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

_LETTERS: Final = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ħ": "h",
        "ŋ": "n",
        "\u0131": "i",
        "&": " and ",
    }
)
"""Letters that Unicode does not take apart, and one sign that people say as a word."""
_APOSTROPHES: Final = re.compile(r"(?<=\w)['\u2019\u02bc`\u00b4](?=\w)")
_INITIALS: Final = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)")
_DOLLAR: Final = re.compile(r"(?<=\w)\$(?=\w)")
_SHOUT: Final = re.compile(r"(?<=\w)!(?=\w)")
_NOT_A_WORD: Final = re.compile(r"[\W_]+")
# Scripts without spaces between words: each sign is a word of its own.
_SIGN: Final = re.compile(r"([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])")
_JOINED: Final = re.compile(r"\w+(?:[^\w\s]\w+)+")


@lru_cache(maxsize=2_000)
def search_text(text: str) -> str:
    """The words of a text, folded, one space between them; empty if it holds no letter."""
    if _is_plain(text):
        return " ".join(text.lower().split())
    lowered = _APOSTROPHES.sub("", text).casefold()
    spoken = _INITIALS.sub("", _SHOUT.sub("i", _DOLLAR.sub("s", lowered)))
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", spoken.translate(_LETTERS))
        if not unicodedata.combining(letter)
    )
    return _NOT_A_WORD.sub(" ", _SIGN.sub(r" \1 ", bare)).strip()


def joined_words(text: str) -> str:
    """The words that a text writes in parts, in one: ``acdc`` for AC/DC."""
    if _is_plain(text):
        return ""
    return " ".join(search_text(_NOT_A_WORD.sub("", word)) for word in _JOINED.findall(text))


def _is_plain(text: str) -> bool:
    """Whether there is nothing to fold but case; so are most texts, and a scan folds millions."""
    return text.isascii() and text.replace(" ", "").isalnum()


def trigrams(words: str) -> Iterator[str]:
    """Each run of three characters of a folded text, spaces between words included."""
    return (words[at : at + 3] for at in range(len(words) - 2))


def name_tier(name: str, text: str, words: Sequence[str]) -> int:
    """How well a folded name fits a folded query, letter by letter; 1 is best, 0 not at all."""
    if name == text:
        return 1
    if name.startswith(text):
        return 2
    return 3 if all(f" {word}" in f" {name}" for word in words) else 0
