"""Errors as problem details (RFC 9457) with the contract's error codes."""

import json
import logging
from http import HTTPStatus
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler
from raveberry_contract import ContractError, encoded
from raveberry_contract.errors import HTTP_STATUS, ErrorCode

from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.presenter.refusals import internal_error, invalid_message, problem_message

_LOGGER = logging.getLogger(__name__)

CONTENT_TYPE: Final = "application/problem+json"

_FRAMEWORK: Final = {
    HTTPStatus.UNAUTHORIZED: RefusedError(Refusal.HOST_PASSWORD_NEEDED),
    HTTPStatus.NOT_FOUND: RefusedError(Refusal.ADDRESS_UNKNOWN),
    HTTPStatus.METHOD_NOT_ALLOWED: RefusedError(Refusal.METHOD_NOT_ALLOWED),
    HTTPStatus.REQUEST_TIMEOUT: RefusedError(Refusal.BODY_TOO_SLOW),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: RefusedError(Refusal.REQUEST_TOO_LARGE, largest_kb=64),
}


def problem_response(refused: RefusedError, status: int | None = None) -> web.Response:
    """Return the problem details of a refusal."""
    chosen = status or HTTP_STATUS[ErrorCode(refused.reason)]
    body = {
        "type": "about:blank",
        "title": HTTPStatus(chosen).phrase,
        "status": chosen,
        "detail": refused.message,
        **encoded(problem_message(refused)),
    }
    headers = {}
    if refused.retry_after_s is not None:
        headers["Retry-After"] = str(max(1, round(refused.retry_after_s)))
    return web.Response(
        status=chosen, body=json.dumps(body).encode(), content_type=CONTENT_TYPE, headers=headers
    )


@web.middleware
async def problems(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn every error of a handler into problem details with a code."""
    try:
        return await handler(request)
    except RefusedError as err:
        return problem_response(err)
    except ContractError as err:
        return problem_response(invalid_message(err))
    except web.HTTPException as err:
        return _framework_problem(err)
    except Exception:
        # Outermost frame of a request: the bug is logged and the server keeps serving.
        _LOGGER.exception("Cannot answer %s %s", request.method, request.path)
        return problem_response(internal_error(), HTTPStatus.INTERNAL_SERVER_ERROR)


def _framework_problem(err: web.HTTPException) -> web.Response:
    if err.status < HTTPStatus.BAD_REQUEST:
        raise err
    refused = _FRAMEWORK.get(HTTPStatus(err.status), RefusedError(Refusal.REQUEST_UNREADABLE))
    response = problem_response(refused, err.status)
    for name in ("Allow", "WWW-Authenticate"):
        if name in err.headers:
            response.headers[name] = err.headers[name]
    return response
