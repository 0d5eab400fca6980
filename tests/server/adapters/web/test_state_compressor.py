"""A compressed state is the state, and its queue is compressed once."""

import asyncio
import gzip

import pytest
from raveberry_server.adapters.web import state_compressor
from raveberry_server.adapters.web.state_compressor import StateCompressor
from raveberry_server.presenter.queue_json import StateText

LONG = ",".join(f'{{"title":"Song {number}"}}' for number in range(5_000))


@pytest.mark.parametrize("queue", ["", "[]", "\u00e4\u6843" * 20, LONG])
async def test_it_is_read_as_one_gzip_file(queue: str) -> None:
    state = StateText('{"queue":', queue, ',"me":"\u00f6"}')
    assert gzip.decompress(await StateCompressor().compressed(state)).decode() == "".join(state)


async def test_a_long_queue_is_compressed_once_for_pages_that_read_it_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []
    part = state_compressor._part

    def counting(text: str, *args: int, **named: int) -> state_compressor._Part:
        made.append(text)
        return part(text, *args, **named)

    monkeypatch.setattr(state_compressor, "_part", counting)
    compressor = StateCompressor()
    await asyncio.gather(
        *(compressor.compressed(StateText(f"{guest}", LONG, "")) for guest in range(20))
    )
    assert made.count(LONG) == 1


async def test_a_page_that_leaves_does_not_take_the_queue_from_another() -> None:
    compressor = StateCompressor()
    state = StateText("", LONG, "")
    async with asyncio.TaskGroup() as tasks:
        leaving, staying = (tasks.create_task(compressor.compressed(state)) for _ in range(2))
        await asyncio.sleep(0)
        leaving.cancel()
    assert gzip.decompress(staying.result()).decode() == LONG


async def test_old_queues_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state_compressor, "_KEPT_S", 0.01)
    compressor = StateCompressor()
    await compressor.compressed(StateText("", LONG, ""))
    await asyncio.sleep(0.05)
    assert not compressor._queues
    for number in range(9):
        await compressor.compressed(StateText("", f"{LONG}{number}", ""))
    assert len(compressor._queues) <= 4
