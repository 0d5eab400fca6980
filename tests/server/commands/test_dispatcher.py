"""The command table: roles and effects of each command."""

import json
from base64 import b64decode
from dataclasses import replace
from typing import Any

import pytest
from raveberry_contract import messages
from raveberry_contract.commands import COMMANDS
from raveberry_server.application.errors import SourceError
from raveberry_server.application.ports import AnswerKey
from raveberry_server.application.ports.library import LibraryOverview
from raveberry_server.application.ports.player import RoomChange
from raveberry_server.commands.dispatcher import CommandDispatcher
from raveberry_server.commands.idempotency import IdempotencyKey, IdempotencyKeys
from raveberry_server.domain.guests.joining import JoinRequest
from raveberry_server.domain.model.entry import EntryState
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.events import GuestJoined
from raveberry_server.domain.model.guest import HOST_CALLER, Caller, Client, Newcomer, Role
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.playback import interruptions, outputs

from tests.fakes.party.domain_party import a_guest
from tests.fakes.party.headless_server import SPEAKER, HeadlessServer
from tests.fakes.player.fake_player import SPEAKERS
from tests.fakes.sources.fake_source import a_library
from tests.fakes.sources.fetched_source import FetchedSource, HandedSource, a_web_song

ANN = a_guest("ann")
MO = a_guest("mo", Role.MOD)

GUEST_COMMANDS = {
    "enqueue",
    "enqueue_random",
    "vote",
    "withdraw",
    "set_profile",
    "search",
    "discover",
    "online_sources",
    "browse",
    "lyrics",
    "me",
    "artwork",
    "add_hashtag",
    "cheer",
    "dedicate",
    "my_data",
    "forget_me",
    "history",
    "recap",
    "stats",
}
MOD_COMMANDS = {
    "enqueue_playlist",
    "play",
    "pause",
    "skip",
    "stop_after_song",
    "set_sleep_timer",
    "seek",
    "set_volume",
    "remove",
    "prioritize",
    "set_lights",
    "lights_shortcut",
    "recall_light_scene",
    "restart_song",
    "set_muted",
    "move",
    "set_shuffle",
    "set_repeat",
    "set_autoplay",
    "buzz",
}
MOD_ONLY_COMMANDS = {
    "approve_text",
    "reject_text",
    "remove_hashtag",
    "guests",
    "approve",
    "reject",
    "bring_back",
    "remove_entries",
    "prioritize_entries",
    "mute_guest",
    "set_light_show",
    "save_light_scene",
    "remove_light_scene",
}


async def give(server: HeadlessServer, name: str, caller: Caller, /, **args: object) -> Any:  # noqa: ANN401 - each command has another result
    return await server.execute(name, caller, **args)


async def refused(server: HeadlessServer, name: str, caller: Caller, /, **args: object) -> Reason:
    before = server.party.saved
    with pytest.raises(RefusedError) as refusal:
        await give(server, name, caller, **args)
    assert server.party.saved is before
    return refusal.value.reason


# --- roles ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["full_control", "full_voting", "upvotes_only", "no_control"])
async def test_each_role_has_its_commands_in_each_mode(mode: str) -> None:
    async with HeadlessServer().running() as server:
        await server.set("mode", mode)

        def allowed(role: Role) -> set[str]:
            names = set()
            caller = a_guest("someone", role)
            for name in COMMANDS:
                try:
                    server.commands.allowed_command(name, caller)
                except RefusedError as refusal:
                    assert refusal.reason is Reason.NOT_ALLOWED  # noqa: PT017 - counted
                else:
                    names.add(name)
            return names

        opened = MOD_COMMANDS if mode == "full_control" else set()
        assert allowed(Role.GUEST) == GUEST_COMMANDS | opened
        assert allowed(Role.MOD) == GUEST_COMMANDS | MOD_COMMANDS | MOD_ONLY_COMMANDS
        assert allowed(Role.HOST) == set(COMMANDS)


async def test_a_command_above_the_role_is_refused() -> None:
    async with HeadlessServer().running() as server:
        assert await refused(server, "set_setting", MO, name="mode", value="no_control") is (
            Reason.NOT_ALLOWED
        )
        assert await refused(server, "pause", ANN) is Reason.NOT_ALLOWED


async def test_an_unknown_command_is_not_found() -> None:
    async with HeadlessServer().running() as server:
        with pytest.raises(RefusedError) as refusal:
            await server.commands.execute("dance" * 100, {}, ANN)
        assert refusal.value.reason is Reason.NOT_FOUND
        assert len(refusal.value.message) < 200


# --- newcomers and presence ----------------------------------------------------------------------


