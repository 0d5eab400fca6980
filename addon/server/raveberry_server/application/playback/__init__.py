"""The player reconciler: moves the player to the state that the party wants."""
