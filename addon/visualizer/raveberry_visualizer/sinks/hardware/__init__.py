"""Access to LEDs that are wired to this machine."""
