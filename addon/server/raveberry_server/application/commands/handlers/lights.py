"""Handlers for the lights."""

from raveberry_server.application.commands.context import CommandContext
from raveberry_server.domain import command_arguments as arguments
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.playback import interruptions


async def set_lights(context: CommandContext, _caller: Caller, args: arguments.SetLights) -> None:
    await context.lights.order(args)


async def lights_shortcut(context: CommandContext, _caller: Caller, args: arguments.Switch) -> None:
    await context.lights.switch(on=args.on)


async def set_light_show(
    context: CommandContext, _caller: Caller, args: arguments.SetLightShow
) -> None:
    await context.lights.direct(args)


async def save_light_scene(
    context: CommandContext, _caller: Caller, args: arguments.LightScene
) -> None:
    await context.lights.save_scene(args.name)


async def recall_light_scene(
    context: CommandContext, _caller: Caller, args: arguments.LightScene
) -> None:
    await context.lights.recall_scene(args.name)


async def remove_light_scene(
    context: CommandContext, _caller: Caller, args: arguments.LightScene
) -> None:
    await context.lights.remove_scene(args.name)


async def find_lights(context: CommandContext, _caller: Caller, _args: arguments.Nothing) -> None:
    await context.lights.find()


async def add_light(context: CommandContext, _caller: Caller, args: arguments.OneLight) -> None:
    await context.lights.add(args.device)


async def remove_light(context: CommandContext, _caller: Caller, args: arguments.OneLight) -> None:
    await context.lights.take_back(args.device)


async def calibrate_lights(
    context: CommandContext, caller: Caller, args: arguments.CalibrateLights
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
