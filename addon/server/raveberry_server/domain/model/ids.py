"""Identifiers of entries and guests."""

import hashlib
import unicodedata
from typing import Final, NewType

EntryId = NewType("EntryId", str)
GuestId = NewType("GuestId", str)

HOST: Final = GuestId("host")
"""The identity shared by MQTT, command line and automations."""

_KIOSK: Final = "kiosk:"
_KIOSK_DIGITS: Final = 16


def kiosk_guest(name: str) -> GuestId:
    """Return the id of the guest of a kiosk with a name, in any spelling of case and width."""
    folded = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    digest = hashlib.sha256(folded.encode(errors="replace")).hexdigest()
    return GuestId(f"{_KIOSK}{digest[:_KIOSK_DIGITS]}")


def is_kiosk_guest(guest: GuestId) -> bool:
    """Return whether a guest entered a name at a kiosk, where anybody may enter it again."""
    return guest.startswith(_KIOSK)


def entry_id(number: int) -> EntryId:
    """Return the id of an entry; numbers are never used twice."""
    return EntryId(f"e{number}")


def entry_number(entry: EntryId) -> int | None:
    """Return the number of an entry id, or None if it is not valid."""
    digits = entry.removeprefix("e")
    is_number = digits.isascii() and digits.isdigit() and entry_id(int(digits[:18])) == entry
    return int(digits) if is_number else None
