"""No other user of the machine can read the task of a download."""

import json
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from raveberry_server.adapters.processes import child_process
from raveberry_server.adapters.processes.spawned_process import SpawnedProcess
from raveberry_server.adapters.sources.cache.address_download import downloaded
from raveberry_server.application.errors import FetchError
from raveberry_server.application.ports import FetchOrder, FetchReport
from raveberry_server.domain.model.song import Song
from raveberry_server.jobs.download import order_of

from tests.fakes.sources.music_services import Services, served_music
from tests.fakes.sources.song_caches import a_cache

SONG = Song(uri="subsonic:1", source="subsonic", title="Night Ferry")


@pytest.fixture(scope="module")
def services(sounds: Path) -> Iterator[Services]:
    with served_music(sounds / "tagged.mp3") as services:
        yield services


async def fetched(services: Services, folder: Path, path: str) -> Song:
    async def on_report(_report: FetchReport) -> None: ...

    return await downloaded(
        song=SONG,
        sound=f"{services.url(path)}?t=sesame",
        cover=services.url("/media/cover.jpg?t=sesame"),
        cache=a_cache(folder, "subsonic"),
        order=FetchOrder(song=SONG),
        private_hosts=(services.host,),
        on_report=on_report,
    )


async def test_passwords_are_in_no_command_line_log_or_description(
    services: Services,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    started: list[tuple[object, ...]] = []
    real = child_process.spawned

    def noted(
        command: tuple[str, ...], **more: object
    ) -> AbstractAsyncContextManager[SpawnedProcess]:
        started.append(command)
        return real(command, **more)  # type: ignore[arg-type] - passed on

    monkeypatch.setattr(child_process, "spawned", noted)
    assert (await fetched(services, tmp_path, "/media/tone.mp3")).title == "Night Ferry"
    with pytest.raises(FetchError):
        await fetched(services, tmp_path / "b", "/nowhere")
    assert len(started) == 2
    assert "sesame" not in f"{started}{caplog.text}"
    (described,) = tmp_path.glob("*.json")  # noqa: ASYNC240 - a handful
    assert "sesame" not in described.read_text()


@pytest.mark.parametrize("text", ["", "{}", "[]", json.dumps({"song": {"uri": "x"}})])
def test_what_is_no_order_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        order_of(text)
