"""Tags of sound files, also of mislabelled and untagged ones."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from raveberry_server.adapters.sound_file_suffixes import is_sound_file
from raveberry_server.adapters.sources.local.songs import LACKS_ALBUM, LACKS_ARTIST, LACKS_TITLE
from raveberry_server.jobs.library import tag_parser as tags_module
from raveberry_server.jobs.library.tag_parser import Tags, UnreadableError, line, patience, tags_of
from tinytag import TinyTag

from tests.fakes.player.sound_files import FORMATS, bare_mp3, dff, dsf, make_musepack, tagged

FFPROBE_ONLY = ("aac", "ac3", "ape", "dff", "dsf", "eac3", "mka", "mpc", "tta", "webm", "wv")


def read(path: Path) -> Tags:
    with patience():
        return tags_of(str(path))


def made(sounds: Path, file: Path, *options: str) -> Path:
    """Convert the tagged FLAC."""
    source = str(sounds / "tagged.flac")
    subprocess.run(  # noqa: S603 - our own
        ["ffmpeg", "-v", "error", "-i", source, "-map", "0:a", *options, str(file)],  # noqa: S607
        check=True,
    )
    return file


@pytest.mark.parametrize("end", [end for end in FORMATS if end != "wav"])
def test_each_format_tells_its_tags(sounds: Path, end: str) -> None:
    tags = read(sounds / f"tagged.{end}")
    assert (tags.title, tags.artist, tags.album) == ("Señorita", "Ann & Bob", "The Album")
    assert tags.duration_s == pytest.approx(0.5, abs=0.1)
    assert tags.genre == "Disco"
    assert not tags.has_cover


def test_everything_that_is_kept_is_read(sounds: Path) -> None:
    assert read(sounds / "tagged.flac") == Tags(
        title="Señorita",
        artist="Ann & Bob",
        album="The Album",
        album_artist="Various Artists",
        track=3,
        disc=2,
        year=1987,
        genre="Disco",
        duration_s=0.5,
        gain_db=None,
        has_cover=False,
        composer="Cole",
        label="House Records",
        isrc="USRC17607839",
    )


def test_who_wrote_and_published_a_song_is_read_from_mp3_frames(
    sounds: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.mp3"
    frames = {"TIT2": "A", "TCOM": "Cole\nPorter", "TPUB": "House", "TSRC": "us-rc1-76-07839"}
    file.write_bytes(tagged(bare_mp3(sounds), **frames))
    tags = read(file)
    assert (tags.composer, tags.label, tags.isrc) == ("Cole Porter", "House", "USRC17607839")


@pytest.mark.parametrize(
    ("artist", "lead", "shown"),
    [
        ("Ann", "", "Ann"),
        ("Ann\0Bob", "Ann", "Ann, Bob"),
        ("Ann\0Bob\0Ann\0\0", "Ann", "Ann, Bob"),
        ("Ann feat. Bob\0Ann\0Bob", "Ann", "Ann feat. Bob"),
        ("Ann feat. Bob", "Ann", "Ann feat. Bob"),
        ("Anna\0Ann", "Anna", "Anna, Ann"),
        ("A.B. (x\0[x", "A.B. (x", "A.B. (x, [x"),
        ("Ann (FEAT. Bob & Cy)", "Ann", "Ann (FEAT. Bob & Cy)"),
        ("Ann ft. Bob", "Ann", "Ann ft. Bob"),
        ("Ann featuring Bob", "Ann", "Ann featuring Bob"),
        ("AC/DC", "", "AC/DC"),
        ("Earth, Wind & Fire", "", "Earth, Wind & Fire"),
        ("Feat. Ann", "", "Feat. Ann"),
        ("Little Feat", "", "Little Feat"),
        ("A Defeat in May", "", "A Defeat in May"),
        ("\0", "", ""),
    ],
)
def test_several_artists_are_shown_and_one_leads(
    sounds: Path, tmp_path: Path, artist: str, lead: str, shown: str
) -> None:
    file = tmp_path / "a.mp3"
    file.write_bytes(tagged(bare_mp3(sounds), TIT2="Song", TPE1=artist))
    tags = read(file)
    assert (tags.lead_artist, tags.artist) == (lead, shown)


@pytest.mark.parametrize("artist", ["ä" * 4_000_000, "Ann\0" * 300_000, "Ã¤ \0" * 300_000])
def test_endless_tags_are_cut(sounds: Path, tmp_path: Path, artist: str) -> None:
    file = tmp_path / "a.mp3"
    file.write_bytes(tagged(bare_mp3(sounds), TIT2=artist, TPE1=artist, TALB="Album"))
    tags = read(file)
    assert 0 < len(tags.artist) <= 500
    assert 0 < len(tags.title) <= 500
    assert tags.album == "Album"


def test_several_artists_of_a_flac_are_shown(sounds: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.flac"
    copied = ("-c", "copy", "-metadata", "artist=Ann", "-metadata", "artists=Bob")
    tags = read(made(sounds, file, *copied))
    # In the order of the tags, which is ffmpeg's.
    assert {tags.lead_artist, *tags.artist.split(", ")} == {"Ann", "Bob"}


def test_a_cover_is_noticed(sounds: Path) -> None:
    assert read(sounds / "covered.mp3").has_cover


@pytest.mark.parametrize(
    ("gain", "gain_db"),
    [("-6.50 dB", -6.5), ("+1.2 dB", 1.2), ("3", 3.0), ("loud", None), ("nan dB", None)],
)
def test_a_gain_is_a_number_or_nothing(
    sounds: Path, tmp_path: Path, gain: str, gain_db: float | None
) -> None:
    file = tmp_path / "a.mp3"
    file.write_bytes(tagged(bare_mp3(sounds), TXXX=f"REPLAYGAIN_TRACK_GAIN\0{gain}"))
    assert read(file).gain_db == gain_db


@pytest.mark.parametrize(
    ("name", "artist", "title"),
    [
        ("Artist - Title.mp3", "Artist", "Title"),
        ("01 - Artist - Title.mp3", "Artist", "Title"),
        ("01. Just_a_title.mp3", "", "Just a title"),
        ("7 Seconds - Youssou.mp3", "Seconds", "Youssou"),
        ("99.mp3", "", "99"),
        ("a\nb\tc.mp3", "", "a b c"),
        ("Artist - A - B.mp3", "Artist", "A - B"),
        ("Artist - .mp3", "", "Artist -"),
        ("\udcff\udcfe.mp3", "", "?"),
        ("🎵.mp3", "", "🎵"),
    ],
)
def test_a_file_without_tags_is_called_as_its_name_says(
    sounds: Path, tmp_path: Path, name: str, artist: str, title: str
) -> None:
    file = tmp_path / name
    file.write_bytes(bare_mp3(sounds))
    tags = read(file)
    assert (tags.artist, tags.title) == (artist, title)


def test_a_tagged_artist_stays_when_the_title_comes_from_the_name(
    sounds: Path, tmp_path: Path
) -> None:
    file = tmp_path / "X - Y.mp3"
    file.write_bytes(tagged(bare_mp3(sounds), TPE1="Ann"))
    tags = read(file)
    assert (tags.artist, tags.title) == ("Ann", "Y")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        (" two\r\n lines\x00 ", "two lines"),
        ("tab\tbell\x07", "tab bell"),
        ("half \ud800 pair", "half pair"),
        ("x" * 600, "x" * 500),
        ("\u202eright to left", "\u202eright to left"),
        (None, ""),
    ],
)
def test_a_text_becomes_one_printable_line(text: str | None, shown: str) -> None:
    assert line(text) == shown


NO_SOUND = "file_silent|file_format_unknown|file_damaged: "


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "file_empty"),
        (b"This is no music at all.\n" * 50, NO_SOUND),
        (b"ID3\4\0\0\x7f\x7f\x7f\x7f" + b"TIT2" * 20, NO_SOUND),
        (b"fLaC" + b"\xff" * 400, NO_SOUND),
        (b"\x00" * 10_000, NO_SOUND),
        (b"OggS" + bytes(range(200)), NO_SOUND),
        (b"RIFF\xff\xff\xff\xffWAVEfmt ", NO_SOUND),
    ],
)
@pytest.mark.parametrize("end", ["mp3", "flac", "ogg", "m4a", "wav", "wma"])
def test_what_is_no_music_is_refused_with_a_reason(
    tmp_path: Path, content: bytes, reason: str, end: str
) -> None:
    file = tmp_path / f"song.{end}"
    file.write_bytes(content)
    with pytest.raises(UnreadableError, match=reason):
        read(file)


@pytest.mark.parametrize("lie", ["mp3", "flac", "ogg", "m4a"])
@pytest.mark.parametrize("truth", ["mp3", "flac", "ogg", "m4a"])
def test_a_wrong_ending_hides_no_song(sounds: Path, tmp_path: Path, truth: str, lie: str) -> None:
    file = tmp_path / f"song.{lie}"
    shutil.copy(sounds / f"tagged.{truth}", file)
    assert read(file).title == "Señorita"


@pytest.mark.parametrize(
    ("end", "codec"),
    [
        ("mka", ("-c:a", "libvorbis")),
        ("mka", ("-c:a", "flac")),
        ("tta", ("-c:a", "tta")),
        ("wv", ("-c:a", "wavpack")),
        ("webm", ("-c:a", "libopus")),
    ],
)
def test_formats_of_ffprobe_tell_their_tags_and_length(
    sounds: Path, tmp_path: Path, end: str, codec: Sequence[str]
) -> None:
    tags = read(made(sounds, tmp_path / f"song.{end}", *codec))
    assert (tags.title, tags.artist, tags.album) == ("Señorita", "Ann & Bob", "The Album")
    assert (tags.album_artist, tags.track, tags.genre) == ("Various Artists", 3, "Disco")
    assert tags.duration_s == pytest.approx(0.5, abs=0.1)


@pytest.mark.parametrize(("end", "content"), [("dsf", dsf(0.5)), ("dff", dff(0.5))])
def test_dsd_has_its_length_and_the_title_of_its_name(
    tmp_path: Path, end: str, content: bytes
) -> None:
    file = tmp_path / f"Ann - Song.{end}"
    file.write_bytes(content)
    tags = read(file)
    assert (tags.title, tags.artist) == ("Song", "Ann")
    assert tags.duration_s == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("duration_s", [0.5, 7.3])
def test_musepack_has_its_tags_and_its_exact_length(tmp_path: Path, duration_s: float) -> None:
    file = make_musepack(
        tmp_path / "song.mpc", duration_s=duration_s, title="Señorita", artist="Ann & Bob"
    )
    tags = read(file)
    assert (tags.title, tags.artist) == ("Señorita", "Ann & Bob")
    assert tags.duration_s == pytest.approx(duration_s, abs=0.001)


def test_musepack_behind_an_id3_tag_is_rounded_by_a_packet_at_most(tmp_path: Path) -> None:
    file = make_musepack(tmp_path / "song.mpc", duration_s=7.3)
    file.write_bytes(tagged(file.read_bytes(), TIT2="Song"))
    tags = read(file)
    assert tags.duration_s == pytest.approx(7.3, abs=1.7)


@pytest.mark.parametrize("end", ["ac3", "eac3"])
def test_dolby_digital_has_its_length_and_the_title_of_its_name(
    sounds: Path, tmp_path: Path, end: str
) -> None:
    tags = read(made(sounds, tmp_path / f"Ann - Song.{end}", "-c:a", end))
    assert (tags.title, tags.artist) == ("Song", "Ann")
    assert tags.duration_s == pytest.approx(0.5, abs=0.15)


@pytest.mark.parametrize("rate_hz", [22_050, 44_100, 48_000])
def test_adts_has_its_length_and_the_title_of_its_name(
    sounds: Path, tmp_path: Path, rate_hz: int
) -> None:
    tags = read(made(sounds, tmp_path / "Ann - Song.aac", "-c:a", "aac", "-ar", str(rate_hz)))
    assert (tags.title, tags.artist) == ("Song", "Ann")
    assert tags.duration_s == pytest.approx(0.5, abs=0.15)


@pytest.mark.parametrize("end", FFPROBE_ONLY)
@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "file_empty"), (b"MAC ", "file_damaged: "), (b"no music\n" * 999, "file_damaged: ")],
)
def test_what_ffprobe_cannot_read_is_refused_with_a_reason(
    tmp_path: Path, end: str, content: bytes, reason: str
) -> None:
    file = tmp_path / f"song.{end}"
    file.write_bytes(content)
    with pytest.raises(UnreadableError, match=reason):
        read(file)


def test_without_ffprobe_its_formats_are_called_by_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    file = tmp_path / "Ann - Song.ape"
    file.write_bytes(b"MAC ")
    tags = read(file)
    assert (tags.title, tags.duration_s) == ("Song", None)


def ape_item(name: str, value: bytes, flags: int = 0) -> bytes:
    head = len(value).to_bytes(4, "little") + flags.to_bytes(4, "little")
    return head + name.encode() + b"\0" + value


def with_ape_tag(sound: bytes, *items: bytes) -> bytes:
    content = b"".join(items)
    sizes = (2_000, len(content) + 32, len(items), 0)
    numbers = b"".join(number.to_bytes(4, "little") for number in sizes)
    return sound + content + b"APETAGEX" + numbers + bytes(8)


APE_ITEMS = (
    ape_item("Cover Art (Front)", b"a.jpg\0" + b"\xff" * 99, 0b10),
    ape_item("Title", "Señorita".encode()),
    ape_item("ARTIST", b"Ann\0Bob"),
    ape_item("Album Artist", b"Ann"),
    ape_item("Track", b"3/9"),
    ape_item("Year", b"1987"),
    ape_item("REPLAYGAIN_TRACK_GAIN", b"-3.5 dB"),
)


@pytest.mark.parametrize("after", [b"", b"TAG" + bytes(124) + b"\xff"])
def test_ape_tags_of_an_mp3_are_read(sounds: Path, tmp_path: Path, after: bytes) -> None:
    file = tmp_path / "a.mp3"
    file.write_bytes(with_ape_tag(bare_mp3(sounds), *APE_ITEMS) + after)
    tags = read(file)
    assert (tags.title, tags.artist, tags.lead_artist) == ("Señorita", "Ann, Bob", "Ann")
    assert (tags.album_artist, tags.track, tags.year, tags.gain_db) == ("Ann", 3, 1987, -3.5)


@pytest.mark.parametrize(
    "damage",
    [
        lambda tag: tag[:-30],
        lambda tag: tag.replace(b"APETAGEX\xd0\x07\0\0", b"APETAGEX\xd0\x07\0\0\xff\xff\xff\xff"),
        lambda tag: tag.replace(len("Señorita".encode()).to_bytes(4, "little"), b"\xff" * 4),
        lambda tag: tag.replace(b"Title\0", b"Title "),
    ],
)
def test_a_damaged_ape_tag_hides_no_song(
    sounds: Path, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    file = tmp_path / "Ann - Song.mp3"
    file.write_bytes(bare_mp3(sounds) + damage(with_ape_tag(b"", *APE_ITEMS)))
    assert read(file).title


def test_a_slow_file_times_out(sounds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object, **__: object) -> None:
        while True:
            time.sleep(0.01)

    monkeypatch.setattr(TinyTag, "get", endless)
    monkeypatch.setattr(tags_module, "_PATIENCE_S", 1)
    with pytest.raises(UnreadableError, match="file_slow"):
        read(sounds / "tagged.mp3")


@pytest.mark.parametrize("end", FORMATS)
@pytest.mark.parametrize("reason", ["large", "interrupted"])
def test_a_file_that_is_not_read_at_once_has_the_same_tags(
    sounds: Path, monkeypatch: pytest.MonkeyPatch, end: str, reason: str
) -> None:
    file = sounds / f"tagged.{end}"
    read_at_once = read(file)
    if reason == "large":
        monkeypatch.setattr(tags_module, "_SMALL_BYTES", 0)
    else:
        monkeypatch.setattr(os, "pread", lambda *_: b"fLaC")
    assert read(file) == read_at_once


def test_a_folder_is_no_sound_file(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").mkdir()
    with pytest.raises(IsADirectoryError):
        read(tmp_path / "a.mp3")


def test_a_missing_file_is_distinguished(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "gone.mp3")


@pytest.mark.parametrize(
    ("name", "is_sound"),
    [
        ("a.mp3", True),
        ("A.FLAC", True),
        ("a.ape", True),
        ("a.DSF", True),
        ("a.ac3", True),
        ("a.tta", True),
        ("._a.mp3", False),
        ("a.txt", False),
        ("mp3", False),
        ("a.wmv", False),
        ("a.mp3.part", False),
    ],
)
def test_a_sound_file_is_known_by_its_name(name: str, is_sound: bool) -> None:
    assert is_sound_file(name) is is_sound


@pytest.mark.parametrize(
    ("frames", "missing"),
    [
        ({}, LACKS_TITLE | LACKS_ARTIST | LACKS_ALBUM),
        ({"TIT2": "A"}, LACKS_ARTIST | LACKS_ALBUM),
        ({"TPE1": "Ann", "TALB": "Album"}, LACKS_TITLE),
        ({"TIT2": " ", "TPE1": "Ann"}, LACKS_TITLE | LACKS_ALBUM),
        ({"TIT2": "A", "TPE1": "Ann", "TALB": "Album"}, 0),
    ],
)
def test_tags_that_the_name_stands_in_for_are_noted(
    sounds: Path, tmp_path: Path, frames: dict[str, str], missing: int
) -> None:
    file = tmp_path / "Ann - A.mp3"
    file.write_bytes(tagged(bare_mp3(sounds), **frames) if frames else bare_mp3(sounds))
    tags = read(file)
    assert (tags.title, tags.missing) == ("A", missing)
