"""The command table: roles and effects of each command."""

from dataclasses import replace

import pytest
from raveberry_server.application.commands.handlers.guests import ActiveGuests
from raveberry_server.application.commands.handlers.party import NewJoinCode
from raveberry_server.application.commands.table import TABLE
from raveberry_server.application.errors import SourceError
from raveberry_server.application.ports.library import LibraryOverview
from raveberry_server.domain.guests.joining import JoinRequest, NewModCode
from raveberry_server.domain.model.entry import EntryState
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import GuestJoined
from raveberry_server.domain.model.guest import HOST_CALLER, Caller, Client, Newcomer, Role
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.playback import interruptions, outputs
from raveberry_server.domain.queue.undo import BroughtBack, Undone
from raveberry_server.domain.requests.song_requests import Requested
from raveberry_server.domain.requests.voting import Voted

from tests.fakes.fetched import FetchedSource, HandedSource, a_web_song
from tests.fakes.house import House
from tests.fakes.player import SPEAKERS
from tests.fakes.scene import a_guest
from tests.fakes.source import a_library

ANN = a_guest("ann")
MO = a_guest("mo", Role.MOD)

GUEST_COMMANDS = {
    "enqueue",
    "enqueue_random",
    "vote",
    "withdraw",
    "set_profile",
    "search",
    "online_sources",
    "browse",
    "add_hashtag",
    "history",
    "stats",
}
MOD_COMMANDS = {
    "enqueue_playlist",
    "play",
    "pause",
    "skip",
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
    "mute_guest",
    "set_light_show",
    "save_light_scene",
    "remove_light_scene",
}


async def give(house: House, name: str, caller: Caller, /, **args: object) -> object:
    command = house.commands.command(name)
    return await house.commands.carry_out(command, command.arguments(**args), caller)


async def refused(house: House, name: str, caller: Caller, /, **args: object) -> Reason:
    before = house.party.saved
    with pytest.raises(RefusedError) as refusal:
        await give(house, name, caller, **args)
    assert house.party.saved is before
    return refusal.value.reason


# --- roles ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["full_control", "full_voting", "upvotes_only", "no_control"])
async def test_each_role_has_its_commands_in_each_mode(mode: str) -> None:
    async with House().running() as house:
        await house.set("mode", mode)

        def allowed(role: Role) -> set[str]:
            names = set()
            for command in TABLE.values():
                try:
                    house.commands.expect_role(command, role)
                except RefusedError as refusal:
                    assert refusal.reason is Reason.NOT_ALLOWED  # noqa: PT017 - counted
                else:
                    names.add(command.name)
            return names

        opened = MOD_COMMANDS if mode == "full_control" else set()
        assert allowed(Role.GUEST) == GUEST_COMMANDS | opened
        assert allowed(Role.MOD) == GUEST_COMMANDS | MOD_COMMANDS | MOD_ONLY_COMMANDS
        assert allowed(Role.HOST) == set(TABLE)


async def test_a_command_above_ones_role_is_not_carried_out() -> None:
    async with House().running() as house:
        assert await refused(house, "set_setting", MO, name="mode", value="no_control") is (
            Reason.NOT_ALLOWED
        )
        assert await refused(house, "pause", ANN) is Reason.NOT_ALLOWED


async def test_an_unknown_command_is_not_found() -> None:
    async with House().running() as house:
        with pytest.raises(RefusedError) as refusal:
            house.commands.command("dance" * 100)
        assert refusal.value.reason is Reason.NOT_FOUND
        assert len(refusal.value.message) < 200


# --- newcomers and presence ----------------------------------------------------------------------


def a_newcomer(name: str) -> Caller:
    guest = GuestId(name)
    newcomer = Newcomer(id=guest, token_hash=None, name=name)
    return Caller(id=guest, role=Role.GUEST, newcomer=newcomer)


async def test_a_newcomers_first_command_lets_them_in() -> None:
    async with House().running() as house:
        await give(house, "enqueue", a_newcomer("zoe"), uri="local:Amber")
        await give(house, "enqueue", a_newcomer("zoe"), uri="local:Birch")
        assert [guest.name for guest in house.state.guests.values()] == ["zoe"]
        assert [type(event) for event in house.store.events].count(GuestJoined) == 1


