"""Services that the request handlers of all endpoints use."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import BinaryIO

from raveberry_server.adapters.processes.backup_upload import AcceptedBackup
from raveberry_server.adapters.web.live.broadcast import LiveUpdates
from raveberry_server.application.history.queries import HistoryQueries
from raveberry_server.application.mod_promotions import Promotions
from raveberry_server.application.party_view import PartyView
from raveberry_server.application.playlists.playlist_editor import PlaylistEditor
from raveberry_server.commands.interface import Commands, Covers, PageSearch


@dataclass(frozen=True, slots=True, kw_only=True)
class HostServices:
    """Services of which only the host may use the files."""

    history: HistoryQueries
    saved_playlists: PlaylistEditor
    backup: Callable[[], AbstractAsyncContextManager[BinaryIO]]
    restore: Callable[[AsyncIterator[bytes]], Awaitable[AcceptedBackup]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WebContext:
    """Party, commands and the other services of the handlers.

    Attributes:
        host: what only the host may use, None at a gateway, which has no host.
    """

    party: PartyView
    commands: Commands
    searching: PageSearch
    covers: Covers
    promotions: Promotions
    live: LiveUpdates
    host: HostServices | None
