"""Handlers for guests: profiles, cheers, hashtags, moderated texts and roles."""

from raveberry_contract import commands, messages

from raveberry_server.commands.context import CommandContext
from raveberry_server.commands.handler_table import HandlerTable
from raveberry_server.domain.guests import cheers, dedications, hashtags, moderation, text_approval
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Caller, Cheer, Role
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.requests import removal
from raveberry_server.presenter import command_results, personal_data
from raveberry_server.presenter.state import Viewer

handlers = HandlerTable()


@handlers.handles(commands.SET_PROFILE)
async def set_profile(context: CommandContext, caller: Caller, args: commands.SetProfile) -> None:
    wanted = moderation.Profile(
        name=args.name, color=args.color, sign=args.sign, source=args.source
    )
    if args.source and not context.catalog.is_online(args.source):
        raise RefusedError(Refusal.ONLINE_SOURCE_UNKNOWN)
    await context.apply(
        caller, lambda state, now: moderation.set_profile(state, caller, wanted, now)
    )


@handlers.handles(commands.CHEER)
async def cheer(context: CommandContext, caller: Caller, args: commands.SendCheer) -> None:
    kind = Cheer(args.cheer)
    await context.apply(caller, lambda state, now: cheers.cheer(state, caller, kind, now))


@handlers.handles(commands.DEDICATE)
async def dedicate(context: CommandContext, caller: Caller, args: commands.Dedicate) -> None:
    def step(state: PartyState, now: Now) -> Step[None]:
        entry = removal.expect_entry(state, EntryId(args.entry))
        return dedications.dedicate(state, caller, entry, args.text, now)

    await context.apply(caller, step)


@handlers.handles(commands.ADD_HASHTAG)
async def add_hashtag(context: CommandContext, caller: Caller, args: commands.OneHashtag) -> None:
    await context.apply(
        caller, lambda state, now: hashtags.add_hashtag(state, caller, args.text, now)
    )


@handlers.handles(commands.REMOVE_HASHTAG)
async def remove_hashtag(
    context: CommandContext, caller: Caller, args: commands.OneHashtag
) -> None:
    await context.apply(caller, lambda state, _now: hashtags.remove_hashtag(state, args.text))


@handlers.handles(commands.APPROVE_TEXT)
async def approve_text(context: CommandContext, caller: Caller, args: commands.OneText) -> None:
    await context.apply(caller, lambda state, _now: text_approval.approve_text(state, args.text))


@handlers.handles(commands.REJECT_TEXT)
async def reject_text(context: CommandContext, caller: Caller, args: commands.OneText) -> None:
    await context.apply(caller, lambda state, _now: text_approval.reject_text(state, args.text))


@handlers.handles(commands.GUESTS)
async def guests(
    context: CommandContext, _caller: Caller, _args: commands.Nothing
) -> messages.GuestList:
    several = filter(context.promotions.has_several_browsers, context.state.guests)
    return command_results.guest_list(
        context.state,
        active=context.presence.active(context.party.mono_s()),
        in_several_browsers=frozenset(several),
    )


@handlers.handles(commands.MUTE_GUEST)
async def mute_guest(context: CommandContext, caller: Caller, args: commands.MuteGuest) -> None:
    guest = GuestId(args.guest)
    await context.apply(
        caller, lambda state, now: moderation.mute_guest(state, caller, guest, args.minutes, now)
    )


@handlers.handles(commands.BAN_GUEST)
async def ban_guest(context: CommandContext, caller: Caller, args: commands.BanGuest) -> None:
    guest = GuestId(args.guest)
    await context.apply(
        caller, lambda state, _now: moderation.ban_guest(state, caller, guest, is_on=args.on)
    )


@handlers.handles(commands.FORGET_GUEST)
async def forget_guest(context: CommandContext, caller: Caller, args: commands.OneGuest) -> None:
    await context.apply(
        caller, lambda state, _now: moderation.forget_guest(state, GuestId(args.guest))
    )


@handlers.handles(commands.ME)
async def me(context: CommandContext, caller: Caller, _args: commands.Nothing) -> messages.Me:
    return context.me(Viewer(id=caller.id, role=caller.role))


@handlers.handles(commands.MY_DATA)
async def my_data(
    context: CommandContext, caller: Caller, _args: commands.Nothing
) -> messages.MyData:
    records = await context.history.personal(caller.id)
    last_search = context.searches.last_query(caller.id)
    return personal_data.my_data(context.state, caller, records, last_search)


@handlers.handles(commands.FORGET_ME)
async def forget_me(context: CommandContext, caller: Caller, _args: commands.Nothing) -> None:
    # A newcomer is not admitted for it: there is nothing to forget.
    await context.party.apply(lambda state, now: moderation.forget_own(state, caller, now))
    context.searches.forget(caller.id)


@handlers.handles(commands.SET_ROLE)
async def set_role(context: CommandContext, caller: Caller, args: commands.SetRole) -> None:
    role = Role.MOD if args.role == "mod" else Role.GUEST
    guest = context.state.guests.get(GuestId(args.guest))
    if guest is not None and guest.role < role and guest.token_hash is not None:
        # A copy of the cookie would gain the role, too, so the guest's own page fetches a new one.
        await context.promotions.offer(guest.id)
        return
    await context.apply(
        caller, lambda state, _now: moderation.set_role(state, GuestId(args.guest), role)
    )
