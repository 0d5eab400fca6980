"""The AsyncAPI document describes exactly the topics of the table, and its parts fit together."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from raveberry_contract.asyncapi import asyncapi_document
from raveberry_contract.topics import TOPICS, Peer, Topics, published_by, received_by

from tests.contract.samples import PATHS, kind_of

DOCUMENT = asyncapi_document()
SPECIFICATION = json.loads(Path(__file__).with_name("asyncapi-3.0.0.schema.json").read_text())
BY_ADDRESS = {
    re.sub(r"\{[^}]+\}", "x", channel["address"]): name
    for name, channel in DOCUMENT["channels"].items()
}
JSON_TOPICS = {
    getattr(topic.message, "__name__", ""): path
    for path, topic in TOPICS.items()
    if topic.message is not bytes
}


def resolved(reference: str) -> Any:
    found: Any = DOCUMENT
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return found


def references(part: Any) -> Iterator[str]:
    for key, value in part.items() if isinstance(part, dict) else enumerate(part):
        if key == "$ref":
            yield value
        elif isinstance(value, dict | list):
            yield from references(value)


def test_the_document_is_valid_by_the_schema_of_asyncapi() -> None:
    Draft7Validator(SPECIFICATION).validate(DOCUMENT)


@pytest.mark.parametrize("action", ["publish", None])
def test_the_schema_of_asyncapi_finds_a_wrong_action(action: object) -> None:
    operation = DOCUMENT["operations"]["server_sends_status"] | {"action": action}
    operations = DOCUMENT["operations"] | {"server_sends_status": operation}
    assert not Draft7Validator(SPECIFICATION).is_valid(DOCUMENT | {"operations": operations})


@pytest.mark.parametrize("path", TOPICS)
def test_every_topic_is_a_channel(path: str) -> None:
    topic = TOPICS[path]
    channel = BY_ADDRESS[Topics("x").name(topic, "x")]
    sent = [
        operation
        for operation in DOCUMENT["operations"].values()
        if operation["channel"]["$ref"] == f"#/channels/{channel}" and operation["action"] == "send"
    ]
    assert {operation["tags"][0]["name"] for operation in sent} == topic.publishers
    for operation in sent:
        binding = operation["bindings"]["mqtt"]
        assert binding["qos"] == topic.delivery.qos
        assert binding["retain"] is topic.delivery.is_retained
        most_per_s = topic.delivery.most_per_s
        assert operation.get("description", "").startswith(str(most_per_s or ""))


def test_there_are_no_other_channels() -> None:
    assert len(BY_ADDRESS) == len(DOCUMENT["channels"]) == len(TOPICS)


@pytest.mark.parametrize("peer", Peer)
def test_every_process_has_its_operations(peer: Peer) -> None:
    actions = [
        operation["action"]
        for operation in DOCUMENT["operations"].values()
        if operation["tags"] == [{"name": peer.value}]
    ]
    assert actions.count("send") == len(published_by(peer))
    assert actions.count("receive") == len(received_by(peer))


def test_every_reference_leads_to_an_object() -> None:
    found = set(references(DOCUMENT))
    assert found
    for reference in found:
        assert isinstance(resolved(reference), dict), reference


def test_every_parameter_of_an_address_is_described() -> None:
    for channel in DOCUMENT["channels"].values():
        assert set(re.findall(r"\{([^}]+)\}", channel["address"])) == channel["parameters"].keys()


def test_names_need_no_escaping() -> None:
    components = DOCUMENT["components"]
    for names in (DOCUMENT["channels"], DOCUMENT["operations"], *components.values()):
        assert all(re.fullmatch(r"[A-Za-z0-9_]+", name) for name in names)


@pytest.mark.parametrize(
    "path", [path for path in PATHS if kind_of(path).__name__ in JSON_TOPICS], ids=lambda p: p.stem
)
def test_a_sample_is_valid_by_the_schema_of_its_topic(path: Path) -> None:
    topic = TOPICS[JSON_TOPICS[kind_of(path).__name__]]
    channel = DOCUMENT["channels"][BY_ADDRESS[Topics("x").name(topic, "x")]]
    (reference,) = references(channel["messages"])
    schema = {"components": DOCUMENT["components"], **resolved(reference)["payload"]}
    Draft7Validator.check_schema(schema)
    Draft7Validator({"components": DOCUMENT["components"], "allOf": [schema]}).validate(
        json.loads(path.read_text())
    )


def test_lists_of_fixed_length_keep_their_length() -> None:
    info = DOCUMENT["components"]["schemas"]["Info"]["properties"]["contract"]
    schema = {"components": DOCUMENT["components"], "allOf": [info]}
    assert Draft7Validator(schema).is_valid([1, 0])
    assert not Draft7Validator(schema).is_valid([1])
    assert not Draft7Validator(schema).is_valid([1, 0, 0])
