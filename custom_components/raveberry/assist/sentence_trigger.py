"""Sentences that work without being copied: a sentence trigger that runs our intents."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED
from homeassistant.const import CONF_PLATFORM
from homeassistant.core import CALLBACK_TYPE, Context, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import intent
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.script import ScriptRunResult
from homeassistant.helpers.trigger import async_initialize_triggers, async_validate_trigger_config
from homeassistant.setup import async_when_setup
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN, LOGGER
from .party_names import party_names

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigEntry, ConfigEntryChange
    from homeassistant.core import HomeAssistant

    from .recognizer import Recognizer

_CONVERSATION: Final = "conversation"
CHOICE_TIMEOUT_S: Final = 60.0
"""Time in which a question can be answered."""


@dataclass(slots=True, kw_only=True)
class _Sentences:
    """The registered sentences.

    Attributes:
        users: config entries that want the sentences.
        parties: names of parties that the registered sentences know.
        unfollow: ends following the names of parties.
        detach: removes the trigger of all sentences.
        detach_choices: removes the trigger of the answers to a question.
    """

    users: set[str] = field(default_factory=set)
    parties: tuple[str, ...] = ()
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
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
        if sentences.detach is not None:
            sentences.detach()
        sentences.detach, sentences.parties = None, parties
        sentences.detach = await _attach(hass, choices=False, parties=parties)
        if not sentences.users:
            _release(sentences)


async def register_choices(hass: HomeAssistant) -> None:
    """Let Assist understand the answers to a question for a minute."""
    sentences = hass.data.setdefault(_KEY, _Sentences())
    if sentences.detach_choices is not None:
        sentences.detach_choices()
        sentences.detach_choices = None
    if _CONVERSATION not in hass.config.components:
        return
    detach = await _attach(hass, choices=True, parties=())
    if detach is None:
        return

    @callback
    def end(_now: object = None) -> None:
        if sentences.detach_choices is end:
            sentences.detach_choices = None
        cancel()
        detach()

    cancel = async_call_later(hass, CHOICE_TIMEOUT_S, end)
    sentences.detach_choices = end


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
    hass: HomeAssistant, *, choices: bool, parties: tuple[str, ...]
) -> CALLBACK_TYPE | None:
    recognizer = await hass.async_add_executor_job(_make_recognizer, choices, parties)

    async def run(variables: dict[str, Any], _context: Context | None = None) -> ScriptRunResult:
        speech = await _handle(hass, recognizer, variables["trigger"])
        return ScriptRunResult(conversation_response=speech, service_response=None, variables={})

    config = await async_validate_trigger_config(
        hass, [{CONF_PLATFORM: _CONVERSATION, "command": recognizer.templates}]
    )
    return await async_initialize_triggers(hass, config, run, DOMAIN, "sentences", LOGGER.log)


def _make_recognizer(choices: bool, parties: tuple[str, ...]) -> Recognizer:
    from .recognizer import Recognizer  # noqa: PLC0415 - it imports the matcher

    return Recognizer(choices=choices, parties=parties)


async def _handle(
    hass: HomeAssistant, recognizer: Recognizer, trigger: dict[str, Any]
) -> str | None:
    """Run the intent of a sentence and return what is answered."""
    said = trigger["user_input"]
    language = said.get("language") or hass.config.language
    recognized = recognizer.recognize(trigger["sentence"], language)
    if recognized is None:
        LOGGER.debug("No intent for the sentence %s", trigger["sentence"])
        return None
    context = said.get("context") or {}
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
