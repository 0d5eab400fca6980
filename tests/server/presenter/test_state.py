"""State as messages: what they say is true, and what is private stays so."""

from dataclasses import replace
from datetime import timedelta

import pytest
from raveberry_contract import dumps, loads, messages
from raveberry_server.application.ports import SavedState
from raveberry_server.domain import lifecycle
from raveberry_server.domain.guests import joining, moderation
from raveberry_server.domain.guests.moderation import Profile
from raveberry_server.domain.model.entry import EntryState, Origin
from raveberry_server.domain.model.events import SongRequested
from raveberry_server.domain.model.guest import Newcomer, Role
from raveberry_server.domain.model.ids import HOST, EntryId, GuestId
from raveberry_server.domain.model.playback import Output
from raveberry_server.domain.model.settings import Visibility
from raveberry_server.domain.playback import control_steps, faults, interruptions, outputs
from raveberry_server.presenter.entries import song_key, song_message, uri_of
from raveberry_server.presenter.events import event_message
from raveberry_server.presenter.public_links import PublicLinks
from raveberry_server.presenter.state import (
    Viewer,
    me_message,
    party_message,
    player_message,
    settings_message,
    undecided_message,
)
from raveberry_server.translations import english
from raveberry_server.translations.message_rendering import rendered
from syrupy.assertion import SnapshotAssertion

from tests.fakes.party.domain_party import DomainParty, a_guest, a_playing_party, a_song
from tests.fakes.party.reference_queue import queue_message

ANN = Viewer(id=GuestId("guest0"), role=Role.GUEST)
LINKS = PublicLinks(
    guest_url="http://192.0.2.7:8080/",
    join_url="http://192.0.2.7:8080/",
    code_url="http://192.0.2.7:8080/",
    host_url=None,
    stream_url="http://192.0.2.7:8080/stream.mp3",
    screen_url="http://192.0.2.7:8080/tv?key=k",
    kiosk_url=None,
)
NOBODY = Viewer(id=None, role=Role.GUEST)
THE_HOST = Viewer(id=HOST, role=Role.HOST)


def a_party() -> DomainParty:
    """One song plays since half a minute, others wait in all the states there are."""
    party, *_ = a_playing_party()
    for name in ("guest0", "guest1"):
        newcomer = Newcomer(id=GuestId(name), token_hash=None, name=name.title())
        party.do(joining.admit(party.state, newcomer, party.now))
    party.ask("guest0", "pending", is_ready=False, dedication="For Ben")
    party.put("picked", Origin.AUTOPLAY)
    party.put("hidden", Origin.GUEST, state=EntryState.APPROVAL, requested_by=GuestId("guest1"))
    party.wait(30)
    return party


def saved(party: DomainParty) -> SavedState:
    return SavedState(state=party.state, revision=7)


class TestQueue:
    def test_each_song_has_a_place_and_a_reason(self, snapshot: SnapshotAssertion) -> None:
        party = a_party()
        assert dumps(queue_message(saved(party), party.now)) == snapshot

    def test_positions_and_etas_follow_the_player(self) -> None:
        party = a_party()
        entries = queue_message(saved(party), party.now).entries
        assert [entry.position for entry in entries] == [1, 2, 3, 4]
        assert [entry.eta_s for entry in entries] == [150, 330, 510, 690]
        party.wait(1000)
        assert queue_message(saved(party), party.now).entries[0].eta_s == 0

    def test_after_a_song_of_unknown_length_times_are_unknown(self) -> None:
        party = DomainParty()
        for at, duration_s in enumerate((60.0, None, 60.0)):
            party.request(a_guest(f"g{at}"), a_song(f"song{at}", duration_s=duration_s))
        entries = queue_message(saved(party), party.now).entries
        assert [entry.eta_s for entry in entries] == [0, 60, None]

    def test_a_short_queue_tells_the_length_of_the_whole(self) -> None:
        party = a_party()
        queue = queue_message(saved(party), party.now, limit=2)
        assert (queue.length, len(queue.entries), queue.duration_s) == (4, 2, 720)

    def test_songs_that_await_approval_are_not_in_it(self) -> None:
        party = a_party()
        titles = {entry.song.title for entry in queue_message(saved(party), party.now).entries}
        assert "hidden" not in titles


