"""Commands over MQTT: permissions, replies and idempotency."""

import json
from typing import Any, ClassVar

import pytest
from raveberry_contract import topics
from raveberry_contract.messages import MOST_SCENES
from raveberry_server.adapters.mqtt import lights

from tests.contract.samples import FOLDER
from tests.fakes.party.bridged_party import Bridged, Listener, bridging
from tests.fakes.party.headless_server import TOPICS, HeadlessServer
from tests.fakes.real_broker import RealBroker
from tests.server.presenter.test_spectrum_feed import LOUD

type Json = Any

REPLY = TOPICS.name(topics.REPLY, "r")
WALL = {"as": {"guest": "wall", "name": "Wall button"}}


async def settle(listener: Listener) -> None:
    """Wait until all earlier messages have been handled."""
    await listener.ask("browse", args={"limit": 1})


async def a_gone_and_a_waiting_song(listener: Listener) -> None:
    """Remove e0 from the queue and leave e1 waiting."""
    for title in ("Amber", "Birch"):
        await listener.ask("enqueue", args={"query": title}, **WALL)
    await listener.ask("withdraw", args={"entry": "e0"}, **WALL)


class TestIdentity:
    async def test_a_command_comes_from_the_host(
        self, bridged: Bridged, listener: Listener
    ) -> None:
        answer = await listener.ask("enqueue", args={"query": "Birch"})
        assert answer["result"]["entry"]["requested_by"]["id"] == "host"
        assert not bridged.server.state.guests

    @pytest.mark.usefixtures("bridged")
    async def test_a_guest_may_be_granted_what_mods_may(self, listener: Listener) -> None:
        as_mod = {"as": WALL["as"] | {"role": "mod"}}
        assert (await listener.ask("me", **as_mod))["result"]["role"] == "mod"
        await listener.ask("enqueue", args={"query": "Amber"}, **as_mod)
        answer = await listener.ask("enqueue", args={"query": "Birch"}, **as_mod)
        entry = answer["result"]["entry"]
        assert (await listener.ask("prioritize", args={"entry": entry["id"]}, **as_mod))["ok"]
        # The guest keeps their own role.
        answer = await listener.ask("prioritize", args={"entry": entry["id"]}, **WALL)
        assert answer["error"]["refusal"] == "mods_only"
        assert (await listener.ask("me", **WALL))["result"]["id"] == entry["requested_by"]["id"]

    @pytest.mark.usefixtures("bridged")
    async def test_nobody_is_made_host_by_a_guests_name(self, listener: Listener) -> None:
        as_host = {"as": WALL["as"] | {"role": "host"}}
        assert (await listener.ask("me", **as_host))["error"]["code"] == "bad_request"

    async def test_or_from_a_guest_with_a_guests_limits(
        self, bridged: Bridged, listener: Listener
    ) -> None:
        answer = await listener.ask("enqueue", args={"query": "Birch"}, **WALL)
        assert answer["result"]["entry"]["requested_by"] == {
            "id": "mqtt:wall",
            "name": "Wall button",
            "color": "#ff8c8c",
        }
        refused = await listener.ask("set_volume", args={"volume": 0.1}, **WALL)
        assert refused["error"]["code"] == "not_allowed"
        await bridged.server.set("max_waiting_per_guest", 1)
        full = await listener.ask("enqueue", args={"query": "Elm"}, **WALL)
        assert (full["error"]["code"], full["error"]["limit"]) == ("limit_reached", 1)
        assert len(bridged.server.state.guests) == 1

    @pytest.mark.usefixtures("bridged")
    async def test_an_empty_payload_is_a_command(self, listener: Listener) -> None:
        listener.send(TOPICS.name(topics.COMMAND, "pause"), b"")
        await listener.latest(
            TOPICS.name(topics.PLAYER), lambda player: player["state"] == "paused"
        )


