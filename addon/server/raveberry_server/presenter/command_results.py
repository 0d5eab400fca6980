"""Results of commands, as the messages of the contract."""

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import islice
from typing import Final, Literal, cast

from raveberry_contract import messages

from raveberry_server.application.catalog.discovery import Section, SectionKind
from raveberry_server.application.catalog.search import SearchProgress
from raveberry_server.application.jobs.source_maintenance import SourcesOverview
from raveberry_server.application.ports import BrowseItem, BrowsePage, SourceHealth
from raveberry_server.application.ports.bluetooth import SpeakersOverview
from raveberry_server.application.ports.jobs import Job
from raveberry_server.application.ports.library import LibraryOverview
from raveberry_server.application.ports.processes import ProcessStatus
from raveberry_server.application.problems.disk_space import DiskSpace
from raveberry_server.application.problems.problems import Problem
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.song import Song, is_same_song
from raveberry_server.domain.model.state import Now, PartyState
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.queue.filters import filter_verdict
from raveberry_server.domain.queue.order import starts_now
from raveberry_server.domain.queue.undo import BroughtBack, Undone
from raveberry_server.domain.requests.playlist_requests import PlaylistAdded
from raveberry_server.domain.requests.song_requests import Requested
from raveberry_server.domain.requests.voting import Voted

from .entries import artwork_url, current_entry, playing_entry, sign_message, song_message
from .refusals import notice_message, optional_notice
from .state import ROLES, problem_messages


def processes_answer(
    found: Iterable[ProcessStatus], disk: DiskSpace | None
) -> messages.ProcessesAnswer:
    """Return the processes, and the space of the disk."""
    return messages.ProcessesAnswer(
        processes=tuple(
            messages.Process(
                name=one.name,
                state=messages.ProcessState(one.state),
                up_s=one.up_s,
                memory_bytes=one.memory_bytes,
                restartable=one.is_restartable,
                log=one.log,
            )
            for one in found
        ),
        disk=messages.Disk(free=disk.free, total=disk.total) if disk else None,
    )


def bluetooth_answer(overview: SpeakersOverview) -> messages.BluetoothSpeakers:
    """Return the Bluetooth loudspeakers."""
    return messages.BluetoothSpeakers(
        available=overview.is_available,
        searching=overview.is_searching,
        speakers=tuple(
            messages.BluetoothSpeaker(
                address=one.address,
                name=one.name,
                paired=one.is_paired,
                connected=one.is_connected,
                playing=one.is_playing,
                busy=one.is_busy or None,
                latency_ms=one.latency_ms,
                problem=optional_notice(one.problem),
            )
            for one in overview.speakers
        ),
        problem=optional_notice(overview.problem),
    )


def enqueued(requested: Requested, state: PartyState, now: Now) -> messages.Enqueued:
    """Return the entry of a request.

    Raises:
        RefusedError: `gone`.
    """
    entry = state.entry(requested.entry)
    if entry is None:
        raise _gone()
    # A song that is about to start is shown as the current one.
    is_first = starts_now(state, entry)
    shown = playing_entry(entry, state) if is_first else current_entry(entry, state, now)
    return messages.Enqueued(
        entry=shown, duplicate=requested.is_duplicate, note=optional_notice(requested.note)
    )


def playlist_added(added: PlaylistAdded) -> messages.PlaylistAdded:
    """Return how many songs of a playlist were added, and why others were not."""
    return messages.PlaylistAdded(
        job=added.job,
        added=len(added.entries),
        total=len(added.entries) + len(added.missing),
        failed=tuple(
            messages.MissingSong(title=song.title, reason=notice_message(song.reason))
            for song in added.missing
        ),
        left_out=added.left_out or None,
        reading=None if added.is_done else True,
    )


def voted(vote: Voted) -> messages.Voted:
    """Return a vote and the sums of its entry."""
    return messages.Voted(
        entry=vote.entry,
        score=vote.score,
        up=vote.up,
        down=vote.down,
        value=cast("Literal[-1, 0, 1]", vote.value),
    )


