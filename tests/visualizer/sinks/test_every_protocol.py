"""Properties of every protocol and chip, and the words for it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from raveberry_visualizer.engine import LedSink
from raveberry_visualizer.sinks import SINKS, LightEntryError, SinkKind, light_spec
from raveberry_visualizer.sinks.config.sink_kind import MOST_PIXELS, ChoiceField, FlagField

ROOT = Path(__file__).resolve().parents[3]
LANGUAGES = sorted((ROOT / "addon/translations").glob("*.yaml"))
COMMON = {
    *("id", "kind", "name", "host", "port", "pixels", "white", "fps", "spread_ms"),
    *("columns", "serpentine", "rotate", "mirror", "multicast", "interface", "ttl"),
}
"""Fields that are documented by hand, as several protocols have them."""

every_protocol = pytest.mark.parametrize("kind", SINKS.values(), ids=lambda kind: kind.id)
every_language = pytest.mark.parametrize(
    "language", [pytest.param(path, id=path.stem) for path in LANGUAGES]
)


class RecordedEntry(dict[str, object]):
    """An entry that records which of its fields are read."""

    def __init__(self, fields: Mapping[str, object]) -> None:
        super().__init__(fields)
        self.read: set[str] = set()

    def get(self, key: str, default: object = None) -> object:
        """Record the key and return its value."""
        self.read.add(key)
        return super().get(key, default)


def an_entry(kind: SinkKind, **fields: object) -> RecordedEntry:
    host = {"host": "127.0.0.1"} if kind.port else {}
    return RecordedEntry({"id": "strip", "kind": kind.id, "pixels": 1, **host, **fields})


def made(entry: Mapping[str, object]) -> LedSink:
    return light_spec(entry, where="lights[0]", kinds=SINKS).make()


def edges(kind: SinkKind) -> Iterator[tuple[str, object, object]]:
    """Yield each declared field with a valid and an invalid value."""
    for field in kind.fields:
        if isinstance(field, ChoiceField):
            yield field.key, field.allowed[-1], "no such choice"
        elif isinstance(field, FlagField):
            yield field.key, True, "true"
        else:
            yield field.key, field.allowed[-1], field.allowed[-1] + 1


@every_protocol
def test_defaults_make_a_driver_with_a_pause_between_frames(kind: SinkKind) -> None:
    sink = made(an_entry(kind))
    assert sink.keep_alive_s > 0
    sink.close()


@every_protocol
def test_a_protocol_declares_every_field_that_it_reads(kind: SinkKind) -> None:
    declared = {field.key for field in kind.fields}
    assert not declared & COMMON
    for is_multicast in {False, kind.has_multicast}:
        entry = an_entry(kind, multicast=is_multicast)
        made(entry).close()
        assert entry.read - COMMON == declared


@every_protocol
def test_declared_fields_are_validated(kind: SinkKind) -> None:
    for key, valid, invalid in edges(kind):
        made(an_entry(kind, **{key: valid})).close()
        with pytest.raises(LightEntryError, match=f"{key} must be"):
            made(an_entry(kind, **{key: invalid}))


@every_protocol
def test_limits_are_those_of_a_device(kind: SinkKind) -> None:
    assert 1 <= kind.most_pixels <= MOST_PIXELS
    assert kind.most_primaries in {3, 4}
    assert kind.port is None or 0 < kind.port < 65_536


def test_protocols_are_sorted() -> None:
    assert list(SINKS) == sorted(SINKS)


@every_protocol
@every_language
def test_every_protocol_is_described_in_every_language(kind: SinkKind, language: Path) -> None:
    fields = yaml.safe_load(language.read_text())["configuration"]["lights"]["fields"]
    words = fields["kind"]["description"].replace(",", " ").replace(";", " ").split()
    assert kind.id in words, f"{language.name} does not describe the kind {kind.id}"
    for field in kind.fields:
        assert fields[field.key]["description"], f"{language.name} has no words for {field.key}"


def test_the_schema_of_the_app_allows_every_value_of_every_field() -> None:
    schema = yaml.safe_load((ROOT / "addon/config.yaml").read_text())["schema"]["lights"][0]
    assert schema["kind"] == f"list({'|'.join((*SINKS, 'segment', 'canvas'))})"
    for kind in SINKS.values():
        for key, valid, _ in edges(kind):
            if valid is True:
                assert schema[key] == "bool?"
                continue
            bounds = schema[key].partition("(")[2].rstrip(")?")
            if isinstance(valid, int):
                low, high = json.loads(f"[{bounds}]")
                assert low <= valid <= high
            else:
                assert valid in bounds.split("|")
