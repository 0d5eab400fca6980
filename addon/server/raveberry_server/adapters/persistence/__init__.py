"""Storage of the party in SQLite."""
