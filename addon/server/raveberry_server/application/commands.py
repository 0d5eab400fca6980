"""The one table of commands; every door is made from it."""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final, Protocol

from raveberry_server.domain import (
    arranging,
    hashtags,
    hosting,
    joining,
    moderation,
    outputs,
    playing,
    requesting,
    sounding,
    undoing,
    writing,
)
from raveberry_server.domain import commands as arguments
from raveberry_server.domain.codes import JoinCode, WrongCodeError
from raveberry_server.domain.errors import Reason, RefusedError
from raveberry_server.domain.guest import Caller, Client, Role
from raveberry_server.domain.ids import GuestId
from raveberry_server.domain.settings import Mode
from raveberry_server.domain.song import Song
from raveberry_server.domain.state import Now, PartyState, Step

from .addresses import expect_allowed_address, link_in
from .catalog import Catalog
from .chronicle import Chronicle
from .errors import SourceError
from .guesses import Guesses
from .library import LibraryOverview
from .party import Party
from .playlists import PlaylistReader
from .presence import Presence
from .records import Exported
from .searches import Searches
from .sightings import BestHit, best_hit, last_sighting
from .sources import Sources

_RADIO: Final = "radio"
"""The source of streams, and the scheme of their names."""

_SONGS_ON_THE_DICE: Final = 20
"""So many are tried before it is said that none of them may be played."""


class Lights(Protocol):
    """Where orders for the lights go."""

    async def order(self, order: arguments.SetLights) -> None:
        """Pass an order on.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown device.
        """
        ...

    async def switch(self, *, on: bool) -> None:
        """Darken all lights, or light those up again that were on.

        Raises:
            RefusedError: `unavailable` without lights.
        """
        ...

    async def direct(self, order: arguments.SetLightShow) -> None:
        """Pass on what all lights together should do.

        Raises:
            RefusedError: `unavailable` without lights.
        """
        ...

    async def save_scene(self, name: str) -> None:
        """Keep what all lights show under a name.

        Raises:
            RefusedError: `unavailable` without lights, `bad_request` without a name.
        """
        ...

    async def recall_scene(self, name: str) -> None:
        """Show a scene.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown scene.
        """
        ...

    async def remove_scene(self, name: str) -> None:
        """Forget a scene.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown scene.
        """
        ...

    async def calibrate(self, device: str, *, on: bool) -> None:
        """Have a device flash whenever it hears a click, or no more.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown device.
        """
        ...


class Librarian(Protocol):
    """Who keeps the library up to date."""

    def scan(self) -> None:
        """Look for new, changed and removed files soon; one look at a time."""
        ...

    async def overview(self, offset: int, limit: int) -> LibraryOverview:
        """What there is, with so many unreadable files from that one on.

        Raises:
            SourceError: the library cannot be read.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the handlers work with.

    Attributes:
        draw_code: a code that nobody can foresee.
        draw_chance: a number from 0 to 1, all alike.
        code_link: the link that lets in by the join code that there is.
    """

    party: Party
    catalog: Catalog
    playlists: PlaylistReader
    chronicle: Chronicle
    searches: Searches
    sources: Sources
    lights: Lights
    librarian: Librarian
    draw_chance: Callable[[], float]
    presence: Presence
    draw_code: Callable[[], str]
    code_link: Callable[[PartyState], str]


