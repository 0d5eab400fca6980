"""Texts of messages that the server sends as codes."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, Final

from homeassistant.helpers.translation import async_get_cached_translations

from .compiled_texts import COUNTED, NESTED
from .const import DOMAIN
from .contract.messages import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homeassistant.core import HomeAssistant

    from .contract.messages import Entry, HostProblem, PlayerFault

_MINUTE_S: Final = 60
_HOUR_S: Final = 3600
_LONGEST_IN_SECONDS: Final = 90
_LONGEST_IN_MINUTES_S: Final = 90 * _MINUTE_S

_KINDS: Final = ("notice_", "refused_", "fault_", "health_", "sources_", "problem_", "option_")
"""Prefixes of the keys of texts with codes."""


def translation_key(key: str, values: Mapping[str, str | float]) -> str | None:
    """Return the key of a text for these values, None if the text is unknown."""
    if key not in COUNTED:
        return None
    counted = COUNTED[key]
    return f"{key}_one" if counted is not None and values.get(counted) == 1 else key


def placeholders(values: Mapping[str, str | float]) -> dict[str, str]:
    """Return values as texts; names of durations end in `_s`."""
    return {name: _placeholder(name, value) for name, value in values.items()}


def _text_of(hass: HomeAssistant, key: str, code: str, values: Mapping[str, str | float]) -> str:
    """Return a text in the language of Home Assistant, that of unknown ones if it has no words."""
    texts = cached_texts(hass)
    text = text_from(texts, key, values)
    if text is not None:
        return text
    unknown = texts.get(f"component.{DOMAIN}.exceptions.unknown_text.message", "{code}")
    return unknown.format(code=code)


def cached_texts(hass: HomeAssistant) -> Mapping[str, str]:
    """Return all texts in the language of Home Assistant."""
    return async_get_cached_translations(hass, hass.config.language, "exceptions", DOMAIN)


def has_entity_name(hass: HomeAssistant, platform: str, key: str) -> bool:
    """Return whether there is a name for the entities with a translation key."""
    names = async_get_cached_translations(hass, hass.config.language, "entity", DOMAIN)
    return f"component.{DOMAIN}.entity.{platform}.{key}.name" in names


def text_from(texts: Mapping[str, str], key: str, values: Mapping[str, str | float]) -> str | None:
    """Return a text with its values, None if it is unknown; `texts` are those of one language."""
    known = translation_key(key, values)
    text = texts.get(f"component.{DOMAIN}.exceptions.{known}.message")
    if text is None:
        return None
    return text.format_map(_Values(with_nested_texts(texts, key, placeholders(values))))


def with_nested_texts(
    texts: Mapping[str, str], key: str, values: Mapping[str, str]
) -> dict[str, str]:
    """Return the values of a text; those that are codes of other texts become these texts."""
    filled = dict(values)
    for name in NESTED.get(key.removesuffix("_one"), ()):
        # Without the code itself, as a text that names itself would have no end.
        others = {other: value for other, value in values.items() if other != name}
        for kind in _KINDS:
            text = text_from(texts, f"{kind}{values.get(name)}", others)
            if text is not None:
                filled[name] = text
    return filled


def fault_text(hass: HomeAssistant, fault: PlayerFault) -> str:
    """Return the text of a player fault in the language of Home Assistant."""
    return _text_of(hass, f"fault_{fault.code}", fault.code, fault.params)


def problem_text(hass: HomeAssistant, problem: HostProblem) -> str:
    """Return the text of a lasting problem in the language of Home Assistant."""
    return _text_of(hass, f"problem_{problem.code}", problem.code, problem.params)


def notice_text(hass: HomeAssistant, notice: Notice) -> str:
    """Return the text of a reason or note in the language of Home Assistant."""
    keys = (f"{kind}{notice.code}" for kind in _KINDS)
    key = next((key for key in keys if key in COUNTED), notice.code)
    return _text_of(hass, key, notice.code, notice.params)


def place_text(hass: HomeAssistant, entry: Entry) -> str:
    """Return the reason for the place of an entry in the language of Home Assistant."""
    values = {"score": entry.score} | ({} if entry.turn is None else {"turn": entry.turn})
    return _text_of(hass, f"place_{entry.why}", entry.why, values)


def in_language(hass: HomeAssistant, answer: Any) -> Any:
    """Return an answer in the format of the contract with its messages translated."""
    match answer:
        case {"code": str(code), "params": dict(params), "message": str(message)}:
            text = notice_text(hass, Notice(code=code, params=params, message=message))
            return {**answer, "message": text}
        case dict():
            return {name: in_language(hass, value) for name, value in answer.items()}
        case list():
            return [in_language(hass, value) for value in answer]
        case _:
            return answer


class _Values(dict[str, str]):
    """Values of placeholders; one that is missing becomes a question mark."""

    def __missing__(self, key: str) -> str:
        return "?"


def _placeholder(name: str, value: str | float) -> str:
    if isinstance(value, str):
        return value
    if name.endswith("_s"):
        return _duration(value)
    return f"{value:.0f}" if value == int(value) else str(value)


def _duration(seconds: float) -> str:
    """Return a duration in a readable unit, rounded up."""
    if seconds < _LONGEST_IN_SECONDS:
        return f"{max(1, ceil(seconds))} s"
    if seconds < _LONGEST_IN_MINUTES_S:
        return f"{ceil(seconds / _MINUTE_S)} min"
    return f"{ceil(seconds / _HOUR_S)} h"
