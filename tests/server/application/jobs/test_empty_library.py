"""A party without a source that is scanned."""

import asyncio

import pytest
from raveberry_server.application.jobs.empty_library import EmptyLibrary
from raveberry_server.application.ports.jobs import JobReport
from raveberry_server.application.ports.library import LibraryContents, ScannedSource


async def fail(report: JobReport | None = None) -> None:
    pytest.fail(f"{report} was not expected")


async def test_it_has_no_contents_and_a_scan_of_it_ends_at_once() -> None:
    library: ScannedSource = EmptyLibrary()
    await library.release_cache()
    assert await library.contents(0, 10) == LibraryContents()
    assert await library.songs_at(("a.mp3",)) == [None]
    await library.scan_process(lambda: True).run(fail)
    await library.loudness_process(tuple).run(fail)
    await library.completion_process(tuple).run(fail)
    assert await library.adjusted("x.mp3", "a.mp3") == library.original("a.mp3") == "a.mp3"


async def test_it_never_changes() -> None:
    watch = EmptyLibrary().change_watch()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await watch.run(lambda: pytest.fail("nothing can change"))
