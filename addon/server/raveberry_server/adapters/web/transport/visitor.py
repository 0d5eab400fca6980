"""Visitors: senders of requests with their identity and role."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from raveberry_server.adapters.web.sender import Sender, hash_of
from raveberry_server.application.throttling.fair_queue import Claimant
from raveberry_server.commands.idempotency import IdempotencyKey
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Caller, Client, Guest, Location, Newcomer, Role
from raveberry_server.domain.model.guest_texts import DefaultNames
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.presenter.state import Viewer

_KEY: Final = re.compile(r"[!-~]{1,200}")


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """Sender of a request.

    Attributes:
        id: the present identity, or the one that the first command creates.
        role: the role at this endpoint.
        is_known: the identity exists.
        token: the cookie of that identity, None where none is used.
        location: limits new identities, None where they are not limited.
        has_cookie: the browser sent that cookie.
        name: name of a new identity.
        default_names: the names for one without, None for an identity that exists.
        code: the join code that was sent, None where none is needed.
        is_screen: the host has opened the page on a screen in the room.
        is_former_screen: that was before the link for screens was renewed.
        is_kiosk: the page is a kiosk, where no code is needed.
        is_nobody: nobody has entered a name at that kiosk.
    """

    id: GuestId
    role: Role
    is_known: bool
    token: str | None = None
    has_cookie: bool = False
    location: Location | None = None
    name: str = ""
    default_names: DefaultNames | None = None
    code: str | None = None
    is_screen: bool = False
    is_former_screen: bool = False
    is_kiosk: bool = False
    is_nobody: bool = False

    @property
    def address(self) -> str | None:
        """Key that new identities are counted by, None where they are not."""
        return self.location.key if self.location is not None else None

    def idempotency_key(self, text: str) -> IdempotencyKey:
        """Return a key that was sent with a command.

        Raises:
            RefusedError: `bad_request`.
        """
        if not _KEY.fullmatch(text):
            raise RefusedError(Refusal.IDEMPOTENCY_KEY_INVALID)
        # Newcomers share the limit of their address.
        return IdempotencyKey(text=text, owner=None if self.is_known else self.address)

    @cached_property
    def client(self) -> Client | None:
        """Client that is slowed down after wrong codes, None where no code is needed."""
        if self.code is None:
            return None
        name = self.id if self.has_cookie else ""
        return Client(key=f"{self.address} {name}", is_many=not self.has_cookie)

    @cached_property
    def viewer(self) -> Viewer:
        """The visitor as the viewer of a page."""
        return Viewer(
            id=self.id if self.is_known else None,
            role=self.role,
            is_screen=self.is_screen,
            is_former_screen=self.is_former_screen,
        )

    @cached_property
    def caller(self) -> Caller:
        """The visitor as the caller of a command.

        Raises:
            RefusedError: `not_allowed` at a kiosk without a name.
        """
        if self.is_nobody:
            raise RefusedError(Refusal.KIOSK_NAME_NEEDED)
        if self.is_known:
            return Caller(
                id=self.id,
                role=self.role,
                address=self.address,
                client=self.client,
                location=self.location,
            )
        newcomer = Newcomer(
            id=self.id,
            token_hash=hash_of(self.token) if self.token is not None else None,
            name=self.name,
            default_names=self.default_names,
            code=None if self.is_kiosk else self.code,
            location=self.location,
        )
        return Caller(
            id=self.id,
            role=self.role,
            newcomer=newcomer,
            address=self.address,
            client=self.client,
            location=self.location,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownVisitor:
    """Guest who sends requests, kept until something that it follows from changes.

    Attributes:
        guest: the guest.
        location: the location of the sender.
        screen_links_made: the number of the present link for screens.
        visitor: the visitor.
        claimant: the claimant of rate limits.
    """

    guest: Guest
    location: Location
    screen_links_made: int
    visitor: Visitor
    claimant: Claimant

    def follows_from(self, guest: Guest, location: Location, screen_links_made: int) -> bool:
        """Return whether it would be the same if it were made again for the same sender."""
        return (
            self.guest is guest
            and (self.location is location or self.location == location)
            and self.screen_links_made == screen_links_made
        )


@dataclass(slots=True)
class RecentSender:
    """Sender of recent requests, and the guest who it is, None before it was one."""

    sender: Sender
    known: KnownVisitor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRequest:
    """Request for a WebSocket, as far as its commands are authenticated by it.

    aiohttp's keeps its connection and parser, and a page may be open for hours.

    Attributes:
        sender: its sender.
        headers: those that are read for each command.
        token: the cookie of the identity that the first command creates.
    """

    sender: RecentSender
    headers: Mapping[str, str]
    token: str = field(repr=False)
