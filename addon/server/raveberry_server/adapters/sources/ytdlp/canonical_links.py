"""Canonical links to songs, so that one song has one URI, and links to playlists and mixes."""

import re
from typing import Final
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

_YOUTUBE: Final = re.compile(r"(?:(?:www|m|music)\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be)")
_VIDEO: Final = re.compile(r"[A-Za-z0-9_-]{11}")
_LIST: Final = re.compile(r"[A-Za-z0-9_-]{2,64}")
_OF_SHARING: Final = re.compile(r"utm_\w+|si|feature|fbclid|gclid|igshid|ref|from")
"""Parameters that identify who shared the link and do not affect the song."""

SEARCH: Final = "ytsearch1:"
"""Prefix of yt-dlp for the first hit of a search; the URI of placeholders."""


def is_search(uri: str) -> bool:
    """Return whether a URI stands for the first hit of a search."""
    return uri.startswith(SEARCH)


def song_link(link: str) -> str:
    """Return the canonical link of a song."""
    parts = urlsplit(link.strip())
    host = (parts.hostname or "").lower()
    if _YOUTUBE.fullmatch(host):
        video = _video(parts.path, parse_qs(parts.query), is_short=host == "youtu.be")
        if video is not None:
            return f"https://www.youtube.com/watch?v={video}"
    return _plain(link)


def is_list(link: str) -> bool:
    """Return whether a link is known to be a playlist; of most links only their site knows."""
    parts = urlsplit(link.strip())
    host, path = (parts.hostname or "").lower(), parts.path
    if _YOUTUBE.fullmatch(host):
        return path == "/playlist"
    if host.endswith("soundcloud.com"):
        return "/sets/" in path
    return host.endswith(".bandcamp.com") and path.startswith("/album/")


def list_link(link: str) -> str | None:
    """Return the canonical link of a playlist, None for a single song."""
    parts = urlsplit(link.strip())
    host = (parts.hostname or "").lower()
    if not _YOUTUBE.fullmatch(host):
        return _plain(link)
    query = parse_qs(parts.query)
    name = next(iter(query.get("list", ())), "")
    video = _video(parts.path, query, is_short=host == "youtu.be")
    if not _LIST.fullmatch(name):
        return None if video else _plain(link)
    if name.startswith("RD") and video:
        # A mix is generated from the song that it starts with.
        return f"https://www.youtube.com/watch?v={video}&list={name}"
    return f"https://www.youtube.com/playlist?list={name}"


def mix_link(link: str) -> str | None:
    """Return the site's own list of songs to follow this one, None where it has none."""
    parts = urlsplit(link)
    host = (parts.hostname or "").lower()
    if _YOUTUBE.fullmatch(host):
        video = _video(parts.path, parse_qs(parts.query), is_short=host == "youtu.be")
        return f"https://www.youtube.com/watch?v={video}&list=RD{video}" if video else None
    steps = [step for step in parts.path.split("/") if step]
    if host.endswith("soundcloud.com") and len(steps) == 2:  # noqa: PLR2004 - artist, song
        return f"https://soundcloud.com/{'/'.join(steps)}/recommended"
    return None


def _plain(link: str) -> str:
    parts = urlsplit(link.strip())
    query = [
        (name, value)
        for name, values in parse_qs(parts.query, keep_blank_values=True).items()
        for value in values
        if not _OF_SHARING.fullmatch(name)
    ]
    return urlunsplit(
        (parts.scheme.lower(), parts.netloc.lower(), parts.path, urlencode(query), "")
    )


def _video(path: str, query: dict[str, list[str]], *, is_short: bool) -> str | None:
    named = next(iter(query.get("v", ())), "")
    steps = [step for step in path.split("/") if step]
    if is_short and steps:
        named = steps[0]
    elif len(steps) == 2 and steps[0] in ("shorts", "embed", "live", "v"):  # noqa: PLR2004 - kind, id
        named = steps[1]
    return named if _VIDEO.fullmatch(named) else None
