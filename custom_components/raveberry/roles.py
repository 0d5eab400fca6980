"""Role of a user of Home Assistant at the party, by the settings of the server."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from .contract.messages import ActingGuest, Role

if TYPE_CHECKING:
    from homeassistant.auth.models import User

    from .coordinator import RaveberryState

HOST_USERS: Final = "host_users"
MOD_USERS: Final = "mod_users"


def role_of(data: RaveberryState, user: User) -> Role:
    """Return the role of a user; while nobody is named as host, administrators are hosts."""
    if user.id in listed_users(data, MOD_USERS):
        return Role.MOD
    hosts = listed_users(data, HOST_USERS)
    is_host = user.id in hosts if hosts else user.is_admin
    return Role.HOST if is_host else Role.GUEST


def acting_guest(data: RaveberryState, user: User) -> ActingGuest | None:
    """Return the guest that a user is, None for the host."""
    role = role_of(data, user)
    if role is Role.HOST:
        return None
    guest = ActingGuest(guest=f"user-{user.id}", name=user.name or None)
    return replace(guest, role="mod") if role is Role.MOD else guest


def listed_users(data: RaveberryState, setting: str) -> tuple[str, ...]:
    """Return the user ids in a setting."""
    value = data.setting(setting)
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()
