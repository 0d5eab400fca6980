"""Entry points of the child processes that do slow work."""
