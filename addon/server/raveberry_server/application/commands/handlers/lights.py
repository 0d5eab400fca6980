"""Lights, which know for themselves what they can."""

from raveberry_server.application.commands.context import Desk
from raveberry_server.domain import command_arguments as arguments
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.playback import interruptions


async def set_lights(desk: Desk, _caller: Caller, args: arguments.SetLights) -> None:
    await desk.lights.order(args)


async def lights_shortcut(desk: Desk, _caller: Caller, args: arguments.Switch) -> None:
    await desk.lights.switch(on=args.on)


async def set_light_show(desk: Desk, _caller: Caller, args: arguments.SetLightShow) -> None:
    await desk.lights.direct(args)


async def save_light_scene(desk: Desk, _caller: Caller, args: arguments.LightScene) -> None:
    await desk.lights.save_scene(args.name)


async def recall_light_scene(desk: Desk, _caller: Caller, args: arguments.LightScene) -> None:
    await desk.lights.recall_scene(args.name)


async def remove_light_scene(desk: Desk, _caller: Caller, args: arguments.LightScene) -> None:
    await desk.lights.remove_scene(args.name)


async def find_lights(desk: Desk, _caller: Caller, _args: arguments.Nothing) -> None:
    await desk.lights.find()


async def add_light(desk: Desk, _caller: Caller, args: arguments.OneLight) -> None:
    await desk.lights.add(args.device)


async def remove_light(desk: Desk, _caller: Caller, args: arguments.OneLight) -> None:
    await desk.lights.take_back(args.device)


async def calibrate_lights(desk: Desk, caller: Caller, args: arguments.CalibrateLights) -> None:
    """The sound of the clicks is what a device flashes to."""
    await desk.lights.calibrate(args.device, on=args.on)
    try:
        await desk.apply(caller, interruptions.click if args.on else interruptions.click_no_more)
    except RefusedError:
        await desk.lights.calibrate(args.device, on=False)
        raise
