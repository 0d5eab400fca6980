"""Handlers by which mods and the host manage the queue."""

from raveberry_server.application.commands.context import CommandContext
from raveberry_server.domain import command_arguments as arguments
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.queue import undo as undoing
from raveberry_server.domain.requests import queue_management, removal


async def remove(context: CommandContext, caller: Caller, args: arguments.OneEntry) -> object:
    return await context.apply(
        caller, lambda state, _now: removal.remove(state, caller, args.entry)
    )


async def prioritize(context: CommandContext, caller: Caller, args: arguments.OneEntry) -> object:
    return await context.apply(
        caller, lambda state, _now: queue_management.prioritize(state, args.entry)
    )


async def move(context: CommandContext, caller: Caller, args: arguments.Move) -> object:
    return await context.apply(
        caller, lambda state, _now: queue_management.move(state, args.entry, args.before)
    )


async def approve(context: CommandContext, caller: Caller, args: arguments.OneEntry) -> object:
    return await context.apply(
        caller, lambda state, _now: queue_management.approve(state, caller, args.entry)
    )


async def reject(context: CommandContext, caller: Caller, args: arguments.OneEntry) -> object:
    return await context.apply(
        caller, lambda state, _now: queue_management.reject(state, caller, args.entry)
    )


async def undo(context: CommandContext, caller: Caller, _args: arguments.Nothing) -> object:
    return await context.apply(caller, lambda state, now: undoing.undo(state, caller, now))


async def clear_queue(context: CommandContext, caller: Caller, _args: arguments.Nothing) -> object:
    return await context.apply(
        caller, lambda state, _now: queue_management.clear_queue(state, caller)
    )


async def shuffle_queue(
    context: CommandContext, caller: Caller, _args: arguments.Nothing
) -> object:
    return await context.apply(caller, lambda state, _now: queue_management.shuffle_queue(state))
