"""Repairs that one click does."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from homeassistant.components.repairs import RepairsFlow
from homeassistant.config_entries import ConfigEntryState

from .errors import RaveberryError

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.data_entry_flow import FlowResult

    from .coordinator import RaveberryConfigEntry, RaveberryCoordinator

_SETTING = "allowed_private_hosts"


async def async_create_fix_flow(
    hass: HomeAssistant, issue_id: str, data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """The flow of a repair: to allow an address, or to renew a source."""
    known = {name: str(value) for name, value in (data or {}).items()}
    if "host" in known:
        return AllowAddress(entry_id=known["entry_id"], placeholders={"host": known["host"]})
    return RenewSource(entry_id=known["entry_id"], placeholders={"source": known["source"]})


class _OneClick(RepairsFlow, ABC):
    """Asks, and does it."""

    def __init__(self, *, entry_id: str, placeholders: dict[str, str]) -> None:
        """Be about that entry; the placeholders are what it is about."""
        self._entry_id = entry_id
        self._placeholders = placeholders

    @abstractmethod
    async def _mend(self, coordinator: RaveberryCoordinator) -> None:
        """Do it.

        Raises:
            RaveberryError: the server does not.
        """

    async def async_step_init(self, user_input: dict[str, str] | None = None) -> FlowResult:
        """Go on to the question."""
        return await self.async_step_confirm()

    async def async_step_confirm(self, user_input: dict[str, str] | None = None) -> FlowResult:
        """Ask, and do it."""
        errors = {}
        if user_input is not None:
            entry: RaveberryConfigEntry | None
            entry = self.hass.config_entries.async_get_entry(self._entry_id)
            if entry is None or entry.state is not ConfigEntryState.LOADED:
                return self.async_abort(reason="not_loaded")
            try:
                await self._mend(entry.runtime_data)
            except RaveberryError:
                errors["base"] = "not_done"
            else:
                return self.async_create_entry(data={})
        return self.async_show_form(
            step_id="confirm", errors=errors, description_placeholders=self._placeholders
        )


class AllowAddress(_OneClick):
    """Lets the server fetch from Home Assistant."""

    async def _mend(self, coordinator: RaveberryCoordinator) -> None:
        host = self._placeholders["host"]
        allowed = coordinator.data.setting(_SETTING)
        hosts = list(allowed) if isinstance(allowed, list | tuple) else []
        if host not in hosts:
            await coordinator.client.command("set_setting", name=_SETTING, value=[*hosts, host])


class RenewSource(_OneClick):
    """Fetches the newest version of what a source needs."""

    async def _mend(self, coordinator: RaveberryCoordinator) -> None:
        await coordinator.client.command("renew_source")
