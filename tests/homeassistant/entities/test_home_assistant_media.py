"""Media of Home Assistant: browsing, handing over to the server, announcements."""

import json
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from homeassistant.components import media_source
from homeassistant.components.media_player import BrowseError
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.raveberry.contract import topics
from tests.homeassistant.entities.test_media_player import ENQUEUED, PLAYER, call
from tests.homeassistant.fake_server import TOPICS, FakeServer, sample

FERRY = "media-source://media_source/local/ferry.mp3"
STATION = "media-source://radio_browser/960e57c5"
ISSUE = ("raveberry", "address_not_allowed_01KRAVEBERRY")
HERE = "192.0.2.1:8123"


@pytest.fixture(autouse=True)
async def _with_media_folder(hass: HomeAssistant, tmp_path: Path) -> None:
    """Configure a media folder and the internal URL of Home Assistant."""
    (tmp_path / "ferry.mp3").write_bytes(b"a sound")
    (tmp_path / "ferry.jpg").write_bytes(b"a picture")
    (tmp_path / "Records").mkdir()
    hass.config.media_dirs = {"local": str(tmp_path)}
    hass.config.internal_url = f"http://{HERE}"
    assert await async_setup_component(hass, "media_source", {})


async def play(hass: HomeAssistant, media_id: str, **more: Any) -> None:
    await call(hass, "play_media", media_content_type="music", media_content_id=media_id, **more)


async def test_the_root_lists_the_media_sources(hass: HomeAssistant, server: FakeServer) -> None:
    server.replies["browse"] = json.loads(sample("BrowseAnswer"))
    front = (await call(hass, "browse_media"))[PLAYER]
    *_, folder = front.children
    assert folder.media_content_id.startswith("media-source://")
    assert folder.can_expand


async def test_media_sources_list_only_audio(hass: HomeAssistant, server: FakeServer) -> None:
    page = await call(
        hass,
        "browse_media",
        media_content_type="",
        media_content_id="media-source://media_source/local/.",
    )
    assert [line.title for line in page[PLAYER].children] == ["Records", "ferry.mp3"]
    assert page[PLAYER].not_shown == 1
    assert server.commands == []


async def test_browsing_a_missing_media_source_item_is_an_error(
    hass: HomeAssistant, server: FakeServer
) -> None:
    with pytest.raises(BrowseError):
        await call(
            hass,
            "browse_media",
            media_content_type="",
            media_content_id="media-source://media_source/local/none",
        )


async def test_failing_media_sources_leave_the_library_browsable(
    hass: HomeAssistant, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: Any, **__: Any) -> Any:
        raise BrowseError("no page")

    monkeypatch.setattr(media_source, "async_browse_media", fail)
    server.replies["browse"] = json.loads(sample("BrowseAnswer"))
    front = (await call(hass, "browse_media"))[PLAYER]
    assert len(front.children) == len(json.loads(sample("BrowseAnswer"))["items"])


async def test_media_of_home_assistant_is_handed_over_with_a_signed_url(
    hass: HomeAssistant, server: FakeServer, hass_client_no_auth: ClientSessionGenerator
) -> None:
    server.replies["hand_over"] = ENQUEUED
    await play(hass, FERRY)
    ((name, args),) = server.commands
    assert name == "hand_over"
    assert set(args) == {"media", "address"}
    assert args["media"] == FERRY
    assert args["address"].startswith(f"http://{HERE}/media/local/ferry.mp3?authSig=")
    assert await async_setup_component(hass, "http", {})
    http = await hass_client_no_auth()
    path = args["address"].removeprefix(f"http://{HERE}")
    answer = await http.get(path)
    assert (answer.status, await answer.read()) == (HTTPStatus.OK, b"a sound")


@pytest.mark.parametrize(
    ("extra", "metadata"),
    [
        (
            {"title": "Ferry", "artist": "Ann", "album": "Boats", "thumbnail": "https://a.example/b"},
            {"title": "Ferry", "artist": "Ann", "album": "Boats", "artwork": "https://a.example/b"},
        ),
        (
            {"metadata": {"title": "Ferry", "albumName": "Boats", "images": [{"url": "https://x/"}]}},
            {"title": "Ferry", "album": "Boats", "artwork": "https://x/"},
        ),
        ({"thumb": "https://x/", "artist": ""}, {"artwork": "https://x/"}),
        ({"metadata": None}, {}),
    ],
)  # fmt: skip
async def test_metadata_from_extra_is_handed_over(
    hass: HomeAssistant, server: FakeServer, extra: dict[str, Any], metadata: dict[str, str]
) -> None:
    server.replies["hand_over"] = ENQUEUED
    await play(hass, FERRY, extra=extra)
    ((_, args),) = server.commands
    assert {name: args[name] for name in args if name not in ("media", "address")} == metadata


