"""The table of commands."""

from dataclasses import is_dataclass

from raveberry_contract import commands, messages
from raveberry_contract.commands import COMMANDS, NONE, Command
from raveberry_contract.json_schema import Schemas


def test_each_constant_is_named_after_its_command() -> None:
    declared = {name: value for name, value in vars(commands).items() if isinstance(value, Command)}
    assert {name.lower(): value for name, value in declared.items()} == dict(COMMANDS)


def test_arguments_and_results_are_dataclasses_with_schemas() -> None:
    schemas = Schemas()
    for command in COMMANDS.values():
        assert is_dataclass(command.arguments)
        assert command.result is NONE or is_dataclass(command.result)
        schemas.schema_of(command.arguments)
        if command.result is not NONE:
            schemas.schema_of(command.result)


def test_only_commands_of_mods_can_be_open_to_guests() -> None:
    opened = {command for command in COMMANDS.values() if command.is_open_in_full_control}
    assert {command.least_role for command in opened} == {messages.Role.MOD}


def test_only_changes_are_sent_again() -> None:
    resent = {name for name, command in COMMANDS.items() if command.is_resent}
    assert resent == {"enqueue", "vote"}
    assert not any(COMMANDS[name].is_reading for name in resent)
