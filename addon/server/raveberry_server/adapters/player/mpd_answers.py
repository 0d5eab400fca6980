"""Parse MPD's answers; pure.

The protocol is described at https://mpd.readthedocs.io/en/latest/protocol.html. MPD omits unknown
values, which is no error; a value that cannot be parsed is.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import mpd

from raveberry_server.application.errors import PlayerFault, PlayerLostError
from raveberry_server.application.ports import PlayerReport, PlayerSong, PlayerState
from raveberry_server.domain.model.guest_texts import one_line
from raveberry_server.domain.model.playback import Output
from raveberry_server.domain.model.settings import ReplayGain

type Pairs = Mapping[str, object]
"""One object of an answer; a value is a list if its key was repeated."""

_STATES: Final = {
    "stop": PlayerState.STOPPED,
    "play": PlayerState.PLAYING,
    "pause": PlayerState.PAUSED,
}
_PLAIN_MODES: Final = ("repeat", "random", "single", "consume")
_LONGEST_TITLE: Final = 200


def report(
    status: Pairs, songs: Sequence[Pairs], outputs: Sequence[Pairs], gain_mode: str | None
) -> PlayerReport:
    """Return `status`, `playlistinfo`, `outputs` and `replay_gain_status` as one report.

    Raises:
        PlayerLostError: the answer is malformed.
    """
    listed = tuple(_song(song) for song in songs)
    now = state(status)
    error = _text(status, "error")
    # MPD keeps old errors; one about an output is present while the song is paused by it.
    output_error = error if error and now is PlayerState.PAUSED else ""
    return PlayerReport(
        state=now,
        current=_current(status, listed),
        songs=listed,
        position_s=_seconds(status, "elapsed"),
        duration_s=_seconds(status, "duration") or None,
        stream_title=_stream_title(status, songs),
        volume=_volume(status),
        crossfade_s=_number(status, "xfade") or 0,
        replay_gain=_gain(gain_mode),
        is_in_order=all(_text(status, mode) in (None, "0") for mode in _PLAIN_MODES),
        outputs=tuple(_output(output, output_error) for output in outputs),
        error=error,
    )


def state(status: Pairs) -> PlayerState:
    """Return the state in MPD's `status`.

    Raises:
        PlayerLostError: the answer is malformed.
    """
    reported = _STATES.get(_text(status, "state") or "")
    if reported is None:
        raise _malformed("state", status.get("state"))
    # MPD reports "play" at once; the audio format is known once there is sound.
    if reported is PlayerState.PLAYING and _text(status, "audio") is None:
        return PlayerState.STARTING
    return reported


def error(status: Pairs) -> str | None:
    """Return the error in MPD's `status`, None if there is none."""
    return _text(status, "error")


def senders(outputs: Sequence[Pairs]) -> frozenset[str]:
    """Return the ids of the `outputs` that serve HTTP clients."""
    return frozenset(
        _text(output, "outputid") or "" for output in outputs if _text(output, "plugin") == "httpd"
    )


def song_number(answer: object) -> int:
    """Return the number of a song from the answer to `addid`.

    Raises:
        PlayerLostError: the answer is malformed.
    """
    if isinstance(answer, str) and answer.isascii() and answer.isdigit():
        return int(answer)
    raise _malformed("the answer to addid", answer)


def is_no_such_song(code: object) -> bool:
    """Return True if a refusal means that the song is not in MPD's list."""
    return code is mpd.FailureResponseCode.NO_EXIST


def is_held_by_outputs(now: PlayerReport) -> bool:
    """Return True if MPD paused as no output is on, or as one that is on fails.

    MPD answers a start with this error instead of OK if the outputs fail before it answers.
    """
    used = [output for output in now.outputs if output.is_on]
    return (
        now.state is PlayerState.PAUSED
        and now.error is not None
        and not (used and all(output.is_available for output in used))
    )


def _current(status: Pairs, songs: Sequence[PlayerSong]) -> PlayerSong | None:
    number = _number(status, "songid")
    return next((song for song in songs if song.number == number), None)


def _stream_title(status: Pairs, songs: Sequence[Pairs]) -> str | None:
    """Return the title that a station sends, joined with its artists if it names them."""
    number = _text(status, "songid")
    song = next((song for song in songs if song.get("id") == number), {})
    if not (_text(song, "file") or "").startswith(("http://", "https://")):
        return None
    parts = (", ".join(_texts(song, "artist")), ", ".join(_texts(song, "title")))
    return one_line(" - ".join(filter(None, parts)), _LONGEST_TITLE) or None


def _song(song: Pairs) -> PlayerSong:
    location = _text(song, "file")
    number = _number(song, "id")
    if location is None or number is None:
        raise _malformed("a song", song)
    return PlayerSong(number=number, location=location)


def _output(output: Pairs, output_error: str) -> Output:
    key, name = _text(output, "outputid"), _text(output, "outputname")
    if key is None or name is None:
        raise _malformed("an output", output)
    return Output(
        id=key,
        name=name,
        is_on=_text(output, "outputenabled") == "1",
        is_available=f'"{name}"' not in output_error,
    )


def _gain(mode: str | None) -> ReplayGain:
    try:
        return ReplayGain(mode or "off")
    except ValueError as err:
        raise _malformed("replay_gain_mode", mode) from err


def _volume(status: Pairs) -> float | None:
    percent = _number(status, "volume")
    # MPD before 0.22 reports -1 where newer versions omit the volume.
    return None if percent is None or percent < 0 else min(percent, 100) / 100


def _text(pairs: Pairs, key: str) -> str | None:
    value = pairs.get(key)
    if value is None or isinstance(value, str):
        return value
    raise _malformed(key, value)


def _texts(pairs: Pairs, key: str) -> Sequence[str]:
    """Return the values of a key that may be repeated."""
    value = pairs.get(key)
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _number(pairs: Pairs, key: str) -> int | None:
    text = _text(pairs, key)
    try:
        return None if text is None else int(text)
    except ValueError as err:
        raise _malformed(key, text) from err


def _seconds(pairs: Pairs, key: str) -> float | None:
    text = _text(pairs, key)
    try:
        seconds = None if text is None else float(text)
    except ValueError as err:
        raise _malformed(key, text) from err
    if seconds is not None and not 0.0 <= seconds < float("inf"):
        raise _malformed(key, text)
    return seconds


def _malformed(key: str, value: object) -> PlayerLostError:
    return PlayerLostError(
        PlayerFault.UNREACHABLE,
        f"what answers is no MPD that we understand: {key} is {str(value)[:80]!r}",
    )
