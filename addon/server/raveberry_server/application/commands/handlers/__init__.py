"""Command handlers, one function per command, named after it."""
