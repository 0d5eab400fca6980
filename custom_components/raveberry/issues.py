"""Repair issues of Home Assistant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util
from homeassistant.util import slugify

from .compiled_texts import COUNTED, TITLED_PROBLEMS
from .const import DOMAIN
from .contract import CONTRACT_VERSION
from .contract.messages import Notice, Severity
from .texts import fault_text, notice_text, problem_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import CALLBACK_TYPE, HomeAssistant

    from .contract.messages import HostProblem, PlayerFault, SourceHealth
    from .mqtt_client import ContractVersion

type Fix = tuple[str, Mapping[str, object]]
"""A command and its arguments."""

CONTRACT_ISSUE: Final = "unsupported_contract"
ADDRESS_ISSUE: Final = "address_not_allowed"
PLAYER_ISSUE: Final = "player_fault"
SOURCE_ISSUE: Final = "source_fault"
FOLLOWER_ISSUE: Final = "follower_fault"
SERVER_ISSUE: Final = "server_problem"


RESTART_PLAYER: Final[Fix] = ("restart_player", {})

FIXES: Final[Mapping[str, Fix]] = {
    "source_renewable": ("renew_source", {}),
    "player_unreachable": RESTART_PLAYER,
    "player_silent": RESTART_PLAYER,
    "player_output": RESTART_PLAYER,
    "player_stuck": RESTART_PLAYER,
    "player_stream": ("skip", {}),
    "player_long_silence": ("play", {}),
    "problem_sound_missing": RESTART_PLAYER,
    "problem_many_newcomers": ("set_setting", {"name": "join", "value": "code"}),
    "follower_no_stream": ("set_setting", {"name": "listen_along", "value": True}),
}
"""Commands that fix an issue, by its translation key; repairs.py offers them."""

_SEVERITIES: Final = {
    Severity.WARNING: ir.IssueSeverity.WARNING,
    Severity.ERROR: ir.IssueSeverity.ERROR,
}


class DelayedIssue:
    """An issue that is created only if its problem persists."""

    def __init__(
        self,
        *,
        hass: HomeAssistant,
        delay_s: float,
        create: Callable[[], None],
        delete: Callable[[], None],
    ) -> None:
        """Initialize without a problem."""
        self._hass = hass
        self._delay_s = delay_s
        self._create = create
        self._delete = delete
        self._problem: str | None = None
        self._cancel: CALLBACK_TYPE | None = None

    @callback
    def update(self, problem: str | None) -> None:
        """Set the current problem; None or an empty one deletes the issue."""
        if problem == self._problem:
            return
        self.clear()
        self._problem = problem
        if problem:
            self._cancel = async_call_later(self._hass, self._delay_s, self._on_persisted)

    @callback
    def clear(self) -> None:
        """Delete the issue and cancel the timer."""
        if self._cancel is not None:
            self._cancel()
            self._cancel = None
        self._problem = None
        self._delete()

    @callback
    def _on_persisted(self, _now: Any) -> None:
        self._cancel = None
        self._create()


def delete_issues(hass: HomeAssistant, entry: ConfigEntry, kind: str | None = None) -> None:
    """Delete the issues of a config entry, optionally only those of one kind."""
    for domain, issue_id in tuple(ir.async_get(hass).issues):
        issue_kind, _, entry_id = issue_id.rpartition("_")
        is_of_kind = kind is None or issue_kind == kind or issue_kind.startswith(f"{kind}_")
        if domain == DOMAIN and entry_id == entry.entry_id and is_of_kind:
            ir.async_delete_issue(hass, DOMAIN, issue_id)


def create_contract_issue(hass: HomeAssistant, entry: ConfigEntry, server: ContractVersion) -> None:
    """Report that server and integration have different major versions of the contract."""
    is_server_newer = server.contract > CONTRACT_VERSION
    ir.async_create_issue(
        hass,
        DOMAIN,
        _issue_id(CONTRACT_ISSUE, entry),
        is_fixable=False,
        severity=ir.IssueSeverity.ERROR,
        translation_key="integration_too_old" if is_server_newer else "server_too_old",
        translation_placeholders={"name": entry.title, **version_placeholders(server)},
    )


def create_address_issue(hass: HomeAssistant, entry: ConfigEntry, host: str) -> None:
    """Report that the server may not fetch from Home Assistant's address, and offer to allow it."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        _issue_id(ADDRESS_ISSUE, entry),
        data={"entry_id": entry.entry_id, "host": host},
        is_fixable=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key=ADDRESS_ISSUE,
        translation_placeholders={"name": entry.title, "host": host},
    )


