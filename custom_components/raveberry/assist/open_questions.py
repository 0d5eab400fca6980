"""Questions back that wait for an answer of their speaker, each for a minute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN
from .sentence_trigger import CHOICE_TIMEOUT_S, register_choices, unregister_choices

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from homeassistant.core import HomeAssistant

type Answer = tuple[str, dict[str, str]]
"""Translation key of a sentence below `common`, and its placeholders."""

MAX_OPEN: Final = 8
"""Speakers whose question is kept; the oldest one is dropped first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A possible answer, and what is done with it.

    Attributes:
        names: what the speaker may call it.
        artist: "the one by" somebody.
    """

    names: Sequence[str]
    act: Callable[[], Awaitable[Answer]]
    artist: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _OpenQuestion:
    choices: Sequence[Choice]
    ends_at: float


_KEY: HassKey[dict[str, _OpenQuestion]] = HassKey(f"{DOMAIN}_questions")


async def open_question(hass: HomeAssistant, speaker: str, choices: Sequence[Choice]) -> None:
    """Keep what a speaker can choose from, and let Assist understand the answers."""
    questions = hass.data.setdefault(_KEY, {})
    now = hass.loop.time()
    questions.pop(speaker, None)
    for other in [one for one, question in questions.items() if question.ends_at < now]:
        del questions[other]
    while len(questions) >= MAX_OPEN:
        del questions[next(iter(questions))]
    questions[speaker] = _OpenQuestion(choices=choices, ends_at=now + CHOICE_TIMEOUT_S)
    names = {
        name
        for question in questions.values()
        for choice in question.choices
        for name in choice.names
    }
    await register_choices(hass, tuple(sorted(names)))


def open_choices(hass: HomeAssistant, speaker: str) -> Sequence[Choice]:
    """Return what a speaker can choose from, nothing without an open question."""
    question = hass.data.get(_KEY, {}).get(speaker)
    if question is None or question.ends_at < hass.loop.time():
        return ()
    return question.choices


def close_question(hass: HomeAssistant, speaker: str) -> None:
    """Forget an answered question."""
    questions = hass.data.get(_KEY, {})
    questions.pop(speaker, None)
    if not questions:
        unregister_choices(hass)
