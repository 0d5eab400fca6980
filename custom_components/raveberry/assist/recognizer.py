"""Recognition of sentences, with the matcher of Home Assistant's own agent.

The matcher is installed with the conversation integration, so this module is imported after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hassil import Intents, parse_sentence, recognize_best
from homeassistant.util.yaml import load_yaml_dict

from ..const import CHOOSE, WAITS
from .party_names import SpokenNames, spoken_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LANGUAGES: Final = ("en", "de")

_FOLDER: Final = Path(__file__).parent / "sentences"
_RULE: Final = re.compile(r"<(\w+)>")
_LIST: Final = re.compile(r"\{(\w+)\}")
_WORDS: Final = re.compile(r"\(([^()\[\]{}<>]+\|[^()\[\]{}<>]+)\)")


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

    def __init__(
        self,
        *,
        only: str | None = None,
        choices: Iterable[str] = (),
        parties: Iterable[str] = (),
    ) -> None:
        """Read the sentences from the disk.

        Args:
            only: take the sentences of this intent, which the others are without: the answers to
                questions back, or what may be said about something else in the house.
            choices: names that answer a question back.
            parties: names of parties that can be named.
        """
        named = [{"in": words, "out": words} for name in choices if (words := spoken_words(name))]
        self._parties = SpokenNames(parties)
        self.templates: list[str] = []
        self._intents: dict[str, Intents] = {}
        for language in LANGUAGES:
            file = load_yaml_dict(str(_FOLDER / f"{language}.yaml"))
            file["intents"] = {
                intent_type: intent
                for intent_type, intent in file["intents"].items()
                if (intent_type == only if only else intent_type not in (CHOOSE, WAITS))
            }
            file["lists"]["name"] = {"values": named}
            blocks = [data for intent in file["intents"].values() for data in intent["data"]]
            sentences = [sentence for data in blocks for sentence in data["sentences"]]
            written_out = (
                _with_tries(self._parties.added_to(_without_references(one, file)))
                for one in sentences
            )
            around = [_without_references(f"<{rule}>", file) for rule in ("before", "after")]
            template = f"{_with_tries(around[0])} {_alternatives(written_out)} {around[1]}"
            self.templates.append(_without_nested_brackets(template))
            for data in blocks:
                data["sentences"] = [_joined(data["sentences"])]
            self._intents[language] = Intents.from_dict(file)
        self._patterns: list[str] = []

    def prepare(self) -> None:
        """Do in this thread what the next sentence would otherwise wait for.

        The matcher of Home Assistant 2026.2 compares regular expressions of the templates first.
        Python keeps those that were compiled last, so Home Assistant finds them compiled.
        """
        for intents in self._intents.values():
            recognize_best("", intents)
        if not self._patterns and any(map(_is_compiled, self._intents.values())):
            self._patterns = [_pattern(template) for template in self.templates]
        for pattern in self._patterns:
            re.compile(pattern, re.IGNORECASE)

    def recognize(self, text: str, language: str) -> Recognized | None:
        """Return the best match, first in the speaker's language; the slot `party` is its name."""
        spoken = language.partition("-")[0]
        languages = sorted(LANGUAGES, key=lambda one: one != spoken)
        for words, party in self._parties.readings(text):
            for candidate in languages:
                result = recognize_best(words, self._intents[candidate])
                if result is not None:
                    slots = {name: entity.value for name, entity in result.entities.items()}
                    if party is not None:
                        slots["party"] = party
                    return Recognized(intent_type=result.intent.name, slots=slots)
        return None


def _is_compiled(intents: Intents) -> bool:
    """Return whether the matcher has compiled its sentences; that of 2026.10 does not."""
    return any(
        sentence.pattern is not None
        for one in intents.intents.values()
        for data in one.data
        for sentence in data.sentences
    )


def _pattern(template: str) -> str:
    """Return the regular expression with which the matcher compares a template first."""
    sentence = parse_sentence(template)
    sentence.compile({})
    return sentence.pattern.pattern if sentence.pattern is not None else ""


def _joined(sentences: Iterable[str]) -> str:
    """Return one template for several sentences.

    The matcher compares a text with one template after the other. In a common template, the words
    with which sentences begin alike are compared once.
    """
    return f"<before> {_alternatives(sentences)} <after>"


