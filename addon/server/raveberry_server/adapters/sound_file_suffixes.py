"""Suffixes of sound files that the player can play, and of those whose tags can be read."""

from typing import Final

from tinytag import TinyTag

READABLE: Final = tuple(TinyTag.SUPPORTED_FILE_EXTENSIONS)
"""Suffixes of files whose tags can be read."""

PLAYABLE: Final = (
    *READABLE, ".aac", ".ac3", ".ape", ".dff", ".dsf", ".eac3", ".mka", ".mpc", ".tta", ".wv",
    ".webm",
)  # fmt: skip
"""Suffixes of files that the player can play; of some only the name can be read."""

_VIDEO_OR_PROTECTED: Final = (".ogv", ".wmv", ".asf", ".m4v", ".aax", ".aaxc")
_SCANNED: Final = tuple(suffix for suffix in PLAYABLE if suffix not in _VIDEO_OR_PROTECTED)


def is_sound_file(name: str) -> bool:
    """Return whether a file of that name belongs in the library; hidden files do not."""
    return not name.startswith(".") and name.lower().endswith(_SCANNED)
