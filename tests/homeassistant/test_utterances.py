"""What people say is understood, and what they say to the house is not taken for the party.

Every second line of the utterances is held out: sentences are written for the others.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("hassil", reason="the voice assistant's own requirement is not installed")

from custom_components.raveberry.assist.recognizer import LANGUAGES, Recognizer

UTTERANCES = Path(__file__).parent / "files/utterances"
UNDERSTOOD = 0.95
MEANT: dict[str, tuple[str, dict[str, Any]]] = {
    "VoteUp": ("RaveberryVote", {"direction": "up"}),
    "VoteDown": ("RaveberryVote", {"direction": "down"}),
    "Whose": ("RaveberryWhoAsked", {}),
}
WORDS = ("query", "guest", "message")


@dataclass(frozen=True)
class Utterance:
    meant: str
    text: str
    words: str | None
    is_held_out: bool


def utterances(language: str) -> list[Utterance]:
    found: list[Utterance] = []
    heading, number = "", 0
    for line in (UTTERANCES / f"{language}.txt").read_text().splitlines():
        if line.startswith("= "):
            heading, number = line[2:], 0
        elif line and not line.startswith("#"):
            words = re.search(r"\[(.*)\]", line)
            found.append(
                Utterance(
                    meant=heading,
                    text=re.sub(r"[\[\]]", "", line),
                    words=words[1] if words else None,
                    is_held_out=number % 2 == 1,
                )
            )
            number += 1
    return found


def is_understood(recognizer: Recognizer, utterance: Utterance, language: str) -> bool:
    found = recognizer.recognize(utterance.text, language)
    intent_type, slots = MEANT.get(utterance.meant, (f"Raveberry{utterance.meant}", {}))
    if found is None or found.intent_type != intent_type:
        return False
    words = [str(found.slots[name]).strip() for name in WORDS if name in found.slots]
    return words == ([utterance.words] if utterance.words else []) and slots.items() <= (
        found.slots.items()
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_held_out", [False, True])
def test_utterances_are_understood(language: str, is_held_out: bool) -> None:
    recognizer = Recognizer(choices=False)
    half = [one for one in utterances(language) if one.is_held_out is is_held_out]
    assert len(half) >= 100
    missed = [one for one in half if not is_understood(recognizer, one, language)]
    share = 1 - len(missed) / len(half)
    shown = f"{len(missed)} missed" if is_held_out else str(missed)
    assert share >= UNDERSTOOD, shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_to_the_house_is_left_to_it(language: str) -> None:
    recognizer = Recognizer(choices=False)
    said = (UTTERANCES / f"others_{language}.txt").read_text().splitlines()
    texts = [line for line in said if line and not line.startswith("#")]
    assert len(texts) > 40
    assert [text for text in texts if recognizer.recognize(text, language)] == []
