"""Fix flows of the repair issues, which issues.py creates."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from homeassistant.components.repairs import RepairsFlow
from homeassistant.config_entries import ConfigEntryState

from .command_errors import RaveberryError

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.data_entry_flow import FlowResult

    from .coordinator import RaveberryConfigEntry, RaveberryCoordinator

_SETTING = "allowed_private_hosts"


async def async_create_fix_flow(
    hass: HomeAssistant, issue_id: str, data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """Create the fix flow of an issue."""
    context = {name: str(value) for name, value in (data or {}).items()}
    entry_id = context["entry_id"]
    if "host" in context:
        return AllowAddressFlow(entry_id=entry_id, placeholders={"host": context["host"]})
    return UpdateSourceFlow(entry_id=entry_id, placeholders={"source": context["source"]})


class _ConfirmRepairFlow(RepairsFlow, ABC):
    """A fix flow with a single confirmation step."""

    def __init__(self, *, entry_id: str, placeholders: dict[str, str]) -> None:
        """Create the flow for a config entry."""
        self._entry_id = entry_id
        self._placeholders = placeholders

    @abstractmethod
    async def _fix(self, coordinator: RaveberryCoordinator) -> None:
        """Fix the issue.

        Raises:
            RaveberryError: the command failed.
        """

    async def async_step_init(self, user_input: dict[str, str] | None = None) -> FlowResult:
        """Continue with the confirmation."""
        return await self.async_step_confirm()

    async def async_step_confirm(self, user_input: dict[str, str] | None = None) -> FlowResult:
        """Confirm and apply the fix."""
        errors = {}
        if user_input is not None:
            entry: RaveberryConfigEntry | None
            entry = self.hass.config_entries.async_get_entry(self._entry_id)
            if entry is None or entry.state is not ConfigEntryState.LOADED:
                return self.async_abort(reason="not_loaded")
            try:
                await self._fix(entry.runtime_data)
            except RaveberryError:
                errors["base"] = "not_done"
            else:
                return self.async_create_entry(data={})
        return self.async_show_form(
            step_id="confirm", errors=errors, description_placeholders=self._placeholders
        )


class AllowAddressFlow(_ConfirmRepairFlow):
    """Allow the server to fetch from Home Assistant's address."""

    async def _fix(self, coordinator: RaveberryCoordinator) -> None:
        host = self._placeholders["host"]
        allowed = coordinator.data.setting(_SETTING)
        hosts = list(allowed) if isinstance(allowed, list | tuple) else []
        if host not in hosts:
            await coordinator.client.command("set_setting", name=_SETTING, value=[*hosts, host])


class UpdateSourceFlow(_ConfirmRepairFlow):
    """Install the newest version of the packages that a source needs."""

    async def _fix(self, coordinator: RaveberryCoordinator) -> None:
        await coordinator.client.command("renew_source")
