"""Quality and cost of beat tracking with a neural network, BeatNet.

Run it as `.venv/bin/python bench/beats/network.py BeatNet-1.1.3-py3-none-any.whl folder [model]`,
in the environment of bench/beats/scores.py, whose pieces, starts and scores it uses. Download the
wheel with `pip download --no-deps BeatNet==1.1.3`; none of its code is run. Its weights (models 1
to 3; 2 by default) are by Mojtaba Heydari and others, under CC BY 4.0: "BeatNet: CRNN and Particle
Filtering for Online Joint Beat Downbeat and Meter Tracking", ISMIR 2021. Results are kept in
bench/lights.md; docs/adr/0017 is the decision that follows from them.

`tracker` is our BeatTracker, driven by the activations of the network; it finds no bars. `pointer`
is the decoder commonly used with such networks: a bar pointer model, a probability for each
position in the bar at each tempo, updated at each hop. The cost covers network and decoder but not
the rest of the analysis.
"""

import hashlib
import io
import math
import os
import pickle
import sys
import time
import zipfile
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from raveberry_visualizer.dsp import SampleBuffer
from raveberry_visualizer.dsp.beat_tracker import BeatTracker
from scores import FPS, HOP, RATE_HZ, Told, all_pieces, scores

WHEEL_SHA256: Final = "1ecfa17bdcbe899975a88bdb6efebd6970d846a4f3b6cfd5c6f320647c641c7e"

HOPS_PER_S: Final = 50
NETWORK_HOP: Final = RATE_HZ // HOPS_PER_S
WINDOW: Final = 2816
"""Window of 64 ms; its transform takes half the time of the exact 2,822 samples."""

BINS, BANDS, KERNEL, POOLED, CELLS = 705, 136, 10, 131, 150
AT_ONCE: Final = 4
"""Hops per evaluation of the network, as most of its time is spent on loading the weights."""

DELAY_S: Final = 0.5 * WINDOW / RATE_HZ + (AT_ONCE - 1) / HOPS_PER_S

LEAD_S: Final = DELAY_S + 0.013
"""`DELAY_S` plus the average wait for the next hop and frame."""


def weights(wheel: Path, model: int) -> dict[str, np.ndarray]:
    """Return the arrays of one model by name."""
    data = wheel.read_bytes()
    if hashlib.sha256(data).hexdigest() != WHEEL_SHA256:
        sys.exit(f"{wheel} is not the wheel of BeatNet 1.1.3")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        inner = package.read(f"BeatNet/models/model_{model}_weights.pt")
    with zipfile.ZipFile(io.BytesIO(inner)) as archive:
        return dict(Tensors(archive).load())


class Tensors(pickle.Unpickler):
    """Unpickler that loads tensors as arrays and rejects everything else."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        super().__init__(io.BytesIO(archive.read("archive/data.pkl")))
        self._archive = archive

    def find_class(self, module: str, name: str) -> object:
        """Return replacements for the three names that tensors need."""
        known = {
            ("collections", "OrderedDict"): OrderedDict,
            ("torch", "FloatStorage"): np.float32,
            ("torch._utils", "_rebuild_tensor_v2"): rebuilt,
        }
        if (module, name) not in known:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a tensor")
        return known[module, name]

    def persistent_load(self, pid: tuple[object, ...]) -> np.ndarray:
        """Return the values of a tensor's storage."""
        return np.frombuffer(self._archive.read(f"archive/data/{pid[2]}"), "<f4")


def rebuilt(
    numbers: np.ndarray, first: int, shape: tuple[int, ...], _strides: object, *_: object
) -> np.ndarray:
    """Return a contiguous tensor as an array."""
    return numbers[first : first + math.prod(shape)].reshape(shape)