async def test_a_newcomers_refused_command_leaves_no_trace() -> None:
    async with House().running() as house:
        assert await refused(house, "vote", a_newcomer("zoe"), entry=EntryId("e9"), value=1) is (
            Reason.NOT_FOUND
        )
        assert house.state.guests == {}
        assert house.presence.guests_active(house.clock.mono_s()) == 0


async def test_a_reading_makes_no_identity_and_nobody_present() -> None:
    async with House().running() as house:
        await give(house, "search", a_newcomer("zoe"), q="amber")
        assert house.state.guests == {}
        assert house.presence.guests_active(house.clock.mono_s()) == 0


async def test_whoever_gave_a_command_is_here() -> None:
    async with House().running() as house:
        await give(house, "enqueue", a_newcomer("zoe"), uri="local:Amber")
        assert house.presence.guests_active(house.clock.mono_s()) == 1


async def test_one_may_join_and_take_a_name_without_a_command() -> None:
    async with House().running() as house:
        await house.commands.join(a_newcomer("zoe"), JoinRequest(name="Zoë"))
        assert [guest.name for guest in house.state.guests.values()] == ["Zoë"]
        # A guest who has not taken part yet is present, but not counted.
        assert house.presence.active(house.clock.mono_s()) == {"zoe"}
        assert house.presence.guests_active(house.clock.mono_s()) == 0


# --- effects of each -----------------------------------------------------------------------------


async def test_a_song_is_asked_for_by_address_or_by_words() -> None:
    async with House().running() as house:
        first = await give(house, "enqueue", ANN, uri="local:Amber", dedication="Hi")
        second = await give(house, "enqueue", ANN, query="birch", source="local")
        assert first == Requested(entry=EntryId("e0"), is_duplicate=False)
        assert second == Requested(entry=EntryId("e1"), is_duplicate=False)
        entries = house.state.waiting
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
async def test_a_request_that_makes_no_sense_is_refused(
    args: dict[str, object], reason: Reason
) -> None:
    async with House().running() as house:
        assert await refused(house, "enqueue", ANN, **args) is reason


async def test_votes_and_withdrawals_reach_the_queue() -> None:
    async with House().running() as house:
        entry = EntryId("e0")
        await give(house, "enqueue", ANN, uri="local:Amber")
        voted = await give(house, "vote", MO, entry=entry, value=1)
        assert voted == Voted(entry=entry, score=2, up=2, down=0, value=1)
        assert await refused(house, "withdraw", ANN, entry=entry) is Reason.CONFLICT
        await give(house, "vote", MO, entry=entry, value=0)
        await give(house, "withdraw", ANN, entry=entry)
        assert house.state.waiting == {}


async def test_mods_steer_the_queue() -> None:
    async with House().running() as house:
        for title in ("Amber", "Birch"):
            await give(house, "enqueue", ANN, uri=f"local:{title}")
        await give(house, "prioritize", MO, entry=EntryId("e1"))
        assert house.state.waiting[EntryId("e1")].pin is not None
        await give(house, "remove", MO, entry=EntryId("e0"))
        assert set(house.state.waiting) == {"e1"}


async def test_mods_steer_the_player() -> None:
    async with House().running() as house:
        await give(house, "enqueue", ANN, uri="local:Amber")
        await house.start("e0")
        await give(house, "pause", MO)
        assert house.state.playback.is_held
        await give(house, "play", MO)
        assert not house.state.playback.is_held
        await give(house, "seek", MO, position_s=30.0)
        assert house.state.playback.anchor.position_s == 30
        await give(house, "set_volume", MO, volume=0.25)
        assert house.state.settings.volume == 0.25
        await give(house, "skip", MO, epoch=1)
        assert house.state.playback.entry is None
        assert await refused(house, "skip", MO, epoch=1) is Reason.CONFLICT


async def test_the_host_sets_the_party_up() -> None:
    async with House().running() as house:
        await give(house, "set_setting", HOST_CALLER, name="mode", value="no_control")
        assert house.state.settings.mode == "no_control"
        recap = await give(house, "close_party", HOST_CALLER)
        assert recap
        assert not house.state.is_open
        await give(house, "open_party", HOST_CALLER)
        assert house.state.is_open
        await give(house, "restart_player", HOST_CALLER)
        await house.step(lambda state, _now: outputs.update_outputs(state, (SPEAKERS,)))
        await give(house, "set_output", HOST_CALLER, output="0", on=False, exclusive=True)
        assert house.state.playback.outputs_wanted == {"speakers": False}
        assert house.state.playback.restarts_requested == 1


