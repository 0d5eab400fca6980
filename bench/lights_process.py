"""The visualizer process: CPU, jitter, latency from sound to light, and its effect on votes.

    .venv/bin/python -m bench.lights_process light            needs pulseaudio, mpd, mosquitto
    .venv/bin/python -m bench.lights_process latency          the last line of it, in half a minute
    .venv/bin/python -m bench.lights_process votes [rounds]   needs wrk as well

MPD plays clicks into a null sink of a private PulseAudio server. The visualizer captures its
monitor and sends DDP to a receiver in this process, which reads the kernel's timestamp of each
packet. Another parec captures the same monitor, so both times are of one clock. CPU includes the
processes that the visualizer starts. For the votes, lights with 10,000 pixels and lights that are
off alternate beside a server in many short rounds, as the noise of the machine exceeds the effect
but hits both equally. Results are kept in bench/lights.md.
"""

import http.client
import json
import os
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import time
import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from raveberry_contract import Topics
from raveberry_contract.topics import LIGHT_SET, LIGHTS_INFO

sys.path.insert(0, str(Path(__file__).parent))
from votes import BARE, VOTE, fill, join, party, votes_per_s

from bench.programs import expect_programs
from tests.visualizer.daemons import PYTHON, Broker, Daemon, Listener, Player, Sound, short_folder

RATE_HZ = 44_100
FPS = 60
PIXELS = {"thousand": 1000, "many": 10_000}
NODE = Topics("bench")
SETTLE_S = 4.0
MEASURE_S = 12.0
LATENCY_S = 24.0
VOTE_ROUND_S = 2.4
VOTE_SETTLE_S = 0.6
VOTES_PER_S = 50
RESAMPLINGS = 10_000
SO_TIMESTAMPNS = 35
LIT = 64
LOUD = 0.1


