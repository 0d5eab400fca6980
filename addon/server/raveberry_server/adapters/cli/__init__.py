"""The command line: what a host does from a shell, most of it without a running server."""
