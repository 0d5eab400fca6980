"""Retained state on the broker is current, and restored after every failure."""

import asyncio
import socket
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from raveberry_contract import dumps, loads, messages, topics
from raveberry_contract.topics import Peer, published_by
from raveberry_server.adapters.mqtt import source_health_topic
from raveberry_server.adapters.mqtt.lights import MOST_FAULTS
from raveberry_server.application.ports.jobs import Job, JobState
from raveberry_server.application.problems.problems import ProblemCode
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.settings import MASK
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.playback import control_steps, current_song

from tests.fakes.party.bridged_party import Bridged, Heard, Listener, bridging, listening
from tests.fakes.party.domain_party import BROKEN
from tests.fakes.party.headless_server import TOPICS, HeadlessServer
from tests.fakes.real_broker import RealBroker, a_broker
from tests.fakes.sources.fake_source import PICTURE, a_library
from tests.fakes.sources.fetched_source import FetchedSource

type Json = Any

RETAINED = {
    TOPICS.name(topic): topic
    for topic in published_by(Peer.SERVER)
    if topic.delivery.is_retained and topic is not topics.ARTWORK
}
"""Topics that always have a retained message; the cover is missing without a song."""


async def told_to_a_newcomer(port: int, wanted: set[str]) -> dict[str, Heard]:
    """Return the retained messages of some topics, as soon as all exist."""
    async with listening(port) as newcomer:
        await newcomer.until(lambda: wanted <= {heard.topic for heard in newcomer.heard})
        return {heard.topic: heard for heard in newcomer.heard}


async def test_a_new_subscriber_gets_the_whole_state(bridged: Bridged) -> None:
    held = await told_to_a_newcomer(bridged.broker.port, {*RETAINED})
    assert all(heard.is_retained for heard in held.values())
    for name, topic in RETAINED.items():
        topic.decode(held[name].payload)
    assert held[TOPICS.name(topics.STATUS)].payload == b"online"
    assert held[TOPICS.name(topics.JOIN_QR)].payload.startswith(b"\x89PNG")
    assert TOPICS.name(topics.ARTWORK) not in held
    assert TOPICS.name(topics.EVENT) not in held
    assert loads(messages.Info, held[TOPICS.name(topics.INFO)].payload) == messages.Info(
        contract=(1, 0),
        id="0123",
        version="0.1.0",
        node="test",
        name="Test party",
        guest_url="http://192.0.2.7:8080/",
        join_url="http://192.0.2.7:8080/",
        host_url=None,
        stream_url="http://192.0.2.7:8080/stream.mp3",
    )


async def test_the_playing_song_is_shown_with_its_cover(
    bridged: Bridged, listener: Listener
) -> None:
    await listener.ask("enqueue", args={"query": "Birch"})
    await bridged.server.start("e0")
    player = await listener.latest(
        TOPICS.name(topics.PLAYER), lambda json: json["state"] == "playing"
    )
    assert (player["entry"]["id"], player["entry"]["position"], player["epoch"]) == ("e0", 0, 1)
    await listener.until(lambda: listener.on(TOPICS.name(topics.ARTWORK))[-1].payload == PICTURE)
    await listener.latest(TOPICS.name(topics.QUEUE), lambda json: json["length"] == 0)
    await bridged.server.step(
        lambda state, now: current_song.finish_song(state, state.playback.epoch, now)
    )
    await listener.until(lambda: listener.on(TOPICS.name(topics.ARTWORK))[-1].payload == b"")


async def test_a_large_cover_is_left_out(bridged: Bridged, listener: Listener) -> None:
    async def artwork(_key: str) -> bytes:
        return b"\xff" * 200_001

    bridged.server.sources[0].artwork = artwork  # type: ignore[method-assign] - a large cover
    await listener.ask("enqueue", args={"query": "Birch"})
    await bridged.server.start("e0")
    await listener.latest(TOPICS.name(topics.PLAYER), lambda json: json["state"] == "playing")
    assert {heard.payload for heard in listener.on(TOPICS.name(topics.ARTWORK))} == {b""}


async def test_the_queue_holds_a_hundred_songs_and_the_length_of_all(
    bridged: Bridged, listener: Listener
) -> None:
    bridged.server.sources[0].songs.update(a_library(*(f"N{at}" for at in range(120))).songs)
    for at in range(120):
        await listener.ask("enqueue", args={"uri": f"local:N{at}"})
    queue = await listener.latest(TOPICS.name(topics.QUEUE), lambda json: json["length"] == 120)
    assert len(queue["entries"]) == 100
    assert queue["duration_s"] == 120 * 180
    assert queue["entries"][99]["eta_s"] == 99 * 180


