"""One search for all sources: the library at once, the world below it as it answers."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Final

from raveberry_server.domain.commands import Search
from raveberry_server.domain.errors import Reason, RefusedError
from raveberry_server.domain.settings import Settings
from raveberry_server.domain.song import Song, sameness

from .catalog import Catalog
from .ports import Found

PATIENCE_S: Final = 3.0
"""CONTRACT.md: how long an answer that comes only once waits for the world."""
_KEPT_FOR_THE_WORLD: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What a search has found so far.

    Attributes:
        found: all of it; what was in the sighting before stands at its place.
        is_done: whether nothing more will come.
        note: which source is missing and why, if one is.
    """

    found: Found
    is_done: bool
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BestHit:
    """The song that fits some words best; `note` says when its source is not the wanted one."""

    song: Song
    note: str | None = None


async def sightings(
    catalog: Catalog, settings: Settings, wanted: Search
) -> AsyncIterator[Sighting]:
    """What is found, each time with more; the last one is done.

    Raises:
        RefusedError: `bad_request` for an unknown source, `source_failed` if none answers.
    """
    names = _asked(catalog, settings, wanted.sources)
    here = [name for name in names if not catalog.is_online(name)]
    there = [name for name in names if catalog.is_online(name)]
    failures: list[str] = []
    library = await _part(catalog, here, wanted.q, wanted.limit, failures)
    kept = min(_KEPT_FOR_THE_WORLD, wanted.limit // 4) if there else 0
    songs = list(library.songs[: wanted.limit - kept])
    has_more = library.has_more
    if there and here:
        yield Sighting(found=Found(songs=tuple(songs), has_more=has_more), is_done=False)
    for name in there:
        words = f"{wanted.q} {settings.additional_words}".strip()
        part = await _part(catalog, [name], words, wanted.limit, failures)
        known = {sameness(song) for song in (*songs, *library.songs)}
        songs += [song for song in part.songs if sameness(song) not in known]
        has_more |= part.has_more
    songs += library.songs[wanted.limit - kept :]
    if failures and len(failures) == len(there) + bool(here) and not songs:
        raise RefusedError(Reason.SOURCE_FAILED, failures[0])
    found = Found(
        songs=tuple(songs[: wanted.limit]), has_more=has_more or len(songs) > wanted.limit
    )
    yield Sighting(found=found, is_done=True, note=failures[0] if failures else None)


async def last_sighting(catalog: Catalog, settings: Settings, wanted: Search) -> Sighting:
    """What is found within the patience of one answer.

    Raises:
        RefusedError: as `sightings`.
    """
    last: Sighting | None = None
    try:
        async with asyncio.timeout(PATIENCE_S):
            async for sighting in sightings(catalog, settings, wanted):
                last = sighting
    except TimeoutError:
        note = "The net has not answered yet; search once more in a moment"
        found = last.found if last else Found(songs=(), has_more=False)
        return Sighting(found=found, is_done=False, note=note)
    return last or Sighting(found=Found(songs=(), has_more=False), is_done=True)


async def best_hit(catalog: Catalog, settings: Settings, words: str, source: str | None) -> BestHit:
    """The song that fits best: in the wanted source, else in the next one that has any.

    A source of the net that takes its time is not waited for: its song is a placeholder.

    Raises:
        RefusedError: `not_found`, or as `sightings`.
    """
    order = dict.fromkeys((*((source,) if source else ()), *_asked(catalog, settings, None)))
    failures: list[str] = []
    for name in order:
        song = await _first(catalog, settings, name, words, failures)
        if song is None:
            continue
        if source is None or name == source:
            return BestHit(song=song)
        why = failures[0] if failures else f"there is nothing like it in {source}"
        return BestHit(song=song, note=f"This is from {name}, because {why}")
    reason = f" ({'; '.join(failures)})" if failures else ""
    raise RefusedError(Reason.NOT_FOUND, f"Nothing was found; try other words{reason}")


async def _first(
    catalog: Catalog, settings: Settings, name: str, words: str, failures: list[str]
) -> Song | None:
    """The best hit of one source, None if it has none or does not answer."""
    if catalog.is_online(name):
        words = f"{words} {settings.additional_words}".strip()
    try:
        async with asyncio.timeout(PATIENCE_S):
            found = await _part(catalog, [name], words, 1, failures)
    except TimeoutError:
        song = catalog.placeholder(name, words)
        if song is None:
            failures.append(f"{name} does not answer")
        return song
    return found.songs[0] if found.songs else None


async def _part(
    catalog: Catalog, names: Sequence[str], words: str, limit: int, failures: list[str]
) -> Found:
    if not names:
        return Found(songs=(), has_more=False)
    try:
        return await catalog.found(words, limit, names)
    except RefusedError as err:
        if err.reason is not Reason.SOURCE_FAILED:
            raise
        failures.append(err.message)
        return Found(songs=(), has_more=False)


def _asked(catalog: Catalog, settings: Settings, sources: Sequence[str] | None) -> Sequence[str]:
    """The sources that are asked; those of the net only while the host wants that."""
    return [
        name
        for name in sources or catalog.names
        if settings.online_suggestions or not catalog.is_online(name)
    ]
