"""Fix flows of the repair issues, which issues.py creates."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from homeassistant.components.repairs import RepairsFlow
from homeassistant.config_entries import ConfigEntryState
from homeassistant.helpers import issue_registry as ir

from .command_errors import RaveberryError
from .following.controller import FOLLOWERS
from .issues import FIXES, FOLLOWER_ISSUE

if TYPE_CHECKING:
    import sys

    from homeassistant.core import HomeAssistant

    from .coordinator import RaveberryConfigEntry, RaveberryCoordinator
    from .issues import Fix

    if sys.version_info >= (3, 14):  # which the newest Home Assistant needs
        from homeassistant.components.repairs import RepairsFlowResult
    else:
        from homeassistant.data_entry_flow import FlowResult as RepairsFlowResult

_SETTING = "allowed_private_hosts"


async def async_create_fix_flow(
    hass: HomeAssistant, issue_id: str, data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """Create the fix flow of an issue."""
    context = {name: str(value) for name, value in (data or {}).items()}
    if "host" in context:
        return AllowAddressFlow(entry_id=context["entry_id"], host=context["host"])
    if context["fix"] == FOLLOWER_ISSUE:
        return RestartFollowersFlow(entry_id=context["entry_id"])
    return CommandFlow(entry_id=context["entry_id"], fix=FIXES[context["fix"]])


class _ConfirmRepairFlow(RepairsFlow, ABC):
    """A fix flow with a single confirmation step, whose texts have the values of the issue."""

    def __init__(self, *, entry_id: str) -> None:
        """Create the flow for a config entry."""
        self._entry_id = entry_id

    @abstractmethod
    async def _fix(self, coordinator: RaveberryCoordinator) -> str | None:
        """Fix the issue; return the key of the error if it remains.

        Raises:
            RaveberryError: the command failed.
        """

    async def async_step_init(self, user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Continue with the confirmation."""
        return await self.async_step_confirm()

    async def async_step_confirm(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Confirm and apply the fix."""
        errors: dict[str, str] = {}
        if user_input is not None:
            entry: RaveberryConfigEntry | None
            entry = self.hass.config_entries.async_get_entry(self._entry_id)
            if entry is None or entry.state is not ConfigEntryState.LOADED:
                return self.async_abort(reason="not_loaded")
            try:
                error = await self._fix(entry.runtime_data)
            except RaveberryError:
                error = "not_done"
            if error is None:
                return self.async_create_entry(data={})
            errors["base"] = error
        issue = ir.async_get(self.hass).async_get_issue(self.handler, self.issue_id)
        return self.async_show_form(
            step_id="confirm",
            errors=errors,
            description_placeholders=issue.translation_placeholders if issue else None,
        )


class AllowAddressFlow(_ConfirmRepairFlow):
    """Allow the server to fetch from Home Assistant's address."""

    def __init__(self, *, entry_id: str, host: str) -> None:
        """Create the flow for an address with its port."""
        super().__init__(entry_id=entry_id)
        self._host = host

    async def _fix(self, coordinator: RaveberryCoordinator) -> None:
        allowed = coordinator.data.setting(_SETTING)
        hosts = list(allowed) if isinstance(allowed, list | tuple) else []
        if self._host not in hosts:
            hosts.append(self._host)
            await coordinator.client.command("set_setting", name=_SETTING, value=hosts)


class RestartFollowersFlow(_ConfirmRepairFlow):
    """Start the media players again that cannot play the party's stream."""

    async def _fix(self, coordinator: RaveberryCoordinator) -> str | None:
        followers = self.hass.data[FOLLOWERS][coordinator.config_entry.entry_id]
        return None if await followers.restart_failing() else "players_not_started"


class CommandFlow(_ConfirmRepairFlow):
    """Send the command that fixes the issue."""

    def __init__(self, *, entry_id: str, fix: Fix) -> None:
        """Create the flow for a command."""
        super().__init__(entry_id=entry_id)
        self._command, self._args = fix

    async def _fix(self, coordinator: RaveberryCoordinator) -> None:
        await coordinator.client.command(self._command, **self._args)
