"""Names of folders that hold no music of their own."""

from typing import Final

_STARTS: Final = (".", "@", "#recycle", "$RECYCLE.BIN", "lost+found")
"""Of Unix, Synology and Windows."""


def is_hidden(name: str) -> bool:
    """Whether a folder of that name holds no music of its own."""
    return name.startswith(_STARTS)
