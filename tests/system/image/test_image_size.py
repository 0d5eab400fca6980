"""The size of the image, and the features that removed packages must not break."""

import re
import subprocess

import pytest

from tests.system.image.test_image import LIMITS, RUN_DIR, TAG, podman
from tests.system.support.party_system import ROOT

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(600)]

LARGEST_UNPACKED_MB = 650
LARGEST_COMPRESSED_MB = 250
FORMATS = {
    "song.mp3": "libmp3lame",
    "song.flac": "flac",
    "song.ogg": "libvorbis",
    "song.opus": "libopus",
    "song.m4a": "aac",
    "song.aac": "aac",
    "song.wav": "pcm_s16le",
}
"""A file of each format that the library accepts, and ffmpeg's encoder for it."""


@pytest.fixture(scope="module")
def reported() -> dict[str, int]:
    """The sizes in MB that scripts/image reports."""
    done = subprocess.run(
        [ROOT / "scripts/image", "--run-dir", RUN_DIR, "--tag", TAG, "--measure"],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return {
        kind: int(size)
        for size, kind in re.findall(r": (\d+) MB (\w+)$", done.stdout, re.MULTILINE)
    }


def inside(*command: str) -> str:
    """Run a command in a new container of the image."""
    return podman(
        "run", "--rm", *LIMITS, "--network=host", "--entrypoint", command[0], TAG, *command[1:]
    ).stdout


def test_the_image_is_small_enough_for_a_memory_card(reported: dict[str, int]) -> None:
    assert reported["unpacked"] <= LARGEST_UNPACKED_MB
    assert reported["compressed"] <= LARGEST_COMPRESSED_MB


@pytest.mark.usefixtures("reported")
def test_mpd_has_every_decoder_output_and_encoder_that_is_used() -> None:
    features = inside("mpd", "--version")
    for name in ("mad", "flac", "vorbis", "opus", "ffmpeg", "curl", "lame", "pulse", "alsa",
                 "fifo", "httpd", "null", "http://", "https://"):  # fmt: skip
        assert re.search(rf"(?m)(^|\s|\[){re.escape(name)}(\s|\]|$)", features), name


@pytest.mark.usefixtures("reported")
def test_songs_of_every_format_are_made_measured_and_decoded() -> None:
    # In one container, because starting one takes longer than all commands together.
    commands = [
        f"ffmpeg -v error -f lavfi -i sine=duration=2 -c:a {encoder} /tmp/{name}"
        f" && ffprobe -v error -show_format -of json /tmp/{name}"
        f" && ffmpeg -hide_banner -nostats -i /tmp/{name} -af ebur128=framelog=quiet -f null - 2>&1"
        for name, encoder in FORMATS.items()
    ]
    shown = inside("sh", "-ec", "\necho NEXT\n".join(commands))
    for name, output in zip(FORMATS, shown.split("NEXT"), strict=True):
        duration = re.search(r'"duration": "([\d.]+)"', output)
        assert duration is not None, name
        assert float(duration[1]) == pytest.approx(2, abs=0.3), name
        assert "Integrated loudness" in output, name


@pytest.mark.usefixtures("reported")
def test_a_debian_update_restores_no_removed_package() -> None:
    unused = (ROOT / "addon/packages/unused.txt").read_text()
    names = [line.split("#")[0].strip() for line in unused.splitlines()]
    simulated = inside("sh", "-c", "apt-get update -q && apt-get --simulate dist-upgrade")
    installed = set(re.findall(r"^Inst (\S+)", simulated, re.MULTILINE))
    assert not installed & {name for name in names if name}
    assert "0 to remove" in simulated


@pytest.mark.usefixtures("reported")
def test_the_licence_of_every_package_is_in_the_image() -> None:
    without = inside(
        "sh", "-c",
        "for package in $(dpkg-query --show --showformat '${Package} '); do"
        " [ -e /usr/share/doc/$package/copyright ] || echo $package; done",
    )  # fmt: skip
    assert without.split() == ["raveberry-unused"]
    bare = inside(
        "sh", "-c",
        "for folder in /opt/raveberry/.venv/lib/python3*/site-packages/*.dist-info; do"
        " find $folder -type f | grep -qiE 'licen|copying' || echo ${folder##*/}; done",
    )  # fmt: skip
    assert [name for name in bare.split() if not name.startswith("raveberry_addon")] == []
    assert "Apache License" in inside("cat", "/opt/raveberry/LICENSE")
