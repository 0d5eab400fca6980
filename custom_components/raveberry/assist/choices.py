"""Questions back: which of several songs was meant."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, override

import voluptuous as vol
from homeassistant.helpers import intent
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from .answers import RaveberryIntentHandler, loaded_parties, song_name
from .sentence_trigger import CHOICE_TIMEOUT_S, register_choices, unregister_choices

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from homeassistant.core import HomeAssistant

    from ..contract.messages import Entry, Song
    from ..coordinator import RaveberryCoordinator
    from .answers import Answer, Question

MAX_CHOICES: Final = 3
_BY: Final = (" by ", " von ")
"""Words between title and artist."""

_VARIANT: Final = re.compile(r"\s*[(\[].*?[)\]]|\s+[-\N{EN DASH}]\s.*$")
"""Suffix of a title: "(Live)", "[Remix]" or "- Remastered"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A song that may be meant, and what to do with it."""

    song: Song
    act: Callable[[Question], Awaitable[Answer]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _OpenQuestion:
    question: Question
    choices: Sequence[Choice]
    ends_at: float


_KEY: HassKey[dict[str, _OpenQuestion]] = HassKey(f"{DOMAIN}_questions")


def without_by(query: str) -> str:
    """Return a query without the word between title and artist."""
    for word in _BY:
        query = query.replace(word, " ")
    return query


def matching_entries(query: str, entries: tuple[Entry, ...]) -> list[Entry]:
    """Return entries with all words of a query, one for each song; an exact title wins."""
    wanted = folded(without_by(query))
    words = set(wanted.split())
    found: dict[str, Entry] = {}
    for entry in entries:
        name = folded(song_name(entry.song))
        if words and words <= set(name.split()):
            found.setdefault(entry.song.uri, entry)
    exact = [entry for entry in found.values() if folded(entry.song.title) == wanted]
    return (exact or list(found.values()))[:3]


def versions(query: str, songs: Iterable[Song]) -> list[Song]:
    """Return the songs that a title may mean: of several artists, or variants without an original.

    One song, or none, means that nothing has to be asked.
    """
    wanted = folded(query)
    originals: dict[str, Song] = {}
    variants: dict[tuple[str, str], Song] = {}
    for song in songs:
        title = folded(song.title)
        if title == wanted:
            originals.setdefault(folded(song.artist), song)
        elif folded(_VARIANT.sub("", song.title)) == wanted:
            variants.setdefault((title, folded(song.artist)), song)
    return list((originals or variants).values())[:MAX_CHOICES]


async def ask(question: Question, choices: Sequence[Choice]) -> Answer:
    """Ask which song is meant."""
    open_questions = question.hass.data.setdefault(_KEY, {})
    ends_at = question.hass.loop.time() + CHOICE_TIMEOUT_S
    open_questions[question.asker.guest_id] = _OpenQuestion(
        question=question, choices=choices, ends_at=ends_at
    )
    await register_choices(question.hass)
    names = [song_name(choice.song) for choice in choices]
    keys = ("first", "second", "third")
    return f"voice_which_{len(names)}", dict(zip(keys, names, strict=False))


class ChooseHandler(RaveberryIntentHandler):
    """The answer to a question."""

    intent_type = "RaveberryChoose"
    description = "Answers which of several songs was meant, after the party asked."

    @property
    def own_slots(self) -> dict[vol.Marker, object]:
        """The number of the song, or its artist."""
        return {
            vol.Optional("number"): vol.All(vol.Coerce(int), vol.Range(1, MAX_CHOICES)),
            vol.Optional("artist"): intent.non_empty_string,
        }

    @override
    def party(
        self, hass: HomeAssistant, device_id: str | None, name: str | None
    ) -> RaveberryCoordinator | Answer:
        """Return any party: that of the question is meant."""
        parties = loaded_parties(hass)
        return parties[0] if parties else ("voice_no_party", {})

    async def answer(self, question: Question) -> Answer:
        """Do with the chosen song what was asked."""
        open_questions = question.hass.data.get(_KEY, {})
        pending = open_questions.get(question.asker.guest_id)
        if pending is None or pending.ends_at < question.hass.loop.time():
            return "voice_no_question", {}
        choice = self._chosen(question, pending.choices)
        if choice is None:
            return "voice_no_choice", {}
        del open_questions[question.asker.guest_id]
        if not open_questions:
            unregister_choices(question.hass)
        return await choice.act(pending.question)

    @staticmethod
    def _chosen(question: Question, choices: Sequence[Choice]) -> Choice | None:
        number = question.slots.get("number")
        if number is not None:
            return choices[number - 1] if number <= len(choices) else None
        artist = folded(question.text("artist") or "")
        return next((one for one in choices if artist and artist in folded(one.song.artist)), None)


def folded(text: str) -> str:
    """Return a text for comparison: lower case letters and digits without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))
