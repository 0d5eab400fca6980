"""Replication over NATS: the side of the server and that of a gateway."""
