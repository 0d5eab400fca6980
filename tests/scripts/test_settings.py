"""Everything made from the settings is current, and every setting has words in every language."""

import json
import shutil
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from raveberry_server.domain.model.settings import setting_rows

from tests.architecture.tree import ROOT

TEXTS = [
    path
    for path in sorted((ROOT / "texts").glob("*.json"))
    if json.loads(path.read_text())["language"].get("complete")
]


def settings(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, root / "scripts/settings", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A tree with the files that scripts/settings reads and writes."""
    for folder in (
        "texts",
        "custom_components/raveberry",
        "frontend/src/host/compiled",
        "addon/server/raveberry_server/domain",
        "addon/server/raveberry_server/translations",
    ):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    (tmp_path / "scripts").mkdir()
    for name in (
        "scripts/settings",
        "scripts/message_format.py",
        "scripts/text_catalogue.py",
        "addon/server/raveberry_server/__init__.py",
    ):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def change(root: Path, path: str, value: object) -> None:
    """Set a value of the German texts, or delete it if it is None."""
    file = root / "texts/de.json"
    texts = json.loads(file.read_text())
    *parents, last = path.split(".")
    section: Any = texts
    for parent in parents:
        section = section[parent]
    if value is None:
        del section[last]
    else:
        section[last] = value
    file.write_text(json.dumps(texts))


def test_everything_made_from_settings_is_current() -> None:
    checked = settings(ROOT, "--check")
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


def integration_table() -> ModuleType:
    path = ROOT / "custom_components/raveberry/settings.py"
    spec = spec_from_file_location("integration_settings", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    # Dataclasses look up their module.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_entities_have_the_bounds_and_choices_of_their_settings() -> None:
    table = integration_table()
    numbers = {row.name: row for row in table.NUMBERS}
    selects = {row.name: row for row in table.SELECTS}
    rows = {*numbers, *selects, *(row.name for row in (*table.SWITCHES, *table.TEXTS))}
    assert rows == {name for name, row in setting_rows().items() if row.entity}
    for name, number in numbers.items():
        bounds = setting_rows()[name].range
        assert bounds is not None
        assert (number.low, number.high) == (bounds.ge, bounds.le)
    for name, select in selects.items():
        assert select.choices == setting_rows()[name].choices


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in TEXTS])
def test_every_setting_and_choice_has_words_in_every_language(path: Path) -> None:
    words = json.loads(path.read_text())["settings"]
    assert words.keys() == setting_rows().keys()
    for row in setting_rows().values():
        assert all(words[row.name][part] for part in ("name", "explanation", "search")), row.name
        if row.choices:
            assert words[row.name]["options"].keys() == set(row.choices)
    names = [one["name"] for one in words.values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        ("settings.volume", None, "de.json: settings lacks volume"),
        ("settings.louder", {}, "de.json: settings has the unused key louder"),
        ("settings.volume.search", "", "de.json: settings.volume lacks search"),
        ("settings.mode.options.no_control", None, "settings.mode.options lacks no_control"),
        ("settings.queue_max.options.1", "Eins", "settings.queue_max.options has the unused key 1"),
        ("setting_groups.limits", None, "de.json: setting_groups lacks limits"),
        ("presets.wedding", None, "de.json: presets lacks wedding"),
        ("units.songs", "{count, plural", "de.json: units.songs: "),
    ],
)
def test_missing_and_left_over_words_are_reported(
    copy: Path, path: str, value: object, problem: str
) -> None:
    change(copy, path, value)
    found = settings(copy, "--check")
    assert found.returncode == 1
    assert problem in found.stderr


@pytest.mark.parametrize(
    "name",
    [
        "custom_components/raveberry/settings.py",
        "custom_components/raveberry/icons.json",
        "custom_components/raveberry/translations/de.json",
        "frontend/src/host/compiled/settings-en.ts",
    ],
)
def test_an_outdated_file_is_found_and_written(copy: Path, name: str) -> None:
    current = (copy / name).read_text()
    (copy / name).write_text(current.replace("queue_max", "queue_least"))
    found = settings(copy, "--check")
    assert found.returncode == 1
    assert f"{name} is not current; run scripts/settings" in found.stderr
    assert settings(copy).returncode == 0
    assert (copy / name).read_text() == current