def a_newcomer(name: str) -> Caller:
    guest = GuestId(name)
    newcomer = Newcomer(id=guest, token_hash=None, name=name)
    return Caller(id=guest, role=Role.GUEST, newcomer=newcomer)


async def test_a_newcomers_first_command_admits_them() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "enqueue", a_newcomer("zoe"), uri="local:Amber")
        await give(server, "enqueue", a_newcomer("zoe"), uri="local:Birch")
        assert [guest.name for guest in server.state.guests.values()] == ["zoe"]
        assert [type(event) for event in server.store.events].count(GuestJoined) == 1


async def test_a_newcomers_refused_command_leaves_no_trace() -> None:
    async with HeadlessServer().running() as server:
        assert await refused(server, "vote", a_newcomer("zoe"), entry=EntryId("e9"), value=1) is (
            Reason.NOT_FOUND
        )
        assert server.state.guests == {}
        assert server.presence.guests_active(server.clock.mono_s()) == 0


async def test_a_reading_command_creates_no_identity_and_no_presence() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "search", a_newcomer("zoe"), q="amber")
        assert server.state.guests == {}
        assert server.presence.guests_active(server.clock.mono_s()) == 0


async def test_a_command_marks_its_guest_present() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "enqueue", a_newcomer("zoe"), uri="local:Amber")
        assert server.presence.guests_active(server.clock.mono_s()) == 1


async def test_guests_join_and_choose_a_name_without_a_command() -> None:
    async with HeadlessServer().running() as server:
        await server.commands.join(a_newcomer("zoe"), JoinRequest(name="Zoë"))
        assert [guest.name for guest in server.state.guests.values()] == ["Zoë"]
        # A guest who has not taken part yet is present, but not counted.
        assert server.presence.active(server.clock.mono_s()) == {"zoe"}
        assert server.presence.guests_active(server.clock.mono_s()) == 0


# --- effects of each -----------------------------------------------------------------------------


async def test_a_song_is_asked_for_by_address_or_by_words() -> None:
    async with HeadlessServer().running() as server:
        first = await give(server, "enqueue", ANN, uri="local:Amber", dedication="Hi")
        second = await give(server, "enqueue", ANN, query="birch", source="local")
        assert [(made.entry.id, made.duplicate) for made in (first, second)] == [
            ("e0", False),
            ("e1", False),
        ]
        entries = server.state.waiting
        assert [entry.song.title for entry in entries.values()] == ["Amber", "Birch"]
        assert entries[EntryId("e0")].dedication == "Hi"


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        ({}, Reason.BAD_REQUEST),
        ({"uri": "local:Amber", "query": "amber"}, Reason.BAD_REQUEST),
        ({"uri": " "}, Reason.BAD_REQUEST),
        ({"query": ""}, Reason.BAD_REQUEST),
        ({"query": "oak tree"}, Reason.NOT_FOUND),
        ({"query": "amber", "source": "radio"}, Reason.BAD_REQUEST),
        ({"uri": "local:Oak"}, Reason.NOT_FOUND),
        ({"uri": "file:///etc/passwd"}, Reason.NOT_ALLOWED),
        ({"query": "file:///etc/passwd"}, Reason.NOT_ALLOWED),
        ({"query": "look http://10.0.0.1/a"}, Reason.NOT_ALLOWED),
        ({"query": " http:127.1"}, Reason.NOT_ALLOWED),
        ({"uri": "local:Amber", "top": True}, Reason.NOT_ALLOWED),
    ],
)
async def test_an_incomplete_request_is_refused(args: dict[str, object], reason: Reason) -> None:
    async with HeadlessServer().running() as server:
        assert await refused(server, "enqueue", ANN, **args) is reason


async def test_votes_and_withdrawals_reach_the_queue() -> None:
    async with HeadlessServer().running() as server:
        entry = EntryId("e0")
        await give(server, "enqueue", ANN, uri="local:Amber")
        voted = await give(server, "vote", MO, entry=entry, value=1)
        assert voted == messages.Voted(entry=entry, score=2, up=2, down=0, value=1)
        assert await refused(server, "withdraw", ANN, entry=entry) is Reason.CONFLICT
        await give(server, "vote", MO, entry=entry, value=0)
        await give(server, "withdraw", ANN, entry=entry)
        assert server.state.waiting == {}


async def test_a_song_is_played_now_by_one_command() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "enqueue", ANN, uri="local:Amber")
        await server.start("e0")
        commits = server.store.commits
        made = await give(server, "enqueue", MO, uri="local:Birch", play=True)
        assert (made.entry.position, server.state.playback.entry) == (0, None)
        assert server.store.commits == commits + 1
        assert await refused(server, "enqueue", ANN, uri="local:Cedar", play=True) is (
            Reason.NOT_ALLOWED
        )


