"""Changes from song to song in the recorded sound of a party, between all formats."""

import re
import subprocess
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.system.promises.crowd import WITHOUT_LIMITS
from tests.system.support.party_system import Browser, System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]

RATE_HZ: Final = 44_100
FORMATS: Final = {
    "mp3": ("-ar", "44100", "-c:a", "libmp3lame", "-b:a", "192k"),
    "flac": ("-ar", "96000", "-sample_fmt", "s32", "-c:a", "flac"),
    "ogg": ("-ar", "44100", "-c:a", "libvorbis"),
    "opus": ("-ar", "48000", "-c:a", "libopus"),
    "m4a": ("-ar", "44100", "-c:a", "aac"),
    "wav": ("-ar", "48000", "-ac", "1"),
}
"""Options of ffmpeg by format, with several sample rates, high resolution and one channel."""
TONES_HZ: Final = (500, 1_250)
"""Songs in turn have these tones, so that their shares in the sound can be told apart."""
SILENT: Final = 0.002
MOST_SILENT_SAMPLES: Final = 10
AAC_FRAME: Final = 1_024
"""FFmpeg's MP4 files fill their last frame with silence, which MPD plays."""
CROSSFADE_S: Final = 3
LONGEST_CROSSFADE_S: Final = CROSSFADE_S + 0.05

type Sound = NDArray[np.float64]


def every_pair(names: Sequence[str]) -> list[str]:
    """Return a sequence in which each name follows each name once: an Eulerian circuit."""
    following = {name: list(names) for name in names}
    stack, walk = [names[0]], list[str]()
    while stack:
        if following[stack[-1]]:
            stack.append(following[stack[-1]].pop())
        else:
            walk.append(stack.pop())
    return walk[::-1]


def make_song(folder: Path, title: str, *, kind: str, hz: int, length_s: int) -> None:
    tone = f"sine=frequency={hz}:duration={length_s}:sample_rate=48000"
    subprocess.run(
        [
            *("ffmpeg", "-v", "error", "-nostdin", "-f", "lavfi", "-i", tone),
            *("-af", "volume=12dB", "-ac", "2", *FORMATS[kind]),
            *("-metadata", f"title={title}", "-metadata", "artist=Tones"),
            str(folder / f"{title}.{kind}"),
        ],
        check=True,
    )


def titled(number: int) -> str:
    return f"Tone {chr(ord('A') + number // 10)}{number % 10}"


class Recording(threading.Thread):
    """The sound of the party from the start on."""

    def __init__(self, system: System, length_s: float) -> None:
        super().__init__()
        self._system = system
        self._length_s = length_s
        self._sound = b""
        self.start()

    def run(self) -> None:
        self._sound = self._system.recorded(self._length_s)

    def sound(self) -> Sound:
        self.join()
        return np.frombuffer(self._sound, dtype="<i2") / 32_768


@pytest.fixture
def system() -> Iterator[System]:
    with a_system() as system:
        yield system


def begin(system: System, songs: Sequence[str], *, are_measured: bool, **settings: object) -> None:
    """Start the party and queue these songs, held until `play`.

    Args:
        system: the party.
        songs: titles of the songs.
        are_measured: wait until each song has a measured gain.
        settings: settings of the party.
    """
    system.wait_until_served()
    host = system.host()
    if are_measured:
        until(lambda: is_measured(host), within_s=200, what="the loudness of all is measured")
    for name, value in {**WITHOUT_LIMITS, "autoplay": False, **settings}.items():
        host.done("set_setting", name=name, value=value)
    host.done("pause")
    for title in songs:
        until(
            lambda title=title: host.command("enqueue", query=title).status == 200,
            within_s=60,
            what=f"{title} is known",
        )


def is_measured(host: Browser) -> bool:
    found: Any = host.done("sources")
    return any((job["kind"], job["state"]) == ("loudness", "done") for job in found["jobs"])


def played(system: System) -> Sequence[str]:
    """Return the suffixes of the files that MPD has played, `.concat` for those with a gain."""
    return [Path(file).suffix for file in re.findall(r'played "(.*)"', system.log("mpd"))]


