"""Handlers for the lights."""

from raveberry_contract import commands
from raveberry_contract.messages import LightOrder

from raveberry_server.commands.context import CommandContext
from raveberry_server.commands.handler_table import HandlerTable
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.playback import interruptions

handlers = HandlerTable()


@handlers.handles(commands.SET_LIGHTS)
async def set_lights(context: CommandContext, _caller: Caller, args: LightOrder) -> None:
    await context.lights.order(args)


@handlers.handles(commands.LIGHTS_SHORTCUT)
async def lights_shortcut(context: CommandContext, _caller: Caller, args: commands.Switch) -> None:
    await context.lights.switch(on=args.on)


@handlers.handles(commands.SET_LIGHT_SHOW)
async def set_light_show(
    context: CommandContext, _caller: Caller, args: commands.SetLightShow
) -> None:
    await context.lights.direct(args)


@handlers.handles(commands.SAVE_LIGHT_SCENE)
async def save_light_scene(
    context: CommandContext, _caller: Caller, args: commands.LightScene
) -> None:
    await context.lights.save_scene(args.name)


@handlers.handles(commands.RECALL_LIGHT_SCENE)
async def recall_light_scene(
    context: CommandContext, _caller: Caller, args: commands.LightScene
) -> None:
    await context.lights.recall_scene(args.name)


@handlers.handles(commands.REMOVE_LIGHT_SCENE)
async def remove_light_scene(
    context: CommandContext, _caller: Caller, args: commands.LightScene
) -> None:
    await context.lights.remove_scene(args.name)


@handlers.handles(commands.FIND_LIGHTS)
async def find_lights(context: CommandContext, _caller: Caller, _args: commands.Nothing) -> None:
    await context.lights.find()


@handlers.handles(commands.ADD_LIGHT)
async def add_light(context: CommandContext, _caller: Caller, args: commands.OneLight) -> None:
    await context.lights.add(args.device)


@handlers.handles(commands.REMOVE_LIGHT)
async def remove_light(context: CommandContext, _caller: Caller, args: commands.OneLight) -> None:
    await context.lights.take_back(args.device)


@handlers.handles(commands.CALIBRATE_LIGHTS)
async def calibrate_lights(
    context: CommandContext, caller: Caller, args: commands.CalibrateLights
) -> None:
    """Calibrate a light to audible clicks, which the player starts or stops."""
    await context.lights.calibrate(args.device, on=args.on)
    try:
        await context.apply(
            caller, interruptions.start_clicks if args.on else interruptions.stop_clicks
        )
    except RefusedError:
        await context.lights.calibrate(args.device, on=False)
        raise