async def test_mods_steer_the_queue() -> None:
    async with HeadlessServer().running() as server:
        for title in ("Amber", "Birch"):
            await give(server, "enqueue", ANN, uri=f"local:{title}")
        await give(server, "prioritize", MO, entry=EntryId("e1"))
        assert server.state.waiting[EntryId("e1")].pin is not None
        await give(server, "remove", MO, entry=EntryId("e0"))
        assert set(server.state.waiting) == {"e1"}


async def test_mods_steer_the_player() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "enqueue", ANN, uri="local:Amber")
        await server.start("e0")
        await give(server, "pause", MO)
        assert server.state.playback.is_held
        await give(server, "play", MO)
        assert not server.state.playback.is_held
        await give(server, "seek", MO, position_s=30.0)
        assert server.state.playback.anchor.position_s == 30
        await give(server, "set_volume", MO, volume=0.25)
        assert server.state.settings.volume == 0.25
        await give(server, "skip", MO, epoch=1)
        assert server.state.playback.entry is None
        assert await refused(server, "skip", MO, epoch=1) is Reason.CONFLICT


async def test_the_host_sets_the_party_up() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "set_setting", HOST_CALLER, name="mode", value="no_control")
        assert server.state.settings.mode == "no_control"
        so_far = await give(server, "recap", HOST_CALLER)
        closed = await give(server, "close_party", HOST_CALLER)
        assert closed.recap == so_far
        assert not server.state.is_open
        await server.forget_guests()
        assert await give(server, "recap", HOST_CALLER) == so_far
        await give(server, "open_party", HOST_CALLER)
        assert server.state.is_open
        await give(server, "restart_player", HOST_CALLER)
        await server.step(lambda state, _now: outputs.update_outputs(state, (SPEAKERS,)))
        await give(server, "set_output", HOST_CALLER, output="0", on=False, exclusive=True)
        assert server.state.playback.outputs_wanted == {"speakers": False}
        assert server.state.playback.restarts_requested == 1


async def test_a_room_is_changed() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "set_room", HOST_CALLER, room="kitchen", volume=0.5, name="Kitchen")
        assert server.rooms is not None
        assert server.rooms.changes == [RoomChange(room="kitchen", volume=0.5, name="Kitchen")]


async def test_rooms_are_refused_without_snapcast() -> None:
    server = HeadlessServer(has_rooms=False)
    async with server.running():
        reason = await refused(server, "set_room", HOST_CALLER, room="kitchen", muted=True)
        assert reason is Reason.NOT_FOUND


async def test_bluetooth_loudspeakers_are_shown_searched_for_connected_and_removed() -> None:
    async with HeadlessServer().running() as server:
        shown = await give(server, "bluetooth_speakers", HOST_CALLER, search=True)
        assert shown == messages.BluetoothSpeakers(
            available=True,
            searching=True,
            speakers=(
                messages.BluetoothSpeaker(
                    address=SPEAKER, name="Boom", paired=True, connected=False, playing=False
                ),
            ),
        )
        shown = await give(
            server, "set_bluetooth_speaker", HOST_CALLER, address=SPEAKER, connected=True
        )
        assert shown.speakers[0].connected
        await give(server, "remove_bluetooth_speaker", HOST_CALLER, address=SPEAKER)
        assert server.bluetooth.calls == [
            ("overview", True),
            ("set_connected", True),
            ("remove", SPEAKER),
        ]
        unknown = {"address": "00:00:00:00:00:00", "connected": True}
        reason = await refused(server, "set_bluetooth_speaker", HOST_CALLER, **unknown)
        assert reason is Reason.NOT_FOUND


async def test_sounds_interrupt_the_music_one_at_a_time() -> None:
    async with HeadlessServer().running() as server:
        await give(
            server, "announce", HOST_CALLER, media_uri="https://example.org/a.mp3", volume=0.5
        )
        sound = server.state.playback.interruption
        assert sound is not None
        assert (sound.sound, sound.volume) == ("https://example.org/a.mp3", 0.5)
        assert await refused(server, "alarm", HOST_CALLER) is Reason.CONFLICT
        await server.step(lambda state, now: interruptions.end_sound(state, sound.id, now))
        await give(server, "alarm", HOST_CALLER)
        assert server.state.playback.interruption is not None
        assert server.state.playback.interruption.sound == "alarm"


async def test_a_song_of_the_library_is_announced_by_its_file() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "announce", HOST_CALLER, media_uri="local:Amber")
        assert server.state.playback.interruption is not None
        assert server.state.playback.interruption.sound == "/music/local:Amber"


