"""Songs as files: yt-dlp, replay gain, the cache."""
