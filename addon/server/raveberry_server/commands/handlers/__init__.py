"""Command handlers, one function per command, named after it."""

from typing import Final

from raveberry_server.commands.handler_table import HandlerTable

from . import guests, lights, music, party, player, queue, requests

HANDLERS: Final = HandlerTable(
    tables=[module.handlers for module in (requests, queue, music, player, lights, guests, party)]
)
"""The handler of every command."""
