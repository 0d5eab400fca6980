"""Handlers for the party as a whole: settings, opening, closing and codes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from raveberry_server.application.commands.command_definition import Handler
from raveberry_server.application.commands.context import CommandContext, admitting
from raveberry_server.domain import command_arguments as arguments
from raveberry_server.domain import lifecycle, setting_changes
from raveberry_server.domain.guests import joining
from raveberry_server.domain.model.codes import JoinCode
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.model.state import Now, PartyState, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class NewJoinCode:
    """A new join code, and the link to show."""

    code: JoinCode
    link: str


def setting(name: str, value: Callable[[Any], object]) -> Handler:
    """Return a handler that sets one setting."""

    async def handle(context: CommandContext, caller: Caller, args: object) -> object:
        return await context.apply(
            caller, lambda state, _now: setting_changes.set_setting(state, name, value(args))
        )

    return handle


async def set_setting(
    context: CommandContext, caller: Caller, args: arguments.SetSetting
) -> object:
    fresh = context.draw_code()

    def step(state: PartyState, now: Now) -> Step[None]:
        made = setting_changes.set_setting(state, args.name, args.value)
        # Switching to joining by code needs a first code.
        return replace(made, state=joining.renew_expired_join_code(made.state, fresh, now))

    return await context.apply(caller, step)


async def open_party(context: CommandContext, caller: Caller, args: arguments.OpenParty) -> object:
    return await context.apply(
        caller, lambda state, now: lifecycle.open_party(state, now, args.duration_s)
    )


async def close_party(context: CommandContext, caller: Caller, _args: arguments.Nothing) -> object:
    return await context.apply(caller, lambda state, _now: lifecycle.close_party(state, caller))


async def rotate_code(context: CommandContext, caller: Caller, _args: arguments.Nothing) -> object:
    fresh = context.draw_code()
    code = await context.party.apply(
        admitting(caller, lambda state, now: joining.rotate_code(state, fresh, now))
    )
    return NewJoinCode(code=code, link=context.code_link(context.party.saved.state))


async def make_mod_code(
    context: CommandContext, caller: Caller, _args: arguments.Nothing
) -> object:
    fresh = context.draw_code()
    return await context.apply(caller, lambda state, now: joining.make_mod_code(state, fresh, now))
