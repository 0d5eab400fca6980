"""The values of the party: state, songs, entries, guests, settings, events."""
