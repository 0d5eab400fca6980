"""Saved playlists: changes by the host, import and export."""
