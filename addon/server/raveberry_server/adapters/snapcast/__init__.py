"""Snapcast: the rooms in which the music plays."""
