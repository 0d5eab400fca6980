"""Media players of the house that play the party's stream."""
