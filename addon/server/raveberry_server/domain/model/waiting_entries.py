"""The waiting entries, kept in the order in which they will play.

A changed copy costs the same however many entries wait, and shares with the original whatever has
not changed; so the changes between two versions are found without a walk over the queue.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, ValuesView
from dataclasses import dataclass, field, replace
from fractions import Fraction
from heapq import merge
from math import inf, isfinite
from typing import Final, NamedTuple, Self, assert_never, overload, override

from .entry import Entry, EntryState, Origin
from .ids import EntryId, GuestId
from .immutable_mappings import SortedMap
from .settings import Order, Settings
from .song import Song, song_keys

_FAIR_RANK: Final = {
    Origin.GUEST: 0,
    Origin.HOST: 0,
    Origin.PLAYLIST: 1,
    Origin.HOST_PLAYLIST: 1,
    Origin.REPEAT: 1,
    Origin.AUTOPLAY: 2,
    Origin.FALLBACK: 3,
}
_AUTOMATIC_RANK: Final = {Origin.AUTOPLAY: 1, Origin.FALLBACK: 2}

_WORD: Final = 0xFFFF_FFFF_FFFF_FFFF

_MANY: Final = 64
"""Changed entries for which a copy is made anew rather than entry by entry."""

type Rank = tuple[int | str, ...]
type _Path = tuple[float, ...]
type Place = tuple[Rank, _Path]
"""Rank of the entry before which another one was moved, and the numbers of the moves to there.

