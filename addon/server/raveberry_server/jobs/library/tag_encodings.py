"""Repair of tags that their program wrote in another encoding than it stated.

Texts of ID3 tags are often in the encoding of the author's Windows, although the tag says Latin-1.
Texts are decoded anew only if they make no sense as they are, and do in the encoding found by
chardet (or, for UTF-8, by ftfy). All texts of a file are taken together: one title is short.
"""

import codecs
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

_UTF8: Final = re.compile(
    r"[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    r"\u2013-\u203a\u20ac\u2122]"
)
"""A letter of two or more bytes in UTF-8, read as Latin-1 or as Windows-1252."""
_CONTROL: Final = re.compile(r"[\x80-\x9f]")
"""Control characters of Latin-1, which no text contains."""
_WORD: Final = re.compile(r"[^\s\x00-\x40\x5b-\x60\x7b-\x7f]+")
_MIXED: Final = re.compile(r"[A-Za-z][\xc0-\xff]|[\xc0-\xff][A-Za-z]")
_SIGN: Final = re.compile(r"[\xa1-\xbf]")
_SIGN_IN_RUN: Final = re.compile(r"(?=[\xa1-\xff]{4})[\xc0-\xff]{,3}[\xa1-\xbf]")
_FEWEST_SIGNS: Final = 3
_FEWEST_LETTERS: Final = 4
"""Different letters outside of ASCII that make a verdict possible."""
_ALSO_LETTERS: Final = "\xa8\xb8\xaa\xba\xaf\xbf\xb2\xb3"
"""Four Cyrillic letters of Windows-1251, as they are in Latin-1."""
_LONG: Final = 6
"""Letters of a word that no language with Latin letters has without one of ASCII; some titles are
`Æøå` or `Áéíóú`."""
_LATIN: Final = ("cp1252", "cp1250", "cp1254", "cp1257")
"""Encodings that compete, and upon which nothing is changed."""
_FEWEST_IN_SCRIPT: Final = 2
_LEAST_IN_SCRIPT: Final = 0.85
_CASE_CHANGE: Final = re.compile(
    r"[\u0430-\u044f\u0451-\u045f\u0491\u03ac-\u03ce][\u0401-\u042f\u0490\u0386-\u03ab]"
)
"""A capital behind a small letter, as in text that is decoded wrongly."""


class _Script(NamedTuple):
    """Letters that a text in an encoding consists of, and their vowels if it has some."""

    letters: re.Pattern[str]
    vowels: str = ""


_CYRILLIC: Final = _Script(re.compile(r"[\u0400-\u045f\u0490\u0491]"), "аеёиоуыэюяіїє")
_GREEK: Final = _Script(re.compile(r"[\u0386-\u03ce]"), "αεηιουωάέήίόύώϊϋΐΰ")
_JAPANESE: Final = _Script(re.compile(r"[\u3005-\u3007\u3041-\u30ff\u4e00-\u9fff\uff01-\uff5e]"))
_CHINESE: Final = _Script(re.compile(r"[\u3005-\u3007\u4e00-\u9fff\uff01-\uff5e]"))
_KOREAN: Final = _Script(re.compile(r"[\uac00-\ud7a3\u4e00-\u9fff]"))
_OF_ONE_BYTE: Final[Mapping[str, _Script]] = {
    "cp1251": _CYRILLIC,
    "koi8-r": _CYRILLIC,
    "cp1253": _GREEK,
}
_OF_TWO_BYTES: Final[Mapping[str, _Script]] = {
    "cp932": _JAPANESE,
    "euc_jis_2004": _JAPANESE,
    "gb18030": _CHINESE,
    "big5hkscs": _CHINESE,
    "cp949": _KOREAN,
}
_SCRIPTS: Final = {**_OF_ONE_BYTE, **_OF_TWO_BYTES}
_NAMES: Final = {
    "utf-8": "UTF-8",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
    "cp1253": "Windows-1253",
    "koi8-r": "KOI8-R",
    "cp932": "Shift-JIS",
    "euc_jis_2004": "EUC-JP",
    "gb18030": "GB 18030",
    "big5hkscs": "Big5",
    "cp949": "EUC-KR",
}
"""Encodings as people know them."""
_VOWELS: Final = (0.25, 0.75)
"""Least and largest share of vowels in the letters of a text."""


