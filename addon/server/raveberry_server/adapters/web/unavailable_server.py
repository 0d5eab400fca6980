"""Responses of a server that has no party to serve, with the reason.

A server that cannot open its database does not exit: it would be restarted again and again, and the
reason would appear in the log only.
"""

import json
import logging
from collections.abc import AsyncIterator, Collection
from contextlib import AsyncExitStack, asynccontextmanager
from html import escape
from typing import Final, assert_never

from aiohttp import web

from raveberry_server.adapters.web.auth.authenticator import Endpoint

from .problem_details import CONTENT_TYPE
from .server import ListenAddresses, private_socket

_LOGGER = logging.getLogger(__name__)
_LOOPBACK: Final = "127.0.0.1"
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Retry-After": "30",
    "X-Content-Type-Options": "nosniff",
}
_FOR_ALL: Final = "The party cannot be opened right now. The host's page or the log says why."
"""Shown where readers need not know the host's password."""
_PAGE: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="dark light">
<meta http-equiv="refresh" content="30">
<title>Raveberry</title>
<style>
body {{ font: 1.1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 10vh auto }}
p {{ overflow-wrap: anywhere }}
</style>
<h1>Raveberry</h1>
<p>{text}</p>
</html>
"""
_CHECKS: Final = {"server": True, "store": False, "player": False, "broker": False}


@asynccontextmanager
async def unavailable(  # noqa: PLR0913 - what differs between servers
    reason: str,
    *,
    endpoints: ListenAddresses,
    is_host_open: bool,
    has_password: bool,
    served: Collection[Endpoint] = tuple(Endpoint),
    status: str = "failing",
) -> AsyncIterator[None]:
    """Answer at some endpoints that the party is unavailable, for the duration of the block.

    `/healthz` has the status.

    An endpoint that cannot be opened is logged and stays closed.
    """
    async with AsyncExitStack() as stack:
        for endpoint in served:
            is_private = endpoint is not Endpoint.GUEST and not (
                endpoint is Endpoint.HOST and has_password
            )
            text = reason if is_private else _FOR_ALL
            runner = web.AppRunner(_app(text, status), access_log=None, shutdown_timeout=1.0)
            await runner.setup()
            stack.push_async_callback(runner.cleanup)
            try:
                await _site_of(endpoint, runner, endpoints, is_host_open=is_host_open).start()
            except OSError as err:
                _LOGGER.warning("The %s endpoint cannot be opened: %s", endpoint, err)
        yield


def _site_of(
    endpoint: Endpoint, runner: web.AppRunner, endpoints: ListenAddresses, *, is_host_open: bool
) -> web.BaseSite:
    match endpoint:
        case Endpoint.GUEST:
            return web.TCPSite(runner, None, endpoints.guest_port)
        case Endpoint.HOST:
            return web.TCPSite(runner, None if is_host_open else _LOOPBACK, endpoints.host_port)
        case Endpoint.COMMAND_LINE:
            return web.SockSite(runner, private_socket(endpoints.command_socket))
        case _:
            assert_never(endpoint)


def _app(text: str, status: str) -> web.Application:
    async def health(_request: web.Request) -> web.Response:
        return _response(json.dumps({"status": status, "checks": _CHECKS}), "application/json")

    async def refuse(request: web.Request) -> web.Response:
        if request.method in {"GET", "HEAD"} and "text/html" in request.headers.get("Accept", ""):
            return _response(_PAGE.format(text=escape(text)), "text/html")
        body = {
            "type": "about:blank",
            "title": "Service Unavailable",
            "status": 503,
            "detail": text,
            "code": "unavailable",
            "message": text,
        }
        return _response(json.dumps(body), CONTENT_TYPE)

    app = web.Application()
    app.router.add_get("/healthz", health)
    app.router.add_route("*", "/{path:.*}", refuse)
    return app


def _response(text: str, content_type: str) -> web.Response:
    return web.Response(
        status=503, text=text, content_type=content_type, charset="utf-8", headers=_HEADERS
    )
