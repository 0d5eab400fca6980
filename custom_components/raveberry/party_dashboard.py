"""The dashboard of a party in the sidebar, if its option is on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components import frontend
from homeassistant.components.lovelace.const import DOMAIN as LOVELACE
from homeassistant.components.lovelace.const import LOVELACE_DATA, MODE_YAML
from homeassistant.components.lovelace.dashboard import LovelaceConfig
from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED
from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.json import json_bytes, json_fragment
from homeassistant.util import slugify
from homeassistant.util.hass_dict import HassKey

from .const import CONF_NODE, DOMAIN

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigEntry, ConfigEntryChange
    from homeassistant.core import HomeAssistant

_ICON: Final = "mdi:party-popper"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """A dashboard in the sidebar.

    Attributes:
        unfollow: ends following the name of the party.
    """

    path: str
    unfollow: CALLBACK_TYPE


_SHOWN: HassKey[dict[str, _Shown]] = HassKey(f"{DOMAIN}_dashboards")
"""The dashboards by their config entries."""


def has_dashboards(hass: HomeAssistant) -> bool:
    """Return whether this Home Assistant has dashboards."""
    return LOVELACE_DATA in hass.data


@callback
def show_dashboard(hass: HomeAssistant, entry: ConfigEntry, *, is_shown: bool) -> None:
    """Add the dashboard of a party to the sidebar, or remove it.

    It is registered like one of configuration.yaml, so Home Assistant stores nothing of it.
    """
    shown = hass.data.setdefault(_SHOWN, {})
    if not has_dashboards(hass) or is_shown is (entry.entry_id in shown):
        return
    dashboards = hass.data[LOVELACE_DATA].dashboards
    if not is_shown:
        removed = shown.pop(entry.entry_id)
        removed.unfollow()
        del dashboards[removed.path]
        frontend.async_remove_panel(hass, removed.path)
        return
    path = _free_path(hass, entry)
    shown[entry.entry_id] = _Shown(path=path, unfollow=_follow_name(hass, entry, path))
    dashboards[path] = PartyDashboard(hass, entry, path)
    _register_panel(hass, entry, path)


def _follow_name(hass: HomeAssistant, entry: ConfigEntry, path: str) -> CALLBACK_TYPE:
    """Rename the dashboard with the party."""

    @callback
    def follow(_change: ConfigEntryChange, changed: ConfigEntry) -> None:
        dashboard = hass.data[LOVELACE_DATA].dashboards.get(path)
        if changed is entry and isinstance(dashboard, PartyDashboard) and dashboard.follow_name():
            _register_panel(hass, entry, path, is_update=True)

    return async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, follow)


def _register_panel(
    hass: HomeAssistant, entry: ConfigEntry, path: str, *, is_update: bool = False
) -> None:
    frontend.async_register_built_in_panel(
        hass,
        LOVELACE,
        sidebar_title=entry.title,
        sidebar_icon=_ICON,
        frontend_url_path=path,
        config={"mode": MODE_YAML},
        update=is_update,
    )


def _free_path(hass: HomeAssistant, entry: ConfigEntry) -> str:
    """Return the path of the dashboard, another one if the user has a dashboard of that path."""
    path = f"party-{slugify(entry.data[CONF_NODE], separator='-')}"
    return f"{path}-{entry.entry_id.lower()}" if path in hass.data[frontend.DATA_PANELS] else path


class PartyDashboard(LovelaceConfig):
    """A dashboard that the strategy in the frontend makes of the entities of the party."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, path: str) -> None:
        """Initialize the dashboard of a config entry."""
        listed = {
            "id": path,
            "mode": MODE_YAML,
            "title": entry.title,
            "icon": _ICON,
            "show_in_sidebar": True,
            "require_admin": False,
        }
        super().__init__(hass, path, listed)
        self._entry = entry

    def follow_name(self) -> bool:
        """Take the name of the party as title; return whether it has changed."""
        if self.config is None or self.config["title"] == self._entry.title:
            return False
        self.config["title"] = self._entry.title
        return True

    @property
    def mode(self) -> str:
        """Return that the user cannot edit it."""
        return MODE_YAML

    async def async_get_info(self) -> dict[str, Any]:
        """Return what system health shows."""
        return {"mode": MODE_YAML}

    async def async_load(self, force: bool) -> dict[str, Any]:
        """Return the configuration."""
        entities = er.async_entries_for_config_entry(er.async_get(self.hass), self._entry.entry_id)
        players = [entity.entity_id for entity in entities if entity.domain == "media_player"]
        strategy = {"type": f"custom:{DOMAIN}"}
        # A party that has never been connected has no player yet; then all parties are shown.
        return {"strategy": strategy | ({"entity": players[0]} if players else {})}

    async def async_json(self, force: bool) -> json_fragment:
        """Return the configuration as JSON."""
        return json_fragment(json_bytes(await self.async_load(force)))
