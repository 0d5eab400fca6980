"""Requests that are no HTTP are answered like all others: with a problem that has a code."""

import logging
from http import HTTPStatus
from typing import override

from aiohttp import web
from aiohttp.web_request import BaseRequest

from raveberry_server.domain.errors import Reason, RefusedError

from .problems import problem_response

_LOGGER = logging.getLogger(__name__)


class Runner(web.AppRunner):
    """Runs an application.

    aiohttp has no hook for what its parser refuses (3.14: plain text, its own version in the
    headers and a traceback in the log), hence the server and the protocol below.
    """

    @override
    async def _make_server(self) -> web.Server:
        made = await super()._make_server()
        return _Server(
            made.request_handler,
            request_factory=made.request_factory,
            **made._kwargs,  # noqa: SLF001 - see above
        )


class _Server(web.Server):
    @override
    def __call__(self) -> web.RequestHandler:
        return _Protocol(self, loop=self._loop, **self._kwargs)


class _Protocol(web.RequestHandler):
    __slots__ = ()

    @override
    def handle_error(
        self,
        request: BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR or request.writer.output_size > 0:
            return super().handle_error(request, status, exc, message)
        _LOGGER.debug("Not HTTP, from %s: %s", request.remote, message)
        refused = RefusedError(Reason.BAD_REQUEST, "The server cannot read this as HTTP")
        response = problem_response(refused, status)
        response.headers["Server"] = "Raveberry"  # else aiohttp adds its version
        response.force_close()
        return response
