"""Command handlers, one function per command, named after it."""

from typing import Final

from raveberry_server.commands.handler_table import HandlerTable

from . import (
    catalog,
    guests,
    history,
    lights,
    party,
    player,
    playlists,
    processes,
    queue,
    requests,
    sources,
)

HANDLERS: Final = HandlerTable(
    tables=[
        module.handlers
        for module in (
            *(requests, queue, catalog, history, playlists, sources),
            *(player, lights, guests, party, processes),
        )
    ]
)
"""The handler of every command."""
