"""Processes that read sound files for a scan, forked early and connected by pipes."""

import fcntl
import gc
import marshal
import os
import select
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import batched, cycle
from typing import BinaryIO, Final, NoReturn

from raveberry_server.domain.model.errors import RaveberryError

from .cue_sheet_files import PlainTracks
from .song_rows import FileReading, FileToRead, readings

_CHUNK: Final = 100
"""Files that are read at once; few enough for a scan that is asked to stop."""
_ALONE: Final = 2
"""Chunks that are read in this process; reading fewer files is quick."""
_READERS: Final = 2
"""One process more writes; a scan thereby leaves two processors of a Pi free."""
_AHEAD: Final = 130
"""Chunks that are read before the oldest is written: as many as two readers process while one
batch is written, or while the scan builds its indexes, so that no processor waits for another. They
take some 9 MB."""
_LAST_PART: Final = 8
"""The last eighth of all files is read while the scan does other work, with most songs written."""
_PIPE_BYTES: Final = 1 << 20
"""Capacity of a pipe, the largest that kernels grant to unprivileged processes."""
_HEAD_BYTES: Final = 4
_MARSHAL: Final = 2
"""The version that does not look up strings it has written before, which takes longer than writing
them again."""


class ReaderLostError(RaveberryError):
    """A reading process was killed; committed songs stay."""

    def __init__(self) -> None:
        super().__init__("a process that reads files was killed")


class TagReader:
    """A process that reads files, forked from this one in a hundredth of a start's time.

    It must be created before any thread, and before anything is open that processes cannot share.

    Args:
        others: readers that were forked before it.
        on_work: called in the reader before it reads the first file.

    Attributes:
        process: its process id.
    """

    def __init__(self, *, others: Iterable["TagReader"], on_work: Callable[[], None]) -> None:
        wanted, self._wanted = _pipe()
        self._answers, answers = _pipe()
        self._room_bytes = fcntl.fcntl(self._wanted, fcntl.F_GETPIPE_SZ)
        self._asked_bytes: deque[int] = deque()
        self._received: deque[bytes] = deque()
        self.process = os.fork()
        if not self.process:
            # An open writing end would keep the reader of its pipe waiting.
            for reader in (*others, self):
                reader.hang_up()
            _serve(wanted, answers, on_work)
        wanted.close()
        answers.close()

    def has_room_for(self, request: bytes) -> bool:
        """Return whether a request fits into the pipe; without room both ends would block."""
        return not self._asked_bytes or sum(self._asked_bytes) + len(request) <= self._room_bytes

    def ask(self, request: bytes) -> None:
        """Send a request for more files.

        Raises:
            ReaderLostError: it was killed.
        """
        try:
            _send(self._wanted, request)
        except BrokenPipeError as err:
            raise ReaderLostError from err
        self._asked_bytes.append(_HEAD_BYTES + len(request))

    def answer(self) -> bytes:
        """Return the answer to the oldest pending request.

        Raises:
            ReaderLostError: it was killed.
        """
        if not self._received:
            self._receive()
        return self._received.popleft()

    def receive(self) -> None:
        """Take the answers that are there, as a full pipe makes the reader wait.

        Raises:
            ReaderLostError: it was killed.
        """
        while self._asked_bytes and select.select([self._answers], [], [], 0)[0]:
            self._receive()

    def _receive(self) -> None:
        answer = _received(self._answers)
        if answer is None:
            raise ReaderLostError
        self._asked_bytes.popleft()
        self._received.append(answer)

    def end(self) -> None:
        """Kill the process."""
        self.hang_up()
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)

    def hang_up(self) -> None:
        """Close its pipes, upon which it exits."""
        for pipe in (self._wanted, self._answers):
            with suppress(BrokenPipeError):
                pipe.close()


def forked_readers(on_work: Callable[[], None]) -> Sequence[TagReader]:
    """Return as many readers as a scan can use."""
    made: list[TagReader] = []
    for _ in range(_READERS):
        made.append(TagReader(others=made, on_work=on_work))
    return made


