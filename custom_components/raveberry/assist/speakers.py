"""Names of those who speak, as guests of a party.

This module imports no others of the package, so all of them may.
"""

from __future__ import annotations

from typing import Final

HOST: Final = "host"
"""Id by which the queue names the host, and with it an automation."""


def guest_of(device_id: str | None, user_id: str | None) -> str | None:
    """Return the guest who speaks through a device or as a user, None for an automation."""
    if device_id is not None:
        return f"satellite-{device_id}"
    return None if user_id is None else f"user-{user_id}"


def queue_id(guest: str | None) -> str:
    """Return the id by which the queue names a guest, or an automation."""
    return HOST if guest is None else f"mqtt:{guest}"


def guest_id_of(device_id: str | None, user_id: str | None) -> str:
    """Return the id by which the queue names who speaks through a device or as a user."""
    return queue_id(guest_of(device_id, user_id))
