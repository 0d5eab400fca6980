"""The source `home`: media that Home Assistant hands over."""
