"""Commands: the table, their handlers, and services shared by all interfaces."""
