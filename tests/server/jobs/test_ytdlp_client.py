"""Messages of sites as reasons for guests."""

import errno
import json

import pytest
from raveberry_server.adapters.sources.cache.fetch_process import failure_of as failure_read
from raveberry_server.application.errors import Cause, FetchError, ServiceFault
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.jobs.ytdlp_client import failed_line, failure_of, song_of


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("Video unavailable. This video has been removed by the uploader", Cause.GONE),
        ("Video unavailable. This video is not available", Cause.GONE),
        ("This account has been terminated", Cause.LOGIN),
        ("Sign in to confirm you\u2019re not a bot", Cause.BLOCKED),
        ("This video is no longer available due to a copyright claim", Cause.BLOCKED),
        ("Sign in to confirm your age", Cause.LOGIN),
        ("Private video. Sign in if you've been granted access to this video", Cause.LOGIN),
        ("Join this channel to get access to members-only content", Cause.LOGIN),
        ("The uploader has not made this video available in your country", Cause.REGION),
        ("This video is DRM protected", Cause.REFUSED),
        ("Unsupported URL: https://example.org", Cause.REFUSED),
        ("No suitable extractor found for URL https://example.org", Cause.REFUSED),
        ("Requested format is not available", Cause.UNPLAYABLE),
        ("Downloaded 1000 bytes, expected 53160 bytes. Giving up after 2 retries", Cause.NETWORK),
        ("[Errno -2] Name or service not known: Failed to resolve", Cause.NETWORK),
        ("nsig extraction failed: Some formats may be missing", Cause.BROKEN),
    ],
)
def test_a_failure_has_a_cause(said: str, cause: Cause) -> None:
    failure = failure_of(RuntimeError(said), [])
    assert (failure.cause, failure.refusal) == (cause, FetchError(cause).refusal)


def test_the_first_cause_that_is_known_counts() -> None:
    full = RuntimeError("Video unavailable")
    full.__cause__ = OSError(errno.ENOSPC, "No space left on device")
    assert failure_of(full, []).cause is Cause.DISK
    assert failure_of(full, ["10.0.0.1"]).cause is Cause.REFUSED
    known = FetchError(Cause.TOO_LONG, "so long")
    assert failure_of(known, ["10.0.0.1"]) is known


@pytest.mark.parametrize(
    "failure",
    [
        FetchError(Cause.NETWORK),
        FetchError(Cause.TOO_LONG, "longer than 300 s"),
        FetchError(Cause.REFUSED, refusal=Refusal.LINK_INTO_HOUSE),
        FetchError(Cause.BROKEN, fault=ServiceFault.CERTIFICATE_UNTRUSTED),
    ],
)
def test_the_server_reads_the_failure_of_a_job(failure: FetchError) -> None:
    read = failure_read(json.loads(json.dumps(failed_line(failure)))["failed"])
    assert (read.cause, read.refusal, read.fault) == (
        failure.cause,
        failure.refusal,
        failure.fault,
    )
    assert str(read) == str(failure)


def test_a_failure_of_a_later_version_is_a_broken_source() -> None:
    read = failure_read({"cause": "new", "refusal": "new", "fault": "new", "detail": None})
    assert (read.cause, read.refusal, read.fault) == (Cause.BROKEN, Refusal.SOURCE_BROKEN, None)


@pytest.mark.parametrize(
    ("info", "artist", "title"),
    [
        ({"title": "Ann & Bob - The Song"}, "Ann & Bob", "The Song"),
        ({"title": "The Song", "channel": "Ann & Bob - Topic"}, "Ann & Bob", "The Song"),
        ({"title": "The Song", "uploader": "AnnBobVEVO"}, "AnnBob", "The Song"),
        ({"title": "x", "track": "The Song", "artists": ["Ann", "Bob"]}, "Ann, Bob", "The Song"),
        ({"title": "The Song", "artist": "Ann"}, "Ann", "The Song"),
        ({"id": "abc"}, "", "abc"),
        ({"title": None, "duration": "long", "age_limit": None}, "", "?"),
    ],
)
def test_artist_and_title_are_separated(info: dict[str, object], artist: str, title: str) -> None:
    song = song_of(info)
    assert (song["artist"], song["title"]) == (artist, title)
    assert song["duration_s"] is None


def test_songs_for_adults_are_explicit() -> None:
    assert song_of({"title": "x", "age_limit": 18, "duration": 3})["explicit"]
    assert song_of({"title": "x", "duration": 3})["duration_s"] == 3.0
