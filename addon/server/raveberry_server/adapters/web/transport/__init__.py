"""Connections: accepted, limited, timed out."""
