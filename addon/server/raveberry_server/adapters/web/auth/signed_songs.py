"""Files of songs for players elsewhere, by links that are signed and expire."""

import asyncio
import hashlib
import hmac
import re
from base64 import urlsafe_b64encode
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from urllib.parse import quote

from aiohttp import hdrs, web
from raveberry_contract import messages

from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.party import Party
from raveberry_server.application.throttling.fair_queue import Claimant
from raveberry_server.application.throttling.slot_pool import SlotLimits, SlotPool
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.presenter.public_links import ServerAddresses, public_links

FOLDER: Final = "/songs/"

LIFETIME: Final = timedelta(hours=6)
"""Time for which a link is valid: a player asks again within a long song and after a pause."""

LIMITS: Final = SlotLimits(altogether=32, of_guest=4, of_address=8)
"""Files that are sent at the same time."""

LIMITS_OF_SHARES: Final = SlotLimits(altogether=3, of_guest=2, of_address=2)
"""The same of network folders: each holds one of the common threads while its folder hangs."""

_SIGNATURE_BYTES: Final = 18
_MOMENT: Final = re.compile(r"[0-9]{1,12}")
_UNKNOWN_TYPE: Final = "application/octet-stream"
_TYPES: Final = {
    ".aac": "audio/aac",
    ".aif": "audio/aiff",
    ".aiff": "audio/aiff",
    ".flac": "audio/flac",
    ".m4a": "audio/mp4",
    ".m4b": "audio/mp4",
    ".mka": "audio/x-matroska",
    ".mp2": "audio/mpeg",
    ".mp3": "audio/mpeg",
    ".mp4": "audio/mp4",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".webm": "audio/webm",
    ".wma": "audio/x-ms-wma",
}

type ClaimantOf = Callable[[web.Request], Claimant | None]


class SignedSongs:
    """Links to the files of songs, and their HTTP handler, which serves nothing without one."""

    def __init__(  # noqa: PLR0913 - keyword-only
        self,
        *,
        party: Party,
        catalog: Catalog,
        addresses: ServerAddresses,
        key: bytes,
        copy_of: Callable[[str], str],
        is_remote: Callable[[Path], Awaitable[bool]],
    ) -> None:
        """Take functions that return the local copy of a file, and whether one is on a network."""
        self._party = party
        self._catalog = catalog
        self._addresses = addresses
        self._key = key
        self._copy_of = copy_of
        self._is_remote = is_remote
        self._slots = SlotPool(LIMITS)
        self._slots_of_shares = SlotPool(LIMITS_OF_SHARES)

    def link(self, uri: str, file: Path) -> messages.SongFile:
        """Return the link to the file of a song, which is valid from now on for a while."""
        until = int((self._party.now().at + LIFETIME).timestamp())
        suffix = file.suffix.lower()
        path = f"{until}/{self._signature(until, uri)}/{quote(uri, safe='')}/song{suffix}"
        guest_url = public_links(self._party.saved.state, self._addresses).guest_url
        return messages.SongFile(
            url=f"{guest_url.rstrip('/')}{FOLDER}{path}",
            content_type=_TYPES.get(suffix, _UNKNOWN_TYPE),
            expires_at=datetime.fromtimestamp(until, UTC),
        )

    def routes(self, claimant_of: ClaimantOf) -> list[web.RouteDef]:
        """Return the route, with a function that attributes requests to rate limits."""

        async def song(request: web.Request) -> web.StreamResponse:
            return await self._song(request, claimant_of(request))

        return [web.get(f"{FOLDER}{{until}}/{{signature}}/{{uri}}/{{name}}", song)]

    async def _song(self, request: web.Request, claimant: Claimant | None) -> web.StreamResponse:
        """Send the file, or the range of it that is asked for."""
        given = request.match_info
        if not self._is_valid(given["until"], given["signature"], given["uri"]):
            raise RefusedError(Refusal.FILE_UNKNOWN)
        file = Path(self._copy_of(str(await self._catalog.file_of(given["uri"]))))
        response = web.FileResponse(
            file,
            headers={
                hdrs.CONTENT_TYPE: _TYPES.get(file.suffix.lower(), _UNKNOWN_TYPE),
                hdrs.CACHE_CONTROL: "private",
            },
        )
        slots = self._slots_of_shares if await self._is_remote(file) else self._slots
        with slots.taking(claimant):
            if not await asyncio.to_thread(file.is_file):
                raise RefusedError(Refusal.FILE_UNKNOWN)
            await response.prepare(request)
        return response

    def _is_valid(self, until: str, signature: str, uri: str) -> bool:
        if _MOMENT.fullmatch(until) is None or not signature.isascii():
            return False
        signed = self._signature(int(until), uri)
        is_current = int(until) > self._party.now().at.timestamp()
        return hmac.compare_digest(signature, signed) and is_current

    def _signature(self, until: int, uri: str) -> str:
        digest = hmac.digest(self._key, f"song {until} {uri}".encode(), hashlib.sha256)
        return urlsafe_b64encode(digest[:_SIGNATURE_BYTES]).decode()
