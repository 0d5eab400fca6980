"""Authentication of requests: ports, origins, proxies, cookies and users of Home Assistant."""

import hmac
import secrets
from base64 import b64decode
from binascii import Error as Base64Error
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from raveberry_server.adapters.web.languages import preferred_language
from raveberry_server.adapters.web.sender import (
    Address,
    IdentityCookie,
    Network,
    Sender,
    address_in,
    network_of,
    peer_of,
    sender_key,
)
from raveberry_server.adapters.web.transport.http_protocol import connection_of
from raveberry_server.adapters.web.transport.visitor import (
    KnownVisitor,
    PageRequest,
    RecentSender,
    Visitor,
)
from raveberry_server.application.catalog.url_validation import is_public
from raveberry_server.application.ports.neighbour_table import Neighbours
from raveberry_server.application.throttling.fair_queue import Claimant
from raveberry_server.application.throttling.wrong_code_limiter import WrongCodeLimiter
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import (
    HOST_CALLER,
    Client,
    Location,
    Role,
)
from raveberry_server.domain.model.guest_texts import DefaultNames
from raveberry_server.domain.model.ids import HOST, GuestId
from raveberry_server.domain.model.settings import Settings
from raveberry_server.domain.model.state import PartyState

from .dns_rebinding import expect_known_name
from .guest_names import GUEST_NAMES
from .host_browser_cookie import HOST_BROWSER_COOKIE, HOST_BROWSER_COOKIE_AGE_S, HostBrowserCookie
from .kiosk import KIOSK_COOKIE, KIOSK_LOCATION, KIOSK_NAME_COOKIE, guest_in
from .screen_key import SCREEN_COOKIE, is_screen_key

COOKIE_AGE_S: Final = 365 * 24 * 3600
CODE_COOKIE: Final = "raveberry_code"
"""Carries the join code of a link to the first command, which creates the identity."""

CODE_AGE_S: Final = 24 * 3600
MOST_RECENT: Final = 512
"""Senders whose headers are not read again, as each phone sends the same ones with every request;
the least recent one is evicted first."""

_TOKEN_OF_REQUEST: Final = web.RequestKey("raveberry_token", str)
_SENDER_OF_REQUEST: Final = web.RequestKey("raveberry_sender", RecentSender)
_LONGEST_CODE: Final = 40
_LONGEST_USER: Final = 64
_OF_USER: Final = "X-Remote-User-Id"
_NAMES_OF_USER: Final = ("X-Remote-User-Display-Name", "X-Remote-User-Name")
_LANGUAGE: Final = "Accept-Language"
_KEPT_HEADERS: Final = (_OF_USER, *_NAMES_OF_USER, _LANGUAGE)
_SIGNS_OF_A_PROXY: Final = ("Forwarded", "Via", "X-Forwarded-For", "X-Real-IP", "CF-Connecting-IP")

type AnyRequest = web.Request | PageRequest


class Endpoint(StrEnum):
    """Interface that a request arrives at."""

    GUEST = "guest"
    HOST = "host"
    COMMAND_LINE = "command line"


@dataclass(frozen=True, slots=True, kw_only=True)
class HostAccess:
    """Access to the host's endpoint, and trust in other machines.

    Attributes:
        supervisor: in the app, the only address that may connect to the host port; its user headers
            are trusted.
        host_password: opens the host port to other machines, which have to give it.
        trusted_proxies: networks whose forwarding headers are trusted.
        key: signs cookies; kept with the data, so that they survive restarts.
        neighbours: identifies devices by hardware address, None where that is impossible.
        guest_url: the guests' URL of the options, whose host name is accepted.
        screen_key: returns the key, by its number, that makes a page at the guest port a screen;
            empty for none.
        kiosk_key: the same for a kiosk.
        note_arrival: notes the address that the guest page was opened from.
        on_link_networks: returns the networks of this machine, whose addresses are in the house
            even if they are global.
    """

    supervisor: Address | None = None
    host_password: str | None = None
    trusted_proxies: Sequence[Network] = ()
    key: bytes = field(default=b"", repr=False)
    neighbours: Neighbours | None = None
    guest_url: str | None = None
    screen_key: Callable[[int], str] = field(default=lambda _number: "", repr=False)
    kiosk_key: Callable[[int], str] = field(default=lambda _number: "", repr=False)
    note_arrival: Callable[[Address], None] = field(default=lambda _address: None, repr=False)
    on_link_networks: Callable[[], Sequence[Network]] = tuple


