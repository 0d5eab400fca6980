"""Every topic is one row, spelled once, and no odd name leads to a wrong one."""

from collections.abc import Mapping
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_contract import ContractError, Topics, messages, topics
from raveberry_contract.topics import (
    INFO_FILTER,
    TOPICS,
    Peer,
    Topic,
    node_of,
    published_by,
    received_by,
)

NODE = Topics("party")

SPELLED: Mapping[str, tuple[str, bool, int, int | None]] = {
    "status": ("raveberry/party/status", True, 1, 5),
    "info": ("raveberry/party/info", True, 1, 5),
    "player": ("raveberry/party/player", True, 1, 5),
    "queue": ("raveberry/party/queue", True, 1, 5),
    "party": ("raveberry/party/party", True, 1, 5),
    "settings": ("raveberry/party/settings", True, 1, 5),
    "artwork": ("raveberry/party/artwork", True, 1, 5),
    "join_qr": ("raveberry/party/join_qr", True, 1, 5),
    "undecided": ("raveberry/party/undecided", True, 1, 5),
    "upkeep": ("raveberry/party/upkeep", True, 1, 5),
    "event": ("raveberry/party/event", False, 0, 5),
    "command/+": ("raveberry/party/command/skip", False, 1, None),
    "reply/#": ("raveberry/party/reply/skip", False, 1, None),
    "lights/status": ("raveberry/party/lights/status", True, 1, 5),
    "lights/info": ("raveberry/party/lights/info", True, 1, 5),
    "visualizers/+/status": ("raveberry/party/visualizers/skip/status", True, 1, 5),
    "visualizers/+/info": ("raveberry/party/visualizers/skip/info", True, 1, 5),
    "lights/set": ("raveberry/party/lights/set", False, 1, None),
    "lights/watch": ("raveberry/party/lights/watch", False, 0, None),
    "lights/+/preview": ("raveberry/party/lights/skip/preview", False, 0, 25),
    "spectrum": ("raveberry/party/spectrum", False, 0, 30),
    "lights/+/state": ("raveberry/party/lights/skip/state", True, 1, 5),
    "lights/+/set": ("raveberry/party/lights/skip/set", False, 1, None),
}
"""Name with the level `skip`, retain flag, QoS and rate: what other peers rely on."""

ALL = pytest.mark.parametrize("topic", TOPICS.values(), ids=str)


def test_topics_are_spelled_and_delivered_as_their_peers_expect() -> None:
    assert {
        path: (
            NODE.name(topic, "skip"),
            topic.delivery.is_retained,
            topic.delivery.qos,
            topic.delivery.most_per_s,
        )
        for path, topic in TOPICS.items()
    } == SPELLED
    assert NODE.base == "raveberry/party"
    assert INFO_FILTER == "raveberry/+/info"


@ALL
def test_a_filter_has_the_wildcards_of_its_row(topic: Topic[Any]) -> None:
    assert NODE.filter(topic) == f"raveberry/party/{topic.path}"
    assert bool(topic.variable) == any(sign in topic.path for sign in "+#")


@ALL
def test_each_topic_has_a_publisher_and_a_subscriber(topic: Topic[Any]) -> None:
    assert topic.publishers
    assert topic.subscribers
    assert not topic.publishers & topic.subscribers


@ALL
def test_a_retained_topic_has_one_publisher_arrives_and_is_limited(topic: Topic[Any]) -> None:
    if topic.delivery.is_retained:
        assert len(topic.publishers) == 1
        assert (topic.delivery.qos, topic.delivery.most_per_s) == (1, 5)


@ALL
def test_the_shortest_interval_follows_from_the_rate(topic: Topic[Any]) -> None:
    rate = topic.delivery.most_per_s
    assert topic.delivery.interval_s == (0.0 if rate is None else pytest.approx(1 / rate))


def test_a_row_declares_the_type_that_it_decodes() -> None:
    # mypy derives it from the argument, except for aliases.
    hints = get_type_hints(topics)
    rows = (name for name, value in vars(topics).items() if isinstance(value, Topic))
    declared = {name: get_args(get_args(hints[name])[0]) for name in rows if get_args(hints[name])}
    assert declared == {"SETTINGS": (messages.Settings,), "EVENT": (messages.Event,)}
    assert topics.SETTINGS.message is messages.Settings
    assert topics.EVENT.message is messages.Event