async def test_a_song_without_a_known_location_is_not_announced() -> None:
    net = FetchedSource(a_web_song("elm"))
    async with HeadlessServer(sources=(a_library("Amber"), net)).running() as server:
        for source in server.sources:
            source.lost = "The disk is away"
        for command, args in (
            ("announce", {"media_uri": "local:Amber"}),
            ("enqueue", {"uri": "web:elm"}),
        ):
            reason = await refused(server, command, HOST_CALLER, **args)
            assert reason is Reason.SOURCE_FAILED, command


@pytest.mark.parametrize(
    ("media_uri", "reason"),
    [
        ("http://127.0.0.1:8123/tts", Reason.NOT_ALLOWED),
        ("http://169.254.169.254/latest", Reason.NOT_ALLOWED),
        ("file:///etc/passwd", Reason.NOT_ALLOWED),
        ("/etc/passwd", Reason.NOT_ALLOWED),
        ("local:Nothing", Reason.NOT_FOUND),
        ("", Reason.NOT_FOUND),
    ],
)
async def test_forbidden_announcements_are_refused(media_uri: str, reason: Reason) -> None:
    async with HeadlessServer().running() as server:
        assert await refused(server, "announce", HOST_CALLER, media_uri=media_uri) is reason


async def test_home_assistant_announces_allowed_local_media() -> None:
    async with HeadlessServer().running() as server:
        await server.set("allowed_private_hosts", ["192.168.1.5:8123"])
        uri = "http://192.168.1.5:8123/api/tts_proxy/hello.mp3"
        await give(server, "announce", HOST_CALLER, media_uri=uri)
        assert server.state.playback.interruption is not None
        assert server.state.playback.interruption.sound == uri


HANDED = {
    "media": "media-source://media_source/local/ferry.mp3",
    "address": "http://192.168.1.5:8123/media/local/ferry.mp3?authSig=secret",
}


async def test_home_assistant_hands_over_allowed_media() -> None:
    async with HeadlessServer(sources=(a_library("Amber"), HandedSource())).running() as server:
        await server.set("allowed_private_hosts", ["192.168.1.5:8123"])
        made = await give(server, "hand_over", HOST_CALLER, **HANDED, title="Ferry", top=True)
        entry = server.state.waiting[EntryId(made.entry.id)]
        assert (entry.song.uri, entry.song.title) == (f"home:{HANDED['media']}", "Ferry")
        assert entry.state is EntryState.PENDING
        assert entry.pin is not None
        assert "secret" not in repr(server.state)
        again = await give(server, "hand_over", HOST_CALLER, **HANDED)
        assert again.duplicate


async def test_only_home_assistant_hands_media_over() -> None:
    async with HeadlessServer().running() as server:
        await server.set("allowed_private_hosts", ["192.168.1.5:8123"])
        for caller in (ANN, MO):
            assert await refused(server, "hand_over", caller, **HANDED) is Reason.NOT_ALLOWED


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({}, Reason.NOT_ALLOWED),
        ({"address": "http://homeassistant.local:8123/a.mp3"}, Reason.NOT_ALLOWED),
        ({"address": "file:///etc/passwd"}, Reason.NOT_ALLOWED),
        ({"address": "/media/local/ferry.mp3"}, Reason.BAD_REQUEST),
        ({"address": "see http://192.168.1.5:8123/a.mp3"}, Reason.BAD_REQUEST),
        ({"media": " "}, Reason.BAD_REQUEST),
        ({"address": "https://example.org/a.mp3"}, Reason.UNAVAILABLE),
    ],
)
async def test_forbidden_media_are_not_handed_over(changed: dict[str, str], reason: Reason) -> None:
    async with HeadlessServer().running() as server:
        given = {**HANDED, **changed}
        assert await refused(server, "hand_over", HOST_CALLER, **given) is reason


async def test_media_that_cannot_be_saved_are_not_handed_over() -> None:
    home = HandedSource()
    home.trouble = "the disk is full"
    async with HeadlessServer(sources=(home,)).running() as server:
        given = {**HANDED, "address": "https://example.org/a.mp3"}
        assert await refused(server, "hand_over", HOST_CALLER, **given) is Reason.SOURCE_FAILED


async def test_the_buzzer_plays_the_chosen_or_a_random_sound() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "buzz", MO, sound="no")
        sound = server.state.playback.interruption
        assert sound is not None
        assert sound.sound == "no"
        assert await refused(server, "buzz", MO, sound="no") is Reason.RATE_LIMITED
        await server.step(lambda state, now: interruptions.end_sound(state, sound.id, now))
        server.clock.advance(5)
        await server.set("buzzer_success", 0.6)
        server.chance = 0.59
        await give(server, "buzz", MO)
        assert server.state.playback.interruption is not None
        assert server.state.playback.interruption.sound == "yes"


