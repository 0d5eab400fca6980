"""Handlers by which mods and the host manage the queue."""

from raveberry_contract import commands, messages

from raveberry_server.commands.context import CommandContext
from raveberry_server.commands.handler_table import HandlerTable
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.queue import undo as undo_steps
from raveberry_server.domain.requests import queue_management, removal
from raveberry_server.presenter import command_results

handlers = HandlerTable()


@handlers.handles(commands.REMOVE)
async def remove(context: CommandContext, caller: Caller, args: commands.OneEntry) -> None:
    await context.apply(
        caller, lambda state, _now: removal.remove(state, caller, EntryId(args.entry))
    )


@handlers.handles(commands.PRIORITIZE)
async def prioritize(context: CommandContext, caller: Caller, args: commands.OneEntry) -> None:
    await context.apply(
        caller, lambda state, _now: queue_management.prioritize(state, EntryId(args.entry))
    )


@handlers.handles(commands.REMOVE_ENTRIES)
async def remove_entries(
    context: CommandContext, caller: Caller, args: commands.SeveralEntries
) -> None:
    entries = tuple(map(EntryId, args.entries))
    await context.apply(caller, lambda state, _now: removal.remove_entries(state, caller, entries))


@handlers.handles(commands.PRIORITIZE_ENTRIES)
async def prioritize_entries(
    context: CommandContext, caller: Caller, args: commands.SeveralEntries
) -> None:
    entries = tuple(map(EntryId, args.entries))
    await context.apply(
        caller, lambda state, _now: queue_management.prioritize_entries(state, entries)
    )


@handlers.handles(commands.MOVE)
async def move(context: CommandContext, caller: Caller, args: commands.Move) -> None:
    before = EntryId(args.before) if args.before is not None else None
    await context.apply(
        caller, lambda state, _now: queue_management.move(state, EntryId(args.entry), before)
    )


@handlers.handles(commands.APPROVE)
async def approve(context: CommandContext, caller: Caller, args: commands.OneEntry) -> None:
    await context.apply(
        caller, lambda state, _now: queue_management.approve(state, caller, EntryId(args.entry))
    )


@handlers.handles(commands.REJECT)
async def reject(context: CommandContext, caller: Caller, args: commands.OneEntry) -> None:
    await context.apply(
        caller, lambda state, _now: queue_management.reject(state, caller, EntryId(args.entry))
    )


@handlers.handles(commands.UNDO)
async def undo(context: CommandContext, caller: Caller, _args: commands.Nothing) -> messages.Undone:
    return await context.answer(
        caller, lambda state, now: undo_steps.undo(state, caller, now), command_results.undone
    )


@handlers.handles(commands.BRING_BACK)
async def bring_back(
    context: CommandContext, caller: Caller, args: commands.OneEntry
) -> messages.BroughtBack:
    return await context.answer(
        caller,
        lambda state, now: undo_steps.bring_back(state, caller, EntryId(args.entry), now),
        command_results.brought_back,
    )


@handlers.handles(commands.CLEAR_QUEUE)
async def clear_queue(context: CommandContext, caller: Caller, _args: commands.Nothing) -> None:
    await context.apply(caller, lambda state, _now: queue_management.clear_queue(state, caller))


@handlers.handles(commands.SHUFFLE_QUEUE)
async def shuffle_queue(context: CommandContext, caller: Caller, _args: commands.Nothing) -> None:
    await context.apply(caller, lambda state, _now: queue_management.shuffle_queue(state))
