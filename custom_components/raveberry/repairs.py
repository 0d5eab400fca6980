"""Repairs that Home Assistant can do by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.components.repairs import RepairsFlow
from homeassistant.config_entries import ConfigEntryState

from .errors import RaveberryError

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.data_entry_flow import FlowResult

    from .coordinator import RaveberryConfigEntry

_SETTING = "allowed_private_hosts"


async def async_create_fix_flow(
    hass: HomeAssistant, issue_id: str, data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """The flow of the one kind of repair: to allow an address."""
    data = data or {}
    return AllowAddress(entry_id=str(data["entry_id"]), host=str(data["host"]))


class AllowAddress(RepairsFlow):
    """Lets the server fetch from Home Assistant."""

    def __init__(self, *, entry_id: str, host: str) -> None:
        """Be about that entry and that host:port."""
        self._entry_id = entry_id
        self._host = host

    async def async_step_init(self, user_input: dict[str, str] | None = None) -> FlowResult:
        """Go on to the question."""
        return await self.async_step_confirm()

    async def async_step_confirm(self, user_input: dict[str, str] | None = None) -> FlowResult:
        """Ask, and add the address to the setting."""
        errors = {}
        if user_input is not None:
            entry: RaveberryConfigEntry | None
            entry = self.hass.config_entries.async_get_entry(self._entry_id)
            if entry is None or entry.state is not ConfigEntryState.LOADED:
                return self.async_abort(reason="not_loaded")
            try:
                await self._allow(entry)
            except RaveberryError:
                errors["base"] = "not_set"
            else:
                return self.async_create_entry(data={})
        return self.async_show_form(
            step_id="confirm", errors=errors, description_placeholders={"host": self._host}
        )

    async def _allow(self, entry: RaveberryConfigEntry) -> None:
        allowed = entry.runtime_data.data.setting(_SETTING)
        hosts = list(allowed) if isinstance(allowed, list | tuple) else []
        if self._host not in hosts:
            await entry.runtime_data.client.command(
                "set_setting", name=_SETTING, value=[*hosts, self._host]
            )
