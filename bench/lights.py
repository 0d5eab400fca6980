"""Cost of a frame, relative to a floor (one rfft and the bare datagrams) and to LedFx.

Run it as `.venv/bin/python bench/lights.py [seconds]`. To measure LedFx as well, install it into a
temporary environment E, in any folder:

    python3 -m venv E && E/bin/pip install ledfx==2.2.1
    PYTHONPATH=addon/visualizer:addon/contract E/bin/python bench/lights.py

That python3 must be the one of .venv, for which the C modules are compiled.

All chains alternate in short turns within one process, because separate runs differ by more than
the chains do. Results are kept in bench/lights.md.
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
from raveberry_visualizer.dsp import WINDOW_SIZE, Analyzer, SampleBuffer, band_centers_hz
from raveberry_visualizer.engine import Light, LightSetting, RenderLoop
from raveberry_visualizer.sinks import SINKS, light_spec
from sacn.messages.data_packet import DataPacket

RATE_HZ = 44_100
FPS = 60
HOP = RATE_HZ // FPS
HOT_ROUNDS = 60
FRAMES_PER_ROUND = 24
PACED_RUNS = 3
FLOOR = "floor 1,000 px (rfft, 3 datagrams)"
LEDFX = "LedFx 2.2.1, spectrum, DDP, 1,000 px"


def music() -> np.ndarray:
    """Return ten seconds of drums over a chord."""
    random_generator = np.random.default_rng(1)
    times_s = np.arange(10 * RATE_HZ) / RATE_HZ
    sound = sum(0.08 * np.sin(2 * np.pi * hz * times_s) for hz in (110, 220, 277, 330, 880))
    beat_s = np.mod(times_s, 0.5)
    sound += 0.6 * np.exp(-beat_s / 0.06) * np.sin(2 * np.pi * 55 * beat_s)
    sound += (
        0.1 * np.exp(-np.mod(times_s, 0.25) / 0.02) * random_generator.normal(size=len(times_s))
    )
    return sound.astype(np.float32)


class Loop:
    """Audio source that loops the music, one hop per pull."""

    name = "loop"
    rate_hz = RATE_HZ
    latency_s = 0.0

    def __init__(self) -> None:
        self._blocks = music().reshape(-1, HOP)
        self._at = 0

    def open(self) -> None:
        """Do nothing."""

    def pull(self, buffer, _now_s: float) -> int:  # noqa: ANN001
        """Write one hop to the buffer, regardless of the time."""
        buffer.write(self._blocks[self._at])
        self._at = (self._at + 1) % len(self._blocks)
        return HOP

    def close(self) -> None:
        """Do nothing."""


class Metronome:
    """Clock that advances by the duration of one frame per tick."""

    def __init__(self) -> None:
        self._frames = 0

    def tick(self) -> float:
        """Advance to the next frame and return its time."""
        self._frames += 1
        return self._frames / FPS

    def now_s(self) -> float:
        """Return the time of the current frame."""
        return self._frames / FPS

    def wait(self, woken, until_s: float | None) -> None:  # noqa: ANN001
        """Return at once."""


def receiver() -> socket.socket:
    """Return a UDP socket that is never read, so the kernel drops the datagrams."""
    sink = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sink.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
    sink.bind(("127.0.0.1", 0))
    return sink


def frame_of(kind: str, pixels: int, effect: str, port: int) -> Callable[[], None]:
    """Return a function that computes and sends one frame of a light show with one light."""
    spec = light_spec(entry(kind, pixels, port), where="lights[0]", kinds=SINKS)
    setting = LightSetting(is_on=True, brightness=255, color=(255, 200, 100), effect=effect)
    light = Light(device=spec.device, sink=spec.make(), setting=setting)
    clock = Metronome()
    show = RenderLoop(lights=[light], source=Loop(), clock=clock, speed=0.5)
    return lambda: show.step(clock.tick()) and None


def entry(kind: str, pixels: int, port: int) -> dict[str, object]:
    """Return the options of a light that gets every frame, sent from the calling thread."""
    place = {"host": "127.0.0.1", "port": port}
    return {"id": "x", "kind": kind, **place, "pixels": pixels, "fps": FPS, "spread_ms": 0}


def floor_of(sizes: list[int], port: int) -> Callable[[], None]:
    """Return a function that computes one rfft and sends datagrams of these sizes."""
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
    """Return functions that pack and send one E1.31 frame, by our sink and by the library sacn."""
    ours = light_spec(entry("e131", pixels, port), where="lights[0]", kinds=SINKS).make()
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


def hot(chains: dict[str, Callable[[], None]], floor: str) -> dict[str, tuple[float, float]]:
    """Return the median duration of each chain in µs, run back to back, and its ratio to the floor.

    The chains alternate in short rounds, so that a temporary slowdown affects all of them. The
    ratio is the median of the ratios within a round.
    """
    spent: dict[str, list[float]] = {name: [] for name in chains}
    for _ in range(HOT_ROUNDS):
        for name, run in chains.items():
            times = []
            for _ in range(FRAMES_PER_ROUND):
                start = time.perf_counter()
                run()
                times.append(time.perf_counter() - start)
            # The first frames warm the caches.
            spent[name].append(1e6 * statistics.median(times[FRAMES_PER_ROUND // 4 :]))
    return {
        name: (statistics.median(times), ratio(times, spent[floor]))
        for name, times in spent.items()
    }


def paced(
    chains: dict[str, Callable[[], None]], floor: str, seconds: float
) -> dict[str, tuple[float, float]]:
    """Return the same as `hot`, at 60 frames per second with cold caches."""
    spent: dict[str, list[float]] = {name: [] for name in chains}
    names = list(chains)
    due = time.perf_counter()
    for number in range(int(seconds * FPS)):
        due += 1.0 / FPS
        time.sleep(max(0.0, due - time.perf_counter()))
        turn = number % len(names)
        for name in (*names[turn:], *names[:turn]):
            start = time.perf_counter()
            chains[name]()
            spent[name].append(1e6 * (time.perf_counter() - start))
    return {
        name: (statistics.median(times), ratio(times, spent[floor]))
        for name, times in spent.items()
    }


def ratio(times: list[float], floors: list[float]) -> float:
    """Return the ratio of the durations in the median round."""
    return statistics.median(mine / floor for mine, floor in zip(times, floors, strict=True))


def ledfx_chain(port: int) -> dict[str, Callable[[], None]]:
    """Return the chain of LedFx; empty if it is not installed."""
    try:
        from lights_ledfx import Chain  # noqa: PLC0415 - optional dependency
    except ImportError as err:
        print(f"without LedFx: {err}")
        return {}
    blocks = music().reshape(-1, HOP)
    return {LEDFX: Chain(blocks=blocks, pixels=1000, port=port).frame}


def rise_ms(hz: float) -> tuple[float, float]:
    """Return the median and longest time until a tone's band reaches half its level."""
    band = int(np.argmin(np.abs(band_centers_hz() - hz)))
    times_ms = []
    times_s = np.arange(RATE_HZ) / RATE_HZ
    for late in range(0, HOP, HOP // 20):
        begin = RATE_HZ // 4 + late
        sound = np.where(np.arange(RATE_HZ) < begin, 0.0, 0.5 * np.sin(2 * np.pi * hz * times_s))
        analyzer, buffer, levels = Analyzer(rate_hz=RATE_HZ), SampleBuffer(size=WINDOW_SIZE), []
        for first in range(0, RATE_HZ - HOP, HOP):
            buffer.write(sound[first : first + HOP].astype(np.float32))
            levels.append(float(analyzer.step(buffer.newest, 1 / FPS).bands[band]))
        frame = next(at for at, level in enumerate(levels) if level >= levels[-1] / 2)
        times_ms.append(1000 * ((frame + 1) * HOP - begin) / RATE_HZ)
    return statistics.median(times_ms), max(times_ms)


def main() -> None:
    """Print the tables."""
    for hz in (80.0, 2500.0, 6000.0):
        middle_ms, most_ms = rise_ms(hz)
        print(f"the band of {hz:.0f} Hz is half up after {middle_ms:.1f} ms, at most {most_ms:.1f}")
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 20.0
    with receiver() as sink:
        port = sink.getsockname()[1]
        ours, theirs = e131_by(1000, port)
        floor = floor_of([1450, 1450, 130], port)
        spectrum = "spectrum, DDP, 1,000 px"
        chains = {
            FLOOR: floor,
            spectrum: frame_of("ddp", 1000, "spectrum", port),
            **ledfx_chain(port),
            "rave, DDP, 1,000 px": frame_of("ddp", 1000, "rave", port),
            "spectrum, DDP, 100 px": frame_of("ddp", 100, "spectrum", port),
            "spectrum, DDP, 10,000 px": frame_of("ddp", 10_000, "spectrum", port),
            "spectrum, E1.31, 1,000 px": frame_of("e131", 1000, "spectrum", port),
            "E1.31 packets alone, 1,000 px": ours,
            "E1.31 packets by sacn, 1,000 px": theirs,
        }
        show("back to back", hot(chains, FLOOR))
        # Fewer chains, as the others would warm the caches for shared code.
        few = {name: chains[name] for name in (FLOOR, spectrum, LEDFX) if name in chains}
        for _ in range(PACED_RUNS):
            show(f"paced, {seconds:.0f} s", paced(few, FLOOR, seconds))


def show(title: str, results: dict[str, tuple[float, float]]) -> None:
    """Print one table."""
    print(f"{title:40}{'µs':>10}{'x floor':>10}")
    for name, (us, ratio_) in results.items():
        print(f"{name:40}{us:10.1f}{ratio_:10.2f}")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
