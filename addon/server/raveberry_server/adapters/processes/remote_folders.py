"""Access to files in network folders, which may hang for ever.

A thread that waits for such a folder cannot be ended, and may keep its process from ending, too.
So a child process reads there, in a few threads for each mount, and every answer has a deadline. A
mount that misses it is silent: it is not asked again until a probe is answered.
"""

import asyncio
import contextlib
import json
import logging
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Protocol

from raveberry_server.adapters.system.mounts import Mount, remote_mount, remote_mounts_below
from raveberry_server.application.errors import SourceError
from raveberry_server.application.ports.jobs import JobError
from raveberry_server.domain.model.errors import Refusal

from .child_process import OnPart, ResidentProcess

_LOGGER = logging.getLogger(__name__)
_MODULE: Final = "raveberry_server.jobs.library.remote_reader"
ANSWER_WITHIN_S: Final = 5.0
"""A disk of a network storage may have to spin up, but the players of a party wait for it."""
PROBE_EVERY_S: Final = 5.0

type OnSilence = Callable[[frozenset[str]], None]
"""Receives the paths of all mounts that are silent from now on."""


class Reader(Protocol):
    """The child process."""

    async def ask(
        self, question: Mapping[str, object], on_part: OnPart | None = None
    ) -> Mapping[str, object]:
        """Return the answer to a question, as `ResidentProcess.ask`."""
        ...

    async def run(self) -> None:
        """Run until cancelled."""
        ...


class RemoteFolders:
    """Runner of functions that read files, here for local ones and in the child for remote ones.

    Args:
        reader: the child process.
        mount_of: returns the remote file system that a path leads into.
        mounts_below: returns the same, or those that are mounted below a path.
        on_silence: is notified when a mount stops to answer, or answers again.
    """

    def __init__(  # noqa: PLR0913 - all keyword-only and optional
        self,
        *,
        reader: Reader | None = None,
        mount_of: Callable[[str], Mount | None] = remote_mount,
        mounts_below: Callable[[str], Iterable[tuple[str, Mount]]] = remote_mounts_below,
        on_silence: OnSilence = lambda _mounts: None,
        answer_within_s: float = ANSWER_WITHIN_S,
        probe_every_s: float = PROBE_EVERY_S,
    ) -> None:
        self._reader = reader or ResidentProcess(module=_MODULE, arguments=tuple)
        self._mount_of = mount_of
        self._mounts_below = mounts_below
        self._on_silence = on_silence
        self._answer_within_s = answer_within_s
        self._probe_every_s = probe_every_s
        self._silent: set[Mount] = set()
        self._on_answer: list[Callable[[], None]] = []
        self._is_silent = asyncio.Event()

    async def read[R](self, path: Path | str, work: Callable[..., R], *args: Any) -> R:  # noqa: ANN401 - as the function
        """Return the result of a function that reads at or below a path.

        Args:
            path: the absolute path.
            work: a function of a module; its arguments and its result can be JSON.
            args: its arguments.

        Raises:
            SourceError: `music_folder_silent`, the file system does not answer.
            OSError: the function has raised it.
        """
        mount = await self.mount_of(path)
        if mount is None:
            return await asyncio.to_thread(work, *args)
        if mount in self._silent:
            raise SourceError(Refusal.MUSIC_FOLDER_SILENT, mount[0])
        found: R = await self._asked(mount, f"{work.__module__}:{work.__qualname__}", args)
        return found

    async def mount_of(self, path: Path | str) -> Mount | None:
        """Return the remote file system that a path leads into, None for a local file."""
        return await asyncio.to_thread(self._mount_of, str(path))

    async def is_remote(self, path: Path | str) -> bool:
        """Return whether a path leads into a remote file system."""
        return await self.mount_of(path) is not None

    async def silent_below(self, folders: Iterable[Path]) -> frozenset[Path]:
        """Return the folders, and the mounts in them, that do not answer now."""
        silent: set[Path] = set()

        async def look(path: str, mount: Mount) -> None:
            try:
                await self._asked(mount, "os:statvfs", (mount[0],))
            except SourceError:
                silent.add(Path(path))
            except OSError as err:
                _LOGGER.debug("%s answers with an error: %s", path, err)

        async with asyncio.TaskGroup() as looks:
            for folder in folders:
                for path, mount in await asyncio.to_thread(self._mounts_below, str(folder)):
                    looks.create_task(look(path, mount), name="look into a network folder")
        return frozenset(silent)

    def observe_answers(self, observer: Callable[[], None]) -> None:
        """Call the observer when a silent mount answers again."""
        self._on_answer.append(observer)

    def is_silent(self, mount: Mount) -> bool:
        """Return whether a file system does not answer."""
        return mount in self._silent

    async def run(self) -> None:
        """Run the child, and ask silent mounts until they answer; until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._reader.run(), name="reader of network folders")
            tasks.create_task(self._probe(), name="probe of network folders")

    async def _probe(self) -> None:
        while True:
            await self._is_silent.wait()
            await asyncio.sleep(self._probe_every_s)
            for mount in tuple(self._silent):
                if await asyncio.to_thread(self._mount_of, mount[0]) != mount:
                    self._note_answer(mount)  # it is unmounted
                    continue
                with contextlib.suppress(SourceError, OSError):
                    await self._asked(mount, "os:statvfs", (mount[0],))

    async def _asked(self, mount: Mount, work: str, args: tuple[Any, ...]) -> Any:  # noqa: ANN401 - as the function
        parts: list[str] = []

        async def keep(part: Mapping[str, object]) -> None:
            parts.append(str(part["text"]))

        question = {"mount": mount[1], "do": work, "with": args}
        try:
            async with asyncio.timeout(self._answer_within_s):
                answer = await self._reader.ask(question, keep)
        except TimeoutError as err:
            self._note_silence(mount)
            raise SourceError(Refusal.MUSIC_FOLDER_SILENT, mount[0]) from err
        except JobError as err:
            raise SourceError(Refusal.SONG_FILE_UNREADABLE, str(err)) from err
        if answer.get("is_busy"):
            self._note_silence(mount)
            raise SourceError(Refusal.MUSIC_FOLDER_SILENT, mount[0])
        self._note_answer(mount)
        if "errno" in answer:
            raise OSError(answer["errno"], answer["failed"])
        return json.loads("".join((*parts, str(answer["text"]))))

    def _note_silence(self, mount: Mount) -> None:
        if mount not in self._silent:
            _LOGGER.warning("%s does not answer; its songs wait until it does", mount[0])
            self._silent.add(mount)
            self._is_silent.set()
            self._on_silence(self._silent_paths())

    def _note_answer(self, mount: Mount) -> None:
        if mount in self._silent:
            _LOGGER.info("%s answers again", mount[0])
            self._silent.remove(mount)
            if not self._silent:
                self._is_silent.clear()
            self._on_silence(self._silent_paths())
            for observer in self._on_answer:
                observer()

    def _silent_paths(self) -> frozenset[str]:
        return frozenset(path for path, _number in self._silent)
