"""The sources `radio` and `stream`: stations of a directory, and of the host."""
