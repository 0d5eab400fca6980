"""The HTTP interface below /api/v1."""

import asyncio
import re
from collections.abc import Coroutine, Mapping
from contextlib import ExitStack
from dataclasses import replace
from hashlib import sha256
from typing import Any, Final
from urllib.parse import quote

from aiohttp import WSCloseCode, web
from raveberry_contract import commands, decoded, dumps, loads, messages

from raveberry_server.adapters.web.auth.authenticator import (
    COOKIE_AGE_S,
    Authenticator,
    Endpoint,
)
from raveberry_server.adapters.web.transport.connections import SLOWEST_S
from raveberry_server.adapters.web.transport.http_protocol import connection_of
from raveberry_server.application.history.export import EXPORT_FORMATS, M3U
from raveberry_server.application.playlists.playlist_formats import (
    LARGEST_BYTES,
    read_playlist_file,
)
from raveberry_server.application.ports.saved_playlists import PLAYLIST_PREFIX
from raveberry_server.commands.idempotency import IdempotencyKey
from raveberry_server.domain.guests import joining
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Role
from raveberry_server.presenter.playlists import lines_message
from raveberry_server.presenter.settings import settings_table

from .assets import accepts_gzip, is_known
from .context import HostServices, WebContext
from .openapi import document_text
from .rate_limits import RateLimits
from .sender import COOKIE, hash_of
from .state_compressor import StateCompressor
from .transport.visitor import Visitor
from .websocket import PageSocket, socket_response

LONGEST_BODY: Final = 64 * 1024
_NOT_IN_FILE_NAMES: Final = re.compile(r'[\x00-\x1f\x7f"*/:<>?\\|%]')
_KEY: Final = re.compile(r"[!-~]{1,200}")
_LONGEST_BROWSER: Final = 64
_LONGEST_NUMBER: Final = 10
_EXPORTS: Final = {export.suffix: export for export in EXPORT_FORMATS}
_PIECE_BYTES: Final = 1 << 18
_SLOWEST_UPLOAD_S: Final = 60.0
_LONGEST_FILE_NAME: Final = 200
_ARTWORK_MAX_AGE_S: Final = 24 * 3600
_PICTURES: Final = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
)


