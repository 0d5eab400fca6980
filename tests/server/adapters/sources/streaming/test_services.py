"""The links of streaming services."""

import pytest
from raveberry_server.adapters.sources.streaming.services import SERVICES, LinkKind, service_link

ID = "4cOdK2wGLETKBW3PvgPWqT"


@pytest.mark.parametrize(
    ("link", "service", "song", "country"),
    [
        (f"https://open.spotify.com/track/{ID}", "Spotify", ID, "us"),
        (f"https://open.spotify.com/track/{ID}/", "Spotify", ID, "us"),
        (f"HTTPS://Open.Spotify.com/track/{ID}?si=0a1b2c&utm_source=x", "Spotify", ID, "us"),
        (f"https://open.spotify.com/intl-de/track/{ID}?si=0a1b", "Spotify", ID, "us"),
        (f"https://open.spotify.com/intl-pt-BR/track/{ID}", "Spotify", ID, "us"),
        (f"https://open.spotify.com/embed/track/{ID}", "Spotify", ID, "us"),
        (
            "https://music.apple.com/de/album/wald/1440833060?i=1440833098",
            "Apple Music",
            "1440833098",
            "de",
        ),
        ("https://music.apple.com/us/song/cedar/1440833098", "Apple Music", "1440833098", "us"),
        ("https://music.apple.com/gb/song/1440833098", "Apple Music", "1440833098", "gb"),
        (
            "https://itunes.apple.com/fr/album/x/id1440833060?i=1440833098",
            "Apple Music",
            "1440833098",
            "fr",
        ),
        ("https://www.deezer.com/de/track/3135556", "Deezer", "3135556", "us"),
        ("https://deezer.com/track/3135556?utm_campaign=x", "Deezer", "3135556", "us"),
        ("https://tidal.com/browse/track/77646168?u", "Tidal", "77646168", "us"),
        ("https://tidal.com/track/77646168/u", "Tidal", "77646168", "us"),
        ("https://listen.tidal.com/album/77646164/track/77646168", "Tidal", "77646168", "us"),
    ],
)
def test_a_link_to_a_song_names_the_song(link: str, service: str, song: str, country: str) -> None:
    found = service_link(link, SERVICES)
    assert found is not None
    assert found.kind is LinkKind.SONG
    assert (found.service.name, found.song, found.country) == (service, song, country)


@pytest.mark.parametrize(
    "link",
    [
        "https://open.spotify.com/album/1DFixLWuPkv3KT3TnV35m3",
        "https://open.spotify.com/intl-de/playlist/37i9dQZF1DXcBWIGoYBM5M",
        "https://open.spotify.com/artist/0gxyHStUsqpMadRV0Di1Qt",
        "https://open.spotify.com/track/../oembed",
        "https://open.spotify.com/track/4cOdK2wGLETKBW3PvgPWq{song}",
        "https://open.spotify.com/",
        "https://music.apple.com/de/album/wald/1440833060",
        "https://music.apple.com/de/album/wald/1440833060?i=x",
        "https://music.apple.com/de/playlist/wald/pl.123?i=1440833098",
        "https://music.apple.com/de/music-video/1440833098",
        "https://www.deezer.com/en/album/302127",
        "https://tidal.com/browse/playlist/1b418bb8-90a7-4f87-901d-707993838346",
    ],
)
def test_other_links_of_a_service_lead_to_no_song(link: str) -> None:
    found = service_link(link, SERVICES)
    assert found is not None
    assert found.kind is LinkKind.OTHER


@pytest.mark.parametrize(
    "link",
    [
        "https://spotify.link/hRkBrwub9xb",
        "https://deezer.page.link/abc",
        "https://link.deezer.com/s/30abc",
    ],
)
def test_a_short_link_belongs_to_its_service(link: str) -> None:
    found = service_link(link, SERVICES)
    assert found is not None
    assert found.kind is LinkKind.SHORT


@pytest.mark.parametrize(
    "link",
    [
        f"https://open.spotify.com.example.org/track/{ID}",
        f"https://example.org/open.spotify.com/track/{ID}",
        f"https://example.org@evil.example/track/{ID}",
        f"ftp://open.spotify.com/track/{ID}",
        "https://[::1/track/1",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "birch",
        "",
    ],
)
def test_links_of_others_belong_to_no_service(link: str) -> None:
    assert service_link(link, SERVICES) is None
