"""Updates of yt-dlp from a package index over real HTTP, and the way back."""

import base64
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import override

import pytest
from raveberry_server.adapters.processes.child_process import renewal_process
from raveberry_server.adapters.sources.ytdlp.version_selection import YtdlpVersions
from raveberry_server.adapters.system.clock import SystemClock
from raveberry_server.application.ports.jobs import JobError, JobReport
from raveberry_server.jobs.network.package_index import IndexRefusalError, release_of

GOOD = """
class YoutubeDL:
    def __init__(self, options): pass
    def __enter__(self): return self
    def __exit__(self, *_error): pass
    def get_info_extractor(self, name): return name
"""
BROKEN = "raise ImportError('half of it is missing')"


class Index:
    """A package index that serves files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.uploaded: dict[str, str] = {}
        """Upload times by file name; all other files are old."""

    def offer(self, version: str, code: str) -> None:
        """Publish a version of yt-dlp, which requires scripts of the same version."""
        wanted = f"Requires-Dist: yt-dlp-ejs=={version}; extra == 'default'\n"
        self._publish("yt-dlp", version, {"yt_dlp/__init__.py": code}, wanted)
        self._publish("yt-dlp-ejs", version, {"yt_dlp_ejs/__init__.py": ""}, "")

    def _publish(self, name: str, version: str, files: dict[str, str], wanted: str) -> None:
        at = self.folder / "simple" / name
        at.mkdir(parents=True, exist_ok=True)
        stem = f"{name.replace('-', '_')}-{version}"
        about = f"{stem}.dist-info"
        head = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        files = {
            **files,
            f"{about}/METADATA": head + wanted,
            f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        rows = [f"{path},sha256={_digest(text)},{len(text)}" for path, text in files.items()]
        files[f"{about}/RECORD"] = "\n".join([*rows, f"{about}/RECORD,,"])
        with zipfile.ZipFile(at / f"{stem}-py3-none-any.whl", "w") as wheel:
            for path, text in files.items():
                wheel.writestr(path, text)
        files_json = [
            {
                "filename": one.name,
                "url": one.name,
                "hashes": {"sha256": sha256(one.read_bytes()).hexdigest()},
                "upload-time": self.uploaded.get(one.name, "2020-01-01T00:00:00Z"),
            }
            for one in at.glob("*.whl")
        ]
        meta = {"api-version": "1.1"}
        listed = {"meta": meta, "name": name, "versions": [], "files": files_json}
        (at / "index.json").write_text(json.dumps(listed))


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(sha256(text.encode()).digest()).decode().rstrip("=")


class _Quiet(SimpleHTTPRequestHandler):
    @override
    def do_GET(self) -> None:
        self.path += "index.json" if self.path.endswith("/") else ""
        super().do_GET()

    @override
    def guess_type(self, path: object) -> str:
        is_index = str(path).endswith("index.json")
        return "application/vnd.pypi.simple.v1+json" if is_index else "application/octet-stream"

    @override
    def log_message(self, *_args: object) -> None: ...


@contextmanager
def an_index(folder: Path) -> Iterator[tuple[Index, str]]:
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield Index(folder), f"http://127.0.0.1:{server.server_address[1]}/simple"
        server.shutdown()
        thread.join()


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    with an_index(tmp_path / "index") as (index, address):
        monkeypatch.setenv("PIP_INDEX_URL", address)
        monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
        monkeypatch.setenv("PIP_RETRIES", "0")
        monkeypatch.delenv("PIP_EXTRA_INDEX_URL", raising=False)
        yield index


async def renewed(folder: Path) -> str:
    """Return the code of the summary, and the version in it."""
    reports: list[JobReport] = []

    async def on_report(report: JobReport) -> None:
        reports.append(report)

    await renewal_process(folder=folder).run(on_report)
    summary = reports[-1].summary
    assert summary is not None
    return f"{summary.code} {summary.params['version']}"


def a_version(renewals: YtdlpVersions, name: str) -> None:
    """Create a version as if it had been installed earlier."""
    (renewals.folder / name / "yt_dlp").mkdir(parents=True)
    renewals.use(name)


async def test_the_newest_version_is_fetched_with_its_scripts(tmp_path: Path, index: Index) -> None:
    renewals = YtdlpVersions(folder=tmp_path / "sites")
    a_version(renewals, "3000.1.1")
    index.offer("3000.2.2", GOOD)
    assert await renewed(renewals.folder) == "component_updated 3000.2.2"
    overlay = renewals.overlay()
    assert overlay is not None
    assert (overlay / "yt_dlp_ejs").is_dir()
    assert renewals.version() == "3000.2.2"
    assert renewals.go_back() == "3000.1.1"


async def test_a_release_of_the_last_three_days_waits(tmp_path: Path, index: Index) -> None:
    renewals = YtdlpVersions(folder=tmp_path / "sites")
    a_version(renewals, "3000.1.1")
    now = SystemClock().at()
    for version, age in (("3000.3.3", timedelta(days=2)), ("3000.2.2", timedelta(days=4))):
        for stem in ("yt_dlp", "yt_dlp_ejs"):
            index.uploaded[f"{stem}-{version}-py3-none-any.whl"] = (now - age).isoformat()
        index.offer(version, GOOD)
    assert await renewed(renewals.folder) == "component_updated 3000.2.2"
    assert await renewed(renewals.folder) == "component_current 3000.2.2"


async def test_a_file_with_another_hash_than_stated_is_not_taken(
    tmp_path: Path, index: Index
) -> None:
    renewals = YtdlpVersions(folder=tmp_path / "sites")
    index.offer("3000.2.2", GOOD)
    wheel = index.folder / "simple/yt-dlp/yt_dlp-3000.2.2-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "a") as opened:
        opened.writestr("yt_dlp/evil.py", "")
    with pytest.raises(JobError, match=r"yt-dlp==3000\.2\.2 cannot be had"):
        await renewed(renewals.folder)
    assert renewals.overlay() is None


async def test_a_release_that_opens_local_addresses_is_not_used(
    tmp_path: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAVEBERRY_MQTT_PASSWORD", "secret-of-the-broker")
    renewals = YtdlpVersions(folder=tmp_path / "sites")
    spy = "import os, socket\nassert 'secret' not in str(os.environ)\n"
    index.offer("3000.2.2", f"{spy}socket.create_connection(('127.0.0.1', 9))\n{GOOD}")
    with pytest.raises(JobError, match="connections into this house are not made"):
        await renewed(renewals.folder)
    assert renewals.overlay() is None


async def test_an_older_release_than_the_one_that_is_used_is_not_taken(
    tmp_path: Path, index: Index
) -> None:
    renewals = YtdlpVersions(folder=tmp_path / "sites")
    a_version(renewals, "3000.3.3")
    index.offer("3000.2.2", GOOD)
    assert await renewed(renewals.folder) == "component_current 3000.3.3"


def test_a_version_that_cannot_be_imported_any_more_gives_way_to_the_one_before(
    tmp_path: Path,
) -> None:
    renewals = YtdlpVersions(folder=tmp_path / "sites")
    for name in ("3000.1.1", "3000.2.2"):
        a_version(renewals, name)
    (renewals.folder / "3000.2.2" / "broken").touch()
    assert renewals.overlay() == renewals.folder / "3000.1.1"
    assert renewals.version() == "3000.1.1"
    (renewals.folder / "3000.1.1" / "broken").touch()
    assert renewals.overlay() is None


def file_of(**changes: object) -> dict[str, object]:
    """Return the index entry of a valid wheel, with changes."""
    return {
        "filename": "yt_dlp-3000.1.1-py3-none-any.whl",
        "hashes": {"sha256": "0" * 64},
        "upload-time": "2020-01-01T00:00:00Z",
    } | changes


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        {},
        {"files": 1},
        {"files": [1]},
        {"files": [{"filename": "yt_dlp-3000.1.1-py3-none-any.whl"}]},
        {"files": [file_of(hashes={})]},
        {"files": [file_of(hashes={"sha256": "0"})]},
        {"files": [file_of(filename="yt_dlp-3000.1.1.tar.gz")]},
        {"files": [file_of(filename="yt_dlp-3000.1.1.dev0-py3-none-any.whl")]},
        {"files": [file_of(yanked="bad")]},
        {"files": [file_of(**{"upload-time": "soon"})]},
        {"files": [file_of(**{"upload-time": "2020-01-01T00:00:00"})]},
        {"files": [file_of(**{"upload-time": "2999-01-01T00:00:00Z"})]},
    ],
)
def test_a_release_without_hash_and_date_is_not_offered(answer: object) -> None:
    with pytest.raises(IndexRefusalError):
        release_of(json.dumps(answer).encode(), now=SystemClock().at())


@pytest.mark.parametrize("text", [b"", b"<html>", b"\xff"])
def test_so_does_one_that_is_no_json(text: bytes) -> None:
    with pytest.raises(IndexRefusalError):
        release_of(text, now=SystemClock().at())


async def test_a_broken_version_is_not_used(tmp_path: Path, index: Index) -> None:
    renewals = YtdlpVersions(folder=tmp_path / "sites")
    a_version(renewals, "3000.1.1")
    index.offer("3000.2.2", BROKEN)
    with pytest.raises(JobError, match=r"does not work, the one before stays.*half of it"):
        await renewed(renewals.folder)
    assert renewals.version() == "3000.1.1"
    assert not (renewals.folder / "trial").exists()


def test_one_can_go_back_once_and_older_versions_are_dropped(tmp_path: Path) -> None:
    renewals = YtdlpVersions(folder=tmp_path / "sites")
    installed = renewals.version()
    assert renewals.overlay() is None
    assert renewals.go_back() is None
    for name in ("3000.1.1", "3000.2.2", "3000.3.3"):
        a_version(renewals, name)
    kept = {one.name for one in renewals.folder.iterdir() if one.is_dir()}
    assert kept == {"3000.2.2", "3000.3.3"}
    assert renewals.go_back() == "3000.2.2"
    assert renewals.go_back() == "3000.3.3"
    (renewals.folder / "current").write_text("{")
    assert renewals.version() == installed


async def test_without_an_index_nothing_changes(tmp_path: Path, index: Index) -> None:
    renewals = YtdlpVersions(folder=tmp_path / "sites")
    assert not index.folder.exists()
    with pytest.raises(JobError, match="yt-dlp cannot be had"):
        await renewed(renewals.folder)
    assert renewals.overlay() is None


def test_a_version_that_breaks_later_gives_way_to_the_installed_one(tmp_path: Path) -> None:
    (tmp_path / "yt_dlp").mkdir()
    (tmp_path / "yt_dlp" / "__init__.py").write_text(BROKEN)
    code = (
        "import sys; from pathlib import Path;"
        "from raveberry_server.jobs.ytdlp_client import use_overlay;"
        "use_overlay(Path(sys.argv[1])); import yt_dlp; print(yt_dlp.version.__version__)"
    )
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-P", "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "half of it is missing" in done.stderr
    assert json.dumps(done.stdout.strip()).count(".") >= 2