async def test_the_join_link_and_its_picture_follow_the_code(
    bridged: Bridged, listener: Listener
) -> None:
    pictures = len(listener.on(TOPICS.name(topics.JOIN_QR)))
    await listener.ask("set_setting", args={"name": "join", "value": "code"})
    code = bridged.server.state.join_code
    assert code is not None
    await listener.latest(
        TOPICS.name(topics.INFO), lambda json: json["join_url"].endswith(f"/p/{code.text}")
    )
    party = await listener.latest(TOPICS.name(topics.PARTY), lambda json: json["join"] == "code")
    assert party["join_code_expires_at"] is not None
    await listener.until(lambda: len(listener.on(TOPICS.name(topics.JOIN_QR))) > pictures)
    fresh = (await listener.ask("rotate_code"))["result"]
    await listener.latest(
        TOPICS.name(topics.INFO), lambda json: json["join_url"] == fresh["join_url"]
    )


@pytest.mark.usefixtures("bridged")
async def test_the_info_has_the_name_of_the_party(listener: Listener) -> None:
    before = await listener.latest(TOPICS.name(topics.INFO), lambda json: bool(json["name"]))
    await listener.ask("set_setting", args={"name": "party_name", "value": "Ben wird 40"})
    await listener.latest(TOPICS.name(topics.INFO), lambda json: json["name"] == "Ben wird 40")
    await listener.ask("set_setting", args={"name": "party_name", "value": ""})
    await listener.latest(TOPICS.name(topics.INFO), lambda json: json["name"] == before["name"])


async def test_private_data_are_not_published(bridged: Bridged, listener: Listener) -> None:
    await bridged.server.set("colors_visible_to", "host")
    await bridged.server.set("moderate_texts", value=True)
    asked = {"as": {"guest": "button"}, "args": {"query": "Birch", "dedication": "For Ann"}}
    await listener.ask("enqueue", **asked)
    queue = await listener.latest(TOPICS.name(topics.QUEUE), lambda json: json["length"] == 1)
    (entry,) = queue["entries"]
    assert (entry["requested_by"], entry["dedication"]) == (None, None)
    event = await listener.latest(
        TOPICS.name(topics.EVENT), lambda json: json["type"] == "song_requested"
    )
    assert (event["entry"]["requested_by"], event["entry"]["dedication"]) == (None, None)
    assert all(b"For Ann" not in heard.payload for heard in listener.on(TOPICS.name(topics.EVENT)))


@pytest.mark.usefixtures("bridged")
async def test_only_what_differs_is_published(listener: Listener) -> None:
    await listener.ask("enqueue", args={"query": "Birch"})
    await listener.latest(TOPICS.name(topics.QUEUE), lambda json: json["length"] == 1)
    before = {topic: len(listener.on(topic)) for topic in RETAINED}
    await listener.ask("vote", args={"entry": "e0", "value": 0})
    await listener.latest(TOPICS.name(topics.QUEUE), lambda json: json["entries"][0]["score"] == 0)
    after = {topic: len(listener.on(topic)) for topic in RETAINED}
    assert {topic for topic in RETAINED if after[topic] != before[topic]} == {
        TOPICS.name(topics.QUEUE)
    }


@pytest.mark.usefixtures("bridged")
async def test_many_changes_are_published_five_times_a_second(listener: Listener) -> None:
    await listener.ask("enqueue", args={"query": "Birch"})
    begun_s = asyncio.get_running_loop().time()
    for turn in range(60):
        await listener.ask("set_volume", args={"volume": turn / 100})
    await listener.latest(TOPICS.name(topics.PLAYER), lambda json: json["volume"] == 0.59)
    await listener.latest(TOPICS.name(topics.SETTINGS), lambda json: json["volume"] == 0.59)
    passed_s = asyncio.get_running_loop().time() - begun_s
    assert len(listener.on(TOPICS.name(topics.PLAYER))) <= 2 + passed_s * 5 + 1


@pytest.mark.usefixtures("bridged")
async def test_presence_changes_are_published(listener: Listener) -> None:
    await listener.ask("enqueue", args={"query": "Birch"}, **{"as": {"guest": "wall"}})
    party = await listener.latest(
        TOPICS.name(topics.PARTY), lambda json: json["guests_active"] == 1
    )
    assert party["guests_total"] == 1


@pytest.mark.usefixtures("bridged")
async def test_secrets_are_masked(listener: Listener) -> None:
    await listener.ask("set_setting", args={"name": "wifi_password", "value": "geheim"})
    await listener.latest(TOPICS.name(topics.SETTINGS), lambda json: json["wifi_password"] == MASK)
    assert all(
        b"geheim" not in heard.payload for heard in listener.on(TOPICS.name(topics.SETTINGS))
    )