type Handler = Callable[[Desk, Caller, Any], Awaitable[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One line of the table.

    Attributes:
        name: how every door spells it.
        arguments: the dataclass of its arguments.
        least_role: who may give it.
        handler: what carries it out.
        is_open_in_full_control: guests may give it too in the mode `full_control`.
        is_reading: it changes nothing and makes no identity.
    """

    name: str
    arguments: type
    least_role: Role
    handler: Handler
    is_open_in_full_control: bool = False
    is_reading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeJoinCode:
    """A new join code, and the link to show."""

    code: JoinCode
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """Who of the guests is active."""

    active: frozenset[GuestId]


class Commands:
    """Carries out commands of the table for callers of any door."""

    def __init__(self, *, desk: Desk) -> None:
        self._desk = desk
        self._presence = desk.presence
        self._guesses = Guesses(mono_s=lambda: desk.party.now().mono_s)

    def command(self, name: str) -> Command:
        """The line of that name.

        Raises:
            RefusedError: `not_found`.
        """
        command = TABLE.get(name)
        if command is None:
            raise RefusedError(Reason.NOT_FOUND, f"There is no command {name[:60]!r}")
        return command

    def expect_role(self, command: Command, caller_role: Role) -> None:
        """Let only those through who may give the command now.

        Raises:
            RefusedError: `not_allowed`.
        """
        expect_role(self._desk.party, command, caller_role)

    async def join(self, caller: Caller, wish: joining.Wish) -> None:
        """Let a newcomer in without a command, make a guest a mod, or give one another name.

        Raises:
            RefusedError: nothing was changed.
        """
        is_guess = wish.code is not None or wish.mod_code is not None or _brings_code(caller)
        with self._guesses.watched(caller.client if is_guess else None):
            await self._desk.party.apply(lambda state, now: joining.join(state, caller, wish, now))
        self._presence.note_command(caller.id, self._desk.party.now().mono_s)

    def expect_join_code(self, typed: str, client: Client | None) -> None:
        """Let only the code through that lets newcomers in.

        Raises:
            RefusedError: `not_allowed`, or `rate_limited` after many wrong ones.
        """
        party = self._desk.party
        with self._guesses.watched(client):
            if not hosting.is_join_code(party.saved.state, typed, party.now()):
                raise WrongCodeError

    def note_search(self, guest: GuestId, query: str, songs: Iterable[Song]) -> None:
        """Somebody has found these songs, without a command."""
        self._desk.searches.note(guest, query, songs)

    async def carry_out(self, command: Command, arguments: object, caller: Caller) -> object:
        """Do it and return the result, which is on disk by then.

        Raises:
            RefusedError: nothing was changed.
        """
        self.expect_role(command, caller.role)
        if command.is_reading:
            return await command.handler(self._desk, caller, arguments)
        moderation.expect_not_banned(self._desk.party.saved.state, caller)
        with self._guesses.watched(caller.client if _brings_code(caller) else None):
            result = await command.handler(self._desk, caller, arguments)
        self._presence.note_command(caller.id, self._desk.party.now().mono_s)
        return result


def _brings_code(caller: Caller) -> bool:
    return caller.newcomer is not None and bool(caller.newcomer.code)


def expect_role(party: Party, command: Command, caller_role: Role) -> None:
    """Let only those through who may give the command now.

    Raises:
        RefusedError: `not_allowed`.
    """
    if caller_role >= command.least_role:
        return
    mode = party.saved.state.settings.mode
    if command.is_open_in_full_control and mode is Mode.FULL_CONTROL:
        return
    needed = "the host" if command.least_role is Role.HOST else "mods and the host"
    raise RefusedError(Reason.NOT_ALLOWED, f"Only {needed} may {command.name}")


# --- handlers ------------------------------------------------------------------------------------


def _as(
    caller: Caller, step: Callable[[PartyState, Now], Step[Any]]
) -> Callable[[PartyState, Now], Step[Any]]:
    """A step that lets a newcomer in first; a refusal leaves no trace of either."""
    newcomer = caller.newcomer
    if newcomer is None:
        return step

    def admit_then_step(state: PartyState, now: Now) -> Step[Any]:
        admitted = hosting.admitted(state, newcomer, now)
        made = step(admitted.state, now)
        return Step(state=made.state, events=admitted.events + made.events, result=made.result)

    return admit_then_step


async def _enqueue(desk: Desk, caller: Caller, args: arguments.Enqueue) -> object:
    wanted = _either(args.uri, args.query)
    link = wanted if args.query is None else link_in(wanted)
    try:
        hit = await _song(desk, caller, wanted, link, args.source)
    except RefusedError as refusal:
        is_unknown = refusal.reason in (Reason.NOT_FOUND, Reason.SOURCE_FAILED)
        if link is None or not is_unknown or not await desk.playlists.is_one(caller, link):
            raise
        return await _enqueue_songs_of(desk, caller, link)
    asked = requesting.Request(
        song=hit.song,
        is_ready=await desk.catalog.is_here(hit.song),
        to_top=args.top,
        dedication=args.dedication,
        query=wanted if link is None else desk.searches.query_for(caller.id, hit.song.uri),
    )
    made = await desk.party.apply(
        _as(caller, lambda state, now: requesting.request(state, caller, asked, now))
    )
    return replace(made, note=hit.note)


async def _enqueue_songs_of(desk: Desk, caller: Caller, link: str) -> object:
    """Somebody asked for a playlist as if it were a song; the answer is about its first one."""
    expect_role(desk.party, TABLE["enqueue_playlist"], caller.role)
    added = await desk.playlists.enqueue(caller, link, partial(_as, caller))
    if not added.is_done:
        raise RefusedError(Reason.UNAVAILABLE, "That playlist is long; its songs come in soon")
    if not added.entries:
        why = f": {added.missing[0].reason}" if added.missing else ""
        raise RefusedError(Reason.NOT_FOUND, f"No song of that playlist can be played{why}")
    return requesting.Requested(entry=added.entries[0], is_duplicate=False)


async def _enqueue_playlist(desk: Desk, caller: Caller, args: arguments.EnqueuePlaylist) -> object:
    wanted = _either(args.uri, args.query)
    link = wanted if args.query is None else link_in(wanted)
    uri = link or await desk.catalog.playlist_like(wanted)
    return await desk.playlists.enqueue(caller, uri, partial(_as, caller))


async def _enqueue_random(desk: Desk, caller: Caller, _args: arguments.Nothing) -> object:
    songs = await desk.catalog.random_songs(_SONGS_ON_THE_DICE)
    choice = [
        requesting.Request(song=song, is_ready=await desk.catalog.is_here(song)) for song in songs
    ]
    return await desk.party.apply(
        _as(caller, lambda state, now: requesting.request_one(state, caller, choice, now))
    )


def _either(uri: str | None, query: str | None) -> str:
    wanted = uri if query is None else query
    if wanted is None or not wanted.strip() or (uri is not None and query is not None):
        raise RefusedError(Reason.BAD_REQUEST, "Give either `uri` or `query`, and not empty")
    return wanted


async def _song(
    desk: Desk, caller: Caller, wanted: str, link: str | None, source: str | None
) -> BestHit:
    settings = desk.party.saved.state.settings
    if link is not None:
        is_host = caller.role is Role.HOST
        private_hosts = settings.allowed_private_hosts if is_host else ()
        if source == _RADIO or link.startswith(f"{_RADIO}:"):
            return BestHit(song=await _station(desk, caller, link, private_hosts))
        return BestHit(song=await desk.catalog.song(link, private_hosts))
    return await best_hit(desk.catalog, settings, wanted, source)


async def _station(desk: Desk, caller: Caller, link: str, private_hosts: Collection[str]) -> Song:
    """The stream at an address; the player itself goes there, so it is the host who says where."""
    if caller.role is not Role.HOST:
        raise RefusedError(Reason.NOT_ALLOWED, "Only the host adds radio; search for a song")
    address = link.removeprefix(f"{_RADIO}:")
    expect_allowed_address(address, (), private_hosts)
    return await desk.catalog.song(f"{_RADIO}:{address}")


async def _vote(desk: Desk, caller: Caller, args: arguments.Vote) -> object:
    return await desk.party.apply(
        _as(caller, lambda state, now: requesting.vote(state, caller, args.entry, args.value, now))
    )


async def _withdraw(desk: Desk, caller: Caller, args: arguments.OneEntry) -> object:
    return await desk.party.apply(
        _as(caller, lambda state, _now: requesting.withdraw(state, caller, args.entry))
    )


async def _remove(desk: Desk, caller: Caller, args: arguments.OneEntry) -> object:
    return await desk.party.apply(
        _as(caller, lambda state, _now: requesting.remove(state, caller, args.entry))
    )


async def _prioritize(desk: Desk, caller: Caller, args: arguments.OneEntry) -> object:
    return await desk.party.apply(
        _as(caller, lambda state, _now: requesting.prioritize(state, args.entry))
    )


async def _play(desk: Desk, caller: Caller, _args: arguments.Nothing) -> object:
    return await desk.party.apply(_as(caller, playing.play))


async def _pause(desk: Desk, caller: Caller, _args: arguments.Nothing) -> object:
    return await desk.party.apply(_as(caller, playing.pause))


async def _skip(desk: Desk, caller: Caller, args: arguments.Skip) -> object:
    return await desk.party.apply(
        _as(caller, lambda state, _now: playing.skip(state, caller, args.epoch))
    )


async def _seek(desk: Desk, caller: Caller, args: arguments.Seek) -> object:
    return await desk.party.apply(
        _as(caller, lambda state, now: playing.seek(state, args.position_s, now))
    )


async def _set_volume(desk: Desk, caller: Caller, args: arguments.SetVolume) -> object:
    return await desk.party.apply(
        _as(caller, lambda state, _now: playing.set_volume(state, args.volume))
    )


async def _set_setting(desk: Desk, caller: Caller, args: arguments.SetSetting) -> object:
    fresh = desk.draw_code()

    def step(state: PartyState, now: Now) -> Step[None]:
        made = hosting.set_setting(state, args.name, args.value)
        # Joining by code begins with a code.
        return replace(made, state=joining.renewed(made.state, fresh, now))

    return await desk.party.apply(_as(caller, step))


async def _rotate_code(desk: Desk, caller: Caller, _args: arguments.Nothing) -> object:
    fresh = desk.draw_code()
    code = await desk.party.apply(
        _as(caller, lambda state, now: joining.rotate_code(state, fresh, now))
    )
    return MadeJoinCode(code=code, link=desk.code_link(desk.party.saved.state))


async def _make_mod_code(desk: Desk, caller: Caller, _args: arguments.Nothing) -> object:
    fresh = desk.draw_code()
    return await desk.party.apply(
        _as(caller, lambda state, now: joining.make_mod_code(state, fresh, now))
    )


async def _approve_text(desk: Desk, caller: Caller, args: arguments.OneText) -> object:
    return await desk.party.apply(
        _as(caller, lambda state, _now: writing.approve_text(state, args.text))
    )


async def _reject_text(desk: Desk, caller: Caller, args: arguments.OneText) -> object:
    return await desk.party.apply(
        _as(caller, lambda state, _now: writing.reject_text(state, args.text))
    )


async def _guests(desk: Desk, _caller: Caller, _args: arguments.Nothing) -> object:
    return Roll(active=desk.presence.active(desk.party.now().mono_s))


async def _open_party(desk: Desk, caller: Caller, args: arguments.OpenParty) -> object:
    return await desk.party.apply(
        _as(caller, lambda state, now: hosting.open_party(state, now, args.duration_s))
    )


async def _close_party(desk: Desk, caller: Caller, _args: arguments.Nothing) -> object:
    return await desk.party.apply(
        _as(caller, lambda state, _now: hosting.close_party(state, caller))
    )


async def _restart_player(desk: Desk, caller: Caller, _args: arguments.Nothing) -> object:
    return await desk.party.apply(_as(caller, lambda state, _now: playing.restart_player(state)))


async def _set_output(desk: Desk, caller: Caller, args: arguments.SetOutput) -> object:
    return await desk.party.apply(
        _as(
            caller,
            lambda state, _now: outputs.set_output(
                state, args.output, is_on=args.on, is_exclusive=args.exclusive
            ),
        )
    )


async def _announce(desk: Desk, caller: Caller, args: arguments.Announce) -> object:
    address = await _sound_at(desk, args.media_uri.strip())
    return await desk.party.apply(
        _as(caller, lambda state, now: sounding.announce(state, address, args.volume, now))
    )


async def _sound_at(desk: Desk, uri: str) -> str:
    """What the player opens for an announcement: a web address, or the file of a song."""
    if not uri.lower().startswith(("http://", "https://")):
        song = await desk.catalog.song(uri)
        file = await desk.catalog.playable(song)
        if file is None:
            raise RefusedError(Reason.NOT_FOUND, "The file of that song is gone; announce another")
        return file
    hosts = desk.party.saved.state.settings.allowed_private_hosts
    try:
        expect_allowed_address(uri, (), hosts)
    except RefusedError as err:
        raise RefusedError(
            err.reason,
            "Only public addresses are announced, and hosts of this house that the setting "
            "allowed_private_hosts names as host:port",
        ) from err
    return uri


async def _alarm(desk: Desk, caller: Caller, _args: arguments.Nothing) -> object:
    return await desk.party.apply(_as(caller, sounding.alarm))


async def _buzz(desk: Desk, caller: Caller, args: arguments.Buzz) -> object:
    chance = desk.draw_chance()
    return await desk.party.apply(
        _as(caller, lambda state, now: sounding.buzz(state, args.sound, chance, now))
    )


async def _restart_song(desk: Desk, caller: Caller, _args: arguments.Nothing) -> object:
    return await desk.party.apply(_as(caller, playing.restart_song))


async def _set_muted(desk: Desk, caller: Caller, args: arguments.SetMuted) -> object:
    return await desk.party.apply(
        _as(caller, lambda state, _now: playing.set_muted(state, is_muted=args.muted))
    )


def _setting(name: str, value: Callable[[Any], object]) -> Handler:
    """A second door to a setting."""

    async def handle(desk: Desk, caller: Caller, args: object) -> object:
        return await desk.party.apply(
            _as(caller, lambda state, _now: hosting.set_setting(state, name, value(args)))
        )

    return handle


async def _move(desk: Desk, caller: Caller, args: arguments.Move) -> object:
    return await desk.party.apply(
        _as(caller, lambda state, _now: arranging.move(state, args.entry, args.before))
    )


async def _approve(desk: Desk, caller: Caller, args: arguments.OneEntry) -> object:
    return await desk.party.apply(
        _as(caller, lambda state, _now: arranging.approve(state, caller, args.entry))
    )


async def _reject(desk: Desk, caller: Caller, args: arguments.OneEntry) -> object:
    return await desk.party.apply(
        _as(caller, lambda state, _now: arranging.reject(state, caller, args.entry))
    )


async def _bring_back(desk: Desk, caller: Caller, args: arguments.OneEntry) -> object:
    return await desk.party.apply(
        _as(caller, lambda state, now: undoing.bring_back(state, caller, args.entry, now))
    )


async def _undo(desk: Desk, caller: Caller, _args: arguments.Nothing) -> object:
    return await desk.party.apply(_as(caller, lambda state, now: undoing.undo(state, caller, now)))


async def _clear_queue(desk: Desk, caller: Caller, _args: arguments.Nothing) -> object:
    return await desk.party.apply(
        _as(caller, lambda state, _now: arranging.clear_queue(state, caller))
    )


async def _shuffle_queue(desk: Desk, caller: Caller, _args: arguments.Nothing) -> object:
    return await desk.party.apply(_as(caller, lambda state, _now: arranging.shuffle_queue(state)))


async def _mute_guest(desk: Desk, caller: Caller, args: arguments.MuteGuest) -> object:
    return await desk.party.apply(
        _as(
            caller,
            lambda state, now: moderation.mute_guest(state, caller, args.guest, args.minutes, now),
        )
    )


async def _ban_guest(desk: Desk, caller: Caller, args: arguments.BanGuest) -> object:
    return await desk.party.apply(
        _as(
            caller,
            lambda state, _now: moderation.ban_guest(state, caller, args.guest, is_on=args.on),
        )
    )


async def _forget_guest(desk: Desk, caller: Caller, args: arguments.OneGuest) -> object:
    return await desk.party.apply(
        _as(caller, lambda state, _now: moderation.forget_guest(state, args.guest))
    )


async def _set_profile(desk: Desk, caller: Caller, args: arguments.SetProfile) -> object:
    return await desk.party.apply(
        _as(
            caller,
            lambda state, now: moderation.set_profile(state, caller, args.name, args.color, now),
        )
    )


async def _add_hashtag(desk: Desk, caller: Caller, args: arguments.AddHashtag) -> object:
    return await desk.party.apply(
        _as(caller, lambda state, now: hashtags.add_hashtag(state, caller, args.text, now))
    )


async def _set_role(desk: Desk, caller: Caller, args: arguments.SetRole) -> object:
    role = Role.MOD if args.role == "mod" else Role.GUEST
    return await desk.party.apply(
        _as(caller, lambda state, _now: moderation.set_role(state, args.guest, role))
    )


async def _set_lights(desk: Desk, _caller: Caller, args: arguments.SetLights) -> None:
    await desk.lights.order(args)


async def _lights_shortcut(desk: Desk, _caller: Caller, args: arguments.Switch) -> None:
    await desk.lights.switch(on=args.on)


async def _set_light_show(desk: Desk, _caller: Caller, args: arguments.SetLightShow) -> None:
    await desk.lights.direct(args)


async def _save_light_scene(desk: Desk, _caller: Caller, args: arguments.LightScene) -> None:
    await desk.lights.save_scene(args.name)


async def _recall_light_scene(desk: Desk, _caller: Caller, args: arguments.LightScene) -> None:
    await desk.lights.recall_scene(args.name)


async def _remove_light_scene(desk: Desk, _caller: Caller, args: arguments.LightScene) -> None:
    await desk.lights.remove_scene(args.name)


async def _calibrate_lights(desk: Desk, caller: Caller, args: arguments.CalibrateLights) -> None:
    """The sound of the clicks is what a device flashes to."""
    await desk.lights.calibrate(args.device, on=args.on)
    try:
        await desk.party.apply(_as(caller, sounding.click if args.on else sounding.click_no_more))
    except RefusedError:
        await desk.lights.calibrate(args.device, on=False)
        raise


async def _sources(desk: Desk, _caller: Caller, _args: arguments.Nothing) -> object:
    return await desk.sources.overview()


async def _renew_source(desk: Desk, _caller: Caller, args: arguments.RenewSource) -> None:
    if args.back:
        await desk.sources.go_back()
    else:
        desk.sources.renew()


async def _library(desk: Desk, _caller: Caller, args: arguments.ReadLibrary) -> object:
    try:
        return await desk.librarian.overview(args.offset, args.limit)
    except SourceError as err:
        raise RefusedError(Reason.SOURCE_FAILED, str(err)) from err


async def _scan_library(desk: Desk, _caller: Caller, _args: arguments.Nothing) -> None:
    desk.librarian.scan()


async def _search(desk: Desk, caller: Caller, args: arguments.Search) -> object:
    sighting = await last_sighting(desk.catalog, desk.party.saved.state.settings, args)
    desk.searches.note(caller.id, args.q, sighting.found.songs)
    return sighting


async def _history(desk: Desk, _caller: Caller, args: arguments.ReadHistory) -> object:
    return await desk.chronicle.history(args)


async def _stats(desk: Desk, _caller: Caller, args: arguments.ReadStats) -> object:
    return await desk.chronicle.statistics(args)


async def _export(desk: Desk, _caller: Caller, args: arguments.ExportPlays) -> Exported:
    return await desk.chronicle.export(args.since, with_files=True)


async def _save_playlist(desk: Desk, _caller: Caller, args: arguments.SavePlaylist) -> object:
    return await desk.chronicle.save_playlist(args)


async def _browse(desk: Desk, _caller: Caller, args: arguments.Browse) -> object:
    return await desk.catalog.shelf(args.path, args.offset, args.limit)


def _guest(name: str, kind: type, handler: Handler, *, is_reading: bool = False) -> Command:
    return Command(
        name=name,
        arguments=kind,
        least_role=Role.GUEST,
        handler=handler,
        is_reading=is_reading,
    )


def _mod(
    name: str, kind: type, handler: Handler, *, is_open_in_full_control: bool = True
) -> Command:
    return Command(
        name=name,
        arguments=kind,
        least_role=Role.MOD,
        handler=handler,
        is_open_in_full_control=is_open_in_full_control,
    )


def _host(name: str, kind: type, handler: Handler) -> Command:
    return Command(name=name, arguments=kind, least_role=Role.HOST, handler=handler)


_GUESTS: Final = Command(
    name="guests",
    arguments=arguments.Nothing,
    least_role=Role.MOD,
    handler=_guests,
    is_reading=True,
)

_SOURCES: Final = Command(
    name="sources",
    arguments=arguments.Nothing,
    least_role=Role.HOST,
    handler=_sources,
    is_reading=True,
)

_LIBRARY: Final = Command(
    name="library",
    arguments=arguments.ReadLibrary,
    least_role=Role.HOST,
    handler=_library,
    is_reading=True,
)

TABLE: Mapping[str, Command] = {
    command.name: command
    for command in (
        _guest("enqueue", arguments.Enqueue, _enqueue),
        _guest("enqueue_random", arguments.Nothing, _enqueue_random),
        _guest("vote", arguments.Vote, _vote),
        _guest("withdraw", arguments.OneEntry, _withdraw),
        _guest("set_profile", arguments.SetProfile, _set_profile),
        _guest("add_hashtag", arguments.AddHashtag, _add_hashtag),
        _guest("search", arguments.Search, _search, is_reading=True),
        _guest("browse", arguments.Browse, _browse, is_reading=True),
        _guest("history", arguments.ReadHistory, _history, is_reading=True),
        _guest("stats", arguments.ReadStats, _stats, is_reading=True),
        _mod("play", arguments.Nothing, _play),
        _mod("pause", arguments.Nothing, _pause),
        _mod("skip", arguments.Skip, _skip),
        _mod("restart_song", arguments.Nothing, _restart_song),
        _mod("seek", arguments.Seek, _seek),
        _mod("set_volume", arguments.SetVolume, _set_volume),
        _mod("set_muted", arguments.SetMuted, _set_muted),
        _mod("remove", arguments.OneEntry, _remove),
        _mod("prioritize", arguments.OneEntry, _prioritize),
        _mod("move", arguments.Move, _move),
        _mod("enqueue_playlist", arguments.EnqueuePlaylist, _enqueue_playlist),
        _mod("set_shuffle", arguments.Switch, _setting("shuffle", lambda args: args.on)),
        _mod("set_repeat", arguments.SetRepeat, _setting("repeat", lambda args: args.mode)),
        _mod("set_autoplay", arguments.Switch, _setting("autoplay", lambda args: args.on)),
        _mod("set_lights", arguments.SetLights, _set_lights),
        _mod("lights_shortcut", arguments.Switch, _lights_shortcut),
        _mod(
            "set_light_show", arguments.SetLightShow, _set_light_show, is_open_in_full_control=False
        ),
        _mod("recall_light_scene", arguments.LightScene, _recall_light_scene),
        _mod(
            "save_light_scene",
            arguments.LightScene,
            _save_light_scene,
            is_open_in_full_control=False,
        ),
        _mod(
            "remove_light_scene",
            arguments.LightScene,
            _remove_light_scene,
            is_open_in_full_control=False,
        ),
        _host("calibrate_lights", arguments.CalibrateLights, _calibrate_lights),
        _mod("approve", arguments.OneEntry, _approve, is_open_in_full_control=False),
        _mod("reject", arguments.OneEntry, _reject, is_open_in_full_control=False),
        _mod("bring_back", arguments.OneEntry, _bring_back, is_open_in_full_control=False),
        _mod("mute_guest", arguments.MuteGuest, _mute_guest, is_open_in_full_control=False),
        _mod("approve_text", arguments.OneText, _approve_text, is_open_in_full_control=False),
        _mod("reject_text", arguments.OneText, _reject_text, is_open_in_full_control=False),
        _GUESTS,
        _host("rotate_code", arguments.Nothing, _rotate_code),
        _host("make_mod_code", arguments.Nothing, _make_mod_code),
        _host("clear_queue", arguments.Nothing, _clear_queue),
        _host("shuffle_queue", arguments.Nothing, _shuffle_queue),
        _host("undo", arguments.Nothing, _undo),
        _host("set_role", arguments.SetRole, _set_role),
        _host("ban_guest", arguments.BanGuest, _ban_guest),
        _host("forget_guest", arguments.OneGuest, _forget_guest),
        _host("set_setting", arguments.SetSetting, _set_setting),
        _host("open_party", arguments.OpenParty, _open_party),
        _host("close_party", arguments.Nothing, _close_party),
        _mod("buzz", arguments.Buzz, _buzz),
        _host("alarm", arguments.Nothing, _alarm),
        _host("announce", arguments.Announce, _announce),
        _host("set_output", arguments.SetOutput, _set_output),
        _host("restart_player", arguments.Nothing, _restart_player),
        _host("export", arguments.ExportPlays, _export),
        _host("save_playlist", arguments.SavePlaylist, _save_playlist),
        _LIBRARY,
        _host("scan_library", arguments.Nothing, _scan_library),
        _SOURCES,
        _host("renew_source", arguments.RenewSource, _renew_source),
    )
}
