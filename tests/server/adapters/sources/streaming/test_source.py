"""Titles behind links of streaming services, read from a stand-in for their sites."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from raveberry_server.adapters.sources.json_api import JsonApi
from raveberry_server.adapters.sources.streaming.services import SERVICES, StreamingService
from raveberry_server.adapters.sources.streaming.source import StreamingLinks
from raveberry_server.domain.model.errors import Refusal, RefusedError

from tests.fakes.sources.streaming_sites import (
    DEEZER,
    PAGES,
    SPOTIFY,
    SPOTIFY_ID,
    SPOTIFY_LINK,
    SPOTIFY_OEMBED,
    SPOTIFY_PATH,
    StreamingSites,
    page,
    streaming_sites,
)


@pytest.fixture(scope="module")
def served() -> Iterator[StreamingSites]:
    with streaming_sites() as sites:
        yield sites


@pytest.fixture
def sites(served: StreamingSites) -> StreamingSites:
    return started_anew(served)


def started_anew(sites: StreamingSites) -> StreamingSites:
    """Return the sites without faults."""
    sites.pages = dict(PAGES)
    sites.redirects, sites.statuses = {}, {}
    sites.endless = set()
    sites.asked.clear()
    sites.kind = "text/html; charset=utf-8"
    sites.gate.set()
    return sites


@asynccontextmanager
async def a_source(
    sites: StreamingSites, *services: StreamingService, patience_s: float = 60.0
) -> AsyncIterator[StreamingLinks]:
    api = JsonApi(private_hosts=lambda: sites.hosts)
    moved = tuple(map(sites.moved, services or SERVICES))
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(api.run())
        yield StreamingLinks(api=api, services=moved, patience_s=patience_s)
        running.cancel()


async def refusal_of(source: StreamingLinks, link: str) -> Refusal:
    with pytest.raises(RefusedError) as refusal:
        await source.title_behind(link)
    return refusal.value.refusal


async def test_each_service_names_its_songs(sites: StreamingSites) -> None:
    found = {}
    async with a_source(sites) as source:
        for link in (
            f"https://open.spotify.com/intl-de/track/{SPOTIFY_ID}?si=0a1b",
            "https://music.apple.com/de/album/wald/1440833060?i=1440833098",
            "https://music.apple.com/us/song/stand-by-me/7",
            "https://www.deezer.com/en/track/3135556",
            "https://tidal.com/browse/track/77646168?u",
            "https://tidal.com/track/2",
        ):
            assert source.names_link(link)
            named = await source.title_behind(link)
            found[link] = (named.service, named.artist, named.title)
            assert named.words == f"{named.artist} {named.title}"
    assert list(found.values()) == [
        ("Spotify", "Ann Oak", "Birch & Elm"),
        ("Apple Music", "Ann & Oak", "Cedar"),
        ("Apple Music", "Ben", "Stand by Me"),
        ("Deezer", "Oak", "Dogwood"),
        ("Tidal", "Ann Oak", "Fir"),
        ("Tidal", "Ann Oak", "Ginkgo"),
    ]


async def test_a_title_is_read_once(sites: StreamingSites) -> None:
    async with a_source(sites) as source:
        first = await source.title_behind(SPOTIFY_LINK)
        assert await source.title_behind(SPOTIFY_LINK) == first
    assert sites.asked == [SPOTIFY_PATH]


def _page(body: bytes) -> Callable[[StreamingSites], None]:
    def arrange(sites: StreamingSites) -> None:
        sites.pages[SPOTIFY_PATH] = body

    return arrange


def _wrong_type(sites: StreamingSites) -> None:
    sites.kind = "audio/mpeg"


def _redirect_into_house(sites: StreamingSites) -> None:
    sites.redirects[SPOTIFY_PATH] = "http://127.0.0.1:9/latest/meta-data/"


def _redirect_in_circles(sites: StreamingSites) -> None:
    sites.redirects[SPOTIFY_PATH] = f"http://127.0.0.1:{sites.port}{SPOTIFY_PATH}"


def _redirect_to_file(sites: StreamingSites) -> None:
    sites.redirects[SPOTIFY_PATH] = "file:///etc/passwd"


def _error(sites: StreamingSites) -> None:
    sites.statuses[SPOTIFY_PATH] = 503


UNREADABLE = {
    "no title": _page(page()),
    "a title of something else": _page(page("Spotify: Web Player", og_title="Spotify")),
    "an empty title": _page(page("  ", og_title=" ", og_description="Ann · Song")),
    "no page at all": _page(b"\x00\xff" * 1_000),
    "an empty answer": _page(b""),
    "brackets without end": _page(b"<title " + b"<meta property=" * 20_000),
    "no metadata in its first part": _page(page("", head=" " * 400_000, og_title="Late")),
    "wrong type": _wrong_type,
    "a redirect into this house": _redirect_into_house,
    "a redirect in circles": _redirect_in_circles,
    "a redirect to a file": _redirect_to_file,
    "an error": _error,
}


async def test_unreadable_pages_are_refused_and_the_source_goes_on(sites: StreamingSites) -> None:
    async with a_source(sites) as source:
        for name, arrange in UNREADABLE.items():
            started_anew(sites)
            arrange(sites)
            refusal = await refusal_of(source, SPOTIFY_LINK)
            assert refusal is Refusal.LINK_TITLE_UNREADABLE, name
        assert (await source.title_behind("https://deezer.com/track/3135556")).title == "Dogwood"
        sites.pages[SPOTIFY_OEMBED] = b'{"title": "Birch", "provider_name": "Spotify"}'
        named = await source.title_behind(SPOTIFY_LINK)
        assert (named.artist, named.title, named.words) == ("", "Birch", "Birch")


async def test_an_endless_page_is_read_to_its_head(sites: StreamingSites) -> None:
    sites.endless.add(SPOTIFY_PATH)
    async with a_source(sites) as source:
        assert (await source.title_behind(SPOTIFY_LINK)).title == "Birch & Elm"


ODD_TAG = b"<head><META\nid=x content='Elm' property = 'og:title'>"
TITLES = [
    (
        page(og_title="Caf&eacute; &#x27;n&#39; &lt;Bar&gt;", og_description="Ann · Song"),
        "Café 'n' <Bar>",
        "Ann",
    ),
    (
        page(og_title="Wald &amp;amp; Wiese", og_description="Ann · Song"),
        "Wald &amp; Wiese",
        "Ann",
    ),
    (page(og_title="Line&#10;break\u202e", og_description="A · B"), "Line break", "A"),
    (page(og_title="x" * 4_000, og_description="A · B"), "x" * 200, "A"),
    (page("Elm - song by Ann | Spotify"), "Elm", "Ann"),
    (page("Elm - Live - song and lyrics by Ann, Bob | Spotify"), "Elm - Live", "Ann"),
    (page(og_title="Elm - Remastered 2009", og_description="A · B"), "Elm", "A"),
    (page(og_title="Elm (2011 Remaster)", og_description="A · B"), "Elm", "A"),
    (page(og_title="Elm - Radio Edit", og_description="A · B"), "Elm", "A"),
    (page(og_title="Elm - Ann Remix", og_description="A · B"), "Elm - Ann Remix", "A"),
    (page(og_title="(feat. Ann)", og_description="A · B"), "(feat. Ann)", "A"),
    (page(og_description="A · B").replace(b"<head>", ODD_TAG), "Elm", "A"),
]
"""Pages with the title and artist that are read from them."""


async def test_titles_are_plain_text_without_their_edition(sites: StreamingSites) -> None:
    async with a_source(sites, SPOTIFY) as source:
        for number, (body, title, artist) in enumerate(TITLES):
            sites.pages[SPOTIFY_PATH] = body
            named = await source.title_behind(f"{SPOTIFY_LINK}?si={number}")
            assert (named.title, named.artist) == (title, artist)


async def test_the_charset_of_a_page_is_respected(sites: StreamingSites) -> None:
    latin = page("Sp\xe4t - song by Ann \xd6 | Spotify").decode().replace("…", "").encode("latin-1")
    async with a_source(sites, SPOTIFY) as source:
        sites.kind = "text/html; charset=iso-8859-1"
        sites.pages[SPOTIFY_PATH] = latin
        named = await source.title_behind(SPOTIFY_LINK)
        assert (named.title, named.artist) == ("Sp\xe4t", "Ann \xd6")
        sites.kind = "text/html; charset=nonsense"
        sites.pages[SPOTIFY_PATH] = PAGES[SPOTIFY_PATH]
        assert (await source.title_behind(f"{SPOTIFY_LINK}?si=1")).title == "Birch & Elm"


async def test_a_slow_site_is_not_awaited(sites: StreamingSites) -> None:
    sites.gate.clear()
    async with a_source(sites, patience_s=0.2) as source:
        assert await refusal_of(source, SPOTIFY_LINK) is Refusal.LINK_TITLE_UNREADABLE
    sites.gate.set()


async def test_albums_and_playlists_are_refused_without_a_lookup(sites: StreamingSites) -> None:
    async with a_source(sites) as source:
        for link in (
            "https://open.spotify.com/intl-de/album/1DFixLWuPkv3KT3TnV35m3",
            "https://music.apple.com/de/album/wald/1440833060",
            "https://www.deezer.com/en/playlist/908622995",
            "https://tidal.com/browse/artist/3634161",
        ):
            assert source.names_link(link)
            assert await refusal_of(source, link) is Refusal.LINK_NOT_OF_A_SONG
    assert sites.asked == []


async def test_a_song_that_the_service_does_not_know_is_refused(sites: StreamingSites) -> None:
    async with a_source(sites) as source:
        refusal = await refusal_of(source, "https://deezer.com/track/1")
        assert refusal is Refusal.LINK_TITLE_UNREADABLE
        assert await refusal_of(source, "https://a.example") is Refusal.LINK_KIND_UNKNOWN


async def test_the_source_has_no_songs(sites: StreamingSites) -> None:
    async with a_source(sites) as source:
        assert await source.song(SPOTIFY_LINK) is None
        assert await source.playable(SPOTIFY_LINK) is None


class TestShortLinks:
    """Short links, whose host is 127.0.0.1 here and that of their targets localhost."""

    @staticmethod
    def here(sites: StreamingSites, service: StreamingService = SPOTIFY) -> StreamingService:
        hosts, short = frozenset({"localhost"}), frozenset({"127.0.0.1"})
        return replace(sites.moved(service), hosts=hosts, short_hosts=short)

    async def test_a_short_link_is_followed(self, sites: StreamingSites) -> None:
        target = f"/intl-de/track/{SPOTIFY_ID}"
        sites.redirects["/s/abc"] = f"http://localhost:{sites.port}{target}"
        sites.pages[target] = page("Spotify")
        async with a_source(sites, self.here(sites)) as source:
            named = await source.title_behind(f"http://127.0.0.1:{sites.port}/s/abc")
        assert named.title == "Birch & Elm"

    async def test_a_short_link_may_be_a_page_that_names_its_target(
        self, sites: StreamingSites
    ) -> None:
        sites.pages["/s/abc"] = page(og_url="http://localhost/en/track/3135556")
        async with a_source(sites, self.here(sites, DEEZER)) as source:
            named = await source.title_behind(f"http://127.0.0.1:{sites.port}/s/abc")
        assert named.title == "Dogwood"

    async def test_a_short_link_to_an_album_is_refused(self, sites: StreamingSites) -> None:
        sites.pages["/s/abc"] = page(og_url="http://localhost/album/302127")
        async with a_source(sites, self.here(sites, DEEZER)) as source:
            refusal = await refusal_of(source, f"http://127.0.0.1:{sites.port}/s/abc")
        assert refusal is Refusal.LINK_NOT_OF_A_SONG

    async def test_a_short_link_is_not_followed_into_this_house(
        self, sites: StreamingSites
    ) -> None:
        async with a_source(sites, self.here(sites, DEEZER)) as source:
            for target in (
                "http://127.0.0.1:9/track/3135556",
                "http://[::1]:9/",
                "http://169.254.169.254/latest/meta-data/",
                "",
            ):
                sites.redirects["/s/abc"] = target
                refusal = await refusal_of(source, f"http://127.0.0.1:{sites.port}/s/abc")
                assert refusal is Refusal.LINK_TITLE_UNREADABLE, target

    async def test_a_short_link_to_a_page_of_others_is_refused(self, sites: StreamingSites) -> None:
        sites.pages["/s/abc"] = page("Elm", og_url="https://example.org/track/3135556")
        async with a_source(sites, self.here(sites, DEEZER)) as source:
            refusal = await refusal_of(source, f"http://127.0.0.1:{sites.port}/s/abc")
        assert refusal is Refusal.LINK_TITLE_UNREADABLE