class TagReaders:
    """Reader of files that handles a few in this process and many with the forked readers."""

    def __init__(self, readers: Sequence[TagReader]) -> None:
        self._readers = readers

    def read(
        self, wanted: Iterable[FileToRead], *, meanwhile: Iterable[Callable[[], object]] = ()
    ) -> Iterator[tuple[Sequence[FileToRead], Sequence[FileReading]]]:
        """Yield the contents of files in chunks, in the order of `wanted`.

        Args:
            wanted: the files.
            meanwhile: work for this process while the readers read the last files. It is not done
                if there are too few for readers.

        Raises:
            ReaderLostError: a reader was killed, perhaps by the kernel for lack of memory.
        """
        chunks = batched(wanted, _CHUNK, strict=False)
        for number, chunk in enumerate(chunks, 1):
            yield chunk, readings(*_request(chunk))
            if number == _ALONE and self._readers:
                break
        else:
            return
        waiting: deque[tuple[Sequence[FileToRead], TagReader]] = deque()
        asked = 0
        for chunk, reader in zip(chunks, cycle(self._readers), strict=False):
            request = marshal.dumps(_request(chunk), _MARSHAL)
            while len(waiting) >= _AHEAD or not reader.has_room_for(request):
                yield _answered(*waiting.popleft())
            reader.ask(request)
            asked += 1
            waiting.append((chunk, reader))
        while len(waiting) > asked // _LAST_PART:
            yield _answered(*waiting.popleft())
        for work in meanwhile:
            work()
            for reader in self._readers:
                reader.receive()
        while waiting:
            yield _answered(*waiting.popleft())


def _request(chunk: Sequence[FileToRead]) -> tuple[list[str], dict[str, PlainTracks]]:
    """Return the paths of files, and the tracks of those with a cue sheet beside them."""
    return [one.path for one in chunk], {
        one.path: one.tracks.plain() for one in chunk if one.tracks
    }


def _answered(
    chunk: Sequence[FileToRead], reader: TagReader
) -> tuple[Sequence[FileToRead], Sequence[FileReading]]:
    unpacked = marshal.loads(reader.answer())  # noqa: S302 - from our own process
    return chunk, [FileReading(*fields) for fields in unpacked]


# --- in the forked process -----------------------------------------------------------------------


def _serve(wanted: BinaryIO, answers: BinaryIO, on_work: Callable[[], None]) -> NoReturn:
    """Answer requests until the scan closes its end."""
    try:
        gc.enable()
        request = _received(wanted)
        if request is not None:
            on_work()
        while request is not None:
            paths, tracks = marshal.loads(request)  # noqa: S302 - from our own process
            found = [tuple(reading) for reading in readings(paths, tracks)]
            _send(answers, marshal.dumps(found, _MARSHAL))
            request = _received(wanted)
    except BrokenPipeError:
        os._exit(0)
    except BaseException:  # noqa: BLE001 - the outermost part of a process
        traceback.print_exc()
    finally:
        # Exit handlers of the scan must not run here.
        os._exit(1)


# --- pipes ---------------------------------------------------------------------------------------


def _pipe() -> tuple[BinaryIO, BinaryIO]:
    """Return the reading end and the writing end."""
    outlet, inlet = os.pipe()
    # A smaller pipe only makes processes wait for each other more often.
    with suppress(OSError):
        fcntl.fcntl(inlet, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    return open(outlet, "rb"), open(inlet, "wb")  # noqa: PTH123 - both are kept


def _send(pipe: BinaryIO, content: bytes) -> None:
    pipe.write(len(content).to_bytes(_HEAD_BYTES))
    pipe.write(content)
    pipe.flush()


def _received(pipe: BinaryIO) -> bytes | None:
    """Return one message, None if the other end is closed."""
    head = pipe.read(_HEAD_BYTES)
    content = pipe.read(int.from_bytes(head))
    return content if head and len(content) == int.from_bytes(head) else None
