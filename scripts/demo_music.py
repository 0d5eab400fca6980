"""Demo music library of twelve tracks, synthesised with ffmpeg."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from steps import SetupError

SEMITONE = 2 ** (1 / 12)

type Chord = tuple[int, tuple[int, int, int]]
"""Semitones from the key to the root, and from the root to each note."""

_MAJOR = (0, 4, 7)
_MINOR = (0, 3, 7)
_AXIS = ((0, _MAJOR), (7, _MAJOR), (9, _MINOR), (5, _MAJOR))
_DOOWOP = ((0, _MAJOR), (9, _MINOR), (5, _MAJOR), (7, _MAJOR))
_ANDALUSIAN = ((0, _MINOR), (-2, _MAJOR), (-4, _MAJOR), (-5, _MAJOR))
_DORIAN = ((0, _MINOR), (5, _MAJOR), (0, _MINOR), (3, _MAJOR))
_LAMENT = ((0, _MINOR), (-4, _MAJOR), (3, _MAJOR), (-2, _MAJOR))


class Parts(NamedTuple):
    """Levels of the instruments, 0 to 1."""

    drums: float
    bass: float
    pad: float
    lead: float


class Track(NamedTuple):
    """Title and musical description of a track, with one chord per bar."""

    title: str
    bpm: int
    key_hz: float
    chords: tuple[Chord, ...]
    parts: Parts
    gain_db: float
    length_s: int


class Album(NamedTuple):
    """Tracks of one artist that share a cover and a file format."""

    artist: str
    title: str
    year: int
    genre: str
    suffix: str
    colors: tuple[str, str, str]
    pattern: str
    tracks: tuple[Track, ...]


ALBUMS = (
    Album(
        "Paper Lantern Club",
        "Rooftop Weather",
        2019,
        "House",
        ".mp3",
        ("0xff6b6b", "0xffd166", "0x7b2cbf"),
        "radial",
        (
            Track("Warm Antenna", 122, 110.0, _AXIS, Parts(0.8, 0.5, 0.4, 0.4), -6, 48),
            Track("Balcony Lights", 126, 98.0, _DORIAN, Parts(0.9, 0.6, 0.3, 0.5), -4, 52),
            Track("Last Tram Home", 118, 123.47, _LAMENT, Parts(0.7, 0.5, 0.5, 0.3), -8, 44),
        ),
    ),
    Album(
        "Mira Tollund",
        "Salt and Linen",
        2007,
        "Folk",
        ".flac",
        ("0x264653", "0xe9c46a", "0x2a9d8f"),
        "linear",
        (
            Track(
                "Harbour in the Morning", 84, 146.83, _DOOWOP, Parts(0.1, 0.3, 0.6, 0.6), -12, 38
            ),
            Track(
                "Letters to the Lighthouse", 92, 130.81, _AXIS, Parts(0.2, 0.4, 0.5, 0.6), -10, 36
            ),
        ),
    ),
    Album(
        "The Fuse Boxes",
        "Loud Enough for Two",
        1994,
        "Rock",
        ".mp3",
        ("0xd90429", "0x2b2d42", "0xedf2f4"),
        "square",
        (
            Track(
                "Kick Out the Ladder", 148, 82.41, _ANDALUSIAN, Parts(1.0, 0.9, 0.3, 0.6), -1, 34
            ),
            Track("Second Gear", 136, 92.5, _LAMENT, Parts(1.0, 0.8, 0.4, 0.5), -2, 40),
        ),
    ),
    Album(
        "Nachtbus Neun",
        "Endstation",
        2023,
        "Techno",
        ".m4a",
        ("0x10002b", "0x00f5d4", "0x3c096c"),
        "spiral",
        (
            Track("Türen schließen", 132, 87.31, _DORIAN, Parts(1.0, 0.8, 0.2, 0.4), -3, 58),
            Track("Zwischenhalt", 128, 77.78, _ANDALUSIAN, Parts(0.9, 0.7, 0.4, 0.3), -5, 46),
        ),
    ),
    Album(
        "Café Ondulado",
        "Siesta",
        1978,
        "Bossa Nova",
        ".ogg",
        ("0xf4a261", "0x83c5be", "0xffddd2"),
        "circular",
        (
            Track("Tarde Azul", 104, 138.59, _DOOWOP, Parts(0.3, 0.5, 0.5, 0.5), -9, 42),
            Track("Sombra y Limón", 112, 116.54, _DORIAN, Parts(0.4, 0.5, 0.5, 0.5), -7, 32),
        ),
    ),
    Album(
        "Low Orbit Choir",
        "Nine Slow Moons",
        2014,
        "Ambient",
        ".flac",
        ("0x0b132b", "0x5bc0be", "0x6fffe9"),
        "radial",
        (Track("Perigee", 66, 65.41, _LAMENT, Parts(0.0, 0.3, 1.0, 0.4), -14, 60),),
    ),
)


_SYNTHESIS_HZ = 22_050
"""Half the sample rate of the files: it covers all frequencies used and takes half the time."""

_HEADROOM_DB = 10
"""Gain that compensates for the low level after mixing and echo."""


class DemoMusicError(SetupError):
    """Failure of ffmpeg to make a track."""


def make_demo_music(folder: Path) -> None:
    """Write the demo library unless the folder exists.

    Raises:
        DemoMusicError: ffmpeg failed; the message has the end of its output.
    """
    if folder.exists():
        return
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        tasks = [
            pool.submit(_make, album, number, track, unfinished)
            for album in ALBUMS
            for number, track in enumerate(album.tracks, 1)
        ]
        for task in tasks:
            task.result()
    unfinished.rename(folder)


def sound(track: Track) -> str:
    """Return the track as an expression of t for ffmpeg's aevalsrc, between about -1 and 1."""
    beat_s = 60 / track.bpm
    bar_s = 4 * beat_s
    # Variables: 0 the chord's root in Hz, 1 to 3 its notes in Hz, 4 seconds since the last beat,
    # 5 seconds since the last half beat, 6 index of the note that the lead plays.
    assignments = (
        _stored(
            0, _by_bar(track, bar_s, [track.key_hz * SEMITONE**root for root, _ in track.chords])
        ),
        *(
            _stored(
                voice + 1,
                _by_bar(
                    track,
                    bar_s,
                    [
                        track.key_hz * 2 * SEMITONE ** (root + notes[voice])
                        for root, notes in track.chords
                    ],
                ),
            )
            for voice in range(3)
        ),
        _stored(4, f"mod(t,{beat_s:.6f})"),
        _stored(5, f"mod(t,{beat_s / 2:.6f})"),
        _stored(6, f"mod(floor(t/{beat_s / 2:.6f})*3,4)"),
    )
    kick = "sin(2*PI*(48*ld(4)+3*(1-exp(-40*ld(4)))))*exp(-8*ld(4))"
    hat = f"(random(7)-0.5)*exp(-70*mod(t+{beat_s / 2:.6f},{beat_s:.6f}))"
    bass = "(sin(2*PI*ld(0)*t)+0.35*sin(4*PI*ld(0)*t))*exp(-2.5*ld(5))"
    pad = "(sin(2*PI*ld(1)*t)+sin(2*PI*ld(2)*t)+sin(2*PI*ld(3)*t))/3"
    pitch = "2*if(lt(ld(6),1),ld(1),if(lt(ld(6),2),ld(2),if(lt(ld(6),3),ld(3),2*ld(1))))"
    lead = f"(sin(2*PI*{pitch}*t)+0.3*sin(4*PI*{pitch}*t))*exp(-5*ld(5))"
    mix = "+".join(
        (
            f"{0.45 * track.parts.drums:.3f}*{kick}",
            f"{0.3 * track.parts.drums:.3f}*{hat}",
            f"{0.3 * track.parts.bass:.3f}*{bass}",
            f"{0.3 * track.parts.pad:.3f}*{pad}",
            f"{0.2 * track.parts.lead:.3f}*{lead}",
        )
    )
    return f"{';'.join(assignments)};{mix}"


