"""Clock and time zone of this machine."""

from datetime import UTC, datetime, timedelta

import pytest
from raveberry_server.adapters.system.clock import SystemClock, house_zone

SUMMER = datetime(2026, 7, 1, tzinfo=UTC)
WINTER = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "name", ["Europe/Berlin", ":Europe/Berlin", "/usr/share/zoneinfo/Europe/Berlin"]
)
def test_the_time_zone_has_summer_and_winter_time(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("TZ", name)
    zone = house_zone()
    offsets = [moment.astimezone(zone).utcoffset() for moment in (SUMMER, WINTER)]
    assert offsets == [timedelta(hours=2), timedelta(hours=1)]
    assert SystemClock().zone().utcoffset(SUMMER.replace(tzinfo=None)) == timedelta(hours=2)


@pytest.mark.parametrize("name", ["Middle/Earth", "../etc/passwd", "/etc/passwd", "/nowhere", "\0"])
def test_an_unknown_time_zone_is_logged_and_becomes_utc(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    monkeypatch.setattr("os.environ", {"TZ": name})
    assert house_zone() is UTC
    assert "quiet hours use UTC" in caplog.text


def test_without_tz_the_systems_zone_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ", raising=False)
    assert house_zone().utcoffset(SUMMER.replace(tzinfo=None)) is not None
