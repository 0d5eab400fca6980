"""Commands: their handlers, and the dispatcher that all interfaces use."""
