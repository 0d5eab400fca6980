"""Waits for whatever comes first: news, or the time to look again without any."""

import asyncio
from contextlib import suppress


async def wait_at_most(most_s: float | None, news: asyncio.Event) -> None:
    """Wait until there is news, but no longer than that; None waits for as long as it takes."""
    with suppress(TimeoutError):
        async with asyncio.timeout(most_s):
            await news.wait()
