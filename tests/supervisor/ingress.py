"""The proxy between a browser and an app's page in Home Assistant.

Follows homeassistant/components/hassio/ingress.py and supervisor/api/ingress.py of August 2026: the
headers that both add and remove, the source address, and that answers are decompressed on the way.
Both are one process here, which listens on loopback.
"""

import asyncio
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

import aiohttp
from aiohttp import hdrs, web
from multidict import CIMultiDict

from tests.supervisor import network as addresses
from tests.supervisor.network import Namespace
from tests.supervisor.rig import INGRESS_PATH, INGRESS_PORT, User, ingress_headers

_NOT_PASSED_ON: Final = frozenset(
    name.lower()
    for name in (
        hdrs.CONTENT_LENGTH,
        hdrs.CONTENT_ENCODING,
        hdrs.TRANSFER_ENCODING,
        hdrs.SEC_WEBSOCKET_EXTENSIONS,
        hdrs.SEC_WEBSOCKET_PROTOCOL,
        hdrs.SEC_WEBSOCKET_VERSION,
        hdrs.SEC_WEBSOCKET_KEY,
        "X-Supervisor-Token",
        "X-Hassio-Key",
        "X-Remote-User-Id",
        "X-Remote-User-Name",
        "X-Remote-User-Display-Name",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
    )
)
_NOT_PASSED_BACK: Final = frozenset(
    name.lower()
    for name in (
        hdrs.TRANSFER_ENCODING,
        hdrs.CONTENT_LENGTH,
        hdrs.CONTENT_TYPE,
        hdrs.CONTENT_ENCODING,
    )
)


class IngressProxy:
    """Serves the page of the app to one user's browser; `url` is the target of the sidebar."""

    def __init__(self, *, supervisor: Namespace, user: User) -> None:
        self._supervisor = supervisor
        self._user = user
        self._port = 0

    @property
    def url(self) -> str:
        """The page behind the sidebar's entry."""
        return f"http://127.0.0.1:{self._port}{INGRESS_PATH}/"

    @contextmanager
    def serving(self) -> Generator[None]:
        """Serve from a thread inside the block."""
        loop = asyncio.new_event_loop()
        started = threading.Event()
        over = asyncio.Event()
        thread = threading.Thread(
            target=lambda: loop.run_until_complete(self._serve(started, over)), name="ingress"
        )
        thread.start()
        assert started.wait(10)
        try:
            yield
        finally:
            loop.call_soon_threadsafe(over.set)
            thread.join(10)
            loop.close()

    async def _serve(self, started: threading.Event, over: asyncio.Event) -> None:
        connector = aiohttp.TCPConnector(socket_factory=self._socket)
        async with aiohttp.ClientSession(connector=connector) as session:

            async def pass_on(request: web.Request) -> web.StreamResponse:
                return await self._pass_on(session, request)

            app = web.Application()
            app.add_routes([web.route("*", INGRESS_PATH + "/{path:.*}", pass_on)])
            runner = web.AppRunner(app, shutdown_timeout=0.1)
            await runner.setup()
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            self._port = runner.addresses[0][1]
            started.set()
            await over.wait()
            await runner.cleanup()

    def _socket(
        self, info: tuple[int | socket.AddressFamily, int | socket.SocketKind, int, str, object]
    ) -> socket.socket:
        family, kind, protocol, *_ = info
        with self._supervisor.entered():
            return socket.socket(family, kind, protocol)

    async def _pass_on(
        self, session: aiohttp.ClientSession, request: web.Request
    ) -> web.StreamResponse:
        path = request.match_info["path"]
        url = f"http://{addresses.APP}:{INGRESS_PORT}/{path}"
        headers = CIMultiDict(
            (name, value)
            for name, value in request.headers.items()
            if name.lower() not in _NOT_PASSED_ON
        )
        headers.update(ingress_headers(self._user))
        headers["X-Remote-User-Display-Name"] = self._user.display_name
        headers["X-Forwarded-Host"] = request.host
        if request.headers.get(hdrs.UPGRADE, "").lower() == "websocket":
            return await self._join(session, request, url, headers)
        async with session.request(
            request.method,
            url,
            headers=headers,
            params=request.query,
            data=await request.read(),
            allow_redirects=False,
            skip_auto_headers={hdrs.CONTENT_TYPE},
        ) as answer:
            kept = CIMultiDict(
                (name, value)
                for name, value in answer.headers.items()
                if name.lower() not in _NOT_PASSED_BACK
            )
            kind = answer.headers.get(hdrs.CONTENT_TYPE, "application/octet-stream")
            return web.Response(
                status=answer.status,
                headers=kept,
                content_type=kind.partition(";")[0].strip(),
                body=await answer.read(),
            )

    async def _join(
        self,
        session: aiohttp.ClientSession,
        request: web.Request,
        url: str,
        headers: CIMultiDict[str],
    ) -> web.WebSocketResponse:
        browser = web.WebSocketResponse(autoclose=False, autoping=False)
        await browser.prepare(request)
        target = f"{url}?{request.query_string}" if request.query_string else url
        async with (
            session.ws_connect(target, headers=headers, autoclose=False, autoping=False) as app,
            asyncio.TaskGroup() as tasks,
        ):
            ways = [
                tasks.create_task(_forward(browser, app), name="to the app"),
                tasks.create_task(_forward(app, browser), name="to the browser"),
            ]
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            for way in ways:
                way.cancel()
        return browser


type Socket = web.WebSocketResponse | aiohttp.ClientWebSocketResponse


async def _forward(source: Socket, target: Socket) -> None:
    async for message in source:
        match message.type:
            case aiohttp.WSMsgType.TEXT:
                await target.send_str(message.data)
            case aiohttp.WSMsgType.BINARY:
                await target.send_bytes(message.data)
            case aiohttp.WSMsgType.PING:
                await target.ping(message.data)
            case aiohttp.WSMsgType.PONG:
                await target.pong(message.data)
            case _:
                return
