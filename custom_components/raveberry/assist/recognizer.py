"""Recognition of sentences, with the matcher of Home Assistant's own agent.

The matcher is installed with the conversation integration, so this module is imported after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hassil import Intents, recognize_best
from homeassistant.util.yaml import load_yaml_dict

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES: Final = ("en", "de")

_FOLDER: Final = Path(__file__).parent / "sentences"
_CHOOSE: Final = "RaveberryChoose"
_RULE: Final = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognized:
    """An intent with its slots."""

    intent_type: str
    slots: Mapping[str, Any]


class Recognizer:
    """The sentences of all languages.

    Attributes:
        templates: what a sentence trigger takes, without rules.
    """

    def __init__(self, *, choices: bool) -> None:
        """Read the sentences from the disk.

        Args:
            choices: take the answers to questions of this integration instead of everything else.
        """
        self.templates: list[str] = []
        self._intents: dict[str, Intents] = {}
        for language in LANGUAGES:
            file = load_yaml_dict(str(_FOLDER / f"{language}.yaml"))
            file["intents"] = {
                intent_type: intent
                for intent_type, intent in file["intents"].items()
                if (intent_type == _CHOOSE) is choices
            }
            self._intents[language] = Intents.from_dict(file)
            self.templates += [
                _without_rules(sentence, file["expansion_rules"])
                for intent in file["intents"].values()
                for data in intent["data"]
                for sentence in data["sentences"]
            ]

    def recognize(self, text: str, language: str) -> Recognized | None:
        """Return the best match, first in the speaker's language."""
        spoken = language.partition("-")[0]
        for candidate in sorted(LANGUAGES, key=lambda one: one != spoken):
            result = recognize_best(text, self._intents[candidate])
            if result is not None:
                slots = {name: entity.value for name, entity in result.entities.items()}
                return Recognized(intent_type=result.intent.name, slots=slots)
        return None


def _without_rules(sentence: str, rules: Mapping[str, str]) -> str:
    """Return a sentence with its rules replaced by what they stand for."""
    while _RULE.search(sentence):
        sentence = _RULE.sub(lambda match: f"({rules[match[1]]})", sentence)
    return sentence
