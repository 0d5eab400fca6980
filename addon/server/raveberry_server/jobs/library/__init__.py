"""The library scan's parts: folders, tags, rows."""
