"""Why a script cannot go on."""


class SetupError(Exception):
    """Something a script needs cannot be had; the message says what to do."""
