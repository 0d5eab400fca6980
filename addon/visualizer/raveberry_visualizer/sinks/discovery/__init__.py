"""Search for WLED devices in the network."""
