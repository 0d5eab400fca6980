"""The sources `radio` and `stream`: stations of a directory, and streams of the host."""
