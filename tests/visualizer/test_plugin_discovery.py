"""Modules of a package register themselves by what they declare."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from raveberry_visualizer.plugin_discovery import plugins

GOOD = "KIND = Kind(id={!r})"
type Planted = Callable[[dict[str, str]], str]


@dataclass(frozen=True)
class Kind:
    """Declared by the planted modules."""

    id: str


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Planted:
    """Return a function that writes a package of modules and returns its name."""

    def plant(modules: dict[str, str]) -> str:
        package = f"planted_{tmp_path.name}"
        for name, text in {"__init__": "", **modules}.items():
            file = tmp_path / package / f"{name}.py"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"from {__name__} import Kind\n{text}\n")
        return package

    monkeypatch.syspath_prepend(tmp_path)
    return plant


def test_a_new_file_is_registered_and_the_order_is_that_of_the_ids(planted: Planted) -> None:
    package = planted({"first": GOOD.format("zebra"), "second": GOOD.format("ant")})
    assert list(plugins(package, Kind).items()) == [("ant", Kind("ant")), ("zebra", Kind("zebra"))]


def test_the_registry_and_private_modules_declare_nothing(planted: Planted) -> None:
    package = planted({"registry": "1 / 0", "_template": "1 / 0", "one": GOOD.format("one")})
    assert list(plugins(package, Kind)) == ["one"]


@pytest.mark.parametrize(
    ("modules", "sentence"),
    [
        ({"glow": ""}, r"^\w+\.glow declares no KIND: it needs `KIND: Final = Kind\(id=…, …\)`$"),
        ({"glow": "KIND = 'glow'"}, r"^KIND of \w+\.glow is of type str, and must be a Kind$"),
        ({"glow": "KIND = Kind"}, r"^KIND of \w+\.glow is of type type, and must be a Kind$"),
        (
            {"glow": GOOD.format("x"), "shine": GOOD.format("x")},
            r"^\w+\.shine declares the id 'x' of \w+\.glow$",
        ),
    ],
)
def test_a_module_that_declares_it_wrongly_is_named_with_what_is_missing(
    planted: Planted, modules: dict[str, str], sentence: str
) -> None:
    package = planted(modules)
    with pytest.raises(TypeError, match=sentence):
        plugins(package, Kind)