An infinite number ends the path, so that moved entries stand before their neighbour, the last moved
one nearest.
"""

_STANDING: Final[_Path] = (inf,)


type _Requests = SortedMap[tuple[GuestId, EntryId], EntryId]
type _Songs = SortedMap[str, tuple[EntryId, ...]]
type _Followers = Mapping[EntryId, frozenset[EntryId]]
"""Entries by the entry before which they were moved, whether that one waits or not."""


class Ranking(NamedTuple):
    """The rules by which entries are ordered; `deal` is the number of the shuffle in force."""

    order: Order = Order.FAIR
    deal: int | None = None

    @classmethod
    def of(cls, settings: Settings, shuffles_made: int) -> "Ranking":
        """Return the ranking of a party."""
        is_shuffled = settings.shuffle and settings.order is Order.FIFO
        return cls(settings.order, shuffles_made if is_shuffled else None)

    def rank(self, entry: Entry) -> Rank:
        """Return the sort key of an entry that has not been moved."""
        if entry.pin is not None:
            return (0, -entry.pin, entry.id)
        match self.order:
            case Order.FAIR:
                return (
                    1,
                    _FAIR_RANK[entry.origin],
                    entry.turn or 0,
                    -entry.score,
                    entry.sequence,
                    entry.id,
                )
            case Order.VOTES:
                automatic = _AUTOMATIC_RANK.get(entry.origin, 0)
                return (1, automatic, -entry.score, entry.sequence, entry.id)
            case Order.FIFO:
                number = entry.sequence
                if self.deal is not None:
                    number = shuffle_key(number, self.deal)
                return (1, _AUTOMATIC_RANK.get(entry.origin, 0), number, entry.id)
            case _:
                assert_never(self.order)


def shuffle_key(sequence: int, deal: int) -> int:
    """Return the sort key of a number in a shuffle (SplitMix64, Steele and others 2014)."""
    mixed = (sequence + deal * 0x9E37_79B9_7F4A_7C15 + 1) * 0xBF58_476D_1CE4_E5B9 & _WORD
    mixed = (mixed ^ mixed >> 30) * 0xBF58_476D_1CE4_E5B9 & _WORD
    mixed = (mixed ^ mixed >> 27) * 0x94D0_49BB_1331_11EB & _WORD
    return mixed ^ mixed >> 31


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WaitingEntries(Mapping[EntryId, Entry]):
    """The waiting entries by id, iterated over in the order of the queue.

    Attributes:
        ranking: the rules of the order.
        by_id: all entries.
        public: the entries that everyone may see, by their place.
        hidden: those that wait for approval, by their place.
        pending: those that have to be downloaded first, by their place.
        requests: the ids of entries by requester.
        songs: the ids of entries by the keys of their songs.
        followers: entries that were moved, by their neighbour, whether that one waits or not.
        public_duration: the exact duration of the public entries in seconds, as far as it is known.
    """

    ranking: Ranking = field(default_factory=Ranking)
    by_id: SortedMap[EntryId, Entry] = field(default_factory=SortedMap)
    public: SortedMap[Place, Entry] = field(default_factory=SortedMap)
    hidden: SortedMap[Place, Entry] = field(default_factory=SortedMap)
    pending: SortedMap[Place, Entry] = field(default_factory=SortedMap)
    requests: _Requests = field(default_factory=SortedMap)
    songs: _Songs = field(default_factory=SortedMap)
    followers: _Followers = field(default_factory=dict)
    public_duration: Fraction = field(default_factory=Fraction)

    @classmethod
    def of(cls, entries: Iterable[Entry], ranking: Ranking | None = None) -> Self:
        """Return entries in the order of a ranking."""
        entries = tuple(entries)
        requests = (
            ((entry.requested_by, entry.id), entry.id)
            for entry in entries
            if entry.requested_by is not None
        )
        followers: _Followers = {}
        for entry in entries:
            followers = _with_follower(followers, None, entry)
        unordered = cls(
            ranking=ranking or Ranking(),
            by_id=SortedMap.of((entry.id, entry) for entry in entries),
            requests=SortedMap.of(requests),
            songs=SortedMap.of(_by_song(entries).items()),
            followers=followers,
            public_duration=sum(map(_public_duration_of, entries), Fraction()),
        )
        places = [(unordered.place(entry), entry) for entry in entries]
        return replace(
            unordered,
            public=SortedMap.of(item for item in places if _is_public(item[1])),
            hidden=SortedMap.of(item for item in places if _is_hidden(item[1])),
            pending=SortedMap.of(item for item in places if _is_pending(item[1])),
        )

    # --- reading ---------------------------------------------------------------------------------

    @override
    def __getitem__(self, entry: EntryId) -> Entry:
        found = self.by_id.get(entry)
        if found is None:
            raise KeyError(entry)
        return found

    @overload
    def get(self, entry: EntryId, /) -> Entry | None: ...
    @overload
    def get[T](self, entry: EntryId, /, default: Entry | T) -> Entry | T: ...
    @override
    def get(self, entry: EntryId, /, default: object = None) -> object:
        found = self.by_id.get(entry)
        return default if found is None else found

    @override
    def __contains__(self, entry: object) -> bool:
        return isinstance(entry, str) and self.by_id.get(EntryId(entry)) is not None

    @override
    def __len__(self) -> int:
        return len(self.by_id)

    @override
    def __iter__(self) -> Iterator[EntryId]:
        return (entry.id for entry in self.in_order())

    @override
    def values(self) -> ValuesView[Entry]:
        return _EntriesInOrder(self)

    def in_order(self) -> Iterator[Entry]:
        """Iterate over the entries in the order of the queue."""
        if not self.hidden:
            return self.public.values()
        return merge(self.public.values(), self.hidden.values(), key=self.place)

    @property
    def public_duration_s(self) -> float:
        """Return the total duration of the entries that everyone may see, as far as it is known."""
        return float(self.public_duration)

    def of_guest(self, guest: GuestId) -> Iterator[Entry]:
        """Iterate over the entries that a guest requested."""
        for (owner, _), entry in self.requests.items_from((guest, EntryId(""))):
            if owner != guest:
                return
            yield self[entry]

    def with_song(self, song: Song) -> Sequence[Entry]:
        """Return the entries of a song, from whatever source, in the order of the queue."""
        if not self.songs.chunks:
            return ()
        names = {name for key in song_keys(song) for name in self.songs.get(key) or ()}
        return sorted(map(self.__getitem__, names), key=self.place)

    def public_position(self, entry: Entry) -> int:
        """Return the position, from 1, of an entry that everyone may see."""
        return self.public.index(self.place(entry)) + 1

    def place(self, entry: Entry) -> Place:
        """Return the sort key of a waiting entry."""
        return _place(entry, self.by_id, self.ranking)

    def has_same_ids(self, before: "WaitingEntries") -> bool:
        """Return True if no entry came or left since an earlier version; False may be wrong."""
        return self.by_id.has_same_keys(before.by_id)

    def differences(
        self, before: "WaitingEntries"
    ) -> dict[EntryId, tuple[Entry | None, Entry | None]]:
        """Return the former and the present state of each entry that came, left or changed."""
        return self.by_id.differences(before.by_id)

    # --- changed copies --------------------------------------------------------------------------

    def ranked_by(self, ranking: Ranking) -> "WaitingEntries":
        """Return the entries in the order of another ranking."""
        return self if ranking == self.ranking else WaitingEntries.of(self.values(), ranking)

    def with_entries(self, entries: Iterable[Entry]) -> "WaitingEntries":
        """Return a copy with some entries added or replaced."""
        entries = tuple(entries)
        if len(entries) > max(_MANY, len(self) // 8):
            by_id = {entry.id: entry for entry in (*self.values(), *entries)}
            return WaitingEntries.of(by_id.values(), self.ranking)
        changed = self
        for entry in entries:
            known = changed.get(entry.id)
            if known is not entry:
                changed = changed._changed(entry.id, known, entry)
        return changed

    def without(self, names: Iterable[EntryId]) -> "WaitingEntries":
        """Return a copy without some entries, which need not be present."""
        changed = self
        for name in names:
            known = changed.get(name)
            if known is not None:
                changed = changed._changed(name, known, None)
        return changed

    def _changed(self, name: EntryId, was: Entry | None, entry: Entry | None) -> "WaitingEntries":
        """Return a copy with one entry added, replaced or removed."""
        by_id = self.by_id.without(name) if entry is None else self.by_id.with_item(name, entry)
        duration = self.public_duration
        if was is None or entry is None or _public_song(was) is not _public_song(entry):
            duration += _public_duration_of(entry) - _public_duration_of(was)
        public, hidden, pending = self.public, self.hidden, self.pending
        moved = [(was, entry)]
        if name in self.followers:
            moved += [(other, other) for other in self._followers_of(name)]
        for old, new in moved:
            old_item = (self.place(old), old) if old is not None else None
            new_item = (_place(new, by_id, self.ranking), new) if new is not None else None
            public = _with_place(public, old_item, new_item, _is_public)
            hidden = _with_place(hidden, old_item, new_item, _is_hidden)
            pending = _with_place(pending, old_item, new_item, _is_pending)
        return WaitingEntries(
            ranking=self.ranking,
            by_id=by_id,
            public=public,
            hidden=hidden,
            pending=pending,
            requests=_with_requester(self.requests, was, entry),
            songs=_with_song(self.songs, was, entry),
            followers=_with_follower(self.followers, was, entry),
            public_duration=duration,
        )

    def _followers_of(self, name: EntryId) -> Iterator[Entry]:
        """Iterate over the waiting entries that were moved before one, or before one of those."""
        passed, names = {name}, [name]
        while names:
            for follower in self.followers.get(names.pop(), ()):
                if follower not in passed:
                    passed.add(follower)
                    names.append(follower)
                    yield self[follower]


def _place(entry: Entry, by_id: SortedMap[EntryId, Entry], ranking: Ranking) -> Place:
    """Return the sort key of an entry among others."""
    if entry.moved_to is None:
        return ranking.rank(entry), _STANDING
    path: list[float] = [inf]
    passed = {entry.id}
    head = entry
    while head.moved_to is not None:
        if head.moved_to.before is None:
            return (2, head.moved_to.number), tuple(reversed(path))
        neighbour = by_id.get(head.moved_to.before)
        if neighbour is None:
            break
        if neighbour.id in passed:
            # A ring, which `move` refuses: each of its entries stands for itself.
            return ranking.rank(entry), _STANDING
        path.append(head.moved_to.number)
        passed.add(neighbour.id)
        head = neighbour
    return ranking.rank(head), tuple(reversed(path))


class _EntriesInOrder(ValuesView[Entry]):
    """The entries, without a look-up for each."""

    def __init__(self, entries: WaitingEntries) -> None:
        super().__init__(entries)
        self._entries = entries

    @override
    def __iter__(self) -> Iterator[Entry]:
        return self._entries.in_order()


def _is_public(entry: Entry) -> bool:
    return entry.is_public


def _is_hidden(entry: Entry) -> bool:
    return not entry.is_public


def _is_pending(entry: Entry) -> bool:
    return entry.state is EntryState.PENDING


def _with_place(
    entries: SortedMap[Place, Entry],
    old: tuple[Place, Entry] | None,
    new: tuple[Place, Entry] | None,
    belongs: Callable[[Entry], bool],
) -> SortedMap[Place, Entry]:
    """Return some of the entries, those that belong there, with one in its new place."""
    old = old if old is not None and belongs(old[1]) else None
    new = new if new is not None and belongs(new[1]) else None
    if new is None:
        return entries.without(old[0]) if old is not None else entries
    if old is None or old[0] == new[0]:
        return entries.with_item(*new)
    return entries.with_key(old[0], *new)


def _public_song(entry: Entry) -> Song | None:
    return entry.song if entry.is_public else None


def _public_duration_of(entry: Entry | None) -> Fraction:
    """Return the exact duration, which can be added and subtracted without rounding errors."""
    song = _public_song(entry) if entry is not None else None
    if song is None or song.duration_s is None or not isfinite(song.duration_s):
        return Fraction()
    return Fraction(song.duration_s)


def _with_requester(of_guest: _Requests, was: Entry | None, entry: Entry | None) -> _Requests:
    if was is not None and entry is not None and was.requested_by == entry.requested_by:
        return of_guest
    if was is not None and was.requested_by is not None:
        of_guest = of_guest.without((was.requested_by, was.id))
    if entry is not None and entry.requested_by is not None:
        of_guest = of_guest.with_item((entry.requested_by, entry.id), entry.id)
    return of_guest


def _by_song(entries: Iterable[Entry]) -> Mapping[str, tuple[EntryId, ...]]:
    found = defaultdict[str, tuple[EntryId, ...]](tuple)
    for entry in entries:
        for key in song_keys(entry.song):
            found[key] += (entry.id,)
    return found


def _with_song(songs: _Songs, was: Entry | None, entry: Entry | None) -> _Songs:
    if was is not None and entry is not None and was.song is entry.song:
        return songs
    if was is not None:
        for key in song_keys(was.song):
            others = tuple(name for name in songs.get(key) or () if name != was.id)
            songs = songs.with_item(key, others) if others else songs.without(key)
    if entry is not None:
        for key in song_keys(entry.song):
            songs = songs.with_item(key, (*(songs.get(key) or ()), entry.id))
    return songs


def _with_follower(followers: _Followers, was: Entry | None, entry: Entry | None) -> _Followers:
    old, new = _neighbour(was), _neighbour(entry)
    if old == new:
        return followers
    changed = dict(followers)
    if was is not None and old is not None:
        changed[old] -= {was.id}
        if not changed[old]:
            del changed[old]
    if entry is not None and new is not None:
        changed[new] = changed.get(new, frozenset()) | {entry.id}
    return changed


def _neighbour(entry: Entry | None) -> EntryId | None:
    """Return the entry before which one was moved, if any."""
    return entry.moved_to.before if entry is not None and entry.moved_to is not None else None