def undone(undo: Undone, state: PartyState, now: Now) -> messages.Undone:
    """Return the command that was undone, and the entries that are back and still present."""
    found = map(state.entry, undo.entries)
    return messages.Undone(
        undone=undo.undone,
        entries=tuple(current_entry(entry, state, now) for entry in found if entry is not None),
    )


def brought_back(back: BroughtBack, state: PartyState, now: Now) -> messages.BroughtBack:
    """Return the entry that is back.

    Raises:
        RefusedError: `gone`.
    """
    entry = state.entry(back.entry)
    if entry is None:
        raise _gone()
    return messages.BroughtBack(entry=current_entry(entry, state, now))


def _gone() -> RefusedError:
    return RefusedError(Refusal.SONG_REMOVED_AT_ONCE)


def guest_list(
    state: PartyState, *, active: Container[GuestId], in_several_browsers: Container[GuestId]
) -> messages.GuestList:
    """Return all guests for mods and the host, the newest first.

    Args:
        state: the state.
        active: active guests.
        in_several_browsers: guests whose cookie is used by several browsers.
    """
    newest_first = sorted(state.guests.values(), key=lambda guest: guest.joined_at, reverse=True)
    return messages.GuestList(
        guests=tuple(
            messages.GuestRow(
                id=guest.id,
                name=guest.name,
                color=guest.color,
                sign=sign_message(guest.sign),
                role=ROLES[guest.role],
                joined_at=guest.joined_at,
                active=guest.id in active,
                banned=guest.is_banned,
                muted_until=guest.muted_until,
                several_browsers=guest.id in in_several_browsers or None,
            )
            for guest in newest_first
        )
    )


def search_answer(
    query: str, progress: SearchProgress, state: PartyState, now: Now, role: Role = Role.GUEST
) -> messages.SearchAnswer:
    """Return the results of a search, marked by whether that role can request each song."""
    hits = HitMarker(state=state, now=now, role=role)
    return messages.SearchAnswer(
        query=query,
        hits=tuple(map(hits.hit, progress.found.songs)),
        more=progress.found.has_more,
        note=optional_notice(progress.note),
        playlists=tuple(_browse_item(item, hits) for item in progress.playlists) or None,
    )


def sources_answer(overview: SourcesOverview) -> messages.SourcesAnswer:
    """Return the health of the sources, and their jobs."""
    return messages.SourcesAnswer(
        sources=tuple(map(_health_message, overview.sources)),
        jobs=tuple(map(_job_message, overview.jobs)),
    )


def upkeep_message(
    health: Iterable[SourceHealth], library: LibraryOverview | None, problems: Sequence[Problem]
) -> messages.Upkeep:
    """Return the health of sources and library, and lasting problems."""
    return messages.Upkeep(
        sources=tuple(map(_health_message, health)),
        library=library_answer(library) if library is not None else None,
        problems=problem_messages(problems) or None,
    )


def _health_message(health: SourceHealth) -> messages.SourceHealth:
    return messages.SourceHealth(
        name=health.name,
        works=health.reason is None,
        reason=optional_notice(health.reason),
        version=health.version,
        renewable=health.is_renewable,
        set_up=None if health.is_set_up else False,
        setting=health.setting,
        option=health.option,
    )


def _job_message(job: Job) -> messages.Job:
    return messages.Job(
        id=job.id,
        kind=job.kind,
        state=messages.JobState(job.state),
        progress=job.progress,
        reason=optional_notice(job.reason),
        started_at=job.started_at,
        ended_at=job.ended_at,
        entry=job.entry,
        title=job.title,
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
            messages.UnreadableFile(path=one.path, reason=notice_message(one.reason))
            for one in contents.unreadable
        ),
        scan=_job_message(overview.scan) if overview.scan else None,
    )


