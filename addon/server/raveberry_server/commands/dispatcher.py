"""Dispatcher of commands from all interfaces."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from raveberry_contract import ContractError, decoded
from raveberry_contract.commands import COMMANDS, Command

from raveberry_server.application.party_view import PartyView
from raveberry_server.application.throttling.wrong_code_limiter import WrongCodeLimiter
from raveberry_server.domain.guests import joining, moderation
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Caller, Client, Role
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.join_codes import WrongCodeError
from raveberry_server.domain.model.settings import Settings
from raveberry_server.presenter.refusals import invalid_message

from .context import CommandContext, expect_role
from .handlers import HANDLERS
from .idempotency import (
    IdempotencyKey,
    IdempotencyKeys,
    JsonObject,
    KeyedCommand,
    as_json,
    fingerprint_of,
)


class CommandDispatcher:
    """Dispatcher of commands from all interfaces."""

    def __init__(self, *, context: CommandContext, idempotency_keys: IdempotencyKeys) -> None:
        self._context = context
        self._presence = context.presence
        self._idempotency_keys = idempotency_keys
        self._wrong_codes = WrongCodeLimiter(mono_s=context.party.mono_s)

    def allowed_command(self, name: str, caller: Caller) -> Command[Any, Any]:
        """Return the command with that name if the caller may run it.

        Raises:
            RefusedError: `not_found` or `not_allowed`.
        """
        return command_for(name, caller.role, self._context.state.settings)

    async def execute(
        self, name: str, raw: object, caller: Caller, *, key: IdempotencyKey | None = None
    ) -> JsonObject:
        """Run a command and return its result as JSON; everything is on disk by then.

        Args:
            name: name of the command.
            raw: its arguments as parsed JSON.
            caller: who sends it.
            key: idempotency key, if any; reading commands ignore it.

        Raises:
            RefusedError: nothing was changed.
        """
        command = self.allowed_command(name, caller)
        try:
            args: object = decoded(command.arguments, raw)
        except ContractError as err:
            raise invalid_message(err) from err
        if key is None or command.is_reading:
            return await self._answer(command, args, caller)
        return await self._idempotency_keys.once(
            caller.id,
            key,
            fingerprint_of(name, args),
            lambda keyed: self._answer(command, args, caller, keyed),
        )

    async def _answer(
        self,
        command: Command[Any, Any],
        args: object,
        caller: Caller,
        keyed: KeyedCommand | None = None,
    ) -> JsonObject:
        handler = HANDLERS.handler_named(command.name)
        if command.is_reading:
            return as_json(await handler(self._context, caller, args))
        moderation.expect_not_banned(self._context.state, caller)
        context = self._context if keyed is None else replace(self._context, keyed=keyed)
        with self._wrong_codes.watched(caller.client if _brings_code(caller) else None):
            result = await handler(context, caller, args)
        self._presence.note_command(caller.id, self._context.party.mono_s())
        return as_json(result)

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
        self._presence.note_command(caller.id, self._context.party.mono_s())

    def expect_join_code(self, typed: str, client: Client | None) -> None:
        """Raise unless the code is the current join code.

        Raises:
            RefusedError: `not_allowed`, or `rate_limited` after many wrong ones.
        """
        expect_join_code(self._context.party, self._wrong_codes, typed, client)

    def note_search(self, guest: GuestId, query: str, uris: Iterable[str]) -> None:
        """Record the hits of a search that was not a command."""
        self._context.searches.note(guest, query, uris)


def command_for(name: str, role: Role, settings: Settings) -> Command[Any, Any]:
    """Return the command with that name if the role may run it.

    Raises:
        RefusedError: `not_found` or `not_allowed`.
    """
    command = COMMANDS.get(name)
    if command is None:
        raise RefusedError(Refusal.COMMAND_UNKNOWN, name=repr(name[:60]))
    expect_role(command, role, settings)
    return command


def expect_join_code(
    party: PartyView, wrong_codes: WrongCodeLimiter, typed: str, client: Client | None
) -> None:
    """Raise unless the code is the current join code.

    Raises:
        RefusedError: `not_allowed`, or `rate_limited` after many wrong ones.
    """
    with wrong_codes.watched(client):
        if not joining.is_join_code(party.saved.state, typed, party.now()):
            raise WrongCodeError


def _brings_code(caller: Caller) -> bool:
    return caller.newcomer is not None and bool(caller.newcomer.code)
