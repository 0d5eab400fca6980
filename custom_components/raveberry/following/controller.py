"""Let the chosen media players of Home Assistant play the party's stream."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import CALLBACK_TYPE, Context, Event, HomeAssistant, State, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.event import async_call_later, async_track_state_change_event
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from .. import issues
from ..const import CONF_FOLLOW_VOLUME, CONF_FOLLOWERS, DOMAIN, LOGGER
from ..contract.messages import PlayerState
from .follower import (
    Activity,
    Command,
    Follower,
    Music,
    PartyView,
    Phase,
    PlayerView,
    Release,
    Silence,
    is_ours,
    step,
)
from .grouped_volume import GroupedVolume
from .player_commands import HousePlayer, view_of

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from homeassistant.helpers.event import EventStateChangedData

    from ..coordinator import RaveberryCoordinator, RaveberryState

GROUPED: Final = "grouped"
FREE: Final = "free"

FOLLOWERS: Final[HassKey[dict[str, PartyFollowers]]] = HassKey("raveberry_followers")
"""Followers of the loaded parties by config entry."""

_STORE_VERSION: Final = 1
_SAVE_DELAY_S: Final = 2.0


class FollowingPlayer:
    """One chosen player, with its state."""

    def __init__(self, *, hass: HomeAssistant, choice: str, entity_id: str) -> None:
        """Initialize a player that waits."""
        self.choice = choice
        self.entity_id = entity_id
        self.context = Context()
        self.house = HousePlayer(hass=hass, entity_id=entity_id, context=self.context)
        self.state = Follower()
        self.view = view_of(hass.states.get(entity_id))
        self.volume: GroupedVolume | None = None
        self.starting: asyncio.Task[None] | None = None
        self.delay_at_start_s: float | None = None
        self.drift_s: int | None = None
        self.listeners: list[Callable[[], None]] = []

    def status(self, party: PartyView) -> str:
        """Return what is shown of the player."""
        phase = self.state.phase
        if phase is Phase.RELEASED and self.state.release is not None:
            return self.state.release.value
        if self.view.activity is Activity.UNAVAILABLE:
            return "unavailable"
        if phase is Phase.PLAYING:
            return "playing"
        if self.view.is_led:
            return "in_group"
        if party.stream is None and party.music is Music.PLAYING:
            return "no_stream"
        return "failing" if self.state.is_failing else phase.value

    def measure_drift(self, state: State) -> None:
        """Note how far the player is behind since it started, if it reports its position."""
        if self.state.phase is not Phase.PLAYING:
            self.delay_at_start_s = self.drift_s = None
            return
        position = state.attributes.get("media_position")
        at = state.attributes.get("media_position_updated_at")
        if not isinstance(position, int | float) or at is None:
            return
        delay_s = at.timestamp() - position
        if self.delay_at_start_s is None:
            self.delay_at_start_s = delay_s
        self.drift_s = round(delay_s - self.delay_at_start_s)


class PartyFollowers:
    """The chosen players: they play the stream while the party plays, then are given back."""

    def __init__(self, hass: HomeAssistant, coordinator: RaveberryCoordinator) -> None:
        """Initialize with the players chosen in the options."""
        entry = coordinator.config_entry
        self._hass = hass
        self._coordinator = coordinator
        self._entry = entry
        self._store = _store(hass, entry.entry_id)
        self._silence = Silence()
        self._was_online = False
        self._cancel_timer: CALLBACK_TYPE | None = None
        self._failing: tuple[str, ...] = ()
        self._saved: dict[str, Any] = {}
        self._party_volume: tuple[float, bool] | None = None
        self._is_grouped = entry.options.get(CONF_FOLLOW_VOLUME, FREE) == GROUPED
        registry = er.async_get(hass)
        self.players: dict[str, FollowingPlayer] = {}
        for choice in entry.options.get(CONF_FOLLOWERS, ()):
            entity_id = er.async_resolve_entity_id(registry, choice) or choice
            self.players[entity_id] = FollowingPlayer(hass=hass, choice=choice, entity_id=entity_id)

    async def start(self) -> None:
        """Continue where the last run ended, and give back players that are no longer chosen."""
        stored = await self._store.async_load() or {}
        followers = _followers(stored)
        self._silence = Silence(since=stored.get("silent_since"))
        for player in self.players.values():
            player.state = followers.pop(player.choice, Follower()).restored(_now())
        for choice, follower in followers.items():
            await _give_back(self._hass, choice, follower)
        if not self.players:
            await self._store.async_remove()
            return
        self._entry.async_on_unload(
            async_track_state_change_event(self._hass, list(self.players), self._receive_state)
        )
        self._entry.async_on_unload(self._coordinator.async_add_listener(self._receive_party))
        self._entry.async_on_unload(self._stop_timer)
        self._receive_party()

    async def stop(self) -> None:
        """Save; give all players back if the party was disabled, and not only reloaded."""
        if not self.players:
            return
        self._stop_timer()
        if self._entry.disabled_by is None:
            await self._save()
            return
        for player in self.players.values():
            await _give_back(self._hass, player.choice, player.state)
        await self._store.async_remove()
        issues.delete_issues(self._hass, self._entry, issues.FOLLOWER_ISSUE)

    async def restart_failing(self) -> bool:
        """Start the failing players now; return whether all of them accept it."""
        failing = [player for player in self.players.values() if player.state.is_failing]
        for player in failing:
            player.state = player.state.hurried(_now())
            self._step(player)
        await asyncio.gather(*(player.starting for player in failing if player.starting))
        # A player that accepts the start and yet does not play is reported again.
        self._failing = ()
        return all(player.state.phase is not Phase.RETRYING for player in failing)

    @callback
    def follow(self, player: FollowingPlayer) -> None:
        """Choose a player again that was released."""
        if player.state.phase is Phase.RELEASED:
            player.state = Follower()
            self._step(player)

    @callback
    def release(self, player: FollowingPlayer) -> None:
        """Release a player until it is chosen again or the next evening, and give it back."""
        before, player.state = player.state, player.state.released(Release.SWITCHED_OFF)
        if before.before is not None:
            self._give_back(player, before.before)
        self._after_steps(player)

    @property
    def party(self) -> PartyView:
        """The party as players see it."""
        data, now = self._coordinator.data, _now()
        is_open = data.party is None or data.party.open
        return PartyView(
            music=_music(data),
            stream=data.info.stream_url if data.info else None,
            has_ended=self._silence.has_ended(now, is_open=is_open),
            is_over=self._silence.is_over(now, is_open=is_open),
        )

    # --- events ------------------------------------------------------------------------------

    @callback
    def _receive_party(self) -> None:
        data = self._coordinator.data
        if data.is_connected and self._was_online and not data.is_server_online:
            for player in self.players.values():
                player.state = player.state.cut()
        self._was_online = data.is_connected and data.is_server_online
        self._step_all()
        self._set_volumes(data)

    @callback
    def _receive_state(self, event: Event[EventStateChangedData]) -> None:
        player, state = self.players[event.data["entity_id"]], event.data["new_state"]
        before, view, context = player.view, view_of(state), event.context
        has_user = context.user_id is not None or context.parent_id is not None
        is_change = (view.activity, view.media_id) != (before.activity, before.media_id)
        is_by_person = is_change and has_user and context.id != player.context.id
        is_set = view.volume != before.volume
        if player.volume is not None and view.volume is not None and is_set:
            player.volume = player.volume.with_player(view.volume)
        if state is not None:
            player.measure_drift(state)
        player.view = replace(view, is_by_person=is_by_person)
        self._step(player)
        player.view = view

    @callback
    def _on_deadline(self, _now: Any) -> None:
        self._cancel_timer = None
        self._step_all()

    def _step_all(self) -> None:
        self._silence = self._silence.after(_music(self._coordinator.data), _now())
        for player in self.players.values():
            self._step(player)

    def _step(self, player: FollowingPlayer) -> None:
        """Let the player take its next step, and do what it asks for."""
        before = player.state
        player.state, command = step(before, player.view, self.party, _now())
        if command is Command.START:
            player.starting = self._entry.async_create_background_task(
                self._hass,
                self._start_player(player, is_first=before.before is None),
                f"{DOMAIN} starts {player.entity_id}",
            )
        elif command is Command.GIVE_BACK and before.before is not None:
            self._give_back(player, before.before)
        self._after_steps(player)

    def _after_steps(self, player: FollowingPlayer) -> None:
        """Save, show and plan what follows from a step."""
        if player.state.phase is not Phase.PLAYING:
            player.volume = None
        elif player.volume is None and player.view.volume is not None and self._party_volume:
            player.volume = GroupedVolume(party=self._party_volume[0], player=player.view.volume)
        for listener in tuple(player.listeners):
            listener()
        if self._stored() != self._saved:
            self._saved = self._stored()
            self._store.async_delay_save(self._stored, _SAVE_DELAY_S)
        self._update_issue()
        self._plan()

    def _plan(self) -> None:
        """Set the timer to the next deadline."""
        self._stop_timer()
        now = _now()
        of_players = (at for player in self.players.values() for at in player.state.deadlines())
        deadlines = [at for at in (*self._silence.deadlines(), *of_players) if at > now]
        if deadlines:
            self._cancel_timer = async_call_later(
                self._hass, min(deadlines) - now, self._on_deadline
            )

    @callback
    def _stop_timer(self) -> None:
        if self._cancel_timer is not None:
            self._cancel_timer()
            self._cancel_timer = None

    # --- commands ----------------------------------------------------------------------------

    async def _start_player(self, player: FollowingPlayer, *, is_first: bool) -> None:
        stream = self.party.stream
        if stream is None:
            return
        await self._save()  # before the player is changed, so that a restart can give it back
        try:
            await player.house.start(stream, title=self._coordinator.info.name, is_first=is_first)
        except Exception as err:  # noqa: BLE001 - integrations raise errors of their libraries
            LOGGER.debug("%s does not start: %s", player.entity_id, err)
            player.state = player.state.refused(_now())
        else:
            player.state = player.state.accepted()
        self._step(player)

    def _give_back(self, player: FollowingPlayer, before: PlayerView) -> None:
        self._hass.async_create_task(
            _attempt(player.house, player.house.give_back(before)), eager_start=True
        )

    def _set_volumes(self, data: RaveberryState) -> None:
        """Let the volume of the players follow that of the party, if they are grouped."""
        if data.player is None or not data.is_server_available:
            return
        volume, is_muted = float(data.player.volume), data.player.muted
        before, self._party_volume = self._party_volume, (volume, is_muted)
        if before is None or not self._is_grouped:
            return
        for player in self.players.values():
            if player.volume is None or player.view.is_led:
                continue
            player.volume = player.volume.with_party(volume)
            changes = []
            if volume != before[0]:
                changes.append(player.house.set_volume(player.volume.target))
            if is_muted is not before[1]:
                changes.append(player.house.set_muted(is_muted=is_muted))
            for change in changes:
                self._hass.async_create_task(_attempt(player.house, change), eager_start=True)

    # --- what is kept and shown --------------------------------------------------------------

    def _stored(self) -> dict[str, Any]:
        return {
            "silent_since": self._silence.since,
            "followers": {player.choice: asdict(player.state) for player in self.players.values()},
        }

    async def _save(self) -> None:
        self._saved = self._stored()
        await self._store.async_save(self._saved)

    def _update_issue(self) -> None:
        """Report the players that cannot be started, in one repair."""
        party = self.party
        failing = tuple(
            player.house.name
            for player in self.players.values()
            if player.status(party) in {"failing", "no_stream"}
        )
        if failing == self._failing:
            return
        self._failing = failing
        issues.delete_issues(self._hass, self._entry, issues.FOLLOWER_ISSUE)
        if failing:
            issues.create_follower_issue(
                self._hass, self._entry, failing, has_stream=party.stream is not None
            )


async def give_back_all(hass: HomeAssistant, entry_id: str) -> None:
    """Give back the players of a party that was removed, and forget them."""
    store = _store(hass, entry_id)
    for choice, follower in _followers(await store.async_load() or {}).items():
        await _give_back(hass, choice, follower)
    await store.async_remove()


async def _give_back(hass: HomeAssistant, choice: str, follower: Follower) -> None:
    """Give a player back, unless it was not taken or a person uses it."""
    entity_id = er.async_resolve_entity_id(er.async_get(hass), choice) or choice
    player = view_of(hass.states.get(entity_id))
    is_used = player.activity is Activity.PLAYING and not is_ours(follower, player, None)
    if follower.before is None or player.activity is Activity.UNAVAILABLE or is_used:
        return
    house = HousePlayer(hass=hass, entity_id=entity_id, context=Context())
    await _attempt(house, house.give_back(follower.before))


async def _attempt(player: HousePlayer, command: Coroutine[Any, Any, None]) -> None:
    """Run a command whose failure changes nothing else."""
    try:
        await command
    except Exception as err:  # noqa: BLE001 - integrations raise errors of their libraries
        LOGGER.warning("%s refuses: %s", player.name, err)


def _store(hass: HomeAssistant, entry_id: str) -> Store[dict[str, Any]]:
    return Store(hass, _STORE_VERSION, f"{DOMAIN}.followers.{entry_id}")


def _followers(stored: Mapping[str, Any]) -> dict[str, Follower]:
    """Return the stored followers by choice."""
    return {choice: _follower(fields) for choice, fields in stored.get("followers", {}).items()}


def _follower(fields: Mapping[str, Any]) -> Follower:
    before, release = fields["before"], fields["release"]
    return Follower(
        **{
            **fields,
            "phase": Phase(fields["phase"]),
            "seen": Activity(fields["seen"]),
            "release": None if release is None else Release(release),
            "before": None
            if before is None
            else PlayerView(**{**before, "activity": Activity(before["activity"])}),
        }
    )


def _music(data: RaveberryState) -> Music:
    if not data.is_server_available or data.player is None:
        return Music.UNKNOWN
    return Music.PLAYING if data.player.state is PlayerState.PLAYING else Music.SILENT


def _now() -> float:
    return dt_util.utcnow().timestamp()
