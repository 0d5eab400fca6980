"""The source `streaming`: links of streaming services, whose songs are searched for by name."""