class Authenticator:
    """Authentication at one endpoint, evaluated for each request."""

    def __init__(
        self,
        *,
        endpoint: Endpoint,
        access: HostAccess,
        state: Callable[[], PartyState],
        wrong_codes: WrongCodeLimiter,
    ) -> None:
        self._endpoint = endpoint
        self._access = access
        self._state = state
        self._wrong_codes = wrong_codes
        self._recent: OrderedDict[Sequence[str | None], RecentSender] = OrderedDict()
        password = access.host_password or ""
        self._host_browser_cookie = HostBrowserCookie(
            key=access.key or secrets.token_bytes(32), password=password
        )

    @property
    def endpoint(self) -> Endpoint:
        """Endpoint that is guarded."""
        return self._endpoint

    @web.middleware
    async def guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse foreign origins, unknown host names, and strangers at the host's endpoint.

        The identity of an admitted request is noted on its connection.
        """
        if self._endpoint is Endpoint.HOST:
            self._expect_host(request)
        if self._endpoint is Endpoint.GUEST:
            settings = self._state().settings
            page = expect_known_name(request, settings, self._access.guest_url)
            if page is not None:
                return page
        if self._endpoint is not Endpoint.COMMAND_LINE:
            self._expect_own_origin(request)
        is_guest = self._endpoint is Endpoint.GUEST
        connection_of(request).peer.note_guest(self._guest_of(request) if is_guest else HOST)
        response = await handler(request)
        if self._endpoint is Endpoint.HOST and self._access.host_password is not None:
            self._mark_host_browser(request, response)
        return response

    def note_arrival(self, request: web.Request) -> None:
        """Note the sender of a request for the guest page, if it came to the guests' endpoint."""
        address = self._sender(request).address
        if self._endpoint is Endpoint.GUEST and address is not None:
            self._access.note_arrival(address)

    def expect_in_house(self, request: web.Request) -> None:
        """Raise unless the request comes from the local network, or from the host.

        An untrusted proxy may forward requests from anywhere, so its requests are refused.

        Raises:
            RefusedError: `not_allowed`.
        """
        if self._endpoint is not Endpoint.GUEST:
            return
        client = self._sender(request).address
        is_brought = client == peer_of(request) and any(
            name in request.headers for name in _SIGNS_OF_A_PROXY
        )
        if client is None or is_brought or not self._is_in_house(client):
            raise RefusedError(Refusal.HOUSE_ONLY)

    def _is_in_house(self, client: Address) -> bool:
        """Return whether an address is local; most of IPv6's are global, also in the house."""
        return not is_public(str(client)) or any(
            client in network for network in self._access.on_link_networks()
        )

    def page_request(self, request: web.Request) -> PageRequest:
        """Return what is kept of the request for a WebSocket, with a token for a new identity."""
        headers = request.headers
        return PageRequest(
            sender=self._recent_sender(request),
            headers={name: headers[name] for name in _KEPT_HEADERS if name in headers},
            token=self.fresh_token(),
        )

    def visitor(self, request: AnyRequest, fresh_token: str | None = None) -> Visitor:
        """Return the sender of a request; without a cookie a new identity with the fresh token."""
        if self._endpoint is Endpoint.COMMAND_LINE:
            return Visitor(id=HOST_CALLER.id, role=HOST_CALLER.role, is_known=True)
        if self._endpoint is Endpoint.HOST and self._access.supervisor is not None:
            return self._user_of_home_assistant(request)
        kiosk = self._kiosk_visitor(request)
        if kiosk is not None:
            return kiosk
        known = self._known_visitor(request)
        return known.visitor if known is not None else self._bearer(request, fresh_token)

    def claimant(self, request: AnyRequest) -> Claimant | None:
        """Return the claimant whose rate limit a request uses, None at the host's endpoints."""
        if self._endpoint is not Endpoint.GUEST:
            return None
        kiosk = self._kiosk_visitor(request)
        if kiosk is not None:
            guest = self._state().guests.get(kiosk.id)
            is_counted = guest is not None and guest.is_counted
            return Claimant(address=KIOSK_LOCATION.key, guest=kiosk.id if is_counted else "")
        known = self._known_visitor(request)
        if known is not None:
            return known.claimant
        return Claimant(address=self._location_of(self._sender(request)).key)

    # --- identities ------------------------------------------------------------------------------

    def _recent_sender(self, request: AnyRequest) -> RecentSender:
        """Return the sender of a request, as it was read from an earlier one if possible."""
        if isinstance(request, PageRequest):
            return request.sender
        recent: RecentSender | None = request.get(_SENDER_OF_REQUEST)
        if recent is not None:
            return recent
        key = sender_key(request)
        recent = self._recent.get(key)
        if recent is None:
            sender = Sender.of(request, self._access.trusted_proxies)
            recent = self._recent[key] = RecentSender(sender)
            if len(self._recent) > MOST_RECENT:
                self._recent.popitem(last=False)
        else:
            self._recent.move_to_end(key)
        request[_SENDER_OF_REQUEST] = recent
        return recent

    def _sender(self, request: AnyRequest) -> Sender:
        return self._recent_sender(request).sender

    def _identity(self, request: AnyRequest, fresh_token: str | None = None) -> IdentityCookie:
        """Return the valid cookie of a request, or one with the fresh token or a random one."""
        cookie = self._sender(request).cookie
        if cookie is not None and self._is_valid(cookie):
            return cookie
        return IdentityCookie.of(fresh_token or self._token_of_request(request))

    def _kiosk_visitor(self, request: AnyRequest) -> Visitor | None:
        """Return the guest of a kiosk, None elsewhere; its role is never higher."""
        cookies = self._sender(request).cookies
        if KIOSK_COOKIE not in cookies or not self.is_kiosk_key(cookies[KIOSK_COOKIE]):
            return None
        guest = guest_in(cookies.get(KIOSK_NAME_COOKIE, ""))
        is_known = guest is not None and guest in self._state().guests
        return Visitor(
            id=guest or GuestId(KIOSK_LOCATION.key),
            role=Role.GUEST,
            is_known=is_known,
            default_names=None if is_known else _default_names(request),
            location=KIOSK_LOCATION,
            code="",
            is_kiosk=True,
            is_nobody=guest is None,
        )

    def is_kiosk_key(self, key: str) -> bool:
        """Return whether a key makes a page at the guest port a kiosk."""
        state = self._state()
        is_on = self._endpoint is Endpoint.GUEST and state.settings.kiosk
        return is_on and is_screen_key(key, self._access.kiosk_key(state.screen_links_made))

    def _guest_of(self, request: web.Request) -> GuestId:
        kiosk = self._kiosk_visitor(request)
        if kiosk is not None:
            return kiosk.id
        known = self._known_visitor(request)
        return known.visitor.id if known is not None else self._identity(request).guest

    def _known_visitor(self, request: AnyRequest) -> KnownVisitor | None:
        """Return the guest whose present cookie a request has, None for newcomers."""
        recent, state = self._recent_sender(request), self._state()
        cookie = recent.sender.cookie
        guest = state.guests.get(cookie.guest) if cookie is not None else None
        if cookie is None or guest is None:
            return None
        location = self._location_of(recent.sender)
        known = recent.known
        if known is not None and known.follows_from(guest, location, state.screen_links_made):
            return known
        if not cookie.belongs_to(guest):
            return None
        known = recent.known = KnownVisitor(
            guest=guest,
            location=location,
            screen_links_made=state.screen_links_made,
            visitor=self._bearer(request),
            claimant=Claimant(address=location.key, guest=guest.id if guest.is_counted else ""),
        )
        return known

    def _bearer(self, request: AnyRequest, fresh_token: str | None = None) -> Visitor:
        sender = self._sender(request)
        cookie = self._identity(request, fresh_token)
        guest = self._state().guests.get(cookie.guest)
        is_known = guest is not None and cookie.belongs_to(guest)
        is_guest = self._endpoint is Endpoint.GUEST
        role = Role.GUEST if is_guest else Role.HOST
        if is_guest and guest is not None and is_known:
            role = min(guest.role, Role.MOD)
        screen_cookie = sender.cookies.get(SCREEN_COOKIE, "")
        is_screen = self._is_screen_key(screen_cookie)
        return Visitor(
            # Reuse the stored string, so that equal ids share their memory.
            id=cookie.guest if guest is None else guest.id,
            role=role,
            is_known=is_known,
            token=cookie.token,
            has_cookie=cookie is sender.cookie,
            default_names=None if is_known else _default_names(request),
            location=self._location_of(sender) if is_guest else None,
            code=sender.cookies.get(CODE_COOKIE, "")[:_LONGEST_CODE] if is_guest else None,
            is_screen=is_screen,
            is_former_screen=is_guest and bool(screen_cookie) and not is_screen,
        )

    def _is_screen_key(self, key: str) -> bool:
        """Return whether a key makes a page at the guest port a screen."""
        if self._endpoint is not Endpoint.GUEST or not key:
            return False
        return is_screen_key(key, self._access.screen_key(self._state().screen_links_made))

    def _token_of_request(self, request: AnyRequest) -> str:
        """Return a random cookie, the same each time for one request."""
        if isinstance(request, PageRequest):
            return request.token
        token = request.get(_TOKEN_OF_REQUEST)
        if token is None:
            request[_TOKEN_OF_REQUEST] = token = self.fresh_token()
        return token

    def fresh_token(self) -> str:
        """Return a random cookie that is valid until the party closes."""
        closings = self._state().closings
        return f"{closings}.{new_token()}" if closings else new_token()

    def renewed_token(self, guest: GuestId) -> str:
        """Return a new cookie for a guest, which invalidates the present one."""
        closings = self._state().closings
        prefix = f"{closings}." if closings else ""
        return f"{prefix}{guest}.{new_token()}"

    def _is_valid(self, cookie: IdentityCookie) -> bool:
        """Return whether a cookie is valid; closing revokes all except those of banned guests."""
        state = self._state()
        guest = state.guests.get(cookie.guest)
        if guest is not None:
            return cookie.belongs_to(guest)
        return not cookie.is_renewed and cookie.closings == state.closings

    def _location_of(self, sender: Sender) -> Location:
        """Return the device that a guest uses where it can be identified, else the address."""
        neighbours, address = self._access.neighbours, sender.address_text
        device = neighbours.device_of(address) if neighbours and address is not None else None
        if device is None:
            return sender.location
        return Location(key=device, network=device, is_device=True)

    def _is_trusted(self, peer: Address) -> bool:
        return any(peer in network for network in self._access.trusted_proxies)

    def _user_of_home_assistant(self, request: AnyRequest) -> Visitor:
        user = request.headers.get(_OF_USER, "")[:_LONGEST_USER]
        names = (request.headers.get(header) for header in _NAMES_OF_USER)
        name = next(filter(None, names), "")
        state = self._state()
        guest = GuestId(f"user:{user}")
        return Visitor(
            id=guest,
            role=_role_of_user(user, state.settings),
            is_known=guest in state.guests,
            name=name,
            default_names=_default_names(request),
        )

    # --- host endpoint ---------------------------------------------------------------------------

    def _expect_host(self, request: web.Request) -> None:
        peer = peer_of(request)
        if self._access.supervisor is not None:
            if peer != self._access.supervisor:
                raise RefusedError(Refusal.HOST_PAGE_ELSEWHERE)
        elif self._access.host_password is not None:
            self._expect_password(request, self._access.host_password)
        elif not _is_loopback_name(urlsplit(f"//{request.host}").hostname or ""):
            # A foreign page whose name was pointed at this machine (DNS rebinding).
            raise RefusedError(Refusal.HOST_PAGE_LOCAL)

    def _expect_password(self, request: web.Request, password: str) -> None:
        given = _password_of(request)
        if not given:
            raise PasswordNeededError
        client = self._guesser(request)
        self._wrong_codes.expect_left(client)
        if not hmac.compare_digest(given.encode(), password.encode()):
            self._wrong_codes.note_wrong(client)
            raise PasswordNeededError

    def _guesser(self, request: web.Request) -> Client:
        """Return the client that wrong passwords count for: a known browser, or an address."""
        browser = self._host_browser_cookie.browser_of(request.cookies.get(HOST_BROWSER_COOKIE, ""))
        if browser is not None:
            return Client(key=f"host {browser}", is_many=False)
        sender = self._sender(request)
        address, network = sender.address, sender.network
        is_alone = str(address) == network
        # An IPv6 client may take any address of its /64, so those of one /64 also share a limit.
        return Client(key=str(address), is_many=False, network=None if is_alone else network)

    def _mark_host_browser(self, request: web.Request, response: web.StreamResponse) -> None:
        """Set the cookie that identifies a browser that has given the password."""
        cookie = request.cookies.get(HOST_BROWSER_COOKIE, "")
        if response.prepared or self._host_browser_cookie.browser_of(cookie) is not None:
            return
        response.set_cookie(
            HOST_BROWSER_COOKIE,
            self._host_browser_cookie.issued(),
            max_age=HOST_BROWSER_COOKIE_AGE_S,
            path="/",
            httponly=True,
            samesite="Lax",
        )

    # --- origins ---------------------------------------------------------------------------------

    def _expect_own_origin(self, request: web.Request) -> None:
        origin = request.headers.get("Origin")
        if origin is None:
            return
        own = [request.host]
        if self._speaks_for_others(request) and "X-Forwarded-Host" in request.headers:
            own = [name.strip() for name in request.headers["X-Forwarded-Host"].split(",")]
        if not any(_is_same_place(origin, name) for name in own):
            raise RefusedError(Refusal.ORIGIN_FOREIGN)

    def _speaks_for_others(self, request: web.Request) -> bool:
        peer = peer_of(request)
        if peer is None:
            return False
        if self._endpoint is Endpoint.HOST and peer == self._access.supervisor:
            return True
        return self._is_trusted(peer)


