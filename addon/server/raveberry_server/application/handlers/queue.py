"""What mods and the host do with the songs that wait."""

from raveberry_server.domain import arranging, requesting, undoing
from raveberry_server.domain import commands as arguments
from raveberry_server.domain.guest import Caller

from .desk import Desk


async def remove(desk: Desk, caller: Caller, args: arguments.OneEntry) -> object:
    return await desk.apply(
        caller, lambda state, _now: requesting.remove(state, caller, args.entry)
    )


async def prioritize(desk: Desk, caller: Caller, args: arguments.OneEntry) -> object:
    return await desk.apply(caller, lambda state, _now: requesting.prioritize(state, args.entry))


async def move(desk: Desk, caller: Caller, args: arguments.Move) -> object:
    return await desk.apply(
        caller, lambda state, _now: arranging.move(state, args.entry, args.before)
    )


async def approve(desk: Desk, caller: Caller, args: arguments.OneEntry) -> object:
    return await desk.apply(
        caller, lambda state, _now: arranging.approve(state, caller, args.entry)
    )


async def reject(desk: Desk, caller: Caller, args: arguments.OneEntry) -> object:
    return await desk.apply(caller, lambda state, _now: arranging.reject(state, caller, args.entry))


async def undo(desk: Desk, caller: Caller, _args: arguments.Nothing) -> object:
    return await desk.apply(caller, lambda state, now: undoing.undo(state, caller, now))


async def clear_queue(desk: Desk, caller: Caller, _args: arguments.Nothing) -> object:
    return await desk.apply(caller, lambda state, _now: arranging.clear_queue(state, caller))


async def shuffle_queue(desk: Desk, caller: Caller, _args: arguments.Nothing) -> object:
    return await desk.apply(caller, lambda state, _now: arranging.shuffle_queue(state))
