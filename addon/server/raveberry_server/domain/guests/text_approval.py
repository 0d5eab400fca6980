"""Approval of names, dedications and hashtags (docs/rules.md, "Texts")."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Caller, Role
from raveberry_server.domain.model.guest_texts import (
    MAX_DEDICATION_LENGTH,
    MAX_NAME_LENGTH,
    Hashtag,
    TextKind,
    WaitingText,
    one_line,
)
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.immutable_mappings import with_item, without_keys
from raveberry_server.domain.model.song import fold_text
from raveberry_server.domain.model.state import Now, PartyState, Step

from .reserved_names import expect_free_name

MAX_HASHTAGS: Final = 50
"""Maximum number of hashtags on the screen."""
MAX_HASHTAGS_PER_GUEST: Final = 3
MAX_TEXTS_OF_NEWCOMERS: Final = 50
"""Maximum number of waiting texts of guests who have not requested or voted yet."""

_RETRY_AFTER_S: Final = 60.0


def set_name(state: PartyState, caller: Caller, name: str, now: Now) -> PartyState:
    """Set a guest's name, or submit it for approval; an empty name changes nothing.

    Raises:
        RefusedError: `not_allowed` for a name of the host.
    """
    expect_free_name(name, caller.role)
    guest, line = state.guests.get(caller.id), one_line(name, MAX_NAME_LENGTH)
    if guest is None or not line:
        return state
    if line == guest.name:
        return _without_waiting_text(state, TextKind.NAME, caller.id)
    if _needs_approval(state, caller):
        return _with_waiting_text(state, TextKind.NAME, caller.id, line, now.at)
    return _with_name(_without_waiting_text(state, TextKind.NAME, caller.id), caller.id, line)


def set_dedication(
    state: PartyState, caller: Caller, entry: Entry, dedication: str | None, now: Now
) -> tuple[PartyState, Entry]:
    """Set the dedication of an entry, or submit it for approval; without a text it has none."""
    line = one_line(dedication or "", MAX_DEDICATION_LENGTH) or None
    if line is None or not state.settings.dedications:
        return _without_waiting_text(state, TextKind.DEDICATION, entry.id), replace(
            entry, dedication=None
        )
    if not _needs_approval(state, caller):
        kept = _without_waiting_text(state, TextKind.DEDICATION, entry.id)
        return kept, replace(entry, dedication=line)
    kept = _with_waiting_text(state, TextKind.DEDICATION, caller.id, line, now.at, entry=entry.id)
    return kept, replace(entry, dedication=None)


def put_hashtag(state: PartyState, caller: Caller, line: str, now: Now) -> PartyState:
    """Add a guest's hashtag to the screen, or submit it for approval."""
    if _needs_approval(state, caller):
        return _with_waiting_text(state, TextKind.HASHTAG, caller.id, line, now.at)
    return _with_hashtag(
        _without_waiting_text(state, TextKind.HASHTAG, caller.id), caller.id, line, now.at
    )


def approve_text(state: PartyState, name: str) -> Step[None]:
    """Publish a waiting name, dedication or hashtag.

    Raises:
        RefusedError: `not_found`.
    """
    text, entry = _expect_text(state, name)
    state = replace(state, texts=without_keys(state.texts, (name,)))
    if entry is not None:
        return Step(state=_with_dedication(entry, state, text.text), result=None)
    if text.kind is TextKind.HASHTAG:
        return Step(state=_with_hashtag(state, text.guest, text.text, text.at), result=None)
    return Step(state=_with_name(state, text.guest, text.text), result=None)


def reject_text(state: PartyState, name: str) -> Step[None]:
    """Reject a waiting name, dedication or hashtag.

    Raises:
        RefusedError: `not_found`.
    """
    _expect_text(state, name)
    return Step(state=replace(state, texts=without_keys(state.texts, (name,))), result=None)


def _needs_approval(state: PartyState, caller: Caller) -> bool:
    return state.settings.moderate_texts and caller.role < Role.MOD


def _with_waiting_text(  # noqa: PLR0913 - the parts of a text
    state: PartyState,
    kind: TextKind,
    guest: GuestId,
    line: str,
    at: datetime,
    *,
    entry: EntryId | None = None,
) -> PartyState:
    text = WaitingText(kind=kind, text=line, guest=guest, entry=entry, at=at)
    _expect_room(state, text)
    # Texts of removed songs are dropped here, so that their number stays bounded.
    gone = [name for name, other in state.texts.items() if not _is_still_relevant(state, other)]
    return replace(state, texts=with_item(without_keys(state.texts, gone), text.id, text))


def _expect_room(state: PartyState, text: WaitingText) -> None:
    """Limit the waiting texts of newcomers, all of whom may be one person."""
    author = state.guests.get(text.guest)
    if text.id in state.texts or (author is not None and author.has_acted):
        return
    theirs = sum(
        (known := state.guests.get(other.guest)) is None or not known.has_acted
        for other in state.texts.values()
    )
    if theirs >= MAX_TEXTS_OF_NEWCOMERS:
        raise RefusedError(
            Refusal.TEXTS_WAITING,
            limit=MAX_TEXTS_OF_NEWCOMERS,
            remaining=0,
            retry_after_s=_RETRY_AFTER_S,
        )


def _is_still_relevant(state: PartyState, text: WaitingText) -> bool:
    """Return True if the song of a dedication is present or can be brought back."""
    if text.entry is None or state.entry(text.entry) is not None:
        return True
    return any(text.entry in removal.ids for removal in state.removals)


def _without_waiting_text(state: PartyState, kind: TextKind, owner: str) -> PartyState:
    """Return the state without the waiting text of a guest or song."""
    name = WaitingText.id_of(kind, owner)
    if name not in state.texts:
        return state
    return replace(state, texts=without_keys(state.texts, (name,)))


def _with_name(state: PartyState, guest: GuestId, name: str) -> PartyState:
    known = replace(state.guests[guest], name=name)
    return replace(state, guests=with_item(state.guests, guest, known))


def _with_hashtag(state: PartyState, guest: GuestId, line: str, at: datetime) -> PartyState:
    """Return the state with a new hashtag; the oldest ones are dropped beyond the limits."""
    others = [tag for tag in state.hashtags if fold_text(tag.text) != fold_text(line)]
    mine = [tag for tag in others if tag.guest == guest]
    too_many = mine[: max(0, len(mine) + 1 - MAX_HASHTAGS_PER_GUEST)]
    kept = [tag for tag in others if tag not in too_many]
    added = Hashtag(text=line, guest=guest, at=at)
    return replace(state, hashtags=tuple([*kept, added][-MAX_HASHTAGS:]))


def _with_dedication(entry: Entry, state: PartyState, dedication: str) -> PartyState:
    entry = replace(entry, dedication=dedication)
    if entry.id in state.waiting:
        return replace(state, waiting=state.waiting.with_entries((entry,)))
    return replace(state, playback=replace(state.playback, entry=entry))


def _expect_text(state: PartyState, name: str) -> tuple[WaitingText, Entry | None]:
    """Return a waiting text, and its entry if it is a dedication."""
    text = state.texts.get(name)
    entry = state.entry(text.entry) if text is not None and text.entry is not None else None
    if text is None or (text.entry is not None and entry is None):
        raise RefusedError(Refusal.TEXT_DECIDED)
    return text, entry