async def test_light_commands_without_lights_are_refused() -> None:
    async with HeadlessServer().running() as server:
        for name, args in (
            ("set_lights", {"state": "ON"}),
            ("lights_shortcut", {"on": True}),
            ("set_light_show", {"safe": True}),
            ("recall_light_scene", {"name": "Late"}),
            ("save_light_scene", {"name": "Late"}),
            ("remove_light_scene", {"name": "Late"}),
            ("calibrate_lights", {"device": "ring", "on": True}),
            ("find_lights", {}),
            ("add_light", {"device": "ring"}),
            ("remove_light", {"device": "ring"}),
        ):
            assert await refused(server, name, HOST_CALLER, **args) is Reason.UNAVAILABLE, name


async def test_a_scan_command_starts_a_scan() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "scan_library", HOST_CALLER)
        assert server.library.scans == 1


async def test_the_host_sees_unreadable_files() -> None:
    async with HeadlessServer().running() as server:
        overview = await give(server, "library", HOST_CALLER, offset=0, limit=5)
        assert [file.reason.code for file in overview.unreadable] == ["file_empty"]
        assert await refused(server, "library", ANN) is Reason.NOT_ALLOWED

        async def unreadable(_offset: int, _limit: int) -> LibraryOverview:
            raise SourceError(Refusal.LIBRARY_UNREADABLE)

        server.library.overview = unreadable  # type: ignore[method-assign] - a broken library
        assert await refused(server, "library", HOST_CALLER) is Reason.SOURCE_FAILED


async def test_searching_and_browsing_change_nothing() -> None:
    async with HeadlessServer().running() as server:
        found = await give(server, "search", ANN, q="a", limit=3)
        page = await give(server, "browse", ANN)
        assert found
        assert page
        assert server.store.commits == 0


async def test_mods_moderate_and_the_host_takes_back() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "enqueue", a_newcomer("zoe"), uri="local:Amber")
        await give(server, "enqueue", MO, uri="local:Birch")
        zoe, amber, birch = GuestId("zoe"), EntryId("e0"), EntryId("e1")
        await give(server, "move", MO, entry=birch, before=amber)
        assert server.state.waiting[birch].moved_to is not None
        await give(server, "remove", MO, entry=birch)
        undone = await give(server, "undo", HOST_CALLER)
        assert (undone.undone, [entry.id for entry in undone.entries]) == ("remove", [birch])
        await give(server, "clear_queue", HOST_CALLER)
        assert (await give(server, "bring_back", MO, entry=amber)).entry.id == amber
        await give(server, "set_profile", a_guest("zoe"), name="Zoë", color="#8cc9ff")
        assert await refused(server, "set_profile", a_guest("zoe"), sign="unicorn") is (
            Reason.BAD_REQUEST
        )
        assert await refused(server, "set_profile", a_guest("zoe"), source="local") is (
            Reason.BAD_REQUEST
        )
        assert server.state.guests[zoe].name == "Zoë"
        await give(server, "mute_guest", MO, guest=zoe, minutes=5)
        assert server.state.guests[zoe].muted_until is not None
        await give(server, "set_role", HOST_CALLER, guest=zoe, role="mod")
        assert server.state.guests[zoe].role is Role.MOD
        await give(server, "set_role", HOST_CALLER, guest=zoe, role="guest")
        await give(server, "ban_guest", HOST_CALLER, guest=zoe)
        assert server.state.guests[zoe].is_banned
        await give(server, "ban_guest", HOST_CALLER, guest=zoe, on=False)
        await give(server, "forget_guest", HOST_CALLER, guest=zoe)
        assert server.state.guests == {}


async def test_songs_wait_for_approval() -> None:
    async with HeadlessServer().running() as server:
        await server.set("approval", value=True)
        for title in ("Amber", "Birch"):
            await give(server, "enqueue", ANN, uri=f"local:{title}")
        await give(server, "approve", MO, entry=EntryId("e0"))
        await give(server, "reject", MO, entry=EntryId("e1"))
        assert [entry.is_ready for entry in server.state.waiting.values()] == [True]


async def test_some_settings_have_commands() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "set_repeat", MO, mode="all")
        await give(server, "set_autoplay", MO, on=False)
        assert await refused(server, "set_shuffle", MO, on=True) is Reason.CONFLICT
        await server.set("order", "fifo")
        await give(server, "set_shuffle", MO, on=True)
        settings = server.state.settings
        assert (settings.repeat, settings.autoplay, settings.shuffle) == ("all", False, True)
        await give(server, "shuffle_queue", HOST_CALLER)
        await give(server, "set_muted", MO, muted=True)
        assert server.state.playback.is_muted
        assert await refused(server, "restart_song", MO) is Reason.CONFLICT


