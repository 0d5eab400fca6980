"""Web links as URIs of songs."""

from urllib.parse import urlsplit


def is_link(uri: str) -> bool:
    """Return whether a URI is a web address."""
    return uri.lower().startswith(("http://", "https://"))


def readable(link: str) -> str:
    """Return a link as the title of a song without metadata."""
    parts = urlsplit(link)
    return f"{parts.netloc.removeprefix('www.')}{parts.path}".rstrip("/")[:200]
