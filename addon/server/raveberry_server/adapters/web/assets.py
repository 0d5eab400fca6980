"""Built pages, read and compressed once and kept in memory, once each."""

import gzip
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from aiohttp import web

BUILT: Final = Path(__file__).parent / "static"
_FOR_EVER: Final = "public, max-age=31536000, immutable"
_PACKED: Final = ("text/", "image/svg+xml", "application/manifest+json", "application/json")
_TYPES: Final = {".webmanifest": "application/manifest+json", ".js": "text/javascript"}
_HASH_LENGTH: Final = 12
_NAMED_BY_CONTENT: Final = "chunks"
"""Folder of files that have a hash of their content in the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file.

    Attributes:
        stored: its content, compressed with gzip if it is packed.
    """

    stored: bytes
    is_packed: bool
    content_type: str
    version: str
    is_named_by_content: bool

    @property
    def content(self) -> bytes:
        """Return its content as it was built."""
        return gzip.decompress(self.stored) if self.is_packed else self.stored


def assets(folder: Path) -> Mapping[str, Asset]:
    """Return all files below a folder by relative path; empty if there is no folder."""
    return {
        path.relative_to(folder).as_posix(): _asset(path, folder)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _asset(path: Path, folder: Path) -> Asset:
    content = path.read_bytes()
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    content_type = kind or "application/octet-stream"
    packed = gzip.compress(content, mtime=0) if content_type.startswith(_PACKED) else content
    is_packed = len(packed) < len(content)
    return Asset(
        stored=packed if is_packed else content,
        is_packed=is_packed,
        content_type=content_type,
        version=sha256(content).hexdigest()[:_HASH_LENGTH],
        is_named_by_content=_NAMED_BY_CONTENT in path.relative_to(folder).parts[:-1],
    )


def asset_response(request: web.Request, asset: Asset) -> web.Response:
    """Return a file; cached forever if the URL names its version, else revalidated at each use."""
    is_for_ever = asset.is_named_by_content or request.query.get("v") == asset.version
    etag = f'"{asset.version}"'
    headers = {
        "ETag": etag,
        "Vary": "Accept-Encoding",
        "Cache-Control": _FOR_EVER if is_for_ever else "no-cache",
    }
    if is_known(request, etag):
        return web.Response(status=304, headers=headers)
    if is_sent_packed := asset.is_packed and accepts_gzip(request):
        headers["Content-Encoding"] = "gzip"
    body = asset.stored if is_sent_packed else asset.content
    charset = "utf-8" if asset.content_type.startswith("text/") else None
    return web.Response(
        body=body, headers=headers, content_type=asset.content_type, charset=charset
    )


def accepts_gzip(request: web.Request) -> bool:
    """Return whether the client reads gzip."""
    return "gzip" in request.headers.get("Accept-Encoding", "")


def is_known(request: web.Request, etag: str) -> bool:
    """Return whether the client already has this version."""
    known = request.headers.get("If-None-Match", "")
    tags = [tag.strip().removeprefix("W/") for tag in known.split(",")]
    return etag.removeprefix("W/") in tags or "*" in tags
