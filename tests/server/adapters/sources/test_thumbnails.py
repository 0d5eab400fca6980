"""Covers and thumbnails: small, made once, and harmless whatever the image is."""

import asyncio
import struct
import subprocess
import zlib
from pathlib import Path
from typing import Final

import pytest
from raveberry_server.adapters.sources import artwork
from raveberry_server.adapters.sources.artwork import LARGEST_BYTES, THUMBNAIL_BYTES, CoverScaler

JPEG: Final = b"\xff\xd8\xff"
PNG: Final = b"\x89PNG\r\n\x1a\n"


def picture(source: str, *options: str) -> bytes:
    """Return an image of ffmpeg's test sources."""
    made = subprocess.run(  # noqa: S603 - constant arguments
        [  # noqa: S607 - found on PATH
            "ffmpeg", "-v", "error", "-nostdin", "-f", "lavfi", "-i", source, "-frames:v", "1",
            *options, "-f", "image2pipe", "pipe:1",
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return made.stdout


def encoded(source: str, *options: str) -> bytes:
    """Return two frames of ffmpeg's test sources, or one where the codec has no more."""
    frames = "1" if options[1] in ("png", "mjpeg") else "2"
    muxer = () if "-f" in options else ("-f", "image2pipe")
    made = subprocess.run(  # noqa: S603 - constant arguments
        [  # noqa: S607 - found on PATH
            "ffmpeg", "-v", "error", "-nostdin", "-f", "lavfi", "-i", source, "-frames:v", frames,
            *options, *muxer, "pipe:1",
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return made.stdout


def noise(side_px: int) -> str:
    return f"nullsrc=s={side_px}x{side_px},geq=random(1)*255:random(2)*255:random(3)*255"


def png_that_claims(width: int, height: int) -> bytes:
    """Return the head of a PNG of a few bytes that would take gigabytes of memory."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(bytes(5_000_000)))
    return PNG + chunk(b"IHDR", head) + pixels + chunk(b"IEND", b"")


def size_of(image: bytes) -> tuple[int, int]:
    asked = [
        "ffprobe",
        "-v",
        "error",
        "-show_entries",
        "stream=width,height",
        "-of",
        "csv=p=0",
        "-",
    ]
    told = subprocess.run(asked, check=True, capture_output=True, input=image)  # noqa: S603
    width, height = told.stdout.decode().strip().split(",")
    return int(width), int(height)


@pytest.mark.parametrize(
    ("source", "options"),
    [
        ("mandelbrot=size=600x600", ("-c:v", "mjpeg", "-q:v", "3")),
        ("mandelbrot=size=900x300", ("-c:v", "png")),
        ("testsrc=size=300x900", ("-c:v", "png")),
        (noise(800), ("-c:v", "png")),
        (noise(90), ("-c:v", "mjpeg", "-q:v", "2")),
    ],
    ids=["square", "wide", "tall", "noise", "small"],
)
async def test_a_thumbnail_is_square_and_has_4_kb(
    tmp_path: Path, source: str, options: tuple[str, ...]
) -> None:
    image = await asyncio.to_thread(picture, source, *options)
    assert len(image) > THUMBNAIL_BYTES
    small = await CoverScaler(folder=tmp_path / "artwork").thumbnail(image)
    assert small is not None
    assert small.startswith(JPEG)
    assert len(small) <= THUMBNAIL_BYTES
    assert await asyncio.to_thread(size_of, small) in {(120, 120), (80, 80)}


async def test_a_thumbnail_is_made_once_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = await asyncio.to_thread(picture, "mandelbrot=size=600x600", "-c:v", "png")
    covers = CoverScaler(folder=tmp_path / "artwork")
    first, second = await asyncio.gather(covers.thumbnail(image), covers.thumbnail(image))
    monkeypatch.setenv("PATH", "")
    assert first == second == await covers.thumbnail(image)
    assert len(list((tmp_path / "artwork").iterdir())) == 1


async def test_an_image_that_is_small_already_stays_as_it_is(tmp_path: Path) -> None:
    image = await asyncio.to_thread(picture, "color=red:size=64x64", "-c:v", "png")
    covers = CoverScaler(folder=tmp_path / "artwork")
    assert await covers.thumbnail(image) == image
    assert await covers.fitting("key", image) == image


BAD: Final = {
    "empty": b"",
    "svg": b"<svg onload='alert(1)'/>",
    "long svg": b"<svg onload='alert(1)'/>" * 1_000,
    "playlist": b"#EXTM3U\nfile:///etc/passwd\n" * 1_000,
    "concatenation": b"ffconcat version 1.0\nfile /etc/passwd\n" * 1_000,
    "jpeg of zeros": JPEG + bytes(50_000),
    "cut png": PNG + bytes(50_000),
    "gif of text": b"GIF89a" + b"x" * 50_000,
    "riff of sound": b"RIFF" + struct.pack("<I", 50_000) + b"WAVEfmt " + bytes(50_000),
    "bomb": png_that_claims(60_000, 60_000),
    "endless strip": png_that_claims(2_000_000_000, 1),
}


@pytest.mark.parametrize("image", BAD.values(), ids=BAD.keys())
async def test_a_bad_image_has_no_thumbnail_and_is_not_tried_again(
    tmp_path: Path, image: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    covers = CoverScaler(folder=tmp_path / "artwork")
    assert await covers.thumbnail(image) is None
    monkeypatch.setattr(artwork, "spawned", None)
    assert await covers.thumbnail(image) is None


@pytest.mark.parametrize("image", BAD.values(), ids=BAD.keys())
async def test_a_bad_image_is_not_shown_whole_and_is_not_tried_again(
    tmp_path: Path, image: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    covers = CoverScaler(folder=tmp_path / "artwork")
    assert len(image) <= LARGEST_BYTES
    assert await covers.fitting("key", image) is None
    monkeypatch.setattr(artwork, "spawned", None)
    assert await covers.fitting("key", image) is None


@pytest.mark.parametrize(
    ("source", "codec"),
    [
        ("color=red:size=6000x6000", "png"),
        ("color=red:size=3000x3000", "mjpeg"),
        ("color=red:size=64x64", "gif"),
        ("color=red:size=64x64", "apng"),
    ],
)
async def test_what_is_large_or_may_move_is_shown_as_a_small_jpeg(
    tmp_path: Path, source: str, codec: str
) -> None:
    options = ("-c:v", codec, *(("-f", codec) if codec in ("gif", "apng") else ()))
    image = await asyncio.to_thread(encoded, source, *options)
    assert len(image) <= LARGEST_BYTES
    shown = await CoverScaler(folder=tmp_path / "artwork").fitting("key", image)
    assert shown is not None
    assert shown.startswith(JPEG)
    assert max(await asyncio.to_thread(size_of, shown)) <= 640


async def test_only_so_many_thumbnails_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(artwork, "_MOST_WAITING", 1)
    image = await asyncio.to_thread(picture, "mandelbrot=size=600x600", "-c:v", "png")
    other = await asyncio.to_thread(picture, "testsrc=size=600x600", "-c:v", "png")
    covers = CoverScaler(folder=tmp_path / "artwork")
    both = await asyncio.gather(covers.thumbnail(image), covers.thumbnail(other))
    assert sum(made is None for made in both) == 1
    assert await covers.thumbnail(image) is not None
    assert await covers.thumbnail(other) is not None
