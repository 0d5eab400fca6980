"""Every message survives being written and read, and schema and codec agree on what one is."""

import json
from typing import Any, TypeAliasType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from raveberry_contract import ContractError, decoded, dumps, encoded, loads
from raveberry_contract.json_schema import contract_schema, message_kinds

from tests.contract.samples import PATHS, kind_of
from tests.contract.strategies import json_values, values
from tests.fakes.effort import examples

KINDS = [pytest.param(kind, id=kind.__name__) for kind in message_kinds()]
DOCUMENT = contract_schema()


def validator(kind: type | TypeAliasType) -> Draft202012Validator:
    return Draft202012Validator(DOCUMENT | {"$ref": f"#/$defs/{kind.__name__}"})


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=examples(15), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_message_is_decoded_as_it_was_encoded(kind: Any, data: st.DataObject) -> None:
    value = data.draw(values(kind))
    text = dumps(value)
    assert loads(kind, text) == value
    assert dumps(loads(kind, text)) == text
    validator(kind).validate(json.loads(text))


def places(raw: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) inside a JSON value."""
    if not isinstance(raw, dict | list):
        return []
    keys: Any = raw if isinstance(raw, dict) else range(len(raw))
    return [place for key in keys for place in ((raw, key), *places(raw[key]))]


def is_time_at(container: Any, key: Any) -> bool:
    """Whether a time stands there, or could: schemas do not look into the texts of times."""
    value = container[key]
    if value is None:
        return str(key).endswith(("at", "since", "until"))
    return isinstance(value, str) and value.startswith(("2026-", "2027-"))


@settings(max_examples=examples(400), deadline=None)
@given(path=st.sampled_from(PATHS), data=st.data())
def test_schema_and_codec_agree_on_damaged_messages(path: Any, data: st.DataObject) -> None:
    raw = json.loads(path.read_text())
    container, key = data.draw(st.sampled_from(places(raw) or [({"": 0}, "")]))
    is_time = is_time_at(container, key)
    if isinstance(container, dict) and data.draw(st.booleans()):
        del container[key]
    else:
        container[key] = data.draw(
            json_values.filter(lambda new: not isinstance(new, str) or not is_time)
        )
    try:
        decoded(kind_of(path), raw)
    except ContractError:
        is_readable = False
    else:
        is_readable = True
    assert validator(kind_of(path)).is_valid(raw) == is_readable


@settings(max_examples=examples(200), deadline=None)
@given(raw=json_values, kind=st.sampled_from(message_kinds()))
def test_any_json_is_decoded_or_refused(raw: Any, kind: Any) -> None:
    try:
        value = decoded(kind, raw)
    except ContractError:
        return
    assert decoded(kind, encoded(value)) == value


@given(payload=st.binary(max_size=40))
def test_any_bytes_are_decoded_or_refused(payload: bytes) -> None:
    for kind in message_kinds():
        try:
            loads(kind, payload)
        except ContractError:
            continue
