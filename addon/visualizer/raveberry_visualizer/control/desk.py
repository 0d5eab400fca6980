"""The lighting desk: takes orders for the lights and says what they show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from raveberry_contract import ContractError, Topics, dumps, loads
from raveberry_contract.messages import LightFault, LightOrder, LightsInfo, LightsOrder, LightsWatch

from raveberry_visualizer.effects import COVER, Rgb
from raveberry_visualizer.engine import PREVIEW, Light, LightSetting, Mood, SearchError, Show

from .audience import Audience, cast_vote, heard, screen_of_light
from .complaints import Complaints
from .cover import CoverError
from .description import PARAMETERS, found_light, light_device, reported
from .keeper import Keeper
from .memory import KeptLight, LightsFile, Memory, kept_light, kept_setting, light_state
from .orders import expect_possible, ordered, remembered
from .outlet import SHORTEST_INTERVAL_S, Message, Outlet
from .overrides import Overrides, dances
from .party_colors import PartyColors
from .previews import PREVIEW_INTERVAL_S, Previews
from .reactions import Reactions
from .roster import Roster

MEASURED_INTERVAL_S: Final = 10.0
"""For what only measures (frame rate, latency, features) and would chatter otherwise."""

DIRECTED_INTERVAL_S: Final = 0.1
BUSY_INTERVAL_S: Final = 0.25
REST_INTERVAL_S: Final = 1.0
"""How often `news` is to be asked for while nobody looks: if the show is automatic, if something
goes on, else."""

REST_AFTER_S: Final = 5.0
"""So long after the last message nothing of it goes on: no slider, no confetti, no countdown."""

_ALL: Final = "all lights"
_SEARCH: Final = "search"


class Desk:
    """The single writer of the lights' settings; belongs to one thread.

    An order shows at once. It is published, and thereby acknowledged, only after the file holds
    it; orders that follow within a fifth of a second (a finger on a slider) share one writing.

    What an alarm, a calibration or the automatic show put on the lights overrides their settings
    and leaves them as they are.
    """

    def __init__(  # noqa: PLR0913 - what it steers, and what it starts with
        self,
        *,
        show: Show,
        roster: Roster,
        topics: Topics,
        file: LightsFile,
        memory: Memory,
        faults: Sequence[LightFault] = (),
    ) -> None:
        self._show = show
        self._roster = roster
        self._topics = topics
        self._keeper = Keeper(file=file, memory=memory)
        self._lights = roster.lights
        self._outlet = Outlet()
        self._states: dict[str, tuple[LightSetting, str]] = {}
        self._told: tuple[object, ...] = ()
        self._complaints = Complaints()
        self._faults = tuple(faults) or None
        self._scene: str | None = None
        self._audience = Audience()
        self._colors = PartyColors()
        self._overrides = Overrides(show=show)
        self._previews = Previews()
        self._reactions = Reactions()
        self._gone: list[str] = []
        self._heard_at_s = 0.0
        self._prepare_lights()

    @property
    def filters(self) -> tuple[str, ...]:
        """What has to be subscribed to."""
        topics = self._topics
        return (
            topics.light_set_filter,
            topics.lights_set,
            topics.lights_watch,
            topics.player,
            topics.party,
            topics.artwork,
            topics.settings,
            topics.event,
        )

    def interval_s(self, now_s: float) -> float:
        """After so long at the latest `news` is to be asked for again."""
        if self._previews.are_watched(now_s):
            return PREVIEW_INTERVAL_S
        if self._memory.automatic:
            return DIRECTED_INTERVAL_S
        is_told = now_s - self._heard_at_s < REST_AFTER_S
        is_going_on = self._overrides.are_cued or self._roster.is_searching
        is_busy = is_told or is_going_on or not self._keeper.is_saved
        return BUSY_INTERVAL_S if is_busy else REST_INTERVAL_S

    def take(self, topic: str, payload: bytes, *, is_retained: bool, now_s: float) -> None:
        """Carry an order out, or refuse it with one word in the log and show the true state."""
        self._heard_at_s = now_s
        device = self._topics.light_device(topic)
        if device is not None and topic == self._topics.light_set(device):
            self._take_order(device, payload, is_retained=is_retained)
        elif topic == self._topics.lights_set:
            self._take_order_for_all(payload, is_retained=is_retained, now_s=now_s)
        elif topic == self._topics.lights_watch:
            self._take_watch(payload, now_s)
        elif device is None:
            self._listen(topic, payload, now_s)
        self._direct(now_s)

    def repeat_all(self) -> None:
        """Have everything published again, for a broker that may have forgotten."""
        self._outlet.repeat_all()

    def repeat(self, topic: str) -> None:
        """Have one topic published again."""
        self._outlet.repeat(topic)

    def news(self, now_s: float) -> Iterator[Message]:
        """What is to be published now; what it says about the lights is kept by then."""
        self._direct(now_s)
        self._update_roster(now_s)
        due = [
            (self._topics.light_state(device), self._state(device, light.setting))
            for device, light in self._lights.items()
            if self._outlet.is_due(self._topics.light_state(device), now_s)
        ]
        if not self._keeper.is_saved:
            self._keeper.save({device: light.setting for device, light in self._lights.items()})
        yield from self._outlet.news(due, now_s)
        yield from self._farewells()
        yield from self._info_news(now_s)
        for device, pixels in self._previews.due(self._lights, now_s):
            yield Message(self._topics.light_preview(device), pixels, is_retained=False)

    @property
    def _memory(self) -> Memory:
        return self._keeper.memory

    def _state(self, device: str, setting: LightSetting) -> str:
        """A setting in the words of the contract; mostly it is that of the last time."""
        known, text = self._states.get(device, (None, ""))
        if known is not setting:
            text = dumps(light_state(setting))
            self._states[device] = setting, text
        return text

    # --- orders ----------------------------------------------------------------------------------

    def _take_order(self, device: str, payload: bytes, *, is_retained: bool) -> None:
        light = self._lights.get(device)
        if light is None:
            known = ", ".join(self._lights) or "none"
            self._complaints.tell(device, f"there is no light {device!r}; there are: {known}")
            return
        self._outlet.repeat(self._topics.light_state(device))
        try:
            order = _loaded(LightOrder, payload, is_retained=is_retained)
            setting = ordered(light.setting, order, self._palettes)
        except ContractError as err:
            self._complaints.tell(device, f"an order for light {device} is refused: {err}")
            return
        self._complaints.settle(device)
        if order.effect is not None:
            # Whoever chooses an effect wants to see it.
            self._stop_choosing()
        if setting != light.setting:
            self._scene = None
            self._set(light, setting)

    def _take_order_for_all(self, payload: bytes, *, is_retained: bool, now_s: float) -> None:
        try:
            order = _loaded(LightsOrder, payload, is_retained=is_retained)
            expect_possible(order, self._memory, self._roster)
        except ContractError as err:
            self._complaints.tell(_ALL, f"an order for {_ALL} is refused: {err}")
            return
        self._complaints.settle(_ALL)
        self._keeper.put(remembered(self._memory, order))
        self._show.speed = self._memory.speed
        if order.add is not None:
            self._roster.add(order.add)
            self._lights[order.add].setting = self._memory.setting(order.add)
        if order.remove is not None:
            self._remove_light(order.remove)
        self._prepare_lights()
        if order.find:
            self._roster.start_search()
        if order.scene is not None:
            self._recall(order.scene)
        if order.save_scene is not None:
            self._keep_scene(order.save_scene)
        if order.remove_scene is not None:
            self._remove_scene(order.remove_scene)
        if order.calibration is not None:
            self._overrides.calibrate(order.calibration, now_s)
        self._show.wake()

    def _recall(self, name: str) -> None:
        self._stop_choosing()
        for device, kept in self._memory.scenes[name].items():
            light = self._lights.get(device)
            if light is not None:
                self._set(light, _trimmed_as(light.setting, kept))
                self._outlet.repeat(self._topics.light_state(device))
        self._scene = name

    def _keep_scene(self, name: str) -> None:
        scene = {device: kept_light(light.setting) for device, light in self._lights.items()}
        self._set_scenes({**self._memory.scenes, name: scene})
        self._scene = name

    def _remove_scene(self, name: str) -> None:
        self._set_scenes({one: kept for one, kept in self._memory.scenes.items() if one != name})
        self._scene = None if self._scene == name else self._scene

    def _stop_choosing(self) -> None:
        self._keeper.put(replace(self._memory, automatic=False))

    def _set_scenes(self, scenes: Mapping[str, Mapping[str, KeptLight]]) -> None:
        self._keeper.put(replace(self._memory, scenes=scenes))

    def _set(self, light: Light, setting: LightSetting) -> None:
        light.setting = setting
        self._keeper.note_light()
        self._set_palettes()
        self._show.wake()

    # --- devices that come and go ----------------------------------------------------------------

    def _prepare_lights(self) -> None:
        """Have every light, also one that was just added, heed what concerns all of them."""
        for light in self._lights.values():
            light.guard.is_calm = self._memory.safe
        self._set_palettes()

    def _remove_light(self, device: str) -> None:
        self._roster.remove(device)
        self._outlet.forget(self._topics.light_state(device))
        self._gone.append(device)
        self._overrides.end_calibration(device)

    def _farewells(self) -> Iterator[Message]:
        """Have the broker forget what it keeps of lights that are gone."""
        while self._gone:
            yield Message(self._topics.light_state(self._gone.pop()), "")

    def _update_roster(self, now_s: float) -> None:
        try:
            self._roster.step(now_s)
        except SearchError as err:
            self._complaints.tell(_SEARCH, str(err))
        if self._roster.added != self._memory.devices:
            self._keeper.put(replace(self._memory, devices=self._roster.added))
            self._prepare_lights()

    # --- the party -------------------------------------------------------------------------------

    def _listen(self, topic: str, payload: bytes, now_s: float) -> None:
        before = self._audience
        try:
            self._audience = heard(before, self._topics, topic, payload)
            self._note_votes(topic, payload, now_s)
        except ContractError as err:
            self._complaints.tell(topic, f"what was said on {topic} cannot be read: {err}")
            return
        self._complaints.settle(topic)
        if self._audience.is_alarmed and not before.is_alarmed:
            self._overrides.start_alarm(now_s)
        elif not self._audience.is_alarmed:
            self._overrides.end_alarm()
        if self._audience != before:
            self._set_palettes()

    def _note_votes(self, topic: str, payload: bytes, now_s: float) -> None:
        if not self._memory.reactions:
            return
        self._reactions.note_song(self._audience.song, self._audience.kick_share, now_s)
        if topic == self._topics.event and self._reactions.is_open(now_s):
            vote = cast_vote(payload)
            if vote is not None:
                self._reactions.note_vote(vote, now_s)

    @property
    def _palettes(self) -> Mapping[str, Sequence[Rgb]]:
        return self._colors.palettes(self._audience.requester)

    def _set_palettes(self) -> None:
        self._read_cover()
        palettes = self._palettes
        for light in self._lights.values():
            if light.palettes != palettes:
                light.palettes = palettes

    def _read_cover(self) -> None:
        """Look at the picture of the song, if anybody wants its colours."""
        if self._memory.automatic or any(
            light.setting.palette == COVER for light in self._lights.values()
        ):
            try:
                self._colors.read_cover(self._audience.cover)
            except CoverError as err:
                self._complaints.tell(COVER, str(err))

    # --- what is shown in place of the settings --------------------------------------------------

    def _direct(self, now_s: float) -> None:
        if self._overrides.end_what_is_over(now_s):
            self._audience = replace(self._audience, is_alarmed=False)
        self._overrides.direct(self._mood() if self._memory.automatic else None, now_s)
        is_watched = self._previews.are_watched(now_s)
        overlay = self._reactions.overlay(now_s) if self._memory.reactions else None
        is_changed = False
        for light in self._lights.values():
            is_changed |= self._overrides.lay_over(light)
            # A lamp that lights the room does not dance, and an alarm is not decorated.
            light.overlay = overlay if dances(light.shown) else None
            if light.device.kind == PREVIEW and light.is_watched != is_watched:
                light.is_watched = is_watched
                is_changed = True
        if is_changed:
            self._show.wake()

    def _mood(self) -> Mood:
        if not self._overrides.are_directed:
            self._set_palettes()
        audience = self._audience
        return Mood(
            is_playing=audience.is_playing,
            is_partying=audience.is_partying,
            song=audience.song,
            has_cover=self._colors.has_cover,
        )

    # --- news ------------------------------------------------------------------------------------

    def _info_news(self, now_s: float) -> Iterator[Message]:
        topic = self._topics.lights_info
        info = self._info()
        # What only measures is not worth a message of its own, but that it is measured is.
        told = (
            *(info.devices, info.speed, info.palettes, info.scenes, info.scene),
            *(info.safe, info.automatic, info.reactions, info.alarm, info.calibrating),
            *(info.finding, info.found, info.fps > 0.0),
        )
        interval_s = SHORTEST_INTERVAL_S if told != self._told else MEASURED_INTERVAL_S
        if self._outlet.is_due(topic, now_s, interval_s):
            self._told = told
            yield from self._outlet.news([(topic, dumps(info))], now_s)

    def _info(self) -> LightsInfo:
        latency_s = self._show.latency_s
        return LightsInfo(
            fps=float(round(self._show.fps)),
            source=self._show.source.name,
            devices=tuple(
                light_device(light, is_added=device in self._roster.added)
                for device, light in self._lights.items()
            ),
            speed=self._show.speed,
            latency_ms=None if latency_s is None else float(round(1000.0 * latency_s)),
            features=reported(self._show.features),
            parameters=PARAMETERS,
            palettes={
                name: tuple(map(screen_of_light, colors)) for name, colors in self._palettes.items()
            },
            scenes=tuple(self._memory.scenes),
            scene=self._scene,
            safe=self._memory.safe,
            automatic=self._memory.automatic,
            reactions=self._memory.reactions,
            alarm=self._overrides.is_alarmed,
            calibrating=self._overrides.calibrating,
            finding=self._roster.is_searching if self._roster.can_search else None,
            found=tuple(map(found_light, self._roster.found)) or None,
            faults=self._faults,
        )

    def _take_watch(self, payload: bytes, now_s: float) -> None:
        try:
            watch = loads(LightsWatch, payload)
        except ContractError as err:
            self._complaints.tell(self._topics.lights_watch, f"nobody can watch like this: {err}")
            return
        self._previews.watch(watch.for_s, now_s)


def _loaded[T](kind: type[T], payload: bytes, *, is_retained: bool) -> T:
    if is_retained:
        raise ContractError("$", "it is retained and would come back after each reconnection")
    return loads(kind, payload)


def _trimmed_as(before: LightSetting, kept: KeptLight) -> LightSetting:
    """A setting of a scene; what makes up for the device itself stays as it is now."""
    return replace(
        kept_setting(kept), delay_ms=before.delay_ms, gamma=before.gamma, white=before.white
    )
