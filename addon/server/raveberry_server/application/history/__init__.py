"""History of the party: recording, queries, retention."""
