"""Names and colours reserved for the host, including look-alikes.

Names are compared by their skeletons, as in Unicode Technical Standard 39: without case, marks and
punctuation, and with each letter replaced by the Latin letter that it resembles.
"""

# ruff: noqa: RUF001 - letters that look alike are what this is about

import unicodedata
from typing import Final

from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import HOST_COLOR, Role

_WORDS: Final = (
    "anfitrião", "anfitrión", "anfitriona", "amfitrion", "ev sahibi", "gastgeber", "gastgeberin",
    "gastheer", "gastvrouw", "gazda", "gospodarz", "gospodyni", "házigazda", "host", "hostess",
    "hostitel", "hôte", "hôtesse", "isäntä", "οικοδεσπότης", "värd", "vært", "ведущий",
    "господар", "домакин", "хозяин", "хозяйка", "хост", "ホスト", "主人", "主办人", "主持人",
    "호스트", "مضيف", "المضيف", "מארח", "होस्ट", "โฮสต์",
)  # fmt: skip
"""Words for "host" in common languages."""
_ARTICLES: Final = ("the", "der", "die", "el", "il", "la", "le", "l", "o", "a", "de", "den")
_LOOKALIKES: Final = str.maketrans(
    {
        **dict.fromkeys("АаΑαɑ4@ᴀꭺ", "a"),
        **dict.fromkeys("ВвΒβʙ", "b"),
        **dict.fromkeys("Ссϲᴄ", "c"),
        **dict.fromkeys("ЕеЄєΕε3ᴇꬲɛ", "e"),
        **dict.fromkeys("ɡɢԌ", "g"),
        **dict.fromkeys("НнҺһΗհĦħʜɦⲎꓧᎻⱧ", "h"),
        **dict.fromkeys("ІіΙιıɪ1!|lLⅠΪ", "i"),
        **dict.fromkeys("ΝПпɴ", "n"),
        **dict.fromkeys("ОоΟοσօØøɵᴏ0ⲞꓳՕ°", "o"),
        **dict.fromkeys("ЅѕՏςꜱ5$ꓢᏚʂ", "s"),
        **dict.fromkeys("ТтΤτŦŧᴛ7+ⲦꓔᎢƬ†", "t"),
        **dict.fromkeys("ГгЯяʀ", "r"),
        **dict.fromkeys("ΥυѴѵᴠ", "v"),
    }
)
_DISTINCT: Final = 64
"""How far a color has to be from the host's in red, green or blue, of 255."""

_SYMBOL_ALPHABETS: Final = (0x1F150, 0x1F170, 0x1F1E6)
"""Code points at which Unicode has A to Z as symbols: negative letters and regional indicators."""


def expect_free_name(name: str, role: Role) -> None:
    """Refuse names that are reserved for the host.

    Raises:
        RefusedError: `not_allowed`.
    """
    if role is not Role.HOST and is_reserved(name):
        raise RefusedError(Refusal.NAME_RESERVED)


def expect_free_color(color: str, role: Role) -> None:
    """Refuse colours, written as #rrggbb, that resemble the host's.

    Raises:
        RefusedError: `not_allowed`.
    """
    wanted, hosts = (bytes.fromhex(text.removeprefix("#")) for text in (color, HOST_COLOR))
    distance = max(abs(one - other) for one, other in zip(wanted, hosts, strict=True))
    if role is not Role.HOST and distance < _DISTINCT:
        raise RefusedError(Refusal.COLOR_RESERVED)


def is_reserved(name: str) -> bool:
    """Return True if a name reads like a word for the host."""
    return any(spelling in _RESERVED for spelling in _spellings(name))


def _spellings(name: str) -> set[str]:
    """Return the skeletons of a name, with and without a leading article and trailing digits."""
    spelled = _spelled_out(name)
    bare = spelled.strip("0123456789 \t._-#")
    first, _, rest = bare.replace("'", " ").replace("’", " ").partition(" ")
    texts = [spelled, bare]
    if first.casefold() in _ARTICLES:
        texts.append(rest)
    return {_skeleton(text) for text in texts}


def _spelled_out(name: str) -> str:
    letters = []
    for letter in unicodedata.normalize("NFKC", name):
        start = next((at for at in _SYMBOL_ALPHABETS if at <= ord(letter) < at + 26), None)
        letters.append(letter if start is None else chr(ord("A") + ord(letter) - start))
    return "".join(letters)


def _skeleton(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.translate(_LOOKALIKES)).translate(_LOOKALIKES)
    return "".join(letter for letter in apart.casefold().translate(_LOOKALIKES) if letter.isalnum())


_RESERVED: Final = frozenset(_skeleton(word) for word in _WORDS)
