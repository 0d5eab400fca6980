"""Table of handlers by command, filled by a decorator.

mypy checks each handler against its row in the contract: one that takes other arguments or returns
another result is an error at its decorator.
"""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from raveberry_contract.commands import Command

from raveberry_server.domain.model.guest import Caller

from .context import CommandContext

type Handler[Args, Result] = Callable[[CommandContext, Caller, Args], Awaitable[Result]]


class HandlerTable:
    """Handlers by the name of their command."""

    def __init__(self, *, tables: Iterable["HandlerTable"] = ()) -> None:
        """Start with the handlers of other tables, if any."""
        self._handlers: dict[str, Handler[Any, Any]] = {}
        for table in tables:
            for name in table.names:
                self._add(name, table.handler_named(name))

    def handles[Args, Result](
        self, command: Command[Args, Result]
    ) -> Callable[[Handler[Args, Result]], Handler[Args, Result]]:
        """Return a decorator that binds a handler to a command."""

        def bind(handler: Handler[Args, Result]) -> Handler[Args, Result]:
            self._add(command.name, handler)
            return handler

        return bind

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the commands that have a handler."""
        return tuple(self._handlers)

    def handler_named(self, name: str) -> Handler[Any, Any]:
        """Return the handler of a command."""
        return self._handlers[name]

    def _add(self, name: str, handler: Handler[Any, Any]) -> None:
        if name in self._handlers:
            raise ValueError(f"{name} has two handlers")
        self._handlers[name] = handler