def browse_answer(
    page: BrowsePage, state: PartyState, now: Now, role: Role = Role.GUEST
) -> messages.BrowseAnswer:
    """Return one page of the library."""
    hits = HitMarker(state=state, now=now, role=role)
    return messages.BrowseAnswer(
        path=page.path,
        title=page.title,
        label=optional_notice(page.label),
        items=tuple(_browse_item(item, hits) for item in page.items),
        more=page.has_more,
    )


_ANY_MARK: Final = frozenset(messages.Mark)
_OFFERED: Final[Mapping[SectionKind, Container[messages.Mark]]] = {
    SectionKind.SIMILAR: frozenset({messages.Mark.OK}),
    SectionKind.RANDOM: frozenset({messages.Mark.OK}),
    SectionKind.PLAYLIST: frozenset({messages.Mark.OK, messages.Mark.WAITING}),
}
"""Marks of the songs that a section suggests; the others name what guests requested themselves."""
_SUGGESTED: Final = 12


def discovered(
    sections: Iterable[Section], state: PartyState, now: Now, role: Role = Role.GUEST
) -> messages.Discovered:
    """Return suggestions, without those that cannot be requested."""
    hits = HitMarker(state=state, now=now, role=role)
    shown = (
        messages.DiscoverySection(
            kind=messages.DiscoveryKind(section.kind),
            items=_offered(section, hits),
            title=section.title,
            path=section.path,
        )
        for section in sections
    )
    return messages.Discovered(sections=tuple(section for section in shown if section.items))


def _offered(section: Section, hits: "HitMarker") -> tuple[messages.BrowseItem, ...]:
    marks = _OFFERED.get(section.kind, _ANY_MARK)
    items = (_browse_item(item, hits) for item in section.items)
    offered = (item for item in items if item.hit is None or item.hit.mark in marks)
    return tuple(islice(offered, _SUGGESTED))


class HitMarker:
    """Marker of search results by whether a role can request them in one state."""

    def __init__(self, *, state: PartyState, now: Now, role: Role) -> None:
        self._state = state
        self._now = now
        self._is_host = role is Role.HOST

    def hit(self, song: Song, unavailable: Notice | None = None) -> messages.Hit:
        """Return a song with its mark; with a reason it is unavailable."""
        mark, reason, entry = self._mark(song)
        if mark is messages.Mark.OK and unavailable is not None:
            mark, reason = messages.Mark.UNAVAILABLE, unavailable
        return messages.Hit(
            song=song_message(song), mark=mark, reason=optional_notice(reason), entry=entry
        )

    def _mark(self, song: Song) -> tuple[messages.Mark, Notice | None, str | None]:
        waiting = self._state.waiting
        for entry in waiting.with_song(song):
            if entry.is_public:
                place = Notice(NoticeCode.WAITING_AT, position=waiting.public_position(entry))
                return messages.Mark.WAITING, place, entry.id
        playing = self._state.playback.entry
        if playing is not None and is_same_song(playing.song, song):
            return messages.Mark.UNAVAILABLE, Notice(NoticeCode.PLAYING_NOW), None
        objection = filter_verdict(self._state, song, self._now, is_hosts=self._is_host)
        if objection is None:
            return messages.Mark.OK, None, None
        is_cooling = objection.refusal.reason is Reason.COOLDOWN
        mark = messages.Mark.COOLDOWN if is_cooling else messages.Mark.FILTERED
        return mark, objection.notice, None


def _browse_item(item: BrowseItem, hits: HitMarker) -> messages.BrowseItem:
    hit = hits.hit(item.song, item.objection) if item.song else None
    cover = artwork_url(item.cover_of) if item.cover_of else None
    return messages.BrowseItem(
        kind=messages.BrowseKind(item.kind),
        path=item.path,
        title=item.title,
        label=optional_notice(item.label),
        subtitle=item.subtitle,
        note=optional_notice(item.note),
        artwork_url=hit.song.artwork_url if hit else cover,
        hit=hit,
        uri=item.uri,
    )
