"""Messages of commands: arguments, results and refusals."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal, cast

from raveberry_contract import ContractError, decoded, encoded, messages

from raveberry_server.application.catalog.search import SearchProgress
from raveberry_server.application.commands.handlers.guests import ActiveGuests
from raveberry_server.application.commands.handlers.music import OnlineSources
from raveberry_server.application.commands.handlers.party import NewJoinCode
from raveberry_server.application.history.export import HistoryExport
from raveberry_server.application.jobs.source_maintenance import SourcesOverview
from raveberry_server.application.ports import Shelf, ShelfItem, SourceHealth
from raveberry_server.application.ports.history import Plays, SavedPlaylist, Statistics
from raveberry_server.application.ports.jobs import Job
from raveberry_server.application.ports.library import LibraryOverview
from raveberry_server.domain import command_arguments as arguments
from raveberry_server.domain.guests.joining import NewModCode
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import Recap
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.song import Song, match_key
from raveberry_server.domain.model.state import Now, PartyState
from raveberry_server.domain.playback.interruptions import Announced
from raveberry_server.domain.queue.filters import filter_verdict
from raveberry_server.domain.queue.order import queue_places, starts_now
from raveberry_server.domain.queue.undo import BroughtBack, Undone
from raveberry_server.domain.requests.playlist_requests import PlaylistAdded
from raveberry_server.domain.requests.song_requests import Requested
from raveberry_server.domain.requests.voting import Voted

from .entries import artwork_url, current_entry, playing_entry, song_message
from .events import recap_message
from .history import history_message
from .state import ROLES


def decode_arguments[A](kind: type[A], raw: object) -> A:
    """Decode the arguments of a command.

    Raises:
        RefusedError: `bad_request` with the path and the expected value.
    """
    try:
        return decoded(kind, raw)
    except ContractError as err:
        raise invalid_message(err) from err


def invalid_message(err: ContractError) -> RefusedError:
    """Return the refusal of a message that violates the contract."""
    return RefusedError(Reason.BAD_REQUEST, str(err))


def internal_error() -> RefusedError:
    """Return the refusal of a command that raised an unexpected error, which is in the log."""
    return RefusedError(Reason.UNAVAILABLE, "The server has a bug; its log says more")


def problem_message(refused: RefusedError) -> messages.Problem:
    """Return the message of a refusal."""
    return messages.Problem(
        code=refused.reason.value,
        message=refused.message,
        limit=refused.limit,
        remaining=refused.remaining,
        retry_after_s=refused.retry_after_s,
    )


def result_message(
    result: object, args: object, state: PartyState, now: Now
) -> Mapping[str, object]:
    """Return the result of a command as JSON values."""
    made = _result(result, args, state, now)
    return cast("Mapping[str, object]", encoded(made)) if made is not None else {}


def _result(  # noqa: C901, PLR0911, PLR0912 - one case per kind of result
    result: object, args: object, state: PartyState, now: Now
) -> object:
    match result:
        case None:
            return None
        case Requested():
            return _enqueued(result, state, now)
        case PlaylistAdded():
            return _added(result)
        case Voted():
            return messages.Voted(
                entry=result.entry,
                score=result.score,
                up=result.up,
                down=result.down,
                value=cast("Literal[-1, 0, 1]", result.value),
            )
        case Announced():
            return messages.Announced(ducked=result.is_ducked)
        case Undone():
            return messages.Undone(undone=result.undone, entries=_back(result.entries, state, now))
        case BroughtBack():
            (entry,) = _back((result.entry,), state, now) or (None,)
            if entry is None:
                raise RefusedError(Reason.GONE, "The song was taken out again at once")
            return messages.BroughtBack(entry=entry)
        case NewJoinCode() | NewModCode() | ActiveGuests():
            return _of_people(result, state)
        case Recap():
            return messages.Closed(recap=recap_message(result, state))
        case SearchProgress():
            query = args.q if isinstance(args, arguments.Search) else ""
            return search_answer(query, result, state, now)
        case SourcesOverview():
            return sources_answer(result)
        case OnlineSources():
            return messages.OnlineSourcesAnswer(sources=result.names)
        case LibraryOverview():
            return library_answer(result)
        case Shelf():
            return browse_answer(result, state, now)
        case Plays() | Statistics() | HistoryExport() | SavedPlaylist():
            return history_message(result, state)
        case _:
            raise TypeError(f"no message says {result!r}")


def _of_people(result: NewJoinCode | NewModCode | ActiveGuests, state: PartyState) -> object:
    match result:
        case NewJoinCode():
            code = result.code
            return messages.JoinCode(
                code=code.text, join_url=result.link, expires_at=code.expires_at
            )
        case NewModCode():
            return messages.ModCode(code=result.text, expires_at=result.expires_at)
        case ActiveGuests():
            return guest_list(state, result)


def guest_list(state: PartyState, found: ActiveGuests) -> messages.GuestList:
    """Return all guests for mods and the host, the newest first."""
    newest_first = sorted(state.guests.values(), key=lambda guest: guest.joined_at, reverse=True)
    return messages.GuestList(
        guests=tuple(
            messages.GuestRow(
                id=guest.id,
                name=guest.name,
                color=guest.color,
                role=ROLES[guest.role],
                joined_at=guest.joined_at,
                active=guest.id in found.active,
                banned=guest.is_banned,
                muted_until=guest.muted_until,
                several_browsers=guest.id in found.in_several_browsers or None,
            )
            for guest in newest_first
        )
    )


def _back(entries: Iterable[EntryId], state: PartyState, now: Now) -> tuple[messages.Entry, ...]:
    """Return the entries that are back and still present."""
    found = map(state.entry, entries)
    return tuple(current_entry(entry, state, now) for entry in found if entry is not None)


def _enqueued(result: Requested, state: PartyState, now: Now) -> messages.Enqueued:
    entry = state.entry(result.entry)
    if entry is None:
        raise RefusedError(Reason.GONE, "The song was taken out again at once")
    # A song that is about to start is shown as the current one.
    is_first = starts_now(state, entry)
    told = playing_entry(entry, state) if is_first else current_entry(entry, state, now)
    return messages.Enqueued(entry=told, duplicate=result.is_duplicate, note=result.note)


def _added(result: PlaylistAdded) -> messages.PlaylistAdded:
    return messages.PlaylistAdded(
        job=result.job,
        added=len(result.entries),
        total=len(result.entries) + len(result.missing),
        failed=tuple(
            messages.MissingSong(title=song.title, reason=song.reason) for song in result.missing
        ),
        left_out=result.left_out or None,
        reading=None if result.is_done else True,
    )


def search_answer(
    query: str, progress: SearchProgress, state: PartyState, now: Now
) -> messages.SearchAnswer:
    """Return the results of a search, marked by whether each song can be requested."""
    hits = HitMarker(state=state, now=now)
    return messages.SearchAnswer(
        query=query,
        hits=tuple(map(hits.hit, progress.found.songs)),
        more=progress.found.has_more,
        note=progress.note,
        playlists=tuple(_browse_item(item, hits) for item in progress.playlists) or None,
    )


def sources_answer(overview: SourcesOverview) -> messages.SourcesAnswer:
    """Return the health of the sources, and their jobs."""
    return messages.SourcesAnswer(
        sources=tuple(map(_health_message, overview.sources)),
        jobs=tuple(map(_job_message, overview.jobs)),
    )


def upkeep_message(
    health: Iterable[SourceHealth], library: LibraryOverview | None
) -> messages.Upkeep:
    """Return the health of sources and library."""
    return messages.Upkeep(
        sources=tuple(map(_health_message, health)),
        library=library_answer(library) if library is not None else None,
    )


def _health_message(health: SourceHealth) -> messages.SourceHealth:
    return messages.SourceHealth(
        name=health.name,
        works=health.reason is None,
        reason=health.reason,
        version=health.version,
        renewable=health.is_renewable,
        set_up=None if health.is_set_up else False,
    )


def _job_message(job: Job) -> messages.Job:
    return messages.Job(
        id=job.id,
        kind=job.kind,
        state=messages.JobState(job.state),
        progress=job.progress,
        reason=job.reason,
        started_at=job.started_at,
        ended_at=job.ended_at,
        entry=job.entry,
    )


def library_answer(overview: LibraryOverview) -> messages.LibraryAnswer:
    """Return the state of the library for the host."""
    contents = overview.contents
    return messages.LibraryAnswer(
        songs=contents.songs,
        folders=tuple(
            messages.MusicFolder(path=one.path, present=one.is_there, songs=one.songs)
            for one in contents.folders
        ),
        problems=contents.problems,
        unreadable=tuple(
            messages.UnreadableFile(path=one.path, reason=one.reason) for one in contents.unreadable
        ),
        scan=_job_message(overview.scan) if overview.scan else None,
    )


def browse_answer(shelf: Shelf, state: PartyState, now: Now) -> messages.BrowseAnswer:
    """Return one page of the library."""
    hits = HitMarker(state=state, now=now)
    return messages.BrowseAnswer(
        path=shelf.path,
        title=shelf.title,
        items=tuple(_browse_item(item, hits) for item in shelf.items),
        more=shelf.has_more,
    )


class HitMarker:
    """Marker of search results by whether they can be requested in one state."""

    def __init__(self, *, state: PartyState, now: Now) -> None:
        self._state = state
        self._now = now
        self._waiting = {
            _sameness(place.entry.song): (place.entry, place.position)
            for place in queue_places(state, now)
        }
        playing = state.playback.entry
        self._playing = _sameness(playing.song) if playing else None

    def hit(self, song: Song, unavailable: str | None = None) -> messages.Hit:
        """Return a song with its mark; with a reason it is unavailable."""
        mark, reason, entry = self._mark(song)
        if mark is messages.Mark.OK and unavailable is not None:
            mark, reason = messages.Mark.UNAVAILABLE, unavailable
        return messages.Hit(song=song_message(song), mark=mark, reason=reason, entry=entry)

    def _mark(self, song: Song) -> tuple[messages.Mark, str | None, str | None]:
        same = _sameness(song)
        if same in self._waiting:
            entry, position = self._waiting[same]
            return messages.Mark.WAITING, f"waits at place {position}", entry.id
        if same == self._playing:
            return messages.Mark.UNAVAILABLE, "plays right now", None
        objection = filter_verdict(self._state, song, self._now)
        if objection is None:
            return messages.Mark.OK, None, None
        is_cooling = objection.reason is Reason.COOLDOWN
        mark = messages.Mark.COOLDOWN if is_cooling else messages.Mark.FILTERED
        return mark, objection.text, None


def _browse_item(item: ShelfItem, hits: HitMarker) -> messages.BrowseItem:
    hit = hits.hit(item.song, item.objection) if item.song else None
    cover = artwork_url(item.cover_of) if item.cover_of else None
    return messages.BrowseItem(
        kind=messages.BrowseKind(item.kind),
        path=item.path,
        title=item.title,
        subtitle=item.subtitle,
        artwork_url=hit.song.artwork_url if hit else cover,
        hit=hit,
        uri=item.uri,
    )


# Cached, because every search compares its results with a queue of hundreds.
_sameness = lru_cache(maxsize=4096)(match_key)
