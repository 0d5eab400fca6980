"""Rules of the queue: order, turns, filters, opening hours and undo."""
