"""What the party plays and played, as media for other players."""

import json
from typing import Any

import pytest
from homeassistant.components import media_source
from homeassistant.components.media_player import BrowseError
from homeassistant.components.media_source import Unresolvable
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

from custom_components.raveberry import home_assistant_media
from custom_components.raveberry.contract import topics
from tests.homeassistant.fake_server import TOPICS, FakeServer, sample

PARTY = "media-source://raveberry"
LIVE = f"{PARTY}/01KRAVEBERRY/live"
STREAM = "http://192.0.2.7:8080/stream.mp3"
OTHER_PLAYER = "media_player.kitchen"


@pytest.fixture(autouse=True)
async def _with_media_sources(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "media_source", {})


def plays_of(*songs: tuple[str, str]) -> dict[str, Any]:
    """Return a history of songs by source and URI, the newest first."""
    history = json.loads(sample("History"))
    play = history["plays"][1]
    history["plays"] = [
        play | {"song": play["song"] | {"source": source, "uri": uri, "title": uri}}
        for source, uri in songs
    ]
    return {**history, "more": False}


async def evening(hass: HomeAssistant, server: FakeServer, *songs: tuple[str, str]) -> list[Any]:
    """Return the songs of the last evening."""
    server.replies["evenings"] = json.loads(sample("Evenings"))
    server.replies["history"] = plays_of(*songs)
    party = await media_source.async_browse_media(hass, PARTY)
    assert party.children is not None
    folder = await media_source.async_browse_media(hass, party.children[2].media_content_id)
    assert folder.title == party.children[2].title
    return list(folder.children or ())


async def test_the_source_lists_the_stream_and_the_evenings(
    hass: HomeAssistant, server: FakeServer
) -> None:
    server.replies["evenings"] = json.loads(sample("Evenings"))
    root = await media_source.async_browse_media(hass, None)
    assert [child.title for child in root.children or () if child.media_content_id == PARTY] == [
        "Raveberry"
    ]
    party = await media_source.async_browse_media(hass, PARTY)
    assert [child.title for child in party.children or ()] == [
        "Now playing",
        "Library",
        "2026-11-24 12:04",
        "2026-11-21 10:00",
    ]
    assert party.not_shown == 1
    assert party.children is not None
    assert party.children[0].media_content_id == LIVE
    assert server.commands == [("evenings", {"limit": 50})]


