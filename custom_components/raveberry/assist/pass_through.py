"""Sentences that Assist gave to us, and that Home Assistant or a language model is to answer.

A sentence trigger that matches takes the sentence, so what is not ours is passed on from there.
This module imports the conversation integration, so it is imported after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from homeassistant.components import conversation
from homeassistant.core import Context
from homeassistant.helpers.chat_session import async_get_chat_session

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant


async def pass_on(hass: HomeAssistant, said: dict[str, Any]) -> str | None:
    """Let the house answer what was said; return its answer, None if it understands nothing.

    No sentence triggers are compared again: those of automations that match run beside ours.
    """
    context = said["context"]
    heard = conversation.ConversationInput(
        **{**said, "context": Context(user_id=context["user_id"], parent_id=context["parent_id"])}
    )
    with (
        async_get_chat_session(hass) as session,
        conversation.async_get_chat_log(hass, session, heard) as chat_log,
    ):
        response = await conversation.async_handle_intents(hass, heard, chat_log)
    if response is None and heard.agent_id != conversation.HOME_ASSISTANT_AGENT:
        answered = await conversation.async_converse(
            hass,
            heard.text,
            heard.conversation_id,
            heard.context,
            heard.language,
            heard.agent_id,
            heard.device_id,
            heard.satellite_id,
        )
        response = answered.response
    if response is None:
        return None
    speech: str = response.speech.get("plain", {}).get("speech", "")
    return speech
