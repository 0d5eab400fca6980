"""Handlers for the sources and the scans of the library, for the host."""

from raveberry_contract import commands, messages

from raveberry_server.application.errors import SourceError, source_refusal
from raveberry_server.commands.context import CommandContext
from raveberry_server.commands.handler_table import HandlerTable
from raveberry_server.domain.model.guest import Caller
from raveberry_server.presenter import command_results

handlers = HandlerTable()


@handlers.handles(commands.LIBRARY)
async def library(
    context: CommandContext, _caller: Caller, args: commands.ReadLibrary
) -> messages.LibraryAnswer:
    try:
        overview = await context.library.overview(args.offset, args.limit)
    except SourceError as err:
        raise source_refusal(err) from err
    return command_results.library_answer(overview)


@handlers.handles(commands.SCAN_LIBRARY)
async def scan_library(context: CommandContext, _caller: Caller, _args: commands.Nothing) -> None:
    context.library.scan()


@handlers.handles(commands.SOURCES)
async def sources(
    context: CommandContext, _caller: Caller, _args: commands.Nothing
) -> messages.SourcesAnswer:
    return command_results.sources_answer(await context.sources.overview())


@handlers.handles(commands.CANCEL_JOB)
async def cancel_job(context: CommandContext, caller: Caller, args: commands.OneJob) -> None:
    await context.sources.cancel(args.job, caller)


@handlers.handles(commands.RETRY_JOB)
async def retry_job(context: CommandContext, caller: Caller, args: commands.OneJob) -> None:
    await context.sources.retry(args.job, caller)


@handlers.handles(commands.RENEW_SOURCE)
async def renew_source(
    context: CommandContext, _caller: Caller, args: commands.RenewSource
) -> None:
    if args.back:
        await context.sources.go_back()
    else:
        context.sources.renew()
