"""The songs of all sources: search, browsing, links and URL policy."""