def repaired(texts: Mapping[str, str]) -> tuple[Mapping[str, str], str]:
    """Return the texts of one file's tags that have to be replaced, and their true encoding.

    No text and an empty name if nothing is wrong.
    """
    foreign = {name: text for name, text in texts.items() if not text.isascii()}
    if not foreign:
        return {}, ""
    as_utf8 = {
        name: better for name, text in foreign.items() if (better := _from_utf8(text)) != text
    }
    if as_utf8:
        return as_utf8, _NAMES["utf-8"]
    bytes_only = {name: text for name, text in foreign.items() if max(text) <= "\xff"}
    if not bytes_only:
        return {}, ""
    has_controls = any(map(_CONTROL.search, bytes_only.values()))
    together = "\n".join(bytes_only.values())
    for scripts in _candidates(together, has_controls=has_controls):
        encoding = _detected(together.encode("latin-1"), scripts)
        if encoding and _makes_sense(_decoded(together, encoding), scripts[encoding]):
            anew = {name: _decoded(text, encoding) for name, text in bytes_only.items()}
            return anew, _NAMES[encoding]
    return (_with_quotes(bytes_only), _NAMES["cp1252"]) if has_controls else ({}, "")


def _bytes_of(text: str) -> bytes:
    """Return the bytes of a text that was read as Latin-1 or as Windows-1252.

    Raises:
        UnicodeError: it was not.
    """
    if max(text) <= "\xff":
        return text.encode("latin-1")
    # Windows-1252 has no letter for five bytes.
    return b"".join(letter.encode("latin-1" if letter <= "\xff" else "cp1252") for letter in text)


def _candidates(text: str, *, has_controls: bool) -> Sequence[Mapping[str, _Script]]:
    """Return the sets of encodings that a text may be in, one after the other.

    None for a text that makes sense as Latin-1. In all languages that use it, words mix ASCII
    letters with others, and hardly any sign is in a word.
    """
    is_of_letters = not _MIXED.search(text) and any(map(_is_foreign, _WORD.findall(text)))
    if has_controls:
        return (_OF_TWO_BYTES, _OF_ONE_BYTE) if is_of_letters else (_OF_TWO_BYTES,)
    # Half of all letters of two bytes contain a sign.
    if len(_SIGN.findall(text)) >= _FEWEST_SIGNS and _SIGN_IN_RUN.search(text):
        return (_SCRIPTS,) if is_of_letters else (_OF_TWO_BYTES,)
    return (_OF_ONE_BYTE,) if is_of_letters else ()


def _is_foreign(word: str) -> bool:
    letters = [letter for letter in word.casefold() if letter >= "\xc0" or letter in _ALSO_LETTERS]
    return len(letters) >= _LONG and len(set(letters)) >= _FEWEST_LETTERS


def _decoded(text: str, encoding: str) -> str:
    """Return the text in another encoding, without a letter that was cut; empty if it fails."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(text.encode("latin-1"))
    except UnicodeDecodeError:
        return ""


def _from_utf8(text: str) -> str:
    """Return the text as it was before its UTF-8 was read as Latin-1 or Windows-1252."""
    if not _UTF8.search(text):
        return text
    try:
        # Tags of ID3v1 end after 30 bytes, perhaps within a letter.
        whole = codecs.getincrementaldecoder("utf-8")().decode(_bytes_of(text))
    except UnicodeError:
        return text
    read = whole.encode().decode("latin-1")
    # Few libraries need its tables.
    from ftfy import fix_encoding  # noqa: PLC0415

    fixed = fix_encoding(read)
    return text if fixed == read or "\N{REPLACEMENT CHARACTER}" in fixed else fixed


def _detected(raw: bytes, scripts: Mapping[str, _Script]) -> str:
    """Return the encoding that chardet finds, empty for a Latin one."""
    import chardet  # noqa: PLC0415 - as above

    found = chardet.detect(
        raw, include_encodings=(*scripts, *_LATIN), compat_names=False, prefer_superset=True
    )
    name = (found["encoding"] or "").lower()
    if name == "koi8-r" and not any(map(str.isupper, raw.decode(name))):
        # Its small letters are the capitals of Windows, in which titles are more often.
        name = "cp1251"
    return name if name in scripts else ""


def _makes_sense(text: str, script: _Script) -> bool:
    """Return whether a decoded text is in the script of its encoding."""
    foreign = [sign for sign in text if not sign.isascii()]
    letters = [sign.lower() for sign in foreign if script.letters.match(sign)]
    if len(letters) < _FEWEST_IN_SCRIPT or len(letters) < _LEAST_IN_SCRIPT * len(foreign):
        return False
    if any(unicodedata.category(sign) in {"Cn", "Co", "Cc"} for sign in foreign):
        return False
    if not script.vowels:
        return True
    least, most = _VOWELS
    vowels = sum(sign in script.vowels for sign in letters)
    return not _CASE_CHANGE.search(text) and least <= vowels / len(letters) <= most


def _with_quotes(texts: Mapping[str, str]) -> Mapping[str, str]:
    """Return texts with the quotation marks and dashes that Windows has in place of controls."""
    return {
        name: text.encode("latin-1").decode("cp1252")
        for name, text in texts.items()
        if _CONTROL.search(text) and not re.search(r"[\x81\x8d\x8f\x90\x9d]", text)
    }
