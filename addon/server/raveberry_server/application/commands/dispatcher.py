"""Dispatcher of commands from all interfaces."""

from collections.abc import Iterable

from raveberry_server.application.throttling.wrong_code_limiter import WrongCodeLimiter
from raveberry_server.domain.guests import joining, moderation
from raveberry_server.domain.model.codes import WrongCodeError
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import Caller, Client, Role
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.song import Song

from .command_definition import Command, expect_role
from .command_table import TABLE
from .context import CommandContext


class CommandDispatcher:
    """Dispatcher of commands from all interfaces."""

    def __init__(self, *, context: CommandContext) -> None:
        self._context = context
        self._presence = context.presence
        self._wrong_codes = WrongCodeLimiter(mono_s=lambda: context.party.now().mono_s)

    def command(self, name: str) -> Command:
        """Return the command with that name.

        Raises:
            RefusedError: `not_found`.
        """
        command = TABLE.get(name)
        if command is None:
            raise RefusedError(Reason.NOT_FOUND, f"There is no command {name[:60]!r}")
        return command

    def expect_role(self, command: Command, caller_role: Role) -> None:
        """Raise unless the role may run the command now.

        Raises:
            RefusedError: `not_allowed`.
        """
        expect_role(self._context.party, command, caller_role)

    async def join(self, caller: Caller, wish: joining.JoinRequest) -> None:
        """Admit a newcomer, promote a guest to mod by code, or rename a guest.

        Raises:
            RefusedError: nothing was changed.
        """
        is_guess = wish.code is not None or wish.mod_code is not None or _brings_code(caller)
        with self._wrong_codes.watched(caller.client if is_guess else None):
            await self._context.party.apply(
                lambda state, now: joining.join(state, caller, wish, now)
            )
        self._presence.note_command(caller.id, self._context.party.now().mono_s)

    def expect_join_code(self, typed: str, client: Client | None) -> None:
        """Raise unless the code is the current join code.

        Raises:
            RefusedError: `not_allowed`, or `rate_limited` after many wrong ones.
        """
        party = self._context.party
        with self._wrong_codes.watched(client):
            if not joining.is_join_code(party.saved.state, typed, party.now()):
                raise WrongCodeError

    def note_search(self, guest: GuestId, query: str, songs: Iterable[Song]) -> None:
        """Record the hits of a search that was not a command."""
        self._context.searches.note(guest, query, songs)

    async def carry_out(self, command: Command, arguments: object, caller: Caller) -> object:
        """Run a command and return its result, which is on disk by then.

        Raises:
            RefusedError: nothing was changed.
        """
        self.expect_role(command, caller.role)
        if command.is_reading:
            return await command.handler(self._context, caller, arguments)
        moderation.expect_not_banned(self._context.party.saved.state, caller)
        with self._wrong_codes.watched(caller.client if _brings_code(caller) else None):
            result = await command.handler(self._context, caller, arguments)
        self._presence.note_command(caller.id, self._context.party.now().mono_s)
        return result


def _brings_code(caller: Caller) -> bool:
    return caller.newcomer is not None and bool(caller.newcomer.code)
