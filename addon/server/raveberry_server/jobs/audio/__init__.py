"""Audio files: replay gain and the song cache."""
