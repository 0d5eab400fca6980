"""Handlers for the processes of this installation, for the host."""

from raveberry_contract import commands, messages

from raveberry_server.commands.context import CommandContext
from raveberry_server.commands.handler_table import HandlerTable
from raveberry_server.domain.model.guest import Caller
from raveberry_server.presenter import command_results

handlers = HandlerTable()


@handlers.handles(commands.PROCESSES)
async def processes(
    context: CommandContext, _caller: Caller, _args: commands.Nothing
) -> messages.ProcessesAnswer:
    found = await context.processes.overview()
    try:
        disk = await context.disk_space()
    except OSError:
        disk = None
    return command_results.processes_answer(found, disk)


@handlers.handles(commands.RESTART_PROCESS)
async def restart_process(
    context: CommandContext, _caller: Caller, args: commands.OneProcess
) -> None:
    await context.processes.restart(args.name)
