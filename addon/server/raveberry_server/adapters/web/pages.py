"""Pages and their files, join links, the health check and metrics."""

import asyncio
import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from aiohttp import web
from raveberry_contract import dumps, messages

from raveberry_server.adapters.system.metrics import (
    METRICS_TYPE,
    Metric,
    metrics_text,
    process_metrics,
)
from raveberry_server.adapters.web.auth.authenticator import (
    CODE_AGE_S,
    CODE_COOKIE,
    Authenticator,
    Endpoint,
)
from raveberry_server.adapters.web.auth.kiosk import (
    KIOSK_COOKIE,
    KIOSK_COOKIE_AGE_S,
    KIOSK_NAME_COOKIE,
)
from raveberry_server.adapters.web.auth.screen_key import (
    SCREEN_COOKIE,
    SCREEN_COOKIE_AGE_S,
    resembles_screen_key,
)
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.join_codes import normalize_code
from raveberry_server.presenter.queue_json import StateText

from .api import with_identity_cookie
from .assets import Asset, accepts_gzip, asset_response
from .context import WebContext
from .languages import preferred_language
from .state_compressor import StateCompressor

_FIRST_ENTRIES: Final = 20
"""Entries of the queue in the guest page, more than a phone shows without scrolling."""

_END: Final = "</body>"
_KIOSK: Final = "/kiosk"
_NAME: Final = "Raveberry"
_BACKGROUND: Final = "#150a1f"
_ICONS: Final = (
    {"src": "static/icon.svg", "type": "image/svg+xml", "sizes": "any"},
    {"src": "static/icon-192.png", "type": "image/png", "sizes": "192x192"},
    {
        "src": "static/icon-512.png",
        "type": "image/png",
        "sizes": "512x512",
        "purpose": "any maskable",
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LivenessChecks:
    """Health of parts that the web server does not know.

    Attributes:
        is_player_well: the player was reached and works.
        is_broker_well: the MQTT broker is connected.
    """

    is_player_well: Callable[[], bool]
    is_broker_well: Callable[[], bool]


class Pages:
    """HTTP handlers of one endpoint."""

    def __init__(
        self,
        *,
        authenticator: Authenticator,
        assets: Mapping[str, Asset],
        services: WebContext,
        signs: LivenessChecks,
        metrics: Callable[[], Iterable[Metric]],
    ) -> None:
        self._authenticator = authenticator
        self._assets = assets
        self._languages = {name.split(".")[1] for name in assets if name.startswith("index.")}
        self._party = services.party
        self._commands = services.commands
        self._live = services.live
        self._signs = signs
        self._metrics = metrics
        self._compressor = StateCompressor()

    def monitoring_routes(self) -> list[web.RouteDef]:
        """Return the routes of monitoring; guests have no metrics."""
        routes = [web.get("/healthz", self.health)]
        if self._authenticator.endpoint is not Endpoint.GUEST:
            routes.append(web.get("/metrics", self.metrics))
        return routes

    def routes(self) -> list[web.RouteDef]:
        """Return the other routes."""
        is_guests = self._authenticator.endpoint is Endpoint.GUEST
        routes = [
            web.get("/", self.guest_page if is_guests else self.own_page),
            web.get("/guest", self.guest_page),
            web.get("/tv", self.tv_page),
            web.get("/static/{path:.+}", self.static),
            web.get("/manifest.webmanifest", self.manifest),
            web.get("/p/{code}", self.join),
        ]
        if is_guests:
            routes.append(web.get(_KIOSK, self.kiosk_page))
        else:
            routes += [web.get("/host", self.own_page), web.get("/poster", self.own_page)]
        return routes

    async def guest_page(self, request: web.Request) -> web.Response:
        """Return the guest page with the state and the first entries of the queue.

        A phone shows it and votes without another request. The cookie of the identity is the one
        that both the first vote and the WebSocket use.
        """
        visitor = self._authenticator.visitor(request)
        if visitor.is_kiosk and request.path != _KIOSK:
            return _redirect("kiosk")
        self._authenticator.note_arrival(request)
        head, end, tail = (
            self._asset(self._file(request, "index")).content.decode().rpartition(_END)
        )
        # A "<" could end the element.
        before, queue, after = (
            part.replace("<", "\\u003c")
            for part in self._live.state_of(visitor.viewer, entries=_FIRST_ENTRIES)
        )
        text = StateText(
            f'{head}<script type="application/json" id="state">{before}',
            queue,
            f"{after}</script>\n{end}{tail}",
        )
        is_packed = accepts_gzip(request)
        body = await self._compressor.compressed(text) if is_packed else "".join(text).encode()
        headers = {
            "Cache-Control": "no-store",
            "Vary": "Accept-Encoding, Accept-Language, Cookie",
            **({"Content-Encoding": "gzip"} if is_packed else {}),
        }
        response = web.Response(
            body=body, headers=headers, content_type="text/html", charset="utf-8"
        )
        return with_identity_cookie(response, visitor)

    async def own_page(self, request: web.Request) -> web.Response:
        """Return the host page for hosts, and the guest page for other users of Home Assistant."""
        is_host = self._authenticator.visitor(request).role is Role.HOST
        return self._page(request, "host") if is_host else await self.guest_page(request)

    async def tv_page(self, request: web.Request) -> web.Response:
        """Return the TV page; the key of a link becomes a cookie and leaves the URL.

        An outdated key does too, so that the page can show that it is; a screen keeps its own.
        """
        key = request.query.get("key")
        if key is None:
            return self._page(request, "tv")
        response = _redirect("tv")
        is_guests = self._authenticator.endpoint is Endpoint.GUEST
        is_screen = self._authenticator.visitor(request).is_screen
        if is_guests and not is_screen and resembles_screen_key(key):
            response.set_cookie(
                SCREEN_COOKIE,
                key,
                max_age=SCREEN_COOKIE_AGE_S,
                path="/",
                httponly=True,
                samesite="Lax",
            )
        return response

    async def kiosk_page(self, request: web.Request) -> web.Response:
        """Return the guest page as a kiosk; the key of a link becomes a cookie and leaves the URL.

        An invalid key ends the kiosk. Without a valid one it is a page that says so.
        """
        key = request.query.get("key")
        if key is not None:
            response = _redirect("kiosk")
            response.del_cookie(KIOSK_NAME_COOKIE, path="/")
            if self._authenticator.is_kiosk_key(key):
                response.set_cookie(
                    KIOSK_COOKIE,
                    key,
                    max_age=KIOSK_COOKIE_AGE_S,
                    path="/",
                    httponly=True,
                    samesite="Lax",
                )
            else:
                response.del_cookie(KIOSK_COOKIE, path="/")
            return response
        if self._authenticator.visitor(request).is_kiosk:
            return await self.guest_page(request)
        return web.Response(
            status=403,
            body=self._asset(self._file(request, "kiosk-off")).content,
            content_type="text/html",
            charset="utf-8",
            headers={"Cache-Control": "no-store", "Vary": "Accept-Language"},
        )

    async def static(self, request: web.Request) -> web.Response:
        """Return a static file."""
        return asset_response(request, self._asset(request.match_info["path"]))

    async def manifest(self, request: web.Request) -> web.Response:
        """Return the manifest of the page as an app, which has the name of the party.

        Apps share links and texts with the search of an installed page. Addresses are relative to
        the path prefix of a proxy.
        """
        name = self._party.saved.state.settings.party_name or _NAME
        text = json.dumps(
            {
                "name": name,
                "short_name": name,
                "lang": preferred_language(
                    request.headers.get("Accept-Language", ""), self._languages
                ),
                "start_url": "./",
                "scope": "./",
                "display": "standalone",
                "background_color": _BACKGROUND,
                "theme_color": _BACKGROUND,
                "icons": _ICONS,
                "share_target": {
                    "action": "./",
                    "method": "GET",
                    "params": {"title": "title", "text": "text", "url": "url"},
                },
            },
            ensure_ascii=False,
        )
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
        return web.Response(text=text, content_type="application/manifest+json", headers=headers)

    async def join(self, request: web.Request) -> web.Response:
        """Redirect a join link to the guest page, relative to the path prefix of a proxy.

        A valid code is set as a cookie for the first command; after a wrong one the page asks for
        it.
        """
        response = _redirect("../")
        code = request.match_info["code"]
        client = self._authenticator.visitor(request).client
        with suppress(RefusedError):
            self._commands.expect_join_code(code, client)
            response.set_cookie(
                CODE_COOKIE,
                normalize_code(code),
                max_age=CODE_AGE_S,
                path="/",
                httponly=True,
                samesite="Lax",
            )
        return response

    async def health(self, _request: web.Request) -> web.Response:
        """Return the health of all parts; a missing broker is not a failure."""
        checks = messages.Checks(
            server=True,
            store=self._party.is_store_well,
            player=self._signs.is_player_well(),
            broker=self._signs.is_broker_well(),
        )
        is_well = checks.server and checks.store and checks.player
        health = messages.Health(status="ok" if is_well else "failing", checks=checks)
        return web.Response(
            status=200 if is_well else 503,
            text=dumps(health),
            content_type="application/json",
            headers={"Cache-Control": "no-store"},
        )

    async def metrics(self, request: web.Request) -> web.Response:
        """Return the metrics of this process, for the host.

        Raises:
            RefusedError: `not_allowed` for other users of Home Assistant.
        """
        if self._authenticator.visitor(request).role is not Role.HOST:
            raise RefusedError(Refusal.HOST_ONLY)
        of_process = await asyncio.to_thread(process_metrics)
        return web.Response(
            body=metrics_text((*self._metrics(), *of_process)).encode(),
            headers={"Content-Type": METRICS_TYPE, "Cache-Control": "no-store"},
        )

    def _page(self, request: web.Request, name: str) -> web.Response:
        response = asset_response(request, self._asset(self._file(request, name)))
        response.headers["Vary"] = "Accept-Encoding, Accept-Language"
        return response

    def _file(self, request: web.Request, name: str) -> str:
        """Return the name of a page's file in the language of the browser."""
        header = request.headers.get("Accept-Language", "")
        return f"{name}.{preferred_language(header, self._languages)}.html"

    def _asset(self, path: str) -> Asset:
        asset = self._assets.get(path)
        if asset is None:
            raise RefusedError(Refusal.FILE_UNKNOWN)
        return asset


def _redirect(to: str) -> web.Response:
    """Return a redirect to a path relative to that of the request."""
    return web.Response(status=303, headers={"Location": to, "Cache-Control": "no-store"})
