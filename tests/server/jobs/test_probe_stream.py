"""Probing of radio streams in a child process, over real HTTP."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from raveberry_server.adapters.sources.json_api import JsonApi
from raveberry_server.adapters.sources.radio.directory import RadioDirectory
from raveberry_server.adapters.sources.radio.source import RadioSource
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.application.ports import FetchOrder, FetchReport, Linked, Playlist
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import HOST_CALLER, Role
from raveberry_server.domain.model.settings import Settings
from raveberry_server.domain.model.song import Song

from tests.fakes.party.domain_party import a_guest
from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.sources.fake_source import a_library
from tests.fakes.sources.song_site import Site, served


@pytest.fixture(scope="module")
def site(sounds: Path) -> Iterator[Site]:
    with served(sounds / "tagged.mp3") as site:
        yield site


def a_radio(folder: Path) -> RadioSource:
    """Return a radio source whose directory is not used."""
    directory = RadioDirectory(api=JsonApi())
    return RadioSource(folder=folder, directory=directory, settings=Settings)


async def nobody(_report: FetchReport) -> None: ...


async def tuned(radio: RadioSource, site: Site, path: str, *private_hosts: str) -> Song:
    song = await radio.song(f"radio:{site.url(path)}")
    assert song is not None
    order = FetchOrder(song=song, private_hosts=private_hosts or (site.host,))
    return await radio.fetch(order, nobody)


@pytest.mark.parametrize("path", ["/radio", "/station.pls", "/redirect?to=/radio"])
async def test_a_probed_station_has_name_and_address(tmp_path: Path, site: Site, path: str) -> None:
    radio = a_radio(tmp_path)
    uri = f"radio:{site.url(path)}"
    assert await radio.playable(uri) is None
    song = await tuned(radio, site, path)
    assert (song.uri, song.source, song.title, song.duration_s) == (
        uri,
        "radio",
        "Radio Test",
        None,
    )
    assert await radio.playable(uri) == site.url("/radio")
    assert await radio.song(uri) == song
    await radio.keep_only({uri})
    assert await radio.playable(uri) is not None
    await radio.keep_only(())
    assert await radio.playable(uri) is None


@pytest.mark.parametrize("path", ["/dropped.mp3", "/endless.mp3"])
async def test_a_stream_that_lies_about_its_length_is_a_stream(
    tmp_path: Path, site: Site, path: str
) -> None:
    assert (await tuned(a_radio(tmp_path), site, path)).duration_s is None


@pytest.mark.parametrize(
    ("path", "cause"),
    [
        ("/zero.mp3", Cause.UNPLAYABLE),
        ("/feed?q=a", Cause.UNPLAYABLE),
        ("/nowhere", Cause.GONE),
        ("/status?code=401", Cause.LOGIN),
        ("/status?code=503", Cause.NETWORK),
        ("/redirect?to=http://127.0.0.1:9/", Cause.REFUSED),
    ],
)
async def test_an_unplayable_stream_has_a_reason(
    tmp_path: Path, site: Site, path: str, cause: Cause
) -> None:
    radio = a_radio(tmp_path)
    with pytest.raises(FetchError) as failure:
        await tuned(radio, site, path)
    assert failure.value.cause is cause
    assert len(str(failure.value)) > 20


@pytest.mark.parametrize(
    "kind", ["application/vnd.apple.mpegurl", "application/x-mpegurl", "audio/x-mpegurl"]
)
async def test_a_stream_in_pieces_is_probed_by_its_first_piece(
    tmp_path: Path, site: Site, kind: str
) -> None:
    radio = a_radio(tmp_path)
    song = await tuned(radio, site, f"/pieces?kind={kind}")
    assert await radio.playable(song.uri) == site.url(f"/pieces?kind={kind}")


@pytest.mark.parametrize("kind", ["audio/mpeg", "application/octet-stream", "text/html"])
async def test_a_list_that_is_declared_as_something_else_is_refused(
    tmp_path: Path, site: Site, kind: str
) -> None:
    with pytest.raises(FetchError) as failure:
        await tuned(a_radio(tmp_path), site, f"/pieces?kind={kind}")
    assert failure.value.cause is Cause.UNPLAYABLE


async def test_a_stalling_stream_times_out(tmp_path: Path, site: Site) -> None:
    site.gate.clear()
    with pytest.raises(FetchError) as failure:
        await tuned(a_radio(tmp_path), site, "/stalled")
    site.gate.set()
    assert failure.value.cause is Cause.NETWORK


async def test_a_local_stream_needs_the_hosts_permission(tmp_path: Path, site: Site) -> None:
    with pytest.raises(FetchError) as failure:
        await tuned(a_radio(tmp_path), site, "/radio", "127.0.0.1:1")
    assert failure.value.cause is Cause.REFUSED


async def test_only_the_host_adds_radio(tmp_path: Path) -> None:
    async with HeadlessServer(sources=(a_library("Amber"), a_radio(tmp_path))).running() as server:
        for uri, source in (
            ("radio:http://radio.example/live", None),
            ("http://radio.example/live", "radio"),
        ):
            with pytest.raises(RefusedError) as refusal:
                await server.execute("enqueue", a_guest("ann"), uri=uri, source=source)
            assert refusal.value.reason is Reason.NOT_ALLOWED
            await server.execute("enqueue", HOST_CALLER, uri=uri, source=source)
        (entry,) = server.state.waiting.values()
        assert (entry.song.title, entry.song.duration_s) == ("radio.example/live", None)
        with pytest.raises(RefusedError) as refusal:
            await server.execute("enqueue", HOST_CALLER, uri="radio:http://192.168.1.1/x")
        assert refusal.value.reason is Reason.NOT_ALLOWED


async def test_only_the_hosts_playlists_bring_radio(tmp_path: Path) -> None:
    library = a_library("Amber")
    lines = ("radio:http://radio.example/live", "radio:http://192.168.1.1/x")
    library.playlists["local:list"] = Playlist(
        uri="local:list",
        title="List",
        songs=(),
        linked=tuple(Linked(title=line, uri=line, place=0) for line in lines),
    )
    async with HeadlessServer(sources=(library, a_radio(tmp_path))).running() as server:
        mo = a_guest("mo", Role.MOD)
        added = await server.execute("enqueue_playlist", mo, uri="local:list")
        assert not server.state.waiting
        assert [one.title for one in added.failed] == list(lines)
        assert {one.reason.message for one in added.failed} == {
            "Only the host may add radio. Search for a song instead."
        }
        added = await server.execute("enqueue_playlist", HOST_CALLER, uri="local:list")
        assert [one.title for one in added.failed] == ["radio:http://192.168.1.1/x"]
        assert [entry.song.uri for entry in server.state.waiting.values()] == [lines[0]]
