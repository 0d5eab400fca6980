"""Manifest, actions, translations, icons and images pass the checks of hassfest and HACS.

The real validators run on GitHub only.
"""

import ast
import json
import re
import shutil
import struct
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import voluptuous as vol
from awesomeversion import AwesomeVersion
from homeassistant.const import Platform
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.selector import TargetSelector, validate_selector
from homeassistant.util.yaml import parse_yaml

ROOT = Path(__file__).parents[3]
INTEGRATION = ROOT / "custom_components/raveberry"

TEXT_KEY = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")
QUOTED_PLACEHOLDER = re.compile(r"'{\w+}'")
IMAGE_SIZES = {
    f"{theme}{kind}{scale}.png": size
    for theme in ("", "dark_")
    for kind, sizes in (("icon", {"": 256, "@2x": 512}), ("logo", {"": None, "@2x": None}))
    for scale, size in sizes.items()
}
"""Names of the served images, with the size required for icons."""

FREE_COMPONENTS = {
    *map(str, Platform),
    *("diagnostics", "homeassistant", "llm", "persistent_notification", "repairs"),
}
"""Components that may be imported without a declared dependency: core, or its platform module."""

TEXT_SECTIONS = {
    *("title", "config", "options", "config_subentries", "entity", "device", "exceptions"),
    *("services", "triggers", "conditions", "selector", "issues", "system_health"),
    *("device_automation", "common", "preview_features"),
}
QUALITY_RULES = 54


def version(text: str) -> str:
    if not AwesomeVersion(text).valid:
        raise vol.Invalid("not a version")
    return text