class TestRepeating:
    @pytest.mark.usefixtures("bridged")
    async def test_the_same_id_has_one_effect_and_one_answer(self, listener: Listener) -> None:
        first = await listener.ask("enqueue", id="k", args={"query": "Birch"})
        second = await listener.ask("enqueue", id="k", args={"query": "Birch"})
        assert first == second
        assert not second["result"]["duplicate"]
        other = await listener.ask("enqueue", id="k", args={"query": "Cedar"})
        assert other["error"]["code"] == "conflict"

    @pytest.mark.usefixtures("bridged")
    async def test_ids_of_different_callers_are_different(self, listener: Listener) -> None:
        await listener.ask("enqueue", id="k", args={"query": "Birch"}, **WALL)
        answer = await listener.ask("enqueue", id="k", args={"query": "Cedar"})
        assert answer["result"]["entry"]["song"]["title"] == "Cedar"

    async def test_a_retained_command_is_ignored(
        self, broker: RealBroker, listener: Listener, caplog: pytest.LogCaptureFixture
    ) -> None:
        listener.send(TOPICS.name(topics.COMMAND, "close_party"), b"", retain=False)
        listener.send(TOPICS.name(topics.COMMAND, "close_party"), b"{}", retain=True)
        await listener.until(
            lambda: len(listener.on(TOPICS.name(topics.COMMAND, "close_party"))) == 2
        )
        async with bridging(broker, HeadlessServer()) as bridged:
            await listener.until(lambda: listener.on(TOPICS.name(topics.STATUS)))
            await settle(listener)
            assert bridged.server.state.is_open
        assert "Ignored a retained command 'close_party'" in caplog.text


