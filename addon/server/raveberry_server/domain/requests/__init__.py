"""Rules of requests: songs, playlists, votes and songs still on their way."""