MANIFEST = vol.Schema(
    {
        vol.Required("domain"): "raveberry",
        vol.Required("name"): str,
        vol.Required("codeowners"): vol.All([vol.Match(r"^@")], vol.Length(min=1)),
        vol.Required("documentation"): vol.All(vol.Url(), vol.Match(r"^https://")),
        vol.Required("issue_tracker"): vol.Url(),
        vol.Required("version"): vol.All(str, version),
        vol.Required("iot_class"): vol.In(
            {
                *("assumed_state", "calculated", "cloud_polling", "cloud_push"),
                *("local_polling", "local_push"),
            }
        ),
        "integration_type": vol.In(
            {"device", "entity", "hardware", "helper", "hub", "service", "system"}
        ),
        "config_flow": bool,
        "single_config_entry": bool,
        "mqtt": [str],
        "requirements": [vol.Match(r"^\S+==\S+$")],
        "dependencies": [str],
        "after_dependencies": [str],
        "loggers": [str],
        "quality_scale": vol.In({"bronze", "silver", "gold", "platinum", "custom"}),
    }
)
HACS = vol.Schema(
    {
        vol.Required("name"): str,
        "content_in_root": bool,
        "country": [str],
        "filename": str,
        "hacs": str,
        "hide_default_branch": bool,
        "homeassistant": str,
        "persistent_directory": str,
        "render_readme": bool,
        "zip_release": bool,
    }
)
FIELD = vol.Schema(
    {
        "required": bool,
        "default": vol.NotIn([None]),
        "example": vol.NotIn([None]),
        "selector": validate_selector,
        "filter": dict,
    }
)
ACTIONS = vol.Schema(
    {cv.slug: vol.Any(None, {"target": TargetSelector.CONFIG_SCHEMA, "fields": {cv.slug: FIELD}})}
)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of the files that the validators read."""
    shutil.copytree(
        INTEGRATION,
        tmp_path / "custom_components/raveberry",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    shutil.copy(ROOT / "hacs.json", tmp_path)
    return tmp_path


def problems(repository: Path) -> list[str]:
    """Return all validation problems."""
    folder = repository / "custom_components/raveberry"
    return [
        *manifest_problems(folder),
        *schema_problems("hacs.json", HACS, json.loads((repository / "hacs.json").read_text())),
        *schema_problems("services.yaml", ACTIONS, parsed_yaml(folder / "services.yaml")),
        *(
            problem
            for file in sorted((folder / "translations").glob("*.json"))
            for problem in text_problems(json.loads(file.read_text()), file.name)
        ),
        *icon_problems(json.loads((folder / "icons.json").read_text()), "icons.json"),
        *image_problems(folder / "brand"),
        *quality_problems(parsed_yaml(folder / "quality_scale.yaml")["rules"]),
    ]


def parsed_yaml(file: Path) -> Any:
    return parse_yaml(file.read_text())


def schema_problems(name: str, schema: Callable[[Any], Any], data: Any) -> Iterator[str]:
    try:
        schema(data)
    except vol.MultipleInvalid as err:
        yield from (f"{name}: {error}" for error in err.errors)


def manifest_problems(folder: Path) -> Iterator[str]:
    manifest = json.loads((folder / "manifest.json").read_text())
    yield from schema_problems("manifest.json", MANIFEST, manifest)
    first, second, *others = manifest
    if [first, second] != ["domain", "name"] or others != sorted(others):
        yield "manifest.json: the keys must be domain, name, then the others by the alphabet"
    declared = {*manifest.get("dependencies", ()), *manifest.get("after_dependencies", ())}
    for component in sorted(imported_components(folder) - declared - FREE_COMPONENTS):
        yield f"manifest.json: {component} is imported and not declared"


def imported_components(folder: Path) -> set[str]:
    """Return the Home Assistant components that are imported at runtime."""
    found = set()
    for file in folder.rglob("*.py"):
        for node in runtime_nodes(ast.parse(file.read_text())):
            if isinstance(node, ast.Import):
                modules = [name.name for name in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module == "homeassistant.components":
                modules = [f"{node.module}.{name.name}" for name in node.names]
            elif isinstance(node, ast.ImportFrom):
                modules = [node.module or ""]
            else:
                continue
            found |= {
                module.split(".")[2]
                for module in modules
                if module.startswith("homeassistant.components.")
            }
    return found


def runtime_nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield all nodes outside of `if TYPE_CHECKING`."""
    for node in ast.iter_child_nodes(tree):
        is_for_types = (
            isinstance(node, ast.If)
            and isinstance(node.test, ast.Name)
            and node.test.id == "TYPE_CHECKING"
        )
        if not is_for_types:
            yield node
            yield from runtime_nodes(node)


def text_problems(texts: Mapping[str, Any], path: str) -> Iterator[str]:
    if path.count(".") == 1 and (unknown := texts.keys() - TEXT_SECTIONS):
        yield f"{path}: {sorted(unknown)} is no section"
    for key, value in texts.items():
        here = f"{path}.{key}"
        if not TEXT_KEY.fullmatch(key):
            yield f"{here}: no valid key"
        if isinstance(value, dict):
            yield from text_problems(value, here)
        elif not isinstance(value, str) or value != value.strip():
            yield f"{here}: not a text without spaces around it"
        elif re.search(r"<\w", value) or QUOTED_PLACEHOLDER.search(value) or "[%key" in value:
            yield f"{here}: HTML, a quoted placeholder or a reference"


def icon_problems(icons: Mapping[str, Any], path: str) -> Iterator[str]:
    for key, value in icons.items():
        if isinstance(value, dict):
            if value.get("default", "") in value.get("state", {}).values():
                yield f"{path}.{key}: a state repeats the default icon"
            yield from icon_problems(value, f"{path}.{key}")
        elif not re.fullmatch(r"mdi:[a-z0-9-]+", value):
            yield f"{path}.{key}: {value} is no icon"


def image_problems(folder: Path) -> Iterator[str]:
    if not (folder / "icon.png").exists():
        yield "brand/icon.png is missing"
    for file in folder.iterdir():
        data = file.read_bytes()[:24]
        if file.name not in IMAGE_SIZES or not data.startswith(b"\x89PNG\r\n\x1a\n"):
            yield f"brand/{file.name} is not served"
            continue
        size = IMAGE_SIZES[file.name]
        width, height = struct.unpack(">II", data[16:])
        if size and (width, height) != (size, size):
            yield f"brand/{file.name} is {width} by {height} pixels, not {size} by {size}"


