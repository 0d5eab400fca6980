"""Texts in the language of a terminal."""

import re
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from . import english
from .message_rendering import Param, Texts, rendered

_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Variables that choose the language of messages, as in setlocale(3): the first that is set."""

_LANGUAGE: Final = re.compile(r"([a-z]{2,3})(?:[_.@].*)?")
_SECTIONS: Final = ("COMMAND_LINE", "NOTICES", "REFUSALS", "PROBLEMS", "FAULTS", "HEALTH")


class Catalogue:
    """Texts of one language by their codes; English for one that has no translation."""

    def __init__(self, language: str = "") -> None:
        """Load a language, such as `de`."""
        name = f"{__package__}.{language}"
        chosen = import_module(name) if language and find_spec(name) else english
        self._tables: tuple[Texts, ...] = tuple(getattr(chosen, name) for name in _SECTIONS)

    def text(self, code: str, params: Mapping[str, Param], *, default: str | None = None) -> str:
        """Return a text; for an unknown code the default, or the code itself."""
        known = (table[code] for table in self._tables if code in table)
        message = next(known, None)
        if message is None:
            return code if default is None else default
        return rendered(message, params, *self._tables)


def terminal_language(environment: Mapping[str, str]) -> str:
    """Return the language that a terminal asks for, empty if it names none."""
    locale = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    found = _LANGUAGE.fullmatch(locale)
    return found[1] if found else ""
