"""Where songs come from: one file a source, one table."""