class TestPlayer:
    def test_the_playing_song_is_at_position_0(self, snapshot: SnapshotAssertion) -> None:
        party = a_party()
        assert dumps(player_message(party.state, party.now)) == snapshot

    def test_the_position_is_arithmetic(self) -> None:
        party = a_party()
        player = player_message(party.state, party.now)
        assert player.position_s + (player.now - player.position_at).total_seconds() == 30
        party.wait(1000)
        assert player_message(party.state, party.now).position_s == 180

    def test_it_has_one_word_for_what_it_does(self) -> None:
        party = DomainParty()
        assert player_message(party.state, party.now).state == "idle"
        party.ask("ann", "one")
        party.start()
        assert player_message(party.state, party.now).state == "playing"
        party.do(control_steps.pause(party.state, party.now))
        assert player_message(party.state, party.now).state == "paused"
        party.do(faults.report_fault(party.state, "unreachable", party.now))
        player = player_message(party.state, party.now)
        assert (player.state, player.error) == (
            "error",
            messages.PlayerFault(
                code="player_unreachable",
                params={},
                message=rendered(english.FAULTS["player_unreachable"], {}),
                since=party.now.at,
            ),
        )

    def test_it_says_who_paused_it_as_far_as_everyone_may_know(self) -> None:
        def paused_by(guest: str) -> messages.PausedBy | None:
            party.do(control_steps.play(party.state, party.now))
            party.do(control_steps.pause(party.state, party.now, GuestId(guest)))
            return player_message(party.state, party.now).paused_by

        party = DomainParty()
        party.do(
            joining.admit(
                party.state, Newcomer(id=GuestId("ann"), token_hash=None, name="Ann"), party.now
            )
        )
        assert player_message(party.state, party.now).paused_by is None
        assert paused_by(HOST) == messages.PausedBy(role=messages.Role.HOST)
        assert paused_by("ann") == messages.PausedBy(role=messages.Role.GUEST, name="Ann")
        party.set("colors_visible_to", Visibility.HOST)
        assert paused_by("ann") == messages.PausedBy(role=messages.Role.GUEST)
        party.do(moderation.set_role(party.state, GuestId("ann"), Role.MOD))
        assert paused_by("ann") == messages.PausedBy(role=messages.Role.MOD)
        assert paused_by("nobody") is None

    def test_it_says_what_is_heard_besides_music(self) -> None:
        party = DomainParty()
        assert player_message(party.state, party.now).sound is None
        party.do(interruptions.start_clicks(party.state, party.now))
        assert player_message(party.state, party.now).sound is None
        party.do(interruptions.start_sound(party.state, party.now))
        assert player_message(party.state, party.now).sound == "calibration"
        party.do(interruptions.stop_clicks(party.state, party.now))
        party.do(interruptions.alarm(party.state, party.now))
        party.do(interruptions.start_sound(party.state, party.now))
        assert player_message(party.state, party.now).sound == "alarm"

    def test_the_output_is_the_first_that_is_on(self) -> None:
        party = DomainParty()
        three = tuple(
            Output(id=name, name=name, is_on=is_on, is_available=True)
            for name, is_on in (("a", False), ("b", True), ("c", True))
        )
        party.do(outputs.update_outputs(party.state, three))
        assert player_message(party.state, party.now).output == "b"


