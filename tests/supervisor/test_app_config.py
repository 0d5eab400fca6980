"""Options are merged and checked as the Supervisor does before it starts an app."""

from collections.abc import Mapping

import pytest

from tests.supervisor.app_config import AppConfig, OptionsRefusedError

CONFIG = AppConfig.load()
LIGHT = {"id": "ring", "kind": "ddp"}


def test_a_fresh_installation_has_the_defaults() -> None:
    assert CONFIG.options({}) == {"music": ["/media"], "guest_url": "", "lights": []}


def test_what_is_saved_prevails_and_unknown_names_are_dropped() -> None:
    options = CONFIG.options({"music": ["/share/music"], "cache_mb": "200", "of_before": 1})
    assert options["music"] == ["/share/music"]
    assert options["cache_mb"] == 200
    assert "of_before" not in options


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("music", "/media"),
        ("music", [["/media"]]),
        ("sources", ["spotify"]),
        ("cache_mb", 1),
        ("cache_mb", "much"),
        ("node", "a/b"),
        ("output", "loud"),
        ("mqtt_port", 0),
        ("mqtt_tls", "perhaps"),
        ("guest_url", None),
        ("lights", {}),
        ("lights", [{"id": "ring"}]),
        ("lights", [{**LIGHT, "id": "Ring 1"}]),
        ("lights", [{**LIGHT, "pixels": 0}]),
        ("lights", [{**LIGHT, "ttl": 256}]),
    ],
)
def test_what_the_schema_forbids_is_refused(name: str, value: object) -> None:
    with pytest.raises(OptionsRefusedError):
        CONFIG.options({name: value})


@pytest.mark.parametrize(
    "saved",
    [
        {"mqtt_tls": "yes", "mqtt_port": "8883"},
        {"lights": [{**LIGHT, "host": "192.0.2.7", "pixels": 60, "of": ["a", "b"]}]},
        {"sources": ["local", "radio"], "trusted_proxies": []},
    ],
)
def test_what_it_allows_is_written(saved: Mapping[str, object]) -> None:
    assert CONFIG.options(saved).keys() >= saved.keys()


def test_folders_are_shared_read_only() -> None:
    assert {mount.kind for mount in CONFIG.mounts} >= {"media", "share"}
    assert all(mount.is_read_only for mount in CONFIG.mounts)
