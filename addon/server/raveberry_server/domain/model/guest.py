"""Guests, roles and callers."""

import colorsys
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Final

from .guest_texts import DefaultNames
from .ids import HOST, GuestId

HOST_COLOR: Final = "#ffffff"

GOLDEN_ANGLE_TURNS: Final = 137.508 / 360
"""Step between successive hues, by which any number of them stays distinguishable."""


class Role(IntEnum):
    """Role of a caller; a higher role includes the lower ones."""

    GUEST = 0
    MOD = 1
    HOST = 2


class Sign(StrEnum):
    """A symbol that a guest chose, shown beside the name in the guest's colour."""

    BOLT = "bolt"
    CAT = "cat"
    CHERRY = "cherry"
    CROWN = "crown"
    DROP = "drop"
    FISH = "fish"
    FLAME = "flame"
    FLOWER = "flower"
    GHOST = "ghost"
    HEART = "heart"
    LEAF = "leaf"
    MOON = "moon"
    NOTE = "note"
    ROCKET = "rocket"
    STAR = "star"
    SUN = "sun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """One identity; only the hash of its cookie is stored.

    Attributes:
        is_counted: its address was charged for it as a new identity, or is exempt by a code.
        has_acted: it has requested or voted; only then it can be active, and is stored.
        last_opening: the opening of the party in which it last did.
        joined_by_code: it joined by the code that was valid then.
        has_own_voice: its votes count separately where devices cannot be distinguished.
        voice: the shared voice of its last vote, empty for its own.
        device: the device that it last acted from, empty if unknown.
        muted_until: the end of a mute.
        source: the preferred online source, empty for none.
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
    last_opening: int = 0
    joined_by_code: bool = False
    has_own_voice: bool = False
    voice: str = ""
    device: str = ""
    sign: Sign | None = None

    @property
    def is_persistent(self) -> bool:
        """Return True if it is stored: it has acted, has a role, or is muted or banned."""
        is_marked = self.is_banned or self.muted_until is not None
        return self.has_acted or is_marked or self.role > Role.GUEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Network location of a caller, as far as the server can see.

    Attributes:
        key: the key of limits: the device if known, else the address.
        network: the network of that address, or the device if known.
        is_device: `key` identifies a device by its hardware address; the device may still be a
            router with many people behind it.
        is_kiosk: it is a kiosk, which many guests use and which is one voice.
    """

    key: str
    network: str
    is_device: bool = False
    is_kiosk: bool = False


class Cheer(StrEnum):
    """A symbol with which a guest reacts to the song that plays."""

    HEART = "heart"
    FIRE = "fire"
    LAUGH = "laugh"
    STAR = "star"
    DISCO = "disco"


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """An identity to create with its first successful command.

    `name` is provided by a trusted interface. `code` is the typed join code, None if the interface
    is trusted. `location` is None where limits by location do not apply. Without a name, one of
    `default_names` is given, or a number if there are none.
    """

    id: GuestId
    token_hash: str | None
    name: str = ""
    default_names: DefaultNames | None = None
    code: str | None = None
    location: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Client that guesses of codes are counted by.

    `is_many`: it may be everyone at an address, because there was no cookie.
    `network`: the network that it may take other addresses from, None if it cannot.
    """

    key: str
    is_many: bool
    network: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Identity and role of the sender of a command.

    `address` is the key by which new identities are counted, None on the host's interfaces and for
    guests over MQTT. `location` is more precise, if known. `client` counts guesses of codes, None
    where none are needed.
    """

    id: GuestId
    role: Role
    newcomer: Newcomer | None = None
    address: str | None = None
    client: Client | None = None
    location: Location | None = None


HOST_CALLER: Final = Caller(id=HOST, role=Role.HOST)


def guest_color(number: int) -> str:
    """Return the colour of the guest with that number, as ``#rrggbb``."""
    red, green, blue = colorsys.hsv_to_rgb(number * GOLDEN_ANGLE_TURNS % 1.0, 0.45, 1.0)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
