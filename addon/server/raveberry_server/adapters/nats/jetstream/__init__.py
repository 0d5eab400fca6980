"""Lease, log and snapshots that the servers of one party keep in JetStream."""
