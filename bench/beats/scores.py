"""Quality and cost of causal beat and downbeat tracking, compared with aubio.

Run it as `.venv/bin/python bench/beats/scores.py [folder]`. It needs mir_eval, and aubio-ledfx to
compare with aubio (in a temporary environment as in bench/lights.py). Songs are rendered into the
folder and reused the next time. The pieces with known beats are synthesised drums, loops of
Debian's sonic-pi-samples (tiled) and songs of lmms-common (rendered), if these packages are
installed. The repository contains no audio.

Every piece is tracked from four start offsets, since a tracker may lock to the beat or half a beat
off, which makes the score of a single run random. Scores are the F-measure at 70 ms, and AMLt,
which also accepts half and double tempo. Downbeats are every fourth beat from the beginning of the
loop or song. "Held out" is every other piece; no parameter was tuned on these. Results are kept in
bench/lights.md.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import mir_eval
import numpy as np
from raveberry_visualizer.dsp import BEATS_PER_BAR, WINDOW_SIZE, Analyzer, SampleBuffer

try:
    import aubio
except ImportError:
    aubio = None

RATE_HZ = 44_100
FPS = 60
HOP = RATE_HZ // FPS
LENGTH_S = 40
STARTS = (0, 13, 29, 47)
LOOPS = {
    "loop_amen": 4,
    "loop_amen_full": 16,
    "loop_breakbeat": 4,
    "loop_compus": 16,
    "loop_garzul": 16,
    "loop_industrial": 2,
    "loop_mika": 16,
    "loop_safari": 16,
}
"""Number of beats of each loop, from Sonic Pi's documentation of `beat_stretch`."""


@dataclass(frozen=True)
class Piece:
    """Audio with annotated beats."""

    group: str
    name: str
    sound: np.ndarray
    beats_s: np.ndarray


def all_pieces(folder: Path) -> list[Piece]:
    """Return all available pieces in a fixed order, in which every other one is held out."""
    pieces = [*drums(), *loops(), *songs(folder)]
    return sorted(pieces, key=lambda piece: (piece.group, piece.name))


def drums() -> Iterator[Piece]:
    """Yield rock, four-on-the-floor and breakbeat drums, with a chord and some noise."""
    for seed, (style, bpm, noise, swing) in enumerate(
        [
            ("rock", 90, 0.0, 0.0),
            ("four", 120, 0.02, 0.0),
            ("four", 128, 0.0, 0.0),
            ("broken", 174, 0.0, 0.0),
            ("rock", 100, 0.01, 0.12),
            ("rock", 140, 0.05, 0.0),
            ("rock", 75, 0.0, 0.0),
        ]
    ):
        beats_s = np.arange(0.3, LENGTH_S - 0.3, 60 / bpm)
        sound = drummed(style, beats_s, swing, np.random.default_rng(seed))
        sound += noise * np.random.default_rng(seed).normal(size=len(sound))
        yield Piece("drums", f"{style} {bpm}", sound.astype(np.float32), beats_s)


def drummed(
    style: str, beats_s: np.ndarray, swing: float, random_generator: np.random.Generator
) -> np.ndarray:
    """Return the drums of one piece over a chord."""
    times_s = np.arange(int(0.25 * RATE_HZ)) / RATE_HZ
    kick = np.exp(-times_s / 0.06) * np.sin(
        2 * np.pi * (50 * times_s + 1.2 * (1 - np.exp(-times_s / 0.03)))
    )
    snare = 0.4 * random_generator.normal(size=len(times_s)) * np.exp(-times_s / 0.05)
    hat = 0.15 * np.diff(random_generator.normal(size=len(times_s) + 1)) * np.exp(-times_s / 0.015)
    all_s = np.arange(LENGTH_S * RATE_HZ) / RATE_HZ
    sound = sum(0.05 * np.sin(2 * np.pi * hz * all_s) for hz in (220, 277, 330, 440))
    period_s = beats_s[1] - beats_s[0]
    hits = {
        "rock": lambda n: [
            (snare if n % 2 else kick, 0.0, 0.8),
            (hat, 0.0, 0.8),
            (hat, 0.5 + swing, 0.8),
            (kick, 0.5, 0.6 if n % 4 == 2 else 0.0),  # noqa: PLR2004 - the third beat of four
        ],
        "four": lambda n: [(kick, 0.0, 0.9), (hat, 0.5, 1.5), (snare, 0.0, 0.5 * (n % 2))],
        "broken": lambda n: [
            *[(hat, quarter / 4, 0.6) for quarter in range(4)],
            ((kick, snare, kick, snare)[n % 4], (0.0, 0.0, 0.5, 0.0)[n % 4], 0.9),
        ],
    }[style]
    for number, beat_s in enumerate(beats_s):
        for hit, late, loudness in hits(number):
            at = int((beat_s + late * period_s) * RATE_HZ)
            part = sound[at : at + len(hit)]
            part += 0.6 * loudness * hit[: len(part)]
    return sound


