"""Saved playlists as messages of the contract."""

from raveberry_contract import messages

from raveberry_server.application.playlists.playlist_editor import (
    AddedToPlaylist,
    PlaylistOverview,
)
from raveberry_server.application.playlists.playlist_formats import PlaylistFile
from raveberry_server.application.ports.saved_playlists import SavedPlaylist
from raveberry_server.domain.requests.saved_playlists import MAX_PLAYLIST_SONGS, MAX_PLAYLISTS

from .refusals import optional_notice


def playlist_message(playlist: SavedPlaylist) -> messages.SavedPlaylist:
    """Return a saved playlist as a message."""
    return messages.SavedPlaylist(
        uri=playlist.uri,
        name=playlist.name,
        songs=playlist.songs,
        made_at=playlist.made_at,
        undoable=playlist.is_undoable,
    )


def saved_message(playlist: SavedPlaylist) -> messages.PlaylistSaved:
    """Return a playlist that holds an evening as a message."""
    return messages.PlaylistSaved(uri=playlist.uri, name=playlist.name, songs=playlist.songs)


def playlists_message(overview: PlaylistOverview) -> messages.SavedPlaylists:
    """Return all saved playlists as a message."""
    return messages.SavedPlaylists(
        playlists=tuple(map(playlist_message, overview.playlists)),
        deleted=tuple(map(playlist_message, overview.deleted)),
        max_playlists=MAX_PLAYLISTS,
        max_songs=MAX_PLAYLIST_SONGS,
    )


def added_message(added: AddedToPlaylist) -> messages.AddedToPlaylist:
    """Return the result of adding songs as a message."""
    return messages.AddedToPlaylist(
        playlist=playlist_message(added.playlist),
        added=added.added,
        reasons=tuple(map(optional_notice, added.reasons)),
    )


def lines_message(file: PlaylistFile) -> messages.PlaylistLines:
    """Return the songs that a file names as a message."""
    return messages.PlaylistLines(
        name=file.name,
        lines=tuple(
            messages.PlaylistLine(
                line=line.number,
                location=line.location or None,
                artist=line.artist,
                title=line.title,
            )
            for line in file.lines
        ),
        left_out=file.left_out,
    )
