"""The party on disk."""
