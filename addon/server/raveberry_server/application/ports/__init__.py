"""Ports: protocols that adapters implement and app.py wires to the party."""

from .clock import Clock
from .fetching import (
    FetchingSource,
    FetchOrder,
    FetchReport,
    HandedMedia,
    OnFetchReport,
    ReceivingSource,
)
from .past_popularity import PastQueries, PlayCounts
from .player import (
    ANNOUNCEMENT_OUTPUT,
    STREAM_OUTPUT,
    Player,
    PlayerReport,
    PlayerSong,
    PlayerState,
)
from .source import Found, Linked, Playlist, PlaylistSource, Shelf, ShelfItem, Source, SourceHealth
from .store import SavedState, Store

__all__ = [
    "ANNOUNCEMENT_OUTPUT",
    "STREAM_OUTPUT",
    "Clock",
    "FetchOrder",
    "FetchReport",
    "FetchingSource",
    "Found",
    "HandedMedia",
    "Linked",
    "OnFetchReport",
    "PastQueries",
    "PlayCounts",
    "Player",
    "PlayerReport",
    "PlayerSong",
    "PlayerState",
    "Playlist",
    "PlaylistSource",
    "ReceivingSource",
    "SavedState",
    "Shelf",
    "ShelfItem",
    "Source",
    "SourceHealth",
    "Store",
]
