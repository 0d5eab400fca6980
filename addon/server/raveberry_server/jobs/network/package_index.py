"""Releases in a package index, by its JSON API (PEP 691 and PEP 700)."""

import json
import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import unquote, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from raveberry_server.domain.model.errors import RaveberryError

LEAST_AGE: Final = timedelta(days=3)
"""Compromised releases are usually detected and yanked within days."""

_JSON: Final = "application/vnd.pypi.simple.v1+json"
_PATIENCE_S: Final = 30
_LARGEST: Final = 64 << 20
_WHEEL: Final = re.compile(r"[A-Za-z0-9_.]+-(\d+(?:\.\d+)*)-py(?:2\.py)?3-none-any\.whl")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


class IndexRefusalError(RaveberryError):
    """The index offers no acceptable release; the message is for the host."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageRelease:
    """One wheel, as listed by the index."""

    version: str
    sha256: str

    @property
    def requirement(self) -> str:
        """Requirement by which pip accepts this file only."""
        return f"=={self.version} --hash=sha256:{self.sha256}"


def release_of(
    text: bytes, *, now: datetime, wanted: str | None = None, least_age: timedelta = LEAST_AGE
) -> PackageRelease:
    """Return the newest release in an index's answer that has a hash and the minimum age.

    Raises:
        IndexRefusalError: there is none; the message contains the reason.
    """
    try:
        files = list(json.loads(text)["files"])
    except (ValueError, TypeError, KeyError) as err:
        raise IndexRefusalError(
            "The package index does not state hashes and dates (PEP 700)"
        ) from err
    stated = [found for found in _stated(files) if wanted is None or found[0].version == wanted]
    if not stated:
        raise IndexRefusalError("The package index states no wheel with its hash and date")
    old = [release for release, at in stated if now - at >= least_age]
    if not old:
        raise IndexRefusalError(
            f"The newest release is not {least_age.days} days old yet; try again later"
        )
    return max(old, key=lambda release: _numbers(release.version))


def _stated(files: Iterable[object]) -> Iterable[tuple[PackageRelease, datetime]]:
    for file in files:
        match file:
            case {
                "filename": str(name),
                "hashes": {"sha256": str(digest)},
                "upload-time": str(uploaded),
            } if not _is_yanked(file) and _SHA256.fullmatch(digest):
                wheel = _WHEEL.fullmatch(name)
                try:
                    at = datetime.fromisoformat(uploaded)
                except ValueError:
                    continue
                if wheel is not None and at.tzinfo is not None:
                    yield PackageRelease(version=wheel[1], sha256=digest), at


def _is_yanked(file: object) -> bool:
    return isinstance(file, dict) and bool(file.get("yanked"))


def is_newer(version: str, than: str | None) -> bool:
    """Return whether a numeric version is newer; True for a missing or malformed `than`."""
    try:
        return _numbers(version) > _numbers(than or "")
    except ValueError:
        return True


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def answer_of(index: str, package: str) -> bytes:
    """Return the index's JSON page of a package.

    Raises:
        IndexRefusalError: it does not answer.
    """
    parts = urlsplit(f"{index.rstrip('/')}/{package}/")
    place = parts.netloc.rpartition("@")[2]
    headers = {"Accept": _JSON, "User-Agent": "Raveberry"}
    if parts.username:
        login = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        headers["Authorization"] = f"Basic {b64encode(login.encode()).decode()}"
    address = urlunsplit((parts.scheme, place, parts.path, "", ""))
    if parts.scheme not in ("http", "https"):
        raise IndexRefusalError("The package index must be an http or https address")
    try:
        with urlopen(Request(address, headers=headers), timeout=_PATIENCE_S) as answer:  # noqa: S310 - see above
            body: bytes = answer.read(_LARGEST)
    except OSError as err:
        raise IndexRefusalError(
            f"{package} cannot be had: the package index does not answer: {err}"
        ) from err
    return body