async def test_stops_are_planned_and_taken_back() -> None:
    async with HeadlessServer().running() as server:
        assert await refused(server, "stop_after_song", MO, on=True) is Reason.CONFLICT
        await give(server, "stop_after_song", MO, on=False)
        await give(server, "set_sleep_timer", MO, minutes=30)
        assert server.state.playback.stops_at is not None
        await give(server, "set_sleep_timer", MO, minutes=0)
        assert server.state.playback.stops_at is None


async def test_new_codes_come_with_their_links() -> None:
    async with HeadlessServer().running() as server:
        made = await give(server, "rotate_code", HOST_CALLER)
        assert made.join_url == f"http://192.0.2.7:8080/p/{made.code}"
        mods = await give(server, "make_mod_code", HOST_CALLER)
        assert mods.code != made.code
        await server.commands.join(a_newcomer("zoe"), JoinRequest(mod_code=mods.code))
        assert server.state.guests[GuestId("zoe")].role is Role.MOD


async def test_settings_set_together_return_the_values_before() -> None:
    async with HeadlessServer().running() as server:
        values = {"join": "code", "song_max_s": 60, "order": "fair"}
        made = await give(server, "set_settings", HOST_CALLER, values=values)
        assert made.before == {"join": "open", "song_max_s": 900}
        assert server.state.join_code is not None
        await give(server, "set_settings", HOST_CALLER, values=made.before)
        assert server.state.settings.song_max_s == 900


async def test_a_preset_is_applied_with_a_first_code_and_undone_by_any_host_page() -> None:
    async with HeadlessServer().running() as server:
        made = await give(server, "apply_preset", HOST_CALLER, preset="bar")
        assert made.before["join"] == "open"
        assert server.state.join_code is not None
        undone = await give(server, "undo_preset", HOST_CALLER, preset="bar")
        assert undone.before["join"] == "code"
        again = await give(server, "undo_preset", HOST_CALLER, preset="bar")
        assert again.before == {}


async def test_the_first_steps_hear_the_output_check_the_address_and_end() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "play_test_tone", HOST_CALLER)
        assert server.state.playback.interruption is not None
        check = await give(server, "check_access", HOST_CALLER)
        assert check.guest_url == "http://192.0.2.7:8080/"
        await give(server, "finish_setup", HOST_CALLER)
        assert server.state.is_set_up


async def test_joining_by_code_creates_a_code() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "set_setting", HOST_CALLER, name="join", value="code")
        first = server.state.join_code
        assert first is not None
        await give(server, "set_setting", HOST_CALLER, name="approval", value=True)
        assert server.state.join_code == first


async def test_mods_decide_about_texts_and_know_all_guests() -> None:
    async with HeadlessServer().running() as server:
        await server.set("moderate_texts", value=True)
        for name in ("zoe", "yan"):
            await server.commands.join(a_newcomer(name), JoinRequest(name=f"Rude {name}"))
        await give(server, "approve_text", MO, text="name:zoe")
        await give(server, "reject_text", MO, text="name:yan")
        assert {guest.name for guest in server.state.guests.values()} == {"Rude zoe", "yan"}
        assert await refused(server, "reject_text", MO, text="name:yan") is Reason.NOT_FOUND
        listed = (await give(server, "guests", MO)).guests
        assert {guest.id: guest.active for guest in listed} == {"zoe": True, "yan": True}


async def test_a_banned_guest_gives_no_commands_at_all() -> None:
    async with HeadlessServer().running() as server:
        await server.set("mode", "full_control")
        await give(server, "enqueue", a_newcomer("zoe"), uri="local:Amber")
        await give(server, "ban_guest", HOST_CALLER, guest=GuestId("zoe"))
        zoe = a_guest("zoe")
        assert await refused(server, "pause", zoe) is Reason.NOT_ALLOWED
        assert await refused(server, "set_profile", zoe, name="Not Zoe") is Reason.NOT_ALLOWED
        assert await refused(server, "set_lights", zoe, state="OFF") is Reason.NOT_ALLOWED
        await give(server, "search", zoe, q="amber")


async def test_wrong_codes_are_counted_for_commands_and_links_too() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "set_setting", HOST_CALLER, name="join", value="code")
        client = Client(key="one browser", is_many=False)
        stranger = replace(a_newcomer("zoe"), client=client)
        assert stranger.newcomer is not None
        stranger = replace(stranger, newcomer=replace(stranger.newcomer, code="2222-2222"))
        for _ in range(4):
            assert await refused(server, "enqueue", stranger, uri="local:Amber") is (
                Reason.NOT_ALLOWED
            )
        code = server.state.join_code
        assert code is not None
        server.commands.expect_join_code(code.text, client)
        with pytest.raises(RefusedError) as wrong:
            server.commands.expect_join_code("3333-3333", client)
        assert wrong.value.reason is Reason.NOT_ALLOWED
        assert await refused(server, "enqueue", stranger, uri="local:Amber") is Reason.RATE_LIMITED
        with pytest.raises(RefusedError) as limited:
            await server.commands.join(stranger, JoinRequest(code=code.text))
        assert limited.value.reason is Reason.RATE_LIMITED