def longest_silence(sound: Sound) -> int:
    """Return the largest number of silent samples in a row."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], np.abs(sound) < SILENT, [0]))))
    return int((edges[1::2] - edges[::2]).max(initial=0))


def level_of(sound: Sound, hz: int) -> Sound:
    """Return the level of a tone for each millisecond, averaged over 20 ms."""
    turned = sound * np.exp(-2j * np.pi * hz * np.arange(len(sound)) / RATE_HZ)
    sums = np.concatenate(([0], np.cumsum(turned)))
    width, step = RATE_HZ // 50, RATE_HZ // 1_000
    level: Sound = np.abs(sums[width:] - sums[:-width])[::step] / width
    return level


def changes_of(sound: Sound) -> list[int]:
    """Return the milliseconds at which another tone becomes the louder one."""
    first, second = (level_of(sound, hz) for hz in TONES_HZ)
    loud = np.flatnonzero(np.maximum(first, second) > 0.02)
    louder = (second > first)[loud]
    found = loud[1:][np.diff(louder.astype(int)) != 0]
    return [
        int(at) for number, at in enumerate(found) if not number or at - found[number - 1] > 200
    ]


@pytest.mark.long
@pytest.mark.parametrize("are_measured", [False, True], ids=["as they are", "with measured gains"])
def test_songs_of_any_two_formats_follow_each_other_without_a_gap(
    system: System, are_measured: bool
) -> None:
    kinds = every_pair(list(FORMATS))
    length_s = 3
    system.music.mkdir(exist_ok=True)
    titles = [titled(number) for number in range(len(kinds))]
    for number, kind in enumerate(kinds):
        hz = TONES_HZ[number % 2]
        make_song(system.music, titles[number], kind=kind, hz=hz, length_s=length_s)
    with system.running():
        begin(system, titles, are_measured=are_measured, crossfade_s=0)
        recording = Recording(system, length_s * len(kinds) + 10)
        system.host().done("play")
        sound = recording.sound()
        suffixes = played(system)
    if are_measured:
        assert set(suffixes) == {".concat"}
    changes = changes_of(sound)
    assert len(changes) == len(kinds) - 1
    gaps = {}
    for number, at_ms in enumerate(changes):
        at = at_ms * RATE_HZ // 1_000
        gap = longest_silence(sound[at - RATE_HZ // 4 : at + RATE_HZ // 4])
        allowed = AAC_FRAME if kinds[number] == "m4a" else MOST_SILENT_SAMPLES
        if gap > allowed:
            gaps[f"{number}: {kinds[number]} to {kinds[number + 1]}"] = gap
    assert gaps == {}


@pytest.mark.long
@pytest.mark.parametrize("are_measured", [False, True], ids=["as they are", "with measured gains"])
def test_songs_of_different_formats_crossfade(system: System, are_measured: bool) -> None:
    kinds = [*FORMATS, next(iter(FORMATS))]
    titles = [titled(number) for number in range(len(kinds))]
    length_s = 25
    system.music.mkdir(exist_ok=True)
    for number, kind in enumerate(kinds):
        hz = TONES_HZ[number % 2]
        make_song(system.music, titles[number], kind=kind, hz=hz, length_s=length_s)
    with system.running():
        begin(system, titles, are_measured=are_measured, crossfade_s=CROSSFADE_S)
        host = system.host()
        recording = Recording(system, 11 * len(kinds))
        host.done("play")
        for title in titles[:-1]:
            until(lambda title=title: plays(host.state()) == title, within_s=30, what=title)
            host.done("seek", position_s=length_s - 6)
        sound = recording.sound()
        suffixes = played(system)
    if are_measured:
        assert set(suffixes) == {".concat"}
    first, second = (level_of(sound, hz) for hz in TONES_HZ)
    changes = changes_of(sound)
    assert len(changes) == len(kinds) - 1
    for number, at_ms in enumerate(changes):
        around = slice(max(0, at_ms - 1_000 * CROSSFADE_S), at_ms + 1_000 * CROSSFADE_S)
        full = max(first.max(), second.max())
        both = np.flatnonzero(np.minimum(first, second)[around] > full / 200)
        overlap_s = (both[-1] - both[0]) / 1_000 if len(both) else 0.0
        pair = f"{kinds[number]} to {kinds[number + 1]}"
        assert CROSSFADE_S - 0.5 < overlap_s < LONGEST_CROSSFADE_S, f"{pair}: {overlap_s} s"


def plays(state: dict[str, Any]) -> str | None:
    entry = state["player"]["entry"]
    return entry and entry["song"]["title"]
