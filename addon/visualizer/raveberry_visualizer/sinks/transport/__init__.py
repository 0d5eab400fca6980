"""Ways for datagrams to reach a device."""
