"""Loudness of local songs: measurements, and the files by which the player applies them."""
