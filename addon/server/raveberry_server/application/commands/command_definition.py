"""Definition of a command and its role check."""

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
    """One row of the command table.

    Attributes:
        name: its name in all interfaces.
        arguments: the dataclass of its arguments.
        least_role: lowest role that may run it.
        handler: function that runs it.
        is_open_in_full_control: guests may run it in the mode `full_control`.
        is_reading: it changes nothing and creates no guest.
    """

    name: str
    arguments: type
    least_role: Role
    handler: Handler
    is_open_in_full_control: bool = False
    is_reading: bool = False


def expect_role(party: Party, command: Command, caller_role: Role) -> None:
    """Raise unless the role may run the command in the current mode.

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