def _alternatives(sentences: Iterable[str]) -> str:
    """Return a group of sentences in which no two begin alike."""
    ends: dict[str, list[str]] = {}
    for sentence in sentences:
        first, end = _first_part(sentence)
        ends.setdefault(first, []).append(end)
    starts: dict[str, list[str]] = {}
    for first, rest in ends.items():
        longer = [end for end in rest if end]
        part = first
        if longer:
            group = longer[0] if len(longer) == 1 else _alternatives(longer)
            part += f" {group}" if len(longer) == len(rest) else f" [{group}]"
        start, last = _last_part(part)
        starts.setdefault(last, []).append(start)
    return _group(_before(last, parts) for last, parts in starts.items())


def _before(last: str, starts: list[str]) -> str:
    """Return what several sentences that end alike have in common once, at the end."""
    longer = [start for start in starts if start]
    if not longer:
        return last
    if len(longer) < len(starts):
        return f"[{'|'.join(longer)}] {last}"
    return f"{_group(longer)} {last}"


def _group(parts: Iterable[str]) -> str:
    parts = list(parts)
    return parts[0] if len(parts) == 1 else f"({'|'.join(parts)})"


def _first_part(sentence: str) -> tuple[str, str]:
    """Split a sentence at its first space outside of brackets."""
    depth = 0
    for index, character in enumerate(sentence):
        depth += (character in "([<{") - (character in ")]>}")
        if character == " " and depth == 0:
            return sentence[:index], sentence[index + 1 :]
    return sentence, ""


def _last_part(sentence: str) -> tuple[str, str]:
    """Split a sentence at its last space outside of brackets."""
    depth = 0
    for index in range(len(sentence) - 1, -1, -1):
        character = sentence[index]
        depth += (character in ")]>}") - (character in "([<{")
        if character == " " and depth == 0:
            return sentence[:index], sentence[index + 1 :]
    return "", sentence


def _with_tries(template: str) -> str:
    """Return a template whose words are compared letter by letter, up to its first wildcard.

    "(play|put on|pop)" becomes "(p(lay|ut on|op))", so a text with another first letter is compared
    once instead of three times. After a wildcard, each letter would be looked for everywhere.
    """
    head, wildcard, tail = template.partition("{")
    return _WORDS.sub(lambda match: f"({_trie(match[1].split('|'))})", head) + wildcard + tail


def _trie(words: Iterable[str]) -> str:
    """Return alternatives of which no two begin with the same letter."""
    groups: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        groups.setdefault(word[:1], []).append(word)
    parts: list[str] = []
    for group in groups.values():
        columns = takewhile(lambda column: len(set(column)) == 1, zip(*group, strict=False))
        start = "".join(column[0] for column in columns)
        ends = [word.removeprefix(start) for word in group]
        longer = [end for end in ends if end]
        if not longer:
            parts.append(start)
        elif len(longer) < len(ends):
            parts.append(f"{start}[{_trie(longer)}]")
        else:
            parts.append(f"{start}({_trie(longer)})")
    return "|".join(parts)


def _without_nested_brackets(template: str) -> str:
    """Return a template without brackets around a whole alternative: "(a|(b|c))" is "(a|b|c)"."""
    opened: list[int] = []
    dropped: set[int] = set()
    for index, character in enumerate(template):
        if character in "([":
            opened.append(index)
        elif character in ")]":
            start = opened.pop()
            around = template[start - 1 : start], template[index + 1 : index + 2]
            if character == ")" and around[0] in tuple("([|") and around[1] in tuple(")]|"):
                dropped |= {start, index}
    return "".join(one for index, one in enumerate(template) if index not in dropped)


def _without_references(template: str, file: Mapping[str, Any]) -> str:
    """Return a template with its rules and lists of values replaced by what they stand for."""
    rules: Mapping[str, str] = file["expansion_rules"]
    while _RULE.search(template):
        template = _RULE.sub(lambda match: f"({rules[match[1]]})", template)

    def values(match: re.Match[str]) -> str:
        found = file["lists"][match[1]].get("values")
        return match[0] if found is None else f"({'|'.join(value['in'] for value in found)})"

    return _LIST.sub(values, template)
