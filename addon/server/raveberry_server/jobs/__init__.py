"""Entry points of child processes for slow or untrusted work."""
