"""Config flow without a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from homeassistant.config_entries import ConfigFlow

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigFlowResult


class StandInVoiceFlow(ConfigFlow, domain="stand_in_voice"):
    """Adds the voice at once."""

    async def async_step_user(
        self,
        user_input: dict[str, Any] | None = None,  # noqa: ARG002 - as the base class has it
    ) -> ConfigFlowResult:
        """Create the entry."""
        return self.async_create_entry(title="Voice", data={})
