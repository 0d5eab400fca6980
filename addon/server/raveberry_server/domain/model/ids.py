"""Identifiers of entries and guests."""

from typing import Final, NewType

EntryId = NewType("EntryId", str)
GuestId = NewType("GuestId", str)

HOST: Final = GuestId("host")
"""The identity shared by MQTT, command line and automations."""


def entry_id(number: int) -> EntryId:
    """Return the id of an entry; numbers are never used twice."""
    return EntryId(f"e{number}")


def entry_number(entry: EntryId) -> int | None:
    """Return the number of an entry id, or None if it is not valid."""
    digits = entry.removeprefix("e")
    is_number = digits.isascii() and digits.isdigit() and entry_id(int(digits[:18])) == entry
    return int(digits) if is_number else None