class TestEvents:
    @pytest.mark.usefixtures("bridged")
    async def test_votes_are_counted_and_never_named(self, listener: Listener) -> None:
        await listener.ask("enqueue", args={"query": "Birch"})
        for guest in range(30):
            acting = {"as": {"guest": f"guest-{guest}"}}
            await listener.ask("vote", args={"entry": "e0", "value": 1}, **acting)
        events = await listener.until(lambda: votes_that_sum_to(listener, 30))
        assert all("guest" not in event and "by" not in event for event in events)
        assert (events[-1]["score"], events[-1]["title"]) == (31, "Birch")
        assert len(events) < 30

    async def test_cheers_are_counted_by_kind(self, bridged: Bridged, listener: Listener) -> None:
        await listener.ask("enqueue", args={"query": "Birch"})
        await bridged.server.start("e0")
        for _ in range(20):
            await listener.ask("cheer", args={"cheer": "heart"})
        await listener.ask("cheer", args={"cheer": "fire"})
        counts = await listener.until(lambda: cheers_that_sum_to(listener, 21))
        assert counts == {"heart": 20, "fire": 1}
        assert len([kind for kind in kinds_of(listener) if kind == "cheer"]) < 21

    @pytest.mark.usefixtures("bridged")
    async def test_votes_on_several_songs_are_counted_by_song(self, listener: Listener) -> None:
        for title in ("Birch", "Elm"):
            await listener.ask("enqueue", args={"query": title})
        for entry in ("e0", "e1", "e0"):
            await listener.ask("vote", args={"entry": entry, "value": 1}, **{"as": {"guest": "a"}})
            await listener.ask("vote", args={"entry": entry, "value": 0}, **{"as": {"guest": "a"}})
        events = await listener.until(lambda: votes_that_sum_to(listener, 6))
        assert {event["entry"] for event in events} == {"e0", "e1"}

    async def test_a_song_is_followed_from_request_to_end(
        self, bridged: Bridged, listener: Listener
    ) -> None:
        await listener.ask("enqueue", args={"query": "Birch"}, **{"as": {"guest": "wall"}})
        await bridged.server.start("e0")
        await listener.ask("skip")
        await listener.ask("enqueue", args={"query": "Elm"})
        await bridged.server.step(
            lambda state, _now: current_song.fail_song(state, EntryId("e1"), BROKEN)
        )
        await listener.ask("close_party")
        told = await listener.until(
            lambda: (found := kinds_of(listener)) and found[-1] == "party_closed" and found
        )
        assert told == [
            "guest_joined",
            "song_requested",
            "song_started",
            "song_skipped",
            "song_requested",
            "song_failed",
            "party_closed",
        ]
        for heard in listener.on(TOPICS.name(topics.EVENT)):
            loads(messages.Event, heard.payload)
        failed = listener.on(TOPICS.name(topics.EVENT))[-2].json
        assert (failed["reason"]["code"], failed["by"]) == ("file_unplayable", None)


def kinds_of(listener: Listener) -> list[str]:
    return [heard.json["type"] for heard in listener.on(TOPICS.name(topics.EVENT))]


def votes_that_sum_to(listener: Listener, count: int) -> list[Json] | None:
    events = [heard.json for heard in listener.on(TOPICS.name(topics.EVENT))]
    votes = [event for event in events if event["type"] == "vote_cast"]
    return votes if sum(event["count"] for event in votes) == count else None


def cheers_that_sum_to(listener: Listener, count: int) -> dict[str, int] | None:
    counts = Counter[str]()
    for heard in listener.on(TOPICS.name(topics.EVENT)):
        if heard.json["type"] == "cheer":
            counts[heard.json["cheer"]] += heard.json["count"]
    return dict(counts) if counts.total() == count else None


def is_online_again(listener: Listener) -> bool:
    """Return whether the will has arrived, and the server is online after it."""
    told = [heard.payload for heard in listener.on(TOPICS.name(topics.STATUS))]
    return b"offline" in told and told[-1] == b"online"