# --- own state and covers ------------------------------------------------------------------------


async def test_a_caller_reads_their_own_state() -> None:
    async with HeadlessServer().running() as server:
        asked = await give(server, "enqueue", a_newcomer("new"), query="Birch")
        await give(server, "vote", a_newcomer("ann"), entry=asked.entry.id, value=1)
        mine, theirs = await give(server, "me", ANN), await give(server, "me", MO)
        assert (mine.id, mine.role, mine.votes) == ("ann", "guest", {asked.entry.id: 1})
        assert (theirs.role, theirs.votes) == ("mod", {})


async def test_a_stranger_reads_their_own_state_and_stays_one() -> None:
    async with HeadlessServer().running() as server:
        mine = await give(server, "me", a_newcomer("new"))
        assert (mine.id, mine.role) == (None, "guest")
        assert GuestId("new") not in server.state.guests


async def test_a_cover_is_read_by_its_key_or_by_entry() -> None:
    async with HeadlessServer().running() as server:
        entry = (await give(server, "enqueue", ANN, query="Birch")).entry
        key = entry.song.artwork_url.split("/")[-2]
        whole = b64decode((await give(server, "artwork", ANN, key=key)).image)
        by_entry = b64decode((await give(server, "artwork", ANN, key=entry.id)).image)
        small = b64decode((await give(server, "artwork", ANN, key=key, small=True)).image)
        assert whole == by_entry
        assert len(small) < len(whole)
        assert whole.startswith(small)


async def test_a_cover_of_an_unknown_song_is_not_found() -> None:
    async with HeadlessServer().running() as server:
        assert await refused(server, "artwork", ANN, key="nothing") is Reason.NOT_FOUND


async def test_a_song_without_a_cover_has_none() -> None:
    library = a_library("Elm")
    library.songs["local:Elm"] = replace(library.songs["local:Elm"], artwork=None)
    async with HeadlessServer(sources=(library,)).running() as server:
        entry = (await give(server, "enqueue", ANN, query="Elm")).entry
        assert await refused(server, "artwork", ANN, key=entry.id) is Reason.NOT_FOUND


async def test_the_host_gets_the_code_of_the_wifi() -> None:
    async with HeadlessServer().running() as server:
        assert await refused(server, "wifi_qr", HOST_CALLER) is Reason.NOT_FOUND
        await server.set("wifi_ssid", "Garden")
        open_network = (await give(server, "wifi_qr", HOST_CALLER)).image
        await server.set("wifi_password", "sunflower")
        closed_network = await give(server, "wifi_qr", HOST_CALLER)
        assert b64decode(closed_network.image).startswith(b"\x89PNG")
        assert closed_network.image != open_network
        assert closed_network.image not in repr(closed_network)
        for caller in (ANN, MO):
            assert await refused(server, "wifi_qr", caller) is Reason.NOT_ALLOWED


# --- idempotency keys ----------------------------------------------------------------------------


def started_again(server: HeadlessServer) -> CommandDispatcher:
    """Return the commands of a server that has the stored answers only."""
    return CommandDispatcher(
        context=server.commands._context,
        idempotency_keys=IdempotencyKeys(clock=server.clock, stored=server.store.answers.values()),
    )


async def test_the_answer_that_is_given_is_stored_with_the_effects() -> None:
    sent: list[tuple[str, Caller, dict[str, object]]] = [
        ("enqueue", ANN, {"uri": "local:Amber"}),
        ("enqueue", a_newcomer("zoe"), {"query": "Birch", "dedication": "For Ann"}),
        ("enqueue_random", ANN, {}),
        ("vote", MO, {"entry": "e0", "value": 1}),
        ("add_hashtag", ANN, {"text": "trees"}),
        ("remove", MO, {"entry": "e1"}),
        ("undo", HOST_CALLER, {}),
        ("remove", MO, {"entry": "e1"}),
        ("bring_back", MO, {"entry": "e1"}),
        ("set_setting", HOST_CALLER, {"name": "song_max_s", "value": 60}),
        ("set_settings", HOST_CALLER, {"values": {"song_max_s": 90}}),
        ("apply_preset", HOST_CALLER, {"preset": "bar"}),
        ("undo_preset", HOST_CALLER, {"preset": "bar"}),
        ("rotate_code", HOST_CALLER, {}),
        ("announce", HOST_CALLER, {"media_uri": "https://example.org/a.mp3"}),
        ("close_party", HOST_CALLER, {}),
    ]
    async with HeadlessServer().running() as server:
        answers = []
        for number, (name, caller, args) in enumerate(sent):
            key = IdempotencyKey(text=str(number))
            answers.append(await server.commands.execute(name, args, caller, key=key))
            stored = server.store.answers[AnswerKey(caller.id, key.text)]
            assert json.loads(stored.answer) == {"result": answers[-1]}, name
        saved = server.party.saved
        again = started_again(server)
        for number, (name, caller, args) in enumerate(sent):
            key = IdempotencyKey(text=str(number))
            assert await again.execute(name, args, caller, key=key) == answers[number], name
        assert server.party.saved is saved


