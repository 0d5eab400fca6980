"""AsyncAPI 3.0 description of the MQTT topics, generated from their table."""

import re
from enum import StrEnum
from typing import Any, Final

from .json_schema import Schemas
from .topics import ROOT, TOPICS, Peer, Topic
from .versions import CONTRACT_VERSION

type Json = dict[str, Any]

_BINDING: Final = "0.2.0"
"""Version of the MQTT operation binding."""
_NODE: Final = "Name of one installation: a single topic level."


def asyncapi_document() -> Json:
    """Return the document, with the operations of all three processes, tagged by process.

    Its schemas are of draft 7, which AsyncAPI takes without a declaration of the dialect.
    """
    schemas = Schemas(refs="#/components/schemas/")
    channels = {_name(topic): _channel(topic) for topic in TOPICS.values()}
    messages = {_name(topic): _message(topic, schemas) for topic in TOPICS.values()}
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Raveberry over MQTT",
            "version": "{}.{}".format(*CONTRACT_VERSION),
            "description": "Topics and messages of server, visualizer and integration. Any other "
            "client may publish and receive what the integration does.",
        },
        "defaultContentType": "application/json",
        "channels": channels,
        "operations": {
            name: operation
            for topic in TOPICS.values()
            for name, operation in _operations(topic).items()
        },
        "components": {
            "messages": messages,
            "schemas": _draft_7(dict(sorted(schemas.definitions.items()))),
            "parameters": {"node": {"description": _NODE}},
        },
    }


def _draft_7(schema: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a schema of draft 2020-12 in draft 7; in ours only lists of fixed length differ."""
    if isinstance(schema, list):
        return [_draft_7(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    names = {"prefixItems": "items", "items": "additionalItems"} if "prefixItems" in schema else {}
    return {names.get(key, key): _draft_7(part) for key, part in schema.items()}


def _name(topic: Topic[Any]) -> str:
    """Return a name of a topic that needs no escaping in references."""
    return re.sub(r"[+#]", topic.variable, topic.path).replace("/", "_")


def _channel(topic: Topic[Any]) -> Json:
    name = _name(topic)
    parameters: Json = {"node": {"$ref": "#/components/parameters/node"}}
    if topic.variable:
        levels = "one topic level" if "+" in topic.path else "one or more topic levels"
        parameters[topic.variable] = {"description": f"The {topic.variable}: {levels}."}
    path = re.sub(r"[+#]", f"{{{topic.variable}}}", topic.path)
    return {
        "address": f"{ROOT}/{{node}}/{path}",
        "parameters": parameters,
        "messages": {name: {"$ref": f"#/components/messages/{name}"}},
    }


def _message(topic: Topic[Any], schemas: Schemas) -> Json:
    if topic.message is bytes:
        note = topic.note[0].upper() + topic.note[1:]
        return {"contentType": "application/octet-stream", "description": f"{note}."}
    message: Json = {"payload": schemas.schema_of(topic.message)}
    if isinstance(topic.message, type) and issubclass(topic.message, StrEnum):
        message["contentType"] = "text/plain"
    return message


def _operations(topic: Topic[Any]) -> Json:
    """Return what each process does with a topic."""
    return {
        f"{peer}_{verb}_{_name(topic)}": _operation(topic, peer, action)
        for action, verb, peers in (
            ("send", "sends", topic.publishers),
            ("receive", "receives", topic.subscribers),
        )
        for peer in sorted(peers)
    }


def _operation(topic: Topic[Any], peer: Peer, action: str) -> Json:
    name, delivery = _name(topic), topic.delivery
    operation: Json = {
        "action": action,
        "channel": {"$ref": f"#/channels/{name}"},
        "messages": [{"$ref": f"#/channels/{name}/messages/{name}"}],
        "tags": [{"name": peer.value}],
    }
    if action == "receive":
        return operation
    if delivery.most_per_s is not None:
        rate = f"{delivery.most_per_s} messages a second at most"
        of = "" if delivery.rate_of == "topic" else f" of the {delivery.rate_of}"
        operation["description"] = f"{rate}{of}."
    binding = {
        "qos": delivery.qos,
        "retain": delivery.is_retained,
        "bindingVersion": _BINDING,
    }
    return operation | {"bindings": {"mqtt": binding}}
