"""Names of parties in sentences, for homes with several."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..const import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homeassistant.core import HomeAssistant

_PARTY: Final = "party"
_PARTY_WORD: Final = re.compile(rf"(?<!\w){_PARTY}(?!\w)")
_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ARTICLES: Final = "the|our|this|my|der|die|dieser|unserer|unsere|zur"


def party_names(hass: HomeAssistant) -> tuple[str, ...]:
    """Return the names of all parties."""
    entries = hass.config_entries.async_entries(
        DOMAIN, include_ignore=False, include_disabled=False
    )
    return tuple(sorted(entry.title for entry in entries))


def spoken_words(name: str) -> str:
    """Return the words of a name, as a sentence template may have them."""
    return " ".join(_WORD.findall(name.casefold()))


def is_same_name(one: str, other: str) -> bool:
    """Return whether two names sound alike: "Garden", "Garden Party" and "garden-party" do."""
    return _parts(one) == _parts(other)


def _parts(name: str) -> tuple[str, str]:
    """Return the words before and after "party" in a name."""
    before, _, after = spoken_words(name).partition(_PARTY)
    return before.strip(), after.strip()


def spoken_forms(name: str) -> tuple[str, ...]:
    """Return how a party is called in an answer: "garden", "garden party" and "gardenparty"."""
    before, after = _parts(name)
    forms = (
        f"{before} {after}",
        f"{before} {_PARTY} {after}",
        f"{before}{_PARTY} {after}",
    )
    return tuple(dict.fromkeys(" ".join(form.split()) for form in forms if form.strip()))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spoken:
    """How a name is spoken.

    Attributes:
        template: the name as a template of a sentence.
        after_article: finds the name after an article or at the beginning.
        anywhere: finds the name.
    """

    name: str
    template: str
    after_article: re.Pattern[str]
    anywhere: re.Pattern[str]


class SpokenNames:
    """The names by which parties are told apart in sentences."""

    def __init__(self, names: Iterable[str]) -> None:
        """Ignore names that say no more than "party"."""
        self._names = [
            _spoken(name, *parts)
            for name, parts in sorted(
                {name: _parts(name) for name in names}.items(), key=lambda one: -len(one[0])
            )
            if any(parts)
        ]

    def added_to(self, template: str) -> str:
        """Return a template in which each "party" may be one with a name."""
        if not self._names:
            return template
        templates = dict.fromkeys(one.template for one in self._names)
        return _PARTY_WORD.sub(f"({'|'.join(templates)}|{_PARTY})", template)

    def readings(self, text: str) -> Iterable[tuple[str, str | None]]:
        """Return a sentence without the name of a party, and the name; the likeliest first.

        A song can have the name of a party, so a name counts after an article first.
        """
        for one in self._names:
            if found := one.after_article.search(text):
                start, end = found.span("name")
                yield text[:start] + _PARTY + text[end:], one.name
        yield text, None
        for one in self._names:
            if one.anywhere.search(text):
                yield one.anywhere.sub(_PARTY, text), one.name


def _spoken(name: str, before: str, after: str) -> _Spoken:
    words = rf"{before}[\s-]?" if before else ""
    words += _PARTY + (rf" {after}" if after else "")
    pattern = rf"(?P<name>{words})(?!\w)"
    template = (f"{before}[ ]" if before else "") + _PARTY + (f" {after}" if after else "")
    return _Spoken(
        name=name,
        template=template,
        after_article=re.compile(rf"(?:^|\b(?:{_ARTICLES}) ){pattern}", re.IGNORECASE),
        anywhere=re.compile(rf"(?<!\w){pattern}", re.IGNORECASE),
    )
