"""One line of the table of commands."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from raveberry_server.application.party import Party
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import Caller, Role
from raveberry_server.domain.model.settings import Mode

from .context import CommandContext

type Handler = Callable[[CommandContext, Caller, Any], Awaitable[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One line of the table.

    Attributes:
        name: how every door spells it.
        arguments: the dataclass of its arguments.
        least_role: who may give it.
        handler: what carries it out.
        is_open_in_full_control: guests may give it too in the mode `full_control`.
        is_reading: it changes nothing and makes no identity.
    """

    name: str
    arguments: type
    least_role: Role
    handler: Handler
    is_open_in_full_control: bool = False
    is_reading: bool = False


def expect_role(party: Party, command: Command, caller_role: Role) -> None:
    """Let only those through who may give the command now.

    Raises:
        RefusedError: `not_allowed`.
    """
    if caller_role >= command.least_role:
        return
    mode = party.saved.state.settings.mode
    if command.is_open_in_full_control and mode is Mode.FULL_CONTROL:
        return
    needed = "the host" if command.least_role is Role.HOST else "mods and the host"
    raise RefusedError(Reason.NOT_ALLOWED, f"Only {needed} may {command.name}")
