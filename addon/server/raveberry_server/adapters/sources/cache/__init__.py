"""The cache of fetched songs, and what the sources share that fill it."""
