"""Files and URLs of the songs that should play."""

from dataclasses import replace

import pytest
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.errors import SourceError, TrackError
from raveberry_server.application.playback.desired_state import PlayableEntry, repeat_of
from raveberry_server.application.playback.song_resolver import ResolvedSongs, SongResolver
from raveberry_server.domain.playback import interruptions

from tests.fakes.files import FileSource
from tests.fakes.scene import Scene, a_playing_scene

FILES = {f"local:song{number}": f"/music/{number}.mp3" for number in range(3)}
SOUNDS = {"alarm": "/sounds/alarm.ogg", "yes": "/sounds/yes.ogg"}


def a_resolver(source: FileSource) -> SongResolver:
    return SongResolver(catalog=Catalog(sources=[source]), sounds=SOUNDS)


async def test_the_current_and_the_next_song_are_looked_up_once() -> None:
    scene, first, second, _ = a_playing_scene()
    source = FileSource(FILES)
    resolver = a_resolver(source)
    desired, resolved = await resolver.resolve(scene.state, ResolvedSongs(), 1_000.0)
    assert desired.current == PlayableEntry(entry=first, location="/music/0.mp3")
    assert desired.next == PlayableEntry(entry=second, location="/music/1.mp3")
    source.trouble = "the disk is gone"
    again, _ = await resolver.resolve(scene.state, resolved, 1_000.0)
    assert again == desired


async def test_a_current_song_without_a_file_is_an_error() -> None:
    scene, *_ = a_playing_scene()
    with pytest.raises(TrackError):
        await a_resolver(FileSource({})).resolve(scene.state, ResolvedSongs(), 1_000.0)


async def test_a_source_that_cannot_answer_is_an_error_for_the_current_song_only() -> None:
    scene, first, *_ = a_playing_scene()
    source = FileSource(FILES)
    source.trouble = "the disk is gone"
    resolver = a_resolver(source)
    with pytest.raises(SourceError):
        await resolver.resolve(scene.state, ResolvedSongs(), 1_000.0)
    known = ResolvedSongs(locations={first: "/music/0.mp3"})
    desired, _ = await resolver.resolve(scene.state, known, 1_000.0)
    assert desired.current is not None
    assert desired.next is None


async def test_a_postponed_song_is_not_offered_as_the_next_one() -> None:
    scene, first, second, _ = a_playing_scene()
    resolver = a_resolver(FileSource(FILES))
    postponing = ResolvedSongs().postponing(second)
    desired, resolved = await resolver.resolve(scene.state, postponing, 1_000.0)
    assert (desired.next, resolved.postponed) == (None, {second})
    scene.finish()
    desired, resolved = await resolver.resolve(scene.state, resolved.forgetting(first), 1_000.0)
    assert desired.current is not None
    assert desired.current.entry == second, "its turn has come"


async def test_a_postponed_song_that_left_the_queue_is_forgotten() -> None:
    scene, _, second, _ = a_playing_scene()
    postponing = ResolvedSongs().postponing(second)
    scene.remove(second)
    _, resolved = await a_resolver(FileSource(FILES)).resolve(scene.state, postponing, 1_000.0)
    assert resolved.postponed == frozenset()


async def test_a_song_that_ended_is_looked_up_again() -> None:
    scene, first, *_ = a_playing_scene()
    resolved = ResolvedSongs(
        locations={first: "/music/0.mp3"}, postponed=frozenset({first, repeat_of(first)})
    )
    assert resolved.forgetting(first) == ResolvedSongs()
    assert scene.current is not None


async def test_a_repeated_song_is_its_own_next_one() -> None:
    scene, first, *_ = a_playing_scene(repeat="one")
    resolver = a_resolver(FileSource(FILES))
    desired, resolved = await resolver.resolve(scene.state, ResolvedSongs(), 1_000.0)
    assert desired.next == PlayableEntry(entry=repeat_of(first), location="/music/0.mp3")
    postponing = resolved.postponing(repeat_of(first))
    desired, _ = await resolver.resolve(scene.state, postponing, 1_000.0)
    assert desired.next is None


async def test_a_stream_has_no_next_song_and_starts_where_it_is() -> None:
    scene = Scene()
    entry = scene.ask("x", "song0")
    scene.ask("y", "song1")
    scene.change(entry, song=replace(scene.entry(entry).song, duration_s=None))
    scene.start(entry)
    scene.wait(60)
    source = FileSource(FILES | {"local:song0": "https://radio.example/live"})
    desired, _ = await a_resolver(source).resolve(scene.state, ResolvedSongs(), scene.now.mono_s)
    assert (desired.next, desired.position_s) == (None, 0.0)


async def test_a_sound_needs_no_catalog() -> None:
    scene, *_ = a_playing_scene()
    scene.do(interruptions.alarm(scene.state, scene.now))
    scene.wait(1)
    scene.do(interruptions.start_sound(scene.state, scene.now))
    source = FileSource({})
    source.trouble = "the disk is gone"
    kept = ResolvedSongs(locations={})
    desired, resolved = await a_resolver(source).resolve(scene.state, kept, scene.now.mono_s)
    assert desired.current is not None
    assert (desired.current.location, resolved) == ("/sounds/alarm.ogg", kept)


def test_the_test_sound_is_a_bundled_one() -> None:
    assert a_resolver(FileSource({})).test_sound == "/sounds/yes.ogg"
    bare = SongResolver(catalog=Catalog(sources=[]), sounds={})
    assert bare.test_sound is None
