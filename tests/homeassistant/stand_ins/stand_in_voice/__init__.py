"""Text-to-speech of a short tone, and calls of tools as a language model makes them, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from homeassistant.const import Platform
from homeassistant.core import SupportsResponse
from homeassistant.helpers import llm

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse


async def async_setup_entry(hass: HomeAssistant, entry: ConfigEntry) -> bool:
    """Add the voice and the action `call_tool`."""

    async def call_tool(call: ServiceCall) -> ServiceResponse:
        """Call a tool for the user who calls the action; return what the model is answered."""
        about = llm.LLMContext(
            platform=entry.domain,
            context=call.context,
            language="en",
            assistant="conversation",
            device_id=None,
        )
        api = await llm.async_get_api(hass, llm.LLM_API_ASSIST, about)
        tool = llm.ToolInput(tool_name=call.data["tool"], tool_args=call.data["args"])
        offered = sorted(tool.name for tool in api.tools)
        # Since 2026.8 a result holds data and whether it failed; before, it is the data.
        result: Any = await api.async_call_tool(tool)
        data = dict(getattr(result, "data", result))
        has_failed = bool(getattr(result, "error", False))
        return {"offered": [*offered], "answer": data, "has_failed": has_failed}

    hass.services.async_register(
        entry.domain, "call_tool", call_tool, supports_response=SupportsResponse.ONLY
    )
    await hass.config_entries.async_forward_entry_setups(entry, [Platform.TTS])
    return True
