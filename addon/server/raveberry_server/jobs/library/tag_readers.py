"""The processes that read sound files for a scan: forked early, asked through pipes."""

import fcntl
import gc
import marshal
import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import batched, cycle
from typing import BinaryIO, Final, NoReturn

from raveberry_server.domain.model.errors import RaveberryError

from .song_rows import FileReading, FileToRead, readings

_CHUNK: Final = 100
"""Files that are read in one go; small enough for a scan that is told to stop."""
_ALONE: Final = 2
"""Chunks that are read in this process; fewer files are no long work."""
_READERS: Final = 2
"""One more process than these writes; with them a scan keeps two processors of a Pi free."""
_AHEAD: Final = 60
"""Chunks that are read before the oldest is written: as many as two readers get through while one
batch is written, so that no processor waits for another. They take some 4 MB."""
_PIPE_BYTES: Final = 1 << 20
"""What a pipe may hold, the most that kernels give to everybody."""
_HEAD_BYTES: Final = 4
_MARSHAL: Final = 2
"""The format that does not look for texts it has written before, which takes longer than writing
them once more."""


class ReaderLostError(RaveberryError):
    """A process that read files was ended by somebody; what is written stays."""

    def __init__(self) -> None:
        super().__init__("a process that reads files was killed")


class TagReader:
    """A process that reads files; it is this one forked, which takes a hundredth of starting anew.

    There may be no thread yet, and nothing open that two processes cannot share.

    Args:
        others: that were forked before it.
        on_work: called by it before it reads the first file.

    Attributes:
        process: its number.
    """

    def __init__(self, *, others: Iterable["TagReader"], on_work: Callable[[], None]) -> None:
        wanted, self._wanted = _pipe()
        self._answers, answers = _pipe()
        self._room_bytes = fcntl.fcntl(self._wanted, fcntl.F_GETPIPE_SZ)
        self._asked_bytes: deque[int] = deque()
        self.process = os.fork()
        if not self.process:
            # Whoever holds an end that writes keeps the one that reads waiting.
            for reader in (*others, self):
                reader.hang_up()
            _serve(wanted, answers, on_work)
        wanted.close()
        answers.close()

    def has_room_for(self, request: bytes) -> bool:
        """Whether it can be asked more before its answers are taken; else both would wait."""
        return not self._asked_bytes or sum(self._asked_bytes) + len(request) <= self._room_bytes

    def ask(self, request: bytes) -> None:
        """Have more files read.

        Raises:
            ReaderLostError: it was killed.
        """
        try:
            _send(self._wanted, request)
        except BrokenPipeError as err:
            raise ReaderLostError from err
        self._asked_bytes.append(_HEAD_BYTES + len(request))

    def answer(self) -> bytes:
        """What it says to the oldest request that it has not answered yet.

        Raises:
            ReaderLostError: it was killed.
        """
        answer = _received(self._answers)
        if answer is None:
            raise ReaderLostError
        self._asked_bytes.popleft()
        return answer

    def end(self) -> None:
        """End it, whatever it does."""
        self.hang_up()
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)

    def hang_up(self) -> None:
        """Close its pipes; without them it ends by itself."""
        for pipe in (self._wanted, self._answers):
            with suppress(BrokenPipeError):
                pipe.close()


def forked_readers(on_work: Callable[[], None]) -> Sequence[TagReader]:
    """As many readers as a scan has use for."""
    made: list[TagReader] = []
    for _ in range(_READERS):
        made.append(TagReader(others=made, on_work=on_work))
    return made


class TagReaders:
    """Reads files, a few by itself and many with the readers that there are."""

    def __init__(self, readers: Sequence[TagReader]) -> None:
        self._readers = readers

    def read(
        self, wanted: Iterable[FileToRead]
    ) -> Iterator[tuple[Sequence[FileToRead], Sequence[FileReading]]]:
        """What the files say, some at a time, in the order in which they are wanted.

        Raises:
            ReaderLostError: a reader was killed, by the memory's guard perhaps.
        """
        chunks = batched(wanted, _CHUNK, strict=False)
        for number, chunk in enumerate(chunks, 1):
            yield chunk, readings([one.path for one in chunk])
            if number == _ALONE and self._readers:
                break
        else:
            return
        waiting: deque[tuple[Sequence[FileToRead], TagReader]] = deque()
        for chunk, reader in zip(chunks, cycle(self._readers), strict=False):
            request = marshal.dumps([one.path for one in chunk], _MARSHAL)
            while len(waiting) >= _AHEAD or not reader.has_room_for(request):
                yield _answered(*waiting.popleft())
            reader.ask(request)
            waiting.append((chunk, reader))
        while waiting:
            yield _answered(*waiting.popleft())


def _answered(
    chunk: Sequence[FileToRead], reader: TagReader
) -> tuple[Sequence[FileToRead], Sequence[FileReading]]:
    unpacked = marshal.loads(reader.answer())  # noqa: S302 - from our own process
    return chunk, [FileReading(*fields) for fields in unpacked]


# --- in the forked process -----------------------------------------------------------------------


def _serve(wanted: BinaryIO, answers: BinaryIO, on_work: Callable[[], None]) -> NoReturn:
    """Read what is wanted until nobody is there to want anything."""
    try:
        gc.enable()
        request = _received(wanted)
        if request is not None:
            on_work()
        while request is not None:
            paths = marshal.loads(request)  # noqa: S302 - from our own process
            found = [tuple(reading) for reading in readings(paths)]
            _send(answers, marshal.dumps(found, _MARSHAL))
            request = _received(wanted)
    except BrokenPipeError:
        os._exit(0)
    except BaseException:  # noqa: BLE001 - the outermost part of a process
        traceback.print_exc()
    finally:
        # Nothing that belongs to the scan may be tidied up here.
        os._exit(1)


# --- pipes ---------------------------------------------------------------------------------------


def _pipe() -> tuple[BinaryIO, BinaryIO]:
    """The end that reads and the end that writes."""
    outlet, inlet = os.pipe()
    # It may hold less: then processes wait for each other more often.
    with suppress(OSError):
        fcntl.fcntl(inlet, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    return open(outlet, "rb"), open(inlet, "wb")  # noqa: PTH123 - both are kept


def _send(pipe: BinaryIO, content: bytes) -> None:
    pipe.write(len(content).to_bytes(_HEAD_BYTES))
    pipe.write(content)
    pipe.flush()


def _received(pipe: BinaryIO) -> bytes | None:
    """What was sent in one piece, None if the other end is closed."""
    head = pipe.read(_HEAD_BYTES)
    content = pipe.read(int.from_bytes(head))
    return content if head and len(content) == int.from_bytes(head) else None
