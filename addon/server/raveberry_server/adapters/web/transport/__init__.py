"""Accept loop, connection limits and time-outs."""
