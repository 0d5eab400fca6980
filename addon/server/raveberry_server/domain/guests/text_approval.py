"""Names, dedications and hashtags, which may wait for the host's word before they are seen."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import Caller, Role
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.immutable import with_item, without_keys
from raveberry_server.domain.model.song import fold_text
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.model.texts import (
    MAX_DEDICATION_LENGTH,
    MAX_NAME_LENGTH,
    Hashtag,
    TextKind,
    WaitingText,
    one_line,
)

from .reserved_names import expect_free_name

MAX_HASHTAGS: Final = 50
"""Words on the screen altogether."""
MAX_HASHTAGS_PER_GUEST: Final = 3
MAX_TEXTS_OF_NEWCOMERS: Final = 50
"""Texts that wait for the host's word of guests who have not taken part yet, altogether."""

_RETRY_AFTER_S: Final = 60.0


def set_name(state: PartyState, caller: Caller, name: str, now: Now) -> PartyState:
    """The state after a guest took another name; without one, or without a guest, as it was.

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
    """The state, and a new or adopted song with what its guest says with it."""
    line = one_line(dedication or "", MAX_DEDICATION_LENGTH) or None
    if line is None or not _needs_approval(state, caller):
        return state, replace(entry, dedication=line)
    kept = _with_waiting_text(state, TextKind.DEDICATION, caller.id, line, now.at, entry=entry.id)
    return kept, replace(entry, dedication=None)


def put_hashtag(state: PartyState, caller: Caller, line: str, now: Now) -> PartyState:
    """The state after a guest has put a word on the screen."""
    if _needs_approval(state, caller):
        return _with_waiting_text(state, TextKind.HASHTAG, caller.id, line, now.at)
    return _with_hashtag(
        _without_waiting_text(state, TextKind.HASHTAG, caller.id), caller.id, line, now.at
    )


def approve_text(state: PartyState, name: str) -> Step[None]:
    """Let everybody see a name, a dedication or a hashtag.

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
    """Let nobody see a name, a dedication or a hashtag; its guest keeps the old name.

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
    # What nobody can be asked about any more goes here, where it could grow.
    gone = [name for name, other in state.texts.items() if not _is_still_relevant(state, other)]
    return replace(state, texts=with_item(without_keys(state.texts, gone), text.id, text))


def _expect_room(state: PartyState, text: WaitingText) -> None:
    """Let newcomers, who may all be one person, bury the host under only so many texts."""
    author = state.guests.get(text.guest)
    if text.id in state.texts or (author is not None and author.has_acted):
        return
    theirs = sum(
        (known := state.guests.get(other.guest)) is None or not known.has_acted
        for other in state.texts.values()
    )
    if theirs >= MAX_TEXTS_OF_NEWCOMERS:
        raise RefusedError(
            Reason.LIMIT_REACHED,
            "Many texts wait for the host; vote or request a song, and send yours again",
            limit=MAX_TEXTS_OF_NEWCOMERS,
            remaining=0,
            retry_after_s=_RETRY_AFTER_S,
        )


def _is_still_relevant(state: PartyState, text: WaitingText) -> bool:
    """Whether its song is here or may come back; those of guests that are gone went with them."""
    if text.entry is None or state.entry(text.entry) is not None:
        return True
    return any(entry.id == text.entry for deed in state.deeds for entry in deed.entries)


def _without_waiting_text(state: PartyState, kind: TextKind, guest: GuestId) -> PartyState:
    """The state after a guest thought better of what waits."""
    name = WaitingText.id_of(kind, guest)
    if name not in state.texts:
        return state
    return replace(state, texts=without_keys(state.texts, (name,)))


def _with_name(state: PartyState, guest: GuestId, name: str) -> PartyState:
    known = replace(state.guests[guest], name=name)
    return replace(state, guests=with_item(state.guests, guest, known))


def _with_hashtag(state: PartyState, guest: GuestId, line: str, at: datetime) -> PartyState:
    """The state with that word last; older ones go when a guest, or everybody, has too many."""
    others = [tag for tag in state.hashtags if fold_text(tag.text) != fold_text(line)]
    mine = [tag for tag in others if tag.guest == guest]
    too_many = mine[: max(0, len(mine) + 1 - MAX_HASHTAGS_PER_GUEST)]
    kept = [tag for tag in others if tag not in too_many]
    added = Hashtag(text=line, guest=guest, at=at)
    return replace(state, hashtags=tuple([*kept, added][-MAX_HASHTAGS:]))


def _with_dedication(entry: Entry, state: PartyState, dedication: str) -> PartyState:
    entry = replace(entry, dedication=dedication)
    if entry.id in state.waiting:
        return replace(state, waiting=with_item(state.waiting, entry.id, entry))
    return replace(state, playback=replace(state.playback, entry=entry))


def _expect_text(state: PartyState, name: str) -> tuple[WaitingText, Entry | None]:
    """A text that waits, and its song if it is about one."""
    text = state.texts.get(name)
    entry = state.entry(text.entry) if text is not None and text.entry is not None else None
    if text is None or (text.entry is not None and entry is None):
        raise RefusedError(Reason.NOT_FOUND, "That text does not wait any more")
    return text, entry