class TestDying:
    async def test_a_killed_broker_holds_everything_again_soon_after_its_return(
        self, bridged: Bridged, listener: Listener
    ) -> None:
        await listener.ask("enqueue", args={"query": "Birch"})
        await listener.ask("enqueue", args={"query": "Cedar"})
        await bridged.server.start("e0")
        await listener.latest(TOPICS.name(topics.PLAYER), lambda json: json["state"] == "playing")
        await bridged.broker.kill()
        await listener.close()
        await until(lambda: not bridged.bridge.is_connected)
        await bridged.server.step(control_steps.pause)
        await bridged.broker.start()
        async with asyncio.timeout(5):
            held = await told_to_a_newcomer(
                bridged.broker.port, {*RETAINED, TOPICS.name(topics.ARTWORK)}
            )
        assert held[TOPICS.name(topics.STATUS)].payload == b"online"
        assert loads(messages.Player, held[TOPICS.name(topics.PLAYER)].payload).state == "paused"
        assert loads(messages.Queue, held[TOPICS.name(topics.QUEUE)].payload).length == 1
        assert held[TOPICS.name(topics.ARTWORK)].payload == PICTURE
        async with listening(bridged.broker.port) as again:
            assert (await again.ask("play"))["ok"]

    async def test_the_party_goes_on_without_a_broker(self, broker: RealBroker) -> None:
        await broker.kill()
        async with bridging(broker, HeadlessServer()) as bridged:
            await bridged.server.set("mode", "full_voting")
            assert not bridged.bridge.is_connected
            await broker.start()
            async with listening(broker.port) as listener:
                await listener.latest(
                    TOPICS.name(topics.SETTINGS), lambda json: json["mode"] == "full_voting"
                )

    async def test_a_stopping_server_publishes_offline(self, broker: RealBroker) -> None:
        async with listening(broker.port) as listener:
            async with bridging(broker, HeadlessServer()):
                await listener.until(lambda: listener.on(TOPICS.name(topics.STATUS)))
            await listener.until(
                lambda: listener.on(TOPICS.name(topics.STATUS))[-1].payload == b"offline"
            )

    async def test_a_server_that_is_killed_leaves_its_will(
        self, bridged: Bridged, listener: Listener
    ) -> None:
        connection = bridged.bridge._connection
        assert connection is not None
        # Not closed: the client's thread waits for it, and another socket may get its number.
        connection._client._sock.shutdown(socket.SHUT_RDWR)  # type: ignore[union-attr] - broken
        await listener.until(lambda: is_online_again(listener))

    @pytest.mark.system
    async def test_a_broker_that_does_not_know_us_is_a_problem_of_the_host(
        self, tmp_path: Path
    ) -> None:
        wrong = {"username": "ann", "password": "wrong"}
        async with (
            a_broker(tmp_path, "allow_anonymous false") as broker,
            bridging(broker, HeadlessServer(), **wrong) as bridged,
        ):
            problems = bridged.server.problems
            await until(lambda: bool(problems.current))
            assert [problem.code for problem in problems.current] == [ProblemCode.BROKER_REFUSED]
            assert not bridged.bridge.is_connected


async def until(claim: Callable[[], bool]) -> None:
    """Poll until a condition holds."""
    while not claim():  # noqa: ASYNC110 - logs and threads set no event
        await asyncio.sleep(0.01)


# --- for the host --------------------------------------------------------------------------------


async def test_undecided_items_are_published_until_decided(
    bridged: Bridged, listener: Listener
) -> None:
    await bridged.server.set("approval", value=True)
    await bridged.server.set("moderate_texts", value=True)
    wall = {"as": {"guest": "wall", "name": "Wall"}}
    await listener.ask("enqueue", args={"query": "Birch", "dedication": "For Mo"}, **wall)
    told = await listener.latest(TOPICS.name(topics.UNDECIDED), lambda told: told["texts"])
    (entry,) = told["approval"]
    assert (entry["song"]["title"], entry["state"]) == ("Birch", "approval")
    dedication = next(text for text in told["texts"] if text["kind"] == "dedication")
    assert (dedication["text"], dedication["entry"]) == ("For Mo", entry["id"])
    await listener.ask("approve", args={"entry": entry["id"]})
    for text in told["texts"]:
        await listener.ask("reject_text", args={"text": text["id"]})
    await listener.latest(
        TOPICS.name(topics.UNDECIDED), lambda told: told == {"approval": [], "texts": []}
    )


@pytest.mark.usefixtures("bridged")
async def test_votes_do_not_reveal_requests_awaiting_approval(listener: Listener) -> None:
    await listener.ask("enqueue", args={"query": "Birch"})
    await listener.ask("enqueue", args={"query": "Cedar"})
    await listener.latest(TOPICS.name(topics.QUEUE), lambda queue: queue["length"])
    assert len(listener.on(TOPICS.name(topics.UNDECIDED))) == 1


