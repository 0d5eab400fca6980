"""The media player entity and the actions of the integration."""

import json
import logging
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.translation import (
    async_get_cached_translations,
    async_load_integrations,
)
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    MqttMockHAClient,
    WebSocketGenerator,
)

from custom_components.raveberry import coordinator, mqtt_client
from custom_components.raveberry.contract import messages as m
from custom_components.raveberry.contract import topics
from custom_components.raveberry.contract.codec import encoded
from custom_components.raveberry.contract.errors import ErrorCode
from tests.homeassistant.fake_server import JPEG, PNG, TOPICS, FakeServer, sample

PLAYER = "media_player.raveberry"
RETURNING = ("browse_media", "search_media", "make_mod_code")
ENQUEUED = json.loads(sample("Enqueued"))


async def call(
    hass: HomeAssistant, service: str, /, domain: str = "media_player", **data: Any
) -> Any:
    return await hass.services.async_call(
        domain,
        service,
        {"entity_id": PLAYER, **data},
        blocking=True,
        return_response=service in RETURNING or service.startswith("get_"),
    )


def shown(hass: HomeAssistant) -> dict[str, Any]:
    state = hass.states.get(PLAYER)
    assert state is not None
    return {"state": state.state, **state.attributes}


@pytest.mark.parametrize(
    ("file", "state"),
    [
        ("Player.playing", "playing"),
        ("Player.paused", "paused"),
        ("Player.idle", "idle"),
        ("Player.error", "idle"),
        ("Player.stream", "playing"),
    ],
)
async def test_the_state_follows_the_player(
    hass: HomeAssistant, server: FakeServer, file: str, state: str
) -> None:
    await server.publish(TOPICS.name(topics.PLAYER), sample(file))
    assert shown(hass)["state"] == state


