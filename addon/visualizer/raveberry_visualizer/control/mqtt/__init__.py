"""The connection to the broker, and which broker that is."""
