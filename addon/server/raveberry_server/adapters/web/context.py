"""Services that the request handlers of all endpoints use."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import BinaryIO

from raveberry_server.adapters.processes.backup_upload import AcceptedBackup
from raveberry_server.adapters.web.live.broadcast import LiveUpdates
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.history.queries import HistoryQueries
from raveberry_server.application.mod_promotions import Promotions
from raveberry_server.application.party import Party
from raveberry_server.application.playlists.playlist_editor import PlaylistEditor
from raveberry_server.commands.dispatcher import CommandDispatcher


@dataclass(frozen=True, slots=True, kw_only=True)
class WebContext:
    """Party, commands, catalog and the other services of the handlers.

    Attributes:
        thumbnail: returns a small version of a cover, None if there is none.
    """

    party: Party
    commands: CommandDispatcher
    catalog: Catalog
    history: HistoryQueries
    saved_playlists: PlaylistEditor
    promotions: Promotions
    live: LiveUpdates
    backup: Callable[[], AbstractAsyncContextManager[BinaryIO]]
    restore: Callable[[AsyncIterator[bytes]], Awaitable[AcceptedBackup]]
    thumbnail: Callable[[bytes], Awaitable[bytes | None]]
