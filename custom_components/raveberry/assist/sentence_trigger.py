"""Sentences that work without being copied: a sentence trigger that runs our intents."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED
from homeassistant.const import CONF_PLATFORM
from homeassistant.core import CALLBACK_TYPE, Context, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import intent
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.script import ScriptRunResult
from homeassistant.helpers.translation import async_get_translations
from homeassistant.helpers.trigger import async_initialize_triggers, async_validate_trigger_config
from homeassistant.setup import async_when_setup
from homeassistant.util.hass_dict import HassKey

from ..const import CHOOSE, DOMAIN, LOGGER, WAITS
from .party_names import party_names
from .song_names import is_name_of
from .speakers import guest_id_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from homeassistant.config_entries import ConfigEntry, ConfigEntryChange
    from homeassistant.core import HomeAssistant

    from ..contract.messages import Entry
    from ..coordinator import RaveberryConfigEntry
    from .recognizer import Recognized, Recognizer

    type _Answer = Callable[[HomeAssistant, Recognized, dict[str, Any], str], Awaitable[str | None]]

HOW_LONG: Final = "RaveberryHowLong"
_CONVERSATION: Final = "conversation"
CHOICE_TIMEOUT_S: Final = 60.0
"""Time in which a question can be answered."""


@dataclass(slots=True, kw_only=True)
class _Sentences:
    """The registered sentences.

    Attributes:
        users: config entries that want the sentences.
        parties: names of parties that the registered sentences know.
        recognizer: understands all sentences but the answers to questions back.
        unfollow: ends following the names of parties.
        detach: removes the triggers of all sentences.
        detach_choices: removes the trigger of the answers to a question.
    """

    users: set[str] = field(default_factory=set)
    parties: tuple[str, ...] = ()
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    recognizer: Recognizer | None = None
    unfollow: CALLBACK_TYPE | None = None
    detach: CALLBACK_TYPE | None = None
    detach_choices: CALLBACK_TYPE | None = None


_KEY: HassKey[_Sentences] = HassKey(f"{DOMAIN}_sentences")


@callback
def register_sentences(hass: HomeAssistant, user: str) -> CALLBACK_TYPE:
    """Let Assist understand the sentences while there is a user; return the function to end it."""
    sentences = hass.data.setdefault(_KEY, _Sentences())
    sentences.users.add(user)
    if sentences.unfollow is None:
        sentences.unfollow = _follow_names(hass, sentences)

    async def attach(hass: HomeAssistant, _component: str) -> None:
        await _attach_sentences(hass, sentences)

    @callback
    def unregister() -> None:
        sentences.users.discard(user)
        if not sentences.users:
            _release(sentences)

    async_when_setup(hass, _CONVERSATION, attach)
    return unregister


def _follow_names(hass: HomeAssistant, sentences: _Sentences) -> CALLBACK_TYPE:
    """Let Assist understand the names of parties that are added, renamed or removed."""

    @callback
    def follow(_change: ConfigEntryChange, entry: ConfigEntry) -> None:
        if entry.domain == DOMAIN and _CONVERSATION in hass.config.components:
            hass.async_create_task(_attach_sentences(hass, sentences), "names of parties")

    return async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, follow)


async def _attach_sentences(hass: HomeAssistant, sentences: _Sentences) -> None:
    async with sentences.lock:
        names = party_names(hass)
        parties = names if len(names) > 1 else ()
        if not sentences.users or (sentences.detach is not None and sentences.parties == parties):
            return
        # The sentences so far are understood meanwhile.
        waiting = await hass.async_add_executor_job(_make_recognizer, WAITS)
        recognizer = await hass.async_add_executor_job(_make_recognizer, None, (), parties)
        if sentences.detach is not None:
            sentences.detach()
        sentences.detach, sentences.parties, sentences.recognizer = None, parties, recognizer
        sentences.detach = _together(
            await _attach(hass, recognizer, _answer),
            await _attach(hass, waiting, _answer_if_it_waits),
        )
        _prepare(hass, sentences)
        if not sentences.users:
            _release(sentences)


def _together(*detached: CALLBACK_TYPE | None) -> CALLBACK_TYPE:
    """Return a function that calls all functions."""

    @callback
    def detach() -> None:
        for one in detached:
            if one is not None:
                one()

    return detach


async def register_choices(hass: HomeAssistant, names: tuple[str, ...]) -> None:
    """Let Assist understand the answers to questions back for a minute: numbers and names."""
    sentences = hass.data.setdefault(_KEY, _Sentences())
    if sentences.detach_choices is not None:
        sentences.detach_choices()
        sentences.detach_choices = None
    if _CONVERSATION not in hass.config.components:
        return
    recognizer = await hass.async_add_executor_job(_make_recognizer, CHOOSE, names)
    detach = await _attach(hass, recognizer, _answer)
    _prepare(hass, sentences)
    if detach is None:
        return

    @callback
    def end(_now: object = None) -> None:
        if sentences.detach_choices is end:
            sentences.detach_choices = None
        cancel()
        detach()
        _prepare(hass, sentences)

    cancel = async_call_later(hass, CHOICE_TIMEOUT_S, end)
    sentences.detach_choices = end


@callback
def _prepare(hass: HomeAssistant, sentences: _Sentences) -> None:
    """Prepare the next comparison, as Home Assistant parses all sentences again after a change."""
    if sentences.recognizer is not None:
        hass.async_add_executor_job(sentences.recognizer.prepare)


@callback
def unregister_choices(hass: HomeAssistant) -> None:
    """End the time for an answer."""
    sentences = hass.data.get(_KEY)
    if sentences is not None and sentences.detach_choices is not None:
        sentences.detach_choices()


def _release(sentences: _Sentences) -> None:
    for detach in (sentences.unfollow, sentences.detach, sentences.detach_choices):
        if detach is not None:
            detach()
    sentences.unfollow = sentences.detach = sentences.detach_choices = None


async def _attach(
    hass: HomeAssistant, recognizer: Recognizer, answer: _Answer
) -> CALLBACK_TYPE | None:
    async def run(variables: dict[str, Any], _context: Context | None = None) -> ScriptRunResult:
        trigger = variables["trigger"]
        said = trigger["user_input"]
        language = said.get("language") or hass.config.language
        speech = None
        recognized = recognizer.recognize(trigger["sentence"], language)
        if recognized is None:
            LOGGER.debug("No intent for the sentence %s", trigger["sentence"])
        else:
            speech = await answer(hass, recognized, trigger, language)
        return ScriptRunResult(conversation_response=speech, service_response=None, variables={})

    config = await async_validate_trigger_config(
        hass, [{CONF_PLATFORM: _CONVERSATION, "command": recognizer.templates}]
    )
    return await async_initialize_triggers(hass, config, run, DOMAIN, "sentences", LOGGER.log)


def _make_recognizer(
    only: str | None, choices: tuple[str, ...] = (), parties: tuple[str, ...] = ()
) -> Recognizer:
    from .recognizer import Recognizer  # noqa: PLC0415 - it imports the matcher

    return Recognizer(only=only, choices=choices, parties=parties)


async def _answer(
    hass: HomeAssistant, recognized: Recognized, trigger: dict[str, Any], language: str
) -> str | None:
    """Run the intent of a sentence and return what is answered."""
    context = trigger["user_input"].get("context") or {}
    try:
        response = await intent.async_handle(
            hass,
            DOMAIN,
            recognized.intent_type,
            {name: {"value": value} for name, value in recognized.slots.items()},
            trigger["sentence"],
            Context(user_id=context.get("user_id"), parent_id=context.get("id")),
            language,
            _CONVERSATION,
            device_id=trigger.get("device_id"),
        )
    except (HomeAssistantError, intent.IntentError) as err:
        LOGGER.warning("The intent %s failed: %s", recognized.intent_type, err)
        return None
    speech: str = response.speech["plain"]["speech"]
    return speech


async def _answer_if_it_waits(
    hass: HomeAssistant, recognized: Recognized, trigger: dict[str, Any], language: str
) -> str | None:
    """Answer how long a song, a guest or the speaker waits; if none does, pass the sentence on."""
    query = recognized.slots.get("query")
    if query is None:
        context = trigger["user_input"].get("context") or {}
        speaker = guest_id_of(trigger.get("device_id"), context.get("user_id"))
        parties = _parties_with(hass, partial(_is_of, speaker))
    else:
        parties = _parties_with(hass, partial(_is_named, query))
    if parties:
        named = {"party": parties[0]} if len(parties) == 1 else {}
        slots = {**recognized.slots, **named}
        return await _answer(
            hass, replace(recognized, intent_type=HOW_LONG, slots=slots), trigger, language
        )
    from .pass_through import pass_on  # noqa: PLC0415 - it imports the conversation integration

    speech = await pass_on(hass, trigger["user_input"])
    if speech is None:
        spoken = language.partition("-")[0]
        texts = await async_get_translations(hass, spoken, "common", [DOMAIN])
        key = "voice_none_of_yours" if query is None else "voice_not_queued"
        speech = texts[f"component.{DOMAIN}.common.{key}"].format(query=query)
    return speech


def _parties_with(hass: HomeAssistant, is_meant: Callable[[Entry], bool]) -> list[str]:
    """Return the names of the parties at which such a song waits."""
    entries: list[RaveberryConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    return [
        entry.title
        for entry in entries
        if entry.runtime_data.data.is_server_available
        and (queue := entry.runtime_data.data.queue) is not None
        and any(map(is_meant, queue.entries))
    ]


def _is_of(guest_id: str, entry: Entry) -> bool:
    return entry.requested_by is not None and entry.requested_by.id == guest_id


def _is_named(query: str, entry: Entry) -> bool:
    guest = entry.requested_by
    is_guest = guest is not None and guest.name.casefold() == query.casefold()
    return is_guest or is_name_of(query, entry.song)
