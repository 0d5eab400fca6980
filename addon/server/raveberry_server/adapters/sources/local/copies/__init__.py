"""Copies of the library for search workers, of the same pages at the same places."""
