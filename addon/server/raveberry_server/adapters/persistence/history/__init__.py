"""Queries on the tables of the history and of saved playlists."""
