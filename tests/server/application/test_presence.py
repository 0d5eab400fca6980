"""Present guests: an open socket, or a command in the last ten minutes."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.application.presence import ACTIVE_FOR_S, Presence
from raveberry_server.domain.model.ids import HOST, GuestId

from tests.fakes.party.guests import one_who_took_part

ANN, BOB = GuestId("ann"), GuestId("bob")


def where_all_took_part() -> Presence:
    presence = Presence()
    guests = {name: one_who_took_part(name) for name in (ANN, BOB, GuestId("cem"))}
    presence.note_guests({}, guests)
    return presence


def test_an_open_socket_counts_until_it_closes() -> None:
    presence = where_all_took_part()
    presence.note_open(ANN)
    assert presence.guests_active(1e9) == 1
    presence.note_close(ANN)
    assert presence.guests_active(1e9) == 0


def test_a_listener_that_fails_disturbs_neither_the_others_nor_who_reads_the_number() -> None:
    presence = where_all_took_part()
    notified = []

    def fail() -> None:
        raise OSError(104, "Connection reset by peer")

    presence.listen(fail)
    presence.listen(lambda: notified.append("second"))
    presence.note_command(ANN, 0)
    assert presence.guests_active(ACTIVE_FOR_S) == 0
    assert notified


def test_several_tabs_are_one_guest() -> None:
    presence = where_all_took_part()
    for _ in range(3):
        presence.note_open(ANN)
    presence.note_command(ANN, 0)
    assert presence.guests_active(0) == 1
    presence.note_close(ANN)
    presence.note_close(ANN)
    assert presence.guests_active(1e9) == 1
    presence.note_close(ANN)
    assert presence.guests_active(1e9) == 0


def test_a_command_counts_for_ten_minutes() -> None:
    presence = where_all_took_part()
    presence.note_command(ANN, 100)
    assert presence.guests_active(100 + ACTIVE_FOR_S - 1) == 1
    presence.note_command(ANN, 150)
    assert presence.guests_active(100 + ACTIVE_FOR_S + 1) == 1
    assert presence.guests_active(150 + ACTIVE_FOR_S) == 0


def test_the_host_is_no_guest() -> None:
    presence = where_all_took_part()
    presence.note_command(HOST, 0)
    presence.note_open(HOST)
    assert presence.guests_active(0) == 0
    presence.note_close(HOST)


def test_closing_what_was_never_open_changes_nothing() -> None:
    presence = where_all_took_part()
    presence.note_close(ANN)
    presence.note_open(ANN)
    assert presence.guests_active(0) == 1


def test_listeners_are_notified_of_presence_changes() -> None:
    presence = where_all_took_part()
    counts: list[int] = []
    leave = presence.listen(lambda: counts.append(presence.guests_active(0)))
    presence.note_open(ANN)
    presence.note_open(ANN)
    presence.note_command(BOB, 0)
    presence.note_command(BOB, 1)
    presence.note_close(ANN)
    presence.note_close(ANN)
    assert counts == [1, 2, 1]
    leave()
    presence.note_open(ANN)
    assert len(counts) == 3


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["open", "close", "command"]),
            st.sampled_from([ANN, BOB, GuestId("cem")]),
            st.sampled_from([0, 1, 200, 599, 601]),
        ),
        max_size=40,
    )
)
def test_the_incremental_count_equals_a_recount(
    happenings: list[tuple[str, GuestId, int]],
) -> None:
    presence = where_all_took_part()
    open_sockets: list[GuestId] = []
    commands: dict[GuestId, float] = {}
    mono_s = 0.0
    for kind, guest, passed_s in happenings:
        mono_s += passed_s
        match kind:
            case "open":
                presence.note_open(guest)
                open_sockets.append(guest)
            case "close":
                presence.note_close(guest)
                if guest in open_sockets:
                    open_sockets.remove(guest)
            case _:
                presence.note_command(guest, mono_s)
                commands[guest] = mono_s
        recent = {who for who, at_s in commands.items() if mono_s - at_s < ACTIVE_FOR_S}
        assert presence.guests_active(mono_s) == len(recent | set(open_sockets))


def test_guests_count_once_they_have_acted() -> None:
    presence, counts = Presence(), list[int]()
    presence.listen(lambda: counts.append(presence.guests_active(0)))
    presence.note_open(ANN)
    looking = replace(one_who_took_part(ANN), has_acted=False)
    presence.note_guests({}, {ANN: looking})
    assert (presence.guests_active(0), presence.active(0)) == (0, {ANN})
    acting = {ANN: one_who_took_part(ANN)}
    presence.note_guests({ANN: looking}, acting)
    assert counts == [0, 1]
    presence.note_guests(acting, acting)
    presence.note_guests(acting, {})
    assert (counts, presence.active(0)) == ([0, 1, 0], {ANN})


def test_those_who_share_a_voice_count_once() -> None:
    presence = Presence()
    names = [GuestId(f"tab {number}") for number in range(50)]
    tabs = {name: replace(one_who_took_part(name), voice="device 1") for name in names}
    presence.note_guests({}, {**tabs, ANN: one_who_took_part(ANN)})
    for name in (*names, ANN):
        presence.note_open(name)
    assert presence.guests_active(0) == 2
    for name in names[1:]:
        presence.note_close(name)
    assert presence.guests_active(0) == 2
    # It votes separately from now on.
    presence.note_guests(tabs, {names[0]: one_who_took_part(names[0])})
    assert presence.guests_active(0) == 2
    presence.note_close(names[0])
    assert presence.guests_active(0) == 1
