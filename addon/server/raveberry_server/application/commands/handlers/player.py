"""Handlers for playback, volume, outputs and interruptions."""

from raveberry_server.application.catalog.public_addresses import expect_within_reach
from raveberry_server.application.commands.context import CommandContext
from raveberry_server.application.errors import SourceError
from raveberry_server.domain import command_arguments as arguments
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.playback import control_steps, interruptions, outputs


async def play(context: CommandContext, caller: Caller, _args: arguments.Nothing) -> object:
    return await context.apply(caller, control_steps.play)


async def pause(context: CommandContext, caller: Caller, _args: arguments.Nothing) -> object:
    return await context.apply(caller, control_steps.pause)


async def skip(context: CommandContext, caller: Caller, args: arguments.Skip) -> object:
    return await context.apply(
        caller, lambda state, _now: control_steps.skip(state, caller, args.epoch)
    )


async def restart_song(context: CommandContext, caller: Caller, _args: arguments.Nothing) -> object:
    return await context.apply(caller, control_steps.restart_song)


async def seek(context: CommandContext, caller: Caller, args: arguments.Seek) -> object:
    return await context.apply(
        caller, lambda state, now: control_steps.seek(state, args.position_s, now)
    )


async def set_volume(context: CommandContext, caller: Caller, args: arguments.SetVolume) -> object:
    return await context.apply(
        caller, lambda state, _now: control_steps.set_volume(state, args.volume)
    )


async def set_muted(context: CommandContext, caller: Caller, args: arguments.SetMuted) -> object:
    return await context.apply(
        caller, lambda state, _now: control_steps.set_muted(state, is_muted=args.muted)
    )


async def set_output(context: CommandContext, caller: Caller, args: arguments.SetOutput) -> object:
    return await context.apply(
        caller,
        lambda state, _now: outputs.set_output(
            state, args.output, is_on=args.on, is_exclusive=args.exclusive
        ),
    )


async def restart_player(
    context: CommandContext, caller: Caller, _args: arguments.Nothing
) -> object:
    return await context.apply(caller, lambda state, _now: control_steps.restart_player(state))


async def announce(context: CommandContext, caller: Caller, args: arguments.Announce) -> object:
    address = await _sound_at(context, args.media_uri.strip())
    return await context.apply(
        caller,
        lambda state, now: interruptions.announce(state, address, args.volume, now, duck=args.duck),
    )


async def _sound_at(context: CommandContext, uri: str) -> str:
    """Return what the player opens for an announcement: a web address or a song's file."""
    if not uri.lower().startswith(("http://", "https://")):
        song = await context.catalog.song(uri)
        try:
            file = await context.catalog.playable(song)
        except SourceError as err:
            raise RefusedError(Reason.SOURCE_FAILED, str(err)) from err
        if file is None:
            raise RefusedError(Reason.NOT_FOUND, "The file of that song is gone; announce another")
        return file
    expect_within_reach(uri, context.party.saved.state.settings.allowed_private_hosts)
    return uri


async def alarm(context: CommandContext, caller: Caller, _args: arguments.Nothing) -> object:
    return await context.apply(caller, interruptions.alarm)


async def buzz(context: CommandContext, caller: Caller, args: arguments.Buzz) -> object:
    chance = context.draw_chance()
    return await context.apply(
        caller, lambda state, now: interruptions.buzz(state, args.sound, chance, now)
    )
