"""The music player."""
