"""The rules of the party: pure functions of a state, a command and a moment."""
