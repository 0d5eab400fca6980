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
from .source import BrowseItem, BrowsePage, Found, Linked, Playlist, Source, SourceHealth
from .source_capabilities import (
    ArtworkSource,
    BrowsableSource,
    Capability,
    LinkSource,
    NamedPlaylistSource,
    PartyPlaylists,
    PlaylistSource,
    RandomSongSource,
    RestrictedSource,
    SearchableSource,
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
    "BrowseItem",
    "BrowsePage",
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
    "PartyPlaylists",
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
    "SimilarSongSource",
    "Source",
    "SourceHealth",
    "Store",
    "StreamSource",
    "UpdatableSource",
]