class Network:
    """BeatNet's network: probabilities of beat, downbeat and neither for each hop."""

    def __init__(self, arrays: dict[str, np.ndarray]) -> None:
        self._window = (0.5 * np.hanning(WINDOW)).astype(np.float32)
        self._triangles = triangles()
        self._ring = SampleBuffer(size=WINDOW)
        self._to_hop = NETWORK_HOP
        self._hops = 0
        self._features = np.zeros((AT_ONCE, 2 * BANDS), dtype=np.float32)
        self._before = np.zeros(BANDS, dtype=np.float32)
        windows = np.lib.stride_tricks.sliding_window_view(self._features, 2 * POOLED, axis=1)
        self._shifted = windows[:, :KERNEL]
        self._columns = np.empty(self._shifted.shape, dtype=np.float32)
        # The weights expect decimal logarithms, and the features are natural ones.
        self._kernel = arrays["conv1.weight"].reshape(2, KERNEL) / np.float32(math.log(10.0))
        self._kernel_bias = arrays["conv1.bias"][:, np.newaxis]
        self._dense = arrays["linear0.weight"].T.copy()
        self._dense_bias = arrays["linear0.bias"]
        self._layers = [Cells(arrays, layer) for layer in range(2)]
        self._classes = arrays["linear.weight"].T.copy()
        self._classes_bias = arrays["linear.bias"]
        self._told = np.zeros((AT_ONCE, 3), dtype=np.float32).tolist()

    def hear(self, samples: np.ndarray) -> Iterator[list[float]]:
        """Yield the probabilities for each hop that ends within the samples, DELAY_S late."""
        while len(samples) >= self._to_hop:
            self._ring.write(samples[: self._to_hop])
            samples = samples[self._to_hop :]
            self._to_hop = NETWORK_HOP
            yield self._step()
        self._ring.write(samples)
        self._to_hop -= len(samples)

    def _step(self) -> list[float]:
        features = self._features[self._hops]
        logs, rises = features[:BANDS], features[BANDS:]
        magnitudes = np.abs(np.fft.rfft(self._ring.newest * self._window)[:BINS])
        starts, nearest, shares = self._triangles
        np.log(1.0 + np.add.reduceat(magnitudes[nearest] * shares, starts), logs)
        np.maximum(logs - self._before, 0.0, out=rises)
        self._before[:] = logs
        self._hops = (self._hops + 1) % AT_ONCE
        if self._hops == 0:
            self._think()
        return self._told[self._hops]

    def _think(self) -> None:
        self._columns[:] = self._shifted
        maps = np.matmul(self._kernel, self._columns)
        pooled = np.maximum(maps[:, :, 0::2], maps[:, :, 1::2]) + self._kernel_bias
        np.maximum(pooled, 0.0, out=pooled)
        hear = pooled.reshape(AT_ONCE, -1) @ self._dense + self._dense_bias
        for layer in self._layers:
            hear = layer.told(hear)
        sums = np.exp(hear @ self._classes + self._classes_bias)
        self._told = (sums / sums.sum(axis=1, keepdims=True)).tolist()


class Cells:
    """LSTM layer of 150 cells.

    The sigmoids are computed as tanh of half the input, so that one call covers all gates.
    """

    def __init__(self, arrays: dict[str, np.ndarray], layer: int) -> None:
        # Reorder the gates from (input, forget, cell, output) to (input, forget, output, cell).
        order = np.arange(4 * CELLS).reshape(4, CELLS)[[0, 1, 3, 2]].reshape(-1)
        halves = np.repeat(np.array([0.5, 0.5, 0.5, 1.0], dtype=np.float32), CELLS)
        bias = arrays[f"lstm.bias_ih_l{layer}"] + arrays[f"lstm.bias_hh_l{layer}"]
        scaled = halves[:, np.newaxis]
        self._coming = (arrays[f"lstm.weight_ih_l{layer}"][order] * scaled).T.copy()
        self._back = arrays[f"lstm.weight_hh_l{layer}"][order] * scaled
        self._bias = bias[order] * halves
        self._sums = np.empty(4 * CELLS, dtype=np.float32)
        self._memory = np.zeros(CELLS, dtype=np.float32)
        self._rows = np.zeros((AT_ONCE, CELLS), dtype=np.float32)

    def told(self, hear: np.ndarray) -> np.ndarray:
        """Return the output for each input row; overwritten by the next call."""
        sums, memory, rows = self._sums, self._memory, self._rows
        gates, candidate = sums[: 3 * CELLS], sums[3 * CELLS :]
        entry, keeping, output = gates.reshape(3, CELLS)
        inputs = hear @ self._coming + self._bias
        before = rows[-1]
        for coming, row in zip(inputs, rows, strict=True):
            np.dot(self._back, before, sums)
            np.tanh(np.add(sums, coming, sums), sums)
            np.add(np.multiply(gates, 0.5, gates), 0.5, gates)
            candidate *= entry
            memory *= keeping
            memory += candidate
            np.multiply(np.tanh(memory, row), output, row)
            before = row
        return rows