async def test_health_of_sources_and_library_is_published(
    bridged: Bridged, listener: Listener
) -> None:
    told = await listener.latest(TOPICS.name(topics.UPKEEP))
    assert [source["name"] for source in told["sources"]] == ["local"]
    assert (told["library"]["songs"], told["library"]["problems"]) == (8, 1)
    assert told["library"]["unreadable"] == [
        {
            "path": "/music/a.mp3",
            "reason": {"code": "file_empty", "params": {}, "message": "The file is empty."},
        }
    ]
    assert bridged.server.library.looks == 1


@pytest.mark.usefixtures("_looking_often")
async def test_lasting_problems_are_published_until_they_are_solved(
    bridged: Bridged, listener: Listener
) -> None:
    upkeep = TOPICS.name(topics.UPKEEP)
    bridged.server.problems.report(ProblemCode.DISK_LOW, free_mb=12, path="/data")
    told = await listener.latest(upkeep, lambda told: told.get("problems"))
    (problem,) = told["problems"]
    assert (problem["code"], problem["severity"]) == ("disk_low", "warning")
    assert problem["params"] == {"free_mb": 12, "path": "/data"}
    bridged.server.problems.clear(ProblemCode.DISK_LOW)
    await listener.latest(upkeep, lambda told: "problems" not in told)


@pytest.fixture
def _looking_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_health_topic, "LOOK_S", 0.01)


@pytest.mark.usefixtures("_looking_often")
async def test_the_library_is_read_anew_after_a_scan_alone(
    broker: RealBroker, listener: Listener
) -> None:
    server = HeadlessServer(sources=(FetchedSource(name="web"),))
    async with bridging(broker, server):
        await listener.latest(TOPICS.name(topics.UPKEEP), lambda told: told["sources"][0]["works"])
        server.sources[0].trouble = "renew the source"
        told = await listener.latest(
            TOPICS.name(topics.UPKEEP), lambda told: not told["sources"][0]["works"]
        )
        assert told["sources"][0]["reason"]["params"] == {"failure": "renew the source"}
        assert server.library.looks == 1
        server.library.scan_job = Job(
            kind="scan",
            state=JobState.DONE,
            progress=1.0,
            reason=Notice(NoticeCode.LIBRARY_SCANNED, songs=9),
            started_at=server.clock.at(),
        )
        await listener.latest(TOPICS.name(topics.UPKEEP), lambda told: told["library"]["scan"])
        assert server.library.looks == 2


@pytest.mark.usefixtures("_looking_often")
async def test_an_unreadable_library_is_reported(broker: RealBroker, listener: Listener) -> None:
    server = HeadlessServer()
    server.library.trouble = "the disk is gone"
    async with bridging(broker, server):
        await listener.latest(TOPICS.name(topics.UPKEEP), lambda told: told["library"] is None)
        server.library.trouble = ""
        await listener.latest(TOPICS.name(topics.UPKEEP), lambda told: told["library"])


async def test_faults_of_the_lights_are_problems_until_they_are_mended(
    bridged: Bridged, listener: Listener
) -> None:
    def wrong() -> list[object]:
        return [problem.params["option"] for problem in bridged.server.problems.current]

    def info(*faults: messages.LightFault) -> str:
        return dumps(
            messages.LightsInfo(
                fps=0.0,
                source="",
                devices=(),
                speed=0.5,
                latency_ms=None,
                features={},
                faults=faults or None,
            )
        )

    missing = messages.Notice(code="light_value_missing", params={"code": 2.0}, message="?")
    newer = messages.Notice(code="light_of_a_newer_one", params={}, message="is odd")
    host = messages.LightFault(option="lights[2].host", reason=missing)
    many = [messages.LightFault(option=f"lights[{index}]", reason=newer) for index in range(1000)]
    listener.send(TOPICS.name(topics.LIGHTS_INFO), info(host, many[0]), retain=True)
    await until(lambda: wrong() == ["lights[2].host", "lights[0]"])
    assert [problem.message.split(".")[0] for problem in bridged.server.problems.current] == [
        "lights[2]",
        "lights[0] cannot be used: it reports light_of_a_newer_one, see the log of the light show",
    ]
    assert "host cannot be used: is missing." in bridged.server.problems.current[0].message
    listener.send(TOPICS.name(topics.LIGHTS_INFO), info(many[0]), retain=True)
    await until(lambda: wrong() == ["lights[0]"])
    listener.send(TOPICS.name(topics.LIGHTS_INFO), info(*many), retain=True)
    await until(lambda: len(wrong()) == MOST_FAULTS)
    listener.send(TOPICS.name(topics.LIGHTS_INFO), info(), retain=True)
    await until(lambda: wrong() == [])
