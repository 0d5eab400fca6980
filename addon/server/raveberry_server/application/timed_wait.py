"""Wait for an event with an optional timeout."""

import asyncio
from contextlib import suppress


async def wait_at_most(most_s: float | None, news: asyncio.Event) -> None:
    """Wait until the event is set, at most `most_s` seconds; None waits without limit."""
    with suppress(TimeoutError):
        async with asyncio.timeout(most_s):
            await news.wait()
