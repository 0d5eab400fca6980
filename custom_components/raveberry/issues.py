"""What a person has to mend, as repairs of Home Assistant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .contract import CONTRACT_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.core import CALLBACK_TYPE, HomeAssistant

    from .client import Greeting
    from .contract.messages import PlayerFault, SourceHealth
    from .coordinator import RaveberryConfigEntry

CONTRACT: Final = "unsupported_contract"
ADDRESS: Final = "address_not_allowed"
FAULT: Final = "player_fault"
SOURCE: Final = "source_fault"

FAULTS: Final = frozenset(
    {
        "foreign",
        "library",
        "long_silence",
        "output",
        "restarting",
        "silent",
        "stream",
        "stuck",
        "tracks",
        "unreachable",
    }
)
"""Kinds of a player's fault that there are words for; a newer server may know others."""


class Lasting:
    """A trouble that may heal by itself, and is reported when it does not."""

    def __init__(
        self,
        *,
        hass: HomeAssistant,
        patience_s: float,
        report: Callable[[], None],
        forget: Callable[[], None],
    ) -> None:
        """Wait for the first trouble."""
        self._hass = hass
        self._patience_s = patience_s
        self._report = report
        self._forget = forget
        self._trouble: str | None = None
        self._cancel: CALLBACK_TYPE | None = None

    @callback
    def note(self, trouble: str | None) -> None:
        """The trouble is now that one; empty or None is none."""
        if trouble == self._trouble:
            return
        self.stop()
        self._trouble = trouble
        if trouble:
            self._cancel = async_call_later(self._hass, self._patience_s, self._end_patience)

    @callback
    def stop(self) -> None:
        """Take back what was reported, and wait no more."""
        if self._cancel is not None:
            self._cancel()
            self._cancel = None
        self._trouble = None
        self._forget()

    @callback
    def _end_patience(self, _now: Any) -> None:
        self._cancel = None
        self._report()


def forget(hass: HomeAssistant, entry: RaveberryConfigEntry, kind: str | None = None) -> None:
    """Take back what was reported of an entry: of that kind, or everything."""
    for domain, issue_id in tuple(ir.async_get(hass).issues):
        known_kind, _, entry_id = issue_id.rpartition("_")
        is_of_kind = kind is None or known_kind == kind or known_kind.startswith(f"{kind}_")
        if domain == DOMAIN and entry_id == entry.entry_id and is_of_kind:
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


def report_fault(hass: HomeAssistant, entry: RaveberryConfigEntry, fault: PlayerFault) -> None:
    """There is no music, and somebody has to do something about it."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        _issue_id(FAULT, entry),
        is_fixable=False,
        severity=ir.IssueSeverity.ERROR,
        translation_key=f"player_{fault.kind}" if fault.kind in FAULTS else "player_other",
        translation_placeholders={
            "name": entry.title,
            "since": dt_util.as_local(fault.since).strftime("%H:%M"),
            "help": fault.help,
        },
    )


def report_source(hass: HomeAssistant, entry: RaveberryConfigEntry, source: SourceHealth) -> None:
    """A source of music does not work; some can be renewed right there."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        _issue_id(f"{SOURCE}_{source.name}", entry),
        data={"entry_id": entry.entry_id, "source": source.name},
        is_fixable=source.renewable,
        severity=ir.IssueSeverity.WARNING,
        translation_key="source_renewable" if source.renewable else "source_fault",
        translation_placeholders={
            "name": entry.title,
            "source": source.name,
            "reason": source.reason or "",
        },
    )


def versions(greeting: Greeting) -> dict[str, str]:
    """The versions of the contract that both halves speak."""
    return {
        "theirs": ".".join(map(str, greeting.contract)),
        "ours": ".".join(map(str, CONTRACT_VERSION)),
    }


def _issue_id(kind: str, entry: RaveberryConfigEntry) -> str:
    return f"{kind}_{entry.entry_id}"
