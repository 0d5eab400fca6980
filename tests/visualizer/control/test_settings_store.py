"""Settings survive restarts, power cuts and broken files."""

import logging
from pathlib import Path

import pytest
from raveberry_contract.messages import Color, Power
from raveberry_visualizer.control import SettingsFile, StoredSettings
from raveberry_visualizer.control.settings_format import StoredLight
from raveberry_visualizer.engine import DEFAULT_SETTING, LightSetting

BLUE = StoredLight(
    state=Power.OFF,
    brightness=20,
    color=Color(r=0, g=0, b=255),
    effect="spectrum",
    parameters={"spectrum": {"mirror": 1.0}, "hologram": {"depth": 9.0}},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "lights.json"


def test_without_a_file_all_lights_have_defaults(path: Path) -> None:
    memory = SettingsFile(path=path).load()
    assert memory == StoredSettings()
    assert memory.speed == 0.5
    assert memory.setting("strip") is DEFAULT_SETTING


def test_saved_settings_are_loaded(path: Path) -> None:
    memory = StoredSettings(
        speed=2.0,
        safe=True,
        automatic=True,
        lights={"strip": BLUE},
        scenes={"Late": {"strip": BLUE}},
    )
    SettingsFile(path=path).save(memory)
    loaded = SettingsFile(path=path).load()
    assert loaded == memory
    assert loaded.setting("strip") == LightSetting(
        is_on=False,
        brightness=20,
        color=(0, 0, 255),
        effect="spectrum",
        parameters={"spectrum": {"mirror": 1.0}, "hologram": {"depth": 9.0}},
        crossfade_s=0.5,
    )
    assert [file.name for file in path.parent.iterdir()] == ["lights.json"]


BROKEN = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"\xff\xfe",
    b'{"speed":"fast"}',
    b'{"speed":NaN}',
    b'{"speed":-1}',
    b'{"speed":1e9}',
    b'{"lights":[]}',
    b'{"lights":{"strip":{}}}',
    b'{"lights":{"strip":{"state":"ON","brightness":256,"color":{"r":0,"g":0,"b":0},"effect":"x"}}}',
    b"[" * 100_000,
]


@pytest.mark.parametrize("text", BROKEN, ids=lambda text: text[:30].decode("latin-1"))
def test_a_broken_file_is_moved_aside_and_logged(
    path: Path, text: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.mkdir()
    path.write_bytes(text)
    assert SettingsFile(path=path).load() == StoredSettings()
    aside = path.parent / "lights.json.broken"
    assert aside.read_bytes() == text
    assert not path.exists()
    assert caplog.records[-1].levelno == logging.ERROR
    assert "lights.json.broken" in caplog.text


def test_an_unknown_effect_is_replaced_by_the_default(path: Path) -> None:
    state = StoredLight(state=Power.ON, brightness=9, color=Color(r=1, g=2, b=3), effect="hologram")
    SettingsFile(path=path).save(StoredSettings(lights={"strip": state}))
    setting = SettingsFile(path=path).load().setting("strip")
    assert setting == LightSetting(
        is_on=True, brightness=9, color=(1, 2, 3), effect="rave", crossfade_s=0.5
    )


def test_a_file_of_the_first_version_is_loaded(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(
        '{"speed":0.5,"lights":{"strip":{"state":"ON","brightness":9,'
        '"color":{"r":1,"g":2,"b":3},"effect":"comet"}}}'
    )
    setting = SettingsFile(path=path).load().setting("strip")
    assert (setting.effect, setting.palette, setting.delay_ms) == ("comet", "own", 0)


def test_an_interrupted_save_leaves_the_old_file(path: Path) -> None:
    file = SettingsFile(path=path)
    file.save(StoredSettings(speed=2.0))
    path.with_suffix(".json.new").write_text('{"spe')
    assert file.load().speed == 2.0
    file.save(StoredSettings(speed=3.0))
    assert file.load().speed == 3.0