async def test_another_player_plays_what_the_party_plays(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await server.publish(TOPICS.name(topics.INFO), sample("Info", stream_url=STREAM))
    played = await media_source.async_resolve_media(hass, LIVE, OTHER_PLAYER)
    assert (played.url, played.mime_type) == (STREAM, "audio/mpeg")
    await server.publish(TOPICS.name(topics.INFO), sample("Info", stream_url=None))
    with pytest.raises(Unresolvable) as error:
        await media_source.async_resolve_media(hass, LIVE, OTHER_PLAYER)
    assert error.value.translation_key == "stream_off"


async def test_an_evening_lists_each_song_once_in_the_order_of_the_evening(
    hass: HomeAssistant, server: FakeServer
) -> None:
    songs = await evening(
        hass, server, ("local", "local:1"), ("local", "local:2"), ("local", "local:1")
    )
    assert [song.title for song in songs] == ["The Lanterns - local:1", "The Lanterns - local:2"]
    assert server.commands[-1] == (
        "history",
        {"since": "2026-11-24T20:04:05.006000+00:00", "limit": 500},
    )


async def test_an_evening_that_is_over_ends_with_its_closing(
    hass: HomeAssistant, server: FakeServer
) -> None:
    server.replies["evenings"] = json.loads(sample("Evenings"))
    server.replies["history"] = plays_of(("local", "local:1"))
    party = await media_source.async_browse_media(hass, PARTY)
    assert party.children is not None
    await media_source.async_browse_media(hass, party.children[3].media_content_id)
    assert server.commands[-1][1]["until"] == "2026-11-22T01:30:00+00:00"


@pytest.mark.parametrize(
    ("source", "uri", "url"),
    [
        ("radio", "https://radio.example/live?a=1/2", "https://radio.example/live?a=1/2"),
        ("home", "home:/local/gong.mp3", "/local/gong.mp3"),
    ],
)
async def test_songs_that_others_can_play_are_resolved(
    hass: HomeAssistant, server: FakeServer, source: str, uri: str, url: str
) -> None:
    (song,) = await evening(hass, server, (source, uri))
    assert song.can_play
    played = await media_source.async_resolve_media(hass, song.media_content_id, OTHER_PLAYER)
    assert played.url == url


async def test_a_song_of_the_library_is_played_by_its_temporary_link(
    hass: HomeAssistant, server: FakeServer
) -> None:
    server.replies["song_file"] = json.loads(sample("SongFile"))
    (song,) = await evening(hass, server, ("local", "local:1"))
    assert song.can_play
    played = await media_source.async_resolve_media(hass, song.media_content_id, OTHER_PLAYER)
    assert (played.url, played.mime_type) == (
        json.loads(sample("SongFile"))["url"],
        "audio/flac",
    )
    assert server.commands[-1] == ("song_file", {"uri": "local:1"})
    server.refuse("song_file", "not_found", "file_unknown")
    with pytest.raises(Unresolvable) as error:
        await media_source.async_resolve_media(hass, song.media_content_id, OTHER_PLAYER)
    assert error.value.translation_key == "refused_file_unknown"


async def test_the_library_is_browsed_page_by_page(hass: HomeAssistant, server: FakeServer) -> None:
    server.replies["evenings"] = json.loads(sample("Evenings"))
    answer = json.loads(sample("BrowseAnswer"))
    server.replies["browse"] = answer
    party = await media_source.async_browse_media(hass, PARTY)
    assert party.children is not None
    library = await media_source.async_browse_media(hass, party.children[1].media_content_id)
    assert server.commands[-1][0] == "browse"
    assert server.commands[-1][1]["path"] == ""
    folders = [child for child in library.children or () if child.can_expand]
    assert folders
    await media_source.async_browse_media(hass, folders[0].media_content_id)
    paths = [item["path"] for item in answer["items"] if item["path"] is not None]
    assert server.commands[-1][1]["path"] == paths[0]


async def test_media_of_home_assistant_is_resolved_by_its_own_source(
    hass: HomeAssistant, server: FakeServer, tmp_path: Any
) -> None:
    (tmp_path / "ferry.mp3").write_bytes(b"a sound")
    hass.config.media_dirs["local"] = str(tmp_path)
    (song,) = await evening(
        hass, server, ("home", "home:media-source://media_source/local/ferry.mp3")
    )
    assert song.can_play
    played = await media_source.async_resolve_media(hass, song.media_content_id, OTHER_PLAYER)
    assert played.url.startswith("/media/local/ferry.mp3")


@pytest.mark.parametrize(
    ("source", "uri"), [("online", "https://video.example/1"), ("jamendo", "jamendo:1")]
)
async def test_songs_of_the_party_alone_are_listed_and_not_played(
    hass: HomeAssistant, server: FakeServer, source: str, uri: str
) -> None:
    (song,) = await evening(hass, server, (source, uri))
    assert not song.can_play
    with pytest.raises(Unresolvable) as error:
        await media_source.async_resolve_media(hass, song.media_content_id, OTHER_PLAYER)
    assert error.value.translation_key == "song_not_playable_elsewhere"


@pytest.mark.parametrize(
    "media_id",
    [f"{PARTY}/01KRAVEBERRY/nothing", f"{PARTY}/unknown", f"{PARTY}/unknown/live",
     f"{PARTY}/01KRAVEBERRY/evening/now/"],
)  # fmt: skip
async def test_what_is_not_there_is_an_error(
    hass: HomeAssistant, server: FakeServer, media_id: str
) -> None:
    with pytest.raises(BrowseError) as browsing:
        await media_source.async_browse_media(hass, media_id)
    assert browsing.value.translation_key == "media_not_found"
    with pytest.raises(Unresolvable) as resolving:
        await media_source.async_resolve_media(hass, media_id, OTHER_PLAYER)
    assert resolving.value.translation_key == "media_not_found"


async def test_a_server_that_refuses_is_an_error(hass: HomeAssistant, server: FakeServer) -> None:
    server.refuse("evenings", "unavailable", "disk_full")
    with pytest.raises(BrowseError) as error:
        await media_source.async_browse_media(hass, PARTY)
    assert error.value.translation_key == "refused_disk_full"


async def test_a_song_of_an_evening_is_requested_at_the_party_by_its_address(
    hass: HomeAssistant, server: FakeServer
) -> None:
    (song,) = await evening(hass, server, ("local", "local:7"))
    server.replies["enqueue"] = json.loads(sample("Enqueued"))
    await hass.services.async_call(
        "media_player",
        "play_media",
        {
            "entity_id": "media_player.raveberry",
            "media_content_type": "music",
            "media_content_id": song.media_content_id,
        },
        blocking=True,
    )
    assert server.commands[-1] == ("enqueue", {"uri": "local:7"})


async def test_the_player_of_the_party_does_not_list_its_own_evenings(
    hass: HomeAssistant, server: FakeServer
) -> None:
    titles = [child.title for child in await home_assistant_media.root_children(hass)]
    assert titles
    assert "Raveberry" not in titles


async def test_several_parties_are_folders(
    hass: HomeAssistant, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    (party,) = hass.config_entries.async_loaded_entries("raveberry")
    monkeypatch.setattr(hass.config_entries, "async_loaded_entries", lambda _domain: [party, party])
    root = await media_source.async_browse_media(hass, PARTY)
    assert [child.media_content_id for child in root.children or ()] == [
        f"{PARTY}/01KRAVEBERRY"
    ] * 2