class Api:
    """HTTP handlers of one endpoint."""

    def __init__(
        self, *, services: WebContext, authenticator: Authenticator, rate_limits: RateLimits
    ) -> None:
        self._at = services
        self._rate_limits = rate_limits
        self._authenticator = authenticator
        self._sockets: set[PageSocket] = set()
        self._state_compressor = StateCompressor()

    def routes(self) -> list[web.RouteDef]:
        """Return the routes below /api/v1."""
        return [
            web.get("/api/v1/state", self.state),
            web.get("/api/v1/settings", self.settings),
            web.get("/api/v1/ws", self.socket),
            web.get("/api/v1/search", self.search_by_address),
            web.post("/api/v1/search", self.search),
            web.get("/api/v1/browse", self.browse),
            web.get("/api/v1/history", self.history),
            web.get("/api/v1/stats", self.stats),
            web.get("/api/v1/export.{suffix}", self.export),
            web.get("/api/v1/playlist/{number}.m3u8", self.playlist),
            web.post("/api/v1/playlist/lines", self.playlist_lines),
            web.get("/api/v1/backup", self.backup),
            web.post("/api/v1/restore", self.restore),
            web.get("/api/v1/song/{key}/artwork", self.artwork),
            web.post("/api/v1/session", self.session),
            web.post("/api/v1/command/{name}", self.command),
            web.get("/api/v1/openapi.json", self.openapi),
        ]

    async def close_sockets(self, _app: web.Application) -> None:
        """Close all WebSockets because the server stops."""
        for socket in tuple(self._sockets):
            socket.stop(WSCloseCode.GOING_AWAY)

    # --- reading ---------------------------------------------------------------------------------

    async def state(self, request: web.Request) -> web.Response:
        """Return everything that a page shows."""
        viewer = self._authenticator.visitor(request).viewer
        text = request.query.get("entries")
        entries = _whole_number("entries", text) if text is not None else None
        etag = f'W/"{self._at.live.tag_of(viewer, entries=entries)}"'
        vary = "Accept-Encoding, Cookie"
        headers = {"ETag": etag, "Cache-Control": "private, no-cache", "Vary": vary}
        if is_known(request, etag):
            return web.Response(status=304, headers=headers)
        state = self._at.live.state_of(viewer, entries=entries)
        if accepts_gzip(request):
            packed = await self._state_compressor.compressed(state)
            return web.Response(
                body=packed,
                content_type="application/json",
                headers={**headers, "Content-Encoding": "gzip"},
            )
        return _json("".join(state), headers)

    async def settings(self, _request: web.Request) -> web.Response:
        """Return the table of settings for a form; the values are in the state."""
        return _json(dumps(settings_table()))

    async def search_by_address(self, request: web.Request) -> web.Response:
        """Search with a query string; the pages use POST."""
        query = request.query
        raw: dict[str, object] = {name: query[name] for name in ("q",) if name in query}
        if "limit" in query:
            raw["limit"] = _whole_number("limit", query["limit"])
        if "sources" in query:
            raw["sources"] = [name for name in query["sources"].split(",") if name]
        return await self._search(request, raw)

    async def search(self, request: web.Request) -> web.Response:
        """Search with a JSON body."""
        return await self._search(request, await _body(request))

    async def _search(self, request: web.Request, raw: object) -> web.Response:
        answer = self._read(request, commands.SEARCH, raw)
        return await self._in_search_turn(request, answer)

    async def _in_search_turn[R](self, request: web.Request, answer: Coroutine[Any, Any, R]) -> R:
        """Return the answer of a search in its turn; a client that leaves cancels it.

        Raises:
            RefusedError: `rate_limited`.
        """
        try:
            with connection_of(request).cancelling():
                async with self._rate_limits.search_turn(self._authenticator.claimant(request)):
                    return await answer
        finally:
            # Without a turn it was never started.
            answer.close()

    async def browse(self, request: web.Request) -> web.Response:
        """Return one page of the library."""
        query = request.query
        raw: dict[str, object] = {"path": query.get("path", "")}
        for name in ("offset", "limit"):
            if name in query:
                raw[name] = _whole_number(name, query[name])
        return await self._read(request, commands.BROWSE, raw)

    async def history(self, request: web.Request) -> web.Response:
        """Return the history, newest first."""
        raw = _moments_of(request, "since", "until")
        for name in ("before", "limit"):
            if name in request.query:
                raw[name] = _whole_number(name, request.query[name], most_digits=16)
        return await self._read(request, commands.HISTORY, raw)

    async def stats(self, request: web.Request) -> web.Response:
        """Return the statistics of a period."""
        return await self._read(request, commands.STATS, _moments_of(request, "since", "until"))

    async def export(self, request: web.Request) -> web.StreamResponse:
        """Send the history as a playlist or a spreadsheet, piece by piece."""
        export = _EXPORTS.get(request.match_info["suffix"])
        if export is None:
            raise web.HTTPNotFound
        caller = self._authenticator.visitor(request).caller
        self._at.commands.allowed_command(commands.EXPORT.name, caller)
        wanted = decoded(commands.ExportPlays, _moments_of(request, "since", "until"))
        history = self._host_services(request).history
        pieces = history.exported_pages(export, wanted.since, wanted.until)
        # An error is still an answer until the first piece has left.
        start = [await anext(pieces), await anext(pieces, "")]
        name = f"{history.export_name(wanted.since)}.{export.suffix}"
        response = web.StreamResponse(
            headers={
                "Cache-Control": "no-store",
                "Content-Disposition": saved_as(name),
                "Content-Type": f"{export.media_type}; charset=utf-8",
            }
        )
        await response.prepare(request)
        await response.write("".join(start).encode())
        async for piece in pieces:
            await response.write(piece.encode())
        return response

    async def playlist(self, request: web.Request) -> web.Response:
        """Return a saved playlist as a file; only for the host, as it names paths."""
        saved_playlists = self._host_services(request).saved_playlists
        uri = f"{PLAYLIST_PREFIX}{request.match_info['number']}"
        name, text = await saved_playlists.exported(uri)
        headers = {
            "Cache-Control": "no-store",
            "Content-Disposition": saved_as(f"{name}.{M3U.suffix}"),
            "Content-Type": f"{M3U.media_type}; charset=utf-8",
        }
        return web.Response(body=text.encode(errors="replace"), headers=headers)

    async def playlist_lines(self, request: web.Request) -> web.Response:
        """Return the songs that an uploaded playlist file, or a pasted text, names."""
        self._host_services(request)
        content = await _read_upload(request)
        name = request.query.get("name", "")[:_LONGEST_FILE_NAME]
        file = await asyncio.to_thread(read_playlist_file, content, name)
        return _json(dumps(lines_message(file)))

    def _host_services(self, request: web.Request) -> HostServices:
        if self._at.host is None or self._authenticator.visitor(request).role is not Role.HOST:
            raise RefusedError(Refusal.HOST_ONLY)
        return self._at.host

    async def backup(self, request: web.Request) -> web.StreamResponse:
        """Send a backup of the party, made now; only the host may have its secrets."""
        backup = self._host_services(request).backup
        now = self._at.party.now()
        name = f"raveberry-{now.at.astimezone(now.zone):%Y-%m-%d-%H%M%S}.tar.gz"
        async with backup() as file:
            response = web.StreamResponse(
                headers={"Cache-Control": "no-store", "Content-Disposition": saved_as(name)}
            )
            response.content_type = "application/gzip"
            await response.prepare(request)
            while piece := await asyncio.to_thread(file.read, _PIECE_BYTES):
                await response.write(piece)
        return response

    async def restore(self, request: web.Request) -> web.Response:
        """Receive a backup of the party, into which the server restarts."""
        restore = self._host_services(request).restore
        accepted = await restore(request.content.iter_chunked(_PIECE_BYTES))
        answer = messages.BackupAccepted(songs=accepted.songs, guests=accepted.guests)
        return _json(dumps(answer))

    async def artwork(self, request: web.Request) -> web.Response:
        """Return the cover of a song, by the key in its `artwork_url` or by entry id.

        With `size=small` it has the size that rows show.
        """
        is_small = request.query.get("size") == "small"
        image = await self._at.covers.image(request.match_info["key"], is_small=is_small)
        if not image:
            raise RefusedError(Refusal.COVER_MISSING)
        etag = f'"{sha256(image).hexdigest()[:16]}"'
        headers = {"ETag": etag, "Cache-Control": f"private, max-age={_ARTWORK_MAX_AGE_S}"}
        if is_known(request, etag):
            return web.Response(status=304, headers=headers)
        return web.Response(body=image, content_type=picture_type(image), headers=headers)

    async def openapi(self, _request: web.Request) -> web.Response:
        """Return the OpenAPI description of this interface."""
        return _json(document_text())

    # --- commands --------------------------------------------------------------------------------

    async def session(self, request: web.Request) -> web.Response:
        """Set the caller's name, or redeem a join code, mod code or promotion."""
        wanted = loads(messages.SessionRequest, await _read_body(request) or b"{}")
        visitor = self._authenticator.visitor(request)
        # The present cookie may have been planted and be known to another person, so a mod never
        # keeps it.
        is_raised = wanted.mod_code is not None or wanted.promotion is not None
        is_renewed = is_raised and visitor.token is not None
        token = self._authenticator.renewed_token(visitor.id) if is_renewed else visitor.token
        wish = joining.JoinRequest(
            code=wanted.code,
            mod_code=wanted.mod_code,
            name=wanted.name,
            is_promoted=wanted.promotion is not None,
            fresh_token_hash=hash_of(token) if is_renewed and token is not None else None,
        )
        with ExitStack() as stack:
            if wanted.promotion is not None:
                accepting = self._at.promotions.accepting(visitor.id, wanted.promotion)
                stack.enter_context(accepting)
            await self._at.commands.join(visitor.caller, wish)
        if is_renewed:
            visitor = replace(visitor, token=token, has_cookie=False)
        viewer = self._authenticator.visitor(request, token).viewer
        response = _json(dumps(self._at.live.me(viewer)))
        return with_identity_cookie(response, visitor)

    async def command(self, request: web.Request) -> web.Response:
        """Carry out a command."""
        visitor = self._authenticator.visitor(request)
        # The body of a forbidden command is not read.
        command = self._at.commands.allowed_command(request.match_info["name"], visitor.caller)
        key = None if command.is_reading else _idempotency_key(request, visitor)
        answer = self._at.commands.execute(
            command.name, await _body(request), visitor.caller, key=key
        )
        result = await (self._in_search_turn(request, answer) if command.is_search else answer)
        response = _json(dumps({"result": result}))
        return response if command.is_reading else with_identity_cookie(response, visitor)

    async def socket(self, request: web.Request) -> web.StreamResponse:
        """Open a page's WebSocket."""
        ws = socket_response()
        if not ws.can_prepare(request):
            raise RefusedError(Refusal.WEBSOCKET_EXPECTED)
        fresh_token = self._authenticator.fresh_token()
        visitor = self._authenticator.visitor(request, fresh_token)
        # A cookie cannot be set later, so the page gets it before its identity exists.
        with_identity_cookie(ws, visitor)
        connection = connection_of(request)
        if self._authenticator.endpoint is Endpoint.GUEST:
            connection.note_guest(visitor.id)
        try:
            await ws.prepare(request)
        except ConnectionResetError:
            return web.Response()  # the page disconnected during the handshake
        transport = request.transport
        if transport is None:
            return ws  # the page disconnected right after the handshake
        socket = PageSocket(
            request=request,
            connection=connection,
            transport=transport,
            authenticator=self._authenticator,
            fresh_token=fresh_token,
            browser=request.query.get("browser", "")[:_LONGEST_BROWSER],
            services=self._at,
            rate_limits=self._rate_limits,
        )
        self._sockets.add(socket)
        try:
            await socket.serve(
                ws,
                _revision(request.query.get("since")),
                _revision(request.query.get("entries", "")[:_LONGEST_NUMBER]),
            )
        finally:
            self._sockets.discard(socket)
        return ws

    async def _read(
        self, request: web.Request, command: commands.Command[Any, Any], raw: object
    ) -> web.Response:
        caller = self._authenticator.visitor(request).caller
        return _json(dumps(await self._at.commands.execute(command.name, raw, caller)))


