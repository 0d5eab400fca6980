"""Bare Debian 13 machines: a minimal debootstrap tree plus what a checkout needs, in a chroot."""

import hashlib
import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scripts import debian
from tests.architecture.tree import ROOT, project_files

STORE: Final = ROOT / ".run" / "fresh"
WHEELS: Final = ROOT / ".run" / "cache" / "pip"
CERTIFICATES: Final = Path("etc/ssl/certs/ca-certificates.crt")
PACKAGES: Final = ("ca-certificates", "git", "python3", "sudo")
"""Packages beyond the minimal tree that a checkout needs and Debian's installer always installs."""

CHECKOUT: Final = Path("raveberry")
"""Relative to the user's home folder."""

USER_PATH: Final = "/usr/local/bin:/usr/bin:/bin"
"""The path of an ordinary user on Debian, without the sbin folders."""

NODE: Final = f"NODE_EXTRA_CA_CERTS=/{CERTIFICATES}"
"""Node has its own list of certificate authorities."""

ROOT_PATH: Final = f"/usr/local/sbin:/usr/sbin:/sbin:{USER_PATH}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """A file tree and the user who works in it.

    Attributes:
        tree: root folder of the machine.
        user: name of the user.
    """

    tree: Path
    user: str

    @property
    def home(self) -> Path:
        """The user's home folder, as the machine sees it."""
        return Path("/root") if self.user == "root" else Path("/home") / self.user

    def start(self, command: str, *, log: Path) -> subprocess.Popen[bytes]:
        """Start a shell command in the checkout; its children end with it.

        Args:
            command: words for sh.
            log: the file for its output.
        """
        path = ROOT_PATH if self.user == "root" else USER_PATH
        variables = f"PATH={path} HOME={self.home} USER={self.user} LANG=C.UTF-8 {NODE}"
        inside = shlex.quote(f"cd {self.home / CHECKOUT} && exec {command}")
        script = (
            # Its root is a mount point, as that of a machine is; unshare --mount needs that.
            f"mount --bind {self.tree} {self.tree}",
            f"mount -t proc proc {self.tree}/proc",
            f"mount --rbind /dev {self.tree}/dev",
            f"mount -t tmpfs tmpfs {self.tree}/run",
            f"mount --bind {STORE}/archives {self.tree}/var/cache/apt/archives",
            "hostname party",
            # A change of user clears the parent death signal of the process, so it is set again.
            f"user='--reuid={self.user} --regid={self.user} --init-groups --pdeathsig=KILL'",
            f"exec chroot {self.tree} setpriv $user env -i {variables} sh -c {inside}",
        )
        namespaces = ("--mount", "--pid", "--fork", "--kill-child", "--uts", "--ipc")
        with log.open("ab") as output:
            return subprocess.Popen(
                # unshare itself ignores SIGTERM.
                (
                    "setpriv",
                    "--pdeathsig=KILL",
                    "unshare",
                    *namespaces,
                    "sh",
                    "-ec",
                    "\n".join(script),
                ),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def run(self, command: str, *, within_s: float, log: Path) -> int:
        """Run a shell command in the checkout and return its exit code.

        Raises:
            AssertionError: it takes too long; with its output.
        """
        process = self.start(command, log=log)
        try:
            return process.wait(within_s)
        except subprocess.TimeoutExpired:
            raise AssertionError(
                f"{command}: not done in {within_s} s\n{log.read_text()}"
            ) from None
        finally:
            end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a command and all its children."""
    if process.poll() is None:
        process.kill()  # unshare, and with it the first process of its namespace
        process.wait(10)


@contextmanager
def machine(user: str, *, has_wheels: bool) -> Iterator[Machine]:
    """Create a bare machine with a checkout in the user's home folder inside the block.

    Args:
        user: `root`, or a name to create with password-free sudo.
        has_wheels: whether pip finds the wheels that were downloaded for this checkout.
    """
    base = _base()
    tree = STORE / f"machine-{user}-{os.getpid()}"
    _remove(tree)  # of a test that was ended
    subprocess.run(("cp", "--archive", "--reflink=auto", base, tree), check=True)
    try:
        made = Machine(tree=tree, user=user)
        if user != "root":
            _chroot(tree, "useradd", "--create-home", "--shell", "/bin/bash", user)
            (tree / "etc/sudoers.d/party").write_text(f"{user} ALL=(ALL) NOPASSWD: ALL\n")
        _check_out(made, has_wheels=has_wheels)
        yield made
    finally:
        _remove(tree)


def _remove(tree: Path) -> None:
    """Remove a machine, in which killed processes may still be ending."""
    deadline_s = time.monotonic() + 30
    while tree.exists() and time.monotonic() < deadline_s:
        shutil.rmtree(tree, ignore_errors=True)
    assert not tree.exists(), f"{tree} is still in use"


def _base() -> Path:
    """Return the tree that machines are copied from, created once."""
    tree = STORE / "base"
    stamp = tree / "made-for-test"
    wanted = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return tree
    debian.install(debian.missing({"debootstrap": "debootstrap"}))
    shutil.rmtree(tree, ignore_errors=True)
    (STORE / "archives" / "partial").mkdir(parents=True, exist_ok=True)
    subprocess.run(
        (
            *("debootstrap", "--variant=minbase", f"--include={','.join(PACKAGES)}"),
            *("trixie", str(tree), debian.source("trixie")),
        ),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    # With this machine's package sources and the authority of a proxy's certificate.
    shutil.copy(Path("/") / CERTIFICATES, tree / CERTIFICATES)
    (tree / "etc/pip.conf").write_text(f"[global]\ncert = /{CERTIFICATES}\n")
    (tree / "etc/apt/apt.conf.d/99-test").write_text(
        'Acquire::Check-Valid-Until "false";\nAcquire::Check-Date "false";\n'
    )
    # As Debian's installer writes it.
    (tree / "etc/hosts").write_text(
        "127.0.0.1 localhost\n127.0.1.1 party\n::1 localhost ip6-localhost ip6-loopback\n"
    )
    # This machine needs no protection from power failures.
    (tree / "etc/dpkg/dpkg.cfg.d/test").write_text("force-unsafe-io\n")
    stamp.write_text(wanted)
    return tree


def _check_out(made: Machine, *, has_wheels: bool) -> None:
    """Clone the checkout, including uncommitted changes."""
    checkout = made.tree / made.home.relative_to("/") / CHECKOUT
    cloned = ("git", "clone", "--quiet", "--no-checkout", "--no-hardlinks", ROOT, checkout)
    subprocess.run(cloned, check=True)
    for file in project_files():
        target = checkout / file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / file, target, follow_symlinks=False)
    subprocess.run(("git", "-C", checkout, "reset", "--quiet"), check=True)
    if has_wheels and WHEELS.exists():
        shutil.copytree(WHEELS, checkout / WHEELS.relative_to(ROOT))
    owner = _chroot(made.tree, "id", "-u", made.user).strip()
    subprocess.run(("chown", "--recursive", f"{owner}:{owner}", checkout), check=True)


def _chroot(tree: Path, *command: str) -> str:
    done = subprocess.run(("chroot", tree, *command), check=True, capture_output=True, text=True)
    return done.stdout
