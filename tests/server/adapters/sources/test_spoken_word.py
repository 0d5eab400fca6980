"""Audiobooks and podcasts, by suffix and genre."""

import pytest
from raveberry_server.adapters.sources.spoken_word import is_spoken_word


@pytest.mark.parametrize(
    ("path", "genre", "is_spoken"),
    [
        ("/music/a.m4b", "", True),
        ("/music/A.M4B", "Rock", True),
        ("/music/a.mp3", "Audiobook", True),
        ("/music/a.mp3", "Fantasy; Audio Books", True),
        ("/music/a.mp3", "Kinderhörspiel", True),
        ("/music/a.mp3", "Hörbuch", True),
        ("/music/a.mp3", "PODCAST", True),
        ("/music/a.mp3", "Speech", True),
        ("/music/a.mp3", "Spoken-Word", True),
        ("/music/a.mp3", "", False),
        ("/music/a.mp3", "Rock", False),
        ("/music/a.mp3", "Talking Blues", False),
        ("/audiobooks/a.mp3", "Pop", False),
        ("/music/m4b", "\x00" * 9_000, False),
    ],
)
def test_speech_is_distinguished_from_music(path: str, genre: str, is_spoken: bool) -> None:
    assert is_spoken_word(path=path, genre=genre) is is_spoken