class Strip:
    """DDP device that records the arrival of each complete frame and whether it was lit."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
        self._socket.bind(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self.frames: list[tuple[float, bool]] = []
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        is_lit = False
        while True:
            data, extra, _, _ = self._socket.recvmsg(2048, 64)
            is_lit = is_lit or max(data[10:]) >= LIT
            if data[0] & 1:
                second, nano = struct.unpack("qq", extra[0][2])
                self.frames.append((second + nano / 1e9, is_lit))
                is_lit = False


class Ear:
    """Recorder of the time at which each click reaches parec on the same monitor."""

    def __init__(self, sound: Sound) -> None:
        self.clicks_s: list[float] = []
        command = ["parec", "--raw", "--latency-msec=5", "--format=s16le", "--channels=1"]
        self._process = subprocess.Popen(  # noqa: S603 - trusted arguments
            [*command, f"--rate={RATE_HZ}", "-d", "party.monitor"],
            env={**os.environ, **sound.environment},
            stdout=subprocess.PIPE,
        )
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        fd = self._process.stdout.fileno()
        while data := os.read(fd, 4096):
            now_s = time.clock_gettime(time.CLOCK_REALTIME)
            samples = np.frombuffer(data[: len(data) // 2 * 2], dtype="<i2") / 32_768
            (loud,) = np.nonzero(np.abs(samples) > LOUD)
            if len(loud):
                at_s = now_s - (len(samples) - loud[0]) / RATE_HZ
                if not self.clicks_s or at_s - self.clicks_s[-1] > 0.5:  # noqa: PLR2004 - half their interval
                    self.clicks_s.append(at_s)

    def end(self) -> None:
        """Stop recording."""
        self._process.kill()
        self._process.wait()


def click_file(folder: Path) -> Path:
    """Write five minutes of short tones, 1.0037 s apart so that their phase in a frame drifts."""
    sound = np.zeros(300 * RATE_HZ)
    times_s = np.arange(int(0.05 * RATE_HZ)) / RATE_HZ
    tone = 0.7 * np.sin(2 * np.pi * 2500 * times_s)
    for at_s in np.arange(0.5, 299, 1.0037):
        at = int(at_s * RATE_HZ)
        sound[at : at + len(tone)] = tone
    file = folder / "clicks.wav"
    with wave.open(str(file), "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(RATE_HZ)
        wav.writeframes((sound * 32_767).astype("<i2").tobytes())
    return file


def cpu_share(pid: int, duration_s: float) -> float:
    """Return the share of a core that a process and its children use, in percent."""
    children = Path(f"/proc/{pid}/task").glob("*/children")
    pids = [pid, *(int(child) for file in children for child in file.read_text().split())]

    def spent_s() -> float:
        stats = [Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split() for pid in pids]
        ticks = sum(int(fields[11]) + int(fields[12]) for fields in stats)
        return ticks / os.sysconf("SC_CLK_TCK")

    before_s, start_s = spent_s(), time.monotonic()
    time.sleep(duration_s)
    return 100 * (spent_s() - before_s) / (time.monotonic() - start_s)


def jitter_ms(frames: Sequence[tuple[float, bool]]) -> tuple[float, float, float]:
    """Return median and 99th percentile of the deviation of frame intervals, and frames/s."""
    times_s = np.array([at_s for at_s, _ in frames])
    off_ms = 1000 * np.abs(np.diff(times_s) - 1 / FPS)
    rate = (len(times_s) - 1) / (times_s[-1] - times_s[0])
    return float(np.median(off_ms)), float(np.percentile(off_ms, 99)), float(rate)


def lateness_ms(clicks_s: Sequence[float], frames: Sequence[tuple[float, bool]]) -> list[float]:
    """Return the time from each click to the first lit frame after it."""
    late = []
    times_s = np.array([at_s for at_s, _ in frames])
    lit = np.array([is_lit for _, is_lit in frames])
    begins_s = times_s[1:][lit[1:] & ~lit[:-1]]
    for click_s in clicks_s:
        after_s = begins_s[begins_s > click_s - 0.05]
        if len(after_s) and after_s[0] - click_s < 0.5:  # noqa: PLR2004 - half their interval
            late.append(1000 * float(after_s[0] - click_s))
    return late


def vote_times_ms(port: int, cookies: Sequence[str], entries: Sequence[str]) -> list[float]:
    """Send votes at a steady rate and return the time until each was answered."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    times_ms = []
    due_s = time.monotonic()
    for number in range(int(VOTE_ROUND_S * VOTES_PER_S)):
        due_s += 1 / VOTES_PER_S
        time.sleep(max(0.0, due_s - time.monotonic()))
        body = json.dumps({"entry": entries[number % len(entries)], "value": number // 10 % 3 - 1})
        headers = {
            "Content-Type": "application/json",
            "Cookie": cookies[number % len(cookies)],
        }
        start_s = time.perf_counter()
        connection.request("POST", VOTE, body, headers)
        connection.getresponse().read()
        times_ms.append(1000 * (time.perf_counter() - start_s))
    connection.close()
    return times_ms


def main() -> None:
    """Measure and print."""
    part = sys.argv[1] if len(sys.argv) > 1 else "light"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 12  # noqa: PLR2004 - the second argument
    of_votes = ("wrk", "ffmpeg", "taskset") if part == "votes" else ()
    expect_programs("mosquitto", "mpd", "parec", "pulseaudio", *of_votes)
    with short_folder() as folder, tempfile.TemporaryDirectory(prefix="rvb-") as votes:
        broker, sound = Broker(folder), Sound(folder, "party")
        broker.start()
        sound.start()
        strips = {name: Strip() for name in PIXELS}
        lights = [
            {
                "id": name,
                "kind": "ddp",
                "host": "127.0.0.1",
                "port": strips[name].port,
                "pixels": pixels,
            }
            for name, pixels in PIXELS.items()
        ]
        player = Player(folder, sound)
        player.start()
        player.play(click_file(folder))
        visualizer = Daemon(
            *(PYTHON, "-m", "raveberry_visualizer"),
            environment={
                "RAVEBERRY_NODE": "bench",
                "RAVEBERRY_DATA": str(folder / "data"),
                "RAVEBERRY_RUNTIME": str(folder),
                "RAVEBERRY_MQTT_PORT": str(broker.port),
                "RAVEBERRY_LIGHTS": json.dumps(lights),
                **sound.environment,
            },
            log=folder / "lights.log",
        )
        visualizer.start()
        listener = Listener(broker.port, f"{NODE.base}/#")
        listener.wait(NODE.name(LIGHTS_INFO), "thousand")

        def show(settle_s: float = SETTLE_S, **effects: str) -> None:
            for name in PIXELS:
                effect = effects.get(name)
                order = {"state": "OFF"} if effect is None else {"state": "ON", "effect": effect}
                listener.publish(NODE.name(LIGHT_SET, name), json.dumps(order))
            time.sleep(settle_s)

        try:
            if part == "light":
                measure_process(visualizer.process.pid, show)
            if part in {"light", "latency"}:
                measure_latency(visualizer.process.pid, strips["thousand"], sound, show)
                return
            with party(Path(votes), str(BARE)) as (guest_port, host_port, _):
                measure_votes(guest_port, host_port, strips["thousand"], show, Path(votes), rounds)
        finally:
            visualizer.end()
            listener.close()
            player.end()
            sound.end()
            broker.end()


def measure_process(pid: int, show) -> None:  # noqa: ANN001
    """Print the CPU usage per effect."""
    for text, effects in (
        ("lights off", {}),
        ("1,000 pixels, spectrum", {"thousand": "spectrum"}),
        ("1,000 pixels, rave", {"thousand": "rave"}),
        ("10,000 pixels, spectrum", {"many": "spectrum"}),
        ("10,000 pixels, rave", {"many": "rave"}),
    ):
        show(**effects)
        print(f"{text:36}{cpu_share(pid, MEASURE_S):8.2f} % of a core   {load()}")


def measure_latency(pid: int, strip: Strip, sound: Sound, show) -> None:  # noqa: ANN001
    """Print the latency from sound to light."""
    show(thousand="spectrum")
    ear = Ear(sound)
    time.sleep(2.0)
    strip.frames.clear()
    ear.clicks_s.clear()
    share = cpu_share(pid, LATENCY_S)
    ear.end()
    late = lateness_ms(ear.clicks_s, strip.frames)
    low, *_, high = statistics.quantiles(late, n=20)
    print(
        f"from sound to light, {len(late)} of {len(ear.clicks_s)} clicks: p5 {low:.1f}, "
        f"p50 {statistics.median(late):.1f}, p95 {high:.1f}, worst {max(late):.1f} ms, "
        f"{share:.2f} % of a core   {load()}"
    )


def measure_votes(  # noqa: PLR0913, PLR0917 - internal helper
    guest_port: int,
    host_port: int,
    strip: Strip,
    show,  # noqa: ANN001
    folder: Path,
    rounds: int,
) -> None:
    """Print the jitter of frames beside a busy server, and response times beside busy lights."""
    entries = fill(host_port, 10)
    cookies = [join(guest_port, entries[0]) for _ in range(50)]
    # The rainbow changes in every frame, so no frame is skipped as unchanged.
    show(thousand="rainbow", many="rave")
    for text, seconds in (("an idle", 0.0), ("a busy", MEASURE_S)):
        strip.frames.clear()
        if seconds:
            rate = votes_per_s(guest_port, cookies, entries, seconds, folder)
            text = f"{text} ({rate:.0f} votes/s)"  # noqa: PLW2901 - completes the text
        else:
            time.sleep(MEASURE_S)
        middle, high, fps = jitter_ms(list(strip.frames))
        print(
            f"jitter beside {text} server: p50 {middle:.2f}, p99 {high:.2f} ms, "
            f"{fps:.1f} frames/s   {load()}"
        )
    p95_ms: dict[str, list[float]] = {"off": [], "full": []}
    p50_ms: dict[str, list[float]] = {"off": [], "full": []}
    for number in range(2 * rounds):
        # The order off, full, full, off cancels a slow drift of the machine.
        name = ("off", "full", "full", "off")[number % 4]
        show(VOTE_SETTLE_S, **({"thousand": "rave", "many": "rave"} if name == "full" else {}))
        times_ms = vote_times_ms(guest_port, cookies, entries)
        for share, found in ((50, p50_ms), (95, p95_ms)):
            found[name].append(float(np.percentile(times_ms, share)))
    for text, found in (("p50", p50_ms), ("p95", p95_ms)):
        middle, low, high, worse = ratios(found["full"], found["off"])
        print(
            f"votes, {rounds} pairs of rounds: {text} off {statistics.median(found['off']):.2f}, "
            f"full {statistics.median(found['full']):.2f} ms; full / off {middle:.2f}, 95 % within "
            f"{low:.2f} to {high:.2f}; full was slower in {worse} of {rounds}   {load()}"
        )


def ratios(full: Sequence[float], off: Sequence[float]) -> tuple[float, float, float, int]:
    """Return the median ratio of pairs, its bootstrapped 95 % interval, and the number above 1."""
    pairs = np.array(full) / np.array(off)
    random_generator = np.random.default_rng(1)
    medians = np.median(random_generator.choice(pairs, (RESAMPLINGS, len(pairs))), axis=1)
    low, high = np.percentile(medians, (2.5, 97.5))
    return float(np.median(pairs)), float(low), float(high), int((pairs > 1.0).sum())


def load() -> str:
    """Return the load average of the last minute as text."""
    return f"load {os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    main()
