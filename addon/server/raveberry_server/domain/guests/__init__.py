"""Rules for guests: joining, identities, limits, moderation and texts."""
