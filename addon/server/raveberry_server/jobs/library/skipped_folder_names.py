"""Names of folders that contain no music, such as trash and thumbnails."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_STARTS: "Final" = (".", "@", "#recycle", "$RECYCLE.BIN", "lost+found")
"""Of Unix, Synology and Windows."""


def is_hidden(name: str) -> bool:
    """Return whether a folder is skipped by its name."""
    return name.startswith(_STARTS)