def create_player_issue(hass: HomeAssistant, entry: ConfigEntry, fault: PlayerFault) -> None:
    """Report a player fault, and offer a remedy where there is one."""
    key = fault.code if f"fault_{fault.code}" in COUNTED else "player_other"
    ir.async_create_issue(
        hass,
        DOMAIN,
        _issue_id(PLAYER_ISSUE, entry),
        data=_fix_data(entry, key),
        is_fixable=key in FIXES,
        severity=ir.IssueSeverity.ERROR,
        translation_key=key,
        translation_placeholders={
            "name": entry.title,
            "since": dt_util.as_local(fault.since).strftime("%H:%M"),
            "text": fault_text(hass, fault),
        },
    )


def create_source_issue(
    hass: HomeAssistant, entry: ConfigEntry, source: SourceHealth, page: str | None
) -> None:
    """Report a music source that does not work, and offer to update it where that is possible.

    `page` is the address of the host page, which has the settings of the source.
    """
    key = "source_renewable" if source.renewable else "source_fault"
    ir.async_create_issue(
        hass,
        DOMAIN,
        _issue_id(f"{SOURCE_ISSUE}_{source.name}", entry),
        data=_fix_data(entry, key),
        is_fixable=key in FIXES,
        learn_more_url=page if source.setting else None,
        severity=ir.IssueSeverity.WARNING,
        translation_key=key,
        translation_placeholders={
            "name": entry.title,
            "source": source.name,
            "reason": _reason_of(hass, source),
        },
    )


def create_follower_issue(
    hass: HomeAssistant, entry: ConfigEntry, players: Iterable[str], *, has_stream: bool
) -> None:
    """Report media players that should follow the party and do not."""
    key = FOLLOWER_ISSUE if has_stream else "follower_no_stream"
    ir.async_create_issue(
        hass,
        DOMAIN,
        _issue_id(FOLLOWER_ISSUE, entry),
        data=_fix_data(entry, key),
        is_fixable=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key=key,
        translation_placeholders={"name": entry.title, "players": ", ".join(players)},
    )


def update_server_issues(
    hass: HomeAssistant, entry: ConfigEntry, problems: Sequence[HostProblem], page: str | None
) -> None:
    """Report the lasting problems of the server, and delete the issues of solved ones.

    What is only worth a notice has no issue. `page` is the address of the host page.
    """
    shown = {
        _issue_id(f"{SERVER_ISSUE}_{_problem_id(problem)}", entry): problem
        for problem in problems
        if problem.severity is not Severity.INFO
    }
    for issue_id, problem in shown.items():
        is_known = problem.code in TITLED_PROBLEMS
        key = f"problem_{problem.code}" if is_known else SERVER_ISSUE
        ir.async_create_issue(
            hass,
            DOMAIN,
            issue_id,
            data=_fix_data(entry, key),
            is_fixable=key in FIXES,
            learn_more_url=page,
            severity=_SEVERITIES[problem.severity],
            translation_key=key,
            translation_placeholders={"name": entry.title, "text": problem_text(hass, problem)},
        )
    for domain, issue_id in tuple(ir.async_get(hass).issues):
        is_ours = domain == DOMAIN and issue_id.endswith(f"_{entry.entry_id}")
        if is_ours and issue_id.startswith(f"{SERVER_ISSUE}_") and issue_id not in shown:
            ir.async_delete_issue(hass, DOMAIN, issue_id)


def _reason_of(hass: HomeAssistant, source: SourceHealth) -> str:
    """Return why a source does not work, and the option of the app that may help."""
    notices = [source.reason] if source.reason else []
    if source.option is not None:
        params = {"option": source.option}
        notices.append(Notice(code="check_option", params=params, message=""))
    return " ".join(notice_text(hass, notice) for notice in notices)


def _fix_data(entry: ConfigEntry, key: str) -> dict[str, str | int | float | None]:
    """Return what the fix flow of an issue needs to know."""
    return {"entry_id": entry.entry_id, "fix": key}


def _problem_id(problem: HostProblem) -> str:
    """Return what tells two problems apart: the code, and what it is about."""
    subjects = ("path", "option", "address", "task", "source")
    about = next((str(problem.params[name]) for name in subjects if name in problem.params), "")
    return f"{problem.code}_{slugify(about)}" if about else problem.code


def version_placeholders(server: ContractVersion) -> dict[str, str]:
    """Return the contract versions of server and integration as translation placeholders."""
    return {
        "theirs": ".".join(map(str, server.contract)),
        "ours": ".".join(map(str, CONTRACT_VERSION)),
    }


def _issue_id(kind: str, entry: ConfigEntry) -> str:
    return f"{kind}_{entry.entry_id}"
