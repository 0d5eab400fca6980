"""Lookup of missing tags and covers at MusicBrainz and the Cover Art Archive."""