async def test_sounds_interrupt_the_music_one_at_a_time() -> None:
    async with House().running() as house:
        await give(
            house, "announce", HOST_CALLER, media_uri="https://example.org/a.mp3", volume=0.5
        )
        sound = house.state.playback.interruption
        assert sound is not None
        assert (sound.sound, sound.volume) == ("https://example.org/a.mp3", 0.5)
        assert await refused(house, "alarm", HOST_CALLER) is Reason.CONFLICT
        await house.step(lambda state, now: interruptions.end_sound(state, sound.id, now))
        await give(house, "alarm", HOST_CALLER)
        assert house.state.playback.interruption is not None
        assert house.state.playback.interruption.sound == "alarm"


async def test_a_song_of_the_library_is_announced_by_its_file() -> None:
    async with House().running() as house:
        await give(house, "announce", HOST_CALLER, media_uri="local:Amber")
        assert house.state.playback.interruption is not None
        assert house.state.playback.interruption.sound == "/music/local:Amber"


async def test_where_a_source_cannot_tell_where_its_songs_are_a_command_is_refused() -> None:
    net = FetchedSource(a_web_song("elm"))
    async with House(sources=(a_library("Amber"), net)).running() as house:
        for source in house.sources:
            source.lost = "The disk is away"
        for command, args in (
            ("announce", {"media_uri": "local:Amber"}),
            ("enqueue", {"uri": "web:elm"}),
        ):
            reason = await refused(house, command, HOST_CALLER, **args)
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
async def test_what_may_not_be_announced(media_uri: str, reason: Reason) -> None:
    async with House().running() as house:
        assert await refused(house, "announce", HOST_CALLER, media_uri=media_uri) is reason


async def test_home_assistant_announces_from_this_house_where_the_host_allows_it() -> None:
    async with House().running() as house:
        await house.set("allowed_private_hosts", ["192.168.1.5:8123"])
        uri = "http://192.168.1.5:8123/api/tts_proxy/hello.mp3"
        await give(house, "announce", HOST_CALLER, media_uri=uri)
        assert house.state.playback.interruption is not None
        assert house.state.playback.interruption.sound == uri


HANDED = {
    "media": "media-source://media_source/local/ferry.mp3",
    "address": "http://192.168.1.5:8123/media/local/ferry.mp3?authSig=secret",
}


async def test_home_assistant_hands_over_what_the_host_lets_it() -> None:
    async with House(sources=(a_library("Amber"), HandedSource())).running() as house:
        await house.set("allowed_private_hosts", ["192.168.1.5:8123"])
        made = await give(house, "hand_over", HOST_CALLER, **HANDED, title="Ferry", top=True)
        assert isinstance(made, Requested)
        entry = house.state.waiting[made.entry]
        assert (entry.song.uri, entry.song.title) == (f"home:{HANDED['media']}", "Ferry")
        assert entry.state is EntryState.PENDING
        assert entry.pin is not None
        assert "secret" not in repr(house.state)
        again = await give(house, "hand_over", HOST_CALLER, **HANDED)
        assert isinstance(again, Requested)
        assert again.is_duplicate


async def test_nobody_else_hands_anything_over() -> None:
    async with House().running() as house:
        await house.set("allowed_private_hosts", ["192.168.1.5:8123"])
        for caller in (ANN, MO):
            assert await refused(house, "hand_over", caller, **HANDED) is Reason.NOT_ALLOWED


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
async def test_what_may_not_be_handed_over(changed: dict[str, str], reason: Reason) -> None:
    async with House().running() as house:
        given = {**HANDED, **changed}
        assert await refused(house, "hand_over", HOST_CALLER, **given) is reason


async def test_what_cannot_be_noted_is_not_handed_over() -> None:
    home = HandedSource()
    home.trouble = "the disk is full"
    async with House(sources=(home,)).running() as house:
        given = {**HANDED, "address": "https://example.org/a.mp3"}
        assert await refused(house, "hand_over", HOST_CALLER, **given) is Reason.SOURCE_FAILED


