"""Databases that follow the log of a leader."""
