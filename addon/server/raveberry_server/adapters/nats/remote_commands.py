"""Commands and searches of a gateway's guests, carried out by the server."""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from raveberry_contract import ContractError, decoded, encoded, messages
from raveberry_contract.commands import SEARCH, Command

from raveberry_server.application.replication.replica_party import ReplicaParty
from raveberry_server.application.replication.sealing import WrongKeyError
from raveberry_server.application.replication.subjects import COMMAND, Answer, RemoteCommand
from raveberry_server.application.replication.values import UnreadableValueError
from raveberry_server.application.throttling.fair_queue import current_claimant
from raveberry_server.application.throttling.wrong_code_limiter import WrongCodeLimiter
from raveberry_server.commands.dispatcher import command_for, expect_join_code
from raveberry_server.commands.idempotency import IdempotencyKey, JsonObject
from raveberry_server.domain.guests import joining
from raveberry_server.domain.model.guest import Caller, Client

from .link import ServerLink, unreachable
from .refusals import refused_error

COMMAND_S: Final = 10.0
SEARCH_S: Final = 30.0
_SEEN_WITHIN_S: Final = 2.0
"""Time for the commit of a command to arrive, so that its sender sees what it has done."""


class RemoteCommands:
    """Commands that the server carries out; implements `Commands` and `PageSearch`."""

    def __init__(self, *, link: ServerLink, party: ReplicaParty) -> None:
        self._link = link
        self._party = party
        self._wrong_codes = WrongCodeLimiter(mono_s=party.mono_s)

    def allowed_command(self, name: str, caller: Caller) -> Command[Any, Any]:
        """Return the command with that name if the caller may run it.

        Raises:
            RefusedError: `not_found` or `not_allowed`.
        """
        return command_for(name, caller.role, self._party.saved.state.settings)

    async def execute(
        self, name: str, raw: object, caller: Caller, *, key: IdempotencyKey | None = None
    ) -> JsonObject:
        """Let the server run a command, and return its result as JSON.

        Raises:
            RefusedError: as the server refuses it, or `unavailable`.
        """
        command = self.allowed_command(name, caller)
        within_s = SEARCH_S if command.is_search else COMMAND_S
        result = await self._ask(
            RemoteCommand(
                name=name,
                caller=caller,
                deadline_s=self._party.mono_s() + within_s,
                arguments=raw,
                key=key.text if key is not None else None,
                key_owner=key.owner if key is not None else None,
                claimant=current_claimant(),
            ),
            within_s,
        )
        return result if isinstance(result, dict) else {}

    async def join(self, caller: Caller, wish: joining.JoinRequest) -> None:
        """Admit a newcomer, promote a guest to mod by code, or rename a guest.

        Raises:
            RefusedError: as the server refuses it, or `unavailable`.
        """
        await self._ask(
            RemoteCommand(
                caller=caller,
                deadline_s=self._party.mono_s() + COMMAND_S,
                wish=wish,
                claimant=current_claimant(),
            ),
            COMMAND_S,
        )

    def expect_join_code(self, typed: str, client: Client | None) -> None:
        """Raise unless the code is the current join code.

        Raises:
            RefusedError: `not_allowed`, or `rate_limited` after many wrong ones.
        """
        expect_join_code(self._party, self._wrong_codes, typed, client)

    async def search(
        self,
        caller: Callable[[], Caller],
        wanted: messages.SearchRequest,
        tell: Callable[[messages.SearchAnswer, bool], None],
    ) -> None:
        """Pass on the results of all sources, once they are complete.

        Raises:
            RefusedError: as the server refuses it, or `unavailable`.
        """
        result = await self.execute(SEARCH.name, encoded(wanted), caller())
        try:
            answer = decoded(messages.SearchAnswer, result)
        except ContractError as err:
            raise unreachable() from err
        tell(answer, True)  # noqa: FBT003 - as in the port

    async def _ask(self, command: RemoteCommand, within_s: float) -> object:
        try:
            answer = await self._link.ask(COMMAND, command, Answer, within_s=within_s)
        except (UnreadableValueError, WrongKeyError) as err:
            raise unreachable() from err
        if answer.refused is not None:
            raise refused_error(answer.refused)
        await self._until_seen(answer.revision)
        return answer.result

    async def _until_seen(self, revision: int) -> None:
        """Wait for a commit that is on its way, unless it takes too long."""
        if self._party.saved.revision >= revision:
            return
        is_seen = asyncio.Event()

        def check(_change: object) -> None:
            if self._party.saved.revision >= revision:
                is_seen.set()

        forget = self._party.listen(check)
        try:
            async with asyncio.timeout(_SEEN_WITHIN_S):
                await is_seen.wait()
        except TimeoutError:
            pass
        finally:
            forget()