async def test_the_buzzer_says_what_is_asked_or_what_chance_has_it_say() -> None:
    async with House().running() as house:
        await give(house, "buzz", MO, sound="no")
        sound = house.state.playback.interruption
        assert sound is not None
        assert sound.sound == "no"
        assert await refused(house, "buzz", MO, sound="no") is Reason.RATE_LIMITED
        await house.step(lambda state, now: interruptions.end_sound(state, sound.id, now))
        house.clock.advance(5)
        await house.set("buzzer_success", 0.6)
        house.chance = 0.59
        await give(house, "buzz", MO)
        assert house.state.playback.interruption is not None
        assert house.state.playback.interruption.sound == "yes"


async def test_without_lights_an_order_for_them_is_refused() -> None:
    async with House().running() as house:
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
            assert await refused(house, name, HOST_CALLER, **args) is Reason.UNAVAILABLE, name


async def test_the_librarian_is_told_to_scan() -> None:
    async with House().running() as house:
        await give(house, "scan_library", HOST_CALLER)
        assert house.library.scans == 1


async def test_the_host_is_told_what_cannot_be_read() -> None:
    async with House().running() as house:
        overview = await give(house, "library", HOST_CALLER, offset=0, limit=5)
        assert isinstance(overview, LibraryOverview)
        assert [file.reason for file in overview.contents.unreadable] == ["is empty"]
        assert await refused(house, "library", ANN) is Reason.NOT_ALLOWED

        async def unreadable(_offset: int, _limit: int) -> LibraryOverview:
            raise SourceError("The library cannot be read now")

        house.library.overview = unreadable  # type: ignore[method-assign] - a broken library
        assert await refused(house, "library", HOST_CALLER) is Reason.SOURCE_FAILED


async def test_searching_and_browsing_change_nothing() -> None:
    async with House().running() as house:
        found = await give(house, "search", ANN, q="a", limit=3)
        shelf = await give(house, "browse", ANN)
        assert found
        assert shelf
        assert house.store.commits == 0


async def test_mods_moderate_and_the_host_takes_back() -> None:
    async with House().running() as house:
        await give(house, "enqueue", a_newcomer("zoe"), uri="local:Amber")
        await give(house, "enqueue", MO, uri="local:Birch")
        zoe, amber, birch = GuestId("zoe"), EntryId("e0"), EntryId("e1")
        await give(house, "move", MO, entry=birch, before=amber)
        assert house.state.waiting[birch].tie is not None
        await give(house, "remove", MO, entry=birch)
        assert await give(house, "undo", HOST_CALLER) == Undone(undone="remove", entries=(birch,))
        await give(house, "clear_queue", HOST_CALLER)
        assert await give(house, "bring_back", MO, entry=amber) == BroughtBack(entry=amber)
        await give(house, "set_profile", a_guest("zoe"), name="Zoë", color="#8cc9ff")
        assert await refused(house, "set_profile", a_guest("zoe"), source="local") is (
            Reason.BAD_REQUEST
        )
        assert house.state.guests[zoe].name == "Zoë"
        await give(house, "mute_guest", MO, guest=zoe, minutes=5)
        assert house.state.guests[zoe].muted_until is not None
        await give(house, "set_role", HOST_CALLER, guest=zoe, role="mod")
        assert house.state.guests[zoe].role is Role.MOD
        await give(house, "set_role", HOST_CALLER, guest=zoe, role="guest")
        await give(house, "ban_guest", HOST_CALLER, guest=zoe)
        assert house.state.guests[zoe].is_banned
        await give(house, "ban_guest", HOST_CALLER, guest=zoe, on=False)
        await give(house, "forget_guest", HOST_CALLER, guest=zoe)
        assert house.state.guests == {}


async def test_songs_wait_for_a_yes_or_a_no() -> None:
    async with House().running() as house:
        await house.set("approval", value=True)
        for title in ("Amber", "Birch"):
            await give(house, "enqueue", ANN, uri=f"local:{title}")
        await give(house, "approve", MO, entry=EntryId("e0"))
        await give(house, "reject", MO, entry=EntryId("e1"))
        assert [entry.is_ready for entry in house.state.waiting.values()] == [True]


