"""Text folding for search: case, diacritics, stylized band names and other scripts."""

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
"""Letters that Unicode does not decompose, and one symbol that is spoken as a word."""
_APOSTROPHES: Final = re.compile(r"(?<=\w)['\u2019\u02bc`\u00b4](?=\w)")
_INITIALS: Final = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)")
_DOLLAR: Final = re.compile(r"(?<=\w)\$(?=\w)")
_SHOUT: Final = re.compile(r"(?<=\w)!(?=\w)")
_NOT_A_WORD: Final = re.compile(r"[\W_]+")
# Scripts without spaces between words: each character is a word.
_SIGN: Final = re.compile(r"([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])")
_JOINED: Final = re.compile(r"\w+(?:[^\w\s]\w+)+")
_HAN_BESIDE_KANA: Final = re.compile(
    r"(?<=[\u3400-\u4dbf\u4e00-\u9fff])(?=[\u3040-\u30ff])"
    r"|(?<=[\u3040-\u30ff])(?=[\u3400-\u4dbf\u4e00-\u9fff])"
)
"""Where the syllables of a Japanese name end that are read as they are written."""


@lru_cache(maxsize=2_000)
def search_text(text: str) -> str:
    """Return the folded words of a text, separated by one space; empty without letters."""
    if _is_plain(text):
        return " ".join(text.lower().split())
    lowered = _APOSTROPHES.sub("", text).casefold()
    spoken = _INITIALS.sub("", _SHOUT.sub("i", _DOLLAR.sub("s", lowered)))
    if text.isascii():
        return _NOT_A_WORD.sub(" ", spoken.replace("&", " and ")).strip()
    bare = unicodedata.normalize("NFKD", spoken.translate(_LETTERS))
    if not bare.isascii():
        # A list is quicker than a generator, and most letters are not combining.
        bare = "".join([letter for letter in bare if not unicodedata.combining(letter)])
        bare = _SIGN.sub(r" \1 ", bare)
    return _NOT_A_WORD.sub(" ", bare).strip()


def joined_words(text: str) -> str:
    """Return words that a text writes in parts as one: ``acdc`` for AC/DC."""
    if _has_no_signs(text):
        return ""
    return " ".join(search_text(_NOT_A_WORD.sub("", word)) for word in _JOINED.findall(text))


def transliterated(text: str) -> str:
    """Return the folded words of a text in Latin letters: ``kino`` for Кино.

    Empty for a text that is in Latin letters already.
    """
    folded = search_text(text)
    if folded.isascii():
        return ""
    # Few libraries and few queries need its tables.
    from anyascii import anyascii  # noqa: PLC0415

    known = set(folded.split())
    words = search_text(anyascii(_HAN_BESIDE_KANA.sub(" ", text))).split()
    return " ".join(word for word in dict.fromkeys(words) if word not in known)


def _is_plain(text: str) -> bool:
    """Return whether a text needs lowercasing only: a fast path, as a scan folds millions."""
    return text.isascii() and _has_no_signs(text)


def _has_no_signs(text: str) -> bool:
    """Return whether a text consists of letters, digits and spaces."""
    return text.replace(" ", "").isalnum()


def trigrams(words: str) -> Iterator[str]:
    """Yield each run of three characters of a folded text, spaces included."""
    return (words[at : at + 3] for at in range(len(words) - 2))


def name_tier(name: str, text: str, words: Sequence[str]) -> int:
    """Return the rank of a folded name for a folded query; 1 is best, 0 is no match."""
    if name == text:
        return 1
    if name.startswith(text):
        return 2
    return 3 if all(f" {word}" in f" {name}" for word in words) else 0
