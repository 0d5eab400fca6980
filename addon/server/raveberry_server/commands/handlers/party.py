"""Handlers for the party as a whole: settings, opening, closing and codes."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import replace

from raveberry_contract import commands, messages

from raveberry_server.application.party import StepFunction
from raveberry_server.commands.context import CommandContext
from raveberry_server.commands.handler_table import HandlerTable
from raveberry_server.domain import lifecycle, presets, setting_changes
from raveberry_server.domain.guests import joining
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.playback.recap import recap_of
from raveberry_server.presenter.events import recap_message

handlers = HandlerTable()


@handlers.handles(commands.SET_SETTING)
async def set_setting(context: CommandContext, caller: Caller, args: commands.SetSetting) -> None:
    values = {args.name: args.value}
    await context.apply(
        caller, _changing(context, lambda state: setting_changes.set_settings(state, values))
    )


@handlers.handles(commands.SET_SETTINGS)
async def set_settings(
    context: CommandContext, caller: Caller, args: commands.SetSettings
) -> messages.SettingsChanged:
    return await _set_together(
        context, caller, lambda state: setting_changes.set_settings(state, args.values)
    )


@handlers.handles(commands.APPLY_PRESET)
async def apply_preset(
    context: CommandContext, caller: Caller, args: commands.ApplyPreset
) -> messages.SettingsChanged:
    return await _set_together(
        context, caller, lambda state: presets.apply_preset(state, args.preset)
    )


@handlers.handles(commands.UNDO_PRESET)
async def undo_preset(
    context: CommandContext, caller: Caller, args: commands.UndoPreset
) -> messages.SettingsChanged:
    return await _set_together(
        context, caller, lambda state: presets.undo_preset(state, args.preset)
    )


async def _set_together(
    context: CommandContext,
    caller: Caller,
    change: Callable[[PartyState], Step[Mapping[str, object]]],
) -> messages.SettingsChanged:
    return await context.answer(
        caller,
        _changing(context, change),
        lambda before, *_: messages.SettingsChanged(before=before),
    )


def _changing(
    context: CommandContext, change: Callable[[PartyState], Step[Mapping[str, object]]]
) -> StepFunction[Mapping[str, object]]:
    fresh = context.draw_code()

    def step(state: PartyState, now: Now) -> Step[Mapping[str, object]]:
        made = change(state)
        # Switching to joining by code needs a first code.
        return replace(made, state=joining.renew_expired_join_code(made.state, fresh, now))

    return step


@handlers.handles(commands.SET_SHUFFLE)
async def set_shuffle(context: CommandContext, caller: Caller, args: commands.Switch) -> None:
    await _set(context, caller, "shuffle", args.on)


@handlers.handles(commands.SET_REPEAT)
async def set_repeat(context: CommandContext, caller: Caller, args: commands.SetRepeat) -> None:
    await _set(context, caller, "repeat", args.mode.value)


@handlers.handles(commands.SET_AUTOPLAY)
async def set_autoplay(context: CommandContext, caller: Caller, args: commands.Switch) -> None:
    await _set(context, caller, "autoplay", args.on)


async def _set(context: CommandContext, caller: Caller, name: str, value: object) -> None:
    await context.apply(caller, lambda state, _now: setting_changes.set_setting(state, name, value))


@handlers.handles(commands.OPEN_PARTY)
async def open_party(context: CommandContext, caller: Caller, args: commands.OpenParty) -> None:
    await context.apply(
        caller, lambda state, now: lifecycle.open_party(state, now, args.duration_s)
    )


@handlers.handles(commands.CLOSE_PARTY)
async def close_party(
    context: CommandContext, caller: Caller, _args: commands.Nothing
) -> messages.Closed:
    return await context.answer(
        caller,
        lambda state, now: lifecycle.close_party(state, now, caller),
        lambda recap, state, _now: messages.Closed(recap=recap_message(recap, state, caller)),
    )


@handlers.handles(commands.RECAP)
async def recap(context: CommandContext, caller: Caller, _args: commands.Nothing) -> messages.Recap:
    return recap_message(recap_of(context.state), context.state, caller)


@handlers.handles(commands.CHECK_ACCESS)
async def check_access(
    context: CommandContext, _caller: Caller, _args: commands.Nothing
) -> messages.AccessCheck:
    return await context.guest_access.check(context.state)


@handlers.handles(commands.WIFI_QR)
async def wifi_qr(
    context: CommandContext, _caller: Caller, _args: commands.Nothing
) -> messages.WifiQr:
    image = context.wifi_qr(context.state.settings)
    return messages.WifiQr(image=b64encode(image).decode())


@handlers.handles(commands.FINISH_SETUP)
async def finish_setup(context: CommandContext, caller: Caller, _args: commands.Nothing) -> None:
    await context.apply(caller, lambda state, _now: lifecycle.finish_setup(state))


@handlers.handles(commands.ROTATE_CODE)
async def rotate_code(
    context: CommandContext, caller: Caller, _args: commands.Nothing
) -> messages.JoinCode:
    fresh = context.draw_code()
    return await context.answer(
        caller,
        lambda state, now: joining.rotate_code(state, fresh, now),
        lambda code, state, _now: messages.JoinCode(
            code=code.text, join_url=context.code_link(state), expires_at=code.expires_at
        ),
    )


@handlers.handles(commands.RENEW_SCREEN_LINK)
async def renew_screen_link(
    context: CommandContext, caller: Caller, _args: commands.Nothing
) -> None:
    await context.apply(caller, lambda state, _now: joining.renew_screen_link(state))


@handlers.handles(commands.MAKE_MOD_CODE)
async def make_mod_code(
    context: CommandContext, _caller: Caller, _args: commands.Nothing
) -> messages.ModCode:
    fresh = context.draw_code()
    # Not by `answer`, which is stored: only the hash of the code may be on disk.
    code = await context.party.apply(lambda state, now: joining.make_mod_code(state, fresh, now))
    return messages.ModCode(code=code.text, expires_at=code.expires_at)