def _stored(variable: int, value: str) -> str:
    return f"st({variable},{value})"


def _by_bar(track: Track, bar_s: float, values_hz: Sequence[float]) -> str:
    """Return an expression that steps through the values, one per bar."""
    bar = f"mod(t/{bar_s:.6f},{len(track.chords)})"
    *firsts, last = values_hz
    text = f"{last:.3f}"
    for number, value_hz in reversed(list(enumerate(firsts, 1))):
        text = f"if(lt({bar},{number}),{value_hz:.3f},{text})"
    return text


def _make(album: Album, number: int, track: Track, library: Path) -> None:
    folder = library / album.artist / album.title
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{number:02} {track.title}{album.suffix}"
    cover = file.with_suffix(".jpg")
    colors = ":".join(f"c{place}={color}" for place, color in enumerate(album.colors))
    gradients = f"gradients=s=500x500:n=3:{colors}:type={album.pattern}:seed={album.year}"
    _ffmpeg("-f", "lavfi", "-i", f"{gradients}:x0=0:y0=0", "-frames:v", "1", str(cover))
    effects = ",".join(
        (
            f"aecho=0.8:0.7:{round(45_000 / track.bpm)}:0.25",
            f"afade=t=in:d=0.5,afade=t=out:st={track.length_s - 2}:d=2",
            f"volume={track.gain_db + _HEADROOM_DB}dB,alimiter=level=false",
            "aresample=44100,aformat=channel_layouts=stereo",
        )
    )
    tags = {
        "title": track.title,
        "artist": album.artist,
        "album_artist": album.artist,
        "album": album.title,
        "track": str(number),
        "date": str(album.year),
        "genre": album.genre,
    }
    # ffmpeg cannot embed a picture in an Ogg file, so its cover is a file beside it.
    has_room = album.suffix != ".ogg"
    picture = ("-i", str(cover), "-map", "0:a", "-map", "1:v", "-c:v", "copy")
    _ffmpeg(
        *("-f", "lavfi", "-i", f"aevalsrc='{sound(track)}':s={_SYNTHESIS_HZ}:d={track.length_s}"),
        *((*picture, "-disposition:v", "attached_pic") if has_room else ()),
        *("-af", effects),
        *(argument for key, value in tags.items() for argument in ("-metadata", f"{key}={value}")),
        str(file),
    )
    if has_room:
        cover.unlink()
    else:
        cover.replace(folder / "cover.jpg")


def _ffmpeg(*arguments: str) -> None:
    command = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-nostdin", "-y", *arguments]
    made = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - trusted arguments
    if made.returncode:
        raise DemoMusicError(f"ffmpeg could not make {arguments[-1]}: {made.stderr.strip()[-500:]}")
