"""Commands: the table, their handlers, and what every door shares."""
