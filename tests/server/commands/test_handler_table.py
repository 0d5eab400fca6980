"""Each command has one handler."""

import pytest
from raveberry_contract.commands import COMMANDS, SKIP
from raveberry_server.commands.handler_table import HandlerTable
from raveberry_server.commands.handlers import HANDLERS
from raveberry_server.commands.handlers.player import skip


def test_every_command_has_a_handler() -> None:
    assert sorted(HANDLERS.names) == sorted(COMMANDS)


def test_two_handlers_of_one_command_are_refused() -> None:
    table = HandlerTable()
    table.handles(SKIP)(skip)
    with pytest.raises(ValueError, match="skip has two handlers"):
        table.handles(SKIP)(skip)
