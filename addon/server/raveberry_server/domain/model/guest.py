"""Who takes part."""

import colorsys
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Final

from .ids import HOST, GuestId

HOST_COLOR: Final = "#ffffff"

GOLDEN_ANGLE_TURNS: Final = 137.508 / 360
"""Successive hues at this distance stay apart however many there are (Raveberry's colours)."""


class Role(IntEnum):
    """What a caller may do; a higher role may do all that a lower one may."""

    GUEST = 0
    MOD = 1
    HOST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """One identity; its cookie is known only as a hash.

    `is_counted`: the identity has voted or asked, and its address has paid for that or needed not
    to, as it joined by a code.
    `has_acted`: it has voted or requested a song; only then it is active, and kept.
    `came_by_code`: it joined by the code of that moment.
    `has_own_voice`: its votes count singly where devices cannot be told apart.
    `voice`: the device or network that it shared its last vote with, empty for none.
    `device`: the device that it took part from last, empty where none could be told apart.
    `muted_until`: until then this guest may neither ask nor vote.
    `source`: the source of the net that is asked first for this guest, empty without a choice.
    """

    id: GuestId
    token_hash: str | None
    name: str
    color: str
    role: Role
    joined_at: datetime
    is_counted: bool = False
    is_banned: bool = False
    muted_until: datetime | None = None
    source: str = ""
    has_acted: bool = False
    came_by_code: bool = False
    has_own_voice: bool = False
    voice: str = ""
    device: str = ""

    @property
    def is_lasting(self) -> bool:
        """Whether it is worth keeping: it has taken part, or the host has decided about it."""
        is_marked = self.is_banned or self.muted_until is not None
        return self.has_acted or is_marked or self.role > Role.GUEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where somebody comes from, as far as the server can see.

    Attributes:
        key: what allowances are counted by: the device, else the address.
        network: what has a choice of many such addresses; the device itself, if it is known.
        is_device: whether `key` is told apart from all others by its hardware address; it may
            still be a router with many people behind it.
    """

    key: str
    network: str
    is_device: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """An identity that comes into being with the first command that is carried out for it.

    `name` is one that its door vouches for. `code` is what was brought to join by, None where the
    door vouches for the newcomer. `location` is where from, None where that does not matter.
    """

    id: GuestId
    token_hash: str | None
    name: str = ""
    code: str | None = None
    location: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Who tries codes, as far as that can be told apart.

    `is_many`: it may be everybody at one address, as there was no cookie to tell more.
    `network`: what it may take any number of other addresses of, None where it cannot.
    """

    key: str
    is_many: bool
    network: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who gives a command, in which role on this door.

    `address` is where from, in the form that new identities are counted by, None where they are
    not: the host's doors, and guests that the broker speaks for. `location` says more of that, if
    more is known. `client` tells those apart who try codes, None where nobody has to guess.
    """

    id: GuestId
    role: Role
    newcomer: Newcomer | None = None
    address: str | None = None
    client: Client | None = None
    location: Location | None = None


HOST_CALLER: Final = Caller(id=HOST, role=Role.HOST)


def guest_color(number: int) -> str:
    """The colour of the guest with that number, as ``#rrggbb``."""
    red, green, blue = colorsys.hsv_to_rgb(number * GOLDEN_ANGLE_TURNS % 1.0, 0.45, 1.0)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
