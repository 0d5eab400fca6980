"""The party object, the command table and what they need from outside (ports)."""
