"""Threads that keep time: clock, wake-ups, priority, supervision."""