class TestParty:
    def test_it_is_a_party_from_three_guests_on(self) -> None:
        state = a_party().state
        assert not party_message(state, 2).partying
        assert party_message(state, 3).partying

    def test_it_shows_all_that_the_contract_names(self, snapshot: SnapshotAssertion) -> None:
        assert dumps(party_message(a_party().state, 2)) == snapshot
        assert dumps(settings_message(a_party().state, Role.HOST)) == snapshot

    @pytest.mark.parametrize(("length_s", "before_end_s"), [(7_200, 900), (600, None)])
    def test_last_orders_are_shown_if_there_are_any(
        self, length_s: int, before_end_s: int | None
    ) -> None:
        party = DomainParty()
        party.do(lifecycle.open_party(party.state, party.now, length_s))
        message = party_message(party.state, 0)
        assert message.closes_at == party.now.at + timedelta(seconds=length_s)
        told = message.last_orders_at and message.closes_at - message.last_orders_at
        assert told == (before_end_s and timedelta(seconds=before_end_s))


class TestMe:
    def test_a_guest_sees_their_own_votes_and_limits(self, snapshot: SnapshotAssertion) -> None:
        party = a_party()
        me = me_message(party.state, ANN, party.now, LINKS)
        assert dumps(me) == snapshot
        assert me.limits.requests == messages.Limit(limit=5, remaining=4, next_in_s=0.0)

    def test_without_an_identity_there_is_only_the_role(self) -> None:
        party = a_party()
        me = me_message(party.state, NOBODY, party.now, LINKS)
        assert (me.id, me.name, me.color, me.votes, me.role) == (None, "", "", {}, "guest")

    def test_a_guest_who_is_not_admitted_yet_has_no_id(self) -> None:
        party = a_party()
        assert me_message(party.state, replace(ANN, id=GuestId("x")), party.now, LINKS).id is None

    def test_the_host_has_no_limits(self) -> None:
        party = a_party()
        me = me_message(party.state, THE_HOST, party.now, LINKS)
        assert (me.id, me.name) == ("host", "Host")
        assert me.limits == messages.Limits(requests=None, votes=None)

    def test_a_switched_off_limit_is_none(self) -> None:
        party = DomainParty(max_waiting_per_guest=0, max_requests_per_hour=0)
        assert me_message(party.state, NOBODY, party.now, LINKS).limits.requests is None

    def test_an_exhausted_limit_has_the_next_time(self) -> None:
        party = DomainParty(max_waiting_per_guest=1)
        party.ask("ben", "first")
        party.ask("guest0", "second")
        limit = me_message(party.state, ANN, party.now, LINKS).limits.requests
        assert limit == messages.Limit(limit=1, remaining=0, next_in_s=180.0)

    @pytest.mark.parametrize(
        ("viewer", "sees"),
        [
            (ANN, False),
            (NOBODY, False),
            (replace(ANN, id=GuestId("guest1")), True),
            (replace(ANN, role=Role.MOD), True),
            (THE_HOST, True),
        ],
    )
    def test_hidden_songs_reach_their_requester_mods_and_the_host(
        self, viewer: Viewer, sees: bool
    ) -> None:
        party = a_party()
        asker = GuestId("guest1")
        party.fail(party.put("broken", Origin.GUEST, requested_by=asker))
        me = me_message(party.state, viewer, party.now, LINKS)
        assert [entry.why for entry in me.failed] == (["failed"] if sees else [])
        assert [entry.why for entry in me.waiting_approval] == (["approval"] if sees else [])


