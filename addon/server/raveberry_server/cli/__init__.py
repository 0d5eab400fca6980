"""Command line of the host; most commands work without a running server."""
