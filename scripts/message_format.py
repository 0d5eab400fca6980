"""Parser of the part of ICU MessageFormat that texts/ uses.

Placeholders are `{name}`, `{name, number}`, `{name, duration}` (seconds), `{name, text}` (the code
of another text) and `{name, plural, one {# song} other {# songs}}`, also with a branch `=0`. Quotes
and nested plurals are not supported.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

KINDS: Final = ("", "number", "duration", "text")
"""Kinds of simple placeholders."""

ZERO: Final = "=0"
"""Branch of a plural for exactly 0."""

CATEGORIES: Final = (ZERO, "zero", "one", "two", "few", "many", "other")
"""Plural categories of Unicode, and the number 0."""

_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
_BRANCH: Final = re.compile(r"\s*(=?\w+)\s*\{")


class MessageError(Exception):
    """A message with a syntax that is not supported."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A value that is inserted."""

    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Plural:
    """A choice by the plural category of a number."""

    name: str
    branches: Mapping[str, "Message"]


type Part = str | Placeholder | Plural
type Message = tuple[Part, ...]


def parsed(text: str) -> Message:
    """Return the parts of a message.

    Raises:
        MessageError: the syntax is wrong or not supported.
    """
    return tuple(_parts(text, plural=None))


def placeholders(message: Message) -> set[tuple[str, str]]:
    """Return name and kind of every placeholder."""
    found: set[tuple[str, str]] = set()
    for part in message:
        if isinstance(part, Placeholder):
            found.add((part.name, part.kind))
        elif isinstance(part, Plural):
            found.add((part.name, "plural"))
            for branch in part.branches.values():
                inner = placeholders(branch)
                found |= {(name, kind) for name, kind in inner if name != part.name}
    return found


def _parts(text: str, plural: str | None) -> Iterator[Part]:
    rest = text
    while rest:
        start = re.search(r"[{}#]" if plural else r"[{}]", rest)
        if start is None:
            yield rest
            return
        if start.start():
            yield rest[: start.start()]
        if start[0] == "#" and plural:
            yield Placeholder(plural, "number")
            rest = rest[start.end() :]
        elif start[0] == "{":
            inside, rest = _braced(rest[start.end() :])
            yield _placeholder(inside, is_nested=plural is not None)
        else:
            raise MessageError(f"a closing brace too many in {text!r}")


def _braced(text: str) -> tuple[str, str]:
    """Return the text up to the closing brace, and the text behind it."""
    depth = 1
    for at, letter in enumerate(text):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if not depth:
            return text[:at], text[at + 1 :]
    raise MessageError(f"a closing brace is missing behind {text!r}")


def _placeholder(inside: str, *, is_nested: bool) -> Placeholder | Plural:
    name, _, rest = (part.strip() for part in inside.partition(","))
    kind, _, branches = (part.strip() for part in rest.partition(","))
    if not _NAME.fullmatch(name):
        raise MessageError(f"{name!r} is no name of a placeholder")
    if kind == "plural" and not is_nested:
        return Plural(name, dict(_branches(name, branches)))
    if kind not in KINDS or branches:
        raise MessageError(f"{{{inside}}} is not supported here")
    if (kind == "duration") != name.endswith("_s"):
        raise MessageError(f"{name}: durations, and only they, have names that end in _s")
    return Placeholder(name, kind)


def _branches(name: str, text: str) -> Iterator[tuple[str, Message]]:
    rest, seen = text, set[str]()
    while rest.strip():
        start = _BRANCH.match(rest)
        if start is None or start[1] not in CATEGORIES:
            raise MessageError(f"{rest!r} is no branch of a plural")
        inside, rest = _braced(rest[start.end() :])
        seen.add(start[1])
        yield start[1], tuple(_parts(inside, plural=name))
    if "other" not in seen:
        raise MessageError(f"the plural of {name} lacks the branch other")