class TestColors:
    """Visibility of requesters."""

    @pytest.mark.parametrize(
        ("visible_to", "viewer", "seen"),
        [
            ("everybody", ANN, None),
            ("everybody", THE_HOST, None),
            ("mods", ANN, {"song0", "pending"}),
            ("nobody", ANN, {"song0", "pending"}),
            ("mods", NOBODY, None),
            ("mods", replace(NOBODY, role=Role.MOD), {"song0", "song1", "pending", "hidden"}),
            ("host", replace(ANN, role=Role.MOD), {"song0", "pending"}),
            ("host", THE_HOST, {"song0", "song1", "pending", "hidden"}),
            ("nobody", THE_HOST, None),
        ],
    )
    def test_restricted_fields_are_hidden(
        self, visible_to: str, viewer: Viewer, seen: set[str] | None
    ) -> None:
        party = a_party()
        party.set("colors_visible_to", visible_to)
        public = queue_message(saved(party), party.now).entries
        is_public = any(entry.requested_by for entry in public)
        assert is_public == (visible_to == "everybody")
        me = me_message(party.state, viewer, party.now, LINKS)
        titles = {name: party.entry(EntryId(name)).song.title for name in me.requesters or {}}
        assert (set(titles.values()) or None) == seen

    def test_events_keep_it_secret_too(self) -> None:
        party = a_party()
        party.set("colors_visible_to", "mods")
        entry = party.ask("guest0", "mine")
        event = party.happened(SongRequested)[-1]
        told = event_message(event, party.state, party.now)
        assert isinstance(told, messages.SongEvent)
        assert (told.entry.id, told.by, told.entry.requested_by) == (entry, None, None)


class TestTexts:
    """Waiting requests and texts are visible to their guest, mods and the host."""

    def test_nobody_else_sees_them(self) -> None:
        party = a_party()
        party.set("moderate_texts", value=True)
        rude = replace(a_guest("guest0"), role=Role.GUEST)
        party.do(moderation.set_profile(party.state, rude, Profile(name="Rude"), party.now))
        entry = party.ask("guest0", "mine", dedication="Hi")
        for viewer, seen in ((ANN, 2), (THE_HOST, 2), (replace(ANN, id=GuestId("guest1")), 0)):
            me = me_message(party.state, viewer, party.now, LINKS)
            assert len(me.texts or ()) == seen
        name, dedication = me_message(party.state, ANN, party.now, LINKS).texts or ()
        assert (name.kind, name.text, name.guest.name) == ("name", "Rude", "Guest0")
        assert (dedication.id, dedication.title) == (f"dedication:{entry}", "mine")
        public = dumps(queue_message(saved(party), party.now))
        assert "Rude" not in public
        assert '"Hi"' not in public
        party.remove(entry)
        assert len(me_message(party.state, ANN, party.now, LINKS).texts or ()) == 1

    def test_a_topic_has_the_first_of_what_waits_for_the_host(self) -> None:
        party = a_party()
        party.set("moderate_texts", value=True)
        for name in ("second", "third"):
            party.put(name, Origin.GUEST, state=EntryState.APPROVAL, requested_by=GuestId("guest0"))
            party.ask("guest0", f"dedicated {name}", dedication="Hi")
        few, all_ = (undecided_message(party.state, limit=limit) for limit in (1, 100))
        assert (len(all_.approval), len(all_.texts)) == (3, 2)
        assert (few.approval, few.texts) == (all_.approval[:1], all_.texts[:1])


class TestSongs:
    @pytest.mark.parametrize("uri", ["local:a", "https://x.example/?a=b&c=ä", "x" * 2000, "?"])
    def test_the_key_of_a_song_gives_its_uri_back(self, uri: str) -> None:
        assert uri_of(song_key(uri)) == uri
        assert set(song_key(uri)) <= set(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        )

    @pytest.mark.parametrize("key", ["A", "%", "ä", "_w", "a=b", "/../", "\x00"])
    def test_other_keys_are_no_song(self, key: str) -> None:
        assert uri_of(key) is None

    def test_a_song_without_a_cover_has_no_address_of_one(self) -> None:
        assert song_message(a_song("one")).artwork_url is None


def test_times_are_on_the_servers_clock() -> None:
    party = a_party()
    later = replace(party.now, at=party.now.at + timedelta(days=1))
    player = loads(messages.Player, dumps(player_message(party.state, later)))
    assert player.now == later.at
