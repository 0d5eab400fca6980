"""Files and URLs of the songs that should play."""

from dataclasses import replace
from typing import override

import pytest
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.errors import SourceError, TrackError
from raveberry_server.application.playback.desired_state import PlayableEntry, repeat_of
from raveberry_server.application.playback.song_resolver import ResolvedSongs, SongResolver
from raveberry_server.application.ports import ReadyFiles
from raveberry_server.domain.playback import interruptions

from tests.fakes.party.domain_party import DomainParty, a_playing_party
from tests.fakes.sources.file_source import FileSource

FILES = {f"local:song{number}": f"/music/{number}.mp3" for number in range(3)}
SOUNDS = {"alarm": "/sounds/alarm.ogg", "yes": "/sounds/yes.ogg"}


def a_resolver(source: FileSource) -> SongResolver:
    return SongResolver(catalog=Catalog(sources=[source]), sounds=SOUNDS)


async def test_the_current_and_the_next_song_are_looked_up_once() -> None:
    party, first, second, _ = a_playing_party()
    source = FileSource(FILES)
    resolver = a_resolver(source)
    desired, resolved = await resolver.resolve(party.state, ResolvedSongs(), 1_000.0)
    assert desired.current == PlayableEntry(entry=first, location="/music/0.mp3")
    assert desired.next == PlayableEntry(entry=second, location="/music/1.mp3")
    source.trouble = "the disk is gone"
    again, _ = await resolver.resolve(party.state, resolved, 1_000.0)
    assert again == desired


class CopiedFiles(ReadyFiles):
    """Files of which some are not ready."""

    def __init__(self) -> None:
        self.unready: set[str] = set()
        self.prepared: list[str] = []

    @override
    async def is_ready(self, location: str) -> bool:
        return location not in self.unready

    @override
    async def prepare(self, location: str) -> None:
        self.prepared.append(location)


async def test_a_song_that_should_play_now_is_prepared_once() -> None:
    party, *_ = a_playing_party()
    files = CopiedFiles()
    resolver = SongResolver(catalog=Catalog(sources=[FileSource(FILES)]), sounds={}, files=files)
    _, resolved = await resolver.resolve(party.state, ResolvedSongs(), 1_000.0)
    await resolver.resolve(party.state, resolved, 1_000.0)
    assert files.prepared == ["/music/0.mp3"]


async def test_the_next_song_is_offered_while_it_is_ready() -> None:
    party, _, second, _ = a_playing_party()
    files = CopiedFiles()
    resolver = SongResolver(catalog=Catalog(sources=[FileSource(FILES)]), sounds={}, files=files)
    resolved = ResolvedSongs()
    for unready in ({"/music/1.mp3"}, set(), {"/music/1.mp3"}):
        files.unready = unready
        desired, resolved = await resolver.resolve(party.state, resolved, 1_000.0)
        assert (desired.next is None) is bool(unready)
    files.unready = set()
    desired, _ = await resolver.resolve(party.state, resolved, 1_000.0)
    assert desired.next == PlayableEntry(entry=second, location="/music/1.mp3")


async def test_a_current_song_without_a_file_is_an_error() -> None:
    party, *_ = a_playing_party()
    with pytest.raises(TrackError):
        await a_resolver(FileSource({})).resolve(party.state, ResolvedSongs(), 1_000.0)


async def test_a_source_that_cannot_answer_is_an_error_for_the_current_song_only() -> None:
    party, first, *_ = a_playing_party()
    source = FileSource(FILES)
    source.trouble = "the disk is gone"
    resolver = a_resolver(source)
    with pytest.raises(SourceError):
        await resolver.resolve(party.state, ResolvedSongs(), 1_000.0)
    known = ResolvedSongs(locations={first: "/music/0.mp3"})
    desired, _ = await resolver.resolve(party.state, known, 1_000.0)
    assert desired.current is not None
    assert desired.next is None


async def test_a_postponed_song_is_not_offered_as_the_next_one() -> None:
    party, first, second, _ = a_playing_party()
    resolver = a_resolver(FileSource(FILES))
    postponing = ResolvedSongs().postponing(second)
    desired, resolved = await resolver.resolve(party.state, postponing, 1_000.0)
    assert (desired.next, resolved.postponed) == (None, {second})
    party.finish()
    desired, resolved = await resolver.resolve(party.state, resolved.forgetting(first), 1_000.0)
    assert desired.current is not None
    assert desired.current.entry == second, "its turn has come"


async def test_a_postponed_song_that_left_the_queue_is_forgotten() -> None:
    party, _, second, _ = a_playing_party()
    postponing = ResolvedSongs().postponing(second)
    party.remove(second)
    _, resolved = await a_resolver(FileSource(FILES)).resolve(party.state, postponing, 1_000.0)
    assert resolved.postponed == frozenset()


async def test_a_song_that_ended_is_looked_up_again() -> None:
    party, first, *_ = a_playing_party()
    resolved = ResolvedSongs(
        locations={first: "/music/0.mp3"}, postponed=frozenset({first, repeat_of(first)})
    )
    assert resolved.forgetting(first) == ResolvedSongs()
    assert party.current is not None


async def test_a_repeated_song_is_its_own_next_one() -> None:
    party, first, *_ = a_playing_party(repeat="one")
    resolver = a_resolver(FileSource(FILES))
    desired, resolved = await resolver.resolve(party.state, ResolvedSongs(), 1_000.0)
    assert desired.next == PlayableEntry(entry=repeat_of(first), location="/music/0.mp3")
    postponing = resolved.postponing(repeat_of(first))
    desired, _ = await resolver.resolve(party.state, postponing, 1_000.0)
    assert desired.next is None


async def test_a_stream_has_no_next_song_and_starts_where_it_is() -> None:
    party = DomainParty()
    entry = party.ask("x", "song0")
    party.ask("y", "song1")
    party.change(entry, song=replace(party.entry(entry).song, duration_s=None))
    party.start(entry)
    party.wait(60)
    source = FileSource(FILES | {"local:song0": "https://radio.example/live"})
    desired, _ = await a_resolver(source).resolve(party.state, ResolvedSongs(), party.now.mono_s)
    assert (desired.next, desired.position_s) == (None, 0.0)


async def test_a_sound_needs_no_catalog() -> None:
    party, *_ = a_playing_party()
    party.do(interruptions.alarm(party.state, party.now))
    party.wait(1)
    party.do(interruptions.start_sound(party.state, party.now))
    source = FileSource({})
    source.trouble = "the disk is gone"
    kept = ResolvedSongs(locations={})
    desired, resolved = await a_resolver(source).resolve(party.state, kept, party.now.mono_s)
    assert desired.current is not None
    assert (desired.current.location, resolved) == ("/sounds/alarm.ogg", kept)


def test_the_test_sound_is_a_bundled_one() -> None:
    assert a_resolver(FileSource({})).test_sound == "/sounds/yes.ogg"
    bare = SongResolver(catalog=Catalog(sources=[]), sounds={})
    assert bare.test_sound is None
