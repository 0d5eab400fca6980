"""A network share that hangs: sshfs, whose server is stopped."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

_SFTP_SERVER: Final = Path("/usr/lib/openssh/sftp-server")
_WITHIN_S: Final = 60.0
"""It takes less than a second on an idle machine."""

needs_share: Final = pytest.mark.skipif(
    os.geteuid() != 0
    or not os.access("/dev/fuse", os.W_OK)
    or shutil.which("sshfs") is None
    or not _SFTP_SERVER.exists(),
    reason="needs root, /dev/fuse, sshfs and openssh-sftp-server",
)


@dataclass(frozen=True, slots=True)
class Share:
    """A mounted share.

    Attributes:
        origin: the folder that is shared.
        mount: where it is mounted.
        pid_file: has the process id of the share's server.
    """

    origin: Path
    mount: Path
    pid_file: Path

    @property
    def server(self) -> int:
        return int(self.pid_file.read_text())

    def hang(self) -> None:
        """Stop to answer."""
        os.kill(self.server, signal.SIGSTOP)

    def answer(self) -> None:
        """Answer everything that waits, and go on."""
        os.kill(self.server, signal.SIGCONT)


@contextmanager
def mounted_share(folder: Path, *, beside: Path | None = None) -> Iterator[Share]:
    """Share a folder beside `folder`, or another path, mounted at `folder` inside the block."""
    named = beside or folder
    origin, tools = named.with_name(f"{named.name}-origin"), named.with_name(f"{named.name}-ssh")
    for made in (origin, tools, folder):
        made.mkdir(parents=True, exist_ok=True)
    pid_file, command = tools / "pid", tools / "ssh"
    command.write_text(f"#!/bin/sh\necho $$ >{pid_file}\nexec {_SFTP_SERVER}\n")
    command.chmod(0o755)
    sshfs = subprocess.Popen(
        ["sshfs", "-f", "-o", f"ssh_command={command},direct_io", f"host:{origin}", folder],
        start_new_session=True,
    )
    try:
        deadline_s = time.monotonic() + _WITHIN_S
        while not os.path.ismount(folder):
            assert time.monotonic() < deadline_s, "sshfs does not mount"
            time.sleep(0.05)
        yield Share(origin, folder, pid_file)
    finally:
        with suppress(OSError, ValueError):
            Share(origin, folder, pid_file).answer()
        subprocess.run(["fusermount3", "-uz", folder], check=False)
        # By itself it ends only with the last copy of the mount, which may be in the namespace of
        # a test that runs at the same time.
        sshfs.terminate()
        sshfs.wait(_WITHIN_S)
