"""The source `home`: media from Home Assistant."""
