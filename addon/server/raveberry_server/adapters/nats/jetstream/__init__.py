"""What servers of one party keep in JetStream: lease, log and snapshots."""