def test_each_process_knows_its_topics() -> None:
    for peer in Peer:
        assert {topic.path for topic in published_by(peer)} == {
            path for path, topic in TOPICS.items() if peer in topic.publishers
        }
        assert {topic.path for topic in received_by(peer)} == {
            path for path, topic in TOPICS.items() if peer in topic.subscribers
        }


def test_text_and_bytes_are_sent_as_they_are() -> None:
    assert topics.STATUS.encode(messages.Presence.ONLINE).payload == b"online"
    assert topics.STATUS.decode(b"offline") is messages.Presence.OFFLINE
    assert topics.ARTWORK.encode(b"\xff").payload == b"\xff"
    assert topics.ARTWORK.decode(b"\xff") == b"\xff"


def test_anything_else_is_sent_as_json() -> None:
    watch = messages.LightsWatch(for_s=3.0)
    assert topics.LIGHTS_WATCH.encode(watch).payload == b'{"for_s":3.0}'
    assert topics.LIGHTS_WATCH.decode(b'{"for_s":3}') == watch
    assert topics.SETTINGS.decode(b'{"mode":"full_voting"}') == {"mode": "full_voting"}


@pytest.mark.parametrize("payload", [b"", b"away", b"\xff", b'"online"'])
def test_another_presence_is_refused(payload: bytes) -> None:
    with pytest.raises(ContractError, match="online or offline"):
        topics.STATUS.decode(payload)


@pytest.mark.parametrize("payload", [b"", b"{}", b"\xff", b"[]"])
def test_another_message_is_refused(payload: bytes) -> None:
    with pytest.raises(ContractError):
        topics.LIGHTS_WATCH.decode(payload)


@pytest.mark.parametrize("node", ["", "a/b", "+", "#", "a+", "a#", "a\x00", "/"])
def test_a_node_that_is_not_one_level_is_refused(node: str) -> None:
    with pytest.raises(ValueError, match="one topic level"):
        Topics(node)


@pytest.mark.parametrize("node", ["raveberry", "Wohnzimmer 2", "käfer", "lights"])
def test_the_node_of_an_info_topic_is_found_again(node: str) -> None:
    assert node_of(Topics(node).name(topics.INFO)) == node


@pytest.mark.parametrize(
    "topic",
    [
        "",
        "info",
        "raveberry/info",
        "raveberry//info",
        "raveberry/a/b/info",
        "other/a/info",
        "raveberry/a/status",
        "raveberry/+/info",
        "raveberry/a/info/",
    ],
)
def test_other_topics_are_not_info_topics(topic: str) -> None:
    with pytest.raises(ValueError, match="is not raveberry"):
        node_of(topic)


@ALL
@given(level=st.text(st.characters(exclude_characters="/+#\x00"), min_size=1))
def test_a_received_topic_is_found_with_its_level(topic: Topic[Any], level: str) -> None:
    level = level if topic.variable else ""
    address = NODE.address(topic, level)
    assert NODE.received(address.name) == address
    assert Topics("other").received(address.name) is None


@pytest.mark.parametrize("level", ["panel/1", "a/b/c"])
def test_an_answer_may_have_several_levels(level: str) -> None:
    address = NODE.received(f"raveberry/party/reply/{level}")
    assert address == NODE.address(topics.REPLY, level)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "skip",
        "ring/state",
        "raveberry/party",
        "raveberry/party/",
        "raveberry/party/queue/",
        "raveberry/party/lights",
        "raveberry/party/command",
        "raveberry/party/command/",
        "raveberry/party/command/a/b",
        "raveberry/party/command/+",
        "raveberry/party/lights/ring/info",
        "raveberry/party/lights//state",
        "raveberry/party/lights/state",
        "raveberry/party/lights/a/b/state",
        "raveberry/party/lights/+/state",
        "raveberry/party/reply",
        "raveberry/party/reply/",
        "raveberry/party/reply/#",
        "raveberry/party/reply/+",
        "raveberry/party/reply/a//b",
        "raveberry/party/reply/a/#",
        "raveberry/party/reply/a\0",
        "raveberry/other/reply/panel",
    ],
)
def test_no_other_name_is_a_topic(name: str) -> None:
    assert NODE.received(name) is None
