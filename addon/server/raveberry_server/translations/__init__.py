"""English texts, compiled from texts/en.json."""
