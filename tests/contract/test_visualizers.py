"""Several visualizers of one party appear as one light show."""

from dataclasses import replace

import pytest
from raveberry_contract import Topics, topics
from raveberry_contract.messages import FoundLight, LightDevice, LightFault, LightsInfo, Notice
from raveberry_contract.visualizers import LOCAL, Visualizers, info_address, status_address

NODE = Topics("bar")


def light(name: str) -> LightDevice:
    return LightDevice(id=name, name=name, kind="ddp", pixels=3, effects=("fixed",), available=True)


def info(*names: str) -> LightsInfo:
    return LightsInfo(
        fps=60.0,
        source="pulse",
        devices=tuple(map(light, names)),
        speed=1.0,
        latency_ms=None,
        features={},
    )


BOTH = (
    Visualizers()
    .with_info("kitchen", replace(info("kitchen-ring"), source="stream"))
    .with_info(LOCAL, info("strip"))
    .with_presence("kitchen", is_online=True)
    .with_presence(LOCAL, is_online=True)
)


def combined(visualizers: Visualizers) -> LightsInfo:
    assert visualizers.combined is not None
    return visualizers.combined


def available(visualizers: Visualizers) -> dict[str, bool]:
    return {device.id: device.available for device in combined(visualizers).devices}


def test_each_visualizer_has_topics_of_its_own() -> None:
    assert status_address(NODE, LOCAL) == NODE.address(topics.LIGHTS_STATUS)
    assert info_address(NODE, LOCAL) == NODE.address(topics.LIGHTS_INFO)
    assert status_address(NODE, "kitchen").name == "raveberry/bar/visualizers/kitchen/status"
    assert info_address(NODE, "kitchen").name == "raveberry/bar/visualizers/kitchen/info"
    for name in (LOCAL, "kitchen"):
        for address in (status_address(NODE, name), info_address(NODE, name)):
            assert NODE.received(address.name) == address


def test_nothing_is_known_without_an_info() -> None:
    assert Visualizers().combined is None
    assert Visualizers().main == LOCAL


def test_one_visualizer_stands_for_itself() -> None:
    only = Visualizers().with_info(LOCAL, info("strip"))
    assert only.combined == info("strip")
    assert only.with_presence(LOCAL, is_online=True).combined == info("strip")


def test_the_lights_of_all_are_listed_with_the_measurements_of_the_one_beside_the_server() -> None:
    assert available(BOTH) == {"strip": True, "kitchen-ring": True}
    assert combined(BOTH).source == "pulse"


def test_another_visualizer_stands_for_all_while_the_first_is_offline() -> None:
    alone = BOTH.with_presence(LOCAL, is_online=False)
    assert alone.main == "kitchen"
    assert available(alone) == {"strip": False, "kitchen-ring": True}
    assert combined(alone).source == "stream"


def test_what_an_offline_visualizer_has_published_no_longer_applies() -> None:
    noted = replace(
        info("kitchen-ring"), calibrating="kitchen-ring", finding=True, alarm=True, safe=False
    )
    away = BOTH.with_info("kitchen", noted).with_presence("kitchen", is_online=False)
    shown = combined(away.with_info(LOCAL, replace(info("strip"), safe=True)))
    assert (shown.calibrating, shown.finding, shown.alarm, shown.safe) == (None, None, None, True)


def test_a_visualizer_whose_info_is_deleted_is_forgotten() -> None:
    assert available(BOTH.with_info("kitchen", None)) == {"strip": True}


def test_each_light_belongs_to_a_visualizer() -> None:
    assert BOTH.owner("kitchen-ring") == "kitchen"
    assert BOTH.owner("strip") == LOCAL
    assert BOTH.owner("unknown") == LOCAL


def test_two_lights_of_one_id_are_one() -> None:
    assert list(available(BOTH.with_info("kitchen", info("strip", "lamp")))) == ["strip", "lamp"]


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [(True, True, True), (True, False, False), (None, True, True), (None, None, None)],
)
def test_the_lights_are_safe_when_those_of_all_are(
    first: bool | None, second: bool | None, together: bool | None
) -> None:
    both = BOTH.with_info(LOCAL, replace(info("strip"), safe=first))
    shown = both.with_info("kitchen", replace(info("kitchen-ring"), safe=second))
    assert combined(shown).safe is together


def test_scenes_searches_and_faults_are_those_of_all() -> None:
    wled = FoundLight(id="wled-1", name="Bar", host="192.0.2.1", pixels=3, white=False)
    far = replace(wled, id="kitchen-wled-1")
    faults = [
        LightFault(option=option, reason=Notice(code="x", params={}, message="x"))
        for option in ("lights[0]", "RAVEBERRY_LIGHTS[0]")
    ]
    here = replace(
        info("strip"),
        scenes=("Late", "Early"),
        calibrating="strip",
        found=(wled,),
        finding=False,
        faults=(faults[0],),
    )
    there = replace(
        info("kitchen-ring"),
        scenes=("Late", "Slow"),
        found=(far,),
        finding=True,
        faults=(faults[1],),
    )
    shown = combined(BOTH.with_info(LOCAL, here).with_info("kitchen", there))
    assert shown.scenes == ("Late", "Early", "Slow")
    assert shown.found == (wled, far)
    assert shown.faults == tuple(faults)
    assert (shown.finding, shown.calibrating) == (True, "strip")