async def test_artwork_of_home_assistant_gets_a_signed_url(
    hass: HomeAssistant, server: FakeServer
) -> None:
    server.replies["hand_over"] = ENQUEUED
    await play(hass, FERRY, extra={"thumbnail": "/api/image/serve/1/512x512"})
    ((_, args),) = server.commands
    assert args["artwork"].startswith(f"http://{HERE}/api/image/serve/1/512x512?authSig=")


@pytest.mark.parametrize(
    ("enqueue", "place"), [("add", {}), ("next", {"top": True}), ("play", {"play": True})]
)
async def test_media_is_handed_over_with_its_place_in_one_command(
    hass: HomeAssistant, server: FakeServer, enqueue: str, place: dict[str, bool]
) -> None:
    server.replies["hand_over"] = ENQUEUED
    await play(hass, FERRY, enqueue=enqueue)
    ((name, args),) = server.commands
    assert name == "hand_over"
    assert {key: args[key] for key in args if key in ("top", "play")} == place


async def test_media_from_the_history_can_be_handed_over_again(
    hass: HomeAssistant, server: FakeServer
) -> None:
    server.replies["hand_over"] = ENQUEUED
    await play(hass, f"home:{FERRY}")
    assert server.commands[0][1]["media"] == FERRY


async def test_a_path_of_home_assistant_is_handed_over(
    hass: HomeAssistant, server: FakeServer
) -> None:
    server.replies["hand_over"] = ENQUEUED
    await play(hass, "/local/gong.mp3")
    ((_, args),) = server.commands
    assert args["media"] == "/local/gong.mp3"
    # Newer versions of Home Assistant do not sign URLs below /local, which are public.
    assert args["address"].startswith(f"http://{HERE}/local/gong.mp3")


