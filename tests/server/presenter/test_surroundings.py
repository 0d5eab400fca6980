"""Addresses, lights, and the one picture of the moment."""

from dataclasses import replace

import pytest
from raveberry_contract import dumps, messages
from raveberry_server.domain import lifecycle
from raveberry_server.domain.model.guest import HOST_CALLER, Caller, Newcomer, Role
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.settings import Settings
from raveberry_server.domain.model.state import PartyState
from raveberry_server.presenter.lights_cache import LightsCache
from raveberry_server.presenter.public_links import ServerAddresses, public_links
from raveberry_server.presenter.state import NO_LIGHTS

from tests.fakes.party.domain_party import a_song
from tests.fakes.party.guests import one_who_took_part
from tests.fakes.party.headless_server import TITLES, HeadlessServer
from tests.fakes.party.reference_queue import queue_message

RING = messages.LightDevice(
    id="ring", name="Ring", kind="ddp", pixels=24, effects=("rainbow",), available=True
)
INFO = messages.LightsInfo(
    fps=60.0, source="pulse", devices=(RING,), speed=1.0, latency_ms=None, features={}
)
RAINBOW = messages.LightState(
    state=messages.Power.ON,
    brightness=9,
    color=messages.Color(r=1, g=2, b=3),
    effect="rainbow",
)


class TestLinks:
    @pytest.mark.parametrize(
        ("setting", "option", "address", "guest_url"),
        [
            ("", None, "192.0.2.7", "http://192.0.2.7:8080/"),
            ("", None, "2001:db8::7", "http://[2001:db8::7]:8080/"),
            ("", "http://party.local", "192.0.2.7", "http://party.local/"),
            ("https://p.example/x/", "http://party.local", "192.0.2.7", "https://p.example/x/"),
        ],
    )
    def test_the_host_knows_best_then_the_options_then_the_machine(
        self, setting: str, option: str | None, address: str, guest_url: str
    ) -> None:
        known = ServerAddresses(guest_url=option, lan_address=address, guest_port=8080)
        found = public_links(PartyState(settings=Settings(guest_url=setting)), known)
        assert (found.guest_url, found.join_url) == (guest_url, guest_url)


class TestLightBoard:
    def test_lights_are_empty_before_the_first_message(self) -> None:
        assert LightsCache().lights is NO_LIGHTS

    def test_it_joins_what_is_there_with_what_it_shows(self) -> None:
        lights_cache = LightsCache()
        lights_cache.set_state("ring", RAINBOW)
        lights_cache.set_info(INFO)
        lights_cache.set_online(is_online=True)
        (ring,) = lights_cache.lights.devices
        assert (ring.name, ring.effect, ring.brightness, ring.available) == (
            "Ring",
            "rainbow",
            9,
            True,
        )
        lights_cache.set_online(is_online=False)
        assert not lights_cache.lights.devices[0].available
        lights_cache.set_state("ring", None)
        assert lights_cache.lights.devices[0].effect == "disabled"
        lights_cache.set_info(None)
        assert lights_cache.lights.devices == ()

    def test_a_measurement_that_trembles_is_no_news(self) -> None:
        lights_cache, heard = LightsCache(), []
        lights_cache.listen(
            lambda: heard.append((lights_cache.lights.fps, lights_cache.lights.latency_ms))
        )
        for fps, latency_ms in ((60.0, None), (61.0, 40.0), (59.0, 42.5), (40.0, 43.0)):
            lights_cache.set_info(replace(INFO, fps=fps, latency_ms=latency_ms))
        assert heard == [(60.0, None), (60.0, 40.0), (40.0, 43.0)]

    def test_previews_are_kept_while_watched(self) -> None:
        lights_cache, seen, told = LightsCache(), [], []
        lights_cache.on_watched_change(lambda: told.append(lights_cache.is_watched))
        lights_cache.receive_preview("ring", bytes(3))
        end = lights_cache.watch(lambda *shown: seen.append(shown))
        lights_cache.receive_preview("ring", bytes((1, 2, 3)))
        late = lights_cache.watch(lambda *shown: seen.append(shown))
        assert seen == [("ring", "AQID")] * 2
        end()
        assert told == [True]
        late()
        assert told == [True, False]
        lights_cache.watch(lambda *shown: seen.append(shown))
        assert len(seen) == 2

    def test_listeners_are_called_on_changes_only(self) -> None:
        lights_cache = LightsCache()
        heard: list[bool] = []
        stop = lights_cache.listen(lambda: heard.append(lights_cache.lights.online))
        for is_online in (True, True, False):
            lights_cache.set_online(is_online=is_online)
        stop()
        lights_cache.set_online(is_online=True)
        assert heard == [True, False]


class TestShowcase:
    async def test_it_stays_the_same_until_something_differs(self) -> None:
        server = HeadlessServer()
        async with server.running():
            first = server.snapshots.shown
            server.clock.advance(5)
            assert server.snapshots.shown is first
            await server.set("mode", "full_voting")
            second = server.snapshots.shown
            server.lights_cache.set_online(is_online=True)
            third = server.snapshots.shown
            server.presence.note_command("ann", server.clock.mono_s())
            server.presence.note_guests({}, {GuestId("ann"): one_who_took_part("ann")})
            fourth = server.snapshots.shown
        assert len({id(shown) for shown in (first, second, third, fourth)}) == 4
        assert fourth.guests_active == 1
        assert server.snapshots.version == 4


class TestTexts:
    async def test_the_written_queue_is_what_the_message_says(self) -> None:
        server = HeadlessServer()
        async with server.running():
            for name in ("ann", "ben"):
                for at, title in enumerate(TITLES):
                    caller = Caller(
                        id=GuestId(name),
                        role=Role.MOD,
                        newcomer=Newcomer(id=GuestId(name), token_hash=None, name=f'"{name}"'),
                    )
                    title_with_a_trap = f'{title} {at} {name} "position":null,"eta_s":null'
                    song = replace(a_song(title_with_a_trap), duration_s=None if at == 5 else 60.0)
                    await server.admit_and_request(caller, song)
                    self.expect_same(server)
            await server.start("e0")
            await server.set("order", "votes")
            server.clock.advance(7.25)
            self.expect_same(server)
            await server.step(lambda state, now: lifecycle.close_party(state, now, HOST_CALLER))
            self.expect_same(server)
        assert len(server.snapshots._texts._written) == 0

    def expect_same(self, server: HeadlessServer) -> None:
        now = server.party.now()
        for limit in (None, 3):
            text = server.snapshots.queue_text(now, limit=limit)
            assert text == dumps(queue_message(server.party.saved, now, limit=limit))
