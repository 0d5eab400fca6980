"""Rules of saved playlists: names, room, songs and moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest_texts import MAX_NAME_LENGTH
from raveberry_server.domain.notices import Notice
from raveberry_server.domain.requests import saved_playlists as rules
from raveberry_server.domain.requests.saved_playlists import MAX_PLAYLIST_SONGS, MAX_PLAYLISTS

from tests.fakes.party.domain_party import a_song

ABC = tuple(map(a_song, "abc"))


def letters(songs: tuple[object, ...]) -> str:
    return "".join(song.title for song in songs)  # type: ignore[attr-defined] - songs


@pytest.mark.parametrize(
    ("wanted", "taken", "name"),
    [
        (" Road\ntrip ", (), "Road trip"),
        ("Road trip", ("ROAD TRIP!",), "Road trip (2)"),
        ("Road trip", ("Road trip", "road trip (2)"), "Road trip (3)"),
        ("x" * 99, ("x" * 40,), "x" * 36 + " (2)"),
        ("!", ("?",), "!"),
        ("!", ("!",), "! (2)"),
    ],
)
def test_a_name_that_is_taken_gets_a_number(wanted: str, taken: tuple[str, ...], name: str) -> None:
    assert rules.playlist_name(wanted, taken) == name
    assert len(name) <= MAX_NAME_LENGTH


@pytest.mark.parametrize("wanted", ["", " \n", "\u200b"])
def test_a_playlist_has_a_name(wanted: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        rules.playlist_name(wanted, ())
    assert refusal.value.reason is Reason.BAD_REQUEST


def test_the_number_of_playlists_is_limited() -> None:
    rules.expect_room_for_playlist(MAX_PLAYLISTS - 1)
    with pytest.raises(RefusedError) as refusal:
        rules.expect_room_for_playlist(MAX_PLAYLISTS)
    assert (refusal.value.reason, refusal.value.limit) == (Reason.LIMIT_REACHED, MAX_PLAYLISTS)


def test_a_playlist_holds_each_song_once() -> None:
    missing = Notice("gone")
    made = rules.add_songs(ABC, [a_song("d"), a_song("a"), missing, a_song("d")])
    assert letters(made.songs) == "abcd"
    known = Notice("in_playlist")
    assert (made.added, made.reasons) == (1, (None, known, missing, known))


def test_a_playlist_has_a_greatest_length() -> None:
    full = tuple(a_song(f"s{number}") for number in range(MAX_PLAYLIST_SONGS - 1))
    made = rules.add_songs(full, [a_song("a"), a_song("b")])
    assert (len(made.songs), made.reasons) == (MAX_PLAYLIST_SONGS, (None, Notice("playlist_full")))


def test_songs_are_removed_by_their_uris() -> None:
    assert letters(rules.remove_songs(ABC, {"local:a", "local:c", "local:x"})) == "b"
    with pytest.raises(RefusedError) as refusal:
        rules.remove_songs(ABC, {"local:x"})
    assert refusal.value.reason is Reason.NOT_FOUND


@pytest.mark.parametrize(
    ("song", "before", "order"),
    [
        ("c", "a", "cab"),
        ("a", "c", "bac"),
        ("a", None, "bca"),
        ("a", "a", "abc"),
        ("c", None, "abc"),
    ],
)
def test_a_song_moves_before_another_one_or_to_the_end(
    song: str, before: str | None, order: str
) -> None:
    target = before and f"local:{before}"
    assert letters(rules.move_song(ABC, f"local:{song}", target)) == order


@pytest.mark.parametrize(("song", "before"), [("x", None), ("a", "x"), ("x", "x"), ("x", "a")])
def test_a_song_that_has_left_does_not_move(song: str, before: str | None) -> None:
    with pytest.raises(RefusedError) as refusal:
        rules.move_song(ABC, f"local:{song}", before and f"local:{before}")
    assert refusal.value.reason is Reason.NOT_FOUND


@given(st.permutations("abcdef"), st.sampled_from("abcdef"), st.sampled_from([*"abcdef", None]))
def test_a_move_keeps_all_songs_and_the_order_of_the_others(
    order: list[str], song: str, before: str | None
) -> None:
    songs = tuple(map(a_song, order))
    after = rules.move_song(songs, f"local:{song}", before and f"local:{before}")
    rest = letters(after).replace(song, "")
    assert rest == "".join(order).replace(song, "")
    assert len(after) == len(songs)
