"""Cache of fetched songs, and the base class of the sources that fill it."""