class PasswordNeededError(web.HTTPUnauthorized):
    """The host's endpoint requires the password."""

    def __init__(self) -> None:
        super().__init__(headers={"WWW-Authenticate": 'Basic realm="Raveberry", charset="UTF-8"'})


def counted_address(access: HostAccess, endpoint: Endpoint, peer: str) -> str | None:
    """Return the device or network that connections of a peer count towards, None without limits.

    A phone may take any number of addresses of its /64 in IPv6, so where devices cannot be told
    apart the /64 counts. Not limited are trusted proxies, which forward many clients, and at the
    host's endpoints loopback and the Supervisor.
    """
    address = address_in(peer)
    if address is None or any(address in network for network in access.trusted_proxies):
        return None
    if endpoint is not Endpoint.GUEST and (address.is_loopback or address == access.supervisor):
        return None
    device = access.neighbours.device_of(str(address)) if access.neighbours is not None else None
    return device or network_of(address)


def new_token() -> str:
    """Return a random token of 256 bits."""
    return secrets.token_urlsafe(32)


def _default_names(request: AnyRequest) -> DefaultNames:
    """Return the names of new guests in the language of the browser."""
    header = request.headers.get(_LANGUAGE, "")
    return GUEST_NAMES[preferred_language(header, GUEST_NAMES)]


def _role_of_user(user: str, settings: Settings) -> Role:
    """Return the role of a user of Home Assistant; requests without a user are a guest's."""
    if not user:
        return Role.GUEST
    if user in settings.mod_users:
        return Role.MOD
    is_host = not settings.host_users or user in settings.host_users
    return Role.HOST if is_host else Role.GUEST


def _password_of(request: web.Request) -> str:
    scheme, _, credentials = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return ""
    try:
        return b64decode(credentials, validate=True).decode().partition(":")[2]
    except (Base64Error, ValueError):
        return ""


def _is_loopback_name(name: str) -> bool:
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _is_same_place(origin: str, host: str) -> bool:
    """Return whether an origin has the host name and port that the request was sent to."""
    try:
        page = urlsplit(origin)
        own = urlsplit(f"{page.scheme}://{host}")
        ports = page.port, own.port
    except ValueError:
        return False
    default = {"http": 80, "https": 443}.get(page.scheme)
    is_same_port = (ports[0] or default) == (ports[1] or default)
    return page.hostname is not None and page.hostname == own.hostname and is_same_port