def saved_as(name: str) -> str:
    """Return the header of a file to save under a name, also for clients that read ASCII only."""
    safe = _NOT_IN_FILE_NAMES.sub("_", name)
    plain = safe.encode("ascii", "replace").decode().replace("?", "_")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(safe, safe='')}"


def picture_type(image: bytes) -> str:
    """Return the MIME type of an image; browsers are forbidden to sniff it."""
    if image[8:12] == b"WEBP":
        return "image/webp"
    return next(
        (kind for start, kind in _PICTURES if image.startswith(start)), "application/octet-stream"
    )


async def _body(request: web.Request) -> object:
    return loads_object(await _read_body(request) or b"{}")


async def _read_body(request: web.Request) -> bytes:
    """Return the bytes of a body.

    Raises:
        web.HTTPRequestTimeout: the body was sent too slowly.
        web.HTTPBadRequest: the client disconnected, so no one reads the answer.
    """
    try:
        if request.content.is_eof():
            # Nearly all bodies have arrived with their headers.
            body = request.content.read_nowait()
            if len(body) > LONGEST_BODY:
                raise web.HTTPRequestEntityTooLarge(LONGEST_BODY)
            return body
        async with asyncio.timeout(SLOWEST_S):
            return await request.read()
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except OSError:
        raise web.HTTPBadRequest from None


