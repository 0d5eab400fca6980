"""How often the song that is meant is among the first five, and how long the search takes.

Run it as `.venv/bin/python -m bench.search [songs …]`. It asks the source `local` itself, its hop
to another thread included, 1,000 queries of each kind. Results of one machine are kept in
bench/search.md. A processor shared with others is told apart by the time this process used.
"""

import asyncio
import random
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from raveberry_server.adapters.providers.library import song_key
from raveberry_server.adapters.providers.local_files import LIBRARY, LocalFiles

from tests.fakes.catalogue import Made, catalogue, write_library
from tests.fakes.queries import KINDS
from tests.fakes.store import MemoryStore

QUERIES = 1_000
PLAYED = 2_000
SHORT = ("lo", "ov", "an", "he", "th", "lov", "ove", "ing", "sun", "bel", "a", "e", "l", "s")


def uri(song: Made) -> str:
    """How the source calls the song."""
    return f"local:{song_key(bytes(song.path))}"


async def measured(source: LocalFiles, kind: str, asked: Sequence[tuple[str, str | None]]) -> None:
    """Ask the queries and print what came of them; each comes with the song that is meant."""
    found, taken_ms, used_ms = 0, [], []
    for query, wanted in asked:
        from_s, used_s = time.perf_counter(), time.process_time()
        songs = (await source.search(query, 20)).songs
        taken_ms.append(1_000 * (time.perf_counter() - from_s))
        used_ms.append(1_000 * (time.process_time() - used_s))
        found += wanted in [song.uri for song in songs[:5]]
    taken_ms.sort()
    used_ms.sort()
    share = f"{100 * found / len(asked):6.1f} %" if asked[0][1] else "       -"
    middle, late = len(asked) // 2, int(len(asked) * 0.95)
    print(
        f"| {kind:26} | {share} | {taken_ms[middle]:5.1f} / {taken_ms[late]:5.1f} ms "
        f"| {used_ms[middle]:5.1f} / {used_ms[late]:5.1f} ms |"
    )


async def main(sizes: Sequence[int]) -> None:
    """Print a table for each size."""
    for size in sizes:
        songs = catalogue(size)
        with tempfile.TemporaryDirectory() as folder:
            write_library(Path(folder) / LIBRARY, songs)
            megabytes = (Path(folder) / LIBRARY).stat().st_size / 1e6
            print(f"\n{size:,} songs, library.db {megabytes:.0f} MB\n")
            print("| query | in the first 5 | p50 / p95 | processor p50 / p95 |\n|---|---|---|---|")
            dice = random.Random(size)  # noqa: S311 - no secret
            store = MemoryStore()
            played = dice.sample(songs, min(PLAYED, size))
            store.times_played = {uri(song): dice.randint(1, 30) for song in played}
            source = LocalFiles(data=Path(folder), plays=store)
            for kind, query_for in KINDS.items():
                order = dice.sample(songs, len(songs))
                asked = [(text, uri(song)) for song in order if (text := query_for(song, dice))]
                await measured(source, kind, asked[:QUERIES])
            await measured(source, "one to three letters", [(text, None) for text in SHORT * 10])
            await source.close()
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    print(f"\nPeak memory of this process, catalogue included: {peak_mb:.0f} MB")


if __name__ == "__main__":
    asyncio.run(main([int(text) for text in sys.argv[1:]] or [10_000, 100_000]))
