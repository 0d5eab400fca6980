"""Rate limits, fair queueing and bounded pools."""