async def _read_upload(request: web.Request) -> bytes:
    """Return an uploaded playlist file.

    Raises:
        RefusedError: `too_large`.
        web.HTTPRequestTimeout: it was sent too slowly.
        web.HTTPBadRequest: the client disconnected, so no one reads the answer.
    """
    content = bytearray()
    try:
        async with asyncio.timeout(_SLOWEST_UPLOAD_S):
            async for piece in request.content.iter_chunked(_PIECE_BYTES):
                content += piece
                if len(content) > LARGEST_BYTES:
                    raise RefusedError(Refusal.REQUEST_TOO_LARGE, largest_kb=LARGEST_BYTES // 1024)
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except OSError:
        raise web.HTTPBadRequest from None
    return bytes(content)


def loads_object(body: bytes) -> object:
    """Parse JSON of any shape.

    Raises:
        ContractError: it is not JSON.
    """
    return loads(object, body)


def _idempotency_key(request: web.Request, visitor: Visitor) -> IdempotencyKey | None:
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return None
    if not _KEY.fullmatch(key):
        raise RefusedError(Refusal.IDEMPOTENCY_KEY_INVALID)
    # Newcomers share the limit of their address.
    return IdempotencyKey(text=key, owner=None if visitor.is_known else visitor.address)


def _json(text: str, headers: Mapping[str, str] | None = None) -> web.Response:
    return web.Response(
        body=text.encode(),
        content_type="application/json",
        headers=headers or {"Cache-Control": "no-store"},
    )


def with_identity_cookie[R: web.StreamResponse](response: R, visitor: Visitor) -> R:
    """Return a response that gives a newcomer the cookie of the identity."""
    if visitor.token is not None and not visitor.has_cookie:
        response.set_cookie(
            COOKIE,
            visitor.token,
            max_age=COOKIE_AGE_S,
            path="/",
            httponly=True,
            samesite="Lax",
        )
    return response


def _revision(since: str | None) -> int | None:
    is_number = since is not None and since.isascii() and since.isdigit()
    return int(since) if is_number and since is not None else None


def _moments_of(request: web.Request, *names: str) -> dict[str, object]:
    """Return the times in the query string; an unescaped plus sign has arrived as a space."""
    return {name: request.query[name].replace(" ", "+") for name in names if name in request.query}


def _whole_number(name: str, text: str, *, most_digits: int = 10) -> int:
    if text.isascii() and text.isdigit() and len(text) <= most_digits:
        return int(text)
    raise RefusedError(Refusal.WHOLE_NUMBER_EXPECTED, name=name)