async def test_the_answer_about_a_saved_playlist_is_stored_with_its_change() -> None:
    first, songs = "saved:1", [{"location": "local:Amber"}, {"location": "local:None"}]
    sent: list[tuple[str, dict[str, object]]] = [
        ("create_playlist", {"name": "Trees"}),
        ("create_playlist", {"name": "Trees"}),
        ("rename_playlist", {"playlist": first, "name": "Wood"}),
        ("add_to_playlist", {"playlist": first, "songs": songs}),
        ("add_to_playlist", {"playlist": first, "songs": [{"location": "local:Birch"}]}),
        ("move_in_playlist", {"playlist": first, "song": "local:Birch", "before": "local:Amber"}),
        ("remove_from_playlist", {"playlist": first, "songs": ["local:Birch"]}),
        ("undo_playlist", {"playlist": first}),
        ("delete_playlist", {"playlist": first}),
    ]
    async with HeadlessServer().running() as server:
        answers = []
        for number, (name, args) in enumerate(sent):
            key = IdempotencyKey(text=str(number))
            answers.append(await server.commands.execute(name, args, HOST_CALLER, key=key))
            stored = server.saved_playlists.answers[number]
            assert json.loads(stored.answer) == {"result": answers[-1]}, name
        saved = dict(server.saved_playlists.saved)
        again = CommandDispatcher(
            context=server.commands._context,
            idempotency_keys=IdempotencyKeys(
                clock=server.clock, stored=server.saved_playlists.answers
            ),
        )
        for number, (name, args) in enumerate(sent):
            key = IdempotencyKey(text=str(number))
            assert await again.execute(name, args, HOST_CALLER, key=key) == answers[number], name
        assert server.saved_playlists.saved == saved


async def test_a_saved_playlist_that_did_not_change_stores_no_answer() -> None:
    async with HeadlessServer().running() as server:
        key = IdempotencyKey(text="k")
        server.saved_playlists.is_broken = True
        with pytest.raises(RefusedError):
            await server.commands.execute(
                "create_playlist", {"name": "Trees"}, HOST_CALLER, key=key
            )
        server.saved_playlists.is_broken = False
        await server.commands.execute("create_playlist", {"name": "Trees"}, HOST_CALLER)
        with pytest.raises(RefusedError):
            await server.commands.execute(
                "undo_playlist", {"playlist": "saved:1"}, HOST_CALLER, key=key
            )
        await server.commands.execute(
            "add_to_playlist",
            {"playlist": "saved:1", "songs": [{"location": "local:None"}]},
            HOST_CALLER,
            key=key,
        )
        assert server.saved_playlists.answers == []
        assert list(server.saved_playlists.saved) == [1]


async def test_a_refused_command_stores_no_answer() -> None:
    async with HeadlessServer().running() as server:
        key = IdempotencyKey(text="k")
        for server.store.is_broken, args in ((False, {"uri": "local:None"}), (True, {})):
            with pytest.raises(RefusedError):
                await server.commands.execute(
                    "enqueue", {"uri": "local:Amber"} | args, ANN, key=key
                )
        assert server.store.answers == {}
        server.store.is_broken = False
        await server.commands.execute("enqueue", {"uri": "local:Amber"}, ANN, key=key)
        assert len(server.state.waiting) == 1


async def test_a_code_of_which_only_the_hash_is_kept_is_not_stored_in_an_answer() -> None:
    async with HeadlessServer().running() as server:
        key = IdempotencyKey(text="k")
        made = await server.commands.execute("make_mod_code", {}, HOST_CALLER, key=key)
        assert await server.commands.execute("make_mod_code", {}, HOST_CALLER, key=key) == made
        assert server.store.answers == {}


async def test_a_guest_who_is_forgotten_leaves_no_answer() -> None:
    async with HeadlessServer().running() as server:
        await give(server, "enqueue", a_newcomer("zoe"), uri="local:Amber")
        await server.commands.execute("forget_me", {}, a_guest("zoe"), key=IdempotencyKey(text="k"))
        assert server.store.answers == {}
