"""Remote listeners are counted, and their first and last is announced."""

import pytest
from raveberry_server.application.playback.stream_listeners import StreamListeners
from raveberry_server.application.throttling.slot_pool import SlotLimits
from raveberry_server.domain.model.errors import RefusedError


def test_observers_are_notified_of_the_first_and_the_last_listener() -> None:
    listeners = StreamListeners()
    seen: list[bool] = []
    stop = listeners.observe(lambda: seen.append(listeners.are_present))
    with listeners.listening(None), listeners.listening(None):
        assert seen == [True]
    assert seen == [True, False]
    stop()
    with listeners.listening(None):
        assert listeners.are_present
    assert seen == [True, False]


def test_a_listener_who_fails_is_not_counted_any_more() -> None:
    listeners = StreamListeners()
    with pytest.raises(ConnectionError), listeners.listening(None):
        raise ConnectionError
    assert not listeners.are_present


def test_a_listener_above_the_limit_is_refused() -> None:
    limits = SlotLimits(altogether=1, of_guest=1, of_address=1)
    listeners = StreamListeners(limits)
    with listeners.listening(None):
        with pytest.raises(RefusedError), listeners.listening(None):
            pytest.fail("there is no place")
        assert listeners.are_present
    assert not listeners.are_present
