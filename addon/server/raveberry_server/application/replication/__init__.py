"""Replication of the party to gateways: what is sent, and what a replica makes of it."""
