"""Rules of the queue: order, turns, filters, changes by hand and undo."""