async def test_a_radio_station_is_requested_by_its_public_url(
    hass: HomeAssistant, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def resolve(*_: Any) -> Any:
        return media_source.PlayMedia("https://radio.example/live", "audio/mpeg")

    monkeypatch.setattr(media_source, "async_resolve_media", resolve)
    server.replies["enqueue"] = ENQUEUED
    await play(hass, STATION)
    assert server.commands == [
        ("enqueue", {"uri": "https://radio.example/live", "source": "radio"})
    ]


@pytest.mark.parametrize(
    ("query", "titles"),
    [("FERRY", ["ferry.mp3"]), ("night", ["night song.mp3"]), ("song night", ["night song.mp3"]),
     ("polka", [])],
)  # fmt: skip
async def test_a_search_finds_media_of_home_assistant_after_songs(
    hass: HomeAssistant, server: FakeServer, tmp_path: Path, query: str, titles: list[str]
) -> None:
    (tmp_path / "Records/night song.mp3").write_bytes(b"a sound")
    server.replies["search"] = json.loads(sample("SearchAnswer"))
    result = (await call(hass, "search_media", search_query=query))[PLAYER].result
    found = [item for item in result if item.media_content_id.startswith("media-source://")]
    assert [item.title for item in found] == titles
    assert result[len(result) - len(found) :] == found
    server.replies["hand_over"] = ENQUEUED
    for item in found:
        await play(hass, item.media_content_id)
        assert server.commands[-1][1]["media"] == item.media_content_id


async def test_a_search_in_a_folder_of_home_assistant_stays_there(
    hass: HomeAssistant, server: FakeServer, tmp_path: Path
) -> None:
    (tmp_path / "Records/another ferry.mp3").write_bytes(b"a sound")
    folder = "media-source://media_source/local/Records"
    result = await call(
        hass, "search_media", media_content_type="", media_content_id=folder, search_query="ferry"
    )
    assert [item.title for item in result[PLAYER].result] == ["another ferry.mp3"]
    assert server.commands == []


async def test_a_search_with_classes_returns_only_those(
    hass: HomeAssistant, server: FakeServer
) -> None:
    server.replies["search"] = json.loads(sample("SearchAnswer"))
    result = await call(hass, "search_media", search_query="ferry", media_filter_classes=["track"])
    assert {item.media_class for item in result[PLAYER].result} == {"track"}


async def test_a_folder_that_cannot_be_searched_finds_nothing(
    hass: HomeAssistant, server: FakeServer
) -> None:
    missing = "media-source://media_source/local/none"
    result = await call(
        hass, "search_media", media_content_type="", media_content_id=missing, search_query="ferry"
    )
    assert result[PLAYER].result == []


async def test_missing_media_is_an_error(hass: HomeAssistant, server: FakeServer) -> None:
    with pytest.raises(HomeAssistantError):
        await play(hass, "media-source://nobody/has/this")
    assert server.commands == []


# --- announcements -------------------------------------------------------------------------------


async def test_an_announcement_of_home_assistant_has_a_signed_url(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await play(hass, FERRY, announce=True, extra={"announce_volume": 0.4})
    ((name, args),) = server.commands
    assert (name, args["volume"]) == ("announce", 0.4)
    assert args["media_uri"].startswith(f"http://{HERE}/media/local/ferry.mp3?authSig=")


async def test_an_app_of_this_home_assistant_gets_the_internal_url(
    hass: HomeAssistant, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    internal = "http://homeassistant:8123"
    monkeypatch.setattr(
        "homeassistant.components.media_player.browse_media.get_supervisor_network_url",
        lambda _hass: internal,
    )
    await server.publish(TOPICS.name(topics.INFO), sample("Info", host_url=None))
    await play(hass, FERRY, announce=True)
    await server.publish(
        TOPICS.name(topics.INFO), sample("Info", host_url="http://192.0.2.9:8099/host")
    )
    await play(hass, FERRY, announce=True)
    local_app, elsewhere = [args["media_uri"] for _, args in server.commands]
    assert local_app.startswith(f"{internal}/media/")
    assert elsewhere.startswith(f"http://{HERE}/media/")


# --- the address to be allowed -------------------------------------------------------------------


@pytest.mark.parametrize("announce", [False, True])
async def test_an_address_that_is_not_allowed_creates_a_repair_issue(
    hass: HomeAssistant, server: FakeServer, issue_registry: ir.IssueRegistry, announce: bool
) -> None:
    server.refuse("announce" if announce else "hand_over", "not_allowed", "address_not_listed")
    with pytest.raises(ServiceValidationError) as refused:
        await play(hass, FERRY, **({"announce": True} if announce else {}))
    assert refused.value.translation_key == "address_not_allowed"
    issue = issue_registry.async_get_issue(*ISSUE)
    assert issue is not None
    assert issue.is_fixable
    assert issue.translation_placeholders == {"name": "Raveberry", "host": HERE}
    server.replies |= {"announce": {}, "hand_over": ENQUEUED}
    await play(hass, FERRY, announce=True)
    assert issue_registry.async_get_issue(*ISSUE) is None


async def test_another_refusal_creates_no_repair_issue(
    hass: HomeAssistant, server: FakeServer, issue_registry: ir.IssueRegistry
) -> None:
    server.refuse("hand_over", "party_closed", "party_closed")
    with pytest.raises(ServiceValidationError, match="closed"):
        await play(hass, FERRY)
    assert issue_registry.async_get_issue(*ISSUE) is None


async def run_fix_flow(
    hass: HomeAssistant, client: ClientSessionGenerator, **answer: Any
) -> dict[str, Any]:
    """Return the result of the fix flow."""
    assert await async_setup_component(hass, "repairs", {})
    http = await client()
    domain, issue = ISSUE
    begun = await http.post("/api/repairs/issues/fix", json={"handler": domain, "issue_id": issue})
    form = await begun.json()
    assert (form["step_id"], form["description_placeholders"]) == (
        "confirm",
        {"name": "Raveberry", "host": HERE},
    )
    ended = await http.post(f"/api/repairs/issues/fix/{form['flow_id']}", json=answer)
    result: dict[str, Any] = await ended.json()
    return result


@pytest.fixture
async def refusing_server(hass: HomeAssistant, server: FakeServer) -> FakeServer:
    """A server that may not fetch from Home Assistant, with the issue created."""
    server.refuse("announce", "not_allowed", "address_not_listed")
    with pytest.raises(ServiceValidationError):
        await play(hass, FERRY, announce=True)
    server.commands.clear()
    return server


@pytest.mark.parametrize(
    ("allowed", "after"),
    [([], [[HERE]]), (["192.0.2.9:80"], [["192.0.2.9:80", HERE]]), ([HERE], []), (None, [[HERE]])],
)
async def test_the_fix_flow_allows_the_address(
    hass: HomeAssistant,
    refusing_server: FakeServer,
    hass_client: ClientSessionGenerator,
    issue_registry: ir.IssueRegistry,
    allowed: list[str] | None,
    after: list[list[str]],
) -> None:
    settings = sample("Settings", allowed_private_hosts=allowed) if allowed is not None else ""
    await refusing_server.publish(TOPICS.name(topics.SETTINGS), settings)
    assert (await run_fix_flow(hass, hass_client))["type"] == "create_entry"
    assert refusing_server.commands == [
        ("set_setting", {"name": "allowed_private_hosts", "value": value}) for value in after
    ]
    assert issue_registry.async_get_issue(*ISSUE) is None


async def test_a_failed_fix_flow_shows_an_error(
    hass: HomeAssistant, refusing_server: FakeServer, hass_client: ClientSessionGenerator
) -> None:
    refusing_server.refuse("set_setting", "unavailable", "disk_full")
    assert (await run_fix_flow(hass, hass_client))["errors"] == {"base": "not_done"}


async def test_a_fix_flow_needs_a_loaded_entry(
    hass: HomeAssistant, refusing_server: FakeServer, hass_client: ClientSessionGenerator
) -> None:
    (entry,) = hass.config_entries.async_entries("raveberry")
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert (await run_fix_flow(hass, hass_client))["reason"] == "not_loaded"
