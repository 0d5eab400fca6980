"""Handlers for playback, volume, outputs and interruptions."""

from raveberry_contract import commands, messages

from raveberry_server.application.catalog.url_validation import expect_within_reach
from raveberry_server.application.errors import SourceError, source_refusal
from raveberry_server.application.ports.player import INPUT_SCHEME, RoomChange
from raveberry_server.commands.context import CommandContext
from raveberry_server.commands.handler_table import HandlerTable
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.playback import control_steps, interruptions, outputs, planned_stop
from raveberry_server.presenter.command_results import bluetooth_answer

handlers = HandlerTable()


@handlers.handles(commands.PLAY)
async def play(context: CommandContext, caller: Caller, _args: commands.Nothing) -> None:
    await context.apply(caller, control_steps.play)


@handlers.handles(commands.PAUSE)
async def pause(context: CommandContext, caller: Caller, _args: commands.Nothing) -> None:
    await context.apply(caller, lambda state, now: control_steps.pause(state, now, caller.id))


@handlers.handles(commands.STOP_AFTER_SONG)
async def stop_after_song(context: CommandContext, caller: Caller, args: commands.Switch) -> None:
    await context.apply(
        caller, lambda state, _now: planned_stop.stop_after_song(state, is_on=args.on)
    )


@handlers.handles(commands.SET_SLEEP_TIMER)
async def set_sleep_timer(
    context: CommandContext, caller: Caller, args: commands.SetSleepTimer
) -> None:
    await context.apply(
        caller, lambda state, now: planned_stop.set_sleep_timer(state, args.minutes, now)
    )


@handlers.handles(commands.SKIP)
async def skip(context: CommandContext, caller: Caller, args: commands.Skip) -> None:
    await context.apply(caller, lambda state, _now: control_steps.skip(state, caller, args.epoch))


@handlers.handles(commands.RESTART_SONG)
async def restart_song(context: CommandContext, caller: Caller, _args: commands.Nothing) -> None:
    await context.apply(caller, control_steps.restart_song)


@handlers.handles(commands.SEEK)
async def seek(context: CommandContext, caller: Caller, args: commands.Seek) -> None:
    await context.apply(caller, lambda state, now: control_steps.seek(state, args.position_s, now))


@handlers.handles(commands.SET_VOLUME)
async def set_volume(context: CommandContext, caller: Caller, args: commands.SetVolume) -> None:
    await context.apply(caller, lambda state, _now: control_steps.set_volume(state, args.volume))


@handlers.handles(commands.SET_MUTED)
async def set_muted(context: CommandContext, caller: Caller, args: commands.SetMuted) -> None:
    await context.apply(
        caller, lambda state, _now: control_steps.set_muted(state, is_muted=args.muted)
    )


@handlers.handles(commands.SET_OUTPUT)
async def set_output(context: CommandContext, caller: Caller, args: commands.SetOutput) -> None:
    await context.apply(
        caller,
        lambda state, _now: outputs.set_output(
            state, args.output, is_on=args.on, is_exclusive=args.exclusive
        ),
    )


@handlers.handles(commands.SET_ROOM)
async def set_room(context: CommandContext, _caller: Caller, args: commands.SetRoom) -> None:
    if context.rooms is None:
        raise RefusedError(Refusal.ROOM_UNKNOWN, choices="-")
    await context.rooms.change(
        RoomChange(
            room=args.room,
            volume=args.volume,
            is_muted=args.muted,
            name=args.name,
            latency_ms=args.latency_ms,
        )
    )


@handlers.handles(commands.BLUETOOTH_SPEAKERS)
async def bluetooth_speakers(
    context: CommandContext, _caller: Caller, args: commands.FindBluetoothSpeakers
) -> messages.BluetoothSpeakers:
    return bluetooth_answer(await context.bluetooth.overview(search=args.search))


@handlers.handles(commands.SET_BLUETOOTH_SPEAKER)
async def set_bluetooth_speaker(
    context: CommandContext, _caller: Caller, args: commands.SetBluetoothSpeaker
) -> messages.BluetoothSpeakers:
    return bluetooth_answer(
        await context.bluetooth.set_connected(args.address, is_connected=args.connected)
    )


@handlers.handles(commands.REMOVE_BLUETOOTH_SPEAKER)
async def remove_bluetooth_speaker(
    context: CommandContext, _caller: Caller, args: commands.OneBluetoothSpeaker
) -> messages.BluetoothSpeakers:
    return bluetooth_answer(await context.bluetooth.remove(args.address))


@handlers.handles(commands.RESTART_PLAYER)
async def restart_player(context: CommandContext, caller: Caller, _args: commands.Nothing) -> None:
    await context.apply(caller, lambda state, _now: control_steps.restart_player(state))


@handlers.handles(commands.ANNOUNCE)
async def announce(
    context: CommandContext, caller: Caller, args: commands.Announce
) -> messages.Announced:
    address = await _sound_at(context, args.media_uri.strip())
    return await context.answer(
        caller,
        lambda state, now: interruptions.announce(state, address, args.volume, now, duck=args.duck),
        lambda made, *_: messages.Announced(ducked=made.is_ducked),
    )


async def _sound_at(context: CommandContext, uri: str) -> str:
    """Return what the player opens for an announcement: a web address or a song's file."""
    if not uri.lower().startswith(("http://", "https://")):
        song = await context.catalog.song(uri)
        try:
            file = await context.catalog.playable(song)
        except SourceError as err:
            raise source_refusal(err) from err
        # An input has no end, so the music would not resume.
        if file is None or file.startswith(INPUT_SCHEME):
            raise RefusedError(Refusal.SONG_FILE_MISSING)
        return file
    expect_within_reach(uri, context.state.settings.allowed_private_hosts)
    return uri


@handlers.handles(commands.ALARM)
async def alarm(context: CommandContext, caller: Caller, _args: commands.Nothing) -> None:
    await context.apply(caller, interruptions.alarm)


@handlers.handles(commands.PLAY_TEST_TONE)
async def play_test_tone(context: CommandContext, caller: Caller, _args: commands.Nothing) -> None:
    await context.apply(caller, interruptions.play_test_tone)


@handlers.handles(commands.BUZZ)
async def buzz(context: CommandContext, caller: Caller, args: commands.Buzz) -> None:
    chance = context.draw_chance()
    await context.apply(
        caller, lambda state, now: interruptions.buzz(state, args.sound, chance, now)
    )
