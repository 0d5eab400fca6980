"""mypy checks each handler of a command against its row in the contract."""

import re
import subprocess
import sys
from pathlib import Path

from tests.architecture.tree import ROOT

HANDLERS = """
from raveberry_contract import commands, messages
from raveberry_server.commands.context import CommandContext
from raveberry_server.commands.handler_table import HandlerTable
from raveberry_server.domain.model.guest import Caller

handlers = HandlerTable()
VOTED = messages.Voted(entry="e1", score=1, up=1, down=0, value=1)


@handlers.handles(commands.VOTE)
async def fitting(context: CommandContext, caller: Caller, args: commands.Vote) -> messages.Voted:
    return VOTED


@handlers.handles(commands.SKIP)
async def silent(context: CommandContext, caller: Caller, args: commands.Skip) -> None: ...


@handlers.handles(commands.VOTE)  # wrong
async def others(context: CommandContext, caller: Caller, args: commands.Skip) -> messages.Voted:
    return VOTED


@handlers.handles(commands.VOTE)  # wrong
async def another(context: CommandContext, caller: Caller, args: commands.Vote) -> messages.Queue:
    raise NotImplementedError


@handlers.handles(commands.VOTE)  # wrong
async def nothing(context: CommandContext, caller: Caller, args: commands.Vote) -> None: ...


@handlers.handles(commands.SKIP)  # wrong
async def too_much(context: CommandContext, caller: Caller, args: commands.Skip) -> messages.Voted:
    return VOTED
"""


def test_a_handler_with_other_arguments_or_another_result_is_a_type_error(tmp_path: Path) -> None:
    planted = tmp_path / "planted_handlers.py"
    planted.write_text(HANDLERS)
    checked = subprocess.run(  # noqa: S603 - our own tool
        [sys.executable, "-m", "mypy", "--config-file=pyproject.toml", str(planted)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    found = {int(line) for line in re.findall(r"planted_handlers\.py:(\d+): error", checked.stdout)}
    lines = enumerate(HANDLERS.splitlines(), start=1)
    assert found == {number for number, line in lines if "# wrong" in line}, checked.stdout
    assert checked.stdout.count("[arg-type]") == len(found)
