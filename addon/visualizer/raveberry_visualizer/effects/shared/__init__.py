"""Building blocks that several effects use."""
