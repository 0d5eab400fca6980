"""The source `stream`: the host's backup stream."""
