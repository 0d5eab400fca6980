"""A controller with recording devices, for tests of commands and messages."""

import json
from pathlib import Path

from raveberry_contract import Topics, loads, topics
from raveberry_contract.messages import LightsInfo, LightState
from raveberry_visualizer.control import DeviceRegistry, LightController, SettingsFile, found_device
from raveberry_visualizer.engine import DEFAULT_SETTING, Device, FoundDevice, Light, RenderLoop

from tests.fakes.lights.light_ports import (
    ManualClock,
    RecordingSink,
    ScriptedSearch,
    ScriptedSource,
)

TOPICS = Topics("bar")
STATE = TOPICS.name(topics.LIGHT_STATE, "strip")
SET = TOPICS.name(topics.LIGHT_SET, "strip")
INFO = TOPICS.name(topics.LIGHTS_INFO)
ALL = TOPICS.name(topics.LIGHTS_SET)
WATCH = TOPICS.name(topics.LIGHTS_WATCH)
PREVIEW = TOPICS.name(topics.LIGHT_PREVIEW, "strip")
EVENT = TOPICS.name(topics.EVENT)
PLAYER = TOPICS.name(topics.PLAYER)
SETTINGS = TOPICS.name(topics.SETTINGS)
PARTY = TOPICS.name(topics.PARTY)
ARTWORK = TOPICS.name(topics.ARTWORK)


class ControllerFixture:
    """A controller with a strip and a ring."""

    def __init__(self, path: Path, *, can_search: bool = True) -> None:
        self.path = path
        self.search = ScriptedSearch()
        self.found_sinks: list[RecordingSink] = []
        self.sinks = {name: RecordingSink() for name in ("strip", "ring")}
        memory = SettingsFile(path=path).load()
        self.lights = {
            name: Light(
                device=Device(id=name, name=name.title(), kind="ddp", pixels=30),
                sink=sink,
                setting=memory.setting(name),
            )
            for name, sink in self.sinks.items()
        }
        self.clock = ManualClock()
        added = [
            self.found_light(found_device(name, kept)) for name, kept in memory.devices.items()
        ]
        self.loop = RenderLoop(
            lights=[*self.lights.values(), *added],
            source=ScriptedSource(),
            line_in=ScriptedSource(),
            clock=self.clock,
            speed=memory.speed,
        )
        self.registry = DeviceRegistry(
            loop=self.loop,
            search=self.search if can_search else None,
            make=self.found_light,
            added=memory.devices,
            named_hosts={"192.0.2.1"},
        )
        self.controller = LightController(
            loop=self.loop,
            registry=self.registry,
            topics=TOPICS,
            file=SettingsFile(path=path),
            settings=memory,
        )

    def found_light(self, found: FoundDevice) -> Light:
        device = Device(id=found.id, name=found.name, kind="ddp", pixels=found.pixels)
        self.found_sinks.append(RecordingSink())
        return Light(device=device, sink=self.found_sinks[-1], setting=DEFAULT_SETTING)

    def order(
        self,
        payload: object,
        topic: str = SET,
        *,
        is_retained: bool = False,
        now_s: float = 0.0,
    ) -> None:
        data = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        address = TOPICS.received(topic)
        assert address is not None
        self.controller.handle(address, data, is_retained=is_retained, now_s=now_s)

    def news(self, now_s: float) -> dict[str, str]:
        messages = list(self.controller.due_messages(now_s))
        assert len({message.address.name for message in messages}) == len(messages)
        return {
            message.address.name: message.payload.decode()
            for message in messages
            if message.address.topic.delivery.is_retained
        }

    def previews(self, now_s: float) -> dict[str, bytes]:
        messages = [
            message
            for message in self.controller.due_messages(now_s)
            if message.address.topic is topics.LIGHT_PREVIEW
        ]
        return {message.address.name: message.payload for message in messages}

    def info(self, now_s: float) -> LightsInfo:
        self.controller.republish_all()
        return loads(LightsInfo, self.news(now_s)[INFO])

    @property
    def strip(self) -> Light:
        return self.lights["strip"]

    def state(self, now_s: float) -> LightState:
        return loads(LightState, self.news(now_s)[STATE])
