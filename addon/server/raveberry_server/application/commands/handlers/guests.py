"""Handlers for guests: profiles, hashtags, moderated texts and roles."""

from dataclasses import dataclass

from raveberry_server.application.commands.context import CommandContext
from raveberry_server.domain import command_arguments as arguments
from raveberry_server.domain.guests import hashtags, moderation, text_approval
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import Caller, Role
from raveberry_server.domain.model.ids import GuestId


@dataclass(frozen=True, slots=True, kw_only=True)
class ActiveGuests:
    """Active guests, and those whose cookie is used by several browsers."""

    active: frozenset[GuestId]
    in_several_browsers: frozenset[GuestId] = frozenset()


async def set_profile(
    context: CommandContext, caller: Caller, args: arguments.SetProfile
) -> object:
    wanted = moderation.Profile(name=args.name, color=args.color, source=args.source)
    if args.source and not context.catalog.is_online(args.source):
        raise RefusedError(
            Reason.BAD_REQUEST, "There is no such source in the net; `online_sources` names them"
        )
    return await context.apply(
        caller, lambda state, now: moderation.set_profile(state, caller, wanted, now)
    )


async def add_hashtag(
    context: CommandContext, caller: Caller, args: arguments.OneHashtag
) -> object:
    return await context.apply(
        caller, lambda state, now: hashtags.add_hashtag(state, caller, args.text, now)
    )


async def remove_hashtag(
    context: CommandContext, caller: Caller, args: arguments.OneHashtag
) -> object:
    return await context.apply(
        caller, lambda state, _now: hashtags.remove_hashtag(state, args.text)
    )


async def approve_text(context: CommandContext, caller: Caller, args: arguments.OneText) -> object:
    return await context.apply(
        caller, lambda state, _now: text_approval.approve_text(state, args.text)
    )


async def reject_text(context: CommandContext, caller: Caller, args: arguments.OneText) -> object:
    return await context.apply(
        caller, lambda state, _now: text_approval.reject_text(state, args.text)
    )


async def guests(context: CommandContext, _caller: Caller, _args: arguments.Nothing) -> object:
    several = filter(context.promotions.has_several_browsers, context.party.saved.state.guests)
    return ActiveGuests(
        active=context.presence.active(context.party.now().mono_s),
        in_several_browsers=frozenset(several),
    )


async def mute_guest(context: CommandContext, caller: Caller, args: arguments.MuteGuest) -> object:
    return await context.apply(
        caller,
        lambda state, now: moderation.mute_guest(state, caller, args.guest, args.minutes, now),
    )


async def ban_guest(context: CommandContext, caller: Caller, args: arguments.BanGuest) -> object:
    return await context.apply(
        caller, lambda state, _now: moderation.ban_guest(state, caller, args.guest, is_on=args.on)
    )


async def forget_guest(context: CommandContext, caller: Caller, args: arguments.OneGuest) -> object:
    return await context.apply(
        caller, lambda state, _now: moderation.forget_guest(state, args.guest)
    )


async def set_role(context: CommandContext, caller: Caller, args: arguments.SetRole) -> object:
    role = Role.MOD if args.role == "mod" else Role.GUEST
    guest = context.party.saved.state.guests.get(args.guest)
    if guest is not None and guest.role < role and guest.token_hash is not None:
        # A copy of the cookie would gain the role, too, so the guest's own page fetches a new one.
        await context.promotions.offer(guest.id)
        return None
    return await context.apply(
        caller, lambda state, _now: moderation.set_role(state, args.guest, role)
    )
