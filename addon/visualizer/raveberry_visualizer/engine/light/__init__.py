"""One light: settings, effects, delay, flash protection, and lights that share a device."""