def loops() -> Iterator[Piece]:
    """Yield the tiled loops of Sonic Pi."""
    for name, beats in LOOPS.items():
        file = Path(f"/usr/share/sonic-pi/samples/{name}.flac")
        if file.exists():
            sound = decoded(file)
            tiled = np.tile(sound, LENGTH_S * RATE_HZ // len(sound) + 1)
            beats_s = np.arange(0, len(tiled) / RATE_HZ, len(sound) / RATE_HZ / beats)
            yield Piece("loops", name, tiled, beats_s)


def songs(folder: Path) -> Iterator[Piece]:
    """Yield the rendered demo songs of LMMS; the file has the tempo, and the beats start at 0."""
    for project in sorted(Path("/usr/share/lmms/projects").rglob("*.mmpz")):
        text = zlib.decompress(project.read_bytes()[4:]).decode(errors="replace")
        tempo = re.search(r'<head[^>]*\sbpm="([\d.]+)"', text)
        target = folder / f"{project.stem}.wav"
        if tempo is not None and rendered(project, target):
            sound = decoded(target)[: 50 * RATE_HZ]
            beats_s = np.arange(0, len(sound) / RATE_HZ, 60 / float(tempo[1]))
            yield Piece("songs", project.stem, sound, beats_s)


def rendered(project: Path, target: Path) -> bool:
    """Render a project with LMMS unless the file exists; return whether it exists then."""
    if target.exists():
        return True
    home = target.parent
    (home / ".lmmsrc.xml").write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE lmms-config-file>\n<lmms version="1.2.2" '
        'configversion="3"><app configured="1"/><mixer audiodev="Dummy"/>'
        f'<paths workingdir="{home}/" /></lmms>\n'
    )
    command = ["lmms", "--allowroot", "render", str(project), "-o", str(target), "-f", "wav"]
    environment = {**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    try:
        subprocess.run(command, env=environment, capture_output=True, check=False, timeout=300)  # noqa: S603
    except (FileNotFoundError, subprocess.TimeoutExpired):
        return False
    return target.exists()


def decoded(file: Path) -> np.ndarray:
    """Return the mono samples of a file."""
    command = ["ffmpeg", "-v", "error", "-i", str(file), "-f", "f32le", "-ac", "1", "-ar"]
    answer = subprocess.run([*command, str(RATE_HZ), "-"], capture_output=True, check=True)  # noqa: S603
    return np.frombuffer(answer.stdout, dtype=np.float32)


@dataclass(frozen=True)
class Told:
    """Times at which beats and bars were reported, and CPU milliseconds per second of audio."""

    beats_s: np.ndarray
    bars_s: np.ndarray
    cost_ms: float


def ours(sound: np.ndarray, first: int) -> Told:
    """Run our complete analysis from frame `first` on."""
    analyzer, buffer = Analyzer(rate_hz=RATE_HZ), SampleBuffer(size=WINDOW_SIZE)
    beats, bars, beats_s, bars_s = 0, 0, [], []
    start_s = time.process_time()
    for frame in range(first, len(sound) // HOP):
        buffer.write(sound[frame * HOP : (frame + 1) * HOP])
        features = analyzer.step(buffer.newest, 1 / FPS)
        if features.beats > beats:
            beats = features.beats
            beats_s.append((frame + 1) / FPS)
        if features.bars > bars:
            bars = features.bars
            bars_s.append((frame + 1) / FPS)
    spent_ms = 1000 * (time.process_time() - start_s)
    return Told(np.array(beats_s), np.array(bars_s), spent_ms * RATE_HZ / len(sound))


def by_aubio(sound: np.ndarray, first: int) -> Told:
    """Run aubio's tempo tracker with its default window of 1,024 and hop of 512 samples."""
    size, hop = 1024, 512
    tempo = aubio.tempo("default", size, hop, RATE_HZ)
    beats_s, at = [], first * HOP
    start_s = time.process_time()
    while at + hop <= len(sound):
        if tempo(sound[at : at + hop])[0]:
            beats_s.append((at + hop) / RATE_HZ)
        at += hop
    spent_ms = 1000 * (time.process_time() - start_s)
    return Told(np.array(beats_s), np.array([]), spent_ms * RATE_HZ / len(sound))


HEARERS = {"ours": ours} if aubio is None else {"ours": ours, "aubio": by_aubio}


def scores(piece: Piece, set_features: Callable[[np.ndarray, int], Told]) -> list[float]:
    """Return F-measure, AMLt, F-measure of bars and cost, each the mean over all starts."""
    rows = []
    true = mir_eval.beat.trim_beats(piece.beats_s)
    true_bars = mir_eval.beat.trim_beats(piece.beats_s[::BEATS_PER_BAR])
    for start in STARTS:
        told = set_features(piece.sound, start)
        beats = mir_eval.beat.trim_beats(told.beats_s)
        bars = mir_eval.beat.trim_beats(told.bars_s)
        f = amlt = bar_f = 0.0
        if len(beats) > 1:
            f = mir_eval.beat.f_measure(true, beats)
            amlt = mir_eval.beat.continuity(true, beats)[3]
        if len(bars) > 1:
            bar_f = mir_eval.beat.f_measure(true_bars, bars)
        rows.append((f, amlt, bar_f, told.cost_ms))
    return np.mean(rows, axis=0).tolist()


def main() -> None:
    """Print a row for each piece and the means."""
    table: list[tuple[str, str, bool, list[float]]] = []
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder)
        for number, piece in enumerate(all_pieces(kept)):
            for name, set_features in HEARERS.items():
                row = scores(piece, set_features)
                table.append((name, piece.group, bool(number % 2), row))
                print(f"{name:7}{piece.group:7}{piece.name:42}" + "".join(f"{x:8.3f}" for x in row))
                sys.stdout.flush()
    print(f"\n{'means':32}{'pieces':>8}{'F':>8}{'AMLt':>8}{'bars F':>8}{'CPU ms/s':>10}")
    groups = list(dict.fromkeys(group for _, group, _, _ in table))
    for name in HEARERS:
        for part in (*groups, "all", "held out"):
            rows = [
                row
                for who, group, is_held_out, row in table
                if who == name and (part in (group, "all") or (part == "held out" and is_held_out))
            ]
            means = np.mean(rows, axis=0)
            print(f"{name:16}{part:16}{len(rows):8}" + "".join(f"{x:8.3f}" for x in means))
    for name in {"loops", "songs"} - set(groups):
        print(f"no {name}: install sonic-pi-samples, lmms and lmms-common to hear them")


if __name__ == "__main__":
    main()
