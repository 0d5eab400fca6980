"""Background jobs that go through all songs of the library."""
