"""Operating system: clock, resources, secrets, threads and neighbours."""
