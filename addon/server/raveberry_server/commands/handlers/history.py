"""Handlers for the history, statistics and their exports."""

from raveberry_contract import commands, messages

from raveberry_server.commands.context import CommandContext
from raveberry_server.commands.handler_table import HandlerTable
from raveberry_server.domain.model.guest import Caller
from raveberry_server.presenter import history as history_messages

handlers = HandlerTable()


@handlers.handles(commands.HISTORY)
async def history(
    context: CommandContext, caller: Caller, args: commands.ReadHistory
) -> messages.History:
    found = await context.history.history(
        args.since, args.until, before=args.before, limit=args.limit
    )
    return history_messages.history_message(found, context.state, caller.role)


@handlers.handles(commands.STATS)
async def stats(
    context: CommandContext, caller: Caller, args: commands.ReadStats
) -> messages.Stats:
    found = await context.history.statistics(args.since, args.until)
    return history_messages.stats_message(found, context.state, caller.role)


@handlers.handles(commands.EVENINGS)
async def evenings(
    context: CommandContext, _caller: Caller, args: commands.ReadEvenings
) -> messages.Evenings:
    found = await context.history.evenings(before=args.before, limit=args.limit)
    return history_messages.evenings_message(found)


@handlers.handles(commands.EXPORT)
async def export(
    context: CommandContext, _caller: Caller, args: commands.ExportPlays
) -> messages.Exported:
    made = await context.history.export(args.since, args.until)
    return messages.Exported(m3u=made.m3u, text=made.text)
