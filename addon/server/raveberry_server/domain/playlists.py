"""Asking for all songs of a playlist at once (RULES.md, "Playlist songs")."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A song of a playlist that is not in the queue, and why, in words for a guest."""

    title: str
    reason: str
