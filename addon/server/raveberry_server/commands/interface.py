"""What interfaces to guests need of the party, apart from its state.

On the server they reach the party directly, at a gateway over the network.
"""

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from raveberry_contract import messages
from raveberry_contract.commands import Command

from raveberry_server.domain.guests import joining
from raveberry_server.domain.model.guest import Caller, Client
from raveberry_server.domain.model.ids import GuestId

from .idempotency import IdempotencyKey, JsonObject


class Commands(Protocol):
    """Commands by their names."""

    def allowed_command(self, name: str, caller: Caller) -> Command[Any, Any]:
        """Return the command with that name if the caller may run it.

        Raises:
            RefusedError: `not_found` or `not_allowed`.
        """
        ...

    async def execute(
        self, name: str, raw: object, caller: Caller, *, key: IdempotencyKey | None = None
    ) -> JsonObject:
        """Run a command and return its result as JSON; everything is on disk by then.

        Raises:
            RefusedError: nothing was changed.
        """
        ...

    async def join(self, caller: Caller, wish: joining.JoinRequest) -> None:
        """Admit a newcomer, promote a guest to mod by code, or rename a guest.

        Raises:
            RefusedError: nothing was changed.
        """
        ...

    def expect_join_code(self, typed: str, client: Client | None) -> None:
        """Raise unless the code is the current join code.

        Raises:
            RefusedError: `not_allowed`, or `rate_limited` after many wrong ones.
        """
        ...


class ServerCommands(Commands, Protocol):
    """Commands of the party itself."""

    def note_search(self, guest: GuestId, query: str, uris: Iterable[str]) -> None:
        """Record the hits of a search that was not a command."""
        ...


class PageSearch(Protocol):
    """Search of a page, which shows results as they arrive."""

    async def search(
        self,
        caller: Callable[[], Caller],
        wanted: messages.SearchRequest,
        tell: Callable[[messages.SearchAnswer, bool], None],
    ) -> None:
        """Pass on the results so far, each time some arrive, and whether they are complete.

        Args:
            caller: returns who searches, as whom a first command may make another.
            wanted: the query.
            tell: receives the results.

        Raises:
            RefusedError: it cannot be searched.
        """
        ...


class Covers(Protocol):
    """Covers by the key in a song's `artwork_url`, or by entry id."""

    async def image(self, key: str, *, is_small: bool) -> bytes | None:
        """Return the cover of a song, or the size of it that rows show; None if there is none.

        Raises:
            RefusedError: `not_found`.
        """
        ...
