"""QR codes of the join link and of the guests' Wi-Fi."""

import io
from functools import lru_cache
from typing import Final

import segno
import segno.helpers
from aiohttp import web

from raveberry_server.adapters.web.auth.authenticator import Authenticator
from raveberry_server.application.party_view import PartyView
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.settings import Settings, WifiCode
from raveberry_server.presenter.public_links import ServerAddresses, public_links

_QR_SCALE: Final = 10
_QR_BORDER: Final = 4


class QrCodes:
    """HTTP handlers of one endpoint."""

    def __init__(
        self, *, authenticator: Authenticator, party: PartyView, server_addresses: ServerAddresses
    ) -> None:
        self._authenticator = authenticator
        self._party = party
        self._server_addresses = server_addresses

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        return [
            web.get("/join.svg", self.join_code),
            web.get("/wifi.svg", self.wifi_code),
        ]

    async def join_code(self, request: web.Request) -> web.Response:
        """Return the QR code of the join link; only the host's and a screen's contain the code."""
        found = public_links(self._party.saved.state, self._server_addresses)
        may_invite = self._authenticator.visitor(request).viewer.may_invite
        return _svg(qr_svg(found.join_url if may_invite else found.guest_url))

    async def wifi_code(self, request: web.Request) -> web.Response:
        """Return the QR code of the guests' Wi-Fi, which contains the password.

        With `wifi_code` = `house` any page in the local network may show it, else only the host's
        and screens.
        """
        settings = self._party.saved.state.settings
        if settings.wifi_code is WifiCode.HOUSE:
            self._authenticator.expect_in_house(request)
        elif not self._authenticator.visitor(request).viewer.may_invite:
            raise RefusedError(Refusal.WIFI_HIDDEN)
        return _svg(qr_svg(_wifi_text(settings)))


@lru_cache(maxsize=8)
def qr_svg(text: str) -> bytes:
    """Return a QR code of a text as SVG."""
    picture = io.BytesIO()
    segno.make(text, micro=False, error="m").save(
        picture, kind="svg", scale=_QR_SCALE, border=_QR_BORDER, light="#fff"
    )
    return picture.getvalue()


def wifi_png(settings: Settings) -> bytes:
    """Return the QR code of the guests' Wi-Fi as PNG.

    Raises:
        RefusedError: no Wi-Fi is set.
    """
    picture = io.BytesIO()
    code = segno.make(_wifi_text(settings), micro=False, error="m")
    code.save(picture, kind="png", scale=_QR_SCALE, border=_QR_BORDER)
    return picture.getvalue()


def _wifi_text(settings: Settings) -> str:
    if not settings.wifi_ssid:
        raise RefusedError(Refusal.WIFI_UNSET)
    text: str = segno.helpers.make_wifi_data(
        ssid=settings.wifi_ssid,
        password=settings.wifi_password or None,
        security="WPA" if settings.wifi_password else None,
    )
    return text


def _svg(picture: bytes) -> web.Response:
    return web.Response(
        body=picture, content_type="image/svg+xml", headers={"Cache-Control": "no-cache"}
    )