async def test_what_is_a_setting_has_a_command_too() -> None:
    async with House().running() as house:
        await give(house, "set_repeat", MO, mode="all")
        await give(house, "set_autoplay", MO, on=False)
        assert await refused(house, "set_shuffle", MO, on=True) is Reason.CONFLICT
        await house.set("order", "fifo")
        await give(house, "set_shuffle", MO, on=True)
        settings = house.state.settings
        assert (settings.repeat, settings.autoplay, settings.shuffle) == ("all", False, True)
        await give(house, "shuffle_queue", HOST_CALLER)
        await give(house, "set_muted", MO, muted=True)
        assert house.state.playback.is_muted
        assert await refused(house, "restart_song", MO) is Reason.CONFLICT


async def test_the_host_makes_codes_and_knows_where_they_lead() -> None:
    async with House().running() as house:
        made = await give(house, "rotate_code", HOST_CALLER)
        assert isinstance(made, NewJoinCode)
        assert made.link == f"http://192.0.2.7:8080/p/{made.code.text}"
        mods = await give(house, "make_mod_code", HOST_CALLER)
        assert isinstance(mods, NewModCode)
        assert mods.text != made.code.text
        await house.commands.join(a_newcomer("zoe"), JoinRequest(mod_code=mods.text))
        assert house.state.guests[GuestId("zoe")].role is Role.MOD


async def test_joining_by_code_begins_with_a_code() -> None:
    async with House().running() as house:
        await give(house, "set_setting", HOST_CALLER, name="join", value="code")
        first = house.state.join_code
        assert first is not None
        await give(house, "set_setting", HOST_CALLER, name="approval", value=True)
        assert house.state.join_code == first


async def test_mods_decide_about_texts_and_know_all_guests() -> None:
    async with House().running() as house:
        await house.set("moderate_texts", value=True)
        for name in ("zoe", "yan"):
            await house.commands.join(a_newcomer(name), JoinRequest(name=f"Rude {name}"))
        await give(house, "approve_text", MO, text="name:zoe")
        await give(house, "reject_text", MO, text="name:yan")
        assert {guest.name for guest in house.state.guests.values()} == {"Rude zoe", "yan"}
        assert await refused(house, "reject_text", MO, text="name:yan") is Reason.NOT_FOUND
        assert await give(house, "guests", MO) == ActiveGuests(
            active=frozenset({"zoe", "yan", "mo"})
        )


async def test_a_banned_guest_gives_no_commands_at_all() -> None:
    async with House().running() as house:
        await house.set("mode", "full_control")
        await give(house, "enqueue", a_newcomer("zoe"), uri="local:Amber")
        await give(house, "ban_guest", HOST_CALLER, guest=GuestId("zoe"))
        zoe = a_guest("zoe")
        assert await refused(house, "pause", zoe) is Reason.NOT_ALLOWED
        assert await refused(house, "set_profile", zoe, name="Not Zoe") is Reason.NOT_ALLOWED
        assert await refused(house, "set_lights", zoe, state="OFF") is Reason.NOT_ALLOWED
        await give(house, "search", zoe, q="amber")


async def test_wrong_codes_are_counted_for_commands_and_links_too() -> None:
    async with House().running() as house:
        await give(house, "set_setting", HOST_CALLER, name="join", value="code")
        client = Client(key="one browser", is_many=False)
        stranger = replace(a_newcomer("zoe"), client=client)
        assert stranger.newcomer is not None
        stranger = replace(stranger, newcomer=replace(stranger.newcomer, code="2222-2222"))
        for _ in range(4):
            assert await refused(house, "enqueue", stranger, uri="local:Amber") is (
                Reason.NOT_ALLOWED
            )
        code = house.state.join_code
        assert code is not None
        house.commands.expect_join_code(code.text, client)
        with pytest.raises(RefusedError) as wrong:
            house.commands.expect_join_code("3333-3333", client)
        assert wrong.value.reason is Reason.NOT_ALLOWED
        assert await refused(house, "enqueue", stranger, uri="local:Amber") is Reason.RATE_LIMITED
        with pytest.raises(RefusedError) as limited:
            await house.commands.join(stranger, JoinRequest(code=code.text))
        assert limited.value.reason is Reason.RATE_LIMITED