REFUSALS: dict[str, tuple[str, bytes | Json, str]] = {
    "unknown command": ("dance", {}, "not_found"),
    "unknown song": ("enqueue", {"args": {"uri": "local:Nothing"}}, "not_found"),
    "unknown entry": ("vote", {"args": {"entry": "e99", "value": 1}}, "not_found"),
    "gone entry": ("vote", {"args": {"entry": "e0", "value": 1}}, "gone"),
    "wrong type": ("vote", {"args": {"entry": "e1", "value": "1"}}, "bad_request"),
    "missing argument": ("vote", {"args": {"entry": "e1"}}, "bad_request"),
    "arguments as a list": ("vote", {"args": []}, "bad_request"),
    "id as a number": ("vote", {"id": 1, "args": {}}, "bad_request"),
    "as nobody": ("vote", {"as": {}, "args": {"entry": "e1", "value": 1}}, "bad_request"),
    "as an empty guest": (
        "vote",
        {"as": {"guest": ""}, "args": {"entry": "e1", "value": 1}},
        "bad_request",
    ),
    "as a strange guest": (
        "vote",
        {"as": {"guest": "a\u0000b"}, "args": {"entry": "e1", "value": 1}},
        "bad_request",
    ),
    "above one's role": ("close_party", {**WALL, "args": {}}, "not_allowed"),
    "downvote": ("vote", {**WALL, "args": {"entry": "e1", "value": -1}}, "not_allowed"),
    "a file": ("enqueue", {"args": {"uri": "file:///etc/passwd"}}, "not_allowed"),
    "private address": ("enqueue", {"args": {"uri": "http://10.0.0.1/a.mp3"}}, "not_allowed"),
    "unknown setting": ("set_setting", {"args": {"name": "x", "value": 1}}, "not_found"),
    "bad UTF-8": (
        "enqueue",
        b'{"reply_to":"raveberry/test/reply/r","args":{"query":"\xff"}}',
        "bad_request",
    ),
    "half a surrogate": (
        "enqueue",
        b'{"reply_to":"raveberry/test/reply/r","id":"\\ud800","args":{}}',
        "bad_request",
    ),
    "200 kB": (
        "enqueue",
        b'{"reply_to":"raveberry/test/reply/r","x":"' + b"a" * 200_000 + b'"}',
        "too_large",
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
async def test_it_is_refused_and_changes_nothing(
    bridged: Bridged, listener: Listener, name: str
) -> None:
    command, raw, code = REFUSALS[name]
    await a_gone_and_a_waiting_song(listener)
    before = bridged.server.party.saved
    payload = raw if isinstance(raw, bytes) else json.dumps({"id": "a", "reply_to": REPLY} | raw)
    listener.send(TOPICS.name(topics.COMMAND, command), payload)
    (answer,) = await listener.until(lambda: listener.on(REPLY))
    assert answer.json["ok"] is False
    assert answer.json["error"]["code"] == code
    assert answer.json["error"]["message"]
    assert not answer.is_retained
    assert bridged.server.party.saved is before


@pytest.mark.parametrize(
    "payload",
    [
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe",
        b"play",
        b'{"reply_to":1}',
        b'{"reply_to":"a/+/b"}',
        b'{"reply_to":"#"}',
        b'{"reply_to":""}',
        b'{"reply_to":"a\\u0000b"}',
        b'{"reply_to":"raveberry/test/command/skip"}',
        b'{"reply_to":"raveberry/test/status"}',
        b'{"reply_to":"raveberry/test/reply"}',
        b'{"reply_to":"raveberry/test/reply/"}',
        b'{"reply_to":"raveberry/test/reply//a"}',
        b'{"reply_to":"raveberry/test/reply/a/#"}',
        b'{"reply_to":"raveberry/other/reply/a"}',
        b'{"reply_to":"homeassistant/switch/door/set"}',
        b'{"reply_to":"$SYS/broker"}',
        b"[" * 100_000,
        b"a" * 200_000,
    ],
)
async def test_an_unanswerable_command_is_one_log_line(
    bridged: Bridged, listener: Listener, payload: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    before = bridged.server.party.saved
    listener.send(TOPICS.name(topics.COMMAND, "pause"), payload)
    await settle(listener)
    assert bridged.server.party.saved is before
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "Refused the command 'pause'" in caplog.text


async def test_a_bug_is_an_answer_and_a_line_in_the_log(
    bridged: Bridged, listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    bridged.server.catalog._sources = None  # type: ignore[assignment] - simulates a bug
    answer = await listener.ask("search", args={"q": "a"})
    assert (answer["ok"], answer["error"]["code"]) == (False, "unavailable")
    assert (await listener.ask("set_muted", args={"muted": True}))["ok"]
    assert "Cannot carry out the command 'search'" in caplog.text


@pytest.mark.usefixtures("bridged")
async def test_search_and_browse_are_answered_too(listener: Listener) -> None:
    found = await listener.ask("search", args={"q": "elm"})
    assert [hit["song"]["title"] for hit in found["result"]["hits"]] == ["Elm"]
    page = await listener.ask("browse", args={"limit": 2})
    assert len(page["result"]["items"]) == 2


class TestLights:
    INFO: ClassVar[Json] = {
        "fps": 60.0,
        "source": "pulse",
        "devices": [
            {
                "id": "ring",
                "name": "Ring",
                "kind": "ddp",
                "pixels": 24,
                "effects": ["disabled", "rainbow"],
                "available": True,
            },
            {
                "id": "strip",
                "name": "Strip",
                "kind": "wled",
                "pixels": 60,
                "effects": ["disabled", "rave"],
                "available": True,
            },
        ],
        "speed": 1.0,
        "latency_ms": None,
        "features": {},
        "parameters": {
            "rave": [
                {
                    "id": "fade",
                    "low": 0.5,
                    "high": 2.0,
                    "default": 1.0,
                    "unit": "s",
                }
            ]
        },
        "palettes": {"own": [], "sea": ["#0000ff"]},
        "scenes": ["Late"],
    }
    STATE: ClassVar[Json] = {
        "state": "ON",
        "brightness": 200,
        "color": {"r": 1, "g": 2, "b": 3},
        "effect": "rainbow",
    }

    async def a_visualizer(self, bridged: Bridged, listener: Listener) -> None:
        listener.send(TOPICS.name(topics.LIGHTS_INFO), json.dumps(self.INFO), retain=True)
        listener.send(TOPICS.name(topics.LIGHT_STATE, "ring"), json.dumps(self.STATE), retain=True)
        listener.send(TOPICS.name(topics.LIGHTS_STATUS), "online", retain=True)
        while not bridged.server.lights_cache.lights.online:
            await settle(listener)

    async def test_what_the_visualizer_says_is_on_the_board(
        self, bridged: Bridged, listener: Listener
    ) -> None:
        await self.a_visualizer(bridged, listener)
        lights = bridged.server.lights_cache.lights
        ring, strip = lights.devices
        assert (lights.fps, ring.effect, ring.brightness) == (60.0, "rainbow", 200)
        assert (strip.state, strip.effect) == ("OFF", "disabled")

    async def test_the_lights_of_a_visualizer_elsewhere_are_on_the_board_too(
        self, bridged: Bridged, listener: Listener
    ) -> None:
        await self.a_visualizer(bridged, listener)
        (ring, *_) = self.INFO["devices"]
        elsewhere = {**self.INFO, "devices": [{**ring, "id": "kitchen-ring"}]}
        listener.send(
            TOPICS.name(topics.VISUALIZER_INFO, "kitchen"), json.dumps(elsewhere), retain=True
        )
        listener.send(TOPICS.name(topics.VISUALIZER_STATUS, "kitchen"), "online", retain=True)
        cache = bridged.server.lights_cache
        while "kitchen" not in cache.visualizers.online:
            await settle(listener)
        assert [light.id for light in cache.lights.devices] == ["ring", "strip", "kitchen-ring"]
        answer = await listener.ask("set_lights", args={"device": "kitchen-ring", "brightness": 9})
        assert answer["ok"]
        assert await listener.latest(TOPICS.name(topics.LIGHT_SET, "kitchen-ring")) == {
            "brightness": 9
        }
        listener.send(TOPICS.name(topics.LIGHTS_STATUS), "offline", retain=True)
        while cache.visualizers.main != "kitchen":
            await settle(listener)
        assert {light.id: light.available for light in cache.lights.devices} == {
            "ring": False,
            "strip": False,
            "kitchen-ring": True,
        }

    async def test_light_commands_are_refused_while_the_visualizer_is_offline(
        self, bridged: Bridged, listener: Listener
    ) -> None:
        await self.a_visualizer(bridged, listener)
        listener.send(TOPICS.name(topics.LIGHTS_STATUS), "offline", retain=True)
        await settle(listener)
        assert not bridged.server.lights_cache.lights.online
        assert not any(device.available for device in bridged.server.lights_cache.lights.devices)

    @pytest.mark.parametrize("payload", [b"{", b"\xff", b"[]", b'{"state":"MAYBE"}'])
    @pytest.mark.usefixtures("bridged")
    async def test_nonsense_about_lights_is_one_line_in_the_log(
        self, listener: Listener, payload: bytes, caplog: pytest.LogCaptureFixture
    ) -> None:
        listener.send(TOPICS.name(topics.LIGHT_STATE, "ring"), payload)
        listener.send(TOPICS.name(topics.LIGHTS_INFO), payload)
        await settle(listener)
        assert [record.levelname for record in caplog.records] == ["WARNING", "WARNING"]

    async def test_orders_go_to_one_device_or_to_all(
        self, bridged: Bridged, listener: Listener
    ) -> None:
        await self.a_visualizer(bridged, listener)
        assert (await listener.ask("set_lights", args={"device": "ring", "brightness": 9}))["ok"]
        assert (await listener.ask("set_lights", args={"state": "OFF"}))["ok"]
        assert [heard.json for heard in listener.on(TOPICS.name(topics.LIGHT_SET, "ring"))] == [
            {"brightness": 9},
            {"state": "OFF"},
        ]
        assert [heard.json for heard in listener.on(TOPICS.name(topics.LIGHT_SET, "strip"))] == [
            {"state": "OFF"}
        ]

    async def test_invalid_light_commands_are_refused(
        self, bridged: Bridged, listener: Listener
    ) -> None:
        nothing_there = await listener.ask("set_lights", args={"state": "ON"})
        assert nothing_there["error"]["code"] == "unavailable"
        await self.a_visualizer(bridged, listener)
        for args, code in (
            ({"device": "lamp", "state": "ON"}, "not_found"),
            ({"effect": "fireworks"}, "bad_request"),
            ({"device": "ring", "effect": "rave"}, "bad_request"),
            ({"brightness": 256}, "bad_request"),
            ({"color": {"r": 1, "g": 2}}, "bad_request"),
            ({"palette": "forest"}, "bad_request"),
            ({"parameters": {"fade": 1}}, "bad_request"),
            ({"effect": "rave", "parameters": {"fade": 3}}, "bad_request"),
            ({"effect": "rave", "parameters": {"fade": "long"}}, "bad_request"),
            ({"effect": "rave", "parameters": {"speed": 1}}, "bad_request"),
            ({"delay_ms": 2001}, "bad_request"),
            ({"gamma": 0.5}, "bad_request"),
            ({"white": {"r": 300, "g": 0, "b": 0}}, "bad_request"),
            ({"crossfade_s": -1}, "bad_request"),
        ):
            assert (await listener.ask("set_lights", args=args))["error"]["code"] == code
        for command, args, code in (
            ("recall_light_scene", {"name": "Early"}, "not_found"),
            ("remove_light_scene", {"name": "Early"}, "not_found"),
            ("save_light_scene", {"name": " "}, "bad_request"),
            ("set_light_show", {"speed": 11}, "bad_request"),
            ("calibrate_lights", {"device": "lamp", "on": True}, "not_found"),
        ):
            assert (await listener.ask(command, args=args))["error"]["code"] == code

    async def test_a_scene_above_the_limit_is_refused(
        self, bridged: Bridged, listener: Listener
    ) -> None:
        await self.a_visualizer(bridged, listener)
        scenes = [f"Scene {number}" for number in range(MOST_SCENES)]
        listener.send(
            TOPICS.name(topics.LIGHTS_INFO),
            json.dumps({**self.INFO, "scenes": scenes}),
            retain=True,
        )
        while bridged.server.lights_cache.lights.scenes != tuple(scenes):
            await settle(listener)
        refusal = await listener.ask("save_light_scene", args={"name": "Another"})
        assert refusal["error"]["code"] == "limit_reached"
        assert refusal["error"]["message"] == (
            "There are already 100 light scenes. Remove one first."
        )
        again = await listener.ask("save_light_scene", args={"name": " Scene 7 "})
        assert "error" not in again, "one that is there is kept anew"

    async def test_everything_about_one_light_is_passed_on(
        self, bridged: Bridged, listener: Listener
    ) -> None:
        await self.a_visualizer(bridged, listener)
        order = {
            "effect": "rave",
            "parameters": {"fade": 2.0},
            "palette": "sea",
            "monochrome": True,
            "delay_ms": -120,
            "gamma": 2.2,
            "white": {"r": 255, "g": 200, "b": 150},
            "crossfade_s": 0.5,
        }
        assert (await listener.ask("set_lights", args={"device": "strip", **order}))["ok"]
        assert (await listener.latest(TOPICS.name(topics.LIGHT_SET, "strip"))) == order

    async def test_what_all_lights_do_goes_to_one_topic(
        self, bridged: Bridged, listener: Listener
    ) -> None:
        await self.a_visualizer(bridged, listener)
        for command, args, order in (
            ("set_light_show", {"safe": True, "speed": 0.5}, {"speed": 0.5, "safe": True}),
            ("set_light_show", {"reactions": False}, {"reactions": False}),
            ("recall_light_scene", {"name": "Late"}, {"scene": "Late"}),
            ("save_light_scene", {"name": " Later "}, {"save_scene": "Later"}),
            ("remove_light_scene", {"name": "Late"}, {"remove_scene": "Late"}),
            (
                "calibrate_lights",
                {"device": "ring", "on": True},
                {"calibration": {"device": "ring", "on": True}},
            ),
        ):
            assert (await listener.ask(command, args=args))["ok"]
            assert await listener.latest(TOPICS.name(topics.LIGHTS_SET)) == order

    async def test_devices_are_looked_for_added_and_taken_back(
        self, bridged: Bridged, listener: Listener
    ) -> None:
        await self.a_visualizer(bridged, listener)
        answer = await listener.ask("find_lights")
        assert answer["error"]["code"] == "unavailable", "as the visualizer cannot look"
        sample = FOLDER / "v1" / "LightsInfo.found.json"
        listener.send(TOPICS.name(topics.LIGHTS_INFO), sample.read_text(), retain=True)
        await settle(listener)
        for command, args, order in (
            ("find_lights", {}, {"find": True}),
            ("add_light", {"device": "wled-a0b1c2d3e4f5"}, {"add": "wled-a0b1c2d3e4f5"}),
            ("remove_light", {"device": "wled-0123456789ab"}, {"remove": "wled-0123456789ab"}),
        ):
            assert (await listener.ask(command, args=args))["ok"]
            assert await listener.latest(TOPICS.name(topics.LIGHTS_SET)) == order
        for command, device in (("add_light", "wled-0"), ("remove_light", "ring")):
            answer = await listener.ask(command, args={"device": device})
            assert answer["error"]["code"] == "not_found"

    async def test_a_device_is_calibrated_while_clicks_are_heard(
        self, bridged: Bridged, listener: Listener
    ) -> None:
        await self.a_visualizer(bridged, listener)
        ring = {"device": "ring"}
        for on in (True, False):
            assert (await listener.ask("calibrate_lights", args={**ring, "on": on}))["ok"]
            sound = bridged.server.state.playback.interruption
            assert (sound.sound if sound else None) == ("clicks" if on else None)
        await listener.ask("alarm")
        answer = await listener.ask("calibrate_lights", args={**ring, "on": True})
        assert answer["error"]["code"] == "conflict"
        order = await listener.latest(TOPICS.name(topics.LIGHTS_SET))
        assert order == {"calibration": {**ring, "on": False}}

    async def test_the_shortcut_lights_up_again_what_was_on(
        self, bridged: Bridged, listener: Listener
    ) -> None:
        await self.a_visualizer(bridged, listener)
        for on in (False, True):
            assert (await listener.ask("lights_shortcut", args={"on": on}))["ok"]
        assert [heard.json for heard in listener.on(TOPICS.name(topics.LIGHT_SET, "ring"))] == [
            {"state": "OFF"},
            {"state": "ON"},
        ]
        assert [heard.json for heard in listener.on(TOPICS.name(topics.LIGHT_SET, "strip"))] == [
            {"state": "OFF"}
        ]

    async def test_the_visualizer_is_notified_of_watchers(
        self, bridged: Bridged, listener: Listener, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(lights, "_SAY_AGAIN_S", 0.01)
        await self.a_visualizer(bridged, listener)
        seen: list[tuple[str, str]] = []
        end = bridged.server.lights_cache.watch(lambda *shown: seen.append(shown))
        await listener.until(lambda: len(listener.on(TOPICS.name(topics.LIGHTS_WATCH))) > 2)
        assert listener.on(TOPICS.name(topics.LIGHTS_WATCH))[0].json == {"for_s": lights.WATCH_S}
        listener.send(TOPICS.name(topics.LIGHT_PREVIEW, "ring"), b"\1\2\3")
        while not seen:
            await settle(listener)
        assert seen == [("ring", "AQID")]
        end()
        await listener.latest(
            TOPICS.name(topics.LIGHTS_WATCH), lambda watch: watch == {"for_s": 0.0}
        )

    async def test_the_visualizer_sends_the_spectrum_while_a_screen_watches(
        self, bridged: Bridged, listener: Listener, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(lights, "_SAY_AGAIN_S", 0.01)
        await self.a_visualizer(bridged, listener)
        feed, seen = bridged.server.spectrum_feed, []
        end = feed.watch(seen.append)
        name = TOPICS.name(topics.LIGHTS_WATCH)
        await listener.until(lambda: len(listener.on(name)) > 2)
        assert listener.on(name)[0].json == {"for_s": 0.0, "spectrum_for_s": lights.WATCH_S}
        listener.send(TOPICS.name(topics.SPECTRUM), b"{}")
        listener.send(TOPICS.name(topics.SPECTRUM), topics.SPECTRUM.encode(LOUD).payload)
        while not seen:
            await settle(listener)
        assert seen == [LOUD]
        end()
        await listener.latest(name, lambda watch: watch == {"for_s": 0.0})
