"""The OpenAPI document."""

from jsonschema import Draft202012Validator
from raveberry_contract.commands import COMMANDS
from raveberry_contract.openapi import openapi_document


def test_it_is_valid_and_names_every_command() -> None:
    described = openapi_document()
    for schema in described["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    commands = {f"/api/v1/command/{name}" for name in COMMANDS}
    assert commands <= set(described["paths"])
