"""Names of things."""

from typing import Final, NewType

EntryId = NewType("EntryId", str)
GuestId = NewType("GuestId", str)

HOST: Final = GuestId("host")
"""The one identity of MQTT, command line and automations."""


def entry_id(number: int) -> EntryId:
    """The id of the entry with that number; numbers are never used twice."""
    return EntryId(f"e{number}")


def entry_number(entry: EntryId) -> int | None:
    """The number behind an entry's id, or None if no entry is ever called that."""
    digits = entry.removeprefix("e")
    is_number = digits.isascii() and digits.isdigit() and entry_id(int(digits[:18])) == entry
    return int(digits) if is_number else None
