"""Parts of the library scan: folders, tags and rows."""
