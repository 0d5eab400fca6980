"""The source `online`: sites that yt-dlp supports."""
