"""The source `radio`: stations of a directory, and streams by their address."""
