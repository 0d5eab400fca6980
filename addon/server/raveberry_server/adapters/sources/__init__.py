"""Song sources, one package for each, and their registry."""