def triangles() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the filter bank, 24 bands per octave: first index of each band, bins and weights."""
    bins_hz = np.arange(BINS) * 22_050 / 1411
    middles_hz = 440.0 * 2.0 ** (np.arange(-93, 113) / 24)
    nearest = np.unique(np.abs(bins_hz - middles_hz[:, np.newaxis]).argmin(axis=1)).tolist()
    bands = list(zip(nearest, nearest[1:], nearest[2:], strict=False))
    shares = [
        np.concatenate(
            [
                np.linspace(0.0, 1.0, middle - first, endpoint=False),
                np.linspace(1.0, 0.0, end - middle, endpoint=False),
            ]
        )
        for first, middle, end in bands
    ]
    bins = [np.arange(first, end) for first, _, end in bands]
    starts = np.cumsum([0, *map(len, bins)])[:-1]
    weights = np.concatenate([share / share.sum() for share in shares])
    return starts, np.concatenate(bins), weights.astype(np.float32)


class Pointer:
    """Bar pointer model: probability of each position in a bar, at each tempo.

    Beats last 0.28 to 1.32 s, and the tempo changes at beats only. Activations are expected in the
    first sixteenth of a beat.
    """

    STEADINESS: Final = 100.0
    PART: Final = 16
    FLOOR: Final = 1e-3

    def __init__(self, *, hops_per_s: int, beats: int) -> None:
        self._lengths = lengths = np.arange(round(0.28 * hops_per_s), round(1.32 * hops_per_s) + 1)
        places = np.arange(lengths[-1])[:, np.newaxis]
        self._is_place = (places < lengths).astype(np.float32)
        self._likely = np.tile(self._is_place / lengths, (beats, 1, 1)).astype(np.float32)
        self._next = np.zeros_like(self._likely)
        self._ends = (lengths - 1) * len(lengths) + np.arange(len(lengths))
        moves = np.exp(-self.STEADINESS * np.abs(lengths / lengths[:, np.newaxis] - 1.0))
        self._moves = (moves / moves.sum(axis=1, keepdims=True)).astype(np.float32)
        self._sounding = math.ceil(lengths[-1] / self.PART)
        self._is_sounding = places[: self._sounding] < np.ceil(lengths / self.PART)

    def step(self, beat: float, first: float, neither: float) -> tuple[int, int, int]:
        """Return the most likely beat in the bar, hops since it, and its length in hops."""
        likely, moved = self._likely, self._next
        ends = likely.reshape(len(likely), -1)[:, self._ends] @ self._moves
        np.multiply(likely[:, :-1], self._is_place[1:], moved[:, 1:])
        moved[:, 0] = np.roll(ends, 1, axis=0)
        other = neither / (self.PART - 1) + self.FLOOR
        for bar_places, told in ((moved[:1], first), (moved[1:], beat)):
            factor = np.float32((told + self.FLOOR) / other)
            bar_places[:, : self._sounding] *= np.where(self._is_sounding, factor, np.float32(1.0))
        moved *= np.float32(1.0 / moved.sum())
        self._likely, self._next = moved, likely
        number, place, length = np.unravel_index(moved.argmax(), moved.shape)
        return int(number), int(place), int(self._lengths[length])


class Count:
    """Detector that reports each beat once, `early` hops before the position reaches it."""

    def __init__(self, *, early: int) -> None:
        self._early = early
        self._since = 0

    def step(self, number: int, place: int, length: int) -> int | None:
        """Return the number of the beat to report after this hop, if there is one."""
        self._since += 1
        passed, left = divmod(place + self._early, length)
        if left >= max(2.0, 0.15 * length) or self._since <= 0.5 * length:
            return None
        self._since = 0
        return number + passed


def by_tracker(network: Network, sound: np.ndarray, first: int) -> Told:
    """Run our BeatTracker on the newest activation of the network at each frame."""
    tracker, likely, beats_s = BeatTracker(lead_s=LEAD_S), 0.0, []
    start_s = time.process_time()
    for frame in range(first, len(sound) // HOP):
        for beat, downbeat, _ in network.hear(sound[frame * HOP : (frame + 1) * HOP]):
            likely = beat + downbeat
        if tracker.step(likely, 1 / FPS):
            beats_s.append((frame + 1) / FPS)
    spent_ms = 1000 * (time.process_time() - start_s)
    return Told(np.array(beats_s), np.array([]), spent_ms * RATE_HZ / len(sound))


def by_pointer(network: Network, sound: np.ndarray, first: int) -> Told:
    """Run the bar pointer model and report beats early by the delay of the network."""
    pointer = Pointer(hops_per_s=HOPS_PER_S, beats=4)
    count = Count(early=round(LEAD_S * HOPS_PER_S))
    beats_s, bars_s = [], []
    start_s = time.process_time()
    for frame in range(first, len(sound) // HOP):
        for told in network.hear(sound[frame * HOP : (frame + 1) * HOP]):
            number = count.step(*pointer.step(*told))
            if number is not None:
                beats_s.append((frame + 1) / FPS)
            if number is not None and number % 4 == 0:
                bars_s.append((frame + 1) / FPS)
    spent_ms = 1000 * (time.process_time() - start_s)
    return Told(np.array(beats_s), np.array(bars_s), spent_ms * RATE_HZ / len(sound))


def main() -> None:
    """Print a row for each piece and the means."""
    arrays = weights(Path(sys.argv[1]), int(sys.argv[3]) if len(sys.argv) > 3 else 2)  # noqa: PLR2004
    table = []
    for piece in all_pieces(Path(sys.argv[2])):
        row = [
            scores(piece, lambda sound, first, hear=hear: hear(Network(arrays), sound, first))
            for hear in (by_tracker, by_pointer)
        ]
        table.append(row)
        print(f"{piece.group:7}{piece.name:42}" + "".join(f"{x:8.3f}" for x in np.ravel(row)))
        sys.stdout.flush()
    print(f"\n{'F, AMLt, bars F, CPU ms/s':26}{'tracker':>32}{'pointer':>32}")
    for name, rows in (("all", table), ("chosen on", table[0::2]), ("held out", table[1::2])):
        means = np.mean(rows, axis=0).ravel()
        print(f"{name:10}{len(rows):16}" + "".join(f"{x:8.3f}" for x in means))


if __name__ == "__main__":
    main()
