"""Tags and covers of local songs that MusicBrainz and the Cover Art Archive know."""
