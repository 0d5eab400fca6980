"""What a frame costs, against the floor: one rfft and the bare datagrams.

Run it as `.venv/bin/python bench/lights.py [seconds]`. All chains are interleaved in one process,
since runs apart from each other differ by more than what is compared. Prints a table; results of
one machine are kept in bench/lights.md.
"""

import os
import socket
import statistics
import sys
import time
from collections.abc import Callable

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from raveberry_visualizer.dsp import WINDOW_SIZE
from raveberry_visualizer.engine import Light, LightSetting, MonotonicClock, Show
from raveberry_visualizer.sinks import SINKS, light_spec
from sacn.messages.data_packet import DataPacket

RATE_HZ = 44_100
FPS = 60
HOP = RATE_HZ // FPS
HOT_FRAMES = 600


def music() -> np.ndarray:
    """Ten seconds of drums over a chord, as a loop."""
    dice = np.random.default_rng(1)
    times_s = np.arange(10 * RATE_HZ) / RATE_HZ
    sound = sum(0.08 * np.sin(2 * np.pi * hz * times_s) for hz in (110, 220, 277, 330, 880))
    beat_s = np.mod(times_s, 0.5)
    sound += 0.6 * np.exp(-beat_s / 0.06) * np.sin(2 * np.pi * 55 * beat_s)
    sound += 0.1 * np.exp(-np.mod(times_s, 0.25) / 0.02) * dice.normal(size=len(times_s))
    return sound.astype(np.float32)


class Loop:
    """The music as a source: one hop for every pull."""

    name = "loop"
    rate_hz = RATE_HZ
    latency_s = 0.0

    def __init__(self) -> None:
        self._blocks = music().reshape(-1, HOP)
        self._at = 0

    def open(self) -> None:
        """It always plays."""

    def pull(self, ring, _now_s: float) -> int:  # noqa: ANN001
        """One hop, whatever the time."""
        ring.write(self._blocks[self._at])
        self._at = (self._at + 1) % len(self._blocks)
        return HOP

    def close(self) -> None:
        """It always plays."""


def receiver() -> socket.socket:
    """A socket that takes datagrams and lets them fall."""
    sink = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sink.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
    sink.bind(("127.0.0.1", 0))
    return sink


def frame_of(kind: str, pixels: int, effect: str, port: int) -> Callable[[], None]:
    """One whole frame of a show with one light."""
    raw = {"id": "x", "kind": kind, "host": "127.0.0.1", "port": port, "pixels": pixels}
    spec = light_spec(raw, number=1, kinds=SINKS)
    setting = LightSetting(is_on=True, brightness=255, color=(255, 200, 100), effect=effect)
    light = Light(device=spec.device, sink=spec.make(), setting=setting)
    clock = MonotonicClock()
    show = Show(lights=[light], source=Loop(), clock=clock, speed=0.5)
    return lambda: show.step(clock.now_s()) and None


def floor_of(sizes: list[int], port: int) -> Callable[[], None]:
    """One rfft and so many bytes in so many datagrams."""
    line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    line.connect(("127.0.0.1", port))
    samples = music()[:WINDOW_SIZE]
    spectrum = np.empty(WINDOW_SIZE // 2 + 1, dtype=np.complex64)
    packets = [bytes(size) for size in sizes]

    def run() -> None:
        np.fft.rfft(samples, out=spectrum)
        for packet in packets:
            line.send(packet)

    return run


def e131_by(pixels: int, port: int) -> tuple[Callable[[], None], Callable[[], None]]:
    """Only packing and sending of one frame: ours, and what the library sacn does for it."""
    raw = {"id": "x", "kind": "e131", "host": "127.0.0.1", "port": port, "pixels": pixels}
    ours = light_spec(raw, number=1, kinds=SINKS).make()
    frame = np.random.default_rng(1).integers(0, 256, (pixels, 3), dtype=np.uint8)
    line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    line.connect(("127.0.0.1", port))
    universes = range(-(-pixels // 170))
    packets = [DataPacket((0,) * 16, "bench", universe + 1, (0,) * 512) for universe in universes]

    def theirs() -> None:
        flat = frame.reshape(-1)
        for packet, universe in zip(packets, universes, strict=True):
            part = flat[510 * universe : 510 * (universe + 1)].tolist()
            packet.dmxData = tuple(part)
            packet.sequence_increase()
            line.send(bytes(packet.getBytes()))

    return lambda: ours.send(frame), theirs


def hot(chains: dict[str, Callable[[], None]]) -> dict[str, float]:
    """Median microseconds of each, back to back in turns."""
    spent: dict[str, list[float]] = {name: [] for name in chains}
    for number in range(HOT_FRAMES):
        for name, run in chains.items():
            start = time.perf_counter()
            run()
            if number >= HOT_FRAMES // 10:
                spent[name].append(time.perf_counter() - start)
    return {name: 1e6 * statistics.median(times) for name, times in spent.items()}


def paced(chain: Callable[[], None], floor: Callable[[], None], seconds: float) -> list[float]:
    """The same 60 times a second with cold caches: one chain and the floor, in turns.

    Only two at a time, as every other chain would warm what they share.
    """
    spent: list[list[float]] = [[], []]
    due = time.perf_counter()
    for number in range(int(seconds * FPS)):
        due += 1.0 / FPS
        time.sleep(max(0.0, due - time.perf_counter()))
        for which in (number % 2, 1 - number % 2):
            start = time.perf_counter()
            (chain, floor)[which]()
            spent[which].append(time.perf_counter() - start)
    return [1e6 * statistics.median(times) for times in spent]


def main() -> None:
    """Print the table."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    with receiver() as sink:
        port = sink.getsockname()[1]
        ours, theirs = e131_by(1000, port)
        chains = {
            "floor 1,000 px (rfft, 3 datagrams)": floor_of([1450, 1450, 130], port),
            "spectrum, DDP, 1,000 px": frame_of("ddp", 1000, "spectrum", port),
            "rave, DDP, 1,000 px": frame_of("ddp", 1000, "rave", port),
            "spectrum, DDP, 100 px": frame_of("ddp", 100, "spectrum", port),
            "spectrum, DDP, 10,000 px": frame_of("ddp", 10_000, "spectrum", port),
            "spectrum, E1.31, 1,000 px": frame_of("e131", 1000, "spectrum", port),
            "E1.31 packets alone, 1,000 px": ours,
            "E1.31 packets by sacn, 1,000 px": theirs,
        }
        floor_name, floor = next(iter(chains.items()))
        hot_us = hot(chains)
        print(f"{'µs per frame (median)':40}{'hot':>10}{'x floor':>10}{'paced':>10}{'x floor':>10}")
        for name, chain in chains.items():
            paced_us, floor_us = paced(chain, floor, seconds)
            print(
                f"{name:40}{hot_us[name]:10.1f}{hot_us[name] / hot_us[floor_name]:10.2f}"
                f"{paced_us:10.1f}{paced_us / floor_us:10.2f}"
            )


if __name__ == "__main__":
    main()