def quality_problems(rules: Mapping[str, Any]) -> Iterator[str]:
    if len(rules) != QUALITY_RULES:
        yield f"quality_scale.yaml: {len(rules)} rules, not {QUALITY_RULES}"
    for rule, value in rules.items():
        status = value["status"] if isinstance(value, dict) else value
        if status not in {"done", "todo", "exempt"} or not re.fullmatch(r"[a-z]+(-[a-z]+)*", rule):
            yield f"quality_scale.yaml: {rule} is {status}"
        elif status == "exempt" and not (isinstance(value, dict) and value.get("comment")):
            yield f"quality_scale.yaml: {rule} is exempt without a reason"


def test_the_integration_has_no_validation_problems(repository: Path) -> None:
    assert problems(repository) == []


def replacing(old: str, new: str) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        text = file.read_text()
        assert old in text, f"{file.name} no longer has {old}"
        file.write_text(text.replace(old, new, 1))

    return change


def writing(data: bytes) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        file.write_bytes(data)

    return change


def removing(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize(
    ("name", "fault", "complaint"),
    [
        ("manifest.json", replacing('"requirements"', '"requirement"'), "'requirement'"),
        ("manifest.json", replacing('"domain": "raveberry"', '"domain": "berry"'), "domain"),
        ("manifest.json", replacing('"@raveberry"', ""), "codeowners"),
        ("manifest.json", replacing("local_push", "local"), "iot_class"),
        ("manifest.json", replacing('"hub"', '"bus"'), "integration_type"),
        ("manifest.json", replacing("https://", "http://"), "documentation"),
        ("manifest.json", replacing('"requirements": []', '"requirements": ["x"]'), "requirements"),
        ("manifest.json", replacing('"version": "', '"version": "one '), "version"),
        (
            "manifest.json",
            replacing('"mqtt", ', ""),
            "mqtt is imported and not declared",
        ),
        ("manifest.json", replacing('"name": "Raveberry",', '"zz": 1, "name": "x",'), "alphabet"),
        ("../../hacs.json", replacing('"name"', '"names"'), "hacs.json"),
        ("services.yaml", replacing("selector:", "selectors:"), "services.yaml"),
        ("services.yaml", replacing("text:", "texts:"), "services.yaml"),
        ("translations/en.json", replacing('"services"', '"actions"'), "no section"),
        ("translations/en.json", replacing('"title": "', '"title": " '), "spaces"),
        ("translations/de.json", replacing('"title": "', '"title": "<b>x</b>'), "HTML"),
        ("translations/de.json", replacing('"title": "', '"title": "\'{a}\''), "placeholder"),
        ("translations/de.json", replacing('"title"', '"Title"'), "no valid key"),
        ("icons.json", replacing("mdi:", "mdl:"), "no icon"),
        ("brand/icon.png", removing, "missing"),
        ("brand/icon.png", writing(b"GIF"), "not served"),
        ("brand/dark_icon.png", writing(b"\x89PNG\r\n\x1a\n" + bytes(16)), "0 by 0 pixels"),
        ("brand/picture.png", writing(b""), "not served"),
        ("quality_scale.yaml", replacing("  brands: done\n", ""), "53 rules"),
        ("quality_scale.yaml", replacing("brands: done", "brands: doing"), "brands is doing"),
        ("quality_scale.yaml", replacing("brands: done", "brands: exempt"), "without a reason"),
    ],
)
def test_a_violation_is_reported(
    repository: Path, name: str, fault: Callable[[Path], None], complaint: str
) -> None:
    fault(repository / "custom_components/raveberry" / name)
    assert any(complaint in problem for problem in problems(repository)), problems(repository)
