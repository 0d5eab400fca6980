"""Questions back which of several songs was meant, and the answers to all questions back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import voluptuous as vol
from homeassistant.helpers import intent

from .answers import SpokenIntentHandler
from .open_questions import Choice as OpenChoice
from .open_questions import close_question, open_choices, open_question
from .song_names import MAX_CHOICES, distinct_names, folded, song_name
from .speakers import guest_id_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from typing import Any

    from ..contract.messages import Song
    from .answers import Question
    from .open_questions import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class SongChoice:
    """A song that may be meant, and what to do with it."""

    song: Song
    act: Callable[[Question], Awaitable[Answer]]


async def ask(question: Question, choices: Sequence[SongChoice]) -> Answer:
    """Ask which song is meant."""
    songs = [choice.song for choice in choices]
    await open_question(
        question.hass,
        question.asker.guest_id,
        [
            OpenChoice(names=names, artist=choice.song.artist, act=partial(choice.act, question))
            for choice, names in zip(choices, distinct_names(songs), strict=True)
        ],
    )
    keys = ("first", "second", "third")
    return f"voice_which_{len(songs)}", dict(zip(keys, map(song_name, songs), strict=False))


class ChooseHandler(SpokenIntentHandler):
    """The answer to a question back: which party or song."""

    intent_type = "RaveberryChoose"
    description = "Answers which party or which of several songs was meant, after it was asked."

    @property
    def slot_schema(self) -> dict[vol.Marker, object]:
        """The number of the choice, its name or its artist."""
        return {
            vol.Optional("number"): vol.All(vol.Coerce(int), vol.Range(1, MAX_CHOICES)),
            vol.Optional("name"): intent.non_empty_string,
            vol.Optional("artist"): intent.non_empty_string,
        }

    async def answer_intent(self, intent_obj: intent.Intent, texts: Mapping[str, str]) -> Answer:
        """Do with the choice what was asked."""
        slots = self.async_validate_slots(intent_obj.slots)
        speaker = guest_id_of(intent_obj.device_id, intent_obj.context.user_id)
        choices = open_choices(intent_obj.hass, speaker)
        if not choices:
            return "voice_no_question", {}
        choice = _chosen({name: slot["value"] for name, slot in slots.items()}, choices)
        if choice is None:
            return "voice_no_choice", {}
        close_question(intent_obj.hass, speaker)
        return await choice.act()


def _chosen(slots: Mapping[str, Any], choices: Sequence[OpenChoice]) -> OpenChoice | None:
    number = slots.get("number")
    if number is not None:
        return choices[number - 1] if number <= len(choices) else None
    name, artist = folded(slots.get("name", "")), folded(slots.get("artist", ""))
    for choice in choices:
        is_named = bool(name) and name in map(folded, choice.names)
        if is_named or (artist and artist in folded(choice.artist)):
            return choice
    return None
