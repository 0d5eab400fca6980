"""Error shared by the scripts."""


class SetupError(Exception):
    """Failure that ends a script; the message names the remedy."""
