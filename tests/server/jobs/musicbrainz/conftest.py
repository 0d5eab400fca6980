"""Images for covers."""

import subprocess

import pytest


@pytest.fixture(scope="session")
def image(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a small JPEG."""
    file = tmp_path_factory.mktemp("image") / "cover.jpg"
    source = ("-f", "lavfi", "-i", "color=red:s=32x32", "-frames:v", "1")
    subprocess.run(["ffmpeg", "-v", "error", *source, str(file)], check=True)  # noqa: S603, S607 - our own arguments
    return file.read_bytes()
