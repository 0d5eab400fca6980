"""Every topic is spelled once, and no odd name leads to a wrong one."""

import pytest
from raveberry_contract import Topics
from raveberry_contract.topics import INFO_FILTER, node_of

PARTY = Topics("party")

SPELLED = [
    (PARTY.base, "raveberry/party"),
    (PARTY.status, "raveberry/party/status"),
    (PARTY.info, "raveberry/party/info"),
    (PARTY.player, "raveberry/party/player"),
    (PARTY.queue, "raveberry/party/queue"),
    (PARTY.party, "raveberry/party/party"),
    (PARTY.settings, "raveberry/party/settings"),
    (PARTY.artwork, "raveberry/party/artwork"),
    (PARTY.join_qr, "raveberry/party/join_qr"),
    (PARTY.undecided, "raveberry/party/undecided"),
    (PARTY.upkeep, "raveberry/party/upkeep"),
    (PARTY.event, "raveberry/party/event"),
    (PARTY.command("skip"), "raveberry/party/command/skip"),
    (PARTY.command_filter, "raveberry/party/command/+"),
    (PARTY.reply("panel"), "raveberry/party/reply/panel"),
    (PARTY.lights_status, "raveberry/party/lights/status"),
    (PARTY.lights_info, "raveberry/party/lights/info"),
    (PARTY.lights_set, "raveberry/party/lights/set"),
    (PARTY.lights_watch, "raveberry/party/lights/watch"),
    (PARTY.light_preview("ring"), "raveberry/party/lights/ring/preview"),
    (PARTY.light_preview_filter, "raveberry/party/lights/+/preview"),
    (PARTY.light_state("ring"), "raveberry/party/lights/ring/state"),
    (PARTY.light_state_filter, "raveberry/party/lights/+/state"),
    (PARTY.light_set("ring"), "raveberry/party/lights/ring/set"),
    (PARTY.light_set_filter, "raveberry/party/lights/+/set"),
    (INFO_FILTER, "raveberry/+/info"),
]


@pytest.mark.parametrize(("topic", "spelled"), SPELLED)
def test_topics_are_spelled_as_the_contract_says(topic: str, spelled: str) -> None:
    assert topic == spelled


@pytest.mark.parametrize("node", ["", "a/b", "+", "#", "a+", "a#", "a\x00", "/"])
def test_a_node_that_is_not_one_level_is_refused(node: str) -> None:
    with pytest.raises(ValueError, match="one topic level"):
        Topics(node)


@pytest.mark.parametrize("node", ["raveberry", "Wohnzimmer 2", "käfer", "lights"])
def test_the_node_of_an_info_topic_is_found_again(node: str) -> None:
    assert node_of(Topics(node).info) == node


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


@pytest.mark.parametrize(
    ("topic", "name"),
    [
        ("raveberry/party/command/skip", "skip"),
        ("raveberry/party/command/", None),
        ("raveberry/party/command/a/b", None),
        ("raveberry/party/command/+", None),
        ("raveberry/other/command/skip", None),
        ("raveberry/party/queue", None),
        ("skip", None),
        ("", None),
    ],
)
def test_the_name_of_a_command_is_found_in_its_topic_only(topic: str, name: str | None) -> None:
    assert PARTY.command_name(topic) == name


@pytest.mark.parametrize(
    ("topic", "device"),
    [
        ("raveberry/party/lights/ring/state", "ring"),
        ("raveberry/party/lights/ring/set", "ring"),
        ("raveberry/party/lights/ring/preview", "ring"),
        ("raveberry/party/lights/ring/info", None),
        ("raveberry/party/lights/set", None),
        ("raveberry/party/lights/status", None),
        ("raveberry/party/lights/info", None),
        ("raveberry/party/lights//state", None),
        ("raveberry/party/lights/a/b/state", None),
        ("raveberry/other/lights/ring/state", None),
        ("ring/state", None),
    ],
)
def test_the_device_is_found_in_its_topics_only(topic: str, device: str | None) -> None:
    assert PARTY.light_device(topic) == device


@pytest.mark.parametrize(
    ("topic", "is_reply"),
    [
        (PARTY.reply("panel"), True),
        (PARTY.reply("panel/1"), True),
        (PARTY.reply(""), False),
        (PARTY.reply("a//b"), False),
        (PARTY.reply("+"), False),
        (PARTY.reply("a/#"), False),
        (PARTY.reply("a\0"), False),
        ("raveberry/party/reply", False),
        ("raveberry/party/status", False),
        ("raveberry/other/reply/panel", False),
        ("", False),
    ],
)
def test_answers_go_below_reply_only(topic: str, is_reply: bool) -> None:
    assert PARTY.is_reply(topic) is is_reply