async def test_a_player_fault_is_shown_as_an_attribute(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.error"))
    assert shown(hass)["error"].startswith("The player does not respond.")
    problem = hass.states.get("binary_sensor.raveberry_player_problem")
    assert problem is not None
    assert problem.state == "on"


async def test_a_player_fault_is_shown_in_the_language_of_home_assistant(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await hass.config.async_update(language="de")
    await async_load_integrations(hass, {"raveberry"})
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.error"))
    assert shown(hass)["error"].startswith("Der Player antwortet nicht.")
    later = json.loads(sample("Player.error"))["error"] | {"code": "of_a_later_version"}
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.error", error=later))
    assert shown(hass)["error"].startswith("Raveberry meldet „of_a_later_version“")


async def test_without_a_song_there_are_no_media_attributes(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.idle"))
    song = {"media_title", "media_artist", "media_album_name", "media_duration", "media_position"}
    assert song.isdisjoint(shown(hass))


async def test_missing_metadata_is_omitted(hass: HomeAssistant, server: FakeServer) -> None:
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.stream"))
    assert {"media_artist", "media_album_name", "media_duration"}.isdisjoint(shown(hass))
    assert shown(hass)["media_title"] == "Radio Beacon"
    assert "media_channel" not in shown(hass)


async def test_a_station_that_names_its_songs_is_the_channel(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.stream_title"))
    assert shown(hass)["media_title"] == "Neon Tide - Night Ferry"
    assert shown(hass)["media_channel"] == "Radio Beacon"


# --- position and cover --------------------------------------------------------------------------


async def test_the_position_of_a_retained_message_uses_the_servers_clock(
    hass: HomeAssistant, server: FakeServer
) -> None:
    assert shown(hass)["media_position"] == 62
    assert shown(hass)["media_position_updated_at"] == datetime(2026, 12, 31, 21, 15, tzinfo=UTC)


@pytest.mark.parametrize(("ahead_s", "lead_s"), [(0, 0), (1.5, 0), (90, 90), (-90, -90)])
async def test_the_position_of_a_live_message_uses_home_assistants_clock(
    hass: HomeAssistant,
    server: FakeServer,
    freezer: FrozenDateTimeFactory,
    ahead_s: float,
    lead_s: float,
) -> None:
    sent_at = datetime(2026, 12, 31, 21, 15, 1, 500_000, tzinfo=UTC)
    freezer.move_to(sent_at + timedelta(seconds=ahead_s))
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.playing"))
    anchor = datetime(2026, 12, 31, 21, 15, tzinfo=UTC) + timedelta(seconds=lead_s)
    assert shown(hass)["media_position_updated_at"] == anchor


@pytest.mark.parametrize(
    ("picture", "content_type"),
    [
        (JPEG, "image/jpeg"),
        (PNG, "image/png"),
        (b"GIF89a...", "image/gif"),
        (b"RIFF....WEBPVP8 ", "image/webp"),
    ],
)
async def test_the_cover_is_served_from_the_mqtt_message(
    hass: HomeAssistant,
    server: FakeServer,
    hass_client_no_auth: ClientSessionGenerator,
    picture: bytes,
    content_type: str,
) -> None:
    await server.publish(TOPICS.name(topics.ARTWORK), picture)
    browser = await hass_client_no_auth()
    answer = await browser.get(shown(hass)["entity_picture"])
    assert answer.status == HTTPStatus.OK
    assert answer.content_type == content_type
    assert await answer.read() == picture


async def test_the_url_of_the_cover_changes_with_its_content(
    hass: HomeAssistant, server: FakeServer
) -> None:
    before = shown(hass)["entity_picture"]
    await server.publish(TOPICS.name(topics.ARTWORK), PNG)
    assert shown(hass)["entity_picture"] != before


async def test_without_a_cover_there_is_no_image(
    hass: HomeAssistant, server: FakeServer, hass_client_no_auth: ClientSessionGenerator
) -> None:
    address = shown(hass)["entity_picture"]
    await server.publish(TOPICS.name(topics.ARTWORK), b"")
    assert "entity_picture" not in shown(hass)
    browser = await hass_client_no_auth()
    assert (await browser.get(address)).status >= HTTPStatus.BAD_REQUEST


# --- commands ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("service", "data", "commands"),
    [
        ("media_play", {}, [("play", {})]),
        ("media_pause", {}, [("pause", {})]),
        ("media_play_pause", {}, [("pause", {})]),
        ("media_next_track", {}, [("skip", {"epoch": 17})]),
        ("media_seek", {"seek_position": 12.5}, [("seek", {"position_s": 12.5})]),
        ("volume_set", {"volume_level": 0.25}, [("set_volume", {"volume": 0.25})]),
        ("volume_up", {}, [("set_volume", {"volume": 0.9})]),
        ("volume_mute", {"is_volume_muted": True}, [("set_muted", {"muted": True})]),
    ],
)
async def test_a_media_player_action_sends_one_command(
    hass: HomeAssistant, server: FakeServer, service: str, data: dict[str, Any], commands: list[Any]
) -> None:
    await call(hass, service, **data)
    assert server.commands == commands


async def test_skipping_a_finished_song_is_no_error(
    hass: HomeAssistant, server: FakeServer
) -> None:
    server.refuse("skip", "conflict", "another_song_plays")
    await call(hass, "media_next_track")
    assert server.commands == [("skip", {"epoch": 17})]


async def test_skipping_without_a_song_is_an_error(hass: HomeAssistant, server: FakeServer) -> None:
    server.refuse("skip", "not_found", "nothing_plays")
    with pytest.raises(ServiceValidationError, match="Nothing is playing"):
        await call(hass, "media_next_track")


BY_URI = ("enqueue", {"uri": "local:7"})


@pytest.mark.parametrize(
    ("playing", "how", "commands"),
    [
        ("Player.playing", {}, [BY_URI]),
        ("Player.playing", {"enqueue": "add"}, [BY_URI]),
        ("Player.playing", {"enqueue": "next"}, [("enqueue", {"uri": "local:7", "top": True})]),
        ("Player.playing", {"enqueue": "play"}, [("enqueue", {"uri": "local:7", "play": True})]),
        ("Player.idle", {"enqueue": "play"}, [("enqueue", {"uri": "local:7", "play": True})]),
    ],
)
async def test_enqueue_modes_map_to_commands(
    hass: HomeAssistant, server: FakeServer, playing: str, how: dict[str, str], commands: list[Any]
) -> None:
    await server.publish(TOPICS.name(topics.PLAYER), sample(playing))
    server.replies["enqueue"] = ENQUEUED
    await call(
        hass, "play_media", media_content_type="music", media_content_id=BY_URI[1]["uri"], **how
    )
    assert server.commands == commands


@pytest.mark.parametrize(
    ("media_id", "argument"),
    [
        ("night ferry", "query"),
        ("Neon Tide: Night Ferry", "query"),
        ("3:33", "query"),
        ("", "query"),
        ("local:7", "uri"),
        ("https://music.example/watch?v=1", "uri"),
    ],
)
async def test_a_uri_is_distinguished_from_a_search_text(
    hass: HomeAssistant, server: FakeServer, media_id: str, argument: str
) -> None:
    server.replies["enqueue"] = ENQUEUED
    await call(hass, "play_media", media_content_type="music", media_content_id=media_id)
    assert server.commands == [("enqueue", {argument: media_id})]


@pytest.mark.parametrize(
    ("enqueue", "place"),
    [
        ("add", {}),
        ("next", {"top": True}),
        ("play", {"play": True}),
        ("replace", {"replace": True}),
    ],
)
async def test_songs_and_playlists_enter_the_queue_where_enqueue_says(
    hass: HomeAssistant, server: FakeServer, enqueue: str, place: dict[str, bool]
) -> None:
    server.replies["enqueue"] = ENQUEUED
    await call(
        hass, "play_media", media_content_type="music", media_content_id="x", enqueue=enqueue
    )
    await call(
        hass,
        "play_media",
        media_content_type="playlist",
        media_content_id="local:album/7",
        enqueue=enqueue,
    )
    assert server.commands == [
        ("enqueue", {"query": "x", **place}),
        ("enqueue_playlist", {"uri": "local:album/7", **place}),
    ]


# --- errors --------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [*ErrorCode, "of_a_later_version"])
async def test_every_refusal_is_raised_with_its_translation(
    hass: HomeAssistant, server: FakeServer, code: str
) -> None:
    server.refuse("play", code, "of_a_later_version")
    with pytest.raises(HomeAssistantError) as caught:
        await call(hass, "media_play")
    is_ours = code in ("unavailable", "source_failed")
    assert isinstance(caught.value, ServiceValidationError) != is_ours
    assert caught.value.translation_domain == "raveberry"
    assert caught.value.translation_key == (code if code in list(ErrorCode) else "refused")
    assert "untranslated" not in str(caught.value)


@pytest.mark.parametrize(
    ("limit", "wait_s", "key", "text"),
    [
        (1, 30, "refused_waiting_limit_one", "You already have 1 song in the queue"),
        (5, 30, "refused_waiting_limit", "You already have 5 songs in the queue"),
    ],
)
async def test_a_refusal_has_a_singular_and_a_plural(
    hass: HomeAssistant, server: FakeServer, limit: int, wait_s: int, key: str, text: str
) -> None:
    server.refuse("play", "limit_reached", "waiting_limit", limit=limit, retry_after_s=wait_s)
    with pytest.raises(ServiceValidationError, match=text) as caught:
        await call(hass, "media_play")
    assert caught.value.translation_key == key


@pytest.mark.parametrize(
    ("wait_s", "text"),
    [(0.2, "1 s"), (89.5, "90 s"), (90, "2 min"), (5_399, "90 min"), (5_400, "2 h")],
)
async def test_a_refusal_names_the_time_in_a_readable_unit(
    hass: HomeAssistant, server: FakeServer, wait_s: float, text: str
) -> None:
    server.refuse("play", "rate_limited", "vote_limit", retry_after_s=wait_s)
    with pytest.raises(ServiceValidationError, match=rf"vote again in {text}$"):
        await call(hass, "media_play")


async def test_numbers_in_a_refusal_have_no_needless_decimals(
    hass: HomeAssistant, server: FakeServer
) -> None:
    params: dict[str, str | float] = {"name": "volume", "low": 0.0, "high": 0.5}
    server.refuse("play", "bad_request", "setting_not_a_number", params)
    with pytest.raises(ServiceValidationError, match=r"volume must be a number from 0 to 0\.5"):
        await call(hass, "media_play")


async def test_a_missing_reply_is_an_error(
    hass: HomeAssistant, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mqtt_client, "ANSWER_TIMEOUT_S", 0.01)
    server.replies["play"] = None
    with pytest.raises(HomeAssistantError) as caught:
        await call(hass, "media_play")
    assert caught.value.translation_key == "no_answer"


async def test_unloading_fails_pending_commands(hass: HomeAssistant, server: FakeServer) -> None:
    server.replies["play"] = None
    pending = hass.async_create_task(call(hass, "media_play"))
    await server.has_command.wait()
    (entry,) = hass.config_entries.async_entries("raveberry")
    assert await hass.config_entries.async_unload(entry.entry_id)
    with pytest.raises(HomeAssistantError) as caught:
        await pending
    assert caught.value.translation_key == "no_answer"


async def test_without_a_broker_nothing_is_sent(
    hass: HomeAssistant, server: FakeServer, mqtt_mock: MqttMockHAClient
) -> None:
    mqtt_mock.connected = False
    with pytest.raises(HomeAssistantError) as caught:
        await call(hass, "media_play")
    assert caught.value.translation_key == "broker_lost"
    assert server.commands == []


@pytest.mark.parametrize(
    "answer",
    [
        '{"id": "<id>", "ok": true}',
        '{"id": "<id>", "ok": true, "result": {"entry": 7}}',
        '{"id": "<id>", "ok": false}',
    ],
)
async def test_an_invalid_reply_is_an_error(
    hass: HomeAssistant, server: FakeServer, answer: str
) -> None:
    server.replies["enqueue"] = answer
    with pytest.raises(HomeAssistantError) as caught:
        await call(hass, "play_media", media_content_type="music", media_content_id="x")
    assert caught.value.translation_key == "bad_answer"


@pytest.mark.parametrize(
    "answer", ["", "{", '{"ok": true}', '{"id": null, "ok": true}', '{"id": "other", "ok": true}']
)
async def test_a_reply_without_a_matching_command_is_ignored(
    hass: HomeAssistant, server: FakeServer, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    monkeypatch.setattr(mqtt_client, "ANSWER_TIMEOUT_S", 0.01)
    server.replies["play"] = answer
    with pytest.raises(HomeAssistantError) as caught:
        await call(hass, "media_play")
    assert caught.value.translation_key == "no_answer"


async def test_repeated_and_unexpected_replies_are_ignored(
    hass: HomeAssistant, server: FakeServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.replies_per_command = 2
    await call(hass, "media_play")
    await server.publish(TOPICS.name(topics.REPLY, "01KRAVEBERRY"), '{"id": "x", "ok": true}')
    assert [name for name, _ in server.commands] == ["play"]
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


# --- browse and search ---------------------------------------------------------------------------


async def test_the_library_can_be_browsed(
    hass: HomeAssistant, server: FakeServer, hass_ws_client: WebSocketGenerator, snapshot: Any
) -> None:
    server.replies["browse"] = json.loads(sample("BrowseAnswer"))
    socket = await hass_ws_client()
    await socket.send_json_auto_id({"type": "media_player/browse_media", "entity_id": PLAYER})
    answer = await socket.receive_json()
    page = answer["result"]
    # Newer versions of Home Assistant return more fields.
    page["children"] = [
        {key: value for key, value in line.items() if key != "search_media_classes"}
        for line in page["children"]
    ]
    page.pop("search_media_classes", None)
    assert page == snapshot
    assert server.commands == [("browse", {"path": "", "offset": 0, "limit": 200})]


async def test_a_folder_is_opened_by_its_path(hass: HomeAssistant, server: FakeServer) -> None:
    server.replies["browse"] = json.loads(sample("BrowseAnswer", items=[]))
    await call(hass, "browse_media", media_content_type="album", media_content_id="album/7")
    assert server.commands == [("browse", {"path": "album/7", "offset": 0, "limit": 200})]


async def test_a_long_folder_is_fetched_in_pages_up_to_a_limit(
    hass: HomeAssistant, server: FakeServer
) -> None:
    items = json.loads(sample("BrowseAnswer"))["items"][:5] * 40
    server.replies["browse"] = json.loads(sample("BrowseAnswer", items=items, more=True))
    answer = await call(hass, "browse_media", media_content_type="folder", media_content_id="all")
    assert [args["offset"] for _, args in server.commands] == [0, 200, 400, 600, 800]
    assert len(answer[PLAYER].children) == 1000
    assert answer[PLAYER].not_shown == 1


async def test_an_empty_page_ends_the_paging(hass: HomeAssistant, server: FakeServer) -> None:
    server.replies["browse"] = json.loads(sample("BrowseAnswer", items=[], more=True))
    await call(hass, "browse_media", media_content_type="folder", media_content_id="all")
    assert len(server.commands) == 1


async def test_browsing_a_missing_folder_is_an_error(
    hass: HomeAssistant, server: FakeServer
) -> None:
    server.refuse("browse", "not_found", "shelf_unknown")
    with pytest.raises(ServiceValidationError, match="no such page"):
        await call(hass, "browse_media", media_content_type="folder", media_content_id="x")


async def test_a_search_returns_songs_that_can_be_requested(
    hass: HomeAssistant, server: FakeServer
) -> None:
    server.replies["search"] = json.loads(sample("SearchAnswer"))
    answer = await call(hass, "search_media", search_query="a")
    assert server.commands == [("search", {"q": "a", "limit": 50})]
    assert [found.title for found in answer[PLAYER].result] == [
        "Neon Tide - Night Ferry",
        "The Lanterns - Lantern Waltz",
    ]
    assert answer[PLAYER].result[0].thumbnail == "http://192.0.2.10:8080/api/v1/song/e_1/artwork"


async def test_a_search_returns_playlists_after_the_songs(
    hass: HomeAssistant, server: FakeServer
) -> None:
    playlist = m.BrowseItem(
        kind=m.BrowseKind.PLAYLIST,
        path="playlist/7",
        title="Party Hits",
        subtitle="Music",
        artwork_url=None,
        hit=None,
        uri="local:playlist/7",
    )
    songs = json.loads(sample("SearchAnswer"))
    server.replies["search"] = songs | {"playlists": [encoded(playlist)]}
    answer = await call(hass, "search_media", search_query="party")
    assert [line.media_class for line in answer[PLAYER].result] == ["track", "track", "playlist"]
    answer = await call(
        hass, "search_media", search_query="party", media_filter_classes=["playlist"]
    )
    (line,) = answer[PLAYER].result
    assert (line.title, line.media_content_type) == ("Party Hits", "playlist")
    assert (line.can_play, line.can_expand) == (True, True)
    await call(
        hass,
        "play_media",
        media_content_type=line.media_content_type,
        media_content_id=line.media_content_id,
    )
    assert server.commands[-1] == ("enqueue_playlist", {"uri": "local:playlist/7"})


# --- actions of the integration ------------------------------------------------------------------


async def test_get_queue_returns_the_whole_queue(hass: HomeAssistant, server: FakeServer) -> None:
    answer = await call(hass, "get_queue", domain="raveberry")
    assert answer[PLAYER]["length"] == 7
    assert answer[PLAYER]["current"]["song"]["title"] == "Night Ferry"
    entries = answer[PLAYER]["entries"]
    assert [entry.pop("why_text") for entry in entries][:3] == [
        "Next, chosen by the host",
        "Moved by the host",
        "Round 3 · 0 votes",
    ]
    assert entries == json.loads(sample("Queue"))["entries"]


async def test_get_queue_returns_an_empty_queue_if_it_is_unknown(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await server.publish(TOPICS.name(topics.QUEUE), "")
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.idle"))
    answer = await call(hass, "get_queue", domain="raveberry")
    assert answer[PLAYER] == {"current": None, "length": 0, "entries": []}


@pytest.mark.parametrize(
    ("service", "data", "command"),
    [
        ("vote", {"entry": "e_2", "value": -1}, ("vote", {"entry": "e_2", "value": -1})),
        ("prioritize", {"entry": "e_2"}, ("prioritize", {"entry": "e_2"})),
        ("remove", {"entry": "e_2"}, ("remove", {"entry": "e_2"})),
        ("approve", {"entry": "e_2"}, ("approve", {"entry": "e_2"})),
        ("move", {"entry": "e_2"}, ("move", {"entry": "e_2"})),
        ("ban_guest", {"guest": "g_2"}, ("ban_guest", {"guest": "g_2", "on": True})),
        (
            "mute_guest",
            {"guest": "g_2", "minutes": "15"},
            ("mute_guest", {"guest": "g_2", "minutes": 15}),
        ),
        (
            "set_setting",
            {"name": "quiet_hours", "value": []},
            ("set_setting", {"name": "quiet_hours", "value": []}),
        ),
        ("undo", {}, ("undo", {})),
        ("buzz", {"sound": "yes"}, ("buzz", {"sound": "yes"})),
        ("approve_text", {"text": "name:g_2"}, ("approve_text", {"text": "name:g_2"})),
        ("forget_guest", {"guest": "g_2"}, ("forget_guest", {"guest": "g_2"})),
        ("save_light_scene", {"name": "Late"}, ("save_light_scene", {"name": "Late"})),
        ("add_light", {"device": "wled-1"}, ("add_light", {"device": "wled-1"})),
        ("renew_source", {}, ("renew_source", {"back": False})),
        (
            "set_output",
            {"output": "Living room", "on": False},
            ("set_output", {"output": "0", "on": False, "exclusive": False}),
        ),
        (
            "enqueue",
            {"query": "a", "dedication": "b"},
            ("enqueue", {"query": "a", "dedication": "b"}),
        ),
        ("enqueue", {"uri": "local:7"}, ("enqueue", {"uri": "local:7"})),
    ],
)
async def test_an_action_of_the_integration_sends_one_command(
    hass: HomeAssistant, server: FakeServer, service: str, data: dict[str, Any], command: Any
) -> None:
    server.replies["enqueue"] = ENQUEUED
    await call(hass, service, domain="raveberry", **data)
    assert server.commands == [command]


async def test_a_request_returns_its_entry(hass: HomeAssistant, server: FakeServer) -> None:
    server.replies["enqueue"] = ENQUEUED
    answer = await hass.services.async_call(
        "raveberry",
        "enqueue",
        {"entity_id": PLAYER, "query": "a"},
        blocking=True,
        return_response=True,
    )
    assert answer == {PLAYER: ENQUEUED}


@pytest.mark.parametrize(
    ("service", "data", "command"),
    [
        ("get_guests", {}, ("guests", {})),
        (
            "get_history",
            {"since": "2026-12-31 20:00:00", "limit": 5},
            ("history", {"since": "2027-01-01T04:00:00+00:00", "limit": 5}),
        ),
        (
            "get_stats",
            {"since": "2026-12-31T20:00:00+00:00"},
            ("stats", {"since": "2026-12-31T20:00:00+00:00"}),
        ),
        ("get_recap", {}, ("recap", {})),
        ("get_sources", {}, ("sources", {})),
        ("get_library", {}, ("library", {})),
        ("get_playlists", {}, ("playlists", {})),
    ],
)
async def test_query_actions_return_the_result(
    hass: HomeAssistant, server: FakeServer, service: str, data: dict[str, Any], command: Any
) -> None:
    server.replies[command[0]] = {"a": 1}
    assert await call(hass, service, domain="raveberry", **data) == {PLAYER: {"a": 1}}
    assert server.commands == [command]


async def test_get_undecided_returns_the_pending_approvals(
    hass: HomeAssistant, server: FakeServer
) -> None:
    answer = await call(hass, "get_undecided", domain="raveberry")
    assert answer[PLAYER] == json.loads(sample("Undecided"))
    await server.publish(TOPICS.name(topics.UNDECIDED), "")
    answer = await call(hass, "get_undecided", domain="raveberry")
    assert answer[PLAYER] == {"approval": [], "texts": []}


async def test_get_found_lights_returns_what_can_be_added(
    hass: HomeAssistant, server: FakeServer
) -> None:
    answer = await call(hass, "get_found_lights", domain="raveberry")
    assert answer[PLAYER] == {"lights": []}
    await server.publish(TOPICS.name(topics.LIGHTS_INFO), sample("LightsInfo.found"))
    answer = await call(hass, "get_found_lights", domain="raveberry")
    assert answer[PLAYER] == {"lights": json.loads(sample("LightsInfo.found"))["found"]}
    await server.publish(TOPICS.name(topics.LIGHTS_STATUS), "offline")
    answer = await call(hass, "get_found_lights", domain="raveberry")
    assert answer[PLAYER] == {"lights": []}


async def test_a_playlist_is_browsed_by_path_and_requested_by_uri_or_name(
    hass: HomeAssistant, server: FakeServer
) -> None:
    page = {
        "kind": "album",
        "path": "album/7",
        "title": "Boats & Co",
        "subtitle": None,
        "artwork_url": None,
        "hit": None,
        "uri": "local:album/7?a=b",
    }
    server.replies["browse"] = json.loads(sample("BrowseAnswer", items=[page]))
    front = (await call(hass, "browse_media"))[PLAYER]
    (line,) = front.children
    assert line.can_play
    where = {
        "media_content_type": line.media_content_type,
        "media_content_id": line.media_content_id,
    }
    await call(hass, "browse_media", **where)
    assert server.commands.pop()[1]["path"] == "album/7"
    await call(hass, "play_media", **where)
    assert server.commands.pop() == ("enqueue_playlist", {"uri": "local:album/7?a=b"})
    await call(hass, "play_media", media_content_type="playlist", media_content_id="New Year")
    assert server.commands.pop() == ("enqueue_playlist", {"query": "New Year"})


async def test_make_mod_code_returns_the_code(hass: HomeAssistant, server: FakeServer) -> None:
    code = {"code": "ABCD", "expires_at": None}
    server.replies["make_mod_code"] = code
    assert await call(hass, "make_mod_code", domain="raveberry") == {PLAYER: code}


@pytest.mark.parametrize(
    ("service", "data", "command"),
    [
        ("media_previous_track", {}, ("restart_song", {})),
        ("shuffle_set", {"shuffle": True}, ("set_shuffle", {"on": True})),
        ("repeat_set", {"repeat": "all"}, ("set_repeat", {"mode": "all"})),
        ("clear_playlist", {}, ("clear_queue", {})),
        (
            "select_source",
            {"source": "Living room"},
            ("set_output", {"output": "0", "on": True, "exclusive": True}),
        ),
        (
            "select_source",
            {"source": "1"},
            ("set_output", {"output": "1", "on": True, "exclusive": True}),
        ),
    ],
)
async def test_actions_of_home_assistant_send_one_command(
    hass: HomeAssistant, server: FakeServer, service: str, data: dict[str, Any], command: Any
) -> None:
    await hass.services.async_call(
        "media_player", service, {"entity_id": PLAYER, **data}, blocking=True
    )
    assert server.commands == [command]


@pytest.mark.parametrize(
    ("extra", "options"),
    [
        ({}, {}),
        ({"announce_volume": 0.4}, {"volume": 0.4}),
        ({"announce_duck": True}, {"duck": True}),
    ],
)
async def test_an_announcement_sends_one_command(
    hass: HomeAssistant, server: FakeServer, extra: dict[str, Any], options: dict[str, Any]
) -> None:
    await call(
        hass,
        "play_media",
        media_content_type="music",
        media_content_id="http://192.0.2.1/gong.mp3",
        announce=True,
        extra=extra,
    )
    assert server.commands == [("announce", {"media_uri": "http://192.0.2.1/gong.mp3", **options})]


@pytest.mark.parametrize(
    ("language", "code", "text"),
    [
        ("en", "announcement_late", "The sound did not begin in time."),
        ("de", "announcement_late", "Der Ton hat nicht rechtzeitig begonnen."),
        ("en", "of_a_later_version", "The announcement could not be played."),
    ],
)
async def test_an_announcement_that_fails_is_an_error_with_the_reason(
    hass: HomeAssistant, server: FakeServer, language: str, code: str, text: str
) -> None:
    await hass.config.async_update(language=language)
    await async_load_integrations(hass, {"raveberry"})
    server.announcement = ""
    reason = {"code": code, "params": {}, "message": "[untranslated]"}
    failed = sample("Event.announcement_failed", reason=reason)
    calling = hass.async_create_task(
        call(hass, "announce", "raveberry", media_uri="http://192.0.2.1/gong.mp3")
    )
    await server.has_command.wait()
    server.fire(TOPICS.name(topics.EVENT), sample("Event.song_started"))
    server.fire(TOPICS.name(topics.EVENT), failed)
    server.fire(TOPICS.name(topics.EVENT), failed)
    with pytest.raises(HomeAssistantError) as error:
        await calling
    assert not isinstance(error.value, ServiceValidationError)
    key = f"component.raveberry.exceptions.{error.value.translation_key}.message"
    assert async_get_cached_translations(hass, language, "exceptions", "raveberry")[key].startswith(
        text
    )
    await hass.async_block_till_done()
    state = hass.states.get("event.raveberry_party_event")
    assert state is not None
    assert (state.attributes["event_type"], state.attributes["reason"]) == (
        "announcement_failed",
        code,
    )


async def test_an_announcement_of_which_nothing_is_heard_is_an_error(
    hass: HomeAssistant, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coordinator, "ANNOUNCEMENT_TIMEOUT_S", 0.01)
    server.announcement = ""
    with pytest.raises(HomeAssistantError) as error:
        await call(hass, "announce", "raveberry", media_uri="http://192.0.2.1/gong.mp3")
    assert error.value.translation_key == "no_answer"
