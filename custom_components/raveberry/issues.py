"""What a person has to mend, as repairs of Home Assistant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN
from .contract import CONTRACT_VERSION

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from .client import Greeting
    from .coordinator import RaveberryConfigEntry

CONTRACT = "unsupported_contract"
ADDRESS = "address_not_allowed"


def forget(hass: HomeAssistant, entry: RaveberryConfigEntry, kind: str | None = None) -> None:
    """Take back what was reported of an entry: of that kind, or everything."""
    for domain, issue_id in tuple(ir.async_get(hass).issues):
        known_kind, _, entry_id = issue_id.rpartition("_")
        if domain == DOMAIN and entry_id == entry.entry_id and kind in (None, known_kind):
            ir.async_delete_issue(hass, DOMAIN, issue_id)


def report_contract(hass: HomeAssistant, entry: RaveberryConfigEntry, greeting: Greeting) -> None:
    """One half is too old for the other."""
    is_server_newer = greeting.contract > CONTRACT_VERSION
    ir.async_create_issue(
        hass,
        DOMAIN,
        _issue_id(CONTRACT, entry),
        is_fixable=False,
        severity=ir.IssueSeverity.ERROR,
        translation_key="integration_too_old" if is_server_newer else "server_too_old",
        translation_placeholders={"name": entry.title, **versions(greeting)},
    )


def report_address(hass: HomeAssistant, entry: RaveberryConfigEntry, host: str) -> None:
    """The server may not fetch from Home Assistant; that can be allowed right there."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        _issue_id(ADDRESS, entry),
        data={"entry_id": entry.entry_id, "host": host},
        is_fixable=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key=ADDRESS,
        translation_placeholders={"name": entry.title, "host": host},
    )


def versions(greeting: Greeting) -> dict[str, str]:
    """The versions of the contract that both halves speak."""
    return {
        "theirs": ".".join(map(str, greeting.contract)),
        "ours": ".".join(map(str, CONTRACT_VERSION)),
    }


def _issue_id(kind: str, entry: RaveberryConfigEntry) -> str:
    return f"{kind}_{entry.entry_id}"
