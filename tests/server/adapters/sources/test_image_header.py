"""Only images that any phone can show are shown as they are."""

import struct
from typing import Final

import pytest
from raveberry_server.adapters.sources.image_header import is_harmless

SCAN: Final = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00"


def png(width: int, height: int, rest: bytes = b"") -> bytes:
    return (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
        + struct.pack(">II", width, height)
        + b"\x08\2\0\0\0"
        + rest
    )


def jpeg(
    width: int, height: int, *, before: bytes = b"", rest: bytes = b"", frame: int = 0xC0
) -> bytes:
    size = struct.pack(">BHHB", 8, height, width, 3)
    return b"\xff\xd8" + before + bytes((0xFF, frame, 0, 17)) + size + bytes(9) + rest


HARMLESS: Final = {
    "png": png(640, 640),
    "largest png": png(2_048, 2_048),
    "jpeg": jpeg(640, 480),
    "jpeg after a comment": jpeg(640, 480, before=b"\xff\xfe\x00\x05abc"),
    "progressive jpeg": jpeg(640, 480, frame=0xC2, rest=SCAN * 10),
}
SUSPICIOUS: Final = {
    "nothing": b"",
    "png of a billion pixels": png(32_000, 32_000),
    "png one row too high": png(2_048, 2_049),
    "endless strip": png(2_000_000_000, 1),
    "png without pixels": png(0, 640),
    "cut png": png(640, 640)[:18],
    "png without a header": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "moving png": png(640, 640, rest=b"\0\0\0\x08acTL" + bytes(12)),
    "jpeg of a billion pixels": jpeg(32_000, 32_000),
    "jpeg of a thousand scans": jpeg(640, 480, frame=0xC2, rest=SCAN * 1_000),
    "cut jpeg": jpeg(640, 480)[:8],
    "jpeg without a frame": b"\xff\xd8" + SCAN,
    "jpeg with a segment of no length": b"\xff\xd8\xff\xfe\x00\x00" + jpeg(640, 480)[2:],
    "jpeg with rubbish between segments": b"\xff\xd8rubbish" + jpeg(640, 480)[2:],
    "gif": b"GIF89a" + struct.pack("<HH", 64, 64) + bytes(100),
    "webp": b"RIFF\x64\0\0\0WEBPVP8 " + bytes(100),
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
}


@pytest.mark.parametrize("image", HARMLESS.values(), ids=HARMLESS.keys())
def test_a_still_image_of_a_usual_size_is_harmless(image: bytes) -> None:
    assert is_harmless(image)


@pytest.mark.parametrize("image", SUSPICIOUS.values(), ids=SUSPICIOUS.keys())
def test_an_image_that_could_exhaust_a_phone_is_not(image: bytes) -> None:
    assert not is_harmless(image)
