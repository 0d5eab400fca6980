"""Memory that the server returns after a long queue was cleared and after its pages have left.

    .venv/bin/python -m bench.memory [--songs 5000] [--pages 100] [--tree FOLDER]

Runs the party of scripts/run of this or another working tree. Memory is the private memory of the
server's process, one minute after each step. Results are kept in bench/weight.md.
"""

import argparse
import re
import sys
import tempfile
import time
from pathlib import Path

from bench.votes import ask, fill, join, make_long_songs, open_pages, process_on, whole_party

SETTLED_S = 60.0
CLEAR = "/api/v1/command/clear_queue"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--songs", type=int, default=5_000)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--settled", type=float, default=SETTLED_S)
    parser.add_argument("--tree", type=Path, default=Path(__file__).parents[1])
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rvb-") as name:
        folder = Path(name)
        (music := folder / "music").mkdir()
        make_long_songs(music, args.songs + 20)
        with whole_party(args.tree, folder / "run", music) as (guest_port, host_port):
            server = process_on(guest_port)

            def note(what: str) -> None:
                time.sleep(args.settled)
                print(f"  {what:34} {private_mb(server):6.1f} MB", flush=True)

            (entry, *_) = fill(host_port, 10)
            cookies = [join(guest_port, entry, number) for number in range(args.pages)]
            note("10 songs")
            with open_pages(guest_port, cookies):
                note(f"{args.pages} pages")
            note("all pages have left")
            fill(host_port, args.songs - 10, first=10)
            note(f"{args.songs} songs")
            with open_pages(guest_port, cookies):
                note(f"{args.pages} pages")
            note("all pages have left")
            ask(host_port, "POST", CLEAR, {})
            note("the queue was cleared")


def private_mb(process: int) -> float:
    """Return the memory that a process alone has."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    return sum(map(int, re.findall(r"^Private_\w+:\s+(\d+)", rollup, re.MULTILINE))) / 1_024


if __name__ == "__main__":
    sys.exit(main())
