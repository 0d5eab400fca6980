"""Domain state as messages of the contract; what the doors share."""
