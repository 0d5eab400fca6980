"""Clocks, limits, memory and keys of this machine."""

import asyncio
import ctypes
import gc
import sys
import weakref
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import uvloop
from raveberry_server.adapters.machine import (
    KEY_BYTES,
    SystemClock,
    house_zone,
    renew,
    signing_key,
    spares,
    trim_memory,
    unused_bytes,
)

SUMMER = datetime(2026, 7, 1, tzinfo=UTC)
WINTER = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "name", ["Europe/Berlin", ":Europe/Berlin", "/usr/share/zoneinfo/Europe/Berlin"]
)
def test_the_zone_of_the_house_knows_summer_and_winter(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("TZ", name)
    zone = house_zone()
    offsets = [moment.astimezone(zone).utcoffset() for moment in (SUMMER, WINTER)]
    assert offsets == [timedelta(hours=2), timedelta(hours=1)]
    assert SystemClock().zone().utcoffset(SUMMER.replace(tzinfo=None)) == timedelta(hours=2)


@pytest.mark.parametrize("name", ["Middle/Earth", "../etc/passwd", "/etc/passwd", "/nowhere", "\0"])
def test_a_zone_that_is_not_known_is_said_and_counts_as_utc(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    monkeypatch.setattr("os.environ", {"TZ": name})
    assert house_zone() is UTC
    assert "quiet hours go by UTC" in caplog.text


def test_without_a_name_the_systems_zone_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ", raising=False)
    assert house_zone().utcoffset(SUMMER.replace(tzinfo=None)) is not None


class Ring:
    """Refers to itself, like the objects of a page."""

    def __init__(self) -> None:
        self.itself = self


async def test_memory_that_is_given_back_includes_rings_and_names_looked_up_once() -> None:
    ring = weakref.ref(Ring())
    name = f"looked_up_once_{id(ring)}"
    held = sys.getrefcount(name)
    gc.disable()
    try:
        assert not hasattr(0, name)
        assert ring() is not None
        assert sys.getrefcount(name) > held
        trim_memory()
    finally:
        gc.enable()
    assert ring() is None
    assert sys.getrefcount(name) == held


@pytest.mark.parametrize("kind", range(3))
def test_spare_objects_of_libraries_are_renewed(kind: int) -> None:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        make = spares(runner.get_loop())[kind]

        def addresses() -> set[int]:
            """Return the addresses of so many objects that all of them enter the free list."""
            found = {*map(id, [make() for _ in range(250)])}
            runner.run(asyncio.sleep(0))
            return found

        kept = addresses()
        assert addresses() == kept
        renew(make)
        runner.run(asyncio.sleep(0))
        assert not addresses() & kept


def test_unused_memory_grows_when_memory_is_freed_and_not_given_back() -> None:
    kept = [ctypes.create_string_buffer(b"x" * 4_000) for _ in range(10_000)]
    before = unused_bytes()
    del kept[::2]
    after = unused_bytes()
    assert before is not None
    assert after is not None
    assert after - before > 15_000_000
    assert kept


def test_a_signing_key_is_kept_and_is_for_nobody_else(tmp_path: Path) -> None:
    path = tmp_path / "signing.key"
    key = signing_key(path)
    assert len(key) == KEY_BYTES
    assert signing_key(path) == key
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"x", bytes(KEY_BYTES - 1), bytes(KEY_BYTES + 1)])
def test_a_damaged_key_is_replaced(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "signing.key"
    path.write_bytes(content)
    key = signing_key(path)
    assert key != content
    assert signing_key(path) == key


def test_a_key_that_cannot_be_kept_holds_until_the_end(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert len(signing_key(tmp_path / "away" / "signing.key")) == KEY_BYTES
    assert "cannot be kept" in caplog.text
