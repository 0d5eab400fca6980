"""Commands and searches of a gateway's guests, carried out by the server."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Final

from raveberry_contract import ContractError, decoded, encoded, messages
from raveberry_contract.commands import SEARCH, Command

from raveberry_server.application.replication.replica_party import ReplicaParty
from raveberry_server.application.replication.sealing import WrongKeyError
from raveberry_server.application.replication.search_messages import RememberedSearch
from raveberry_server.application.replication.subjects import COMMAND, Answer, RemoteCommand
from raveberry_server.application.replication.values import Json, UnreadableValueError
from raveberry_server.application.throttling.fair_queue import current_claimant
from raveberry_server.application.throttling.wrong_code_limiter import WrongCodeLimiter
from raveberry_server.commands.dispatcher import command_for, expect_join_code
from raveberry_server.commands.idempotency import IdempotencyKey, JsonObject
from raveberry_server.domain.guests import joining
from raveberry_server.domain.model.guest import Caller, Client
from raveberry_server.domain.model.ids import GuestId

from .link import ServerLink, unreachable
from .refusals import refused_error
from .search_workers import SearchWorkers

COMMAND_S: Final = 10.0
SEARCH_S: Final = 30.0
_SEEN_WITHIN_S: Final = 2.0
"""Time for the commit of a command to arrive, so that its sender sees what it has done."""
_REMEMBERED: Final = 2_000
"""Guests whose last search is kept until their next command, which the party learns it with."""


class RemoteCommands:
    """Commands that the server carries out; implements `Commands` and `PageSearch`."""

    def __init__(self, *, link: ServerLink, party: ReplicaParty, workers: SearchWorkers) -> None:
        self._link = link
        self._party = party
        self._workers = workers
        self._searched: OrderedDict[GuestId, RememberedSearch] = OrderedDict()
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
        if name == SEARCH.name and (found := await self._found(raw, caller)) is not None:
            return found
        return await self._run(command, raw, caller, key=key)

    async def _run(
        self,
        command: Command[Any, Any],
        raw: object,
        caller: Caller,
        *,
        key: IdempotencyKey | None = None,
    ) -> JsonObject:
        within_s = SEARCH_S if command.is_search else COMMAND_S
        result = await self._ask(
            RemoteCommand(
                name=command.name,
                caller=caller,
                deadline_s=self._party.mono_s() + within_s,
                arguments=raw,
                key=key.text if key is not None else None,
                key_owner=key.owner if key is not None else None,
                claimant=current_claimant(),
                searched=self._searched.pop(caller.id, None),
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
        """Pass on the results of a worker as they arrive, else those of the party at the end.

        Raises:
            RefusedError: as the worker or server refuses it, or `unavailable`.
        """
        asking = caller()

        def pass_on(result: Json, is_done: bool) -> None:  # noqa: FBT001 - as in the port
            answer = _search_answer(result)
            self._remember(caller().id, answer)
            tell(answer, is_done)

        self.allowed_command(SEARCH.name, asking)
        arguments = encoded(wanted)
        if not await self._workers.search(asking, arguments, pass_on, is_page=True):
            tell(_search_answer(await self._run(SEARCH, arguments, asking)), True)  # noqa: FBT003 - as in the port

    async def _found(self, raw: object, caller: Caller) -> JsonObject | None:
        """Return the results of a worker, None if none answers."""
        found: JsonObject | None = None

        def take(result: Json, _is_done: bool) -> None:  # noqa: FBT001 - as in the port
            nonlocal found
            self._remember(caller.id, _search_answer(result))
            found = result

        await self._workers.search(caller, raw, take, is_page=False)
        return found

    def _remember(self, guest: GuestId, answer: messages.SearchAnswer) -> None:
        uris = tuple(hit.song.uri for hit in answer.hits)
        self._searched[guest] = RememberedSearch(query=answer.query, uris=uris)
        self._searched.move_to_end(guest)
        while len(self._searched) > _REMEMBERED:
            self._searched.popitem(last=False)

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


def _search_answer(result: Json) -> messages.SearchAnswer:
    """Return the results of a search.

    Raises:
        RefusedError: `unavailable`, they cannot be read by this version.
    """
    try:
        return decoded(messages.SearchAnswer, result)
    except ContractError as err:
        raise unreachable() from err
