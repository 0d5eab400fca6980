"""The languages of texts/, with English for what an incomplete one lacks."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

TEXTS: Final = Path(__file__).resolve().parent.parent / "texts"
ENGLISH: Final = "en"

type Table = Mapping[str, Any]
"""Texts, and tables of texts, by key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One file of texts.

    Attributes:
        code: tag of the language, as in the name of the file.
        is_right_to_left: direction of its writing.
        is_complete: a missing text is an error; other languages show English there.
        own: texts of the file.
        texts: those and the English ones that it lacks.
    """

    code: str
    is_right_to_left: bool
    is_complete: bool
    own: Table
    texts: Table


def languages() -> dict[str, Language]:
    """Return all languages by code, English first."""
    files = {path.stem: json.loads(path.read_text()) for path in sorted(TEXTS.glob("*.json"))}
    english = files[ENGLISH]
    return {code: _language(code, files[code], english) for code in {ENGLISH: "", **files}}


def _language(code: str, content: Mapping[str, Any], english: Table) -> Language:
    own = {key: value for key, value in content.items() if key != "language"}
    facts = content.get("language", {})
    return Language(
        code=code,
        is_right_to_left=facts.get("direction") == "rtl",
        is_complete=facts.get("complete", False),
        own=own,
        texts=filled(own, {key: value for key, value in english.items() if key != "language"}),
    )


def filled(own: Table, english: Table) -> Table:
    """Return the own texts, and the English ones where they are missing."""
    return {
        **{
            key: filled(own.get(key, {}), value) if isinstance(value, dict) else own.get(key, value)
            for key, value in english.items()
        },
        **{key: value for key, value in own.items() if key not in english},
    }


def flat(table: Table, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield the texts of nested tables, with keys such as `banner.lost`."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def missing(language: Language) -> list[str]:
    """Return the keys of the texts that a language lacks."""
    own = dict(flat(language.own))
    return [key for key, _ in flat(language.texts) if key not in own]
