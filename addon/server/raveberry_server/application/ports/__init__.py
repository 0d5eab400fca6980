"""Ports: protocols that adapters implement and app.py wires to the party."""

from .clock import Clock
from .fetching import (
    FetchingSource,
    FetchOrder,
    FetchReport,
    HandedMedia,
    OnFetchReport,
    PlaceholderSource,
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
from .source import Found, Linked, Playlist, Shelf, ShelfItem, Source, SourceHealth
from .source_capabilities import (
    ArtworkSource,
    BrowsableSource,
    Capability,
    LinkSource,
    NamedPlaylistSource,
    PlaylistSource,
    RandomSongSource,
    RestrictedSource,
    SearchableSource,
    Shelves,
    SimilarSongSource,
    StreamSource,
    UpdatableSource,
)
from .store import SavedState, Store

__all__ = [
    "ANNOUNCEMENT_OUTPUT",
    "STREAM_OUTPUT",
    "ArtworkSource",
    "BrowsableSource",
    "Capability",
    "Clock",
    "FetchOrder",
    "FetchReport",
    "FetchingSource",
    "Found",
    "HandedMedia",
    "LinkSource",
    "Linked",
    "NamedPlaylistSource",
    "OnFetchReport",
    "PastQueries",
    "PlaceholderSource",
    "PlayCounts",
    "Player",
    "PlayerReport",
    "PlayerSong",
    "PlayerState",
    "Playlist",
    "PlaylistSource",
    "RandomSongSource",
    "ReceivingSource",
    "RestrictedSource",
    "SavedState",
    "SearchableSource",
    "Shelf",
    "ShelfItem",
    "Shelves",
    "SimilarSongSource",
    "Source",
    "SourceHealth",
    "Store",
    "StreamSource",
    "UpdatableSource",
]
